"""Splits a lesson into its brief and its sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from whosays.lesson_packs.attributes import AttributeFault, Attributes, parse_attributes
from whosays.lesson_packs.findings import Findings, Place, shortened, suggestion
from whosays.lesson_packs.source import Line, outside_fences
from whosays.translation import _

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")


class SectionKind(StrEnum):
    """The sections of a lesson, by the class that names them."""

    ARTICLE = "article"
    KEY = "key"
    TRACE = "trace"
    QUESTIONS = "questions"
    NOTES = "notes"


PLAIN = (SectionKind.ARTICLE, SectionKind.TRACE)
"""Sections in which a fenced code block has no place, so that none hides a heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its attribute block taken apart."""

    line: Line
    level: int
    title: Line
    """What stands before the attribute block."""
    attributes: Attributes
    offset: int
    """Where ``attributes`` count from: the offset of the title in the line."""
    faulty: bool = False

    def place(self, offset: int) -> Place:
        """Return where the character *offset* of the attributes' text stands."""
        return self.line.at(self.offset + offset)

    def value_place(self, key: str) -> Place:
        """Return where the value of *key* stands."""
        return self.place(self.attributes.offset(key))


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a lesson."""

    kind: SectionKind
    heading: Heading
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sections:
    """What a lesson consists of after its front matter."""

    brief: tuple[Line, ...]
    parts: tuple[Section, ...]

    def of(self, kind: SectionKind) -> list[Section]:
        """Return the sections of *kind* in the order of the file."""
        return [part for part in self.parts if part.kind is kind]

    def lines(self, kind: SectionKind) -> list[Line]:
        """Return the lines of the first section of *kind*."""
        return next((list(part.lines) for part in self.parts if part.kind is kind), [])


def read_heading(line: Line, findings: Findings) -> Heading | None:
    """Return *line* as a heading, or None where it is none. A malformed block is an error."""
    found = HEADING.match(line.text)
    if found is None:
        return None
    rest = line.text[found.end() :].rstrip(" \t")
    rest = _CLOSING_HASHES.sub("", rest)
    level, offset = len(found[1]), found.end()
    start = _block_start(rest)
    none = Attributes(len(rest), len(rest))
    if start is None:
        return Heading(line, level, Line(line.number, rest, line.column + offset), none, offset)
    title = Line(line.number, rest[:start].rstrip(" \t"), line.column + offset)
    try:
        attributes = parse_attributes(rest, start)
    except AttributeFault as fault:
        findings.error(line.at(offset + fault.offset), fault.sentence)
        return Heading(line, level, title, none, offset, faulty=True)
    if rest[attributes.end :].strip():
        findings.error(
            line.at(offset + attributes.end),
            _("Nothing may follow the braces of a heading; move it before them."),
        )
    return Heading(line, level, title, attributes, offset)


def _block_start(text: str) -> int | None:
    at = text.find("{")
    while at > 0 and text[at - 1] == "\\":
        at = text.find("{", at + 1)
    return at if at >= 0 else None


def split_sections(lines: list[Line], findings: Findings) -> Sections:
    """Return the brief and the sections in *lines*.

    Unknown and duplicate sections are errors, and what stands in them is left out.
    """
    outside = outside_fences(lines)
    brief: list[Line] = []
    parts: list[tuple[SectionKind | None, Heading, list[Line]]] = []
    for line, is_outside in zip(lines, outside, strict=True):
        plain = bool(parts) and parts[-1][0] in PLAIN
        if (is_outside or plain) and _is_section(line):
            heading = read_heading(line, findings)
            if heading is not None:
                parts.append((_kind(heading, findings), heading, []))
                continue
        (parts[-1][2] if parts else brief).append(line)
    known = tuple(
        Section(kind, heading, tuple(content)) for kind, heading, content in parts if kind
    )
    return Sections(tuple(brief), _without_duplicates(known, findings))


def _is_section(line: Line) -> bool:
    found = HEADING.match(line.text)
    return found is not None and len(found[1]) == 1


def _kind(heading: Heading, findings: Findings) -> SectionKind | None:
    names = [kind.value for kind in SectionKind]
    classes = [value.text for value in heading.attributes.classes]
    for key in heading.attributes.values:
        findings.error(
            heading.value_place(key), _("“{key}” has no meaning at a section.").format(key=key)
        )
    for value in heading.attributes.classes:
        if value.text not in names:
            findings.error(
                heading.place(value.offset),
                _("“.{name}” names no section; write one of {names}.").format(
                    name=value.text, names=", ".join(f".{name}" for name in names)
                )
                + suggestion(value.text, names),
            )
    known = [name for name in classes if name in names]
    if len(known) > 1:
        findings.error(heading.line.place, _("A section has one class; keep one of them."))
    word = heading.title.text.strip().lower()
    if known or word in names:
        return SectionKind(known[0] if known else word)
    if not classes and not heading.faulty:
        findings.error(heading.line.place, _unknown_sentence(heading, names))
    return None


def _unknown_sentence(heading: Heading, names: list[str]) -> str:
    title = heading.title.text.strip()
    return _(
        "“# {title}” is no section; write # Article, # Key, # Trace, # Questions or # Notes, add "
        "a class such as {{.article}} in another language, or begin a heading with ##."
    ).format(title=shortened(title)) + suggestion(title, names)


def _without_duplicates(parts: tuple[Section, ...], findings: Findings) -> tuple[Section, ...]:
    kept: list[Section] = []
    seen: dict[tuple[SectionKind, str], Section] = {}
    several = sum(part.kind is SectionKind.ARTICLE for part in parts) > 1
    for part in parts:
        identifier = part.heading.attributes.id
        name = identifier.text if identifier and part.kind is SectionKind.ARTICLE else ""
        if part.kind is SectionKind.ARTICLE and several and not name:
            findings.error(
                part.heading.line.place,
                _("One of several articles needs an id; write # Article {#p1}."),
            )
            kept.append(part)
            continue
        first = seen.setdefault((part.kind, name), part)
        if first is part:
            kept.append(part)
            continue
        findings.error(part.heading.line.place, _twice(part, first, name))
    return tuple(kept)


def _twice(part: Section, first: Section, name: str) -> str:
    line = first.heading.line.number
    if name:
        return _("The article “{id}” stands here twice, first in line {line}; rename one.").format(
            id=name, line=line
        )
    return _("The section “{name}” stands here twice, first in line {line}; join them.").format(
        name=part.heading.title.text.strip(), line=line
    )
