"""People come into the room from their phones, by what they read from the wall."""

import io
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, expect

from house import Debrief, Knocker
from people import LAPTOP, PHONE, Person


def read(picture: Locator) -> str:
    """What a decoder that is none of ours reads from a QR code, as it is seen."""
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.screenshot())).convert("RGB"))
    assert [one.format.name for one in found] == ["QRCode"], found
    return found[0].text


def test_SEC_06_a_phone_joins_by_the_picture_on_the_wall(
    alice: Person, people: Callable[..., Person], owner: Knocker, debrief: Debrief
) -> None:
    """SEC-06 UX-03 a guest scans the code, gives a name and is in the room; when it is ended nobody else comes by it."""
    wall = people("Wall", **LAPTOP).signed_in(owner).goto(f"{debrief.page}/projector")
    alice.goto(f"{debrief.page}/workshop")
    alice.page.wait_for_function("document.querySelector('[data-live]')")
    alice.press("Let people join from their phones")
    letters = wall.page.locator("#join-code .join-letters")
    expect(letters).to_have_text(re.compile(r"^[A-Z2-9]{4}-[A-Z2-9]{4}$"))
    for light in ("light", "dark"):
        wall.page.emulate_media(color_scheme=light)
        address = read(wall.page.locator(".qr-code"))
        assert address.startswith(wall.address + "/join/")
    phone = people("Gitta", **PHONE).goto(urlsplit(address).path)
    phone.page.get_by_label("Your name").fill("Gitta")
    phone.press("Join")
    expect(phone.page.get_by_role("heading", level=1)).to_contain_text("Orders in the night")
    expect(phone.page.locator("#join-code")).to_have_count(0)
    typed = people("Typed", **PHONE).goto("/join")
    typed.page.get_by_label("The code on the wall").fill(letters.inner_text().lower().replace("-", " "))
    typed.page.get_by_label("Your name").fill("Tess")
    typed.press("Join")
    expect(typed.page).to_have_url(re.compile(re.escape(debrief.page)))
    assert {"Gitta", "Tess"} <= {one["name"] for one in debrief.state()["participants"]}
    alice.opens("People join with")
    alice.press("Let nobody else in by it")
    expect(letters).to_have_count(0)
    late = people("Late", **PHONE).goto(urlsplit(address).path)
    late.page.get_by_label("Your name").fill("Lotte")
    late.press("Join")
    expect(late.page.get_by_role("alert")).to_contain_text("No debrief waits behind this code")
    expect(late.page.get_by_label("Your name")).to_have_value("Lotte")
