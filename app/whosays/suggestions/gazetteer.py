"""Lists of words and names, kept as data, that rules look up by token.

A list is a file of tab-separated lines: the term, its kind, and whatever else the list says of
it. Lines that begin with ``#`` say where the list is from and under which licence. A term with a
capital in it is matched as it is written; one in small letters is matched in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, KeysView, Sequence
from dataclasses import dataclass

from whosays.suggestions.tokens import Token, tokens_of

_FIRST_WORD = re.compile(r"([A-Za-z]+)(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list."""

    term: str
    kind: str
    rest: tuple[str, ...] = ()
    """What else the line says, column by column."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A term as it is compared."""

    folded: tuple[str, ...]
    written: tuple[str, ...] | None
    """Its tokens as they are written; None for a term in small letters, found in any case."""
    entry: Entry
    is_pair: bool
    """Whether it is two words found in any case, so that nothing is left to compare."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """The terms that begin with one word, the longest first."""

    longer: dict[str, list[_Form]]
    """Those of several words, by their second: there may be hundreds that begin with “it”."""
    written: dict[str, tuple[int, Entry]]
    """What is found of this word only, as it is written."""
    alone: tuple[int, Entry] | None
    """What is found of this word only, in any case."""


class Gazetteer:
    """One list, looked up by the tokens of a text."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the *lines* of a list; where two have one term, the later stands.

        Empty lines, and those that begin with ``#``, say nothing.
        """
        self._lines: dict[str, list[str]] = {}
        self._begun: dict[str, _Begun] = {}
        """What begins with a word, once that word was asked for: most never are."""
        for line in lines:
            if line and line[0] != "#":
                self._lines.setdefault(_first_of(line), []).append(line)
        self._lines.pop("", None)
        self.first_words: KeysView[str] = self._lines.keys()
        """The words that terms begin with, folded: cheaper to ask than `at` for every token."""

    def at(
        self, tokens: Sequence[Token], number: int, *, possessive: bool = False
    ) -> tuple[int, Entry] | None:
        """Return how many tokens from *number* on are the longest term there, and its entry.

        With *possessive* the last of them may end in ``'s`` that the term has not: “Xinhua's”.
        """
        first = tokens[number].folded
        begun = self._begun.get(first)
        if begun is None and first in self._lines:
            begun = self._begun_with(first)
        if begun is not None:
            if begun.longer and number + 1 < len(tokens):
                second = tokens[number + 1].folded
                for form in _longer(begun, second) if possessive else begun.longer.get(second, ()):
                    if form.is_pair or _stands_at(form, tokens, number, possessive=possessive):
                        return len(form.folded), form.entry
            found = begun.written.get(tokens[number].straight) or begun.alone
            if found is not None:
                return found
        if possessive and first.endswith("'s") and first[:-2] in self._lines:
            return self._owner(tokens[number], first[:-2])
        return None

    def seconds(self, first: str) -> KeysView[str] | None:
        """Return the words one of which must follow *first* for a term to begin there.

        None where *first* alone may be a term.
        """
        begun = self._begun_with(first)
        return begun.longer.keys() if begun.alone is None and not begun.written else None

    def _begun_with(self, first: str) -> _Begun:
        begun = self._begun.get(first)
        if begun is None:
            begun = self._begun[first] = _begun_by(self._lines[first])
        return begun

    def _owner(self, token: Token, first: str) -> tuple[int, Entry] | None:
        """Return the term of the word *first* only, where *token* is its possessive."""
        begun = self._begun_with(first)
        is_small = token.straight.endswith("'s")
        return begun.written.get(token.straight[:-2], begun.alone) if is_small else begun.alone

    def __contains__(self, term: str) -> bool:
        tokens = tokens_of(term)
        found = self.at(tokens, 0) if tokens else None
        return found is not None and found[0] == len(tokens)


def entry_of(line: str) -> Entry:
    """Return the entry of one *line* of a list; a line without a kind has the empty one."""
    term, kind, *rest = line.split("\t") if "\t" in line else (line, "")
    return Entry(term, kind, tuple(rest))


def _first_of(line: str) -> str:
    """Return the first word of the term of *line*, folded; "" where there is none."""
    begin = _FIRST_WORD.match(line)
    if begin is not None:  # most begin so, and tokens cost more
        return begin[1].lower()
    tokens = tokens_of(line.partition("\t")[0])
    return tokens[0].folded if tokens else ""


def _form_of(entry: Entry) -> _Form:
    tokens = tokens_of(entry.term)
    written = tuple(token.straight for token in tokens)
    in_any_case = entry.term == entry.term.lower()
    folded = tuple(token.folded for token in tokens)
    is_pair = in_any_case and len(folded) == 2
    return _Form(folded, None if in_any_case else written, entry, is_pair)


def _begun_by(lines: list[str]) -> _Begun:
    """Return the terms of *lines*, which begin with one word."""
    entries = {entry.term: entry for entry in map(entry_of, lines)}
    forms = [_form_of(entry) for entry in entries.values()]
    longer: dict[str, list[_Form]] = {}
    written: dict[str, tuple[int, Entry]] = {}
    alone = None
    for form in sorted(forms, key=lambda form: (-len(form.folded), form.written is None)):
        if form.folded[1:]:
            longer.setdefault(form.folded[1], []).append(form)
        elif form.written is not None:
            written.setdefault(form.written[0], (1, form.entry))
        elif alone is None:
            alone = 1, form.entry
    return _Begun(longer, written, alone)


def _longer(begun: _Begun, second: str) -> Sequence[_Form]:
    """Return the terms of several words whose second is *second*, or has it as its possessive."""
    forms = begun.longer.get(second, ())
    return (*forms, *begun.longer.get(second[:-2], ())) if second.endswith("'s") else forms


def _stands_at(form: _Form, tokens: Sequence[Token], number: int, *, possessive: bool) -> bool:
    length = len(form.folded)
    if number + length > len(tokens):
        return False
    for place in range(length):
        token = tokens[number + place]
        if form.written is None:
            wanted, here = form.folded[place], token.folded
        else:
            wanted, here = form.written[place], token.straight
        if here != wanted:
            return possessive and place == length - 1 and here == wanted + "'s"
    return True
