"""Makes a draft of what somebody handed over; the program of the process that converts.

The work of libraries on files from anywhere happens in a process of its own: it can be ended when
the person no longer wants it or when it takes too long, its memory is bounded, and what makes it
crash leaves the window and the record alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import IO

from whosays.articles.importing.draft import Draft
from whosays.articles.importing.encodings import decoded, decoded_page
from whosays.articles.importing.failures import Failure
from whosays.articles.importing.finishing import finish
from whosays.articles.importing.kinds import Kind, kind_of
from whosays.articles.importing.remarks import Remark

_MEMORY = 2_000_000_000  # bytes of addresses, where the system can bound them


@dataclass(frozen=True, slots=True)
class Task:
    """What to make a draft of: an *address*, or bytes that follow.

    *kind* is "" where the bytes tell; *seconds* of computing are allowed.
    """

    address: str = ""
    name: str = ""
    kind: str = ""
    seconds: int = 60


def converted(data: bytes, name: str, kind: Kind, *, charset: str = "", address: str = "") -> Draft:
    """Return the finished draft of *data*; raises Failure."""
    draft = _read(data, name, kind, charset, address)
    finish(draft, take_headline=kind is not Kind.PAGE)
    if not draft.blocks:
        raise Failure("no-article" if kind is Kind.PAGE else "no-text" if name else "empty", name)
    return draft


def _read(data: bytes, name: str, kind: Kind, charset: str, address: str) -> Draft:
    if kind is Kind.PDF:
        from whosays.articles.importing.pdf_file import read_pdf

        return read_pdf(data, name)
    if kind is Kind.WORD:
        from whosays.articles.importing.word_file import read_word_file

        return read_word_file(data, name)
    text, guessed = (decoded if kind is not Kind.PAGE else decoded_page)(data, charset)
    draft = _read_letters(text, kind, address)
    if guessed:
        draft.remarks.append(Remark.listing("encoding-guessed", [guessed]))
    return draft


def _read_letters(text: str, kind: Kind, address: str) -> Draft:
    if kind in (Kind.PAGE, Kind.SELECTION):
        from whosays.articles.importing.web_page import read_page, read_selection

        return read_page(text, address) if kind is Kind.PAGE else read_selection(text)
    from whosays.articles.importing.plain_text import read_markdown, read_text

    return read_markdown(text) if kind is Kind.MARKDOWN else read_text(text)


def answer(task: Task, source: IO[bytes], say: Callable[[str, object], None]) -> None:
    """Do *task* on the bytes of *source*; *say* what came of it, and how far it is."""
    try:
        charset = content_type = address = ""
        name = task.name
        if task.address:
            from whosays.articles.importing.fetching import fetched

            page = fetched(task.address, lambda done, total: say("fetching", [done, total]))
            data, address = page.data, page.address
            charset, content_type = page.charset, page.content_type
            name = address.partition("?")[0].rpartition("/")[2]
        else:
            data = source.read()
        say("converting", None)
        kind = Kind(task.kind) if task.kind else kind_of(data, name, content_type)
        draft = converted(data, name, kind, charset=charset, address=address)
        say("draft", draft.as_json())
    except Failure as failure:
        say("failure", [failure.reason, failure.what])
    except (MemoryError, RecursionError):
        say("failure", ["gave-up", ""])


def _bound(seconds: int) -> None:
    """Bound this process's memory and computing, where the system knows how."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, OSError, ValueError):
        return  # Windows has none, macOS refuses some; the time limit of who asked remains


def main() -> None:
    """Read a task from the first line of standard input, answer in lines of JSON."""
    out = sys.stdout
    task = Task(**json.loads(sys.stdin.buffer.readline()))
    _bound(task.seconds)

    def say(what: str, value: object) -> None:
        out.write(json.dumps([what, value]) + "\n")
        out.flush()

    answer(task, sys.stdin.buffer, say)


def first_line(task: Task) -> bytes:
    """Return the line that ``main`` reads *task* from."""
    return json.dumps(asdict(task)).encode("ascii") + b"\n"
