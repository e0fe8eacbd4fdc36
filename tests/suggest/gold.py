"""Reads the gold set: passages with their keys, and the numbers and words that stay silent."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import ArticlePart, KeySpan, Lesson
from whosays.lesson_packs.reading import read_lesson

GOLD = Path(__file__).resolve().parents[1] / "suggestions" / "gold"
PARTS = ("development", "frozen")


@dataclass(frozen=True, slots=True)
class Quiet:
    """A number or a phrase that nothing should be proposed on."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of the gold set, alone: its positions begin at 0."""

    file: str
    """Such as ``development/01.md``."""
    id: str
    lesson: Lesson
    numbers: tuple[Quiet, ...]
    """What is no figure to check."""
    words: tuple[Quiet, ...]
    """What is no source to check."""
    cases: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is read."""
        return self.lesson.text


@cache
def lesson_of(file: str) -> Lesson:
    """Return the lesson that *file* of the gold set (``development/01.md``) is."""
    lesson = read_lesson(GOLD / file).lesson
    assert lesson is not None, f"{file} is no lesson; whosays check says why"
    return lesson


def files(part: str) -> list[str]:
    """Return the files of a *part*, in order."""
    return sorted(f"{part}/{path.name}" for path in (GOLD / part).glob("*.md"))


def passages(part: str) -> list[Passage]:
    """Return the passages of a *part*, in order."""
    quiet, traps, cases = (_entries(name) for name in ("silent", "traps", "cases"))
    found = []
    for file in files(part):
        whole = lesson_of(file)
        for article in whole.articles:
            place = (file, article.id)
            lesson = passage_lesson(whole, article, whole.key)
            named = tuple(name for entry in cases.get(place, ()) for name in _names(entry))
            numbers = tuple(_quiet(lesson.text, entry) for entry in quiet.get(place, ()))
            words = tuple(_quiet(lesson.text, entry) for entry in traps.get(place, ()))
            found.append(Passage(file, article.id, lesson, numbers, words, named))
    return found


def passage_lesson(whole: Lesson, article: ArticlePart, key: tuple[KeySpan, ...]) -> Lesson:
    """Return *article* of *whole* as a lesson of its own, with what of *key* stands in it."""
    start = article.span.start

    def moved(span: Span) -> Span:
        return Span(span.start - start, span.end - start)

    own = tuple(
        replace(span, core=moved(span.core), extent=moved(span.extent))
        for span in key
        if article.span.contains(span.core)
    )
    return replace(whole, text=article.span.of(whole.text), blocks=(), styles=(), key=own)


def place_of(text: str, quote: str, nth: int) -> Span:
    """Return where *quote* stands in *text* for the *nth* time, from 1; ValueError if nowhere."""
    start = -1
    for _number in range(nth):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


@cache
def _entries(name: str) -> dict[tuple[str, str], list[dict[str, object]]]:
    found: dict[tuple[str, str], list[dict[str, object]]] = {}
    for entry in json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")):
        found.setdefault((entry["file"], entry["passage"]), []).append(entry)
    return found


def _names(entry: dict[str, object]) -> list[str]:
    names = entry["cases"]
    assert isinstance(names, list)
    return names


def _quiet(text: str, entry: dict[str, object]) -> Quiet:
    nth = entry["nth"]
    assert isinstance(nth, int)
    return Quiet(place_of(text, str(entry["quote"]), nth), str(entry["kind"]))
