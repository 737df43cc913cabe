// @ts-check

/** Milliseconds between the server's clock and the time since this page began; this browser's own clock until the server has spoken. */
let offset = Date.now() - performance.now();

/** @param {number} now milliseconds since 1970 by the server's clock, at this moment */
export function setServerTime(now) {
  offset = now - performance.now();
  document.dispatchEvent(new Event("debrief:time"));
}

/** Milliseconds since 1970 by the server's clock, so that all screens agree. */
export function serverNow() {
  return offset + performance.now();
}
