"""What is typed is not lost, and what a form says about it is true."""

import re
from datetime import date, timedelta

from playwright.sync_api import Browser, expect

from house import PASSWORD, Debrief, House, Knocker
from line import Line
from people import LAPTOP, Person


def test_what_is_typed_outlives_a_reload(bob: Person, debrief: Debrief) -> None:
    debrief.post("stages", stage="timeline")
    form = bob.goto(f"{debrief.page}/workshop").page.locator("form.entry-form")
    form.get_by_label("What happened").fill("The queue grew")
    bob.page.reload()
    expect(form.get_by_label("What happened")).to_have_value("The queue grew")
    bob.goto(f"{debrief.page}/timeline").goto(f"{debrief.page}/workshop")
    expect(form.get_by_label("What happened")).to_have_value("The queue grew")


def test_what_was_sent_is_no_draft_any_more(bob: Person, debrief: Debrief) -> None:
    debrief.post("stages", stage="timeline")
    form = bob.goto(f"{debrief.page}/workshop").page.locator("form.entry-form")
    form.get_by_label("Who or what").fill("Checkout")
    form.get_by_label("What happened").fill("The queue grew")
    bob.press("Add", form)
    expect(bob.page.locator(".entry-text")).to_have_text("The queue grew")
    bob.page.reload()
    expect(form.get_by_label("What happened")).to_have_value("")


def test_a_plain_form_is_a_draft_until_it_is_taken(alice: Person, debrief: Debrief) -> None:
    """A refused form keeps what was typed; one that was taken does not show it again."""
    page = alice.goto(f"{debrief.page}/entries/new").page
    page.get_by_label("Who or what").fill("Checkout")
    page.get_by_label("What happened").fill("The queue grew")
    page.get_by_label("When").fill("at noon")
    alice.press("Save")
    expect(page.get_by_role("alert")).to_contain_text("no time that can be read")
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_label("What happened")).to_have_value("The queue grew")
    page.get_by_label("When").fill("00:41")
    alice.press("Save")
    expect(page.locator(".entry-text")).to_have_text("The queue grew")
    alice.goto(f"{debrief.page}/entries/new")
    expect(page.get_by_label("What happened")).to_have_value("")


def test_no_password_is_kept_and_signing_out_forgets_all(bob: Person, debrief: Debrief) -> None:
    debrief.post("stages", stage="timeline")
    bob.goto("/account").page.get_by_label(re.compile("New password")).fill("a secret of mine")
    bob.page.get_by_label("Your name").fill("Robert")
    bob.goto(f"{debrief.page}/workshop").page.get_by_label("What happened").fill("The queue grew")
    bob.page.reload()
    kept = bob.page.evaluate("JSON.stringify(sessionStorage)")
    assert "Robert" in kept and "a secret of mine" not in kept
    bob.press("Sign out")
    expect(bob.page).to_have_url(re.compile("/sign-in"))
    assert bob.page.evaluate("JSON.stringify(sessionStorage)") == "{}"


def test_when_the_line_is_back_the_form_says_to_send_again(gus: Person, debrief: Debrief, line: Line) -> None:
    """The notice promises only what comes by itself; what was not answered says so until somebody sends it again."""
    debrief.post("stages", stage="timeline")
    form = gus.goto(f"{debrief.page}/workshop").page.locator("form.entry-form")
    form.get_by_label("Who or what").fill("Checkout")
    form.get_by_label("What happened").fill("The queue grew")
    line.cut()
    gus.press("Add", form)
    expect(form.get_by_role("alert")).to_contain_text("sending it again does no harm")
    expect(gus.page.locator(".connection")).to_contain_text("until you send it")
    line.mend()
    expect(form.get_by_role("alert")).to_have_text("The line is back. We do not know whether this arrived: send it again, it does no harm.", timeout=30_000)
    gus.press("Add", form)
    expect(gus.page.locator(".entry-text")).to_have_text("The queue grew")
    expect(form.get_by_role("alert")).to_have_count(0)


def test_a_new_debrief_is_about_the_zone_of_its_browser(browser: Browser, house: House, owner: Knocker) -> None:
    alice = Person(browser, "Alice", house.address, **LAPTOP, timezone_id="Europe/Berlin").signed_in(owner)
    zone = alice.goto("/debriefs/new").page.get_by_label("Time zone")
    expect(zone).to_have_value("Europe/Berlin")
    alice.page.get_by_label("Title").fill("Orders")
    zone.select_option("Asia/Tokyo")
    alice.press("Open the debrief")
    alice.page.get_by_role("link", name="Change what it is about").click()
    expect(zone).to_have_value("Asia/Tokyo")
    alice.context.close()


def test_a_link_is_copied_with_one_press_and_a_reload_makes_no_other(alice: Person, debrief: Debrief) -> None:
    alice.context.grant_permissions(["clipboard-read", "clipboard-write"])
    alice.goto(debrief.page)
    alice.press("Make a link for guests")
    address = alice.page.get_by_label("Copy it now").input_value()
    field = alice.page.get_by_label("Copy it now")
    assert field.evaluate("field => field.scrollWidth <= field.clientWidth && field.scrollHeight <= field.clientHeight")
    alice.press("Copy")
    expect(alice.page.get_by_role("button", name="Copied")).to_be_visible()
    assert alice.page.evaluate("navigator.clipboard.readText()") == address
    alice.page.reload()
    expect(alice.page.locator("main")).to_contain_text("This link was shown once")
    alice.goto(debrief.page)
    expect(alice.page.locator("#invitation li")).to_have_count(1)


def test_a_wrong_password_keeps_the_address(browser: Browser, house: House, owner: Knocker) -> None:
    nobody = Person(browser, "Nobody", house.address, **LAPTOP)
    page = nobody.goto("/sign-in?to=/people").page
    page.get_by_label("Mail address").fill("alice@example.org")
    page.get_by_label("Password").fill("wrong horse")
    nobody.press("Sign in")
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    expect(page.get_by_label("Mail address")).to_have_value("alice@example.org")
    expect(page.get_by_label("Password")).to_be_focused()
    page.get_by_label("Password").fill(PASSWORD)
    nobody.press("Sign in")
    expect(page).to_have_url(re.compile("/people$"))
    nobody.context.close()


def test_TIM_05_whoever_was_second_saves_their_own_words_instead(alice: Person, bob: Person, debrief: Debrief) -> None:
    """TIM-05 after a conflict both texts are shown, and one press keeps the one or the other."""
    debrief.post("entries", id="queue", text="The queue grew", lane="Checkout", time="00:41")
    for person in (alice, bob):
        person.goto(f"{debrief.page}/entries/queue")
        person.page.get_by_label("What happened").fill(f"The queue grew, says {person.name}")
    alice.press("Save")
    bob.press("Save")
    expect(bob.page.locator("main")).to_contain_text("The queue grew, says Alice")
    expect(bob.page.get_by_label("Yours")).to_have_value("The queue grew, says Bob")
    bob.press("Save mine instead")
    expect(bob.page.locator(".entry-text")).to_have_text("The queue grew, says Bob")
    debrief.post("entries/queue/edits", base=99, text="The queue stood still")
    bob.goto(f"{debrief.page}/entries/queue")
    expect(bob.page.get_by_label("What happened")).to_have_value("The queue stood still")


def test_TIM_05_a_draft_overwrites_nothing_that_was_written_meanwhile(bob: Person, debrief: Debrief) -> None:
    """TIM-05 no concurrent edit is lost, not by words either that were typed before it and sent after."""
    debrief.post("entries", id="queue", text="The queue grew", lane="Checkout", time="00:41")
    text = bob.goto(f"{debrief.page}/entries/queue").page.get_by_label("What happened")
    text.fill("The queue grew, says Bob")
    debrief.post("entries/queue/edits", base=99, text="The queue stood still")
    bob.page.reload()
    expect(text).to_have_value("The queue grew, says Bob")
    bob.press("Save")
    expect(bob.page.locator("main")).to_contain_text("The queue stood still")
    bob.page.get_by_role("link", name="Back to the entry").click()
    expect(text).to_have_value("The queue grew, says Bob")


def test_PRE_05_a_list_in_a_file_is_shown_before_it_is_added(bob: Person, debrief: Debrief) -> None:
    """PRE-05 a chosen file is read at once, what it becomes is shown, and one press adds it."""
    page = bob.goto(f"{debrief.page}/timeline/lists").page
    chooser = page.get_by_label("A file")
    chooser.set_input_files({"name": "list.csv", "mimeType": "text/csv", "buffer": "time,lane,text\n25:99,Bob,When?\n".encode()})
    expect(page.get_by_role("alert")).to_contain_text("Line 2: “25:99” is no time")
    chooser = page.get_by_label("A file")
    chooser.set_input_files({"name": "list.jsonl", "mimeType": "application/json",
                             "buffer": '{"time":"00:41","lane":"Bob","text":"The queue grew"}\n{"lane":"Ann","text":"Slept"}\n'.encode()})
    shown = page.locator("#list-preview tbody tr")
    expect(shown).to_have_count(2)
    expect(shown.first).to_contain_text("29 March 2026, 00:41")
    assert debrief.state()["timeline"]["entries"] == []
    page.get_by_role("button", name="Add them").click()
    page.wait_for_url(f"**{debrief.page}/timeline")
    expect(page.locator(".entry-text")).to_have_text(["The queue grew", "Slept"])


def test_PRE_05_a_file_that_is_no_text_is_refused_and_nothing_is_lost(bob: Person, debrief: Debrief) -> None:
    """PRE-05 what is no text is said to be none."""
    page = bob.goto(f"{debrief.page}/timeline/lists").page
    page.get_by_label("A file").set_input_files({"name": "list.xlsx", "mimeType": "application/zip", "buffer": b"PK\x03\x04\xff\xfe\x00"})
    expect(page.get_by_role("alert")).to_contain_text("The file is no text in UTF-8")


def test_REM_11_a_proposed_day_stands_in_the_form_and_can_be_another(alice: Person, debrief: Debrief) -> None:
    """REM-11 the day that the policy comes to is filled in, and who proposes chooses another."""
    for stage in ["opening", "timeline", "agreement", "learning", "remediation"]:
        debrief.post("stages", stage=stage)
    page = alice.goto(f"{debrief.page}/follow-up").page
    form = page.locator("#remediation-form")
    proposed = form.get_by_label("Until").input_value()
    assert date.today() + timedelta(days=27) <= date.fromisoformat(proposed) <= date.today() + timedelta(days=32)
    expect(form).to_contain_text("4 weeks for events without a severity, by the rule of the organisation")
    for text, until in [("Bound the queue", ""), ("Alert on the queue", "2030-04-02")]:
        form.get_by_label("What somebody will do").fill(text)
        if until:
            form.get_by_label("Until").fill(until)
        form.get_by_role("button", name="Propose").click()
        expect(page.locator(".remediation", has_text=text)).to_be_visible()
    assert [one["content"]["due"] for one in debrief.state()["remediations"]] == [proposed, "2030-04-02"]
    form.get_by_role("link", name="The rules").click()
    page.get_by_role("group", name="Without a severity").get_by_label("How many").fill("2")
    page.get_by_role("button", name="Save these").click()
    page.goto(f"{debrief.page}/follow-up")
    expect(form).to_contain_text("2 weeks for events without a severity")
