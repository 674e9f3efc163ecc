/** Turns events and filters into the rows that are shown, some at a time where there are many. */

import { byId } from "./dom";
import type { LogEvent } from "./events";
import { wants, type Filters } from "./filters";
import type { Loading } from "./panel";
import { Row } from "./row";

/** How many rows are shown at first, and how many more at a time. */
const STEP = 200;

/** The table of the events. */
export class Table {
  rows: readonly Row[] = [];
  #found: readonly Row[] = [];
  #limit = STEP;
  readonly #body = byId("events", HTMLTableElement).tBodies[0];
  readonly #count = byId("count", HTMLElement);
  readonly #empty = byId("empty", HTMLElement);
  readonly #more = byId("more", HTMLButtonElement);

  constructor() {
    this.#body?.addEventListener("keydown", (key) => this.#move(key));
    this.#more.addEventListener("click", () => {
      const next = this.#found[this.#limit];
      this.#limit += STEP;
      this.#draw();
      next?.button.focus();
    });
  }

  /** Takes other events. */
  fill(events: readonly LogEvent[], descriptions: Loading): void {
    this.rows = events.map((event) => new Row(event));
    this.describe(descriptions);
  }

  /** Adds to each row what the catalogue says. */
  describe(descriptions: Loading): void {
    for (const row of this.rows) row.describe(descriptions);
  }

  /** Shows the rows that the filters let through. */
  filter(filters: Filters): void {
    const found = this.rows.filter(wants(filters));
    this.#found = filters.order === "newest" ? found.reverse() : found;
    this.#limit = STEP;
    this.#draw();
  }

  #draw(): void {
    const shown = this.#found.slice(0, this.#limit);
    const left = this.#found.length - shown.length;
    const focused = document.activeElement;
    this.#body?.replaceChildren(...shown.flatMap((row) => row.elements));
    if (focused instanceof HTMLButtonElement) focused.focus({ preventScroll: true });
    const total = this.rows.length;
    this.#count.textContent =
      total === 0 ? "The log has no events" : `${this.#found.length} of ${total} events`;
    this.#empty.hidden = total === 0 || this.#found.length > 0;
    this.#more.hidden = left === 0;
    this.#more.textContent = `Show ${Math.min(left, STEP)} more of ${left}`;
  }

  /** Moves the focus from row to row. */
  #move(key: KeyboardEvent): void {
    if (key.altKey || key.ctrlKey || key.metaKey || key.shiftKey) return;
    const shown = this.#found.slice(0, this.#limit);
    const at = shown.findIndex(({ button }) => button === document.activeElement);
    const places = new Map([
      ["ArrowDown", at + 1],
      ["ArrowUp", at - 1],
      ["Home", 0],
      ["End", shown.length - 1],
    ]);
    const to = at < 0 ? undefined : shown[places.get(key.key) ?? -1];
    if (to === undefined) return;
    key.preventDefault();
    to.button.focus();
  }
}
