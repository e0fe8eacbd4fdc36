"""Which language a text is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.errors import KnownError
from whosays.suggestions.language import language_of
from whosays.suggestions.suggesting import suggest

TEXTS = {
    "en": "The harbour was closed on Monday after a ship had run aground in the night, and the "
    "port said that it would stay so until the weather was better.",
    "de": "Der Hafen wurde am Montag geschlossen, nachdem in der Nacht ein Schiff auf Grund "
    "gelaufen war, und er bleibt es nach Angaben der Stadt, bis sich das Wetter bessert.",
    "fr": "Le port a été fermé lundi après qu'un navire s'est échoué dans la nuit, et il le "
    "restera jusqu'à ce que le temps soit meilleur, selon la ville.",
    "es": "El puerto se cerró el lunes después de que un barco encallara por la noche, y la "
    "ciudad dijo que seguiría así hasta que mejorara el tiempo.",
    "it": "Il porto è stato chiuso lunedì dopo che una nave si era arenata nella notte, e la "
    "città ha detto che non sarà aperto fino a quando il tempo non migliora.",
    "pt": "O porto foi fechado na segunda-feira depois que um navio encalhou à noite, e a cidade "
    "disse que não vai abrir até que o tempo melhore.",
    "nl": "De haven werd maandag gesloten nadat er in de nacht een schip aan de grond was "
    "gelopen, en dat blijft zo tot het weer beter is, zegt de stad.",
    "sv": "Hamnen stängdes på måndagen efter att ett fartyg hade gått på grund under natten, och "
    "den är inte öppen igen förrän vädret har blivit bättre.",
    "pl": "Port został zamknięty w poniedziałek po tym, jak w nocy statek wszedł na mieliznę, i "
    "nie będzie otwarty, aż się pogoda poprawi, o czym powiedział burmistrz.",
    "tr": "Liman, gece bir geminin karaya oturması üzerine pazartesi günü kapatıldı ve hava daha "
    "iyi olana kadar açık değil; bu karar için çok geç kalındı.",
    "id": "Pelabuhan itu ditutup pada hari Senin setelah sebuah kapal kandas di malam hari, dan "
    "tidak akan dibuka sampai cuaca yang buruk ini membaik.",
    "fi": "Satama suljettiin maanantaina, kun laiva oli ajanut yöllä karille, ja se on kiinni, "
    "kunnes sää paranee, mutta se ei ole vielä varma.",
}
OTHER_SCRIPTS = [
    "Порт закрыли в понедельник после того, как ночью корабль сел на мель у маяка.",
    "أغلق الميناء يوم الاثنين بعد أن جنحت سفينة خلال الليل قرب المنارة.",
    "夜间一艘船在灯塔附近搁浅后，港口于周一关闭，直到天气好转为止。NASA",
    "夜に船が灯台の近くで座礁したため、港は月曜日に閉鎖された。",
    "रात में एक जहाज के फँस जाने के बाद सोमवार को बंदरगाह बंद कर दिया गया।",
    "Το λιμάνι έκλεισε τη Δευτέρα, αφού ένα πλοίο προσάραξε μέσα στη νύχτα.",
]


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_or_two_are_enough(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize("text", OTHER_SCRIPTS)
def test_another_script_is_another_language(text: str) -> None:
    assert language_of(text) == "und"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17:40",
        "Bridge closed",
        "Two killed, three hurt in Ohio highway crash, police say; suspect held",
        "Tallinn 3, Riga 1; Vilnius 2, Kaunas 2; Narva 0, Tartu 4; Oulu 1, Raahe 1",
    ],
)
def test_a_headline_or_a_table_says_too_little_and_is_read_as_english(text: str) -> None:
    assert language_of(text) == ""
    assert suggest(text).language == "en"


def test_without_rules_for_a_language_it_says_so() -> None:
    with pytest.raises(KnownError, match=r"rules for English, and none for the language “de”\."):
        suggest(TEXTS["de"])
    with pytest.raises(KnownError, match="this text is in another language"):
        suggest(OTHER_SCRIPTS[0])
    with pytest.raises(KnownError, match="“fr”"):
        suggest("A senior official said so.", "fr")


def test_what_somebody_says_of_the_language_is_believed() -> None:
    assert suggest(TEXTS["de"], "en-GB").language == "en"


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_an_answer(text: str) -> None:
    assert language_of(text) in {"", "und", *TEXTS, "da", "cs", "ro", "hu", "vi"}
