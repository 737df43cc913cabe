"""Who is in a room that is measured: where they listen, and what they write."""

import dataclasses
import re
import urllib.parse

from process import HOST
from wire import ask

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
# Sent like the rest, and not waited for.
UNMARKED = -1


@dataclasses.dataclass
class Guest:
    """Somebody in a room."""
    room: int
    # Where they listen.
    stream: str
    headers: dict
    # Where a thing goes, what it says and by which mark others know it; for the number of the thing. Without a mark it is
    # known by the number of the change.
    deed: object


def of_debrief(peer, rooms, people):
    owner = sign_in(peer.port, urllib.parse.urlsplit(peer.owners_link).path)
    return [guest for room in range(rooms) for guest in of_room(peer, room, people, owner)]


def of_room(peer, room, people, owner):
    page = peer.new_debrief().removeprefix("/api/v1")
    link = invitation(peer.port, page, owner)
    return [come(peer.port, room, page, link, f"Guest {number}") for number in range(people)]


def come(port, room, page, link, name):
    headers = sign_in(port, link, name=name)
    status, _, _ = ask(port, "GET", f"{page}/timeline", headers)
    if status != 200:
        raise RuntimeError(f"the timeline answered {status}")
    return Guest(room, f"{page}/live", headers, lambda number: deed(page, number))


def deed(page, number):
    if number % 3:
        minute = number % 60
        return f"{page}/entries", {"time": f"14:{minute:02}", "lane": f"team {number % 7}", "laneKind": "team",
                                   "text": f"thing-{number}-: the queue grew and we looked at the database first."}, number
    # Its words are shown to nobody yet: everybody is sent the count.
    return f"{page}/ideas", {"text": f"Idea {number}: show the length of the queue beside the alarm"}, UNMARKED


def of_go(rooms, people):
    return [in_go_room(number % rooms) for number in range(rooms * people)]


def in_go_room(room):
    return Guest(room, f"/stream?room={room}", {}, lambda number: (f"/append?room={room}", {"text": f"Idea {number}"}, None))


def sign_in(port, path, **fields):
    origin = {"Origin": f"http://{HOST}:{port}"}
    status, headers, body = ask(port, "POST", path, FORM | origin, fields)
    cookies = [value.split(";")[0] for name, value in headers if name.lower() == "set-cookie"]
    if not cookies:
        raise RuntimeError(f"signing in answered {status}: {body[:500]}")
    return FORM | origin | {"Cookie": "; ".join(cookies)}


def invitation(port, page, owner):
    headers = owner | {"Accept": "text/html"}
    status, answered, body = ask(port, "POST", f"{page}/invitations", headers, {"kind": "guest", "role": "participant"})
    place = next((value for name, value in answered if name.lower() == "location"), None)
    if place:
        status, _, body = ask(port, "GET", place, headers)
    found = re.search(rb"/links/[^\"<\s]+", body)
    if not found:
        raise RuntimeError(f"no link was handed out: {status} {body[:500]}")
    return found[0].decode()
