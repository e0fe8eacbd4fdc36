"""Articles of which some words were changed, with a note of where each word came from."""

from __future__ import annotations

import random
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.articles.words import Words
from whosays.lesson_packs.lesson import Lesson, UnattachedEntry

_CONTEXT = 6  # words


@dataclass(frozen=True)
class ChangedArticle:
    """A changed text; ``origins`` says for each of its words which of the old ones it is."""

    text: str
    words: Words
    origins: tuple[int | None, ...]
    """None for a word that was put in; one that replaces another has that one's number."""


def quoted_key(lesson: Lesson) -> list[UnattachedEntry]:
    """Return the key of *lesson* as quotes with six words on each side."""
    words = lesson.words
    entries = []
    for span in lesson.key:
        numbers = words.touching(span.core.start, span.core.end)
        left = words.spans[max(0, numbers[0] - _CONTEXT)].start
        right = words.spans[min(len(words) - 1, numbers[-1] + _CONTEXT)].end
        entries.append(
            UnattachedEntry(
                id=span.id,
                role=span.role,
                categories=span.categories,
                quote=span.core.of(lesson.text),
                before=lesson.text[left : span.core.start],
                after=lesson.text[span.core.end : right],
                again_for=span.again_for,
            )
        )
    return entries


def changed(lesson: Lesson, chance: random.Random, part: float) -> ChangedArticle:
    """Change *part* of the words: a third replaced, a third taken out, a third put in."""
    words = lesson.words
    count = round(len(words) * part)
    chosen = set(chance.sample(range(len(words)), count))
    vocabulary = [span.of(lesson.text) for span in words.spans]
    pieces: list[str] = []
    origins: list[int | None] = []
    end = 0
    for number, span in enumerate(words.spans):
        pieces.append(lesson.text[end : span.start])
        end = span.end
        kind = chance.choice(("replaced", "out", "in")) if number in chosen else "kept"
        if kind == "in":
            pieces.append(chance.choice(vocabulary) + " ")
            origins.append(None)
        if kind == "replaced":
            pieces.append(chance.choice(vocabulary))
            origins.append(number)
        elif kind != "out":
            pieces.append(span.of(lesson.text))
            origins.append(number)
    text = "".join([*pieces, lesson.text[end:]])
    return ChangedArticle(text, Words(text, lesson.language), tuple(origins))


def origins_in(article: ChangedArticle, place: Span) -> set[int | None]:
    """Return the numbers of the old words that stand at *place*."""
    return {article.origins[number] for number in article.words.touching(place.start, place.end)}
