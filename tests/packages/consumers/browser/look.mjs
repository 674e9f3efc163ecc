// Loads pages in Chromium and prints, as JSON, what has become of each of them there.
// Argument: a file with a list of {name, html}, where html is what stands in the body.
// CHROMIUM in the environment is the browser's path; without it, that of @sparticuz/chromium.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { clicked, measured } from "./measure.mjs";

const ADDRESS = "http://page.test/";
const SIZES = [
  { width: 1280, height: 800 },
  { width: 400, height: 800 },
];
const css = readFileSync(new URL("page.css", import.meta.url), "utf8");

async function launch() {
  let executablePath = process.env.CHROMIUM;
  if (!executablePath) {
    const { default: packed } = await import("@sparticuz/chromium");
    executablePath = await packed.executablePath();
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

function documentOf(html) {
  const head = `<meta charset="utf-8"><title>Codes</title><style>${css}</style>`;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body>\n${html}</body></html>`;
}

// A page with nothing behind it: all that it asks for, says or opens is recorded.
async function open(browser, html) {
  const events = [];
  const context = await browser.newContext({ viewport: SIZES[0] });
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url === ADDRESS) return route.fulfill({ contentType: "text/html", body: documentOf(html) });
    events.push(`request ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on("console", (message) => events.push(`console ${message.text()}`));
  page.on("pageerror", (error) => events.push(`error ${error.message}`));
  page.on("popup", (popup) => events.push(`popup ${popup.url()}`));
  page.on("framenavigated", (frame) => {
    const url = frame.url().replace(/#.*/s, "");
    if (url !== ADDRESS) events.push(`frame ${url}`);
  });
  await page.goto(ADDRESS, { waitUntil: "load" });
  return { context, page, events };
}

async function look(browser, { name, html }) {
  const { context, page, events } = await open(browser, html);
  const sizes = {};
  for (const size of SIZES) {
    await page.setViewportSize(size);
    sizes[size.width] = await page.evaluate(measured);
  }
  await page.setViewportSize(SIZES[0]);
  const links = await page.evaluate(clicked);
  await context.close();
  return [name, { events, sizes, links }];
}

const browser = await launch();
try {
  const pages = [];
  for (const page of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
    pages.push(await look(browser, page));
  }
  console.log(JSON.stringify({ version: browser.version(), pages: Object.fromEntries(pages) }));
} finally {
  await browser.close();
}
