// @ts-check
import { hold } from "./held.js";
import { refresh } from "./refresh.js";
import { reload } from "./reload.js";
import { tellTimes } from "./shown-zone.js";
import { exchange, swap } from "./swap.js";
import { isInUse } from "./typing.js";

/**
 * @typedef {{op: "replace", id: string, html: string} | {op: "put", id: string, list: string, before?: string, html: string}
 *   | {op: "remove", id: string} | {op: "refresh", id: string} | {op: "reload"} | {op: "reseat", person: string}} Fragment
 */

/**
 * Puts what a change altered in place, as far as the page shows it.
 * @param {Fragment[]} fragments
 * @param {string | undefined} person whose page it is
 */
export function place(fragments, person) {
  for (const fragment of fragments) {
    switch (fragment.op) {
      case "replace": swap(document.getElementById(fragment.id), parsed(fragment.html)); break;
      case "put": put(fragment); break;
      case "remove": remove(fragment.id); break;
      case "refresh": refresh(fragment.id); break;
      case "reload": reload(); break;
      case "reseat": if (fragment.person === person) reload(); break;
    }
  }
  document.dispatchEvent(new Event("debrief:placed"));
}

/** @param {{id: string, list: string, before?: string, html: string}} fragment */
function put({ id, list, before, html }) {
  const home = document.getElementById(list);
  const fresh = parsed(html);
  if (!home || !fresh) return;
  const old = document.getElementById(id);
  const next = before ? document.getElementById(before) : null;
  if (!old) home.insertBefore(fresh, next);
  else if (old.parentElement === home && old.nextElementSibling === next) swap(old, fresh);
  else if (isInUse(old)) hold(list);
  else exchange(old, fresh, () => (old.remove(), home.insertBefore(fresh, next)));
}

/** @param {string} id */
function remove(id) {
  const old = document.getElementById(id);
  if (!old) return;
  const list = old.parentElement?.closest("[id]");
  if (isInUse(old) && list) return hold(list.id);
  if (old.contains(document.activeElement)) document.getElementById("main")?.focus({ preventScroll: true });
  old.remove();
}

/** @param {string} html */
function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  tellTimes(template.content);
  return template.content.firstElementChild;
}
