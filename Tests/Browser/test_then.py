"""The event as it was known then, and what evidence suggests for the timeline."""

import pytest
from playwright.sync_api import expect

from house import Debrief
from people import Person

@pytest.fixture
def event(debrief: Debrief) -> Debrief:
    for name, time, lane, text in [
        ("grew", "03:05", "Bob", "The queue grew"), ("rang", "03:20", "Alice", "The pager rang"),
        ("index", "03:55", "Database", "An index was missing")]:
        debrief.post("entries", id=name, text=text, lane=lane, time=f"2026-03-29 {time}")
    return debrief


def test_TIM_19_the_arrow_keys_of_the_slider_go_from_one_thing_that_happened_to_the_next(bob: Person, event: Debrief) -> None:
    """TIM-19 what is to come is not in the page before it is reached, and the focus stays on the slider."""
    page = bob.goto(f"{event.page}/then").page
    slider = page.get_by_role("slider", name="Time of the event")
    expect(page.locator(".then .entry")).to_have_count(1)
    assert "The pager rang" not in page.content()
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".then .entry")).to_have_count(2)
    expect(page.locator(".then-time strong")).to_have_text("03:20")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "03:20")
    expect(page.get_by_label("At, in Europe/Berlin")).to_have_value("2026-03-29 03:20")
    assert "An index was missing" not in page.content()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".then .entry")).to_have_count(1)
    assert "The pager rang" not in page.content()
    page.reload()
    expect(page.locator(".then-time strong")).to_have_text("03:05")


def test_TIM_19_the_slider_shows_the_moment_it_is_moved_to(bob: Person, event: Debrief) -> None:
    """TIM-19 the slider can be dragged to any moment of the event."""
    page = bob.goto(f"{event.page}/then").page
    page.get_by_role("slider", name="Time of the event").evaluate(
        "(slider) => { slider.value = String(Date.UTC(2026, 2, 29, 1, 30) / 1000);"
        " slider.dispatchEvent(new Event('input', { bubbles: true })); }")
    expect(page.locator(".then-time strong")).to_have_text("03:30:00")
    expect(page.locator(".then .entry")).to_have_count(2)


def test_TIM_20_a_person_is_chosen_and_what_had_reached_them_is_shown_at_once(bob: Person, event: Debrief) -> None:
    """TIM-20 through the eyes of one person there is nothing of what others did meanwhile."""
    page = bob.goto(f"{event.page}/then?at=2026-03-29+03:55").page
    expect(page.locator(".then .entry")).to_have_count(3)
    page.get_by_label("Through the eyes of").select_option("Bob")
    expect(page.locator(".then .entry")).to_have_count(1)
    expect(page.locator(".then .entry")).to_contain_text("The queue grew")
    assert "The pager rang" not in page.content()
    assert "person=Bob" in page.url


def test_TIM_19_the_page_keeps_up_and_does_not_tell_what_comes_later(bob: Person, event: Debrief) -> None:
    """TIM-19 what others add while the page is open comes in only if it had happened by then."""
    page = bob.goto(f"{event.page}/then?at=2026-03-29+03:20").page
    expect(page.locator(".then .entry")).to_have_count(2)
    event.post("entries", id="later", text="It was mended", lane="Bob", time="2026-03-29 04:10")
    event.post("entries", id="early", text="A ticket was opened", lane="Bob", time="2026-03-29 03:10")
    expect(page.locator(".then .entry")).to_have_count(3)
    assert "It was mended" not in page.content()


def test_EVD_23_one_key_adds_a_candidate_and_one_lets_it_go(bob: Person, alice: Person, debrief: Debrief) -> None:
    """EVD-23 the keys a and x act on the candidate in focus, or the first; everybody's page follows."""
    debrief.attach("ops.log", "".join(
        f"2026-03-29T01:0{number}:00Z INFO deployed shop {number}\n" for number in range(4)).encode())
    for person in (alice, bob):
        person.goto(f"{debrief.page}/candidates")
        expect(person.page.locator(".candidate")).to_have_count(4)
    bob.page.keyboard.press("a")
    expect(bob.page.locator(".candidate")).to_have_count(3)
    expect(alice.page.locator(".candidate")).to_have_count(3)
    bob.page.keyboard.press("j")
    bob.page.keyboard.press("j")
    bob.page.keyboard.press("x")
    expect(bob.page.locator(".candidate")).to_have_count(2)
    expect(alice.page.locator(".candidate-text")).to_have_text(["deployed shop 1", "deployed shop 3"])
    assert [entry["text"] for entry in debrief.state()["timeline"]["entries"]] == ["deployed shop 0"]
