"""Changes the front matter of a draft."""

from __future__ import annotations

import re

from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.lesson_packs.findings import Place
from whosays.translation import _

_READ_OTHERWISE = re.compile(r"""["'“‘].*["'”’]$|\[.*\]$|\{.*\}$|[|>][+-]?$|[&*!]\w""", re.DOTALL)


def with_fact(text: LessonText, key: str, value: str) -> LessonText:
    """Return *text* with *value* for *key* in its front matter; an empty one takes the line out.

    Raises KnownError where the front matter cannot hold it.
    """
    wanted = " ".join(value.split("\n")).strip()
    if text.facts.get(key, "") == wanted:
        return text
    lines, matter = text.lines, text.anatomy.matter
    entry = matter.entries.get(key)
    if entry is not None and not wanted:
        new = lines.replaced(entry.place.line, entry.place.line + 1, [])
    elif entry is not None:
        start, end = lines.offset(entry.place), lines.end(entry.place.line)
        space = "" if text.text[start - 1 : start].isspace() else " "
        trailing = text.text[start:end][len(text.text[start:end].rstrip(" \t")) :]
        new = text.text[:start] + space + _written(wanted) + trailing + text.text[end:]
    elif not wanted:
        return text
    else:
        _require_front_matter(text, matter.end)
        new = lines.replaced(matter.end.line, matter.end.line, [f"{key}: {_written(wanted)}"])
    made = text.with_text(new)
    refuse_unless(made.facts == _facts(text, key, wanted))
    return kept(text, made, "facts", "spans")


def _facts(text: LessonText, key: str, wanted: str) -> dict[str, str]:
    facts = {**text.facts, key: wanted}
    return facts if wanted else {name: each for name, each in facts.items() if name != key}


def _written(value: str) -> str:
    return f'"{value}"' if _READ_OTHERWISE.match(value) else value


def _require_front_matter(text: LessonText, end: Place) -> None:
    closing = text.lines.line(end.line).rstrip() if end.line <= len(text.lines) else ""
    if closing != "---" or not text.facts:
        raise KnownError(
            _(
                "This file does not begin with lines such as “title: …” between two lines of "
                "three hyphens; write those in an editor first."
            )
        )
