//! Prints all that the crate says, as canonical JSON (RFC 8785) and without a newline at its end:
//! the levels in their order, and the messages in that of the catalogue.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use consumed::{Code, Details, Level};

enum Value {
    Text(String),
    List(Vec<Value>),
    Object(BTreeMap<&'static str, Value>), // all keys are ASCII, ordered as in UTF-16
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn object(fields: Vec<(&'static str, Option<Value>)>) -> Value {
    let given = fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
    Value::Object(given.collect())
}

fn message(code: Code) -> Value {
    let d: &Details = code.details();
    assert_eq!(d.code, code);
    assert_eq!(code.as_str().parse(), Ok(code));
    assert_eq!(Code::try_from(code.as_str()), Ok(code));
    assert_eq!(format!("{code}"), code.as_str());
    object(vec![
        ("code", Some(text(d.code.as_str()))),
        ("module", Some(text(d.module))),
        ("level", Some(text(d.level.as_str()))),
        ("retry", d.retry.map(|retry| text(retry.as_str()))),
        ("since", d.since.map(text)),
        ("summary", Some(text(d.summary))),
        ("explanation", d.explanation.map(text)),
        ("remedy", d.remedy.map(text)),
        (
            "deprecated",
            d.deprecated.map(|note| {
                object(vec![
                    ("reason", Some(text(note.reason))),
                    ("since", note.since.map(text)),
                    ("replaced_by", note.replaced_by.map(text)),
                ])
            }),
        ),
        (
            "see",
            (!d.see.is_empty()).then(|| Value::List(d.see.iter().map(|link| text(link)).collect())),
        ),
    ])
}

fn quote(out: &mut String, value: &str) {
    out.push('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => write!(out, "\\u{:04x}", c as u32).unwrap(),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn canonical(out: &mut String, value: &Value) {
    match value {
        Value::Text(value) => quote(out, value),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                canonical(out, item);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (index, (key, item)) in fields.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                quote(out, key);
                out.push(':');
                canonical(out, item);
            }
            out.push('}');
        }
    }
}

fn main() {
    let mut levels: Vec<Level> = Level::ALL.to_vec();
    levels.sort_by_key(|level| std::cmp::Reverse(level.severity()));
    assert!("ANYTHING else".parse::<Code>().is_err() && "".parse::<Code>().is_err());
    let said = object(vec![
        (
            "levels",
            Some(Value::List(levels.iter().map(|level| text(level.as_str())).collect())),
        ),
        (
            "messages",
            Some(Value::List(Code::ALL.iter().map(|code| message(*code)).collect())),
        ),
    ]);
    let mut out = String::new();
    canonical(&mut out, &said);
    std::io::stdout().write_all(out.as_bytes()).unwrap();
}
