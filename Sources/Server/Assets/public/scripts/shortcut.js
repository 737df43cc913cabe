// @ts-check
// A key without a modifier can be in the way of speech input, so it can be switched off, for this browser.

const storage = "debrief shortcut";
/** @type {HTMLInputElement | null} */
const choice = document.querySelector("input[data-shortcut]");

if (choice) {
  choice.checked = isShortcutOn();
  choice.addEventListener("change", () => localStorage.setItem(storage, choice.checked ? "on" : "off"));
  choice.closest("[hidden]")?.removeAttribute("hidden");
}

export function isShortcutOn() {
  return localStorage.getItem(storage) !== "off";
}
