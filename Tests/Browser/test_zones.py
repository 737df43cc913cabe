"""Times in the zone that somebody chose."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from house import Debrief, Knocker
from people import LAPTOP, Person

# Each time of the page as the script words it in the zone of the debrief, beside what stands there.
WORDED = """async (module) => {
    const { worded, zoneNote, zoneAt } = await import(module);
    const zone = document.querySelector("[data-debrief-zone]").dataset.debriefZone;
    const times = [...document.querySelectorAll("time[data-precision]")].map((time) => {
        const { until, precision, dating = "none", joint } = time.dataset;
        return [time.textContent, worded({ at: time.getAttribute("datetime"), until, precision, dating, joint }, zone)];
    });
    const notes = [...document.querySelectorAll("[data-zone-note]")].map((note) =>
        [note.textContent, zoneNote(...note.dataset.zoneNote.split(" "), zone)]);
    const names = [...document.querySelectorAll("[data-zone-at]")].map((name) => [name.textContent, zoneAt(name.dataset.zoneAt, zone)]);
    return [...times, ...notes, ...names];
}"""


@pytest.fixture
def night(debrief: Debrief) -> Debrief:
    """A night in which the clocks went forward, that is of one day in Berlin, and of two elsewhere."""
    debrief.attach("checkout.log", b"2026-03-29T00:35:07.250+01:00 ERROR timed out\n29/Mar/2026:03:10:09 +0200 it ended\n")
    for name, time in [("rollout", "00:38"), ("queue", "about 00:41"), ("whole", "2026-03-29"), ("range", "00:50 – 03:10"), ("after", "03:20:07")]:
        debrief.post("entries", id=name, text=f"Text of {name}", lane="Checkout", laneKind="system", time=time)
    debrief.post("entries", id="later", text="Text of later", lane="Bob", relation="after", anchor="after")
    debrief.post("milestones", milestone="began", entry="rollout")
    return debrief


@pytest.fixture
def yuki(people: Callable[..., Person], owner: Knocker) -> Person:
    """Alice, at a browser in Japan."""
    return people("Yuki", timezone_id="Asia/Tokyo", **LAPTOP).signed_in(owner)


def times(page: Page) -> list[str]:
    return page.locator(".timeline .entry .entry-time").all_inner_texts()


def choose(page: Page, words: str) -> None:
    page.locator("form[data-zones] select").select_option(label=words)


def at(page: Page, name: str) -> Locator:
    return page.locator(f"#entry-{name} .entry-time")


def test_UX_05_one_switch_shows_every_time_in_another_zone(yuki: Person, night: Debrief) -> None:
    """UX-05 times in the zone that was chosen, with its name, the days that are days there, and nothing finer than it is known."""
    page = yuki.goto(f"{night.page}/timeline").page
    served = times(page)
    assert served == ["29 March", "00:38", "about 00:41", "00:50–03:10", "03:20:07", "after “Text of after”"]
    expect(page.locator(".timeline .entry-day:visible")).to_have_count(0)
    choose(page, "UTC")
    expect(at(page, "rollout")).to_have_text("23:38")
    assert times(page) == ["29 March", "23:38", "about 23:41", "28 March, 23:50 – 29 March, 01:10", "01:20:07", "after “Text of after”"]
    assert page.locator(".timeline .entry-day:visible").all_inner_texts() == ["Sunday 29 March 2026", "Saturday 28 March 2026", "Sunday 29 March 2026"]
    expect(page.locator("#timeline-version")).to_contain_text("Times in UTC")
    expect(page.locator(".timeline-picture svg")).to_contain_text("UTC")
    choose(page, "Asia/Tokyo, as this browser")
    expect(at(page, "rollout")).to_have_text("08:38")
    expect(page.locator("#timeline-version")).to_contain_text("Times in Asia/Tokyo (+09:00)")
    expect(page.locator(".timeline-picture svg .axis")).to_contain_text("Asia/Tokyo")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    choose(page, "Europe/Berlin, as this debrief")
    expect(page.locator(".timeline-picture svg")).to_contain_text("Europe/Berlin")
    assert times(page) == served


def test_UX_05_any_zone_can_be_typed_and_stays(yuki: Person, night: Debrief) -> None:
    """UX-05 any zone can be chosen by name, what is none is said, and the choice is kept from page to page."""
    page = yuki.goto(f"{night.page}/timeline").page
    choose(page, "another zone …")
    field = page.get_by_label("Which")
    expect(field).to_be_focused()
    field.fill("Mars/Olympus")
    field.press("Tab")
    assert "There is no zone of that name" in field.evaluate("field => field.validationMessage")
    expect(at(page, "rollout")).to_have_text("00:38")
    field.fill("Asia/Kolkata")
    field.press("Tab")
    expect(at(page, "rollout")).to_have_text("05:08")
    for place, words in [("evidence", "05:05:07.250"), ("then?at=00:45", "05:08"), ("timeline", "05:08"), ("", "29 March 2026, 05:08")]:
        page.goto(f"{night.page}/{place}")
        expect(page.locator("#main")).to_contain_text(words)
        expect(page.locator("form[data-zones] select")).to_have_value("Asia/Kolkata")
    expect(page.locator("#headline")).to_contain_text("Asia/Kolkata")


def test_UX_05_what_streams_in_comes_in_the_chosen_zone(yuki: Person, night: Debrief) -> None:
    """UX-05 what others do meanwhile is told in the same zone, and parted by its days."""
    page = yuki.goto(f"{night.page}/timeline").page
    choose(page, "UTC")
    expect(at(page, "rollout")).to_have_text("23:38")
    night.post("entries", id="new", text="Text of new", lane="Checkout", laneKind="system", time="01:30 – 03:05")
    night.post("entries/rollout/edits", base=99, time="00:10")
    expect(at(page, "rollout")).to_have_text("23:10")
    night.post("entries", id="dawn", text="Text of dawn", lane="Checkout", laneKind="system", time="03:25")
    expect(at(page, "dawn")).to_have_text("01:25")
    expect(page.locator(".timeline .entry-day:visible")).to_have_count(3)
    expect(page.locator(".timeline-picture .mark[data-entry=dawn]")).to_have_attribute("aria-label", "29 March, 01:25, Checkout, observed, from memory: Text of dawn")


def test_UX_05_a_time_says_utc_and_what_was_written(yuki: Person, night: Debrief) -> None:
    """UX-05 hovering or focusing a time shows it in UTC, and as the evidence has it."""
    page = yuki.goto(f"{night.page}/evidence").page
    time = page.locator(".line-time time").first
    expect(time).to_have_attribute("title", "28 March 2026, 23:35:07.250 UTC · written as 2026-03-29T00:35:07.250+01:00")
    time.focus()
    assert "23:35:07.250 UTC" in time.evaluate("time => getComputedStyle(time, '::after').content")
    page.keyboard.press("Escape")
    expect(time).not_to_be_focused()
    page.goto(f"{night.page}/timeline")
    expect(at(page, "queue").locator("time")).to_have_attribute("title", "28 March 2026, 23:41 UTC")
    expect(at(page, "whole").locator("time")).to_have_count(0)
    page.locator("#entry-queue").focus()
    page.keyboard.press("t")
    expect(at(page, "queue").locator("time")).to_be_focused()
    page.keyboard.press("t")
    expect(at(page, "range").locator("time")).to_be_focused()


@pytest.mark.parametrize("place", ["", "timeline", "workshop", "evidence", "then", "preparation", "publication"])
def test_UX_05_the_script_words_a_time_as_the_server_does(alice: Person, night: Debrief, place: str) -> None:
    """UX-05 in the zone of the debrief script and server agree, so that what stands unless somebody chooses is the same."""
    night.post("appointments", starts="2030-04-02 10:00", minutes=60, place="Room 4")
    for stage in ["opening", "timeline", "agreement", "learning", "remediation", "closing"] if place == "publication" else ["opening", "timeline"]:
        night.post("stages", stage=stage)
    night.post("focuses", entry="range")
    if place == "publication":
        night.post("publications")
    page = alice.goto(f"{night.page}/{place}").page
    module = page.locator("script[type=module]").get_attribute("src").replace("main.js", "zoned.js")
    pairs = page.evaluate(WORDED, module)
    assert pairs
    assert [served for served, _ in pairs] == [worded for _, worded in pairs]


def test_UX_05_the_published_page_follows_the_choice(yuki: Person, night: Debrief) -> None:
    """UX-05 whoever reads what was published reads it in their zone, with its days and its picture."""
    for stage in ["opening", "timeline", "agreement", "learning", "remediation", "closing"]:
        night.post("stages", stage=stage)
    night.post("publications")
    page = yuki.goto(f"{night.page}/publication").page
    expect(page.locator(".report .entry").nth(1).locator(".moment")).to_have_text("00:38")
    choose(page, "UTC")
    expect(page.locator(".report h3").filter(has_text="Saturday 28 March 2026")).to_be_visible()
    expect(page.locator(".report .entry").nth(1).locator(".moment")).to_have_text("23:38")
    expect(page.locator(".report .when")).to_contain_text("Times in UTC")


def test_UX_05_times_are_typed_in_the_zone_of_the_debrief(yuki: Person, night: Debrief) -> None:
    """UX-05 a field says the zone in which it is read, whatever zone is shown."""
    page = yuki.goto(f"{night.page}/timeline").page
    choose(page, "Asia/Tokyo, as this browser")
    form = page.locator("#new-entry")
    form.get_by_label("When, in Europe/Berlin").fill("03:30")
    form.get_by_label("Who or what").fill("Bob")
    form.get_by_label("What happened").fill("We went home")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".entry", has_text="We went home").locator(".entry-time")).to_have_text("10:30")
