"""Looks up what somebody read: each article with the attempts at it."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.desktop.course import Course
from whosays.lesson_packs.own_article import OWN_PACK, own_pack
from whosays.lesson_packs.single_article import attempted_listed
from whosays.progress.past_attempt import PastAttempt

_WORDS = 9  # of a text's beginning: enough to know it by


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article, or lesson of several, and every attempt at it."""

    pack: str
    lesson: str
    title: str
    source: str
    """The title of the pack; empty where that is no longer installed."""
    attempts: tuple[PastAttempt, ...]
    """The latest first."""
    text_hash: str
    """Of the lesson as it is installed; empty where it is gone."""

    @property
    def is_gone(self) -> bool:
        """Tell whether the lesson is no longer installed."""
        return not self.text_hash

    @property
    def is_under_way(self) -> bool:
        """Tell whether the latest attempt is still to be gone on with, instead of a new one."""
        latest = self.attempts[0]
        return self.is_whole(latest) and not latest.is_finished

    def is_whole(self, attempt: PastAttempt) -> bool:
        """Tell whether *attempt* can be opened in its lesson, which still has the same text."""
        return not self.is_gone and attempt.text_hash == self.text_hash


def read_articles(course: Course, learner: str) -> tuple[ReadArticle, ...]:
    """Return what *learner* read, the latest first. Slow: run it beside the window.

    Raises KnownError where the record cannot be read.
    """
    by_lesson: dict[tuple[str, str], list[PastAttempt]] = {}
    for attempt in course.record.past_attempts(learner):
        by_lesson.setdefault((attempt.pack, attempt.lesson), []).append(attempt)
    return tuple(_article(course, *place, tuple(made)) for place, made in by_lesson.items())


def _article(
    course: Course, pack: str, lesson: str, attempts: tuple[PastAttempt, ...]
) -> ReadArticle:
    if pack == OWN_PACK:
        title = beginning(attempts[0].beginning)
        return ReadArticle(pack, lesson, title, own_pack().title, attempts, attempts[0].text_hash)
    known = next((each for each in course.packs if each.id == pack), None)
    found = None if known is None else attempted_listed(known, lesson)
    if known is None or found is None:
        title = beginning(attempts[0].beginning)
        return ReadArticle(pack, lesson, title, "", attempts, "")
    title, text_hash = found
    return ReadArticle(pack, lesson, title, known.title, attempts, text_hash)


def beginning(text: str) -> str:
    """Return the first words of *text*, by which a reader knows it again."""
    first = text.partition("\n\n")[0].split()
    if len(first) <= _WORDS:
        return " ".join(first)
    return " ".join(first[:_WORDS]).rstrip(" ,;:–—") + "…"
