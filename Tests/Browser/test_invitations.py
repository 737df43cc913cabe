"""Invitations as calendars and mail programs read them: handed to a real mail server, and read by a parser of its own."""

import email
import email.policy
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import TypeVar

import icalendar
import pytest
import requests
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session, SMTP

from house import BINARY, Debrief, House, Knocker, free_port, member

SECRET = "okapi-zebra-tapir"

Thing = TypeVar("Thing")


class Mailroom:
    """A mail server that wants a password and keeps what it is handed, or refuses it."""

    def __init__(self) -> None:
        self.port = free_port()
        self.letters: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.answer = "250 Taken"
        self.controller = Controller(
            self, hostname="127.0.0.1", port=self.port, auth_required=True, auth_require_tls=False,
            authenticator=self.knows)

    def knows(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=data.login == b"debrief" and data.password == SECRET.encode(), handled=False)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answer.startswith("250"):
            self.raw.append(envelope.content)
            self.letters.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return self.answer

    def close(self) -> None:
        """Nobody is there any more. It cannot be opened again."""
        if not self.controller.loop.is_closed():
            self.controller.stop()

    def to(self, address: str, count: int) -> list[EmailMessage]:
        """The letters to somebody, once there are so many."""
        return wait(lambda: [one for one in self.letters if address in one["To"]], lambda found: len(found) >= count)


def wait(look: Callable[[], Thing], until: Callable[[Thing], bool]) -> Thing:
    end = time.monotonic() + 15
    while not until(seen := look()):
        assert time.monotonic() < end, f"it does not come: {seen}"
        time.sleep(0.1)
    return seen


@pytest.fixture
def mailroom() -> Iterator[Mailroom]:
    room = Mailroom()
    room.controller.start()
    yield room
    room.close()


@pytest.fixture
def house(tmp_path: Path, mailroom: Mailroom) -> Iterator[House]:
    url = f"smtp://debrief:{SECRET}@127.0.0.1:{mailroom.port}"
    house = House(tmp_path / "data", DEBRIEF_SMTP_URL=url, DEBRIEF_MAIL_FROM="debrief@example.org")
    try:
        yield house.start()
    finally:
        house.close()


@pytest.fixture
def carol(owner: Knocker, debrief: Debrief) -> Knocker:
    """A member who takes part, and has a mail address."""
    link = owner.link(f"{debrief.page}/invitations", kind="invitation", role="participant")
    return member(owner.house, link, "Carol")


def calendar(letter: EmailMessage) -> tuple[str, bytes, icalendar.Event]:
    """The method that the part names, the bytes, and the one event in it; both parts hold the same."""
    part = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    file = next(part for part in letter.walk() if part.get_content_type() == "application/ics")
    content = part.get_payload(decode=True)
    assert file.get_payload(decode=True) == content and file.get_filename() == "invite.ics"
    parsed = icalendar.Calendar.from_ical(content)
    assert parsed["METHOD"] == part.get_param("method")
    [event] = parsed.walk("VEVENT")
    assert not event.errors
    return str(parsed["METHOD"]), content, event


def test_PRE_12_an_invitation_is_read_moved_and_called_off(
    debrief: Debrief, carol: Knocker, mailroom: Mailroom
) -> None:
    """PRE-12 invitation, agenda and draft go out together; calendars keep one event that moves and is called off."""
    debrief.post("entries", id="queue", text="The queue grew, línea; a,b\\c", lane="Checkout", time="2026-03-29 00:41")
    debrief.post("appointments", starts="2030-04-02 10:00", minutes=60, place="Room 4, " + "é" * 80)
    debrief.post("invitation-sendings")
    [letter] = mailroom.to("carol@example.org", 1)
    words = letter.get_body(("plain",)).get_content()
    assert "Agenda" in words and "The queue grew" in words and f"{debrief.page}/preparation" in words
    method, content, event = calendar(letter)
    assert method == "REQUEST"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert event.decoded("DTSTART") == datetime(2030, 4, 2, 8, 0, tzinfo=UTC)
    assert event["SEQUENCE"] == 0 and str(event["LOCATION"]) == "Room 4, " + "é" * 80
    attendee = event["ATTENDEE"]
    assert str(attendee) == "mailto:carol@example.org"
    assert (attendee.params["RSVP"], attendee.params["PARTSTAT"], attendee.params["CN"]) == ("TRUE", "NEEDS-ACTION", "Carol")
    assert str(event["ORGANIZER"]) == "mailto:debrief@example.org"

    debrief.post("appointments", starts="2030-04-03 10:00", minutes=45)
    method, _, moved = calendar(mailroom.to("carol@example.org", 2)[1])
    assert (method, moved["UID"], moved["SEQUENCE"]) == ("REQUEST", event["UID"], 1)
    assert moved.decoded("DTSTART") == datetime(2030, 4, 3, 8, 0, tzinfo=UTC)

    debrief.post("appointments/cancellations", reason="The room is gone")
    method, _, gone = calendar(mailroom.to("carol@example.org", 3)[2])
    assert (method, gone["UID"], gone["SEQUENCE"], gone["STATUS"]) == ("CANCEL", event["UID"], 2, "CANCELLED")


def test_PRE_12_a_reply_is_recorded(debrief: Debrief, carol: Knocker) -> None:
    """PRE-12 whoever was invited answers on the page, and everybody sees it."""
    debrief.post("appointments", starts="2030-04-02 10:00", minutes=60)
    person = next(one["person"] for one in debrief.state()["participants"] if one["name"] == "Carol")
    carol.post(f"{debrief.page}/participants/{person}/replies", reply="accepted", mayBeCalledOn="yes")
    assert debrief.state()["meeting"]["replies"] == {person: {"answer": "accepted", "mayBeCalledOn": True}}


def test_a_letter_that_is_refused_or_cannot_go_is_shown_with_what_to_do(
    owner: Knocker, debrief: Debrief, carol: Knocker, mailroom: Mailroom
) -> None:
    def page() -> str:
        return owner.session.get(f"{owner.house.address}{debrief.page}/preparation", timeout=10).text

    mailroom.answer = "550 There is nobody of that name"
    debrief.post("appointments", starts="2030-04-02 10:00", minutes=60)
    debrief.post("invitation-sendings")
    given_up = "given up: The mail server refused it (550). Tell this person yourself, or send it again."
    wait(page, lambda text: given_up in text)
    mailroom.close()
    debrief.post("invitation-sendings", people=[one["person"] for one in debrief.state()["participants"] if one["name"] == "Carol"])
    wait(page, lambda text: "not taken by the mail server yet; it is kept, and tried again" in text)


def test_the_password_of_the_mail_server_is_nowhere(
    debrief: Debrief, carol: Knocker, owner: Knocker, mailroom: Mailroom, capfd: pytest.CaptureFixture[str]
) -> None:
    debrief.post("appointments", starts="2030-04-02 10:00", minutes=60)
    debrief.post("invitation-sendings")
    mailroom.to("carol@example.org", 1)
    shown = [owner.session.get(f"{owner.house.address}{path}", timeout=10).text for path in ["/", f"{debrief.page}/preparation"]]
    house = owner.house
    house.end()
    refused = subprocess.run(
        [BINARY, "serve", "--data", house.data], env={**os.environ, "DEBRIEF_SMTP_URL": f"smtp:/{SECRET}"},
        capture_output=True, text=True, timeout=10).stderr
    files = [path.read_bytes() for path in house.data.rglob("*") if path.is_file()]
    assert "Mail needs both" in refused and SECRET not in refused and SECRET not in "".join(shown)
    assert not any(SECRET.encode() in content for content in files)
    assert SECRET not in "".join(capfd.readouterr())


def test_a_secret_address_lists_the_meetings_of_one_person(debrief: Debrief, owner: Knocker, carol: Knocker) -> None:
    """Calendars read it without signing in; ended, it is nothing."""
    debrief.post("appointments", starts="2030-04-02 10:00", minutes=60, link="https://meet.example.org/1")
    page = carol.post("/account/calendars").text
    address = re.search(r"http://[^\"<\s]+/calendars/[^\"<\s]+", page)[0]
    answer = requests.get(address, timeout=10)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    [event] = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Debrief: Orders in the night of Sunday"
    carol.post("/account/calendars/revocations")
    assert requests.get(address, timeout=10).status_code == 404


def test_a_secret_address_lists_what_somebody_is_to_do_until_when(debrief: Debrief, owner: Knocker, carol: Knocker) -> None:
    """FUP: the soak, the follow-up and one's own remediations stand in one's calendar, and not in that of others."""
    for stage in ["opening", "timeline", "agreement", "learning", "remediation"]:
        debrief.post("stages", stage=stage)
    debrief.post("learnings", id="unbounded", text="The queue has no upper bound")
    debrief.post("reveals", which="all")
    debrief.post("remediations", id="bound", text="Bound the queue", owner=debrief.owner, due="2030-04-10", doneCheck="A load test",
                 learning="unbounded")
    debrief.post("remediations/bound/states", state="committed")
    debrief.post("groups", members=[debrief.owner], soakUntil="2030-04-02", followUp="2030-04-03 10:00")
    events = {}
    for person in (owner, carol):
        page = person.post("/account/calendars").text
        address = re.search(r"http://[^\"<\s]+/calendars/[^\"<\s]+", page)[0]
        calendar = icalendar.Calendar.from_ical(requests.get(address, timeout=10).content)
        events[person] = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in calendar.walk("VEVENT")}
    assert events[owner] == {
        "The list has soaked: Orders in the night of Sunday": date(2030, 4, 2),
        "Follow-up: Orders in the night of Sunday": datetime(2030, 4, 3, 8, tzinfo=UTC),
        "Until today: Bound the queue": date(2030, 4, 10)}
    assert events[carol] == {}
