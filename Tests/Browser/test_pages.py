"""Pages as they are seen: on a phone, on a laptop, on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from house import Debrief
from people import Person

LONG = "Orders in the night of Sunday, when the queue grew for hours and nobody outside of the shop had seen it at all"


@pytest.fixture
def entries(debrief: Debrief) -> list[str]:
    """Enough of them to make a long page."""
    for index in range(30):
        debrief.post(
            "entries", id=f"e{index}", text=f"Worker {index} was restarted", lane="Checkout", laneKind="system",
            time=f"01:{index:02}")
    return [f"e{index}" for index in range(30)]


def top(element: Locator) -> float:
    return element.bounding_box()["y"]


@pytest.mark.parametrize("width", [390, 768, 1024, 1440])
def test_AGR_01_the_questions_are_in_sight(bob: Person, debrief: Debrief, entries: list[str], width: int) -> None:
    """AGR-01 the three questions stand at the top of their stage, on every screen."""
    debrief.post("stages", stage="agreement")
    bob.page.set_viewport_size({"width": width, "height": 844})
    bob.goto(f"{debrief.page}/workshop")
    for question in ["What is missing?", "What have we not talked about?", "What did you live differently?"]:
        assert top(bob.page.get_by_label(question)) < 844 - 64, question


def test_the_page_goes_to_the_heading_of_a_new_stage(alice: Person, bob: Person, debrief: Debrief, entries: list[str]) -> None:
    debrief.post("stages", stage="timeline")
    for person in (alice, bob):
        person.goto(f"{debrief.page}/workshop")
        person.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    bob.page.get_by_label("Park an idea for a fix").fill("Alert on the queue")
    alice.press("Go on to agreement")
    heading = alice.page.get_by_role("heading", name="Is this what happened?")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()
    expect(bob.page.locator("#stage-panel")).to_have_attribute("data-stage", "agreement")
    expect(bob.page.get_by_label("Park an idea for a fix")).to_be_focused()
    expect(bob.page.get_by_label("Park an idea for a fix")).to_have_value("Alert on the queue")


@pytest.mark.parametrize("width", [390, 768])
def test_the_form_for_an_entry_is_one_press_away(bob: Person, debrief: Debrief, entries: list[str], width: int) -> None:
    bob.page.set_viewport_size({"width": width, "height": 844})
    bob.goto(f"{debrief.page}/timeline")
    assert top(bob.page.locator("form.entry-form")) < top(bob.page.locator(".entry").first)
    expect(bob.page.get_by_role("link", name="Add an entry")).to_be_in_viewport()
    bob.page.locator("#entry-e29").scroll_into_view_if_needed()
    bob.page.get_by_role("link", name="Add an entry").click()
    expect(bob.page.get_by_label("When, in Europe/Berlin")).to_be_focused()
    expect(bob.page.get_by_label("When, in Europe/Berlin")).to_be_in_viewport()


def test_the_entry_of_a_mark_stays_marked(bob: Person, debrief: Debrief, entries: list[str]) -> None:
    bob.goto(f"{debrief.page}/timeline").page.locator(".mark[data-entry=e7]").click()
    bob.page.mouse.move(2, 2)
    entry = bob.page.locator("#entry-e7")
    expect(entry).to_be_focused()
    raised = bob.page.evaluate("getComputedStyle(document.querySelector('.entry-form')).backgroundColor")
    expect(entry).to_have_css("background-color", raised)


def test_UX_01_the_picture_is_one_stop_for_the_tab_key(bob: Person, debrief: Debrief, entries: list[str]) -> None:
    """UX-01 the picture is one Tab stop; the arrow keys go from mark to mark, and back it is where one left it."""
    page = bob.goto(f"{debrief.page}/timeline").page
    expect(page.locator(".mark[tabindex='0']")).to_have_count(1)
    page.locator(".mark[data-entry=e0]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".mark[data-entry=e3]")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.picture')") is None
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".mark[data-entry=e3]")).to_be_focused()
    debrief.post("entries", id="last", text="All was well", lane="Checkout", laneKind="system", time="04:00")
    expect(page.locator(".mark[data-entry=last]")).to_have_count(1)
    expect(page.locator(".mark[tabindex='0']")).to_have_attribute("data-entry", "e3")


def test_UX_01_without_script_every_mark_is_a_link(people: Callable[..., Person], bob: Person, debrief: Debrief, entries: list[str]) -> None:
    """UX-01 every task works by keyboard, without script as well."""
    reader = people("Reader", java_script_enabled=False)
    reader.context.add_cookies(bob.context.cookies())
    reader.goto(f"{debrief.page}/timeline")
    expect(reader.page.locator("a.mark[href^='#entry-']")).to_have_count(30)
    expect(reader.page.locator("a.mark[tabindex]")).to_have_count(0)


def test_UX_02_the_head_of_a_phone_is_short(bob: Person, debrief: Debrief) -> None:
    """UX-02 on a phone the ways are one row that scrolls to the current one, and a long title takes two lines."""
    debrief.post("descriptions", title=LONG, zone="Europe/Berlin")
    bob.page.set_viewport_size({"width": 390, "height": 844})
    bob.goto(f"{debrief.page}/publication").goto(f"{debrief.page}/follow-up")
    ways = bob.page.locator(".ways a")
    assert len({top(way) for way in ways.all()}) == 1
    expect(bob.page.locator(".ways [aria-current]")).to_be_in_viewport(ratio=1)
    title = bob.page.locator(".debrief-title a")
    assert title.bounding_box()["height"] < 60
    assert bob.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["/", "/debriefs/new", "/account", "/people"])
@pytest.mark.parametrize("width", [390, 1440, 2560])
def test_UX_02_the_line_on_top_begins_where_the_page_does(alice: Person, debrief: Debrief, path: str, width: int) -> None:
    """UX-02 every page is one column from the first line on."""
    alice.page.set_viewport_size({"width": width, "height": 844})
    alice.goto(path)
    brand, heading = alice.page.locator(".brand").bounding_box(), alice.page.locator("h1").bounding_box()
    assert abs(brand["x"] - heading["x"]) <= 1


def test_UX_02_on_paper_a_publication_says_once_that_it_is_published(alice: Person, debrief: Debrief) -> None:
    """UX-02 what is printed is the report, and its one line on when it was published."""
    debrief.post("stages", stage="closing")
    debrief.post("publications")
    page = alice.goto(f"{debrief.page}/publication").page
    expect(page.get_by_role("link", name="Read it")).to_have_count(0)
    state, files = page.locator("#publication-state"), page.get_by_role("link", name="As one HTML file")
    assert top(files) - (top(state) + state.bounding_box()["height"]) >= 12
    page.emulate_media(media="print")
    words = page.locator("main").inner_text()
    assert len(re.findall("Published", words)) == 1, words
    alice.goto(debrief.page)
    page.emulate_media(media="screen")
    expect(page.get_by_role("link", name="Read it")).to_be_visible()


def test_UX_04_the_picture_of_the_evidence_zooms_and_the_address_follows(alice: Person, debrief: Debrief) -> None:
    """UX-04 drag, keys and the wheel choose a time; lines and address follow, and a reload shows the same."""
    debrief.attach("shop.log", b"".join(b"2026-03-29T%02d:%02d:00Z queue\n" % (n // 60, n % 60) for n in range(600)))
    alice.goto(f"{debrief.page}/evidence")
    page = alice.page
    note, picture = page.locator("#evidence-lines > .note"), page.locator(".evidence-picture")
    expect(note).to_contain_text("600 lines")
    box = picture.locator("svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40, steps=5)
    expect(page.locator(".selection")).to_have_count(1)
    page.mouse.up()
    expect(note).to_contain_text(" of 600 lines")
    dragged = note.inner_text()
    page.wait_for_url(re.compile("from=.*until="), wait_until="commit")
    picture.focus()
    page.keyboard.press("+")
    expect(note).not_to_have_text(dragged)
    expect(picture).to_be_focused()
    zoomed = note.inner_text()
    page.mouse.wheel(0, -100)
    expect(note).not_to_have_text(zoomed)
    shown = note.inner_text()
    page.reload()
    expect(note).to_have_text(shown)
