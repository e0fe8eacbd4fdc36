"""Says what stands for a figure: a published source, a party with a stake, or nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from whosays.articles.span import Span
from whosays.suggestions.article import Article
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.words import Words
from whosays.suggestions.suggestion import SHOWN_FROM
from whosays.suggestions.tokens import Token

_STRONG = frozenset({"survey", "census", "filing"})
_NEWS = frozenset(
    "media news press local unconfirmed intelligence confidential leaked internal classified "
    "unpublished secret eyewitness police preliminary initial early conflicting several some "
    "television tv radio numerous multiple previous earlier reconnaissance mere such no any".split()
)
_VAGUE_STUDIES = frozenset("a an one recent some many several studies new another this".split())
_WEAK = frozenset(
    "results returns index disclosure complaint review model trial update accounts register ruling "
    "verdict judgment judgement earnings barometer tracker report reports paper papers analysis "
    "research simulation experiment modelling modeling outlook budget transcript minutes study "
    "studies assessment inspection evaluation trials lawsuit registry patent inquiry database "
    "tally statistics bulletin audit thesis polls surveys".split()
)
_FIGURES = frozenset("figures data statistics numbers records tables".split())
_SHOWING = frozenset(
    "show shows showed shown suggest suggests suggested indicate indicates indicated published "
    "released compiled collected gathered from reveal revealed reveals according by analysed "
    "analyzed tracked".split()
)
_OFFICIAL = frozenset("official government census labor labour federal historical public".split())
_BACK = frozenset("the its their this that these".split())
_POINTING_ON = frozenset("the that those these".split())
_SAYING = frozenset("says writes announces claims reports estimates warns".split())
_PRONOUNS = frozenset("he she they it".split())
_SHARES = frozenset({"percent", "share"})
_REACH = 9
"""How many tokens from a publication its verb or its publisher may stand."""
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
        return self in {Support.STATE, Support.UNNAMED}


_SUPPORT = {
    Source.PUBLISHED: Support.PUBLISHED,
    Source.STATE: Support.STATE,
    Source.UNNAMED: Support.UNNAMED,
    Source.UNNAMED_STATE: Support.UNNAMED,
    Source.NAMED: Support.NAMED,
}


@dataclass(frozen=True, slots=True)
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
        credited = (each for each in attributions if each.confidence >= SHOWN_FROM)
        self._attributions = sorted(credited, key=lambda each: each.core.start)
        self._scope_starts = [each.scope.start for each in self._by_scope]
        self._sentence_starts = [span.start for span in article.sentences]
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
        """For each sentence the kind of the published source that it names, or nothing."""
        found: list[str] = []
        last = ""
        for number, span in enumerate(self._article.sentences):
            near = number and self._paragraph_of[number] - self._paragraph_of[number - 1] <= 1
            kind = self._publication_in(span, last if near else "")
            found.append(kind)
            last = kind or last
        return found

    @cached_property
    def _survey_from(self) -> int:
        """Return the first sentence that names a survey; past the end without one."""
        kinds = self._published
        return kinds.index("survey") if "survey" in kinds else len(kinds)

    def at(self, position: int, *, is_share: bool, is_sum: bool = False) -> Standing:
        """Return what stands for the figure at *position*.

        *is_share* tells whether it is a percentage or a fraction, which a survey named anywhere
        before stands for, and *is_sum* whether it is one of money: filings stand for both in the
        paragraph after, too.
        """
        if not self._article.sentences:
            return Standing(Support.NOBODY)
        number = max(bisect_right(self._sentence_starts, position) - 1, 0)
        asked = (number, is_share, is_sum)
        if asked not in self._answers:
            self._answers[asked] = self._stands_for(number, is_share=is_share, is_sum=is_sum)
        return self._answers[asked]

    def _stands_for(self, number: int, *, is_share: bool, is_sum: bool) -> Standing:
        credited = self._credited(number) or self._meant_by_pronoun(number)
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

    def _is_credited_next(self, number: int) -> bool:
        """Tell whether the next sentence says that "the figures are from" a published source."""
        following = number + 1
        if following >= len(self._published) or self._published[following] in {"", "back"}:
            return False
        if self._paragraph_of[following] - self._paragraph_of[number] > 1:
            return False
        tokens = self._article.tokens
        inside = self._article.tokens_in(self._article.sentences[following])
        opening = [tokens[each].folded for each in inside[:3]]
        return (
            len(opening) == 3
            and opening[0] in _POINTING_ON
            and opening[1]
            in {
                "figures",
                "figure",
                "data",
                "numbers",
                "findings",
                "is",
                "statistics",
                "estimate",
            }
        )

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
        tokens = self._article.tokens
        inside = self._article.tokens_in(self._article.sentences[number])
        for each in inside:
            if tokens[each].folded not in _PRONOUNS:
                continue
            for beside in (each + 1, each - 1):
                if beside in inside and self._is_reporting(beside):
                    return True
        return False

    def _is_reporting(self, token: int) -> bool:
        found = self._words.reporting_verbs.at(self._article.tokens, token)
        return found is not None and found[0] == 1

    def _reports(self, number: int) -> bool:
        """Tell whether sentence *number* has a verb of saying, and so somebody who says it."""
        inside = self._article.tokens_in(self._article.sentences[number])
        tokens = self._article.tokens
        for each in inside:
            found = self._words.reporting_verbs.at(tokens, each)
            if found is None or found[1].kind not in _SAYING:
                continue
            if "strong" in found[1].rest and "noun" not in found[1].rest:
                return True
        return False

    def _filed_before(self, number: int) -> bool:
        """Tell whether the paragraph before the one of sentence *number* names a filing."""
        paragraph = self._paragraph_of[number]
        for before in range(number - 1, max(-1, number - 1 - 2 * _MEMORY), -1):
            if self._paragraph_of[before] < paragraph - 1:
                return False
            if self._published[before] == "filing":
                return True
        return False

    def _carried(self, number: int, *, counts: bool) -> Standing:
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

    def _publication_in(self, span: Span, last: str) -> str:
        """Return the kind of the published source that the sentence *span* names, or nothing."""
        tokens, inside = self._article.tokens, self._article.tokens_in(span)
        for number in inside:
            kind = self._publication_at(tokens, number, inside, last)
            if kind:
                return kind
        return ""

    def _publication_at(
        self, tokens: Sequence[Token], number: int, inside: range, last: str
    ) -> str:
        folded = tokens[number].folded
        if folded in _FIGURES and self._are_published_figures(tokens, number, inside):
            return "report"
        statistics = self._words.courts_and_others.at(tokens, number)
        if statistics is not None and statistics[1].kind == "statistics":
            return "report"
        found = self._words.publications.at(tokens, number)
        if found is None:
            return ""
        length, entry = found
        before = tokens[number - 1].folded if number > inside.start else ""
        around = range(max(inside.start, number - _REACH), min(inside.stop, number + _REACH))
        if entry.kind == "pollster":
            shows = any(self._is_publishing(tokens, each) for each in around)
            return "survey" if shows and tokens[number].is_capitalized else ""
        if entry.kind == "journal":
            named = before in {"journal", "in", "the"} and any(
                tokens[each].folded in {"study", "published", "journal", "research", "paper"}
                for each in around
            )
            return "report" if named else ""
        if before in _NEWS or entry.term.startswith(("media", "news")):
            return ""
        head = entry.term.split()[-1]
        if head in {"poll", "polls"} and not _is_opinion_poll(tokens, number, length):
            return ""
        if entry.kind in _STRONG and head not in _WEAK:
            return "survey" if entry.kind == "survey" else "filing"
        back = before in _BACK and last
        cue = any(self._is_publishing(tokens, each) for each in around if each != number)
        if not cue:
            return ""
        if back:
            return last
        if " " in entry.term and entry.kind == "report":
            return "report"  # annual report, official data
        return "report" if self._is_named(tokens, number, length, around, before) else ""

    def _is_named(
        self, tokens: Sequence[Token], number: int, length: int, around: range, before: str
    ) -> bool:
        """Tell whether a report or a study beside *number* has a name or a publisher."""
        if tokens[number].folded in {
            "results",
            "returns",
            "accounts",
            "register",
            "registry",
            "database",
            "statistics",
            "audit",
            "ruling",
            "index",
        }:
            return True
        for each in around:
            token = tokens[each]
            if number <= each < number + length or not token.is_capitalized:
                continue
            if each > 0 and tokens[each - 1].text in '.!?“"”' or each == around.start:
                if each != number - 1 and not token.folded.endswith("'s"):
                    continue
            if self._words.months_and_days.at(tokens, each) is not None:
                continue
            if self._words.state_media.at(tokens, each) is not None or self._is_media(each):
                continue
            return True
        del before
        return False

    def _is_media(self, number: int) -> bool:
        """Tell whether a newspaper or an agency is named at *number*, whose report is no study."""
        found = self._words.courts_and_others.at(self._article.tokens, number)
        return found is not None and found[1].kind == "media"

    def _are_published_figures(self, tokens: Sequence[Token], number: int, inside: range) -> bool:
        """Tell whether *figures* or *data* at *number* are somebody's published ones."""
        after = [tokens[each].folded for each in range(number + 1, min(inside.stop, number + 4))]
        before = range(max(inside.start, number - 4), number)
        if not any(each in _SHOWING for each in after) and not any(
            tokens[each].folded in {"according", "show", "published"} for each in before
        ):
            return False
        if any(tokens[each].folded in _OFFICIAL for each in before):
            return True
        named = [
            tokens[each] for each in (*before, *range(number + 1, min(inside.stop, number + 7)))
        ]
        return any(
            token.is_capitalized and token.start > self._article.tokens[inside.start].start
            for token in named
        ) or (
            number > inside.start
            and tokens[inside.start].is_capitalized
            and tokens[inside.start].folded not in _BACK
            and number - inside.start in {1, 2, 3}
        )

    def _is_publishing(self, tokens: Sequence[Token], number: int) -> bool:
        found = self._words.figure_contexts.at(tokens, number)
        return found is not None and found[1].kind == "publishing"


def _is_opinion_poll(tokens: Sequence[Token], number: int, length: int) -> bool:
    """Tell whether *poll* at *number* asks people, and is not where they vote."""
    if (
        number
        and tokens[number - 1].folded in {"the", "to", "at"}
        and tokens[number].folded == "polls"
    ):
        return False
    following = tokens[number + length].folded if number + length < len(tokens) else ""
    return following not in {
        "station",
        "stations",
        "tax",
        "worker",
        "workers",
        "open",
        "close",
        "opened",
        "closed",
        "day",
    }
