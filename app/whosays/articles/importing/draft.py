"""An article while it is being read: filled by a format's reader, mended, then frozen.

It crosses from the process that converts to the one that asked as JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from whosays.articles.importing.imported_article import Block, BlockKind, ImportedArticle
from whosays.articles.importing.remarks import Remark, sentence_of

_FACTS = ("title", "publisher", "author", "published", "address", "language")


@dataclass
class Draft:
    """What is known of an article so far; see ImportedArticle for the fields."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    address: str = ""
    language: str = ""
    remarks: list[Remark] = field(default_factory=list)

    def as_json(self) -> str:
        """Return the draft as one line of JSON."""
        whole = {name: getattr(self, name) for name in _FACTS}
        blocks = [[block.kind.value, block.text] for block in self.blocks]
        remarks = [[remark.about, list(remark.examples), remark.count] for remark in self.remarks]
        return json.dumps({"facts": whole, "blocks": blocks, "remarks": remarks})

    @classmethod
    def from_json(cls, line: str) -> Draft:
        """Return the draft that ``as_json`` wrote."""
        whole: dict[str, Any] = json.loads(line)
        return cls(
            blocks=[Block(BlockKind(kind), text) for kind, text in whole["blocks"]],
            remarks=[
                Remark(about, tuple(shown), count) for about, shown, count in whole["remarks"]
            ],
            **whole["facts"],
        )

    def frozen(self) -> ImportedArticle:
        """Return the finished article, its remarks in the language that is current now."""
        facts = {name: getattr(self, name) for name in _FACTS}
        notes = tuple(sentence_of(remark) for remark in self.remarks)
        return ImportedArticle(blocks=tuple(self.blocks), notes=notes, **facts)
