"""The palette and the keys, as somebody uses them who takes a hand off the mouse."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from house import Debrief
from people import Person


@pytest.fixture
def event(debrief: Debrief) -> Debrief:
    """A workshop at its timeline, with three entries."""
    for name, time in [("rollout", "00:38"), ("queue", "00:41"), ("rollback", "01:20")]:
        debrief.post("entries", id=name, text=f"Text of {name}", lane="Checkout", laneKind="system", time=time)
    debrief.post("stages", stage="timeline")
    return debrief


def listed(page: Page) -> dict[str, str]:
    """The keys that the page says there are, and what they do."""
    page.get_by_role("button", name="Keys", exact=True).click()
    rows = page.locator("#keys .keys-list div")
    expect(rows.first).to_be_visible()
    told = dict(rows.evaluate_all("rows => rows.map(row => [row.querySelector('dt').textContent.trim(), row.querySelector('dd').textContent])"))
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    return told


def focus_of(debrief: Debrief) -> str:
    return (debrief.changes()[-1]["fact"].get("focused") or {}).get("entry", "")


def test_UX_07_every_key_that_is_listed_does_what_is_said(alice: Person, event: Debrief) -> None:
    """UX-07 the facilitator's single keys work, and `?` lists those that do."""
    page = alice.goto(f"{event.page}/workshop").page
    keys = listed(page)
    assert {"j": "Next entry, for everybody", "p": "Park an idea", "w": "Write along, one line", "e": "More minutes for this stage",
            "f": "Show the entry in focus to everybody", "?": "The keys of this page"}.items() <= keys.items()
    page.keyboard.press("j")
    expect(page.locator("#walk")).to_have_attribute("data-focus", "entry-rollout")
    page.keyboard.press("j")
    expect(page.locator("#walk")).to_have_attribute("data-focus", "entry-queue")
    page.keyboard.press("k")
    expect(page.locator("#walk")).to_have_attribute("data-focus", "entry-rollout")
    page.locator("#entry-rollback").focus()
    page.keyboard.press("f")
    expect(page.locator("#walk")).to_have_attribute("data-focus", "entry-rollback")
    for key, place in [("p", "#park-text"), ("w", "#line-text"), ("a", "#new-entry input[name=time]"), ("e", "input[data-extends]")]:
        page.keyboard.press(key)
        expect(page.locator(place)).to_be_focused()
        page.keyboard.press("j")
        expect(page.locator("#walk")).to_have_attribute("data-focus", "entry-rollback")
        page.locator("h1").first.focus()
    page.keyboard.press("n")
    expect(page.locator(".lead-deeds > form button").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys on this page")).to_be_visible()
    page.keyboard.press("j")
    assert focus_of(event) == "rollback"


def test_UX_07_a_page_lists_no_key_that_does_nothing_there(alice: Person, bob: Person, event: Debrief) -> None:
    """UX-07 the list is made of what is on this page, for this person."""
    ours = listed(alice.goto(f"{event.page}/workshop").page)
    theirs = listed(bob.goto(f"{event.page}/workshop").page)
    assert "n" in ours and "e" in ours and "f" in ours
    assert not {"n", "e", "f"} & set(theirs)
    assert theirs["j"] == "Next entry"
    bob.page.keyboard.press("j")
    expect(bob.page.locator("#entry-rollout")).to_be_focused()
    assert "j" not in listed(bob.goto(f"{event.page}/follow-up").page)
    assert listed(bob.goto("/").page).keys() == {"?", "Ctrl+K"}


def test_UX_07_the_palette_finds_what_to_do_and_gives_the_focus_back(alice: Person, event: Debrief) -> None:
    """UX-07 Ctrl+K, a few letters, arrows and Enter; Escape closes it and the focus is where it was."""
    page = alice.goto(f"{event.page}/workshop").page
    page.locator("#entry-queue").focus()
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="What to do, or where to go")
    expect(field).to_be_focused()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(page.locator("#entry-queue")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("entry")
    expect(page.locator("#palette").get_by_role("option", selected=True)).to_contain_text("entry")
    first = page.locator("#palette").get_by_role("option", selected=True).inner_text()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#palette").get_by_role("option", selected=True)
    assert chosen.inner_text() != first
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    field.fill("show the entry in focus")
    page.keyboard.press("Enter")
    expect(page.locator("#walk")).to_have_attribute("data-focus", "entry-queue")
    page.keyboard.press("Control+k")
    page.keyboard.type("stage learning")
    page.keyboard.press("Enter")
    expect(page.locator("#stage-panel")).to_have_attribute("data-stage", "learning")


def test_UX_07_the_palette_leads_to_pages_and_to_other_debriefs(alice: Person, event: Debrief) -> None:
    """UX-07 the pages of a debrief and other debriefs are found by name."""
    event.program.open_debrief("Checkout, a quiet week")
    page = alice.goto(f"{event.page}/timeline").page
    page.get_by_role("button", name="Find").click()
    page.keyboard.type("quiet week")
    expect(page.locator("#palette").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Checkout, a quiet week")
    page.keyboard.press("Control+k")
    page.keyboard.type("go to follow")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/follow-up$"))


def test_UX_07_nobody_who_writes_is_interrupted_and_keys_can_be_off(alice: Person, event: Debrief) -> None:
    """UX-07 no key acts while somebody writes, and single keys can be switched off in a browser (WCAG 2.1.4)."""
    page = alice.goto(f"{event.page}/workshop").page
    field = page.locator("#line-text")
    field.press_sequentially("jump? pk")
    page.keyboard.press("Control+k")
    expect(field).to_have_value("jump? pk")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert focus_of(event) == ""
    field.fill("")
    page.get_by_role("button", name="Keys", exact=True).click()
    page.locator("#keys").get_by_role("checkbox").uncheck()
    expect(page.locator("#keys dt").filter(has_text=re.compile("^j"))).to_have_count(0)
    page.keyboard.press("Escape")
    page.reload()
    for key in ["j", "p", "?"]:
        page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#park-text")).not_to_be_focused()
    assert focus_of(event) == ""
    assert "Ctrl+K" in listed(page)
