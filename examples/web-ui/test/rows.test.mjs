/** Holds what an open row says against the package, and sees that strangers' text stays text. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isCode } from "@containerssh/message-codes";
import { lookup } from "@containerssh/message-codes/details";
import { startApp } from "./browser.mjs";
import { BROKEN, HOSTILE, LINES, namesOn, UNKNOWN } from "./sample.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Opens the row of a code by keyboard and gives what it shows. */
async function opened(page, name) {
  const button = page.getByRole("button", { name, exact: true }).first();
  await button.focus();
  await page.keyboard.press("Enter");
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  return page.locator(`[id="${await button.getAttribute("aria-controls")}"]`);
}

/** Leaves only the letters and digits of a Markdown or of a rendered text. */
function letters(text) {
  return text.replaceAll(/^\d+\. /gm, "").replaceAll(/[^\p{L}\p{N}]/gu, "");
}

test("each known code of the sample has its explanation and remedy", () =>
  app.visit(async (page) => {
    const codes = new Set(LINES.map(({ code }) => code).filter(isCode));
    for (const code of codes) {
      const { explanation = "", remedy = "" } = lookup(code);
      const panel = await opened(page, code);
      for (const [name, text] of Object.entries({ explanation, remedy })) {
        const said = (await panel.locator(`.${name} > :not(h2)`).allTextContents()).join("\n");
        assert.equal(letters(said), letters(text), `${code}: ${name}`);
      }
    }
    assert.ok(codes.size > 20);
  }));

test("Markdown becomes lists and code, and a row closes again", () =>
  app.visit(async (page) => {
    const panel = await opened(page, "CORE_CONFIG_ERROR");
    assert.equal(await panel.locator(".remedy ol > li").count(), 4);
    assert.equal(await panel.locator(".remedy li code").first().textContent(), "--config");
    await page.keyboard.press("Space");
    assert.ok(await panel.isHidden());
    await page.locator("tr.event .text").first().click();
    assert.ok(await panel.isVisible());
  }));

test("a deprecated code is marked and names the one in its place", () =>
  app.visit(async (page) => {
    const code = "KUBERNETES_EXEC_ATTACH";
    const { reason, replacedBy } = lookup(code).deprecated;
    const row = page.locator("tr.event", { hasText: code });
    assert.equal(
      await row.locator(".name").evaluate((e) => getComputedStyle(e).textDecorationLine),
      "line-through",
    );
    assert.equal(await row.locator(".tag").textContent(), "deprecated");
    const panel = await opened(page, code);
    assert.equal(
      await panel.locator(".note").textContent(),
      `Deprecated. ${reason} Use ${replacedBy} instead.`,
    );
    assert.match(
      await panel.locator(".note a").getAttribute("href"),
      new RegExp(`#${replacedBy}$`),
    );
  }));

test("unknown codes are shown and marked, and never dropped", () =>
  app.visit(async (page) => {
    assert.ok(UNKNOWN.length >= 2);
    for (const { code, message } of UNKNOWN) {
      const row = page.locator("tr.event", { hasText: code });
      assert.equal(await row.locator(".tag").textContent(), "not in the catalogue");
      assert.equal(await row.locator(".summary").textContent(), message);
      const panel = await opened(page, code);
      assert.match(
        await panel.locator(".note").textContent(),
        /not in this version of the catalogue/,
      );
      assert.equal(await panel.locator("a").count(), 0);
    }
  }));

test("a line that is no event is shown as it is", () =>
  app.visit(async (page) => {
    const panel = await opened(page, `Line ${BROKEN[0].line}`);
    assert.match(await panel.locator(".note").textContent(), /^Line \d+ is not an event\. \S/);
    assert.match(await panel.locator(".message").textContent(), /KUBERNETES_EXIT_CO$/);
  }));

test("a hostile message stays text", () =>
  app.visit(async (page) => {
    const title = await page.title();
    const panel = await opened(page, HOSTILE.code);
    const said = await panel.locator(".message p").textContent();
    assert.equal(said, HOSTILE.message.replace("\u202e", "U+202E").replace("\u202c", "U+202C"));
    assert.equal(await page.locator("main").locator("img, script").count(), 0);
    assert.equal(await page.title(), title);
    await page.setViewportSize({ width: 360, height: 700 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }));

test("the link to the documentation leads to the code", () =>
  app.visit(async (page) => {
    const panel = await opened(page, "AUTH_INVALID_STATUS");
    const [docs] = await Promise.all([
      page.context().waitForEvent("page"),
      panel.getByRole("link", { name: "AUTH_INVALID_STATUS in the documentation" }).click(),
    ]);
    await docs.waitForLoadState();
    assert.equal(new URL(docs.url()).hash, "#AUTH_INVALID_STATUS");
    const heading = docs.locator("h3", { has: docs.locator(":target") });
    assert.equal(await heading.textContent(), "AUTH_INVALID_STATUS");
    assert.equal(await docs.evaluate(() => opener), null);
  }));

test("a log of one's own takes the sample's place, whatever it holds", () =>
  app.visit(async (page) => {
    const lines = [
      '\uFEFF{"level":"EMERG","code":"toString","message":7,"timestamp":"soon","extra":{"a":[1]}}',
      "",
      "[1]",
      '{"level":"loud","message":"no code"}',
      '{"code":"AUTH","level":"debug","timestamp":"2026-01-02T03:04:05+02:00"}',
    ];
    const buffer = Buffer.from(lines.join("\r\n"));
    await page.setInputFiles("#file", { name: "mine.log", mimeType: "text/plain", buffer });
    assert.deepEqual(await namesOn(page), ["AUTH", "No code", "Line 3", "toString"]);
    const badges = await page.locator("tr.event .badge").allTextContents();
    assert.deepEqual(badges, ["debug", "loud", "unreadable", "emergency"]);
    const times = await page.locator("tr.event .time").allTextContents();
    assert.deepEqual(times, ["01:04:05.000 2026-01-02", "–", "–", "soon"]);
    assert.match(await page.locator("#source").textContent(), /^mine\.log · /);
    assert.match(
      await (await opened(page, "toString")).locator(".facts").textContent(),
      /extra{"a":\[1\]}/,
    );
    await page.getByRole("button", { name: "Back to the sample" }).click();
    await page.getByRole("button", { name: "CORE_CONFIG_ERROR" }).waitFor();
    assert.equal(await page.locator("tr.event").count(), LINES.length);
  }));

test("a long log that is dropped on the page is shown piece by piece", () =>
  app.visit(async (page) => {
    const count = 450;
    await page.evaluate((lines) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(
        new File(['{"code":"AUTH","level":"debug"}\n'.repeat(lines)], "long.jsonl"),
      );
      document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }),
      );
    }, count);
    const more = page.locator("#more");
    await page.getByText(`${count} of ${count} events`).waitFor();
    assert.equal(await page.locator("tr.event").count(), 200);
    assert.equal(await more.textContent(), "Show 200 more of 250");
    await more.click();
    await more.click();
    assert.equal(await page.locator("tr.event").count(), count);
    assert.ok(await more.isHidden());
  }));
