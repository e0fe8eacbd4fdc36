"""An article as it was read from somewhere, before a person confirms what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of an article is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list-item"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its words, without a blank line inside; a hard break is one newline."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """An article's blocks, and what the place it came from says about it; "" where it is silent.

    *published* is ``2022-05-17``, ``2022-05`` or ``2022``; *language* is BCP 47. The headline is
    the *title* and not a block. *notes* are finished sentences about what was mended, left out or
    is in doubt; nothing of this is certain until a person has looked at it.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    address: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The plain text: the blocks with one blank line between them."""
        return "\n\n".join(block.text for block in self.blocks)
