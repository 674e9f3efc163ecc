import PACKAGE.Code;
import PACKAGE.Details;
import PACKAGE.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Prints all that the package says, as canonical JSON (RFC 8785) and without a newline at its end:
 * the levels in their order, and the messages in that of the catalogue.
 */
final class Contract {
  private static void check(boolean holds, Code code) {
    if (!holds) {
      throw new AssertionError(code);
    }
  }

  /** Sets a text that the catalogue has; one that it does not have is empty. */
  private static void given(Map<String, Object> fields, String key, String text) {
    if (!text.isEmpty()) {
      fields.put(key, text);
    }
  }

  private static Map<String, Object> message(Code code) {
    Details d = code.details();
    check(d.code() == code && d == code.details(), code);
    check(Code.parse(code.code()).equals(Optional.of(code)), code);
    check(code.toString().equals(code.code()), code);
    Map<String, Object> fields = new TreeMap<>();
    fields.put("code", code.code());
    fields.put("module", d.module());
    fields.put("level", d.level().text());
    fields.put("summary", d.summary());
    given(fields, "explanation", d.explanation());
    given(fields, "remedy", d.remedy());
    d.retry().ifPresent(retry -> fields.put("retry", retry.text()));
    given(fields, "since", d.since());
    d.deprecated()
        .ifPresent(
            note -> {
              Map<String, Object> inner = new TreeMap<>();
              inner.put("reason", note.reason());
              given(inner, "since", note.since());
              given(inner, "replaced_by", note.replacedBy());
              fields.put("deprecated", inner);
            });
    if (!d.see().isEmpty()) {
      fields.put("see", d.see());
    }
    return fields;
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    out.append('"');
  }

  /** Writes a value; a TreeMap orders its keys by their UTF-16 code units. */
  private static void canonical(StringBuilder out, Object value) {
    if (value instanceof String text) {
      quote(out, text);
    } else if (value instanceof List<?> items) {
      String before = "[";
      for (Object item : items) {
        out.append(before);
        canonical(out, item);
        before = ",";
      }
      out.append(items.isEmpty() ? "[]" : "]");
    } else if (value instanceof Map<?, ?> fields) {
      String before = "{";
      for (Map.Entry<?, ?> entry : fields.entrySet()) {
        out.append(before);
        quote(out, (String) entry.getKey());
        out.append(':');
        canonical(out, entry.getValue());
        before = ",";
      }
      out.append('}');
    } else {
      throw new AssertionError(value);
    }
  }

  public static void main(String[] arguments) {
    Level[] all = Level.values();
    Arrays.sort(all, Comparator.comparing(Level::severity).reversed());
    List<String> levels = new ArrayList<>();
    for (Level level : all) {
      levels.add(level.text());
      if (!Level.parse(level.text()).equals(Optional.of(level))) {
        throw new AssertionError(level);
      }
    }
    if (Code.parse("ANYTHING else").isPresent() || Code.parse(null).isPresent()) {
      throw new AssertionError("a text that is no code");
    }
    List<Object> messages = new ArrayList<>();
    for (Code code : Code.values()) {
      messages.add(message(code));
    }
    StringBuilder out = new StringBuilder();
    canonical(out, Map.of("messages", messages, "levels", levels).entrySet().stream()
        .collect(TreeMap::new, (map, entry) -> map.put(entry.getKey(), entry.getValue()), TreeMap::putAll));
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
