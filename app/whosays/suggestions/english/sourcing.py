"""Says what kind of source a noun phrase is: a named person, a state body, somebody unnamed."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.suggestions.english.attribution import Source
from whosays.suggestions.english.people import People
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry

_STATE_TITLES = frozenset({"minister", "security", "governor"})
_CONTESTED_TITLES = frozenset({"head-of-state", "diplomatic"})
_FORMER = listed("former ex shadow opposition retired onetime erstwhile late")
_OUTSIDE = frozenset({"former", "shadow", "opposition"})
_BACK = frozenset({"the", "this", "that", "these", "those"})
_NOBODY = frozenset({"no", "any", "every", "each", "neither", "either"})
_STATEMENTS = listed(
    "statement statements spokesman spokeswoman spokesperson spokespeople communique "
    "communiqué bulletin briefing announcement report reports data figures estimates"
)
_LEADERS = listed(
    "head chief director commander chairman chairwoman chair secretary deputy leader "
    "spokesman spokeswoman spokesperson representative chief-of-staff commissioner"
)
_PUBLIC = listed("national federal state royal government governmental public central")
_PEOPLE = listed("officials official officers officer soldiers troops agents aides men")
_STATE_KINDS = frozenset({"state-agency", "state-broadcaster", "state-newspaper", "gazette"})
_SILENT_MEDIA = frozenset({"public-broadcaster", "disputed"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a phrase is as a source."""

    source: Source
    rule: str
    confidence: float
    end: int
    """Past the last token of the core."""
    words: frozenset[str] = frozenset()
    """What a later mention of the same source is known by."""
    head: str = ""


class Sourcing:
    """Judges the phrases of one article."""

    def __init__(self, phrases: Phrases, people: People, words: Words) -> None:
        """Judge *phrases*; *people* are those with names."""
        self._phrases = phrases
        self._people = people
        self._words = words
        self._tokens = phrases.tokens

    def verdict(self, phrase: Phrase) -> Verdict | None:
        """Return what *phrase* is as a source; None where it is nobody who could say anything."""
        run = phrase.run
        words = frozenset(self._phrases.texts(phrase))
        if set(phrase.determiners) & _NOBODY:
            return None
        for judge in (
            self._medium,
            self._titled,
            self._person,
            self._spokesperson,
            self._plural_body,
            self._role,
            self._body,
            self._country,
        ):
            found = judge(phrase, words)
            if found is not None:
                return found
        return self._group(phrase, words)

    def _group(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge what no list knows: “pickers at the farm”, “those present”, “Nimbus Rail”."""
        if "those" in phrase.determiners and self._head(phrase) in ("present", "involved"):
            return Verdict(Source.UNNAMED, "role-person", 0.8, phrase.end, words)
        last = self._tokens[phrase.run.stop - 1]
        is_first = len(phrase.run) == 1 and phrase.run.start == phrase.first
        begins = is_first and last.text[1:].islower() and self._begins_sentence(phrase.first)
        agents = last.folded.endswith(("ers", "ors", "ists", "ians"))
        if agents and (begins or not last.is_capitalized) and "the" not in phrase.determiners:
            return Verdict(Source.UNNAMED, "role-group", 0.55, phrase.end, words, last.folded)
        if last.is_capitalized:
            return Verdict(Source.NAMED, "named", 0.5, phrase.end, words)
        return None

    def _begins_sentence(self, number: int) -> bool:
        if number == 0:
            return True
        before = self._tokens[number - 1]
        return before.text in '.!?"“”:—' or "\n" in self._phrases.gap_before(number)

    # -- outlets

    def _medium(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        found = self._phrases.within(self._words.state_media, phrase)
        adjectives = self._words.state_adjectives
        ending = self._phrases.ending(adjectives, phrase)
        if ending is not None and ending[1].kind == "outlet":
            control = self._adjective("control", phrase)
            if control and not self._adjective("independent", phrase):
                return Verdict(Source.STATE, "state-outlet", 0.85, phrase.end, words, "outlet")
        if found is None:
            if any(self._is_state_outlet(beside) for beside in phrase.beside):
                return Verdict(Source.STATE, "state-outlet", 0.85, phrase.run.stop, words, "outlet")
            return self._outlet_with_name(phrase, words)
        span, entry = found
        if entry.kind in _SILENT_MEDIA:
            return Verdict(Source.NAMED, "public-outlet", 0.9, phrase.end, words)
        described = entry.rest[1:2] == ("description",)
        if described and self._tokens[phrase.run.stop - 1].is_capitalized:
            names = frozenset(
                self._tokens[number].folded for number in range(span.stop, phrase.run.stop)
            )
            return Verdict(Source.STATE, "state-outlet", 0.85, phrase.end, names, "outlet")
        if span.stop == phrase.run.stop or self._is_outlet_word(span.stop, phrase):
            key = frozenset(self._tokens[number].folded for number in span)
            return Verdict(Source.STATE, "state-outlet", 0.9, phrase.end, key, "outlet")
        return None

    def _is_state_outlet(self, phrase: Phrase) -> bool:
        """Tell whether *phrase* is “the state broadcaster”, “the government's news service”."""
        ending = self._phrases.ending(self._words.state_adjectives, phrase)
        if ending is None or ending[1].kind != "outlet":
            return False
        owners = ("state's", "government's", "army's", "party's", "republic's")
        owned = any(word in owners for word in self._phrases.texts(phrase))
        return owned or (
            self._adjective("control", phrase) and not self._adjective("independent", phrase)
        )

    def _outlet_with_name(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “the state-run news agency Varnapress”."""
        if not self._adjective("control", phrase) or self._adjective("independent", phrase):
            return None
        for number in range(phrase.run.start, phrase.run.stop - 1):
            found = self._words.state_adjectives.at(self._tokens, number)
            is_outlet = found is not None and found[1].kind == "outlet"
            if found is not None and is_outlet and self._tokens[number + found[0]].is_capitalized:
                names = frozenset(
                    self._tokens[n].folded for n in range(number + found[0], phrase.run.stop)
                )
                return Verdict(Source.STATE, "state-outlet", 0.85, phrase.end, names, "outlet")
        return None

    def _is_outlet_word(self, number: int, phrase: Phrase) -> bool:
        found = self._words.state_adjectives.at(self._tokens, number)
        return (
            found is not None and found[1].kind == "outlet" and number + found[0] == phrase.run.stop
        )

    def _adjective(self, kind: str, phrase: Phrase) -> bool:
        for number in phrase.run:
            found = self._words.state_adjectives.at(self._tokens, number)
            if found is not None and found[1].kind == kind:
                return True
        return False

    # -- people with names

    def _titled(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge a title or rank with a name after it, or that stands for its only holder."""
        found = self._title(phrase)
        if found is None:
            return None
        number, length, kind = found
        name = range(number + length, phrase.run.stop)
        outside = bool(words & _OUTSIDE) or any(word.startswith("ex-") for word in words)
        if len(name) == 0:
            return self._office(phrase, words, kind, outside=outside)
        if not self._tokens[name.start].is_capitalized:
            return None
        key = frozenset({self._tokens[name.stop - 1].folded})
        if outside or kind in _CONTESTED_TITLES:
            return Verdict(Source.NAMED, "named", 0.6, phrase.end, key)
        if kind in _STATE_TITLES or (kind == "official" and self.body_in(phrase)):
            return Verdict(Source.STATE, "named-for-state", 0.85, phrase.end, key, "person")
        return Verdict(Source.NAMED, "named", 0.8, phrase.end, key)

    def _title(self, phrase: Phrase) -> tuple[int, int, str] | None:
        best = None
        for number in phrase.run:
            for terms in (self._words.titles, self._words.ranks):
                found = terms.at(self._tokens, number)
                if found is None or number + found[0] > phrase.run.stop:
                    continue
                kind = found[1].kind
                if terms is self._words.ranks:
                    kind = "official" if kind == "either" else "security"
                if best is None or kind in _STATE_TITLES:
                    best = (number, found[0], kind)
        return best

    def _office(
        self, phrase: Phrase, words: frozenset[str], kind: str, *, outside: bool
    ) -> Verdict | None:
        """Judge “the interior minister”, “the governor of the region, Roman Dakic”."""
        if phrase.determiners and phrase.determiners[0] not in (
            "the",
            "his",
            "her",
            "its",
            "their",
        ):
            return None  # “a minister” is one of many
        named = any(self._is_name(beside) for beside in phrase.beside)
        if outside or kind in _CONTESTED_TITLES:
            return Verdict(Source.NAMED, "named", 0.5, phrase.end, words)
        if named:
            state = kind in _STATE_TITLES or self.body_in(phrase)
            key = words | frozenset(
                self._tokens[beside.run.stop - 1].folded for beside in phrase.beside
            )
            if state:
                return Verdict(Source.STATE, "named-for-state", 0.85, phrase.end, key, "person")
            return Verdict(Source.NAMED, "named", 0.8, phrase.end, key)
        if phrase.determiners[:1] == ("the",) and kind in _STATE_TITLES and len(words) > 1:
            return Verdict(Source.STATE, "office", 0.7, phrase.end, words, "person")
        if phrase.determiners[:1] != ("the",):
            return None
        if self.body_in(phrase):
            return Verdict(Source.STATE, "office", 0.7, phrase.end, words, "person")
        return Verdict(Source.NAMED, "back", 0.6, phrase.end, words)

    def _is_name(self, phrase: Phrase) -> bool:
        return self.name_in(phrase) is not None

    def name_in(self, phrase: Phrase) -> range | None:
        """Return the name of a person that ends the run of *phrase*, or None."""
        for number in phrase.run:
            name = self._people.name_at(number, phrase.run.stop)
            if name is not None and name.stop == phrase.run.stop:
                return name
        return None

    def _person(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        name = self.name_in(phrase)
        last = self._tokens[phrase.run.stop - 1]
        if name is None and not (len(phrase.run) == 1 and self._people.is_surname(last)):
            return self._named_beside(phrase, words)
        key = frozenset({last.folded})
        holder = any(self.is_state(beside) for beside in phrase.beside)
        before = range(phrase.run.start, name.start) if name is not None else range(0)
        if name is not None and len(before):
            holder = holder or self._speaks_for_state(phrase, before)
        if holder:
            return Verdict(Source.STATE, "named-for-state", 0.8, phrase.end, key, "person")
        return Verdict(Source.NAMED, "named", 0.9, phrase.end, key)

    def _named_beside(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “a resident, Maria Lopez”, and “a spokesman for the police, Karl Lind”."""
        named = [beside for beside in phrase.beside if self._is_name(beside)]
        if not named:
            return None
        key = words | {self._tokens[named[0].run.stop - 1].folded}
        if self.body_in(phrase) is not None:
            return Verdict(Source.STATE, "named-for-state", 0.8, phrase.end, key, "person")
        return Verdict(Source.NAMED, "named", 0.9, phrase.end, key)

    def _speaks_for_state(self, phrase: Phrase, before: range) -> bool:
        """Tell whether what stands *before* a name is an office of a state: “police chief Ann Lee”."""
        inner = Phrase(before.start, before, before.stop)
        words = {self._tokens[number].folded for number in before}
        if words & _OUTSIDE:
            return False
        return self.body_in(inner) is not None

    def is_state(self, phrase: Phrase) -> bool:
        """Tell whether *phrase* names an office or a body of a state."""
        words = set(self._phrases.texts(phrase))
        if words & _OUTSIDE or any(word.startswith("ex-") for word in words):
            return False
        title = self._title(phrase)
        if title is not None and title[2] in _STATE_TITLES:
            return True
        leader = bool(words & _LEADERS) or title is not None
        return leader and self.body_in(phrase) is not None

    # -- bodies

    def body_in(self, phrase: Phrase) -> Entry | None:
        """Return a body of a state inside *phrase* or what hangs on it, or None."""
        for terms in (self._words.state_heads, self._words.intelligence):
            found = self._phrases.within(terms, phrase)
            if found is not None and self._stands(found[0], found[1], phrase):
                return found[1]
        seat = self._phrases.within(self._words.countries, phrase)
        if seat is not None and seat[1].kind == "seat":
            return seat[1]
        for link, part in zip(phrase.links, phrase.parts, strict=True):
            if link in ("of", "for", "from", "at", "in", "within", "inside", "with"):
                found_in = self.body_in(part)
                if found_in is not None:
                    return found_in
        return None

    def _stands(self, span: range, entry: Entry, phrase: Phrase) -> bool:
        """Tell whether the term is a body as it stands, or has what makes it one."""
        if entry.kind == "office":
            return self._is_public_office(span, phrase)
        if entry.rest[:1] != ("name",):
            return True
        if span.stop == phrase.run.stop and "of" in phrase.links:
            part = phrase.parts[phrase.links.index("of")]
            if self._tokens[phrase.run.stop - 1].is_capitalized:
                return True
            if span.start > phrase.run.start and self._tokens[part.run.start].is_capitalized:
                return True
        before = [self._tokens[number] for number in range(phrase.run.start, span.start)]
        if any(self._is_of_state(token) for token in before):
            return True
        return (
            bool(before) and self._tokens[span.start].is_capitalized and before[-1].is_capitalized
        )

    def _is_public_office(self, span: range, phrase: Phrase) -> bool:
        """Tell whether “agency”, “commission” … have a state's name or adjective before them."""
        before = [self._tokens[number] for number in range(phrase.run.start, span.start)]
        if any(token.folded in _PUBLIC or self._is_of_state(token) for token in before):
            return True
        if not before:
            return False
        inner = Phrase(phrase.first, range(phrase.run.start, span.start), span.start)
        return self._phrases.within(self._words.state_heads, inner) is not None

    def _is_of_state(self, token: object) -> bool:
        words = self._words
        found = words.countries.at((token,), 0, possessive=True)  # type: ignore[arg-type]
        return found is not None and found[1].kind in ("demonym", "country", "seat", "capital")

    def _body(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        for terms in (self._words.courts_and_others, self._words.intergovernmental):
            other = self._phrases.ending(terms, phrase)
            if other is not None and self._longer(other, phrase):
                return Verdict(Source.NAMED, "other-body", 0.7, phrase.end, words)
        for terms in (self._words.state_heads, self._words.intelligence):
            found = self._phrases.ending(terms, phrase)
            if found is None:
                continue
            span = range(found[0], phrase.run.stop)
            if self._stands(span, found[1], phrase):
                key = words | frozenset(self._words_of_parts(phrase))
                return Verdict(
                    Source.STATE, "state-body", 0.85, phrase.end, key, self._head(phrase)
                )
        return self._statement(phrase, words)

    def _plural_body(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “prosecutors”, who are a body, before “officials”, who are people."""
        if self._head(phrase) in _PEOPLE or self._phrases.ending(self._words.roles, phrase) is None:
            return None
        found = self._phrases.ending(self._words.state_heads, phrase)
        return None if found is None else self._body(phrase, words)

    def _longer(self, other: tuple[int, Entry], phrase: Phrase) -> bool:
        """Tell whether no state body that ends there is named with more words than *other*."""
        for terms in (self._words.state_heads, self._words.intelligence):
            found = self._phrases.ending(terms, phrase)
            if found is not None and found[0] <= other[0]:
                return False
        return True

    def _words_of_parts(self, phrase: Phrase) -> list[str]:
        return [
            self._tokens[number].folded
            for link, part in zip(phrase.links, phrase.parts, strict=True)
            if link in ("of", "for")
            for number in part.run
        ]

    def _head(self, phrase: Phrase) -> str:
        return self._tokens[phrase.run.stop - 1].folded

    def _statement(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “a Transport Ministry statement”, “the ministry's report”, “Dakota police data”."""
        if self._head(phrase) not in _STATEMENTS or self.body_in(phrase) is None:
            return None
        return Verdict(Source.STATE, "state-statement", 0.75, phrase.end, words, "statement")

    def _country(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        if len(phrase.run) == 1 and self._people.is_place(phrase.run.start):
            return Verdict(Source.STATE, "country-speaks", 0.65, phrase.end, words, "country")
        found = self._phrases.ending(self._words.countries, phrase)
        if found is None or found[0] != phrase.run.start or phrase.parts:
            return None
        kind = found[1].kind
        if kind in ("country", "seat") or (kind == "capital" and not phrase.determiners):
            confidence = 0.75 if kind != "capital" else 0.65
            return Verdict(Source.STATE, "country-speaks", confidence, phrase.end, words, "country")
        return None

    # -- people without names

    def _spokesperson(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        found = self._phrases.ending(self._words.roles, phrase)
        if found is None or found[1].kind != "spokesperson":
            return None
        if self._phrases.ending(self._words.intergovernmental, phrase) is not None:
            return Verdict(Source.NAMED, "other-body", 0.8, phrase.end, words)
        if words & _OUTSIDE:
            return Verdict(Source.NAMED, "other-body", 0.5, phrase.end, words)
        if self.body_in(phrase) is not None or self._of_country(phrase):
            return Verdict(
                Source.STATE, "state-spokesperson", 0.8, phrase.end, words, self._head(phrase)
            )
        return Verdict(Source.NAMED, "spokesperson", 0.4, phrase.end, words)

    def _of_country(self, phrase: Phrase) -> bool:
        found = self._phrases.within(self._words.countries, phrase)
        return found is not None and found[1].kind in ("demonym", "seat") and len(phrase.run) <= 3

    def _role(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        found = self._phrases.ending(self._words.roles, phrase)
        if found is None:
            return self._evidence_before(phrase, words)
        number, entry = found
        kind = entry.kind
        if self._phrases.ending(self._words.intergovernmental, phrase) is not None:
            return Verdict(Source.NAMED, "other-body", 0.8, phrase.end, words)
        last = self._tokens[phrase.run.stop - 1]
        if (
            number == phrase.run.start == phrase.first
            and last.is_capitalized
            and last.text[1:].islower()
            and not self._begins_sentence(number)
        ):
            return Verdict(Source.NAMED, "named", 0.5, phrase.end, frozenset({last.folded}))
        back = bool(set(phrase.determiners) & _BACK) and "of" not in phrase.determiners
        plain = not phrase.parts and not phrase.modifier and number == phrase.run.start
        if back and plain:
            return Verdict(Source.UNNAMED, "back", 0.3, phrase.end, words, self._head(phrase))
        if kind == "evidence":
            return self._evidence(phrase, words)
        if phrase.is_possessed:
            return Verdict(Source.UNNAMED, "relation", 0.35, phrase.end, words, self._head(phrase))
        state = entry.rest[1:2] == ("state",) and kind != "elected"
        before = Phrase(phrase.first, range(phrase.run.start, number), number)
        before.parts, before.links = phrase.parts, phrase.links
        body = self.body_in(before)
        source = (
            Source.UNNAMED_STATE
            if body is not None or (state and self._of_country(phrase))
            else Source.UNNAMED
        )
        if words & _FORMER:
            source = Source.UNNAMED
        confidence = {
            "source": 0.9,
            "official": 0.85,
            "insider": 0.75,
            "person": 0.7,
            "military": 0.7,
            "profession": 0.65,
            "elected": 0.6,
            "kin": 0.55,
            "collective": 0.6,
            "outlet": 0.75,
        }.get(kind, 0.6)
        if phrase.modifier:
            confidence = max(confidence, 0.85)
        if back:
            singular = entry.rest[:1] == ("singular",)
            confidence -= 0.4 if singular and not phrase.parts and not phrase.modifier else 0.15
        if kind in ("profession", "kin", "insider") and self._is_of_somebody(phrase, number):
            confidence -= 0.25
        rule = "role-of-state" if source is Source.UNNAMED_STATE else f"role-{kind}"
        return Verdict(source, rule, confidence, phrase.end, words, self._head(phrase))

    def _is_of_somebody(self, phrase: Phrase, head: int) -> bool:
        """Tell whether it is somebody's: “Ann Bean's lawyers” are known by whom they act for."""
        return any(
            self._tokens[number].is_capitalized
            and self._tokens[number].folded.endswith(("'s", "s'"))
            and self._people.is_surname(self._tokens[number])
            for number in range(phrase.run.start, head)
        )

    def _evidence_before(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        found = self._phrases.ending(self._words.publications, phrase)
        if found is None:
            return None
        bare = not phrase.determiners or phrase.determiners[0] in (
            "some",
            "several",
            "many",
            "recent",
            "a",
            "one",
            "other",
            "numerous",
            "various",
        )
        named = bool(phrase.parts) or any(
            self._tokens[number].is_capitalized
            for number in phrase.run
            if number > phrase.first or not self._begins_sentence(number)
        )
        if found[1].kind == "study" and bare and not named:
            return Verdict(Source.UNNAMED, "study-without-name", 0.6, phrase.end, words)
        return Verdict(Source.PUBLISHED, "publication", 0.6, phrase.end, words)

    def _evidence(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        if phrase.modifier == "seen":
            giver = self.verdict(phrase.giver) if phrase.giver is not None else None
            is_state = giver is not None and giver.source is Source.STATE
            end = phrase.before_modifier if is_state else phrase.end
            return Verdict(Source.UNNAMED, "evidence-withheld", 0.8, end, words)
        if phrase.parts and phrase.links[0] == "of" and self.body_in(phrase.parts[0]) is not None:
            return Verdict(Source.UNNAMED, "evidence-withheld", 0.6, phrase.run.stop, words)
        if self.body_in(phrase) is not None and self._head(phrase) in _STATEMENTS:
            return Verdict(Source.STATE, "state-statement", 0.75, phrase.end, words, "statement")
        if self._phrases.ending(self._words.publications, phrase) is not None:
            return self._evidence_before(phrase, words)
        if phrase.is_possessed:
            return Verdict(Source.UNNAMED, "evidence-withheld", 0.6, phrase.end, words)
        bare = not phrase.determiners or phrase.determiners[0] not in ("the", "a", "an")
        return Verdict(Source.UNNAMED, "evidence", 0.45 if not bare else 0.55, phrase.end, words)
