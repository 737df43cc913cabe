"""Tags of the organisation: chosen by its owner, put on entries, and driving what is shown."""

from playwright.sync_api import expect

from house import Debrief
from people import Person


def test_PRE_18_tags_are_put_on_entries_and_drive_list_and_board(alice: Person, bob: Person, debrief: Debrief) -> None:
    """PRE-18 the owner adds a tag; Bob puts it on an entry; choosing it narrows board and list, also for what comes in."""
    for name, time, text in [("rollout", "00:38", "Version 4711 was rolled out"), ("queue", "00:41", "The queue grew")]:
        debrief.post("entries", id=name, text=text, lane="Checkout", laneKind="system", time=time)
    alice.goto("/people")
    alice.page.get_by_role("link", name="Tags for entries").click()
    alice.page.get_by_label("Tag", exact=True).nth(7).fill("turning point")
    alice.page.get_by_label("What it means").nth(7).fill("From here on people looked elsewhere.")
    alice.press("Save")
    expect(alice.page.get_by_label("Tag", exact=True).nth(7)).to_have_value("turning point")

    alice.goto(f"{debrief.page}/timeline")
    bob.goto(f"{debrief.page}/timeline")
    entry = bob.page.locator("#entry-queue")
    entry.hover()
    menu = bob.opens("Tag", entry)
    menu.get_by_label("What it shows").fill("turning point")
    bob.press("Put it on", menu)
    expect(entry.locator(".tag")).to_have_text("turning point")
    expect(alice.page.locator("#entry-queue .tag")).to_have_text("turning point")

    bob.page.reload()
    bob.page.locator("#board-controls select[name=tag]").select_option("turning point")
    expect(bob.page.locator("#entry-rollout")).to_be_hidden()
    expect(entry).to_be_visible()
    expect(bob.page.locator("#timeline-picture a.mark")).to_have_count(1)
    assert "tag=turning+point" in bob.page.url
    debrief.post("entries", id="calm", text="All was calm", lane="Checkout", time="01:20")
    debrief.post("entries", id="noticed", text="Bob looked at the database", lane="Bob", time="01:10", tag=["turning point"])
    expect(bob.page.locator("#entry-noticed")).to_be_visible()
    expect(bob.page.locator("#entry-calm")).to_be_hidden()
    expect(bob.page.locator("#timeline-picture a.mark")).to_have_count(2)
    bob.page.locator("#board-controls select[name=tag]").select_option("")
    expect(bob.page.locator("#entry-calm")).to_be_visible()
    bob.page.locator("#board-controls select[name=lanes]").select_option("tag")
    expect(bob.page.locator("#timeline-picture svg")).to_contain_text("Without a tag")

    bob.page.goto(f"{debrief.page}/entries/queue")
    bob.page.locator("#tags").get_by_role("checkbox", name="turning point").check()
    bob.page.locator("#tags").get_by_role("checkbox", name="detection").check()
    bob.press("Save the tags")
    expect(bob.page.locator("#entry-queue .tag")).to_have_text("detection")
