// Command contract prints all that the package says, as canonical JSON (RFC 8785) and without a
// newline at its end: the levels in their order, and the messages in that of the catalogue.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	codes "consumed.test/codes"
)

type object map[string]any

// given sets a text that the catalogue has; one that it does not have is empty.
func (o object) given(key, text string) {
	if text != "" {
		o[key] = text
	}
}

func message(code codes.Code) object {
	d, ok := codes.Lookup(code)
	if !ok || d.Code != code {
		panic("a code without details: " + code)
	}
	o := object{"code": string(d.Code), "module": d.Module, "level": string(d.Level), "summary": d.Summary}
	o.given("explanation", d.Explanation)
	o.given("remedy", d.Remedy)
	o.given("retry", string(d.Retry))
	o.given("since", d.Since)
	if d.Deprecated != nil {
		note := object{"reason": d.Deprecated.Reason}
		note.given("since", d.Deprecated.Since)
		note.given("replaced_by", string(d.Deprecated.ReplacedBy))
		o["deprecated"] = note
	}
	if d.See != nil {
		see := []any{}
		for _, link := range d.See {
			see = append(see, link)
		}
		o["see"] = see
	}
	return o
}

// levels lists the levels from least to most severe.
func levels() []any {
	all := []codes.Level{
		codes.LevelAlert, codes.LevelCritical, codes.LevelDebug, codes.LevelEmergency,
		codes.LevelError, codes.LevelInfo, codes.LevelNotice, codes.LevelWarning,
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Severity() > all[j].Severity() })
	var out []any
	for _, level := range all {
		out = append(out, string(level))
	}
	return out
}

var short = map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

// quote writes a string. encoding/json would escape U+2028 and U+2029, which RFC 8785 does not.
func quote(out *strings.Builder, text string) {
	out.WriteByte('"')
	for _, r := range text {
		if escape, ok := short[r]; ok {
			out.WriteString(escape)
		} else if r < ' ' {
			fmt.Fprintf(out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
}

// canonical writes a value. All keys are ASCII, so that the order of bytes is that of UTF-16.
func canonical(out *strings.Builder, value any) {
	switch v := value.(type) {
	case string:
		quote(out, v)
	case []any:
		out.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				out.WriteByte(',')
			}
			canonical(out, item)
		}
		out.WriteByte(']')
	case object:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		out.WriteByte('{')
		for i, key := range keys {
			if i > 0 {
				out.WriteByte(',')
			}
			quote(out, key)
			out.WriteByte(':')
			canonical(out, v[key])
		}
		out.WriteByte('}')
	default:
		panic(fmt.Sprintf("no canonical form of %T", value))
	}
}

func main() {
	var messages []any
	for _, code := range codes.All() {
		messages = append(messages, message(code))
	}
	var out strings.Builder
	canonical(&out, object{"levels": levels(), "messages": messages})
	if _, err := os.Stdout.WriteString(out.String()); err != nil {
		panic(err)
	}
}
