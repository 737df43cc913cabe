// @ts-check
import { fetchPage } from "./refresh.js";
import { exchange } from "./swap.js";
import { twin } from "./twins.js";
import { typeAgain, wordsIn } from "./words.js";

/**
 * Brings the form up to what has changed meanwhile, with the words that were typed. Returns the form to go on with.
 * @param {HTMLFormElement} form
 */
export async function renewed(form) {
  const region = form.parentElement?.closest("[id]");
  const page = await fetchPage(location.href).catch(() => undefined);
  const fresh = region && page?.getElementById(region.id);
  const double = region && fresh ? twin(form, region, fresh) : undefined;
  if (!region || !fresh || !double) return form;
  const words = wordsIn(region);
  exchange(region, fresh);
  typeAgain(words, fresh);
  return double;
}

/**
 * The form that has taken the place of one that was exchanged while it was sent.
 * @param {HTMLFormElement} form
 */
export function sameForm(form) {
  return [...document.forms].find((other) => other.getAttribute("action") === form.getAttribute("action"));
}
