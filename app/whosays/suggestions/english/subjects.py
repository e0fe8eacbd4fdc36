"""Finds the subject of a reporting verb: the phrases to the left of it that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from whosays.suggestions.english.appositions import Appositions
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.words import Words
from whosays.suggestions.tokens import Token

AUXILIARIES = listed(
    "has have had is are was were be been will would may might could can should must did does "
    "do also later earlier then now already again repeatedly previously initially recently "
    "still never reportedly publicly privately told immediately further"
)
QUOTES = frozenset("\"“”„«»‘’'")
RELATIVES = listed("who which whose whom speaking asking citing adding")
TIME_LINKS = listed("on in at during late early over last this next earlier by from to via")
_PLACE_LINKS = listed(
    "including against outside near amid despite under inside across around without"
)
_TIME_WORDS = listed(
    "statement interview briefing conference telephone phone email e-mail post tweet morning "
    "afternoon evening night week month year report article letter call message separately "
    "yesterday today tonight video address speech television telegram twitter x condition"
)
_OPENERS = frozenset("“„«‘")
_BREAKS = frozenset(".,;:!?—–()[]…")
_CLAUSE_WORDS = listed(
    "that what and but or as because while when if although though after before until since where "
    "whereas which who whom so yet than whether"
)
_OPENS_CLAUSE = listed("that while where when because although though but as after before")
_WHO = listed("who whom which")
_JOINING = listed("and but")
_ENDS_SUBJECT = frozenset('“”";:?!()—–')
_BESIDES = listed("however meanwhile though too likewise moreover nevertheless nonetheless instead")
_ASIDES = listed("or including like known")
_ROUGHLY = listed("some about around nearly roughly almost")
_OPENS_OFFICE = listed("the its his her their a an another one")
_FIRST_WORDS = listed("the a an one two three some several")
_ENDS = listed("preposition verb auxiliary conjunction adverb")
_LONGEST_SHORT = 5
"""How many letters a shortened title has at most, and how many words a bracket in a name."""
_NO_ADVERBS = listed(
    "family assembly ally monopoly anomaly reply supply rally july italy bully folly fly friendly "
    "elderly weekly daily monthly quarterly likely unlikely only early"
)
_MOST_LISTED = 8
_NAME_AND_COMMA = 3  # tokens: “Ann Lee,”
_BEFORE_NAME = '.!?”"'
_ASIDE = 3  # tokens: “, however,”
_TO_AND = 2  # tokens of a name up to its “and”
_REACH = 40  # tokens from the verb
_WIDTH = 12  # tokens in which a phrase may begin inside a clause


class _Fit(Enum):
    """How a phrase reaches the verb after it."""

    NOT = "not"
    DIRECT = "direct"
    PARENTHESIS = "parenthesis"
    """A comma stands after it, and another before the verb."""
    LOOSE = "loose"


class Subjects:
    """Finds the subjects of the verbs of one article."""

    def __init__(self, phrases: Phrases, appositions: Appositions, words: Words) -> None:
        """Find them among *phrases*."""
        self._phrases = phrases
        self._appositions = appositions
        self._words = words
        self._tokens = phrases.tokens
        self._ending: dict[str, bool] = {}

    def of(self, verb: int, sentence: range) -> list[Phrase]:
        """Return the subject of the verb at token *verb*, more than one where they are joined."""
        end = self._before_aside(self.before_auxiliaries(verb, sentence.start), sentence.start)
        fallback: Phrase | None = None
        for start in self._starts(end, max(sentence.start, verb - _REACH)):
            if start < end and self._tokens[start].folded in RELATIVES:
                found = self._in_relative_clause(start, end)
                is_sure = bool(found)
            else:
                found, is_sure = self._from(start, end)
            if is_sure or (found and fallback is not None and found[0].holds_beside(fallback)):
                return found
            if found and fallback is None:
                fallback = found[0]
        return [fallback] if fallback is not None else []

    def _before_aside(self, end: int, lowest: int) -> int:
        """Return where “, however,” right before token *end* begins; *end* without it."""
        if end - _ASIDE < lowest or self._tokens[end - 1].text != ",":
            return end
        is_aside = (
            self._tokens[end - 2].folded in _BESIDES and self._tokens[end - _ASIDE].text == ","
        )
        return end - _ASIDE if is_aside else end

    def _in_relative_clause(self, start: int, end: int) -> list[Phrase]:
        """Return the subject in “whom the police said to be armed”."""
        phrase = self._phrases.at(start + 1, end) if start + 1 < end else None
        return [phrase] if phrase is not None and phrase.end == end else []

    def _from(self, start: int, end: int) -> tuple[list[Phrase], bool]:
        """Return what begins at or behind *start* and reaches the verb, and whether it is sure."""
        if self._opens_distance(start):
            return [], False
        for first in range(start, min(end, start + _WIDTH)):
            if first > start and not self._may_begin(first):
                continue
            phrase = self._phrases.at(first, end)
            if phrase is None:
                continue
            self._appositions.take(phrase, end)
            fit = self._fit(phrase, end)
            if fit is _Fit.DIRECT:
                whole = self._office_before(phrase, first, end) or self._name_before(phrase, first)
                return self._with_joined(whole or phrase, first, start), True
            if fit is _Fit.PARENTHESIS:
                return [phrase], not self._is_apposed(first)
            if fit is _Fit.LOOSE:
                return [phrase], False
            joined = self._joined_to(phrase, end)
            if joined:
                return joined, True
        return [], False

    def _office_before(self, phrase: Phrase, first: int, end: int) -> Phrase | None:
        """Return the whole of “the commander of the guards, Ann Lee” where no comma follows."""
        if first < 3 or self._tokens[first - 1].text != ",":
            return None
        last = self._tokens[phrase.run.stop - 1]
        if phrase.determiners or not last.is_capitalized or len(phrase.run) < 2:
            return None
        widest = None
        for start in range(first - 2, max(first - _WIDTH, -1), -1):
            if self._tokens[start].is_mark and self._tokens[start].text not in "-'’":
                break
            if self._tokens[start].folded not in _OPENS_OFFICE or not self._begins(start):
                continue
            whole = self._phrases.at(start, end)
            if whole is not None and whole.end == first - 1 and self._appositions.is_office(whole):
                self._appositions.take(whole, end)
                widest = whole if whole.holds_beside(phrase) else widest
        return widest

    def _name_before(self, phrase: Phrase, first: int) -> Phrase | None:
        """Return the whole of “Ann Lee, a resident of the street said”, with one comma only."""
        if first < _NAME_AND_COMMA or self._tokens[first - 1].text != ",":
            return None
        if not self._is_one(phrase):
            return None
        start = first - 1
        while start > max(first - 1 - _LONGEST_SHORT, 0) and self._is_of_name(start - 1):
            start -= 1
        opens = start == 0 or self._opens_name(start - 1)
        if first - 1 - start < _NAME_AND_COMMA - 1 or not (opens or self._opens_line(start)):
            return None
        name = self._phrases.at(start, first - 1)
        if name is None or name.end != first - 1 or name.parts:
            return None
        name.beside.append(phrase)
        name.end = phrase.end
        return name

    def _is_one(self, phrase: Phrase) -> bool:
        """Tell whether it is the role of one person: “Ann Lee, council member said”."""
        if phrase.determiners not in ((), ("a",), ("an",), ("the",)):
            return False
        found = self._phrases.ending(self._words.roles, phrase)
        is_small = self._tokens[phrase.run.stop - 1].text.islower()
        return is_small and found is not None and found[1].rest[:1] == ("singular",)

    def _opens_name(self, number: int) -> bool:
        before = self._tokens[number]
        if before.text == "," and number > 0:
            return self._tokens[number - 1].folded in _BESIDES  # “Meanwhile, Ann Lee, …”
        return before.text in _BEFORE_NAME or before.folded in _OPENS_CLAUSE

    def _is_of_name(self, number: int) -> bool:
        token = self._tokens[number]
        is_word = token.is_word and token.is_capitalized
        return is_word and self._words.countries.at(self._tokens, number) is None

    def _opens_line(self, number: int) -> bool:
        return "\n" in self._phrases.gap_before(number)

    def _fit(self, phrase: Phrase, end: int) -> _Fit:
        if not self._connects(phrase.end, end):
            return _Fit.NOT
        is_direct = phrase.end == end or self._tokens[phrase.end].text != ","
        ends_in_comma = self._tokens[end - 1].text == ","
        if is_direct and not ends_in_comma:
            return _Fit.DIRECT
        return _Fit.PARENTHESIS if not is_direct and ends_in_comma else _Fit.LOOSE

    def _is_apposed(self, first: int) -> bool:
        return first > 0 and self._tokens[first - 1].text == ","

    def _joined_to(self, phrase: Phrase, end: int) -> list[Phrase]:
        if phrase.end >= end or self._tokens[phrase.end].folded != "and":
            return []
        following = self._phrases.at(phrase.end + 1, end)
        if following is None:
            return []
        self._appositions.take(following, end)
        return [phrase, following] if self._connects(following.end, end) else []

    def _with_joined(self, phrase: Phrase, first: int, start: int) -> list[Phrase]:
        """Return *phrase* with what is joined before it by “and”."""
        if first != start or first < 2 or self._tokens[first - 1].folded != "and":
            return [phrase]
        backs = [back for back in range(first - 2, max(first - 8, -1), -1) if self._begins(back)]
        for back in backs:
            whole = self._phrases.at(back, phrase.end)
            if whole is not None and whole.end == phrase.end:
                return [whole]  # “the Ministry of Energy and Water”
        for back in backs:
            before = self._phrases.at(back, first - 1)
            if before is not None and before.end == first - 1:
                return [*self._listed_before(back), before, phrase]
        return [phrase]

    def _listed_before(self, first: int) -> list[Phrase]:
        """Return what is listed, with commas between, before the phrase at token *first*."""
        found: list[Phrase] = []
        while first > 1 and self._tokens[first - 1].text == "," and len(found) < _MOST_LISTED:
            end = first - 1
            for back in range(end - 1, max(end - 8, -1), -1):
                opens = back == 0 or self._tokens[back - 1].is_mark
                opens = opens or "\n" in self._phrases.gap_before(back)
                phrase = self._phrases.at(back, end) if opens else None
                if phrase is not None and phrase.end == end:
                    found.insert(0, phrase)
                    first = back
                    break
            else:
                break
        return found

    def of_joined(self, verb: int, sentence: range) -> Phrase | None:
        """Return the subject that the verb at token *verb* shares with one before it, or None.

        “The ministry condemned the attack and said”: “and” or “but” stands before the verb, and
        the phrase that opens the sentence before another verb.
        """
        end = self.before_auxiliaries(verb, sentence.start)
        if end - 1 <= sentence.start or self._tokens[end - 1].folded not in _JOINING:
            return None
        if end - sentence.start > _REACH:
            return None
        inside = range(sentence.start, end - 1)
        if any(self._tokens[each].text in _ENDS_SUBJECT for each in inside):
            return None
        start = sentence.start
        if self._tokens[start].folded in TIME_LINKS:
            commas = [each for each in inside if self._tokens[each].text == ","]
            start = commas[0] + 1 if commas else start
        phrase = self._phrases.at(start, end - 1)
        if phrase is None:
            return None
        self._appositions.take(phrase, end - 1)
        if phrase.end >= end - 1 or not self._tokens[phrase.end].is_word:
            return None
        return phrase

    def _begins(self, number: int) -> bool:
        if number == 0:
            return True
        before = self._tokens[number - 1]
        is_break = before.is_mark or before.folded in _CLAUSE_WORDS
        return is_break or self._may_begin(number)

    def _may_begin(self, number: int) -> bool:
        """Tell whether a phrase may begin inside a clause: after a word that ends one."""
        token, before = self._tokens[number], self._tokens[number - 1]
        if token.folded in _FIRST_WORDS or not before.is_word:
            return True
        known = self._ending.get(before.text)
        if known is None:
            known = self._ending[before.text] = self._ends_phrase(before)
        return known

    def _ends_phrase(self, token: Token) -> bool:
        entry = self._words.phrase_ends.at((token,), 0)
        if entry is not None and entry[1].kind in _ENDS:
            return True
        is_month = self._words.months_and_days.at((token,), 0) is not None
        return is_month or token.folded in _TIME_WORDS

    def before_auxiliaries(self, verb: int, lowest: int) -> int:
        """Return the first token of the auxiliaries and adverbs right before token *verb*."""
        end = verb
        while end > lowest and self._is_beside_verb(self._tokens[end - 1]):
            if self._tokens[end - 1].is_capitalized and end - 1 > lowest:
                break  # “an ally of May”
            end -= 1
        return end

    def _is_beside_verb(self, token: Token) -> bool:
        """Tell whether it is an auxiliary, or an adverb of manner: “has vehemently denied”."""
        if token.folded in AUXILIARIES:
            return True
        is_adverb = token.folded.endswith("ly") and token.text.islower()
        return is_adverb and token.folded not in _NO_ADVERBS

    def _starts(self, end: int, lowest: int) -> Iterator[int]:
        """Give where clauses may begin before token *end*, the nearest first."""
        for number in range(end - 1, lowest - 1, -1):
            token = self._tokens[number]
            if token.is_mark:
                if self._breaks(number, end):
                    yield number + 1
                if self._closes(token) and not self._phrases.is_possessive(number):
                    return
            elif token.folded in _WHO:
                yield number
            elif token.folded in _CLAUSE_WORDS and not self._joins_body(number):
                yield number + 1
        yield lowest

    def _joins_body(self, number: int) -> bool:
        """Tell whether the “and” at token *number* is one of “the search and rescue agency”."""
        if self._tokens[number].folded != "and" or number == 0:
            return False
        found = self._words.state_heads.at(self._tokens, number - 1)
        return found is not None and found[0] > _TO_AND

    def _breaks(self, number: int, end: int) -> bool:
        mark = self._tokens[number].text
        if mark == "." and number + 1 < end and not self._tokens[number + 1].is_capitalized:
            return False
        if (mark == "." and self._shortens(number)) or self._is_in_name(number, end):
            return False
        if mark in "'’" and self._phrases.is_possessive(number):
            return False
        return mark in _BREAKS or mark in QUOTES

    def _shortens(self, number: int) -> bool:
        """Tell whether the stop at *number* is that of a short title: “Sgt. Dan Ruiz”."""
        if number == 0 or self._tokens[number].gap:
            return False
        before = self._tokens[number - 1]
        if len(before.text) > _LONGEST_SHORT or not before.is_capitalized:
            return False
        if len(before.text) == 1:
            return True
        terms = (self._words.ranks, self._words.titles)
        return any(each.at(self._tokens, number - 1) is not None for each in terms)

    def _is_in_name(self, number: int, end: int) -> bool:
        """Tell whether the bracket at *number* stands inside a name: “Police (DCP) Shukla”."""
        if self._tokens[number].text not in "()":
            return False
        opening = number
        while opening > max(number - _LONGEST_SHORT, 0) and self._tokens[opening].text != "(":
            opening -= 1
        return opening > 0 and self._phrases.past_bracket(opening, opening - 1, end) > 0

    def _closes(self, token: Token) -> bool:
        """Tell whether nothing before the mark *token* belongs to the clause after it."""
        if token.text in ";:":
            return True
        return token.text in QUOTES and token.text not in _OPENERS and token.text != "'"

    def _connects(self, number: int, end: int) -> bool:
        """Tell whether nothing but time, place, manner or a relative clause lies in number..end."""
        while number < end:
            token = self._tokens[number]
            if token.text == "," and number == end - 1:
                return True
            if token.text == "," and self.opens_aside(number + 1):
                return self._tokens[end - 1].text == ","
            if token.folded in ("who", "whose"):
                return self._tokens[end - 1].text != ","
            number = self._past(number, end)
            if not number:
                return False
        return True

    def _past(self, number: int, end: int) -> int:
        """Return past what may stand between subject and verb at token *number*; 0 where none."""
        token = self._tokens[number]
        if token.text == "(":
            while number < end and self._tokens[number].text != ")":
                number += 1
            return number + 1
        if token.folded in TIME_LINKS or token.folded in _PLACE_LINKS:
            inner = self._phrases.at(number + 1, end) if number + 1 < end else None
            return inner.end if inner is not None else number + 1
        is_beside = token.folded in AUXILIARIES or token.folded in _BESIDES
        if token.text == "," or is_beside or self.is_time(number):
            return number + 1
        return 0

    def opens_aside(self, number: int) -> bool:
        """Tell whether a relative clause or another name begins at token *number*."""
        token = self._tokens[number]
        if token.folded in RELATIVES or token.folded in _ASIDES or self._opens_distance(number):
            return True
        return token.text.islower() and token.text.endswith("ed")  # “, interviewed in hospital,”

    def _opens_distance(self, number: int) -> bool:
        """Tell whether it says how far away something is: “, some 20 km from the border,”."""
        if self._tokens[number].folded in _ROUGHLY:
            number += 1
        if number + 1 >= len(self._tokens) or not self._tokens[number].is_number:
            return False
        unit = self._words.units.at(self._tokens, number + 1)
        return unit is not None and unit[1].kind == "length"

    def is_time(self, number: int) -> bool:
        """Tell whether a word of time or manner stands at token *number*: “Tuesday”."""
        word, days = self._tokens[number].folded, self._words.months_and_days
        if word in _TIME_WORDS:
            return True
        return word in days.first_words and days.at(self._tokens, number) is not None
