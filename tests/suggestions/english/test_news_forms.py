"""Forms that news is written in: who is found in a sentence, with what figure, and who is not."""

from __future__ import annotations

import pytest

from whosays.suggestions.suggesting import suggest

SHORT = {"unnamed-source": "U", "state-agency": "S", "unverifiable-figure": "F"}


def shown(text: str) -> list[str]:
    """Return what is shown for *text*, each with the letter of its category before it."""
    return [
        f"{SHORT[each.category]} {each.span.of(text)}" for each in suggest(text, "en").suggestions
    ]


OFFICES = {
    "Budi, the head of the search and rescue agency in the nearby city of Telmar, said it sank.": [
        "S Budi, the head of the search and rescue agency in the nearby city of Telmar"
    ],
    "Lena Moor, officer-in-charge of Kelby Police Station, said the boat had sunk.": [
        "S Lena Moor, officer-in-charge of Kelby Police Station"
    ],
    "Lena Moor, deputy superintendent of police in Kelby, some 20 km from the coast, said so.": [
        "S Lena Moor, deputy superintendent of police in Kelby"
    ],
    "The commander of the navy's second zone General Karim Dost said the ship had turned.": [
        "S The commander of the navy's second zone General Karim Dost"
    ],
    "General Secretary Alma Reiter of the Farmers' Party said the talks had gone well.": [],
    "The fire and rescue service said the roof had fallen in.": ["S The fire and rescue service"],
    "Both had fled earlier, IGP Norham said.": ["S IGP Norham"],
    "Vera Sand, IGP Norham, said both had fled earlier.": ["S Vera Sand, IGP Norham"],
    "Musa Bello, a resident of Dole village told the paper that the river had risen.": [],
    "Three OPEC+ sources said the talks had failed.": ["U Three OPEC+ sources"],
    "The dam broke, according to a source interviewed by the Bay Courier.": [
        "U a source interviewed by the Bay Courier"
    ],
    "A doctor trained by the navy said the boy would live.": ["U A doctor trained by the navy"],
    "Work stopped, with officials citing shortages of supplies and staff.": ["U officials"],
    "Norham Metropolitan Police Deputy Chief of Criminal Investigations Cal Boyd said so.": [
        "S Norham Metropolitan Police Deputy Chief of Criminal Investigations Cal Boyd"
    ],
    "FBI Special Agent in Charge of the Norham office Lea Boyd said so.": [
        "S FBI Special Agent in Charge of the Norham office Lea Boyd"
    ],
    "Trails are used, according to the Dorn Board, the government's anti-smuggling body.": [
        "S the Dorn Board, the government's anti-smuggling body"
    ],
    "Dockers who spoke to the paper, however, said they were tired.": ["U Dockers"],
    "Home Secretary Ann Holt said the rules would change.": ["S Home Secretary Ann Holt"],
    "The home secretary said the rules would change.": ["S The home secretary"],
    "Meanwhile, Karl Hahn Brandt, district council member said the dam held.": [],
    "Most were hurt at the mill, where Karim Dost, a government official confirmed the fire.": [
        "S Karim Dost, a government official"
    ],
    "The loan fell through, according to people familiar.": ["U people familiar"],
    "He was held, according to the paper, which cited people with knowledge about the case.": [
        "U people with knowledge about the case"
    ],
    "Ostravia claims 1,036 soldiers have fallen.": ["S Ostravia", "F 1,036 soldiers"],
    "They did not say whether it was believed to be a bomb.": [],
    "City officials on Thursday considered a lawsuit.": [],
    "Hill Hospital Medical Superintendent Dr. Ann Holt said the boy would live.": [],
    "Police held eight people on smuggling charges and kept a lorry.": [],
    "Three women were hurt in rival protests both for and against the bill.": [],
    "Ministers, known as the panel of six, have agreed a ban on nets.": [],
    "Neither the navy nor the foreign ministry responded to questions.": [],
}


@pytest.mark.parametrize(("text", "found"), OFFICES.items())
def test_an_office_is_read_to_its_end(text: str, found: list[str]) -> None:
    assert shown(text) == found


EVIDENCE = {
    "New research now shows rising levels of lead in the river.": ["U New research"],
    "The search was based on information received from neighbours.": [
        "U information received from neighbours"
    ],
    "Soldiers searched the mill, acting on intelligence that arms were hidden there.": [
        "U intelligence"
    ],
    "A video released by the Coast Agency shows the crew.": [],
    "Seoul and Washington held the second session of their talks.": [],
    "A study of 400 patients found that sleep helped.": ["U A study of 400 patients"],
    "A study of patients at Lund University found that sleep helped.": [],
    "Ministers have agreed a ban on nets.": [],
}


@pytest.mark.parametrize(("text", "found"), EVIDENCE.items())
def test_what_is_kept_back_is_told_from_what_anybody_can_see(text: str, found: list[str]) -> None:
    assert [each for each in shown(text) if each.startswith("U")] == found


BROUGHT = {
    "MINSK, October 15 – BelTA. The bridge has been opened.": ["S BelTA"],
    "The bridge has been opened.\n\nSource: SANA": ["S SANA"],
    "The bridge has been opened.\n\nSource: Reuters": [],
    "She spoke in an interview with the News Agency of Nigeria (NAN) on Friday.": [
        "S the News Agency of Nigeria (NAN)"
    ],
}


@pytest.mark.parametrize(("text", "found"), BROUGHT.items())
def test_who_brought_a_report_is_read_where_it_stands(text: str, found: list[str]) -> None:
    assert shown(text) == found


FIGURES = {
    "Hundreds of homes, shops and other businesses have burned.": [
        "F Hundreds of homes, shops and other businesses"
    ],
    "Copper fell 1.2% to $8,410 a tonne after a smelter closed.": [],
    "Much was said before the 2016 elections.": [],
    "We have 12 engines plus two ladders.": [],
    "It is too early to ground 787 aircraft, she said.": [],
    "It spent between €1.5bn and €3.5bn ($1.8bn and $4.2bn).": ["F between €1.5bn and €3.5bn"],
    "The planet lies 60 lightyears away, the space ministry said.": ["S the space ministry"],
    "Army units killed 27 militants near the dam on Sunday.": ["F 27 militants"],
    "The crash has left about 60 prisoners’ families in want.": ["F about 60 prisoners’ families"],
    "The two parties speak of tax cuts of about €20 billion.": ["F about €20 billion"],
    "The owner would earn £35m from the sale of his shares, according to some City estimates.": [
        "F £35m",
        "U some City estimates",
    ],
    "Authors of the study published in the journal Land Biology in May counted beetles. "
    "They found 49% of the kinds to be stable.": [],
    "Interior Minister Olga Brand spoke on Monday. “We are patient,” Brand said.\n\n"
    "The minister said 1,240 smugglers had been caught.": [
        "S Interior Minister Olga Brand",
        "F 1,240 smugglers",
    ],
}


@pytest.mark.parametrize(("text", "found"), FIGURES.items())
def test_what_stands_for_a_figure_is_followed(text: str, found: list[str]) -> None:
    assert [each for each in shown(text) if "study" not in each] == found
