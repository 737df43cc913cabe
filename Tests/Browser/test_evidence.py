"""The pictures of the evidence: by keyboard, by touch, and what was measured beside the counts."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from house import Debrief
from people import Person

# 2026-03-29, midnight UTC.
MIDNIGHT = 1_774_742_400
HOUR = 3600


@pytest.fixture
def evidence(debrief: Debrief) -> Debrief:
    """Ten hours of lines, one a minute, and a series over the same time with a hole in it."""
    debrief.attach("shop.log", b"".join(b"2026-03-29T%02d:%02d:00Z queue\n" % (n // 60, n % 60) for n in range(600)))
    values = [[MIDNIGHT + n * 60, str(n % 90)] for n in range(600) if not 200 < n < 260]
    answer = {"resultType": "matrix", "result": [{"metric": {"__name__": "queue_length", "job": "shop"}, "values": values}]}
    debrief.attach("queue.json", json.dumps({"status": "success", "data": answer}).encode())
    return debrief


def show(person: Person, debrief: Debrief, start: int = MIDNIGHT, end: int = MIDNIGHT + 8 * HOUR) -> Page:
    person.goto(f"{debrief.page}/evidence?from={iso(start)}&until={iso(end)}")
    return person.page


def iso(seconds: int) -> str:
    hours, rest = divmod(seconds - MIDNIGHT, HOUR)
    return f"2026-03-29T{hours:02}:{rest // 60:02}:{rest % 60:02}Z"


def shown(page: Page) -> tuple[int, int]:
    """The hours of the counts, as offsets from midnight in minutes."""
    data = page.locator("svg.counts").evaluate("picture => [picture.dataset.from, picture.dataset.until]")
    return tuple((int(value) - MIDNIGHT) // 60 for value in data)


def until_shown(page: Page, start: int, end: int) -> None:
    expect(page.locator("svg.counts")).to_have_attribute("data-from", str(MIDNIGHT + start * 60))
    expect(page.locator("svg.counts")).to_have_attribute("data-until", str(MIDNIGHT + end * 60))


def test_UX_01_keys_zoom_and_move_the_counts(alice: Person, evidence: Debrief) -> None:
    """UX-01 UX-04 + and − zoom, arrows move, the address follows, and the way back ends where it began."""
    page = show(alice, evidence)
    assert shown(page) == (0, 480)
    page.locator(".evidence-picture").focus()
    for key, start, end in [("+", 120, 360), ("ArrowRight", 180, 420), ("ArrowLeft", 120, 360), ("-", 0, 480), ("=", 120, 360)]:
        page.keyboard.press(key)
        until_shown(page, start, end)
        expect(page.locator(".evidence-picture")).to_be_focused()
    address = parse_qs(urlsplit(page.url).query)
    assert address["from"] == ["2026-03-29T02:00:00.000Z"] and address["until"] == ["2026-03-29T06:00:00.000Z"]
    expect(page.locator("#evidence-lines > .note")).to_contain_text("240 of 600 lines")


def test_keys_mean_nothing_outside_of_the_counts(alice: Person, evidence: Debrief) -> None:
    """UX-01 + and arrows in a field are what somebody types."""
    page = show(alice, evidence)
    page.get_by_label("Words").fill("a")
    page.keyboard.type("+-")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(400)
    assert shown(page) == (0, 480)
    expect(page.get_by_label("Words")).to_have_value("a+-")


def test_UX_04_two_fingers_zoom_the_counts(gus: Person, evidence: Debrief) -> None:
    """UX-04 on a phone two fingers that go apart zoom in, at the place between them."""
    page = show(gus, evidence)
    page.locator("svg.counts").scroll_into_view_if_needed()
    # The picture is wider than the phone and scrolls: the fingers lie on what is to be seen of it.
    box = page.locator("svg.counts").bounding_box()
    y = box["y"] + box["height"] / 3
    middle, near, far = 195, 40, 80
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, *places: int) -> None:
        points = [{"x": x, "y": y, "id": number} for number, x in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", middle - near)
    fingers("touchStart", middle - near, middle + near)
    for step in range(near, far + 1, 10):
        fingers("touchMove", middle - step, middle + step)
    fingers("touchEnd")
    expect(page.locator("svg.counts")).not_to_have_attribute("data-from", str(MIDNIGHT))
    start, end = shown(page)
    assert 239 <= end - start <= 241
    place = (middle - box["x"]) / box["width"]
    assert abs(start + 240 * place - 480 * place) <= 2


def test_UX_04_a_pinch_on_a_touchpad_zooms_the_counts_and_not_the_page(alice: Person, evidence: Debrief) -> None:
    """UX-04 a touchpad says a pinch as a wheel with Ctrl; the counts zoom out and in, wherever the focus is."""
    page = show(alice, evidence, MIDNIGHT + 2 * HOUR, MIDNIGHT + 6 * HOUR)
    page.locator("svg.counts").hover(position={"x": 400, "y": 40})
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(page.locator("svg.counts")).not_to_have_attribute("data-from", str(MIDNIGHT + 2 * HOUR))
    start, end = shown(page)
    assert 120 < start < end < 360 and 120 <= end - start <= 126
    assert page.evaluate("visualViewport.scale") == 1


def test_EVD_20_the_series_zoom_with_the_counts(alice: Person, evidence: Debrief) -> None:
    """EVD-20 a series lies under the counts, as wide as they are; it follows their zoom, and its table says the same."""
    page = show(alice, evidence)
    counts, series = page.locator("svg.counts"), page.get_by_role("img", name=re.compile("queue_length"))
    expect(series).to_have_count(1)
    above, below = counts.bounding_box(), series.bounding_box()
    assert above and below
    assert abs(above["x"] - below["x"]) < 1 and abs(above["width"] - below["width"]) < 1 and below["y"] > above["y"]
    whole = series.locator("path").get_attribute("d")
    assert whole.count("M") == 2
    page.locator(".evidence-picture").focus()
    page.keyboard.press("+")
    until_shown(page, 120, 360)
    assert series.locator("path").get_attribute("d") != whole
    page.get_by_text("What was measured, as tables").click()
    rows = page.locator(".series-values tbody tr")
    expect(rows.first).to_contain_text("04:00")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_UX_01_what_was_measured_has_no_axe_violation(alice: Person, evidence: Debrief, scheme: str) -> None:
    """UX-01 EVD-20 the page with series and their tables has no violation that axe finds."""
    page = show(alice, evidence)
    page.emulate_media(color_scheme=scheme)
    page.get_by_text("What was measured, as tables").click()
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
