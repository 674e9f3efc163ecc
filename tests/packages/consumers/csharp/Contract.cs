using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PACKAGE;

/// <summary>
/// Prints all that the package says, as canonical JSON (RFC 8785) and without a newline at its end:
/// the levels in their order, and the messages in that of the catalogue.
/// </summary>
internal static class Contract
{
    private static void Check(bool holds, Code code)
    {
        if (!holds)
        {
            throw new InvalidOperationException(code.Text);
        }
    }

    /// <summary>Sets a text that the catalogue has; one that it does not have is empty.</summary>
    private static void Given(SortedDictionary<string, object> fields, string key, string text)
    {
        if (text.Length > 0)
        {
            fields.Add(key, text);
        }
    }

    private static SortedDictionary<string, object> Fields()
    {
        return new SortedDictionary<string, object>(StringComparer.Ordinal);
    }

    private static object Message(Code code)
    {
        Details d = code.Details;
        Check(d.Code == code && code.IsKnown, code);
        Check(Code.TryParse(code.Text, out Code same) && same.Equals(code), code);
        Check(code.ToString() == code.Text && new Code(code.Text).GetHashCode() == code.GetHashCode(), code);
        SortedDictionary<string, object> fields = Fields();
        fields.Add("code", code.Text);
        fields.Add("module", d.Module);
        fields.Add("level", d.Level.ToText());
        fields.Add("summary", d.Summary);
        Given(fields, "explanation", d.Explanation);
        Given(fields, "remedy", d.Remedy);
        Given(fields, "retry", d.Retry.ToText());
        Given(fields, "since", d.Since);
        if (d.Deprecated != null)
        {
            SortedDictionary<string, object> note = Fields();
            note.Add("reason", d.Deprecated.Reason);
            Given(note, "since", d.Deprecated.Since);
            Given(note, "replaced_by", d.Deprecated.ReplacedBy);
            fields.Add("deprecated", note);
        }

        if (d.See.Count > 0)
        {
            fields.Add("see", d.See.Cast<object>().ToList());
        }

        return fields;
    }

    private static void Quote(StringBuilder o, string text)
    {
        const string Short = "\"\\\b\f\n\r\t";
        o.Append('"');
        foreach (char c in text)
        {
            int place = Short.IndexOf(c);
            if (place >= 0)
            {
                o.Append('\\').Append("\"\\bfnrt"[place]);
            }
            else if (c < ' ')
            {
                o.Append("\\u").Append(((int)c).ToString("x4"));
            }
            else
            {
                o.Append(c);
            }
        }

        o.Append('"');
    }

    private static void Canonical(StringBuilder o, object value)
    {
        string before = "";
        switch (value)
        {
            case string text:
                Quote(o, text);
                break;
            case List<object> items:
                o.Append('[');
                foreach (object item in items)
                {
                    o.Append(before);
                    Canonical(o, item);
                    before = ",";
                }

                o.Append(']');
                break;
            case SortedDictionary<string, object> fields:
                o.Append('{');
                foreach (KeyValuePair<string, object> field in fields)
                {
                    o.Append(before);
                    Quote(o, field.Key);
                    o.Append(':');
                    Canonical(o, field.Value);
                    before = ",";
                }

                o.Append('}');
                break;
            default:
                throw new InvalidOperationException(value.ToString());
        }
    }

    private static void Main()
    {
        Check(!Code.TryParse("ANYTHING else", out Code other) && other.Details == null, other);
        Check(!Code.TryParse(null, out Code none) && none == default(Code), none);
        List<Level> levels = Enum.GetValues(typeof(Level)).Cast<Level>().ToList();
        SortedDictionary<string, object> said = Fields();
        said.Add("levels", levels.OrderByDescending(l => l.Severity()).Select(l => (object)l.ToText()).ToList());
        said.Add("messages", Code.All.Select(Message).ToList());
        var o = new StringBuilder();
        Canonical(o, said);
        byte[] bytes = new UTF8Encoding(false, true).GetBytes(o.ToString());
        using (Stream stream = Console.OpenStandardOutput())
        {
            stream.Write(bytes, 0, bytes.Length);
        }
    }
}
