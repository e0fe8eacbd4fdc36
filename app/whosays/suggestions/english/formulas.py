"""Finds sources that no reporting verb points to: formulas, “reportedly”, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whosays.articles.span import Span
from whosays.suggestions.article import Article
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.sourcing import Sourcing
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry

_DATELINE = re.compile(
    r"[^\S\n]*(?:[A-Z0-9][^\n()]{0,60}?)?\(([^()\n]{2,80})\)\s*(?:[—–:]|--?)\s",
)
_DATELINE_AFTER = re.compile(
    r"[^\S\n]*[A-Z][A-Z .,'’-]{2,40}[^\n()—–]{0,30}\s*[—–-]{1,2}\s*"
    r"\(([^()\n]{2,80})\)"
)
_DATELINE_SLASHES = re.compile(r"[^\n/]{0,60}/([A-Z][^/\n]{1,80})/[.,]?\s")
_DATELINE_BEHIND = re.compile(r"\(([A-Z][^()\n]{1,60})\)[ .]*(?=\n\s*\n|\s*\Z)")
"""What brought a report, at the end of a paragraph: “MOSCOW, May 3 (TASS)”."""
_DATELINE_STOP = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}[^\n()—–.]{0,30}[—–-]{1,2}\s*"
    r"([A-Z][^\n.()]{1,40})\.(?=\s)"
)
"""A place, a day, an outlet and a full stop: “MINSK, May 3 – BelTA. The border …”."""
_CREDIT = re.compile(r"Source:[^\S\n]*([A-Z][^\n.]{1,60}?)[.]?[^\S\n]*(?=\n|\Z)")
_DATELINES = (
    (_DATELINE, ["("]),
    (_DATELINE_AFTER, ["("]),
    (_DATELINE_SLASHES, ["/"]),
    (_DATELINE_STOP, ["—", "–", "-"]),
    (_CREDIT, ["Source:"]),
)
"""What stands at the beginning of a line, and the marks one of which such a line holds."""
_IMPERSONAL = {"it-form": 0.85, "adverb": 0.8, "phrase": 0.7}
_SURE_ADVERBS = frozenset({"reportedly", "purportedly"})
_RELATIVES = frozenset({"who", "speaking", "which"})
_ASKING = frozenset({"whether", "if"})
_POSSESSION = frozenset({"possession", "disposal"})
_SURE = 0.6
_BACK = 45  # tokens in which the source of a formula is looked for
_SAID_BEFORE = 8  # tokens in which the verb of a formula's source is looked for
_LONGEST = 14  # tokens of a phrase


class Formulas:
    """Looks in one article."""

    def __init__(
        self, article: Article, phrases: Phrases, sourcing: Sourcing, words: Words
    ) -> None:
        """Look in *article*; *sourcing* judges the phrases that formulas belong to."""
        self._article = article
        self._phrases = phrases
        self._sourcing = sourcing
        self._words = words
        self._tokens = article.tokens
        self._no_subject_before = 0
        """Where a subject was last looked for in vain: many formulas in a row cost no more."""

    def find(self) -> Iterator[Attribution]:
        """Give what formulas show to be a source, in any order."""
        yield from self._datelines()
        impersonal = self._words.impersonal.first_words
        anonymity = self._words.anonymity.first_words
        places = self._article.places_of
        skip = 0
        for number in sorted({*places(self._words.impersonal), *places(self._words.anonymity)}):
            token = self._tokens[number]
            if number < skip:
                continue
            if token.folded in impersonal:
                found = self._words.impersonal.at(self._tokens, number)
                if found is not None:
                    skip = number + found[0]
                    yield from self._impersonal(number, skip, found[1])
            if token.folded in anonymity and token.is_word:
                formula = self._words.anonymity.at(self._tokens, number)
                skip = number + formula[0] if formula is not None else skip
                if formula is not None and formula[1].kind == "anonymous":
                    yield from self._anonymous(number)
                elif formula is not None and formula[1].kind == "undisclosed":
                    yield from self._undisclosed(number)
                elif formula is not None and formula[1].kind == "seen":
                    yield from self._withheld(number, number + formula[0])

    # -- it is reported

    def _impersonal(self, start: int, stop: int, entry: Entry) -> Iterator[Attribution]:
        kind = entry.kind
        if kind not in _IMPERSONAL:
            return
        if start and self._tokens[start - 1].folded in _ASKING:
            return  # “did not say whether it is believed”
        first = self._tokens[start]
        if kind == "adverb" and stop - start == 1 and first.folded not in _SURE_ADVERBS:
            return
        if kind == "phrase" and not self._is_phrase_scored(start, stop):
            return
        if entry.rest[:1] and entry.rest[0].isdecimal():
            stop = min(stop, start + max(int(entry.rest[0]), 1))
        elif first.folded == "according":
            start += 2
        elif kind == "phrase" and stop - start > 1 and first.folded not in ("it", "there", "on"):
            stop -= 1  # the verb is a cue: “some say”, “reports suggest”
        yield self._attribution(
            Span(self._article.starts[start], self._article.ends[stop - 1]),
            Source.UNNAMED,
            f"impersonal-{kind}",
            _IMPERSONAL[kind],
        )

    def _is_phrase_scored(self, start: int, stop: int) -> bool:
        words = [self._tokens[number].folded for number in range(start, stop)]
        return words[0] != "as"

    # -- who asked not to be named

    def _anonymous(self, number: int) -> Iterator[Attribution]:
        phrase = self._phrase_before(number)
        if phrase is None:
            return
        verdict = self._sourcing.verdict(phrase)
        if verdict is None or verdict.source in (Source.STATE, Source.PUBLISHED):
            return
        if verdict.source is Source.NAMED and verdict.rule != "spokesperson":
            return
        source = verdict.source if verdict.source is not Source.NAMED else Source.UNNAMED
        if verdict.rule in ("back", "relation") and phrase.determiners[:1] == ("the",):
            return
        yield self._attribution(self._phrases.span(phrase), source, "anonymity-formula", 0.95)

    def _phrase_before(self, number: int) -> Phrase | None:
        """Return the phrase that a formula at token *number* says something of, or None."""
        sentence = self._article.tokens_in(self._article.sentence_at(self._article.starts[number]))
        end = number
        while end > sentence.start and (
            self._tokens[end - 1].text == "," or self._tokens[end - 1].folded in _RELATIVES
        ):
            end -= 1
        near = self._ending_at(end, sentence.start) or self._speaker_before(end, sentence.start)
        return near if near is not None else self._subject_of(sentence, number)

    def _speaker_before(self, end: int, lowest: int) -> Phrase | None:
        """Return who speaks in “the official said, speaking on condition of anonymity”."""
        for number in range(end - 1, max(lowest, end - _SAID_BEFORE) - 1, -1):
            if self._tokens[number].text in '“”":;':
                return None
            if self._phrases.verb_at(number) is not None:
                return self._ending_at(number, lowest)
        return None

    def _ending_at(self, end: int, lowest: int) -> Phrase | None:
        best = None
        for first in range(end - 1, max(lowest, end - _LONGEST) - 1, -1):
            phrase = self._phrases.at(first, end)
            if phrase is not None and phrase.end == end:
                verdict = self._sourcing.verdict(phrase)
                if verdict is not None and verdict.source in (Source.UNNAMED, Source.UNNAMED_STATE):
                    best = phrase
                elif best is not None:
                    break
        return best

    def _subject_of(self, sentence: range, number: int) -> Phrase | None:
        """Return the first unnamed source of the sentence before *number*, or None."""
        start = max(sentence.start, number - _BACK, self._no_subject_before - _LONGEST)
        for first in range(start, number):
            phrase = self._phrases.at(first, number)
            if phrase is None:
                continue
            verdict = self._sourcing.verdict(phrase)
            if verdict is None or verdict.source not in (Source.UNNAMED, Source.UNNAMED_STATE):
                continue
            if verdict.rule.startswith("role-") and verdict.confidence >= _SURE:
                return phrase
        self._no_subject_before = number
        return None

    # -- the data at our disposal

    def _withheld(self, start: int, stop: int) -> Iterator[Attribution]:
        if self._tokens[stop - 1].folded not in _POSSESSION:
            return
        sentence = self._article.tokens_in(self._article.sentence_at(self._article.starts[start]))
        for first in range(start - 1, max(sentence.start, start - 6) - 1, -1):
            phrase = self._phrases.at(first, sentence.stop)
            if phrase is not None and phrase.modifier == "seen" and phrase.end == stop:
                before = (
                    self._phrases.at(first - 1, sentence.stop) if first > sentence.start else None
                )
                if before is not None and before.end == stop and before.determiners:
                    phrase = before
                core = self._phrases.span(phrase)
                yield self._attribution(core, Source.UNNAMED, "evidence-withheld", 0.8)
                return

    def _undisclosed(self, number: int) -> Iterator[Attribution]:
        """Give the evidence that somebody says they keep back: “results that I cannot publish”."""
        sentence = self._article.tokens_in(self._article.sentence_at(self._article.starts[number]))
        for first in range(number - 1, max(sentence.start, number - 14) - 1, -1):
            phrase = self._phrases.at(first, number)
            if phrase is None:
                continue
            head = self._phrases.ending(self._words.roles, phrase)
            if head is not None and head[1].kind == "evidence":
                core = self._phrases.span(phrase)
                yield self._attribution(core, Source.UNNAMED, "evidence-withheld", 0.7)
                return

    # -- MOSCOW (TASS) —

    def _datelines(self) -> Iterator[Attribution]:
        text = self._article.text
        for pattern, marks in _DATELINES:
            for start in (start for mark in marks for start in _lines_with(mark, text)):
                match = pattern.match(text, start)
                if match is not None:
                    yield from self._outlet(Span(*match.span(1)))
        for match in _DATELINE_BEHIND.finditer(text):
            yield from self._outlet(Span(*match.span(1)))

    def _outlet(self, span: Span) -> Iterator[Attribution]:
        numbers = self._article.tokens_in(span)
        if not numbers:
            return
        comma = self._article.text.find(",", span.start, span.end)
        cut = comma >= 0 and not self._article.text[comma + 1 : span.end].lstrip().startswith(
            ("the ", "a ", "an ", "its ")
        )
        core = Span(span.start, comma) if cut else span
        core = self._without_date(core)
        known = self._words.state_media.at(self._tokens, numbers.start)
        described = any(
            (found := self._words.state_adjectives.at(self._tokens, number)) is not None
            and found[1].kind == "control"
            for number in numbers
        ) or any(
            self._tokens[number].folded.removesuffix("'s")
            in ("government", "state", "army", "party")
            for number in numbers
        )
        is_state = known is not None and known[1].kind in (
            "state-agency",
            "state-broadcaster",
            "state-newspaper",
        )
        if is_state or described:
            yield self._attribution(core, Source.STATE, "dateline", 0.9)

    def _without_date(self, span: Span) -> Span:
        """Return *span* without the day after an outlet: “(TASS March 21)”."""
        for number in self._article.tokens_in(span)[1:]:
            token = self._tokens[number]
            day = self._words.months_and_days.at(self._tokens, number)
            if token.is_number or day is not None:
                return Span(span.start, self._article.ends[number - 1])
        return span

    def _attribution(self, core: Span, source: Source, rule: str, confidence: float) -> Attribution:
        scope = self._article.sentence_at(core.start)
        return Attribution(core, source, scope, rule, confidence)


def _lines_with(mark: str, text: str) -> Iterator[int]:
    """Give where each line of *text* begins that holds *mark*: few do."""
    at = text.find(mark)
    while at >= 0:
        yield text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        at = text.find(mark, end) if end >= 0 else -1
