"""Images, files and sketches beside an entry, as people bring and see them."""

import io

from PIL import Image
from playwright.sync_api import expect

from house import Debrief
from people import Person


def photo(kind: str) -> bytes:
    """A picture with a place, a camera and a turn in it, as a phone takes it."""
    picture = Image.new("RGB", (60, 40), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Okapi Cameras"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    file = io.BytesIO()
    picture.save(file, kind, exif=exif)
    return file.getvalue()


def test_TIM_21_a_photo_loses_where_it_was_taken_and_keeps_its_turn(gus: Person, debrief: Debrief) -> None:
    """TIM-21 a guest on a phone adds a photo; what is served is the picture, without place and camera."""
    debrief.post("entries", id="queue", text="The queue grew", lane="Checkout", time="00:41")
    gus.goto(f"{debrief.page}/entries/queue")
    panel = gus.page.locator("#attachments")
    for kind in ("jpeg", "png", "webp"):
        content = photo(kind)
        assert b"Okapi" in content
        panel.get_by_label("Or take a photo").set_input_files(
            {"name": f"photo.{kind}", "mimeType": f"image/{kind}", "buffer": content})
        panel.get_by_label("What it shows").last.fill(f"The board as {kind}")
        gus.press("Add it to the entry")
        image = panel.get_by_role("img", name=f"The board as {kind}")
        expect(image).to_be_visible()
        assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") in (60, 40)
        served = gus.context.request.get(gus.address + image.get_attribute("src"))
        assert served.headers["content-type"] == f"image/{kind}"
        assert b"Okapi" not in served.body()
        found = Image.open(io.BytesIO(served.body()))
        found.load()
        assert found.size == (60, 40)
        assert dict(found.getexif()) == ({0x0112: 6} if kind == "jpeg" else {})


def test_TIM_21_a_sketch_is_drawn_into_an_entry(gus: Person, alice: Person, debrief: Debrief) -> None:
    """TIM-21 “what I thought the system was doing”: drawn with pen, undo and eraser; everybody sees it at once."""
    debrief.post("entries", id="queue", text="The queue grew", lane="Checkout", time="00:41")
    alice.goto(f"{debrief.page}/timeline")
    gus.goto(f"{debrief.page}/entries/queue")
    panel = gus.page.locator("#attachments")
    gus.press("Draw a sketch: what I thought the system was doing", panel)
    canvas = panel.locator("canvas")
    canvas.scroll_into_view_if_needed()
    draw(gus, canvas, [(0.2, 0.2), (0.8, 0.2)])
    draw(gus, canvas, [(0.2, 0.8), (0.8, 0.8)])
    gus.press("Undo the last stroke", panel)
    expect(panel.get_by_label("It is drawn from memory")).to_be_checked()
    panel.get_by_label("What it shows").fill("What I thought the queue was doing")
    gus.press("Add it to the entry")
    image = alice.page.locator("#entry-queue").get_by_role("img", name="What I thought the queue was doing")
    expect(image).to_be_visible()
    expect(alice.page.locator("#entry-queue")).to_contain_text("a sketch, from memory")
    expect(alice.page.locator("#entry-queue .entry-source")).to_contain_text("from memory")
    served = alice.context.request.get(alice.address + image.get_attribute("src"))
    drawn = Image.open(io.BytesIO(served.body())).convert("L")
    assert drawn.size == (1200, 800)
    assert min(drawn.crop((200, 100, 1000, 240)).getextrema()) < 80
    assert min(drawn.crop((200, 560, 1000, 720)).getextrema()) > 200, "the second stroke was undone"

    alice.goto(f"{debrief.page}/entries/queue")
    alice.press("Take it away", alice.page.locator("#attachments"))
    expect(gus.page.locator("#attachments")).to_be_attached()
    alice.goto(f"{debrief.page}/timeline")
    expect(alice.page.locator("#entry-queue img")).to_have_count(0)
    alice.page.locator("#undo").get_by_role("button", name="Undo").click()
    expect(alice.page.locator("#entry-queue img")).to_have_count(1)


def draw(person: Person, canvas: object, points: list[tuple[float, float]]) -> None:
    box = canvas.bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    person.page.mouse.move(*places[0])
    person.page.mouse.down()
    for place in places[1:]:
        person.page.mouse.move(*place, steps=8)
    person.page.mouse.up()
