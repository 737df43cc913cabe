"""What the tests share: a server, and the few people who are everywhere.

Alice owns the installation and facilitates, Bob takes part, Gus is a guest of one debrief, Dan is a stranger.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis.configuration
import pytest
from playwright.sync_api import Browser, sync_playwright

from house import PASSWORD, ROOT, Debrief, House, Knocker, Program, member
from line import Line
from people import LAPTOP, PHONE, Person

hypothesis.configuration.set_hypothesis_home_dir(ROOT / ".build/hypothesis")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "data")
    try:
        yield house.start()
    finally:
        house.close()


@pytest.fixture
def owner(house: House) -> Knocker:
    """Alice, without a browser."""
    knocker = Knocker(house).follow(house.owners_link)
    knocker.post("/account", name="Alice", email="alice@example.org", password=PASSWORD)
    return knocker


@pytest.fixture
def program(house: House, owner: Knocker) -> Program:
    """Acts for Alice."""
    return house.program()


@pytest.fixture
def debrief(program: Program) -> Debrief:
    return program.open_debrief(zone="Europe/Berlin", starts="2026-03-29 00:30", ends="2026-03-29 05:00")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def people(browser: Browser, house: House) -> Iterator[Callable[..., Person]]:
    """Makes people. At the end nothing must have gone wrong on the pages of any of them."""
    everybody: list[Person] = []

    def person(name: str, address: str = house.address, **options: object) -> Person:
        everybody.append(Person(browser, name, address, **options))
        return everybody[-1]

    yield person
    for somebody in everybody:
        somebody.context.close()
    assert [trouble for somebody in everybody for trouble in somebody.troubles] == []


@pytest.fixture
def alice(people: Callable[..., Person], owner: Knocker) -> Person:
    return people("Alice", **LAPTOP).signed_in(owner)


@pytest.fixture
def bob(people: Callable[..., Person], owner: Knocker, debrief: Debrief) -> Person:
    link = owner.link(f"{debrief.page}/invitations", kind="invitation", role="participant")
    return people("Bob", **LAPTOP).signed_in(member(owner.house, link, "Bob"))


@pytest.fixture
def line(house: House) -> Iterator[Line]:
    line = Line(house).start()
    yield line
    line.close()


@pytest.fixture
def gus(people: Callable[..., Person], owner: Knocker, debrief: Debrief, line: Line) -> Person:
    """On a phone, by a line that may break."""
    link = owner.link(f"{debrief.page}/invitations", kind="guest", role="participant")
    return people("Gus", line.address, **PHONE).signed_in(Knocker(owner.house).follow(link, name="Gus"))


@pytest.fixture
def dan(people: Callable[..., Person], owner: Knocker) -> Person:
    link = owner.link("/people/invitations")
    return people("Dan", **LAPTOP).signed_in(member(owner.house, link, "Dan"))
