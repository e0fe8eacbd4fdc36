"""Who is proposed as an unnamed source or a state agency, and who is left alone."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from whosays.suggestions.english.source_rules import EXAMPLES
from whosays.suggestions.suggesting import suggest
from whosays.suggestions.suggestion import Suggestion

UNNAMED, STATE = "unnamed-source", "state-agency"


def sources(text: str, at_least: float = 0.5) -> list[Suggestion]:
    found = suggest(text, "en", at_least=at_least).suggestions
    return [each for each in found if each.category in (UNNAMED, STATE)]


def marked(text: str) -> list[tuple[str, str]]:
    return [(each.span.of(text), each.category) for each in sources(text)]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_every_rule_fires_on_its_example(rule: str) -> None:
    before, core, after = EXAMPLES[rule].split("|")
    text = before + core + after
    found = {(each.rule, each.span.of(text)): each for each in sources(text, at_least=0.0)}
    assert (rule, core) in found
    reason = found[rule, core].reason
    assert reason.endswith(".")
    assert reason != rule


@pytest.mark.parametrize(
    ("text", "core", "category"),
    [
        ("Two people familiar with the talks said they failed.", None, UNNAMED),
        ("A nurse, who asked not to be named, blamed the roof.", "A nurse", UNNAMED),
        ("The road is shut, said a driver.", "a driver", UNNAMED),
        ("“It is over,” a senior aide to the minister told the paper.", None, UNNAMED),
        ("One of the officials said it was late.", "One of the officials", UNNAMED),
        ("The bridge is closed, according to a former manager.", "a former manager", UNNAMED),
        ("It is understood that she will go.", "It is understood", UNNAMED),
        ("Israel's military said it had hit a depot.", "Israel's military", STATE),
        ("The Ministry of Energy and Water said the dam held.", None, STATE),
        ("The fire is out, the interior ministry said on Tuesday.", "the interior ministry", STATE),
        ("Pentagon spokesman Peter Cook said it was true.", "Pentagon spokesman Peter Cook", STATE),
        ("Xinhua reported that the port had opened.", "Xinhua", STATE),
        ("“No,” said a police spokesman.", "a police spokesman", STATE),
        ("The Kremlin denied the report.", "The Kremlin", STATE),
        ("This was announced on Tuesday by the Foreign Ministry.", "the Foreign Ministry", STATE),
        ("Two held in raid: Seattle police", "Seattle police", STATE),
        ("The road is shut, as per an official.", "an official", UNNAMED),
        ("But the fee was, media reports also said, too low.", "media reports", UNNAMED),
        ("Three crew members, interviewed in hospital, disputed that.", None, UNNAMED),
        ("Experts in the town are worried that it may break.", "Experts in the town", UNNAMED),
        ("Current and former employees said it was cold.", "Current and former employees", UNNAMED),
        ("Friends of Ann Lee fear she will go.", "Friends of Ann Lee", UNNAMED),
        ("A local youth group said the road was shut.", "A local youth group", UNNAMED),
        ("The states' defence ministry has firmly denied it.", None, STATE),
        ("Israeli intelligence said the man had fled.", "Israeli intelligence", STATE),
        ("The head of the coast guard, Ann Lee said it was over.", None, STATE),
        ("The wave was high, South Korea's joint chiefs of staff said.", None, STATE),
        ("State-run Global Courier wrote that it was over.", "State-run Global Courier", STATE),
    ],
)
def test_the_core_is_the_source_phrase_alone(text: str, core: str | None, category: str) -> None:
    found = marked(text)
    assert len(found) == 1
    quote, name = found[0]
    assert name == category
    assert core is None or quote == core
    assert not quote.endswith(("said", "told", "reported"))


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez, a nurse on the ward, said the roof leaked.",
        "A resident, Maria Lopez, said the roof leaked.",
        "Maria Lopez said the roof leaked. Lopez said it twice.",
        "The strike was long, Peter Cook said. It hurt us, Cook said.",
        "The police closed the road and moved the crowd.",
        "The ministry declined to comment.",
        "He told reporters that he was tired.",
        "The supreme court said the law stood.",
        "The United Nations said the truce held.",
        "The BBC reported that the road was shut.",
        "Former interior minister Ann Lee said the law was bad.",
        "The committee of inquiry was paid by the state.",
        "The army was mentioned in a novel.",
        "Acme Corporation said its sales rose.",
        "No official said that.",
        "The rain led officials to think again.",
        "Two people thought to be guests were found.",
        "The army continued to move north.",
        "The car was tracked by the police for a week.",
        "Border guards have given a cold reply.",
        "Ten people suspected of arson were held.",
        "Estimates by the envoy Ann Lee show that few stayed.",
        "The Daily Post said her whole story is spoken by an actor.",
        "“I swam there,” said a woman at the rail. She is Edda Rowland, and she is ninety.",
        "One doctor whose patients are children, Pilar Osmund, said it was late.",
        "A driver said the road was wet. The driver, Karl Lind, had stopped in time.",
    ],
)
def test_what_a_reader_can_identify_or_nobody_said_is_left_alone(text: str) -> None:
    assert marked(text) == []


def test_evidence_that_is_kept_back_and_whose_it_is_are_two_things() -> None:
    text = "According to information received by the Foreign Intelligence Service, he fled."
    assert marked(text) == [
        ("information received", UNNAMED),
        ("the Foreign Intelligence Service", STATE),
    ]


def test_two_who_say_it_together_are_two_sources() -> None:
    text = "On Tuesday police and prosecutors said the man had fled."
    assert marked(text) == [("police", STATE), ("prosecutors", STATE)]


def test_a_later_mention_is_not_proposed_again() -> None:
    text = (
        "The Interior Ministry said the road was shut. The ministry said it was dangerous. "
        "An official said it would open soon. The official said no more."
    )
    assert [quote for quote, _name in marked(text)] == ["The Interior Ministry", "An official"]


def test_an_agency_is_proposed_where_it_brings_the_news() -> None:
    assert marked("MOSCOW, May 17. /TASS/. The bridge is open.") == [("TASS", STATE)]
    assert marked("The bridge is open, she told Xinhua.") == [("Xinhua", STATE)]


def test_each_of_a_list_says_it() -> None:
    text = "France, Italy and Spain have denied any part in it."
    assert [quote for quote, _name in marked(text)] == ["France", "Italy", "Spain"]


def test_a_body_named_before_lends_its_name_to_those_who_speak_for_it() -> None:
    text = "The Border Agency said it was over. Agency director Ann Lee said they had won."
    assert marked(text)[1:] == [("Agency director Ann Lee", STATE)]
    assert marked("Agency director Ann Lee said they had won.") == []


def test_a_day_in_a_dateline_and_how_it_was_said_are_no_part_of_the_source() -> None:
    assert marked("The bridge is open.\n\n(Xinhua March 27, 2007)") == [("Xinhua", STATE)]
    text = "“It is over,” said Interior Minister Ivan Petrov in a statement."
    assert marked(text) == [("Interior Minister Ivan Petrov", STATE)]


def test_others_with_the_same_head_are_sources_of_their_own() -> None:
    text = (
        "People familiar with the plan said it was dead. It was too dear, according to people "
        "familiar with the budget."
    )
    assert len(marked(text)) == 2


words = st.sampled_from(
    [
        "the",
        "a",
        "officials",
        "said",
        "ministry",
        ",",
        ".",
        "“",
        "”",
        '"',
        "told",
        "reporters",
        "who",
        "asked",
        "not",
        "to",
        "be",
        "named",
        "according",
        "to",
        "sources",
        "police",
        "state",
        "media",
        "TASS",
        "12",
        "and",
        "of",
        "in",
        "Ann",
        "Lee",
        "Dr.",
        "it",
        "is",
        "reported",
        "’",
        "s",
        "—",
        "(",
        ")",
        ":",
        "\n\n",
        "😀",
    ]
)


@settings(max_examples=150, deadline=None)
@example("the —")
@given(st.lists(words, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_proposals_inside_it(text: str) -> None:
    found = sources(text, at_least=0.0)
    for each in found:
        quote = each.span.of(text)
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert quote == quote.strip()
        assert each.reason
        assert 0 <= each.confidence <= 1
    for category in (UNNAMED, STATE):
        own = [each.span for each in found if each.category == category]
        assert all(not one.overlaps(other) for one, other in itertools.pairwise(own))
