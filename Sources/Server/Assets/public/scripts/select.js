// @ts-check
// What is there to be copied is selected as soon as it is reached.

document.addEventListener("focusin", ({ target }) => {
  if ((target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.matches("[data-select]")) target.select();
});
