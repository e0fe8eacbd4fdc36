"""Figures that a reader could not check are proposed, as hedge, number and noun."""

from __future__ import annotations

from itertools import pairwise

import pytest

from whosays.articles.span import Span
from whosays.suggestions.article import Article
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.figures import CATEGORY, figure_suggestions
from whosays.suggestions.english.figures_rules import EXAMPLES
from whosays.suggestions.english.words import load_words
from whosays.suggestions.suggestion import SHOWN_FROM, Suggestion


def suggested(text: str, **sources: Source) -> list[Suggestion]:
    """Return what is proposed for *text*; *sources* credit its words to kinds of source."""
    article = Article(text)
    attributions = []
    for words, source in sources.items():
        start = text.index(words.replace("_", " "))
        core = Span(start, start + len(words))
        attributions.append(Attribution(core, source, article.sentence_at(start), "hand", 1.0))
    return figure_suggestions(article, load_words(), attributions)


def shown(text: str, **sources: Source) -> list[str]:
    """Return the words of what is shown for *text*."""
    found = suggested(text, **sources)
    return [each.span.of(text) for each in found if each.confidence >= SHOWN_FROM]


# The cores, by what the number looks like; all in a reporter's own voice.
OWN_VOICE = {
    "Some 1,200 contractors would leave first.": ["Some 1,200 contractors"],
    "The fire has driven out at least 300 families.": ["at least 300 families"],
    "Thousands of hectares have burned since Sunday.": ["Thousands of hectares"],
    "Tens of thousands of seasonal workers come each spring.": [
        "Tens of thousands of seasonal workers"
    ],
    "Only a third of the wells dug then give water.": ["Only a third of the wells"],
    "Nearly half of the pumps have lost their handles.": ["Nearly half of the pumps"],
    "One in five houses in the old town stands empty.": ["One in five houses"],
    "Hardly one in ten cases reaches a court.": ["Hardly one in ten cases"],
    "Half of all boys leave before then.": ["Half of all boys"],
    "Two thirds of them are gone.": ["Two thirds of them"],
    "His release clause is about €45 million.": ["about €45 million"],
    "Repairs cost up to €900 a square metre.": ["up to €900 a square metre"],
    "They earned less than €3 an hour.": ["less than €3 an hour"],
    "Smugglers moved more than 300 tonnes of tobacco.": ["more than 300 tonnes"],
    "They seized close to a tonne of fin.": ["close to a tonne"],
    "Around 80 percent of it was agreed.": ["Around 80 percent"],
    "It is worth between $2 billion and $3 billion a year.": [
        "between $2 billion and $3 billion a year"
    ],
    "He expects anything from 200 to 350 guests.": ["anything from 200 to 350 guests"],
    "Plastic kills up to 100,000 seabirds a year.": ["up to 100,000 seabirds a year"],
    "A million animals have been sold.": ["A million animals"],
    "Several hundred workers had gathered by then.": ["Several hundred workers"],
    "Two dozen lorries stood at the gate.": ["Two dozen lorries"],
    "Dozens of dashboard cameras were handed in.": ["Dozens of dashboard cameras"],
    "The storm cut off 20 to 30 villages.": ["20 to 30 villages"],
    "Some 200 armed men stormed the depot.": ["Some 200 armed men"],
    "About 30 F-16s took off.": ["About 30 F-16s"],
    "More than 300 women and children slept there.": ["More than 300 women and children"],
    "Up to 500 ISIS and other jihadists got away.": ["Up to 500 ISIS and other jihadists"],
    "About 60 IS militants aged 20 to 25 were freed.": ["About 60 IS militants"],
    "More than 40 privately owned ships were stopped.": ["More than 40 privately owned ships"],
    "Thousands fled the city overnight.": ["Thousands"],
    "Some 1,200 fled the village.": ["Some 1,200"],
    "A third of Moravia's 2.2 million people are hungry.": [
        "A third of Moravia's 2.2 million people"
    ],
    "Half the population lives on the hill.": ["Half the population"],
    "About 200 dead and roughly 40 missing were listed.": ["About 200 dead", "roughly 40 missing"],
    "Between 10% and 15% of them were late.": ["Between 10% and 15%"],
    "It may take in $9 million to $10 million.": ["$9 million to $10 million"],
    "Dozens, if not hundreds, of people are buried.": ["Dozens, if not hundreds, of people"],
    "Hundreds or even thousands fled.": ["Hundreds or even thousands"],
    "More than 160 000 people were vaccinated.": ["More than 160 000 people"],
    "The raids drove out about 1,200 Israelis and scores of Iraqis.": [
        "about 1,200 Israelis",
        "scores of Iraqis",
    ],
    "It damaged thousands of homes and shops.": ["thousands of homes and shops"],
    "The boat was carrying about 120 people.": ["about 120 people"],
    "At least 12 former officials were named.": ["At least 12 former officials"],
    "More than 40 of the boats sank.": ["More than 40"],
    "Nearly 1 in 4 adults has no savings.": ["Nearly 1 in 4 adults"],
    "The firm lost tens of millions of dollars.": ["tens of millions of dollars"],
    "Dozens more villagers are missing.": ["Dozens more villagers"],
    "About 600 dead or wounded were counted.": ["About 600 dead or wounded"],
    "It fired more than 140 rockets and other cheap drones.": [
        "more than 140 rockets and other cheap drones"
    ],
    "It needs some $ 426 million by then.": ["some $ 426 million"],
    "A quarter of a million people queue.": ["A quarter of a million people"],
    "A half-dozen officers came.": ["half-dozen officers"],
    "Some 20 to 25 percent of pupils were away.": ["Some 20 to 25 percent"],
    "It cost roughly US$5bn.": ["roughly US$5bn"],
    "Around Rs 500 crore was spent.": ["Around Rs 500 crore"],
    "The blast broke at least 1,500 windows a day later.": ["at least 1,500 windows"],
}


@pytest.mark.parametrize(("text", "cores"), OWN_VOICE.items(), ids=lambda each: str(each)[:50])
def test_core_is_hedge_number_and_noun(text: str, cores: list[str]) -> None:
    assert shown(text) == cores


def test_two_figures_joined_by_and_are_two() -> None:
    text = "They lost about 3,000 cars and more than 700 lorries."
    assert shown(text) == ["about 3,000 cars", "more than 700 lorries"]


def test_line_break_inside_a_core_belongs_to_it() -> None:
    text = "Police asked for film from dozens of\ndashboard  cameras."
    assert shown(text) == ["dozens of\ndashboard  cameras"]


CLAIMED = {
    "The army said it had shot down 41 of 46 drones.": ["41 of 46 drones"],
    "The army said the cargoes went to 53 poor countries.": ["53 poor countries"],
    "The army said 98 percent of the posts were held.": ["98 percent"],
    "The army said it had destroyed three tanks.": ["three tanks"],
    "The army said it would spend $40 million on boots.": ["$40 million"],
    "The army said 1,500 enemy soldiers had died.": ["1,500 enemy soldiers"],
    "The army said it had taken samples at five taps.": [],
    "The army said it had two sons of the region in mind.": [],
}


@pytest.mark.parametrize(("text", "cores"), CLAIMED.items(), ids=lambda each: str(each)[:50])
def test_exact_count_is_shown_where_a_state_body_claims_it(text: str, cores: list[str]) -> None:
    assert shown(text, The_army=Source.STATE) == cores


def test_year_between_two_numbers_begins_no_range() -> None:
    text = "The army said losses had risen from 405,400 in 2023 to 975,100 now."
    assert shown(text, The_army=Source.STATE) == ["405,400", "975,100"]


def test_hedge_word_after_a_topic_is_a_preposition() -> None:
    assert shown("The army said a dispute over 40 boats was settled.", The_army=Source.STATE) == [
        "40 boats"
    ]


def test_same_count_in_own_voice_is_not_shown() -> None:
    assert shown("The wind had blown down 41 of 46 masts.") == []
    assert shown("The cargoes went to 53 poor countries.") == []


def test_exact_casualties_by_police_stay_below_what_is_shown() -> None:
    text = "Kent River Police said 14 people had been injured."
    found = suggested(text, Kent_River_Police=Source.STATE)
    assert [each.span.of(text) for each in found] == ["14 people"]
    assert shown(text, Kent_River_Police=Source.STATE) == []
    assert shown(text.replace("14", "at least 14"), Kent_River_Police=Source.STATE) == [
        "at least 14 people"
    ]


def test_anonymous_source_makes_an_exact_count_a_claim() -> None:
    text = "One official said 240 colleagues had been questioned."
    assert shown(text, One_official=Source.UNNAMED) == ["240 colleagues"]
    assert shown(text) == []


def test_number_inside_a_source_phrase_is_the_source() -> None:
    text = "More than a dozen officials said the roof had leaked."
    assert shown(text) == ["More than a dozen officials"]
    assert shown(text, More_than_a_dozen_officials=Source.UNNAMED) == []


def test_claim_is_surer_than_the_same_words_unsourced() -> None:
    text = "The army said about 60 boats had left."
    (own,), (claimed,) = suggested(text), suggested(text, The_army=Source.STATE)
    assert claimed.confidence > own.confidence
    assert claimed.reason != own.reason


def test_published_source_stands_for_a_figure() -> None:
    text = "The Sarn survey asked 2,040 people. About a third of them had no view."
    assert shown(text) == []


def test_published_attribution_silences_its_sentence() -> None:
    text = "The Lakes Atlas counts about 400 islands."
    assert shown(text) == ["about 400 islands"]
    assert shown(text, The_Lakes_Atlas=Source.PUBLISHED) == []


@pytest.mark.parametrize(
    "published",
    [
        "About 400 islands are left, according to the lake office's annual report.",
        "About 400 parcels were sent, court documents show.",
        "A poll by the institute Civica found that about a third would move.",
        "A report by the Lakes Trust published on Monday counted about 400 islands.",
        "Labour Ministry figures show that about 400 people left.",
        "Official data show that about 400 people left.",
    ],
)
def test_named_publication_silences_its_sentence(published: str) -> None:
    assert shown(published) == []


@pytest.mark.parametrize(
    "unpublished",
    [
        "About 400 islands are left, a recent study found.",
        "About 400 islands are left, according to media reports.",
        "About 400 parcels were sent, according to an internal report.",
        "Voters went to the polls in about 400 villages.",
        "Results were slow, and about 400 people waited.",
        "The minister reports to a board of about 400 farmers.",
    ],
)
def test_what_nobody_can_look_up_silences_nothing(unpublished: str) -> None:
    assert any("about 400" in each.lower() for each in shown(unpublished))


def test_figure_after_a_survey_stays_silent_in_later_paragraphs() -> None:
    text = (
        "Support has risen to 54 percent, a survey by the pollster Fjordmål found.\n\n"
        "The institute telephoned 1,012 adults.\n\n"
        "Among islanders, two thirds were against."
    )
    assert shown(text) == []


def test_change_from_one_number_to_another_is_no_range() -> None:
    text = "The number of boats rose from about 200 to about 500."
    assert shown(text) == ["about 200", "about 500"]


def test_text_about_statistics_is_silent_between_its_sources() -> None:
    text = (
        "Some 7 million people are waiting.\n\n"
        "The figures, published by the Health Service, are the worst since 2007.\n\n"
        "Close to 11,500 of them have waited for two years.\n\n"
        "The data show that about 31,000 patients came at night."
    )
    assert shown(text) == []
    without = "Some 7 million people are waiting. Close to 11,500 of them have waited long."
    assert shown(without) == ["Some 7 million people", "Close to 11,500"]


def test_stakeholder_after_a_survey_is_heard_again() -> None:
    text = (
        "A poll by the institute Civica gives the party 31 percent.\n\n"
        "A campaign manager spoke of at least a dozen districts."
    )
    assert shown(text, A_campaign_manager=Source.UNNAMED) == ["at least a dozen districts"]


def test_pronoun_is_followed_to_its_source() -> None:
    text = "The army spoke on Monday. Its ships, it said, went to 53 poor countries."
    assert shown(text, The_army=Source.STATE) == ["53 poor countries"]


def test_next_sentence_may_name_the_source() -> None:
    text = "About 400 people left. The figures are from the county's census."
    assert shown(text) == []


@pytest.mark.parametrize("rule", EXAMPLES)
def test_every_rule_has_an_example_that_makes_it_fire(rule: str) -> None:
    before, core, _after = EXAMPLES[rule].split("|")
    text = EXAMPLES[rule].replace("|", "")
    credited = {"The_army": Source.STATE} if text.startswith("The army") else {}
    (found,) = suggested(text, **credited)
    assert (found.rule, found.span.start, found.span.of(text)) == (rule, len(before), core)
    assert found.confidence >= SHOWN_FROM


def test_every_suggestion_says_why() -> None:
    text = " ".join((*OWN_VOICE, *CLAIMED))
    found = suggested(text, The_army=Source.STATE)
    assert len(found) > len(OWN_VOICE)
    for each in found:
        assert each.category == CATEGORY
        assert each.rule.startswith("figure-")
        assert each.reason.endswith(".")
        assert 0 < each.confidence < 1


def test_cores_do_not_overlap_and_stand_in_order() -> None:
    text = " ".join((*OWN_VOICE, *CLAIMED))
    spans = [each.span for each in suggested(text)]
    assert all(before.end <= after.start for before, after in pairwise(spans))
