"""The live hour from the opening to the closing: a facilitator, a note-taker, six participants and a projector."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from house import Debrief, House, Knocker, member
from line import Line
from people import LAPTOP, PHONE, Person

TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
SCREENS = [PHONE, LAPTOP, TABLET, PHONE, LAPTOP, PHONE]
ENTRIES = [("rollout", "00:38", "Version 4711 was rolled out"), ("queue", "00:41", "The queue grew"),
           ("rollback", "01:20", "We rolled back")]


@pytest.fixture
def nora(people: Callable[..., Person], owner: Knocker, debrief: Debrief) -> Person:
    """Takes notes."""
    link = owner.link(f"{debrief.page}/invitations", kind="invitation", role="note-taker")
    return people("Nora", **LAPTOP).signed_in(member(owner.house, link, "Nora"))


@pytest.fixture
def room(people: Callable[..., Person], owner: Knocker, debrief: Debrief, line: Line) -> list[Person]:
    """Six participants on screens of different sizes; the last one's line may break."""
    link = owner.link(f"{debrief.page}/invitations", kind="guest", role="participant")
    guests = []
    for number, screen in enumerate(SCREENS):
        address = line.address if number == len(SCREENS) - 1 else owner.house.address
        knocker = Knocker(owner.house).follow(link, name=f"Guest {number}")
        guests.append(people(f"Guest {number}", address, **screen).signed_in(knocker))
    return guests


def test_the_hour_from_opening_to_closing(
    house: House, owner: Knocker, alice: Person, nora: Person, room: list[Person], people: Callable[..., Person],
    debrief: Debrief, line: Line,
) -> None:
    """STG-01 to STG-06, TIM-10, TIM-16, TIM-17, FAC-01 as ten screens live them."""
    for name, time, text in ENTRIES:
        debrief.post("entries", id=name, text=text, lane="Checkout", laneKind="system", time=time)
    screen = people("Projector", **LAPTOP).signed_in(owner).goto(f"{debrief.page}/projector")
    everybody = [alice, nora, *room]
    for person in everybody:
        person.goto(f"{debrief.page}/workshop")
        person.page.wait_for_function("document.querySelector('[data-live]')")
    the_stage_is_set(alice, everybody, screen)
    the_room_says_how_safe_it_is(alice, room, screen)
    everybody_walks_together(alice, nora, room, screen, debrief)
    a_dropped_line_comes_back_to_the_same_place(alice, room, line)
    the_hour_is_handed_over(debrief, alice, room[1])
    the_server_is_killed_in_the_brainstorm(house, debrief, [alice, nora, *room])
    the_hour_is_closed_without_names(room[1], room, debrief)


def the_stage_is_set(alice: Person, everybody: list[Person], screen: Person) -> None:
    alice.press("Start the workshop")
    for person in [*everybody, screen]:
        expect(person.page.locator("#statement")).to_contain_text("Nobody is to blame, and that includes yourself")
    alice.opens("Ground rules and stop-word")
    alice.press("Show them to everyone")
    for person in everybody:
        expect(person.page.get_by_role("button", name="Sidetrack")).to_be_visible()
        person.press("I am here")
    everybody[2].press("This is my first debrief")
    expect(everybody[2].page.locator("#statement [role=status]")).to_have_text("Counted, without your name.")
    alice.opens("For you alone")
    expect(alice.page.locator("#desk")).to_contain_text("First debrief for 1.")
    expect(everybody[1].page.locator("#desk")).not_to_contain_text("First debrief")
    expect(screen.page.locator("#desk")).to_have_count(0)


def the_room_says_how_safe_it_is(alice: Person, room: list[Person], screen: Person) -> None:
    alice.press("Ask how safe it is")
    for number, person in enumerate(room):
        person.page.locator(".safety").get_by_role("button", name=str(1 + number % 5), exact=True).click()
    expect(screen.page.locator("#tally")).to_contain_text("6 answered so far.")
    expect(screen.page.locator(".distribution")).to_have_count(0)
    alice.opens("For you alone")
    alice.press("Close and show it")
    for person in [alice, room[0], screen]:
        expect(person.page.locator(".distribution dd")).to_have_text(["2", "1", "1", "1", "1"])


def everybody_walks_together(
    alice: Person, nora: Person, room: list[Person], screen: Person, debrief: Debrief
) -> None:
    alice.press("Go on to timeline")
    for person in [nora, *room, screen]:
        expect(person.page.locator("#stage-panel")).to_have_attribute("data-stage", "timeline")
    alice.page.locator("#main").focus()
    alice.page.keyboard.press("j")
    for person in [nora, *room, screen]:
        expect(person.page.locator("#walk")).to_contain_text("Version 4711 was rolled out")
        expect(person.page.locator("#entry-rollout")).to_have_attribute("data-focused", "")
    looks_elsewhere = room[1]
    looks_elsewhere.page.mouse.wheel(0, 300)
    expect(looks_elsewhere.page.get_by_role("button", name="Follow again")).to_be_visible()
    alice.page.keyboard.press("j")
    expect(room[0].page.locator("#entry-queue")).to_be_in_viewport()
    expect(looks_elsewhere.page.locator("#walk")).to_contain_text("The queue grew")
    looks_elsewhere.press("Follow again")
    expect(looks_elsewhere.page.locator("#entry-queue")).to_be_in_viewport()
    field = nora.page.get_by_label("Write along, one line")
    for text in ("it was twice as long as ever", "00:45 Bob: paged the database team"):
        field.fill(text)
        field.press("Enter")
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    for person in [alice, room[0]]:
        expect(person.page.locator(".entry-text", has_text="paged the database team")).to_have_count(1)
    room[0].press("New to me")
    expect(screen.page.locator("#tally")).to_contain_text("This was new to 1 of 8")
    nora.opens("Who has spoken")
    nora.press("Guest 0", nora.page.locator("#desk"))
    expect(alice.page.locator("#desk")).to_contain_text("Not heard yet")
    expect(alice.page.locator("#desk p", has_text="Not heard yet")).not_to_contain_text("Guest 0")
    assert not [change for change in debrief.changes() if "Guest" in str(change["fact"]) and "heard" in str(change)]


def a_dropped_line_comes_back_to_the_same_place(alice: Person, room: list[Person], line: Line) -> None:
    gone = room[-1]
    field = gone.page.get_by_label("Write along, one line")
    field.fill("not yet sent")
    line.cut()
    expect(gone.page.locator(".connection")).to_be_visible(timeout=15_000)
    alice.press("Next")
    line.mend()
    expect(gone.page.locator("#walk")).to_contain_text("it was twice as long as ever", timeout=20_000)
    expect(field).to_have_value("not yet sent")
    expect(gone.page.locator("#stage-panel")).to_have_attribute("data-stage", "timeline")
    field.fill("")


def the_hour_is_handed_over(debrief: Debrief, alice: Person, other: Person) -> None:
    before = debrief.state()["clock"]["deadline"]
    person = next(p["person"] for p in debrief.state()["participants"] if p["name"] == other.name)
    debrief.post(f"participants/{person}/roles", role="co-facilitator")
    expect(other.page.get_by_role("button", name="Go on to agreement")).to_be_visible()
    expect(other.page.locator("#walk")).to_contain_text("it was twice as long as ever")
    assert debrief.state()["clock"]["deadline"] == before
    other.press("Go on to agreement")
    expect(alice.page.locator("#stage-panel")).to_have_attribute("data-stage", "agreement")


def the_server_is_killed_in_the_brainstorm(house: House, debrief: Debrief, everybody: list[Person]) -> None:
    debrief.post("stages", stage="learning")
    for person in everybody:
        expect(person.page.locator("#stage-panel")).to_have_attribute("data-stage", "learning")
    for person in everybody:
        person.page.get_by_label("Something you learned").fill(f"What {person.name} learned")
        if person is everybody[-1]:
            person.page.get_by_label("Without my name").check()
        person.press("Add", person.page.locator("#own-words"))
        expect(person.page.locator("#own-words .learning", has_text=f"What {person.name} learned")).to_have_count(1)
    house.kill()
    house.start()
    assert debrief.state()["stage"] == "learning"
    everybody[0].page.reload()
    expect(everybody[0].page.locator("#own-words")).to_contain_text(f"{len(everybody)} cards wait to be revealed.")
    everybody[0].press("Show all cards")
    for person in everybody:
        expect(person.page.locator("#learnings .learning")).to_have_count(len(everybody), timeout=30_000)
    cards = debrief.state()["learnings"]
    assert [card["text"] for card in cards if "by" not in card] == [f"What {everybody[-1].name} learned"]


def the_hour_is_closed_without_names(lead: Person, room: list[Person], debrief: Debrief) -> None:
    debrief.post("stages", stage="closing")
    for number, person in enumerate(room):
        closing = person.page.locator("#closing-words")
        expect(closing).to_contain_text("What happens next")
        closing.get_by_role("group", name=re.compile("change how you work")).get_by_label(
            "Yes" if number == 0 else "No").check()
        closing.get_by_role("group", name=re.compile("another debrief")).get_by_label(
            "Yes" if number < 3 else "No").check()
        closing.get_by_role("button", name="Answer").click()
        expect(closing.get_by_role("status")).to_have_text("Counted, without your name.")
    lead.press("End the workshop")
    expect(lead.page.locator("#stage-panel")).to_have_attribute("data-stage", "follow-up")
    expect(lead.page.locator("[data-live]")).to_have_attribute("data-sequence", str(debrief.state()["sequence"]))
    counted = debrief.changes()[-1]
    assert counted["fact"] == {"closingCounted": {"count": {"answered": 6, "learned": 1, "wouldCome": 3}}}
