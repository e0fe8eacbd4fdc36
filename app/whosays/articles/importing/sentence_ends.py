"""Tells whether a line ends where a sentence does."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…。！？؟।]['\"”’»)\]]*\Z")
_END_OR_PAUSE = re.compile(r"[.!?…:;。！？؟।]['\"”’»)\]]*\Z")
_LOOKED_AT = 12  # code points; no more quotation marks than that close at once


def ends_a_sentence(text: str) -> bool:
    """Tell whether *text* ends with a full stop or its like, inside quotation marks or not."""
    return bool(_END.search(text[-_LOOKED_AT:]))


def ends_or_pauses(text: str) -> bool:
    """Tell whether *text* ends a sentence, or with a colon or semicolon."""
    return bool(_END_OR_PAUSE.search(text[-_LOOKED_AT:]))
