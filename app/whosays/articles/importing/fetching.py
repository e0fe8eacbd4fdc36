"""Fetches what a web address holds: only http and https, only so much, only for so long.

Runs in the process that converts, so that whoever asked can end it at any moment.
"""

from __future__ import annotations

import http.client
import re
import ssl
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from socket import gaierror
from typing import IO
from urllib.parse import urlsplit

from whosays import __version__
from whosays.articles.importing.addresses import checked_address
from whosays.articles.importing.failures import Failure

LARGEST_PAGE = 10_000_000  # bytes, unpacked
_SECONDS_OF_SILENCE = 20
_PIECE = 65536  # bytes
_READ_TYPES = re.compile(
    r"(?:text/(?:html|plain|markdown|x-markdown)|application/(?:xhtml\+xml|pdf|octet-stream"
    r"|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|)\Z"
)
_HEADERS = {
    "User-Agent": f"WhoSays/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds; *address* is where it was found in the end."""

    data: bytes
    address: str
    content_type: str
    charset: str


def fetched(address: str, progress: Callable[[int, int | None], None]) -> Fetched:
    """Return what *address* holds; *progress* is called with the bytes read and their total.

    The total is None where the server does not say it. Raises Failure for every way it can fail.
    """
    address = checked_address(address)
    host = urlsplit(address).hostname or address
    try:
        # no file:, ftp: or data: handler is installed, whatever a page redirects to
        with _opener().open(
            urllib.request.Request(address, headers=_HEADERS),  # noqa: S310 - scheme is checked
            timeout=_SECONDS_OF_SILENCE,
        ) as response:
            return _read(response, host, progress)
    except urllib.error.HTTPError as error:
        raise _of_status(error.code, host) from error
    except urllib.error.URLError as error:
        raise _of_connection(error.reason, host) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _of_connection(error, host) from error


def _opener() -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPCookieProcessor(),  # some pages redirect until a cookie comes back
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _OnlyToTheWeb(),
    ):
        opener.add_handler(handler)
    return opener


class _OnlyToTheWeb(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to another http or https address."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - the base's signature
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        try:
            address = checked_address(newurl)
        except Failure as failure:
            raise Failure("redirected-away", newurl[:80]) from failure
        return super().redirect_request(req, fp, code, msg, headers, address)

    def http_error_302(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
    ) -> object:
        target = headers.get("location") or headers.get("uri") or ""
        scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", target)
        if scheme and scheme[1].lower() not in ("http", "https"):
            raise Failure("redirected-away", target.strip()[:80])
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _of_status(status: int, host: str) -> Failure:
    if 300 <= status < 400:
        return Failure("too-many-redirects", host)
    if status in (404, 410):
        return Failure("not-found", host)
    if status in (400, 401, 402, 403, 405, 406, 451):
        return Failure("forbidden", host)
    return Failure("server", host)


def _of_connection(reason: object, host: str) -> Failure:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Failure("certificate", host)
    if isinstance(reason, gaierror):
        return Failure("no-host", host)
    if isinstance(reason, TimeoutError):
        return Failure("too-slow", host)
    return Failure("connection", host)


def _read(
    response: http.client.HTTPResponse, host: str, progress: Callable[[int, int | None], None]
) -> Fetched:
    content_type = response.headers.get_content_type() if response.headers["content-type"] else ""
    if not _READ_TYPES.match(content_type):
        raise Failure("not-a-page", content_type)
    total = (
        int(length) if (length := response.headers["content-length"] or "").isdecimal() else None
    )
    if total is not None and total > LARGEST_PAGE:
        raise Failure("too-large", str(LARGEST_PAGE // 1_000_000))
    unpack = _unpacker(response.headers["content-encoding"] or "", host)
    data = bytearray()
    read = 0
    while piece := response.read1(_PIECE):
        read += len(piece)
        progress(read, total)
        data += unpack(piece, LARGEST_PAGE + 1 - len(data))
        if len(data) > LARGEST_PAGE or read > LARGEST_PAGE:
            raise Failure("too-large", str(LARGEST_PAGE // 1_000_000))
    if total is not None and read < total:
        raise Failure("connection", host)
    charset = response.headers.get_content_charset() or ""
    return Fetched(bytes(data), response.geturl(), content_type, charset)


def _unpacker(encoding: str, host: str) -> Callable[[bytes, int], bytes]:
    """Return what unpacks a piece, to at most as many bytes as it is told."""
    match encoding.strip().lower():
        case "" | "identity":
            return lambda piece, most: piece[:most]
        case "gzip" | "x-gzip" | "deflate":
            packed = zlib.decompressobj(wbits=47)  # gzip or zlib, whichever it is

            def unpacked(piece: bytes, most: int) -> bytes:
                try:
                    return packed.decompress(piece, max(most, 1))
                except zlib.error as error:
                    raise Failure("server", host) from error

            return unpacked
        case _:
            raise Failure("server", host)
