// @ts-check

/**
 * The element of `fresh` that is to `fresh` what `element` is to `old`: of the same sort, and as many of that sort before it.
 * @template {Element} Kind
 * @param {Kind} element
 * @param {Element} old
 * @param {Element} fresh
 * @returns {Kind | undefined}
 */
export function twin(element, old, fresh) {
  const sort = description(element);
  const place = alike(old, element, sort).indexOf(element);
  return /** @type {Kind | undefined} */ (alike(fresh, element, sort)[place]);
}

/**
 * @param {Element} root
 * @param {Element} element
 * @param {string} sort
 */
function alike(root, element, sort) {
  return [...root.querySelectorAll(element.localName)].filter((other) => description(other) === sort);
}

/**
 * What an element is for, in words that stay the same when its surroundings change.
 * @param {Element} element
 */
function description(element) {
  const form = element.closest("form");
  const isNamedByText = element.matches("summary, button");
  const place = element.parentElement?.closest("[id]");
  return [
    place?.id, element.id, element.getAttribute("name"), element.getAttribute("href"), form?.getAttribute("action"),
    element.localName === "details" ? element.querySelector("summary")?.textContent : isNamedByText && element.textContent,
  ].join("\n");
}
