"""Reads the front matter of a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whosays.lesson_packs.categories import WHOLE_DOCUMENT
from whosays.lesson_packs.facts import Facts
from whosays.lesson_packs.findings import Findings, suggestion
from whosays.lesson_packs.front_matter import FrontMatter
from whosays.lesson_packs.lesson import Category, Origin, Practice
from whosays.translation import _

KEYS = (
    "id",
    "title",
    "level",
    "minutes",
    "practice",
    "set",
    "categories",
    "origin",
    "publisher",
    "country",
    "published",
    "url",
    "rights",
    "share",
)
SHARES = ("text", "key")
"""What goes into a pack file: the lesson with its article, or its key alone."""
_LONGEST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class LessonFacts:
    """What the front matter of a lesson says."""

    id: str
    title: str
    level: int
    minutes: int
    practice: Practice | None
    """None where it could not be read, as is ``origin``."""
    test_set: str
    categories: tuple[str, ...]
    """Those that exist."""
    origin: Origin | None
    publisher: str
    country: str
    published: str
    url: str
    rights: str


def lesson_facts(
    matter: FrontMatter, categories: Mapping[str, Category], findings: Findings
) -> LessonFacts:
    """Return what *matter* says; *categories* are those that the pack may use."""
    facts = Facts(matter, findings)
    practice = facts.choice(
        "practice", [each.value for each in Practice if each is not Practice.PROPOSED]
    )
    origin = facts.choice("origin", [each.value for each in Origin])
    real = origin == Origin.REAL
    _check_share(facts)
    return LessonFacts(
        id=facts.identifier(),
        title=facts.text("title"),
        level=facts.number("level", 1, 5),
        minutes=facts.number("minutes", 1, _LONGEST_MINUTES),
        practice=Practice(practice) if practice else None,
        test_set=_test_set(facts, practice),
        categories=_trained(facts, categories),
        origin=Origin(origin) if origin else None,
        publisher=facts.text("publisher", required=real),
        country=facts.text("country", required=False),
        published=facts.date("published", required=real),
        url=facts.address("url", required=real),
        rights=facts.text("rights", required=real),
    )


def _check_share(facts: Facts) -> None:
    """Look after what the author allows to travel; only whoever builds a pack goes by it."""
    if facts.choice("share", SHARES, required=False) == "key" and not facts.text(
        "url", required=False
    ):
        facts.refuse(
            "share",
            _(
                "Where only the key is shared, readers get the article from its address; write "
                "that as url, or share: text."
            ),
        )


def _test_set(facts: Facts, practice: str) -> str:
    value = facts.choice("set", ("before", "after"), required=False)
    if value and practice and practice != Practice.TEST:
        facts.refuse("set", _("“set” belongs to tests; delete it, or write practice: test."))
    if not value and practice == Practice.TEST:
        facts.warn("practice", _("This test belongs to no set; write set: before or set: after."))
    return value


def _trained(facts: Facts, categories: Mapping[str, Category]) -> tuple[str, ...]:
    names = facts.names("categories")
    for name in names:
        if name in WHOLE_DOCUMENT:
            facts.refuse(
                "categories",
                _(
                    "“{name}” is said of a whole document and never scored by span; raise it in "
                    "the questions."
                ).format(name=name),
            )
        elif name not in categories:
            facts.refuse(
                "categories",
                _("“{name}” is no category; write some of {known}.").format(
                    name=name[:80], known=", ".join(categories)
                )
                + suggestion(name, categories),
            )
    known = tuple(name for name in names if name in categories)
    letters: dict[str, str] = {}
    for name in known:
        first = letters.setdefault(categories[name].letter, name)
        if first != name:
            facts.warn(
                "categories",
                _(
                    "“{first}” and “{name}” have the same letter; give yours another in pack.md."
                ).format(first=first, name=name),
            )
    return known
