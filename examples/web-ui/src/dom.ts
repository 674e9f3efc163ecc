/** Turns names, attributes and texts into elements; text stays text, whatever it holds. */

type Attributes = Readonly<Record<string, string | undefined>>;
export type Child = Node | string | undefined;

/** Makes an element with attributes and children; undefined ones are left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** Finds an element that the page is known to have. */
export function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} ${id}.`);
  return found;
}

/** Makes a link to another page, or only its text where the address is not one of the web. */
export function link(address: string, ...children: readonly Child[]): HTMLElement {
  const base = document.baseURI;
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    return element("span", {}, ...children);
  }
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer" };
  return element("a", attributes, ...children);
}

/** Makes a code's text, which may be broken after each underscore. */
export function codeText(code: string): DocumentFragment {
  const made = document.createDocumentFragment();
  for (const part of code.split(/(?<=_)/)) made.append(part, element("wbr"));
  made.lastElementChild?.remove();
  return made;
}

/** The characters that steer a terminal or the direction of text; split() gives them too. */
const STEERING = /([\0-\x08\x0B-\x1F\x7F-\x9F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069])/;

/** Makes text of a stranger: it keeps its direction to itself, and hides no characters. */
export function strange(text: string): HTMLElement {
  const made = element("bdi", { class: "strange" });
  for (const [index, part] of text.split(STEERING).entries()) {
    made.append(index % 2 === 0 ? part : element("span", { class: "steering" }, named(part)));
  }
  return made;
}

function named(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
