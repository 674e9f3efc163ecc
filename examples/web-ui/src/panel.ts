/** Turns an event into what an open row shows: its message, explanation, remedy and facts. */

import { CODES, parseCode, type Code } from "@containerssh/message-codes";
import type { Details, Retry } from "@containerssh/message-codes/details";
import { version } from "@containerssh/message-codes/package.json";
import { codeText, element, link, strange, type Child } from "./dom";
import type { LogEvent } from "./events";
import { placeOf, placeText } from "./triage";

/** What `import("./descriptions")` gives. */
export type Descriptions = typeof import("./descriptions");

/** The descriptions, or why they are not there. */
export type Loading = Descriptions | "loading" | "failed";

const RETRIES: Readonly<Record<Retry, string>> = {
  automatic: "yes, by itself",
  never: "no",
  sometimes: "in some cases",
};

/** Makes the content of an open row. */
export function panelOf(event: LogEvent, descriptions: Loading): DocumentFragment {
  const made = document.createDocumentFragment();
  const code = parseCode(event.code);
  const title = event.fault === undefined ? "Message" : "Text of the line";
  made.append(section("message", title, element("p", {}, strange(event.message || "(none)"))));
  if (event.fault !== undefined) made.append(faultOf(event.line, event.fault));
  else if (code === undefined) made.append(unknownOf(event.code));
  else if (typeof descriptions === "string") made.append(absentOf(descriptions));
  else made.append(...describedOf(descriptions.lookup(code), descriptions));
  const facts = factsOf(event, code, descriptions);
  if (facts.length > 0) made.append(section("facts", "Facts", element("dl", {}, ...facts)));
  if (code !== undefined) made.append(element("p", {}, docsLink(code, " in the documentation")));
  return made;
}

function section(name: string, title: string, ...children: readonly Child[]): HTMLElement {
  return element("section", { class: name }, element("h2", {}, title), ...children);
}

function note(...children: readonly Child[]): HTMLElement {
  return element("p", { class: "note" }, ...children);
}

function faultOf(line: number, fault: string): HTMLElement {
  return note(element("strong", {}, `Line ${line} is not an event.`), " ", strange(fault));
}

function unknownOf(code: string): HTMLElement {
  if (code === "") return note(element("strong", {}, "The event has no code."));
  const known = `Version ${version} knows ${CODES.length} codes. `;
  return note(
    element("strong", {}, "This code is not in this version of the catalogue."),
    ` ${known}The program that logged it may be newer. Go by the message, and update the package.`,
  );
}

function absentOf(state: "loading" | "failed"): HTMLElement {
  if (state === "loading") return note("The explanation is being loaded…");
  return note("The explanation could not be loaded. Reload the page to try again.");
}

function describedOf(found: Details | undefined, { renderMarkdown }: Descriptions): HTMLElement[] {
  if (found === undefined) return [];
  const { deprecated, explanation, remedy, see } = found;
  const help = element(
    "div",
    { class: "help" },
    explanation && section("explanation", "What it means", renderMarkdown(explanation)),
    remedy && section("remedy", "What to do", renderMarkdown(remedy)),
  );
  return [...(deprecated ? [deprecationOf(deprecated)] : []), help, ...(see ? [seeOf(see)] : [])];
}

function seeOf(addresses: readonly string[]): HTMLElement {
  const items = addresses.map((address) => element("li", {}, link(address, address)));
  return section("see", "Read more", element("ul", {}, ...items));
}

function deprecationOf({
  since,
  reason,
  replacedBy,
}: NonNullable<Details["deprecated"]>): HTMLElement {
  const title = since === undefined ? "Deprecated." : `Deprecated since ${since}.`;
  const instead = parseCode(replacedBy ?? "");
  return note(
    element("strong", {}, title),
    ` ${reason}`,
    ...(instead ? [" Use ", docsLink(instead), " instead."] : []),
  );
}

function docsLink(code: Code, more = ""): HTMLElement {
  return link(`${import.meta.env.VITE_DOCS_URL}#${code}`, codeText(code), more);
}

function factsOf(event: LogEvent, code: Code | undefined, descriptions: Loading): HTMLElement[] {
  const found = code && typeof descriptions !== "string" ? descriptions.lookup(code) : undefined;
  const facts: (readonly [name: string, value: string | undefined])[] = [
    ["Look first at", code && placeText(placeOf(code))],
    ["Module", event.module || found?.module],
    ["Tried again", found?.retry && RETRIES[found.retry]],
    ["Usual level", found && found.level !== event.level ? found.level : undefined],
    ["Logged since", found?.since],
    ...event.fields,
    ["Line", `${event.line}`],
  ];
  return facts.flatMap(([name, value]) =>
    value ? [element("div", {}, element("dt", {}, name), element("dd", {}, strange(value)))] : [],
  );
}
