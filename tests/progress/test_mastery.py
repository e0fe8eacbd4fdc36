"""When a category is mastered: examples worked out by hand, and what holds for any history."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from progress.opportunities import (
    CATEGORIES,
    STATE,
    UNNAMED,
    clean,
    day,
    failed,
    found,
    histories,
    met,
    rates,
    repeated,
)

from whosays.progress.skills.mastery import Skill, skills
from whosays.progress.skills.opportunity import Opportunity, counting
from whosays.progress.skills.tracing import after, trace

MASTERED = [
    found("one", 0),
    found("two", 1),
    clean("clean one", 2),
    clean("clean two", 3),
    found("three", 8),
]


def state(*history: Opportunity, on: float = 30) -> Skill:
    (skill,) = skills(history, [STATE], day(on))
    return skill


def said(skill: Skill) -> list[str]:
    return [missing.sentence for missing in skill.missing]


def test_nothing_read() -> None:
    skill = state()
    assert skill.estimate == 0.2
    assert not skill.is_mastered
    assert said(skill) == [
        "You have not yet read an article by yourself that asks for it. Read one without help, "
        "and check it.",
        "You have read 0 articles that ask for it by yourself; it takes 3.",
        "You have read 0 articles in which there is nothing to find; it takes 2, because leaving "
        "alone what needs no check is half of the skill.",
        "No article went well so far; it takes two that did, 7 days apart.",
    ]
    assert [missing.attempts for missing in skill.missing] == [()] * 4


@pytest.mark.parametrize(
    ("success", "nothing", "by_hand"),
    [
        # 0.2·0.9 / (0.2·0.9 + 0.8·0.2) = 0.18/0.34 = 9/17;  9/17 + 8/17·0.15 = 10.2/17 = 0.6
        (True, False, 0.6),
        # 0.2·0.1 / (0.2·0.1 + 0.8·0.8) = 0.02/0.66 = 1/33;  1/33 + 32/33·0.15 = 5.8/33
        (False, False, 5.8 / 33),
        # nothing to find: 0.18 / (0.18 + 0.8·0.5) = 9/29;  9/29 + 20/29·0.15 = 12/29
        (True, True, 12 / 29),
        # 0.02 / (0.02 + 0.8·0.5) = 1/21;  1/21 + 20/21·0.15 = 4/21
        (False, True, 4 / 21),
    ],
)
def test_the_first_opportunity(*, success: bool, nothing: bool, by_hand: float) -> None:
    assert after(0.2, is_success=success, nothing=nothing) == pytest.approx(by_hand, abs=1e-12)


def test_three_successes_and_a_failure() -> None:
    # 0.6; then 0.54/(0.54 + 0.08) = 27/31, + 4/31·0.15 = 27.6/31 = 0.890323; then
    # 0.801290/(0.801290 + 0.021935) = 0.973354, + 0.026646·0.15 = 0.977351; then the failure:
    # 0.097735/(0.097735 + 0.022649·0.8) = 0.843604, + 0.156396·0.15 = 0.867064
    steps = trace([found("a"), found("b"), found("c"), failed("d")])
    assert [round(step.estimate, 6) for step in steps] == [0.6, 0.890323, 0.977351, 0.867064]
    assert [step.is_success for step in steps] == [True, True, True, False]


def test_mastered() -> None:
    # 0.6, 0.890323; nothing to find: 0.801290/(0.801290 + 0.109677·0.5) = 0.935945, + 0.064055·
    # 0.15 = 0.945554; 0.850998/(0.850998 + 0.027223) = 0.969002, + 0.004650 = 0.973652; three:
    # 0.876287/(0.876287 + 0.026348·0.2) = 0.994022, + 0.000897 = 0.994919
    skill = state(*MASTERED)
    assert [round(step.estimate, 6) for step in skill.steps] == [
        0.6,
        0.890323,
        0.945554,
        0.973652,
        0.994919,
    ]
    assert skill.is_mastered
    assert (skill.clean_alarms, skill.clean_trials) == (0, 10)


def test_the_week_is_all_that_is_missing() -> None:
    skill = state(*MASTERED[:4], on=4)
    # the first success was on 17 May 2026, UTC; a reader in Auckland is a day ahead
    assert said(skill) == [
        "Whether it stays shows with time: an article must go well 7 days or more after the "
        "first that did, on 24 May 2026 or later."
    ]
    assert skill.missing[0].attempts == ("one", "two", "clean one", "clean two")
    in_auckland = timezone(timedelta(hours=12))
    (there,) = skills(MASTERED[:4], [STATE], day(4).astimezone(in_auckland))
    assert "on 25 May 2026 or later" in said(there)[0]


def test_a_second_less_than_a_week_is_no_week() -> None:
    nearly = replace(found("three"), at=day(7) - timedelta(seconds=1))
    assert not state(*MASTERED[:4], nearly).is_mastered
    assert state(*MASTERED[:4], replace(nearly, at=day(7))).is_mastered


def test_mastery_is_lost_with_a_failure_and_comes_back() -> None:
    # 0.994919 and a failure: 0.099492/(0.099492 + 0.005081·0.8) = 0.960748, + 0.005888 =
    # 0.966636; another: 0.096664/(0.096664 + 0.033364·0.8) = 0.783621, + 0.032457 = 0.816078
    once = state(*MASTERED, failed("four", 9))
    twice = state(*MASTERED, failed("four", 9), failed("five", 10))
    assert (round(once.estimate, 6), once.is_mastered) == (0.966636, True)
    assert (round(twice.estimate, 6), twice.is_mastered) == (0.816078, False)
    assert said(twice) == [
        "5 of 7 articles went well, which makes it 81% likely that you have it; it takes 95%."
    ]
    # 0.734470/(0.734470 + 0.183922·0.2) = 0.952306, + 0.007154 = 0.959460
    again = state(*MASTERED, failed("four", 9), failed("five", 10), found("six", 11))
    assert (round(again.estimate, 6), again.is_mastered) == (0.95946, True)


def test_the_same_lesson_again_counts_once() -> None:
    again = [repeated(found("one"), f"again {number}", number) for number in range(1, 20)]
    skill = state(found("one"), *again)
    assert (len(skill.steps), skill.estimate) == (1, pytest.approx(0.6))
    assert "You have read 1 article that asks for it by yourself; it takes 3." in said(skill)
    # it is the first attempt that counts, also where the second went better
    assert state(failed("one"), repeated(found("one"), "again", 9)).estimate < 0.2


def test_help_does_not_count() -> None:
    aided = [replace(one, practice="guided") for one in MASTERED]
    worked = [replace(one, practice="worked") for one in MASTERED]
    assert state(*aided, *worked).steps == ()
    tests = [replace(one, practice="test") for one in MASTERED]
    assert state(*tests).is_mastered


def test_articles_of_one_lesson_are_told_apart() -> None:
    history = [
        replace(one, lesson="round", article=f"p{number}") for number, one in enumerate(MASTERED)
    ]
    assert state(*history).is_mastered
    one_attempt = [replace(one, attempt="all at once") for one in history]
    assert len(state(*one_attempt).steps) == 5


def test_everything_marked() -> None:
    # Each article has 2 spans; 6 marks with 2 hits: precision 1/3, recall 1, F1 0.5: failures.
    # With nothing to find and 5 sentences marked: F1 0, failures.
    history = [met(f"{n}", rates(2, 6, 2), "hahaa", n) for n in range(3)]
    history += [clean(f"clean {n}", n + 3, "aaaAa") for n in range(2)]
    skill = state(*history)
    assert not any(step.is_success for step in skill.steps)
    assert skill.estimate < 0.2
    assert "In 2 articles with nothing to find you marked 10 of 10 sentences" in said(skill)[1]
    assert skill.missing[1].attempts == ("clean 0", "clean 1")


def test_nothing_marked() -> None:
    # leaving alone what is clean makes a third of the articles a success, and masters nothing
    history = [failed(f"{n}", n) for n in range(6)] + [clean(f"clean {n}", n) for n in range(3)]
    skill = state(*history)
    assert sum(step.is_success for step in skill.steps) == 3
    assert skill.estimate < 0.8
    assert not skill.is_mastered


def test_only_decoys_all_left_alone() -> None:
    # guess 0.5 each time: 12/29 = 0.413793; 0.372414/(0.372414 + 0.293103) = 0.559585, +
    # 0.066062 = 0.625648; 0.563083/(0.563083 + 0.187176) = 0.750518, + 0.037422 = 0.787940
    decoys = [clean(str(number), number * 4, "RrrRr") for number in range(3)]
    skill = state(*decoys)
    assert [round(step.estimate, 6) for step in skill.steps] == [0.413793, 0.625648, 0.78794]
    assert said(skill) == [
        "3 of 3 articles went well, which makes it 78% likely that you have it; it takes 95%."
    ]


def test_three_sentences_of_twenty_may_be_marked_and_no_more() -> None:
    others = [found(str(number), number * 4) for number in range(6)]
    just = [clean("x", 30, "aaarrrrrrr"), clean("y", 31)]  # 3 of 15 = 0.2
    enough = [clean("x", 30, "aaarrrrrrr"), clean("y", 31, "r" * 10)]  # 3 of 20 = 0.15
    kept = found("z", 32)
    assert said(state(*others, *just, kept)) == [
        "In 2 articles with nothing to find you marked 3 of 15 sentences; it takes at most 3 of 20."
    ]
    assert state(*others, *enough, kept).is_mastered


def test_an_article_that_holds_something_else_is_not_clean() -> None:
    other = met("x", rates(1, 1, 1, UNNAMED), "hrrrr")
    state_in_it = met("x", rates(0, 0, 0), "rrrrr")
    skill = state(other, state_in_it, clean("y"))
    assert [one.attempt for one in skill.clean] == ["y"]
    assert len(skill.steps) == 2  # it is an opportunity all the same


def test_an_article_whose_sentences_do_not_count_is_no_clean_one() -> None:
    # every sentence is contested or a later mention: nothing was marked there, and nothing shown
    silent = [clean("c1", 8, "---"), clean("c2", 8, "---")]
    (skill,) = skills(
        [found("1"), found("2", 8), found("3", 9), found("4", 9), *silent], [STATE], day(20)
    )
    assert skill.estimate >= 0.95
    assert (skill.is_mastered, skill.clean) == (False, ())
    assert [one.sentence[:20] for one in skill.missing] == ["You have read 0 arti"]


def test_four_fifths_is_enough() -> None:
    # precision 4/5, recall 4/5: F1 is 0.8; precision 2/3, recall 1: F1 is 0.8
    assert met("x", rates(4, 5, 5)).is_success
    assert met("x", rates(2, 3, 2)).is_success
    assert not met("x", rates(3.9, 5, 5)).is_success
    # nothing to find, and a wrong name that earned half a mark: F1 0.5
    assert not met("x", rates(0.5, 1, 0)).is_success


def test_a_clock_that_was_set_back() -> None:
    # The clock was a year ahead at the first success and was put right after it. A week between
    # the later ones counts; the time back to the first never does.
    ahead = found("one", 365)
    later = [found("two", 0), clean("c", 1), clean("d", 2)]
    assert not state(ahead, *later, found("three", 6)).is_mastered
    assert state(ahead, *later, found("three", 7)).is_mastered
    # and where it was set back in between, no time passed that anybody could vouch for
    skill = state(found("one", 9), found("two", 3), clean("c", 4), clean("d", 5), on=5)
    assert [missing.sentence[-21:] for missing in skill.missing] == ["27 May 2026 or later."]


def test_a_check_from_before_articles_were_told_apart() -> None:
    old = replace(found("one"), article=None, trials="", sentences=None)
    skill = state(old, repeated(replace(found("one"), article="p1"), "again", 8))
    assert [step.opportunity.attempt for step in skill.steps] == ["one"]
    old_clean = replace(clean("c"), article=None, trials="", sentences=None)
    assert state(old_clean).clean == ()
    assert len(state(old_clean).steps) == 1


def test_categories_are_kept_apart_and_those_asked_for_are_given() -> None:
    of_two = [*MASTERED, met("three", rates(0, 0, 2, UNNAMED), "mm", 8)]
    unnamed, agency, figure = skills(of_two, CATEGORIES, day(9))
    assert [unnamed.category, agency.category, figure.category] == list(CATEGORIES)
    assert (len(unnamed.steps), len(agency.steps), len(figure.steps)) == (1, 5, 0)
    assert agency.is_mastered
    assert not unnamed.is_mastered


@given(histories())
def test_what_was_said_yesterday_is_the_beginning_of_what_is_said_today(
    history: list[Opportunity],
) -> None:
    whole = skills(history, CATEGORIES, day(90))
    for length in range(len(history)):
        if length and history[length - 1].attempt == history[length].attempt:
            continue
        for before, now in zip(skills(history[:length], CATEGORIES, day(90)), whole, strict=True):
            assert now.steps[: len(before.steps)] == before.steps


@given(histories())
def test_every_number_is_within_bounds_and_every_sentence_is_finished(
    history: list[Opportunity],
) -> None:
    attempts = {one.attempt for one in counting(history)}
    for skill in skills(history, CATEGORIES, day(90)):
        assert all(0.15 <= step.estimate <= 1 for step in skill.steps)
        assert skill.is_mastered == (not skill.missing)
        for missing in skill.missing:
            assert missing.sentence.endswith(".")
            assert "{" not in missing.sentence
            assert set(missing.attempts) <= attempts


@given(histories())
def test_an_article_counts_once_however_often_it_is_read(history: list[Opportunity]) -> None:
    counted = counting(history)
    again = [replace(one, attempt=f"{one.attempt} again") for one in history]
    assert counting([*history, *again]) == counted
    assert counting(counted) == counted
    articles = [(one.lesson, one.article, one.category) for one in counted]
    assert len(articles) == len(set(articles))
