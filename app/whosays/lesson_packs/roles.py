"""Works out what a span asks of a learner from its classes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from whosays.lesson_packs.findings import Findings, Place, suggestion
from whosays.lesson_packs.lesson import Practice, Role
from whosays.translation import _

ROLE_CLASSES = ("decoy", "contested", "again", "given")


@dataclass(frozen=True, slots=True)
class Claim:
    """What an author wrote about a span."""

    id: str
    place: Place
    classes: tuple[tuple[str, Place], ...]
    target: str
    """The value of ``for``, empty where there is none."""
    target_place: Place

    @property
    def class_names(self) -> frozenset[str]:
        """Return its classes without their places."""
        return frozenset(name for name, _place in self.classes)

    def has(self, name: str) -> bool:
        """Tell whether it has the class *name*."""
        return any(name == each for each, _place in self.classes)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a span is."""

    role: Role
    categories: tuple[str, ...]
    """Empty for a later mention that takes those of the span it mentions."""
    given: bool = False
    again_for: str | None = None


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    """A claim that means nothing; the message says what to write instead."""

    def __init__(self, place: Place, sentence: str) -> None:
        super().__init__(sentence)
        self.place = place
        self.sentence = sentence


class Roles:
    """Reads claims under the rules of one lesson."""

    def __init__(
        self, known: Collection[str], practice: Practice | None, findings: Findings
    ) -> None:
        """Accept the categories *known*; *practice* is None where it could not be read."""
        self._known = known
        self._practice = practice
        self._findings = findings

    def meaning(self, claim: Claim) -> Meaning | None:
        """Return what *claim* means, None with the errors noted where it means nothing."""
        try:
            return self._read(claim)
        except _Refused as refusal:
            self._findings.error(refusal.place, refusal.sentence)
            return None

    def _read(self, claim: Claim) -> Meaning | None:
        if not self._classes_are_known(claim):
            return None
        categories = tuple(name for name, _place in claim.classes if name in self._known)
        roles = [name for name in ("decoy", "again", "contested") if claim.has(name)]
        if len(roles) > 1:
            raise _Refused(
                claim.place,
                _("“.{one}” and “.{other}” exclude each other; keep one of them.").format(
                    one=roles[0], other=roles[1]
                ),
            )
        if claim.has("given"):
            self._check_given(claim, roles)
        if "decoy" in roles:
            return self._decoy(claim, categories)
        if "again" in roles:
            return _again(claim, categories)
        return _target(claim, categories, contested="contested" in roles)

    def _classes_are_known(self, claim: Claim) -> bool:
        names = (*self._known, *ROLE_CLASSES)
        unknown = [(name, place) for name, place in claim.classes if name not in names]
        for name, place in unknown:
            self._findings.error(
                place,
                _("“.{name}” is neither a category nor a role; the categories are {known}.").format(
                    name=name, known=", ".join(self._known)
                )
                + suggestion(name, names),
            )
        return not unknown

    def _check_given(self, claim: Claim, roles: list[str]) -> None:
        if roles:
            raise _Refused(
                claim.place, _("Only a span that is to be found can be “.given”; delete it.")
            )
        if self._practice not in (Practice.GUIDED, None):
            raise _Refused(
                claim.place,
                _("“.given” belongs to guided lessons; delete it, or write practice: guided."),
            )

    def _decoy(self, claim: Claim, categories: tuple[str, ...]) -> Meaning:
        if categories:
            raise _Refused(
                claim.place,
                _("A decoy has no category of its own; write .decoy for={category}.").format(
                    category=categories[0]
                ),
            )
        if not claim.target:
            raise _Refused(
                claim.place, _("A decoy says what it looks like; write .decoy for= and a category.")
            )
        names = tuple(dict.fromkeys(name.strip() for name in claim.target.split(",")))
        for name in names:
            if name not in self._known:
                raise _Refused(
                    claim.target_place,
                    _("“{name}” is no category; write one of {known} after for=.").format(
                        name=name, known=", ".join(self._known)
                    )
                    + suggestion(name, self._known),
                )
        return Meaning(Role.DECOY, names)


def _again(claim: Claim, categories: tuple[str, ...]) -> Meaning:
    if not claim.target:
        raise _Refused(
            claim.place, _("A later mention says of what; write .again for= and the id of a span.")
        )
    return Meaning(Role.AGAIN, categories, again_for=claim.target)


def _target(claim: Claim, categories: tuple[str, ...], *, contested: bool) -> Meaning:
    if claim.target:
        raise _Refused(
            claim.target_place,
            _("“for” belongs to .decoy and .again; add one of them or delete it."),
        )
    if not categories:
        raise _Refused(
            claim.place,
            _("“.contested” needs a category beside it; write .state-agency .contested, say.")
            if contested
            else _("This span has no category; write one, such as {#id .state-agency}."),
        )
    role = Role.CONTESTED if contested else Role.TARGET
    return Meaning(role, categories, given=claim.has("given"))
