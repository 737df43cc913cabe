// @ts-check

/**
 * Gives `old` the attributes and children of `fresh`, all but the way down to `kept`, which is never moved.
 * @param {Element} kept
 * @param {Element} old
 * @param {Element} double
 * @param {Element} fresh
 */
export function weave(kept, old, double, fresh) {
  if (old === kept) return;
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  const [mine, theirs] = [branch(old, kept), branch(fresh, double)];
  if (!mine || !theirs) return;
  const siblings = [...fresh.childNodes];
  const place = siblings.indexOf(theirs);
  for (const child of [...old.childNodes]) if (child !== mine) child.remove();
  mine.before(...siblings.slice(0, place));
  mine.after(...siblings.slice(place + 1));
  weave(kept, mine, double, theirs);
}

/**
 * The kinds of elements on the way from `root` down to `element`.
 * @param {Element} root
 * @param {Element} element
 */
export function way(root, element) {
  const names = [];
  for (let step = element; step !== root && step.parentElement; step = step.parentElement) names.push(step.localName);
  return names.join();
}

/**
 * @param {Element} root
 * @param {Element} element
 */
function branch(root, element) {
  return [...root.children].find((child) => child.contains(element));
}
