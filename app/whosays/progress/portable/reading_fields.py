"""Reads single fields of a file that anybody may have written."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from whosays.progress.portable.faults import MalformedError, shown
from whosays.progress.portable.fields import Texts
from whosays.progress.times import as_text, from_text
from whosays.translation import _

MOST_WHOLE = 10**9
MOST_WEIGHT = 1e9
YEARS = (1970, 2999)
"""The first and the last that a clock may tell: pages reckon some centuries from it."""
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one event, or of a part of one; every method raises MalformedError."""

    place: str
    """Where in the file they are, for whoever looks for it."""
    values: Mapping[str, object]
    """By name; from a CSV file without those that are empty."""
    parts: Mapping[str, Sequence[Fields]] = field(default_factory=dict)
    """What the lists among the fields hold, by the list's name."""

    def only(self, names: Collection[str]) -> None:
        """Refuse any field that is not one of *names*."""
        for name in (*self.values, *self.parts):
            if name not in names:
                raise self.fault(_("“{field}” does not belong here."), name)

    def string_or_none(self, name: str) -> str | None:
        """Return ``string``, or None where the field is empty."""
        return None if self.values.get(name) is None else self.string(name)

    def identifier(self, name: str) -> str:
        """Return the identifier *name*: a text that is not empty."""
        value = self.string(name)
        if not value:
            raise self.fault(_("“{field}” is empty."), name)
        return value

    def choice(self, name: str, choices: Collection[str]) -> str:
        """Return the text *name*, one of *choices*."""
        value = self.string(name)
        if value not in choices:
            sentence = _("“{field}” must be one of {choices}, and is “{value}”.")
            raise self.fault(sentence, name, choices=", ".join(choices), value=shown(value))
        return value

    def string(self, name: str) -> str:
        """Return the text *name*, however long."""
        value = self._present(name)
        if not isinstance(value, str):
            raise self.fault(_("“{field}” must be a text."), name)
        if not is_whole(value):
            raise self.fault(_("“{field}” holds half of a character."), name)
        return value

    def text(self, name: str, texts: Texts) -> str:
        """Return the text of *texts* whose SHA-256 is *name*."""
        digest = self.string(name)
        if digest not in texts:
            sentence = _("“{field}” names a text that is not in the file: {value}.")
            raise self.fault(sentence, name, value=shown(digest))
        return texts[digest]

    def whole(self, name: str, most: int = MOST_WHOLE) -> int:
        """Return the whole number *name*, 0 to *most*."""
        value = self._present(name)
        if not is_whole_number(value, most):
            sentence = _("“{field}” must be a whole number from 0 to {most}.")
            raise self.fault(sentence, name, most=most)
        assert isinstance(value, int)  # noqa: S101 - is_whole_number said so, mypy cannot know
        return value

    def wholes(self, name: str) -> tuple[int, ...]:
        """Return the whole numbers *name*, ascending."""
        value = self._present(name)
        if not isinstance(value, list) or not all(is_whole_number(one) for one in value):
            raise self.fault(_("“{field}” must be a list of whole numbers."), name)
        if sorted(set(value)) != value:
            raise self.fault(_("The numbers in “{field}” must ascend."), name)
        return tuple(value)

    def weight(self, name: str, most: float = 1.0) -> float:
        """Return the number *name*, 0 to *most*."""
        value = self._present(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not 0 <= value <= most:  # type: ignore[operator]
            sentence = _("“{field}” must be a number from 0 to {most}.")
            raise self.fault(sentence, name, most=f"{most:g}")
        assert isinstance(value, int | float)  # noqa: S101 - as above
        return float(value)

    def weight_or_none(self, name: str) -> float | None:
        """Return ``weight`` without a limit, or None where the field is empty."""
        return None if self.values.get(name) is None else self.weight(name, MOST_WEIGHT)

    def truth(self, name: str) -> bool:
        """Return the truth *name*."""
        value = self._present(name)
        if not isinstance(value, bool):
            raise self.fault(_("“{field}” must be true or false."), name)
        return value

    def moment(self, name: str) -> datetime:
        """Return the time *name*."""
        value = self.string(name)
        moment = _moment(value)
        if moment is not None:
            first, last = YEARS
            if first <= moment.year <= last:
                return moment
            sentence = _("“{field}” must be in the years {first} to {last}.")
            raise self.fault(sentence, name, first=first, last=last)
        sentence = _("“{field}” must be a time such as {example}, and is “{value}”.")
        example = "2026-05-17T12:00:00.000000+00:00"
        raise self.fault(sentence, name, example=example, value=shown(value))

    def part(self, name: str) -> Sequence[Fields]:
        """Return what the list *name* holds."""
        if name not in self.parts:
            raise self.fault(_("“{field}” is missing."), name)
        return self.parts[name]

    def fault(self, sentence: str, name: str, **values: object) -> MalformedError:
        """Return what to raise about the field *name*: *sentence*, filled with *values*."""
        return MalformedError(self.place, sentence.format(field=shown(name), **values))

    def _present(self, name: str) -> object:
        value = self.values.get(name)
        if value is None:
            raise self.fault(_("“{field}” is missing."), name)
        return value


def _moment(text: str) -> datetime | None:
    """Return the moment that a record keeps as *text*, None where it is none."""
    try:
        moment = from_text(text)
        return moment if moment.tzinfo is not None and as_text(moment) == text else None
    except (ValueError, OverflowError):
        return None


def is_whole(text: str) -> bool:
    """Tell whether *text* has no half of a UTF-16 character in it."""
    return _HALF.search(text) is None


def is_whole_number(value: object, most: int = MOST_WHOLE) -> bool:
    """Tell whether *value* is a whole number from 0 to *most*."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
