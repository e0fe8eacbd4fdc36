"""Tells which language a text is written in, as far as it matters: where there are rules for it.

Function words are counted: the small words that every text of a language is full of and other
languages have not. It takes a few sentences; a headline alone says too little.
"""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")
_LOOKED_AT = 20_000  # code points; a language does not change behind them
_FEWEST_LETTERS = 12  # to tell a script
_FEWEST = 12  # words, to tell a language by its own small words
_MANY = 60  # words, to tell that it is none of those listed
_ENOUGH = 0.12  # of the words; in running English about four in ten are on the list
_SMALL_WORDS = {
    "en": "the of and to in that is was for it on with as at by from his her they this have had "
    "not but were are been said would who which their he she will has when after more about a an "
    "be its or we you i",
    "de": "der die das und ist nicht ein eine mit auf für von dem den des sich auch als wird nach "
    "bei einer eines hat sie er wie sind zur zum über werden haben in im zu dass an es",
    "fr": "le la les des et est une un du dans que qui pour pas sur au avec par plus ce sont cette "
    "aux il elle ont été mais ou leur de à en l d",
    "es": "el la los las de que y en un una es por con para no del se su al lo más como pero sus "
    "ha fue este entre está a",
    "it": "il la le di che e un una per non con del della dei sono nel alla gli ha da si più anche "
    "come è questo delle in i a l",
    "pt": "o a os as de que e um uma em para com não do da dos das por mais no na foi se ao pelo "
    "são como mas",
    "nl": "de het een en van is dat op te met voor niet zijn aan er maar ook door bij naar om uit "
    "werd heeft wordt in",
    "sv": "och att det som en på är av för med den till har inte om ett han men var sig från vid i",
    "da": "og at det som en på er af for med den til har ikke om et han men var sig fra ved i de "
    "blev eller",
    "pl": "w i na się że z do nie jest to o jak po za przez od był co tym dla oraz",
    "cs": "a v se na je že s z do o i to jako pro za by ale po které který byl podle",
    "ro": "și în de la a cu pe că un o nu din pentru este au fost care mai sunt ce sau",
    "hu": "a az és hogy nem egy is van volt meg de ez csak már még mint ami szerint",
    "fi": "ja on ei se että oli hän ovat myös mutta kun joka tai mukaan jo ole sen",
    "tr": "ve bir bu da de için ile olarak olan çok gibi daha sonra kadar değil ancak",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh juga ke karena",
    "vi": "và của là có trong được cho không các với một người này những đã khi ở về",
}
_LISTS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}


def language_of(text: str) -> str:
    """Return the language of *text* as BCP 47, ``und`` for another one, "" where it cannot tell.

    Only its beginning is looked at. English wins where two languages are as likely.
    """
    words = [word.casefold() for word in _WORD.findall(text[:_LOOKED_AT])]
    if _is_in_another_script(words):
        return "und"
    if len(words) < _FEWEST:
        return ""
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in small) / len(words)
        for language, small in _LISTS.items()
    }
    best = max(shares, key=lambda language: shares[language])  # the first of equals: English
    if shares[best] >= _ENOUGH:
        return best
    return "und" if len(words) >= _MANY else ""


def _is_in_another_script(words: list[str]) -> bool:
    letters = "".join(words)
    latin = len(_LATIN_LETTER.findall(letters))
    return len(letters) >= _FEWEST_LETTERS and latin * 2 < len(letters)
