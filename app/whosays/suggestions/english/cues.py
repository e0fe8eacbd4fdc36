"""Finds the places where a text credits something to somebody, and the phrases that name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whosays.suggestions.article import Article
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry
from whosays.suggestions.tokens import Kind

_AUXILIARIES = frozenset(
    "has have had is are was were be been will would may might could can should must did does do "
    "also later earlier then now already again repeatedly previously initially recently still "
    "never reportedly publicly privately told immediately further".split()
)
_QUOTES = frozenset("\"“”„«»‘’'")
_OPENERS = frozenset("“„«‘")
_BREAKS = frozenset(".,;:!?—–()[]…")
_CLAUSE_WORDS = frozenset(
    "that and but or as because while when if although though after before until since where "
    "whereas which who whom so yet than whether".split()
)
_TIME_LINKS = frozenset(
    "on in at during late early over last this next earlier by from to via".split()
)
_TIME_WORDS = frozenset(
    "statement interview briefing conference telephone phone email e-mail post tweet morning "
    "afternoon evening night week month year report article letter call message separately "
    "yesterday today tonight video address speech television telegram twitter x condition".split()
)
_PREPOSED = {("according", "to"): 0.95, ("citing",): 0.9, ("quoting",): 0.9}
_RELATIVES = frozenset({"who", "which", "whose", "whom", "speaking", "asking", "citing", "adding"})
_TO_SOMEBODY = frozenset(
    "says writes announces claims reports confirms denies warns believes".split()
)
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be", "being", "as"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_WHO = frozenset({"who", "which", "that"})
_TAKES_HEARER = frozenset("tell inform brief assure remind notify ask deny".split())
_OPINIONS = frozenset(
    {"view", "words", "estimate", "opinion", "judgement", "judgment", "estimates"}
)
_LONGEST_HEADLINE = 160  # code points
_REACH = 40


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that something is credited to, and how."""

    phrase: Phrase
    kind: str
    """The kind of the verb, or ``preposition``."""
    is_strong: bool
    at: int
    """The number of the cue's first token."""
    word: str = ""
    is_agent: bool = False
    """Whether it follows “by”."""


class Cues:
    """Finds the cues of one article."""

    def __init__(self, article: Article, phrases: Phrases, words: Words) -> None:
        """Look in *article*."""
        self._article = article
        self._tokens = article.tokens
        self._phrases = phrases
        self._words = words
        self._sentences = [article.tokens_in(span) for span in article.sentences]

    def _headlines(self) -> Iterator[Cue]:
        """Give what stands after the colon of a headline: “Two held in raid: police”."""
        for paragraph in self._article.paragraphs:
            if len(paragraph) > _LONGEST_HEADLINE:
                continue
            numbers = self._article.tokens_in(paragraph)
            if len(numbers) < 4 or self._tokens[numbers.stop - 1].text in '.!?”"':
                continue
            for number in range(numbers.stop - 1, max(numbers.start, numbers.stop - 8), -1):
                if self._tokens[number].text == ":":
                    phrase = self._phrases.at(number + 1, numbers.stop)
                    if phrase is not None and phrase.end == numbers.stop:
                        yield Cue(phrase, "headline", True, number)
                    break

    def find(self) -> Iterator[Cue]:
        """Give every cue in order."""
        yield from self._headlines()
        verbs = self._words.reporting_verbs.first_words
        for sentence in self._sentences:
            for number in sentence:
                folded = self._tokens[number].folded
                if folded in ("according", "citing", "quoting"):
                    yield from self._preposed(number, sentence)
                elif folded == "interview" and number + 1 < sentence.stop:
                    if self._tokens[number + 1].folded == "with":
                        yield from self._hearer(number + 2, sentence, number)
                elif folded in _OPINIONS:
                    yield from self._opinion(number, sentence)
                if folded in verbs:
                    yield from self._verb(number, sentence)

    # -- according to

    def _preposed(self, number: int, sentence: range) -> Iterator[Cue]:
        start = number + 1
        if self._tokens[number].folded == "according":
            if start >= sentence.stop or self._tokens[start].folded != "to":
                return
            start += 1
        yield from self._listed(start, sentence, "preposition", number)

    def _opinion(self, number: int, sentence: range) -> Iterator[Cue]:
        """Give whose view it is: “in the view of”, “in the words of”, “on the account of”."""
        tokens = self._tokens
        before = tokens[number - 1].folded if number > sentence.start else ""
        of = number + 1
        if before in ("the", "in", "by") and of < sentence.stop and tokens[of].folded == "of":
            if number - 2 >= sentence.start and tokens[number - 2].folded not in ("in", "on", "by"):
                return
            yield from self._listed(of + 1, sentence, "preposition", number)

    def _listed(
        self,
        start: int,
        sentence: range,
        kind: str,
        at: int,
        *,
        strong: bool = True,
        word: str = "",
    ) -> Iterator[Cue]:
        """Give the phrase that begins at *start*, and those joined to it by “and”."""
        while start < sentence.stop:
            phrase = self._phrases.at(start, sentence.stop)
            if phrase is None:
                return
            self._take_beside(phrase, sentence.stop)
            yield Cue(phrase, kind, strong, at, word)
            if phrase.end < sentence.stop and self._tokens[phrase.end].folded == "and":
                start = phrase.end + 1
                following = self._phrases.at(start, sentence.stop)
                if following is None or self._is_verb_after(following, sentence):
                    return
            else:
                return

    def _is_verb_after(self, phrase: Phrase, sentence: range) -> bool:
        return phrase.end < sentence.stop and self._phrases.verb_at(phrase.end) is not None

    # -- verbs

    def _verb(self, number: int, sentence: range) -> Iterator[Cue]:
        found = self._phrases.verb_at(number)
        if found is None:
            return
        length, entry = found
        strong = entry.rest[2:3] == ("strong",)
        kind = entry.kind
        after = number + length
        if entry.rest[1:2] in (("past",), ("participle",)):
            by = self._agent_after(after, sentence)
            if by:
                for cue in self._listed(
                    by, sentence, kind, number, strong=strong, word=entry.rest[0]
                ):
                    yield replace(cue, is_agent=True)
                return
        if entry.rest[0] in ("learn", "hear") and after + 1 < sentence.stop:
            if self._tokens[after].folded == "from":
                yield from self._listed(after + 1, sentence, "says", number, word=entry.rest[0])
                return
        form = entry.rest[1:2]
        if self._phrases.is_modifier(number):
            return
        if entry.rest[3:4] == ("noun",) and not self._phrases.starts_verb(number, -1):
            return  # “state media”, “the report”
        if not strong and number > sentence.start and self._tokens[number - 1].folded in _WHO:
            return  # “donors who gave”: it says who they are, not what they say
        if form == ("ing",) and not self._is_progressive(number):
            return
        if self._is_passive(number, entry, sentence):
            return
        subjects = list(self._subjects(number, sentence))
        apposed = any(phrase.beside or self._has_clause(phrase, number) for phrase in subjects)
        apposed = apposed or entry.rest[0] in _TAKES_HEARER
        if form != ("ing",) and not apposed and self._is_inverted(number, sentence):
            inverted = self._phrases.at(after, sentence.stop)
            if inverted is not None and self._ends_clause(inverted, sentence):
                yield from self._listed(
                    after, sentence, kind, number, strong=strong, word=entry.rest[0]
                )
                return
        if subjects:
            for phrase in subjects:
                yield Cue(phrase, kind, strong, number, entry.rest[0])
            if entry.rest[0] == "tell" and after < sentence.stop:
                yield from self._hearer(after, sentence, number)
            if kind == "writes" and entry.rest[0] in ("quote", "cite"):
                yield from self._listed(after, sentence, kind, number, word=entry.rest[0])
            return

    def _hearer(self, start: int, sentence: range, at: int) -> Iterator[Cue]:
        """Give to whom something is told: an outlet of a state brings it to the reader."""
        phrase = self._phrases.at(start, sentence.stop)
        if phrase is not None:
            self._take_beside(phrase, sentence.stop)
            yield Cue(phrase, "hearer", True, at, "tell")

    def _has_clause(self, phrase: Phrase, verb: int) -> bool:
        """Tell whether a relative clause or another name stands after *phrase*, between commas."""
        if phrase.end + 1 >= verb or self._tokens[phrase.end].text != ",":
            return False
        return self._tokens[phrase.end + 1].folded in (*_RELATIVES, "or", "including", "known")

    def _ends_clause(self, phrase: Phrase, sentence: range) -> bool:
        """Tell whether nothing of a clause follows *phrase*: it was said before."""
        if phrase.end >= sentence.stop:
            return True
        token = self._tokens[phrase.end]
        return (
            token.text in '.,;:—–!?”"»'
            or token.folded in _RELATIVES
            or token.folded in _TIME_LINKS
            or token.folded in ("and", "as", "when", "after", "while", "but")
            or self._is_time(phrase.end)
        )

    def _agent_after(self, number: int, sentence: range) -> int:
        """Return the token after “by”, with no more than a time before it; 0 without one."""
        for place in range(number, min(number + 4, sentence.stop - 1)):
            if self._tokens[place].folded == "by":
                return place + 1
            if not (self._is_time(place) or self._tokens[place].folded in _TIME_LINKS):
                return 0
        return 0

    def _is_progressive(self, number: int) -> bool:
        return number > 0 and self._tokens[number - 1].folded in _BE

    def _is_passive(self, number: int, entry: Entry, sentence: range) -> bool:
        """Tell whether the verb says what was done to its subject, who then says nothing."""
        if entry.rest[1:2] not in (("past",), ("participle",)):
            return False
        first = self._before_auxiliaries(number, sentence.start)
        is_passive = any(self._tokens[each].folded in _BE for each in range(first, number))
        after = self._tokens[number + 1].folded if number + 1 < sentence.stop else ""
        return is_passive and after != "as"

    def _is_inverted(self, number: int, sentence: range) -> bool:
        """Tell whether the verb follows what it reports: “…”, said a spokesman."""
        if number == sentence.start:
            return False
        before = self._tokens[number - 1]
        if before.text in _QUOTES or before.text in ",—–":
            return True
        return False

    def _subjects(self, verb: int, sentence: range) -> Iterator[Phrase]:
        """Give the phrases that are the subject of the verb at token *verb*."""
        end = self._before_auxiliaries(verb, sentence.start)
        lowest = max(sentence.start, verb - _REACH)
        fallback: Phrase | None = None
        for start in self._starts(end, lowest):
            if self._tokens[start].folded in _RELATIVES and start < end:
                direct_phrase = self._phrases.at(start + 1, end) if start + 1 < end else None
                if direct_phrase is not None and direct_phrase.end == end:
                    yield direct_phrase
                    return
                continue
            for first in range(start, min(end, start + 12)):
                if first > start and not self._may_begin(first):
                    continue
                phrase = self._phrases.at(first, end)
                if phrase is None:
                    continue
                self._take_beside(phrase, end)
                if self._connects(phrase.end, end):
                    direct = phrase.end == end or self._tokens[phrase.end].text != ","
                    if direct and self._tokens[end - 1].text != ",":
                        yield from self._with_joined(phrase, first, start)
                        return
                    if direct is False and self._tokens[end - 1].text == ",":
                        if self._is_apposed(first) and fallback is None:
                            fallback = phrase
                            break
                        yield phrase
                        return
                    fallback = fallback or phrase
                    break
                joined = self._joined_to(phrase, end)
                if joined:
                    yield from joined
                    return
        if fallback is not None:
            yield fallback

    def _is_apposed(self, first: int) -> bool:
        return first > 0 and self._tokens[first - 1].text == ","

    def _joined_to(self, phrase: Phrase, end: int) -> list[Phrase]:
        if phrase.end >= end or self._tokens[phrase.end].folded != "and":
            return []
        following = self._phrases.at(phrase.end + 1, end)
        if following is None:
            return []
        self._take_beside(following, end)
        return [phrase, following] if self._connects(following.end, end) else []

    def _with_joined(self, phrase: Phrase, first: int, start: int) -> Iterator[Phrase]:
        """Give what is joined before *phrase* by “and”, where nothing else stands between."""
        if first == start and first >= 2 and self._tokens[first - 1].folded == "and":
            for back in range(first - 2, max(first - 8, -1), -1):
                before = self._phrases.at(back, first - 1)
                if (
                    before is not None
                    and before.end == first - 1
                    and (self._begins(back) or self._may_begin(back))
                ):
                    yield before
                    break
        yield phrase

    def _begins(self, number: int) -> bool:
        if number == 0:
            return True
        before = self._tokens[number - 1]
        return before.kind is Kind.MARK or before.folded in _CLAUSE_WORDS

    def _may_begin(self, number: int) -> bool:
        """Tell whether a phrase may begin inside a clause: after a word that ends one."""
        token, before = self._tokens[number], self._tokens[number - 1]
        if token.folded in ("the", "a", "an", "one", "two", "three", "some", "several"):
            return True
        if before.kind is Kind.MARK or before.kind is Kind.NUMBER:
            return True
        entry = self._words.phrase_ends.at((before,), 0)
        if entry is not None and entry[1].kind in (
            "preposition",
            "verb",
            "auxiliary",
            "conjunction",
            "adverb",
        ):
            return True
        return (
            self._words.months_and_days.at((before,), 0) is not None or before.folded in _TIME_WORDS
        )

    def _before_auxiliaries(self, verb: int, lowest: int) -> int:
        end = verb
        while end > lowest and self._tokens[end - 1].folded in _AUXILIARIES:
            end -= 1
        return end

    def _starts(self, end: int, lowest: int) -> Iterator[int]:
        """Give where clauses may begin before token *end*, the nearest first."""
        for number in range(end - 1, lowest - 1, -1):
            token = self._tokens[number]
            if token.kind is Kind.MARK and (token.text in _BREAKS or token.text in _QUOTES):
                if (
                    token.text == "."
                    and number + 1 < end
                    and not self._tokens[number + 1].is_capitalized
                ):
                    continue
                yield number + 1
                if token.text in _QUOTES and token.text not in _OPENERS and token.text != "'":
                    return
                if token.text in ";:":
                    return
            elif token.folded in ("who", "whom", "which"):
                yield number
            elif token.folded in _CLAUSE_WORDS:
                yield number + 1
        yield lowest

    def _connects(self, number: int, end: int) -> bool:
        """Tell whether nothing but time, place, manner or a relative clause lies in number..end."""
        while number < end:
            token = self._tokens[number]
            if token.text == ",":
                if number == end - 1:
                    return True
                if self._tokens[number + 1].folded in _RELATIVES or (
                    self._tokens[number + 1].folded in ("or", "including", "like", "known")
                ):
                    return self._tokens[end - 1].text == ","
                number += 1
            elif token.text == "(":
                while number < end and self._tokens[number].text != ")":
                    number += 1
                number += 1
            elif token.folded in ("who", "whose", "that"):
                return token.folded != "that" and self._tokens[end - 1].text != ","
            elif token.folded in _TIME_LINKS or token.folded in _AUXILIARIES:
                number += 1
                inner = self._phrases.at(number, end) if number < end else None
                if inner is not None and token.folded in _TIME_LINKS:
                    number = inner.end
            elif self._is_time(number):
                number += 1
            else:
                return False
        return True

    def _is_time(self, number: int) -> bool:
        token = self._tokens[number]
        if token.folded in _TIME_WORDS:
            return True
        return self._words.months_and_days.at(self._tokens, number) is not None

    # -- appositions

    def _take_beside(self, phrase: Phrase, limit: int) -> None:
        """Take in what stands beside *phrase* between commas: a name, or an office."""
        number = phrase.end
        if number + 1 >= limit or self._tokens[number].text != ",":
            return
        beside = self._phrases.at(number + 1, limit)
        if beside is None or beside.modifier:
            return
        closes = beside.end >= limit or self._tokens[beside.end].text in ',.;:—–)"”'
        if not closes or not self._is_beside(phrase, beside):
            return
        phrase.beside.append(beside)
        phrase.end = beside.end

    def _is_beside(self, phrase: Phrase, beside: Phrase) -> bool:
        first, last = self._tokens[beside.run.start], self._tokens[beside.run.stop - 1]
        head = self._tokens[phrase.run.stop - 1]
        if first.is_capitalized and last.is_capitalized and not head.is_capitalized:
            return True
        roles, titles, heads = self._words.roles, self._words.titles, self._words.state_heads
        is_office = any(
            self._phrases.within(terms, beside) is not None for terms in (roles, titles, heads)
        )
        if first.is_capitalized and is_office and beside.determiners[:1] != ("the",):
            return True
        if head.is_capitalized:
            return is_office or beside.determiners[:1] in (
                ("the",),
                ("a",),
                ("an",),
                ("its",),
                ("his",),
                ("her",),
            )
        return first.is_capitalized and last.is_capitalized


def is_source_verb(kind: str) -> bool:
    """Tell whether a verb of *kind* credits what is said to its subject."""
    return kind in _TO_SOMEBODY


def entry_word(entry: Entry) -> str:
    """Return the lemma of a reporting verb's entry."""
    return entry.rest[0] if entry.rest else entry.term
