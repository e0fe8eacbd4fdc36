"""Lists of words and names, kept as data, that rules look up by token.

A list is a file of tab-separated lines: the term, its kind, and whatever else the list says of
it. Lines that begin with ``#`` say where the list is from and under which licence. A term with a
capital in it is matched as it is written; one in small letters is matched in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Sequence
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


class _Begun(NamedTuple):
    """The terms that begin with one word, the longest first."""

    longer: dict[str, list[_Form]]
    """Those of several words, by their second: there may be hundreds that begin with “it”."""
    alone: list[_Form]
    """Those of this word only: as written, and in any case."""


class Gazetteer:
    """One list, looked up by the tokens of a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take *entries*; where two have one term, the later stands."""
        self._entries: dict[str, list[Entry]] = {}
        self._begun: dict[str, _Begun] = {}
        """What begins with a word, once that word was asked for: most never are."""
        for entry in {entry.term: entry for entry in entries}.values():
            self._entries.setdefault(_first_of(entry.term), []).append(entry)

    @property
    def first_words(self) -> KeysView[str]:
        """The words that terms begin with, folded: cheaper to ask than `at` for every token."""
        return self._entries.keys()

    def at(
        self, tokens: Sequence[Token], number: int, *, possessive: bool = False
    ) -> tuple[int, Entry] | None:
        """Return how many tokens from *number* on are the longest term there, and its entry.

        With *possessive* the last of them may end in ``'s`` that the term has not: “Xinhua's”.
        """
        first = tokens[number].folded
        if first in self._entries:
            for form in self._candidates(tokens, number, possessive=possessive):
                if _stands_at(form, tokens, number, possessive=possessive):
                    return len(form.folded), form.entry
        if possessive and first.endswith("'s") and first[:-2] in self._entries:
            for form in self._begun_with(first[:-2]).alone:
                if _stands_at(form, tokens, number, possessive=True):
                    return 1, form.entry
        return None

    def _candidates(
        self, tokens: Sequence[Token], number: int, *, possessive: bool
    ) -> Iterator[_Form]:
        begun = self._begun_with(tokens[number].folded)
        if begun.longer and number + 1 < len(tokens):
            second = tokens[number + 1].folded
            yield from begun.longer.get(second, ())
            if possessive and second.endswith("'s"):
                yield from begun.longer.get(second[:-2], ())
        yield from begun.alone

    def _begun_with(self, first: str) -> _Begun:
        if first not in self._begun:
            begun = _Begun({}, [])
            forms = [_form_of(entry) for entry in self._entries[first]]
            for form in sorted(forms, key=lambda form: (-len(form.folded), form.written is None)):
                same = (
                    begun.longer.setdefault(form.folded[1], []) if form.folded[1:] else begun.alone
                )
                same.append(form)
            self._begun[first] = begun
        return self._begun[first]

    def __contains__(self, term: str) -> bool:
        tokens = tokens_of(term)
        found = self.at(tokens, 0) if tokens else None
        return found is not None and found[0] == len(tokens)


def _first_of(term: str) -> str:
    first, _space, _others = term.partition(" ")
    if first.isascii() and first.isalpha():  # most are, and tokens cost more
        return first.lower()
    tokens = tokens_of(term)
    return tokens[0].folded if tokens else ""


def _form_of(entry: Entry) -> _Form:
    tokens = tokens_of(entry.term)
    written = tuple(token.text.replace("’", "'") for token in tokens)
    in_any_case = entry.term == entry.term.lower()
    return _Form(tuple(token.folded for token in tokens), None if in_any_case else written, entry)


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
        if not line or line.startswith("#") or line.isspace():
            continue
        term, kind, *rest = line.split("\t") if "\t" in line else (line, "")
        entries.append(Entry(term, kind, tuple(rest)))
    return entries
