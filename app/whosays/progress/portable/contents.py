"""Reads everything that a file to be imported holds, before anything is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from whosays.progress.events import Event
from whosays.progress.failures import LearnerNameError
from whosays.progress.names import tidy_name
from whosays.progress.portable.faults import MalformedError
from whosays.progress.portable.form import MOST_BYTES
from whosays.progress.portable.reading_csv import read_csv
from whosays.progress.portable.reading_events import EventReader
from whosays.progress.portable.reading_json import read_json
from whosays.translation import _


class PlacedEvent(NamedTuple):
    """An event, and where in the file it is."""

    place: str
    event: Event


@dataclass(frozen=True, slots=True)
class Contents:
    """A learner's record as a file has it; what is in it fits together."""

    learner: str
    """The learner's id."""
    name: str
    events: tuple[PlacedEvent, ...]
    """In the order of writing; the learner's own first."""


def read_contents(content: bytes) -> Contents:
    """Return what *content*, an exported record in either form, holds. Raises MalformedError."""
    if len(content) > MOST_BYTES:
        what = _("it is larger than {most} MiB.").format(most=MOST_BYTES // 1024**2)
        raise MalformedError(_("the whole file"), what)
    text = _decoded(content)
    is_json = text.lstrip(" \t\r\n").startswith(("{", "["))
    heading, events = read_json(text) if is_json else read_csv(text, MOST_BYTES)
    try:
        name = tidy_name(heading.name)
    except LearnerNameError:
        raise MalformedError(_("the learner"), _("“name” is empty.")) from None
    reader = EventReader(heading.learner, name, heading.texts)
    read = tuple(PlacedEvent(fields.place, reader.event(fields)) for fields in events)
    if not read:
        raise MalformedError(_("the whole file"), _("there is no event in it."))
    return Contents(heading.learner, name, read)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        place = _("line {number}").format(number=line)
        raise MalformedError(place, _("this is not text in UTF-8.")) from None
