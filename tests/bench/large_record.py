"""How quick a learner's pages get their figures from a record of a million outcomes.

Drawing is not in it: these are the figures alone, read and computed from what is stored. Beside
the limit stands the same with a thousand outcomes, both a thousand of one learner and a thousand
of everybody.
"""

from __future__ import annotations

import contextlib
import gc
import sqlite3
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bench.full_record import CATEGORIES, NOW, OUTCOMES, Size, fill, moment
from bench.series import Series, show_floor, show_limit, show_ratio
from progress.passage_packs import passage_pack

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import Pack
from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
from whosays.progress.events import AttemptStarted, Checked
from whosays.progress.history.confusion import confusion
from whosays.progress.history.over_time import checked_times, progress, rates_by_period
from whosays.progress.history.periods import periods
from whosays.progress.history.practice_days import practice_days
from whosays.progress.record import Record
from whosays.progress.review.today import today
from whosays.progress.skills.discernment import discernment
from whosays.progress.skills.discernment_words import in_words, warning
from whosays.progress.skills.leaning import change
from whosays.progress.skills.mastery import skills

LARGE = Size(learners=200, attempts=417)
"""A little over a million outcomes."""
ONE_LEARNER = Size(learners=1, attempts=84)
EVERYBODY = Size(learners=84, attempts=1)
LIMIT = 100  # ms
_LEARNER = "learner-0"
_ROUNDS = 15
_RECORDINGS = 150


def measure_large_record(folder: Path) -> list[bool]:
    """Measure on records made in *folder*; print, and tell what holds."""
    folder.mkdir(parents=True)
    pack = passage_pack(folder / "pack", rounds=10)
    began = time.perf_counter()
    for name, size in (("large", LARGE), ("one", ONE_LEARNER), ("all", EVERYBODY)):
        fill(folder / name, size)
    print(
        f"\nA record of {LARGE.outcomes:,} outcomes of {LARGE.learners} learners, "
        f"{(folder / 'large' / 'record.db').stat().st_size / 2**20:.0f} MiB, made with two small "
        f"ones in {time.perf_counter() - began:.0f} s; figures of one learner"
    )
    with (
        Record.open(folder / "large", clock=lambda: NOW) as large,
        Record.open(folder / "one", clock=lambda: NOW) as one,
        Record.open(folder / "all", clock=lambda: NOW) as everybody,
    ):
        verdicts = [
            _measure_figures(name, figures, (large, one, everybody))
            for name, figures in _figures(pack).items()
        ]
    return verdicts + _measure_recording(folder / "large")


def _figures(pack: Pack) -> dict[str, Callable[[Record], object]]:
    def mastery(record: Record) -> object:
        return skills(record.opportunities(_LEARNER), CATEGORIES, NOW)

    def telling(record: Record) -> object:
        opportunities = record.opportunities(_LEARNER)
        overall, changed = discernment(opportunities), change(opportunities)
        return in_words(overall), warning(overall, changed)

    def round_of_today(record: Record) -> object:
        opportunities, seen = record.opportunities(_LEARNER), record.seen(_LEARNER)
        return today(opportunities, seen, [pack], NOW, _LEARNER)

    def over_time(record: Record) -> object:
        opportunities = record.opportunities(_LEARNER)
        cut = periods(checked_times(opportunities), NOW)
        by_category = [rates_by_period(opportunities, cut, name) for name in CATEGORIES]
        return progress(opportunities, CATEGORIES), by_category

    def plane(record: Record) -> object:
        opportunities = record.opportunities(_LEARNER)
        return rates_by_period(opportunities, periods(checked_times(opportunities), NOW))

    def taken_for(record: Record) -> object:
        counting = {one.attempt for one in record.opportunities(_LEARNER)}
        return confusion(record.named_outcomes(_LEARNER), counting)

    def calendar(record: Record) -> object:
        return practice_days(record.attempt_times(_LEARNER), NOW.tzinfo)

    def library(record: Record) -> object:
        return record.standings(_LEARNER)

    return {
        "skills, and what is missing": mastery,
        "discernment, in words and with its change": telling,
        "today's round": round_of_today,
        "progress over time, with both rates": over_time,
        "discernment by period": plane,
        "what was taken for what": taken_for,
        "calendar of practice": calendar,
        "where a learner stands, for the library": library,
    }


def _measure_figures(
    name: str, figures: Callable[[Record], object], records: tuple[Record, Record, Record]
) -> bool:
    taken: tuple[list[float], ...] = ([], [], [])
    for number in range(-1, _ROUNDS):  # the first round warms
        for record, times in zip(records, taken, strict=True):
            gc.collect()
            began = time.perf_counter()
            figures(record)
            if number >= 0:
                times.append((time.perf_counter() - began) * 1000)
    large, one, everybody = (Series(name, tuple(times)) for times in taken)
    holds = show_limit(large, LIMIT)
    print(
        f"    {large.median / one.median:.1f} times the same with {ONE_LEARNER.outcomes} outcomes "
        f"of one learner ({one.median:.1f} ms), {large.median / everybody.median:.0f} times that "
        f"with {EVERYBODY.outcomes} of {EVERYBODY.learners} learners ({everybody.median:.1f} ms)"
    )
    return holds


def _measure_recording(folder: Path) -> list[bool]:
    """Measure what it takes to record a check, beside a bare transaction with the same rows."""
    bare, ours = [], []
    with Record.open(folder, clock=lambda: NOW) as record:
        for number in range(-10, _RECORDINGS):
            theirs, own = f"bare {number}", f"own {number}"
            for attempt in (theirs, own):
                record.submit(_start(attempt)).result()
            floor, taken = _record_barely(folder, theirs), _record(record, own)
            if number >= 0:
                bare.append(floor)
                ours.append(taken)
    print("\nRecording a check with twelve outcomes, in that record, one at a time")
    floor = Series("a bare sqlite3 transaction with the same rows", tuple(bare))
    show_floor(floor)
    return [show_ratio(Series("the record, until it is acknowledged", tuple(ours)), floor, 3)]


_RATES = [CategoryResult(category, 1.0, 2, 2) for category in CATEGORIES]
_RESULT = Result(
    0.5,
    tuple(_RATES),
    tuple(
        Outcome(OutcomeName.FOUND, CATEGORIES[0], Span(4, 12), "k", 1.0, "Who says so?", "Who?")
        for _number in range(OUTCOMES)
    ),
)
_EVIDENCE = Evidence(
    tuple(CategoryEvidence("", rates, 1, "hm" + "r" * 20, 1) for rates in _RATES), {}
)


def _start(attempt: str) -> AttemptStarted:
    from hashlib import sha256

    text = "It rained."
    digest = sha256(text.encode()).hexdigest()
    return AttemptStarted(attempt, _LEARNER, "pack", "lesson-1", digest, text, "independent", NOW)


def _record(record: Record, attempt: str) -> float:
    event = Checked(attempt, _RESULT, NOW + timedelta(days=1), evidence=_EVIDENCE)
    began = time.perf_counter()
    record.submit(event).result()
    return (time.perf_counter() - began) * 1000


def _record_barely(folder: Path, attempt: str) -> float:
    with contextlib.closing(sqlite3.connect(folder / "record.db", isolation_level=None)) as plain:
        plain.execute("PRAGMA foreign_keys = ON")
        plain.execute("PRAGMA synchronous = FULL")
        (number,) = plain.execute("SELECT number FROM attempts WHERE id = ?", (attempt,)).fetchone()
        began = time.perf_counter()
        plain.execute("BEGIN IMMEDIATE")
        event = plain.execute(
            "INSERT INTO events (id, kind, attempt, at) VALUES (?, 'checked', ?, ?)",
            (f"{attempt} checked", number, moment(NOW)),
        ).lastrowid
        plain.execute("INSERT INTO results VALUES (?, ?, 0.5)", (number, event))
        rates = [(number, at, name, 1.0, 2, 2, None) for at, name in enumerate(CATEGORIES)]
        plain.executemany("INSERT INTO category_results VALUES (?, ?, ?, ?, ?, ?, ?)", rates)
        plain.executemany(
            "INSERT INTO outcomes VALUES (?, ?, 'found', ?, 4, 12, 'k', 1.0, 1, 2)",
            [(number, at, CATEGORIES[0]) for at in range(OUTCOMES)],
        )
        plain.executemany(
            "INSERT INTO opportunities VALUES (?, ?, '', ?, ?, ?, ?, ?, 1, 1, 'hmrrrrrrrrrrrrrrr')",
            rates,
        )
        plain.execute("COMMIT")
        return (time.perf_counter() - began) * 1000
