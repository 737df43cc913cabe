"""One debrief from the first file to the last follow-up, as four people live it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from house import PASSWORD, ROOT, House
from line import Line
from people import LAPTOP, PHONE, Person

SHARED = ROOT.parent / "shared/evidence"
FILES = [
    "lnav/logfile_shop_access_log.0", "plaso/syslog", "plaso/postgresql.log", "plaso/aws_cloudtrail.jsonl",
    "lnav/logfile_java.0", "slack/export.zip",
]
TITLE = "Orders in the night of Sunday"


@pytest.mark.skipif(not SHARED.exists(), reason="there is no evidence beside the project to work on")
def test_a_whole_debrief_from_the_upload_to_the_published_page(
    house: House, line: Line, people: Callable[..., Person]
) -> None:
    alice = people("Alice", **LAPTOP).follow(house.owners_link)
    alice_says_who_she_is(alice)
    home = a_debrief_is_opened(alice)
    bob = people("Bob", **LAPTOP).follow(invitation(alice, "invitation"), **as_member("Bob"))
    gus = people("Gus", line.address, **PHONE).follow(invitation(alice, "guest"), Your_name="Gus")
    dan = people("Dan", **LAPTOP).follow(membership(alice), **as_member("Dan"))
    evidence_is_brought_in(alice, home)
    a_line_becomes_an_entry_that_cites_it(bob, home)
    everybody_follows_into_the_workshop(alice, [bob, gus], home)
    all_write_at_once([alice, bob, gus])
    gus_parks_an_idea(gus, [alice, bob])
    a_cut_line_loses_and_doubles_nothing(gus, bob, line)
    the_timeline_is_agreed_on(alice, bob, gus)
    everybody_learns([alice, bob, gus])
    an_idea_becomes_a_remediation(alice, bob)
    a_small_group_takes_the_list(alice, gus)
    the_debrief_is_published(alice, home)
    dan_reads_what_is_published_and_no_more(dan, home)
    the_follow_up_is_held(alice, bob, home)


def alice_says_who_she_is(alice: Person) -> None:
    alice.page.get_by_label("Your name").fill("Alice")
    alice.page.get_by_label("Mail address").fill("alice@example.org")
    alice.page.get_by_label("Password").fill(PASSWORD)
    alice.press("Save")
    expect(alice.page.get_by_role("heading", name="Nothing to look back on yet")).to_be_visible()


def a_debrief_is_opened(alice: Person) -> str:
    alice.page.get_by_role("link", name="New debrief").click()
    alice.page.get_by_label("Title").fill(TITLE)
    alice.page.get_by_label("Time zone").select_option("Europe/Berlin")
    alice.page.get_by_label("It began, as far as you know").fill("2026-03-29T00:30")
    alice.page.get_by_label("I facilitate it myself").check()
    alice.press("Open the debrief")
    expect(alice.page.get_by_role("heading", name=TITLE)).to_be_visible()
    return alice.page.url.removeprefix(alice.address)


def invitation(alice: Person, whom: str) -> str:
    alice.press("Make a link for guests" if whom == "guest" else "Make an invitation")
    return handed_out(alice)


def membership(alice: Person) -> str:
    alice.goto("/people").press("Invite a member by link")
    return handed_out(alice)


def handed_out(alice: Person) -> str:
    link = alice.page.locator(".address").input_value()
    alice.page.get_by_role("link", name="Done").click()
    return link


def as_member(name: str) -> dict[str, str]:
    return {"Your_name": name, "Mail_address": f"{name.lower()}@example.org", "Password": PASSWORD}


def evidence_is_brought_in(alice: Person, home: str) -> None:
    alice.goto(f"{home}/evidence")
    alice.page.locator("input[type=file]").set_input_files([SHARED / file for file in FILES])
    alice.press("Import")
    expect(alice.page.locator(".upload-state")).to_have_text(f"{len(FILES)} files are in.", timeout=30_000)
    expect(alice.page.locator("#sources li")).to_have_count(len(FILES))
    expect(alice.page.locator("#evidence-picture svg")).to_be_visible()


def a_line_becomes_an_entry_that_cites_it(bob: Person, home: str) -> None:
    bob.goto(f"{home}/evidence")
    search = bob.page.get_by_role("search")
    search.get_by_label("Words").fill("database system is ready")
    search.get_by_label("From").fill("2022-04-12 02:00")
    search.get_by_label("Until").fill("2022-04-12 03:00")
    bob.press("Search")
    bob.page.locator(".line").first.get_by_role("link", name="To the timeline").click()
    expect(bob.page.locator(".quote")).to_contain_text("database system is ready")
    bob.page.get_by_label("Who or what").fill("Database")
    bob.page.get_by_label("What happened").fill("The database came back")
    bob.press("Save")
    entry = bob.page.locator(".entry", has_text="The database came back")
    entry.locator(".citation summary").click()
    expect(entry.locator(".citation pre")).to_contain_text("database system is ready")
    entry.get_by_role("link", name="Show it among its lines").click()
    expect(bob.page.locator("#cited")).to_contain_text("database system is ready")


def everybody_follows_into_the_workshop(alice: Person, others: list[Person], home: str) -> None:
    for person in [alice, *others]:
        person.goto(f"{home}/workshop")
    goes_on(alice, "Start the workshop", others, "opening")
    for person in [alice, *others]:
        person.press("I am here")
    expect(alice.page.locator("#presence")).to_contain_text(re.compile("Alice.*Bob.*Gus|Alice.*Gus.*Bob", re.DOTALL))
    goes_on(alice, "Go on to timeline", others, "timeline")


def goes_on(alice: Person, button: str, others: list[Person], stage: str) -> None:
    """Alice opens a stage, and everybody's page follows."""
    alice.press(button)
    for person in [alice, *others]:
        expect(person.page.locator("#stage-panel")).to_have_attribute("data-stage", stage)


def all_write_at_once(everybody: list[Person]) -> None:
    for person in everybody:
        writes(person, "00:41", f"{person.name} saw the queue grow")
    for person in everybody:
        adds(person)
    for person in everybody:
        expect(person.page.locator(".entry-text", has_text="saw the queue grow")).to_have_count(len(everybody))


def writes(person: Person, time: str, text: str) -> None:
    form = entry_form(person)
    form.get_by_label("When").fill(time)
    form.get_by_label("Who or what").fill("Checkout")
    form.get_by_label("What happened").fill(text)


def adds(person: Person) -> None:
    person.press("Add", entry_form(person))


def entry_form(person: Person) -> Locator:
    return person.page.get_by_role("form", name="Add to the timeline")


def gus_parks_an_idea(gus: Person, others: list[Person]) -> None:
    gus.page.get_by_label("Park an idea for a fix").fill("Bound the queue")
    gus.press("Park")
    for person in [gus, *others]:
        expect(person.page.locator(".parking-count")).to_contain_text("1 parked")
        expect(person.page.locator("body")).not_to_contain_text("Bound the queue")


def a_cut_line_loses_and_doubles_nothing(gus: Person, bob: Person, line: Line) -> None:
    before = gus.page.locator(".entry").count()
    line.cut()
    expect(gus.page.locator(".connection")).to_be_visible(timeout=15_000)
    for number in range(3):
        writes(bob, f"about 00:5{number}", f"Bob tried again, {number} hosts later")
        adds(bob)
        expect(bob.page.locator(".entry")).to_have_count(before + number + 1)
    line.mend()
    expect(gus.page.locator(".entry")).to_have_count(before + 3, timeout=20_000)
    expect(gus.page.locator(".entry-text")).to_have_text(bob.page.locator(".entry-text").all_inner_texts())


def the_timeline_is_agreed_on(alice: Person, bob: Person, gus: Person) -> None:
    goes_on(alice, "Go on to agreement", [bob, gus], "agreement")
    agrees(alice)
    agrees(gus)
    bob.page.get_by_label("What is missing?").fill("How long I waited")
    bob.press("Not yet")
    expect(alice.page.locator("#answers")).to_contain_text("How long I waited")
    expect(alice.page.locator(".agreed")).to_have_count(0)
    for person in (alice, bob, gus):
        agrees(person)
    expect(gus.page.locator(".agreed")).to_be_visible()


def agrees(person: Person) -> None:
    person.page.get_by_role("button", name=re.compile("^I agree")).click()
    expect(person.page.locator("#answers li", has_text=person.name)).to_have_attribute("data-state", "agrees")


def everybody_learns(everybody: list[Person]) -> None:
    alice, *others = everybody
    goes_on(alice, "Go on to learning", others, "learning")
    for person in everybody:
        person.page.get_by_label("Something you learned").fill(f"{person.name} learned that the queue has no bound")
        person.press("Add", person.page.locator("#own-words"))
        expect(person.page.locator("#own-words .learning")).to_have_count(1)
    alice.page.reload()
    alice.press("Show all cards")
    for person in everybody:
        expect(person.page.locator("#learnings .learning")).to_have_count(len(everybody))


def an_idea_becomes_a_remediation(alice: Person, bob: Person) -> None:
    goes_on(alice, "Go on to remediation", [bob], "remediation")
    expect(bob.page.locator("#ideas")).to_contain_text("Bound the queue")
    bob.press("Take up")
    remediation = bob.page.locator(".remediation", has_text="Bound the queue")
    expect(remediation).to_contain_text("it still wants")
    form = bob.opens("Change", remediation)
    form.locator("[name=owner]").select_option("Bob")
    form.get_by_label("Until").fill("2030-04-10")
    form.get_by_label("How we will see that it is done").fill("A load test is refused politely")
    form.get_by_label("From which learning").select_option(index=1)
    bob.press("Save", form)
    bob.page.locator(".remediation").get_by_role("button", name="Commit to it").click()
    expect(alice.page.locator(".remediation")).to_have_attribute("data-state", "committed")


def a_small_group_takes_the_list(alice: Person, gus: Person) -> None:
    form = alice.opens("Appoint a small group")
    form.get_by_label("Bob").check()
    form.get_by_label("Let it soak until").fill("2030-04-02")
    form.get_by_label("Meet again").fill("2030-04-03T10:00")
    alice.press("Appoint", form)
    expect(gus.page.locator("#group")).to_contain_text("3 April 2030")


def the_debrief_is_published(alice: Person, home: str) -> None:
    goes_on(alice, "Go on to closing", [], "closing")
    alice.goto(f"{home}/publication").press("Publish to the organisation")
    expect(alice.page.locator("article")).to_contain_text("The database came back")


def dan_reads_what_is_published_and_no_more(dan: Person, home: str) -> None:
    dan.goto("/").page.get_by_role("link", name=TITLE).click()
    expect(dan.page.locator("article")).to_contain_text("Bound the queue")
    expect(dan.page.locator("article")).to_contain_text("Bob tried again, 2 hosts later")
    for place in ("", "/evidence", "/timeline", "/workshop", "/follow-up"):
        assert dan.context.request.get(home + place).status == 404


def the_follow_up_is_held(alice: Person, bob: Person, home: str) -> None:
    bob.goto(f"{home}/follow-up")
    goes_on(alice.goto(f"{home}/workshop"), "End the workshop", [], "follow-up")
    alice.goto(f"{home}/follow-up").press("It was held")
    expect(bob.page.locator("#group")).to_contain_text("held")
    done = bob.opens("Done", bob.page.locator(".remediation"))
    done.get_by_label("What was seen when you checked").fill("20,000 orders were refused politely")
    bob.press("It is done", done)
    expect(alice.page.locator(".remediation")).to_have_attribute("data-state", "done")
    alice.press("Complete the debrief")
    expect(bob.page.locator("#stages [aria-current=step]")).to_contain_text("completed")
