import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Feed } from "../../Sources/Server/Assets/public/scripts/feed.js";

/** Stands for the browser's own, and lets a test say what the server does. */
class FakeSource extends EventTarget {
  static CLOSED = 2;
  static opened = [];
  readyState = 1;

  constructor(address) {
    super();
    this.address = address;
    FakeSource.opened.push(this);
  }

  close() {
    this.readyState = FakeSource.CLOSED;
  }

  send(kind, data, lastEventId = "") {
    this.dispatchEvent(Object.assign(new Event(kind), { data: JSON.stringify(data), lastEventId }));
  }

  break(readyState) {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
}

let told;
let feed;
const last = () => FakeSource.opened.at(-1);

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  globalThis.EventSource = FakeSource;
  FakeSource.opened = [];
  told = [];
  feed = new Feed("/live", 7, (news) => told.push(news));
});

// A feed that is open looks at the clock, and keeps the process alive.
afterEach(() => {
  feed.close();
  mock.restoreAll();
});

test("TIM-01 a machine whose clock was set, or that slept, asks anew what time it is", () => {
  mock.timers.tick(1_000);
  assert.equal(FakeSource.opened.length, 1);
  const now = Date.now() + 3_600_000;
  mock.method(Date, "now", () => now);
  mock.timers.tick(1_000);
  assert.equal(FakeSource.opened.length, 2);
});

test("LIV-01 the stream starts after the last change that is known", () => {
  assert.equal(last().address, "/live?after=7");
});

test("a change is told with its number and its fragments", () => {
  last().send("change", { sequence: 8, fragments: [{ op: "reload" }] }, "8");
  assert.deepEqual(told, [{ type: "change", sequence: 8, fragments: [{ op: "reload" }] }]);
});

test("the server's time is told", () => {
  last().send("time", { now: 1_234 });
  assert.deepEqual(told, [{ type: "time", now: 1_234 }]);
});

test("LIV-01 where the browser has given up, a new stream starts after the last change that came", () => {
  last().send("change", { sequence: 8, fragments: [] }, "8");
  last().break(FakeSource.CLOSED);
  mock.timers.tick(1_000);
  assert.equal(FakeSource.opened.length, 2);
  assert.equal(last().address, "/live?after=8");
});

test("where the browser reconnects by itself, no second stream is opened", () => {
  last().break(0);
  mock.timers.tick(5_000);
  assert.equal(FakeSource.opened.length, 1);
  assert.deepEqual(told, [{ type: "line", isOpen: false }]);
});

test("each failure in a row waits longer for the next try", () => {
  last().break(FakeSource.CLOSED);
  mock.timers.tick(1_000);
  last().break(FakeSource.CLOSED);
  mock.timers.tick(1_000);
  assert.equal(FakeSource.opened.length, 2);
  mock.timers.tick(1_000);
  assert.equal(FakeSource.opened.length, 3);
});

test("a line that falls silent is opened anew", () => {
  last().send("time", { now: 1 });
  mock.timers.tick(40_000);
  assert.equal(FakeSource.opened.length, 2);
  assert.equal(FakeSource.opened[0].readyState, FakeSource.CLOSED);
});

test("a closed feed stays closed", () => {
  feed.close();
  mock.timers.tick(100_000);
  assert.equal(FakeSource.opened.length, 1);
});
