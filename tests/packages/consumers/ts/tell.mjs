// Prints everything that a generated package says, as JSON. Its folder is node_modules/consumed.
import * as codes from "consumed";
import { LEVELS, details, lookup } from "consumed/details";
import packageJson from "consumed/package.json" with { type: "json" };

const { CODES, isCode, parseCode, ...names } = codes;
const traps = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "", " ", "0"];
const notTexts = [undefined, null, 0, {}, [], [CODES[0]], Symbol("x"), new String(CODES[0])];

const messages = CODES.map((code) => {
  const { deprecated, ...entry } = details(code);
  const { replacedBy = "", ...note } = deprecated ?? {};
  const texts = { retry: "", since: "", explanation: "", remedy: "", see: [] };
  return {
    ...texts,
    ...entry,
    deprecated: deprecated ? { since: "", ...note, replaced_by: replacedBy } : null,
  };
});

const facts = {
  "codes are known": CODES.every((code) => isCode(code) && parseCode(code) === code),
  "lookup gives the details": CODES.every((code) => lookup(code) === details(code)),
  "details have their code": CODES.every((code) => details(code).code === code),
  "what objects inherit is no code": traps.every(
    (text) => !isCode(text) && parseCode(text) === undefined && lookup(text) === undefined,
  ),
  "what is no text is no code": notTexts.every((value) => !isCode(value)),
  "levels are in order": LEVELS[0] === "debug" && LEVELS.at(-1) === "emergency",
  "the package is free of side effects": packageJson.sideEffects === false,
};

console.log(JSON.stringify({ messages, names, facts }));
