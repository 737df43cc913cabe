"""Menus that fetch their forms when they are opened."""

from playwright.sync_api import Browser, expect

from house import Debrief, House
from people import LAPTOP, Person
from test_live import assert_fresh


def at_agreement(debrief: Debrief) -> None:
    debrief.post("entries", id="queue", text="The queue grew", lane="Checkout", laneKind="system", time="00:41")
    debrief.post("stages", stage="agreement")


def test_LIV_01_a_menu_fetches_its_form_and_what_is_chosen_in_it_survives_what_others_do(
    alice: Person, bob: Person, debrief: Debrief
) -> None:
    """LIV-01 AGR-08 the form comes when the menu is opened; others' changes take no choice away; all see what was chosen."""
    at_agreement(debrief)
    for person in (alice, bob):
        person.goto(f"{debrief.page}/workshop")
    menu = bob.opens("Say when", bob.page.locator("#milestones"))
    choice = menu.get_by_label("When it began")
    choice.select_option(label="The queue grew")
    debrief.post("milestones", milestone="noticed", entry="queue")
    bob.catch_up(debrief.state()["sequence"])
    expect(choice).to_have_value("queue")
    bob.press("Save", menu)
    for person in (alice, bob):
        expect(person.page.locator("#milestones .rows li", has_text="began")).to_contain_text("The queue grew")
    assert_fresh(bob.page, debrief.state()["sequence"])


def test_LIV_05_an_open_menu_stays_open_with_its_form_when_its_row_is_sent_anew(
    alice: Person, bob: Person, debrief: Debrief
) -> None:
    """LIV-05 a row that is sent anew while its menu is open has the form of now in it."""
    debrief.post("stages", stage="learning")
    debrief.post("card-plans", reveal="as-written")
    debrief.post("learnings", id="two", text="There are two queues")
    bob.goto(f"{debrief.page}/workshop")
    menu = bob.opens("Sort", bob.page.locator("#learning-two"))
    expect(menu.get_by_label("It is")).to_have_value("")
    debrief.post("learnings/two/marks", mark="surprise")
    expect(bob.page.locator("#learning-two .menu").get_by_label("It is")).to_have_value("surprise")


def test_UX_01_without_a_script_a_menu_leads_to_a_page_with_the_same_form(
    browser: Browser, house: House, bob: Person, debrief: Debrief
) -> None:
    """UX-01 the same is done without a script, and one comes back to where one was."""
    at_agreement(debrief)
    still = Person(browser, "Bob", house.address, java_script_enabled=False, **LAPTOP)
    still.context.add_cookies(bob.context.cookies())
    still.goto(f"{debrief.page}/workshop")
    menu = still.opens("Say when", still.page.locator("#milestones"))
    menu.get_by_role("link").click()
    still.page.get_by_role("combobox").select_option(label="The queue grew")
    still.press("Save")
    still.page.wait_for_url(f"**{debrief.page}/workshop")
    assert list(debrief.state()["milestones"].values()) == [{"at": {"entry": "queue"}}]
    still.context.close()


def test_LRN_04_a_card_is_dragged_under_a_theme(bob: Person, debrief: Debrief) -> None:
    """LRN-04 a card goes under a theme by dragging, and keeps its words."""
    debrief.post("stages", stage="learning")
    debrief.post("card-plans", reveal="as-written")
    debrief.post("learnings", id="two", text="There are two queues")
    debrief.post("themes", id="limits", name="Limits")
    bob.goto(f"{debrief.page}/workshop")
    bob.page.locator("#learning-two p").drag_to(bob.page.locator("[data-theme=limits]"))
    expect(bob.page.locator("[data-theme=limits] #learning-two")).to_contain_text("There are two queues")
    assert_fresh(bob.page, debrief.state()["sequence"])
