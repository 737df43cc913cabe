// @ts-check
// Keys without a modifier can be in the way of speech input, so they can be switched off, for this browser.

const storage = "debrief shortcut";
/** @type {NodeListOf<HTMLInputElement>} */
const choices = document.querySelectorAll("input[data-shortcut]");

for (const choice of choices) {
  choice.checked = isShortcutOn();
  choice.addEventListener("change", () => {
    localStorage.setItem(storage, choice.checked ? "on" : "off");
    for (const other of choices) other.checked = choice.checked;
  });
  choice.closest("div[hidden]")?.removeAttribute("hidden");
}

export function isShortcutOn() {
  return localStorage.getItem(storage) !== "off";
}
