"""Writes packs of short passages and reads them, for the tests of review."""

from __future__ import annotations

from pathlib import Path

from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.reading import read_pack

_PAGE = """---
format: 1
id: {id}
version: 1.0.0
title: Passages
authors: Nobody
language: en
licence: CC-BY-4.0
---
Short passages.
"""
_FRONT = """---
id: round-{number}
title: Round {number}
level: 2
minutes: {minutes}
practice: {practice}
{extra}categories: unnamed-source, state-agency
origin: written
---
Read.
"""
_KINDS = (
    "[A man]{{#u{at} .unnamed-source}} told us of rain {at}, and [a baker]{{#d{at} .decoy "
    "for=unnamed-source}} of snow. She is Ada Brown.",
    "[The army]{{#s{at} .state-agency}} told us of rain {at}. It had rained.",
    "[The court]{{#d{at} .decoy for=state-agency}} told us of rain {at}. It had rained.",
    "[A man]{{#u{at} .unnamed-source}} of rain {at}, [the army]{{#s{at} .state-agency}} of snow.",
    "The rain fell on Monday, said Ada Brown, {at}, who was there and got wet. It was cold.",
    "[The navy]{{#s{at} .state-agency}} told us of rain {at}. Snow fell then.",
)
"""Of six passages two are clean, the third and the fifth; the latter holds no decoy."""


def passage_pack(
    folder: Path,
    rounds: int,
    *,
    name: str = "rounds",
    practice: str = "independent",
    minutes: int = 10,
) -> Pack:
    """Write a pack of *rounds* lessons of six passages each, and read it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.md").write_text(_PAGE.format(id=name), encoding="utf-8")
    extra = "set: before\n" if practice == "test" else ""
    for number in range(rounds):
        articles = "\n\n".join(
            f"# Article {{#p{at}}}\n\n{kind.format(at=at)}" for at, kind in enumerate(_KINDS)
        )
        front = _FRONT.format(number=number, minutes=minutes, practice=practice, extra=extra)
        path = folder / f"{number:02}.md"
        path.write_text(f"{front}\n{articles}\n", encoding="utf-8")
    reading = read_pack(folder)
    assert reading.pack is not None, reading.problems
    return reading.pack
