import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SharedStream } from "../../Sources/Server/Assets/public/scripts/shared-stream.js";

/** The stream of the server, which a test speaks for. */
let source;
globalThis.EventSource = class extends EventTarget {
  constructor() {
    super();
    source = this;
  }

  close() {}
};

const page = () => ({ heard: [], postMessage(message) { this.heard.push(message); } });
const changes = ({ heard }) => heard.filter(({ type }) => type === "change").map(({ sequence }) => sequence);
const send = (kind, data, lastEventId = "") =>
  source.dispatchEvent(Object.assign(new Event(kind), { data: JSON.stringify(data), lastEventId }));
const sendChange = (sequence) => send("change", { sequence, fragments: [] }, String(sequence));

let stream;

beforeEach(() => {
  stream = new SharedStream("/live", 3);
});

afterEach(() => stream.close());

test("LIV-01 every page hears every change", () => {
  const [first, second] = [page(), page()];
  stream.join(first, 3);
  stream.join(second, 3);
  sendChange(4);
  assert.deepEqual([changes(first), changes(second)], [[4], [4]]);
});

test("LIV-01 a page that joins later gets what it misses, once", () => {
  const late = page();
  sendChange(4);
  sendChange(5);
  stream.join(late, 4);
  sendChange(6);
  assert.deepEqual(changes(late), [5, 6]);
});

test("a page from before the stream began is told to reload", () => {
  const old = page();
  stream.join(old, 1);
  assert.ok(old.heard.some(({ type }) => type === "reload"));
});

test("TIM-01 a page that joins between two beats hears what time it is by now", () => {
  const late = page();
  send("time", { now: 1_000_000 });
  stream.join(late, 3);
  const { now } = late.heard.find(({ type }) => type === "time");
  assert.ok(now >= 1_000_000 && now < 1_001_000);
});

test("a page that has left hears nothing more", () => {
  const gone = page();
  stream.join(gone, 3);
  stream.leave(gone);
  sendChange(4);
  assert.deepEqual(changes(gone), []);
  assert.equal(stream.isWanted, false);
});

test("a page that does not answer three times is forgotten", () => {
  const [silent, awake] = [page(), page()];
  stream.join(silent, 3);
  stream.join(awake, 3);
  for (let round = 0; round < 4; round += 1) {
    stream.ask();
    stream.hear(awake);
  }
  sendChange(4);
  assert.deepEqual([changes(silent), changes(awake)], [[], [4]]);
});
