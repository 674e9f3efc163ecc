/** Turns an event into a row of the table and the row below it that opens on demand. */

import { isCode } from "@containerssh/message-codes";
import { codeText, element, strange } from "./dom";
import type { LogEvent } from "./events";
import type { Searchable } from "./filters";
import { panelOf, type Loading } from "./panel";

/** The characters of a message that a closed row shows; an open one shows all. */
const SHOWN = 400;

/** The two rows of an event. */
export class Row implements Searchable {
  readonly event: LogEvent;
  /** The button that opens and closes the lower row. */
  readonly button: HTMLButtonElement;
  readonly elements: readonly [HTMLTableRowElement, HTMLTableRowElement];
  module = "";
  summary = "";
  #descriptions: Loading = "loading";
  readonly #module = cell("module");
  readonly #text = cell("text");
  readonly #tags = element("span", { class: "tags" });
  readonly #code = element("span", { class: "name" });
  readonly #panel = element("td", { class: "panel", role: "cell", colspan: "5" });

  constructor(event: LogEvent) {
    this.event = event;
    const id = `line-${event.line}`;
    const attributes = { type: "button", "aria-expanded": "false", "aria-controls": id };
    this.button = element("button", attributes, this.#code);
    const cells = [timeCell(event), levelCell(event), cell("code"), this.#module, this.#text];
    cells[2]?.append(this.button, this.#tags);
    const upper = element("tr", { class: "event", role: "row" }, ...cells);
    const lower = element("tr", { class: "detail", role: "row", id, hidden: "" }, this.#panel);
    upper.dataset["level"] = event.level ?? "none";
    this.elements = [upper, lower];
    upper.addEventListener("click", (click) => this.#clicked(click));
    this.describe("loading");
  }

  /** Fills in what the catalogue says, or that it is not there yet. */
  describe(descriptions: Loading): void {
    this.#descriptions = descriptions;
    const { event } = this;
    const found = typeof descriptions === "string" ? undefined : descriptions.lookup(event.code);
    this.summary = found?.summary ?? "";
    this.module = event.module || (found?.module ?? "");
    this.#module.replaceChildren(this.module ? strange(this.module) : "");
    this.#text.replaceChildren(...textOf(event, this.summary));
    this.#code.replaceChildren(nameOf(event));
    this.#code.classList.toggle("deprecated", found?.deprecated !== undefined);
    this.#tags.replaceChildren(...tagsOf(event, found?.deprecated !== undefined));
    if (this.isOpen) this.#fill();
  }

  get isOpen(): boolean {
    return this.button.ariaExpanded === "true";
  }

  /** Opens the lower row, or closes it. */
  toggle(): void {
    const opens = !this.isOpen;
    this.button.ariaExpanded = String(opens);
    this.elements[1].hidden = !opens;
    if (opens) this.#fill();
  }

  #fill(): void {
    this.#panel.replaceChildren(panelOf(this.event, this.#descriptions));
  }

  /** Toggles where the row is clicked, but not where its text is being selected. */
  #clicked(click: MouseEvent): void {
    const onButton = click.target instanceof Node && this.button.contains(click.target);
    if (onButton || document.getSelection()?.isCollapsed !== false) this.toggle();
  }
}

function cell(name: string, ...children: readonly Node[]): HTMLTableCellElement {
  return element("td", { class: name, role: "cell" }, ...children);
}

function timeCell(event: LogEvent): HTMLTableCellElement {
  const moment = event.time?.toISOString();
  if (moment === undefined) return cell("time", strange(event.timeText || "–"));
  const day = element("span", { class: "day" }, moment.slice(0, -14));
  return cell("time", element("time", { datetime: moment }, moment.slice(-13, -1), " ", day));
}

function levelCell(event: LogEvent): HTMLTableCellElement {
  const words = event.fault === undefined ? event.levelText || "no level" : "unreadable";
  const badge = element("span", { class: "badge" }, event.level ?? strange(words));
  badge.dataset["level"] = event.level ?? "none";
  return cell("level", badge);
}

function nameOf(event: LogEvent): Node {
  if (event.fault !== undefined) return element("i", {}, `Line ${event.line}`);
  if (event.code === "") return element("i", {}, "No code");
  return /^[A-Z0-9_]+$/.test(event.code) ? codeText(event.code) : strange(event.code);
}

function tagsOf(event: LogEvent, deprecated: boolean): HTMLElement[] {
  const made: HTMLElement[] = [];
  if (deprecated) made.push(element("span", { class: "tag" }, "deprecated"));
  if (event.code !== "" && !isCode(event.code)) {
    made.push(element("span", { class: "tag unknown" }, "not in the catalogue"));
  }
  return made;
}

function textOf(event: LogEvent, summary: string): HTMLElement[] {
  const message = strange(event.message.slice(0, SHOWN));
  if (summary === "") return [element("p", { class: "summary clipped" }, message)];
  const below = element("p", { class: "said clipped" }, message);
  return [element("p", { class: "summary" }, summary), below];
}
