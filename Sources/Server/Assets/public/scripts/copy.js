// @ts-check
// Puts the address that stands above into the clipboard.

for (const button of document.querySelectorAll("button[data-copy]")) button.removeAttribute("hidden");

document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest("button[data-copy]") : null;
  /** @type {HTMLTextAreaElement | null} */
  const address = document.querySelector("textarea[data-select]");
  if (!button || !address) return;
  button.textContent = (await copied(address)) ? "Copied" : "Press Ctrl+C now";
});

/**
 * Whether it worked. The clipboard is for https only; elsewhere the browser copies what is selected.
 * @param {HTMLTextAreaElement} field
 */
async function copied(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
