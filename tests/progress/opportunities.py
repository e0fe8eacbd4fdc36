"""Builds opportunities by hand and at random, for the tests of skill and discernment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st
from progress.practice import NOON

from whosays.marking.result import CategoryResult
from whosays.progress.skills.opportunity import Opportunity

STATE = "state-agency"
UNNAMED = "unnamed-source"
CATEGORIES = (UNNAMED, STATE, "unverifiable-figure")


def day(number: float) -> datetime:
    return NOON + timedelta(days=number)


def rates(
    weight: float, marks: int, spans: int, category: str = STATE, found: float | None = None
) -> CategoryResult:
    return CategoryResult(category, weight, marks, spans, found)


def met(
    article: str, result: CategoryResult, trials: str = "", on: float = 0, **more: str | int
) -> Opportunity:
    """Return an opportunity in an article of its own lesson, in an attempt of the same name."""
    one = Opportunity(
        attempt=article,
        at=day(on),
        pack="desk",
        lesson=article,
        article="",
        practice="independent",
        result=result,
        trials=trials,
        sentences=1,
    )
    return replace(one, **more)  # type: ignore[arg-type]


def found(article: str, on: float = 0, **more: str | int) -> Opportunity:
    """Return a success: both targets found, in sentences 1 and 3 of 5."""
    return met(article, rates(2, 2, 2), "hrhrr", on, **more)


def failed(article: str, on: float = 0, **more: str | int) -> Opportunity:
    """Return a failure: both targets missed."""
    return met(article, rates(0, 0, 2), "mrmrr", on, **more)


def clean(article: str, on: float = 0, trials: str = "rrrrr", **more: str | int) -> Opportunity:
    """Return an article with nothing to find, marked where *trials* say so."""
    marks = trials.count("a") + trials.count("A")
    return met(article, rates(0, marks, 0), trials, on, **more)


def repeated(one: Opportunity, attempt: str, on: float) -> Opportunity:
    return replace(one, attempt=attempt, at=day(on))


@st.composite
def histories(draw: st.DrawFn) -> list[Opportunity]:
    """Draw what any attempts at a few articles may have told, clock and all."""
    history: list[Opportunity] = []
    for number in range(draw(st.integers(0, 12))):
        lesson, article = draw(st.sampled_from(["a", "b", "c", "d"])), draw(st.sampled_from("pq"))
        practice = draw(st.sampled_from(["independent", "independent", "test", "guided"]))
        at = day(draw(st.floats(0, 60)))
        categories = draw(st.sets(st.sampled_from(CATEGORIES), min_size=1))
        history += [
            _drawn(draw, category, number=number, at=at, article=(lesson, article, practice))
            for category in sorted(categories)
        ]
    return history


def _drawn(
    draw: st.DrawFn, category: str, number: int, at: datetime, article: tuple[str, str, str]
) -> Opportunity:
    trials = draw(st.text("hmarAR-", max_size=12))
    spans = draw(st.integers(1, 4)) if set(trials) & set("hm") else 0
    marks = draw(st.integers(0, 4))
    weight = draw(st.floats(0, min(spans, marks)))
    lesson, part, practice = article
    result = CategoryResult(category, weight, marks, spans)
    return Opportunity(
        f"attempt {number}", at, "desk", lesson, part, practice, result, 0, trials, 1
    )


def attempts_of(history: Iterable[Opportunity]) -> list[list[Opportunity]]:
    """Return *history* cut into its attempts."""
    attempts: dict[str, list[Opportunity]] = {}
    for one in history:
        attempts.setdefault(one.attempt, []).append(one)
    return list(attempts.values())
