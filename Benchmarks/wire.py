"""HTTP/1.1 as it goes over the wire: a request at a time, and streams of which there are too many for a thread each."""

import asyncio
import http.client
import urllib.parse

from process import HOST

# Of one line or chunk.
LIMIT = 1 << 22


def ask(port, method, path, headers, fields=None):
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request(method, path, urllib.parse.urlencode(fields) if fields is not None else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.getheaders(), answer.read()
    finally:
        connection.close()


async def chunks(port, path, headers):
    """What a stream says, as it comes."""
    reader, writer = await asyncio.open_connection(HOST, port, limit=LIMIT)
    try:
        writer.write(head("GET", path, port, headers | {"Accept": "text/event-stream"}))
        if b" 200 " not in await reader.readline():
            raise RuntimeError("a stream was refused")
        await skip_headers(reader)
        while True:
            yield await chunk(reader)
    finally:
        writer.close()


async def post(port, path, headers, fields):
    """Over a connection of its own: one that waited for long the server has closed."""
    reader, writer = await asyncio.open_connection(HOST, port, limit=LIMIT)
    try:
        body = urllib.parse.urlencode(fields).encode()
        writer.write(head("POST", path, port, headers | {"Content-Length": str(len(body))}) + body)
        return await answer(reader)
    finally:
        writer.close()


def head(method, path, port, headers):
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{port}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def answer(reader):
    status = int((await reader.readline()).split()[1])
    headers = await skip_headers(reader)
    if "content-length" in headers:
        return status, await reader.readexactly(int(headers["content-length"]))
    body = b""
    while headers.get("transfer-encoding") == "chunked" and (piece := await chunk(reader)):
        body += piece
    return status, body


async def skip_headers(reader):
    headers = {}
    while line := (await reader.readline()).strip():
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    return headers


async def chunk(reader):
    size = int(await reader.readline(), 16)
    return (await reader.readexactly(size + 2))[:-2]
