"""One category: how far a learner has come, what is missing, and the attempts behind it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import letter_icon, pen_token
from whosays.desktop.pictures.estimate_bar import EstimateBar
from whosays.desktop.pictures.figures_table import FiguresTable
from whosays.desktop.pictures.learned import Learned, Practised
from whosays.desktop.pictures.skill_words import attempts_behind, likelihood, standing_in_words
from whosays.desktop.typesetting import button, label, margins
from whosays.progress.skills.mastery import ESTIMATE
from whosays.translation import _


class SkillPiece(QWidget):
    """A category in words and a bar; a button opens what the words rest on."""

    def __init__(self, look: Look, learned: Learned, practised: Practised, key: str) -> None:
        """Show *practised*; Alt with *key*, where it has a letter, opens what it rests on."""
        super().__init__()
        self._look = look
        self._learned = learned
        self._practised = practised
        self.tables: list[FiguresTable] = []
        self._letter = QLabel()
        self._lines = margins(QVBoxLayout(self), (0, 8, 0, 8), 6)
        self._lines.addLayout(self._heading())
        skill = practised.skill
        if skill.steps:
            self._lines.addLayout(self._bar())
        # before the first article one sentence says all that the others would
        for missing in skill.missing if skill.steps else skill.missing[:1]:
            self._lines.addWidget(label(f"–  {missing.sentence}"))
        self._behind = QWidget()
        self._behind.hide()
        self.why = button(self._question(), "link")
        self._add_why(key)
        look.changed.connect(self._dress)
        self._dress()

    def _heading(self) -> QHBoxLayout:
        row = margins(QHBoxLayout(), (0, 0, 0, 0), 8)
        row.addWidget(self._letter)
        name = label(self._practised.name)
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        row.addWidget(name, 1)
        self.standing = label(standing_in_words(self._practised.skill), wrap=False)
        row.addWidget(self.standing)
        return row

    def _bar(self) -> QHBoxLayout:
        row = margins(QHBoxLayout(), (0, 0, 0, 0), 12)
        row.addWidget(EstimateBar(self._look, self._practised.skill.estimate, ESTIMATE), 1)
        row.addWidget(label(likelihood(self._practised.skill), "quiet", wrap=False))
        return row

    def _question(self) -> str:
        if self._practised.skill.is_mastered:
            return _("What does this rest on?")
        return _("Why is this not mastered yet?")

    def _add_why(self, key: str) -> None:
        if not self._practised.skill.steps:
            self.why.hide()
            return
        self.why.setAccessibleName(f"{self._practised.name}: {self._question()}")
        self.why.setCheckable(True)
        if key:
            self.why.setShortcut(f"Alt+{key}")
            self.why.setToolTip(_("Alt+{key}").format(key=key))
        self.why.toggled.connect(self._open)
        self._lines.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addWidget(self._behind)

    def _open(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show or hide the attempts; they are set when they are wanted first."""
        if on and not self.tables:
            self._set_tables()
        self._behind.setVisible(on)

    def _set_tables(self) -> None:
        lines = margins(QVBoxLayout(self._behind), (16, 0, 0, 8), 6)
        before: QWidget = self.why
        for sentence, attempts in self._reasons():
            lines.addWidget(label(sentence, "section"))
            figures = attempts_behind(self._practised.skill, attempts, self._learned)
            if not figures.rows:
                lines.addWidget(label(_("No attempt stands behind this yet."), "quiet"))
                continue
            name = _("Attempts behind: {sentence}").format(sentence=sentence)
            table = FiguresTable(figures, name)
            lines.addWidget(table)
            QWidget.setTabOrder(before, table)
            before = table
            self.tables.append(table)

    def _reasons(self) -> list[tuple[str, frozenset[str]]]:
        skill = self._practised.skill
        if skill.missing:
            return [(each.sentence, frozenset(each.attempts)) for each in skill.missing]
        every = frozenset(step.opportunity.attempt for step in skill.steps)
        return [(_("Every article that counted:"), every)]

    def _dress(self) -> None:
        tokens = self._look.tokens
        side = tokens.size("badge")
        icon: QIcon = letter_icon(
            self._practised.letter,
            self._look.interface_font("letter", bold=True),
            tokens.colour(pen_token(self._practised.pen)),
            side,
        )
        self._letter.setPixmap(icon.pixmap(QSize(side, side)))
