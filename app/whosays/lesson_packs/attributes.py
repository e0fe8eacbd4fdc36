"""Reads an attribute block: ``{#id .class key="value"}``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from whosays.translation import _

_SPACE = re.compile(r"[ \t\n]*")
_NAME = re.compile(r"\w[\w-]*")
_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*=[ \t]*")
_BARE = re.compile(r"""[^\s"'“”‘’{}]+""")
_CLOSING = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class AttributeFault(Exception):  # noqa: N818 - it is caught where the block is read
    """An attribute block that is none; the message says what to write instead."""

    def __init__(self, offset: int, sentence: str) -> None:
        super().__init__(sentence)
        self.offset = offset
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Value:
    """A value or a name, and the offset at which it stands."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of a block as it is written: ``#id``, ``.class`` or ``key=value``."""

    name: str
    """The key of a value; ``#`` for the id and ``.`` for a class."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an attribute block holds."""

    start: int
    end: int
    """The offset after its closing brace."""
    id: Value | None = None
    classes: tuple[Value, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    """Everything in the block, in order."""

    def value(self, key: str) -> str:
        """Return the value of *key*, empty where there is none."""
        return self.values[key].text if key in self.values else ""

    def offset(self, key: str) -> int:
        """Return where the value of *key* stands, the block's start where there is none."""
        return self.values[key].offset if key in self.values else self.start


def parse_attributes(text: str, start: int) -> Attributes:
    """Return the block of *text* whose opening brace is at *start*.

    Raises AttributeFault where it is malformed.
    """
    identifier: Value | None = None
    classes: dict[str, Value] = {}
    values: dict[str, Value] = {}
    pieces: list[Piece] = []
    at = _skip(text, start + 1)
    while not text.startswith("}", at):
        if at >= len(text):
            raise AttributeFault(
                start, _("The braces that open here are never closed; write } after the last word.")
            )
        began, kind = at, text[at]
        if text[at] == "#":
            if identifier is not None:
                raise AttributeFault(at, _("A second id stands here; keep one of them."))
            identifier = _name(text, at)
            at += 1 + len(identifier.text)
        elif text[at] == ".":
            name = _name(text, at)
            classes.setdefault(name.text, name)
            at += 1 + len(name.text)
        else:
            key, value, at = _pair(text, at)
            if key in values:
                raise AttributeFault(value.offset, _("“{key}” is given twice.").format(key=key))
            values[key] = value
            kind = key
        pieces.append(Piece(kind, began, at))
        at = _spaced(text, at)
    named = tuple(classes.values())
    return Attributes(start, at + 1, identifier, named, values, tuple(pieces))


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _spaced(text: str, at: int) -> int:
    """Return where the next item begins; only white space, # or . may stand between two."""
    following = _skip(text, at)
    if following == at and at < len(text) and text[at] not in "}#.":
        raise AttributeFault(
            at,
            _('“{character}” does not belong here; write {{#id .class key="value"}}.').format(
                character=text[at]
            ),
        )
    return following


def _name(text: str, at: int) -> Value:
    found = _NAME.match(text, at + 1)
    if found is None:
        sentence = (
            _("A name is missing after #; write {#id}, with letters, digits and hyphens.")
            if text[at] == "#"
            else _("A name is missing after the full stop; write {.class}.")
        )
        raise AttributeFault(at, sentence)
    return Value(found.group(), at)


def _pair(text: str, at: int) -> tuple[str, Value, int]:
    found = _KEY.match(text, at)
    if found is None:
        word = _BARE.match(text, at)
        raise AttributeFault(
            at,
            _('“{word}” is no attribute; write #id, .class or key="value".').format(
                word=word.group()[:40] if word else text[at]
            ),
        )
    value, end = _value(text, found.end(), found[1])
    return found[1], value, end


def _value(text: str, at: int, key: str) -> tuple[Value, int]:
    closing = _CLOSING.get(text[at : at + 1])
    if closing is None:
        bare = _BARE.match(text, at)
        if bare is None:
            raise AttributeFault(at, _('“{key}” has no value; write {key}="…".').format(key=key))
        return Value(bare.group(), at), bare.end()
    end = at + 1
    while end < len(text) and text[end] != closing:
        end += 2 if text[end] == "\\" else 1
    if end >= len(text):
        raise AttributeFault(
            at,
            _("The value of “{key}” is never closed; end it with {closing}.").format(
                key=key, closing=closing
            ),
        )
    return Value(_ESCAPED.sub(r"\1", text[at + 1 : end]).replace("\n", " "), at), end + 1
