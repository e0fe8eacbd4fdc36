"""Reads an article from a Word file (DOCX)."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape

from whosays.articles.importing.dates import day_in
from whosays.articles.importing.draft import Draft
from whosays.articles.importing.failures import Failure
from whosays.articles.importing.markup import blocks_of, parsed
from whosays.articles.importing.remarks import Remark

_LARGEST_PART = 30_000_000  # bytes of XML; a novel has 3
_LARGEST = 300_000_000  # bytes, pictures with it
_HIGHEST_RATIO = 200
_SMALL = 1_000_000  # bytes; what unpacks to less harms nothing, however well it was packed
_MOST_PARTS = 5_000
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
"""
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)
_JUNK_TITLE = re.compile(
    r"(?i)(?:microsoft word|untitled|document|dokument|template|normal)\b.*|.*\.docx?"
)


def read_word_file(data: bytes, name: str) -> Draft:
    """Return the article of the DOCX file *data*, called *name*; raises Failure."""
    import mammoth

    facts = _checked(data, name)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(_no_picture),
        ).value
    except Exception as error:
        raise Failure("unreadable", name) from error
    draft = Draft(blocks=blocks_of(parsed(f"<body>{html}</body>")) if html.strip() else [])
    draft.title, draft.author, draft.published, draft.language = facts
    if draft.author or draft.published:
        draft.remarks.append(Remark("file-facts"))
    return draft


def _no_picture(_image: object) -> dict[str, str]:
    return {}


def _checked(data: bytes, name: str) -> tuple[str, str, str, str]:
    """Return title, author, date and language the file says; raises Failure if it is hostile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
                raise Failure("archive-hostile", name)
            for part in parts:
                _check_part(archive, part, name)
            return _facts(archive)
    except _DAMAGED as error:
        raise Failure("unreadable", name) from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    if part.flag_bits & 1:
        raise Failure("encrypted", name)
    if part.file_size > _SMALL and part.file_size > _HIGHEST_RATIO * max(part.compress_size, 1):
        raise Failure("archive-hostile", name)
    if part.filename.endswith((".xml", ".rels")):
        if part.file_size > _LARGEST_PART:
            raise Failure("archive-hostile", name)
        # Word never declares entities, and a parser that expands them can be made to fill memory
        if b"<!DOCTYPE" in archive.read(part) or b"<!ENTITY" in archive.read(part):
            raise Failure("archive-hostile", name)


def _facts(archive: zipfile.ZipFile) -> tuple[str, str, str, str]:
    try:
        core = archive.read("docProps/core.xml").decode("utf-8", "replace")
    except KeyError:
        return "", "", "", ""

    def said(element: str) -> str:
        found = re.search(rf"<{element}(?:\s[^>]*)?>([^<]{{1,300}})</{element}>", core)
        return unescape(found[1].strip()) if found else ""

    title = said("dc:title")
    return (
        "" if _JUNK_TITLE.fullmatch(title) else title,
        said("dc:creator"),
        day_in(said("dcterms:created")),
        said("dc:language"),
    )
