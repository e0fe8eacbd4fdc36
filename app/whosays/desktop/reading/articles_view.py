"""The page of what was read."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from whosays.desktop.announcing import announce
from whosays.desktop.background import Background
from whosays.desktop.course import Course
from whosays.desktop.look.look import Look
from whosays.desktop.paper_view import PaperView
from whosays.desktop.reading.article_piece import ArticlePiece
from whosays.desktop.reading.articles import ReadArticle, read_articles
from whosays.desktop.typesetting import button, label, margins, set_kind
from whosays.errors import KnownError
from whosays.translation import _, ngettext

_AT_A_TIME = 6
_KEYS = 9


class ArticlesView(PaperView):
    """Lists every article somebody read, with each attempt at it."""

    attempt_wanted = Signal(str)
    """The attempt with this id is to be looked at as it was."""
    kept_wanted = Signal(str)
    """What is kept of the attempt with this id is to be shown, for want of its lesson."""
    again_wanted = Signal(str, str)
    """A new attempt at the lesson with these ids of pack and lesson is to be begun."""
    library_wanted = Signal()

    def __init__(self, look: Look, course: Course, learner: str) -> None:
        super().__init__(_("My articles"))
        self._look, self._course, self._learner = look, course, learner
        self.pieces: list[ArticlePiece] = []
        self.is_shown = False
        self._articles: tuple[ReadArticle, ...] = ()
        self.state = label(_("Your record is being read …"), "prose")
        self._shown = QWidget()
        self._inside = margins(QVBoxLayout(self._shown), (0, 0, 0, 0), 8)
        self.older = button(_("Show &older articles"))
        self.older.clicked.connect(self._show_older)
        self.older.hide()
        for piece in (self.state, self._shown, self.older):
            self.add_piece(piece)
        self.finish()
        # not a child of the page, which may be left while the record is still being read
        self._background = Background()
        self._read()

    def _read(self) -> None:
        work = partial(read_articles, self._course, self._learner)
        self._background.run(work, self._show, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        if not isValid(self) or not self.isVisible():
            return  # left before it was known; the record may be closed by now
        if not isinstance(error, KnownError):
            raise error
        set_kind(self.state, "fault")
        self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        announce(self, sentence)

    def _show(self, articles: tuple[ReadArticle, ...]) -> None:
        if not isValid(self):
            return
        self._articles = articles
        self.is_shown = True
        if articles:
            self._say(_how_much(articles))
            self._show_older()
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self._say(_("You have not read an article yet."))
        self._inside.addWidget(
            label(
                _(
                    "Every article that you open will stand here, with each of your attempts: "
                    "what you marked, what came of it, and a way to read it again."
                )
            )
        )
        choose = button(_("Choose a le&sson"))
        choose.clicked.connect(self.library_wanted)
        self.offer(choose)
        self.settle_order()

    def _show_older(self) -> None:
        """List the next articles, and go to the first of them where somebody asked for more."""
        known = len(self.pieces)
        self._shown.hide()  # else the page would be set anew with every piece
        for article in self._articles[known : known + _AT_A_TIME]:
            self._add(article)
        self._shown.show()
        self.older.setVisible(len(self.pieces) < len(self._articles))
        self._settle()
        if known:
            self._go_to(self.pieces[known])

    def _add(self, article: ReadArticle) -> None:
        piece = ArticlePiece(len(self.pieces) + 1, article)
        piece.attempt_wanted.connect(self.attempt_wanted)
        piece.kept_wanted.connect(self.kept_wanted)
        piece.again_wanted.connect(self.again_wanted)
        piece.grown.connect(self._settle)
        self.pieces.append(piece)
        self._inside.addWidget(piece)
        if len(self.pieces) <= _KEYS:
            self._add_key(piece)

    def _add_key(self, piece: ArticlePiece) -> None:
        """Have Alt with the number of *piece* lead to it."""
        number = len(self.pieces)
        action = QAction(_("Article {number}").format(number=number), self)
        action.setShortcut(QKeySequence(f"Alt+{number}"))
        action.triggered.connect(lambda _checked=False: self._go_to(piece))
        self.addAction(action)

    def _go_to(self, piece: ArticlePiece) -> None:
        piece.first_button.setFocus()
        self.show_piece(piece)

    def _settle(self) -> None:
        for each in self._in_order():
            QWidget.setTabOrder(*each)
        self.settle_order()

    def _in_order(self) -> list[tuple[QPushButton, QPushButton]]:
        """Return each button with the one that follows it on the page."""
        buttons = [each for piece in self.pieces for each in piece.buttons()] + [self.older]
        return list(pairwise(buttons))


def _how_much(articles: tuple[ReadArticle, ...]) -> str:
    count = len(articles)
    made = sum(len(article.attempts) for article in articles)
    read = ngettext("You have read {count} article", "You have read {count} articles", count)
    times = ngettext("in {made} attempt.", "in {made} attempts.", made)
    return f"{read.format(count=count)} {times.format(made=made)}"
