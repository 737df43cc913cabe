// @ts-check
// On a narrow screen the ways through a debrief are one row that scrolls; the current one is in sight.

/** @type {HTMLElement | null} */
const current = document.querySelector(".ways [aria-current]");
const row = current?.parentElement;
if (current && row) row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;

// The link to a form goes on to its first field.
document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest("a[data-to-form]") : null;
  const form = link && document.querySelector(link.getAttribute("href") ?? "");
  if (!form) return;
  /** @type {HTMLElement | null} */
  const field = form.querySelector("input:not([type=hidden]), textarea");
  setTimeout(() => field?.focus({ preventScroll: true }));
});
