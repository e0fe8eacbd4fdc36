"""Discernment: examples by hand, a learner whose skill is known, and what always holds."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from math import sqrt
from statistics import NormalDist, mean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.opportunities import CATEGORIES, UNNAMED, clean, day, found, histories, met, rates
from progress.simulated_learner import practise

from whosays.progress.skills.discernment import Discernment, discernment, pooled
from whosays.progress.skills.discernment_words import in_words, warning
from whosays.progress.skills.leaning import change
from whosays.progress.skills.mastery import skills
from whosays.progress.skills.opportunity import Opportunity, counting
from whosays.progress.skills.region import share_interval

SEEDS = range(20)


def counted(hits: int, targets: int, alarms: int, noise: int) -> Discernment:
    return Discernment(hits, targets, alarms, noise, articles=10)


def test_no_trials() -> None:
    nothing = discernment([])
    assert (nothing.targets, nothing.noise, nothing.articles) == (0, 0, 0)
    # H = F = 0.5/1: nothing is known, and nothing is told
    assert (nothing.sensitivity, nothing.criterion, nothing.tells) == (0, 0, False)
    # 20 targets at the usual 2 a passage
    assert nothing.more_passages == 10
    assert in_words(nothing) == (
        "To say how well you tell what needs a check takes about 10 more passages."
    )
    assert warning(nothing, change([])) is None
    assert nothing.hit_interval == (0, 1)


def test_a_learner_who_tells() -> None:
    # H = 16.5/21 = 0.785714, z = 0.7916; F = 3.5/61 = 0.057377, z = −1.5772 (from a table):
    # d′ = 0.7916 + 1.5772 = 2.3688; c = −(0.7916 − 1.5772)/2 = 0.3928
    one = counted(16, 20, 3, 60)
    assert one.tells
    assert one.hit_rate == pytest.approx(0.785714, abs=1e-6)
    assert one.alarm_rate == pytest.approx(0.057377, abs=1e-6)
    assert one.sensitivity == pytest.approx(2.3688, abs=2e-4)
    assert one.criterion == pytest.approx(0.3928, abs=2e-4)
    # 16 of 20 are 8 of 10, 3 of 60 are 1 in 20
    assert in_words(one) == "You find 8 of 10, and stop at 1 in 20 that needs no check."


def test_all_hits_and_no_alarm() -> None:
    # H = 20.5/21 = 0.976190, z = 1.9808; F = 0.5/61 = 0.008197, z = −2.4000: d′ = 4.3808
    one = counted(20, 20, 0, 60)
    assert one.tells
    assert one.sensitivity == pytest.approx(4.3808, abs=5e-4)
    assert one.criterion == pytest.approx(0.2096, abs=5e-4)
    assert in_words(one) == "You find 10 of 10, and stop at nothing that needs no check."


def test_everything_marked() -> None:
    one = counted(30, 30, 90, 90)
    assert (one.all_marked, one.tells) == (True, False)
    assert in_words(one) == (
        "You marked every sentence, so nothing can be said of how well you tell."
    )
    said = warning(one, None)
    assert said is not None
    assert said.startswith("You mark most of what needs no check.")
    # H = 30.5/31, z = 2.1412; F = 90.5/91, z = 2.5430: all that the correction would make of it
    assert one.sensitivity == pytest.approx(-0.4018, abs=1e-4)


def test_nothing_marked() -> None:
    one = counted(0, 30, 0, 90)
    assert (one.none_marked, one.tells) == (True, False)
    assert in_words(one) == "You marked nothing, so nothing can be said of how well you tell."
    assert warning(one, None) is None


def test_only_decoys() -> None:
    taken = discernment([clean("x", 0, "AAr"), clean("y", 1, "RAr")])
    assert (taken.hits, taken.targets, taken.alarms, taken.noise) == (0, 0, 3, 6)
    assert not taken.tells
    # two articles and a usual one: (0 + 2)/3 targets a passage, 20/(2/3) = 30 more
    assert taken.more_passages == 30


@pytest.mark.parametrize(
    ("targets", "noise", "enough"), [(20, 60, True), (19, 60, False), (20, 59, False)]
)
def test_numbers_from_twenty_and_sixty_trials_on(targets: int, noise: int, *, enough: bool) -> None:
    one = counted(10, targets, 5, noise)
    assert one.tells is enough
    assert (one.more_passages == 0) is enough


def test_how_many_more_passages_it_takes() -> None:
    # 10 articles and a usual one: (12 + 2)/11 = 1.27 targets and (40 + 20)/11 = 5.45 others each;
    # 8/1.27 = 6.3 and 20/5.45 = 3.7, so seven
    assert counted(6, 12, 5, 40).more_passages == 7
    assert "about 7 more passages" in in_words(counted(6, 12, 5, 40))
    # (19 + 2)/11 = 1.9 each, one missing
    assert "about 1 more passage." in in_words(counted(6, 19, 5, 80))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        # 29 of 30 are not all of them, 1 of 30 is not none
        (counted(29, 30, 1, 90), "You find 9 of 10, and stop at 1 in 90 that needs no check."),
        (counted(1, 30, 30, 90), "You find 1 of 10, and stop at 1 in 3 that needs no check."),
        (counted(0, 30, 89, 90), "You find 0 of 10, and stop at 9 of 10 that need no check."),
        (counted(15, 30, 45, 90), "You find 5 of 10, and stop at 5 of 10 that need no check."),
    ],
)
def test_the_words(one: Discernment, said: str) -> None:
    assert in_words(one) == said


def test_categories_are_pooled() -> None:
    state, unnamed = met("x", rates(1, 1, 2), "hmr"), met("x", rates(1, 2, 1, UNNAMED), "har")
    one = discernment([state, unnamed])
    assert (one.hits, one.targets, one.alarms, one.noise) == (2, 3, 1, 3)
    assert (one.articles, one.attempts) == (1, ("x",))


def test_repeated_aided_and_older_attempts_are_left_out_and_the_older_said() -> None:
    older = replace(found("old"), article=None, trials="", sentences=None)
    again = replace(found("x"), attempt="again", trials="hhhhh")
    guided = replace(found("z"), practice="guided")
    one = discernment([older, found("x"), again, guided])
    assert (one.targets, one.noise, one.attempts, one.left_out) == (2, 3, ("x",), 1)
    assert in_words(one).endswith(
        "1 attempt is left out, because it was checked before sentences were counted."
    )


def test_the_region() -> None:
    # z for √0.95 two-sided is 2.2365, z² = 5.0019. 16 of 20: middle 0.8 + 5.0019/40 = 0.92505,
    # reach 2.2365·√(0.16/20 + 5.0019/1600) = 0.23591, both over 1 + 5.0019/20 = 1.25010
    low, high = share_interval(16, 20)
    assert low == pytest.approx(0.68914 / 1.25010, abs=1e-4)
    assert high == pytest.approx(1.16096 / 1.25010, abs=1e-4)
    # none of 60: from 0 to 5.0019/(60 + 5.0019)
    assert share_interval(0, 60) == (0, pytest.approx(0.07695, abs=1e-5))


@given(st.integers(0, 300), st.integers(0, 300))
def test_the_point_lies_in_its_region_which_shrinks(count: int, others: int) -> None:
    of = count + others
    low, high = share_interval(count, of)
    assert 0 <= low <= (count + 0.5) / (of + 1) <= high <= 1
    if of:
        assert low <= count / of + 1e-12
        assert count / of <= high + 1e-12
        closer = share_interval(count * 4, of * 4)
        assert closer.high - closer.low < high - low


def test_the_region_holds_as_often_as_it_says() -> None:
    # exactly, over all outcomes: for 20 targets with H = 0.8 and 60 others with F = 0.1
    def covered(rate: float, of: int) -> float:
        chance, total = (1 - rate) ** of, 0.0
        for count in range(of + 1):
            low, high = share_interval(count, of)
            total += chance if low <= rate <= high else 0.0
            chance *= (of - count) / (count + 1) * rate / (1 - rate)
        return total

    assert covered(0.8, 20) * covered(0.1, 60) > 0.93
    assert covered(0.5, 20) > sqrt(0.95) - 0.03


def test_hits_that_rise_with_everything_marked() -> None:
    # before: H = 10.5/21 = 0.5, z = 0; F = 6.5/61 = 0.1066, z = −1.245: d′ 1.245, c 0.623
    # lately: H = 18.5/21 = 0.881, z = 1.180; F = 30.5/61 = 0.5, z = 0: d′ 1.180, c −0.590
    marked = [("h" * 5 + "m" * 5, "a" * 3 + "r" * 27), ("h" * 9 + "m", "a" * 15 + "r" * 15)]
    history = [
        met(f"{number}", rates(0, 0, 1), letters, number)
        for number, letters in enumerate(hits + rest for hits, rest in marked for _ in range(2))
    ]
    changed = change(history)
    assert changed is not None
    assert changed.before.sensitivity == pytest.approx(1.245, abs=2e-3)
    assert changed.lately.sensitivity == pytest.approx(1.180, abs=2e-3)
    assert changed.before.criterion == pytest.approx(0.623, abs=2e-3)
    assert changed.lately.criterion == pytest.approx(-0.590, abs=2e-3)
    assert (changed.finds_more, changed.criterion_falls, changed.sensitivity_rises) == (
        True,
        True,
        False,
    )
    assert warning(discernment(history), changed) is not None
    # the other way round fewer are found, and nothing is bought
    back = change(list(reversed(history)))
    assert back is not None
    assert not back.only_marks_more
    assert warning(discernment(history), back) is None


def test_no_change_is_told_before_there_are_trials_for_two_figures() -> None:
    enough = met("x", rates(0, 0, 1), "h" * 20 + "r" * 60)
    assert change([enough]) is None
    assert change([enough, met("y", rates(0, 0, 1), "h" * 19 + "r" * 60)]) is None
    assert change([enough, met("y", rates(0, 0, 1), "h" * 20 + "r" * 60)]) is not None


@pytest.mark.parametrize("seed", SEEDS)
def test_a_learner_who_improves_is_shown_improving(seed: int) -> None:
    history = practise(seed, lambda way: 0.5 + 4.5 * way, lambda way: 0.2 + 0.2 * way)
    changed = change(history)
    assert changed is not None
    assert changed.sensitivity_rises
    assert not changed.only_marks_more
    assert warning(discernment(history), changed) is None
    for skill in skills(history, CATEGORIES, day(60)):
        estimates = [step.estimate for step in skill.steps]
        assert mean(estimates[-10:]) > 0.9
        assert mean(estimates[-10:]) > mean(estimates[:10])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_learner_who_only_marks_more_is_warned_and_masters_nothing(seed: int) -> None:
    history = practise(seed, lambda _way: 1.0, lambda way: 1.2 - 1.6 * way)
    changed = change(history)
    assert changed is not None
    assert changed.lately.hit_rate > changed.before.hit_rate
    assert not changed.sensitivity_rises
    assert warning(discernment(history), changed) is not None
    assert not any(skill.is_mastered for skill in skills(history, CATEGORIES, day(60)))


def test_a_learner_who_stays_the_same_is_hardly_ever_warned() -> None:
    warned = 0
    for seed in range(100):
        history = practise(seed, lambda _way: 1.5, lambda _way: 0.3)
        warned += warning(discernment(history), change(history)) is not None
    assert warned <= 8  # one test at 5%, and hits must rise besides


def test_a_learner_who_finds_more_at_the_same_alarms_is_hardly_ever_warned() -> None:
    # d′ rises from 1 to 2 and c falls from 0.8 to 0.3: F stays 0.10, and H rises from 0.38 to 0.76
    warned = 0
    for seed in range(100):
        history = practise(seed, lambda way: 1 + way, lambda way: 0.8 - 0.5 * way)
        warned += warning(discernment(history), change(history)) is not None
    assert warned <= 8


def test_the_measured_sensitivity_is_the_one_the_learner_has() -> None:
    history = list(
        itertools.chain.from_iterable(
            [replace(one, lesson=f"{one.lesson} {seed}") for one in practise(seed, d_two, c_half)]
            for seed in range(10)
        )
    )
    measured = pooled(history)
    assert measured.sensitivity == pytest.approx(2.0, abs=0.15)
    assert measured.criterion == pytest.approx(0.5, abs=0.08)


def d_two(_way: float) -> float:
    return 2.0


def c_half(_way: float) -> float:
    return 0.5


@given(histories(), st.randoms())
def test_the_order_of_what_counts_changes_nothing(
    history: list[Opportunity], chance: random.Random
) -> None:
    counted = list(counting(history))
    mixed = counted.copy()
    chance.shuffle(mixed)
    one, other = pooled(counted), pooled(mixed)
    assert replace(one, attempts=()) == replace(other, attempts=())
    assert set(one.attempts) == set(other.attempts)
    assert (one.hits, one.noise) == (discernment(history).hits, discernment(history).noise)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 180), st.integers(0, 180))
def test_a_hit_raises_sensitivity_an_alarm_lowers_it_and_both_lower_the_criterion(
    hits: int, misses: int, alarms: int, rejections: int
) -> None:
    one = Discernment(hits, hits + misses, alarms, alarms + rejections, 1)
    z = NormalDist().inv_cdf
    assert one.sensitivity == pytest.approx(z(one.hit_rate) - z(one.alarm_rate))
    more_hits = Discernment(hits + 1, hits + misses + 1, alarms, alarms + rejections, 1)
    more_alarms = Discernment(hits, hits + misses, alarms + 1, alarms + rejections + 1, 1)
    assert more_hits.sensitivity > one.sensitivity > more_alarms.sensitivity
    assert more_hits.criterion < one.criterion
    assert more_alarms.criterion < one.criterion
    assert in_words(one).endswith(".")
    assert "{" not in in_words(one)
