"""Who repeats whom: the table, its origins and its order in time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lesson_packs.written_lessons import errors, read, read_whole, warnings

from whosays.lesson_packs.lesson import TraceRow
from whosays.lesson_packs.trace import in_time_order, latest, origins, sources_of

HEAD = (
    "# Trace\n\n| id | outlet | date | credits | republishes | note |\n|---|---|---|---|---|---|\n"
)


def row(identifier: str, date: str = "", credited: str = "", reprinted: str = "") -> TraceRow:
    return TraceRow(
        identifier, identifier.upper(), date, tuple(credited.split()), tuple(reprinted.split()), ""
    )


def ids(rows: tuple[TraceRow, ...]) -> str:
    return " ".join(each.id for each in rows)


def test_table_is_read_cell_by_cell() -> None:
    lesson = read_whole(
        "Text.",
        HEAD
        + "| a | Agency | 2022-05-17 | | | It \\| said [so](https://a.example) |\n"
        + "b | Bulletin | 2022 | a | a, c |\n".replace("c |", "c | |")
        + "| c | Club | | | | |\n",
    )
    first, second, third = lesson.trace
    assert (first.outlet, first.date, first.note) == (
        "Agency",
        "2022-05-17",
        "It | said [so](https://a.example)",
    )
    assert (second.credits, second.republishes) == (("a",), ("a", "c"))
    assert third.date == ""


def test_columns_may_stand_in_another_order_and_note_may_be_missing() -> None:
    table = "# Trace\n\n| date | outlet | id | credits |\n|--|--|--|--|\n| 2022 | A | a | |\n"
    assert read_whole("Text.", table).trace[0] == row("a", "2022").__class__(
        "a", "A", "2022", (), (), ""
    )


@pytest.mark.parametrize(
    ("table", "part"),
    [
        (HEAD + "| a | A | 2022 | | | |\n| a | B | 2022 | | | |", "is taken"),
        (HEAD + "| a b | A | 2022 | | | |", "no id"),
        (HEAD + "| a | A | May | | | |", "no date"),
        (HEAD + "| a | A | 2022 | a | | |", "circle"),
        (HEAD + "| a | A | 2022 | | b | |", "No row has the id"),
        (HEAD + "| a | A | 2022 | | | | |", "7 cells"),
        (HEAD.replace("outlet", "outlets") + "| a | A | 2022 | | | |", "Did you mean “outlet”?"),
        (HEAD.replace("|---|---|---|---|---|---|\n", "") + "| a | A | 2022 | | | |", "hyphens"),
        (HEAD + "| a | A | 2022 | | | |\n\nProse.", "Only the table"),
    ],
)
def test_faults_of_the_table(table: str, part: str) -> None:
    reading = read("Text.", table)
    assert any(part in message for message in errors(reading)), errors(reading)


def test_what_looks_wrong_in_a_table_is_a_warning() -> None:
    younger = read("Text.", HEAD + "| a | A | 2022-05 | b | | |\n| b | B | 2022-06 | | | |")
    assert any("younger" in message for message in warnings(younger))
    unseen = read("Text.", HEAD + "| a | A | 2022-05 | | | |\n| b | B | | | | |")
    assert any("no date" in message for message in warnings(unseen))
    assert younger.lesson is not None
    assert unseen.lesson is not None


def test_origin_was_seen_and_names_nobody() -> None:
    assert ids(origins([row("a", "2022"), row("b", "2022", "a c"), row("c")])) == "a"
    assert ids(origins([row("b", "2022", "c"), row("c")])) == "c"
    assert origins([row("a", "2022", "b"), row("b", "2022", "a")]) == ()


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        ([row("a", "2022-05"), row("b", "2022-05-31"), row("c", "2022-06-01")], "a b c"),
        ([row("b", "2022-05"), row("a", "2022-05-30")], "a b"),
        ([row("c", "2022"), row("b", "2022-12"), row("a", "2022-12-30")], "a c b"),
        ([row("b", "2022-05-02", "u"), row("a", "2022-05-01"), row("u")], "a u b"),
        ([row("b", "2022-05-01", "a"), row("a", "2022-05-01")], "a b"),
        ([row("b", "2022-05-01", "a"), row("a", "2022-06-01")], "a b"),
        ([row("b", "2022-05-02", "a"), row("a", "2022-05-01", "b")], "a b"),
    ],
)
def test_order_in_time_with_partial_dates(rows: list[TraceRow], order: str) -> None:
    assert ids(in_time_order(rows)) == order


names = st.sampled_from("abcdef")
one_or_none = names | st.just("")
dates = st.sampled_from(["", "2022", "2022-02", "2022-05", "2022-05-17", "2021-12-31"])


@st.composite
def traces(draw: st.DrawFn) -> list[TraceRow]:
    used = draw(st.lists(names, unique=True, max_size=6))
    return [
        row(name, draw(dates), " ".join(draw(st.lists(names, max_size=2))), draw(one_or_none))
        for name in used
    ]


@settings(max_examples=200, deadline=None)
@given(traces())
def test_any_trace_keeps_its_rows_and_puts_sources_first(rows: list[TraceRow]) -> None:
    ordered = in_time_order(rows)
    assert sorted(each.id for each in ordered) == sorted(each.id for each in rows)
    known = {each.id: each for each in rows}

    def goes_back_to(name: str, target: str, seen: frozenset[str] = frozenset()) -> bool:
        return name not in seen and any(
            source == target or (source in known and goes_back_to(source, target, seen | {name}))
            for source in sources_of(known[name])
        )

    position = {each.id: number for number, each in enumerate(ordered)}
    free = [name for name in known if not goes_back_to(name, name)]
    for name in free:
        tangled = any(
            other not in free and goes_back_to(name, other) for other in known if other != name
        )
        if not tangled:
            assert all(
                position[source] < position[name]
                for source in sources_of(known[name])
                if source in known
            )


def test_last_day_of_a_month_is_in_the_calendar() -> None:
    assert latest("2024-02") == "2024-02-29"
    assert latest("2022") == "2022-12-31"
