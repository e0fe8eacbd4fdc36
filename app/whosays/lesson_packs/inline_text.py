"""Writes the plain text of a block from its tokens, and where everything came to stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from whosays.lesson_packs.attributes import Attributes
from whosays.lesson_packs.delimiters import Container, ContainerKind, Token, TokenKind
from whosays.lesson_packs.findings import Findings
from whosays.lesson_packs.passage import Passage
from whosays.translation import _

_SPACES = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class InlineSpan:
    """A bracketed span: where it stands in the block's text and in the source."""

    start: int
    end: int
    attributes: Attributes
    offset: int
    """Of its opening bracket in the passage; its attributes count in the passage too."""


@dataclass(frozen=True, slots=True)
class InlineStyle:
    """A stretch of the block's text that is set in a style of its own."""

    container: Container
    start: int
    end: int


@dataclass(slots=True)
class InlineText:
    """What one block reads as."""

    text: str = ""
    spans: list[InlineSpan] = field(default_factory=list)
    styles: list[InlineStyle] = field(default_factory=list)
    pictures: list[Container] = field(default_factory=list)
    only_a_picture: bool = False
    """Whether a picture is all there is."""
    faulty: list[str] = field(default_factory=list)
    """The ids of spans that were left out because of an error already noted."""


class TextWriter:
    """Writes the plain text of tokens and records where everything came to stand."""

    def __init__(self, passage: Passage, findings: Findings, faulty: list[str]) -> None:
        self._passage = passage
        self._findings = findings
        self._made = InlineText(faulty=faulty)
        self._pieces: list[str] = []
        self._length = 0
        self._pending = ""
        self._starts: dict[int, int] = {}
        """Where each open container begins, by its offset; -1 until a character is written."""
        self._waiting: dict[int, Container] = {}
        self._around: list[Container] = []
        self._chains: dict[int, Container | None] = {}
        self._open_pictures = 0
        self._outside_pictures = False

    def write(self, tokens: list[Token]) -> InlineText:
        """Return what *tokens* read as."""
        for token in tokens:
            for container in token.closes:
                self._close(container)
            if token.kind is TokenKind.OPEN and token.container:
                self._open(token.container)
            elif token.kind is TokenKind.CLOSE and token.container:
                self._close(token.container)
            elif token.kind is TokenKind.BREAK:
                self._pending = "\n" if self._length else ""
            else:
                self._say(token.text)
            for container in token.opens:
                self._open(container)
        made = self._made
        made.text = "".join(self._pieces)
        made.only_a_picture = len(made.pictures) == 1 and not self._outside_pictures
        made.spans.sort(key=lambda span: (span.start, -span.end, span.offset))
        made.styles.sort(key=lambda style: (style.start, -style.end))
        return made

    def _say(self, text: str) -> None:
        piece = _SPACES.sub(" ", text)
        if piece.startswith(" "):
            piece = piece[1:]
            self._pending = self._pending or (" " if self._length else "")
        if not piece:
            return
        if self._pending:
            self._add(self._pending)
        for offset in self._waiting:
            self._starts[offset] = self._length
        self._waiting.clear()
        self._add(piece.removesuffix(" "))
        self._pending = " " if piece.endswith(" ") else ""
        self._outside_pictures = self._outside_pictures or not self._open_pictures

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _open(self, container: Container) -> None:
        self._starts[container.offset] = -1
        self._waiting[container.offset] = container
        if container.kind is ContainerKind.SPAN:
            self._chains[container.offset] = self._around[-1] if self._around else None
        else:
            self._around.append(container)
            self._open_pictures += container.kind is ContainerKind.PICTURE

    def _close(self, container: Container) -> None:
        start = self._starts[container.offset]
        self._waiting.pop(container.offset, None)
        if container.kind is ContainerKind.SPAN:
            self._close_span(container, start)
            return
        self._around.pop()
        if container.kind is ContainerKind.PICTURE:
            self._open_pictures -= 1
            self._made.pictures.append(container)
        elif start >= 0:
            self._made.styles.append(InlineStyle(container, start, self._length))

    def _close_span(self, container: Container, start: int) -> None:
        attributes = container.attributes
        if attributes is None:
            return
        identifier = attributes.id.text if attributes.id else ""
        innermost = self._around[-1] if self._around else None
        if self._chains[container.offset] is not innermost:
            self._refuse(
                container,
                identifier,
                _(
                    "This span crosses the edge of an emphasis or a link; move a bracket, or give "
                    'the span in the key, as ## Title {#id quote="the words"}.'
                ),
            )
        elif start < 0:
            self._refuse(container, identifier, _("This span holds no words; bracket some."))
        else:
            self._made.spans.append(InlineSpan(start, self._length, attributes, container.offset))

    def _refuse(self, container: Container, identifier: str, sentence: str) -> None:
        self._findings.error(self._passage.place(container.offset), sentence)
        if identifier:
            self._made.faulty.append(identifier)
