"""Lists of words and names, kept as data, that rules look up by token.

A list is a file of tab-separated lines: the term, its kind, and whatever else the list says of
it. Lines that begin with ``#`` say where the list is from and under which licence. A term with a
capital in it is matched as it is written; one in small letters is matched in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from whosays.suggestions.tokens import Token, tokens_of


class Entry(NamedTuple):
    """One line of a list."""

    term: str
    kind: str
    rest: tuple[str, ...] = ()
    """What else the line says, column by column."""


class _Form(NamedTuple):
    """A term as it is compared."""

    folded: tuple[str, ...]
    written: tuple[str, ...] | None
    """Its tokens as they are written; None for a term in small letters, found in any case."""
    entry: Entry


class Gazetteer:
    """One list, looked up by the tokens of a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take *entries*; where two have one term, the later stands."""
        self._by_first: dict[str, list[_Form]] = {}
        for entry in {entry.term: entry for entry in entries}.values():
            form = _form_of(entry)
            if form.folded:
                self._by_first.setdefault(form.folded[0], []).append(form)
        for same_first in self._by_first.values():
            if len(same_first) > 1:  # the longest first; as written before in any case
                same_first.sort(key=lambda form: (-len(form.folded), form.written is None))

    def at(
        self, tokens: Sequence[Token], number: int, *, possessive: bool = False
    ) -> tuple[int, Entry] | None:
        """Return how many tokens from *number* on are the longest term there, and its entry.

        With *possessive* the last of them may end in ``'s`` that the term has not: “Xinhua's”.
        """
        first = tokens[number].folded
        for form in self._by_first.get(first, ()):
            if _stands_at(form, tokens, number, possessive=possessive):
                return len(form.folded), form.entry
        if possessive and first.endswith("'s"):
            for form in self._by_first.get(first[:-2], ()):
                if len(form.folded) == 1 and _stands_at(form, tokens, number, possessive=True):
                    return 1, form.entry
        return None

    def __contains__(self, term: str) -> bool:
        tokens = tokens_of(term)
        found = self.at(tokens, 0) if tokens else None
        return found is not None and found[0] == len(tokens)


def _form_of(entry: Entry) -> _Form:
    term = entry.term
    if term.isascii() and term.replace(" ", "").isalpha():  # most are, and tokens cost more
        pieces = tuple(term.split())
    else:
        pieces = tuple(token.text.replace("’", "'") for token in tokens_of(term))
    folded = tuple([piece.casefold() for piece in pieces])
    return _Form(folded, None if term == term.lower() else pieces, entry)


def _stands_at(form: _Form, tokens: Sequence[Token], number: int, *, possessive: bool) -> bool:
    length = len(form.folded)
    if number + length > len(tokens):
        return False
    for place in range(length):
        token = tokens[number + place]
        if form.written is None:
            wanted, here = form.folded[place], token.folded
        else:
            wanted, here = form.written[place], token.text.replace("’", "'")
        if here != wanted:
            return possessive and place == length - 1 and here == wanted + "'s"
    return True


def read_entries(file: Path) -> list[Entry]:
    """Return the entries of the list in *file*, which is UTF-8; raise OSError without one.

    A line without a kind has the empty one; what cannot be decoded is replaced.
    """
    entries = []
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        term, kind, *rest = f"{line}\t".split("\t")
        entries.append(
            Entry(term.strip(), kind.strip(), tuple([each.strip() for each in rest[:-1]]))
        )
    return entries
