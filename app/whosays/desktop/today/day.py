"""Looks up what a day's review is: the round, how far it is, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

from whosays.desktop.course import Course
from whosays.desktop.page.document import date_in_words
from whosays.progress.review.passages import Passage
from whosays.progress.review.schedule import Scheduled
from whosays.progress.review.today import Today, is_today, today
from whosays.progress.review.today_words import in_words
from whosays.progress.skills.opportunity import Opportunity

Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Day:
    """One learner's day."""

    date: date
    """In the time zone of this machine, like the dates of ``today``."""
    zone: tzinfo | None
    today: Today
    begun: frozenset[Place]
    """The places of the passages that are left and were opened today."""
    read: tuple[Opportunity, ...]
    """What the passages of the round that were checked today tell, each the first time."""

    @property
    def in_words(self) -> str:
        """Return a sentence or two: how much is to be read, or when the next review is."""
        return in_words(self.today, lambda day: date_in_words(day.isoformat()))

    @property
    def is_done(self) -> bool:
        """Tell whether there was a round today, and nothing of it is left."""
        return bool(self.today.drawn) and not self.today.passages

    def is_read(self, passage: Passage) -> bool:
        """Tell whether *passage* was checked today."""
        return passage not in self.today.passages

    def reviewed(self) -> tuple[Scheduled, ...]:
        """Return the categories that the round was a review of, the first due first."""
        attempts = {one.attempt for one in self.read}
        return tuple(one for one in self.today.schedule if attempts & set(one.reviews[-1].attempts))


def look_up(course: Course, learner: str) -> Day:
    """Return the day of *learner*, an id, in *course*. Slow: run it beside the window.

    Raises KnownError where the record cannot be read.
    """
    now = course.now().astimezone()  # a day begins where the reader is
    opportunities = course.record.opportunities(learner)
    seen = course.record.seen(learner)
    found = today(opportunities, seen, course.packs, now, learner)
    opened = {(text.pack, text.lesson) for text in seen if is_today(text.at, now)}
    return Day(
        date=now.date(),
        zone=now.tzinfo,
        today=found,
        begun=frozenset(
            passage.place
            for passage in found.passages
            if (passage.pack.id, passage.recorded_as) in opened
        ),
        read=_read([one for one in opportunities if is_today(one.at, now)], found),
    )


def _read(checked: list[Opportunity], found: Today) -> tuple[Opportunity, ...]:
    places = {passage.place for passage in found.drawn}
    first: dict[tuple[str, str, str | None], str] = {}
    return tuple(
        one
        for one in checked
        if (place := (one.pack, one.lesson, one.article)) in places
        and one.attempt == first.setdefault(place, one.attempt)
    )
