// @ts-check
// A learning card is dragged onto a theme; the menu of the card does the same by keys.

/** @type {HTMLElement | null} */
let dragged = null;

document.addEventListener("dragstart", ({ target, dataTransfer }) => {
  dragged = target instanceof HTMLElement ? target.closest("[data-card]") : null;
  if (dragged) dataTransfer?.setData("text/plain", dragged.querySelector("p")?.textContent ?? "");
});

document.addEventListener("dragend", () => (dragged = null));

document.addEventListener("dragover", (event) => {
  if (dragged && themeAt(event)) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const theme = themeAt(event);
  /** @type {HTMLFormElement | null | undefined} */
  const form = dragged?.querySelector("form[data-place]");
  const field = form?.elements.namedItem("theme");
  if (!theme || !form || !(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  field.value = theme.dataset.theme ?? "";
  form.requestSubmit();
});

/**
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
function themeAt({ target }) {
  return target instanceof Element ? target.closest("[data-theme]") : null;
}
