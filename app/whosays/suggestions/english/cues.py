"""Finds the places where a text credits something to somebody, and the phrases that name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whosays.suggestions.article import Article, within
from whosays.suggestions.english.appositions import Appositions
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.subjects import (
    AUXILIARIES,
    QUOTES,
    RELATIVES,
    TIME_LINKS,
    Subjects,
)
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry

_BE = listed("is are was were be been being")
_WHO = listed("who which that")
_TAKES_HEARER = listed("tell inform brief assure remind notify ask deny")
_PREPOSITIONS = listed("according citing quoting per")
_OPINIONS = listed("view words estimate opinion judgement judgment estimates")
_GOES_ON = listed("and as when after while but")
_FOLLOWS_CLAUSE = RELATIVES | TIME_LINKS | _GOES_ON
_GIVING = listed("claims reports accounts allegations statements accusations suggestions")
"""What somebody gives: “claims by residents that …”."""
_RESTING = {"based": "on", "strength": "of", "basis": "of", "acting": "on"}
"""Words before what something rests on, and what stands between."""
_KEPT = listed("information intelligence tip tips tip-off tip-offs leads")
_FEELING = listed(
    "worried concerned confident convinced adamant hopeful sceptical skeptical certain optimistic "
    "fearful alarmed pessimistic"
)
"""What those are who “are worried that” something is so."""
_FEEL = _BE | listed("remain remains remained became become feel feels felt seem seemed")
_BEFORE_FEELING = _FEEL | AUXILIARIES
_LEARNING = listed("learn hear")
_QUOTING = listed("quote cite")
_SAME_IN_PAST = listed("put set read")
_GOING_ON = listed("says claims warns denies reports writes confirms")
"""Kinds of verb that say something while they go on: “is warning”, not “is finding”."""
_ANSWERING = listed("respond reply answer continue go-on follow address detail")
_TO_COME = listed("will shall must should may can")
_BEFORE_TO = listed("on continued continues appeared appears seemed seems used moved rushed")
_SAYING_TOO = listed("urges believes shows declines")
_OPENS_WORDS = frozenset('“"«‘:')
_SAID_BEFORE = frozenset('”"»’,')
_CLOSES_CLAUSE = frozenset('.,;—–!?“"')
_HEARERS = {
    "interview": "with",
    "speaking": "to",
    "spoke": "to",
    "talking": "to",
    "remarks": "to",
}
"""Words before the outlet that somebody speaks to, and what stands between."""
_SAID_ALREADY = '.,;:—–!?”"»'
_LONGEST_HEADLINE = 160  # code points
_GOING_ON_WITH = listed(
    "continue go-on track carry follow lead order hear learn relate hold agree consider"
)
"""Verbs of saying only with what is said beside them: “the army continued to advance”."""
_OF_WHAT = listed("suspect accuse convict assure inform")
_MANY = listed("two three four five six seven eight nine ten eleven twelve several many")
_GIVEN = listed("toll figure number account version reason reasons warning assurances assurance")
_GIVEN_WITHIN = 5  # tokens
_PUT_AT = 8  # tokens from “put” in which “at” stands: “put the number at”
_HEADLINE_END = 8  # tokens in which the source of a headline stands


@dataclass(slots=True)
class Cue:
    """A phrase that something is credited to, and how."""

    phrase: Phrase
    kind: str
    """The kind of the verb, or ``preposition``, ``headline``, ``hearer``."""
    is_strong: bool = True
    """Whether the verb is one of saying and hardly anything else."""
    word: str = ""
    """The verb's base form."""
    is_agent: bool = False
    """Whether the phrase follows “by”."""
    is_far: bool = False
    """Whether another verb stands between: the phrase is the subject of both."""


@dataclass(slots=True)
class _Verb:
    """A reporting verb where it stands."""

    at: int
    after: int
    entry: Entry
    word: str
    """Its base form."""
    form: str
    """``base``, ``present``, ``past``, ``participle`` or ``ing``."""

    @property
    def is_strong(self) -> bool:
        return self.entry.rest[2:3] == ("strong",)

    @property
    def is_noun_too(self) -> bool:
        return self.entry.rest[3:4] == ("noun",)

    def credits(self, phrase: Phrase, *, gives_words: bool = False) -> Cue:
        """Return the cue; with *gives_words* the verb is one of saying, whatever else it is."""
        kind = "says" if gives_words and self.entry.kind in _SAYING_TOO else self.entry.kind
        return Cue(phrase, kind, self.is_strong or gives_words, self.word)


class Cues:
    """Finds the cues of one article."""

    def __init__(self, article: Article, phrases: Phrases, words: Words) -> None:
        """Look in *article*."""
        self._article = article
        self._tokens = article.tokens
        self._phrases = phrases
        self._words = words
        self._appositions = Appositions(phrases, words)
        self._subjects = Subjects(phrases, self._appositions, words)

    def find(self) -> Iterator[Cue]:
        """Give every cue; those of headlines first, the others in order."""
        yield from self._headlines()
        verbs = self._words.reporting_verbs.first_words
        looked_for = verbs | _PREPOSITIONS | _OPINIONS | _HEARERS.keys() | _GIVING | _FEELING
        looked_for |= _RESTING.keys()
        words, places = self._article.folded, self._article.places(looked_for)
        for sentence in self._article.sentence_ranges:
            for number in within(places, sentence):
                folded = words[number]
                if folded in _PREPOSITIONS:
                    yield from self._preposed(number, sentence)
                elif folded in _OPINIONS:
                    yield from self._opinion(number, sentence)
                elif self._follows(number, sentence, _HEARERS.get(folded, "")):
                    yield from self._hearer(number + 2, sentence)
                elif folded in _GIVING and self._follows(number, sentence, "by"):
                    yield from self._listed(number + 2, sentence)
                elif self._follows(number, sentence, _RESTING.get(folded, "")):
                    yield from self._resting(number + 2, sentence)
                elif folded in _FEELING and self._follows(number, sentence, "that"):
                    yield from self._feeling(number, sentence)
                if folded in verbs:
                    yield from self._verb(number, sentence)

    def _follows(self, number: int, sentence: range, word: str) -> bool:
        """Tell whether *word* and something else follow token *number*."""
        return number + 2 < sentence.stop and self._tokens[number + 1].folded == word

    # -- without a verb

    def _headlines(self) -> Iterator[Cue]:
        """Give who stands at the end of a headline, “Two held in raid: police”, or begins it."""
        for paragraph in self._article.paragraphs:
            if len(paragraph) > _LONGEST_HEADLINE:
                continue
            numbers = self._article.tokens_in(paragraph)
            last = numbers.stop - 1
            if not numbers or self._tokens[last].text in '.!?”"':
                continue
            if self._tokens[numbers.start].folded == "source":
                continue  # “Source: Daily Gazette”
            yield from self._headline_end(numbers)
            phrase = self._phrases.at(numbers.start, numbers.stop)
            if phrase is not None and phrase.end < last and self._tokens[phrase.end].text == ":":
                yield Cue(phrase, "headline")

    def _headline_end(self, numbers: range) -> Iterator[Cue]:
        last = numbers.stop - 1
        for number in range(last, max(numbers.start, last - _HEADLINE_END), -1):
            token = self._tokens[number]
            if token.text != ":" and not (token.text in "–—-" and self._stands_free(number)):
                continue
            phrase = self._phrases.at(number + 1, numbers.stop)
            if phrase is not None and phrase.end == numbers.stop:
                yield Cue(phrase, "headline")
            break

    def _stands_free(self, number: int) -> bool:
        """Tell whether white space stands around the dash at token *number*."""
        return bool(self._phrases.gap_before(number) and self._phrases.gap_before(number + 1))

    def _preposed(self, number: int, sentence: range) -> Iterator[Cue]:
        if self._tokens[number].folded == "per":
            before = self._tokens[number - 1].text if number > sentence.start else ","
            if before in ("As", "as", ","):
                yield from self._listed(number + 1, sentence)
        elif self._tokens[number].folded != "according":
            yield from self._listed(number + 1, sentence)
        elif self._follows(number, sentence, "to"):
            yield from self._listed(number + 2, sentence)

    def _opinion(self, number: int, sentence: range) -> Iterator[Cue]:
        """Give whose view it is: “in the view of”, “in the words of”."""
        if not self._follows(number, sentence, "of") or number - 2 < sentence.start:
            return
        before, first = self._tokens[number - 1].folded, self._tokens[number - 2].folded
        if before == "the" and first in ("in", "on", "by"):
            yield from self._listed(number + 2, sentence)

    def _resting(self, start: int, sentence: range) -> Iterator[Cue]:
        """Give what was done “based on intelligence”, “on the strength of a tip”."""
        phrase = self._phrases.at(start, sentence.stop)
        if phrase is not None and self._tokens[phrase.run.stop - 1].folded in _KEPT:
            yield Cue(phrase, "rests")

    def _feeling(self, number: int, sentence: range) -> Iterator[Cue]:
        """Give who is “worried that” something is so."""
        place = number
        while place > sentence.start and self._tokens[place - 1].folded in _BEFORE_FEELING:
            place -= 1
        if any(self._tokens[each].folded in _FEEL for each in range(place, number)):
            for phrase in self._subjects.of(place, sentence):
                yield Cue(phrase, "believes", is_strong=False, word=self._tokens[number].folded)

    def _hearer(self, start: int, sentence: range) -> Iterator[Cue]:
        """Give to whom something is told: an outlet of a state brings it to the reader."""
        phrase = self._phrases.at(start, sentence.stop)
        if phrase is not None:
            self._appositions.take(phrase, sentence.stop)
            yield Cue(phrase, "hearer")

    def _listed(self, start: int, sentence: range, like: Cue | None = None) -> Iterator[Cue]:
        """Give the phrase that begins at *start*, and those joined to it by “and”."""
        while start < sentence.stop:
            phrase = self._phrases.at(start, sentence.stop)
            if phrase is None:
                return
            self._appositions.take(phrase, sentence.stop)
            yield Cue(phrase, "preposition") if like is None else replace(like, phrase=phrase)
            if not self._goes_on(phrase, sentence):
                return
            start = phrase.end + 1

    def _goes_on(self, phrase: Phrase, sentence: range) -> bool:
        """Tell whether “and” joins another phrase to it, and no other clause."""
        end = phrase.end
        if end >= sentence.stop or self._tokens[end].folded != "and":
            return False
        following = self._phrases.at(end + 1, sentence.stop)
        if following is None or self._is_inside_part(phrase, following):
            return False
        has_verb = following.end < sentence.stop
        return not (has_verb and self._phrases.verb_at(following.end) is not None)

    def _is_inside_part(self, phrase: Phrase, following: Phrase) -> bool:
        """Tell whether “and” joins what hangs on *phrase*: “shortages of supplies and staff”."""
        if phrase.links[-1:] != ["of"] or following.determiners:
            return False
        last = phrase.parts[-1]
        return not last.determiners and self._tokens[last.run.start].text.islower()

    # -- verbs

    def _verb(self, number: int, sentence: range) -> Iterator[Cue]:
        found = self._phrases.verb_at(number)
        if found is None:
            return
        length, entry = found
        verb = _Verb(number, number + length, entry, entry.rest[0], entry.rest[1])
        source = self._source_after(verb, sentence)
        if source:
            if verb.word in _QUOTING:  # “was quoted by Kan as saying”: both are credited
                yield from map(verb.credits, self._subjects.of(verb.at, sentence))
            phrase = self._phrases.at(source, sentence.stop)
            if phrase is not None:
                like = replace(verb.credits(phrase), is_agent=verb.word not in _LEARNING)
                yield from self._listed(source, sentence, like)
        elif self._is_cue(verb, sentence) and self._gives_something(verb, sentence):
            yield from self._credited(verb, sentence)
        elif verb.form == "ing":
            yield from self._accompanying(verb, sentence)

    def _gives_something(self, verb: _Verb, sentence: range) -> bool:
        """Tell whether what is given, with the verb “give”, is words or a number."""
        if verb.word in _GOING_ON_WITH:
            subjects = self._subjects.of(verb.at, sentence)
            return any(self._gives_words(verb, phrase, sentence) for phrase in subjects)
        if verb.word != "give":
            return True
        after = self._tokens[verb.after : min(verb.after + _GIVEN_WITHIN, sentence.stop)]
        return any(each.is_number or each.folded in _GIVEN for each in after)

    def _accompanying(self, verb: _Verb, sentence: range) -> Iterator[Cue]:
        """Give who speaks in “with several diplomats warning of a crisis”."""
        for phrase in self._subjects.of(verb.at, sentence):
            before = phrase.first - 1
            if before >= sentence.start and self._tokens[before].folded == "with":
                yield verb.credits(phrase)

    def _source_after(self, verb: _Verb, sentence: range) -> int:
        """Return where the source begins in “announced by”, “learned from”; 0 where nowhere."""
        if verb.word in _LEARNING and self._follows(verb.after - 1, sentence, "from"):
            return verb.after + 1
        if verb.form not in ("past", "participle") and verb.word not in _SAME_IN_PAST:
            return 0
        for place in range(verb.after, min(verb.after + 4, sentence.stop - 1)):
            folded = self._tokens[place].folded
            if folded == "by":
                return place + 1
            if not (self._subjects.is_time(place) or folded in TIME_LINKS):
                break
        return 0

    def _is_cue(self, verb: _Verb, sentence: range) -> bool:
        """Tell whether the verb is one here, and says what somebody says."""
        if self._phrases.is_modifier(verb.at):
            return False
        if verb.is_noun_too and not self._phrases.starts_verb(verb.at, -1):
            return False  # “state media”, “the report”
        before = self._tokens[verb.at - 1].folded if verb.at > sentence.start else ""
        first = self._subjects.before_auxiliaries(verb.at, sentence.start)
        opening = self._tokens[first - 1].folded if first > sentence.start else ""
        if opening in _WHO and not verb.is_strong and verb.word not in _QUOTING:
            return False  # “donors who had given”: it says who they are, not what they say
        if verb.form == "base" and before == "to" and not self._goes_on_to(verb, sentence):
            return False  # “led officials to think”
        if verb.form == "ing":
            return before in _BE and verb.entry.kind in _GOING_ON and verb.word not in _ANSWERING
        auxiliaries = range(first, verb.at)
        return not (self._is_passive(verb, sentence, auxiliaries) or self._is_to_come(auxiliaries))

    def _goes_on_to(self, verb: _Verb, sentence: range) -> bool:
        """Tell whether a word before “to” makes it one thing done: “officials appeared to say”."""
        before = verb.at - 2
        return before >= sentence.start and self._tokens[before].folded in _BEFORE_TO

    def _is_to_come(self, auxiliaries: range) -> bool:
        """Tell whether it is yet to be said, or must be: “the ministry will publish a list”."""
        return any(self._tokens[each].folded in _TO_COME for each in auxiliaries)

    def _is_passive(self, verb: _Verb, sentence: range, auxiliaries: range) -> bool:
        """Tell whether it is something done to its subject, who then says nothing."""
        if verb.form not in ("past", "participle"):
            return False
        if self._is_reduced(verb, sentence):
            return True
        is_passive = any(self._tokens[each].folded in _BE for each in auxiliaries)
        return is_passive and not self._follows(verb.after - 1, sentence, "as")

    def _is_reduced(self, verb: _Verb, sentence: range) -> bool:
        """Tell whether it says what somebody is thought of: “a man thought to be armed”."""
        if verb.word == "know" and self._follows(verb.after - 1, sentence, "as"):
            return True  # “ministers, known as the panel, have agreed”
        if self._follows(verb.after - 1, sentence, "to"):
            return verb.entry.kind == "believes" or verb.word == "relate"
        return verb.word in _OF_WHAT and self._follows(verb.after - 1, sentence, "of")

    def _credited(self, verb: _Verb, sentence: range) -> Iterator[Cue]:
        subjects = self._subjects.of(verb.at, sentence)
        inverted = self._inverted(verb, sentence, subjects)
        if inverted is not None:
            # whatever the verb: what is said stands before
            like = Cue(inverted, "says", word=verb.word)
            yield from self._listed(verb.after, sentence, like)
            return
        if not subjects:
            yield from self._joined(verb, sentence)
        for phrase in subjects:
            if phrase.first and self._tokens[phrase.first - 1].folded == "nor":
                continue  # “neither the army nor the ministry responded”
            if verb.is_noun_too and verb.form == "present" and self._are_many(phrase):
                continue  # “held two people on smuggling charges and”
            yield verb.credits(phrase, gives_words=self._gives_words(verb, phrase, sentence))
        if verb.word == "tell" and verb.after < sentence.stop:
            yield from self._hearer(verb.after, sentence)
        if verb.word in _QUOTING:
            yield from self._listed(verb.after, sentence)

    def _are_many(self, phrase: Phrase) -> bool:
        numbers = [each for each in phrase.determiners if each in _MANY or each.isdigit()]
        return bool(numbers) and numbers != ["1"]

    def _gives_words(self, verb: _Verb, phrase: Phrase, sentence: range) -> bool:
        """Tell whether what is said stands beside: “that …”, a quotation, “…,” one friend said."""
        after = verb.after
        if after < sentence.stop:
            token = self._tokens[after]
            if token.folded == "that" or token.text in _OPENS_WORDS:
                return True
            if token.text == "," and after + 1 < sentence.stop:
                return self._tokens[after + 1].text in _OPENS_WORDS
        if verb.word == "put":
            following = self._tokens[after : min(after + _PUT_AT, sentence.stop)]
            return any(token.folded == "at" for token in following)
        before = phrase.first - 1
        if before < sentence.start or self._tokens[before].text not in _SAID_BEFORE:
            return False
        return after >= sentence.stop or self._tokens[after].text in _CLOSES_CLAUSE

    def _joined(self, verb: _Verb, sentence: range) -> Iterator[Cue]:
        """Give who speaks in “the ministry condemned the attack and said”."""
        phrase = self._subjects.of_joined(verb.at, sentence)
        if phrase is not None:
            yield replace(verb.credits(phrase), is_far=True)

    def _inverted(self, verb: _Verb, sentence: range, subjects: list[Phrase]) -> Phrase | None:
        """Return the phrase after the verb in “…”, said a spokesman; None in another order."""
        if verb.form == "ing" or verb.word in _TAKES_HEARER or verb.at == sentence.start:
            return None
        if any(phrase.beside or self._has_aside(phrase, verb.at) for phrase in subjects):
            return None
        before = self._tokens[verb.at - 1].text
        if (before not in QUOTES and before not in ",—–") or verb.after >= sentence.stop:
            return None
        if before in QUOTES and not self._phrases.gap_before(verb.at):
            return None  # “they "estimated that” opens a quotation
        phrase = self._phrases.at(verb.after, sentence.stop)
        if phrase is None:
            return None
        is_quoted = before in _SAID_BEFORE and before != "," and bool(phrase.determiners)
        return phrase if is_quoted or self._ends_clause(phrase, sentence) else None

    def _has_aside(self, phrase: Phrase, verb: int) -> bool:
        """Tell whether a relative clause or another name stands after *phrase*, between commas."""
        has_comma = phrase.end + 1 < verb and self._tokens[phrase.end].text == ","
        return has_comma and self._subjects.opens_aside(phrase.end + 1)

    def _ends_clause(self, phrase: Phrase, sentence: range) -> bool:
        """Tell whether nothing of a clause follows *phrase*: what is said was said before."""
        if phrase.end >= sentence.stop:
            return True
        token = self._tokens[phrase.end]
        is_end = token.text in _SAID_ALREADY or token.folded in _FOLLOWS_CLAUSE
        return is_end or self._subjects.is_time(phrase.end)
