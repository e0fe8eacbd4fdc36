"""What a span of a draft asks of a learner, and the classes that say so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Role
from whosays.translation import _

_ROLES = {Role.DECOY: "decoy", Role.CONTESTED: "contested", Role.AGAIN: "again"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a span asks of a learner."""

    role: Role
    categories: tuple[str, ...]
    """What it is a target of, or a decoy for; a later mention without one has the first one's."""
    given: bool = False
    again_for: str | None = None


def checked(text: LessonText, identifier: str, meaning: Meaning) -> Meaning:
    """Return *meaning* in full for the span *identifier*, which is empty for a new one.

    Raises KnownError where it says nothing that a lesson could hold.
    """
    known = categories_of(text.pack)
    unknown = next((name for name in meaning.categories if name not in known), None)
    if unknown is not None:
        raise KnownError(
            _("“{name}” is no category of this pack; choose another.").format(name=unknown)
        )
    categories = tuple(dict.fromkeys(meaning.categories))
    if meaning.role is Role.AGAIN:
        first = text.span(meaning.again_for or "")
        if first is None or first.role is not Role.TARGET or first.id == identifier:
            raise KnownError(
                _("A later mention says of what; choose a span that is to be found, before it.")
            )
        return Meaning(Role.AGAIN, categories or first.categories, False, first.id)
    if not categories:
        raise KnownError(_("A span needs a category; choose one."))
    given = meaning.given and meaning.role is Role.TARGET
    return replace(meaning, categories=categories, given=given, again_for=None)


def claimed(text: LessonText, meaning: Meaning) -> tuple[list[str], dict[str, str | None]]:
    """Return the classes and the value of ``for`` that say *meaning*."""
    classes = [] if meaning.role is Role.DECOY else list(meaning.categories)
    target = None
    if meaning.role is Role.DECOY:
        target = ", ".join(meaning.categories)
    elif meaning.role is Role.AGAIN:
        target = meaning.again_for
        first = text.span(target or "")
        if first is not None and first.categories == meaning.categories:
            classes = []
    if meaning.role in _ROLES:
        classes.append(_ROLES[meaning.role])
    if meaning.given:
        classes.append("given")
    return classes, {"for": target}
