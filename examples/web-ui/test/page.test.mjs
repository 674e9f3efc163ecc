/** Holds the page's looks, its loading and its bundle against what is promised of them. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { CODES } from "@containerssh/message-codes";
import { details } from "@containerssh/message-codes/details";
import { createServer } from "vite";
import { LOOPBACK, ROOT, startApp } from "./browser.mjs";
import { BROKEN, HOSTILE, LINES, UNKNOWN } from "./sample.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

/** One row of each kind: plain, with links, hostile, deprecated, unknown and unreadable. */
const OPENED = [
  ...["CORE_CONFIG_ERROR", "KUBERNETES_EXEC_PID_READ_FAILED", HOSTILE.code],
  ...["KUBERNETES_EXEC_ATTACH", UNKNOWN[0].code, `Line ${BROKEN[0].line}`],
];

/** Gives the rules that the page breaks, each with the first place. */
async function violations(page) {
  const { violations: found } = await page.evaluate(() => globalThis.axe.run());
  return found.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

const addAxe = (page) => page.addInitScript({ content: axe.source });

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [WIDE, NARROW]) {
    test(`axe-core finds nothing: ${colorScheme}, ${viewport.width} pixels wide`, () =>
      app.visit(
        async (page) => {
          assert.deepEqual(await violations(page), []);
          for (const name of OPENED) await page.getByRole("button", { name }).first().click();
          assert.equal(await page.locator(".panel:visible").count(), OPENED.length);
          assert.deepEqual(await violations(page), []);
          await page.getByRole("searchbox").fill("nothing is called this");
          assert.deepEqual(await violations(page), []);
        },
        { colorScheme, viewport, before: addAxe, reducedMotion: "reduce" },
      ));
  }
}

test("axe-core finds nothing on the page of the codes", () =>
  app.visit(
    async (page) => {
      await page.goto(`${app.url}message-codes.html`);
      assert.deepEqual(await violations(page), []);
    },
    { before: addAxe },
  ));

test("no width makes the page scroll sideways", () =>
  app.visit(async (page) => {
    for (const row of await page.locator("tr.event button").all()) await row.click();
    for (const width of [320, 360, 600, 720, 721, 900, 1080, 1600]) {
      await page.setViewportSize({ width, height: 740 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} pixels on a page of ${width}`);
    }
  }));

test("the colours follow the system until one is chosen, which stays", () =>
  app.visit(
    async (page) => {
      const dark = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const system = await dark();
      const button = page.getByRole("button", { name: "Colours" });
      await button.click();
      assert.equal(await button.textContent(), "Colours: light");
      assert.notEqual(await dark(), system);
      await button.click();
      assert.equal(await dark(), system);
      await page.emulateMedia({ colorScheme: "light" });
      await page.reload();
      assert.equal(await button.textContent(), "Colours: dark");
      assert.equal(await dark(), system);
    },
    { colorScheme: "dark" },
  ));

test("the page needs no details to show the events, and says so where they are missing", () =>
  app.visit(
    async (page) => {
      await page.getByText("The descriptions of the codes could not be loaded.").waitFor();
      assert.equal(await page.locator("tr.event").count(), LINES.length);
      await page.getByRole("button", { name: "BACKEND_CONFIG_ERROR" }).click();
      assert.ok(await page.getByText("The explanation could not be loaded.").isVisible());
      assert.match(await page.locator(".facts").textContent(), /the configuration of ContainerSSH/);
      for (const text of page.complaints.splice(0)) assert.match(text, /descriptions-|ERR_FAILED/);
    },
    {
      before: (page) => page.route("**/descriptions-*.js", (route) => route.abort()),
      loading: true,
    },
  ));

test("an open row waits for the details and fills itself", async () => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const hold = async (route) => {
    await released;
    await route.continue();
  };
  await app.visit(
    async (page) => {
      await page.getByRole("button", { name: "BACKEND_CONFIG_ERROR" }).click();
      assert.ok(await page.getByText("The explanation is being loaded…").isVisible());
      release();
      await page.locator(".remedy").waitFor();
      assert.equal(await page.locator(":focus").textContent(), "BACKEND_CONFIG_ERROR");
    },
    { before: (page) => page.route("**/descriptions-*.js", hold), loading: true },
  );
});

test("only the chunk that is loaded later holds the words of the catalogue", () => {
  const folder = join(ROOT, "dist/assets");
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
  const holding = scripts.filter((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return CODES.some((code) => text.includes(details(code).summary));
  });
  assert.equal(scripts.length, 2);
  assert.equal(holding.length, 1);
  assert.match(holding[0], /^descriptions-/);
});

test("the policy lets no text become HTML, and no inline code run", () =>
  app.visit(async (page) => {
    const refused = await page.evaluate(() => {
      const script = document.createElement("script");
      script.append("globalThis.ran = true");
      const attempts = [
        () => document.body.append(script),
        () => (document.body.innerHTML = "<p>text</p>"),
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
        } catch (error) {
          return error.name;
        }
        return globalThis.ran ?? "not run";
      });
    });
    assert.deepEqual(refused, ["not run", "TypeError"]);
    for (const text of page.complaints.splice(0)) assert.match(text, /Content Security|Trusted/);
  }));

test("the development server shows the same, and the page of the codes", async () => {
  const server = await createServer({ root: ROOT, logLevel: "warn", server: LOOPBACK });
  await server.listen();
  const url = `http://127.0.0.1:${server.httpServer.address().port}/`;
  const visitor = async (page) => {
    assert.equal(await page.locator("tr.event").count(), LINES.length);
    await page.goto(`${url}message-codes.html#AUTH`);
    assert.equal(
      await page.locator("h3", { has: page.locator(":target") }).textContent(),
      "AUTH",
    );
  };
  try {
    await app.visit(visitor, { url });
  } finally {
    await server.close();
  }
});
