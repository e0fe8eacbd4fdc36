"""Remembers who was erased without knowing who it was.

``erased.json`` in the data folder holds a random key and, for each erased learner, the HMAC-SHA-256
(RFC 2104) of their random identifier under it. Whoever has the identifier can be recognised by it;
nobody's identifier or name can be computed from it. It lies beside the record and not in it, so
that an older record that is put back does not forget who was erased since.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from whosays.progress.copying import settle
from whosays.progress.failures import told_in_words

FILE_NAME = "erased.json"
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Erased:
    """Who was erased."""

    key: bytes
    marks: frozenset[str]
    """An HMAC each, in hexadecimal digits."""
    unfinished: bool = False
    """Whether some of what they left may still be in the record or its copies."""

    def holds(self, learner: str) -> bool:
        """Tell whether the learner with the id *learner* was erased."""
        return self._mark(learner) in self.marks

    def with_them(self, learners: Collection[str]) -> Erased:
        """Return the same, and the *learners* by their ids."""
        return replace(self, marks=self.marks | {self._mark(one) for one in learners})

    def without(self, learner: str) -> Erased:
        """Return the same without the learner with the id *learner*."""
        return replace(self, marks=self.marks - {self._mark(learner)})

    def _mark(self, learner: str) -> str:
        return hmac.new(self.key, learner.encode(), hashlib.sha256).hexdigest()


def read_erased(data: Path) -> Erased:
    """Return who was erased in the folder *data*: nobody where the file is not there, or broken."""
    try:
        values = json.loads((data / FILE_NAME).read_text("utf-8"))
        key, marks = bytes.fromhex(values["key"]), values["erased"]
        if len(key) == _KEY_BYTES and all(isinstance(mark, str) for mark in marks):
            return Erased(key, frozenset(marks), values.get("unfinished") is True)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass
    return Erased(secrets.token_bytes(_KEY_BYTES), frozenset())


def write_erased(data: Path, erased: Erased) -> None:
    """Keep *erased* in the folder *data*. Raises KnownError where that is not possible."""
    file = data / FILE_NAME
    unfinished = file.with_suffix(f".{os.getpid()}.tmp")
    values = {
        "key": erased.key.hex(),
        "erased": sorted(erased.marks),
        "unfinished": erased.unfinished,
    }
    with told_in_words(file):
        try:
            with unfinished.open("w", encoding="utf-8") as opened:
                json.dump(values, opened, indent=2)
                opened.flush()
                os.fsync(opened.fileno())
            unfinished.replace(file)
            settle(file)
        finally:
            unfinished.unlink(missing_ok=True)
