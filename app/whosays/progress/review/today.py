"""What to read today: the round that is due, or when the next one is.

A round belongs to a day. It is drawn from the record as it was when the day began, so that it
stays the same while it is being read, also after the program was closed in the middle of it; what
was checked today is taken off it.

A passage is answered like any lesson: an ``AttemptStarted`` with the pack's id, the lesson
``Passage.recorded_as`` (``round-1#p3``, or the id of a lesson that is one passage), and the text
and hash of ``Passage.alone()``, then marks, ``Checked`` with ``observe``'s evidence, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.single_article import base_lesson
from whosays.progress.review.clock import in_order
from whosays.progress.review.drawing import draw, free_again
from whosays.progress.review.passages import Passage, passages
from whosays.progress.review.schedule import Scheduled, reviews, schedule
from whosays.progress.review.seen import SeenText
from whosays.progress.skills.opportunity import Opportunity


@dataclass(frozen=True, slots=True)
class Today:
    """A day's review."""

    due: tuple[str, ...]
    """The categories that were due when the day began."""
    drawn: tuple[Passage, ...]
    """The whole round, in its order."""
    passages: tuple[Passage, ...]
    """Those of the round that are still to be read, in their order."""
    done: int
    """How many of the round were checked today."""
    next_day: date | None
    """When the next category is due after today; None where none was practised yet."""
    schedule: tuple[Scheduled, ...]
    """Of every category, with what was checked today."""
    free_again: date | None
    """When a passage can be shown again, where all that suit were seen lately."""

    @property
    def minutes(self) -> float:
        """Return about how long what is left takes."""
        return sum(passage.minutes for passage in self.passages)


def today(
    opportunities: Iterable[Opportunity],
    seen: Iterable[SeenText],
    packs: Iterable[Pack],
    now: datetime,
    seed: str,
) -> Today:
    """Return what to read on the day of *now*, in its time zone.

    *opportunities* and *seen* are one learner's, as ``Record`` gives them. *seed* makes one
    learner's round differ from another's: the learner's id, say. The same arguments give the same
    round, and so does any other time of the same day. *now* is aware.
    """
    opportunities = tuple(opportunities)
    dawn = dawn_of(now)
    planned = begun_with = schedule(reviews(opportunities, now))
    if any(one.reviews[-1].at >= dawn for one in planned):
        begun_with = schedule(reviews(opportunities, now, before=dawn))
    due = tuple(one.category for one in begun_with if one.due_day(now.tzinfo) <= now.date())
    at_hand = [passage for passage in passages(packs) if set(due) & set(passage.listed.categories)]
    last_seen = _last_seen(at_hand, seen, now)
    drawn = draw(at_hand, due, last_seen, dawn, f"{seed} {dawn.date().isoformat()}") if due else ()
    checked = {
        (one.pack, one.lesson, one.article) for one in opportunities if is_today(one.at, now)
    }
    left = tuple(passage for passage in drawn if passage.place not in checked)
    again = free_again(at_hand, last_seen) if due and not drawn else None
    return Today(
        due=due,
        drawn=drawn,
        passages=left,
        done=len(drawn) - len(left),
        next_day=_next_day(planned, now),
        schedule=planned,
        free_again=again and again.astimezone(now.tzinfo).date(),
    )


def dawn_of(now: datetime) -> datetime:
    """Return when the day of *now* began, in its time zone."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def is_today(at: datetime, now: datetime) -> bool:
    """Tell whether *at* is on the day of *now*, in its time zone.

    Later the same day counts, because a clock may have been set back by an hour; a later day does
    not, because a clock that ran ahead for years would make that a day of years.
    """
    return at.astimezone(now.tzinfo).date() == now.date()


def _next_day(planned: Iterable[Scheduled], now: datetime) -> date | None:
    """Return the first day after today on which anything is due.

    What is due today and was not read stays due tomorrow.
    """
    tomorrow = date.fromordinal(now.date().toordinal() + 1)
    days = [max(one.due_day(now.tzinfo), tomorrow) for one in planned]
    return min(days, default=None)


def _last_seen(
    at_hand: Iterable[Passage], seen: Iterable[SeenText], now: datetime
) -> dict[tuple[str, str, str], datetime]:
    """Return when each of the passages was last opened before the day of *now*, by its place.

    Whoever opened a lesson of several articles saw them all.
    """
    opened: dict[tuple[str, str], datetime] = {}
    for text, at in _before_today(tuple(seen), now):
        where = (text.pack, text.lesson)
        opened[where] = max(opened.get(where, at), at)
    found: dict[tuple[str, str, str], datetime] = {}
    for passage in at_hand:
        names = {passage.recorded_as, base_lesson(passage.recorded_as)}
        times = [opened[where] for name in names if (where := (passage.pack.id, name)) in opened]
        if times:
            found[passage.place] = max(times)
    return found


def _before_today(seen: Sequence[SeenText], now: datetime) -> Iterator[tuple[SeenText, datetime]]:
    """Give what was opened before the day of *now*, and when, as far as the clock was right."""
    dawn = dawn_of(now)
    right = in_order([text.at for text in seen], now)
    for text, at in zip(seen, right, strict=True):
        when = at if text.at > now else text.at
        if when < dawn and not is_today(text.at, now):
            yield text, when
