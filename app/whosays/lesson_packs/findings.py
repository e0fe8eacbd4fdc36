"""Collects what is wrong with one file while it is being read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from whosays.lesson_packs.problem import Problem, Severity
from whosays.translation import _


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a source file; line and column count from 1, columns in code points."""

    line: int
    column: int


START = Place(1, 1)
"""Where a problem of a whole file is reported."""


MOST_PROBLEMS = 2000
"""Of one file; whoever has more has given the program something that is no lesson."""

_MOST_CANDIDATES = 200  # to compare a mistyped word with, which takes 10 µs each


class TooManyProblems(Exception):  # noqa: N818 - whoever began the reading ends it there
    """A file has more problems than anybody would read; all that were found are kept."""


class Findings:
    """The problems of one file, in the order in which a person would walk through it."""

    def __init__(self, file: str, *, strict: bool = False) -> None:
        """Collect for *file* as it is shown; *strict* makes unexplained spans errors."""
        self.file = file
        self._strict = strict
        self._problems: set[Problem] = set()

    def error(self, place: Place, message: str) -> None:
        """Note something that keeps the file from being used.

        This and its two neighbours raise TooManyProblems where there are too many.
        """
        self._add(place, Severity.ERROR, message)

    def warning(self, place: Place, message: str) -> None:
        """Note something that an author should look at."""
        self._add(place, Severity.WARNING, message)

    def lenient(self, place: Place, message: str) -> None:
        """Note something that is an error under ``--strict`` and else a warning."""
        self._add(place, Severity.ERROR if self._strict else Severity.WARNING, message)

    def _add(self, place: Place, severity: Severity, message: str) -> None:
        self._problems.add(Problem(self.file, place.line, place.column, severity, message))
        if len(self._problems) == MOST_PROBLEMS:
            rest = _("There are more than 2,000 problems, and the others are not listed here.")
            self._problems.add(Problem(self.file, 1, 1, Severity.ERROR, rest))
            raise TooManyProblems

    @property
    def has_errors(self) -> bool:
        """Tell whether one of the problems is an error."""
        return any(problem.severity is Severity.ERROR for problem in self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return all problems by line and column."""
        return tuple(sorted(self._problems))


class Unheard(Findings):
    """Takes no note of anything: for reading what an author is still at work on."""

    def __init__(self) -> None:
        super().__init__("")

    def _add(self, place: Place, severity: Severity, message: str) -> None:
        """Forget it."""


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean “…”?`` for the *known* word closest to *word*, or nothing."""
    candidates = list(known)
    if len(candidates) > _MOST_CANDIDATES:
        return ""
    close = get_close_matches(word[:80].lower(), candidates, n=1, cutoff=0.65)
    return " " + _("Did you mean “{word}”?").format(word=close[0]) if close else ""


def shortened(text: str, length: int = 40) -> str:
    """Return *text* on one line, cut to *length* code points for a message."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
