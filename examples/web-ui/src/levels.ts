/** Turns what a log calls a level into a level of the catalogue, and orders those. */

import { LEVELS, type Level } from "@containerssh/message-codes";

/** Other words for a level, as loggers write them. */
const WORDS: ReadonlyMap<string, Level> = new Map([
  ["warn", "warning"],
  ["err", "error"],
  ["crit", "critical"],
  ["emerg", "emergency"],
]);

function isLevel(text: string): text is Level {
  return (LEVELS as readonly string[]).includes(text);
}

/** Gives the level that a text names, or undefined. */
export function parseLevel(text: string): Level | undefined {
  const word = text.toLowerCase();
  return isLevel(word) ? word : WORDS.get(word);
}

/** Says whether a level is as severe as another, or more so. */
export function isAtLeast(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}
