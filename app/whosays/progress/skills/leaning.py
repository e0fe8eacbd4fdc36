"""Notices when a learner finds more only because everything is being marked.

Suspicion is not skill: hits that rise while the criterion falls and sensitivity does not rise are
bought with false alarms. With few trials a rise in sensitivity can go unseen, so false alarms must
have risen, too, before anybody is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from whosays.progress.skills.discernment import NOISE, TARGETS, Discernment, pooled
from whosays.progress.skills.opportunity import Opportunity, counting
from whosays.progress.skills.region import variance_of_z

_SURE = 1.645
"""Standard errors by which a difference counts as one: an error in one direction of 5%."""
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Change:
    """A learner's discernment lately, and in the beginning."""

    before: Discernment
    lately: Discernment

    @property
    def finds_more(self) -> bool:
        """Tell whether a larger share of the targets was found lately."""
        return self.lately.hit_rate > self.before.hit_rate

    @property
    def criterion_falls(self) -> bool:
        """Tell whether the learner marks more readily, by more than chance would explain."""
        fall = self.before.criterion - self.lately.criterion
        return fall > _SURE * self._error / 2  # c is half a sum where d′ is a difference

    @property
    def sensitivity_rises(self) -> bool:
        """Tell whether the learner tells better, by more than chance would explain."""
        return self.lately.sensitivity - self.before.sensitivity > _SURE * self._error

    @property
    def alarms_rise(self) -> bool:
        """Tell whether more of the rest was marked lately, by more than chance would explain."""
        rise = _NORMAL.inv_cdf(self.lately.alarm_rate) - _NORMAL.inv_cdf(self.before.alarm_rate)
        error = sqrt(sum(_variance_of_alarms(each) for each in (self.before, self.lately)))
        return rise > _SURE * error

    @property
    def only_marks_more(self) -> bool:
        """Tell whether hits rose only because everything is being marked."""
        bought = self.criterion_falls and self.alarms_rise
        return self.finds_more and bought and not self.sensitivity_rises

    @property
    def _error(self) -> float:
        """Return the standard error of the difference between the two sensitivities."""
        return sqrt(sum(_variance(each) for each in (self.before, self.lately)))


def change(opportunities: Iterable[Opportunity]) -> Change | None:
    """Return how discernment changed, or None before there are trials enough for two figures.

    *opportunities* are one learner's in the record's order. Before is the fewest of the first
    articles that have enough trials, lately the fewest of the latest that do; neighbours in time
    would hide what changes slowly.
    """
    articles = _articles(counting(opportunities))
    later = len(articles) - _how_many(articles[::-1])
    lately = _over(articles[later:])
    before = _over(articles[: _how_many(articles[:later])])
    return Change(before, lately) if before.has_enough else None


def _variance(one: Discernment) -> float:
    return variance_of_z(one.hit_rate, one.targets) + _variance_of_alarms(one)


def _variance_of_alarms(one: Discernment) -> float:
    return variance_of_z(one.alarm_rate, one.noise)


def _articles(counted: Iterable[Opportunity]) -> list[list[Opportunity]]:
    articles: dict[tuple[str, str | None], list[Opportunity]] = {}
    for one in counted:
        if one.trials:
            articles.setdefault((one.attempt, one.article), []).append(one)
    return list(articles.values())


def _how_many(articles: Sequence[list[Opportunity]]) -> int:
    """Return how many of *articles*, from the first on, it takes to have enough trials, or all."""
    targets = noise = 0
    for number, article in enumerate(articles):
        if targets >= TARGETS and noise >= NOISE:
            return number
        targets += sum(one.targets for one in article)
        noise += sum(one.noise for one in article)
    return len(articles)


def _over(articles: Iterable[list[Opportunity]]) -> Discernment:
    return pooled(one for article in articles for one in article)
