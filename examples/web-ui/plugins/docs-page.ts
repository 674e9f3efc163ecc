/** Turns the generated documentation page, Markdown, into the HTML page that the links lead to. */

import { readFile } from "node:fs/promises";
import MarkdownIt from "markdown-it";
import type { Plugin } from "vite";

const NAME = "message-codes.html";

// The page has anchors, <a id="CODE">, so HTML is let through; codegen has escaped all other.
const PARSER = new MarkdownIt({ html: true });

/** Makes the plugin that serves the page while developing and adds it to what is built. */
export function docsPage(source: URL): Plugin {
  return {
    name: "docs-page",
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, (_request, response, next) => {
        pageOf(source).then((page) => {
          response.setHeader("Content-Type", "text/html; charset=utf-8");
          response.end(page);
        }, next);
      });
    },
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: NAME, source: await pageOf(source) });
    },
  };
}

async function pageOf(source: URL): Promise<string> {
  const body = PARSER.render(await readFile(source, "utf8"));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'self'; img-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Message codes</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="message-codes.css">
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}
