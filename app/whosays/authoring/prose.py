"""Changes the brief and the notes of a draft."""

from __future__ import annotations

from whosays.authoring.kept import kept, refuse_unless
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.line_starts import PAGE, one_line_end
from whosays.authoring.regions import lines_of_prose, with_region, with_section
from whosays.lesson_packs.sections import SectionKind


def with_brief(text: LessonText, markdown: str) -> LessonText:
    """Return *text* with *markdown* for its brief. Raises KnownError where that cannot be one."""
    wanted = one_line_end(markdown).strip()
    if wanted == text.brief:
        return text
    anatomy = text.anatomy
    first = anatomy.after_matter
    headings = [part.heading.line.number for part in anatomy.sections.parts]
    last = min([*headings, *([first + len(anatomy.sections.brief)])])
    made = text.with_text(
        with_region(text.lines, range(first, last), lines_of_prose(PAGE.written(wanted)))
    )
    refuse_unless(made.brief == wanted)
    return kept(text, made, "brief")


def with_notes(text: LessonText, markdown: str) -> LessonText:
    """Return *text* with *markdown* for its notes. Raises KnownError where that cannot be."""
    wanted = one_line_end(markdown).strip()
    if wanted == text.notes:
        return text
    made = with_section(text, SectionKind.NOTES, lines_of_prose(PAGE.written(wanted)))
    refuse_unless(made.notes == wanted)
    return kept(text, made, "notes")
