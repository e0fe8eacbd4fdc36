"""Says in words how a round went: what was found, and at what price."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.desktop.today.day import Day
from whosays.lesson_packs.lesson import Lesson
from whosays.progress.review.passages import Passage
from whosays.progress.review.schedule import Grade
from whosays.progress.skills.opportunity import Opportunity
from whosays.translation import _, ngettext

_WORDS = 7  # of a passage's beginning: enough to know it by


def how_it_went(day: Day) -> list[str]:
    """Return sentences about the passages of the round that were read."""
    count = day.today.done
    read = ngettext("You read {count} passage.", "You read {count} passages.", count)
    return [read.format(count=count), _found(day.read), _alarms(day.read)]


def grade_in_words(grade: Grade) -> str:
    """Return how a category went in a round."""
    return {
        Grade.AGAIN: _("needs more practice"),
        Grade.HARD: _("went in part"),
        Grade.GOOD: _("went well"),
    }[grade]


def beginning(lesson: Lesson) -> str:
    """Return the first words of the article of *lesson*, by which a reader knows it again."""
    first = lesson.text.partition("\n\n")[0].split()
    if len(first) <= _WORDS:
        return " ".join(first)
    return " ".join(first[:_WORDS]).rstrip(" ,;:–—") + "…"


def facts(passage: Passage) -> str:
    """Return where *passage* is from, and about how long it takes."""
    minutes = max(round(passage.minutes), 1)
    how_long = ngettext("about {minutes} minute", "about {minutes} minutes", minutes)
    return f"{passage.alone().title} · {how_long.format(minutes=minutes)}"


def _found(read: Sequence[Opportunity]) -> str:
    hits, targets = sum(one.hits for one in read), sum(one.targets for one in read)
    if not targets:
        return _("There was nothing to find in what you read.")
    if hits == targets:
        return ngettext(
            "You found the one place to check.",
            "You found all {targets} places to check.",
            targets,
        ).format(targets=targets)
    return ngettext(
        "You did not find the one place to check.",
        "You found {hits} of {targets} places to check.",
        targets,
    ).format(hits=hits, targets=targets)


def _alarms(read: Sequence[Opportunity]) -> str:
    alarms = sum(one.alarms for one in read)
    if not alarms:
        return _("You stopped at nothing that needs no check.")
    return ngettext(
        "You also stopped at {alarms} place that needs no check.",
        "You also stopped at {alarms} places that need no check.",
        alarms,
    ).format(alarms=alarms)
