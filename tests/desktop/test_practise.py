"""Practice on an article of one's own: bringing it along, marking it, and what the program says."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop.conftest import Opener, until
from desktop.test_reachable import CONTROLS, shown
from desktop.test_walk import attempt_of, give_name, mark, mark_view, press_main
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from whosays.desktop.application import now
from whosays.desktop.practise.practise_view import PractiseView
from whosays.desktop.reading.articles_view import ArticlesView
from whosays.desktop.typesetting import ElidedLabel
from whosays.desktop.walk.check_view import CheckView
from whosays.desktop.window import Window
from whosays.progress.events import Step
from whosays.progress.record import Record
from whosays.settings import Settings, write_settings
from whosays.translation import PSEUDO, use_language

CONTROL = Qt.KeyboardModifier.ControlModifier

ARTICLE = """Harbour wall to be raised after storm

VELLMAR — The harbour wall at Vellmar will be raised before next winter, a senior official said on \
Tuesday, after waves broke over it again.

Ilse Brandt, who sells fish on the quay, said she had seen the water come over the wall and into \
her shop. “I had it up to my knees,” Brandt said.

It was a quiet night otherwise. The lamps along the quay were lit, and the ferry left on time.
"""


@pytest.fixture
def window(open_window: Opener, tmp_path: Path) -> Window:
    window = open_window(tmp_path)
    give_name(window, "Ada")
    return window


def open_page(window: Window) -> PractiseView:
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    until(lambda: window.findChildren(PractiseView), "the page")
    (page,) = window.findChildren(PractiseView)
    assert page.text.hasFocus()
    return page


def paste(page: PractiseView, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(page.text, Qt.Key.Key_V, CONTROL)
    until(page.text.toPlainText, "what was pasted")


def main_key(window: Window) -> None:
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return, CONTROL)


def begin(window: Window) -> None:
    main_key(window)
    until(lambda: window.walk is not None, "the walk")
    press_main(window)
    assert attempt_of(window).step is Step.MARK


def texts(window: Window) -> str:
    return "\n".join(
        each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.text()
    )


def outcomes(window: Window) -> dict[str, str]:
    """Return what is said of each passage, by its words."""
    assert window.walk is not None
    view = window.walk.view
    assert isinstance(view, CheckView)
    lines = [view.outcomes.item(row).text() for row in range(view.outcomes.count())]
    said = [line.partition("  ")[2].partition(" — ") for line in lines]
    return {quote: name for name, _dash, quote in said}


def test_an_article_is_pasted_marked_and_laid_beside_the_proposals(
    window: Window, tmp_path: Path
) -> None:
    page = open_page(window)
    paste(page, ARTICLE)
    assert page.headline.text() == "Harbour wall to be raised after storm"
    assert "VELLMAR" in page.text.toPlainText()
    begin(window)
    assert "proposals beside your marks" in attempt_of(window).lesson.brief
    mark(window, "the ferry", "2")
    main_key(window)
    until(lambda: attempt_of(window).step is Step.CHECK, "the proposals")
    assert "proposals, made by rules. They may be wrong." in texts(window)
    said = outcomes(window)
    assert said["the ferry"] == "Only you"
    assert said["a senior official"] == "Only the program"
    assert "An editor would check" not in texts(window)
    assert "Score" not in texts(window)
    press_main(window)
    assert "stopped at 0 passages alike" in texts(window)
    assert "counts neither for nor against what you have learnt" in texts(window)
    press_main(window)
    until(lambda: window.walk is None, "the library")
    window.close()
    with Record.open(tmp_path, clock=now) as record:
        (learner,) = record.learners()
        (attempt,) = record.past_attempts(learner.id)
        assert attempt.practice == "proposed"
        assert not [one for one in record.opportunities(learner.id) if one.trials]


def test_a_proposal_can_be_disputed(window: Window) -> None:
    paste(open_page(window), ARTICLE)
    begin(window)
    main_key(window)
    until(lambda: attempt_of(window).step is Step.CHECK, "the proposals")
    assert window.walk is not None
    view = window.walk.view
    assert isinstance(view, CheckView)
    QTest.keyClick(view.outcomes, Qt.Key.Key_D)
    QTest.keyClicks(view.explanation.reason, "He is named further down.")
    QTest.keyClick(view.explanation.reason, Qt.Key.Key_Return, CONTROL)
    until(lambda: attempt_of(window).disputes, "the dispute")
    assert list(attempt_of(window).disputes.values()) == ["He is named further down."]


def test_it_is_gone_on_with_where_it_was_left(
    window: Window, open_window: Opener, tmp_path: Path
) -> None:
    paste(open_page(window), ARTICLE)
    begin(window)
    mark(window, "a senior official", "1")
    window.close()
    again = open_window(tmp_path)
    until(lambda: again.walk is not None, "the article")
    attempt = attempt_of(again)
    assert attempt.step is Step.MARK
    assert [kept.mark.span.of(attempt.lesson.text) for kept in attempt.marks] == [
        "a senior official"
    ]
    assert "VELLMAR" in mark_view(again).page.toPlainText()


def test_it_stands_among_my_articles_and_can_be_read_again(window: Window) -> None:
    paste(open_page(window), ARTICLE)
    begin(window)
    main_key(window)
    until(lambda: attempt_of(window).step is Step.CHECK, "the proposals")
    first = attempt_of(window).id
    press_main(window)
    press_main(window)
    until(lambda: window.walk is None, "the library")
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    until(lambda: "Only the program: 1" in texts(window), "my articles")
    (page,) = window.findChildren(ArticlesView)
    assert "ARTICLES OF YOUR OWN" in texts(window)
    again = next(
        each
        for each in page.findChildren(QPushButton)
        if "again" in each.text() and each.isVisible()
    )
    again.click()
    until(lambda: window.walk is not None, "a new attempt")
    assert attempt_of(window).id != first


# -- what is refused, and what comes of it


def test_what_is_too_short_or_in_another_language_is_said_and_stays(window: Window) -> None:
    page = open_page(window)
    QTest.keyClicks(page.text, "Two words.")
    main_key(window)
    assert page.fault.isVisible()
    assert "too short" in page.fault.text()
    german = (
        "Der Deich soll vor dem nächsten Winter erhöht werden, sagte ein hoher Beamter am "
        "Dienstag, nachdem die Wellen ihn zum dritten Mal in diesem Jahr überspült hatten. Wie "
        "viel das kosten wird, wollte er nicht sagen, und auch nicht, wer es bezahlen soll."
    )
    page.text.setPlainText(german)
    main_key(window)
    until(lambda: "rules" in page.fault.text(), "the sentence")
    assert page.text.toPlainText() == german
    assert window.walk is None


def test_a_file_that_cannot_be_read_leaves_what_is_there(window: Window, tmp_path: Path) -> None:
    page = open_page(window)
    QTest.keyClicks(page.text, "Something typed.")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    page.open_file(str(broken))
    until(page.fault.isVisible, "the sentence")
    assert "broken.pdf" in page.fault.text()
    assert page.text.toPlainText() == "Something typed."
    page.open_file(str(tmp_path / "gone.txt"))
    until(lambda: "gone.txt" in page.fault.text(), "the sentence")
    assert page.source.open.isEnabled()


# -- from a file, a page, an address

PAGE = f"""<!doctype html><html lang="en"><head><title>Harbour wall | The Vellmar Example</title>
<meta property="og:site_name" content="The Vellmar Example">
<meta property="og:title" content="Harbour wall to be raised">
<meta property="article:published_time" content="2026-05-17T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article>
<h1>Harbour wall to be raised</h1>
{"".join(f"<p>{part}</p>" for part in ARTICLE.split(chr(10) * 2)[1:])}
</article><footer>All rights belong to somebody.</footer></body></html>"""


def test_a_page_that_is_dropped_is_read_with_what_it_says_of_itself(
    window: Window, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    page = open_page(window)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    page.text.take(dropped)
    until(page.text.toPlainText, "the page")
    assert (page.publisher.text(), page.published.text()) == ("The Vellmar Example", "2026-05-17")
    assert page.headline.text() == "Harbour wall to be raised"
    assert "Sport" not in page.text.toPlainText()
    assert "up to my knees" in page.text.toPlainText()
    assert "Look whether this is the article" in page.notes.text()


class _Pages(http.server.BaseHTTPRequestHandler):
    never = threading.Event()

    def do_GET(self) -> None:  # the name that the library looks for
        if self.path == "/slow":
            self.never.wait(30)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    _Pages.never.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as served:
        served.daemon_threads = True
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        _Pages.never.set()
        served.shutdown()


def test_an_address_is_asked_only_on_wish(window: Window, server: str) -> None:
    page = open_page(window)
    QTest.keyClicks(page.source.address, f"{server}/wall")
    QTest.keyClick(page.source.address, Qt.Key.Key_Return)
    assert not page.source.fetch.isEnabled()
    until(lambda: page.text.toPlainText() or page.fault.isVisible(), "the page")
    assert "up to my knees" in page.text.toPlainText(), page.fault.text()


def test_a_page_that_does_not_come_can_be_given_up(window: Window, server: str) -> None:
    page = open_page(window)
    QTest.keyClicks(page.source.address, f"{server}/slow")
    QTest.mouseClick(page.source.fetch, Qt.MouseButton.LeftButton)
    assert page.source.stop.isVisible()
    QTest.mouseClick(page.source.stop, Qt.MouseButton.LeftButton)
    until(page.source.fetch.isEnabled, "the end of it")
    assert not page.fault.isVisible()
    assert not page.source.stop.isVisible()


# -- reached and read


def test_tab_reaches_everything_on_the_page(window: Window) -> None:
    page = open_page(window)
    wanted = [
        each
        for each in shown(window, CONTROLS)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isAncestorOf(each)
    ]
    reached = []
    for _step in range(len(wanted)):
        focus = QApplication.focusWidget()
        assert isinstance(focus, CONTROLS)
        assert focus.accessibleName()
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert set(reached) == set(wanted)


@pytest.mark.parametrize(("size", "width", "height"), [(100, 1024, 768), (200, 1024, 768)])
def test_nothing_is_cut_off_even_in_a_longer_language(
    open_window: Opener, tmp_path: Path, size: int, width: int, height: int
) -> None:
    use_language(PSEUDO)
    try:
        write_settings(tmp_path, Settings(theme="light", text_size=size))
        window = open_window(tmp_path)
        give_name(window, "Ada")
        window.resize(width, height)
        open_page(window)
        until(lambda: True)
        for widget in shown(window, (QPushButton, QLabel)):
            if isinstance(widget, ElidedLabel):
                continue
            assert isinstance(widget, QPushButton | QLabel)
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            assert wraps or widget.width() >= widget.sizeHint().width() - 1, widget.text()
        assert (window.width(), window.height()) == (width, height)
    finally:
        use_language(None)
