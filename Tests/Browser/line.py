"""The line between somebody's browser and the server, which can be cut and mended."""

import socket
import threading
import time
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Self

from house import House


class Line(ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, house: House) -> None:
        super().__init__(("127.0.0.1", 0), Connection)
        self.house = house
        self.is_cut = False
        # Answers are swallowed: what somebody sends arrives, and they do not hear of it.
        self.is_deaf = False
        # Bytes that pass in each twentieth of a second, in either direction; None for no limit.
        self.pace: int | None = None
        self.connections: set[Connection] = set()
        self.address = f"http://127.0.0.1:{self.server_address[1]}"

    def start(self) -> Self:
        threading.Thread(target=self.serve_forever, args=[0.05], daemon=True).start()
        return self

    def close(self) -> None:
        self.cut()
        self.shutdown()
        self.server_close()

    def cut(self) -> None:
        """Breaks every connection, and each new one at once."""
        self.is_cut = True
        for connection in list(self.connections):
            connection.break_off()

    def mend(self) -> None:
        self.is_cut = False

    @property
    def streams(self) -> int:
        """How many connections carry a stream now."""
        return sum(connection.is_stream for connection in list(self.connections))


class Connection(BaseRequestHandler):
    server: Line
    is_stream = False

    def handle(self) -> None:
        if self.server.is_cut:
            return
        with socket.create_connection(("127.0.0.1", self.server.house.port)) as self.far:
            self.server.connections.add(self)
            threading.Thread(target=self.send, daemon=True).start()
            self.pass_on(self.far, self.request)
        self.server.connections.discard(self)

    def send(self) -> None:
        self.pass_on(self.request, self.far)

    def pass_on(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while bytes_ := source.recv(self.server.pace or 65_536):
                if self.server.pace:
                    time.sleep(0.05)
                if source is self.far and self.server.is_deaf:
                    break
                if source is self.request:
                    self.is_stream = b"/live?" in bytes_.split(b"\r\n", 1)[0]
                target.sendall(bytes_)
        except OSError:
            pass
        self.break_off()

    def break_off(self) -> None:
        for end in (self.request, self.far):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
