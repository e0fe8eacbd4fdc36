"""Reading marks from JSON that anybody may have written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.errors import KnownError
from whosays.marking.mark import Mark
from whosays.marking.marks_file import MOST_BYTES, MOST_MARKS, read_marks

KNOWN = {"state-agency", "unnamed-source"}


def test_a_good_file_gives_its_marks_in_order() -> None:
    source = b'\xef\xbb\xbf[{"category":"state-agency","start":3,"end":9,"note":"x"},' + (
        b'{"category":"unnamed-source","start":0,"end":1}]'
    )
    assert read_marks(source, 9, KNOWN) == [
        Mark(3, 9, "state-agency"),
        Mark(0, 1, "unnamed-source"),
    ]


GOOD = {"category": "state-agency", "start": 0, "end": 5}


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (7, "Mark 2 must be an object"),
        ({"category": "state-agency", "start": 0}, 'Mark 2 has no "end"'),
        (GOOD | {"start": True}, '"start" of mark 2 must be a whole number'),
        (GOOD | {"end": 4.0}, '"end" of mark 2 must be a whole number'),
        (GOOD | {"end": "4"}, '"end" of mark 2 must be a whole number'),
        (GOOD | {"start": 5}, "Mark 2 must start at 0 or later and end after its start"),
        (GOOD | {"start": -1}, "Mark 2 must start at 0 or later"),
        (GOOD | {"end": 11}, "Mark 2 ends after the text, which has 10 characters"),
        (GOOD | {"category": ["x"]}, '"category" of mark 2'),
        (GOOD | {"category": "state"}, "unknown category “state”; the known are state-agency, "),
        (GOOD | {"category": "\ud800\n"}, "unknown category “\ufffd\ufffd”"),
    ],
)
def test_the_entry_that_is_wrong_is_named(entry: object, says: str) -> None:
    with pytest.raises(KnownError) as error:
        read_marks(json.dumps([GOOD, entry]).encode(), 10, KNOWN)
    assert says in str(error.value)
    str(error.value).encode()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (b"", "is not JSON: something is wrong at line 1, column 1"),
        (b"[1,\n2", "is not JSON: something is wrong at line 2"),
        (b"\xff\xfe[\x00]\x00", "UTF-8"),
        (b'{"category": 1}', "must hold a list"),
        (b"[NaN]", "a value that no mark can have"),
        (b"[" * 200_000, "a value that no mark can have"),
        (b'[{"start": ' + b"9" * 5000 + b"}]", "a value that no mark can have"),
        (b" " * (MOST_BYTES + 1), "larger than 4 MiB"),
        (b"[" + b"0," * MOST_MARKS + b"0]", f"more than {MOST_MARKS} marks"),
    ],
)
def test_a_file_that_holds_no_marks_is_refused_in_words(source: bytes, says: str) -> None:
    with pytest.raises(KnownError) as error:
        read_marks(source, 10, KNOWN)
    assert says in str(error.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["category", "start", "end", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_marks_inside_the_text_or_a_sentence(source: bytes) -> None:
    try:
        marks = read_marks(source, 10, KNOWN)
    except KnownError as error:
        refused = str(error)
        marks = []
    else:
        refused = ""
    assert refused == "" or refused.endswith((".", "]."))
    assert all(0 <= mark.start < mark.end <= 10 for mark in marks)
