"""One lesson in the library, with where the learner stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from whosays.desktop.page.document import provenance
from whosays.desktop.typesetting import button, label, margins, of_kind
from whosays.desktop.walk.steps_bar import step_label
from whosays.lesson_packs.lesson import Lesson
from whosays.progress.attempt import Standing
from whosays.translation import _, ngettext

_MOST_KEYS = 9  # lessons that a digit opens


def standing_in_words(standing: Standing | None, lesson: Lesson) -> str:
    """Return where a learner stands in *lesson*."""
    if standing is None:
        return _("Not started")
    if standing.open_attempt is not None and standing.last_text_hash != lesson.text_hash:
        return _("The article has changed since you began; opening it begins anew")
    parts = []
    if standing.open_attempt is not None and standing.step is not None:
        parts.append(_("Under way, at “{step}”").format(step=step_label(standing.step)))
    elif standing.last_score is not None:
        parts.append(
            _("Done; {score} of 100 last time").format(score=round(standing.last_score * 100))
        )
    if standing.attempts > 1:
        parts.append(
            ngettext("{count} attempt", "{count} attempts", standing.attempts).format(
                count=standing.attempts
            )
        )
    return " · ".join(parts)


class LessonCard(QFrame):
    """Title, provenance, length, standing; a button to open, and one to look back."""

    wanted = Signal()
    """The lesson is to be begun, taken up, or done again."""
    result_wanted = Signal()
    """The latest result is to be looked at again."""

    def __init__(self, number: int, lesson: Lesson, standing: Standing | None) -> None:
        super().__init__()
        of_kind(self, "card")
        words = margins(QVBoxLayout(), (0, 0, 0, 0), 4)
        words.addWidget(label(f"{number}. {lesson.title}", "heading"))
        minutes = ngettext("{count} minute", "{count} minutes", lesson.minutes)
        facts = [
            provenance(lesson),
            minutes.format(count=lesson.minutes),
            _("level {level} of 5").format(level=lesson.level),
        ]
        words.addWidget(label(" · ".join(facts), "quiet"))
        self.standing = label(standing_in_words(standing, lesson))
        words.addWidget(self.standing)
        row = margins(QHBoxLayout(self), (20, 14, 20, 14), 16)
        row.addLayout(words, 1)
        under_way = standing is not None and standing.open_attempt is not None
        done = standing is not None and not under_way and standing.last_score is not None
        if done:
            look_back = button(_("See the result"), "link")
            look_back.setAccessibleName(_("See the result of {title}").format(title=lesson.title))
            look_back.clicked.connect(self.result_wanted)
            if number <= _MOST_KEYS:
                look_back.setShortcut(f"Ctrl+{number}")
                look_back.setToolTip(_("Ctrl+{number}").format(number=number))
            row.addWidget(look_back, 0, Qt.AlignmentFlag.AlignVCenter)
        text = _("Continue") if under_way else _("Try again") if done else _("Open")
        self.open = button(text, name=f"{text}: {lesson.title}")
        self.open.clicked.connect(self.wanted)
        if number <= _MOST_KEYS:
            self.open.setShortcut(f"Alt+{number}")
            self.open.setToolTip(_("Alt+{number}").format(number=number))
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
