// @ts-check
// A raised hand is counted once; the button says so. Nothing of it is remembered, here or there.

document.addEventListener("debrief:sent", ({ target }) => {
  if (!(target instanceof HTMLFormElement) || !target.matches("[data-hand]")) return;
  for (const button of target.querySelectorAll("button")) button.disabled = true;
  const note = document.createElement("small");
  note.className = "note";
  note.setAttribute("role", "status");
  note.textContent = "Counted, without your name.";
  target.append(note);
});
