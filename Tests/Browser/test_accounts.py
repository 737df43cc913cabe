"""Somebody's own account: written on a phone, kept over a broken line, released, and read when all are opened."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from house import Debrief, House, Knocker
from line import Line
from people import LAPTOP, Person

EARLY = "Before anything looked wrong"


def violations(person: Person) -> list[str]:
    return [found["id"] for found in Axe().run(person.page).response["violations"]]


def test_OWN_01_an_account_is_written_on_a_phone_and_outlives_a_broken_line(
    gus: Person, alice: Person, debrief: Debrief, line: Line
) -> None:
    """OWN-01 OWN-04 OWN-07 LIV-04 Gus writes by keyboard, loses the line, releases; Alice reads it after the opening."""
    page = gus.goto(f"{debrief.page}/account").page
    assert violations(gus) == []
    first = page.locator("#item-did-1")
    first.get_by_label(EARLY).focus()
    page.keyboard.type("Asleep, with the phone beside me")
    expect(first.locator("[data-saved]")).to_have_text("Saved, for you alone.")
    page.keyboard.press("Tab")
    page.keyboard.type("01:00")
    expect(first.locator("[data-saved]")).to_have_text("Saved, for you alone.")
    line.cut()
    first.get_by_label(EARLY).press("End")
    page.keyboard.type(", as every night")
    expect(first.locator("[data-saved]")).to_contain_text("It is kept in this browser, and sent when the line is back")
    line.mend()
    expect(first.locator("[data-saved]")).to_have_text("Saved, for you alone.", timeout=30_000)
    page.reload()
    expect(first.get_by_label(EARLY)).to_have_value("Asleep, with the phone beside me, as every night")
    expect(first.get_by_label("When")).to_have_value("01:00")
    off = page.locator("#item-saw-1")
    off.get_by_label("What did you see?").fill("Something that I keep to myself")
    off.get_by_label("This passage is").select_option("off")
    # At once, with what is not saved yet.
    gus.press("Release it")
    expect(page).to_have_url(f"{line.address}{debrief.page}/accounts")
    assert violations(gus) == []

    reader = alice.goto(f"{debrief.page}/accounts").page
    expect(reader.locator("main")).to_contain_text("1 of 1")
    expect(reader.locator("main")).not_to_contain_text("Asleep")
    alice.press("Open the released accounts to everybody")
    expect(reader.locator("main")).to_contain_text("so that yours stays your own")
    alice.goto(f"{debrief.page}/account").press("I write none")
    expect(reader.locator(".told")).to_contain_text("Asleep, with the phone beside me, as every night")
    expect(reader.locator("main")).not_to_contain_text("keep to myself")
    assert violations(alice) == []


def test_OWN_01_what_was_written_while_an_answer_was_lost_is_kept_once(
    gus: Person, debrief: Debrief, line: Line
) -> None:
    """OWN-01 LIV-04 what arrived although nobody heard of it is not met as somebody else's."""
    page = gus.goto(f"{debrief.page}/account").page
    first = page.locator("#item-did-1")
    line.is_deaf = True
    first.get_by_label(EARLY).fill("Asleep")
    expect(first.locator("[data-saved]")).to_contain_text("Not saved yet", timeout=15_000)
    line.is_deaf = False
    first.get_by_label(EARLY).fill("Awake, in truth")
    expect(first.locator("[data-saved]")).to_have_text("Saved, for you alone.", timeout=30_000)
    page.reload()
    expect(first.get_by_label(EARLY)).to_have_value("Awake, in truth")
    expect(page.locator("#prompt-did form")).to_have_count(2)


def test_OWN_01_an_account_is_written_without_script(
    browser: Browser, owner: Knocker, debrief: Debrief, house: House
) -> None:
    """OWN-01 OWN-02 every button works as a plain form; what was off the record stays on the page."""
    link = owner.link(f"{debrief.page}/invitations", kind="guest", role="participant")
    bob = Person(browser, "Bob", house.address, **LAPTOP, java_script_enabled=False)
    page = bob.signed_in(Knocker(house).follow(link, name="Bob")).goto(f"{debrief.page}/account").page
    first = page.locator("#item-did-1")
    first.get_by_label(EARLY).fill("I wrote the handover")
    first.get_by_label("This passage is").select_option("off")
    bob.press("Save, and write another", first)
    expect(first.get_by_label(EARLY)).to_have_value("I wrote the handover")
    second = page.locator("#item-did-2")
    second.get_by_label("And then?").fill("The pager went off")
    bob.press("Save, and write another", second)
    bob.press("Release it")
    debrief.post("accounts/openings")
    page.goto(f"{debrief.page}/accounts")
    expect(page.locator(".told")).to_contain_text("The pager went off")
    expect(page.locator(".told")).not_to_contain_text("handover")
    page.goto(f"{debrief.page}/account")
    bob.press("Take it back")
    page.goto(f"{debrief.page}/accounts")
    expect(page.locator(".told")).to_have_count(0)
    bob.context.close()


@pytest.mark.parametrize("side", [0, 1])
def test_OWN_13_differences_lead_to_both_passages(alice: Person, owner: Knocker, side: int) -> None:
    """OWN-13 the sample shows newcomers two accounts that differ on a time, with links to both."""
    sample = owner.post("/sample").url.removeprefix(owner.house.address)
    page = alice.goto(f"{sample}/accounts").page
    difference = page.locator("#differences li").first
    expect(difference).to_contain_text("At different times")
    link = difference.locator("p > a").nth(side)
    link.click()
    expect(page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")).to_be_in_viewport()
