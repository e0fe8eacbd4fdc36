"""Whatever was done comes back from a file, and whatever a file holds, it is told in words."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import tempfile
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress.practice import NOON, clock, sha256
from progress.two_learners import adas, fill
from progress.walks import walks

from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.result import CategoryResult
from whosays.progress.events import AttemptStarted, Checked, Event
from whosays.progress.history.confusion import confusion
from whosays.progress.history.over_time import checked_times, progress, rates_by_period
from whosays.progress.history.periods import periods
from whosays.progress.history.practice_days import practice_days
from whosays.progress.learners import learner_summaries
from whosays.progress.portable.contents import read_contents
from whosays.progress.portable.exporting import export_learner
from whosays.progress.portable.faults import MalformedError
from whosays.progress.portable.form import Form
from whosays.progress.portable.importing import ExportedFile, ImportFileError, import_record
from whosays.progress.record import Record
from whosays.progress.review.today import today
from whosays.progress.skills.discernment import discernment
from whosays.progress.skills.discernment_words import in_words, warning
from whosays.progress.skills.leaning import change
from whosays.progress.skills.mastery import skills

FORMS = st.sampled_from(Form)
evidence = st.builds(
    Evidence,
    st.lists(
        st.builds(
            CategoryEvidence,
            st.text(max_size=3),
            st.builds(
                CategoryResult, st.text(max_size=3), st.floats(0, 9), *[st.integers(0, 9)] * 2
            ),
            st.integers(0, 9),
            st.text("hmarAR-", max_size=9),
            st.integers(1, 3),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    st.just({}),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Draw walks whose marks lie in their texts, and whose checks may tell something of skill."""
    events: list[Event] = []
    for event in draw(walks()):
        if isinstance(event, AttemptStarted):
            text = event.text.ljust(20, "·")
            events.append(replace(event, text=text, text_hash=sha256(text)))
        elif isinstance(event, Checked):
            events.append(replace(event, evidence=draw(st.none() | evidence)))
        else:
            events.append(event)
    return events


def attempts(folder: Path, events: list[Event]) -> list[object]:
    with Record.open(folder, clock=clock) as record:
        ids = [event.attempt for event in events if isinstance(event, AttemptStarted)]
        return [record.attempt(attempt) for attempt in ids] + [record.opportunities("ada")]


@settings(max_examples=40, deadline=None)
@given(events=histories(), form=FORMS, part=st.floats(0, 1))
def test_what_was_done_comes_back_whole_in_one_go_and_in_two(
    events: list[Event], form: Form, part: float
) -> None:
    with tempfile.TemporaryDirectory() as name:
        here, there = Path(name) / "here", Path(name) / "there"
        # the learner and the attempts come first, so that any number of events may be missing
        fill(here, events[: max(1, int(len(events) * part))])
        early = export_learner(here, "ada", form, clock=clock)
        import_record(there, ExportedFile("early", early), clock=clock)
        fill(here, events)
        late = export_learner(here, "ada", form, clock=clock)
        done = import_record(there, ExportedFile("late", late), clock=clock)
        assert done.left_out == ()
        assert attempts(there, events) == attempts(here, events)
        for each in Form:
            exported = (export_learner(at, "ada", each, clock=clock) for at in (here, there))
            assert len(set(exported)) == 1 or part < 1


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Form, bytes]:
    """Give Ada's record in both forms."""
    folder = tmp_path_factory.mktemp("ada")
    fill(folder, adas())
    return {form: export_learner(folder, "ada", form, clock=clock) for form in Form}


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(st.characters(), max_size=9)
    | st.sampled_from(["ada-1", "mark-1", "mark added", "checked", "2026-05-17T12:00:00+00:00"])
    | st.sampled_from(["0001-01-01T00:00:00.000000+00:00", "9999-12-31T23:59:59.999999+00:00"])
    | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def places_in(value: object, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the ways to everything inside *value*."""
    inside: list[tuple[Any, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [place for key, each in inside for place in [(*way, key), *places_in(each, (*way, key))]]


def refusal(content: bytes, folder: Path) -> str | None:
    """Return the sentence with which *content* is refused, or None."""
    try:
        import_record(folder, ExportedFile("any file", content), clock=clock)
    except ImportFileError as error:
        return error.sentence
    return None


def computed(record: Record, learner: str) -> None:
    """Compute all that pages show of *learner*; nothing that was imported may stop it."""
    told = record.opportunities(learner)
    categories = sorted({one.category for one in told})
    for skill in skills(told, categories, NOON):
        assert all(missing.sentence.endswith(".") for missing in skill.missing)
    assert in_words(discernment(told)).endswith(".")
    warning(discernment(told), change(told))
    today(told, record.seen(learner), [], NOON, learner)
    for category, points in progress(told, categories).items():
        assert all(0 <= point.estimate <= 1 for point in points)
        rates_by_period(told, periods(checked_times(told), NOON), category)
    confusion(record.named_outcomes(learner), {one.attempt for one in told})
    practice_days(record.attempt_times(learner), timezone(timedelta(hours=-12)))
    record.past_attempts(learner)


def taken_or_told(content: bytes) -> None:
    """Assert that *content* is imported and can be used, or that nothing of it is there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sentence = refusal(content, folder)
        if sentence is not None:
            assert sentence.startswith("any file cannot be imported. In ")
            assert sentence.isprintable()
            assert learner_summaries(folder, clock=clock) == ()
            return
        with Record.open(folder, clock=clock) as record:
            (learner,) = record.learners()
            assert record.standings(learner.id) is not None
            computed(record, learner.id)
        for form in Form:  # what was taken can be given on
            read_contents(export_learner(folder, learner.id, form, clock=clock))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_document_with_something_else_in_it_is_taken_or_told(
    files: dict[Form, bytes], data: st.DataObject
) -> None:
    document = json.loads(files[Form.JSON])
    for _ in range(data.draw(st.integers(1, 2))):
        *way, last = data.draw(st.sampled_from(places_in(document)), label="where")
        inside = document
        for key in way:
            inside = inside[key]
        inside[last] = data.draw(values, label="what")
    taken_or_told(json.dumps(document).encode())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_table_with_something_else_in_it_is_taken_or_told(
    files: dict[Form, bytes], data: st.DataObject
) -> None:
    text = files[Form.CSV].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    row = data.draw(st.integers(0, len(rows) - 1), label="row")
    cell = data.draw(st.integers(0, len(rows[row]) - 1), label="cell")
    others = st.sampled_from([rows[other][cell] for other in range(len(rows))])
    rows[row][cell] = data.draw(others | st.text(max_size=9), label="what")
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    taken_or_told(written.getvalue().encode())


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(form=FORMS, data=st.data())
def test_bytes_of_any_kind_are_read_or_told(
    files: dict[Form, bytes], form: Form, data: st.DataObject
) -> None:
    content = bytearray(files[form])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)), label="at")
        until = data.draw(st.integers(at, min(at + 40, len(content))), label="until")
        content[at:until] = data.draw(st.binary(max_size=9), label="what")
    with contextlib.suppress(MalformedError):
        read_contents(bytes(content))


@given(content=st.binary() | st.text().map(str.encode))
def test_anything_else_is_no_record(content: bytes) -> None:
    with pytest.raises(MalformedError):
        read_contents(content)
