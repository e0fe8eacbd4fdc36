"""Finds a quote in a text that has changed a little since it was quoted.

The quote and the words around it are laid against the text word by word, as Needleman and Wunsch
align sequences (J. Mol. Biol. 48, 1970, 443–453), with the text's ends free. A place counts where
most of the words agree, no number has changed, and no other place is nearly as good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from whosays.articles.span import Span
from whosays.articles.words import Words
from whosays.lesson_packs.quotes import LONGEST_QUOTE, folded

_SLACK = 6  # words by which the text may have grown or shrunk around the quote
_MOST_PLACES_OF_A_WORD = 200  # a word that stands more often says nothing about where
_MOST_TRIED = 8
_WORDS_AROUND = 12  # of the context; what stands farther away says no more

_CLAUSE_ENDS = frozenset(".,;:!?”“")
_SHORT = 3  # letters
_LITTLE = 0.4  # the weight of a short word: "the", "of", "in"
_GAP = -0.45
_OTHER = -0.55

_ENOUGH_OF_QUOTE = 0.6
_ENOUGH_OF_CONTEXT = 0.45
_LITTLE_OF_QUOTE = 0.3
_NEARLY_ALL_OF_CONTEXT = 0.75
_ENOUGH_ALONE = 0.75
_FEWEST_WORDS_ALONE = 4
_MARGIN = 0.8  # the second best place has at most this part of the best one's score


@dataclass(frozen=True, slots=True)
class _Aligned:
    """The quote with its context, laid against one stretch of the text."""

    score: float
    quote: tuple[int | None, ...]
    """For each word of the quote, the number of the word of the text it lies on."""
    quote_agrees: float
    """The part of the quote that agrees, by weight, from 0 to 1."""
    context_agrees: float


class NearPlaces:
    """A text made ready for looking changed quotes up in it."""

    def __init__(self, words: Words) -> None:
        """Look in the text of *words*."""
        self._words = words

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        text = self._words.text
        return tuple(folded(text[span.start : span.end]).casefold() for span in self._words.spans)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._plain):
            places[word].append(number)
        return places

    def find(self, quote: str, before: str = "", after: str = "") -> Span | None:
        """Return where *quote* stands though words of it or around it changed, None in doubt.

        The span is in code points of the text and runs from word to word. *before* and *after*
        are the words that stood around the quote; without any, only a longer quote is found.
        """
        wanted = _plain_words(quote)
        if not wanted or len(quote) > LONGEST_QUOTE:
            return None
        left = _plain_words(before)[-_WORDS_AROUND:]
        right = _plain_words(after)[:_WORDS_AROUND]
        has_clauses = not _CLAUSE_ENDS.isdisjoint(quote)
        end = len(left) + len(wanted)
        pattern = _Pattern((*left, *wanted, *right), len(left), end, has_clauses)
        tried = [self._aligned(pattern, offset) for offset in self._offsets(pattern)]
        return self._place(pattern, tried)

    def _offsets(self, pattern: _Pattern) -> list[int]:
        """Return the numbers of the words where *pattern* would begin, the likeliest first."""
        votes: defaultdict[int, float] = defaultdict(float)
        for index, word in enumerate(pattern.words):
            places = self._places.get(word, [])
            if len(places) <= _MOST_PLACES_OF_A_WORD:
                for number in places:
                    votes[(number - index) // _SLACK] += _weight(word) / len(places)
        likely = sorted(votes, key=lambda stretch: (-votes[stretch], stretch))[:_MOST_TRIED]
        return [stretch * _SLACK for stretch in likely]

    def _aligned(self, pattern: _Pattern, offset: int) -> _Aligned:
        start = max(0, offset - _SLACK)
        end = min(len(self._plain), offset + len(pattern.words) + 2 * _SLACK)
        stretch = self._plain[start:end]
        score, pairs = _align(pattern.words, stretch)
        on = [None if pair is None else start + pair for pair in pairs]
        agrees = [
            _agreement(word, self._plain[number]) if number is not None else 0.0
            for word, number in zip(pattern.words, on, strict=True)
        ]
        quote = slice(pattern.start, pattern.end)
        around = [*range(pattern.start), *range(pattern.end, len(pattern.words))]
        return _Aligned(
            score,
            tuple(on[quote]),
            _part(pattern.words[quote], agrees[quote]),
            _part([pattern.words[each] for each in around], [agrees[each] for each in around]),
        )

    def _place(self, pattern: _Pattern, tried: Sequence[_Aligned]) -> Span | None:
        """Return the one place among *tried* that is good enough and better than any other."""
        by_place: dict[tuple[int | None, ...], _Aligned] = {}
        for each in tried:
            by_place.setdefault(each.quote, each)
        ranked = sorted(by_place.values(), key=lambda each: -each.score)
        if not ranked or not self._fits(pattern, ranked[0]):
            return None
        best = ranked[0]
        numbers = self._within_its_clause(pattern, best)
        for other in ranked[1:]:
            is_elsewhere = not set(numbers) & set(other.quote)
            if is_elsewhere and other.score > _MARGIN * best.score:
                return None
        spans = self._words.spans
        return Span(spans[min(numbers)].start, spans[max(numbers)].end)

    def _within_its_clause(self, pattern: _Pattern, found: _Aligned) -> list[int]:
        """Return the words the quote lies on, less new ones at its edges behind a comma or stop."""
        numbers = [number for number in found.quote if number is not None]
        known = {
            word
            for word in pattern.words[pattern.start : pattern.end]
            # a quote that has such a mark of its own may lie across one
            if pattern.has_clauses or _weight(word) > _LITTLE
        }
        while len(numbers) > 1 and self._is_cut_off(numbers[0], numbers[1], known):
            del numbers[0]
        while len(numbers) > 1 and self._is_cut_off(numbers[-1], numbers[-2], known):
            del numbers[-1]
        return numbers

    def _is_cut_off(self, edge: int, inner: int, known: Collection[str]) -> bool:
        if self._plain[edge] in known:
            return False
        first, second = sorted((edge, inner))
        between = self._words.text[self._words.spans[first].end : self._words.spans[second].start]
        return any(character in _CLAUSE_ENDS for character in between)

    def _fits(self, pattern: _Pattern, found: _Aligned) -> bool:
        quote = pattern.words[pattern.start : pattern.end]
        numbers = [number for number in found.quote if number is not None]
        if not numbers or found.quote_agrees == 0:
            return False
        there = self._plain[min(numbers) : max(numbers) + 1]
        if _numbers_in(quote) != _numbers_in(there) or len(there) > 2 * len(quote) + _SLACK:
            return False
        if len(quote) == len(pattern.words):
            return len(quote) >= _FEWEST_WORDS_ALONE and found.quote_agrees >= _ENOUGH_ALONE
        enough = found.quote_agrees >= _ENOUGH_OF_QUOTE
        much = found.quote_agrees >= _LITTLE_OF_QUOTE
        around = found.context_agrees
        return (enough and around >= _ENOUGH_OF_CONTEXT) or (
            much and around >= _NEARLY_ALL_OF_CONTEXT
        )


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The words around the quote and its own, which are ``start`` to ``end``."""

    words: tuple[str, ...]
    start: int
    end: int
    has_clauses: bool
    """Whether a comma, stop or the like stands in the quote."""


def _plain_words(text: str) -> tuple[str, ...]:
    return tuple(folded(span.of(text)).casefold() for span in Words(text).spans)


def _numbers_in(words: Iterable[str]) -> list[str]:
    return [word for word in words if any(character.isdecimal() for character in word)]


def _weight(word: str) -> float:
    return _LITTLE if len(word) <= _SHORT and word.isalpha() else 1.0


def _agreement(one: str, other: str) -> float:
    """Tell how far two words agree, from 0 to 1: "official" and "officials" do for the most."""
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    same = 0
    while same < len(shorter) and shorter[same] == longer[same]:
        same += 1
    is_a_form = same > _SHORT and same >= len(longer) - 2 and not _numbers_in((one, other))
    return 0.7 if is_a_form else 0.0


def _part(words: Sequence[str], agrees: Sequence[float]) -> float:
    whole = sum(map(_weight, words))
    if not whole:
        return 0.0
    return sum(_weight(word) * part for word, part in zip(words, agrees, strict=True)) / whole


def _align(words: Sequence[str], stretch: Sequence[str]) -> tuple[float, list[int | None]]:
    """Return the score of *words* laid against *stretch*, and for each where it lies there."""
    width = len(stretch) + 1
    rows: list[list[float]] = [[0.0] * width]
    for index, word in enumerate(words, start=1):
        above, row = rows[-1], [index * _GAP]
        weight = _weight(word)
        for column, there in enumerate(stretch, start=1):
            agreed = _agreement(word, there)
            gain = weight * agreed if agreed else _OTHER * weight
            row.append(max(above[column - 1] + gain, above[column] + _GAP, row[-1] + _GAP))
        rows.append(row)
    column = max(range(width), key=lambda each: (rows[-1][each], -each))
    return rows[-1][column], _traced(words, stretch, rows, column)


def _traced(
    words: Sequence[str], stretch: Sequence[str], rows: list[list[float]], column: int
) -> list[int | None]:
    """Walk back from the best end, word upon word where that is as good as a gap."""
    pairs: list[int | None] = [None] * len(words)
    index = len(words)
    while index and column:
        weight = _weight(words[index - 1])
        agreed = _agreement(words[index - 1], stretch[column - 1])
        gain = weight * agreed if agreed else _OTHER * weight
        here = rows[index][column]
        if here == rows[index - 1][column - 1] + gain:
            index, column = index - 1, column - 1
            pairs[index] = column
        elif here == rows[index - 1][column] + _GAP:
            index -= 1
        else:
            column -= 1
    return pairs
