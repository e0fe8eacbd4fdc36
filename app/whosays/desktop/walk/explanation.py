"""What the author says about one outcome, and the learner's disagreement with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import OUTCOME_COLOURS, outcome_icon
from whosays.desktop.prose import Prose
from whosays.desktop.scroll_bar import ScrollBar
from whosays.desktop.typesetting import Scrolling, button, label, margins, of_kind
from whosays.desktop.walk.outcome_words import drawn_as, outcome_meaning, outcome_name
from whosays.lesson_packs.lesson import Practice
from whosays.marking.result import Outcome, OutcomeName
from whosays.translation import _

LONGEST_DISPUTE = 1000  # code points; a sentence or two is asked for


class _Reason(QPlainTextEdit):
    """Takes a sentence or two; Tab leaves it, Ctrl+Return sends it."""

    sent = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Return for this field: elsewhere it takes the main action."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send on Ctrl+Return."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.sent.emit()
            return
        super().keyPressEvent(event)


class Explanation(QFrame):
    """Names an outcome, quotes the passage, and gives the author's words and question."""

    disputed = Signal(str)
    """The learner's reason; empty to withdraw."""
    address_wanted = Signal(str)

    def __init__(self, look: Look, practice: Practice) -> None:
        """Explain the outcomes of a lesson of *practice*."""
        super().__init__()
        of_kind(self, "card")
        self._look = look
        self._practice = practice
        self._outcome: Outcome | None = None
        self._drawn_as = OutcomeName.NEUTRAL
        self._disputable = False
        self.is_settled = False
        """Whether it is only looked at, and nothing can be said against it any more."""
        self._shape = QLabel()
        self.name = label("", "heading")
        self._category = label("", "section")
        self._meaning = label("", "quiet")
        self._quote = label("", "prose")
        self._words = Prose("", "plain")
        self._ask = Prose("", "plain")
        for prose in (self._words, self._ask):
            prose.address_wanted.connect(self.address_wanted)
        self._set_out()
        look.changed.connect(self._dress)

    def _set_out(self) -> None:
        head = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        head.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.name, 1)
        inside = QWidget()
        lines = margins(QVBoxLayout(inside), (14, 12, 14, 12), 8)
        lines.addLayout(head)
        for piece in (self._category, self._quote, self._meaning, self._words, self._ask):
            lines.addWidget(piece)
        self._set_out_dispute()
        dispute: tuple[QWidget, ...] = (
            self.open_dispute,
            self._kept,
            self.reason,
            self._choices,
        )
        for part in dispute:
            lines.addWidget(part)
        lines.addStretch(1)
        self.scrolling = Scrolling(inside, _("Explanation"))
        margins(QVBoxLayout(self), (1, 1, 1, 1), 0).addWidget(self.scrolling)

    def _set_out_dispute(self) -> None:
        self.open_dispute = button(_("I see this &differently"))
        self.open_dispute.clicked.connect(self.begin_dispute)
        self._kept = label("", "quiet")
        self.reason = _Reason()
        self.reason.setAccessibleName(_("Why you see it differently"))
        self.reason.setPlaceholderText(_("Say in a sentence or two why you see it differently."))
        self.reason.setTabChangesFocus(True)
        ScrollBar(self.reason)
        self.reason.sent.connect(self._send)
        self.keep_dispute = button(_("&Keep for the teacher"))
        self.keep_dispute.clicked.connect(self._send)
        self._cancel = button(_("Never &mind"), "link")
        self._cancel.clicked.connect(lambda: self._show_form(False))
        self._choices = QWidget()
        row = margins(QHBoxLayout(self._choices), (0, 0, 0, 0), 8)
        row.addWidget(self.keep_dispute)
        row.addWidget(self._cancel)
        row.addStretch(1)

    def show_outcome(self, outcome: Outcome, category: str, quote: str, dispute: str) -> None:
        """Explain *outcome*: its *category*'s name, the words it is about, a dispute so far."""
        name = outcome_name(outcome.name, self._practice)
        meaning = outcome_meaning(outcome.name, self._practice)
        self._outcome = outcome
        self._disputable = outcome.disputable and not self.is_settled
        self._drawn_as = drawn_as(outcome.name, self._practice)
        self.name.setText(name[:1].upper() + name[1:])
        self._shape.setAccessibleName(name)
        self._category.setText(category)
        self._quote.setText(f"“{quote}”")
        self._meaning.setText(meaning)
        self._meaning.setVisible(bool(meaning))
        self._words.set_markdown(outcome.explanation)
        self._ask.set_markdown(
            _("**Ask:** {question}").format(question=outcome.ask) if outcome.ask else ""
        )
        self._ask.setVisible(bool(outcome.ask))
        self.reason.setPlainText(dispute)
        self._kept.setText(
            _("You see this differently: “{reason}” Kept for the teacher.").format(reason=dispute)
        )
        self._kept.setVisible(bool(dispute))
        self.open_dispute.setText(
            _("Change what you sai&d") if dispute else _("I see this &differently")
        )
        self._show_form(False)
        self.setAccessibleName(f"{name}: {quote}")
        self.scrolling.verticalScrollBar().setValue(0)
        self._dress()

    def show_nothing(self) -> None:
        """Say that nothing was marked where nothing was to be marked."""
        self._outcome = None
        self._disputable = False
        self.name.setText(_("Nothing to check here"))
        self._quote.setText(_("You marked nothing, and the key has nothing to mark."))
        for piece in (self._category, self._meaning, self._words, self._ask, self._kept):
            piece.hide()
        self._show_form(False)

    def begin_dispute(self) -> None:
        """Open the place to write in, where the outcome can be disputed."""
        if self._disputable:
            self._show_form(True)
            self.reason.setFocus()
            self.scrolling.ensureWidgetVisible(self._choices)

    def _show_form(self, wanted: bool) -> None:  # noqa: FBT001 - shown or not
        self.reason.setVisible(wanted)
        self._choices.setVisible(wanted)
        self.open_dispute.setVisible(self._disputable and not wanted)
        height = self._look.tokens.size("article") * 5
        self.reason.setFixedHeight(height)

    def _send(self) -> None:
        self._show_form(False)
        self.disputed.emit(self.reason.toPlainText()[:LONGEST_DISPUTE])

    def _dress(self) -> None:
        if self._outcome is None:
            return
        side = self._look.tokens.size("icon")
        colour = self._look.tokens.colour(OUTCOME_COLOURS[self._drawn_as])
        icon = outcome_icon(self._drawn_as, colour, side)
        self._shape.setPixmap(icon.pixmap(QSize(side, side)))
