"""What the roles of a span are called in the studio."""

from __future__ import annotations

from whosays.lesson_packs.lesson import Role
from whosays.translation import _


def role_name(role: Role) -> str:
    """Return what a span of *role* is to a learner."""
    return {
        Role.TARGET: _("To be found"),
        Role.DECOY: _("Looks like one, and is not"),
        Role.CONTESTED: _("Open to argument, not scored"),
        Role.AGAIN: _("Mentioned again"),
    }[role]


def role_explained(role: Role) -> str:
    """Return what a mark on a span of *role* counts."""
    return {
        Role.TARGET: _("A learner who marks it found it; one who does not missed it."),
        Role.DECOY: _("A mark on it is a false alarm with an explanation of its own."),
        Role.CONTESTED: _("Marked or not, it counts nothing; it is talked about afterwards."),
        Role.AGAIN: _("A mark on it is right; to leave it out is no miss."),
    }[role]
