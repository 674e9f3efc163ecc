/** Turns a file that the reader chooses or drops on the page into text; it is sent nowhere. */

import { byId } from "./dom";

/** Calls back with each file that is given, whichever way it comes. */
export function onFile(opened: (file: File) => void): void {
  const input = byId("file", HTMLInputElement);
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) opened(file);
    // The same file can then be chosen again, after it has grown.
    input.value = "";
  });
  const page = document.documentElement;
  page.addEventListener("dragover", (drag) => {
    if (!drag.dataTransfer?.types.includes("Files")) return;
    drag.preventDefault();
    page.classList.add("dropping");
  });
  page.addEventListener("dragleave", (drag) => {
    if (drag.relatedTarget === null) page.classList.remove("dropping");
  });
  page.addEventListener("drop", (drop) => {
    page.classList.remove("dropping");
    const file = drop.dataTransfer?.files[0];
    if (!file) return;
    drop.preventDefault();
    opened(file);
  });
}
