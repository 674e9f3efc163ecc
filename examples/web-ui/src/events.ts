/** Turns a log file, JSON lines, into events; a line that is none becomes one with a fault. */

import type { Level } from "@containerssh/message-codes";
import { parseLevel } from "./levels";

/** A line of the log. */
export interface LogEvent {
  /** The line's number in the file, from 1. */
  readonly line: number;
  /** Why the line could not be read; its text is then the message. */
  readonly fault?: string;
  readonly time?: Date;
  /** The level, where the catalogue has one of that name. */
  readonly level?: Level;
  /** The level, time, code and module as they are written, empty where they are missing. */
  readonly levelText: string;
  readonly timeText: string;
  readonly code: string;
  readonly module: string;
  readonly message: string;
  /** What else the line says, by name. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

type Data = Readonly<Record<string, unknown>>;

const OWN_COLUMNS = new Set(["timestamp", "level", "module", "code", "message", "details"]);

/** Reads all lines that are not blank. */
export function parseEvents(text: string): LogEvent[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  return lines.flatMap((line, index) => (line.trim() === "" ? [] : [parseLine(line, index + 1)]));
}

function parseLine(text: string, line: number): LogEvent {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return broken(text, line, error instanceof Error ? error.message : "not JSON");
  }
  return isObject(data) ? eventOf(data, line) : broken(text, line, "JSON, but not an object");
}

function broken(text: string, line: number, fault: string): LogEvent {
  const nothing = { levelText: "", timeText: "", code: "", module: "", fields: [] };
  return { ...nothing, line, fault, message: text };
}

function eventOf(data: Data, line: number): LogEvent {
  const [levelText, timeText] = [textOf(data["level"]), textOf(data["timestamp"])];
  const level = parseLevel(levelText);
  const time = new Date(timeText);
  return {
    line,
    ...(level && { level }),
    ...(Number.isNaN(time.getTime()) ? {} : { time }),
    levelText,
    timeText,
    code: textOf(data["code"]),
    module: textOf(data["module"]),
    message: textOf(data["message"]),
    fields: fieldsOf(data),
  };
}

/** Gathers the fields beside the known ones, and those of the object `details`. */
function fieldsOf(data: Data): [string, string][] {
  const inner = data["details"];
  const others = Object.entries(data).filter(([name]) => !OWN_COLUMNS.has(name));
  const more = isObject(inner) ? Object.entries(inner) : [["details", inner] as const];
  return [...others, ...more].flatMap(([name, value]) => {
    const text = textOf(value);
    return text === "" ? [] : [[name, text]];
  });
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isObject(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
