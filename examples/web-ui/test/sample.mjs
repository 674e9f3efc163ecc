/** Turns the sample log into what the page has to show of it, without the code under test. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isCode } from "@containerssh/message-codes";
import { LEVELS, lookup } from "@containerssh/message-codes/details";
import { ROOT } from "./browser.mjs";

const OTHER_WORDS = { warn: "warning", err: "error" };

/** The lines of the sample, the oldest first; a line that is not JSON has only its number. */
export const LINES = readFileSync(join(ROOT, "public/events.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((text, index) => {
    try {
      return { line: index + 1, ...JSON.parse(text) };
    } catch {
      return { line: index + 1 };
    }
  });

export const UNKNOWN = LINES.filter(({ code }) => code !== undefined && !isCode(code));
export const BROKEN = LINES.filter(({ code }) => code === undefined);
export const HOSTILE = LINES.find(({ message }) => message?.includes("<script>"));

/** Gives the names of rows that satisfy a condition, the newest first, as the page shows them. */
export function namesWhere(condition) {
  return LINES.filter(condition)
    .map(({ code, line }) => code ?? `Line ${line}`)
    .reverse();
}

/** Says whether a line is at least of a level, or of none that is known. */
export function reaches(line, least) {
  const level = OTHER_WORDS[line.level] ?? line.level;
  return level === undefined || LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}

/** Gives the module of a line, as it says or else the catalogue. */
export function moduleOf({ module, code }) {
  return module ?? lookup(code ?? "")?.module;
}

/** Gives the names of the rows that the page shows. */
export function namesOn(page) {
  return page.locator("tr.event .name").allTextContents();
}
