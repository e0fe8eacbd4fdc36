"""Lists of words and names, kept as data, that rules look up by token.

A list is a file of tab-separated lines: the term, its kind, and whatever else the list says of
it. Lines that begin with ``#`` say where the list is from and under which licence. A term with a
capital in it is matched as it is written; one in small letters is matched in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.suggestions.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list."""

    term: str
    kind: str
    rest: tuple[str, ...] = ()
    """What else the line says, column by column."""


class Gazetteer:
    """One list, looked up by the tokens of a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take *entries*; where two have one term, the later stands."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Entry]]] = {}
        terms = {entry.term: entry for entry in entries}
        for entry in terms.values():
            tokens = tokens_of(entry.term)
            folded = tuple(token.folded for token in tokens)
            if folded:
                written = tuple(token.text.replace("’", "'") for token in tokens)
                self._by_first.setdefault(folded[0], []).append((folded, written, entry))
        for same_first in self._by_first.values():
            same_first.sort(key=lambda each: -len(each[0]))

    def at(self, tokens: Sequence[Token], number: int) -> tuple[int, Entry] | None:
        """Return how many tokens from *number* on are the longest term there, and its entry."""
        for folded, written, entry in self._by_first.get(tokens[number].folded, ()):
            here = tokens[number : number + len(folded)]
            if tuple(token.folded for token in here) != folded:
                continue
            if entry.term != entry.term.lower() and written != tuple(
                token.text.replace("’", "'") for token in here
            ):
                continue
            return len(folded), entry
        return None

    def __contains__(self, term: str) -> bool:
        tokens = tokens_of(term)
        found = self.at(tokens, 0) if tokens else None
        return found is not None and found[0] == len(tokens)


def read_entries(file: Path) -> list[Entry]:
    """Return the entries of the list in *file*, which is UTF-8; raise OSError without one.

    A line without a kind has the empty one; what cannot be decoded is replaced.
    """
    entries = []
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        term, *rest = (column.strip() for column in line.split("\t"))
        entries.append(Entry(term, rest[0] if rest else "", tuple(rest[1:])))
    return entries
