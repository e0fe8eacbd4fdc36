"""Reads back what stands in a PDF."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader


def text_of(file: Path) -> str:
    """Return what stands on the pages, without the heads and feet that are on each."""
    texts = []
    for number, page in enumerate(PdfReader(file).pages, start=1):
        lines = page.extract_text().split("\n")
        assert lines[0].startswith(f"Page {number} of "), lines[:4]
        texts.append("\n".join(lines[2:] if number == 1 else lines[4:]))
    return "\n".join(texts)


def letters(text: str) -> str:
    """Return *text* without white space and the signs of lists, which stand at other places."""
    return re.sub(r"[\s•]+", "", text)


def numbers_of_lines(text: str) -> list[int]:
    """Return the numbers that stand alone on a line."""
    return [int(line) for line in text.split("\n") if line.strip().isdigit()]


def without_numbers(text: str) -> str:
    """Return *text* without numbers that stand alone on a line, and the signs above marks."""
    kept = [
        line
        for line in text.split("\n")
        if not re.fullmatch(r"\s*(\d+|[(=]?[A-Z](/[A-Z])*\d*[)?]?)\s*", line)
    ]
    return "\n".join(kept)


def fonts_of(file: Path) -> dict[str, bool]:
    """Return the fonts in *file*, and whether each is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(file).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            made = font.get_object()
            for inner in made.get("/DescendantFonts", [made]):
                described = inner.get_object().get("/FontDescriptor", {})
                files = ("/FontFile", "/FontFile2", "/FontFile3")
                name = str(made["/BaseFont"])
                found[name] = any(each in described.get_object() for each in files)
    return found
