"""Finds the sentences that name a published source, which stands for the figures in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from whosays.suggestions.article import Article, within
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry
from whosays.suggestions.tokens import Token

_STANDING = {"survey": "survey", "census": "filing", "filing": "filing"}
"""Publications that need no name, and how long they stand: a survey for the whole text."""
_NEWS = listed(
    """media news press local unconfirmed intelligence confidential leaked internal classified
    unpublished secret eyewitness police preliminary initial early conflicting several some
    television tv radio numerous multiple previous earlier reconnaissance mere such no any"""
)
"""Words before *report* that make it something nobody can look up."""
_NAMELESS = listed(
    "results returns accounts register registry database statistics audit ruling index"
)
_WEAK = (
    listed(
        """complaint review model trial update verdict judgment judgement earnings barometer tracker
    report reports paper papers analysis research simulation experiment modelling modeling outlook
    budget transcript minutes study studies assessment inspection evaluation trials lawsuit patent
    inquiry tally bulletin thesis polls surveys"""
    )
    | _NAMELESS
)
"""Publications that are also ordinary words: they need a verb or a name beside them."""
_FIGURES = listed("figures data statistics numbers records tables")
_SHOWING = listed(
    """show shows showed shown suggest suggests suggested indicate indicates indicated published
    released compiled collected gathered from reveal revealed reveals according by analysed
    analyzed tracked"""
)
_GIVING = listed("from by")
_NEAR = 1  # token from “data” to “from”, which is that of something else further off
_OFFICIAL = listed("official government census labor labour federal historical public")
_BACK = listed("the its their this that these")
_ABOUT_A_JOURNAL = listed("study published journal research paper")
_BEFORE_POLLS = listed("the to at")
_AFTER_A_POLL = listed("station stations tax worker workers open close opened closed day")
_QUOTES = '.!?“"”'
_REACH = 9
"""How many tokens from a publication its verb or its publisher may stand."""


def published_sentences(article: Article, words: Words) -> list[str]:
    """Return for each sentence of *article* what kind of published source it names, or nothing.

    The kinds are ``survey``, ``filing`` and ``report``. "The report" counts where the sentence
    before, or one of its paragraph, names one.
    """
    search = _Search(article, words)
    starts = [span.start for span in article.paragraphs]
    found: list[str] = []
    last, last_paragraph = "", 0
    for span, numbers in zip(article.sentences, article.sentence_ranges, strict=True):
        paragraph = bisect_right(starts, span.start)
        if paragraph - last_paragraph > 1:
            last = ""
        kind = search.kind_in(numbers, last)
        found.append(kind)
        last, last_paragraph = kind or last, paragraph
    return found


class _Search:
    """Looks for publications in the sentences of one article."""

    def __init__(self, article: Article, words: Words) -> None:
        self._article = article
        self._tokens: Sequence[Token] = article.tokens
        self._words = words
        places = {
            *article.places(_FIGURES),
            *article.places_of(words.publications),
            *article.places_of(words.courts_and_others),
        }
        self._places = sorted(places)

    def kind_in(self, inside: range, last: str) -> str:
        """Return the kind of the published source among *inside*, the tokens of a sentence.

        *last* is the kind that stood before.
        """
        for number in within(self._places, inside):
            kind = self._kind_at(number, inside, last)
            if kind:
                return kind
        return ""

    def _kind_at(self, number: int, inside: range, last: str) -> str:
        if self._tokens[number].folded in _FIGURES and self._are_published(number, inside, last):
            return "report"
        office = self._words.courts_and_others.at(self._tokens, number)
        if office is not None and office[1].kind == "statistics":
            return "report"
        found = self._words.publications.at(self._tokens, number)
        if found is None:
            return ""
        length, entry = found
        if entry.kind in {"pollster", "journal"}:
            return self._named_kind(number, inside, entry)
        return self._common_kind(range(number, number + length), inside, entry, last)

    def _named_kind(self, number: int, inside: range, entry: Entry) -> str:
        """Return the kind of a pollster or a journal, whose name stands at *number*."""
        around = self._around(number, inside)
        if entry.kind == "pollster":
            shows = any(self._is_publishing(each) for each in around)
            return "survey" if shows and self._tokens[number].is_capitalized else ""
        before = self._folded_before(number, inside)
        is_journal = before in {"journal", "in", "the"} and any(
            self._tokens[each].folded in _ABOUT_A_JOURNAL for each in around
        )
        return "report" if is_journal else ""

    def _common_kind(self, term: range, inside: range, entry: Entry, last: str) -> str:
        """Return the kind of a survey, a filing, a report or a study at *term*."""
        before = self._folded_before(term.start, inside)
        head = entry.term.split()[-1]
        if before in _NEWS or entry.term.startswith(("media", "news")):
            return ""
        if head in {"poll", "polls"} and not self._is_opinion_poll(term):
            return ""
        if entry.kind in _STANDING and head not in _WEAK:
            return _STANDING[entry.kind]
        around = self._around(term.start, inside)
        if not any(self._is_publishing(each) for each in around if each != term.start):
            return ""
        if before in _BACK and last:
            return last
        is_compound = " " in entry.term and entry.kind == "report"  # annual report, official data
        return "report" if is_compound or self._is_named(term, around) else ""

    def _around(self, number: int, inside: range) -> range:
        return range(max(inside.start, number - _REACH), min(inside.stop, number + _REACH))

    def _folded_before(self, number: int, inside: range) -> str:
        return self._tokens[number - 1].folded if number > inside.start else ""

    def _is_publishing(self, number: int) -> bool:
        contexts = self._words.figure_contexts
        if self._tokens[number].folded not in contexts.first_words:
            return False
        found = contexts.at(self._tokens, number)
        return found is not None and found[1].kind == "publishing"

    def _is_opinion_poll(self, term: range) -> bool:
        """Tell whether *poll* asks people, and is not where they vote."""
        first = self._tokens[term.start].folded
        before = self._tokens[term.start - 1].folded if term.start else ""
        if first == "polls" and before in _BEFORE_POLLS:
            return False
        following = self._tokens[term.stop].folded if term.stop < len(self._tokens) else ""
        return following not in _AFTER_A_POLL

    def _is_named(self, term: range, around: range) -> bool:
        """Tell whether a report or a study at *term* has a name or a publisher beside it."""
        if self._tokens[term.start].folded in _NAMELESS:
            return True
        return any(
            self._is_name(each) and self._names(each, term, around)
            for each in around
            if each not in term
        )

    def _is_name(self, number: int) -> bool:
        """Tell whether a capital at *number* is one of a name that is no day and no newspaper."""
        if not self._tokens[number].is_capitalized:
            return False
        if self._words.months_and_days.at(self._tokens, number) is not None:
            return False
        if self._words.state_media.at(self._tokens, number) is not None:
            return False
        other = self._words.courts_and_others.at(self._tokens, number)
        return other is None or other[1].kind != "media"

    def _names(self, number: int, term: range, around: range) -> bool:
        """Tell whether the capital at *number* is more than that of a sentence's first word."""
        begins = number == around.start or self._tokens[number - 1].text in _QUOTES
        is_owner = self._tokens[number].folded.endswith("'s")
        return not begins or is_owner or number == term.start - 1

    def _are_published(self, number: int, inside: range, last: str) -> bool:
        """Tell whether *figures* or *data* at *number* are somebody's published ones."""
        tokens = self._tokens
        after = range(number + 1, min(inside.stop, number + 10))
        before = range(max(inside.start, number - 4), number)
        shows = any(
            tokens[each].folded in _SHOWING
            and (tokens[each].folded not in _GIVING or each <= number + _NEAR)
            for each in after
        )
        if not shows and not any(
            tokens[each].folded in {"according", "show", "published"} for each in before
        ):
            return False
        if any(tokens[each].folded in _OFFICIAL for each in before):
            return True
        if last and self._folded_before(number, inside) in _BACK:
            return True
        if any(tokens[each].is_capitalized for each in (*before, *after) if each > inside.start):
            return True
        first = tokens[inside.start]
        return first.is_capitalized and first.folded not in _BACK and inside.start in before[-3:]
