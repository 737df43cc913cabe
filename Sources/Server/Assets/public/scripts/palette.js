// @ts-check
// Type a few letters of what to do or where to go; arrows choose, Enter does it, and Escape gives the focus back.
import { applying, nameOf, offer, perform } from "./commands.js";
import { fitting } from "./fitting.js";
import { fetchPage } from "./refresh.js";
import { isWriting } from "./typing.js";

/** @typedef {{ name: string, note: string, run: () => void }} Item */

const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("palette"));
const field = /** @type {HTMLInputElement | null} */ (document.getElementById("palette-field"));
const list = document.getElementById("palette-list");

/** @type {Item[]} */
let items = [];
/** @type {Item[]} */
let shown = [];
let chosen = 0;

if (dialog && field && list) {
  offer({ name: "Find something to do, or a page", keys: ["Ctrl+K"], on: () => dialog });
  for (const button of document.querySelectorAll("button[data-opens=palette]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", open);
  }
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
    if (isWriting() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  field.addEventListener("input", () => draw(0));
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) draw((chosen + step + shown.length) % Math.max(1, shown.length));
    else if (event.key === "Enter") act(shown[chosen]);
    else return;
    event.preventDefault();
  });
  // The field keeps the focus, so that one can go on typing.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    if (option) act(shown[[...list.children].indexOf(option)]);
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
}

function open() {
  if (!dialog || !field) return;
  items = [...deeds(false), ...places(document), ...deeds(true)];
  field.value = "";
  draw(0);
  dialog.showModal();
  void addDebriefs();
}

/** @param {Item | undefined} item */
function act(item) {
  if (!item) return;
  // The focus is back where it was before anything is done there.
  dialog?.close();
  item.run();
}

/**
 * @param {boolean} areGrave
 * @returns {Item[]}
 */
function deeds(areGrave) {
  return applying().filter(({ run, isGrave = false }) => run && isGrave === areGrave).map((command) => (
    { name: nameOf(command), note: command.keys ? `Key ${command.keys[0]}` : "", run: () => perform(command) }));
}

/**
 * Where the links of a page lead that are ways to other pages.
 * @param {Document} page
 * @returns {Item[]}
 */
function places(page) {
  return [...page.querySelectorAll(".ways a, .timeline-ways a, .masthead-ways a, a.card, #published a")].map((link) => {
    const words = link.getAttribute("data-way") ?? (link.querySelector("strong") ?? link).textContent?.trim() ?? "";
    const address = link.getAttribute("href") ?? "/";
    return { name: `Go to ${words}`, note: note(link), run: () => location.assign(address) };
  });
}

/** @param {Element} link */
function note(link) {
  if (link.matches("a.card")) return `Debrief · ${link.querySelector(".card-when")?.textContent?.trim() ?? ""}`;
  return link.closest("#published") ? "Published" : "Page";
}

/** The debriefs that the home page lists, once it has come. */
async function addDebriefs() {
  const home = await fetchPage("/").catch(() => undefined);
  if (!home || !dialog?.open) return;
  const known = new Set(items.map(({ name }) => name));
  items.push(...places(home).filter(({ name }) => !known.has(name)));
  draw(chosen);
}

/** @param {number} place of the item to choose */
function draw(place) {
  if (!field || !list || !dialog) return;
  shown = fitting(items, field.value);
  chosen = Math.min(place, Math.max(0, shown.length - 1));
  list.replaceChildren(...shown.map(option));
  list.children[chosen]?.scrollIntoView({ block: "nearest" });
  if (shown.length > 0) field.setAttribute("aria-activedescendant", `palette-${chosen}`);
  else field.removeAttribute("aria-activedescendant");
  const status = dialog.querySelector("[role=status]");
  if (status) status.textContent = shown.length === 0 ? "Nothing fits. Type fewer letters." : `${shown.length} to choose from`;
}

/**
 * @param {Item} item
 * @param {number} place
 */
function option({ name, note }, place) {
  const [option, small] = [document.createElement("li"), document.createElement("small")];
  option.id = `palette-${place}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", String(place === chosen));
  small.textContent = note;
  option.append(name, " ", small);
  return option;
}
