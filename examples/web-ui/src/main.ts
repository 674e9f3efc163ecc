/** Turns the sample, or a file of the reader's own, into the page; the details follow later. */

import { CODES } from "@containerssh/message-codes";
import { version } from "@containerssh/message-codes/package.json";
import { byId } from "./dom";
import { parseEvents } from "./events";
import { onFile } from "./files";
import type { Loading } from "./panel";
import { Table } from "./table";
import { startTheme } from "./theme";
import { Toolbar } from "./toolbar";

const SAMPLE = "events.jsonl";
const NO_DESCRIPTIONS =
  "The descriptions of the codes could not be loaded. Reload the page to try again.";

const table = new Table();
const toolbar = new Toolbar(() => table.filter(toolbar.filters));
let descriptions: Loading = "loading";

function draw(): void {
  toolbar.offer(table.rows);
  table.filter(toolbar.filters);
}

function show(text: string, name: string): void {
  const about = `Catalogue ${version}, ${CODES.length} codes`;
  byId("source", HTMLElement).textContent = `${name} · ${about}`;
  table.fill(parseEvents(text), descriptions);
  draw();
}

function warn(text: string): void {
  const notice = byId("notice", HTMLElement);
  notice.textContent = text;
  notice.hidden = text === "";
}

/** Shows a log once its text is there. */
async function open(text: () => Promise<string>, name: string, isSample: boolean): Promise<void> {
  try {
    show(await text(), name);
    byId("sample", HTMLButtonElement).hidden = isSample;
    warn(descriptions === "failed" ? NO_DESCRIPTIONS : "");
  } catch (error) {
    warn(`${name} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function openSample(): Promise<void> {
  const fetched = async (): Promise<string> => {
    const answer = await fetch(SAMPLE);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer.text();
  };
  await open(fetched, "Sample log", true);
}

/** Loads what the first paint does not need. */
async function loadDescriptions(): Promise<void> {
  try {
    descriptions = await import("./descriptions");
  } catch {
    descriptions = "failed";
    warn(NO_DESCRIPTIONS);
  }
  table.describe(descriptions);
  if (table.rows.length > 0) draw();
}

function onKey(key: KeyboardEvent): void {
  const writes = key.target instanceof Element && key.target.matches("input, select, textarea");
  if (key.key === "Escape" && key.target === toolbar.search) toolbar.clear();
  if (key.key !== "/" || writes || key.altKey || key.ctrlKey || key.metaKey) return;
  key.preventDefault();
  toolbar.search.focus();
}

startTheme();
document.addEventListener("keydown", onKey);
byId("clear", HTMLButtonElement).addEventListener("click", () => toolbar.reset());
byId("sample", HTMLButtonElement).addEventListener("click", () => void openSample());
onFile((file) => void open(() => file.text(), file.name, false));
void openSample();
void loadDescriptions();
