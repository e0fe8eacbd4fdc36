"""What an exported record consists of; ``FORMAT.md`` beside this file tells it to people."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

FORMAT = 1
"""The number of this form; it grows when a file could no longer be read as before."""

MOST_BYTES = 128 * 1024 * 1024
"""Of a file that is imported; what would be larger is not exported, either.

The file is read whole, and takes several times its size in memory: without a limit, a file that
somebody was sent could take all there is. A lifetime of practice takes a few dozen MiB.
"""


class Form(StrEnum):
    """The two forms of an exported record; both hold all of it."""

    CSV = "csv"
    JSON = "json"


KINDS: Mapping[str, tuple[str, ...]] = {
    "learner added": (),
    "attempt started": ("attempt", "pack", "lesson", "text", "practice"),
    "step reached": ("attempt", "step"),
    "mark added": ("attempt", "mark", "category", "start", "end"),
    "mark removed": ("attempt", "mark"),
    "checked": ("attempt", "score", "categories", "outcomes", "opportunities"),
    "disputed": ("attempt", "outcome", "reason"),
    "question answered": ("attempt", "question", "choices", "right"),
    "attempt finished": ("attempt",),
}
"""By an event's kind its fields, in their order, behind ``kind``, ``id`` and ``at``."""

LISTS: Mapping[str, tuple[str, ...]] = {
    "categories": ("category", "weight", "marks", "spans", "span_weight"),
    "outcomes": (
        "name",
        "category",
        "start",
        "end",
        "key",
        "weight",
        "explanation",
        "ask",
        "meant",
    ),
    "opportunities": (
        "article",
        "category",
        "weight",
        "marks",
        "spans",
        "span_weight",
        "decoys",
        "sentences",
        "trials",
    ),
}
"""By the name of a field that holds a list, the fields of each entry, in their order."""
