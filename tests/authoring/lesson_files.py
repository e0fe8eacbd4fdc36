"""Lesson files as a teacher might have left them, for the tests of the studio's core."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from whosays.authoring.lesson_text import LessonText
from whosays.bundled import bundled
from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.library import Library

WRITTEN = """---
# about a pier
id: pier
title:  An unsafe pier
level: 2
minutes: 8
practice: guided
categories: unnamed-source, state-agency, unverifiable-figure
origin: written
mood: grey
---

Mark what you would check.

# Article

## The pier

“Unsafe”, say [sources]{#who .unnamed-source}, and [dozens of beams]{.unverifiable-figure}
rotted, *wrote* the [port\\[s\\] [ministry]{#given .state-agency .given}]{#port .decoy
for=state-agency}.

> The police came, and sources left.

- 60 beams
- the \\*police\\* and the police

# Key

## Who? {#who}

Nobody   knows.

**Ask:** Who are they?

## Again {#more .again for=who quote="sources" nth=2}

## “Police” {#police  .contested .state-agency quote='the police' nth=1 extent="and the police"}
**Ask:** Which?

They only came.


# Trace

| id | outlet | date | credits | note |
|:--|---|---|---|---|
| a  | The A \\| B | 2020-05 | | first |
| b | B | 2021 | a | |

# Questions

1. How many?
   - (x) One
   - ( ) Two

   One.
2) Which *ones*?
   - [ ] None
   - [x] Some
     of them

# Notes
For me only.
"""


@cache
def bundled_lessons() -> tuple[tuple[Path, Pack], ...]:
    packs = Library([bundled("lessons")]).packs()
    return tuple((lesson.path, pack) for pack in packs for lesson in pack.lessons)


@st.composite
def lesson_texts(draw: st.DrawFn) -> LessonText:
    """Give a written lesson in another dress: line ends, a byte-order mark, blanks at line ends."""
    text = WRITTEN
    if draw(st.booleans()):
        path, pack = draw(st.sampled_from(bundled_lessons()))
        text = path.read_text(encoding="utf-8")
    else:
        pack = None
    ends = draw(st.sampled_from((("\n",), ("\r\n",), ("\n", "\r\n"), ("\r",))))
    lines = text.split("\n")
    dressed = "".join(line + ends[number % len(ends)] for number, line in enumerate(lines[:-1]))
    mark = draw(st.sampled_from(("", "\ufeff")))
    tail = draw(st.sampled_from(("", "\n", "\n\n  \n")))
    return LessonText(mark + dressed + lines[-1] + tail, pack=pack)
