"""The description of the API, held against the server that it describes."""

import json
import re
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import requests
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from house import ROOT, Debrief, House, Program

SERVER = ROOT / "Sources/Server"
DESCRIPTION = json.loads((SERVER / "Assets/openapi.json").read_text())
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def strict(description: Any) -> Any:
    """The description with no room for fields that it does not name: an answer holds nothing that it does not tell of."""
    if isinstance(description, list):
        return [strict(item) for item in description]
    if not isinstance(description, dict):
        return description
    closed = {key: strict(value) for key, value in description.items()}
    if isinstance(closed.get("properties"), dict):
        closed.setdefault("additionalProperties", False)
    return closed


schema = schemathesis.openapi.from_dict(strict(DESCRIPTION))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    house = House(tmp_path_factory.mktemp("house") / "data")
    try:
        yield house.start().program()
    finally:
        house.close()


@pytest.fixture
def debrief(program: Program) -> Debrief:
    """One of everything, each under a name that is known, at a stage in which every command has its time."""
    debrief = program.open_debrief()
    debrief.attach("checkout.log", b"2026-03-29T00:41:07Z ERROR timed out\n2026-03-29T00:41:09Z INFO again\n")
    debrief.post("entries", id="rollout", text="Version 4711 was rolled out", lane="Checkout", time="2026-03-29 00:38")
    debrief.post("entries/rollout/perspectives", text="It had looked healthy until then")
    debrief.post("ideas", id="alert", text="Alert on the queue's length", entry="rollout")
    debrief.write("did-1", prompt="did", text="I rolled it back", time="2026-03-29 00:45")
    debrief.post("account/releases")
    debrief.post("stages", stage="closing")
    debrief.post("card-plans", reveal="as-written")
    debrief.post("learnings", id="unbounded", text="The queue has no upper bound")
    debrief.post("themes", id="limits", name="Limits")
    debrief.post("remediations", id="bound", text="Bound the queue")
    debrief.post("groups", members=[debrief.owner], soakUntil="2030-04-02", followUp="2030-04-03 10:00")
    return debrief


@schema.parametrize()
@hypothesis.settings(
    max_examples=10, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(hypothesis.HealthCheck))
def test_every_answer_is_as_the_description_says(case: schemathesis.Case, debrief: Debrief) -> None:
    known = names(debrief)
    case.path_parameters = {name: known[name] for name in case.path_parameters or {}}
    case.call_and_validate(
        base_url=debrief.program.root, session=debrief.program.session, checks=CHECKS, timeout=10)


def names(debrief: Debrief) -> dict[str, str]:
    return {"debrief": debrief.id, "entry": "rollout", "idea": "alert", "remediation": "bound", "person": debrief.owner,
            "learning": "unbounded", "theme": "limits", "question": "unasked", "request": "unasked",
            "source": debrief.state()["sources"][0]["id"], "item": "did-1",
            "account": debrief.program.session.get(f"{debrief.url}/account", timeout=10).json()["id"]}


def test_every_command_is_described() -> None:
    files = [
        "Deeds/Deeds+All.swift", "Accounts/AccountDeeds.swift", "Learning/CardPages.swift",
        "Learning/ThemeVotePages.swift", "FollowUp/NotePages.swift"]
    registered = [path for file in files for path in re.findall(r'post\("([^"]+)"', (SERVER / file).read_text())]
    assert registered
    expected = {"/debriefs/{debrief}/" + re.sub(r":(\w+)", r"{\1}", path) for path in registered}
    described = {path for path, operations in DESCRIPTION["paths"].items() if "post" in operations}
    assert described == expected | {
        "/debriefs", "/debriefs/{debrief}/sources", "/requests", "/requests/{request}/claims"}


def test_every_kind_of_fact_is_described() -> None:
    source = (ROOT / "Sources/Debriefing/Change.swift").read_text()
    facts = set(re.findall(r"^    case (\w+)", source, re.MULTILINE))
    described = {fact["required"][0] for fact in DESCRIPTION["components"]["schemas"]["Fact"]["oneOf"]}
    assert described == facts


def test_the_server_hands_out_its_description(debrief: Debrief) -> None:
    assert requests.get(f"{debrief.program.root}/openapi.json", timeout=10).json() == DESCRIPTION


def test_every_example_of_a_form_is_understood(debrief: Debrief) -> None:
    for path, operations in DESCRIPTION["paths"].items():
        form = operations.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json")
        if form is None:
            continue
        for example in examples(form["schema"]):
            address = debrief.program.root + path.format(**names(debrief))
            answer = debrief.program.session.post(address, json=example, timeout=10)
            assert answer.status_code != 400, f"{path} {example}: {answer.text}"


def examples(reference: dict[str, str]) -> list[Any]:
    name = reference["$ref"].rsplit("/", 1)[-1]
    return DESCRIPTION["components"]["schemas"][name].get("examples", [])


@pytest.mark.parametrize("path", ["", "/changes", "/evidence"])
def test_a_program_without_a_token_is_told_to_sign_in(debrief: Debrief, path: str) -> None:
    answer = requests.get(debrief.url + path, timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (401, "application/problem+json")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "`debrief token create` makes one" in answer.json()["detail"]


@pytest.mark.parametrize(("body", "words"), [
    ('{"title":', "the body is no valid JSON"), ("[]", "the body is to be an object"),
    ('{"title": 7}', "“title” is to be text"),
])
def test_UX_04_a_program_is_told_what_is_wrong_with_its_body(debrief: Debrief, body: str, words: str) -> None:
    """UX-04 the answer names the field and what belongs there, and no type of ours."""
    answer = debrief.program.session.post(
        f"{debrief.program.root}/requests", data=body, headers={"Content-Type": "application/json"}, timeout=10)
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith(f"The request could not be read: {words}")
    assert ".." not in answer.json()["detail"]


def test_LIV_01_a_stream_of_changes_goes_on_where_a_program_left_off(debrief: Debrief) -> None:
    """LIV-01 a program that lost its connection resumes with Last-Event-ID and misses and repeats nothing."""
    last = debrief.state()["sequence"]
    headers = {"Accept": "text/event-stream", "Last-Event-ID": str(last - 3)}
    with debrief.program.session.get(f"{debrief.url}/changes", headers=headers, stream=True, timeout=10) as stream:
        debrief.post("learnings", text="Written while somebody follows")
        ids = (int(line[4:]) for line in stream.iter_lines(decode_unicode=True) if line.startswith("id: "))
        assert [next(ids) for _ in range(4)] == [last - 2, last - 1, last, last + 1]
