/** Turns the form above the table into filters, and filters into what the form shows. */

import { LEVELS } from "@containerssh/message-codes";
import { byId, element } from "./dom";
import { filtersOf, NO_FILTERS, queryOf, reaches, type Filters, type Searchable } from "./filters";

/** The form; it keeps its state in the address of the page. */
export class Toolbar {
  filters: Filters = filtersOf(location.search);
  readonly search: HTMLInputElement;
  readonly #level: HTMLSelectElement;
  readonly #module: HTMLSelectElement;
  readonly #order: HTMLSelectElement;
  readonly #form = byId("filters", HTMLFormElement);
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.search = this.#control("search", HTMLInputElement);
    this.#level = this.#control("level", HTMLSelectElement);
    this.#module = this.#control("module", HTMLSelectElement);
    this.#order = this.#control("order", HTMLSelectElement);
    this.search.value = this.filters.search;
    this.#order.value = this.filters.order;
    this.#form.addEventListener("input", () => this.#read());
    this.#form.addEventListener("submit", (submit) => submit.preventDefault());
    this.#form.addEventListener("reset", (reset) => {
      reset.preventDefault();
      this.reset();
    });
  }

  /** Offers the levels and modules that the events have, with their numbers. */
  offer(items: readonly Searchable[]): void {
    const levels = LEVELS.map((least) => {
      const count = items.filter(({ event }) => reaches(event, least)).length;
      const text = least === "emergency" ? least : `${least} and above`;
      return option(least, `${text} (${count})`);
    });
    levels[0]?.replaceChildren(`all (${items.length})`);
    this.#level.replaceChildren(...levels);
    this.#level.value = this.filters.level;
    const counts = new Map(this.filters.module ? [[this.filters.module, 0]] : []);
    for (const { module } of items) counts.set(module, (counts.get(module) ?? 0) + 1);
    counts.delete("");
    const modules = [...counts].sort().map(([name, count]) => option(name, `${name} (${count})`));
    this.#module.replaceChildren(option("", `all (${items.length})`), ...modules);
    this.#module.value = this.filters.module;
  }

  /** Shows everything again. */
  reset(): void {
    this.search.value = NO_FILTERS.search;
    this.#level.value = NO_FILTERS.level;
    this.#module.value = NO_FILTERS.module;
    this.#order.value = NO_FILTERS.order;
    this.#read();
  }

  /** Empties the search. */
  clear(): void {
    this.search.value = "";
    this.#read();
  }

  #read(): void {
    const values = new URLSearchParams({
      search: this.search.value,
      level: this.#level.value,
      module: this.#module.value,
      order: this.#order.value,
    });
    this.filters = filtersOf(`${values}`);
    history.replaceState(null, "", `${location.pathname}${queryOf(this.filters)}`);
    this.#changed();
  }

  #control<Kind extends Element>(name: string, kind: new () => Kind): Kind {
    const found = this.#form.elements.namedItem(name);
    if (!(found instanceof kind)) throw new Error(`The form has no ${name}.`);
    return found;
  }
}

function option(value: string, text: string): HTMLOptionElement {
  return element("option", { value }, text);
}
