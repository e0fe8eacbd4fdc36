"""Says whether a noun phrase is an outlet that a state controls."""

from __future__ import annotations

from whosays.suggestions.english.attribution import Source
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.verdict import Verdict
from whosays.suggestions.english.words import Words

_SILENT = listed("public-broadcaster disputed")
_PEOPLE = listed("source official insider")
_PLAIN_OUTLETS = listed("agency channel network website site service radio daily")
_IN_NAMES = listed(
    "courier times herald post tribune gazette daily news press radio tv television today journal "
    "observer star mail express chronicle standard telegraph mirror sun bulletin voice channel"
)
"""Words of which names of outlets are made."""
_OWNERS = listed("state's government's army's party's republic's")


class Outlets:
    """Judges the outlets of one article."""

    def __init__(self, phrases: Phrases, words: Words) -> None:
        """Judge *phrases*."""
        self._phrases = phrases
        self._words = words
        self._tokens = phrases.tokens

    def judge(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Return what *phrase* is where it is an outlet that the lists or its words tell of."""
        if self._is_controlled(phrase):
            return self._state(phrase, words)
        known = self._known(phrase)
        if known is not None:
            return known
        if any(self._is_states(beside) for beside in phrase.beside):
            return Verdict(Source.STATE, "state-outlet", 0.85, phrase.run.stop, words, "outlet")
        return self._described(phrase, words)

    def _state(self, phrase: Phrase, words: frozenset[str]) -> Verdict:
        return Verdict(Source.STATE, "state-outlet", 0.85, phrase.end, words, "outlet")

    def _known(self, phrase: Phrase) -> Verdict | None:
        """Judge an outlet of the list: “Xinhua”, “the Xinhua news agency”."""
        found = self._phrases.within(self._words.state_media, phrase)
        if found is None:
            return None
        span, entry = found
        if entry.kind in _SILENT and self._is_somebody_there(span, phrase):
            return None
        if entry.kind in _SILENT:
            return Verdict(Source.NAMED, "public-outlet", 0.9, phrase.end, self._words_in(span))
        if entry.rest[1:2] == ("description",) and span.stop < phrase.run.stop:
            return self._state(phrase, self._words_in(range(span.stop, phrase.run.stop)))
        if span.stop == phrase.run.stop or self._is_outlet_word(span.stop, phrase):
            return self._state(phrase, self._words_in(span))
        return None

    def _is_somebody_there(self, span: range, phrase: Phrase) -> bool:
        """Tell whether it is “an Al Jazeera source” and not the outlet itself."""
        role = self._phrases.ending(self._words.roles, phrase)
        return span.stop < phrase.run.stop and role is not None and role[1].kind in _PEOPLE

    def _words_in(self, numbers: range) -> frozenset[str]:
        return frozenset(self._tokens[number].folded for number in numbers)

    def _is_controlled(self, phrase: Phrase) -> bool:
        """Tell whether *phrase* is “the state-run agency”, “Syrian state media”."""
        ending = self._phrases.ending(self._words.state_adjectives, phrase)
        if ending is None or ending[1].kind != "outlet":
            return False
        return self._has("control", phrase) and not self._has("independent", phrase)

    def _is_states(self, phrase: Phrase) -> bool:
        """Tell whether *phrase* is “the state broadcaster”, “the government's news service”."""
        ending = self._phrases.ending(self._words.state_adjectives, phrase)
        if ending is None or ending[1].kind != "outlet":
            return False
        is_owned = bool(_OWNERS & frozenset(self._phrases.texts(phrase)))
        return is_owned or self._is_controlled(phrase)

    def _described(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “the state-run news agency Varnapress”."""
        if not self._has("control", phrase) or self._has("independent", phrase):
            return None
        for number in range(phrase.run.start, phrase.run.stop - 1):
            found = self._words.state_adjectives.at(self._tokens, number)
            if found is None or found[1].kind != "outlet":
                continue
            name = range(number + found[0], phrase.run.stop)
            if name and self._tokens[name.start].is_capitalized:
                return self._state(phrase, self._words_in(name))
        last = self._tokens[phrase.run.stop - 1]
        if last.folded in _IN_NAMES and last.is_capitalized:
            return self._state(phrase, words)  # “state-run Global Courier”
        return None

    def _is_outlet_word(self, number: int, phrase: Phrase) -> bool:
        found = self._words.state_adjectives.at(self._tokens, number)
        is_last = number + 1 == phrase.run.stop
        if is_last and self._tokens[number].folded in _PLAIN_OUTLETS:
            return True
        is_outlet = found is not None and found[1].kind == "outlet"
        return found is not None and is_outlet and number + found[0] == phrase.run.stop

    def _has(self, kind: str, phrase: Phrase) -> bool:
        adjectives = self._words.state_adjectives
        for number in phrase.run:
            if self._tokens[number].folded not in adjectives.first_words:
                continue
            found = adjectives.at(self._tokens, number)
            if found is not None and found[1].kind == kind:
                return True
        return False
