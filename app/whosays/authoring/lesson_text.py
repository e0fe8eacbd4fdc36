"""The text of a lesson file, which is what a draft is: everything else is read from it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from whosays.authoring.anatomy import Anatomy, DraftSpan, anatomy_of
from whosays.authoring.line_starts import ANSWER, CHOICE, PAGE, QUESTION
from whosays.authoring.source_lines import SourceLines
from whosays.errors import KnownError
from whosays.lesson_packs.article import Article
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.findings import Unheard
from whosays.lesson_packs.lesson import Choice, Lesson, Origin, Pack, Practice, Question, TraceRow
from whosays.lesson_packs.questions import read_questions
from whosays.lesson_packs.reading import LessonReading, read_lesson_text
from whosays.lesson_packs.sections import SectionKind
from whosays.lesson_packs.source import LARGEST_FILE, joined
from whosays.lesson_packs.trace_table import read_trace
from whosays.translation import _

_Kind = TypeVar("_Kind", Practice, Origin)


class LessonText:
    """A lesson file's text, character for character, and what it means. It never changes."""

    def __init__(
        self,
        text: str,
        *,
        file: str = "lesson.md",
        pack: Pack | None = None,
        folder: Path | None = None,
    ) -> None:
        """Hold *text*; problems name *file*, and pictures are looked for in *folder*."""
        self.text = text
        self.file = file
        self.pack = pack
        self.folder = folder

    @classmethod
    def read(cls, path: Path, pack: Pack | None = None) -> LessonText:
        """Return the lesson file *path* as it is, line ends and all.

        Raises KnownError, with a sentence, where it cannot be read or is not UTF-8.
        """
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise KnownError(
                _("“{file}” cannot be read ({reason}); look whether it is there.").format(
                    file=path.name, reason=reason
                )
            ) from error
        if len(data) > LARGEST_FILE:
            raise KnownError(
                _("“{file}” is larger than 1 MiB; split it into several lessons.").format(
                    file=path.name
                )
            )
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise KnownError(
                _("“{file}” is not UTF-8; save it as UTF-8 in the editor it is from.").format(
                    file=path.name
                )
            ) from error
        return cls(text, file=path.name, pack=pack, folder=path.parent)

    def write(self, path: Path) -> None:
        """Write the text to *path*, which is replaced as a whole.

        Raises KnownError, with a sentence, where the disk does not take it.
        """
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            with unfinished.open("wb") as stream:
                stream.write(self.text.encode("utf-8"))
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.replace(path)
        except (OSError, UnicodeEncodeError) as error:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            reason = getattr(error, "strerror", None) or error
            raise KnownError(
                _(
                    "“{file}” cannot be saved ({reason}). What you wrote is still here: make room, "
                    "or choose another folder."
                ).format(file=path.name, reason=reason)
            ) from error

    def with_text(self, text: str) -> LessonText:
        """Return the draft whose text is *text*."""
        if text == self.text:
            return self
        return LessonText(text, file=self.file, pack=self.pack, folder=self.folder)

    # -- what it means

    @cached_property
    def reading(self) -> LessonReading:
        """Return what the reader of lessons makes of it, problems and all."""
        return read_lesson_text(self.text, self.file, pack=self.pack, folder=self.folder)

    @cached_property
    def lines(self) -> SourceLines:
        """Return where its lines stand."""
        return SourceLines(self.text)

    @cached_property
    def anatomy(self) -> Anatomy:
        """Return its parts, as far as they can be read."""
        return anatomy_of(self.text, self.pack)

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """Return the front matter, as it is written."""
        return {key: entry.value for key, entry in self.anatomy.matter.entries.items()}

    @property
    def brief(self) -> str:
        """Return the brief in Markdown as typed."""
        return PAGE.typed(self._brief)

    @property
    def notes(self) -> str:
        """Return the notes in Markdown as typed."""
        return PAGE.typed(self._notes)

    @property
    def article(self) -> Article:
        """Return the article: its text, blocks, styles and parts."""
        return self.anatomy.article

    @property
    def has_article(self) -> bool:
        """Tell whether there is an article section."""
        return self.anatomy.section(SectionKind.ARTICLE) is not None

    @property
    def spans(self) -> tuple[DraftSpan, ...]:
        """Return the spans of the key in the order of their cores."""
        return self.anatomy.spans

    def span(self, identifier: str) -> DraftSpan | None:
        """Return the span *identifier*."""
        return next((span for span in self.spans if span.id == identifier), None)

    @cached_property
    def lost(self) -> tuple[str, ...]:
        """Return the ids of entries whose words are not in the article."""
        if not self.has_article:
            return ()
        known = self.anatomy.drafts
        return tuple(entry.id for entry in self.anatomy.entries if entry.id not in known)

    @cached_property
    def trace(self) -> tuple[TraceRow, ...]:
        """Return the rows of the trace."""
        return read_trace(self.anatomy.sections.lines(SectionKind.TRACE), Unheard())

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions, their Markdown as typed."""
        return tuple(_as_typed(question) for question in self._questions)

    @cached_property
    def shown(self) -> Lesson:
        """Return a lesson for a page to show, with something harmless for what is missing."""
        facts, article = self.facts, self.article
        trained = [name.strip() for name in facts.get("categories", "").split(",")]
        known = categories_of(self.pack)
        return Lesson(
            id=facts.get("id", "") or "draft",
            title=facts.get("title", ""),
            level=_number(facts.get("level", "")),
            minutes=_number(facts.get("minutes", "")),
            practice=_of(Practice, facts.get("practice", ""), Practice.INDEPENDENT),
            categories=tuple(name for name in trained if name in known) or tuple(known)[:3],
            origin=_of(Origin, facts.get("origin", ""), Origin.WRITTEN),
            brief=self._brief,
            text=article.text,
            path=(self.folder or Path()) / self.file,
            blocks=tuple(article.blocks),
            styles=tuple(article.styles),
            articles=tuple(article.parts),
            key=self.anatomy.key,
            trace=self.trace,
            questions=self._questions,
            notes=self._notes,
            publisher=facts.get("publisher", ""),
            published=facts.get("published", ""),
            url=facts.get("url", ""),
            rights=facts.get("rights", ""),
            test_set=facts.get("set", ""),
            language=self.pack.language if self.pack is not None else "en",
        )

    # -- as the file has it

    @property
    def _brief(self) -> str:
        return joined(self.anatomy.sections.brief).strip()

    @property
    def _notes(self) -> str:
        return joined(self.anatomy.sections.lines(SectionKind.NOTES)).strip()

    @cached_property
    def _questions(self) -> tuple[Question, ...]:
        return read_questions(self.anatomy.sections.lines(SectionKind.QUESTIONS), Unheard())


def _as_typed(question: Question) -> Question:
    return Question(
        QUESTION.typed(question.text),
        question.multiple,
        tuple(Choice(CHOICE.typed(each.text), each.right) for each in question.choices),
        ANSWER.typed(question.explanation),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 4 else 1


def _of(kind: type[_Kind], value: str, otherwise: _Kind) -> _Kind:
    return kind(value) if value in [each.value for each in kind] else otherwise
