"""Says what kind of source a noun phrase is: a named person, a state body, somebody unnamed."""

from __future__ import annotations

from whosays.suggestions.english.bodies import Bodies
from whosays.suggestions.english.holders import Holders
from whosays.suggestions.english.nameless import Nameless
from whosays.suggestions.english.outlets import Outlets
from whosays.suggestions.english.people import People
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.verdict import Verdict
from whosays.suggestions.english.words import Words

_NOBODY = listed("no any every each neither either")


class Sourcing:
    """Judges the phrases of one article."""

    def __init__(self, phrases: Phrases, people: People, words: Words) -> None:
        """Judge *phrases*; *people* are those with names."""
        self._phrases = phrases
        outlets = Outlets(phrases, words)
        bodies = Bodies(phrases, people, words)
        holders = Holders(phrases, people, bodies, words)
        nameless = Nameless(phrases, people, bodies, words)
        self._judges = (
            outlets.judge,
            holders.titled,
            holders.person,
            nameless.spokesperson,
            bodies.plural,
            nameless.role,
            bodies.judge,
            bodies.country,
            nameless.group,
        )
        """In their order: the first that knows the phrase decides."""

    def verdict(self, phrase: Phrase) -> Verdict | None:
        """Return what *phrase* is as a source; None where it is nobody who could say anything."""
        if _NOBODY.intersection(phrase.determiners):
            return None
        words = frozenset(self._phrases.texts(phrase))
        for judge in self._judges:
            found = judge(phrase, words)
            if found is not None:
                return found
        return None
