"""Hints while somebody types, and the questions that the facilitator alone is offered."""

import re

import pytest
from playwright.sync_api import Locator, expect

from house import Debrief, House
from people import Person


@pytest.fixture
def walking(debrief: Debrief) -> Debrief:
    """A meeting that looks at an entry."""
    debrief.post("entries", id="queue", text="We decided to wait", lane="Bob", time="00:41")
    debrief.post("stages", stage="timeline")
    debrief.post("focuses", entry="queue")
    return debrief


def entry_field(person: Person, debrief: Debrief) -> Locator:
    person.goto(f"{debrief.page}/timeline")
    return person.page.get_by_label("What happened")


def hint(person: Person) -> Locator:
    return person.page.locator(".coach")


def test_LNG_06_a_hint_stands_under_the_field_and_goes_with_one_key(bob: Person, walking: Debrief) -> None:
    """LNG-06 LNG-01 a hint asks, leaves the words alone, blocks nothing, and Escape puts it away for good."""
    field = entry_field(bob, walking)
    field.press_sequentially("The engineer failed to check the lag.")
    expect(hint(bob)).to_contain_text("What had their attention just then")
    expect(field).to_have_accessible_description(re.compile("What had their attention just then"))
    field.press("Escape")
    expect(hint(bob)).to_have_count(0)
    field.press_sequentially(" That was at night.")
    bob.page.wait_for_timeout(1500)
    expect(hint(bob)).to_have_count(0)
    expect(field).to_have_value("The engineer failed to check the lag. That was at night.")
    bob.page.get_by_label("Who or what").fill("Bob")
    bob.press("Add", bob.page.locator("#new-entry"))
    expect(bob.page.locator("#entries")).to_contain_text("The engineer failed to check the lag. That was at night.")


def test_TIM_12_an_idea_for_a_fix_is_parked_by_one_click(bob: Person, alice: Person, walking: Debrief) -> None:
    """TIM-12 TIM-04 one click parks the sentence with the entry that the room looks at; the text stays."""
    bob.goto(f"{walking.page}/workshop")
    field = bob.page.get_by_label("What happened")
    field.press_sequentially("It grew. We need to add an alert for that.")
    bob.press("Park it", hint(bob))
    expect(hint(bob)).to_contain_text("Parked. What happened next?")
    expect(field).to_be_focused()
    expect(field).to_have_value("It grew. We need to add an alert for that.")
    walking.post("stages", stage="remediation")
    assert [(idea["text"], idea["entry"]) for idea in walking.state()["ideas"]] == [
        ("We need to add an alert for that", "queue")]


def test_LNG_08_who_blames_themselves_gets_a_kind_word(bob: Person, debrief: Debrief) -> None:
    """LNG-08 OWN-14 in one's own account: kindness first, and then the question that fits the words."""
    bob.goto(f"{debrief.page}/account")
    field = bob.page.locator("#prompt-did textarea[name=text]").first
    field.press_sequentially("I should have known better.")
    expect(hint(bob)).to_contain_text("You know the ending now; you did not then.")
    field.press("Escape")
    field.press_sequentially(" I decided to wait.")
    expect(hint(bob)).to_contain_text("What else was on the table")
    expect(bob.page.locator("#prompt-did [data-saved]").first).to_have_text("Saved, for you alone.")


def test_LNG_07_a_facilitator_is_offered_the_how(alice: Person, bob: Person, walking: Debrief) -> None:
    """LNG-07 who types “why did you” is offered the same question with how or what."""
    alice.goto(f"{walking.page}/workshop")
    menu = alice.opens("A question of your own")
    menu.get_by_label("The question").press_sequentially("Why did you wait?")
    expect(hint(alice)).to_contain_text("What made it look right to wait?")
    menu.get_by_label("The question").press("Escape")
    expect(hint(alice)).to_have_count(0)
    expect(menu.get_by_label("The question")).to_be_visible()


def test_LNG_05_what_is_typed_is_sent_in_no_address_and_kept_nowhere(
    bob: Person, debrief: Debrief, house: House
) -> None:
    """LNG-05 what is typed and not sent is in no address, no file of the data folder, and no change."""
    addresses: list[str] = []
    bob.page.on("request", lambda request: addresses.append(request.url))
    before = debrief.state()["sequence"]
    field = entry_field(bob, debrief)
    field.press_sequentially("The okapi failed to check, we should have known.")
    expect(hint(bob)).to_have_count(1)
    assert any(address.endswith("/hints") for address in addresses)
    assert not any("okapi" in address for address in addresses)
    assert debrief.state()["sequence"] == before
    for file in house.data.rglob("*"):
        assert not file.is_file() or b"okapi" not in file.read_bytes(), file


def test_LNG_01_hints_are_switched_off_for_oneself_and_for_a_debrief(
    alice: Person, bob: Person, debrief: Debrief
) -> None:
    """LNG-01 with hints off not one word leaves the page while somebody types, and saving goes on as before."""
    sent: list[str] = []
    bob.page.on("request", lambda request: sent.append(request.post_data or ""))
    bob.goto("/account")
    bob.press("No hints for me")
    field = entry_field(bob, debrief)
    field.press_sequentially("The okapi failed to check.")
    bob.page.wait_for_timeout(1500)
    expect(hint(bob)).to_have_count(0)
    assert not any("okapi" in body for body in sent)
    bob.goto("/account")
    bob.press("Give me hints")
    alice.goto(f"{debrief.page}/description")
    alice.press("No hints in this debrief")
    field = entry_field(bob, debrief)
    field.press_sequentially("We should have known.")
    bob.page.wait_for_timeout(1500)
    expect(hint(bob)).to_have_count(0)


def test_TIM_11_the_facilitator_alone_is_offered_questions(alice: Person, bob: Person, walking: Debrief) -> None:
    """TIM-11 FAC-07 questions follow the entry in focus; a star, a question of one's own and hiding take one press."""
    walking.post("entries", id="help", text="I paged the database team", lane="Bob", time="00:50")
    for person in (alice, bob):
        person.goto(f"{walking.page}/workshop")
    asking = alice.page.locator(".desk-list", has_text="You might ask")
    expect(asking).to_contain_text("What else was on the table")
    expect(bob.page.locator(".desk-list")).to_have_count(0)
    asking.get_by_role("button", name="Hide “What else was on the table").click()
    expect(asking.locator("> ul")).not_to_contain_text("What else was on the table")
    walking.post("focuses", entry="help")
    expect(asking).to_contain_text("so that you called at this minute")
    menu = alice.opens("A question of your own", asking)
    menu.get_by_label("The question").fill("What did the pager show?")
    menu.get_by_role("button", name="Keep it").click()
    expect(asking.locator("> ul li").first).to_contain_text("What did the pager show?")
    asking.get_by_role("button", name="A star for “What tipped it").click()
    expect(asking.locator("> ul li").first).to_contain_text("What tipped it")
