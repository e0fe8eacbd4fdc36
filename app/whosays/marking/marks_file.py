"""Reads marks from JSON: a list of ``{"category", "start", "end"}``."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NoReturn

from whosays.errors import KnownError
from whosays.marking.mark import Mark
from whosays.translation import _, ngettext

MOST_BYTES = 4 * 1024 * 1024
MOST_MARKS = 10_000
_SHOWN_CHARACTERS = 40


def read_marks(source: bytes, length: int, categories: Collection[str]) -> list[Mark]:
    """Return the marks that *source*, JSON in UTF-8, holds, in its order.

    They must lie in a text of *length* code points, under one of *categories*. Other fields of an
    entry are ignored. Raises KnownError that names the first entry, from 1, that is wrong.
    """
    if len(source) > MOST_BYTES:
        sentence = _("The marks file is larger than {most} MiB; a list of marks never is.")
        raise KnownError(sentence.format(most=MOST_BYTES // 1024**2))
    entries = _parsed(source)
    if not isinstance(entries, list):
        raise KnownError(
            _(
                "The marks file must hold a list, such as "
                '[{"category": "state-agency", "start": 0, "end": 12}].'
            )
        )
    if len(entries) > MOST_MARKS:
        raise KnownError(
            ngettext(
                "The marks file holds more than {most} mark; split it.",
                "The marks file holds more than {most} marks; split it.",
                MOST_MARKS,
            ).format(most=MOST_MARKS)
        )
    return [_mark(number, entry, length, categories) for number, entry in enumerate(entries, 1)]


def _parsed(source: bytes) -> object:
    try:
        parsed: object = json.loads(source.decode("utf-8-sig"), parse_constant=_not_json)
    except UnicodeDecodeError:
        raise KnownError(
            _("The marks file is not text in UTF-8; save it again in that encoding.")
        ) from None
    except json.JSONDecodeError as error:
        sentence = _("The marks file is not JSON: something is wrong at line {line}, column {at}.")
        raise KnownError(sentence.format(line=error.lineno, at=error.colno)) from None
    except (ValueError, RecursionError):
        raise KnownError(
            _("The marks file holds a value that no mark can have; write whole numbers and names.")
        ) from None
    return parsed


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)


def _mark(number: int, entry: object, length: int, categories: Collection[str]) -> Mark:
    if not isinstance(entry, dict):
        sentence = _('Mark {number} must be an object with "category", "start" and "end".')
        raise KnownError(sentence.format(number=number))
    for field in ("category", "start", "end"):
        if field not in entry:
            raise KnownError(
                _('Mark {number} has no "{field}"; add it.').format(number=number, field=field)
            )
    category = _category(number, entry["category"], categories)
    start = _position(number, "start", entry["start"])
    end = _position(number, "end", entry["end"])
    if not 0 <= start < end:
        sentence = _("Mark {number} must start at 0 or later and end after its start.")
        raise KnownError(sentence.format(number=number))
    if end > length:
        sentence = _(
            "Mark {number} ends after the text, which has {length} characters; "
            "count in code points of what “whosays text” prints."
        )
        raise KnownError(sentence.format(number=number, length=length))
    return Mark(start, end, category)


def _category(number: int, category: object, categories: Collection[str]) -> str:
    if not isinstance(category, str):
        sentence = _('The "category" of mark {number} must be a name in quotation marks.')
        raise KnownError(sentence.format(number=number))
    if category not in categories:
        sentence = _("Mark {number} has the unknown category “{category}”; the known are {known}.")
        known = ", ".join(sorted(categories))
        raise KnownError(sentence.format(number=number, category=_shown(category), known=known))
    return category


def _position(number: int, field: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        sentence = _('The "{field}" of mark {number} must be a whole number.')
        raise KnownError(sentence.format(number=number, field=field))
    return value


def _shown(text: str) -> str:
    short = text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"
    return "".join(character if character.isprintable() else "\ufffd" for character in short)
