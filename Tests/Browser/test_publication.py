"""What becomes public, and what does not."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from house import Debrief, House
from people import Person

SECRETS = ["", "/evidence", "/timeline", "/workshop", "/follow-up", "/entries/new", "/live"]


@pytest.fixture
def published(debrief: Debrief) -> Debrief:
    debrief.attach("checkout.log", b"2026-03-29T00:41:07Z ERROR timed out\n")
    debrief.post("entries", text="Die Schlange wuchs <b>sehr</b>", lane="Checkout", time="about 00:41")
    debrief.post("stages", stage="closing")
    debrief.post("publications")
    return debrief


def test_PUB_01_everybody_of_the_organisation_reads_what_is_published(dan: Person, published: Debrief) -> None:
    """PUB-01 a published report is readable by everyone in the organisation."""
    dan.goto("/").page.get_by_role("link", name="Orders in the night of Sunday").click()
    expect(dan.page.locator("main")).to_contain_text("Die Schlange wuchs <b>sehr</b>")
    expect(dan.page.locator("main")).to_contain_text("about")


def test_PUB_01_nobody_from_outside_reads_anything_else(dan: Person, published: Debrief) -> None:
    """PUB-01 a published report opens nothing else of its debrief to a stranger."""
    for place in SECRETS:
        assert dan.context.request.get(published.page + place).status == 404, place


def test_PUB_01_who_is_not_signed_in_reads_nothing(browser: Browser, published: Debrief, house: House) -> None:
    """PUB-01 a report is for the organisation, and not for everybody."""
    nobody = Person(browser, "Nobody", house.address)
    nobody.goto(f"{published.page}/publication")
    expect(nobody.page).to_have_url(f"{house.address}/sign-in?to={published.page}/publication")
    nobody.context.close()


def test_PUB_01_nothing_is_public_before_it_is_published(dan: Person, debrief: Debrief) -> None:
    """PUB-01 nothing can be read by others before somebody publishes it."""
    assert dan.context.request.get(f"{debrief.page}/publication").status == 404


def test_PUB_01_a_restriction_has_a_reason_a_review_and_a_badge(alice: Person, bob: Person, dan: Person, published: Debrief) -> None:
    """PUB-01 a restriction needs a reason and a review date, shows a badge, and keeps the report to those who take part."""
    reader = bob.goto(published.page).page.locator("#publication-state")
    menu = alice.goto(published.page).opens("Restrict who reads it")
    alice.press("Restrict it", menu)
    expect(menu.get_by_label("Why only those who take part may read it")).to_be_focused()
    menu.get_by_label("Why only those who take part may read it").fill("It names a customer")
    menu.get_by_label("When we ask again").fill("2030-04-02")
    alice.press("Restrict it", menu)
    for state in (reader, alice.page.locator("#publication-state")):
        expect(state.locator(".tag")).to_have_text("restricted")
        expect(state).to_contain_text("“It names a customer”. To be reviewed on Tuesday 2 April 2030.")
    assert dan.context.request.get(f"{published.page}/publication").status == 404
    expect(dan.goto("/").page.locator("main")).not_to_contain_text("Orders in the night of Sunday")
    alice.press("Lift the restriction")
    expect(reader.locator(".tag")).to_have_count(0)
    dan.goto("/").page.get_by_role("link", name="Orders in the night of Sunday").click()
    expect(dan.page.locator("main")).to_contain_text("Die Schlange wuchs")


def test_the_html_file_needs_nothing_but_itself(bob: Person, browser: Browser, published: Debrief, tmp_path: Path) -> None:
    bob.goto(f"{published.page}/publication")
    with bob.page.expect_download() as download:
        bob.page.get_by_role("link", name="As one HTML file").click()
    file = tmp_path / "report.html"
    download.value.save_as(file)
    asked, troubles = read_from_disk(browser, file)
    assert (asked, troubles) == ([file.as_uri()], [])


def read_from_disk(browser: Browser, file: Path) -> tuple[list[str], list[str]]:
    """Opens a page with the network off. Returns what it asked for and what went wrong on it."""
    context = browser.new_context(offline=True)
    asked: list[str] = []
    troubles: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: troubles.append(message.text))
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.locator("body")).to_contain_text("Die Schlange wuchs <b>sehr</b>")
    context.close()
    return asked, troubles


def test_the_markdown_file_has_the_entries(bob: Person, published: Debrief) -> None:
    text = bob.context.request.get(f"{published.page}/publication/markdown").text()
    assert "# Orders in the night of Sunday" in text
    assert "Die Schlange wuchs" in text
    assert "<b>" not in text
