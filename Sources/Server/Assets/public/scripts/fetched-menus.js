// @ts-check
// A menu with forms too large for a page that goes to everybody fetches them when it is opened.
import { fetchPage } from "./refresh.js";
import { isInUse } from "./typing.js";

document.addEventListener("toggle", ({ target }) => {
  if (target instanceof HTMLDetailsElement && target.open && target.dataset.menu) void fill(target, target.dataset.menu);
}, { capture: true });

/**
 * Where they cannot be had, the link stays that leads to them.
 * @param {HTMLDetailsElement} menu
 * @param {string} address
 */
async function fill(menu, address) {
  const page = await fetchPage(address).catch(() => undefined);
  const forms = page?.querySelector("[data-menu-forms]");
  const body = menu.querySelector(".menu-body");
  if (!forms || !body || isInUse(body)) return;
  // One stays where one is.
  for (const then of forms.querySelectorAll("input[name=then]")) then.remove();
  body.replaceChildren(...forms.children);
  body.scrollIntoView({ block: "nearest", inline: "nearest" });
}
