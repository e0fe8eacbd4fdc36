"""Lists of words, written as a reader would."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Return the words of *words*, which white space separates."""
    return frozenset(words.split())
