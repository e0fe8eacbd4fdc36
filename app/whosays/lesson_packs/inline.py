"""Reads the text of one block of an article: emphasis, links, code, entities and spans.

Every character of the plain text is placed while it is written, which is why the article has a
reader of its own: a tree made by somebody else would have lost where its text came from. What it
reads is CommonMark's inline grammar without raw HTML and reference links, plus bracketed spans.
Each step is linear in the length of the block.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.entities import html5
from typing import ClassVar

from whosays.lesson_packs.addresses import address_at
from whosays.lesson_packs.attributes import AttributeFault, parse_attributes
from whosays.lesson_packs.delimiters import Container, ContainerKind, Token, TokenKind, pair_runs
from whosays.lesson_packs.findings import Findings
from whosays.lesson_packs.inline_text import InlineText, TextWriter
from whosays.lesson_packs.passage import Passage
from whosays.lesson_packs.ticks import TICKS, next_run, tick_runs
from whosays.translation import _

_PLAIN = re.compile(r"[^\\`*_\[\]!<&\n{]+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_RUN = re.compile(r"\*+|_+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(
    r"<((?:https?://|mailto:)[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})>",
    re.IGNORECASE,
)
_HTML = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>|<!--")
_STRAY = re.compile(r"\{[ \t]*[#.][\w-]+[^{}\n]*\}")
_BLOCK = re.compile(r"\{[ \t]*[#.]")
_PARENTHESIS_LIKE = re.compile(r"\{[^{}\n]{1,200}\}")
_IDENTIFIER = re.compile(r"#([\w-]+)")


def read_inline(passage: Passage, findings: Findings) -> InlineText:
    """Return the text of *passage*, and the spans and styles in it; faults go to *findings*."""
    if _PLAIN.fullmatch(passage.text):  # as titles are: there is nothing to cut and pair
        plain = [Token(TokenKind.TEXT, 0, passage.text)]
        return TextWriter(passage, findings, []).write(plain)
    scanner = _Scanner(passage, findings)
    scanner.scan()
    pair_runs(scanner.tokens)
    return TextWriter(passage, findings, scanner.faulty).write(scanner.tokens)


class _Scanner:
    """Cuts a passage into tokens and pairs its brackets."""

    def __init__(self, passage: Passage, findings: Findings) -> None:
        self.tokens: list[Token] = []
        self.faulty: list[str] = []
        self._text = passage.text
        self._place = passage.place
        self._findings = findings
        self._brackets: list[int] = []
        self._link_floor = 0
        self._ticks = tick_runs(passage.text)
        self._at = 0

    def scan(self) -> None:
        """Fill ``tokens``."""
        while self._at < len(self._text):
            plain = _PLAIN.match(self._text, self._at)
            if plain:
                self._write(plain.group(), plain.end())
            else:
                self._SPECIAL[self._text[self._at]](self)

    def _write(self, text: str, end: int) -> None:
        self.tokens.append(Token(TokenKind.TEXT, self._at, text))
        self._at = end

    def _error(self, offset: int, sentence: str) -> None:
        self._findings.error(self._place(offset), sentence)

    def _backslash(self) -> None:
        following = self._text[self._at + 1 : self._at + 2]
        if following == "\n":
            self.tokens.append(Token(TokenKind.BREAK, self._at))
            self._at += 2
        elif following in _PUNCTUATION and following:
            self._write(following, self._at + 2)
        else:
            self._write("\\", self._at + 1)

    def _code(self) -> None:
        run = TICKS.match(self._text, self._at)
        end = run.end() if run else self._at + 1
        length = end - self._at
        closing = next_run(self._ticks, length, end)
        if closing is None:
            self._write("`" * length, end)
            return
        inside = self._text[end:closing].replace("\n", " ")
        if inside.strip(" ") and inside[0] == inside[-1] == " ":
            inside = inside[1:-1]
        container = Container(ContainerKind.CODE, self._at)
        self.tokens.append(Token(TokenKind.OPEN, self._at, container=container))
        self.tokens.append(Token(TokenKind.TEXT, end, inside))
        self.tokens.append(Token(TokenKind.CLOSE, closing, container=container))
        self._at = closing + length

    def _run(self) -> None:
        run = _RUN.match(self._text, self._at)
        end = run.end() if run else self._at + 1
        self.tokens.append(Token(TokenKind.RUN, self._at, self._text[self._at : end]))
        self._at = end

    def _bang(self) -> None:
        is_picture = self._text.startswith("[", self._at + 1)
        self._write("!", self._at + 1)
        if is_picture:
            self._open_bracket()
            self.tokens[-1].picture = True

    def _open_bracket(self) -> None:
        self._brackets.append(len(self.tokens))
        self.tokens.append(Token(TokenKind.BRACKET, self._at, "["))
        self._at += 1

    def _close_bracket(self) -> None:
        after = self._at + 1
        if self._text.startswith("{", after) and (
            _BLOCK.match(self._text, after) or _PARENTHESIS_LIKE.match(self._text, after)
        ):
            self._close_span(after)
            return
        opener, holds_a_link = self._pop()
        if opener is not None and self._text.startswith("(", after):
            linkable = self.tokens[opener].picture or not holds_a_link
            address = address_at(self._text, after) if linkable else None
            if address is not None:
                self._close_link(opener, *address)
                return
        self._write("]", after)

    def _pop(self) -> tuple[int | None, bool]:
        """Return the innermost open bracket, and whether it already holds a link."""
        opener = self._brackets.pop() if self._brackets else None
        holds_a_link = len(self._brackets) < self._link_floor
        self._link_floor = min(self._link_floor, len(self._brackets))
        return opener, holds_a_link

    def _close_link(self, opener: int, address: str, end: int) -> None:
        token = self.tokens[opener]
        kind = ContainerKind.PICTURE if token.picture else ContainerKind.LINK
        container = Container(kind, token.offset, address, opener=opener)
        if token.picture:
            self.tokens[opener - 1].text = ""
        else:
            self._check_address(container)
            self._link_floor = len(self._brackets)
        token.kind, token.text, token.container = TokenKind.OPEN, "", container
        self.tokens.append(Token(TokenKind.CLOSE, self._at, container=container))
        self._at = end

    def _check_address(self, link: Container) -> None:
        if not re.match(r"(?:https?://|mailto:)\S", link.target, re.IGNORECASE):
            self._error(
                link.offset,
                _(
                    "A link of an article may lead to http, https and mailto only; write the "
                    "whole address, or no link."
                ),
            )

    def _close_span(self, braces: int) -> None:
        opener, _holds_a_link = self._pop()
        try:
            attributes = parse_attributes(self._text, braces)
        except AttributeFault as fault:
            self._error(fault.offset, fault.sentence)
            self._leave_out(braces)
            return
        if opener is None:
            self._error(
                self._at,
                _(
                    "No bracket of this paragraph opens this span; a span that would run over the "
                    "end of a paragraph or cross the edge of a link is given in the key, as "
                    '## Title {#id quote="the words"}.'
                ),
            )
            self._leave_out(braces)
            return
        token = self.tokens[opener]
        container = Container(ContainerKind.SPAN, token.offset, attributes=attributes)
        token.kind, token.text, token.container = TokenKind.OPEN, "", container
        self.tokens.append(Token(TokenKind.CLOSE, self._at, container=container))
        self._at = attributes.end

    def _leave_out(self, braces: int) -> None:
        end = self._text.find("}", braces)
        line_end = self._text.find("\n", braces)
        limit = line_end if line_end >= 0 else len(self._text)
        end = end + 1 if end >= 0 else limit
        identifier = _IDENTIFIER.search(self._text, braces, end)
        if identifier:
            self.faulty.append(identifier[1])
        self._at = end

    def _less_than(self) -> None:
        found = _AUTOLINK.match(self._text, self._at)
        if found is None:
            if _HTML.match(self._text, self._at):
                self._findings.warning(
                    self._place(self._at),
                    _("HTML is shown as text; delete it, or write \\< where it is meant."),
                )
            self._write("<", self._at + 1)
            return
        shown = found[1]
        target = shown if re.match(r"https?:|mailto:", shown, re.IGNORECASE) else f"mailto:{shown}"
        container = Container(ContainerKind.LINK, self._at, target)
        self.tokens.append(Token(TokenKind.OPEN, self._at, container=container))
        self.tokens.append(Token(TokenKind.TEXT, self._at + 1, shown))
        self.tokens.append(Token(TokenKind.CLOSE, found.end() - 1, container=container))
        self._at = found.end()

    def _ampersand(self) -> None:
        found = _ENTITY.match(self._text, self._at)
        if found is None or (found.group()[1] != "#" and found.group()[1:] not in html5):
            self._write("&", self._at + 1)
            return
        self._write(_character(found.group()), found.end())

    def _line_end(self) -> None:
        hard = self._text.endswith("  ", 0, self._at) if self._at >= 2 else False
        kind = TokenKind.BREAK if hard else TokenKind.TEXT
        self.tokens.append(Token(kind, self._at, "" if hard else " "))
        self._at += 1

    def _brace(self) -> None:
        stray = _STRAY.match(self._text, self._at)
        if stray is None:
            self._write("{", self._at + 1)
            return
        self._error(
            self._at,
            _(
                "No span stands before these braces; write [words]{{#id .class}} without a space "
                "between, or \\{{ where a brace is meant."
            ).format(),
        )
        self._leave_out(self._at)

    # for all scanners: one of its own would have each refer to itself, and wait for the collector
    _SPECIAL: ClassVar[dict[str, Callable[[_Scanner], None]]] = {
        "\\": _backslash,
        "`": _code,
        "*": _run,
        "_": _run,
        "[": _open_bracket,
        "]": _close_bracket,
        "!": _bang,
        "<": _less_than,
        "&": _ampersand,
        "\n": _line_end,
        "{": _brace,
    }


def _character(entity: str) -> str:
    """Return what *entity* stands for, a replacement character where that is no text."""
    decoded = html.unescape(entity)
    if not decoded or any(
        character < " "
        or 0x7F <= ord(character) < 0xA0
        or ord(character) & 0xFFFE == 0xFFFE
        or 0xFDD0 <= ord(character) <= 0xFDEF
        or 0xD800 <= ord(character) <= 0xDFFF
        for character in decoded
    ):
        return " " if decoded in ("\n", "\t", "\r") else "\ufffd"
    return decoded
