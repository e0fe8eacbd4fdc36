"""What a learner did stays as it was, on the text it was made on, whatever becomes of the pack."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from lesson_packs.test_installing import a_pack
from lesson_packs.written_lessons import lesson_source
from progress.practice import NOON, ada, clock

from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.installing import Outcome, install, remove
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.lesson_packs.library import installed
from whosays.lesson_packs.pack_file import write_pack_file
from whosays.marking.mark import Mark
from whosays.marking.observing import observe
from whosays.marking.scoring import score
from whosays.progress.events import (
    AttemptFinished,
    AttemptStarted,
    Checked,
    MarkAdded,
    Step,
    StepReached,
    new_identifier,
)
from whosays.progress.history.confusion import NamedOutcomes
from whosays.progress.record import Record
from whosays.progress.skills.mastery import Skill, skills

OLD = "Two boats sank off Holm, [a source]{#a .unnamed-source} said. The rain went on."
CHANGED = "The rain went on. Two ships sank off Holm, [an aide]{#a .unnamed-source} said."
KEY = "# Key\n\n## Who? {#a}\n\n{why}\n"
CATEGORIES = ["unnamed-source", "state-agency"]


def file_of(folder: Path, version: str, article: str, why: str) -> Path:
    source = lesson_source(article, KEY.replace("{why}", why))
    file = folder / f"{version}.whosays"
    write_pack_file(a_pack(folder / version, version, source), file)
    return file


def now_there(data: Path) -> tuple[Pack, Lesson]:
    pack = next(pack for pack in installed(data).packs() if pack.id == "harbour")
    return pack, pack.lessons[0]


def read(record: Record, data: Path, quote: str) -> str:
    """Read the lesson that is there now, mark *quote*, check and finish; return the attempt."""
    pack, lesson = now_there(data)
    attempt, start = new_identifier(), lesson.text.index(quote)
    mark = Mark(start, start + len(quote), "unnamed-source")
    result = score(lesson, [mark], categories_of(pack))
    what = (lesson.id, lesson.text_hash, lesson.text, lesson.practice.value, NOON)
    for event in (
        AttemptStarted(attempt, "ada", pack.id, *what),
        StepReached(attempt, Step.MARK, NOON),
        MarkAdded(attempt, "m", mark.category, mark.span, NOON),
        Checked(attempt, result, NOON, evidence=observe(lesson, [mark], result)),
        AttemptFinished(attempt, NOON),
    ):
        record.submit(event).result()
    return attempt


def standing(record: Record) -> tuple[tuple[Skill, ...], tuple[NamedOutcomes, ...]]:
    later = NOON + timedelta(days=1)
    return (
        skills(record.opportunities("ada"), CATEGORIES, later),
        record.named_outcomes("ada"),
    )


@pytest.mark.parametrize("article", [OLD, CHANGED], ids=["the key changes", "the text changes"])
def test_newer_version_and_removal_leave_attempts_and_mastery(tmp_path: Path, article: str) -> None:
    data = tmp_path / "data"
    install(file_of(tmp_path, "1.0.0", OLD, "Nobody is named."), data)
    with Record.open(data, clock=clock) as record:
        record.submit(ada()).result()
        attempt = read(record, data, "a source")
        kept, mastery = record.attempt(attempt), standing(record)
        assert kept.result is not None
        assert [each.explanation for each in kept.result.outcomes] == ["Nobody is named."]
        assert mastery[0][0].steps[0].is_success

        newer = file_of(tmp_path, "1.1.0", article, "Another explanation.")
        assert install(newer, data).outcome is Outcome.UPDATED
        _pack, lesson = now_there(data)
        assert (lesson.text_hash == kept.text_hash) is (article == OLD)
        assert record.attempt(attempt) == kept
        assert "Two boats sank off Holm, a source said." in kept.text
        (mark,) = kept.marks
        assert mark.mark.span.of(kept.text) == "a source"
        assert standing(record) == mastery

        remove("harbour", data)
        assert record.attempt(attempt) == kept
        assert standing(record) == mastery
    with Record.open(data, clock=clock) as record:  # as the next start finds it
        assert record.attempt(attempt) == kept
        assert record.past_attempts("ada")[0].text_hash == kept.text_hash
        assert standing(record) == mastery


def test_attempts_at_two_versions_stand_each_on_its_own_text(tmp_path: Path) -> None:
    data = tmp_path / "data"
    install(file_of(tmp_path, "1.0.0", OLD, "Nobody is named."), data)
    with Record.open(data, clock=clock) as record:
        record.submit(ada()).result()
        first = read(record, data, "a source")
        install(file_of(tmp_path, "1.1.0", CHANGED, "Nor here."), data)
        second = read(record, data, "an aide")
        install(tmp_path / "1.0.0.whosays", data, downgrade=True)
        texts = [record.attempt(each).text for each in (first, second)]
        quotes = [record.attempt(each).marks[0].mark.span.of(text)
                  for each, text in zip((first, second), texts, strict=True)]  # fmt: skip
        assert quotes == ["a source", "an aide"]
        assert texts[0] == now_there(data)[1].text != texts[1]
        assert record.standings("ada")["harbour", "pier"].attempts == 2
