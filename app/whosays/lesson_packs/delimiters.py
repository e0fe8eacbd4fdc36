"""Pairs the asterisks and underscores of a block into emphasis, as CommonMark does.

A run's neighbours are the characters that a reader sees: the brackets of a span are looked
through, so that a bracket never changes what is emphasised.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import Enum, auto

from whosays.lesson_packs.attributes import Attributes


class ContainerKind(Enum):
    """What can hold a part of a block's text."""

    EMPHASIS = auto()
    STRONG = auto()
    CODE = auto()
    LINK = auto()
    PICTURE = auto()
    SPAN = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Container:
    """Something that holds a part of a block's text."""

    kind: ContainerKind
    offset: int
    """Of its first character in the passage; no two containers share one."""
    target: str = ""
    attributes: Attributes | None = None
    opener: int = -1
    """Of a link or picture: the number of the token that opens it."""


class TokenKind(Enum):
    """What a token is."""

    TEXT = auto()
    BREAK = auto()
    RUN = auto()
    BRACKET = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(slots=True)
class Token:
    """A piece of a block."""

    kind: TokenKind
    offset: int
    text: str = ""
    """Of a run: the marks that nothing has paired yet."""
    container: Container | None = None
    picture: bool = False
    """Of a bracket: whether an exclamation mark stands before it."""
    closes: list[Container] = field(default_factory=list)
    opens: list[Container] = field(default_factory=list)
    """Of a run: the emphases that end before and begin after the marks left in ``text``."""


@dataclass(slots=True)
class _Run:
    """A run of marks that may still open or close."""

    token: Token
    opens: bool
    closes: bool
    length: int
    """As it was written; the rule of three looks at it."""
    taken: int = 0
    """Marks taken from its right end by emphases that it opens."""


def pair_runs(tokens: list[Token]) -> None:
    """Pair the runs among *tokens*, writing the emphases into them."""
    befores, afters = _neighbours(tokens)
    stack: list[_Run] = []
    bottoms: list[int] = []
    # per kind of closer, how deep in the stack no opener can be found any more
    floors: list[dict[tuple[str, bool, int], int]] = [{}]
    for number, token in enumerate(tokens):
        container = token.container
        nests = container is not None and container.opener >= 0
        if token.kind is TokenKind.OPEN and nests:
            bottoms.append(len(stack))
            floors.append({})
        elif token.kind is TokenKind.CLOSE and nests:
            del stack[bottoms.pop() :]
            floors.pop()
        elif token.kind is TokenKind.RUN:
            run = _classified(token, befores[number], afters[number])
            if run.closes:
                _close(run, stack, bottoms[-1] if bottoms else 0, floors[-1])
            if run.opens and token.text:
                stack.append(run)


def _close(
    run: _Run, stack: list[_Run], bottom: int, floors: dict[tuple[str, bool, int], int]
) -> None:
    mark = run.token.text[0]
    while run.token.text:
        kind = (mark, run.opens, run.length % 3)
        floor = max(bottom, floors.get(kind, 0))
        at = len(stack) - 1
        while at >= floor and not _pairs(stack[at], run, mark):
            at -= 1
        if at < floor:
            floors[kind] = len(stack)
            return
        del stack[at + 1 :]
        for each, deepest in floors.items():
            floors[each] = min(deepest, len(stack))
        _emphasise(stack[at], run)
        if not stack[at].token.text:
            stack.pop()


def _pairs(opener: _Run, closer: _Run, mark: str) -> bool:
    if opener.token.text[0] != mark:
        return False
    if not (opener.closes or closer.opens):
        return True
    both = opener.length + closer.length
    return both % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)


def _emphasise(opener: _Run, closer: _Run) -> None:
    strong = len(opener.token.text) >= 2 and len(closer.token.text) >= 2
    width = 2 if strong else 1
    kind = ContainerKind.STRONG if strong else ContainerKind.EMPHASIS
    left = opener.token.text[:-width]
    # the first character of the marks it takes: no other container begins there
    container = Container(kind, opener.token.offset + opener.length - opener.taken - width)
    opener.taken += width
    opener.token.text = left
    closer.token.text = closer.token.text[width:]
    opener.token.opens.insert(0, container)
    closer.token.closes.append(container)


def _classified(token: Token, before: str, after: str) -> _Run:
    space_before, space_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if token.text[0] == "*":
        return _Run(token, left, right, len(token.text))
    return _Run(
        token,
        left and (not right or mark_before),
        right and (not left or mark_after),
        len(token.text),
    )


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_span(token: Token) -> bool:
    return token.container is not None and token.container.kind is ContainerKind.SPAN


def _neighbours(tokens: list[Token]) -> tuple[list[str], list[str]]:
    """Return for each token the character a reader sees before and after it."""
    befores = [" "] * len(tokens)
    afters = [" "] * len(tokens)
    last = " "
    for number, token in enumerate(tokens):
        befores[number] = last
        if not _is_span(token):
            last = _edge(token, -1) or last
    following = " "
    for number in range(len(tokens) - 1, -1, -1):
        afters[number] = following
        if not _is_span(tokens[number]):
            following = _edge(tokens[number], 0) or following
    return befores, afters


def _edge(token: Token, end: int) -> str:
    if token.kind is TokenKind.BREAK:
        return " "
    if token.kind in (TokenKind.OPEN, TokenKind.CLOSE):
        return "["
    return token.text[end] if token.text else ""
