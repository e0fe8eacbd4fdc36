"""Writes a learner's record as JSON."""

from __future__ import annotations

import json

from whosays.progress.portable.document import Document
from whosays.progress.portable.form import FORMAT

LEARNER = "learner"
"""What the member ``whosays`` says the file is about."""


def json_bytes(document: Document) -> bytes:
    """Return *document* as JSON in UTF-8; the same document always gives the same bytes.

    Every text and every event is a line, so that two files can be compared line by line.
    """
    texts = (f"{_said(name)}: {_said(text)}" for name, text in document.texts.items())
    members = (
        f'"whosays": {_said(LEARNER)}',
        f'"format": {FORMAT}',
        f'"learner": {_said({"id": document.learner, "name": document.name})}',
        f'"texts": {{{_lines(*texts)}}}',
        f'"events": [{_lines(*map(_said, document.events))}]',
    )
    return f"{{{_lines(*members)}}}\n".encode()


def _lines(*parts: str) -> str:
    return "\n" + ",\n".join(parts) + "\n" if parts else ""


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
