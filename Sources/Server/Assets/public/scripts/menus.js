// @ts-check
// Menus close when somebody turns to something else, and open where there is room for them.

document.addEventListener("toggle", ({ target }) => {
  if (!(target instanceof HTMLDetailsElement) || !target.matches(".menu") || !target.open) return;
  for (const other of openMenus()) if (!other.contains(target)) other.open = false;
  const body = target.querySelector(".menu-body");
  if (!body) return;
  target.dataset.side = "start";
  if (body.getBoundingClientRect().right > document.documentElement.clientWidth) target.dataset.side = "end";
  body.scrollIntoView({ block: "nearest", inline: "nearest" });
}, { capture: true });

document.addEventListener("pointerdown", ({ target }) => {
  for (const menu of openMenus()) if (target instanceof Node && !menu.contains(target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary")?.focus();
  }
});

/** @returns {NodeListOf<HTMLDetailsElement>} */
function openMenus() {
  return document.querySelectorAll("details.menu[open]");
}
