"""Tells which language a text is written in, as far as it matters: where there are rules for it.

Function words are counted: the small words that every text of a language is full of and other
languages have not. It takes a few sentences; a headline alone says too little.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000  # code points; a language does not change behind them
_FEWEST = 12  # words
_ENOUGH = 0.12  # of the words; in running English about four in ten are on the list
_SMALL_WORDS = {
    "en": "the of and to in that is was for it on with as at by from his her they this have had "
    "not but were are been said would who which their he she will has when after more about",
    "de": "der die das und ist nicht ein eine mit auf für von dem den des sich auch als wird nach "
    "bei einer eines hat sie er wie sind zur zum über werden haben",
    "fr": "le la les des et est une un du dans que qui pour pas sur au avec par plus ce sont cette "
    "aux il elle ont été mais ou leur",
    "es": "el la los las de que y en un una es por con para no del se su al lo más como pero sus "
    "ha fue este entre está",
    "it": "il la le di che e un una per non con del della dei sono nel alla gli ha da si più anche "
    "come è questo delle",
    "pt": "o a os as de que e um uma em para com não do da dos das por mais no na foi se ao pelo "
    "são como mas",
    "nl": "de het een en van is dat op te met voor niet zijn aan er maar ook door bij naar om uit "
    "werd heeft wordt",
    "sv": "och att det som en på är av för med den till har inte om ett han men var sig från vid",
    "pl": "w i na się że z do nie jest to o jak po za przez od był co tym dla oraz",
    "tr": "ve bir bu da de için ile olarak olan çok gibi daha sonra kadar değil ancak",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh juga ke karena",
}
_LISTS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_LATIN = "LATIN"


def language_of(text: str) -> str:
    """Return the language of *text* as BCP 47, ``und`` for another one, "" where it cannot tell."""
    words = [word.casefold() for word in _WORD.findall(text[:_LOOKED_AT])]
    if not words:
        return ""
    if not _is_mostly_latin(words):
        return "und"
    if len(words) < _FEWEST:
        return ""
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in small) / len(words)
        for language, small in _LISTS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _ENOUGH else "und"


def _is_mostly_latin(words: list[str]) -> bool:
    letters = [word[0] for word in words]
    latin = sum(unicodedata.name(letter, "").startswith(_LATIN) for letter in letters)
    return latin * 2 > len(letters)
