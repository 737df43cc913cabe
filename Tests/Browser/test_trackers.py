"""A tracker tells what became of the work, and people see where it says something else than they do."""

import hashlib
import hmac
import json
from pathlib import Path

import pytest
import requests
from playwright.sync_api import expect

from house import Debrief, House
from people import Person

SECRET = "sixteen letters or more"
ISSUE = "https://github.com/shop/checkout/issues/7"


@pytest.fixture
def house(tmp_path: Path):
    house = House(tmp_path / "data", DEBRIEF_TRACKER_SECRET=SECRET)
    try:
        yield house.start()
    finally:
        house.close()


def tell(house: House, state: str, reason: str | None, secret: str = SECRET) -> requests.Response:
    """What GitHub sends of an issue."""
    issue = {"html_url": ISSUE, "number": 7, "state": state, "state_reason": reason, "title": "Bound the queue"}
    body = json.dumps({"action": "closed", "issue": issue}).encode()
    headers = {
        "Content-Type": "application/json", "X-GitHub-Event": "issues",
        "X-Hub-Signature-256": "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}
    return requests.post(f"{house.address}/api/v1/trackers/github", data=body, headers=headers, timeout=10)


def test_REM_07_a_tracker_that_says_something_else_is_shown_and_changes_nothing(
    house: House, alice: Person, debrief: Debrief
) -> None:
    """REM-07 what the tracker says comes to every open page; what differs is said, and stays until people settle it."""
    debrief.post("stages", stage="remediation")
    debrief.post("card-plans", reveal="as-written")
    debrief.post("learnings", id="unbounded", text="The queue has no upper bound")
    debrief.post("remediations", id="bound", text="Bound the queue", owner=debrief.owner, due="2030-04-02",
                 doneCheck="A load test", learning="unbounded", tracker=ISSUE)
    debrief.post("arrivals")
    debrief.post("remediations/bound/states", state="committed")
    alice.goto(f"{debrief.page}/follow-up")
    row = alice.page.locator("#remediation-bound")
    assert tell(house, "closed", "not_planned", secret="another secret of letters").status_code == 403
    assert tell(house, "closed", "not_planned").json() == {"remediations": 1}
    expect(row).to_contain_text("closed as not planned there (“not planned”), since")
    expect(row).to_contain_text("Here it is committed, and closed as not planned where it is tracked.")
    assert debrief.state()["remediations"][0]["state"] == {"committed": {}}
    menu = alice.opens("Decide against it", row)
    menu.get_by_label("Because").fill("It is planned no more")
    menu.get_by_role("button").click()
    expect(row.locator(".warning")).to_have_count(0)
