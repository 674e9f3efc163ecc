/** Turns what is asked for into the events that answer it, and into an address to share. */

import type { Level } from "@containerssh/message-codes";
import type { LogEvent } from "./events";
import { isAtLeast, parseLevel } from "./levels";

/** What the reader wants to see. */
export interface Filters {
  readonly search: string;
  /** The least severe level that is shown. */
  readonly level: Level;
  /** The module, or an empty text for all of them. */
  readonly module: string;
  readonly order: "newest" | "oldest";
}

/** Everything, the newest event first. */
export const NO_FILTERS: Filters = { search: "", level: "debug", module: "", order: "newest" };

/** What an event is searched by: its own words, and those that the catalogue adds. */
export interface Searchable {
  readonly event: LogEvent;
  /** The module that logged it, as the event says or else the catalogue. */
  readonly module: string;
  /** The catalogue's sentence, empty while it is not known. */
  readonly summary: string;
}

/** Reads filters from the query of an address; what makes no sense there is left out. */
export function filtersOf(query: string): Filters {
  const given = new URLSearchParams(query);
  return {
    search: given.get("search") ?? NO_FILTERS.search,
    level: parseLevel(given.get("level") ?? "") ?? NO_FILTERS.level,
    module: given.get("module") ?? NO_FILTERS.module,
    order: given.get("order") === "oldest" ? "oldest" : "newest",
  };
}

/** Writes filters as the query of an address, empty where nothing is filtered. */
export function queryOf(filters: Filters): string {
  const names = ["search", "level", "module", "order"] as const;
  const set = names.filter((name) => filters[name] !== NO_FILTERS[name]);
  const query = new URLSearchParams(set.map((name) => [name, filters[name]])).toString();
  return query && `?${query}`;
}

/** Makes the test that tells which events are wanted. */
export function wants(filters: Filters): (item: Searchable) => boolean {
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
  return (item) =>
    reaches(item.event, filters.level) &&
    (filters.module === "" || item.module === filters.module) &&
    hasWords(item, words);
}

/** Compares levels; an event whose level nobody knows is let through, it may be what matters. */
export function reaches(event: LogEvent, least: Level): boolean {
  return event.level === undefined || isAtLeast(event.level, least);
}

function hasWords({ event, summary }: Searchable, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const values = event.fields.map(([, value]) => value);
  const text = [event.code, event.message, summary, ...values].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
