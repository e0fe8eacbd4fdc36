"""Reads the address of a link: ``(https://… "title")``."""

from __future__ import annotations

import html
import re

_DEEPEST_PARENTHESES = 32
_LONGEST_ADDRESS = 2000
_ADDRESS_STEP = re.compile(r"[()\\\s<>]")
_TITLE = re.compile(
    r"""\s+(?:"(?:[^"\\]|\\.){0,500}"|'(?:[^'\\]|\\.){0,500}'|\((?:[^()\\]|\\.){0,500}\))""",
    re.DOTALL,
)
_OPENING = re.compile(r"\(\s*")
_END = re.compile(r"\s*\)")
_POINTED = re.compile(r"\(\s*<((?:[^<>\n\\]|\\.){0,2000})>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def address_at(text: str, at: int) -> tuple[str, int] | None:
    """Return the address in the parentheses that open at *at*, and the offset after them."""
    pointed = _POINTED.match(text, at)
    if pointed:
        raw, end = pointed[1], pointed.end()
    else:
        space = _OPENING.match(text, at)
        start = space.end() if space else at + 1
        end = _bare_end(text, start)
        raw = text[start:end]
    title = _TITLE.match(text, end)
    closing = _END.match(text, title.end() if title else end)
    if closing is None:
        return None
    return html.unescape(_ESCAPE.sub(r"\1", raw)), closing.end()


def _bare_end(text: str, start: int) -> int:
    depth = 0
    at = start
    limit = min(len(text), start + _LONGEST_ADDRESS)
    while at < limit:
        step = _ADDRESS_STEP.search(text, at, limit)
        if step is None:
            return limit
        mark = step.group()
        if mark == "\\":
            at = step.end() + 1
            continue
        if mark == "(":
            depth += 1
            if depth > _DEEPEST_PARENTHESES:
                return step.start()
        elif mark != ")" or depth == 0:
            return step.start()
        else:
            depth -= 1
        at = step.end()
    return min(at, limit)
