// Prints all that the package says, as canonical JSON (RFC 8785) and without a newline at its end:
// the levels in their order, and the messages in that of the catalogue.
import { CODES } from "consumed";
import { LEVELS, details } from "consumed/details";

function message(code) {
  const { deprecated, ...entry } = details(code);
  if (deprecated === undefined) return entry;
  const { replacedBy, ...note } = deprecated;
  return { ...entry, deprecated: { ...note, ...(replacedBy && { replaced_by: replacedBy }) } };
}

// JSON.stringify escapes as RFC 8785 does, and sort() compares UTF-16 code units as it does.
function canonical(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError(String(value));
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${canonical(key)}:${canonical(value[key])}`).join(",")}}`;
}

process.stdout.write(canonical({ levels: LEVELS, messages: CODES.map(message) }));
