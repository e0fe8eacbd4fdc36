"""The second labelling and how far it agrees with the first."""

from __future__ import annotations

import json

import pytest
from suggest.agreement import AGREEMENT, cohens_kappa, document
from suggest.alpha import unitizing_alpha
from suggest.gold import PARTS, lesson_of
from suggest.measuring import CATEGORIES
from suggest.second import second_files, second_key


@pytest.mark.parametrize("part", PARTS)
def test_what_the_second_reader_marked_stands_in_the_texts(part: str) -> None:
    for file in second_files(part):
        key = second_key(file)  # a quote that is not there raises
        assert key
        articles = lesson_of(file).articles
        for span in key:
            assert set(span.categories) <= set(CATEGORIES)
            assert any(article.span.contains(span.core) for article in articles)


def test_the_passages_of_the_draw_were_labelled_twice() -> None:
    assert [len(second_files(part)) for part in PARTS] == [9, 9]


@pytest.mark.parametrize("part", PARTS)
def test_kept_agreement_is_what_the_labellings_give(part: str) -> None:
    kept = json.loads(AGREEMENT.read_text(encoding="utf-8"))
    assert kept[part] == document(part)


def test_alpha_is_that_of_the_worked_example() -> None:
    """From Krippendorff, Content Analysis (2nd edition, 2004), page 254, begun at 0."""
    first = [(75, 145), (220, 250)]
    second = [(70, 150), (205, 225), (250, 270)]
    assert unitizing_alpha(first, second, 300) == pytest.approx(0.7286, abs=0.0001)
    assert unitizing_alpha(second, first, 300) == pytest.approx(0.7286, abs=0.0001)
    assert unitizing_alpha(first, first, 300) == 1
    assert unitizing_alpha([], [], 300) is None
    apart = unitizing_alpha([(0, 40)], [(200, 240)], 300)
    assert apart is not None
    assert apart < 0


def test_kappa_leaves_out_what_chance_gives() -> None:
    assert cohens_kappa(both=20, first=25, second=30, total=50) == pytest.approx(0.4)
    assert cohens_kappa(both=0, first=0, second=0, total=50) is None
    assert cohens_kappa(both=5, first=5, second=5, total=50) == 1
