"""How soon the board is there with hundreds of entries and ten million lines behind it, and how smoothly it is zoomed in
Chromium, beside `wc -l` on the file and the same page with five entries and no evidence."""

import contextlib
import datetime
import pathlib
import statistics
import tempfile
import time
import urllib.parse

import logs
import pages
import peers
from build import OUTPUT
from guests import sign_in
from process import HOST, timed
from table import table, times

ENTRIES, FEW = 600, 5
LANES = ("checkout", "payments", "Bob", "Carol", "Night shift", "database")
# Turns of the wheel in and out again, and the seconds between two of them.
TURNS, PAUSE = 30, 0.05
SIZE = {"width": 1440, "height": 900}
# Resolves when what stands there now has been painted.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
WATCH = """() => {
  window.watched = [];
  const look = (time) => (watched.push(time), requestAnimationFrame(look));
  requestAnimationFrame(look);
}"""
STEP = """([key]) => new Promise((done) => {
  const start = performance.now();
  document.addEventListener("debrief:placed", () => requestAnimationFrame(() => done(performance.now() - start)), { once: true });
  document.querySelector(".picture-frame").focus();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
})"""


def measure(tools, options):
    with tempfile.TemporaryDirectory(dir=OUTPUT) as name:
        file, lines = pages.write(pathlib.Path(name), pages.LINES // 100 if options.quick else pages.LINES)
        with peers.debrief(tools, "--upload-limit", "8192") as peer:
            owner = sign_in(peer.port, urllib.parse.urlsplit(peer.owners_link).path)
            full, small = (debrief_of(peer, count, lines) for count in (ENTRIES, FEW))
            pages.upload(peer, full, file)
            counted = [timed(["wc", "-l", file]).seconds for _ in range(options.runs)]
            with browser(peer, owner) as page:
                yield from compared(page, {"full": full, "small": small}, counted, lines, options.runs)


def compared(page, boards, counted, lines, runs):
    words = {"full": f"{ENTRIES} entries, {lines:,} lines", "small": f"{FEW} entries, no evidence"}
    opened = {name: [open_board(page, path) for _ in range(runs + 1)] for name, path in boards.items()}
    reference = statistics.median(counted)
    rows = [["wc -l", "–", f"{reference:.3f}", f"{max(counted):.3f}", times(reference, reference)]]
    for name, (first, *others) in opened.items():
        median = statistics.median(others)
        rows.append([words[name], f"{first:.3f}", f"{median:.3f}", f"{max(others):.3f}", times(median, reference)])
    yield table("The board until its picture is painted", ["board", "first, s", "seconds", "slowest", "beside wc -l"], rows,
                f"Median of {runs} after the first, in Chromium without a graphics processor, {SIZE['width']} × "
                f"{SIZE['height']}; the first looks through the evidence for deploys and alerts.")
    rows = [[words[name], *zoomed(page, path)] for name, path in boards.items()]
    yield table("The board while it is zoomed", ["board", "frames a second", "longest frame, ms", "a step, ms"], rows,
                f"{TURNS} turns of the wheel in and {TURNS} out again, one every {PAUSE * 1000:.0f} ms; a step is from the key to "
                "the picture of the new time, the median of eight.")


def debrief_of(peer, count, lines):
    path = peer.new_debrief()
    step = lines / logs.LINES_A_SECOND / count
    for number in range(count):
        at = logs.START + datetime.timedelta(seconds=step * (number + 0.5))
        peer.post(f"{path}/entries", {
            "id": f"e{number}", "text": f"Something that somebody noticed, number {number}",
            "lane": LANES[number % len(LANES)], "laneKind": "system", "time": f"{at:%Y-%m-%d %H:%M}Z"})
    return path.removeprefix("/api/v1")


@contextlib.contextmanager
def browser(peer, owner):
    from playwright.sync_api import sync_playwright
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        context = chromium.new_context(base_url=f"http://{HOST}:{peer.port}", viewport=SIZE)
        name, value = owner["Cookie"].split(";")[0].split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": f"http://{HOST}:{peer.port}"}])
        context.set_default_timeout(120_000)
        try:
            yield context.new_page()
        finally:
            chromium.close()


def open_board(page, path):
    page.goto("about:blank")
    start = time.monotonic()
    page.goto(f"{path}/timeline", wait_until="domcontentloaded")
    page.wait_for_selector("svg.picture .mark")
    page.evaluate(PAINTED)
    return time.monotonic() - start


def zoomed(page, path):
    open_board(page, path)
    steps = [page.evaluate(STEP, [key]) for key in "+" * 8]
    open_board(page, path)
    frame = page.locator(".timeline-picture .picture-frame")
    frame.focus()
    box = frame.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 60)
    page.evaluate(WATCH)
    for turn in [-100] * TURNS + [100] * TURNS:
        page.mouse.wheel(0, turn)
        time.sleep(PAUSE)
    page.wait_for_timeout(300)
    shown = page.evaluate("watched")
    lengths = [after - before for before, after in zip(shown, shown[1:])]
    return [f"{1000 * len(lengths) / sum(lengths):.0f}", f"{max(lengths):.0f}", f"{statistics.median(steps):.0f}"]
