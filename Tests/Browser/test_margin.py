"""Private questions in the margin of an entry, and what facilitators note there for themselves."""

from playwright.sync_api import expect

from house import Debrief, House, Knocker, member
from people import Person

QUESTION = "What did the okapi look at before this?"
NOTE = "Gazelle: go slowly here"


def test_PRE_14_a_private_question_comes_up_when_the_walk_reaches_its_entry(
    alice: Person, bob: Person, gus: Person, debrief: Debrief
) -> None:
    """PRE-14 Bob pins a question in preparation; Alice sees it on her desk at that entry, and Gus sees it nowhere."""
    for name, time, text in [("rollout", "00:38", "Version 4711 was rolled out"), ("queue", "00:41", "The queue grew")]:
        debrief.post("entries", id=name, text=text, lane="Checkout", laneKind="system", time=time)
    bob.goto(f"{debrief.page}/timeline")
    entry = bob.page.locator("#entry-queue")
    entry.hover()
    menu = bob.opens("Ask in the margin", entry)
    menu.get_by_label("What should be asked here?").fill(QUESTION)
    bob.press("Pin it here", menu)
    expect(menu.get_by_label("What should be asked here?")).to_be_hidden()
    bob.page.get_by_role("link", name="In the margin").click()
    expect(bob.page.locator(".margin-row")).to_contain_text([QUESTION])

    debrief.post("stages", stage="timeline")
    for person in (alice, bob, gus):
        person.goto(f"{debrief.page}/workshop")
    debrief.post("focuses", entry="rollout")
    expect(alice.page.locator("#walk")).to_contain_text("Version 4711")
    expect(alice.page.locator("#desk")).not_to_contain_text("okapi")
    debrief.post("focuses", entry="queue")
    desk = alice.page.locator(".margin-desk")
    expect(desk).to_contain_text(QUESTION)
    expect(desk).to_contain_text("asks Bob")
    for person in (bob, gus):
        expect(person.page.locator("#walk")).to_contain_text("The queue grew")
        expect(person.page.locator("body")).not_to_contain_text("okapi")

    desk.get_by_role("button", name="Asked: ").click()
    expect(desk.locator("> ul")).to_have_count(0)
    alice.opens("Asked or put away", desk).get_by_role("button", name="Ask “").click()
    expect(desk.locator("> ul")).to_contain_text(QUESTION)

    # What is pinned while the room looks at the entry reaches the desk without a reload.
    menu = gus.opens("Ask in the margin", gus.page.locator("#entry-queue"))
    menu.get_by_label("What should be asked here?").fill("Who else was awake?")
    gus.press("Pin it here", menu)
    expect(desk).to_contain_text("Who else was awake?")

    bob.goto(f"{debrief.page}/entries/queue")
    margin = bob.page.locator("#margin")
    change = bob.opens("Change", margin)
    change.get_by_label("In other words").fill("What was on the screen?")
    bob.press("Save", change)
    expect(margin).to_contain_text("What was on the screen?")
    expect(margin).not_to_contain_text("okapi")
    bob.press("Delete", margin)
    expect(margin.locator(".margin-row")).to_have_count(0)


def test_PRE_14_question_and_note_are_shown_to_no_other_kind_of_person(
    owner: Knocker, alice: Person, bob: Person, gus: Person, dan: Person, debrief: Debrief, house: House
) -> None:
    """PRE-14 SEC-01 the words are in no page, document, stream or list of a guest, observer, note-taker or stranger."""
    debrief.post("entries", id="queue", text="The queue grew", lane="Checkout", laneKind="system", time="00:41")
    debrief.post("stages", stage="timeline")
    debrief.post("focuses", entry="queue")
    bob.goto(f"{debrief.page}/entries/queue")
    bob.page.get_by_label("A question that should be asked").fill(QUESTION)
    bob.press("Pin it to the entry")
    alice.goto(f"{debrief.page}/workshop")
    note = alice.opens("A note on this entry")
    note.get_by_label("For those who facilitate alone").fill(NOTE)
    alice.press("Keep the note", note)
    expect(alice.page.locator(".margin-desk")).to_contain_text(NOTE)
    expect(alice.page.locator(".margin-desk")).to_contain_text(QUESTION)

    others = {name: member(house, owner.link(f"{debrief.page}/invitations", kind="invitation", role=role), name)
              for name, role in [("Carol", "observer"), ("Nora", "note-taker"), ("Pat", "participant")]}
    places = ["", "/timeline", "/timeline/picture", "/timeline/lists/csv", "/timeline/lists/jsonl", "/timeline/lists/md",
              "/entries/queue", "/margin", "/workshop", "/desk", "/own-part", "/projector", "/then", "/accounts",
              "/follow-up", "/publication", "/publication/html", "/publication/markdown", "/evidence?q=okapi", "/looking-back"]
    debrief.post("stages", stage="closing")
    debrief.post("publications")
    for name, knocker in others.items():
        for place in places:
            answer = knocker.session.get(house.address + debrief.page + place, timeout=10)
            assert "okapi" not in answer.text and "Gazelle" not in answer.text, f"{name}: {place}"
    for person in (gus, dan, bob):
        for place in places:
            answer = person.context.request.get(house.address + debrief.page + place)
            assert "Gazelle" not in answer.text(), f"{person.name}: {place}"
            assert person is bob or "okapi" not in answer.text(), f"{person.name}: {place}"
    program = house.program("carol@example.org").session
    for path in ["", "/changes", "/evidence?match=okapi"]:
        text = program.get(debrief.url + path, timeout=10).text
        assert "okapi" not in text and "Gazelle" not in text, path
    assert "okapi" not in str(debrief.state()) + str(debrief.changes())
