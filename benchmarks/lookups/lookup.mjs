// Measures the npm package of the made-up codes beside a Map with the same details, and prints the
// nanoseconds of each look-up as JSON.
import { CODES, isCode } from "@example/codes";
import { lookup } from "@example/codes/details";

const unknown = ["FROM_ANOTHER_VERSION", "", "access_agent", "ACCESS_AGENT_CERTIFICATE"];
const byCode = new Map(CODES.map((code) => [code, lookup(code)]));
const ROUNDS = 2_000_000;
let sink;

function nanoseconds(texts, look) {
  const times = [];
  for (let run = 0; run < 5; run++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < ROUNDS; i++) sink = look(texts[i % texts.length]);
    times.push(Number(process.hrtime.bigint() - start) / ROUNDS);
  }
  return times.sort((a, b) => a - b)[2];
}

const get = (text) => byCode.get(text);
const has = (text) => byCode.has(text);
const result = {
  Lookup: nanoseconds(CODES, lookup),
  LookupMap: nanoseconds(CODES, get),
  Known: nanoseconds(CODES, isCode),
  KnownMap: nanoseconds(CODES, has),
  Unknown: nanoseconds(unknown, isCode),
  UnknownMap: nanoseconds(unknown, has),
};
if (sink === undefined) throw new Error("nothing was looked up");
console.log(JSON.stringify(result));
