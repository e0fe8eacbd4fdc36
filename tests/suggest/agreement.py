"""How far two readers agree on the gold set, category by category.

Only spans to be found are compared. A span that the other reader calls contested or a later
mention, or one with two names that the other gives just one of them, counts neither way in the
span rates, as it would not for a mark; the strict rates count it as a disagreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from suggest.alpha import Unit, unitizing_alpha
from suggest.gold import GOLD
from suggest.measuring import CATEGORIES
from suggest.second import TwoKeys, two_keys

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import KeySpan, Lesson, Role

AGREEMENT = GOLD / "agreement.json"
"""Where the figures are kept."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readers agree on one category."""

    first: int
    second: int
    """How many spans each marked as to be found."""
    overlapping: int
    exact: int
    """Pairs that share a word, and pairs with the same words."""
    argued: int
    """Spans of either that stand alone, but that the other marked as contested, say."""
    kappa: float | None
    """Cohen's, over words: in a span of the category or not."""
    alpha: float | None
    """Krippendorff's for units, in words."""

    @property
    def strict_f1(self) -> float | None:
        """Twice the overlapping pairs, by the spans of both."""
        return _f1(self.overlapping, self.first + self.second)

    @property
    def f1(self) -> float | None:
        """The same without what is argued."""
        return _f1(self.overlapping, self.first + self.second - self.argued)

    @property
    def exact_f1(self) -> float | None:
        """Twice the pairs with the same words, by the spans of both without what is argued."""
        return _f1(self.exact, self.first + self.second - self.argued)

    @property
    def exact_rate(self) -> float | None:
        """The share of the overlapping pairs that have the same words."""
        return self.exact / self.overlapping if self.overlapping else None


def agreement(part: str) -> dict[str, Agreement]:
    """Return how far the two labellings of a *part* agree, by category."""
    keys = two_keys(part)
    return {name: _agreement(keys, name) for name in CATEGORIES}


def document(part: str) -> dict[str, dict[str, float | int | None]]:
    """Return the figures of a *part* as they are kept, rounded to three places."""
    return {name: _kept(found) for name, found in agreement(part).items()}


def table(part: str) -> str:
    """Return the figures of a *part* as a table."""
    lines = [
        f"{part:22}{'F1':>7}{'strict':>8}{'exact':>7}{'kappa':>7}{'alpha':>7}"
        "   first, second, both, argued"
    ]
    for name, found in agreement(part).items():
        kept = _kept(found)
        rates = "".join(
            f"{'-' if kept[key] is None else format(kept[key], '.3f'):>{width}}"
            for key, width in (
                ("f1", 7),
                ("strict f1", 8),
                ("exact", 7),
                ("kappa", 7),
                ("alpha", 7),
            )
        )
        counts = f"{found.first}, {found.second}, {found.overlapping}, {found.argued}"
        lines.append(f"{name:22}{rates}   {counts}")
    return "\n".join(lines)


def cohens_kappa(both: int, first: int, second: int, total: int) -> float | None:
    """Return Cohen's kappa (1960) of two readers who each say yes or no to *total* things.

    *first* and *second* are how often each says yes, *both* how often they do so together. None
    where chance alone gives full agreement.
    """
    observed = (total - first - second + 2 * both) / total
    chance = (first * second + (total - first) * (total - second)) / total**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def _kept(found: Agreement) -> dict[str, float | int | None]:
    rates = {
        "f1": found.f1,
        "strict f1": found.strict_f1,
        "exact f1": found.exact_f1,
        "exact": found.exact_rate,
        "kappa": found.kappa,
        "alpha": found.alpha,
    }
    rounded = {name: None if rate is None else round(rate, 3) for name, rate in rates.items()}
    counts = {
        "first": found.first,
        "second": found.second,
        "both": found.overlapping,
        "argued": found.argued,
    }
    return {**rounded, **counts}


def _f1(pairs: int, spans: int) -> float | None:
    return 2 * pairs / spans if spans else None


def _agreement(keys: Sequence[TwoKeys], name: str) -> Agreement:
    overlapping = exact = argued = offset = 0
    counts = [0, 0]
    units: list[list[Unit]] = [[], []]
    words: list[set[int]] = [set(), set()]
    for each in keys:
        lesson = each.lesson
        targets = [_targets(each.first, name), _targets(each.second, name)]
        pairs = _pairs(lesson, *targets)
        overlapping += len(pairs)
        exact += sum(_words(lesson, a) == _words(lesson, b) for a, b in pairs)
        paired = {id(span) for pair in pairs for span in pair}
        for number, others in enumerate((each.second, each.first)):
            alone = [span for span in targets[number] if id(span) not in paired]
            argued += sum(_is_argued(span, others) for span in alone)
            counts[number] += len(targets[number])
            units[number] += [_unit(lesson, span.core, offset) for span in targets[number]]
            for span in targets[number]:
                words[number] |= {word + offset for word in _words(lesson, span)}
        offset += len(lesson.words)
    return Agreement(
        *counts,
        overlapping,
        exact,
        argued,
        cohens_kappa(len(words[0] & words[1]), len(words[0]), len(words[1]), offset),
        unitizing_alpha(_apart(units[0]), _apart(units[1]), offset),
    )


def _targets(key: Sequence[KeySpan], name: str) -> list[KeySpan]:
    return [span for span in key if span.role is Role.TARGET and name in span.categories]


def _pairs(
    lesson: Lesson, first: Sequence[KeySpan], second: Sequence[KeySpan]
) -> list[tuple[KeySpan, KeySpan]]:
    """Pair spans that share a word one to one: those that share most of their words first."""
    candidates = []
    for a, one in enumerate(first):
        for b, other in enumerate(second):
            mine, theirs = _words(lesson, one), _words(lesson, other)
            if mine & theirs:
                candidates.append((-len(mine & theirs) / len(mine | theirs), a, b))
    pairs, used_first, used_second = [], set(), set()
    for _share, a, b in sorted(candidates):
        if a not in used_first and b not in used_second:
            used_first.add(a)
            used_second.add(b)
            pairs.append((first[a], second[b]))
    return pairs


def _is_argued(span: KeySpan, others: Sequence[KeySpan]) -> bool:
    """Tell whether the other reader saw *span* too, and called it something that is no miss."""
    for other in others:
        if not other.core.overlaps(span.core):
            continue
        if other.role is not Role.TARGET and set(other.categories) & set(span.categories):
            return True
        if len(span.categories) > 1 and set(other.categories) & set(span.categories):
            return True
    return False


def _words(lesson: Lesson, span: KeySpan) -> frozenset[int]:
    return lesson.words.compared(span.core.start, span.core.end)


def _unit(lesson: Lesson, core: Span, offset: int) -> Unit:
    numbers = sorted(lesson.words.compared(core.start, core.end))
    return numbers[0] + offset, numbers[-1] + 1 + offset


def _apart(units: list[Unit]) -> list[Unit]:
    """Return *units* in order; alpha cannot be had where two of them overlap."""
    found = sorted(units)
    for earlier, later in pairwise(found):
        assert earlier[1] <= later[0], f"two units of one category overlap: {earlier}, {later}"
    return found
