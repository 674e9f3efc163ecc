/**
 * What is loaded after the first paint: the details of the package and the Markdown reader.
 *
 * Only `import()` may name this module, or the main bundle holds every explanation.
 */

export { lookup } from "@containerssh/message-codes/details";
export { renderMarkdown } from "./markdown";
