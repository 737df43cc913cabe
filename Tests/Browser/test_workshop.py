"""What the workshop promises, one thing at a time."""

import re
import time

import pytest
from playwright.sync_api import expect

from house import Debrief
from line import Line
from people import Person

AN_HOUR_AHEAD = """
    const wrong = 3_600_000;
    const RightDate = Date;
    globalThis.Date = class extends RightDate {
        constructor(...parts) { parts.length ? super(...parts) : super(RightDate.now() + wrong); }
        static now() { return RightDate.now() + wrong; }
    };
"""


@pytest.fixture
def entry(debrief: Debrief) -> str:
    debrief.post("entries", id="queue", text="The queue grew", lane="Checkout", laneKind="system", time="00:41")
    return "queue"


def seconds_left(person: Person) -> float:
    """What the clock on somebody's screen shows, as if it were read now."""
    words = person.page.locator(".clock-left").inner_text()
    minutes, seconds = re.fullmatch(r"(\d+):(\d\d)", words).groups()
    return int(minutes) * 60 + int(seconds) + time.monotonic()


def test_TIM_01_the_clock_is_the_same_on_every_screen(
    alice: Person, bob: Person, gus: Person, debrief: Debrief, line: Line
) -> None:
    """TIM-01 screens differ by at most one second, also after a reconnect and on a machine whose clock is wrong."""
    bob.context.add_init_script(AN_HOUR_AHEAD)
    for person in (alice, bob, gus):
        person.goto(f"{debrief.page}/workshop")
    alice.press("Start the workshop")
    alice.press("Go on to timeline")
    for person in (alice, bob, gus):
        expect(person.page.locator("#stage-panel")).to_have_attribute("data-stage", "timeline")
    assert_in_step(alice, bob, gus)
    line.cut()
    expect(gus.page.locator(".connection")).to_be_visible()
    line.mend()
    expect(gus.page.locator(".connection")).to_be_hidden(timeout=20_000)
    assert_in_step(alice, bob, gus)


def assert_in_step(*people: Person) -> None:
    for person in people:
        expect(person.page.locator(".clock-left")).to_have_text(re.compile(r"^3[56]:\d\d$"))
    shown = [seconds_left(person) for person in people]
    # Reading three screens takes a moment, and a second may turn in it.
    assert max(shown) - min(shown) <= 1.5, shown


def test_TIM_03_an_idea_is_parked_in_two_actions_and_only_counted(gus: Person, alice: Person, debrief: Debrief) -> None:
    """TIM-03 anyone can park an idea in two actions; only a count is shown until the remediation stage."""
    debrief.post("stages", stage="timeline")
    for person in (gus, alice):
        person.goto(f"{debrief.page}/workshop")
    version = debrief.state()["timeline"]["version"]
    gus.page.get_by_label("Park an idea for a fix").fill("Alert on the queue's length")
    gus.press("Park")
    for person in (gus, alice):
        expect(person.page.locator(".parking-count span").first).to_have_text("1")
        expect(person.page.locator("body")).not_to_contain_text("Alert on the queue's length")
    assert debrief.state()["timeline"]["version"] == version


def test_TIM_04_a_parked_idea_remembers_the_entry_on_screen(gus: Person, debrief: Debrief, entry: str) -> None:
    """TIM-04 a parked idea remembers the entry that was on screen, to be judged in its context."""
    debrief.post("stages", stage="timeline")
    gus.goto(f"{debrief.page}/workshop")
    gus.page.locator(f"#entry-{entry} .entry-text").click()
    gus.page.get_by_label("Park an idea for a fix").fill("Alert on the queue's length")
    expect(gus.page.locator(".parking-at")).to_contain_text("The queue grew")
    gus.press("Park")
    expect(gus.page.locator(".parking-count span").first).to_have_text("1")
    debrief.post("stages", stage="remediation")
    expect(gus.page.locator("#ideas")).to_contain_text("at “The queue grew”")


def test_AGR_02_a_changed_entry_reopens_what_was_agreed(alice: Person, gus: Person, debrief: Debrief, entry: str) -> None:
    """AGR-02 a later change of content reopens the agreement and tells those who had agreed what changed."""
    debrief.post("stages", stage="agreement")
    for person in (alice, gus):
        person.goto(f"{debrief.page}/workshop")
        agree(person)
        expect(person.page.locator("#answers")).to_contain_text(f"{person.name} agrees")
    expect(gus.page.locator(".agreed")).to_contain_text("Everybody present agrees")
    debrief.post(f"entries/{entry}/edits", base=99, text="The queue grew to 10,000", because="It was counted")
    for person in (alice, gus):
        expect(person.page.locator(".agreed")).to_have_count(0)
        news = person.opens("What has changed since", person.page.locator("#answers"))
        expect(news).to_contain_text("The queue grew to 10,000")


def test_AGR_06_a_button_from_an_earlier_version_changes_nothing(bob: Person, debrief: Debrief, entry: str) -> None:
    """AGR-06 a button from an earlier version explains that it is out of date and changes nothing."""
    debrief.post("stages", stage="agreement")
    bob.goto(f"{debrief.page}/workshop")
    # The page does not hear of the change, as one that was printed, or left open on a train.
    bob.page.locator("#agreement-form input[name=version]").evaluate("field => field.value = 0")
    agree(bob)
    expect(bob.page.locator("#agreement-form [role=alert]")).to_contain_text("Nothing was recorded")
    assert debrief.state()["agreements"] == []


def agree(person: Person) -> None:
    person.page.get_by_role("button", name=re.compile("^I agree")).click()


def test_LRN_01_a_learning_has_no_owner_and_no_date(bob: Person, debrief: Debrief) -> None:
    """LRN-01 learning cards have no owner, due date or ticket, and no way to a remediation before its stage."""
    debrief.post("stages", stage="learning")
    bob.goto(f"{debrief.page}/workshop")
    bob.page.get_by_label("Something you learned").fill("The queue has no upper bound")
    bob.press("Add", bob.page.locator("#own-words"))
    expect(bob.page.locator("#own-words .learning")).to_contain_text("The queue has no upper bound")
    debrief.post("reveals", which="all")
    expect(bob.page.locator("#learnings .learning")).to_contain_text("The queue has no upper bound")
    expect(bob.page.locator("#learnings").locator("[name=owner], [name=due], [name=ticket], [name=tracker], [type=date]")).to_have_count(0)
    expect(bob.page.locator("#remediation-form form")).to_have_count(0)
    assert debrief.refusal("remediations", text="Bound the queue")["status"] == 409


def test_TIM_05_several_people_add_at_once_and_nothing_is_lost(
    alice: Person, bob: Person, gus: Person, debrief: Debrief
) -> None:
    """TIM-05 several people add at once; everyone sees it, and no concurrent edit is lost."""
    debrief.post("stages", stage="timeline")
    everybody = [alice, bob, gus]
    for person in everybody:
        person.goto(f"{debrief.page}/workshop")
        fill_entry(person, "00:41", "Checkout", f"{person.name} saw the queue grow")
    for person in everybody:
        person.press("Add", person.page.locator("form.entry-form"))
    for person in everybody:
        expect(person.page.locator(".entry-text")).to_have_text([re.compile("saw the queue grow")] * 3)


def fill_entry(person: Person, time: str, lane: str, text: str) -> None:
    form = person.page.locator("form.entry-form")
    form.get_by_label("When").fill(time)
    form.get_by_label("Who or what").fill(lane)
    form.get_by_label("What happened").fill(text)
