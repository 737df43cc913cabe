// @ts-check
// The list follows the board: entries without the tag that is chosen there stand back, also those that come in later.

document.addEventListener("debrief:placed", follow);
follow();

function follow() {
  if (!document.querySelector("#timeline-picture[data-query]")) return;
  const chosen = new URLSearchParams(location.search).get("tag")?.toLowerCase();
  for (const entry of document.querySelectorAll("#entries > .entry")) {
    const tags = (entry.getAttribute("data-tags") ?? "").toLowerCase().split(",");
    entry.toggleAttribute("data-aside", Boolean(chosen) && !tags.includes(chosen ?? ""));
  }
}
