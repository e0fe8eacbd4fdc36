"""What is wrong with a file that should be imported, and where."""

from __future__ import annotations

_SHOWN_CHARACTERS = 40


class MalformedError(Exception):
    """A file cannot be imported; ``importing`` turns this into a sentence with the file's name."""

    def __init__(self, place: str, what: str) -> None:
        """Say *what* is wrong, a clause that ends with a full stop, and at which *place*."""
        super().__init__(place, what)
        self.place = place
        self.what = what


def shown(text: str) -> str:
    """Return *text*, which somebody else wrote, short enough and fit to be put into a sentence."""
    short = text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"
    return "".join(character if character.isprintable() else "\ufffd" for character in short)
