"""Reads a glossary: one term to a second-level heading."""

from __future__ import annotations

import re

from whosays.lesson_packs.findings import Findings
from whosays.lesson_packs.key import plain_title, split_entries
from whosays.lesson_packs.lesson import Term
from whosays.lesson_packs.source import Line, joined
from whosays.translation import _

_DROPPED = re.compile(r"[^\w\- ]")


def anchor_of(name: str) -> str:
    """Return what a link to the term *name* says after ``#``: lower case, hyphens for spaces."""
    return _DROPPED.sub("", name.strip().lower()).replace(" ", "-")


def read_glossary(lines: list[Line], findings: Findings) -> tuple[Term, ...]:
    """Return the terms in *lines*; what stands before the first is the page's own."""
    terms: dict[str, Term] = {}
    for heading, content in split_entries(lines, findings):
        if heading is None:
            continue
        name = plain_title(heading, findings)
        identifier = heading.attributes.id
        anchor = identifier.text if identifier else anchor_of(name)
        explanation = joined(content).strip()
        if not explanation:
            findings.error(
                heading.line.place, _("This term is not explained; write a sentence below it.")
            )
        if anchor in terms:
            findings.error(
                heading.line.place,
                _("The glossary has “{anchor}” already; join the two.").format(anchor=anchor),
            )
        else:
            terms[anchor] = Term(name, anchor, explanation)
    return tuple(terms.values())
