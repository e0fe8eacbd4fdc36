"""Tells whether somebody who is introduced without a name is given one further down."""

from __future__ import annotations

from bisect import bisect_left

from whosays.suggestions.article import Article
from whosays.suggestions.english.people import People
from whosays.suggestions.english.phrases import Phrase
from whosays.suggestions.english.quantities_amount import listed

_INDEFINITE = listed("a an one another")
_SEVERAL = listed("two three four five six several some")
_IS = listed("is was are were")
_NAMING = listed("named called identified as")
_PRONOUNS = listed("he she they")
_WHO = listed("who whose which that")
_NAMING_WORDS = 3
"""How many of them may stand in a row: “was identified as”."""
_SENTENCES_ON = 3
_WORDS_ON = 16
"""How far behind a relative clause the name may stand: “one doctor whose …, Pilar Osmund”."""


class NamedLater:
    """Looks further down in one article."""

    def __init__(self, article: Article, people: People) -> None:
        """Look in *article*; *people* are those with names."""
        self._article = article
        self._people = people
        self._tokens = article.tokens
        self._starts = [span.start for span in article.sentences]
        self._named = self._roles_with_names()

    def is_named(self, phrase: Phrase) -> bool:
        """Tell whether the person, or the few people, of *phrase* get a name after it."""
        opening = phrase.determiners[0] if phrase.determiners else ""
        if opening not in _INDEFINITE and opening not in _SEVERAL:
            return False
        if self._is_named_behind(phrase) or self._is_named_next(phrase):
            return True
        head = self._tokens[phrase.run.stop - 1].folded
        places = self._named.get(head)
        return places is not None and places[-1] > phrase.end

    def _roles_with_names(self) -> dict[str, list[int]]:
        """Return where “the teacher, Ann Lee” or “Ann Lee, the teacher” stands, by the role."""
        found: dict[str, list[int]] = {}
        for name in self._people.names:
            before, after = name.start - 1, name.stop
            if before > 1 and self._tokens[before].text == "," and self._is_the(before - 2):
                found.setdefault(self._tokens[before - 1].folded, []).append(name.start)
            behind = [token.folded for token in self._tokens[after : after + 3]]
            if behind[:2] == [",", "the"] and len(behind) > 2:
                found.setdefault(behind[2], []).append(name.start)
        return found

    def _is_the(self, number: int) -> bool:
        """Tell whether a definite article stands at token *number* or right before it."""
        return "the" in (self._tokens[number].folded, self._tokens[max(number - 1, 0)].folded)

    def _is_named_behind(self, phrase: Phrase) -> bool:
        """Tell whether a name closes the clause after *phrase*: “a man who …, Karl Lind”."""
        if phrase.end >= len(self._tokens) or self._tokens[phrase.end].folded not in _WHO:
            return False
        for number in range(phrase.end, min(phrase.end + _WORDS_ON, len(self._tokens) - 1)):
            if self._tokens[number].text in ".!?":
                return False
            if self._tokens[number].text == "," and self._people.name_at(number + 1) is not None:
                return True
        return False

    def _is_named_next(self, phrase: Phrase) -> bool:
        """Tell whether one of the next sentences says who it was: “He is Karl Lind”."""
        head = self._tokens[phrase.run.stop - 1].folded
        here = bisect_left(self._starts, self._article.ends[phrase.end - 1])
        for span in self._article.sentences[here : here + _SENTENCES_ON]:
            numbers = self._article.tokens_in(span)
            first = numbers.start
            if len(numbers) > 2 and self._tokens[first].folded == "the":
                first += 1 if self._tokens[first + 1].folded == head else 0
            subject = self._tokens[first].folded
            if subject not in _PRONOUNS and subject != head:
                continue
            if self._says_who(first + 1, numbers.stop):
                return True
        return False

    def _says_who(self, number: int, stop: int) -> bool:
        if number >= stop or self._tokens[number].folded not in _IS:
            return False
        number += 1
        last = min(stop, number + _NAMING_WORDS)
        while number < last and self._tokens[number].folded in _NAMING:
            number += 1
        return number < stop and self._people.name_at(number, stop) is not None
