"""Names what became of each mark and of each span of the key, and says why.

What a mark is called, in this order: neutral where it counts neither way; found, in part or under
another name where it stands for a span; found in part where it is on a core without standing for
it; decoy taken where it is on a decoy of its category; found in part where it is on a core that
has another name; else false alarm. A span to be found is missed where no mark's outcome is about
it, a decoy left alone rightly where no mark of its category on it is anything less than found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import Category, KeySpan, Lesson, Practice
from whosays.marking.matching import Matching, Placed
from whosays.marking.result import Outcome, OutcomeName
from whosays.marking.weights import DistinctMark, Entry, decoy_entries
from whosays.translation import _

_ABOUT_A_SPAN = (
    OutcomeName.FOUND,
    OutcomeName.FOUND_IN_PART,
    OutcomeName.FOUND_UNDER_ANOTHER_NAME,
)


def outcomes(
    lesson: Lesson,
    matching: Matching,
    entries: Sequence[Entry],
    untrained: Sequence[DistinctMark],
    categories: Mapping[str, Category],
) -> tuple[Outcome, ...]:
    """Return every outcome in reading order.

    *untrained* are marks under categories that the lesson does not train.
    """
    decoys = decoy_entries(lesson)
    feedback = _Feedback(lesson, entries, decoys, categories)
    of_marks = [feedback.of_mark(placed) for placed in matching.placed]
    about = {outcome.key for outcome in of_marks if outcome.name in _ABOUT_A_SPAN}
    missed = [
        feedback.of_span(OutcomeName.MISSED, entry)
        for entry in entries
        if entry.span.id not in about
    ]
    taken = list(zip(matching.placed, of_marks, strict=True))
    alone = [
        feedback.of_span(OutcomeName.LEFT_ALONE_RIGHTLY, decoy)
        for decoy in decoys
        if not any(_spoils(placed, outcome, decoy) for placed, outcome in taken)
    ]
    ignored = [feedback.of_untrained(mark) for mark in untrained]
    return tuple(sorted([*of_marks, *missed, *alone, *ignored], key=_reading_order))


def _reading_order(outcome: Outcome) -> tuple[Span, str, str, str]:
    return (outcome.span, outcome.category, outcome.name, outcome.key or "")


def _spoils(placed: Placed, outcome: Outcome, decoy: Entry) -> bool:
    return (
        placed.mark.category in decoy.names
        and outcome.name is not OutcomeName.FOUND
        and bool(placed.mark.words & decoy.core)
    )


class _Feedback:
    def __init__(
        self,
        lesson: Lesson,
        entries: Sequence[Entry],
        decoys: Sequence[Entry],
        categories: Mapping[str, Category],
    ) -> None:
        self._is_proposed = lesson.practice is Practice.PROPOSED
        self._key = {span.id: span for span in lesson.key}
        self._entries = entries
        self._decoys = decoys
        self._categories = categories

    def of_mark(self, placed: Placed) -> Outcome:
        if not placed.mark.words:
            return self._plain(placed.mark, OutcomeName.NEUTRAL, no_word_to_compare())
        if placed.neutral is not None:
            return self._on(placed, OutcomeName.NEUTRAL, placed.neutral)
        if placed.entry is not None and placed.set_aside:
            return self._repeat(placed, placed.entry)
        if placed.credit and placed.entry is not None:
            return self._on(placed, _name_of_found(placed), placed.entry)
        if placed.touched and placed.entry is not None:
            return self._on(placed, OutcomeName.FOUND_IN_PART, placed.entry)
        return self._of_unplaced(placed)

    def _of_unplaced(self, placed: Placed) -> Outcome:
        decoy = _most_shared(placed.mark, self._decoys, own_name=True)
        if decoy is not None:
            return self._on(placed, OutcomeName.DECOY_TAKEN, decoy)
        entry = placed.entry or _most_shared(placed.mark, self._entries, own_name=False)
        if entry is not None:
            return self._on(placed, OutcomeName.FOUND_IN_PART, entry)
        return self._false_alarm(placed.mark)

    def _on(self, placed: Placed, name: OutcomeName, entry: Entry) -> Outcome:
        category = placed.mark.category if placed.mark.category in entry.names else entry.home
        return Outcome(
            name=name,
            category=placed.mark.category,
            span=placed.mark.mark.span,
            key=entry.span.id,
            weight=placed.credit,
            explanation=self._explanation(entry.span, category, name),
            ask=self._ask(entry.span, category),
        )

    def of_span(self, name: OutcomeName, entry: Entry) -> Outcome:
        return Outcome(
            name=name,
            category=entry.home,
            span=entry.span.core,
            key=entry.span.id,
            weight=0.0,
            explanation=self._explanation(entry.span, entry.home, name),
            ask=self._ask(entry.span, entry.home),
        )

    def of_untrained(self, mark: DistinctMark) -> Outcome:
        sentence = _("This lesson does not train “{category}”, so this mark counts neither way.")
        name = self._category_name(mark.category)
        return self._plain(mark, OutcomeName.NEUTRAL, sentence.format(category=name))

    def _repeat(self, placed: Placed, entry: Entry) -> Outcome:
        said_once = _("You marked this passage more than once; it counts once.")
        explanation = self._explanation(entry.span, entry.home, OutcomeName.NEUTRAL)
        return Outcome(
            name=OutcomeName.NEUTRAL,
            category=placed.mark.category,
            span=placed.mark.mark.span,
            key=entry.span.id,
            weight=0.0,
            explanation=f"{said_once}\n\n{explanation}",
            ask=self._ask(entry.span, entry.home),
        )

    def _false_alarm(self, mark: DistinctMark) -> Outcome:
        sentence = _("The key has nothing to check here under “{category}”.")
        if self._is_proposed:
            sentence = _("No rule of the program's proposes “{category}” here; you may be right.")
        said = sentence.format(category=self._category_name(mark.category))
        category = self._categories.get(mark.category)
        parts = (said, category.definition if category else "", self._exclusions(mark.category))
        return self._plain(mark, OutcomeName.FALSE_ALARM, "\n\n".join(filter(None, parts)))

    def _plain(self, mark: DistinctMark, name: OutcomeName, explanation: str) -> Outcome:
        category = self._categories.get(mark.category)
        return Outcome(
            name=name,
            category=mark.category,
            span=mark.mark.span,
            key=None,
            weight=0.0,
            explanation=explanation,
            ask=category.question if category else "",
        )

    def _explanation(self, span: KeySpan, category: str, name: OutcomeName) -> str:
        earlier = self._key.get(span.again_for or "")
        own = span.explanation or (earlier.explanation if earlier else "")
        if own:
            return own
        decoy = name in (OutcomeName.DECOY_TAKEN, OutcomeName.LEFT_ALONE_RIGHTLY)
        if decoy:
            sentence = _("This looks like something to check under “{category}”, and is not.")
            said = sentence.format(category=self._category_name(category))
            return "\n\n".join(filter(None, (said, self._exclusions(category))))
        known = self._categories.get(category)
        if known is not None and known.definition:
            return known.definition
        sentence = _("The key lists this passage under “{category}”.")
        return sentence.format(category=self._category_name(category))

    def _ask(self, span: KeySpan, category: str) -> str:
        earlier = self._key.get(span.again_for or "")
        known = self._categories.get(category)
        return span.ask or (earlier.ask if earlier else "") or (known.question if known else "")

    def _category_name(self, category: str) -> str:
        known = self._categories.get(category)
        return known.name if known else category

    def _exclusions(self, category: str) -> str:
        known = self._categories.get(category)
        return known.exclusions if known else ""


def no_word_to_compare() -> str:
    """Return the sentence for a mark on articles or punctuation alone."""
    return _("This mark holds no word that could be compared, so it counts neither way.")


def _name_of_found(placed: Placed) -> OutcomeName:
    if not placed.right_name:
        return OutcomeName.FOUND_UNDER_ANOTHER_NAME
    return OutcomeName.FOUND if placed.credit == 1.0 else OutcomeName.FOUND_IN_PART


def _most_shared(mark: DistinctMark, entries: Sequence[Entry], *, own_name: bool) -> Entry | None:
    """Return the entry that *mark* is on with most of the entry's words, or None."""
    on = [
        entry
        for entry in entries
        if entry.core & mark.words and (not own_name or mark.category in entry.names)
    ]
    return min(
        on,
        key=lambda entry: (-len(entry.core & mark.words) / len(entry.core), entry.rank),
        default=None,
    )
