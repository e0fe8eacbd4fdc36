"""Reads ``pack.md``: what a pack says about itself, and the categories it adds."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.lesson_packs.categories import SCORED, built_in_categories
from whosays.lesson_packs.facts import Facts
from whosays.lesson_packs.findings import Findings, Place, shortened, suggestion
from whosays.lesson_packs.front_matter import read_front_matter
from whosays.lesson_packs.key import ask_and_rest, plain_title, split_entries
from whosays.lesson_packs.lesson import Category
from whosays.lesson_packs.sections import Heading
from whosays.lesson_packs.source import Line, joined
from whosays.translation import _

FORMAT = 1
"""The version of the format that this program reads."""

_MOST_HEADINGS = 1_000
_KEYS = ("format", "id", "version", "title", "authors", "language", "licence")


@dataclass(frozen=True, slots=True)
class PackPage:
    """What ``pack.md`` says."""

    id: str
    version: str
    title: str
    authors: str
    language: str
    licence: str
    introduction: str
    categories: tuple[Category, ...]
    lines: tuple[Line, ...]
    """The prose, for its links to be checked."""


def read_pack_page(lines: list[Line], findings: Findings) -> PackPage | None:
    """Return what *lines* say; what is wrong with them goes to *findings*.

    None where the pack is of a format that this program does not read.
    """
    matter, rest = read_front_matter(lines, _KEYS, findings)
    facts = Facts(matter, findings)
    if not _is_readable_format(facts) or _has_endless_headings(rest, findings):
        return None
    introduction, categories = _introduction_and_categories(rest, findings)
    return PackPage(
        id=facts.identifier(),
        version=facts.version(),
        title=facts.text("title"),
        authors=facts.text("authors"),
        language=facts.language() or "en",
        licence=facts.licence(),
        introduction=joined(introduction).strip(),
        categories=categories,
        lines=tuple(rest),
    )


def _has_endless_headings(lines: list[Line], findings: Findings) -> bool:
    """Tell whether there are more headings than anybody writes; that is an error."""
    headings = [line for line in lines if line.text.startswith("#")]
    if len(headings) <= _MOST_HEADINGS:
        return False
    findings.error(
        headings[_MOST_HEADINGS].place, _("There are more than 1,000 headings; leave some out.")
    )
    return True


def _is_readable_format(facts: Facts) -> bool:
    """Tell whether this program reads the pack's format; one that it does not is an error."""
    value = facts.text("format")
    if value in ("", str(FORMAT)):
        return True
    if value.isascii() and value.isdecimal() and len(value) < 5 and int(value) > FORMAT:
        facts.refuse(
            "format",
            _(
                "This pack is of format {number}, which a version of Who Says? reads that is newer "
                "than this one; install that, or write format: {known} if it was mistyped."
            ).format(number=int(value), known=FORMAT),
        )
        return False
    facts.refuse("format", _("“{value}” is no format; write format: 1.").format(value=value[:80]))
    return True


def _introduction_and_categories(
    lines: list[Line], findings: Findings
) -> tuple[list[Line], tuple[Category, ...]]:
    introduction: list[Line] = []
    categories: dict[str, Category] = {}
    letters: dict[str, str] = {
        category.letter: category.id
        for category in built_in_categories().values()
        if category.id in SCORED
    }
    for heading, content in split_entries(lines, findings):
        classes = [value.text for value in heading.attributes.classes] if heading else []
        if heading is None or not (classes or heading.faulty or heading.attributes.values):
            introduction += [*([heading.line] if heading else []), *content]
        elif not heading.faulty:
            category = _category(heading, content, findings)
            if category is not None:
                _keep(category, heading, categories, letters, findings)
    return introduction, tuple(categories.values())


def _category(heading: Heading, content: list[Line], findings: Findings) -> Category | None:
    attributes, place = heading.attributes, heading.line.place
    for value in attributes.classes:
        if value.text != "category":
            findings.error(
                heading.place(value.offset),
                _("“.{name}” has no meaning in pack.md; write .category.").format(name=value.text)
                + suggestion(value.text, ["category"]),
            )
            return None
    for key in attributes.values:
        if key != "letter":
            findings.error(
                heading.value_place(key),
                _("“{key}” has no meaning here; what may stand here is letter.").format(key=key)
                + suggestion(key, ["letter"]),
            )
    identifier = attributes.id.text if attributes.id else ""
    letter = attributes.value("letter")
    if not attributes.classes or not identifier:
        findings.error(place, _("A category is written ## Name {.category #its-id letter=L}."))
        return None
    if not (len(letter) == 1 and letter.isalpha()):
        findings.error(
            heading.value_place("letter"),
            _("A category is shown with one letter; write letter=L."),
        )
        letter = "?"
    question, rest = ask_and_rest(content, findings)
    definition = joined(rest).strip()
    _require(definition, question, place, findings)
    name = plain_title(heading, findings)
    return Category(identifier, name, letter.upper(), definition, question)


def _require(definition: str, question: str, place: Place, findings: Findings) -> None:
    if not definition:
        findings.error(place, _("This category has no definition; write a paragraph below it."))
    if not question:
        findings.error(
            place, _("This category has no question; write a paragraph that begins with **Ask:**.")
        )


def _keep(
    category: Category,
    heading: Heading,
    categories: dict[str, Category],
    letters: dict[str, str],
    findings: Findings,
) -> None:
    place = heading.line.place
    if category.id in SCORED:
        findings.error(
            place,
            _("“{id}” means the same in every pack; give your category another id.").format(
                id=category.id
            ),
        )
    elif category.id in categories:
        findings.error(place, _("The category “{id}” stands here twice.").format(id=category.id))
    elif letters.setdefault(category.letter, category.id) != category.id:
        findings.error(
            heading.value_place("letter"),
            _("The letter {letter} belongs to “{other}”; choose another.").format(
                letter=shortened(category.letter), other=letters[category.letter]
            ),
        )
    else:
        categories[category.id] = category
