"""Finds bodies of a state in a noun phrase, and says whether a body or a country is a source."""

from __future__ import annotations

from whosays.suggestions.english.attribution import Source
from whosays.suggestions.english.people import People
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.verdict import Verdict
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry
from whosays.suggestions.tokens import Token

_LINKS = listed("of for from at in within inside with under")
_PUBLIC = listed("national federal state royal government governmental public central")
_OF_STATES = listed("demonym country seat capital")
_PEOPLE = listed("officials official officers officer soldiers troops agents aides men")
_ARMS = listed("military army naval foreign domestic police defense defence")
_PRIVATE = listed("provider contractor supplier company charity")
"""Who works for a body of a state and is none: “the city's ambulance services provider”."""
_OWNERS = listed("government's state's ministry's army's")
_BODIES_OF_OWNERS = listed("body agency arm office unit authority bureau regulator commission")
_STATEMENTS = listed(
    "statement statements communique communiqué bulletin briefing announcement report reports "
    "data figures estimates"
)


class Bodies:
    """Looks for bodies of a state in the phrases of one article."""

    def __init__(self, phrases: Phrases, people: People, words: Words) -> None:
        """Look in *phrases*; *people* are those with names."""
        self._phrases = phrases
        self._people = people
        self._words = words
        self._tokens = phrases.tokens

    # -- inside a phrase

    def within(self, phrase: Phrase) -> Entry | None:
        """Return a body of a state inside *phrase* or what hangs on it, or None."""
        if self.head(phrase) in _PRIVATE:
            return None
        for terms in (self._words.state_heads, self._words.intelligence):
            found = self._phrases.within(terms, phrase)
            if found is not None and self._stands(found[0], found[1], phrase):
                return found[1]
        seat = self._phrases.within(self._words.countries, phrase)
        if seat is not None and seat[1].kind == "seat":
            return seat[1]
        for link, part in zip(phrase.links, phrase.parts, strict=True):
            found_in = self.within(part) if link in _LINKS else None
            if found_in is not None:
                return found_in
        return None

    def of_country(self, phrase: Phrase) -> bool:
        """Tell whether *phrase*, a short one, says of which country it is: “Israeli officials”."""
        found = self._phrases.within(self._words.countries, phrase)
        return found is not None and found[1].kind in ("demonym", "seat") and len(phrase.run) <= 3

    def of_state_part(self, phrase: Phrase) -> bool:
        """Tell whether a country is named in what hangs on *phrase*: “for the UAE sector”."""
        return any(
            self._is_of_state(self._tokens[number]) for part in phrase.parts for number in part.run
        )

    def head(self, phrase: Phrase) -> str:
        """Return the last word of the run of *phrase*, folded."""
        return self._tokens[phrase.run.stop - 1].folded

    def is_statement(self, phrase: Phrase) -> bool:
        """Tell whether *phrase* is something that a body of a state put out."""
        return self.head(phrase) in _STATEMENTS and self.within(phrase) is not None

    def _stands(self, span: range, entry: Entry, phrase: Phrase) -> bool:
        """Tell whether the term at *span* is a body as it stands, or has what makes it one."""
        before = self._tokens[phrase.run.start : span.start]
        if entry.kind == "office":
            return self._is_public(span, phrase)
        if entry.rest[:1] != ("name",):
            return True
        if span.stop == phrase.run.stop and self._is_named_by_part(span, phrase):
            return True
        if any(self._is_of_state(token) for token in before):
            return True
        begins = self._tokens[span.start].is_capitalized
        return bool(before) and begins and before[-1].is_capitalized

    def _is_named_by_part(self, span: range, phrase: Phrase) -> bool:
        """Tell whether an of-phrase makes the name: “the armed forces command of Velskar”."""
        if "of" not in phrase.links:
            return False
        part = phrase.parts[phrase.links.index("of")]
        if self._tokens[phrase.run.stop - 1].is_capitalized:
            return True
        return span.start > phrase.run.start and self._tokens[part.run.start].is_capitalized

    def _is_public(self, span: range, phrase: Phrase) -> bool:
        """Tell whether “agency”, “commission” … have a state's name or adjective before them."""
        before = self._tokens[phrase.run.start : span.start]
        if any(token.folded in _PUBLIC or self._is_of_state(token) for token in before):
            return True
        inner = Phrase(phrase.first, range(phrase.run.start, span.start), span.start)
        return self._phrases.within(self._words.state_heads, inner) is not None

    def _is_of_state(self, token: Token) -> bool:
        found = self._words.countries.at((token,), 0, possessive=True)
        return found is not None and found[1].kind in _OF_STATES

    # -- as a source

    def plural(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “prosecutors”, who are a body, before “officials”, who are people."""
        if self.head(phrase) in _PEOPLE or self._phrases.ending(self._words.roles, phrase) is None:
            return None
        if self._is_service(phrase):
            return Verdict(Source.STATE, "state-body", 0.7, phrase.end, words, "intelligence")
        found = self._phrases.ending(self._words.state_heads, phrase)
        return None if found is None else self.judge(phrase, words)

    def judge(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Return what *phrase* is where a body ends it; None where none does."""
        if self._is_other(phrase):
            return Verdict(Source.NAMED, "other-body", 0.7, phrase.end, words)
        for terms in (self._words.state_heads, self._words.intelligence):
            found = self._phrases.ending(terms, phrase)
            if found is None:
                continue
            if self._stands(range(found[0], phrase.run.stop), found[1], phrase):
                key = words | self._words_of_parts(phrase)
                head = self.head(phrase)
                return Verdict(Source.STATE, "state-body", 0.85, phrase.end, key, head)
        if self.is_statement(phrase):
            return Verdict(Source.STATE, "state-statement", 0.75, phrase.end, words, "statement")
        if any(map(self._is_arm, phrase.beside)):
            return Verdict(Source.STATE, "state-body", 0.8, phrase.end, words, self.head(phrase))
        return None

    def _is_arm(self, phrase: Phrase) -> bool:
        """Tell whether *phrase*, beside a name, is “the government's anti-drugs body”."""
        owned = _OWNERS.intersection(self._phrases.texts(phrase))
        return bool(owned) and self.head(phrase) in _BODIES_OF_OWNERS

    def _is_service(self, phrase: Phrase) -> bool:
        """Tell whether it is “Israeli military intelligence”, which is a service here."""
        if self.head(phrase) != "intelligence" or phrase.parts or phrase.determiners:
            return False
        first, *others = self._tokens[phrase.run.start : phrase.run.stop]
        arms = all(token.folded in _ARMS for token in others[:-1])
        return bool(others) and arms and self._is_of_state(first)

    def _is_other(self, phrase: Phrase) -> bool:
        """Tell whether a court, a company … ends *phrase*, with more words than a state body."""
        if self._words.courts_and_others.at(self._tokens, phrase.run.stop - 1) is not None:
            return bool(phrase.parts)  # “the National Commission on Human Rights”
        starts = [
            found[0]
            for terms in (self._words.state_heads, self._words.intelligence)
            if (found := self._phrases.ending(terms, phrase)) is not None
        ]
        for terms in (self._words.courts_and_others, self._words.intergovernmental):
            other = self._phrases.ending(terms, phrase)
            if other is not None and self._is_seat(phrase):
                return False  # “the White House” is no house of a parliament
            if other is not None and all(other[0] < start for start in starts):
                return True
        return False

    def _is_seat(self, phrase: Phrase) -> bool:
        found = self._phrases.ending(self._words.countries, phrase)
        return found is not None and found[1].kind == "seat"

    def _words_of_parts(self, phrase: Phrase) -> frozenset[str]:
        return frozenset(
            self._tokens[number].folded
            for link, part in zip(phrase.links, phrase.parts, strict=True)
            if link in ("of", "for")
            for number in part.run
        )

    def country(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge a country, or a place that stands for a government, that speaks."""
        if len(phrase.run) == 1 and self._people.is_place(phrase.run.start):
            return Verdict(Source.STATE, "country-speaks", 0.65, phrase.end, words, "country")
        found = self._phrases.ending(self._words.countries, phrase)
        if found is None or found[0] != phrase.run.start or phrase.parts:
            return None
        kind = found[1].kind
        if kind == "capital" and not phrase.determiners:
            return Verdict(Source.STATE, "country-speaks", 0.65, phrase.end, words, "country")
        if kind in ("country", "seat"):
            return Verdict(Source.STATE, "country-speaks", 0.75, phrase.end, words, "country")
        return None
