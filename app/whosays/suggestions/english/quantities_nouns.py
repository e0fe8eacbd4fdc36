"""Finds where the noun ends that a number counts, without knowing the parts of speech.

A counted noun is a plural, and hardly anything stands between the number and it but adjectives
and other nouns. So the phrase goes on to the first plural, and ends sooner at any word of the
closed classes (prepositions, pronouns, auxiliaries …), at a mark, and at a verb that is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from whosays.suggestions.english.quantities_amount import folded_at, listed, touches
from whosays.suggestions.english.quantities_numbers import amount_at
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

_LONGEST_PHRASE = 7
"""How many words between a number and the end of its noun are looked at."""
_MOST_LISTED = 4
_NOT_PLURAL = ("ss", "us", "is", "ous", "'s")
_IN_IS = listed("taxis skis rabbis")
_NOT_ADVERBS = listed(
    """elderly early deadly daily weekly monthly yearly family friendly likely costly assembly
    only ally italy fly supply reply holy hourly quarterly lonely unlikely ugly silly"""
)
_DETERMINERS = listed("the a an this these those its their his her our my your all")
_WHOLE = listed("population workforce electorate world")
"""Nouns that end a phrase after a fraction, whatever follows."""
_AFTER_THE_NOUN = listed("dead wounded missing homeless more others unemployed head")
_HURT = listed("wounded injured missing")
_POINTERS = listed("them us whom which it that you")
_STANDING_ALONE = listed("those these all")
_APOSTROPHES = frozenset("'’")


def count_noun_end(tokens: Sequence[Token], number: int, words: Words) -> int:
    """Return where the noun that a number before *number* counts ends; *number* without one."""
    stop, head_stop, previous_plural = number, number, False
    limit = min(len(tokens), number + _LONGEST_PHRASE)
    while stop < limit:
        if not _may_belong(tokens, stop, words, has_head=head_stop > number, first=stop == number):
            break
        if previous_plural and not _is_second_plural(tokens, stop, words):
            break
        end = _end_of_word(tokens, stop)
        previous_plural = _is_plural(tokens, stop, words) or end > stop + 1
        stop = end
        if previous_plural:
            head_stop = stop
            if folded_at(tokens, stop) in _APOSTROPHES and _owns_plural(tokens, stop, words):
                return stop + 2  # 40 prisoners' families
    if head_stop > number:
        return _with_second_noun(tokens, head_stop, words)
    return head_stop


def _owns_plural(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether the apostrophe at *number* is a plural's, and a plural follows."""
    if not touches(tokens, number) or number + 1 >= len(tokens):
        return False
    apart = not touches(tokens, number + 1)
    return apart and tokens[number + 1].text.islower() and _is_plural(tokens, number + 1, words)


def fraction_noun_end(tokens: Sequence[Token], number: int, words: Words) -> int:
    """Return where the noun phrase that begins at *number* ends: "the city's wells", "them"."""
    if folded_at(tokens, number) in _POINTERS:
        return number + 1
    start = number
    while start < number + 2 and folded_at(tokens, start) in _DETERMINERS:
        start += 1
    stop = _phrase_end(tokens, start, words)
    if stop > start:
        if not _is_plural(tokens, stop - 1, words):
            return stop
        return _with_listed(tokens, _with_second_noun(tokens, stop, words), words)
    stands_alone = start > number and tokens[number].folded in _STANDING_ALONE
    return number + 1 if stands_alone else number


def _phrase_end(tokens: Sequence[Token], start: int, words: Words) -> int:
    """Return where the nouns from *start* on end, with a number among the first of them."""
    stop = start
    while stop < min(len(tokens), start + _LONGEST_PHRASE):
        amount = amount_at(tokens, stop, words) if stop < start + 3 else None
        if amount is not None:
            return count_noun_end(tokens, amount.stop, words)  # Moravia's 2.2 million people
        if not _may_belong(tokens, stop, words, has_head=stop > start, first=stop == start):
            break
        if stop > start and not _goes_on(tokens, stop, words):
            break
        is_whole = tokens[stop].folded in _WHOLE
        stop = _end_of_word(tokens, stop)
        if folded_at(tokens, stop) in _APOSTROPHES and touches(tokens, stop):
            stop += 1  # the boys'
        elif is_whole:
            break
    return stop


def _goes_on(tokens: Sequence[Token], stop: int, words: Words) -> bool:
    """Tell whether a word after a plural still belongs: after a possessive, or a plural again."""
    before = tokens[stop - 1]
    is_owner = before.folded.endswith("'s") or before.text in _APOSTROPHES
    if is_owner or not _is_plural(tokens, stop - 1, words):
        return True
    if before.is_capitalized:
        return _is_plural(tokens, stop, words) or tokens[stop].is_capitalized
    return _is_second_plural(tokens, stop, words)


def _end_of_word(tokens: Sequence[Token], number: int) -> int:
    """Return the token after the word at *number*, with what touches it: F-16s, MQ-1C."""
    stop = number + 1
    while stop < len(tokens) and touches(tokens, stop) and not tokens[stop].is_mark:
        stop += 1
    return stop


def _is_second_plural(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether the word after a plural is the head that the plural belongs to."""
    token = tokens[number]
    return (
        token.text.islower()
        and token.folded not in _AFTER_THE_NOUN
        and _is_plural(tokens, number, words)
    )


def _may_belong(
    tokens: Sequence[Token],
    number: int,
    words: Words,
    *,
    has_head: bool,
    first: bool,
) -> bool:
    token = tokens[number]
    if not token.is_word:
        return _is_hyphenated_number(tokens, number)
    folded = token.folded
    if _is_participle(token):
        if not has_head and _is_plural(tokens, number, words):
            return True
        return not has_head and _leads_to_noun(tokens, number + 1, words)
    if _ends(tokens, number, words, first=first):
        return _joins_adjectives(tokens, number, words) if not has_head else False
    if folded.endswith("ly") and folded not in _NOT_ADVERBS:
        return not has_head and _leads_to_noun(tokens, number + 1, words)
    return words.months_and_days.at(tokens, number) is None or not token.is_capitalized


def _ends(tokens: Sequence[Token], number: int, words: Words, *, first: bool = False) -> bool:
    """Tell whether a word of a closed class, or a known verb, stands at *number*: not IS, US.

    The *first* word after a number or a determiner may be a noun that looks like a verb: claims.
    """
    text = tokens[number].text
    if len(text) > 1 and text.isupper():
        return False
    found = words.phrase_ends.at(tokens, number)
    if found is None or tokens[number].folded == "such":
        return False
    return not (first and found[1].kind == "verb" and text.endswith("s"))


def _is_hyphenated_number(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a number here begins a word such as 122-mm, before a noun."""
    return (
        tokens[number].is_mark
        and tokens[number].text in "-‑"
        and touches(tokens, number)
        and touches(tokens, number + 1)
    )


def _is_participle(token: Token) -> bool:
    folded = token.folded
    if len(folded) < 5 or token.is_capitalized:
        return False
    return folded.endswith(("ed", "ing"))


def _leads_to_noun(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether, from *number* on, a noun follows that a participle can belong to."""
    is_adjective = _is_adjective(tokens, number - 1, words) or "-" in tokens[number - 1].text
    is_verb = words.phrase_ends.at(tokens, number - 1) is not None
    for each in range(number, min(len(tokens), number + 3)):
        if not tokens[each].is_word:
            return False
        if _ends(tokens, each, words) and not _is_adjective(tokens, each, words):
            return False
        if _is_plural(tokens, each, words):
            return is_adjective or not is_verb
    return False


def _is_adjective(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether a participle at *number* often stands before a noun: armed, fighting."""
    found = words.noun_forms.at(tokens, number)
    return found is not None and found[1].kind == "adjective"


def _joins_adjectives(tokens: Sequence[Token], number: int, words: Words) -> bool:
    """Tell whether *and* or *or* at *number* joins two adjectives: ISIS and other jihadists."""
    if tokens[number].folded not in {"and", "or"} or number == 0:
        return False
    before = tokens[number - 1]
    if not before.is_word or _is_plural(tokens, number - 1, words):
        return False
    for each in range(number + 1, min(len(tokens), number + 4)):
        if not tokens[each].is_word:
            return False
        if _ends(tokens, each, words):
            return False
        if _is_plural(tokens, each, words):
            return True
    return False


def _is_plural(tokens: Sequence[Token], number: int, words: Words) -> bool:
    token = tokens[number]
    if not token.is_word:
        return False
    found = words.noun_forms.at(tokens, number)
    if found is not None and found[1].kind == "plural":
        return True
    folded = token.folded
    if folded.endswith("is") and (token.text.istitle() or folded in _IN_IS):
        return True  # Israelis, Houthis
    if not folded.endswith("s") or folded.endswith(_NOT_PLURAL):
        return False
    if token.text.isupper() and len(folded) <= 5:
        return False  # NHS, US; but MPs
    return len(folded) > 3 or folded in {"mps", "ios", "pcs", "tvs", "gps"}


def _with_listed(tokens: Sequence[Token], stop: int, words: Words) -> int:
    """Return where a list of plurals ends that goes on at *stop*: "homes, shops and other sites".

    Return *stop* where none does, or where a clause begins: "dozens of people, nurses and others
    said".
    """
    end = stop
    for _turn in range(_MOST_LISTED):
        if folded_at(tokens, end) != ",":
            return stop
        first, end = end + 1, count_noun_end(tokens, end + 1, words)
        if end == first:
            return stop
        is_last = "and" in (folded_at(tokens, number) for number in range(first, end))
        if not is_last and folded_at(tokens, end) == "and":
            first, end = end + 1, count_noun_end(tokens, end + 1, words)
            is_last = end > first
            if not is_last:
                return stop
        if is_last:
            said = end < len(tokens) and tokens[end].folded in words.reporting_verbs.first_words
            return stop if said else end
    return stop


def _with_second_noun(tokens: Sequence[Token], stop: int, words: Words) -> int:
    """Return where the phrase ends when a bare plural is joined to it: "women and children"."""
    after = stop + 1
    if after >= len(tokens) or tokens[stop].folded not in {"and", "or"}:
        return stop
    if tokens[after].folded == "other":
        end = count_noun_end(tokens, after + 1, words)
        return end if end > after + 1 else stop
    if tokens[stop - 1].folded == "dead" and tokens[after].folded in _HURT:
        return after + 1
    if words.number_words.at(tokens, after) is not None or _ends(tokens, after, words):
        return stop
    return after + 1 if _is_second_plural(tokens, after, words) else stop
