"""Finds evidence that somebody says they have and does not show: “we have information that …”."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.suggestions.article import Article
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed

_HAVING = listed("have has had possess possesses possessed obtained received")
_HOLDERS = listed("we i they it")
_EVIDENCE = listed(
    """information intelligence evidence proof indications indication indicators data intercepts
    recordings documents footage images imagery photographs emails messages reports testimony
    testimonies confirmation"""
)
_ABOUT = listed(
    "that which about on from of suggesting showing indicating pointing proving confirming "
    "implicating linking regarding"
)
_WITHOUT = listed("no any little the this its their more enough new much")
"""Words before evidence that is missing, asked for, or was spoken of before."""
_ASKING = listed("if whether when unless ? would could should may might not never n't")
_BETWEEN = 3  # tokens from the holder to the verb: “we also have”


class HeldEvidence:
    """Looks in one article."""

    def __init__(self, article: Article, phrases: Phrases) -> None:
        """Look in *article* among its *phrases*."""
        self._article = article
        self._tokens = article.tokens
        self._phrases = phrases

    def find(self) -> Iterator[Attribution]:
        """Give the evidence that somebody has, in order."""
        for number in self._article.places(_HAVING):
            if self._is_said_of_holder(number):
                yield from self._held(number + 1)

    def _is_said_of_holder(self, number: int) -> bool:
        """Tell whether “we”, or “it” for a body, stands before the verb at token *number*."""
        for before in range(number - 1, max(number - 1 - _BETWEEN, -1), -1):
            token = self._tokens[before]
            if token.folded in _HOLDERS:
                opening = self._tokens[before - 1].folded if before else ""
                return opening not in _ASKING
            if not token.is_word or token.folded in _ASKING:
                return False
        return False

    def _held(self, first: int) -> Iterator[Attribution]:
        if first >= len(self._tokens):
            return
        sentence = self._article.sentence_at(self._article.starts[first - 1])
        limit = self._article.tokens_in(sentence).stop
        phrase = self._phrases.at(first, limit) if first < limit else None
        if phrase is None or _WITHOUT.intersection(phrase.determiners):
            return
        if self._tokens[phrase.run.start].folded in _WITHOUT or not self._is_evidence(phrase):
            return
        core = self._phrases.span(phrase)
        if phrase.links or (phrase.end < limit and self._tokens[phrase.end].folded in _ABOUT):
            yield Attribution(core, Source.UNNAMED, sentence, "evidence-held", 0.7)

    def _is_evidence(self, phrase: Phrase) -> bool:
        return self._tokens[phrase.run.stop - 1].folded in _EVIDENCE
