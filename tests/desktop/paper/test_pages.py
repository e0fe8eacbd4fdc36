"""Strips are divided into columns: nothing is lost, nothing parted that belongs together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from whosays.desktop.paper.pages import in_columns, pages_of_two_columns
from whosays.desktop.paper.strips import Strip, height_of

HEIGHT = 100.0


def strips() -> st.SearchStrategy[list[Strip]]:
    one = st.builds(
        Strip,
        st.floats(1, 60),
        st.just(lambda _painter, _corner: None),
        st.floats(0, 20),
        st.booleans(),
    )
    return st.lists(one, max_size=60)


@given(strips())
def test_every_strip_is_on_a_page_once_and_in_order(given_strips: list[Strip]) -> None:
    columns = in_columns(given_strips, lambda _number: HEIGHT)
    assert [strip for column in columns for strip in column] == given_strips
    assert all(height_of(column) <= HEIGHT for column in columns)


@given(strips())
def test_what_belongs_together_is_parted_only_where_it_fits_on_no_page(
    given_strips: list[Strip],
) -> None:
    columns = in_columns(given_strips, lambda _number: HEIGHT)
    for column, following in pairwise(columns):
        if not column[-1].keeps_next:
            continue
        together = len(column)
        while together and column[together - 1].keeps_next:
            together -= 1
        assert together == 0, "it could have begun on the next page"
        assert height_of([*column, following[0]]) > HEIGHT


@given(strips(), st.integers(0, 60))
def test_two_columns_begin_where_they_may_and_end_above_the_foot(
    given_strips: list[Strip], first: int
) -> None:
    pages = pages_of_two_columns(given_strips, (0, 200), first, 0, HEIGHT)
    assert [each.strip for page in pages for each in page] == given_strips
    for number, page in enumerate(pages):
        for each in page:
            assert each.top >= (0 if number else first)
            is_too_high = each.strip.height > HEIGHT - first
            assert each.top + each.strip.height <= HEIGHT + 1e-6 or is_too_high


def test_a_strip_higher_than_a_page_has_one_to_itself() -> None:
    low = Strip(10, lambda _painter, _corner: None)
    columns = in_columns([low, replace(low, height=500), low], lambda _number: HEIGHT)
    assert [len(column) for column in columns] == [1, 1, 1]


def test_head_of_a_table_is_said_again_on_the_next_page() -> None:
    head = Strip(20, lambda _painter, _corner: None, keeps_next=True)
    row = Strip(30, lambda _painter, _corner: None, heading=head)
    columns = in_columns([head, *[row] * 5], lambda _number: HEIGHT)
    assert [list(column) for column in columns] == [[head, row, row], [head, row, row], [head, row]]
