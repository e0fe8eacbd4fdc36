"""Numbers that are no figures to check stay silent, even beside a ministry that speaks."""

from __future__ import annotations

import pytest

from whosays.articles.span import Span
from whosays.suggestions.article import Article
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.figures import figure_suggestions
from whosays.suggestions.english.words import load_words
from whosays.suggestions.suggestion import SHOWN_FROM

# Each number stands between bars; the sentences are made up.
SILENT = {
    "date": """
        The bridge was closed on |14 May| and has not opened since.
        The minister signed the order on |May 14, 2021|, an aide said.
        Talks resume on |3 and 9 September| in the old assembly rooms.
        The camp was set up between |1 and 5 October| behind the station.
        The agency was founded in |1987| and moved twice.
        The ministry said output had doubled since |2015| factories opened.
        By |2030| buses would run on gas, the department said.
        The |1990s| were hard for the shipyard.
        It was built in about |1960|, the inspectorate said.
        He served from |2009 to 2014| as deputy governor.
        The treaty of |1648| ended the war.
        The army took the fort in late |2011|, its spokesman said.
        The hearing is set for |Jan. 9|.
        She was born on the |2nd of June 1950| in Aldona.
        The season of |2019-20| was the last in the old hall.
        The order dates from |12/03/2019|, the police said.
        Elections fall on |Sunday 23 March|, the commission says.
        The fire broke out on the night of |30 June|, the brigade said.
        A ceasefire lasted from |2| to |9 August|.
        The law will change on |1 January|, the ministry said.
    """,
    "time": """
        Police were called at |7 a.m.| by a neighbour.
        The road reopened at |3.30pm|, officers said.
        The siren sounded at about |9.15 p.m.|, the ministry said.
        Trains stop at |10:45| and start again at five.
        The raid began at around |four| in the morning, the army said.
        The strike hit at |0430 GMT|, the air force said.
        The shop shuts before |6 o'clock| on Fridays.
        The train left shortly after |11.20am|, police said.
        The order came at |1500 hours| local time, the army said.
    """,
    "duration": """
        The truce will hold for |60 days|, the ministry said.
        He was in custody for nearly |three years| before the trial.
        The blaze burned for more than |48 hours|, the brigade said.
        The two men had known each other for |two decades|.
        The ministry said repairs would take |six to eight weeks|.
        The bridge has stood for hundreds of |years|.
        About |half an hour| later the lights came on, police said.
        The operation lasted at least |90 minutes|, the army said.
        A |30-day| limit applies.
        It took the best part of |a quarter of an hour|.
        The patrol waited some |20 minutes|, the coast guard said.
        Prices have not been checked for |half a century|.
        The pact runs for |12 months|, the foreign ministry said.
    """,
    "age": """
        Mira Tosh, |34|, was the first to arrive.
        Police said the suspect, |41|, had been seen at the quay.
        A |14-year-old| boy raised the alarm, police said.
        The driver was |23 years old|, the police said.
        Children aged |6 to 11| will stay at home, the ministry said.
        Pupils under |16| must be collected, the police said.
        People over |65| will be first in line, the health ministry said.
        He is nearly |80| and still chops wood.
        She turned |31| in May.
        The girl was about |12|, a policeman said.
        Men between the ages of |18 and 60| may not leave, the border service said.
        The dead man was in his |40s|, police said.
        Men aged between |18 and 25| were called up, the ministry said.
        Anyone above |50| may apply, the labour ministry said.
    """,
    "score": """
        Tornio won |3–1| on Saturday.
        The house voted |88 to 61| to adjourn.
        Aalto scored |14 goals| in |31 matches| this season.
        Sundvik beat Hov |2-0| in the rain.
        Tosh won |6–4, 3–6, 7–6| after a long evening.
        She won about |54 percent| of the vote.
        The motion was carried by |51 votes| to |44|.
        The hosts made |287 runs| before lunch.
        She won the event with |6½ points| out of |7|.
        He has won more than |70 caps| for his country.
        The visitors led |21-14| at the interval.
        The court ruled |5-4| for the union.
        He hit nearly |50 points| in a single night.
        They have lost at least |ten games| in a row.
    """,
    "ordinal": """
        The |71st| minute brought the goal.
        She lives on the |sixth| floor, police said.
        The army's |22nd| brigade guards the depot, the army said.
        It was the |third| attack in a week, the police said.
        A |second| group was turned back, the border service said.
        The |1,081st| day was a Friday.
        The convoy entered its |12th| day, the ministry said.
    """,
    "address": """
        The flat at |12 Ferry Street| was empty, police said.
        Officers searched |45 Acacia Gardens| on Tuesday, police said.
        The hearing is in room |212|, the ministry said.
        The hut stands at Gate |3|, the army said.
        Write to PO Box |12|.
        The lorry left the |B2079| near the bend, police said.
        Interstate |81| was closed, the troopers said.
        It is explained on page |44|.
        The ship lay at berth |19|, the coast guard said.
        He was held in cell |9|, the prison service said.
        The patrol reached checkpoint |7|, the army said.
        Call |020 7946 0958| with any news, police said.
        Ring |555-1234| between nine and five, the ministry said.
        The wreck lies off pier |11|, the navy said.
    """,
    "legal": """
        The force acted under Article |14| of the treaty, the ministry said.
        Section |272| of the code applies, police said.
        Resolution |1187| sets a strip, the ministry said.
        They rely on Rule |30(b)(6)| of the court.
        Directive |2007/60| has been copied into law, the ministry said.
        The complaint is numbered |40117/19|, the ministry said.
        Annex |3| lists the sites, the ministry said.
        Drivers face a fine of up to |€5,000|, the ministry said.
        A penalty of at least |$200| applies, the police said.
        The rules require |20 percent| of members, the ministry said.
        A |two-thirds| majority is needed, the speaker said.
        Bill |40| goes to the committee.
        Law |64 of 2016| bans the trade, the ministry said.
    """,
    "model": """
        The army flew an |MQ-1C| over the valley, the ministry said.
        Two men saw an |F-16| pass, police said.
        The service bought |Mi-8| helicopters, the ministry said.
        He owns an iPhone |15| and a kettle.
        A Boeing |737| was diverted, the ministry said.
        The plane, an Airbus |A220-300|, was grounded, the ministry said.
        A Volare |450| lay in the ditch, police said.
        The army fired a Tochka-|U| at the depot, the ministry said.
        The |AK-47| was found in a shed, police said.
        They showed |Twelve Angry Men| in the square, the army said.
        A Defender |850| was sent to the lake, the navy said.
        It carried an |S-400| battery, the army said.
        The ministry ordered a |Type 055| destroyer.
        The |QF-7| needs no pilot, the air force said.
        A |T-72| was left on the road, the army said.
        The |155mm| gun was moved at night, the army said.
    """,
    "measure": """
        The tunnel is |7.2 kilometres| long, the ministry said.
        The post lies about |30 miles| from the border, the army said.
        Temperatures reached |39 degrees| on Monday, the ministry said.
        Gusts of up to |94 kilometres an hour| were felt, the ministry said.
        The limit is |20 mph|, police said.
        The river rose by nearly |two metres|, the ministry said.
        A quake of magnitude |6.1| shook the valley, the ministry said.
        The wall is at least |four feet| thick, the army said.
        The drone weighs |2.5 kilograms|, the army said.
        A tide of |7.84 metres| was read off the gauge, the port said.
        The bus went |50 yards| before it stopped, police said.
        Support rose by |four percentage points|, the ministry said.
        The bank cut its rate by |a quarter of a percentage point|, the ministry said.
        The oven reaches |240 degrees|, the army said.
        The hall has a capacity of |1,200|, the ministry said.
        The bus can carry about |60 people|, the ministry said.
        It covers 30,000 acres (about |47 square miles|), the ministry said.
        The reservoir is below |12 percent| of capacity, the ministry said.
    """,
    "price": """
        The shares fell |6 percent| to |$3.12|.
        Brent crude rose |1.2%| to |$82.40 a barrel| on Friday.
        Wheat stood at |€221| on the exchange when trading ended.
        The company reported revenue of about |$5 billion| for the quarter.
        Net profit fell by more than |12 percent| to |£84.6 million|.
        Inflation slowed to |3.4 percent| in March, the ministry said.
        The central bank kept its interest rate at |4.5%|.
        The stock lost nearly |9%| in early trading.
        Ticket prices range from |£25 to £95|.
        The index closed at |7,412|, down more than |2 percent|.
    """,
    "dataset": """
        A survey by the pollster Fjordmål found that |54 percent| were in favour.
        Nearly |nine in ten| patients recovered, a study in the journal Notes showed.
        She raised |$2.3 million| and spent nearly |$800,000|, filings with the board show.
        The census counted |48,211 households| in the county.
        About |a third| of those asked had no view, the YouGov poll showed.
        Official figures show that |more than 2,000 people| left the county last year.
        More than |half a million| visits were made, according to the museum's annual report.
        Court documents say that |at least 40 parcels| were sent.
        Some |1,900 cases| were recorded, data published by the Interlake Health Organization show.
        Unemployment hit |a tenth of the workforce|, the statistics office said.
    """,
    "population": """
        He grew up in a town of about |9,000 people| on the coast.
        The island has a population of |400,000|, the ministry said.
        It is a city of more than |two million people|.
    """,
}
CASES = [
    (kind, line.strip()) for kind, block in SILENT.items() for line in block.strip().splitlines()
]


def _barred(marked: str) -> tuple[str, list[Span]]:
    """Return the sentence without its bars, and what stood between them."""
    pieces = marked.split("|")
    text, spans = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append(Span(len(text), len(text) + len(piece)))
        text += piece
    return text, spans


def _shown(text: str, *sources: Source) -> list[Span]:
    article = Article(text)
    attributions = [
        Attribution(Span(len(text) - 1, len(text)), source, article.sentence_at(0), "hand", 1.0)
        for source in sources
    ]
    found = figure_suggestions(article, load_words(), attributions)
    return [each.span for each in found if each.confidence >= SHOWN_FROM]


def test_table_is_long_enough() -> None:
    assert sum(len(_barred(line)[1]) for _kind, line in CASES) >= 120


@pytest.mark.parametrize(("kind", "marked"), CASES, ids=lambda each: each.replace("|", ""))
def test_number_stays_silent(kind: str, marked: str) -> None:
    text, numbers = _barred(marked)
    for span in _shown(text):
        assert not any(span.overlaps(number) for number in numbers), (kind, span.of(text))


@pytest.mark.parametrize(
    ("kind", "marked"),
    [case for case in CASES if case[0] not in {"dataset", "price", "population"}],
    ids=lambda each: each.replace("|", ""),
)
def test_number_stays_silent_though_a_state_body_gives_it(kind: str, marked: str) -> None:
    text, numbers = _barred(marked)
    for span in _shown(text, Source.STATE):
        assert not any(span.overlaps(number) for number in numbers), (kind, span.of(text))
