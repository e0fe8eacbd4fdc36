"""A web server on this machine, for what can happen on the way to a page."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from articles.importing.composed import page, printed


class _Answers(BaseHTTPRequestHandler):
    """Answers each path in its own way; the server keeps what was asked."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["User-Agent"] or ""))
        answer = getattr(self, "_" + self.path.split("?")[0].strip("/").replace("-", "_"), None)
        if answer is None:
            self._send(404, b"<p>nothing here</p>")
        else:
            answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", headers.pop("content_type", "text/html; charset=utf-8"))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _article(self) -> None:
        self._send(200, page().encode())

    def _latin(self) -> None:
        markup = page().replace('<meta charset="utf-8">', "").replace("Sund Press", "Süd Press")
        body = markup.encode("cp1252")
        self._send(200, body, content_type="text/html; charset=windows-1252")

    def _packed(self) -> None:
        self._send(200, gzip.compress(page().encode()), Content_Encoding="gzip")

    def _paper(self) -> None:
        self._send(200, printed(), content_type="application/pdf")

    def _moved(self) -> None:
        self._send(301, b"", Location="/article")

    def _cookie(self) -> None:
        if "seen=1" in (self.headers["Cookie"] or ""):
            self._article()
        else:
            self._send(302, b"", Location="/cookie", Set_Cookie="seen=1")

    def _circle(self) -> None:
        self._send(302, b"", Location="/circle")

    def _to_a_file(self) -> None:
        self._send(302, b"", Location="file:///etc/hostname")

    def _to_ftp(self) -> None:
        self._send(302, b"", Location="ftp://127.0.0.1/x")

    def _members(self) -> None:
        self._send(403, b"<p>members only</p>")

    def _broken(self) -> None:
        self._send(500, b"")

    def _picture(self) -> None:
        self._send(200, b"\x89PNG\r\n", content_type="image/png")

    def _empty(self) -> None:
        self._send(200, b"<html><body><div id=root></div><script>go()</script></body></html>")

    def _bomb(self) -> None:
        self._send(200, gzip.compress(bytes(60_000_000)), Content_Encoding="gzip")

    def _announced(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "99000000")
        self.end_headers()

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._until_hung_up(b"<p>and on it goes</p>" * 4_000, pause=0)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._until_hung_up(b"<p>", pause=0.05)

    def _silent(self) -> None:
        self.server.stopping.wait(30)

    def _short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<p>cut")

    def _garbage(self) -> None:
        self.wfile.write(b"\x00\x01\x02 not http at all\r\n\r\n")

    def _until_hung_up(self, piece: bytes, pause: float) -> None:
        try:
            while not self.server.stopping.wait(pause):
                self.wfile.write(piece)
        except OSError:
            return


class Server(ThreadingHTTPServer):
    """Keeps what was asked for, and lets its slow answers end with it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[tuple[str, str]] = []
        self.stopping = threading.Event()

    def address(self, path: str) -> str:
        """Return the whole address of *path* on this server."""
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


@contextmanager
def serving() -> Iterator[Server]:
    """Give a server that answers until the block is left."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
