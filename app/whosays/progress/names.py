"""What a learner may be called."""

from __future__ import annotations

import unicodedata

from whosays.progress.failures import LearnerNameError
from whosays.translation import _


def tidy_name(name: str) -> str:
    """Return *name* as it is kept: NFC, without spaces around it and with single ones inside.

    Raises LearnerNameError where nothing that could be seen is left.
    """
    tidied = " ".join(unicodedata.normalize("NFC", whole_characters(name)).split())
    if not any(character.isprintable() and character != " " for character in tidied):
        raise LearnerNameError(_("A learner needs a name. Write one, then try again."))
    return tidied


def folded_name(name: str) -> str:
    """Return what two tidy names share when they are the same to a reader."""
    return unicodedata.normalize("NFC", name.casefold())


def whole_characters(text: str) -> str:
    """Return *text* with halves of UTF-16 characters joined, or replaced where one is alone."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
