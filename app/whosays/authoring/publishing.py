"""Makes the pack file of a folder, without the articles that are not its author's to share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from whosays.authoring.key_only import without_article
from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.pack_file import write_pack_file
from whosays.lesson_packs.problem import Problem, Severity
from whosays.lesson_packs.reading import read_pack
from whosays.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class Published:
    """A pack file that was made."""

    pack: Pack
    file: Path
    without_article: tuple[Lesson, ...]
    """The lessons of which only the key travels."""


class PackUnfinished(KnownError):  # noqa: N818 - it is the pack that is not finished
    """A pack has errors, so that no file was made of it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Hold the errors among *problems*."""
        self.problems = tuple(each for each in problems if each.severity is Severity.ERROR)
        super().__init__(
            ngettext(
                "Nothing was built: the pack has {count} error.",
                "Nothing was built: the pack has {count} errors.",
                len(self.problems),
            ).format(count=len(self.problems))
        )


def publish(
    folder: Path, out: Path | None = None, *, step: Callable[[int, int], None] | None = None
) -> Published:
    """Make the pack file *out* of the pack in *folder*; None names it by its id and version.

    A lesson that says ``share: key`` goes without its article, and without the pictures that no
    other lesson shows. *step* is told how many lessons of how many are read; what it raises ends
    the work. Raises PackUnfinished where the pack has errors, KnownError where a lesson cannot
    leave its article out or the disk does not take the file.
    """
    reading = read_pack(folder, step=step)
    pack = reading.pack
    if pack is None:
        raise PackUnfinished(reading.problems)
    keys_only = [lesson for lesson in pack.lessons if lesson.has_article and _shares_key(lesson)]
    instead: dict[str, bytes | None] = {}
    for lesson in keys_only:
        try:
            alone = without_article(LessonText.read(lesson.path, pack))
        except KnownError as error:
            raise KnownError(
                _("“{title}”: {reason}").format(title=lesson.title, reason=error.sentence)
            ) from error
        instead[lesson.path.relative_to(folder).as_posix()] = alone.text.encode("utf-8")
    shown = _pictures(each for each in pack.lessons if each not in keys_only)
    instead |= dict.fromkeys(_pictures(keys_only) - shown)
    file = out if out is not None else Path(f"{pack.id}-{pack.version}.whosays")
    write_pack_file(folder, file, instead)
    return Published(pack, file, tuple(keys_only))


def _shares_key(lesson: Lesson) -> bool:
    return LessonText.read(lesson.path).facts.get("share", "") == "key"


def _pictures(lessons: Iterable[Lesson]) -> set[str]:
    return {block.picture for lesson in lessons for block in lesson.blocks if block.picture}
