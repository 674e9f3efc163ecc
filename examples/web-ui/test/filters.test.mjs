/** Holds the table, its filters and its address against the sample log. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lookup } from "@containerssh/message-codes/details";
import { startApp } from "./browser.mjs";
import { LINES, moduleOf, namesOn, namesWhere, reaches } from "./sample.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

test("every line of the sample has a row, with the words of the catalogue", () =>
  app.visit(async (page) => {
    assert.deepEqual(
      await namesOn(page),
      namesWhere(() => true),
    );
    assert.equal(
      await page.locator("#count").textContent(),
      `${LINES.length} of ${LINES.length} events`,
    );
    const known = LINES.find(({ code }) => code === "AUTH_INVALID_STATUS");
    const row = page.locator("tr.event", { hasText: known.code });
    assert.equal(await row.locator(".summary").textContent(), lookup(known.code).summary);
    assert.equal(await row.locator(".said").textContent(), known.message);
    assert.equal(await row.locator(".badge").textContent(), known.level);
    assert.equal(await row.locator("time").getAttribute("datetime"), known.timestamp);
  }));

test("a level shows what is as severe, and what has no level", () =>
  app.visit(async (page) => {
    for (const least of ["warning", "error", "critical"]) {
      await page.getByLabel("Level").selectOption(least);
      const expected = namesWhere((line) => reaches(line, least));
      assert.deepEqual(await namesOn(page), expected);
      const option = await page.locator(`option[value=${least}]`).textContent();
      assert.equal(option, `${least} and above (${expected.length})`);
    }
  }));

test("a module shows its events, also those that leave it to the catalogue", () =>
  app.visit(async (page) => {
    for (const module of ["core", "kubernetes"]) {
      await page.getByLabel("Module").selectOption(module);
      assert.deepEqual(
        await namesOn(page),
        namesWhere((line) => moduleOf(line) === module),
      );
    }
    assert.ok(LINES.some(({ code, module }) => code && !module));
  }));

test("the search looks at code, message, summary and fields", () =>
  app.visit(async (page) => {
    const search = page.getByRole("searchbox");
    await search.fill("image_pull");
    assert.deepEqual(
      await namesOn(page),
      namesWhere(({ code }) => code?.includes("IMAGE_PULL")),
    );
    await search.fill("503 unavailable");
    assert.deepEqual(await namesOn(page), ["AUTH_INVALID_STATUS"]);
    await search.fill("restarting the container");
    assert.deepEqual(await namesOn(page), ["DOCKER_EXIT_CODE_CONTAINER_RESTARTING"]);
    await search.fill("sftp-backup");
    assert.deepEqual(
      await namesOn(page),
      namesWhere(({ details }) => details?.username === "sftp-backup"),
    );
  }));

test("filters add up, stand in the address and survive a reload; reset removes them", () =>
  app.visit(async (page) => {
    await page.getByLabel("Level").selectOption("error");
    await page.getByLabel("Module").selectOption("kubernetes");
    await page.getByLabel("Order").selectOption("oldest");
    await page.getByRole("searchbox").fill("signal");
    assert.deepEqual(await namesOn(page), ["KUBERNETES_EXEC_SIGNAL_FAILED"]);
    const { search } = new URL(page.url());
    assert.equal(search, "?search=signal&level=error&module=kubernetes&order=oldest");
    await page.reload();
    await page.locator(".summary").first().waitFor();
    assert.deepEqual(await namesOn(page), ["KUBERNETES_EXEC_SIGNAL_FAILED"]);
    assert.equal(await page.getByLabel("Module").inputValue(), "kubernetes");
    await page.getByRole("button", { name: "Reset" }).click();
    assert.deepEqual(
      await namesOn(page),
      namesWhere(() => true),
    );
    assert.equal(new URL(page.url()).search, "");
  }));

test("the oldest events come first on demand", () =>
  app.visit(
    async (page) => assert.deepEqual(await namesOn(page), namesWhere(() => true).reverse()),
    { query: "?order=oldest" },
  ));

test("an address that makes no sense shows what it can", () =>
  app.visit(
    async (page) => {
      assert.equal(await page.getByLabel("Level").inputValue(), "debug");
      assert.equal(await page.locator("#count").textContent(), `0 of ${LINES.length} events`);
    },
    { query: "?level=loud&module=%3Cb%3E&order=odd&more=1" },
  ));

test("nothing found is said, also aloud, and leads back", () =>
  app.visit(async (page) => {
    await page.getByRole("searchbox").fill("nothing is called this");
    assert.equal(await page.getByRole("status").textContent(), `0 of ${LINES.length} events`);
    assert.ok(await page.getByText("No event matches these filters.").isVisible());
    await page.getByRole("button", { name: "Reset the filters" }).click();
    assert.equal(await page.locator("tr.event").count(), LINES.length);
  }));

test("the keyboard reaches the search and the rows", () =>
  app.visit(async (page) => {
    const search = page.getByRole("searchbox");
    const focused = page.locator(":focus");
    await page.keyboard.press("/");
    await page.keyboard.type("core/");
    assert.equal(await search.inputValue(), "core/");
    await page.keyboard.press("Escape");
    assert.equal(await search.inputValue(), "");
    assert.equal(await page.locator("tr.event").count(), LINES.length);
    const names = namesWhere(() => true);
    await page.locator("tr.event button").first().focus();
    for (const [key, name] of [
      ["ArrowDown", names[1]],
      ["ArrowDown", names[2]],
      ["ArrowUp", names[1]],
      ["End", names.at(-1)],
      ["ArrowDown", names.at(-1)],
      ["Home", names[0]],
      ["Tab", names[1]],
    ]) {
      await page.keyboard.press(key);
      assert.equal(await focused.textContent(), name, key);
    }
  }));
