// @ts-check
import { isChanged, isTextField } from "./typing.js";
import { keepWords } from "./words.js";

let isWanted = false;

/** Fetches the whole page anew; not while somebody types, and without losing a word. */
export function reload() {
  isWanted = true;
  reloadIfFree();
}

document.addEventListener("focusout", () => setTimeout(reloadIfFree));
document.addEventListener("reset", () => setTimeout(reloadIfFree));

function reloadIfFree() {
  const active = document.activeElement;
  if (!isWanted || (isTextField(active) && isChanged(active))) return;
  isWanted = false;
  keepWords();
  location.reload();
}
