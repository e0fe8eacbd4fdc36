"""Checks the links in the prose of a lesson: where they may lead, and whether the term exists."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from whosays.lesson_packs.findings import Findings, shortened, suggestion
from whosays.lesson_packs.source import Line, outside_fences
from whosays.lesson_packs.ticks import without_code
from whosays.translation import _

GLOSSARY = "glossary.md"

_LINK = re.compile(r"\]\([ \t]*<?([^\s<>()]*)")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\(")
_ALLOWED = re.compile(r"https?://|mailto:", re.IGNORECASE)


def check_links(lines: Iterable[Line], anchors: Collection[str] | None, findings: Findings) -> None:
    """Note links in *lines* that lead nowhere.

    *anchors* are those of the glossary; None where the pack is not known.
    """
    all_lines = list(lines)
    for line, outside in zip(all_lines, outside_fences(all_lines), strict=True):
        if not outside or "](" not in line.text:
            continue
        text = without_code(line.text)
        picture = _PICTURE.search(text)
        if picture:
            findings.warning(
                line.at(picture.start()),
                _("Pictures are shown in articles only; move this one there or delete it."),
            )
        for found in _LINK.finditer(text):
            _check_link(line, found, anchors, findings)


def _check_link(
    line: Line, found: re.Match[str], anchors: Collection[str] | None, findings: Findings
) -> None:
    target, place = found[1], line.at(found.start(1))
    file, _hash, anchor = target.partition("#")
    if _ALLOWED.match(target):
        return
    if file != GLOSSARY:
        if "!" in line.text[max(0, line.text.rfind("[", 0, found.start()) - 1) : found.start()]:
            return  # a picture, of which something has been said already
        findings.warning(
            place,
            _(
                "“{target}” is shown without its link; link to http, https, mailto or "
                "glossary.md#term."
            ).format(target=shortened(target)),
        )
    elif anchors is not None and anchor not in anchors:
        findings.warning(
            place,
            _("The glossary has no term “{anchor}”; write ## and the term in glossary.md.").format(
                anchor=shortened(anchor)
            )
            + suggestion(anchor, anchors),
        )
