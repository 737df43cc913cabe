// @ts-check
import { hold } from "./held.js";
import { twin } from "./twins.js";
import { formsInUse } from "./typing.js";
import { way, weave } from "./weave.js";
import { wordsIn } from "./words.js";

/**
 * Puts `fresh` in the place of `old`, but never touches a form that somebody is typing in: what stands around the form
 * is exchanged at once, and the form when it is free again. Where the form is no more, all waits, unless it is empty.
 * @param {Element | null} old
 * @param {Element | null} fresh
 */
export function swap(old, fresh) {
  if (!old || !fresh || old.isEqualNode(fresh)) return;
  const used = formsInUse(old);
  if (used.length === 0) return exchange(old, fresh);
  const double = used.length === 1 ? twin(used[0], old, fresh) : undefined;
  const canStay = double && way(old, used[0]) === way(fresh, double);
  if (!canStay && wordsIn(old).length === 0) return exchange(old, fresh);
  if (!canStay || !used[0].isEqualNode(double)) hold(old.id);
  if (canStay) exchange(old, fresh, () => weave(used[0], old, double, fresh));
  else old.setAttribute("data-held", "");
}

/**
 * Puts `fresh` in the place of `old`; what was open and where the focus was stays so.
 * @param {Element} old
 * @param {Element} fresh
 * @param {() => void} exchangeThem how, if not on the spot
 */
export function exchange(old, fresh, exchangeThem = () => old.replaceWith(fresh)) {
  const settle = unsettled(old, fresh);
  exchangeThem();
  settle();
}

/**
 * Remembers what is open in `old`, how far it is scrolled and where the focus is. The result brings all of it back, once
 * `fresh` is in place.
 * @param {Element} old
 * @param {Element} fresh
 */
function unsettled(old, fresh) {
  const { activeElement: active } = document;
  const { scrollLeft } = old;
  for (const details of old.querySelectorAll("details[open]")) twin(details, old, fresh)?.setAttribute("open", "");
  const hadFocus = active !== null && old.contains(active);
  const next = active === old ? fresh : hadFocus ? twin(active, old, fresh) : undefined;
  return () => {
    fresh.scrollLeft = scrollLeft;
    if (!hadFocus || document.activeElement === active) return;
    const target = /** @type {HTMLElement} */ (next ?? fresh);
    if (!next && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
}
