"""Discernment: how well a learner tells what asks for a check from what does not.

Over sentences, each under each trained category: the hit rate H and the false-alarm rate F, both
with the log-linear correction (Hautus 1995, “Corrections for extreme proportions and their biasing
effects on estimated values of d′”, Behavior Research Methods 27), sensitivity d′ = z(H) − z(F),
and the criterion c = −(z(H) + z(F))/2, below zero where a learner would rather mark
(Macmillan and Creelman 2005, “Detection theory”).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from statistics import NormalDist

from whosays.progress.skills.opportunity import (
    Opportunity,
    alarms_in,
    counting,
    hits_in,
    noise_in,
    targets_in,
)
from whosays.progress.skills.region import Interval, share_interval

TARGETS = 20
"""Sentences with a target from which on numbers are shown."""
NOISE = 60
"""Sentences without a target from which on numbers are shown."""
_USUAL_TARGETS, _USUAL_NOISE = 2, 20  # of a short passage under three categories
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Discernment:
    """What is known of a learner's discernment, from trials that are counted together."""

    hits: int
    targets: int
    """Sentences with a target, each under the target's category."""
    alarms: int
    noise: int
    """Sentences without one, each under a category."""
    articles: int
    """How many articles they come from."""
    attempts: tuple[str, ...] = ()
    """The ids of the attempts they come from, in the record's order."""
    left_out: int = 0
    """Checked attempts that would count and have no trials, being older than these are kept."""

    @property
    def hit_rate(self) -> float:
        """Return H = (hits + 0.5)/(targets + 1)."""
        return (self.hits + 0.5) / (self.targets + 1)

    @property
    def alarm_rate(self) -> float:
        """Return F = (alarms + 0.5)/(noise + 1)."""
        return (self.alarms + 0.5) / (self.noise + 1)

    @cached_property
    def sensitivity(self) -> float:
        """Return d′, computed from any number of trials; show it where ``tells`` allows."""
        return _NORMAL.inv_cdf(self.hit_rate) - _NORMAL.inv_cdf(self.alarm_rate)

    @cached_property
    def criterion(self) -> float:
        """Return c, computed from any number of trials; show it where ``tells`` allows."""
        return -(_NORMAL.inv_cdf(self.hit_rate) + _NORMAL.inv_cdf(self.alarm_rate)) / 2

    @property
    def has_enough(self) -> bool:
        """Tell whether there are as many trials as numbers take."""
        return self.targets >= TARGETS and self.noise >= NOISE

    @property
    def all_marked(self) -> bool:
        """Tell whether every sentence there is was marked."""
        marked = self.hits + self.alarms
        return marked > 0 and marked == self.targets + self.noise

    @property
    def none_marked(self) -> bool:
        """Tell whether no sentence was marked."""
        return not self.hits + self.alarms

    @property
    def tells(self) -> bool:
        """Tell whether numbers may be shown.

        Not before there are enough trials, and not where all or none are marked: the correction
        would make a figure out of nothing.
        """
        return self.has_enough and not self.all_marked and not self.none_marked

    @property
    def more_passages(self) -> int:
        """Return about how many more short passages it takes until there are enough trials; 0 then.

        As many trials a passage are expected as the articles so far had, a usual one among them.
        """
        each = self.articles + 1
        targets = (self.targets + _USUAL_TARGETS) / each
        noise = (self.noise + _USUAL_NOISE) / each
        missing = max((TARGETS - self.targets) / targets, (NOISE - self.noise) / noise)
        return max(ceil(missing), 0)

    @property
    def hit_interval(self) -> Interval:
        """Return what the share of targets found may be; see ``region.share_interval``."""
        return share_interval(self.hits, self.targets)

    @property
    def alarm_interval(self) -> Interval:
        """Return what the share of the rest that is marked may be.

        The rectangle of both intervals is the region, with 95% confidence, in which the point
        (F, H) lies.
        """
        return share_interval(self.alarms, self.noise)


def discernment(opportunities: Iterable[Opportunity]) -> Discernment:
    """Return the discernment that *opportunities*, one learner's in the record's order, show.

    Only first unaided attempts count; all categories that are given are pooled.
    """
    counted = counting(opportunities)
    older = {one.attempt for one in counted if one.sentences is None}
    return pooled(counted, left_out=len(older))


def pooled(counted: Iterable[Opportunity], left_out: int = 0) -> Discernment:
    """Return the discernment over *counted*, of which each counts; their order does not matter."""
    with_trials = [one for one in counted if one.trials]
    trials = "".join(one.trials for one in with_trials)
    return Discernment(
        hits=hits_in(trials),
        targets=targets_in(trials),
        alarms=alarms_in(trials),
        noise=noise_in(trials),
        articles=len({(one.attempt, one.article) for one in with_trials}),
        attempts=tuple(dict.fromkeys(one.attempt for one in with_trials)),
        left_out=left_out,
    )
