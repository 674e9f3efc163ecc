// Prints how the constants and the functions of a package behave, as JSON. The package is in
// node_modules/consumed; what it says of its codes is printed by contract.mjs.
import * as codes from "consumed";
import { LEVELS, details, lookup } from "consumed/details";
import packageJson from "consumed/package.json" with { type: "json" };

const { CODES, LEVELS: _, isCode, parseCode, ...names } = codes;
const inherited = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];
const odd = [...inherited, "", " ", "0"];
const notTexts = [undefined, null, 0, {}, [], [CODES[0]], Symbol("x"), new String(CODES[0])];

const facts = {
  "codes are known": CODES.every((code) => isCode(code) && parseCode(code) === code),
  "lookup gives the details": CODES.every((code) => lookup(code) === details(code)),
  "details have their code": CODES.every((code) => details(code).code === code),
  "what objects inherit is no code": odd.every(
    (text) => !isCode(text) && parseCode(text) === undefined && lookup(text) === undefined,
  ),
  "what is no text is no code": notTexts.every((value) => !isCode(value)),
  "levels are in order": LEVELS[0] === "debug" && LEVELS.at(-1) === "emergency",
  "the package is free of side effects": packageJson.sideEffects === false,
};

console.log(JSON.stringify({ names, facts }));
