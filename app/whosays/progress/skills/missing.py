"""Says what is missing before a category is mastered, and which attempts that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor

from whosays.progress.skills.opportunity import Opportunity
from whosays.progress.skills.tracing import TracedStep
from whosays.progress.times import day_in_words
from whosays.translation import _, ngettext

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing."""

    sentence: str
    attempts: tuple[str, ...]
    """The ids of the attempts that the sentence's numbers come from, in the record's order."""


def too_low(steps: Sequence[TracedStep], estimate: float, needed: float) -> Missing:
    """Return that *estimate*, after *steps*, is below *needed*."""
    if not steps:
        return Missing(
            _(
                "You have not yet read an article by yourself that asks for it. Read one without "
                "help, and check it."
            ),
            (),
        )
    successes = sum(step.is_success for step in steps)
    sentence = ngettext(
        "{successes} of {count} article went well, which makes it {estimate}% likely that you "
        "have it; it takes {needed}%.",
        "{successes} of {count} articles went well, which makes it {estimate}% likely that you "
        "have it; it takes {needed}%.",
        len(steps),
    ).format(
        successes=successes,
        count=len(steps),
        estimate=floor(estimate * 100 + _ROUNDING),  # not enough must not be rounded up to enough
        needed=round(needed * 100),
    )
    return Missing(sentence, _attempts(step.opportunity for step in steps))


def too_few_articles(steps: Sequence[TracedStep], needed: int) -> Missing:
    """Return that *steps* are fewer articles than *needed*."""
    sentence = ngettext(
        "You have read {count} article that asks for it by yourself; it takes {needed}.",
        "You have read {count} articles that ask for it by yourself; it takes {needed}.",
        len(steps),
    )
    return Missing(
        sentence.format(count=len(steps), needed=needed),
        _attempts(step.opportunity for step in steps),
    )


def too_few_clean(clean: Sequence[Opportunity], needed: int) -> Missing:
    """Return that *clean* are fewer articles with nothing to find than *needed*."""
    sentence = ngettext(
        "You have read {count} article in which there is nothing to find; it takes {needed}, "
        "because leaving alone what needs no check is half of the skill.",
        "You have read {count} articles in which there is nothing to find; it takes {needed}, "
        "because leaving alone what needs no check is half of the skill.",
        len(clean),
    )
    return Missing(sentence.format(count=len(clean), needed=needed), _attempts(clean))


def too_many_alarms(
    clean: Sequence[Opportunity], alarms: int, trials: int, most: tuple[int, int]
) -> Missing:
    """Return that *alarms* of *trials* sentences of *clean* articles are more than *most*."""
    sentence = ngettext(
        "In {articles} article with nothing to find you marked {alarms} of {trials} sentences; "
        "it takes at most {most} of {of}.",
        "In {articles} articles with nothing to find you marked {alarms} of {trials} sentences; "
        "it takes at most {most} of {of}.",
        len(clean),
    )
    said = sentence.format(
        articles=len(clean), alarms=alarms, trials=trials, most=most[0], of=most[1]
    )
    return Missing(said, _attempts(clean))


def not_kept(
    successes: Sequence[Opportunity],
    first: Opportunity | None,
    kept_for: timedelta,
    now: datetime,
) -> Missing:
    """Return that none of *successes* came *kept_for* after *first*, the earliest of them.

    The date from which one would is said in the time zone of *now*.
    """
    if first is None:
        sentence = ngettext(
            "No article went well so far; it takes two that did, {days} day apart.",
            "No article went well so far; it takes two that did, {days} days apart.",
            kept_for.days,
        )
        return Missing(sentence.format(days=kept_for.days), ())
    sentence = ngettext(
        "Whether it stays shows with time: an article must go well {days} day or more after the "
        "first that did, on {date} or later.",
        "Whether it stays shows with time: an article must go well {days} days or more after the "
        "first that did, on {date} or later.",
        kept_for.days,
    )
    date = day_in_words((first.at + kept_for).astimezone(now.tzinfo).date())
    return Missing(sentence.format(days=kept_for.days, date=date), _attempts(successes))


def _attempts(opportunities: Iterable[Opportunity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.attempt for one in opportunities))
