"""``whosays suggest`` in real processes: what it proposes, and where in the file's own text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from articles.importing.composed import ARTICLE_TEXT, page, printed, word_file
from commands.test_check import whosays_run
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.written_lessons import lesson_source

import whosays
from whosays.suggestions.suggesting import suggest

TEXT = (
    "\ufeffMOSCOW (TASS) — A senior official said \U0001f6a2 at least 40 ships were lost.\r\n\r\n"
    "Cafe\u0301 owners\u00a0waited.\r\nThe Ministry of Defence said "
    "about\u00a0300 families had fled.\r\n"
)
FIELDS = {"category", "start", "end", "text", "confidence", "rule", "reason"}


def proposals(folder: Path, *arguments: str) -> dict[str, list[dict[str, object]]]:
    answer = whosays_run("suggest", "--json", *arguments, folder=folder, LC_ALL="C", PYTHONUTF8="0")
    assert answer.returncode == 0, answer.stderr
    parsed: dict[str, list[dict[str, object]]] = json.loads(answer.stdout.decode())
    return parsed


def test_positions_are_those_of_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    answer = proposals(tmp_path, "a.txt")
    assert set(answer) == {"text_length", "suggestions"}
    assert answer["text_length"] == len(TEXT)
    found = answer["suggestions"]
    assert [each["text"] for each in found] == [
        "TASS",
        "A senior official",
        "at least 40 ships",
        "The Ministry of Defence",
        "about\u00a0300 families",
    ]
    starts = [each["start"] for each in found]
    assert starts == sorted(starts, key=lambda start: int(str(start)))
    for each in found:
        assert set(each) == FIELDS
        assert TEXT[each["start"] : each["end"]] == each["text"]  # type: ignore[misc]
        assert each["rule"]
        assert str(each["reason"]).endswith(".")


def test_people_get_line_column_quote_and_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    answer = whosays_run("suggest", "a.txt", folder=tmp_path, LC_ALL="C")
    said = answer.stdout.decode()
    assert "1:10  State agency: “TASS”" in said
    assert "4:1  State agency: “The Ministry of Defence”" in said
    assert "4:30  Unverifiable figure: “about 300 families”" in said
    assert "(rule dateline, confidence" in " ".join(said.split())
    assert said.endswith("\n5 proposals.\n")


def test_standard_input_and_less_or_more_confidence(tmp_path: Path) -> None:
    def count(*arguments: str) -> int:
        answer = subprocess.run(
            [sys.executable, "-m", "whosays", "suggest", "-", "--json", *arguments],
            cwd=Path(whosays.__file__).parent.parent,
            input=TEXT.encode(),
            capture_output=True,
            check=True,
        )
        return len(json.loads(answer.stdout)["suggestions"])

    assert count() == 5
    assert count("--at-least", "1") == 0
    assert count("--at-least", "0") >= 5
    assert tmp_path.exists()


def test_the_text_of_a_lesson_is_read_and_its_markup_not(tmp_path: Path) -> None:
    article = "**A senior official** said *about 300 families* had fled."
    (tmp_path / "a.md").write_text(lesson_source(article), encoding="utf-8")
    (tmp_path / "plain.md").write_text(article, encoding="utf-8")
    text = whosays_run("text", "a.md", folder=tmp_path).stdout.decode().removesuffix("\n")
    answer = proposals(tmp_path, "a.md")
    assert answer["text_length"] == len(text)
    for each in answer["suggestions"]:
        assert text[each["start"] : each["end"]] == each["text"]  # type: ignore[misc]
    assert [each["text"] for each in answer["suggestions"]] == [
        "A senior official",
        "about 300 families",
    ]
    assert proposals(tmp_path, "plain.md")["text_length"] == len(article)


def test_the_seed_article(tmp_path: Path) -> None:
    seed = Path(whosays.__file__).parents[2] / "lessons" / "the-copy-desk" / "10-al-tanf.md"
    found = {
        (each["category"], each["text"]) for each in proposals(tmp_path, str(seed))["suggestions"]
    }
    assert {
        ("state-agency", "the head of the SVR press bureau Sergei Ivanov"),
        ("unnamed-source", "information received"),
        ("unverifiable-figure", "about 60 IS militants"),
    } <= found
    quotes = " | ".join(str(text) for _category, text in found)
    assert "up to 500" in quotes
    assert "MQ" not in quotes
    assert "American intelligence" not in quotes
    assert ("unnamed-source", "the SVR spokesman") not in found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", page().encode()),
        ("a.docx", word_file()),
        ("a.pdf", printed()),
        ("without-an-ending", page().encode()),
    ],
)
def test_the_article_of_a_page_a_word_or_a_pdf_file_is_read(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    answer = proposals(tmp_path, name)
    text = str(answer["text"])
    assert ARTICLE_TEXT.split("\n\n")[0] in text
    assert answer["text_length"] == len(text)
    assert "Cookie" not in text
    for each in answer["suggestions"]:
        assert text[each["start"] : each["end"]] == each["text"]  # type: ignore[misc]
    quotes = [each["text"] for each in answer["suggestions"]]
    assert "two people familiar with the budget talks" in quotes
    assert whosays_run("suggest", name, folder=tmp_path).returncode == 0


def test_a_page_from_the_standard_input_and_one_that_is_called_a_text(tmp_path: Path) -> None:
    folder = Path(whosays.__file__).parent.parent
    told = [sys.executable, "-m", "whosays", "suggest", "-", "--json"]
    source = page().encode()
    answer = subprocess.run(told, cwd=folder, input=source, capture_output=True, check=True)
    assert json.loads(answer.stdout)["text"] == json.loads(answer.stdout)["text"].strip()
    (tmp_path / "a.txt").write_bytes(source)
    plain = proposals(tmp_path, "a.txt")
    assert "text" not in plain
    assert plain["text_length"] == len(page())


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("latin.txt", "Café".encode("latin-1"), "is not text in UTF-8"),
        ("broken.md", b"---\nid: x\n---\nnothing\n", "“whosays check broken.md” lists all of them"),
        (
            "german.txt",
            b"Der Hafen wurde am Montag geschlossen, nachdem in der Nacht ein Schiff auf Grund "
            b"gelaufen war, und das bleibt so.",
            "none for the language “de”",
        ),
        ("folder", None, "cannot be read"),
        ("damaged.pdf", b"%PDF-1.7", "damaged"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "is not text in UTF-8"),
        ("big.txt", b"a " * 10_000_001, "larger than twenty megabytes"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, part: str
) -> None:
    if content is None:
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_bytes(content)
    answer = whosays_run("suggest", name, folder=tmp_path)
    assert (answer.returncode, answer.stdout) == (1, b"")
    assert part in answer.stderr.decode()
    assert "Traceback" not in answer.stderr.decode()


def test_wrong_use_ends_with_2(tmp_path: Path) -> None:
    for arguments in ((), ("a", "--at-least", "2"), ("a", "--at-least", "nan"), ("a", "b")):
        assert whosays_run("suggest", *arguments, folder=tmp_path).returncode == 2


def test_a_school_adds_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kestrelwire reported that the bridge was closed.")
    assert not proposals(tmp_path, "a.txt", "--data", "data")["suggestions"]
    folder = tmp_path / "data" / "gazetteers" / "en"
    folder.mkdir(parents=True)
    (folder / "state-media.tsv").write_text("Kestrelwire\tstate-agency\n")
    [found] = proposals(tmp_path, "a.txt", "--data", "data")["suggestions"]
    assert (found["category"], found["text"]) == ("state-agency", "Kestrelwire")


def test_neither_window_nor_record_nor_network_is_loaded() -> None:
    told = (
        "import sys\n"
        "from whosays.suggestions.suggesting import suggest\n"
        "suggest('A senior official said about 300 families had fled.')\n"
        "print([name for name in ('PySide6', 'sqlite3', 'sqlite_utils', 'socket', 'urllib.request',"
        " 'http.client') if name in sys.modules])"
    )
    folder = Path(whosays.__file__).parent.parent
    answer = subprocess.run(
        [sys.executable, "-c", told], cwd=folder, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


PIECES = st.sampled_from(
    [
        "A senior official said ",
        "about 300 families had fled",
        "the Defence Ministry said ",
        "(TASS) — ",
        "according to documents seen by us",
        "\U0001f6a2",
        "e\u0301",
        "\r\n\r\n",
        "\r",
        "\ufeff",
        "\u00a0",
        "\u202e",
        "\x00",
        ". ",
        "“",
        "”",
        ", ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=20).map("".join))
@settings(max_examples=150, deadline=None)
def test_proposals_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = suggest(text, "en", at_least=0).suggestions
    assert list(found) == sorted(found, key=lambda each: each.span)
    for each in found:
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert each.span.of(text).strip() == each.span.of(text)
        for other in found:
            if other is not each and other.category == each.category:
                assert not other.span.overlaps(each.span)
