"""Judges people with names, and those who hold an office."""

from __future__ import annotations

from whosays.suggestions.english.attribution import Source
from whosays.suggestions.english.bodies import Bodies
from whosays.suggestions.english.people import People
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.verdict import Verdict, is_outside
from whosays.suggestions.english.words import Words

_STATE_TITLES = listed("minister security governor")
_CONTESTED = listed("head-of-state diplomatic")
_ONE_OF_ITS_KIND = listed("the his her its their")
_SPEAKERS = listed("spokesman spokeswoman spokesperson")
_LEADERS = listed(
    "head chief director commander chairman chairwoman chair secretary deputy leader spokesman "
    "spokeswoman spokesperson representative commissioner official officer"
)


class Holders:
    """Judges the people of one article."""

    def __init__(self, phrases: Phrases, people: People, bodies: Bodies, words: Words) -> None:
        """Judge *phrases*; *people* are those with names, *bodies* those of states."""
        self._phrases = phrases
        self._people = people
        self._bodies = bodies
        self._words = words
        self._tokens = phrases.tokens

    # -- titles

    def titled(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge a title or rank with a name after it, or one that stands for its only holder."""
        found = self._title(phrase)
        if found is None:
            return None
        title, kind = found
        name = range(title.stop, phrase.run.stop)
        if not name:
            return self._named_in_part(phrase, words, kind) or self._office(phrase, words, kind)
        if not self._tokens[name.start].is_capitalized:
            return None
        key = frozenset({self._tokens[name.stop - 1].folded})
        return self._titled_name(phrase, words, kind, key)

    def _titled_name(
        self, phrase: Phrase, words: frozenset[str], kind: str, key: frozenset[str]
    ) -> Verdict:
        if is_outside(words) or kind in _CONTESTED:
            return Verdict(Source.NAMED, "named", 0.6, phrase.end, key)
        if self._is_of_other(phrase) or self._is_between_states(phrase):
            return Verdict(Source.NAMED, "named", 0.7, phrase.end, key)
        is_state = kind in _STATE_TITLES or any(map(self._is_for_state, phrase.beside))
        if is_state or (kind == "official" and self._bodies.within(phrase)):
            return Verdict(Source.STATE, "named-for-state", 0.85, phrase.end, key, "person")
        return Verdict(Source.NAMED, "named", 0.8, phrase.end, key)

    def _is_of_other(self, phrase: Phrase) -> bool:
        """Tell whether an of-phrase names a body between states, or no state body."""
        return any(
            self._phrases.within(terms, part) is not None
            for part in phrase.parts
            for terms in (self._words.intergovernmental, self._words.courts_and_others)
        )

    def _is_between_states(self, phrase: Phrase) -> bool:
        """Tell whether a body between states stands before the title: “EU Commissioner for …”."""
        return self._phrases.within(self._words.intergovernmental, phrase) is not None

    def _named_in_part(self, phrase: Phrase, words: frozenset[str], kind: str) -> Verdict | None:
        """Judge “Superintendent of Police Musa Abbas”: the of-phrase ends in the name."""
        if phrase.determiners not in ((), ("the",)) or phrase.links[:1] not in (["of"], ["for"]):
            return None
        part = phrase.parts[0]
        name = self._name_in(part)
        if name is not None and phrase.determiners and name.start == part.run.start:
            return None  # “the commander of Fort Bragg”
        if name is None:
            return None
        ranked = self._title(part) if phrase.determiners else None
        is_ranked = ranked is not None and ranked[0].stop == name.start
        if not (is_ranked or self._tokens[phrase.run.stop - 1].is_capitalized):
            return None
        if self._tokens[phrase.run.stop - 1].folded.endswith("s"):
            return None  # “Friends of Sir John Lee”
        key = frozenset({self._tokens[name.stop - 1].folded})
        return self._titled_name(phrase, words, kind, key)

    def _title(self, phrase: Phrase) -> tuple[range, str] | None:
        """Return the last title or rank of a state in the run of *phrase*, or any, and its kind."""
        best = None
        covered = phrase.run.start  # “Prime Minister” is no minister
        for number in phrase.run:
            if number < covered:
                continue
            for terms in (self._words.titles, self._words.ranks):
                if self._tokens[number].folded not in terms.first_words:
                    continue
                found = terms.at(self._tokens, number)
                if found is None or number + found[0] > phrase.run.stop + 1:
                    continue
                if number + found[0] < covered:
                    continue  # “General Secretary” is no general
                stop = min(number + found[0], phrase.run.stop)  # “minister of” has its part
                kind = found[1].kind
                if terms is self._words.ranks:
                    kind = "official" if kind == "either" else "security"
                covered = max(covered, stop)
                if best is None or kind in _STATE_TITLES:
                    best = range(number, stop), kind
        return best

    def _office(self, phrase: Phrase, words: frozenset[str], kind: str) -> Verdict | None:
        """Judge “the interior minister”, “the governor of the region, Roman Dakic”."""
        opening = phrase.determiners[0] if phrase.determiners else ""
        if not opening and self._has_owner(phrase):
            opening = "the"  # “Damora's defence minister”
        if not opening and phrase.parts and self._tokens[phrase.first].is_capitalized:
            opening = "the"  # “Director of the agency Ann Lee”, or without a name
        if opening and opening not in _ONE_OF_ITS_KIND:
            return None  # “a minister” is one of many
        if is_outside(words) or kind in _CONTESTED:
            return Verdict(Source.NAMED, "named", 0.5, phrase.end, words)
        is_state = kind in _STATE_TITLES or self._bodies.within(phrase) is not None
        names = [self._last(beside) for beside in phrase.beside if self.is_name(beside)]
        if names:
            return self._named(phrase, words.union(names), is_state=is_state)
        if opening != "the":
            return None
        if is_state and (kind not in _STATE_TITLES or len(words) > 1):
            return Verdict(Source.STATE, "office", 0.7, phrase.end, words, "person")
        return Verdict(Source.NAMED, "back", 0.6, phrase.end, words)

    def _has_owner(self, phrase: Phrase) -> bool:
        return self._tokens[phrase.run.start].folded.endswith(("'s", "s'"))

    def _named(self, phrase: Phrase, key: frozenset[str], *, is_state: bool) -> Verdict:
        if is_state:
            return Verdict(Source.STATE, "named-for-state", 0.85, phrase.end, key, "person")
        return Verdict(Source.NAMED, "named", 0.9, phrase.end, key)

    def _last(self, phrase: Phrase) -> str:
        return self._tokens[phrase.run.stop - 1].folded

    # -- names

    def is_name(self, phrase: Phrase) -> bool:
        """Tell whether the name of a person ends the run of *phrase*."""
        return self._name_in(phrase) is not None

    def _name_in(self, phrase: Phrase) -> range | None:
        for number in phrase.run:
            name = self._people.name_at(number, phrase.run.stop)
            if name is not None and name.stop == phrase.run.stop:
                return name
        return None

    def person(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “Maria Lopez”, “Lopez”, “Karl Lind, head of the police”, “a resident, Ann Lee”."""
        if phrase.parts and not phrase.determiners and self._title(phrase.parts[0]) is not None:
            in_part = self._named_in_part(phrase, words, "official")
            if in_part is not None:  # “Deputy Commander for Staff General Ann Lee”
                return in_part
        name = self._name_in(phrase)
        last = self._tokens[phrase.run.stop - 1]
        is_alone = len(phrase.run) == 1 and self._people.is_surname(last)
        is_state = any(self._is_for_state(beside) for beside in phrase.beside)
        has_one_name = is_state and len(phrase.run) == 1 and last.is_capitalized
        if name is None and not is_alone and not has_one_name:
            return self._named_beside(phrase, words)
        if name is not None and name.start > phrase.run.start:
            is_state = is_state or self._speaks_for_state(range(phrase.run.start, name.start))
        return self._named(phrase, frozenset({last.folded}), is_state=is_state)

    def _named_beside(self, phrase: Phrase, words: frozenset[str]) -> Verdict | None:
        """Judge “a resident, Maria Lopez”, and “a spokesman for the police, Karl Lind”."""
        names = [self._last(beside) for beside in phrase.beside if self.is_name(beside)]
        if not names:
            return None
        is_state = self._bodies.within(phrase) is not None
        return self._named(phrase, words.union(names), is_state=is_state)

    def _speaks_for_state(self, before: range) -> bool:
        """Tell whether what stands before a name is a state's office: “police chief Ann Lee”."""
        words = frozenset(self._tokens[number].folded for number in before)
        inner = Phrase(before.start, before, before.stop)
        return not is_outside(words) and self._bodies.within(inner) is not None

    def _is_for_state(self, phrase: Phrase) -> bool:
        """Tell whether *phrase*, beside a name, is an office of a state."""
        words = frozenset(self._phrases.texts(phrase))
        title = self._title(phrase)
        if is_outside(words):
            return False
        if title is not None and title[1] in _STATE_TITLES:
            return True
        if _SPEAKERS & words and ("official" in words or self._bodies.of_state_part(phrase)):
            return True
        is_leader = bool(words & _LEADERS) or title is not None
        return is_leader and self._bodies.within(phrase) is not None
