"""Says how far a learner has come in a category, and which attempts that rests on."""

from __future__ import annotations

from collections.abc import Collection
from math import floor

from whosays.desktop.pictures.dates import full_date
from whosays.desktop.pictures.learned import Learned
from whosays.desktop.pictures.picture import Table
from whosays.progress.skills.mastery import ESTIMATE, Skill
from whosays.progress.skills.opportunity import Opportunity
from whosays.progress.skills.tracing import TracedStep
from whosays.translation import _, ngettext

_HALFWAY = 0.6
_ROUNDING = 1e-6


def standing_in_words(skill: Skill) -> str:
    """Return how far somebody has come, in a word or two."""
    if not skill.steps:
        return _("Not read for yet")
    if skill.is_mastered:
        return _("Mastered")
    if skill.estimate >= ESTIMATE:
        return _("There, but not yet settled")
    return _("On the way") if skill.estimate >= _HALFWAY else _("Begun")


def likelihood(skill: Skill) -> str:
    """Return the estimate as words with a number; never rounded up to what is not reached."""
    share = floor(skill.estimate * 100 + _ROUNDING)
    return _("{share}% likely that you have it").format(share=share)


def attempts_behind(skill: Skill, attempts: Collection[str], learned: Learned) -> Table:
    """Return those of *attempts* that asked for the category: when, which article, and how."""
    columns = (_("When"), _("Article"), _("How it went"), _("In numbers"))
    rows = [
        (
            full_date(step.opportunity.at.astimezone(learned.now.tzinfo).date()),
            learned.title(step.opportunity),
            _("✓ went well") if step.is_success else _("✗ did not go well"),
            _in_numbers(step),
        )
        for step in reversed(skill.steps)
        if step.opportunity.attempt in attempts
    ]
    return Table(columns, tuple(rows))


def _in_numbers(step: TracedStep) -> str:
    one = step.opportunity
    result = one.result
    if one.nothing_to_find:
        return _nothing_to_find(one)
    found = _("found {found} of {spans}").format(found=f"{result.found:.3g}", spans=result.spans)
    marks = ngettext("{count} mark", "{count} marks", result.marks).format(count=result.marks)
    return _("{found}, {marks}").format(found=found, marks=marks)


def _nothing_to_find(one: Opportunity) -> str:
    if not one.trials:
        return _("nothing to find")
    return _("nothing to find; marked {alarms} of {noise} sentences").format(
        alarms=one.alarms, noise=one.noise
    )
