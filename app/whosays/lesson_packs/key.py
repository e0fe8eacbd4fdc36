"""Reads the entries of a key: a heading with the id of a span, an explanation, a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.lesson_packs.attributes import Attributes
from whosays.lesson_packs.findings import Findings, Place
from whosays.lesson_packs.inline import read_inline
from whosays.lesson_packs.passage import Passage
from whosays.lesson_packs.sections import HEADING, Heading, read_heading
from whosays.lesson_packs.source import Line, joined, outside_fences
from whosays.translation import _

_BARE_ASK = re.compile(r"Ask:[ \t]")
_LOWER_ENTRY = re.compile(r" {0,3}#{3,6}[ \t].*\{[ \t]*#[\w-]+[^{}]*\}[ \t#]*$")
ASK = re.compile(r" {0,3}(?:\*\*Ask:\*\*|\*\*Ask\*\*:|__Ask:__)[ \t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """An entry of a key."""

    id: str
    heading: Heading
    title: str
    """Plain text."""
    explanation: str
    """Markdown, as is ``ask``."""
    ask: str
    lines: tuple[Line, ...] = ()
    """Everything below its heading, blank lines before the next one too."""
    ask_lines: tuple[Line, ...] = ()
    """Those in which its question stands."""

    @property
    def place(self) -> Place:
        """Return where its heading stands."""
        return self.heading.line.place

    @property
    def attributes(self) -> Attributes:
        """Return the attributes of its heading."""
        return self.heading.attributes

    def value_place(self, key: str) -> Place:
        """Return where the value of *key* stands."""
        return self.heading.value_place(key)


def read_entries(lines: list[Line], findings: Findings) -> tuple[list[KeyEntry], set[str]]:
    """Return the entries in the *lines* of a key, and the ids of those with a faulty heading."""
    entries: list[KeyEntry] = []
    faulty: set[str] = set()
    for heading, content in split_entries(lines, findings):
        if heading is None:
            _refuse_preface(content, findings)
            continue
        _check_levels(content, findings)
        identifier = heading.attributes.id
        if identifier is not None:
            entries.append(_entry(identifier.text, heading, content, findings))
        elif heading.faulty:
            faulty.update(re.findall(r"#([\w-]+)", heading.line.text))
        else:
            findings.error(
                heading.line.place,
                _("An entry names its span; write ## Title {#id} with the id of the span."),
            )
    return entries, faulty


def split_entries(lines: list[Line], findings: Findings) -> list[tuple[Heading | None, list[Line]]]:
    """Cut *lines* at their second-level headings; what stands before the first has none."""
    parts: list[tuple[Heading | None, list[Line]]] = [(None, [])]
    for line, outside in zip(lines, outside_fences(lines), strict=True):
        found = HEADING.match(line.text) if outside else None
        heading = read_heading(line, findings) if found and len(found[1]) == 2 else None
        if heading is None:
            parts[-1][1].append(line)
        else:
            parts.append((heading, []))
    return parts


def plain_title(heading: Heading, findings: Findings) -> str:
    """Return the title of *heading* as plain text; an empty one is an error."""
    title = read_inline(Passage.of([heading.title]), findings).text
    if not title:
        findings.error(
            heading.line.place, _("This heading has no title; write one before the braces.")
        )
    return title


def ask_and_rest(lines: Sequence[Line], findings: Findings) -> tuple[str, list[Line]]:
    """Return the question of *lines* in Markdown, empty without one, and the other lines."""
    ask, rest = _ask_apart(lines, findings)
    return joined(ask).strip(), rest


def _ask_apart(lines: Sequence[Line], findings: Findings) -> tuple[list[Line], list[Line]]:
    """Return the lines of the question, without its mark, and the others."""
    ask: list[Line] = []
    rest: list[Line] = []
    asked = inside = cut = False
    for line, outside in zip(lines, outside_fences(list(lines)), strict=True):
        found = ASK.match(line.text) if outside else None
        if found and asked:
            findings.error(line.place, _("A second question stands here; keep one **Ask:** line."))
        elif found:
            asked = inside = cut = True
            ask.append(line.after(found.end()))
            continue
        if outside and _BARE_ASK.match(line.text):
            findings.warning(
                line.place, _("Write **Ask:** with its asterisks, or the question is not asked.")
            )
        inside = inside and not line.blank
        if inside:
            ask.append(line)
        elif not (line.blank and cut and rest and rest[-1].blank):
            rest.append(line)
            cut = cut and line.blank
    if asked and all(line.blank for line in ask):
        findings.error(
            ask[0].at(0), _("A question is missing after **Ask:**; write it or delete this.")
        )
    return ask, rest


def _check_levels(lines: list[Line], findings: Findings) -> None:
    """Note entries that would be lost because their heading is of a lower level."""
    for line, outside in zip(lines, outside_fences(lines), strict=True):
        if outside and _LOWER_ENTRY.match(line.text):
            findings.error(
                line.place, _("An entry has a heading of the second level; write ## before it.")
            )


def _refuse_preface(lines: list[Line], findings: Findings) -> None:
    first = next((line for line in lines if not line.blank), None)
    if first is not None:
        findings.warning(
            first.place,
            _("Nobody will see this: it stands before the first entry; begin one with ## Title."),
        )


def _entry(identifier: str, heading: Heading, content: list[Line], findings: Findings) -> KeyEntry:
    title = plain_title(heading, findings)
    ask, rest = _ask_apart(content, findings)
    return KeyEntry(
        identifier,
        heading,
        title,
        joined(rest).strip(),
        joined(ask).strip(),
        tuple(content),
        tuple(ask),
    )
