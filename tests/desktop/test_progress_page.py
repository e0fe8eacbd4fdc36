"""The page of what was learnt: in the real window, with real keys, on a real record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bench.full_record import NOW, Size, fill
from desktop.conftest import Opener, until
from desktop.test_reachable import CONTROLS, shown
from desktop.test_walk import CONTROL, LEFT, give_name
from progress.practice import sha256
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from whosays.articles.span import Span
from whosays.desktop.look.tokens import Tokens
from whosays.desktop.pictures.dates import full_date
from whosays.desktop.pictures.figures_table import FiguresTable
from whosays.desktop.pictures.picture_card import PictureCard
from whosays.desktop.pictures.plane_steps import plane_steps
from whosays.desktop.pictures.progress_view import ProgressView
from whosays.desktop.pictures.rates_picture import rates_picture
from whosays.desktop.tour import type_text
from whosays.desktop.window import Window
from whosays.marking.evidence import CategoryEvidence, Evidence
from whosays.marking.result import CategoryResult, Outcome, OutcomeName, Result
from whosays.progress.events import AttemptStarted, Checked, LearnerAdded
from whosays.progress.history.over_time import PeriodRates
from whosays.progress.history.periods import Period
from whosays.progress.record import Record
from whosays.progress.skills.discernment import Discernment, discernment
from whosays.progress.skills.discernment_words import in_words
from whosays.progress.skills.mastery import skills
from whosays.settings import Settings, write_settings
from whosays.translation import PSEUDO, use_language

PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CATEGORIES = ("unnamed-source", "state-agency", "unverifiable-figure")
ANA = "learner-0"


def progress(window: Window) -> ProgressView:
    """Open the page with its key and return it when it is set."""
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    view = window._paper
    assert isinstance(view, ProgressView)
    until(lambda: view.is_shown, "what was learnt")
    return view


def practised(data: Path, open_window: Opener, attempts: int = 120) -> Window:
    fill(data, Size(learners=2, attempts=attempts))
    return opened(data, open_window)


def opened(data: Path, open_window: Opener) -> Window:
    window = open_window(data)
    until(lambda: window.course is not None, "the record")
    return window


def one_check(data: Path) -> datetime:
    """Record one check of the bundled lesson, with one wrong name and a decoy taken."""
    text, at = "It rained.", NOW - timedelta(days=3)
    marks = (
        (OutcomeName.FOUND, "state-agency"),
        (OutcomeName.FOUND_UNDER_ANOTHER_NAME, "state-agency"),
        (OutcomeName.DECOY_TAKEN, "unverifiable-figure"),
    )
    outcomes = tuple(Outcome(*mark, Span(0, 2), "k", 1.0, "Why?", "Who?") for mark in marks)
    results = (
        CategoryResult("unnamed-source", 0.0, 0, 1),
        CategoryResult("state-agency", 1.0, 1, 1),
        CategoryResult("unverifiable-figure", 0.0, 1, 0),
    )
    trials = ("mrrr", "harr", "Arrr")
    evidence = Evidence(
        tuple(
            CategoryEvidence("", each, 1, letters, 1)
            for each, letters in zip(results, trials, strict=True)
        ),
        {1: "unnamed-source"},
    )
    with Record.open(data, clock=lambda: NOW) as record:
        record.submit(LearnerAdded(ANA, "Ana", at)).result()
        lesson = ("one", ANA, "the-copy-desk", "al-tanf", sha256(text), text, "independent", at)
        record.submit(AttemptStarted(*lesson)).result()
        result = Result(0.5, results, outcomes)
        record.submit(Checked("one", result, at, evidence=evidence)).result()
    return at


def words(view: ProgressView) -> list[str]:
    return [each.text() for each in view.findChildren(QLabel) if each.isVisible()]


def cells(table: FiguresTable) -> list[list[str]]:
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def press(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def turned(view: ProgressView, number: int) -> FiguresTable:
    """Go to the picture *number* with its key, and turn it into its table."""
    press(str(number), ALT)
    assert view.cards[number - 1].canvas.hasFocus()
    press(Qt.Key.Key_T)
    table = view.cards[number - 1].table
    assert table is not None
    assert table.isVisible()
    return table


# -- words, and what they rest on


def test_before_the_first_lesson_every_picture_says_what_it_will_show(
    open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(tmp_path)
    give_name(window, "Ana")
    view = progress(window)
    said = words(view)
    assert sum("this shows" in text for text in said) == 4
    assert sum("Not read for yet" in text for text in said) == 3
    assert not shown(window, QPushButton) or all(
        each.text() == "&Back" for each in shown(window, QPushButton)
    )


def test_the_words_come_first_and_the_numbers_after(open_window: Opener, tmp_path: Path) -> None:
    window = practised(tmp_path, open_window)
    view = progress(window)
    assert window.course is not None
    overall = discernment(window.course.record.opportunities(ANA))
    said = words(view)
    numbers = next(text for text in said if text.startswith("In numbers"))
    assert f"{overall.sensitivity:.1f}" in numbers
    assert said.index(in_words(overall)) < said.index(numbers)


def test_every_reason_opens_to_the_attempts_behind_it(open_window: Opener, tmp_path: Path) -> None:
    window = practised(tmp_path, open_window, 4)
    view = progress(window)
    assert window.course is not None
    history = window.course.record.opportunities(ANA)
    skill = skills(history, CATEGORIES, window.course.now())[0]
    press(Qt.Key.Key_U, ALT)
    until(lambda: view.skills[0].tables, "the attempts")
    said = words(view)
    assert all(missing.sentence in said for missing in skill.missing)
    # some of what is said rests on a part of the attempts only
    assert any(0 < len(missing.attempts) < len(skill.steps) for missing in skill.missing)
    with_attempts = [missing for missing in skill.missing if missing.attempts]
    for missing, table in zip(with_attempts, view.skills[0].tables, strict=True):
        behind = [one for one in skill.steps if one.opportunity.attempt in missing.attempts]
        assert table.rowCount() == len(behind)
        latest = behind[-1]
        day = full_date(latest.opportunity.at.astimezone().date())
        went = "✓ went well" if latest.is_success else "✗ did not go well"
        assert cells(table)[0][0] == day
        assert cells(table)[0][2] == went
    press(Qt.Key.Key_U, ALT)
    until(lambda: not view.skills[0].tables[0].isVisible(), "the closing")


def test_after_one_attempt_the_article_is_named_and_counted(
    open_window: Opener, tmp_path: Path
) -> None:
    at = one_check(tmp_path)
    window = opened(tmp_path, open_window)
    view = progress(window)
    QTest.mouseClick(view.skills[1].why, LEFT)
    until(lambda: view.skills[1].tables, "the attempts")
    assert window.course is not None
    found = window.course.find("the-copy-desk", "al-tanf")
    assert found is not None
    row = cells(view.skills[1].tables[0])[0]
    assert row[:3] == [full_date(at.astimezone().date()), found[1].title, "✓ went well"]
    assert row[3] == "found 1 of 1, 1 mark"
    # too few trials for a point in the plane: it says how many passages it takes
    assert any("more passage" in text and "moves" in text for text in words(view))


def checks(data: Path, *letters: str) -> None:
    """Record a check a day, each of another article with *letters* for every category."""
    with Record.open(data, clock=lambda: NOW) as record:
        record.submit(LearnerAdded(ANA, "Ana", NOW)).result()
        for number, trials in enumerate(letters):
            at, name = NOW - timedelta(days=len(letters) - number), f"article-{number}"
            hits, marks = trials.count("h"), trials.count("h") + trials.count("a")
            spans = hits + trials.count("m")
            rates = [CategoryResult(each, hits, marks, spans) for each in CATEGORIES]
            evidence = Evidence(
                tuple(CategoryEvidence("", each, 0, trials, 1) for each in rates), {}
            )
            begun = (name, ANA, "desk", name, sha256(name), name, "independent", at)
            record.submit(AttemptStarted(*begun)).result()
            result = Result(0.5, tuple(rates), ())
            record.submit(Checked(name, result, at, evidence=evidence)).result()


def test_a_mastered_category_says_what_it_rests_on(open_window: Opener, tmp_path: Path) -> None:
    checks(tmp_path, *["hhrr"] * 8, "rrrr", "rrrr")
    view = progress(opened(tmp_path, open_window))
    assert [each.standing.text() for each in view.skills] == ["Mastered"] * 3
    assert view.skills[2].why.text() == "What does this rest on?"
    press(Qt.Key.Key_F, ALT)
    until(lambda: view.skills[2].tables, "the attempts")
    assert len(cells(view.skills[2].tables[0])) == 10


def test_whoever_marks_everything_is_warned_and_given_no_figure(
    open_window: Opener, tmp_path: Path
) -> None:
    checks(tmp_path, *["haaa"] * 9)
    said = words(progress(opened(tmp_path, open_window)))
    assert any("You mark most of what needs no check" in text for text in said)
    assert not any("d′" in text for text in said)
    assert any("moves" in text and "You marked every sentence" in text for text in said)


# -- the pictures, and the same as tables


def test_the_tables_hold_what_the_record_does(open_window: Opener, tmp_path: Path) -> None:
    at = one_check(tmp_path)
    view = progress(opened(tmp_path, open_window))
    rates = cells(turned(view, 1))
    assert [(row[0], *row[2:]) for row in rates] == [
        ("Unnamed source", "0 of 1", "0 of 3"),
        ("State agency", "1 of 1", "1 of 3"),
        ("Unverifiable figure", "none to count", "1 of 4"),
    ]
    assert cells(turned(view, 3)) == [
        ["Unnamed source", "0", "1", "0", "0"],
        ["State agency", "0", "1", "0", "0"],
        ["Unverifiable figure", "0", "0", "0", "0"],
        ["Nothing to check", "0", "0", "0", "–"],
        ["Decoy", "0", "0", "1", "–"],
    ]
    local = at.astimezone()
    weekday = QLocale(QLocale.Language.English).dayName(local.weekday() + 1)
    assert cells(turned(view, 4)) == [[full_date(local.date()), weekday, "1", "1"]]


def test_a_table_is_left_with_tab_and_turned_back_with_its_key(
    open_window: Opener, tmp_path: Path
) -> None:
    window = practised(tmp_path, open_window)
    view = progress(window)
    table = turned(view, 2)
    assert table.hasFocus()
    assert view.cards[1].as_table.isChecked()
    press(Qt.Key.Key_Tab)
    assert view.cards[1].as_table.hasFocus()
    press(Qt.Key.Key_Space)
    assert view.cards[1].canvas.isVisible()
    assert not table.isVisible()


def test_each_picture_says_itself_and_is_drawn(open_window: Opener, tmp_path: Path) -> None:
    view = progress(practised(tmp_path, open_window))
    for card in view.cards:
        assert card.canvas.accessibleName()
        assert card.canvas.accessibleDescription().endswith(".")
        image = card.canvas.grab().toImage()
        every_third = range(0, image.height(), 3)
        colours = {image.pixel(x, y) for x in range(image.width()) for y in every_third}
        assert len(colours) > 3


def test_hits_are_a_full_line_and_false_alarms_a_broken_one(
    open_window: Opener, tmp_path: Path
) -> None:
    image = progress(practised(tmp_path, open_window)).cards[0].canvas.grab().toImage()
    hits, alarms = (Tokens("light", 1.0).colour(name).rgb() for name in ("pen-2", "alarm"))
    assert _longest_run(image, hits) > 3 * _longest_run(image, alarms)


def _longest_run(image: QImage, colour: int) -> int:
    """Return over how many columns in a row something has *colour*, left of the labels."""
    longest = run = 0
    for x in range(round(image.width() * 0.7)):
        has = any(image.pixel(x, y) == colour for y in range(image.height() // 3))
        run = run + 1 if has else 0
        longest = max(longest, run)
    return longest


def test_the_point_moves_in_steps_that_have_enough_trials() -> None:
    def period(week: int, targets: int, noise: int) -> PeriodRates:
        start = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(weeks=week)
        rates = Discernment(targets // 2, targets, 1, noise, 1)
        return PeriodRates(Period(start, start + timedelta(weeks=1)), rates)

    steps = plane_steps([period(0, 4, 9), period(1, 20, 60), period(2, 10, 30), period(3, 10, 30)])
    assert [(step.rates.targets, step.rates.noise) for step in steps] == [(24, 69), (20, 60)]
    assert (steps[0].first.day, steps[1].last.isoformat()) == (5, "2026-02-01")
    assert plane_steps([period(0, 19, 60)]) == ()
    assert plane_steps([]) == ()


# -- to keep and to print


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_picture_is_saved_with_keys_in_light_colours(
    open_window: Opener, tmp_path: Path, ending: str
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    write_settings(data, Settings(theme="dark"))
    view = progress(practised(data, open_window))
    file = tmp_path / f"kept.{ending}"
    card = saved(view, file)
    content = file.read_bytes()
    light = Tokens("light", 1.0).colours["paper"]
    title = card.canvas.accessibleName()
    if ending == "png":
        image = QImage(str(file))
        assert image.pixelColor(2, 2).name().upper() == light
        assert image.text("Description") == card.canvas.accessibleDescription()
    elif ending == "svg":
        assert f"<title>{title}</title>".encode() in content
        assert light.lower().encode() in content.lower()
    else:
        assert content.startswith(b"%PDF")
        assert b"\xfe\xff" + title.encode("utf-16-be") in content or title.encode() in content
    assert str(file) in card.answer.text()


def saved(view: ProgressView, file: Path) -> PictureCard:
    """Save the first picture to *file* with keys alone."""
    press("1", ALT)
    press(Qt.Key.Key_S)
    card = view.cards[0]
    until(lambda: card.findChildren(QFileDialog), "the dialog")
    (dialog,) = card.findChildren(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    type_text(name, str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    until(card.answer.isVisible, "the answer")
    return card


def test_a_file_that_cannot_be_written_is_said_in_words(
    open_window: Opener, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    card = progress(practised(data, open_window)).cards[0]
    card.save_to(tmp_path / "nowhere" / "kept.png")
    assert "cannot be written" in card.answer.text()
    card.save_to(tmp_path / "kept.gif")
    assert "must end in" in card.answer.text()
    assert not (tmp_path / "kept.gif").exists()


def test_a_picture_is_printed(open_window: Opener, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    view = progress(practised(tmp_path, open_window))
    press("3", ALT)
    press(Qt.Key.Key_P)
    card = view.cards[2]
    until(lambda: card.findChildren(QDialog), "the dialog")
    QTest.keyClick(card.findChildren(QDialog)[0], Qt.Key.Key_Escape)
    until(lambda: not card.answer.isVisible())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    card.print_to(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert card.answer.text() == "Sent to the printer."
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    card.print_to(printer)
    assert "Save the picture as PDF" in card.answer.text()


# -- reading it, and leaving


def test_it_can_be_left_while_the_record_is_still_being_read(
    open_window: Opener, tmp_path: Path
) -> None:
    window = practised(tmp_path, open_window)
    for _time in range(5):
        QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
        assert isinstance(window._paper, ProgressView)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window._paper is None
    assert progress(window).skills


def test_a_record_that_cannot_be_read_is_said_in_words(open_window: Opener, tmp_path: Path) -> None:
    window = practised(tmp_path, open_window)
    file = tmp_path / "record.db"
    file.write_bytes(b"\0" * file.stat().st_size)
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    view = window._paper
    assert isinstance(view, ProgressView)
    until(lambda: view.state.property("kind") == "fault", "the sentence")
    assert not view.is_shown
    assert view.state.text().endswith(".")


def test_every_control_has_a_name_and_tab_comes_to_it(open_window: Opener, tmp_path: Path) -> None:
    window = practised(tmp_path, open_window)
    view = progress(window)
    turned(view, 3)
    view.skills[0].why.click()
    until(lambda: view.skills[0].tables)
    canvases = [card.canvas for card in view.cards if card.canvas.isVisible()]
    wanted = {
        each
        for each in (*shown(window, CONTROLS), *canvases)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert all(each.accessibleName() for each in wanted)
    reached = []
    view.enter()
    for _step in range(60):
        reached.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert not wanted - set(reached)
    first = [reached.index(each) for each in (view.skills[0].why, view.skills[0].tables[0])]
    second = [reached.index(card.save) for card in view.cards]
    assert first + second == sorted(first + second)
    names = [each.accessibleName() for each in wanted]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("size", "width", "height"), [(100, 1024, 768), (200, 1024, 768), (200, 1920, 1080)]
)
def test_nothing_is_cut_off_even_in_a_longer_language(
    open_window: Opener, tmp_path: Path, size: int, width: int, height: int
) -> None:
    use_language(PSEUDO)
    try:
        write_settings(tmp_path, Settings(theme="light", text_size=size))
        window = practised(tmp_path, open_window, 30)
        window.resize(width, height)
        view = progress(window)
        view.skills[0].why.click()
        until(lambda: view.skills[0].tables)
        assert (window.width(), window.height()) == (width, height)
        for widget in shown(window, (QPushButton, QLabel)):
            if not isinstance(widget, QPushButton | QLabel):
                continue
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            assert wraps or widget.width() >= widget.sizeHint().width() - 1, widget.text()
            right = widget.mapTo(view, widget.rect().topRight()).x()
            assert right <= view.width(), widget.text()
            if wraps:
                assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.text()
        for card in view.cards:
            assert card.canvas.height() >= card.canvas.minimumSizeHint().height()
    finally:
        use_language(None)


def test_another_theme_and_size_redraw_the_page(open_window: Opener, tmp_path: Path) -> None:
    view = progress(practised(tmp_path, open_window))
    canvas = view.cards[0].canvas
    height, before = canvas.height(), canvas.grab().toImage()
    window = canvas.window()
    assert isinstance(window, Window)
    window._choose_settings(Settings(theme="dark", text_size=200))
    until(lambda: canvas.height() > height, "a higher picture")
    assert canvas.grab().toImage() != before


def test_nothing_counts_gives_an_empty_picture(open_window: Opener, tmp_path: Path) -> None:
    from whosays.desktop.pictures.learned import learned

    window = open_window(tmp_path)
    give_name(window, "Ana")
    assert window.course is not None
    assert rates_picture(learned(window.course, "nobody")).is_empty
