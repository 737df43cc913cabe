"""The room votes on what it talks about."""

from playwright.sync_api import expect

from house import Debrief
from people import Person


def test_LRN_07_the_room_votes_without_names_and_sees_the_count_when_the_vote_is_closed(
    alice: Person, bob: Person, gus: Person, debrief: Debrief
) -> None:
    """LRN-07 a vote on the themes: opened by the facilitator, cast by each once, told when it is closed."""
    debrief.post("stages", stage="learning")
    debrief.post("card-plans", reveal="as-written")
    debrief.post("learnings", id="two", text="There are two queues")
    for name in ("Queues", "Alarms"):
        debrief.post("themes", id=name.lower(), name=name)
    everybody = (alice, bob, gus)
    for person in everybody:
        person.goto(f"{debrief.page}/workshop")
    expect(bob.page.get_by_role("button", name="Vote on the themes")).to_have_count(0)
    alice.press("Vote on the themes")
    for person in everybody:
        person.page.locator(".vote").get_by_label("Alarms").check()
        person.press("Vote", person.page.locator(".vote"))
        expect(person.page.locator(".vote")).to_contain_text("Counted, without your name.")
        expect(person.page.locator("#learnings")).not_to_contain_text("want to talk about it")
    expect(alice.page.locator("#desk")).to_contain_text("3 voted on the themes so far.")
    alice.press("Close the vote")
    for person in everybody:
        first = person.page.locator("#learnings .theme h3").first
        expect(first).to_contain_text("Alarms")
        expect(first).to_contain_text("3 of 3 want to talk about it")
    facts = [change["fact"] for change in debrief.changes() if "themeVoteClosed" in change["fact"]]
    assert facts == [{"themeVoteClosed": {"count": {"voted": 3, "themes": [{"theme": "alarms", "votes": 3}]}}}]
