"""Packs of many lessons, all different and all like those that people write."""

from __future__ import annotations

import random
from pathlib import Path

from lesson_packs.written_lessons import front

_PARAGRAPHS = 6
_SENTENCES = 4  # a paragraph
_SPANS = 9
_CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")
_OPENINGS = (
    "The harbour office said on Tuesday that",
    "According to the minutes of the council,",
    "Residents of the upper town remember that",
    "A statement read out after the hearing says that",
    "In a letter that this paper has seen, the director writes that",
)
_DOINGS = (
    "the crates were moved to a warehouse by the old canal",
    "repairs to the second lock cost more than was planned",
    "the night train was held back *twice* in one week",
    "nobody counted the boats that came in before the storm",
    "the ward was closed for a day and opened again without a word",
)
_SPEAKERS = ("officials", "people close to the talks", "the ministry's bureau", "two engineers")
_TITLES = ("The pier", "The lock", "The ward", "The ferry", "The poll", "The verdict", "The crates")
_PLACES = ("at Aldmouth", "in Norrhaven", "of Saint Bride", "on the Lenn", "by the canal")
_PUBLISHERS = ("The Aldmouth Courier", "Norrhaven Post", "The Lenn Gazette", "Evening Register")
_PAGE = """---
format: 1
id: {identifier}
version: 1.0.0
title: {title}
authors: Nobody
language: en
licence: CC-BY-4.0
---
A shelf of {count} lessons, written by a machine to see how quick the program is.

## For whom

For a stop-watch.
"""


def write_many(folder: Path, count: int) -> Path:
    """Write a pack of *count* lessons into *folder*, the same each time; return the folder."""
    folder.mkdir(parents=True)
    page = _PAGE.format(identifier=f"shelf-of-{count}", title=f"A shelf of {count}", count=count)
    (folder / "pack.md").write_text(page, encoding="utf-8")
    for number in range(1, count + 1):
        lesson = _lesson(number, random.Random(number))  # noqa: S311 - the same each time
        (folder / f"{number:05}.md").write_text(lesson, encoding="utf-8")
    return folder


def title_of(number: int) -> str:
    """Return the title of lesson *number*, counted from 1; no other has it."""
    kind = number - 1
    return f"{_TITLES[kind % len(_TITLES)]} {_PLACES[kind % len(_PLACES)]}, report {number}"


def _lesson(number: int, chance: random.Random) -> str:
    facts: dict[str, str | None] = {
        "id": f"report-{number}",
        "title": title_of(number),
        "level": str(number % 5 + 1),
        "categories": ", ".join(_CATEGORIES),
    }
    if number % 3 == 0:
        facts |= {
            "origin": "real",
            "publisher": chance.choice(_PUBLISHERS),
            "published": f"20{number % 20 + 10}-0{number % 9 + 1}-1{number % 9}",
            "url": f"https://example.org/{number}",
            "rights": "quoted for criticism and teaching",
        }
    parts = ["# Article", _article(number, chance), "# Key", _key(chance), "# Trace", _TRACE]
    parts += ["# Questions", _QUESTIONS, "# Notes", "For the teacher: read it *aloud* first."]
    brief = "Mark what you would check before it is printed, and **nothing else**."
    return f"{front(**facts)}{brief}\n\n" + "\n\n".join(parts) + "\n"


def _article(number: int, chance: random.Random) -> str:
    sentences = [
        f"{chance.choice(_OPENINGS)} {chance.choice(_DOINGS)}, and {{}} expect "
        f"[more of it](https://example.org/{number}) within {chance.randint(3, 90)} weeks."
        for _number in range(_PARAGRAPHS * _SENTENCES)
    ]
    keyed = {each: n for n, each in enumerate(chance.sample(range(len(sentences)), _SPANS))}
    for place, sentence in enumerate(sentences):
        speaker = chance.choice(_SPEAKERS)
        if place in keyed:
            own = keyed[place]
            category = _CATEGORIES[own % 3]
            kind = f".decoy for={category}" if own % 4 == 3 else f".{category}"
            speaker = f"[{speaker}]{{#k{own} {kind}}}"
        sentences[place] = sentence.format(speaker)
    paragraphs = [
        " ".join(sentences[start : start + _SENTENCES])
        for start in range(0, len(sentences), _SENTENCES)
    ]
    return "\n\n".join([f"## {title_of(number)}", *paragraphs])


def _key(chance: random.Random) -> str:
    return "\n\n".join(
        f"## What {number} rests on {{#k{number}}}\n\n"
        f"Nobody here has a *name*: {chance.choice(_DOINGS)}, and who says so stays hidden behind "
        f"a plural. An editor would ask for one person who can be called.\n\n"
        "**Ask:** Who says so, and how would they know?"
        for number in range(_SPANS)
    )


_TRACE = """| id | outlet | date | credits | republishes | note |
|---|---|---|---|---|---|
| office | Harbour office | 2022-05-17 | | | the statement itself |
| courier | The Aldmouth Courier | 2022-05-17 | office | | |
| post | Norrhaven Post | 2022-05-18 | | courier | word for word |"""
_QUESTIONS = """1. Three outlets carried it. How many sources are there?
   - ( ) Three
   - (x) One
   - ( ) Two

   All of them credit the office.

2. What would you ask first?
   - [x] Who counted
   - [ ] Who wrote the headline

   The count stands on nothing else."""
