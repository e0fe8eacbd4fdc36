"""What the window works with: the learners' record and the lessons, opened together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from whosays.desktop.walk.journal import Journal
from whosays.desktop.walk.live_attempt import LiveAttempt
from whosays.errors import KnownError
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.fetched_article import keep_article, with_kept_articles
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.library import Library, installed
from whosays.lesson_packs.listing import with_lessons
from whosays.lesson_packs.own_article import OWN_PACK, own_pack
from whosays.lesson_packs.single_article import attempted_lesson
from whosays.lesson_packs.stored_pack import Heard
from whosays.progress.attempt import Attempt, Learner, Standing
from whosays.progress.erased import read_erased
from whosays.progress.events import AttemptStarted, LearnerAdded, new_identifier
from whosays.progress.record import Record

Clock = Callable[[], datetime]
_ONE_COPY_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a data folder gives."""

    record: Record
    library: Library
    packs: tuple[Pack, ...]


def open_folder(
    data: Path,
    clock: Clock,
    also: Sequence[Pack] = (),
    heard: Heard = lambda _done, _all: None,
) -> Opened:
    """Open the record in *data* and read the lessons. Slow: run it beside the window.

    *also* are packs to show that are not installed. *heard* is told how far the reading of a pack's
    lessons is, where they have to be read.
    Raises KnownError with a finished sentence where the record cannot be used.
    """
    if read_erased(data).unfinished:
        from whosays.progress.erasing import finish_erasing  # hardly ever needed

        finish_erasing(data)
    record = Record.open(data, clock=clock)
    library = installed(data, heard)
    known = {pack.id for pack in also}
    others = [with_kept_articles(pack, data) for pack in library.packs() if pack.id not in known]
    return Opened(record, library, (*also, *others))


class Course:
    """Lessons to read and a record to keep; the one thing the window asks."""

    def __init__(self, opened: Opened, clock: Clock) -> None:
        """Work with what was *opened*; *clock* gives aware times."""
        self.packs = opened.packs
        self.problems = opened.library.problems()
        self.journal = Journal(opened.record)
        self._record = opened.record
        self._library = opened.library
        self._clock = clock
        self._live_attempts: dict[str, LiveAttempt] = {}
        self._found: dict[tuple[str, str], tuple[Pack, Lesson]] = {}
        """What was asked for already: taking an article out of a lesson takes its time."""
        self.journal.overtaken.connect(self._forget)

    @property
    def record_file(self) -> Path:
        """Return the file that keeps the record."""
        return self._record.file

    def learners(self) -> tuple[Learner, ...]:
        """Return everybody who learns on this machine, by name."""
        return self._record.learners()

    def standings(self, learner: str) -> dict[tuple[str, str], Standing]:
        """Return where *learner* stands, by the ids of pack and lesson."""
        return self._record.standings(learner)

    def find(self, pack: str, lesson: str) -> tuple[Pack, Lesson] | None:
        """Return a lesson by the ids of its pack and itself, or None; also one article alone.

        Raises KnownError where an article of a learner's own cannot be read from the record.
        """
        if pack == OWN_PACK:
            text = self._record.text(lesson)
            return None if text is None else self.own_article(text)
        place = (pack, lesson)
        if place not in self._found:
            found = self._find(pack, lesson)
            if found is None:
                return None
            self._found[place] = found
        return self._found[place]

    def _find(self, pack: str, lesson: str) -> tuple[Pack, Lesson] | None:
        for each in self.packs:
            found = attempted_lesson(each, lesson) if each.id == pack else None
            if found is not None:
                return each, found
        return None

    def own_article(self, text: str) -> tuple[Pack, Lesson]:
        """Return the lesson that *text*, an article of a learner's own, makes. Takes a while.

        Raises KnownError, with a sentence, where nothing can be proposed in its language.
        """
        from whosays.desktop.practise.own_lessons import lesson_with_proposals

        return own_pack(), lesson_with_proposals(text, self.record_file.parent)

    def keep_article(self, pack: Pack, lesson: Lesson, text: str) -> Pack:
        """Keep *text* as the article of *lesson*, which has it, and return *pack* with that.

        Raises KnownError where the disk does not take it.
        """
        keep_article(self.record_file.parent, pack.id, lesson.id, text)
        whole = with_lessons(pack, [lesson])
        self.packs = tuple(whole if each.id == pack.id else each for each in self.packs)
        self._found.clear()
        return whole

    def add_learner(
        self, name: str, done: Callable[[str], None], refused: Callable[[str], None]
    ) -> None:
        """Add a learner by *name*; *done* is given the id, *refused* a sentence."""
        identifier = new_identifier()
        event = LearnerAdded(identifier, name, self._clock())
        self.journal.write(event, lambda: done(identifier), refused)

    def begin(
        self,
        learner: str,
        pack: Pack,
        lesson: Lesson,
        done: Callable[[LiveAttempt], None],
        refused: Callable[[str], None],
    ) -> None:
        """Take up *learner*'s open attempt at *lesson*, or start one where there is none."""
        try:
            attempt = self._record.open_attempt(learner, pack.id, lesson.id)
        except KnownError as error:
            refused(error.sentence)
            return
        if attempt is not None and attempt.text_hash == lesson.text_hash:
            done(self._live(attempt, pack, lesson))
            return
        identifier = new_identifier()
        event = AttemptStarted(
            identifier,
            learner,
            pack.id,
            lesson.id,
            lesson.text_hash,
            lesson.text,
            lesson.practice.value,
            self._clock(),
        )
        self.journal.write(
            event,
            lambda: done(self._live(self._record.attempt(identifier), pack, lesson)),
            refused,
        )

    def resume(self, attempt: str) -> LiveAttempt | None:
        """Return the attempt with the id *attempt*, None where it or its text is gone."""
        kept = self._record.find_attempt(attempt)
        found = self.find(kept.pack, kept.lesson) if kept is not None else None
        if kept is None or found is None or found[1].text_hash != kept.text_hash:
            return None
        return self._live(kept, *found)

    def latest(self, learner: str, pack: Pack, lesson: Lesson) -> LiveAttempt | None:
        """Return *learner*'s latest attempt at *lesson*, finished or not, to look at again."""
        kept = self._record.latest_attempt(learner, pack.id, lesson.id)
        if kept is None or kept.text_hash != lesson.text_hash:
            return None
        return self._live(kept, pack, lesson)

    @property
    def record(self) -> Record:
        """Return the record, to read in it what a page shows. Slow: read it beside the window."""
        return self._record

    def now(self) -> datetime:
        """Return the present time."""
        return self._clock()

    def quick_check(self) -> str | None:
        """Return None where the record is sound, else a sentence. Slow: run it beside the window.

        Raises KnownError where the record cannot be read just now.
        """
        return self._record.quick_check()

    def keep_backup(self) -> Path | None:
        """Make a backup where something is new. Slow: run it beside the window.

        Returns the new one, or None. Raises KnownError where there can be none.
        """
        from whosays.progress.backups import keep_backups

        with _ONE_COPY_AT_A_TIME:
            return keep_backups(self.record_file.parent, self.now())

    def keep_index(self) -> None:
        """Keep what was read of the lessons, to list them sooner. Slow: run it beside the window.

        Raises OSError where that is not possible.
        """
        self._library.keep_index()

    def close(self) -> None:
        """Write what waits, and close the record."""
        self._record.close()

    def _live(self, attempt: Attempt, pack: Pack, lesson: Lesson) -> LiveAttempt:
        """Return *attempt* to go on with: the one at hand while it has something that waits."""
        at_hand = self._live_attempts.get(attempt.id)
        if at_hand is not None and self.journal.busy:
            return at_hand
        live = LiveAttempt(attempt, lesson, categories_of(pack), self.journal, self._clock)
        self._live_attempts[attempt.id] = live
        return live

    def _forget(self, attempt: str) -> None:
        """Read the attempt with the id *attempt* anew when it is wanted again."""
        self._live_attempts.pop(attempt, None)
