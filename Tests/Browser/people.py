"""People at their browsers."""

from typing import Any, Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page

from house import Knocker

LAPTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


class Person:
    """Somebody with a browser of their own. What goes wrong on their pages is remembered in `troubles`."""

    def __init__(self, browser: Browser, name: str, address: str, **options: Any) -> None:
        self.name = name
        self.address = address
        self.context: BrowserContext = browser.new_context(base_url=address, **options)
        self.context.set_default_timeout(10_000)
        self.troubles: list[str] = []
        self.context.on("console", self.note)
        self.context.on("weberror", lambda error: self.troubles.append(str(error.error)))
        self.page: Page = self.context.new_page()

    def note(self, message: ConsoleMessage) -> None:
        # A connection that is cut is part of a test, and a refusal is shown on the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.troubles.append(message.text)

    def signed_in(self, knocker: Knocker) -> Self:
        self.context.add_cookies(knocker.cookies)
        return self

    def goto(self, path: str) -> Self:
        self.page.goto(path)
        return self

    def follow(self, link: str, **fields: str) -> Self:
        """Comes by a link, and fills in what it asks for by label."""
        self.goto(urlsplit(link).path)
        for label, text in fields.items():
            self.page.get_by_label(label.replace("_", " ")).fill(text)
        self.page.locator("main button.primary").click()
        return self

    def press(self, button: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_role("button", name=button, exact=True).first.click()

    def opens(self, summary: str, within: Locator | None = None) -> Locator:
        """Opens a small menu and returns it."""
        menu = (within or self.page).locator("details", has=self.page.locator("summary", has_text=summary)).first
        menu.locator("summary").first.click()
        return menu

    def catch_up(self, sequence: int) -> Self:
        """Waits until the page contains the change of that number."""
        self.page.wait_for_function(
            "last => Number(document.querySelector('[data-live]')?.dataset.sequence) >= last", arg=sequence)
        return self
