/** Turns the built app and a Chromium, this machine's or that of npm, into pages to test. */

import assert from "node:assert/strict";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import packed from "@sparticuz/chromium";
import { chromium } from "playwright-core";
import { preview } from "vite";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A free port of this machine. */
export const LOOPBACK = { host: "127.0.0.1", port: 0, strictPort: true };

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

// Not those of @sparticuz/chromium: they are for one short page on a rented function, switch web
// security off, and the browser ends with its first context.
const ARGS = ["--headless", "--no-sandbox", "--disable-gpu"];

/** Starts the browser: that of CHROMIUM, one on PATH, or the one that npm has installed. */
export async function startBrowser() {
  const executablePath = process.env.CHROMIUM || onPath() || (await packed.executablePath());
  return chromium.launch({ executablePath, headless: true, args: ARGS });
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Serves what `npm run build` has made on a free port of this machine. */
export async function startServer() {
  if (!existsSync(join(ROOT, "dist/index.html"))) throw new Error("Run npm run build first.");
  const server = await preview({ root: ROOT, logLevel: "warn", preview: LOOPBACK });
  return {
    close: () => server.close(),
    url: `http://127.0.0.1:${server.httpServer.address().port}/`,
  };
}

/** Starts both; `visit` shows a fresh page to a visitor, and `close` ends all. */
export async function startApp() {
  const server = await startServer();
  const browser = await startBrowser();
  const visit = async (visitor, options = {}) => {
    const page = await openPage(browser, { url: server.url, ...options });
    try {
      await visitor(page);
      assert.deepEqual(page.complaints, []);
    } finally {
      await page.context().close();
    }
  };
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { url: server.url, visit, close };
}

/** Opens the app in a context of its own; `page.complaints` gathers all that goes wrong in it. */
async function openPage(browser, { url, query = "", before, loading, ...options }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.complaints = [];
  const complain = (text) => page.complaints.push(text);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain(message.text());
  });
  page.on("pageerror", (error) => complain(String(error)));
  page.on("requestfailed", (request) => complain(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complain(`${response.status()}: ${response.url()}`);
  });
  await before?.(page);
  await page.goto(url + query);
  // A test of what is shown while the words of the catalogue are loading asks for that.
  const shown = loading ? "tr.event" : ".summary:not(.clipped)";
  await page.locator(`${shown}, #empty:not([hidden])`).first().waitFor();
  return page;
}
