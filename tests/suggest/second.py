"""Reads the second labelling and lays it beside the first."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from suggest.gold import GOLD, Passage, files, lesson_of, passage_lesson, passages, place_of

from whosays.articles.span import Span
from whosays.lesson_packs.lesson import KeySpan, Lesson, Role

SECOND = GOLD / "second"


@dataclass(frozen=True, slots=True)
class TwoKeys:
    """One file of the gold set and what each of two readers marked in it."""

    lesson: Lesson
    first: tuple[KeySpan, ...]
    second: tuple[KeySpan, ...]


def two_keys(part: str) -> list[TwoKeys]:
    """Return the files of a *part* with both keys; ValueError where a quote is not in its text."""
    found = []
    for file in second_files(part):
        lesson = lesson_of(file)
        first = tuple(span for span in lesson.key if span.role is not Role.DECOY)
        found.append(TwoKeys(lesson, first, second_key(file)))
    return found


def second_passages() -> list[Passage]:
    """Return the passages of the development part with the second reader's key."""
    found = []
    read_twice = second_files("development")
    for passage in passages("development"):
        if passage.file not in read_twice:
            continue
        whole = lesson_of(passage.file)
        article = next(each for each in whole.articles if each.id == passage.id)
        lesson = passage_lesson(whole, article, second_key(passage.file))
        found.append(replace(passage, lesson=lesson))
    return found


def second_files(part: str) -> list[str]:
    """Return the files of a *part* that were labelled twice: those added later were not."""
    return [file for file in files(part) if (SECOND / file).with_suffix(".json").exists()]


def second_key(file: str) -> tuple[KeySpan, ...]:
    """Return what the second reader marked in *file* (``development/01.md``), in its order."""
    text = lesson_of(file).text
    path = (SECOND / file).with_suffix(".json")
    entries = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_span(text, number, entry) for number, entry in enumerate(entries))


def _span(text: str, number: int, entry: dict[str, object]) -> KeySpan:
    quote, nth, names = entry["quote"], entry["nth"], entry["categories"]
    assert isinstance(quote, str)
    assert isinstance(nth, int)
    assert isinstance(names, list)
    place: Span = place_of(text, quote, nth)
    return KeySpan(f"second-{number}", Role(entry["kind"]), tuple(names), core=place, extent=place)
