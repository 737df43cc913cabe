"""The timeline board, as people move in it and move what stands on it."""

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from house import Debrief, Knocker
from line import Line
from people import PHONE, Person


@pytest.fixture
def event(debrief: Debrief) -> Debrief:
    """An hour with a few entries of a person, a team and a system."""
    for name, lane, kind, time in [
        ("rollout", "Checkout", "system", "2026-03-29 00:38"), ("queue", "Bob", "person", "about 2026-03-29 00:50"),
        ("restart", "Bob", "person", "2026-03-29 01:10"), ("handover", "Night shift", "team", "2026-03-29 01:30"),
    ]:
        debrief.post("entries", id=name, text=f"Text of {name}", lane=lane, laneKind=kind, time=time)
    return debrief


def board(person: Person, debrief: Debrief, query: str = "") -> Page:
    page = person.goto(f"{debrief.page}/timeline{query}").page
    expect(page.locator("svg.picture .mark").first).to_be_visible()
    return page


def window(page: Page) -> tuple[str, str]:
    """The time that the address says."""
    page.wait_for_url(re.compile("from=.*until="), wait_until="commit")
    fields = parse_qs(urlsplit(page.url).query)
    return fields["from"][0], fields["until"][0]


def moment(debrief: Debrief, name: str) -> dict[str, str]:
    return next(entry for entry in debrief.state()["timeline"]["entries"] if entry["id"] == name)["moment"]


def place(page: Page, name: str) -> tuple[float, float]:
    """The middle of a mark's shape on the screen."""
    box = page.locator(f".mark[data-entry={name}] .shape").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def tab_to(page: Page, place: str) -> None:
    """Presses Tab until that place has the focus."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("place => document.activeElement.matches(place)", place):
            return
    raise AssertionError(f"no way by keyboard to {place}")


def test_TIM_15_buttons_keys_and_the_wheel_zoom_and_a_reload_shows_the_same(bob: Person, event: Debrief) -> None:
    """TIM-15 zooming between the whole event and a second works by buttons, keys and the wheel."""
    page = board(bob, event)
    page.get_by_role("link", name="Zoom in").click()
    first = window(page)
    page.locator(".timeline-picture .picture-frame").focus()
    page.keyboard.press("+")
    page.wait_for_function("old => !location.search.includes(old)", arg=first[0].replace(":", "%3A"))
    second = window(page)
    assert first[0] < second[0] < second[1] < first[1]
    expect(page.locator(".timeline-picture .picture-frame")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("+")
    page.wait_for_function("""() => {
        const fields = new URLSearchParams(location.search);
        return Date.parse(fields.get("until")) - Date.parse(fields.get("from")) === 1000;
    }""")
    shown = window(page)
    page.reload()
    assert window(page) == shown
    page.locator(".timeline-picture .picture-frame").focus()
    page.keyboard.press("0")
    page.wait_for_url(re.compile("timeline$"), wait_until="commit")
    expect(page.locator(".mark")).to_have_count(4)


def test_TIM_15_the_wheel_keeps_the_moment_under_the_pointer(bob: Person, event: Debrief) -> None:
    """TIM-15 zooming keeps the place."""
    page = board(bob, event)
    page.locator(".timeline-picture .picture-frame").focus()
    x, y = place(page, "restart")
    page.mouse.move(x, y - 20)
    for _ in range(3):
        page.mouse.wheel(0, -100)
    window(page)
    expect(page.locator(".mark[data-entry=rollout]")).to_have_count(0)
    assert abs(place(page, "restart")[0] - x) < 6


def test_TIM_15_two_fingers_zoom(people: Callable[..., Person], owner: Knocker, event: Debrief) -> None:
    """TIM-15 a pinch zooms where the fingers are."""
    page = board(people("Alice", **PHONE).signed_in(owner), event)
    page.locator("svg.picture").scroll_into_view_if_needed()
    box = page.locator(".timeline-picture .picture-frame").bounding_box()
    assert box
    y, left, right = box["y"] + 20, box["x"] + 190, box["x"] + 230
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, *places: float) -> None:
        points = [{"x": x, "y": y, "id": number} for number, x in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", left, right)
    for step in range(1, 8):
        fingers("touchMove", left - 8 * step, right + 8 * step)
    fingers("touchEnd")
    window(page)


def test_TIM_18_lanes_are_chosen_and_a_link_to_the_view_shows_it(alice: Person, bob: Person, event: Debrief) -> None:
    """TIM-18 lanes by person, by team, by source and as one narrative, from the same entries."""
    page = board(alice, event)
    for choice, lanes in [
        ("by person", ["Bob", "Everything else"]), ("by team", ["Night shift", "Everything else"]),
        ("by source", ["From memory"]), ("one story", ["What happened"]),
    ]:
        page.get_by_role("combobox", name="Lanes").select_option(choice)
        expect(page.locator("svg.picture .lane tspan")).to_have_text(lanes)
        expect(page.locator(".mark")).to_have_count(4)
    expect(board(bob, event, "?lanes=narrative").locator("svg.picture .lane tspan")).to_have_text(["What happened"])


def test_TIM_05_an_entry_is_dragged_and_everybody_sees_it_within_two_seconds(
    alice: Person, bob: Person, event: Debrief
) -> None:
    """TIM-05 entries are moved by dragging, and everyone sees it within two seconds."""
    here, there = board(bob, event), board(alice, event)
    before = there.locator("#entry-restart .entry-time").inner_text()
    x, y = place(here, "restart")
    here.mouse.move(x, y)
    here.mouse.down()
    here.mouse.move(x + 60, y, steps=6)
    expect(here.locator(".mark[data-entry=restart].held")).to_have_count(1)
    here.mouse.up()
    expect(there.locator("#entry-restart .entry-time")).not_to_have_text(before, timeout=2_000)
    moved = moment(event, "restart")
    assert moved["kind"] == "exact" and moved["precision"] == "minute" and moved["at"] > "2026-03-28T23:50"
    expect(here.locator("#board-status")).to_contain_text("Moved to")


def test_TIM_05_a_mark_that_is_only_pressed_moves_nothing(bob: Person, event: Debrief) -> None:
    """TIM-05 pressing a mark leads to its entry, and changes nothing."""
    last = event.state()["sequence"]
    page = board(bob, event)
    page.mouse.click(*place(page, "restart"))
    expect(page.locator("#entry-restart")).to_be_focused()
    assert event.state()["sequence"] == last


def test_TIM_15_by_keyboard_alone_an_entry_is_moved_stretched_and_undone(bob: Person, event: Debrief) -> None:
    """TIM-15 UX-06 TIM-06 by keyboard alone: an entry is taken, moved and stretched, and it can be undone."""
    page = board(bob, event)
    start = moment(event, "rollout")
    tab_to(page, ".mark[data-entry=rollout]")
    page.keyboard.press(" ")
    expect(page.locator("#board-status")).to_contain_text("Taken")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("#board-status")).to_contain_text("Given up")
    assert moment(event, "rollout") == start
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#board-status")).to_contain_text("Moved to")
    moved = moment(event, "rollout")
    assert moved["kind"] == "between" and start["at"] < moved["at"] < moved["until"]
    expect(page.locator(".mark[data-entry=rollout].between")).to_be_focused()
    expect(page.locator("form[data-undo]")).to_be_attached()
    page.keyboard.press("Control+z")
    expect(page.locator(".mark[data-entry=rollout].exact")).to_have_count(1)
    expect(page.locator("form[data-redo]")).to_be_attached()
    assert moment(event, "rollout") == start
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(".mark[data-entry=rollout].between")).to_have_count(1)
    assert moment(event, "rollout") == moved


def test_TIM_06_what_is_about_then_stays_about_when_it_is_moved(bob: Person, event: Debrief) -> None:
    """TIM-06 moving an entry makes its time no more certain."""
    page = board(bob, event)
    page.locator(".mark[data-entry=queue]").focus()
    for key in [" ", "ArrowLeft", "Enter"]:
        page.keyboard.press(key)
    expect(page.locator("#board-status")).to_contain_text("Moved to about")
    assert moment(event, "queue")["kind"] == "about"


def test_TIM_05_a_move_that_is_refused_leaves_the_entry_and_says_why(bob: Person, event: Debrief) -> None:
    """TIM-05 who moves what somebody else moved meanwhile is told so, and neither is lost."""
    page = board(bob, event)
    page.locator(".mark[data-entry=restart]").focus()
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    event.post("entries/restart/edits", base=event.state()["sequence"], time="2026-03-29 01:20")
    expect(page.locator("#entry-restart .entry-time")).to_contain_text("01:20")
    page.keyboard.press("Enter")
    expect(page.locator("#board-status")).to_contain_text("It stays where it was.")
    assert moment(event, "restart")["at"].startswith("2026-03-29T00:20")


def test_UX_06_what_was_taken_off_is_one_press_away(bob: Person, event: Debrief) -> None:
    """UX-06 taking an entry off is undone by a button, instead of asking beforehand."""
    page = board(bob, event)
    bob.press("Take off", within=page.locator("#entry-queue"))
    expect(page.locator(".mark[data-entry=queue]")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Undo your last change")).click()
    expect(page.locator(".mark[data-entry=queue]")).to_have_count(1)
    expect(page.locator("#entry-queue")).to_be_visible()


def test_LIV_03_an_undo_right_after_a_move_takes_back_that_move_and_nothing_else(bob: Person, event: Debrief) -> None:
    """LIV-03 UX-06 TIM-15 Ctrl+Z waits for the move that is under way, and takes back that one."""
    bob.goto(f"{event.page}/entries/queue").page.get_by_label("What happened").fill("A change of Bob's before")
    bob.press("Save")
    page = board(bob, event)
    expect(page.locator("form[data-undo]")).to_contain_text("before")
    start = moment(event, "restart")
    page.route("**/entries/restart/edits", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.locator(".mark[data-entry=restart]").focus()
    for key in [" ", "ArrowRight", "Enter", "Control+z"]:
        page.keyboard.press(key)
    expect(page.locator("form[data-redo]")).to_be_attached()
    assert moment(event, "restart") == start
    changes = [next(iter(change["fact"])) for change in event.changes()][-3:]
    assert changes == ["entryChanged", "entryChanged", "undone"]
    texts = {entry["id"]: entry["text"] for entry in event.state()["timeline"]["entries"]}
    assert texts["queue"] == "A change of Bob's before"


def test_UX_06_two_undos_in_a_row_take_back_two_changes(bob: Person, event: Debrief) -> None:
    """UX-06 LIV-03 pressed twice at once, Ctrl+Z takes back the last change and the one before it."""
    page = board(bob, event)
    starts = moment(event, "restart"), moment(event, "rollout")
    for name in ["restart", "rollout"]:
        page.locator(f".mark[data-entry={name}]").focus()
        for key in [" ", "ArrowRight", "Enter"]:
            page.keyboard.press(key)
        expect(page.locator("#board-status")).to_contain_text("Moved to")
    for _ in range(2):
        page.keyboard.press("Control+z")
    expect(page.locator("form[data-redo]")).to_be_attached()
    expect(page.locator("form[data-undo]")).to_have_count(0)
    assert (moment(event, "restart"), moment(event, "rollout")) == starts


def test_UX_06_an_entry_in_hand_is_given_up_by_undoing(bob: Person, event: Debrief) -> None:
    """UX-06 Ctrl+Z with an entry in hand gives it up, and undoes nothing that was done before."""
    page = board(bob, event)
    last = event.state()["sequence"]
    page.locator(".mark[data-entry=restart]").focus()
    for key in [" ", "ArrowRight", "Control+z"]:
        page.keyboard.press(key)
    expect(page.locator("#board-status")).to_contain_text("Given up")
    assert event.state()["sequence"] == last


def test_AGR_05_undoing_what_everybody_agreed_to_asks_why(alice: Person, bob: Person, event: Debrief) -> None:
    """AGR-05 UX-06 after the agreement Ctrl+Z asks for the reason, as a change does, and so does doing it again."""
    bob.goto(f"{event.page}/entries/queue").page.get_by_label("What happened").fill("It grew")
    bob.press("Save")
    event.post("stages", stage="agreement")
    page = board(bob, event)
    for person in (alice, bob):
        person.goto(f"{event.page}/workshop").page.get_by_role("button", name=re.compile("^I agree")).click()
    page = board(bob, event)
    page.locator(".mark[data-entry=restart]").focus()
    page.keyboard.press("Control+z")
    field = page.get_by_label(re.compile("Why does this have to be taken back"))
    expect(field).to_be_focused()
    page.keyboard.type("Two of us read the log wrongly")
    page.keyboard.press("Enter")
    expect(page.locator("#entry-queue .entry-text")).to_have_text("Text of queue")
    page.locator(".mark[data-entry=restart]").focus()
    page.keyboard.press("Control+Shift+Z")
    expect(page.get_by_label(re.compile("Why does this have to be done again"))).to_be_focused()


def test_LIV_07_who_is_here_is_shown_and_goes(alice: Person, gus: Person, event: Debrief, line: Line) -> None:
    """LIV-07 who is here is shown within two seconds and gone within thirty; two tabs count once."""
    here = board(alice, event).locator("#here")
    expect(here).to_have_text("Here now: Alice", timeout=2_000)
    gus.goto(f"{event.page}/timeline")
    expect(here).to_have_text("Here now: Alice, Gus", timeout=2_000)
    second = gus.context.new_page()
    second.goto(f"{event.page}/workshop")
    second.close()
    expect(here).to_have_text("Here now: Alice, Gus")
    line.cut()
    expect(here).to_have_text("Here now: Alice", timeout=30_000)


def test_LIV_03_two_people_who_change_different_words_keep_both(bob: Person, event: Debrief) -> None:
    """LIV-03 words that do not overlap are merged; those that do are kept and shown."""
    edits = "entries/queue/edits"
    event.post(edits, base=event.state()["sequence"], text="The queue grew for an hour")
    bob.goto(f"{event.page}/entries/queue").page.get_by_label("What happened").fill("The long queue grew for an hour")
    event.post(edits, base=event.state()["sequence"], text="The queue grew for an hour and a half")
    bob.press("Save")
    text = bob.page.locator("#entry-queue .entry-text")
    expect(text).to_have_text("The long queue grew for an hour and a half")
    bob.goto(f"{event.page}/entries/queue").page.get_by_label("What happened").fill("Nothing grew")
    event.post(edits, base=event.state()["sequence"], text="Everything grew")
    bob.press("Save")
    expect(bob.page.locator("main")).to_contain_text("Nothing grew")
    expect(bob.page.locator("main")).to_contain_text("Everything grew")


def test_TIM_09_the_density_leads_to_the_lines_of_its_time(bob: Person, event: Debrief) -> None:
    """TIM-09 TIM-15 the evidence stands below as a density that opens into its lines, at any zoom."""
    event.attach("shop.log", b"".join(b"2026-03-29T00:%02d:%02dZ timed out %d\n" % (n // 60, n % 60, n) for n in range(600)))
    for query, total in [("", 600), ("?from=2026-03-29T00:05:00Z&until=2026-03-29T00:05:10Z", 10)]:
        page = board_of_evidence(bob, event, query)
        assert page.locator(".density").get_attribute("aria-label") == f"{total} lines of evidence"
        bar = page.locator(".density a").first
        count = int(bar.locator("title").text_content().rsplit(" ", 1)[-1])
        bob.goto(bar.get_attribute("href"))
        expect(page.locator("#evidence-lines li.line")).to_have_count(count)


ALERT = (b'{"receiver":"t","alerts":[{"status":"%s","labels":{"alertname":"Slow"},"annotations":{"summary":"p99"},'
         b'"startsAt":"2026-03-29T00:05:00Z","endsAt":"2026-03-29T00:25:00Z","fingerprint":"a"}]}\n')


def metrics(*names: str) -> bytes:
    start = 1_774_741_200  # 23:40 UTC, a minute after the first entry
    result = [{"metric": {"__name__": name}, "values": [[start + 60 * n, str(n * n % 17)] for n in range(30) if n != 12]}
              for name in names]
    return json.dumps({"status": "success", "data": {"resultType": "matrix", "result": result}}).encode()


def test_TIM_15_deploys_and_alerts_are_reached_by_keyboard_and_lead_to_their_lines(bob: Person, event: Debrief) -> None:
    """TIM-15 EVD-17 EVD-18 deploys and alerts are marks under the axis: one stop by Tab, arrows between, Enter to the line."""
    event.attach("deploys.log", b"2026-03-29T00:20:00Z INFO deployed pay v2\n2026-03-29T00:20:01Z INFO deployed pay v3\n")
    event.attach("alerts.json", ALERT % b"firing" + ALERT % b"resolved")
    page = board(bob, event)
    marks = page.locator("a.landmark")
    expect(marks).to_have_count(3)
    expect(marks.first).to_have_text(re.compile("×2"))
    tab_to(page, "a.landmark")
    page.keyboard.press("ArrowRight")
    expect(page.locator("a.landmark:focus")).to_have_attribute("aria-label", re.compile("^alert starts, 01:05:00"))
    # Closer they part, and the one in focus stays so.
    bob.goto(f"{event.page}/timeline?from=2026-03-29T00:19:50Z&until=2026-03-29T00:20:10Z")
    expect(marks).to_have_count(2)
    marks.first.focus()
    page.keyboard.press("-")
    page.wait_for_function("() => !location.search.includes('19%3A50')")
    expect(page.locator("a.landmark:focus")).to_have_attribute("aria-label", re.compile("deployed pay v2"))
    page.keyboard.press("Enter")
    expect(page.locator("#cited")).to_contain_text("deployed pay v2")


def test_EVD_20_series_are_chosen_on_the_board_and_zoom_along_with_it(bob: Person, event: Debrief) -> None:
    """EVD-20 TIM-15 what was measured is drawn on the board's axis at every zoom; which series are seen is chosen there."""
    event.attach("metrics.json", metrics("heap_bytes", "queue_length", "latency_seconds", "errors_ratio"))
    page = board(bob, event)
    series = page.locator("svg.picture g.measured")
    expect(series).to_have_count(3)
    menu = bob.opens("Measured:")
    menu.get_by_label("heap_bytes").uncheck()
    expect(series).to_have_count(2)
    expect(menu.get_by_label("heap_bytes")).to_be_focused()
    menu.get_by_label("queue_length").uncheck()
    expect(series).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Zoom in").click()
    window(page)
    expect(series).to_have_count(1)
    expect(series).to_have_attribute("aria-label", re.compile("^latency_seconds in seconds: .*breaks off once"))
    page.reload()
    expect(series).to_have_count(1)


def test_EVD_20_nothing_that_was_shown_a_moment_ago_is_fetched_again(bob: Person, event: Debrief) -> None:
    """EVD-20 LIV-03 zooming in and out again fetches nothing twice, until something changes."""
    event.attach("metrics.json", metrics("heap_bytes"))
    page = board(bob, event)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/timeline/picture" in request.url else None)
    frame = page.locator(".timeline-picture .picture-frame")
    frame.focus()
    for key in ["+", "0", "+", "0"]:
        before = page.url
        page.keyboard.press(key)
        page.wait_for_function("before => location.href !== before", arg=before)
    assert len(asked) == len(set(asked)) == 2
    event.post("entries", id="late", text="It came later", lane="Bob", time="2026-03-29 01:20")
    expect(page.locator(".mark[data-entry=late]")).to_be_visible()
    page.keyboard.press("+")
    page.wait_for_function("() => location.search.includes('from')")
    expect(page.locator("svg.picture g.measured")).to_have_count(1)
    assert asked.count(asked[0]) == 2


def board_of_evidence(person: Person, debrief: Debrief, query: str) -> Page:
    page = person.goto(f"{debrief.page}/timeline{query}").page
    expect(page.locator(".density")).to_be_visible()
    return page


@pytest.mark.parametrize("count", [5, 60, 600])
def test_UX_01_nothing_is_in_the_way_on_a_board_of(bob: Person, debrief: Debrief, count: int) -> None:
    """UX-01 UX-02 no axe violation and no sideways scrolling on a small, a busy and a crowded board."""
    for number in range(count):
        debrief.post(
            "entries", id=f"e{number}", text=f"Worker {number} was restarted", lane=f"Worker {number % 9}",
            laneKind="system", time=f"2026-03-29 0{number // 200 + 3}:{number * 7 % 60:02}")
    for width, scheme in [(390, "light"), (1440, "dark"), (2560, "light")]:
        bob.page.set_viewport_size({"width": width, "height": 900})
        bob.page.emulate_media(color_scheme=scheme)
        page = board(bob, debrief)
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
