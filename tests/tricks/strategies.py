"""Ways to mark a lesson without understanding it, and the attentive readings beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Lesson, Pack, Role
from whosays.lesson_packs.library import Library
from whosays.marking.mark import Mark
from whosays.marking.marks_file import read_marks
from whosays.marking.scoring import score

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
READINGS = Path(__file__).resolve().parents[1] / "lessons" / "readings"
UNNAMED, STATE, FIGURE = "unnamed-source", "state-agency", "unverifiable-figure"

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred hundreds thousand thousands million millions dozen "
    "dozens half third quarter several"
)
_NUMBER = re.compile(
    rf"(?:\w+ )?\b(?:\d[\d.,]*|{'|'.join(_NUMBER_WORDS.split())})\b[%\w-]*(?: [\w-]+)?",
    re.IGNORECASE,
)
_SAYING = (
    r"(?:said|says|told|added|warned|noted|reported|announced|confirmed|denied|claimed|stated|"
    r"wrote|insisted|declared|stressed|explained)"
)
_BEFORE = re.compile(rf"((?:[\w’'-]+,? ){{1,4}}){_SAYING}\b")
_AFTER = re.compile(rf"\b{_SAYING} ((?:[\w’'-]+ ?){{1,4}})")
_ACCORDING = re.compile(r"\baccording to ((?:[\w’'-]+ ?){1,4})", re.IGNORECASE)


def every_number(text: str) -> Iterator[tuple[int, int]]:
    """Give each number with the word before and after it."""
    for found in _NUMBER.finditer(text):
        yield found.span()


def every_speaker(text: str) -> Iterator[tuple[int, int]]:
    """Give the words before and after each verb of saying, and those after “according to”."""
    for pattern in (_BEFORE, _AFTER, _ACCORDING):
        for found in pattern.finditer(text):
            yield found.span(1)


def _commonest(lesson: Lesson) -> str:
    targets = (span for span in lesson.key if span.role is Role.TARGET and not span.given)
    counted = Counter(span.categories[0] for span in targets)
    return max(lesson.categories, key=lambda name: counted[name])


def _numbers(lesson: Lesson) -> list[Mark]:
    return [Mark(start, end, FIGURE) for start, end in every_number(lesson.text)]


def _speakers(category: str) -> Callable[[Lesson], list[Mark]]:
    return lambda lesson: [Mark(*place, category) for place in every_speaker(lesson.text)]


def _both(category: str) -> Callable[[Lesson], list[Mark]]:
    return lambda lesson: [*_numbers(lesson), *_speakers(category)(lesson)]


def _everything(lesson: Lesson) -> list[Mark]:
    places = [*every_number(lesson.text), *every_speaker(lesson.text)]
    return [Mark(*place, _commonest(lesson)) for place in places]


def _every_sentence(lesson: Lesson) -> list[Mark]:
    name = _commonest(lesson)
    return [Mark(span.start, span.end, name) for span in lesson.sentences.spans]


STRATEGIES: dict[str, Callable[[Lesson], list[Mark]]] = {
    "nothing": lambda _lesson: [],
    "every number": _numbers,
    "every speaker as unnamed": _speakers(UNNAMED),
    "every speaker as state": _speakers(STATE),
    "numbers and speakers (unnamed)": _both(UNNAMED),
    "numbers and speakers (state)": _both(STATE),
    "both as the commonest category": _everything,
    "every sentence as the commonest": _every_sentence,
}


@dataclass(frozen=True)
class Row:
    """What a lesson gives each way of marking it."""

    lesson: str
    attentive: float | None
    """The score of the reading that was made without the key; None where there is none."""
    tricks: dict[str, float]


def reading_of(pack: Pack, lesson: Lesson) -> Path:
    """Return where the marks of an attentive reading of *lesson* are kept."""
    stem = lesson.path.stem
    return READINGS / f"{'morning-round-' if pack.id == 'the-morning-round' else ''}{stem}.json"


def table(pack_id: str) -> list[Row]:
    """Return the scores of every way of marking every lesson of a bundled pack."""
    pack = next(pack for pack in Library([LESSONS]).packs() if pack.id == pack_id)
    return [_row(pack, lesson) for lesson in pack.lessons]


def _row(pack: Pack, lesson: Lesson) -> Row:
    categories = categories_of(pack)
    reading = reading_of(pack, lesson)
    attentive = None
    if reading.exists():
        marks = read_marks(reading.read_bytes(), len(lesson.text), categories)
        attentive = score(lesson, marks, categories).score
    tricks = {
        name: score(lesson, mark(lesson), categories).score for name, mark in STRATEGIES.items()
    }
    return Row(lesson.path.stem, attentive, tricks)


def mean(values: list[float]) -> float:
    """Return the mean of *values*."""
    return sum(values) / len(values)
