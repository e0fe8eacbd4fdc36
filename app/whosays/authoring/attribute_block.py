"""Writes attribute blocks: ``{#id .class key="value"}``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whosays.lesson_packs.attributes import Attributes

_BARE = re.compile(r"[\w-]+")


def written_value(value: str) -> str:
    """Return *value* as it stands behind an equals sign; a line break becomes a space."""
    if _BARE.fullmatch(value):
        return value
    plain = value.replace("\n", " ").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def changed_block(
    text: str,
    attributes: Attributes,
    classes: Sequence[str] | None,
    values: Mapping[str, str | None],
    identifier: str = "",
) -> str:
    """Return the block of *text* with other *classes* and *values*, all else as it is written.

    Classes that are None stay; a value that is None is taken out. An *identifier* is put first
    where the block has none.
    """
    items: list[str] = []
    if identifier and attributes.id is None:
        items.append(f"#{identifier}")
    left = dict(values)
    new_classes = None if classes is None else [f".{name}" for name in classes]
    for piece in attributes.pieces:
        if piece.name == "." and new_classes is not None:
            items += new_classes
            new_classes = []
        elif piece.name in left:
            value = left.pop(piece.name)
            if value is not None:
                items.append(f"{piece.name}={written_value(value)}")
        else:
            items.append(text[piece.start : piece.end])
    if new_classes:
        at = next((n + 1 for n, item in enumerate(items) if item.startswith("#")), 0)
        items[at:at] = new_classes
    items += [f"{key}={written_value(value)}" for key, value in left.items() if value is not None]
    return "{" + " ".join(items) + "}"
