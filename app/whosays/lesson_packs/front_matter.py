"""Reads front matter: ``key: value`` lines between two lines of three hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from whosays.lesson_packs.findings import START, Findings, Place, suggestion
from whosays.lesson_packs.source import Line
from whosays.translation import _

_FENCE = re.compile(r"---[ \t]*$")
_PAIR = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)[ \t]*:(?:[ \t]+|$|(?=\S))(.*?)[ \t]*$")
_QUOTED = re.compile(r"""^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’)$""")
_SECTION = re.compile(r"#[ \t]+(?:Article|Key|Trace|Questions|Notes)\b|#[ \t].*\{\s*[.#]")
_OTHER_SHAPE = re.compile(r"\[.*\]$|\{.*\}$|[|>][+-]?$|[&*!]\w")


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of a key and where it stands."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a file."""

    entries: dict[str, Entry] = field(default_factory=dict)
    end: Place = START
    """Where its closing line stands; what is missing is reported there."""

    def text(self, key: str) -> str:
        """Return the value of *key*, empty where there is none."""
        return self.entries[key].value if key in self.entries else ""

    def place(self, key: str) -> Place:
        """Return where the value of *key* stands, the end of the front matter without one."""
        return self.entries[key].place if key in self.entries else self.end


def read_front_matter(
    lines: list[Line], known: Iterable[str], findings: Findings
) -> tuple[FrontMatter, list[Line]]:
    """Return the front matter at the head of *lines*, and the lines after it.

    A key that is not *known* is a warning; a duplicate and any other shape are errors.
    """
    start = next((number for number, line in enumerate(lines) if not line.blank), None)
    if start is None or not _FENCE.match(lines[start].text):
        place = lines[start].at(0) if start is not None else START
        findings.error(
            place, _("The front matter is missing; begin the file with a line of three hyphens.")
        )
        return FrontMatter(end=place), lines[start or 0 :]
    end = _end(lines, start + 1, findings)
    matter = FrontMatter(
        _entries(lines[start + 1 : end], frozenset(known), findings),
        lines[min(end, len(lines) - 1)].at(0),
    )
    closed = end < len(lines) and _FENCE.match(lines[end].text)
    return matter, lines[end + 1 if closed else end :]


def _end(lines: list[Line], start: int, findings: Findings) -> int:
    for number in range(start, len(lines)):
        if _FENCE.match(lines[number].text):
            return number
        if _SECTION.match(lines[number].text):
            break  # a line of hyphens further down is no end of it
    findings.error(
        lines[start - 1].at(0),
        _("The front matter is never closed; end it with a line of three hyphens."),
    )
    for number in range(start, len(lines)):
        line = lines[number]
        comment = line.text.startswith("#") and not _SECTION.match(line.text)
        if not (line.blank or comment or _PAIR.match(line.text)):
            return number
    return len(lines)


def _entries(lines: list[Line], known: frozenset[str], findings: Findings) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for line in lines:
        if line.blank or line.text.lstrip(" \t").startswith("#"):
            continue
        found = _PAIR.match(line.text)
        if found is None:
            findings.error(line.place, _shape_sentence(line))
            continue
        key, place = found[1], line.at(found.start(2))
        if key in entries:
            findings.error(
                line.at(0),
                _("“{key}” is given twice; it first stands in line {line}.").format(
                    key=key, line=entries[key].place.line
                ),
            )
            continue
        if key not in known:
            findings.warning(
                line.at(0),
                _("“{key}” is no key that the program knows, so it is not read.").format(key=key)
                + suggestion(key, known),
            )
        if _OTHER_SHAPE.match(found[2]):
            findings.error(
                place,
                _("Write the value of “{key}” on one line; a list is separated by commas.").format(
                    key=key
                ),
            )
        entries[key] = Entry(_unquoted(found[2]), place)
    return entries


def _shape_sentence(line: Line) -> str:
    if line.text.lstrip(" \t").startswith("- "):
        return _("A list of this shape is not read; write “key: one, two” on one line.")
    if line.indent:
        return _("An indented line is not read; write the whole value behind its key.")
    return _("This line is no “key: value”; write a key, a colon and its value.")


def _unquoted(value: str) -> str:
    found = _QUOTED.match(value)
    if found is None or found.lastindex is None:
        return value
    return found[found.lastindex].strip()
