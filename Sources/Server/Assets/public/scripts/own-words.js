// @ts-check
// What others wrote in private is counted for the facilitator, and no stream tells of it: the number is fetched now and then.
import { refresh } from "./refresh.js";

document.addEventListener("debrief:time", () => {
  const own = document.getElementById("own-words");
  if (own?.querySelector("[data-refresh-with-time]") && !document.hidden) refresh(own.id);
});
