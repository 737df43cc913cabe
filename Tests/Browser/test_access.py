"""Everybody can use every page: by keyboard, with a screen reader, on a phone, in the dark, in large letters."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from house import PASSWORD, Debrief, Knocker, Program
from people import LAPTOP, Person

OUTSIDE = ["/", "/join", "/people", "/people/meeting-days", "/account", "/debriefs/new", "/nothing-here"]
INSIDE = ["", "/preparation", "/meeting", "/roles", "/conversations", "/interviews", "/account", "/accounts", "/evidence", "/timeline", "/workshop", "/follow-up", "/looking-back", "/publication", "/entries/new", "/description"]
STAGES = ["opening", "timeline", "agreement", "learning", "remediation", "closing", "follow-up", "completed"]


@pytest.fixture
def sample(owner: Knocker, program: Program) -> Debrief:
    made = owner.post("/sample")
    return Debrief(program, made.url.rsplit("/", 1)[-1], owner="")


def findings(page: Page) -> list[str]:
    """What stands in the way of somebody on this page, whatever the width, the light and the size of the letters."""
    return [
        f"{page.url} at {width} px, {light}: {finding}"
        # The rules look at words, colours and places: each width and each light twice covers what sixteen runs would.
        for width, light in ((390, "light"), (768, "dark"), (1440, "light"), (2560, "dark"))
        for finding in seen(page, width, light)
    ] + [f"{page.url} {words}" for words in sideways(page) + on_paper(page)]


def seen(page: Page, width: int, light: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=light, reduced_motion="reduce")
    violations = Axe().run(page).response["violations"]
    return [f"{found['id']}: {node['html'][:150]}" for found in violations for node in found["nodes"][:3]]


def sideways(page: Page) -> list[str]:
    scrolls = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    found = []
    for width in (390, 768, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 844})
        found += [f"scrolls sideways at {width} px"] if page.evaluate(scrolls) else []
    page.set_viewport_size({"width": 1280, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += ["scrolls sideways at 200 % text"] if page.evaluate(scrolls) else []
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def on_paper(page: Page) -> list[str]:
    """What would be printed that nobody can use on paper, cut off, or too small or too pale to be read."""
    # A4 less its margins, at 96 dots an inch.
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print", color_scheme="dark")
    found = page.evaluate("""() => {
        const shown = (element) => element.checkVisibility({ visibilityProperty: true });
        const chrome = [".masthead", ".ways", ".stages", ".parking", ".connection", ".skip", "form", "button", ".pager"];
        const found = chrome.filter((part) => [...document.querySelectorAll(part)].some(shown)).map((part) => `prints ${part}`);
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth > clientWidth) found.push("is cut off on paper");
        const light = (color) => (color.match(/[\\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
        for (const text of document.querySelectorAll("main p, main li, main td")) {
            const { fontSize, color } = getComputedStyle(text);
            if (!shown(text) || !text.textContent?.trim()) continue;
            if (parseFloat(fontSize) < 10) found.push(`prints letters of ${fontSize}: ${text.textContent.slice(0, 40)}`);
            if (color.startsWith("rgb") && light(color) > 150) found.push(`prints pale letters: ${color} ${text.textContent.slice(0, 40)}`);
        }
        return found.slice(0, 5);
    }""")
    page.emulate_media(media="screen")
    return found


def test_UX_01_nothing_is_in_the_way_in_an_empty_installation(alice: Person, owner: Knocker) -> None:
    """UX-01 UX-02 no axe violation and no sideways scrolling, at 390, 768, 1440 and 2560 px, in light and dark and on paper."""
    assert [found for path in OUTSIDE for found in findings(alice.goto(path).page)] == []


def test_UX_01_nothing_is_in_the_way_of_somebody_who_comes(
    people: Callable[..., Person], owner: Knocker, debrief: Debrief
) -> None:
    """UX-01 UX-02 the same for signing in and for what stands behind a link."""
    invitations = f"{debrief.page}/invitations"
    paths = ["/sign-in", *(
        owner.link(invitations, kind=kind, role="participant").removeprefix(owner.house.address)
        for kind in ("guest", "invitation"))]
    nobody = people("Nobody")
    assert [found for path in paths for found in findings(nobody.goto(path).page)] == []


@pytest.mark.parametrize("place", INSIDE)
def test_UX_01_nothing_is_in_the_way_in_an_empty_debrief(alice: Person, debrief: Debrief, place: str) -> None:
    """UX-01 UX-02 the same for a debrief without anything in it."""
    assert findings(alice.goto(debrief.page + place).page) == []


@pytest.mark.parametrize("place", INSIDE)
def test_UX_01_nothing_is_in_the_way_in_the_sample(alice: Person, sample: Debrief, place: str) -> None:
    """UX-01 UX-02 the same for a debrief that is full."""
    sample.post("stages", stage="closing")
    sample.post("card-plans", reveal="as-written")
    sample.post("learnings", id="l", text="The queue has no upper bound")
    sample.post("remediations", text="Bound the queue", learning="l")
    sample.post("publications")
    assert findings(alice.goto(sample.page + place).page) == []


def test_UX_01_nothing_is_in_the_way_in_any_stage(alice: Person, sample: Debrief) -> None:
    """UX-01 UX-02 the same for each stage of the workshop."""
    found: list[str] = []
    for stage in STAGES:
        # Away from the page, which would load itself again where everything changes.
        alice.goto("about:blank")
        sample.post("stages", stage=stage)
        alice.goto(f"{sample.page}/workshop")
        expect(alice.page.locator("#stage-panel")).to_have_attribute("data-stage", stage)
        found += findings(alice.page)
    assert found == []


def test_UX_01_the_keyboard_is_enough(people: Callable[..., Person], owner: Knocker, sample: Debrief) -> None:
    """UX-01 signing in, finding the sample, parking an idea and agreeing work by keyboard alone."""
    sample.post("stages", stage="agreement")
    parked = sample.state()["ideaCount"]
    alice = people("Alice", **LAPTOP)
    keys = alice.goto("/sign-in").page.keyboard
    keys.type("alice@example.org")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    expect(alice.page.get_by_role("heading", name="Debriefs", exact=True)).to_be_visible()
    walk_to(alice.page, "sample", "Enter")
    expect(alice.page).to_have_url(re.compile(f"{sample.page}$"))
    walk_to(alice.page, "Workshop", "Enter")
    expect(alice.page).to_have_url(re.compile("/workshop$"))
    walk_to(alice.page, "Park an idea for a fix", "B")
    keys.type("ound the queue")
    keys.press("Enter")
    expect(alice.page.locator(".parking-count")).to_contain_text(f"{parked + 1} parked")
    walk_to(alice.page, "I agree", "Enter")
    expect(alice.page.locator("#answers li", has_text="Alice")).to_have_attribute("data-state", "agrees")
    assert len(sample.state()["agreements"]) == 1


def walk_to(page: Page, words: str, key: str) -> None:
    """Presses Tab until something with these words has the focus, and then the key."""
    label = """() => {
        const { activeElement: here, body } = document;
        return here === body ? "" : `${here.labels?.[0]?.textContent ?? ""} ${here.textContent}`;
    }"""
    for _ in range(300):
        page.keyboard.press("Tab")
        if words in page.evaluate(label):
            page.keyboard.press(key)
            return
    raise AssertionError(f"no way by keyboard to “{words}” on {page.url}")


@pytest.mark.parametrize(("place", "words"), [
    ("/evidence", "Bring in evidence"),
    ("/timeline", "Nothing on the timeline yet. Start before the first sign of trouble"),
    ("/workshop", "Who is here"),
    ("/follow-up", "They are made in the remediation stage"),
    ("/publication", "can be published once the workshop is closing"),
])
def test_UX_04_an_empty_page_says_what_to_do_next(alice: Person, debrief: Debrief, place: str, words: str) -> None:
    """UX-04 empty pages say what to do next."""
    expect(alice.goto(debrief.page + place).page.locator("main")).to_contain_text(words)


def test_UX_04_an_empty_installation_says_what_to_do_next(alice: Person) -> None:
    """UX-04 empty pages say what to do next."""
    main = alice.goto("/").page.locator("main")
    expect(main).to_contain_text("Open a new one when something has happened, or look at the sample first")
    expect(main.get_by_role("button", name="Open the sample")).to_be_visible()
