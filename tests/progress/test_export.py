"""A learner's whole record as a file: what is in it, and that nothing is missing."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.practice import NOON, TEXT, clock
from progress.two_learners import ADAS_OWN, DISPUTE, LATER, adas, beas, fill

from whosays.errors import KnownError
from whosays.progress.events import LearnerAdded
from whosays.progress.learners import UnknownLearnerError, learner_called, learner_summaries
from whosays.progress.portable import exporting
from whosays.progress.portable.cells import COLUMNS, cell, text_value
from whosays.progress.portable.contents import MOST_BYTES
from whosays.progress.portable.csv_file import PARTS
from whosays.progress.portable.exporting import export_learner, write_export
from whosays.progress.portable.form import FORMAT, KINDS, LISTS, Form
from whosays.progress.record import Record


def exported(folder: Path, form: Form, learner: str = "ada") -> bytes:
    return export_learner(folder, learner, form, clock=clock)


def as_json(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(exported(folder, Form.JSON))
    return read


def as_rows(folder: Path) -> list[dict[str, str]]:
    text = exported(folder, Form.CSV).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """Give the folder of a record with Ada and Bea in it."""
    fill(tmp_path, adas(), beas())
    return tmp_path


def test_every_field_and_column_is_documented() -> None:
    page = Path(exporting.__file__).with_name("FORMAT.md").read_text("utf-8")
    names = {name for names in (*KINDS.values(), *LISTS.values()) for name in names}
    for name in (*KINDS, *PARTS.values(), *names, *COLUMNS):
        assert f"`{name}`" in page
    assert f"**format {FORMAT}**" in page
    assert f"{MOST_BYTES // 1024**2} MiB" in page


def test_json_holds_what_the_learner_did_and_nothing_of_others(both: Path) -> None:
    read = as_json(both)
    assert (read["whosays"], read["format"]) == ("learner", 1)
    assert read["learner"] == {"id": "ada", "name": "Ada"}
    assert [event["kind"] for event in read["events"]] == [
        "learner added",
        "attempt started",
        "step reached",
        "mark added",
        "mark added",
        "mark removed",
        "mark added",
        "checked",
        "disputed",
        "disputed",
        "question answered",
        "question answered",
        "attempt finished",
        "attempt started",
        "step reached",
    ]
    started, check, dispute = (read["events"][number] for number in (1, 7, 8))
    assert list(started)[3:] == ["attempt", "pack", "lesson", "text", "practice"]
    assert started["at"] == "2026-05-17T12:00:00.000250+00:00"
    assert read["texts"][started["text"]] == TEXT
    assert check["score"] == 1 / 3
    assert [one["name"] for one in check["outcomes"]] == ["found", "missed"]
    assert read["texts"][check["outcomes"][0]["ask"]] == "Who owns it?"
    assert check["categories"][1]["span_weight"] == 1.0
    assert [one["meant"] for one in check["outcomes"]] == [None, "@unnamed"]
    assert [one["trials"] for one in check["opportunities"]] == ["-hA", "mr-"]
    assert (dispute["outcome"], dispute["reason"]) == (1, DISPUTE)
    assert "Bea" not in exported(both, Form.JSON).decode()


def test_a_text_is_in_the_file_once_under_its_hash(both: Path) -> None:
    texts = as_json(both)["texts"]
    assert list(texts.values()) == [TEXT, "Whose **agency**?", "Who owns it?", ADAS_OWN]
    assert [hashlib.sha256(text.encode()).hexdigest() for text in texts.values()] == list(texts)


def test_csv_holds_the_same_a_row_each(both: Path) -> None:
    rows = as_rows(both)
    head = rows[0]
    assert (head["kind"], head["format"], head["learner"], head["name"]) == (
        "learner", "1", "ada", "Ada",
    )  # fmt: skip
    kinds = [row["kind"] for row in rows]
    assert kinds[1:5] == ["text"] * 4
    events = as_json(both)["events"]
    assert [row["id"] for row in rows[5:] if row["kind"] not in PARTS.values()] == [
        event["id"] for event in events
    ]
    check = kinds.index("checked")
    assert kinds[check : check + 7] == [
        "checked", *["category result"] * 2, *["outcome"] * 2, *["opportunity"] * 2,
    ]  # fmt: skip
    missed = rows[check + 4]
    assert missed["attempt"] == "ada-1"
    assert (missed["outcome"], missed["name"], missed["weight"]) == ("1", "missed", "0.0")
    assert (missed["meant"], missed["key"]) == ("'@unnamed", "tass")
    assert rows[check + 1]["span_weight"] == ""
    assert [row["trials"] for row in rows[check + 5 : check + 7]] == ["'-hA", "mr-"]
    answers = [row for row in rows if row["kind"] == "question answered"]
    assert [(row["choices"], row["right"]) for row in answers] == [("0 2", "yes"), ("none", "no")]


def test_no_cell_can_be_taken_for_a_formula(both: Path) -> None:
    rows = as_rows(both)
    for row in rows:
        assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\t"))]
    assert [row["reason"] for row in rows if row["kind"] == "disputed"] == ["'" + DISPUTE, "'"]
    assert "'@home" in [row["category"] for row in rows]


@given(st.text())
def test_the_guard_of_a_cell_comes_off_again(text: str) -> None:
    assert text_value(cell(text)) == text
    assert cell(text)[0] not in "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize("form", Form)
def test_the_bytes_are_the_same_each_time_and_whoever_else_is_there(
    tmp_path: Path, form: Form
) -> None:
    events, alone, among = adas(), tmp_path / "alone", tmp_path / "among others"
    fill(alone, events)
    fill(among, beas(), events)
    assert exported(among, form) == exported(among, form) == exported(alone, form)


def test_a_record_that_is_open_elsewhere_is_exported_as_it_stands(tmp_path: Path) -> None:
    with Record.open(tmp_path, clock=clock) as record:
        for event in adas():
            record.submit(event).result()
        assert len(as_json(tmp_path)["events"]) == len(adas())


def test_who_is_not_there_is_told_with_who_is(both: Path) -> None:
    with pytest.raises(UnknownLearnerError, match=r"no learner called Eve\..*Ada, Bea"):
        learner_called(both, "Eve", clock=clock)
    with pytest.raises(UnknownLearnerError):
        exported(both, Form.JSON, "eve")
    assert learner_called(both, "  aDA ", clock=clock).id == "ada"


def test_where_there_is_no_record_none_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert learner_summaries(folder, clock=clock) == ()
    with pytest.raises(UnknownLearnerError, match="nobody has begun"):
        learner_called(folder, "Ada", clock=clock)
    assert not folder.exists()


def test_who_learns_here_with_how_much_they_did(both: Path) -> None:
    ada, bea = learner_summaries(both, clock=clock)
    assert (ada.id, ada.name, ada.since, ada.attempts) == ("ada", "Ada", NOON, 2)
    assert (ada.last_practice, bea.last_practice) == (LATER, NOON)
    fill(both, [LearnerAdded("eva", "Eva", NOON)])
    eva = learner_summaries(both, clock=clock)[2]
    assert (eva.attempts, eva.last_practice) == (0, None)


def test_a_file_is_replaced_as_a_whole_and_is_for_its_owner_only(tmp_path: Path) -> None:
    out, data = tmp_path / "out" / "ada é.json", tmp_path / "data"
    out.parent.mkdir()
    out.write_text("something longer than what comes")
    write_export(b"new", out, data)
    assert out.read_bytes() == b"new"
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there.json").touch()
    (tmp_path / "link.json").symlink_to(tmp_path / "there.json")
    write_export(b"new", tmp_path / "link.json", tmp_path / "data")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "there.json").read_bytes() == b"new"


@pytest.mark.parametrize(
    "name",
    [
        "record.db",
        "record.db-wal",
        "record-before-2026-05-17T090000Z.db",
        "settings.json",
        "place.json",
        "erased.json",
        "backups/x.json",
        "packs/../record.db",
    ],
)
def test_the_records_own_files_are_never_replaced(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError, match="belongs to the record itself"):
        write_export(b"new", tmp_path / name, tmp_path)
    assert list(tmp_path.iterdir()) == []
    write_export(b"new", tmp_path / "ada-record.json", tmp_path)


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="cannot be written: No such file"):
        write_export(b"new", tmp_path / "absent" / "a.json", tmp_path / "data")
    (tmp_path / "folder").mkdir()
    with pytest.raises(KnownError, match="cannot be written"):
        write_export(b"new", tmp_path / "folder", tmp_path / "data")
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]
