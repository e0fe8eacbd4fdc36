"""Reads a learner's record from JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NoReturn

from whosays.progress.portable.faults import MalformedError, shown
from whosays.progress.portable.fields import Texts
from whosays.progress.portable.form import LISTS
from whosays.progress.portable.heading import Heading, keep_text, refuse_other_formats
from whosays.progress.portable.json_file import LEARNER
from whosays.progress.portable.reading_fields import Fields
from whosays.translation import _

MOST_VALUES = 12_000_000
"""A file of the size that is allowed, but of nothing but brackets, would fill the memory."""


def read_json(text: str) -> tuple[Heading, Iterator[Fields]]:
    """Return whose record *text* is, and the fields of each event.

    Raises MalformedError, at once or while the events are taken.
    """
    if sum(map(text.count, "[{,")) > MOST_VALUES:
        what = _("it holds more than {most} values.").format(most=MOST_VALUES)
        raise MalformedError(_("the whole file"), what)
    top = Fields(_("the outermost object"), _object(_parsed(text), _("the whole file")))
    if top.values.get("whosays") != LEARNER:
        raise top.fault(_("“{field}” must be “{value}”."), "whosays", value=LEARNER)
    refuse_other_formats(top)
    top.only(("whosays", "format", "learner", "texts", "events"))
    return _heading(top), _events(top)


def _heading(top: Fields) -> Heading:
    place = _("the learner")
    learner = Fields(place, _object(top.values.get("learner"), place))
    learner.only(("id", "name"))
    texts: Texts = {}
    for name, text in _object(top.values.get("texts"), _("the texts")).items():
        keep_text(
            Fields(_("the text {name}").format(name=shown(name)), {"text": text}), name, texts
        )
    return Heading(learner.identifier("id"), learner.string("name"), texts)


def _events(top: Fields) -> Iterator[Fields]:
    for number, event in enumerate(_list(top.values.get("events"), _("the events")), 1):
        place = _("event {number}").format(number=number)
        values = _object(event, place)
        parts = {
            name: _parts(values[name], place, name)
            for name in LISTS
            if values.get(name) is not None
        }
        yield Fields(place, {k: v for k, v in values.items() if k not in LISTS}, parts)


def _parts(value: object, event: str, name: str) -> list[Fields]:
    entries = _list(value, _("{event}, “{field}”").format(event=event, field=name))
    place = _("{event}, “{field}” {number}")
    return [
        Fields(where, _object(entry, where))
        for number, entry in enumerate(entries)
        for where in [place.format(event=event, field=name, number=number)]
    ]


def _object(value: object, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise MalformedError(place, _("there must be an object in braces."))
    return value


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise MalformedError(place, _("there must be a list in brackets."))
    return value


def _parsed(text: str) -> object:
    try:
        parsed: object = json.loads(
            text, parse_constant=_not_json, object_pairs_hook=_members_of_an_object
        )
    except json.JSONDecodeError as error:
        place = _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
        what = _("this is not JSON; the file was changed, or cut off.")
        raise MalformedError(place, what) from None
    except (ValueError, RecursionError):
        what = _("it holds a value that no record has.")
        raise MalformedError(_("the whole file"), what) from None
    return parsed


def _members_of_an_object(members: list[tuple[str, object]]) -> dict[str, object]:
    """Return *members* by their names, of which none may be there twice."""
    found: dict[str, object] = {}
    for name, value in members:
        if name in found:
            what = _("“{field}” is there twice in one object.").format(field=shown(name))
            raise MalformedError(_("the whole file"), what)
        found[name] = value
    return found


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)
