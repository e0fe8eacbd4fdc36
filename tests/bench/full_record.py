"""Fills a record with years of practice of many learners, straight through sqlite3."""

from __future__ import annotations

import contextlib
import hashlib
import random
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from whosays.progress.record import Record

CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")
OUTCOMES = 12
"""Of one attempt."""
NOW = datetime(2026, 5, 17, 12, tzinfo=UTC)
_ROWS_AT_A_TIME = 2000  # attempts
_LESSONS = 150
_TEXTS = 400
_NAMES = ("found", "found", "missed", "false alarm", "left alone rightly", "decoy taken")
_WRONG_NAME = "found under another name"

_Lesson = tuple[str, str, int]
"""The ids of pack and lesson, and the number of the text."""
Rows = dict[str, list[tuple[object, ...]]]


class Size(NamedTuple):
    """How much a record holds."""

    learners: int
    attempts: int
    """Of each learner."""

    @property
    def outcomes(self) -> int:
        return self.learners * self.attempts * OUTCOMES


class KeptLesson(NamedTuple):
    """A lesson that was read, as the record keeps it."""

    pack: str
    lesson: str
    text: str


def moment(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def fill(folder: Path, size: Size, lessons: Sequence[KeptLesson] = ()) -> None:
    """Make a record in *folder* that holds *size*; the learners are called ``learner-0`` on.

    They practise in turns, so that one learner's rows lie all over the file. They read *lessons*,
    else some that are not installed.
    """
    Record.open(folder, clock=lambda: NOW).close()
    with contextlib.closing(sqlite3.connect(folder / "record.db", isolation_level=None)) as plain:
        plain.execute("PRAGMA synchronous = OFF")
        plain.execute("BEGIN")
        _write(plain, _beginnings(size.learners, lessons))
        for rows in _attempts(size, lessons):
            _write(plain, rows)
        plain.execute("COMMIT")
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _beginnings(learners: int, lessons: Sequence[KeptLesson]) -> Rows:
    since = moment(NOW - timedelta(days=2000))
    names = [f"learner-{number}" for number in range(learners)]
    texts = [f"Text {number}. " + "It rained all day. " * 20 for number in range(_TEXTS)]
    texts += _texts_of(lessons)
    return {
        "learners": [(at, name, name, name, since) for at, name in enumerate(names, 1)],
        "texts": [
            (at, hashlib.sha256(text.encode()).hexdigest(), text)
            for at, text in enumerate(texts, 1)
        ],
        "events": [
            (at, f"{name} added", "learner added", at, None, since)
            for at, name in enumerate(names, 1)
        ],
    }


def _texts_of(lessons: Sequence[KeptLesson]) -> list[str]:
    return list(dict.fromkeys(lesson.text for lesson in lessons))


def _attempts(size: Size, lessons: Sequence[KeptLesson]) -> Iterator[Rows]:
    chance = random.Random(1)  # noqa: S311 - the same record each time
    places = {text: at for at, text in enumerate(_texts_of(lessons), _TEXTS + 1)}
    read = [(one.pack, one.lesson, places[one.text]) for one in lessons]
    rows: Rows = {}
    for number in range(size.learners * size.attempts):
        turn, learner = divmod(number, size.learners)
        # the last attempt is a day old, the first some years
        at = NOW - timedelta(days=1 + 2 * (size.attempts - 1 - turn), seconds=learner)
        lesson = chance.choice(read) if read else _any_lesson(chance)
        for table, row in _attempt(chance, number + 1, (learner + 1, lesson), size.learners, at):
            rows.setdefault(table, []).append(row)
        if (number + 1) % _ROWS_AT_A_TIME == 0:
            yield rows
            rows = {}
    yield rows


def _any_lesson(chance: random.Random) -> _Lesson:
    return "pack", f"lesson-{chance.randrange(_LESSONS)}", 1 + chance.randrange(_TEXTS)


def _attempt(
    chance: random.Random, number: int, about: tuple[int, _Lesson], learners: int, at: datetime
) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Give the rows of one attempt *about* a learner and a lesson, each after what it refers to."""
    learner, lesson = about
    kinds = ["attempt started", *["mark added"] * 6, "checked", "attempt finished"]
    first = learners + 1 + (number - 1) * len(kinds)
    article = lesson[1].partition("#")[2]
    start = moment(at)
    yield (
        "attempts",
        (number, f"attempt-{number}", learner, *lesson, "independent", start),
    )
    for event, kind in enumerate(kinds, first):
        yield "events", (event, f"event-{event}", kind, None, number, moment(at))
        if kind == "mark added":
            yield "marks_added", (number, event, f"m{event}", CATEGORIES[event % 3], 4, 12)
    yield "finishes", (number, first + len(kinds) - 1)
    yield "results", (number, first + len(kinds) - 2, 0.5)
    for place, category in enumerate(CATEGORIES):
        spans = chance.randrange(3)
        hits, alarms = chance.randint(0, spans), chance.randint(0, 2)
        trials = "h" * hits + "m" * (spans - hits) + "a" * alarms + "r" * (20 - alarms) + "-R"
        rates = (category, float(hits), hits + alarms, spans, None)
        yield "category_results", (number, place, *rates)
        yield "opportunities", (number, place, article, *rates, 1, 1, trials)
    for place in range(OUTCOMES):
        wrong = place == OUTCOMES - 1
        name = _WRONG_NAME if wrong else chance.choice(_NAMES)
        about = (f"k{place}", 0.5, 1 + chance.randrange(_TEXTS), 1 + chance.randrange(_TEXTS))
        yield "outcomes", (number, place, name, CATEGORIES[place % 3], 4, 12, *about)
        if wrong:
            yield "wrong_names", (number, place, CATEGORIES[(place + 1) % 3])


def _write(plain: sqlite3.Connection, rows: Rows) -> None:
    for table, of_table in rows.items():
        places = ", ".join("?" * len(of_table[0]))
        plain.executemany(f"INSERT INTO {table} VALUES ({places})", of_table)  # noqa: S608
