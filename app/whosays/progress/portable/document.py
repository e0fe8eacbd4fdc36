"""Holds one learner's whole record between the database and a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.progress.events import Event
from whosays.progress.portable.fields import Entry, Texts, fields_of


@dataclass(frozen=True, slots=True)
class Document:
    """A learner's record in the words of the file."""

    learner: str
    """The learner's id."""
    name: str
    texts: Texts
    """In the order in which the events use them."""
    events: tuple[Entry, ...]
    """In the order of writing."""


def document_of(learner: str, name: str, events: Iterable[Event]) -> Document:
    """Return the document of the learner with the id *learner*, called *name*."""
    texts: Texts = {}
    entries = tuple(fields_of(event, texts) for event in events)
    return Document(learner, name, texts, entries)
