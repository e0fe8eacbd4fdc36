"""What a lesson and a pack are, once read."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from whosays.articles.sentences import Sentences, sentences_of
from whosays.articles.span import Span
from whosays.articles.words import Words, words_of


class Practice(StrEnum):
    """How much a lesson gives away."""

    WORKED = "worked"
    GUIDED = "guided"
    INDEPENDENT = "independent"
    TEST = "test"
    PROPOSED = "proposed"
    """An article of the learner's own, whose key is a program's proposals; in no lesson file."""


class Origin(StrEnum):
    """Whether an article was published by somebody else or composed for teaching."""

    REAL = "real"
    WRITTEN = "written"


class Role(StrEnum):
    """What a span of the key asks of a learner."""

    TARGET = "target"
    """To be marked."""
    DECOY = "decoy"
    """Looks like a target of ``categories``, and is none."""
    CONTESTED = "contested"
    """Discussed, never scored."""
    AGAIN = "again"
    """A later mention of a source already keyed: right if marked, no miss if not."""


@dataclass(frozen=True, slots=True)
class Category:
    """One thing a learner looks for. The texts are Markdown."""

    id: str
    name: str
    letter: str
    definition: str
    question: str
    exclusions: str = ""
    """What the category is not."""


@dataclass(frozen=True, slots=True)
class KeySpan:
    """One span of a lesson's key, tied to the lesson's text by code points."""

    id: str
    role: Role
    categories: tuple[str, ...]
    """The categories it is a target of (any of them is right), or a decoy or later mention for."""
    core: Span
    extent: Span
    """The longest mark that still counts in full; holds the core."""
    given: bool = False
    """Shown from the start in a guided lesson, and not scored."""
    title: str = ""
    """The heading of its entry, or empty."""
    explanation: str = ""
    """The author's Markdown; empty where the category's definition stands in."""
    ask: str = ""
    """The author's Markdown; empty where the category's question stands in."""
    again_for: str | None = None
    """The id of the span that this one mentions again."""

    @property
    def scored(self) -> bool:
        """Tell whether a learner is expected to mark it."""
        return self.role is Role.TARGET and not self.given


class BlockKind(StrEnum):
    """The blocks an article may consist of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ITEM = "item"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article: a stretch of the lesson's text between two blank lines."""

    kind: BlockKind
    span: Span
    """Empty for a picture without a caption."""
    level: int = 0
    """Of a heading 2 to 6; how deep a quotation or list item is nested, from 1."""
    marker: str = ""
    """What stands before a list item ("•" or "3."); not part of the text."""
    picture: str = ""
    """The picture's path inside the pack."""


class StyleKind(StrEnum):
    """How a stretch of text is set."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Style:
    """A stretch of text set in a style of its own; styles nest."""

    kind: StyleKind
    span: Span
    target: str = ""
    """Where a link leads: http, https or mailto."""


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """One of the articles of a lesson; most have one, a passage lesson several."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One report in a trace."""

    id: str
    outlet: str
    date: str
    """``2022-05-17``, ``2022-05``, ``2022``, or empty for a report that is credited but unseen."""
    credits: tuple[str, ...]
    republishes: tuple[str, ...]
    note: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose."""

    text: str
    """Markdown."""
    right: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the article, with its choices."""

    text: str
    """Markdown."""
    multiple: bool
    """Whether several choices may be taken (``[ ]``) or just one (``( )``)."""
    choices: tuple[Choice, ...]
    explanation: str
    """Markdown; what follows the choices."""


def hash_of(text: str) -> str:
    """Return the SHA-256 of *text* in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Lesson:
    """A lesson: a brief, an article with its key, a trace, questions and notes."""

    id: str
    title: str
    level: int
    minutes: int
    practice: Practice
    categories: tuple[str, ...]
    origin: Origin
    brief: str
    text: str
    """The article's plain text, what the reader sees: blocks separated by a blank line. Empty in
    a lesson whose article is not in the pack."""
    path: Path
    blocks: tuple[Block, ...] = ()
    styles: tuple[Style, ...] = ()
    articles: tuple[ArticlePart, ...] = ()
    key: tuple[KeySpan, ...] = ()
    """In the order of their cores."""
    trace: tuple[TraceRow, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: str = ""
    publisher: str = ""
    country: str = ""
    """What country the article is from, as its author writes it; empty where that is not said."""
    published: str = ""
    url: str = ""
    rights: str = ""
    test_set: str = ""
    """``before`` or ``after`` for a test lesson, else empty."""
    language: str = "en"
    """BCP 47, the pack's."""
    unattached: tuple[UnattachedEntry, ...] = ()
    """The key of a lesson whose article is not in the pack."""

    @cached_property
    def text_hash(self) -> str:
        """The SHA-256 of the text in UTF-8, as 64 hex digits: what an attempt is tied to."""
        return hash_of(self.text)

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return words_of(self.text, self.language)

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return sentences_of(self.text)

    @property
    def has_article(self) -> bool:
        """Tell whether the article's text came with the pack."""
        return bool(self.articles)


@dataclass(frozen=True, slots=True)
class UnattachedEntry:
    """An entry of the key that names its place by quote alone, until the article is at hand."""

    id: str
    role: Role
    categories: tuple[str, ...]
    quote: str
    nth: int | None = None
    before: str = ""
    after: str = ""
    extent: str = ""
    given: bool = False
    title: str = ""
    explanation: str = ""
    ask: str = ""
    again_for: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary."""

    name: str
    anchor: str
    """What a link names: ``glossary.md#lateral-reading``."""
    explanation: str
    """Markdown."""


class StoredLessons(Sequence[Lesson]):
    """Lessons that are read when they are asked for, not with their pack.

    Raises KnownError where one is asked for by its number, and cannot be read any more.
    """

    @abstractmethod
    def named(self, identifier: str) -> Lesson | None:
        """Return the lesson *identifier*; None where there is none, or none any more."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of lessons with a page about itself."""

    id: str
    version: str
    title: str
    authors: str
    language: str
    licence: str
    introduction: str
    folder: Path
    lessons: Sequence[Lesson] = ()
    """In their order. ``listing_of`` tells what they are without reading them."""
    categories: tuple[Category, ...] = ()
    """Of its own, beside those that the program brings."""
    glossary: tuple[Term, ...] = field(default=())

    def lesson(self, identifier: str) -> Lesson | None:
        """Return the lesson *identifier*; None where there is none, or none any more."""
        if isinstance(self.lessons, StoredLessons):
            return self.lessons.named(identifier)
        return next((lesson for lesson in self.lessons if lesson.id == identifier), None)
