"""Understands a web address as a person types or pastes it, and refuses what is none."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from whosays.articles.importing.failures import Failure

_LONGEST_ADDRESS = 4000  # code points


def checked_address(typed: str) -> str:
    """Return what a person *typed* as a whole address in ASCII; raises Failure if it is none.

    Without a scheme it is taken to mean https.
    """
    typed = typed.strip()
    shown = typed[:80]
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)", typed)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise Failure("address-scheme", f"{scheme[1]}:")
    if not scheme:
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise Failure("address-malformed", shown) from error
    is_host = re.fullmatch(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?|[0-9a-fA-F:.]+", host)
    if not is_host or parts.username is not None or len(typed) > _LONGEST_ADDRESS:
        raise Failure("address-malformed", shown)
    if not scheme and "." not in host:
        raise Failure("address-malformed", shown)
    kept = "%/:=&?~#+!$,;'@()*[]"
    host = f"[{host}]" if ":" in host else host
    path, query = quote(parts.path, safe=kept), quote(parts.query, safe=kept)
    return urlunsplit((parts.scheme.lower(), host + port, path or "/", query, ""))
