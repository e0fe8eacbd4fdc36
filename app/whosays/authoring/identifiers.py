"""Makes ids: for a span from its words, for a lesson from its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 40


def identifier_from(words: str, taken: Collection[str], otherwise: str) -> str:
    """Return an id of lower-case letters, digits and hyphens that is not *taken*.

    It is made of the first of *words*; *otherwise* stands in where they have no Latin letter.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    made = ""
    for word in _WORD.findall(plain)[:5]:
        if made and len(made) + len(word) >= _LONGEST:
            break
        made = f"{made}-{word}" if made else word[:_LONGEST]
    made = made or otherwise
    number, unique = 1, made
    while unique in taken:
        number += 1
        unique = f"{made}-{number}"
    return unique
