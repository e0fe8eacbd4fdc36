"""The last step: what was found, at what price, and what to practise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from whosays.desktop.look.look import Look
from whosays.desktop.look.patterns import OUTCOME_COLOURS, outcome_icon
from whosays.desktop.typesetting import Scrolling, column, label, margins, of_kind, rule
from whosays.desktop.walk.brief_view import practice_in_words
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.desktop.walk.outcome_words import drawn_as, outcome_name
from whosays.desktop.walk.proposal_words import beside_in_words
from whosays.desktop.walk.step_view import StepView
from whosays.desktop.walk.trace_words import trace_in_words
from whosays.marking.rates import rates_in_words, what_to_practise
from whosays.marking.result import OutcomeName, Result
from whosays.translation import _, ngettext


class SumUpView(StepView):
    """One page that says how it went, in words before numbers."""

    def __init__(self, look: Look, attempt: LiveAttempt, *, in_round: bool) -> None:
        super().__init__()
        self._in_round = in_round
        self._look = look
        self._attempt = attempt
        self._shapes: list[tuple[QLabel, OutcomeName]] = []
        sheet = of_kind(QFrame(), "sheet")
        self._lines = margins(QVBoxLayout(sheet), (40, 32, 40, 40), 12)
        result = attempt.result or Result(0.0, (), ())
        self._lines.addWidget(label(attempt.lesson.title.upper(), "kicker"))
        self._lines.addWidget(label(self._heading(), "title"))
        for sentence in self._how_it_went(result):
            self._lines.addWidget(label(sentence, "prose"))
        self._lines.addWidget(rule())
        self._lines.addLayout(self._table(result))
        if attempt.is_proposed:
            self._lines.addWidget(label(practice_in_words(attempt.lesson.practice), "quiet"))
        else:
            self._lines.addWidget(label(self._score(result), "quiet"))
            practise = what_to_practise(result, attempt.categories_by_id)
            self._section(_("What to practise"), practise)
        self._section(_("Outside the page"), self._outside())
        self._section(_("Where you see it differently"), self._disputes(result))
        self._lines.addWidget(rule())
        self._lines.addWidget(
            label(
                _(
                    "None of this says whether the article is true. It says which questions it "
                    "leaves open."
                ),
                "quiet",
            )
        )
        self._lines.addStretch(1)
        self._scrolling = Scrolling(column(sheet), _("Sum up"))
        margins(QVBoxLayout(self), (16, 8, 16, 8), 0).addWidget(self._scrolling)
        attempt.finished.connect(self.main_changed)
        look.changed.connect(self._dress)
        self._dress()

    def _heading(self) -> str:
        return _("Side by side") if self._attempt.is_proposed else _("What you found")

    def _how_it_went(self, result: Result) -> Sequence[str]:
        if self._attempt.is_proposed:
            return beside_in_words(result)
        return rates_in_words(self._attempt.lesson, result)

    def _name(self, outcome: OutcomeName) -> str:
        return outcome_name(outcome, self._attempt.lesson.practice)

    def _section(self, heading: str, sentences: list[str]) -> None:
        if sentences:
            self._lines.addSpacing(8)
            self._lines.addWidget(label(heading, "heading"))
            for sentence in sentences:
                self._lines.addWidget(label(sentence))

    def _table(self, result: Result) -> QGridLayout:
        grid = margins(QGridLayout(), (0, 0, 0, 0), 8)
        names = [name for name in OutcomeName if any(each.name is name for each in result.outcomes)]
        for row, name in enumerate(names):
            count = sum(each.name is name for each in result.outcomes)
            shape = QLabel()
            shape.setAccessibleName(self._name(name))
            self._shapes.append((shape, name))
            number = label(str(count), wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            words = QHBoxLayout()
            words.addWidget(label(self._name(name)), 1)
            grid.addWidget(shape, row, 0)
            grid.addWidget(number, row, 1)
            grid.addLayout(words, row, 2)
        grid.setColumnStretch(2, 1)
        return grid

    def _score(self, result: Result) -> str:
        parts = [
            _("{name}: {found} of {spans}, with {marks}").format(
                name=self._attempt.category(each.category).name,
                found=f"{each.found:g}",
                spans=each.spans,
                marks=ngettext("{count} mark", "{count} marks", each.marks).format(
                    count=each.marks
                ),
            )
            for each in result.categories
        ]
        parts.append(_("Score: {score} of 100").format(score=round(result.score * 100)))
        return "\n".join(parts)

    def _outside(self) -> list[str]:
        if self._attempt.is_proposed:
            return [
                _("Look for two other reports of this. Whom do they credit, and is it the same?")
            ]
        said = []
        if self._attempt.lesson.trace:
            said.append(trace_in_words(self._attempt.lesson.trace))
        asked = len(self._attempt.lesson.questions)
        if not asked:
            return said
        right = sum(answer.right for answer in self._attempt.answers.values())
        return [
            *said,
            _("You answered {answered} of {asked} questions, {right} of them right.").format(
                answered=len(self._attempt.answers), asked=asked, right=right
            ),
        ]

    def _disputes(self, result: Result) -> list[str]:
        text = self._attempt.lesson.text
        said = []
        for number, reason in sorted(self._attempt.disputes.items()):
            outcome = result.outcomes[number]
            quote = " ".join(outcome.span.of(text).split())
            said.append(
                _("“{quote}” ({outcome}): {reason}").format(
                    quote=quote, outcome=self._name(outcome.name), reason=reason
                )
            )
        return said

    def _dress(self) -> None:
        side = self._look.tokens.size("icon")
        for widget, outcome in self._shapes:
            name = drawn_as(outcome, self._attempt.lesson.practice)
            colour = self._look.tokens.colour(OUTCOME_COLOURS[name])
            widget.setPixmap(outcome_icon(name, colour, side).pixmap(QSize(side, side)))

    def main_action(self) -> str:
        """Return the name of the main action."""
        if self._in_round:
            done = self._attempt.is_finished
            return _("&Back to Today") if done else _("&Finish the passage")
        if self._attempt.is_finished:
            return _("&Back to the library")
        return _("&Finish") if self._attempt.is_proposed else _("&Finish the lesson")

    def enter(self) -> None:
        """Begin at the top."""
        self._scrolling.setFocus()
