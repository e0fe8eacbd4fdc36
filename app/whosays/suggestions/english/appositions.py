"""Reads what stands beside a phrase between commas: a name, or an office."""

from __future__ import annotations

from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

_OPENS_OFFICE = frozenset({"the", "a", "an", "its", "his", "her"})
_CLOSES = ',.;:—–)"”'


class Appositions:
    """Reads the appositions of one article."""

    def __init__(self, phrases: Phrases, words: Words) -> None:
        """Read beside *phrases*."""
        self._phrases = phrases
        self._words = words
        self._tokens = phrases.tokens

    def take(self, phrase: Phrase, limit: int) -> None:
        """Take into *phrase* what stands beside it before token *limit*."""
        number = phrase.end
        if number + 1 >= limit or self._tokens[number].text != ",":
            return
        beside = self._phrases.at(number + 1, limit)
        if beside is None or beside.modifier:
            return
        self._take_second(beside, limit)
        closes = beside.end >= limit or self._tokens[beside.end].text in _CLOSES
        if closes and self._is_beside(phrase, beside):
            phrase.beside.append(beside)
            phrase.end = beside.end

    def _take_second(self, beside: Phrase, limit: int) -> None:
        """Take in the second office of “head of the agency and deputy minister,”."""
        if beside.end + 1 >= limit or self._tokens[beside.end].folded != "and":
            return
        second = self._phrases.at(beside.end + 1, limit)
        if second is None or second.determiners or second.end >= limit:
            return
        if self._tokens[second.end].text in _CLOSES and self.is_office(second):
            beside.parts.append(second)
            beside.links.append("and")
            beside.end = second.end

    def _is_beside(self, phrase: Phrase, beside: Phrase) -> bool:
        first, last = self._tokens[beside.run.start], self._tokens[beside.run.stop - 1]
        head = self._tokens[phrase.run.stop - 1]
        if head.is_number:
            head = self._tokens[phrase.run.start]  # “Radio 24, the state broadcaster”
        if _is_name(first, last) and not head.is_capitalized:
            return True
        opening = beside.determiners[0] if beside.determiners else ""
        is_office = self.is_office(beside)
        if first.is_capitalized and is_office and opening != "the":
            return True
        if head.is_capitalized:
            return is_office or opening in _OPENS_OFFICE
        return _is_name(first, last)

    def is_office(self, phrase: Phrase) -> bool:
        """Tell whether *phrase* names an office, a trade or a body."""
        words = self._words
        return any(
            self._phrases.within(terms, phrase) is not None
            for terms in (words.roles, words.titles, words.ranks, words.state_heads)
        )


def _is_name(first: Token, last: Token) -> bool:
    return first.is_capitalized and last.is_capitalized
