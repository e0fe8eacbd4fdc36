"""The way into importing: an article from a file, from the clipboard, from a web address.

All three take their time (a third of a second at least, where a library is needed): call them on
a thread of their own. Whatever goes wrong is a KnownError, and nothing is changed by trying.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from whosays.articles.importing.addresses import checked_address
from whosays.articles.importing.conversion import Task, converted
from whosays.articles.importing.converting_process import Step, draft_of
from whosays.articles.importing.failures import Failure, known
from whosays.articles.importing.imported_article import ImportedArticle
from whosays.articles.importing.kinds import Kind, kind_of
from whosays.lab_settings import lab_settings

_LARGEST_FILE = 50_000_000  # bytes; an article with its pictures
_LARGEST_TEXT = 10_000_000  # bytes of plain text or of a page
_OWN_WORK = (Kind.TEXT,)
"""What our own code reads, in time that grows as the text does; it needs no other process."""


def _never() -> bool:
    return False


def _unseen(_step: Step) -> None:
    return


def read_article(
    source: Path | bytes,
    name: str = "",
    *,
    is_cancelled: Callable[[], bool] = _never,
    progress: Callable[[Step], None] = _unseen,
    seconds: int = 60,
) -> ImportedArticle:
    """Return the article of the file *source*: HTML, plain text, Markdown, DOCX or PDF.

    *name* is what the file is called, for its kind where the bytes do not tell, and for sentences;
    a path has its own. Raises KnownError, ImportCancelledError soon after *is_cancelled*.
    """
    try:
        data = source if isinstance(source, bytes) else _bytes_of(source)
        name = name or (source.name if isinstance(source, Path) else "")
        kind = kind_of(data, name)
        largest = _LARGEST_FILE if kind in (Kind.PDF, Kind.WORD) else _LARGEST_TEXT
        _check_size(data, largest)
        if kind in _OWN_WORK:
            return converted(data, name, kind).frozen()
        task = Task(name=name, kind=kind.value, seconds=seconds)
        return draft_of(task, data, is_cancelled, progress).frozen()
    except Failure as failure:
        raise known(failure) from failure


def read_pasted(
    text: str,
    html: str = "",
    *,
    is_cancelled: Callable[[], bool] = _never,
    progress: Callable[[Step], None] = _unseen,
    seconds: int = 60,
) -> ImportedArticle:
    """Return the article that was pasted: *text*, or *html* where the clipboard holds that too.

    All of it was selected by a person, so all of it but pleas and share lines is kept. Raises
    KnownError as ``read_article`` does.
    """
    try:
        pasted = html if html.strip() else text
        data = pasted.encode("utf-8", "replace")
        _check_size(data, _LARGEST_TEXT)
        if not html.strip():
            return converted(data, "", Kind.TEXT, charset="utf-8").frozen()
        task = Task(kind=Kind.SELECTION.value, seconds=seconds)
        return draft_of(task, data, is_cancelled, progress).frozen()
    except Failure as failure:
        raise known(failure) from failure


def read_address(
    address: str,
    *,
    is_cancelled: Callable[[], bool] = _never,
    progress: Callable[[Step], None] = _unseen,
    seconds: int = 90,
) -> ImportedArticle:
    """Return the article at the web *address*, which is asked for now and only now.

    *seconds* is how long the whole may take. Raises KnownError as ``read_article`` does, and where
    fetching is switched off on this computer.
    """
    lab_settings().refuse_if_locked("addresses")
    try:
        task = Task(address=checked_address(address), seconds=seconds)
        return draft_of(task, b"", is_cancelled, progress).frozen()
    except Failure as failure:
        raise known(failure) from failure


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise Failure("file-missing", path.name) from error
    except (OSError, ValueError) as error:
        raise Failure("file-unreadable", path.name) from error
    return data


def _check_size(data: bytes, largest: int) -> None:
    if len(data) > largest:
        raise Failure("too-large", str(largest // 1_000_000))
    if not data.strip():
        raise Failure("empty")
