"""``whosays tour``: the whole walk through the real window, in pictures."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import click

from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.library import find_lesson
from whosays.progress.attempt import Attempt
from whosays.translation import _, ngettext

FIRST_LESSON = "al-tanf"


class Toured(Protocol):
    """What a tour leaves behind."""

    @property
    def attempt(self) -> Attempt:
        """Return the attempt, read back from the record."""

    @property
    def pictures(self) -> tuple[Path, ...]:
        """Return the pictures, in the order they were taken."""

    @property
    def record(self) -> Path:
        """Return the file that keeps the record."""


Player = Callable[[Pack, Lesson, Path, Path], Toured]


def tour_command(play: Player) -> click.Command:
    """Return the command, which has *play* open the window: commands know no Qt."""

    @click.command()
    @click.argument("lesson", default=FIRST_LESSON)
    @click.option(
        "--out",
        required=True,
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder for the pictures; it is made where it is missing.",
    )
    @click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder of the learners' data. Without it the record is thrown away.",
    )
    def tour(lesson: str, out: Path, data: Path | None) -> None:
        """Play the whole walk through LESSON, and keep a picture of each step.

        LESSON is a lesson file or the id of an installed lesson; without it, the first lesson of
        the bundled course. The window is the real one, worked by mouse and key events; where
        there is no screen it is drawn in memory. The stored result is printed at the end.
        """
        pack, found = find_lesson(lesson, data_folder(data))
        if not found.has_article:
            raise KnownError(
                _("The text of “{title}” is not in the pack, so there is no tour of it.").format(
                    title=found.title
                )
            )
        shown = pack or _pack_of(found)
        if data is not None:
            _report(found, play(shown, found, data_folder(data), out))
            return
        with tempfile.TemporaryDirectory(prefix="whosays-tour-") as folder:
            _report(found, play(shown, found, Path(folder), out), kept=False)

    return tour


def _pack_of(lesson: Lesson) -> Pack:
    """Return a pack that holds just *lesson*, a file that belongs to none."""
    return Pack(
        id="tour",
        version="0",
        title=_("A single lesson"),
        authors="",
        language=lesson.language,
        licence="",
        introduction="",
        folder=lesson.path.parent,
        lessons=(lesson,),
    )


def _report(lesson: Lesson, toured: Toured, *, kept: bool = True) -> None:
    lines = [str(picture) for picture in toured.pictures]
    result = toured.attempt.result
    if result is not None:
        count = len(toured.attempt.marks)
        marks = ngettext("{count} mark", "{count} marks", count).format(count=count)
        counts = Counter(outcome.name.value for outcome in result.outcomes)
        lines += [
            "",
            _("Stored result of “{title}”:").format(title=lesson.title),
            _("  score {score} of 100, {marks}").format(
                score=round(result.score * 100), marks=marks
            ),
            *(f"  {number} {name}" for name, number in counts.items()),
            _("  {answers} questions answered, {right} right; disputes: {disputes}").format(
                answers=len(toured.attempt.answers),
                right=sum(answer.right for answer in toured.attempt.answers.values()),
                disputes=len(toured.attempt.disputes),
            ),
        ]
    if kept:
        lines.append(_("Record: {file}").format(file=toured.record))
    click.echo("\n".join(lines))
