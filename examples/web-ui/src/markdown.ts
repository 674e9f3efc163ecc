/** Turns the catalogue's Markdown into elements, token by token: no HTML is ever parsed. */

import MarkdownIt, { type Token } from "markdown-it";
import { element, link } from "./dom";

const PARSER = new MarkdownIt({ html: false, linkify: false });

const TAGS = new Set([
  ...["p", "ul", "ol", "li", "blockquote", "em", "strong", "s"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
] as const);

type Tag = typeof TAGS extends Set<infer Name> ? Name : never;

/** Renders a text; headings in it become bold paragraphs, so that the page keeps its outline. */
export function renderMarkdown(text: string): DocumentFragment {
  const made = document.createDocumentFragment();
  append(made, PARSER.parse(text, {}));
  return made;
}

function append(target: Node, tokens: readonly Token[]): void {
  const open: Node[] = [target];
  for (const token of tokens) {
    const parent = open.at(-1) ?? target;
    if (token.hidden) continue;
    if (token.type === "inline") append(parent, token.children ?? []);
    else if (token.nesting === -1) open.pop();
    else if (token.nesting === 0) parent.appendChild(leaf(token));
    else open.push(parent.appendChild(container(token)));
  }
}

function container(token: Token): HTMLElement {
  if (token.tag === "a") return link(String(token.attrGet("href") ?? ""));
  if (/^h[1-6]$/.test(token.tag)) return element("p", { class: "heading" });
  const start = token.attrGet("start");
  return isTag(token.tag)
    ? element(token.tag, start ? { start: `${start}` } : {})
    : element("span");
}

function leaf(token: Token): Node {
  switch (token.type) {
    case "softbreak":
      return document.createTextNode("\n");
    case "hardbreak":
      return element("br");
    case "hr":
      return element("hr");
    case "code_inline":
      return element("code", {}, token.content);
    case "code_block":
    case "fence":
      return element("pre", { tabindex: "0" }, element("code", {}, token.content));
    default:
      return document.createTextNode(token.content);
  }
}

function isTag(name: string): name is Tag {
  return (TAGS as ReadonlySet<string>).has(name);
}
