"""``whosays paper``, in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands.programs import refusal, whosays
from pypdf import PdfReader


def test_worksheet_and_key_are_written(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for arguments, title in (([], "Worksheet"), (["--key", "--size", "letter"], "Key")):
        file = tmp_path / f"{title}.pdf"
        ran = whosays("paper", "al-tanf", "--out", file, *arguments, data=data)
        assert ran.returncode == 0, ran.stderr
        reader = PdfReader(file)
        pages = len(reader.pages)
        assert pages > 2
        assert ran.stdout == f"{file}: {pages} pages\n"
        assert reader.metadata is not None
        assert reader.metadata.title == f"Sixty militants and one spokesman – {title}"
    assert not data.exists()


KEY_ONLY = """---
id: far
title: Far away
level: 1
minutes: 5
practice: independent
categories: unnamed-source
origin: real
publisher: The Example
published: 2024-01-02
url: https://example.org/far
rights: not ours
---
Read.

# Key

## Who? {#who .unnamed-source quote="a senior official"}

Nobody knows.
"""


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("far.md", "--out", "far.pdf"), "not on this machine"),
        (("al-tanf", "--out", "far.txt"), "must end in .pdf"),
        (("al-tanf", "--out", "nowhere/far.pdf"), "cannot be written"),
        (("no-such-lesson", "--out", "far.pdf"), "No lesson"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    (tmp_path / "far.md").write_text(KEY_ONLY, encoding="utf-8")
    given = [
        str(tmp_path / each) if each.endswith((".md", ".pdf", ".txt")) else each
        for each in arguments
    ]
    ran = whosays("paper", *given, data=tmp_path / "data")
    assert reason in refusal(ran)
    assert not (tmp_path / "far.pdf").exists()
