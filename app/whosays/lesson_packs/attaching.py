"""Ties the key of a lesson without an article to the text that somebody has fetched for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.articles.sentences import Sentences
from whosays.articles.span import Span
from whosays.articles.words import Words
from whosays.lesson_packs.extent import Extents
from whosays.lesson_packs.lesson import KeySpan, Role, UnattachedEntry
from whosays.lesson_packs.near_places import NearPlaces
from whosays.lesson_packs.quotes import FoldedText
from whosays.lesson_packs.spans import with_shared_explanations

_BLOCK_END = "\n\n"


@dataclass(frozen=True, slots=True)
class Attached:
    """A key tied to a text, as far as it fits."""

    key: tuple[KeySpan, ...]
    """The spans that were found, in the order of their cores."""
    missing: tuple[UnattachedEntry, ...]
    """The entries whose words are not in the text, or whose first mention is not."""
    ambiguous: tuple[UnattachedEntry, ...]
    """Entries in ``key`` whose words stand there more than once; the first place was taken."""


def attach(entries: Sequence[UnattachedEntry], text: str, language: str = "en") -> Attached:
    """Find each of *entries* in *text* by its quote and the words around it.

    Words that changed a little are found by what is left of them and around them; a place that
    is in doubt, or whose number has changed, is not taken. *text* is plain text, blocks separated
    by a blank line; *language* is BCP 47. A quote that runs over the end of a block does not fit,
    nor does an extent that is not around its core: the usual extent stands in for that.
    """
    return _Attaching(text, language).attach(entries)


class _Attaching:
    """Attaches one key to one text."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._folded = FoldedText(text)
        self._words = Words(text, language)
        self._extents = Extents(self._words, Sentences(text))
        self._near_places = NearPlaces(self._words)
        self._ambiguous: list[UnattachedEntry] = []

    def attach(self, entries: Sequence[UnattachedEntry]) -> Attached:
        found = {entry.id: self._find(entry) for entry in entries}
        cores = {name: core for name, core in found.items() if core is not None}
        placed = [entry for entry in entries if _stands(entry, cores)]
        for entry in placed:
            if entry.role is Role.TARGET and not entry.given:
                self._extents.take(entry.id, entry.categories, cores[entry.id])
        by_id = {entry.id: entry for entry in placed}
        return Attached(
            with_shared_explanations([self._span(entry, cores[entry.id]) for entry in placed]),
            tuple(entry for entry in entries if entry.id not in by_id),
            tuple(entry for entry in self._ambiguous if entry.id in by_id),
        )

    def _find(self, entry: UnattachedEntry) -> Span | None:
        core = self._find_as_quoted(entry)
        if core is None:
            core = self._near_places.find(entry.quote, entry.before, entry.after)
        fits = core is not None and _BLOCK_END not in core.of(self._text)
        return core if fits and core and self._words.compared(core.start, core.end) else None

    def _find_as_quoted(self, entry: UnattachedEntry) -> Span | None:
        number = entry.nth or 1
        found: list[Span] = []
        for span in self._folded.find(entry.quote, entry.before, entry.after):
            found.append(span)
            if len(found) > number:
                break
        if len(found) < number:
            return None
        if entry.nth is None and len(found) > 1:
            self._ambiguous.append(entry)
        return found[number - 1]

    def _span(self, entry: UnattachedEntry, core: Span) -> KeySpan:
        return KeySpan(
            id=entry.id,
            role=entry.role,
            categories=entry.categories,
            core=core,
            extent=self._extent(entry, core),
            given=entry.given,
            title=entry.title,
            explanation=entry.explanation,
            ask=entry.ask,
            again_for=entry.again_for,
        )

    def _extent(self, entry: UnattachedEntry, core: Span) -> Span:
        places = self._folded.find(entry.extent) if entry.extent else ()
        for span in places:
            if span.contains(core) and _BLOCK_END not in span.of(self._text):
                return span
        return self._extents.around(entry.id, entry.categories, core)


def _stands(entry: UnattachedEntry, cores: dict[str, Span]) -> bool:
    """Tell whether *entry* has a place, and what it mentions again has one too."""
    return entry.id in cores and (entry.again_for is None or entry.again_for in cores)
