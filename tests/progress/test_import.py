"""A learner's exported record, imported on another machine, again, late, renamed and broken."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from progress.practice import NOON, TEXT, ada, clock, mark, outcome, result, started
from progress.two_learners import LATER, adas, beas, fill

from whosays.lesson_packs.lesson import Practice
from whosays.marking.result import Result
from whosays.progress.erased import read_erased, write_erased
from whosays.progress.events import (
    AttemptFinished,
    Checked,
    Disputed,
    Event,
    LearnerAdded,
    MarkAdded,
    MarkRemoved,
    QuestionAnswered,
    Step,
    StepReached,
)
from whosays.progress.failures import LearnerNameError
from whosays.progress.learners import learner_summaries
from whosays.progress.portable.contents import read_contents
from whosays.progress.portable.document import document_of
from whosays.progress.portable.exporting import export_learner
from whosays.progress.portable.faults import MalformedError
from whosays.progress.portable.form import Form
from whosays.progress.portable.importing import (
    ErasedLearnerError,
    ExportedFile,
    Imported,
    ImportFileError,
    NameTakenError,
    Terms,
    import_record,
)
from whosays.progress.portable.json_file import json_bytes
from whosays.progress.record import Record


def exported(folder: Path, form: Form = Form.JSON, learner: str = "ada") -> bytes:
    return export_learner(folder, learner, form, clock=clock)


def imported(folder: Path, content: bytes, terms: Terms = Terms()) -> Imported:  # noqa: B008
    return import_record(folder, ExportedFile("ada.file", content), clock=clock, terms=terms)


def tables(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table of the record in *folder*."""
    with contextlib.closing(sqlite3.connect(folder / "record.db")) as plain:
        names = plain.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '~_%' ESCAPE '~'"
            " AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        ).fetchall()
        return {
            name: plain.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
            for (name,) in names
        }


NOT_OF_A_LEARNER: set[str] = set()
"""Tables that say nothing of a learner, or only what can be computed from the other tables."""


@pytest.mark.parametrize("form", Form)
def test_no_table_is_forgotten(tmp_path: Path, form: Form) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, adas())
    imported(there, exported(here, form))
    kept = tables(here)
    assert len(kept) >= 12
    # a new table belongs into the export and into ``two_learners``, or into the list above
    assert {name for name, rows in kept.items() if not rows} <= NOT_OF_A_LEARNER
    arrived = tables(there)
    for name in kept.keys() - NOT_OF_A_LEARNER:
        assert arrived[name] == kept[name]


@pytest.mark.parametrize("form", Form)
def test_an_export_of_what_was_imported_is_the_same_file(tmp_path: Path, form: Form) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, beas(), adas())
    done = imported(there, exported(here, form))
    assert (done.name, done.is_new, done.attempts, done.left_out) == ("Ada", True, 2, ())
    assert done.events == len(adas())
    for each in Form:
        assert exported(there, each) == exported(here, each)
    with Record.open(here, clock=clock) as one, Record.open(there, clock=clock) as other:
        assert other.attempt("ada-1") == one.attempt("ada-1")
        assert other.opportunities("ada") == one.opportunities("ada")


@pytest.mark.parametrize("form", Form)
def test_importing_again_changes_nothing(tmp_path: Path, form: Form) -> None:
    fill(tmp_path, beas(), adas())
    before = tables(tmp_path)
    for each in (form, *Form):
        done = imported(tmp_path, exported(tmp_path, each))
        assert (done.is_new, done.attempts, done.events) == (False, 0, 0)
    assert tables(tmp_path) == before


@pytest.mark.parametrize("form", Form)
def test_a_later_export_adds_what_is_new_and_an_earlier_one_nothing(
    tmp_path: Path, form: Form
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    events = adas()
    fill(here, events[:6])
    early = exported(here, form)
    imported(there, early)
    fill(here, events)
    late = exported(here, form)
    done = imported(there, late)
    assert (done.is_new, done.attempts, done.events) == (False, 1, len(events) - 6)
    assert exported(there, form) == late
    assert imported(there, early).events == 0
    assert exported(there, form) == late


def test_what_was_done_on_both_machines_comes_together(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, [ada()])
    imported(there, exported(here))
    fill(here, [started("at home"), mark("at home", "a")])
    fill(there, [started("at school", lesson="another")])
    assert imported(here, exported(there)).attempts == 1
    assert imported(there, exported(here)).attempts == 1
    with Record.open(here, clock=clock) as one, Record.open(there, clock=clock) as other:
        assert set(one.standings("ada")) == set(other.standings("ada"))
    assert imported(here, exported(there)).events == 0


def test_an_attempt_that_went_on_differently_stays_as_it_is_here(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, [ada(), started("torn"), mark("torn", "a")])
    imported(there, exported(here))
    fill(here, [mark("torn", "b"), Checked("torn", result(), NOON)])
    fill(there, [mark("torn", "c"), started("whole", lesson="another")])
    done = imported(here, exported(there))
    assert done.left_out == (("the-desk", "al-tanf"),)
    assert (done.attempts, done.events) == (1, 1)
    with Record.open(here, clock=clock) as record:
        assert [kept.id for kept in record.attempt("torn").marks] == ["a", "b"]
        assert record.attempt("whole").lesson == "another"


def test_another_learner_of_the_same_name_needs_a_name_of_their_own(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, adas())
    fill(there, [LearnerAdded("another ada", "ADA", NOON)])
    before = tables(there)
    with pytest.raises(NameTakenError, match="--as"):
        imported(there, exported(here))
    with pytest.raises(NameTakenError):
        imported(there, exported(here), Terms(name="ada "))
    with pytest.raises(LearnerNameError, match="needs a name"):
        imported(there, exported(here), Terms(name=" "))
    assert tables(there) == before
    assert imported(there, exported(here), Terms(name=" Ada L.")).name == "Ada L."
    assert [one.name for one in learner_summaries(there, clock=clock)] == ["ADA", "Ada L."]
    # from now on the identifier says who it is, and the name here stays
    again = imported(there, exported(here))
    assert (again.name, again.is_new, again.events) == ("Ada L.", False, 0)


def test_who_was_erased_comes_back_only_when_asked_for(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, adas())
    there.mkdir()
    write_erased(there, read_erased(there).with_them({"ada", "eve"}))
    with pytest.raises(ErasedLearnerError, match=r"Ada.*--again"):
        imported(there, exported(here))
    assert learner_summaries(there, clock=clock) == ()
    assert imported(there, exported(here), Terms(again=True)).is_new
    assert not read_erased(there).holds("ada")
    assert read_erased(there).holds("eve")


def test_a_broken_list_of_the_erased_stops_nobody(tmp_path: Path) -> None:
    fill(tmp_path / "here", adas())
    for broken in ("", "[]", '{"key": 1}', '{"key": "00", "erased": []}', '{"key": "0"}'):
        there = tmp_path / hashlib.sha256(broken.encode()).hexdigest()[:8]
        there.mkdir()
        (there / "erased.json").write_text(broken)
        assert imported(there, exported(tmp_path / "here")).is_new


@pytest.mark.parametrize("form", Form)
def test_the_greatest_number_that_is_taken_is_given_on(tmp_path: Path, form: Form) -> None:
    answer = QuestionAnswered("ada-1", 10**9, (0, 10**9), right=False, at=NOON)
    fill(tmp_path / "here", [ada(), started("ada-1"), answer])
    content = exported(tmp_path / "here", form)
    imported(tmp_path / "there", content)
    assert exported(tmp_path / "there", form) == content


NAMES = [
    'Ann "the pen", of\nHull; \'tis her',
    "=1+1",
    "עדה, \u202eadA",
    "📰" * 600,
    "a\0b",
    "'",
]


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_whatever_a_learner_and_a_lesson_are_called_comes_back(
    tmp_path: Path, form: Form, name: str
) -> None:
    events = [
        LearnerAdded("ada", name, NOON),
        started("ada-1", lesson=name, pack=name * 9, text=f"{name} {TEXT}"),
        Checked("ada-1", Result(1.0, (), (outcome(),)), NOON),
        Disputed("ada-1", 0, f"\r{name}\r\n" * 5000, NOON),
    ]
    fill(tmp_path / "here", events)
    content = exported(tmp_path / "here", form)
    imported(tmp_path / "there", content)
    assert exported(tmp_path / "there", form) == content
    assert not imported(tmp_path / "there", content).events


def test_a_learner_may_have_done_nothing_yet(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, [ada()])
    for form in Form:
        imported(there, exported(here, form))
        assert exported(there, form) == exported(here, form)


def test_an_open_record_sees_what_comes_in(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, adas())
    with Record.open(there, clock=clock) as record:
        imported(there, exported(here))
        assert [one.name for one in record.learners()] == ["Ada"]
        record.submit(started("next")).result()
        assert record.attempt("ada-1").finished == NOON


Change = Callable[[dict[str, Any]], object]


def set_to(place: str, value: object) -> Change:
    """Return what sets the value at *place*, names and numbers between dots, to *value*."""

    def change(document: dict[str, Any]) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
        inside: Any = document
        for step in way:
            inside = inside[step]
        inside[last] = value

    return change


FAULTS: list[tuple[Change, str, str]] = [
    (set_to("whosays", "pack"), "the outermost object", "“whosays” must be “learner”"),
    (set_to("format", 2), "the outermost object", "newer version of Who Says"),
    (set_to("format", 0), "the outermost object", "“format” must be 1"),
    (set_to("format", True), "the outermost object", "“format” must be a whole number"),
    (set_to("more", 1), "the outermost object", "“more” does not belong here"),
    (set_to("learner", []), "the learner", "an object in braces"),
    (set_to("learner.id", ""), "the learner", "“id” is empty"),
    (set_to("learner.name", "\u200b "), "the learner", "“name” is empty"),
    (set_to("texts", None), "the texts", "an object in braces"),
    (set_to("texts.abc", "abc"), "the text abc", "the SHA-256"),
    (set_to("texts.\ud800\x1b", "abc"), "the text \ufffd\ufffd", "the SHA-256"),
    (set_to("events", {}), "the events", "a list in brackets"),
    (set_to("events", []), "the whole file", "no event"),
    (set_to("events.3", 4), "event 4", "an object in braces"),
    (set_to("events.3.more", 4), "event 4", "“more” does not belong here"),
    (set_to("events.3.kind", "mark eaten"), "event 4", "“kind” must be one of"),
    (set_to("events.3.kind", "learner added"), "event 4", "does not belong here"),
    (set_to("events.0.kind", "attempt finished"), "event 1", "must be the first event"),
    (set_to("events.3.id", None), "event 4", "“id” is missing"),
    (set_to("events.3.id", 17), "event 4", "“id” must be a text"),
    (set_to("events.3.id", "\ud83d"), "event 4", "half of a character"),
    (set_to("events.3.at", "2026-05-17"), "event 4", "“at” must be a time such as"),
    (set_to("events.3.at", "2026-05-17T12:00:00.000250+02:00"), "event 4", "a time such as"),
    (set_to("events.3.at", "0001-01-01T00:00:00.000000+23:00"), "event 4", "a time such as"),
    (set_to("events.3.at", "1969-12-31T23:59:59.000000+00:00"), "event 4", "1970 to 2999"),
    (set_to("events.3.at", "9999-12-31T00:00:00.000000+00:00"), "event 4", "1970 to 2999"),
    (set_to("events.3.attempt", "ada-7"), "event 4", "was not started"),
    (set_to("events.3.start", -1), "event 4", "“start” must be a whole number"),
    (set_to("events.3.start", 1.0), "event 4", "“start” must be a whole number"),
    (set_to("events.3.end", 8), "event 4", "“end” must be after “start”"),
    (set_to("events.3.end", 10**9), "event 4", "behind the end of the text"),
    (set_to("events.3.end", 10**30), "event 4", "“end” must be a whole number"),
    (set_to("events.2.step", "leap"), "event 3", "“step” must be one of brief"),
    (set_to("events.5.mark", "mark-9"), "event 6", "cannot follow on what comes before"),
    (set_to("events.4.mark", "mark-1"), "event 5", "cannot follow on what comes before"),
    (set_to("events.13.attempt", "ada-1"), "event 14", "was started"),
    (set_to("events.13.practice", "x"), "event 14", "“practice” must be one of worked, guided"),
    (set_to("events.13.text", "abc"), "event 14", "a text that is not in the file: abc"),
    (set_to("events.7.score", 1.5), "event 8", "“score” must be a number from 0 to 1"),
    (set_to("events.7.score", 10**400), "event 8", "“score” must be a number from 0 to 1"),
    (set_to("events.7.score", "1"), "event 8", "“score” must be a number"),
    (set_to("events.7.categories", None), "event 8", "“categories” is missing"),
    (set_to("events.7.categories", {}), "event 8, “categories”", "a list in brackets"),
    (set_to("events.7.categories.1", 0), "event 8, “categories” 1", "an object in braces"),
    (set_to("events.7.categories.1.x", 0), "event 8, “categories” 1", "does not belong"),
    (set_to("events.7.categories.1.span_weight", -1), "event 8, “categories” 1", "a number"),
    (set_to("events.7.outcomes.0.name", "lost"), "event 8, “outcomes” 0", "must be one of found"),
    (set_to("events.7.outcomes.0.ask", "x"), "event 8, “outcomes” 0", "not in the file"),
    (set_to("events.7.outcomes.0.start", 13), "event 8, “outcomes” 0", "must not be before"),
    (set_to("events.7.outcomes.0.key", 1), "event 8, “outcomes” 0", "“key” must be a text"),
    (set_to("events.7.opportunities.0.trials", "hx"), "event 8, “opportunities” 0", "letters"),
    (set_to("events.8.outcome", 9), "event 9", "cannot follow on what comes before"),
    (set_to("events.10.choices", 0), "event 11", "a list of whole numbers"),
    (set_to("events.10.choices", [2, 0]), "event 11", "must ascend"),
    (set_to("events.10.right", 1), "event 11", "must be true or false"),
    (set_to("events.12.categories", []), "event 13", "does not belong here"),
]


@pytest.mark.parametrize(("change", "place", "what"), FAULTS, ids=lambda value: str(value)[-30:])
def test_what_is_wrong_is_said_with_its_place_and_nothing_is_taken(
    tmp_path: Path, change: Change, place: str, what: str
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, adas())
    fill(there, beas())
    document = json.loads(exported(here))
    change(document)
    before = tables(there)
    with pytest.raises(ImportFileError) as caught:
        imported(there, json.dumps(document).encode())
    assert caught.value.sentence.startswith(f"ada.file cannot be imported. In {place}: ")
    assert what in caught.value.sentence
    assert caught.value.sentence.endswith(".")
    assert tables(there) == before


CSV_FAULTS = [
    ("kind,format", "kind;format", "line 1", "the columns must be kind,format,rows,learner"),
    ("\r\nlearner,1", "\r\nlearner,2", "line 2", "newer version of Who Says"),
    ("\r\nlearner,1", "\r\nlearner,one", "line 2", "“format” holds something else"),
    ("\r\nlearner,1", "\r\ntext,1", "line 2", "must be of the kind “learner”"),
    ("\r\nlearner,1", "\r\nlearner,1,1", "line 2", "there are 37 cells, and there must be 36"),
    ("MOSCOW", "Moscow", "line 3", "the SHA-256"),
    ("\r\nlearner added,", "\r\nlearner gone,", "line 7", "“kind” must be one of"),
    ("\r\ncategory result,", "\r\noutcome,", "line 15", "must be the next number"),
    ("\r\ncategory result,", "\r\nchecked,", "line 15", "does not belong here"),
    (",found,", ",lost,", "line 17", "“name” must be one of found"),
    (",0 2,yes", ',"0, 2",yes', "line 24", "“choices” holds something else"),
    (",0 2,yes", ",2 0,yes", "line 24", "must ascend"),
    (",0 2,yes", ",0 2,true", "line 24", "“right” holds something else"),
    ('say ""no""', 'say "no"', "line 21", "this is not CSV"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "what"), CSV_FAULTS)
def test_what_is_wrong_with_a_table_is_said_with_its_line(
    tmp_path: Path, old: str, new: str, place: str, what: str
) -> None:
    fill(tmp_path / "here", adas())
    text = exported(tmp_path / "here", Form.CSV).decode()
    assert old in text
    with pytest.raises(ImportFileError) as caught:
        imported(tmp_path / "there", text.replace(old, new, 1).encode())
    assert caught.value.sentence.startswith(f"ada.file cannot be imported. In {place}: ")
    assert what in caught.value.sentence
    assert learner_summaries(tmp_path / "there", clock=clock) == ()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "line 1: the columns must be"),
        (b"{", "line 1, column 2: this is not JSON"),
        (b'\xef\xbb\xbf{\n"whosays": }', "line 2, column 12: this is not JSON"),
        (b"[1]", "an object in braces"),
        (b'{"whosays": "learner", "format": NaN}', "a value that no record has"),
        (b'{"format": 1, "events": [{"id": "a", "id": "b"}]}', "“id” is there twice in one object"),
        (b'{"format": 1' + b"0" * 5000 + b"}", "a value that no record has"),
        (b"[" * 100_000, "a value that no record has"),
        (b"[" * 12_000_001, "more than 12000000 values"),
        (b"kind\n\xff", "line 2: this is not text in UTF-8"),
        (b"\x00\x01\x02PK\x03\x04", "the columns must be"),
        (b" " * (128 * 1024 * 1024 + 1), "larger than 128 MiB"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_record_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    with pytest.raises(ImportFileError) as caught:
        imported(tmp_path, content)
    assert what in caught.value.sentence


@pytest.mark.parametrize("form", Form)
def test_a_file_that_was_cut_off_is_never_taken_in_part(tmp_path: Path, form: Form) -> None:
    fill(tmp_path / "here", adas())
    whole = exported(tmp_path / "here", form).rstrip()
    ends_of_lines = [place for place, byte in enumerate(whole) if byte == ord("\n")]
    for end in (*range(0, len(whole), 97), *ends_of_lines, *(place + 1 for place in ends_of_lines)):
        with pytest.raises(MalformedError):
            read_contents(whole[:end])
    assert read_contents(whole).name == "Ada"


def test_twice_as_many_marks_in_an_attempt_take_about_twice_as_long(tmp_path: Path) -> None:
    def seconds(marks: int) -> float:
        there = tmp_path / f"{marks}"
        events: list[Event] = [ada(), started("ada-1")]
        for number in range(marks):
            events += [mark("ada-1", f"{number}"), MarkRemoved("ada-1", f"{number}", NOON)]
        content = json_bytes(document_of("ada", "Ada", events))
        begun = time.perf_counter()
        imported(there, content)
        return time.perf_counter() - begun

    assert seconds(6000) < 8 * seconds(1500)  # sixteen times, where each looks at all before


def test_an_identifier_of_somebody_else_is_never_taken_over(tmp_path: Path) -> None:
    here = tmp_path / "here"
    bea: list[Event] = [LearnerAdded("bea", "Bea", NOON, "b"), started("ada-1", learner="bea")]
    fill(here, bea)
    before = tables(here)
    stranger = tmp_path / "attempt"
    fill(stranger, [ada(), started("ada-1")])
    with pytest.raises(ImportFileError, match="belongs to another learner"):
        imported(here, exported(stranger))
    known = tmp_path / "event"
    fill(known, [ada(), replace(started("ada-2"), id="b")])
    with pytest.raises(ImportFileError, match="something else has the identifier"):
        imported(here, exported(known))
    known = tmp_path / "first event"
    fill(known, [replace(ada(), id="b")])
    with pytest.raises(ImportFileError, match="something else has the identifier"):
        imported(here, exported(known))
    assert tables(here) == before


def test_attempts_at_every_kind_of_lesson_arrive(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, [ada(), *(replace(started(kind), practice=kind.value) for kind in Practice)])
    for form in Form:
        imported(there, exported(here, form))
        assert exported(there, form) == exported(here, form)


def test_a_check_that_is_older_than_evidence_comes_without(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, [ada(), started("a"), Checked("a", result(), NOON), AttemptFinished("a", NOON)])
    for form in Form:
        imported(there, exported(here, form))
        assert exported(there, form) == exported(here, form)
    assert tables(there)["opportunities"] == []


def test_marks_and_steps_of_a_second_check_are_refused(tmp_path: Path) -> None:
    fill(tmp_path / "here", [ada(), started("a"), Checked("a", result(), NOON)])
    document = json.loads(exported(tmp_path / "here"))
    document["events"].append({**document["events"][-1], "id": "once more"})
    with pytest.raises(ImportFileError, match="event 4: this cannot follow"):
        imported(tmp_path / "there", json.dumps(document).encode())


def test_times_and_marks_arrive_as_they_were(tmp_path: Path) -> None:
    own: list[Event] = [
        ada(),
        started("a"),
        MarkAdded("a", "m", "state-agency", mark("a", "m", 66, 67).span, LATER),
        StepReached("a", Step.CHECK, LATER),
    ]
    fill(tmp_path / "here", own)
    imported(tmp_path / "there", exported(tmp_path / "here", Form.CSV))
    with Record.open(tmp_path / "there", clock=clock) as record:
        attempt = record.attempt("a")
    assert (attempt.started, attempt.step) == (NOON, Step.CHECK)
    assert attempt.marks[0].mark.span.of(attempt.text) == "📰"
