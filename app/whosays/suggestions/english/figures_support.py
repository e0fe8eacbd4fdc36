"""Says what stands for a figure: a published source, a party with a stake, or nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from whosays.suggestions.article import Article, within
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.figures_published import published_sentences
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.words import Words
from whosays.suggestions.suggestion import SHOWN_FROM

_POINTING_ON = listed("the that those these")
_POINTED_AT = listed("figures figure data numbers findings is statistics estimate estimates")
_SAYING = listed("says writes announces claims reports estimates warns")
_PRONOUNS = listed("he she they it")
_STATISTICAL = 4
"""One sentence of so many, at least two, names a published source in a text about statistics."""
_MEMORY = 4
"""How many sentences back a pronoun is followed to whom it stands for."""


class Support(Enum):
    """What a figure rests on."""

    PUBLISHED = "published"
    STATE = "state"
    UNNAMED = "unnamed"
    NAMED = "named"
    NOBODY = "nobody"

    @property
    def has_stake(self) -> bool:
        """Whether it is a party that may have an interest in the figure."""
        return self in (Support.STATE, Support.UNNAMED)


_SUPPORT = {
    Source.PUBLISHED: Support.PUBLISHED,
    Source.STATE: Support.STATE,
    Source.UNNAMED: Support.UNNAMED,
    Source.UNNAMED_STATE: Support.UNNAMED,
    Source.NAMED: Support.NAMED,
}


_AUTHORS = (Source.UNNAMED, Source.NAMED)
"""Who may have written what is published; a body of a state has a stake in it all the same."""


@dataclass(slots=True)
class Standing:
    """What stands for the figures of a sentence."""

    support: Support
    attribution: Attribution | None = None
    carried: bool = False
    """Whether it is given in a sentence before."""


class Supports:
    """Answers, for each sentence of an article, what its figures rest on."""

    def __init__(self, article: Article, words: Words, attributions: Sequence[Attribution]) -> None:
        """Take the *attributions* of *article*, in any order."""
        self._article = article
        self._words = words
        credited = (each for each in attributions if each.confidence >= SHOWN_FROM or each.is_again)
        self._attributions = sorted(credited, key=lambda each: each.core.start)
        self._scope_starts = [each.scope.start for each in self._by_scope]
        self._verbs = article.places_of(words.reporting_verbs)
        self._pronouns = article.places(_PRONOUNS)
        self._answers: dict[tuple[int, bool, bool], Standing] = {}

    @cached_property
    def _by_scope(self) -> list[Attribution]:
        return sorted(self._attributions, key=lambda each: each.scope.start)

    @cached_property
    def _paragraph_of(self) -> list[int]:
        starts = [span.start for span in self._article.paragraphs]
        return [bisect_right(starts, span.start) - 1 for span in self._article.sentences]

    @cached_property
    def _published(self) -> list[str]:
        return published_sentences(self._article, self._words)

    @cached_property
    def _survey_from(self) -> int:
        """Return the first sentence that names a survey; past the end without one."""
        kinds = self._published
        return kinds.index("survey") if "survey" in kinds else len(kinds)

    def of(self, number: int, *, is_share: bool, is_sum: bool = False) -> Standing:
        """Return what stands for a figure in sentence *number*.

        *is_share* tells whether it is a percentage or a fraction, which a survey named anywhere
        before stands for, and *is_sum* whether it is one of money: filings stand for both in the
        paragraph after, too.
        """
        if not self._article.sentences:
            return Standing(Support.NOBODY)
        asked = (number, is_share, is_sum)
        if asked not in self._answers:
            self._answers[asked] = self._stands_for(number, is_share=is_share, is_sum=is_sum)
        return self._answers[asked]

    def _stands_for(self, number: int, *, is_share: bool, is_sum: bool) -> Standing:
        credited = self._credited(number)
        if credited is None:
            credited = self._meant_by_pronoun(number)
            if credited is not None and self._is_published_at(credited):
                return Standing(Support.PUBLISHED, credited, carried=True)
        if self._published[number] or self._is_credited_next(number):
            return Standing(Support.PUBLISHED, credited)
        support = Support.NOBODY if credited is None else _SUPPORT[credited.source]
        if support.has_stake or support is Support.PUBLISHED:
            return Standing(support, credited)
        if is_share and self._survey_from < number:
            return Standing(Support.PUBLISHED, carried=True)
        if credited is not None or self._reports(number):
            return Standing(Support.NAMED, credited)
        return self._carried(number, counts=is_share or is_sum)

    def _credited(self, number: int) -> Attribution | None:
        """Return whom sentence *number* credits: a party with a stake before anybody else."""
        found = self._attributions_of(number)
        for each in found:
            if _SUPPORT[each.source].has_stake:
                return each
        return found[0] if found else None

    def _attributions_of(self, number: int) -> list[Attribution]:
        span = self._article.sentences[number]
        first = bisect_left(self._scope_starts, span.start)
        last = bisect_left(self._scope_starts, span.end)
        return self._by_scope[first:last]

    def _is_published_at(self, credited: Attribution) -> bool:
        """Tell whether the sentence of *credited* names what they published: “They found …”."""
        number = self._article.sentence_number_at(credited.core.start)
        return self._published[number] == "report" and credited.source in _AUTHORS

    def _is_credited_next(self, number: int) -> bool:
        """Tell whether the next sentence says that "the figures are from" a published source."""
        following = number + 1
        if following >= len(self._published) or self._published[following] in {"", "back"}:
            return False
        if self._paragraph_of[following] - self._paragraph_of[number] > 1:
            return False
        tokens = self._article.tokens
        inside = self._article.sentence_ranges[following]
        opening = [tokens[each].folded for each in inside[:3]]
        return len(opening) == 3 and opening[0] in _POINTING_ON and opening[1] in _POINTED_AT

    def _meant_by_pronoun(self, number: int) -> Attribution | None:
        """Return whom "he said" in sentence *number* means: the last one credited before."""
        if not self._says_by_pronoun(number):
            return None
        for before in range(number - 1, max(-1, number - 1 - _MEMORY), -1):
            found = self._attributions_of(before)
            if found:
                return found[-1]
        return None

    def _says_by_pronoun(self, number: int) -> bool:
        inside = self._article.sentence_ranges[number]
        for each in within(self._pronouns, inside):
            for beside in (each + 1, each - 1):
                if beside in inside and self._is_reporting(beside):
                    return True
        return False

    def _is_reporting(self, token: int) -> bool:
        found = self._words.reporting_verbs.at(self._article.tokens, token)
        return found is not None and found[0] == 1

    def _reports(self, number: int) -> bool:
        """Tell whether sentence *number* has a verb of saying, and so somebody who says it."""
        inside = self._article.sentence_ranges[number]
        return any(self._is_sure_to_say(each) for each in within(self._verbs, inside))

    def _is_sure_to_say(self, token: int) -> bool:
        found = self._words.reporting_verbs.at(self._article.tokens, token)
        if found is None or found[1].kind not in _SAYING:
            return False
        return "strong" in found[1].rest and "noun" not in found[1].rest

    def _filed_before(self, number: int) -> bool:
        """Tell whether the paragraph before the one of sentence *number* names a filing."""
        paragraph = self._paragraph_of[number]
        for before in range(number - 1, max(-1, number - 1 - 2 * _MEMORY), -1):
            if self._paragraph_of[before] < paragraph - 1:
                return False
            if self._published[before] == "filing":
                return True
        return False

    @cached_property
    def _is_about_statistics(self) -> bool:
        """Whether so many sentences name published sources that the others rest on them, too."""
        named = sum(1 for kind in self._published if kind)
        return named >= 2 and named * _STATISTICAL >= len(self._published)

    def _carried(self, number: int, *, counts: bool) -> Standing:
        if self._is_about_statistics or (number and self._published[number - 1]):
            return Standing(Support.PUBLISHED, carried=True)
        if counts and self._filed_before(number):
            return Standing(Support.PUBLISHED, carried=True)
        paragraph = self._paragraph_of[number]
        for before in range(number - 1, -1, -1):
            if self._paragraph_of[before] != paragraph:
                break
            credited = self._credited(before)
            if self._published[before]:
                return Standing(Support.PUBLISHED, credited, carried=True)
            if credited is not None:
                return Standing(_SUPPORT[credited.source], credited, carried=True)
            if number - before >= _MEMORY:
                break
        return Standing(Support.NOBODY)
