"""Refuses a pack file, in a sentence that says why."""

from __future__ import annotations

from typing import NoReturn

from whosays.errors import KnownError
from whosays.translation import _


class PackFileRefused(KnownError):  # noqa: N818 - the sentence says what is wrong
    """A pack file that is damaged, of another kind, or not safe to unpack."""


def damaged() -> PackFileRefused:
    """Return the refusal of a file whose bytes make no sense."""
    return PackFileRefused(
        _("This file is damaged, or no pack file at all; get it again from where it came.")
    )


def refuse(reason: str) -> NoReturn:
    """Raise PackFileRefused because of *reason*, a sentence that begins in lower case."""
    raise PackFileRefused(
        _("This pack file is refused: {reason} Ask its author for another.").format(reason=reason)
    )
