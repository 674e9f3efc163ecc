/** Turns the sources into static files that may lie in any folder of any server. */

import { defineConfig } from "vite";
import { contentSecurityPolicy } from "./plugins/content-security-policy.ts";
import { docsPage } from "./plugins/docs-page.ts";

export default defineConfig({
  base: "./",
  plugins: [
    contentSecurityPolicy(),
    docsPage(new URL("../../generated/docs/message-codes.md", import.meta.url)),
  ],
});
