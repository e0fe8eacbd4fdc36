"""The people whom an article names, so that one who is named anywhere is not taken for unnamed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from whosays.suggestions.article import Article
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry, Gazetteer
from whosays.suggestions.tokens import Token

_PARTICLES = listed("de da do dos das del della di van von der den la le al el bin ibn abu ben y")
_OF_COUNTRIES = ("ia", "land", "stan", "mark")
_SHORTEST_COUNTRY = 5
_LONGEST = 5  # tokens of one name


class People:
    """Every full name of a person in one article."""

    def __init__(self, article: Article, words: Words) -> None:
        """Find the names in *article*; *words* tells what else begins with a capital."""
        self._tokens = article.tokens
        self._words = words
        self._lists = _lists(words)
        self._listed = _first_words(words)
        self._surnames: set[str] = set()
        self._firsts: set[str] = set()
        self._sentence_starts = {numbers.start for numbers in article.sentence_ranges}
        self.names = tuple(self._names())
        """Where full names stand, by the numbers of their tokens."""
        for name in self.names:
            self._surnames.add(_plain(self._tokens[name.stop - 1]))
            self._firsts.add(_plain(self._tokens[name.start]))

    def _names(self) -> Iterator[range]:
        past = 0
        for number in [at for at, token in enumerate(self._tokens) if token.is_capitalized]:
            name = self.name_at(number) if number >= past else None
            if name is not None:
                yield name
                past = name.stop

    def name_at(self, number: int, limit: int | None = None) -> range | None:
        """Return the full name, of two words or more, that begins at token *number*, or None."""
        tokens = self._tokens
        stop = min(number + _LONGEST, len(tokens) if limit is None else limit)
        if number + 1 >= stop or not _may_go_on(tokens[number + 1]):
            return None
        if not self._may_be_name(tokens[number]) or self._is_known_otherwise(number):
            return None
        end = number + 1
        while end < stop:
            token = tokens[end]
            if (
                token.folded in _PARTICLES and end + 1 < stop and tokens[end + 1].is_capitalized
            ) or (token.text == "." and not token.gap and _is_initial(tokens[end - 1])):
                end += 1
            elif self._may_be_name(token) and not self._is_known_otherwise(end):
                end += 1
                if token.folded.endswith("'s"):
                    break
            else:
                break
        words = [each for each in tokens[number:end] if each.is_word]
        return range(number, end) if len(words) > 1 else None

    def _may_be_name(self, token: Token) -> bool:
        if not token.is_word or not token.is_capitalized:
            return False
        return not (token.text.isupper() and len(token.text.replace(".", "")) > 2)

    def _is_known_otherwise(self, number: int) -> bool:
        words, tokens = self._words, self._tokens
        first = tokens[number].folded.removesuffix("'s")
        if first not in self._listed and tokens[number].folded not in self._listed:
            return False
        if number in self._sentence_starts and words.phrase_ends.at(tokens, number) is not None:
            return True
        for terms in self._lists:
            if first in terms.first_words:
                found = terms.at(tokens, number, possessive=True)
                if found is None:
                    continue
                if terms is words.roles and self._is_surname_of_trade(number, found):
                    continue
                if not (terms is words.countries and found[1].rest[1:2] and found[1].rest[1]):
                    return True
        return False

    def _is_surname_of_trade(self, number: int, found: tuple[int, Entry]) -> bool:
        """Tell whether a word for a trade is a name here: “Peter Cook”, “Ann Baker”."""
        if found[0] != 1 or number == 0:
            return False
        before, token = self._tokens[number - 1], self._tokens[number]
        return before.is_capitalized and before.is_word and token.text[1:].islower()

    def is_place(self, number: int) -> bool:
        """Tell whether the name at token *number*, in no list, looks like that of a country.

        It ends as many do, or its people or its army are spoken of, and nobody bears it.
        """
        token = self._tokens[number]
        name = token.folded
        if not token.is_capitalized or not name.isalpha() or self.is_surname(token):
            return False
        if not name.endswith(_OF_COUNTRIES) or len(name) < _SHORTEST_COUNTRY:
            return False
        return self._words.roles.at(self._tokens, number) is None and not self._has_courtesy(number)

    def _has_courtesy(self, number: int) -> bool:
        before = self._tokens[number - 1] if number else None
        return before is not None and self._words.titles.at((before,), 0) is not None

    def is_surname(self, token: Token) -> bool:
        """Tell whether *token* is the last name, or the first, of somebody with a full name."""
        plain = _plain(token)
        return token.is_capitalized and (plain in self._surnames or plain in self._firsts)


def _lists(words: Words) -> tuple[Gazetteer, ...]:
    """Return what begins with a capital, too, and is no name of a person."""
    return (
        words.countries,
        words.months_and_days,
        words.state_heads,
        words.courts_and_others,
        words.intergovernmental,
        words.state_media,
        words.intelligence,
        words.titles,
        words.ranks,
        words.phrase_ends,
        words.roles,
    )


@lru_cache(maxsize=2)
def _first_words(words: Words) -> frozenset[str]:
    return frozenset(word for terms in _lists(words) for word in terms.first_words)


def _plain(token: Token) -> str:
    return token.folded.removesuffix("'s").removesuffix("s'")


def _may_go_on(token: Token) -> bool:
    """Tell whether *token* may be the second of a name."""
    return token.is_capitalized or token.text == "." or token.folded in _PARTICLES


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 and token.is_capitalized
