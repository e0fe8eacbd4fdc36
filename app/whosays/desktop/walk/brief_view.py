"""The first step: what the article is, and what to look for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import letter_icon, pen_token
from whosays.desktop.page.document import provenance
from whosays.desktop.prose import Prose
from whosays.desktop.typesetting import Scrolling, column, label, margins, of_kind, rule
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.step_view import StepView
from whosays.lesson_packs.lesson import Category, Practice
from whosays.translation import _, ngettext


def practice_in_words(practice: Practice) -> str:
    """Return what kind of practice a lesson is, in a sentence."""
    return {
        Practice.WORKED: _("A worked example: the key is shown and explained."),
        Practice.GUIDED: _("Guided: some passages are marked for you; find the others."),
        Practice.INDEPENDENT: _("On your own: nothing is shown until you check your marks."),
        Practice.TEST: _("A test: no feedback until the end."),
        Practice.PROPOSED: _("Practice: it counts neither for nor against what you have learnt."),
    }[practice]


class BriefView(StepView):
    """The author's brief, where the article comes from, and the categories to look for."""

    def __init__(self, look: Look, attempt: LiveAttempt) -> None:
        super().__init__()
        self._look = look
        self._attempt = attempt
        lesson = attempt.lesson
        sheet = of_kind(QFrame(), "sheet")
        inside = margins(QVBoxLayout(sheet), (40, 32, 40, 40), 12)
        inside.addWidget(label(provenance(lesson).upper(), "kicker"))
        inside.addWidget(label(lesson.title, "title"))
        minutes = ngettext("{count} minute", "{count} minutes", lesson.minutes)
        facts = [minutes.format(count=lesson.minutes)]
        if not attempt.is_proposed:
            facts.append(_("level {level} of 5").format(level=lesson.level))
        inside.addWidget(label(" · ".join(facts), "quiet"))
        inside.addWidget(rule())
        brief = Prose(lesson.brief)
        brief.address_wanted.connect(self.address_wanted)
        inside.addWidget(brief)
        inside.addSpacing(8)
        inside.addWidget(label(_("What to look for"), "heading"))
        self._letters: list[tuple[QLabel, int, Category]] = []
        for pen, category in enumerate(attempt.categories, start=1):
            inside.addLayout(self._category(pen, category))
        inside.addWidget(label(practice_in_words(lesson.practice), "quiet"))
        inside.addWidget(
            label(_("A mark means “check this”. It never means “this is false”."), "quiet")
        )
        inside.addStretch(1)
        self._scrolling = Scrolling(column(sheet), _("Brief"))
        margins(QVBoxLayout(self), (16, 8, 16, 8), 0).addWidget(self._scrolling)
        look.changed.connect(self._dress)
        self._dress()

    def _category(self, pen: int, category: Category) -> QHBoxLayout:
        letter = QLabel()
        letter.setAccessibleName(_("Letter {letter}").format(letter=category.letter))
        self._letters.append((letter, pen, category))
        words = QWidget()
        lines = margins(QVBoxLayout(words), (0, 0, 0, 0), 2)
        name = label(category.name)
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        lines.addWidget(name)
        definition = Prose(category.definition, "plain")
        definition.address_wanted.connect(self.address_wanted)
        lines.addWidget(definition)
        row = margins(QHBoxLayout(), (0, 0, 0, 0), 12)
        row.addWidget(letter, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _dress(self) -> None:
        side = self._look.tokens.size("badge")
        for widget, pen, category in self._letters:
            font = self._look.interface_font("letter", bold=True)
            colour = self._look.tokens.colour(pen_token(pen))
            pixmap: QPixmap = letter_icon(category.letter, font, colour, side).pixmap(side, side)
            widget.setPixmap(pixmap)

    def main_action(self) -> str:
        """Return the name of the main action."""
        return _("&Read the article") if self._attempt.can_mark else _("To the &article")

    def enter(self) -> None:
        """Begin with the brief."""
        self._scrolling.setFocus()
