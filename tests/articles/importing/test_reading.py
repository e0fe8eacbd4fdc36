"""Files on the disk, what is told about them, and what happens to work that is not wanted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from articles.importing.composed import ARTICLE_TEXT, PARAGRAPHS, TITLE, page, printed, word_file

from whosays.articles.importing.failures import REASONS, Failure, ImportCancelledError, known
from whosays.articles.importing.reading import read_article, read_pasted
from whosays.articles.importing.remarks import About, Remark, sentence_of
from whosays.errors import KnownError


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", page().encode()),
        ("a.docx", word_file()),
        ("a.pdf", printed()),
        ("a.txt", f"{TITLE}\n\n{ARTICLE_TEXT}".encode()),
        ("a.md", f"# {TITLE}\n\n{ARTICLE_TEXT}".encode()),
        ("without-an-ending", page().encode()),
    ],
)
def test_every_kind_of_file_is_read_and_left_as_it_was(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    article = read_article(path)
    assert article.title == TITLE
    for paragraph in PARAGRAPHS:
        assert paragraph in article.text
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        ("a.bin", bytes(range(256)) * 40, "BIN"),
        ("a.pdf", b"%PDF-1.7", "damaged"),
        ("a.docx", b"PK\x03\x04 word/document", "damaged"),
        ("a.txt", b"", "no text"),
        ("a.txt", b"a" * 10_000_001, "10 MB"),
        ("a.pdf", b"%PDF-" + b"a" * 50_000_001, "50 MB"),
    ],
    ids=["picture", "binary", "empty pdf", "empty docx", "empty", "long text", "long pdf"],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(KnownError, match=said) as raised:
        read_article(path)
    assert str(raised.value).endswith(".")


def test_a_file_that_is_gone_or_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"“gone\.txt” is not there"):
        read_article(tmp_path / "gone.txt")
    with pytest.raises(KnownError, match="cannot be opened"):
        read_article(tmp_path)


def test_work_that_takes_too_long_is_ended() -> None:
    with pytest.raises(KnownError, match="too long"):
        read_article(page().encode(), "a.html", seconds=0)


def test_work_that_is_not_wanted_is_ended() -> None:
    with pytest.raises(ImportCancelledError):
        read_article(printed(), "a.pdf", is_cancelled=lambda: True)


def test_every_failure_and_every_remark_has_its_finished_sentence() -> None:
    for reason in REASONS:
        sentence = str(known(Failure(reason, "the page")))  # type: ignore[arg-type]
        assert sentence[0].isupper() or sentence[0] in "“t"
        assert sentence.endswith(".")
        assert "{" not in sentence
    for about in get_args(About):
        for words in (["one"], ["one", "two", "three", "four", "five", "six"]):
            sentence = sentence_of(Remark.listing(about, words))
            assert sentence[0].isupper() or sentence[0].isdigit()
            assert "{" not in sentence


def test_a_long_list_is_cut_and_says_so() -> None:
    lines = [f"Read more: story number {number}" for number in range(9)]
    article = read_pasted("\n\n".join([*lines, ARTICLE_TEXT]))
    (note,) = article.notes
    assert note.startswith("9 lines")
    assert note.endswith("…")


def test_nothing_slow_is_loaded_before_something_is_read() -> None:
    code = (
        "import sys\n"
        "import whosays.articles.importing.reading\n"
        "slow = ['trafilatura', 'lxml', 'mammoth', 'pypdf', 'markdown', 'charset_normalizer',"
        " 'urllib.request', 'http', 'ssl', 'zipfile']\n"
        "print(*[name for name in slow if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""
