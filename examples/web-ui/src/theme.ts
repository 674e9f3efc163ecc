/** Turns a button into the choice between the system's colours, light and dark. */

import { byId } from "./dom";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const KEY = "theme";

/** Shows the theme that was chosen last, and lets the button choose the next one. */
export function startTheme(): void {
  const button = byId("theme", HTMLButtonElement);
  let theme = stored();
  show(theme, button);
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
    show(theme, button);
    store(theme);
  });
}

function show(theme: Theme, button: HTMLButtonElement): void {
  document.documentElement.dataset["theme"] = theme;
  button.textContent = `Colours: ${theme}`;
}

/** Reads the choice; a browser may refuse to keep any. */
function stored(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? "system";
  } catch {
    return "system";
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}
