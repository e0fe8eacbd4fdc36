"""What there is to read today."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from progress.opportunities import STATE, UNNAMED, day, met, rates
from progress.passage_packs import passage_pack
from progress.practice import ada

from whosays.lesson_packs.lesson import Pack
from whosays.lesson_packs.single_article import attempted_lesson
from whosays.marking.mark import Mark
from whosays.marking.observing import observe
from whosays.marking.scoring import score
from whosays.progress.events import AttemptStarted, Checked
from whosays.progress.record import Record
from whosays.progress.review.drawing import draw
from whosays.progress.review.passages import Passage, passages
from whosays.progress.review.seen import SeenText
from whosays.progress.review.today import Today, today
from whosays.progress.review.today_words import in_words
from whosays.progress.skills.opportunity import Opportunity

LESSON = [met("lesson", rates(2, 2, 2)), met("lesson", rates(0, 0, 1, UNNAMED))]
"""State agency Good on day 0, due on day 2; unnamed source Again, due on day 1."""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return passage_pack(tmp_path_factory.mktemp("packs") / "rounds", rounds=5)


def on(
    pack: Pack,
    number: float,
    history: list[Opportunity] = LESSON,
    seen: list[SeenText] | None = None,
    seed: str = "ada",
) -> Today:
    return today(history, seen or [], [pack], day(number), seed)


def read(passage: Passage, number: float) -> list[Opportunity]:
    """Return what reading *passage* well on a day tells."""
    pack, lesson, article = passage.place
    return [
        Opportunity(
            passage.recorded_as, day(number), pack, lesson, article, "independent",
            rates(1, 1, 1, category), 0, "h", 1,
        )
        for category in passage.listed.categories
    ]  # fmt: skip


def test_nothing_was_practised_yet(pack: Pack) -> None:
    empty = on(pack, 0, [])
    assert (empty.due, empty.passages, empty.next_day, empty.schedule) == ((), (), None, ())
    assert in_words(empty) == (
        "Nothing is due. What you read by yourself comes back here after some days; begin with "
        "a lesson."
    )


def test_nothing_is_due_and_the_next_day_is_said(pack: Pack) -> None:
    same_day = on(pack, 0.2)
    assert (same_day.due, same_day.passages) == ((), ())
    assert same_day.next_day == date(2026, 5, 18)
    assert in_words(same_day) == "Nothing is due today. The next review is on 18 May 2026."
    said = in_words(same_day, lambda day: f"{day:%B}")
    assert said == "Nothing is due today. The next review is on May."


def test_a_review_is_due_from_the_morning_of_its_day_in_the_reader_s_zone(pack: Pack) -> None:
    # unnamed source is due at noon UTC on day 1: from midnight on, wherever that is
    zone = timezone(timedelta(hours=-7))
    midnight = datetime(2026, 5, 18, 0, 0, tzinfo=zone)
    assert today(LESSON, [], [pack], midnight, "ada").due == (UNNAMED,)
    assert today(LESSON, [], [pack], midnight - timedelta(seconds=1), "ada").due == ()


def test_a_round_of_about_ten_minutes_with_all_that_it_should_hold(pack: Pack) -> None:
    for number in range(40):
        one = on(pack, 2, seed=str(number))
        assert one.due == (UNNAMED, STATE)
        assert 9 <= one.minutes <= 12
        assert len(set(one.passages)) == len(one.passages) >= 4
        assert any(passage.is_clean for passage in one.passages)
        assert any(passage.decoys for passage in one.passages)
        assert {UNNAMED, STATE} <= set().union(*(passage.targets for passage in one.passages))
    assert in_words(one) == f"{len(one.passages)} passages to read today, about 10 minutes."


def test_the_share_of_clean_passages_cannot_be_reckoned_with(pack: Pack) -> None:
    shares = Counter(
        sum(passage.is_clean for passage in on(pack, 2, seed=str(number)).passages)
        for number in range(100)
    )
    assert len(shares) >= 3
    places = {
        number
        for seed in range(40)
        for number, passage in enumerate(on(pack, 2, seed=str(seed)).passages)
        if passage.is_clean
    }
    assert len(places) >= 5


def test_only_what_is_due_is_asked_for(pack: Pack) -> None:
    one = on(pack, 1)
    assert one.due == (UNNAMED,)
    with_something = [passage for passage in one.passages if not passage.is_clean]
    assert sum(UNNAMED in passage.targets for passage in with_something) >= 2


def test_the_round_is_the_same_all_day_and_another_the_next(pack: Pack) -> None:
    morning, evening = on(pack, 1.6), on(pack, 2.4)  # 02:24 and 21:36 of the 19th, UTC
    assert morning.passages == evening.passages
    assert on(pack, 2.6).passages != evening.passages
    assert on(pack, 2.4, seed="bea").passages != evening.passages


def test_what_was_read_is_taken_off_the_round_and_the_rest_stays(pack: Pack) -> None:
    whole = on(pack, 2)
    first, *rest = whole.passages
    seen = [SeenText("rounds", first.recorded_as, day(2))]
    after = on(pack, 2.1, LESSON + read(first, 2), seen)
    assert after.drawn == whole.drawn == whole.passages
    assert after.passages == tuple(rest)
    assert (after.done, after.due) == (1, whole.due)
    assert in_words(after).startswith(f"{len(rest)} passages are left of today’s round, about ")
    everything = [one for passage in whole.passages for one in read(passage, 2)]
    done = on(pack, 2.1, LESSON + everything)
    assert done.passages == ()
    assert re.fullmatch(r"Done for today\. The next review is on \d+ May 2026\.", in_words(done))
    assert done.next_day is not None
    assert done.next_day > date(2026, 5, 19)


def test_what_was_not_read_is_still_due_tomorrow(pack: Pack) -> None:
    assert on(pack, 2).next_day == date(2026, 5, 20)
    assert on(pack, 3).due == (UNNAMED, STATE)


def test_passages_seen_lately_are_not_shown_and_those_never_seen_come_first(pack: Pack) -> None:
    opened = [SeenText("rounds", f"round-{number}", day(-3)) for number in range(3)]
    opened.append(SeenText("rounds", "round-3", day(-30)))
    opened.append(SeenText("rounds", "round-4#p0", day(-2)))
    old = 0
    for seed in range(30):
        drawn = on(pack, 2, seen=opened, seed=str(seed)).passages
        places = {passage.place for passage in drawn}
        assert {lesson for _pack, lesson, _article in places} <= {"round-3", "round-4"}
        assert ("rounds", "round-4", "p0") not in places
        if any(passage.is_clean and passage.listed.id == "round-3" for passage in drawn):
            assert {("rounds", "round-4", "p2"), ("rounds", "round-4", "p4")} <= places
        old += any(passage.listed.id == "round-3" for passage in drawn)
    assert old > 0


def test_everything_was_seen_lately(pack: Pack) -> None:
    opened = [SeenText("rounds", f"round-{number}", day(number - 5)) for number in range(5)]
    one = on(pack, 2, seen=opened)
    assert (one.passages, one.done) == ((), 0)
    # the first round was read on day −5 and may be shown fourteen days later
    assert one.free_again == date(2026, 5, 26)
    assert "again on 26 May 2026" in in_words(one)


def test_what_was_read_while_the_clock_ran_ahead_is_not_read_today_for_years(pack: Pack) -> None:
    every = passages([pack])
    history = LESSON + [one for passage in every for one in read(passage, 300)]
    opened = [SeenText("rounds", "lesson", day(0))]
    opened += [SeenText("rounds", passage.recorded_as, day(300)) for passage in every]
    at_once, later = on(pack, 3, history, opened), on(pack, 20, history, opened)
    # the clock was right on day 0 last, so that it was after that, and that is lately
    assert (at_once.drawn, at_once.done) == ((), 0)
    assert at_once.free_again == date(2026, 5, 31)
    assert (later.passages, later.done) == (later.drawn, 0)
    assert later.passages


def test_what_was_read_today_stays_read_when_the_clock_is_set_back_by_an_hour(pack: Pack) -> None:
    first, *rest = on(pack, 2).passages
    seen = [SeenText("rounds", first.recorded_as, day(2.2))]
    after = on(pack, 2.16, LESSON + read(first, 2.2), seen)
    assert (after.passages, after.done) == (tuple(rest), 1)


def test_a_record_that_is_all_ahead_of_the_clock_is_due(pack: Pack) -> None:
    ahead = [replace(one, at=day(3000)) for one in LESSON]
    for number in (10, 11, 12):
        assert set(on(pack, number, ahead).due) == {STATE, UNNAMED}
        assert on(pack, number, ahead).passages


def test_no_pack_has_passages(tmp_path: Path) -> None:
    one = today(LESSON, [], [], day(2), "ada")
    assert one.free_again is None
    assert in_words(one).startswith("A review is due, but no pack here has short passages")
    tests = passage_pack(tmp_path / "tests", 1, name="tests", practice="test")
    slow = passage_pack(tmp_path / "slow", 1, name="slow", minutes=60)
    assert passages([tests, slow]) == ()


def test_a_passage_is_recorded_like_any_lesson(pack: Pack, tmp_path: Path) -> None:
    passage = next(each for each in passages([pack]) if each.targets == {UNNAMED, STATE})
    alone = passage.alone()
    marks = [Mark(span.core.start, span.core.end, span.categories[0]) for span in alone.key]
    with Record.open(tmp_path, clock=lambda: day(0)) as record:
        record.submit(ada()).result()
        record.submit(
            AttemptStarted(
                "a", "ada", pack.id, alone.id, alone.text_hash, alone.text, "independent", day(0)
            )
        )
        result = score(alone, marks, {})
        told = observe(alone, marks, result)
        record.submit(Checked("a", result, day(0), evidence=told)).result()
        found = record.opportunities("ada")
        seen = record.seen("ada")
        assert attempted_lesson(pack, record.attempt("a").lesson) == alone
    assert {(one.pack, one.lesson, one.article) for one in found} == {passage.place}
    assert all(one.is_success for one in found)
    assert seen == (SeenText("rounds", passage.recorded_as, day(0)),)
    later = today(found, seen, [pack], day(2), "ada")
    assert later.due == (STATE, UNNAMED)
    assert passage not in later.passages
    # the same passage inside the whole lesson is the same article
    whole = pack.lesson(passage.listed.id)
    assert whole is not None
    in_whole = observe(whole, [], score(whole, [], {}))
    assert passage.part.id in {one.article for one in in_whole.categories}


def test_drawing_takes_what_there_is(pack: Pack) -> None:
    only_clean = [each for each in passages([pack]) if each.is_clean]
    assert len(draw(only_clean, [STATE], {}, day(0), "x")) == 6
    assert draw([], [STATE], {}, day(0), "x") == ()
    assert draw(only_clean, ["loaded-language"], {}, day(0), "x") == ()
    for seed in range(20):
        drawn = draw(reversed(passages([pack])), [STATE], {}, day(0), str(seed))
        assert drawn == draw(passages([pack]), [STATE], {}, day(0), str(seed))
