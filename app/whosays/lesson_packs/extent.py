"""Works out how far a mark may reach beyond a span's core and still count in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from whosays.articles.sentences import Sentences
from whosays.articles.span import Span
from whosays.articles.words import Words

WORDS_EACH_SIDE = 3
MOST_EXTRA_WORDS = 12
"""An extent given by its author that is longer than this beyond the core brings a warning."""

_STOPS = re.compile(r"[,;:،؛，、；：﹐﹑፣፤፥‒–—―⸺⸻]|--|(?:^|\s)-(?=\s|$)")


class Extents:
    """The extents of the spans of one text."""

    def __init__(self, words: Words, sentences: Sentences) -> None:
        self._words = words
        self._sentences = sentences
        self._taken: dict[str, dict[int, set[str]]] = {}

    def take(self, identifier: str, categories: Iterable[str], core: Span) -> None:
        """Keep the extents of other spans of *categories* out of the scored *core*."""
        for category in categories:
            owners = self._taken.setdefault(category, {})
            for number in self._words.touching(core.start, core.end):
                owners.setdefault(number, set()).add(identifier)

    def around(self, identifier: str, categories: Iterable[str], core: Span) -> Span:
        """Return the core and up to three words each side.

        Not across the end of a sentence, a comma, semicolon, colon or dash, nor into another
        core of one of *categories*.
        """
        numbers = self._words.touching(core.start, core.end)
        if not numbers:
            return core
        taken = [self._taken[name] for name in categories if name in self._taken]
        first = self._reach(numbers[0], -1, identifier, taken)
        last = self._reach(numbers[-1], 1, identifier, taken)
        return Span(
            min(core.start, self._words.spans[first].start),
            max(core.end, self._words.spans[last].end),
        )

    def extra_words(self, core: Span, extent: Span) -> int:
        """Return how many words *extent* holds beyond *core*."""
        inside = len(self._words.touching(core.start, core.end))
        return len(self._words.touching(extent.start, extent.end)) - inside

    def _reach(
        self, number: int, step: int, identifier: str, taken: Sequence[Mapping[int, set[str]]]
    ) -> int:
        sentence = self._sentences.around(self._words.spans[number].start)
        for _count in range(WORDS_EACH_SIDE):
            following = number + step
            if not 0 <= following < len(self._words):
                break
            if not sentence.start <= self._words.spans[following].start < sentence.end:
                break
            between = self._between(min(number, following))
            if between != " " and _STOPS.search(between):
                break
            if any(owners.get(following, set()) - {identifier} for owners in taken):
                break
            number = following
        return number

    def _between(self, number: int) -> str:
        """Return what stands between word *number* and the next."""
        spans = self._words.spans
        return self._words.text[spans[number].end : spans[number + 1].start]
