"""Changes the Markdown of a draft's article."""

from __future__ import annotations

from whosays.authoring.kept import kept
from whosays.authoring.lesson_text import LessonText
from whosays.authoring.regions import lines_of_prose, with_section
from whosays.errors import KnownError
from whosays.lesson_packs.sections import SectionKind
from whosays.lesson_packs.source import joined
from whosays.translation import _


def article_source(text: LessonText) -> str:
    """Return the Markdown of the first article of *text*, empty where it has none."""
    return joined(text.anatomy.sections.lines(SectionKind.ARTICLE)).strip("\n")


def with_article_source(text: LessonText, markdown: str) -> LessonText:
    """Return *text* with *markdown* for its first article.

    Spans whose words are gone stand in ``lost`` then. Raises KnownError where there would be no
    article, or another part of the lesson would change.
    """
    wanted = markdown.replace("\r\n", "\n").strip("\n")
    if wanted == article_source(text):
        return text
    if not wanted.strip():
        raise KnownError(_("A lesson has an article; write its text here, or undo."))
    made = with_section(text, SectionKind.ARTICLE, lines_of_prose(wanted))
    return kept(text, made, "article", "spans")
