"""The page, as hands use it: mouse, keyboard, words."""

from __future__ import annotations

import pytest
from desktop.conftest import plain_lesson
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from whosays.articles.span import Span
from whosays.desktop.page.article_page import ArticlePage
from whosays.desktop.page.mark_painter import lanes
from whosays.desktop.page.page_mark import PageMark

TEXT = (
    "“The ministry’s spokesman said on Tuesday that about 60 men, most of them young, had "
    "crossed the river at night,” the agency reported.\n\n"
    "A senior official, who asked not to be named, spoke of 500. 😀 Nobody counted them."
)
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def words_of(page: ArticlePage, text: str = TEXT) -> str:
    span = page.selection()
    assert span is not None
    return span.of(text)


def point(page: ArticlePage, words: str, text: str = TEXT, *, last: bool = False) -> QPoint:
    start = text.index(words)
    where = page.viewport_point(start + len(words) - 1 if last else start)
    assert where is not None
    return where.toPoint()


@pytest.fixture
def shown(page: ArticlePage) -> ArticlePage:
    page.show_lesson(plain_lesson(TEXT))
    page.setFocus()
    return page


def test_dragging_from_the_middle_of_one_word_to_another_chooses_whole_words(
    shown: ArticlePage,
) -> None:
    chosen: list[Span] = []
    shown.chosen.connect(chosen.append)
    viewport = shown.viewport()
    QTest.mousePress(viewport, LEFT, pos=point(shown, "inistry’s"))
    QTest.mouseMove(viewport, point(shown, "esday"))
    QTest.mouseRelease(viewport, LEFT, pos=point(shown, "esday"))
    assert [span.of(TEXT) for span in chosen] == ["ministry’s spokesman said on Tuesday"]


def test_dragging_backwards_over_the_line_end_chooses_the_same_words(shown: ArticlePage) -> None:
    chosen: list[Span] = []
    shown.chosen.connect(chosen.append)
    viewport = shown.viewport()
    QTest.mousePress(viewport, LEFT, pos=point(shown, "reported", last=True))
    QTest.mouseMove(viewport, point(shown, "about"))
    QTest.mouseRelease(viewport, LEFT, pos=point(shown, "about"))
    assert chosen[0].of(TEXT).startswith("about 60 men")
    assert chosen[0].of(TEXT).endswith("the agency reported")


def test_double_click_takes_the_word_without_its_punctuation(shown: ArticlePage) -> None:
    chosen: list[Span] = []
    shown.chosen.connect(chosen.append)
    QTest.mouseDClick(shown.viewport(), LEFT, pos=point(shown, "night", last=True))
    assert [span.of(TEXT) for span in chosen] == ["night"]


def test_a_click_chooses_a_word_and_shift_click_all_up_to_another(shown: ArticlePage) -> None:
    chosen: list[Span] = []
    shown.chosen.connect(chosen.append)
    QTest.mouseClick(shown.viewport(), LEFT, pos=point(shown, "senior"))
    assert words_of(shown) == "senior"
    assert shown.has_range()
    QTest.mouseClick(shown.viewport(), LEFT, SHIFT, point(shown, "named", last=True))
    assert words_of(shown) == "senior official, who asked not to be named"
    assert not chosen, "clicking chooses; only dragging and double-clicking mark at once"


def test_arrows_go_word_by_word_and_shift_extends_both_ways(shown: ArticlePage) -> None:
    assert words_of(shown) == "The"
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert words_of(shown) == "ministry’s"
    QTest.keyClick(shown, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(shown, Qt.Key.Key_Right, SHIFT)
    assert words_of(shown) == "ministry’s spokesman said"
    QTest.keyClick(shown, Qt.Key.Key_Left, SHIFT)
    assert words_of(shown) == "ministry’s spokesman"
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.has_range()
    assert words_of(shown) == "spokesman"


def test_down_and_up_come_back_to_the_same_line(shown: ArticlePage) -> None:
    for _step in range(3):
        QTest.keyClick(shown, Qt.Key.Key_Right)
    before = shown.caret_word()
    QTest.keyClick(shown, Qt.Key.Key_Down)
    below = shown.caret_word()
    assert below > before + 3
    QTest.keyClick(shown, Qt.Key.Key_Up)
    assert abs(shown.caret_word() - before) <= 1


def test_the_whole_article_can_be_walked_down_and_up(shown: ArticlePage) -> None:
    last = len(plain_lesson(TEXT).words) - 1
    QTest.keyClick(shown, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert shown.caret_word() == last
    for _step in range(40):
        QTest.keyClick(shown, Qt.Key.Key_Up)
    first_line = shown.caret_word()
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.caret_word() == 0
    assert first_line < 12


def test_sentence_keys_stop_at_sentences(shown: ArticlePage) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(shown, Qt.Key.Key_Right, control)
    assert words_of(shown) == "A"
    QTest.keyClick(shown, Qt.Key.Key_Left, control)
    assert words_of(shown) == "The"


def test_typing_leaves_the_article_as_it_is(shown: ArticlePage) -> None:
    before = shown.toPlainText()
    for key in "xyz ":
        QTest.keyClick(shown, key)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    QTest.keyClick(shown, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown.toPlainText() == before


def test_after_an_emoji_the_mouse_still_takes_the_word_it_points_at(shown: ArticlePage) -> None:
    QTest.mouseClick(shown.viewport(), LEFT, pos=point(shown, "counted", last=True))
    assert words_of(shown) == "counted"


@pytest.mark.parametrize("word", ["وزارة", "مصدر", "MQ-1C", "المدينة"])
def test_in_mixed_right_to_left_text_a_click_takes_the_word_under_it(
    page: ArticlePage, word: str
) -> None:
    text = "قال مصدر في وزارة الدفاع إن الطائرة MQ-1C سقطت قرب المدينة يوم الثلاثاء."
    page.show_lesson(plain_lesson(text))
    QTest.mouseClick(page.viewport(), LEFT, pos=point(page, word, text))
    assert words_of(page, text) == word


def test_in_right_to_left_text_the_left_arrow_reads_on(page: ArticlePage) -> None:
    text = "قال مصدر في وزارة الدفاع إن الطائرة سقطت."
    page.show_lesson(plain_lesson(text))
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert words_of(page, text) == "مصدر"
    QTest.keyClick(page, Qt.Key.Key_Left, SHIFT)
    assert words_of(page, text) == "مصدر في"
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert words_of(page, text) == "مصدر"


def test_the_caret_tells_which_mark_it_enters(shown: ArticlePage) -> None:
    start = TEXT.index("60")
    mark = PageMark("m", Span(start, start + 6), 3, "F", "Unverifiable figure")
    shown.show_marks([mark])
    entered: list[str] = []
    shown.mark_entered.connect(entered.append)
    words = plain_lesson(TEXT).words
    shown.go_to_word(words.touching(start, start + 1)[0] - 1)
    assert entered == []
    QTest.keyClick(shown, Qt.Key.Key_Right)
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert entered == ["m"]


def test_what_is_marked_looks_different_from_what_is_not(shown: ArticlePage) -> None:
    before = shown.grab().toImage()
    start = TEXT.index("spokesman")
    mark = PageMark("m", Span(start, start + 9), 2, "S", "State agency")
    shown.show_marks([mark])
    marked = shown.grab().toImage()
    assert marked != before
    shown.show_marks([])
    assert shown.grab().toImage() == before


def test_overlapping_marks_never_share_a_lane_and_free_lanes_are_used_again() -> None:
    def mark(start: int, end: int, pen: int) -> PageMark:
        return PageMark(f"{start}", Span(start, end), pen, "X", "x")

    assert lanes([mark(0, 10, 1), mark(5, 15, 2), mark(12, 20, 3)]) == [0, 1, 0]
    assert lanes([mark(0, 10, 1), mark(0, 10, 2), mark(0, 10, 3)]) == [0, 1, 2]
