"""Small lessons for the tests of the reader."""

from __future__ import annotations

from whosays.lesson_packs.lesson import KeySpan, Lesson
from whosays.lesson_packs.problem import Problem, Severity
from whosays.lesson_packs.reading import LessonReading, read_lesson_text

FRONT = {
    "id": "pier",
    "title": "An unsafe pier",
    "level": "2",
    "minutes": "8",
    "practice": "independent",
    "categories": "unnamed-source, state-agency, unverifiable-figure",
    "origin": "written",
}


def front(**changes: str | None) -> str:
    """Return front matter with *changes*; None takes a key out."""
    values = {**FRONT, **changes}
    lines = [f"{key}: {value}" for key, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---", ""])


def lesson_source(article: str, rest: str = "", **changes: str | None) -> str:
    """Return the source of a lesson with *article*, and the sections of *rest* after it."""
    return f"{front(**changes)}Mark what you would check.\n\n# Article\n\n{article}\n\n{rest}"


def read(article: str, rest: str = "", **changes: str | None) -> LessonReading:
    """Read a lesson with *article*."""
    return read_lesson_text(lesson_source(article, rest, **changes))


def read_whole(article: str, rest: str = "", **changes: str | None) -> Lesson:
    """Return a lesson that must have no errors."""
    reading = read(article, rest, **changes)
    assert reading.lesson is not None, "\n".join(map(str, reading.problems))
    return reading.lesson


def span(lesson: Lesson, identifier: str) -> KeySpan:
    """Return the span *identifier* of *lesson*."""
    return next(each for each in lesson.key if each.id == identifier)


def errors(reading: LessonReading) -> list[str]:
    """Return the messages of the errors."""
    return [each.message for each in reading.problems if each.severity is Severity.ERROR]


def warnings(reading: LessonReading) -> list[str]:
    """Return the messages of the warnings."""
    return [each.message for each in reading.problems if each.severity is Severity.WARNING]


def line_of(source: str, needle: str) -> int:
    """Return the number of the only line of *source* that holds *needle*."""
    found = [number for number, line in enumerate(source.split("\n"), 1) if needle in line]
    assert len(found) == 1, f"{needle!r} stands in lines {found}"
    return found[0]


def places(problems: tuple[Problem, ...]) -> list[tuple[int, int]]:
    """Return where *problems* stand."""
    return [(each.line, each.column) for each in problems]
