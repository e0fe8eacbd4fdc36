"""Has what is copied out of a PDF be the characters that were set.

Qt notes for each shape of a typeface the first character that has it. In ours a space has the
shape of a tab, and an apostrophe that of a modifier letter: a reader who copied a sentence would
paste something else.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

_MEANT = {b"<0009>": b"<0020>", b"<02BC>": b"<2019>", b"<02BB>": b"<2018>"}
_TOLD = re.compile(b"|".join(_MEANT))
_RANGE = re.compile(rb"\[[^\]]*\]")


def with_true_characters(pdf: bytes, language: str) -> bytes:
    """Return *pdf*, as Qt wrote it, with the characters that were meant, in *language* (BCP 47)."""
    from pypdf import PdfReader, PdfWriter  # loaded when a file is written
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    mended: set[int] = set()
    for page in writer.pages:
        fonts: DictionaryObject = page["/Resources"].get_object().get("/Font", {})  # type: ignore[union-attr]
        for name in fonts:
            told = fonts[name].get("/ToUnicode")  # type: ignore[attr-defined]
            if told is None or id(told) in mended:
                continue
            mended.add(id(told))
            told.set_data(_RANGE.sub(_mend, told.get_data()))
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    done = io.BytesIO()
    writer.write(done)
    return done.getvalue()


def _mend(found: re.Match[bytes]) -> bytes:
    return _TOLD.sub(lambda one: _MEANT[one.group()], found.group())
