/** Turns the built app into the pictures of the README. */

import { join } from "node:path";
import { ROOT, startApp } from "./browser.mjs";

const WIDE = { viewport: { width: 1200, height: 760 } };
const NARROW = { viewport: { width: 390, height: 844 } };

const PICTURES = [
  { name: "light", ...WIDE, colorScheme: "light", open: "BACKEND_CONFIG_ERROR" },
  {
    name: "dark",
    ...WIDE,
    colorScheme: "dark",
    open: "KUBERNETES_POD_CHECKPOINT_FAILED",
    query: "?search=kubernetes&level=notice",
  },
  { name: "narrow", ...NARROW, colorScheme: "light", open: "BACKEND_CONFIG_ERROR" },
];

const app = await startApp();
try {
  for (const { name, open, ...options } of PICTURES) {
    const take = async (page) => {
      await page.getByRole("button", { name: open }).click();
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(ROOT, "screenshots", `${name}.png`) });
    };
    await app.visit(take, { reducedMotion: "reduce", ...options });
  }
} finally {
  await app.close();
}
