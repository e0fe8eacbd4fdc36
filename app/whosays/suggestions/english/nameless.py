"""Judges sources without names: roles, groups, and evidence that a reader is not shown."""

from __future__ import annotations

from whosays.suggestions.english.attribution import Source
from whosays.suggestions.english.bodies import Bodies
from whosays.suggestions.english.people import People
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.verdict import Verdict, is_outside
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry

_BACK = listed("the this that these those")
_FORMER = listed("former ex shadow opposition retired onetime erstwhile late")
_ONE_STUDY = listed("some several many recent a one other numerous various")
_KEPT_BACK = listed(
    "leaked internal confidential secret classified unpublished intercepted hacked stolen "
    "unconfirmed preliminary satellite reconnaissance purported unverified undisclosed initial "
    "early operational intelligence credible posted"
)
"""Words that make evidence what a reader cannot look up."""
_ONE_OF_ITS_KIND = listed(
    "chief head boss chairman chairwoman president director owner founder executive"
)
_NO_SPEAKERS = listed(
    """newspaper letter paper number order computer center chapter banner sticker newsletter folder
    register flyer poster member offer answer matter power water river tower summer winter theater
    september october november december weather center border danger disaster thriller winner war
    car year bar jar star author user motor doctor monitor factor sector error mirror"""
)
_PUBLISHED = listed(
    "published released conducted carried led by in commissioned from authored compiled produced"
)
_ABOUT_SOMETHING = listed(
    "analysis review examination footage video videos image images photo photos photographs "
    "recording recordings study inspection"
)
"""Evidence whose of-phrase says what it is about, not whose it is."""
_PUT_OUT = listed("released published issued posted distributed")
_WORDS_TO_PUBLISHER = 12
_GIVEN_OUT = listed("figures data statistics numbers estimates records accounts")
"""What a body or a company gives out, too: “its figures show”."""
_GROUPS = listed(
    "groups associations unions organisations organizations charities networks committees "
    "coalitions militias factions collectives observers monitors"
)
_KNOWN_BY_OTHERS = listed("profession kin insider")
_AGENTS = ("ers", "ors", "ists", "ians")
_AGENT = ("er", "or", "ist", "ian", "man", "woman")
_CONFIDENCE = {
    "source": 0.9,
    "official": 0.85,
    "insider": 0.75,
    "outlet": 0.75,
    "person": 0.7,
    "military": 0.7,
    "profession": 0.65,
    "elected": 0.6,
    "collective": 0.6,
    "kin": 0.6,
}


class Nameless:
    """Judges the sources without names of one article."""

    def __init__(self, phrases: Phrases, people: People, bodies: Bodies, words: Words) -> None:
        """Judge *phrases*; *people* are those with names, *bodies* those of states."""
        self._phrases = phrases
        self._people = people
        self._bodies = bodies
        self._words = words
        self._tokens = phrases.tokens

    # -- who speaks for somebody

    def spokesperson(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “a spokesman for the ministry”."""
        found = self._phrases.ending(self._words.roles, phrase)
        if found is None or found[1].kind != "spokesperson":
            return None
        if self._is_intergovernmental(phrase) or is_outside(words):
            return Verdict(Source.NAMED, "other-body", 0.8, phrase.end, words)
        if self._bodies.within(phrase) is not None or self._bodies.of_country(phrase):
            head = self._bodies.head(phrase)
            return Verdict(Source.STATE, "state-spokesperson", 0.8, phrase.end, words, head)
        return Verdict(Source.NAMED, "spokesperson", 0.4, phrase.end, words)

    def _is_intergovernmental(self, phrase: Phrase) -> bool:
        return self._phrases.ending(self._words.intergovernmental, phrase) is not None

    # -- roles

    def role(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “a senior official”, “two people familiar with the talks”, “documents seen by”."""
        found = self._phrases.ending(self._words.roles, phrase)
        if found is None:
            return self._publication(phrase, words)
        number, entry = found
        if self._is_intergovernmental(phrase):
            return Verdict(Source.NAMED, "other-body", 0.8, phrase.end, words)
        is_alone = len(phrase.run) == 1 and phrase.run.start == phrase.first
        if is_alone and self._is_surname(number):
            return Verdict(Source.NAMED, "named", 0.5, phrase.end, words)
        if self._points_back(phrase) and self._is_plain(phrase, number):
            return Verdict(
                Source.UNNAMED, "back", 0.3, phrase.end, words, self._bodies.head(phrase)
            )
        if entry.kind == "evidence":
            return self._evidence(phrase, words)
        return self._somebody(phrase, words, number, entry)

    def _is_surname(self, number: int) -> bool:
        """Tell whether the word for a trade at *number* is a name: “…, Cook said”."""
        token = self._tokens[number]
        is_name = token.is_capitalized and token.text[1:].islower()
        return is_name and not self._begins_sentence(number)

    def _points_back(self, phrase: Phrase) -> bool:
        return bool(_BACK.intersection(phrase.determiners)) and "of" not in phrase.determiners

    def _is_plain(self, phrase: Phrase, head: int) -> bool:
        return not phrase.parts and not phrase.modifier and head == phrase.run.start

    def _somebody(
        self, phrase: Phrase, words: frozenset[str], number: int, entry: Entry
    ) -> Verdict:
        head = self._bodies.head(phrase)
        if phrase.is_possessed:
            return Verdict(Source.UNNAMED, "relation", 0.35, phrase.end, words, head)
        confidence = self._confidence(phrase, number, entry)
        if self._is_of_state(phrase, words, number, entry):
            source, rule = Source.UNNAMED_STATE, "role-of-state"
        else:
            source, rule = Source.UNNAMED, f"role-{entry.kind}"
        return Verdict(source, rule, confidence, phrase.end, words, head)

    def _is_of_state(
        self, phrase: Phrase, words: frozenset[str], number: int, entry: Entry
    ) -> bool:
        """Tell whether it is somebody inside a body of a state: either category is right then."""
        if words & _FORMER:
            return False
        before = Phrase(phrase.first, range(phrase.run.start, number), number)
        before.parts, before.links = phrase.parts, phrase.links
        if self._bodies.within(before) is not None:
            return True
        may_be = entry.rest[1:2] == ("state",) and entry.kind != "elected"
        return may_be and self._bodies.of_country(phrase)

    def _confidence(self, phrase: Phrase, number: int, entry: Entry) -> float:
        sure = _CONFIDENCE.get(entry.kind, 0.6)
        if phrase.modifier:
            sure = max(sure, 0.85)
        if self._points_back(phrase):
            is_one = entry.rest[:1] == ("singular",) and not phrase.parts and not phrase.modifier
            sure -= 0.4 if is_one else 0.15
        if entry.kind in _KNOWN_BY_OTHERS and self._is_of_somebody(phrase, number):
            sure -= 0.25
        if self._is_only_one(phrase):
            sure -= 0.35
        return sure

    def _is_only_one(self, phrase: Phrase) -> bool:
        """Tell whether a reader can find out who it is: “the airline's finance chief”."""
        run = self._tokens[phrase.run.start : phrase.run.stop]
        owner = any(token.folded.endswith(("'s", "s'")) for token in run)
        return owner and run[-1].folded in _ONE_OF_ITS_KIND

    def _is_of_somebody(self, phrase: Phrase, head: int) -> bool:
        """Tell whether it is somebody's: “Ann Bean's lawyers” are known by whom they act for."""
        return any(
            token.folded.endswith(("'s", "s'")) and self._people.is_surname(token)
            for token in self._tokens[phrase.run.start : head]
        )

    # -- what no list knows

    def group(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge what no list knows: “pickers at the farm”, “those present”, “Nimbus Rail”."""
        if "those" in phrase.determiners and self._bodies.head(phrase) in ("present", "involved"):
            return Verdict(Source.UNNAMED, "role-person", 0.8, phrase.end, words)
        last = self._tokens[phrase.run.stop - 1]
        begins = (
            len(phrase.run) == 1
            and phrase.run.start == phrase.first
            and last.text[1:].islower()
            and self._begins_sentence(phrase.first)
        )
        if last.is_capitalized and not begins:
            return Verdict(Source.NAMED, "named", 0.5, phrase.end, words)
        if last.folded.endswith(_AGENTS) and "the" not in phrase.determiners:
            return Verdict(Source.UNNAMED, "role-group", 0.55, phrase.end, words, last.folded)
        if self._is_one_of_a_trade(phrase) or self._is_some_group(phrase):
            return Verdict(Source.UNNAMED, "role-group", 0.55, phrase.end, words, last.folded)
        return Verdict(Source.NAMED, "named", 0.5, phrase.end, words) if begins else None

    def _is_one_of_a_trade(self, phrase: Phrase) -> bool:
        """Tell whether it is somebody whose trade no list knows: “a bell ringer”."""
        head = self._bodies.head(phrase)
        is_one = phrase.determiners[-1:] in (("a",), ("an",), ("one",), ("another",))
        return is_one and head.endswith(_AGENT) and head not in _NO_SPEAKERS

    def _is_some_group(self, phrase: Phrase) -> bool:
        """Tell whether it is a group without a name: “a local youth association”."""
        head = self._bodies.head(phrase)
        if head in _GROUPS:
            return not phrase.determiners
        is_one = phrase.determiners[-1:] in (("a",), ("an",), ("one",), ("another",))
        return is_one and f"{head}s" in _GROUPS

    def _begins_sentence(self, number: int) -> bool:
        if number == 0:
            return True
        before = self._tokens[number - 1]
        return before.text in '.!?"“”:—' or "\n" in self._phrases.gap_before(number)

    # -- evidence

    def _is_by_somebody(self, phrase: Phrase) -> bool:
        """Tell whether “by” and a name say whose it is: “estimates by the envoy Ann Lee”."""
        tokens, end = self._tokens, phrase.end
        if end + 1 >= len(tokens) or tokens[end].folded != "by":
            return False
        maker = self._phrases.at(end + 1, len(tokens))
        return maker is not None and any(tokens[each].is_capitalized for each in maker.run)

    def _publication(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “studies”, without names, and “a report by the auditor”, which can be read."""
        found = self._phrases.ending(self._words.publications, phrase)
        if self._is_by_somebody(phrase):
            return Verdict(Source.PUBLISHED, "publication", 0.6, phrase.end, words)
        if found is None:
            return None
        is_bare = not phrase.determiners or phrase.determiners[0] in _ONE_STUDY
        is_named = self._has_name(phrase) or self._is_published_in(phrase)
        if found[1].kind == "study" and is_bare and not is_named:
            return Verdict(Source.UNNAMED, "study-without-name", 0.6, phrase.end, words)
        return Verdict(Source.PUBLISHED, "publication", 0.6, phrase.end, words)

    def _is_published_in(self, phrase: Phrase) -> bool:
        """Tell whether a name says where it can be read: “a study published in the journal X”."""
        after = self._tokens[phrase.end : phrase.end + _WORDS_TO_PUBLISHER]
        if not after or after[0].folded not in _PUBLISHED:
            return False
        for number, token in enumerate(after[1:], start=phrase.end + 1):
            if token.text in ",.;:!?":
                return False
            day = self._words.months_and_days.at(self._tokens, number)
            if token.is_capitalized and day is None:
                return True
        return False

    def _has_name(self, phrase: Phrase) -> bool:
        parts = (number for part in phrase.parts for number in range(part.first, part.end))
        return any(self._tokens[number].is_capitalized for number in parts) or any(
            self._tokens[number].is_capitalized
            for number in phrase.run
            if number > phrase.first or not self._begins_sentence(number)
        )

    def _is_released(self, phrase: Phrase) -> bool:
        """Tell whether somebody with a name put it out for all: “video released by the army”."""
        giver = phrase.giver
        if giver is None or self._tokens[phrase.run.stop].folded not in _PUT_OUT:
            return False
        return any(self._tokens[number].is_capitalized for number in giver.run)

    def _evidence(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        published = self._phrases.ending(self._words.publications, phrase)
        if (phrase.is_possessed and published is not None) or self._is_released(phrase):
            return Verdict(Source.PUBLISHED, "publication", 0.6, phrase.end, words)
        if phrase.modifier == "seen":
            giver = None if phrase.giver is None else self._bodies.judge(phrase.giver, words)
            is_state = giver is not None and giver.source is Source.STATE
            end = phrase.before_modifier if is_state else phrase.end
            return Verdict(Source.UNNAMED, "evidence-withheld", 0.8, end, words)
        is_of = phrase.links[:1] == ["of"] and self._bodies.head(phrase) not in _ABOUT_SOMETHING
        if is_of and self._bodies.within(phrase.parts[0]) is not None:
            return Verdict(Source.UNNAMED, "evidence-withheld", 0.6, phrase.run.stop, words)
        if self._bodies.is_statement(phrase):
            return Verdict(Source.STATE, "state-statement", 0.75, phrase.end, words, "statement")
        if phrase.is_possessed:
            is_given = self._bodies.head(phrase) in _GIVEN_OUT and phrase.determiners[0] == "its"
            sure = 0.45 if is_given else 0.6
            return Verdict(Source.UNNAMED, "evidence-withheld", sure, phrase.end, words)
        is_bare = not phrase.determiners or phrase.determiners[0] not in ("the", "a", "an")
        sure = 0.6 if is_bare else 0.45
        sure = 0.7 if words & _KEPT_BACK else sure
        evidence = Verdict(Source.UNNAMED, "evidence", sure, phrase.end, words)
        return self._publication(phrase, words) or evidence
