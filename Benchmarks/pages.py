"""How soon a page of evidence is there, with a source of ten million lines, beside `wc -l` and `grep` on the file."""

import datetime
import http.client
import pathlib
import statistics
import tempfile
import time
import urllib.parse

import logs
import peers
from build import OUTPUT
from guests import sign_in
from process import HOST, memory, timed
from table import table, times
from wire import ask

LINES = 10_000_000
# In one line of 343, in three of five, and in none.
WORDS = ("listening", "order placed", "zeppelin")


def measure(tools, options):
    with tempfile.TemporaryDirectory(dir=OUTPUT) as name:
        file, lines = write(pathlib.Path(name), LINES // 100 if options.quick else LINES)
        with peers.debrief(tools, "--upload-limit", "8192") as peer:
            page = peer.new_debrief().removeprefix("/api/v1")
            taken = upload(peer, page, file)
            owner = dict(sign_in(peer.port, urllib.parse.urlsplit(peer.owners_link).path), Accept="text/html")
            rows = compared(file, lines, page, peer, owner, options.runs)
            note = (f"Median of {options.runs}; a page is the whole answer, with the picture of the counts and a hundred lines. "
                    f"The import took {taken:.1f} s for {file.stat().st_size / 2**20:,.0f} MiB; the server has "
                    f"{memory(peer.pid):,.0f} MB after all of it, the pages of the file that it has mapped among them.")
    yield table(f"Pages of one source of {lines:,} lines", ["what", "seconds", "slowest", "beside wc -l"], rows, note)


def write(folder, wanted):
    [file], lines = logs.write(folder / "small", 1, only="checkout.log")
    [file], lines = logs.write(folder, wanted // lines + 1, only="checkout.log")
    return file, lines


def upload(peer, page, file):
    headers = dict(header.split(": ", 1) for header in peer.headers)
    headers |= {"Content-Type": "application/octet-stream", "Content-Length": str(file.stat().st_size)}
    connection = http.client.HTTPConnection(HOST, peer.port, timeout=600)
    start = time.monotonic()
    with file.open("rb") as body:
        connection.request("POST", f"/api/v1{page}/sources?name=checkout.log", body, headers)
        answer = connection.getresponse()
        words = answer.read()
    if answer.status != 201:
        raise RuntimeError(f"the import answered {answer.status}: {words[:300]}")
    connection.close()
    return time.monotonic() - start


def compared(file, lines, page, peer, owner, runs):
    found = {"wc -l": [timed(["wc", "-l", file]).seconds for _ in range(runs)]}
    for word in WORDS:
        # Into a pipe: grep stops at the first it finds where nobody reads what it says.
        command = ["sh", "-c", 'grep -c -F "$1" "$2" | cat', "sh", word, str(file)]
        found[f"grep -c -F '{word}'"] = [timed(command).seconds for _ in range(runs)]
    for name, fields in asked(lines).items():
        address = f"{page}/evidence?{urllib.parse.urlencode(fields)}"
        found[name] = [get(peer.port, address, owner) for _ in range(runs)]
    reference = statistics.median(found["wc -l"])
    return [[name, f"{statistics.median(runs):.3f}", f"{max(runs):.3f}", times(statistics.median(runs), reference)]
            for name, runs in found.items()]


def asked(lines):
    middle = logs.START + datetime.timedelta(seconds=lines / logs.LINES_A_SECOND / 2)

    def around(**length):
        half = datetime.timedelta(**length) / 2
        return {"from": f"{middle - half:%FT%TZ}", "until": f"{middle + half:%FT%TZ}"}

    rare, common, absent = WORDS
    return {
        "page: the whole time": {"q": ""},
        "page: from line 9 of 10 on": {"q": "", "at": lines * 9 // 10},
        "page: a day": around(days=1),
        "page: ten minutes": around(minutes=10),
        f"page: “{rare}” in all": {"q": rare},
        f"page: “{common}” in all": {"q": common},
        f"page: “{absent}” in all": {"q": absent},
        f"page: “{rare}” in a day": {"q": rare, **around(days=1)},
        f"page: “{common}”, the last that are found": {"q": common, "at": lines // 2},
        "page: errors and worse in all": {"severity": "error"},
        "page: errors and worse in a day": {"severity": "error", **around(days=1)},
    }


def get(port, address, owner):
    start = time.monotonic()
    status, _, body = ask(port, "GET", address, owner)
    if status != 200:
        raise RuntimeError(f"{address} answered {status}: {body[:300]}")
    return time.monotonic() - start
