"""Reads what stands before the events: whose record it is, its format, and its texts."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.progress.portable.faults import MalformedError
from whosays.progress.portable.fields import Texts, digest
from whosays.progress.portable.form import FORMAT
from whosays.progress.portable.reading_fields import Fields
from whosays.translation import _


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose record a file holds."""

    learner: str
    """The learner's id."""
    name: str
    texts: Texts
    """From a CSV file those that were read so far."""


def refuse_other_formats(fields: Fields) -> None:
    """Raise MalformedError where the field ``format`` is not the number that this program reads."""
    found = fields.whole("format")
    if found > FORMAT:
        sentence = _(
            "the file has the format {found}, and this program reads {known}; import it with a "
            "newer version of Who Says?."
        )
        raise MalformedError(fields.place, sentence.format(found=found, known=FORMAT))
    if found < 1:
        raise fields.fault(_("“{field}” must be {known}."), "format", known=FORMAT)


def keep_text(fields: Fields, name: str, texts: Texts) -> None:
    """Put the field ``text`` or ``words`` among *texts* under *name*, its SHA-256.

    Raises MalformedError.
    """
    text = fields.string("text" if "text" in fields.values else "words")
    if digest(text) != name:
        raise MalformedError(
            fields.place, _("the text was changed: it does not have the SHA-256 it had.")
        )
    texts[name] = text
