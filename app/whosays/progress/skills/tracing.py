"""Bayesian knowledge tracing: how likely it is that a learner has a skill, given how it went.

The model is Corbett and Anderson's (1995, “Knowledge tracing: Modeling the acquisition of
procedural knowledge”, User Modeling and User-Adapted Interaction 4). With the estimate L before an
opportunity, s for a slip and g for a guess, it becomes by Bayes' rule

    L(1 − s) / (L(1 − s) + (1 − L)g)       after a success,
    Ls / (Ls + (1 − L)(1 − g))             after a failure,

and then L + (1 − L)·t, because something may have been learnt on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.progress.skills.opportunity import Opportunity

START = 0.2
LEARN = 0.15
SLIP = 0.1
GUESS = 0.2
GUESS_WHERE_NOTHING_IS = 0.5
"""Where nothing was to be found: leaving everything alone takes no skill half of the time."""


@dataclass(frozen=True, slots=True)
class TracedStep:
    """One opportunity, and the estimate that it led to."""

    opportunity: Opportunity
    is_success: bool
    estimate: float
    """After it, 0 to 1."""


def trace(opportunities: Iterable[Opportunity]) -> tuple[TracedStep, ...]:
    """Return the estimate after each of *opportunities*, which are one category's that count.

    The order is that of the record; another order gives other estimates.
    """
    steps: list[TracedStep] = []
    estimate = START
    for one in opportunities:
        estimate = after(estimate, is_success=one.is_success, nothing=one.nothing_to_find)
        steps.append(TracedStep(one, one.is_success, estimate))
    return tuple(steps)


def after(estimate: float, *, is_success: bool, nothing: bool) -> float:
    """Return the estimate after an opportunity that was met at *estimate*.

    *nothing* tells whether nothing of the category was to be found.
    """
    guess = GUESS_WHERE_NOTHING_IS if nothing else GUESS
    if is_success:
        had_it, had_it_not = estimate * (1 - SLIP), (1 - estimate) * guess
    else:
        had_it, had_it_not = estimate * SLIP, (1 - estimate) * (1 - guess)
    given_this = had_it / (had_it + had_it_not)
    return given_this + (1 - given_this) * LEARN
