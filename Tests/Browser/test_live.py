"""Pages that follow what happens, in a real browser."""

import json
import signal
import time
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from house import PNG, ROOT, Debrief, House, Knocker, member
from line import Line
from people import Person

# A frozen line of each kind of change that there is.
EVERY_FACT = ROOT / "Tests/DebriefingTests/Journals/every-fact.jsonl"

PLACES = ["", "/accounts", "/evidence", "/timeline", "/workshop", "/follow-up", "/publication"]

# What only the running page knows is left out of both: the clock's hands, where the room looks, what somebody has opened, and the names that
# a page brings for what its forms make.
COMPARE = """async () => {
    const words = (document) => ["main", "stages", "parking"].map((id) => {
        const copy = document.getElementById(id)?.cloneNode(true);
        for (const hand of copy?.querySelectorAll(".clock") ?? []) hand.removeAttribute("data-state");
        for (const hand of copy?.querySelectorAll(".clock-left") ?? []) hand.textContent = "";
        for (const entry of copy?.querySelectorAll("[data-focused]") ?? []) entry.removeAttribute("data-focused");
        for (const way of copy?.querySelectorAll("[data-follow]") ?? []) way.removeAttribute("hidden");
        for (const mark of copy?.querySelectorAll(".mark, .landmark") ?? []) mark.removeAttribute("tabindex");
        for (const details of copy?.querySelectorAll("details") ?? []) details.open = false;
        for (const name of copy?.querySelectorAll("input[name=id]") ?? []) name.setAttribute("value", "");
        return copy?.innerHTML.replace(/\\s+/g, " ").replaceAll("> <", "><").replaceAll("><", ">\\n<").split("\\n") ?? [];
    });
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [words(document).flat(), words(fresh).flat()];
}"""


def everything_that_can_happen(debrief: Debrief, owner: Knocker) -> list[Callable[[], object]]:
    """Every kind of change, in an order in which each has its time."""
    post, attach = debrief.post, debrief.attach
    stages = ["opening", "timeline", "agreement", "learning", "remediation", "closing", "follow-up", "completed"]
    invitation = owner.link(f"{debrief.page}/invitations", kind="invitation", role="participant")
    return [
        lambda: member(owner.house, invitation, "Carol"),
        lambda: post(f"participants/{named(debrief, 'Carol')}/facilitations"),
        lambda: post(f"participants/{debrief.owner}/facilitations"),
        lambda: post(f"participants/{named(debrief, 'Carol')}/roles", role="observer"),
        lambda: post("appointments", starts="2030-04-02 10:00", minutes=60, place="Room 4"),
        lambda: post("invitation-sendings", people=[named(debrief, "Carol")]),
        lambda: post(f"participants/{named(debrief, 'Carol')}/replies", reply="accepted", mayBeCalledOn="yes"),
        lambda: post(f"participants/{debrief.owner}/teams", teams="Ops, Shop"),
        lambda: post(f"participants/{debrief.owner}/authorities", over=[named(debrief, "Carol")]),
        lambda: post("identities", handle="@carol.k", person=named(debrief, "Carol")),
        lambda: post("readiness-answers", item="note-taker", reason="There are two of us"),
        lambda: post("signs", signs=["confusion"]),
        lambda: post("appointments/cancellations", reason="The room is gone"),
        lambda: post(f"participants/{named(debrief, 'Carol')}/dismissals"),
        lambda: post("descriptions", title="Orders, that night", zone="Europe/Berlin", starts="2026-03-29 00:30", tags="checkout"),
        lambda: attach("checkout.log", b"2026-03-29T00:41:07Z ERROR timed out\n2026-03-29T00:41:09Z INFO again\n"),
        lambda: attach("cron.log", b"2026-03-29 00:41:07 run cleanup\n"),
        lambda: post(f"sources/{debrief.state()['sources'][1]['id']}/readings", zone="Europe/Berlin", shift="90 s"),
        lambda: post("pre-reads", question={one["person"]: "What did you see?" for one in debrief.state()["participants"]}),
        lambda: post(f"pre-reads/{own_question(debrief)}/answers", text="The pager"),
        lambda: post("arrivals"),
        lambda: post("plans", minutes=90),
        lambda: post("entries", id="alarm", text="The pager rang", lane="Pager", time="2026-03-29 00:45"),
        lambda: post("accounts/exceptions", reason="Only Alice was awake"),
        lambda: tell(debrief, "I rolled it back", 0),
        lambda: post("accounts/openings"),
        lambda: post(f"accounts/{own_account(debrief)}/items/did-1/placements"),
        lambda: post(f"accounts/{own_account(debrief)}/items/saw-1/placements", entry="alarm"),
        lambda: tell(debrief, "I rolled it back, and again", 1),
        lambda: post("account/withdrawals"),
        lambda: post("stages", stage=stages[0]),
        lambda: post("statements", text="We are here to learn"),
        lambda: post("ground-rules", rules="One at a time", stopWord="Sidetrack"),
        lambda: post("recordings", what="sound", why="notes", seenBy="us", keptUntil="Friday"),
        lambda: post("recordings/states", state="on"),
        lambda: post("parts", person=debrief.owner, part="the deploy"),
        lambda: post("stages", stage=stages[1]),
        lambda: post("focuses", entry="alarm"),
        lambda: post("candidates/dismissals", candidate="candidate-1-2"),
        lambda: post("entries", id="rollout", text="Version 4711 was rolled out", lane="Checkout", laneKind="system", time="2026-03-29 00:38"),
        lambda: post("entries", id="queue", text="The queue grew", lane="Bob", time="about 00:41"),
        lambda: post("entries", id="call", text="Bob was called", lane="Bob", relation="after", anchor="queue"),
        lambda: post("entries/queue/edits", base=99, time="2026-03-29 00:30", text="The queue grew and grew"),
        lambda: post("entries/call/perspectives", text="I was asleep"),
        lambda: post("entries/call/tags", tag=["Help asked", "detection"]),
        lambda: post("entries/call/tags", tag=["hypothesis raised"], untag=["detection"]),
        lambda: attach_picture(owner, debrief, "call", "The board"),
        lambda: owner.post(f"{debrief.page}/entries/call/attachments/{picture(debrief)}/showings", show="yes"),
        lambda: owner.post(f"{debrief.page}/entries/call/attachments/{picture(debrief)}/erasures"),
        lambda: post("entries/rollout/removals"),
        lambda: post("entries/rollout/restorations"),
        lambda: post("entries/call/removals"),
        lambda: post("undos", change=debrief.state()["sequence"]),
        lambda: post("undos", change=debrief.state()["sequence"]),
        lambda: post("ideas", id="alert", text="Alert on the length", entry="queue"),
        lambda: post("ideas", id="bound", text="Bound the queue"),
        lambda: post("extensions", minutes=2, **{"from": "closing"}, agreedBy="the room"),
        lambda: post("milestones", milestone="began", entry="rollout"),
        lambda: post("milestones", milestone="noticed", entry=""),
        lambda: post("entries/queue/contradictions", isContested=True),
        lambda: post("stages", stage=stages[2]),
        lambda: post("agreements", version=debrief.state()["timeline"]["version"], verdict="agrees", untold="The handover"),
        lambda: post("entries/queue/edits", base=99, kind="surprised", because="It was no routine"),
        lambda: post("windows", until="2030-04-02"),
        lambda: post("stages", stage=stages[3]),
        lambda: [post("learnings", id="two", text="There are two queues"), post("reveals", which="all")],
        lambda: post("card-plans", reveal="as-written"),
        lambda: post("themes", id="limits", name="Limits"),
        lambda: post("learnings/two/places", theme="limits"),
        lambda: post("learnings/two/marks", mark="surprise"),
        lambda: post("themes/limits/choices", isChosen=True),
        lambda: post("themes", id="alarms", name="Alarms"),
        lambda: post("theme-votes"),
        lambda: [post("theme-votes/ballots", themes=["alarms"]), post("theme-votes/closings")],
        lambda: post("surprises", text="That there were two"),
        lambda: post("learnings", id="unbounded", text="The queue has no upper bound"),
        lambda: post("stages", stage=stages[4]),
        lambda: post("remediations", id="bound", text="Bound the queue at 10,000", idea="bound"),
        lambda: post("ideas/alert/outcomes", outcome="dropped", reason="There is one"),
        lambda: post("remediations/bound/edits", base=99, text="Bound the queue", owner=debrief.owner, due="2030-04-02",
                     doneCheck="A load test", learning="unbounded", tracker="https://github.com/shop/checkout/issues/7"),
        lambda: post("remediations/bound/states", state="committed"),
        lambda: post("remediations/bound/tracker-states", state="closed", words="Done"),
        lambda: post("groups", members=[debrief.owner], soakUntil="2030-04-02", followUp="2030-04-03 10:00"),
        lambda: owner.post(f"{debrief.page}/hands", question="learned"),
        lambda: post("stages", stage=stages[5]),
        lambda: post("publications"),
        lambda: post("restrictions", reason="Names a customer", reviewOn="2030-04-02"),
        lambda: post("restrictions/liftings"),
        lambda: owner.post(f"{debrief.page}/hands", question="closing", learned="yes", wouldCome="yes"),
        lambda: post("stages", stage=stages[6]),
        lambda: post("remediations/bound/states", state="done", seen="It was refused politely"),
        lambda: [post("notes", subject="all", text="Few of them"), post("follow-up-openings")],
        lambda: post("follow-up-outcomes", outcome="held"),
        lambda: post("meetings", count=1),
        lambda: post("publications/withdrawals"),
        lambda: post("stages", stage=stages[7]),
    ]


def test_LIV_05_an_old_page_becomes_the_fresh_one_with_every_kind_of_change(
    alice: Person, bob: Person, debrief: Debrief, owner: Knocker
) -> None:
    """LIV-05 a page with streamed fragments put in place equals the page fetched fresh, for every kind of change."""
    pages = [opened(person, debrief.page + place) for person in (alice, bob) for place in PLACES]
    for happen in everything_that_can_happen(debrief, owner):
        happen()
        last = debrief.state()["sequence"]
        for page in pages:
            assert_fresh(page, last)
    seen = {kind for change in debrief.changes() for kind in change["fact"]}
    there_are = {kind for line in EVERY_FACT.read_text().splitlines() for kind in json.loads(line)["fact"]}
    assert seen == there_are, "a kind of change is not among them"


def tell(debrief: Debrief, text: str, base: int) -> None:
    """Writes an account, and releases it."""
    debrief.write("did-1", prompt="did", text=text, base=base)
    debrief.write("saw-1", prompt="saw", text="Nothing of it", base=base)
    debrief.post("account/releases")


def attach_picture(owner: Knocker, debrief: Debrief, entry: str, caption: str) -> None:
    answer = owner.session.post(
        f"{owner.house.address}{debrief.page}/entries/{entry}/attachments", data={"caption": caption},
        files={"file": ("board.png", PNG)}, timeout=10)
    assert answer.ok, answer.text


def picture(debrief: Debrief) -> str:
    return next(entry["attachments"][0]["id"] for entry in debrief.state()["timeline"]["entries"] if entry["attachments"])


def own_account(debrief: Debrief) -> str:
    return debrief.program.session.get(f"{debrief.url}/account", timeout=10).json()["id"]


def named(debrief: Debrief, name: str) -> str:
    """Who takes part under that name."""
    return next(one["person"] for one in debrief.state()["participants"] if one["name"] == name)


def own_question(debrief: Debrief) -> str:
    return next(one["id"] for one in debrief.state()["preRead"]["questions"] if one["to"] == debrief.owner)


def opened(person: Person, path: str) -> Page:
    page = person.context.new_page()
    page.goto(path)
    return page


def assert_fresh(page: Page, sequence: int) -> None:
    """The page becomes what it would be if it were fetched now."""
    page.wait_for_function(
        "last => Number(document.querySelector('[data-live]')?.dataset.sequence) >= last", arg=sequence, timeout=10_000)
    end = time.monotonic() + 8
    while True:
        old, fresh = compared(page)
        if old == fresh:
            return
        difference = "\n".join(unified_diff(old, fresh, "old page", "fresh page", lineterm="", n=0))
        assert time.monotonic() < end, f"{page.url} after change {sequence}\n{difference}"
        time.sleep(0.1)


def compared(page: Page) -> tuple[list[str], list[str]]:
    """The page as it stands, and as it would be fetched now. What changes everywhere makes it load again in the middle of that."""
    while True:
        try:
            return page.evaluate(COMPARE)
        except Error as fault:
            if "because of a navigation" not in str(fault):
                raise
            page.wait_for_load_state()


def test_LIV_01_eight_tabs_share_one_stream(gus: Person, debrief: Debrief, line: Line) -> None:
    """LIV-01 every change reaches every tab of a browser, and its requests still have connections to go by."""
    tabs = [opened(gus, f"{debrief.page}/workshop") for _ in range(8)]
    debrief.post("stages", stage="timeline")
    for tab in tabs:
        expect(tab.locator("#stage-panel")).to_have_attribute("data-stage", "timeline")
    tabs[-1].locator("#park-text").fill("Bound the queue")
    tabs[-1].get_by_role("button", name="Park", exact=True).click()
    for tab in tabs:
        expect(tab.locator(".parking-count span").first).to_have_text("1")
    assert line.streams == 1


def test_LIV_01_a_line_that_was_cut_misses_and_repeats_nothing(gus: Person, debrief: Debrief, line: Line) -> None:
    """LIV-01 a browser that lost its connection resumes with Last-Event-ID and misses and repeats nothing."""
    gus.goto(f"{debrief.page}/timeline")
    gus.page.evaluate("window.isTheSamePage = true")
    for number in range(12):
        debrief.post("entries", id=f"e{number}", text=f"Entry {number}", lane="Checkout", time=f"00:{number + 10}")
        if number % 4 == 1:
            line.cut()
        if number % 4 == 3:
            line.mend()
            expect(gus.page.locator(f"#entry-e{number}")).to_be_visible(timeout=20_000)
    expect(gus.page.locator(".entry-text")).to_have_text([f"Entry {number}" for number in range(12)])
    assert gus.page.evaluate("window.isTheSamePage")


@pytest.mark.parametrize("field", ["form.entry-form textarea", "#park-text"])
def test_LIV_05_what_somebody_is_typing_is_never_replaced(alice: Person, debrief: Debrief, field: str) -> None:
    """LIV-05 a fragment that comes while somebody types waits for their words."""
    debrief.post("stages", stage="timeline")
    alice.goto(f"{debrief.page}/workshop")
    alice.page.locator(field).press_sequentially("Half a sent")
    debrief.post("ideas", text="Bound the queue")
    debrief.post("entries", text="The queue grew", lane="Checkout", time="00:41")
    change = debrief.post("stages", stage="agreement")[0]
    debrief.post("stages", stage="timeline")
    alice.catch_up(change["sequence"])
    alice.page.keyboard.type("ence")
    expect(alice.page.locator(field)).to_have_value("Half a sentence")
    expect(alice.page.locator(field)).to_be_focused()


def test_LIV_02_an_open_page_goes_on_after_a_kill(alice: Person, debrief: Debrief, house: House) -> None:
    """LIV-02 after a restart every browser continues by itself."""
    alice.goto(f"{debrief.page}/timeline")
    alice.page.evaluate("window.isTheSamePage = true")
    house.kill()
    expect(alice.page.locator(".connection")).to_be_visible()
    house.start()
    debrief.post("entries", id="queue", text="The queue grew", lane="Checkout", time="00:41")
    expect(alice.page.locator("#entry-queue")).to_be_visible(timeout=20_000)
    expect(alice.page.locator(".connection")).to_be_hidden()
    assert alice.page.evaluate("window.isTheSamePage")


def test_LIV_08_a_page_that_fell_far_behind_reloads_and_keeps_words_and_place(
    gus: Person, debrief: Debrief, line: Line
) -> None:
    """LIV-08 a watcher that fell too far behind reloads by itself and keeps unsent text."""
    for number in range(40):
        debrief.post("entries", id=f"e{number}", text=f"Entry {number}", lane="Checkout", time=f"00:{number + 10}")
    gus.goto(f"{debrief.page}/timeline")
    gus.page.evaluate("window.isTheSamePage = true")
    gus.page.locator("form.entry-form textarea").fill("Half a sentence")
    gus.page.evaluate("document.activeElement.blur(); scrollTo(0, 900)")
    line.cut()
    for number in range(30):
        debrief.post("ideas", text=f"Idea {number}")
    line.mend()
    gus.page.wait_for_function("() => !window.isTheSamePage", timeout=20_000)
    expect(gus.page.locator(".parking-count span").first).to_have_text("30")
    expect(gus.page.locator("form.entry-form textarea")).to_have_value("Half a sentence")
    assert gus.page.evaluate("scrollY") > 800


@pytest.mark.parametrize(("home", "words", "button", "thing"), [
    ("form.entry-form", "textarea", "Add", "entries"), ("form[data-park]", "#park-text", "Park", "ideas")])
def test_LIV_04_a_form_that_is_sent_again_after_a_lost_answer_is_done_once(
    gus: Person, debrief: Debrief, line: Line, home: str, words: str, button: str, thing: str
) -> None:
    """LIV-04 what a person writes is sent when the server is back, exactly once."""
    debrief.post("stages", stage="remediation")
    gus.goto(f"{debrief.page}/timeline")
    form = gus.page.locator(home)
    field = form.locator(words)
    gus.page.locator("form.entry-form input[name=lane]").fill("Checkout")
    field.fill("Bound the queue")
    line.is_deaf = True
    gus.press(button, within=form)
    expect(form.locator(".error")).to_contain_text("we do not know whether it arrived")
    line.is_deaf = False
    gus.press(button, within=form)
    expect(field).to_have_value("")
    state = debrief.state()
    assert len({"entries": state["timeline"]["entries"], "ideas": state["ideas"]}[thing]) == 1
    gus.page.locator("form.entry-form input[name=lane]").fill("Checkout")
    field.fill("Bound the queue")
    gus.press(button, within=form)
    expect(field).to_have_value("")
    state = debrief.state()
    assert len({"entries": state["timeline"]["entries"], "ideas": state["ideas"]}[thing]) == 2


def test_UX_04_a_long_import_shows_progress_and_can_be_cancelled(
    gus: Person, debrief: Debrief, line: Line, house: House, tmp_path: Path
) -> None:
    """UX-04 long work shows progress and can be cancelled."""
    large = tmp_path / "large.log"
    large.write_bytes(b"2026-03-29T00:41:07Z ERROR timed out\n" * 800_000)
    gus.goto(f"{debrief.page}/evidence")
    line.pace = 60_000
    gus.page.locator("form[data-upload] input[type=file]").set_input_files(large)
    gus.press("Import")
    gus.page.wait_for_function("() => document.querySelector('.uploads progress')?.value > 0.01", timeout=20_000)
    assert gus.page.locator(".uploads progress").evaluate("bar => bar.value") < 0.9
    gus.press("Cancel", within=gus.page.locator(".uploads"))
    expect(gus.page.locator(".uploads li")).to_have_count(0)
    line.pace = None
    line.cut()
    wait_until(lambda: not any((house.data / "incoming").iterdir()))
    assert debrief.state()["sources"] == []
    assert not any((house.data / "blobs").iterdir())


def test_a_stop_signal_ends_open_streams_within_a_second(alice: Person, bob: Person, debrief: Debrief, house: House) -> None:
    for person in (alice, bob):
        person.goto(f"{debrief.page}/workshop")
    change = debrief.post("stages", stage="opening")[0]
    for person in (alice, bob):
        person.catch_up(change["sequence"])
    assert house.end(signal.SIGTERM, within=1) == 0


def wait_until(is_so: Callable[[], bool], within: float = 20) -> None:
    end = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < end, "it did not come to be so in time"
        time.sleep(0.05)
