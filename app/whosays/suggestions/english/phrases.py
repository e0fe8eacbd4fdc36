"""Reads noun phrases: where one begins, what its head is, and what belongs to it.

There is no parser of all English here. A phrase is read from its first word on: determiners and
quantities, then a run of nouns, adjectives and names up to a word that can be neither, then what
follows it closely (of-phrases, reduced modifiers, appositions). What a reader marks as a source is
nearly always of that form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from whosays.articles.span import Span
from whosays.suggestions.article import Article
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.words import Words
from whosays.suggestions.gazetteer import Entry, Gazetteer
from whosays.suggestions.tokens import Token

_DETERMINERS = listed(
    "the a an this that these those some several many few most all both other another any no "
    "every each one two three four five six seven eight nine ten eleven twelve dozens scores "
    "hundreds thousands various numerous multiple certain half either neither his her its "
    "their our my your fewer more additional"
)
_PARTITIVES = listed(
    "one two three four five some several many most both all any none dozens scores hundreds "
    "thousands half few each number group handful majority couple pair series crowd range "
    "member members those"
)
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_LINKS = listed("of for in at from with on near inside within to around outside under")
_SECOND_LINKS = listed("inside within around near outside")
_FOLLOWED_BY_NAMES = listed("of for at from in within inside with on near")
_PARTICIPLES = listed(
    "involved based familiar close briefed working speaking representing posted present "
    "living stationed monitoring following responsible attending"
)
_NEVER_INSIDE = listed(
    "not n't also then now later earlier recently already still only just even meanwhile "
    "however there here today yesterday tomorrow tonight"
)
_LONGEST_QUOTE = 60  # tokens
_PAIRED = listed(
    "current former serving retired present past local international national regional federal "
    "senior junior political military civilian diplomatic economic foreign domestic male female "
    "eastern western european american state city county"
)
_SUBJECTS = listed("he she they it we")
_BESIDE_VERB = listed("also later earlier then now already previously recently")
_MANNERS = listed(
    "statement interview briefing conference email e-mail post tweet message letter speech video "
    "broadcast call telephone phone comments remarks release testimony address condition background"
)
"""What is said in them is said by whom stands before: they are no part of a source."""
_MOST_TOKENS = 30
_OPENS_LONG_NAME = listed("chiefs joint search fire rescue home")
"""Words that open a body's long name without a capital, too: “joint chiefs of staff”."""
_OF_HOME = listed("secretary office minister ministry department affairs")
"""Words that make “home”, which ends a phrase elsewhere, a part of a title."""
_INSIDE_AFTER_THE = frozenset({"nearby"})
_OPENS_SOMETIMES = _OPENS_LONG_NAME | _INSIDE_AFTER_THE
_TITLE_WITH_PART = 3  # tokens: “Secretary of State”
_CLOSING = ("present", "familiar")
_AFTER_TITLE = ("(", "of", "for")
_LONGEST_BRACKET = 6  # tokens
_DEEPEST = 3
_HYPHENS = frozenset("-‐‑")
_DONE_BY = Entry("done by", "familiar")
_ENDS_SOMETIMES = (
    _NEVER_INSIDE | _DETERMINERS | _PARTICIPLES | _OPENS_LONG_NAME | {"and", "present"}
)


@dataclass(slots=True)
class Phrase:
    """A noun phrase, by the numbers of its tokens, half-open."""

    first: int
    run: range
    """The determiners left out: adjectives, nouns and names up to the head's end."""
    end: int
    """Past its last token, modifiers and appositions included."""
    determiners: tuple[str, ...] = ()
    parts: list[Phrase] = field(default_factory=list)
    """What hangs on it by a preposition."""
    links: list[str] = field(default_factory=list)
    """Those prepositions."""
    beside: list[Phrase] = field(default_factory=list)
    """Its appositions."""
    modifier: str = ""
    """The kind of reduced modifier after it (``familiar``, ``seen`` …), where there is one."""
    giver: Phrase | None = None
    """Whom a reduced modifier names: this newspaper in “emails seen by this newspaper”."""
    before_modifier: int = 0
    """Past the last token before “by” in such a modifier."""
    is_possessed: bool = False
    """Whether a possessive pronoun stands before it."""

    def holds_beside(self, other: Phrase) -> bool:
        """Tell whether *other* is one of its appositions."""
        return any(beside.first == other.first for beside in self.beside)


class Phrases:
    """Reads the noun phrases of one article."""

    def __init__(self, article: Article, words: Words) -> None:
        """Read in *article* with the lists of *words*."""
        self.article = article
        self.tokens = article.tokens
        self._words = words
        self._unlike_others = _unlike_others(words)
        self._goes_on = _LINKS | _PARTICIPLES | words.anonymity.first_words
        self._stops: dict[str, bool] = {}
        self._plain: dict[str, bool] = {}
        self._never_opens: dict[str, bool] = {}

    def at(self, first: int, limit: int, *, depth: int = 0) -> Phrase | None:
        """Return the phrase that begins at token *first* and ends before *limit*, or None."""
        if first >= limit or self._opens_none(self.tokens[first]):
            return None
        limit = min(limit, first + _MOST_TOKENS)
        number, determiners = self._determiners(first, limit)
        run_end = self._run_end(number, limit, is_opened=bool(determiners) or depth > 0)
        if run_end == number:
            if determiners and determiners[-1] in _PARTITIVES and self._is(number, limit, "of"):
                return self._partitive(first, number, limit, determiners, depth)
            return None
        phrase = Phrase(first, range(number, run_end), run_end, determiners)
        phrase.is_possessed = bool(determiners) and determiners[0] in _POSSESSIVES
        self._follow(phrase, limit, depth)
        if phrase.end < limit:
            self._take_present(phrase)
            self._take_short_name(phrase, limit)
        return phrase

    def _determiners(self, number: int, limit: int) -> tuple[int, tuple[str, ...]]:
        found = []
        while number < limit:
            token = self.tokens[number]
            if token.text == "No" and self._is_number(number + 1, limit):
                break  # “No 10”
            if token.is_number or token.folded in _DETERMINERS:
                found.append(token.folded)
                number += 1
            elif found and found[-1] in ("more", "fewer", "less") and token.folded == "than":
                number += 1
            else:
                break
        return number, tuple(found)

    def _opens_none(self, token: Token) -> bool:
        """Tell whether *token*, whatever stands around it, begins no phrase; asked once a word."""
        known = self._never_opens.get(token.text)
        if known is None:
            is_small = token.text.islower() and token.folded not in _OPENS_SOMETIMES
            is_closed = token.folded in _NEVER_INSIDE or self._is_stop(token)
            is_word = is_small and is_closed and token.folded not in _DETERMINERS
            known = self._never_opens[token.text] = token.is_mark or is_word
        return known

    def _is_number(self, number: int, limit: int) -> bool:
        return number < limit and self.tokens[number].is_number

    def _run_end(self, number: int, limit: int, *, is_opened: bool) -> int:
        """Return past the last token of the run of nouns, adjectives and names from *number*.

        *is_opened* tells whether a determiner stands before: a capital is one of a name then.
        """
        start = number
        while number < limit:
            if self._is_plain(self.tokens[number]):
                number += 1
                continue
            past = self._past_title(number, limit) or self.past_bracket(number, start, limit)
            if past:
                number = past
            elif self._goes_on_over(number, start, limit, is_opened=is_opened):
                number += 1
            else:
                break
        while number > start and self.tokens[number - 1].is_mark:
            number -= 1
        return number

    def _goes_on_over(self, number: int, start: int, limit: int, *, is_opened: bool) -> bool:
        """Tell whether the token at *number* is one of the run that begins at *start*."""
        token = self.tokens[number]
        if token.is_mark:
            return self._joins(number, start, limit)
        if token.is_number:
            return number > start and self.tokens[number - 1].is_capitalized
        is_end = self._ends_run(number, start, is_opened=is_opened)
        return not is_end or self._joins_pair(number, start, limit)

    def _is_plain(self, token: Token) -> bool:
        """Tell whether *token* goes on a run, whatever stands around it; asked once a word."""
        known = self._plain.get(token.text)
        if known is None:
            is_word = token.is_word and token.folded not in self._unlike_others
            known = self._plain[token.text] = is_word and not token.folded.endswith("ed")
        return known

    def _joins_pair(self, number: int, start: int, limit: int) -> bool:
        """Tell whether “and” stands between two adjectives: “current and former employees”."""
        if self.tokens[number].folded != "and" or number == start or number + 2 >= limit:
            return False
        before, after = self.tokens[number - 1].folded, self.tokens[number + 1].folded
        return before in _PAIRED and after in _PAIRED

    def _ends_run(self, number: int, start: int, *, is_opened: bool) -> bool:
        """Tell whether the word at *number* is no part of the run that begins at *start*."""
        if self.tokens[number].folded in _CLOSING and number > start:
            return True
        return (
            self._stops_run(number, start - is_opened)
            or self.is_modifier(number, start)
            or self.starts_verb(number, start)
            or self._tells_of(number, start)
        )

    def _past_title(self, number: int, limit: int) -> int:
        """Return past the title with a preposition in it at *number*: “Secretary of State”.

        Return 0 where none stands there, or where no name follows it. A body with such a name
        (“Joint Chiefs of Staff”) needs none.
        """
        token = self.tokens[number]
        if not token.is_capitalized and token.folded not in _OPENS_LONG_NAME:
            return 0
        if token.folded == "home" and number + 1 < limit:
            return number + 2 if self.tokens[number + 1].folded in _OF_HOME else 0
        words = self._words
        for terms in (
            words.state_heads,
            words.intergovernmental,
            words.courts_and_others,
            words.state_media,
        ):
            if token.folded not in terms.first_words:
                continue
            body = terms.at(self.tokens, number)
            if body is not None and body[0] >= _TITLE_WITH_PART and number + body[0] <= limit:
                return number + body[0]
        for titles in (words.titles, words.ranks):
            if token.folded not in titles.first_words:
                continue
            found = titles.at(self.tokens, number)
            if found is None or found[0] < _TITLE_WITH_PART or number + found[0] >= limit:
                continue
            after = self.tokens[number + found[0]]
            if after.is_capitalized or after.text in _AFTER_TITLE:
                return number + found[0]
        return 0

    def past_bracket(self, number: int, start: int, limit: int) -> int:
        """Return past the short name in brackets at *number*, inside a name; 0 where none is.

        “Deputy Commissioner (Crime) Leela Wadhwa”.
        """
        if self.tokens[number].text != "(" or number == start:
            return 0
        if not self.tokens[number - 1].is_capitalized:
            return 0
        for end in range(number + 2, min(number + _LONGEST_BRACKET, limit - 1)):
            if self.tokens[end].text == ")":
                return end + 1 if self.tokens[end + 1].is_capitalized else 0
            if not self.tokens[end - 1].is_capitalized:
                return 0
        return 0

    def _tells_of(self, number: int, start: int) -> bool:
        """Tell whether a verb that is in no list follows people: “two officials discussed”."""
        token = self.tokens[number]
        if number == start or not token.text.islower() or not token.folded.endswith("ed"):
            return False
        before = self.tokens[number - 1]
        is_name = before.is_capitalized and number > start + 1
        if self._is_of_person(number - 1) and self._is(number + 1, len(self.tokens), "by"):
            return True  # “a source interviewed by the paper”
        return is_name or (before.text.islower() and before.folded.endswith("s"))

    def _take_present(self, phrase: Phrase) -> None:
        """Take in the last word of “officials present”, “people familiar”."""
        if self.tokens[phrase.end].folded in _CLOSING:
            phrase.end += 1
            phrase.modifier = phrase.modifier or "familiar"

    def _joins(self, number: int, start: int, limit: int) -> bool:
        """Tell whether the mark at *number* stands inside a name: “Lt. Gen. Roy”, “E.U.”."""
        if number == start or number + 1 >= limit:
            return False
        before, mark, after = self.tokens[number - 1 : number + 2]
        touches = not mark.gap
        if mark.text == ".":
            short = len(before.text) <= 4 and before.is_capitalized and after.is_capitalized
            return short and touches and after.gap > 0
        if mark.text == "+":
            return before.is_capitalized and touches  # “OPEC+ sources”
        if mark.text == "&":
            return before.is_capitalized and after.is_capitalized
        if mark.text in "'’":
            return self.is_possessive(number)
        return mark.text in _HYPHENS and touches and not after.gap

    def is_possessive(self, number: int) -> bool:
        """Tell whether the mark at *number* ends a plural's genitive: “the states' envoys”."""
        if self.tokens[number].text not in "'’" or number == 0 or number + 1 >= len(self.tokens):
            return False
        before, mark, after = self.tokens[number - 1 : number + 2]
        if mark.gap or not before.folded.endswith("s") or not after.gap:
            return False
        if not after.is_word:
            return False
        opened = range(number - 1, max(number - _LONGEST_QUOTE, -1), -1)
        return not any(self._opens_quote(place) for place in opened)

    def _opens_quote(self, number: int) -> bool:
        text = self.tokens[number].text
        return text == "‘" or (text == "'" and bool(self.gap_before(number)))

    def _stops_run(self, number: int, start: int) -> bool:
        token = self.tokens[number]
        if token.folded in _NEVER_INSIDE:
            return True
        if token.folded in _INSIDE_AFTER_THE and self.tokens[number - 1].folded in _DETERMINERS:
            return False  # “the nearby town”, not “residents nearby”
        if token.folded in _DETERMINERS and number > start:
            return True
        if token.is_capitalized and number > start and token.text[1:2].islower():
            return False
        if token.text.isupper() and len(token.text) > 1:
            return False  # “US”, “IT”
        return self._is_stop(token)

    def is_modifier(self, number: int, start: int = -1) -> bool:
        """Tell whether a reduced modifier begins at *number*: “familiar with”, “seen by”."""
        token = self.tokens[number]
        if number == start or token.is_capitalized:
            return False
        after = self.tokens[number + 1].folded if number + 1 < len(self.tokens) else ""
        if token.folded in _PARTICIPLES and after in _LINKS:
            return True
        if token.folded not in self._words.anonymity.first_words:
            return False
        found = self._words.anonymity.at(self.tokens, number)
        return found is not None and (found[0] > 1 or found[1].kind == "seen")

    def _is_stop(self, token: Token) -> bool:
        known = self._stops.get(token.folded)
        if known is None:
            entry = self._words.phrase_ends.at((token,), 0)
            known = entry is not None and entry[1].kind != "determiner"
            self._stops[token.folded] = known
        return known

    def starts_verb(self, number: int, start: int) -> bool:
        """Tell whether a reporting verb stands at *number*, and not a noun of the same form."""
        verb = self.verb_at(number)
        if verb is None:
            return False
        entry = verb[1]
        is_noun = entry.rest[3:4] == ("noun",)
        if number == start or not is_noun:
            # “the wanted man”, “reported cases”: an adjective where nothing stands before it
            return not is_noun and (number > start or entry.rest[1:2] != ("past",))
        return self._is_verb_not_noun(number, number + verb[0], entry)

    def _is_verb_not_noun(self, number: int, after: int, entry: Entry) -> bool:
        """Tell whether what could be a noun, too, is the verb of a clause at *number*."""
        is_base, plural = entry.rest[1] == "base", self.tokens[number - 1].folded.endswith("s")
        following = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
        if following is None or following.is_mark:
            # “eyewitnesses report.” is a clause, “a police report.” is not
            return plural and is_base
        if self._is_noun_before(following, after, entry.rest[1]):
            return False
        known = self._tells_in_present(number, following, entry)
        if known is not None:
            return known
        if following.folded in _DETERMINERS or self._is_stop(following):
            by_name = following.folded in _SUBJECTS and self.tokens[number - 1].is_capitalized
            # “friends of Ann Lee fear she will go”
            return plural or not is_base or by_name
        # “green groups fear worse”
        return plural and is_base and entry.kind == "believes" and self._is_of_people(number - 1)

    def _tells_in_present(self, number: int, following: Token, entry: Entry) -> bool | None:
        """Tell whether a form in “s” is a verb at *number*; None where that stays open."""
        if entry.rest[1] != "present":
            return None
        if self._is_bare_after_link(number - 1):
            return False  # “in rival protests”
        if following.is_number:
            return self.tokens[number - 1].is_capitalized  # “Ostravia claims 200 dead”
        # “new research shows rising levels”
        return True if self._is_said_of_study(number - 1, entry) else None

    def _is_bare_after_link(self, number: int) -> bool:
        """Tell whether the one word at token *number*, after a preposition, begins a phrase."""
        if number == 0 or not self.tokens[number].text.islower():
            return False
        return self.tokens[number - 1].folded in _LINKS

    def _is_said_of_study(self, number: int, entry: Entry) -> bool:
        """Tell whether an adverb, or a study that shows something, stands at token *number*."""
        before = self.tokens[number]
        if before.folded in _BESIDE_VERB:
            return True
        if entry.kind != "shows" or before.folded not in self._words.publications.first_words:
            return False
        return self._words.publications.at((before,), 0) is not None

    def _is_noun_before(self, following: Token, after: int, form: str) -> bool:
        """Tell whether *following*, or the verb at token *after*, shows what has *form* a noun."""
        if following.folded == "of" and form == "present":
            return True  # “the member states of the union”
        return self._is_before_verb(after, form)  # “media reports also said”

    def _is_before_verb(self, number: int, form: str) -> bool:
        """Tell whether the verb of what has *form* stands at *number*, so that it is a noun."""
        while number < len(self.tokens) and self.tokens[number].folded in _BESIDE_VERB:
            number += 1
        if number >= len(self.tokens):
            return False
        if self.tokens[number].folded in ("has", "have", "had"):
            return True
        found = self.verb_at(number)
        if found is None:
            return False
        is_verb = found[1].rest[1] == "past" and found[1].rest[3:4] != ("noun",)
        return is_verb or (form == "present" and found[1].rest[1] == "base")

    def _is_of_people(self, number: int) -> bool:
        """Tell whether the word at token *number* is one for people."""
        return self.tokens[number].folded == "groups" or self._is_of_person(number)

    def _is_of_person(self, number: int) -> bool:
        return self._words.roles.at((self.tokens[number],), 0) is not None

    def verb_at(self, number: int) -> tuple[int, Entry] | None:
        """Return how many tokens from *number* on are a reporting verb, and its entry."""
        verbs = self._words.reporting_verbs
        token = self.tokens[number]
        if token.folded not in verbs.first_words or token.is_capitalized:
            return None
        return verbs.at(self.tokens, number)

    def _is(self, number: int, limit: int, word: str) -> bool:
        return number < limit and self.tokens[number].folded == word

    def _partitive(
        self, first: int, of: int, limit: int, determiners: tuple[str, ...], depth: int
    ) -> Phrase | None:
        """Read “two of the officials” as a phrase whose head is that of what it is part of."""
        inner = self.at(of + 1, limit, depth=depth + 1) if depth < _DEEPEST else None
        if inner is None:
            return None
        inner.first = first
        inner.is_possessed = False  # “one of their people” is one of many
        inner.determiners = (*determiners, "of", *inner.determiners)
        return inner

    # -- what follows

    def _follow(self, phrase: Phrase, limit: int, depth: int) -> None:
        while phrase.end < limit and depth < _DEEPEST:
            after = self.tokens[phrase.end].folded
            if after not in self._goes_on and not after.endswith("ed"):
                break
            if not (
                self._take_modifier(phrase, limit, depth) or self._take_part(phrase, limit, depth)
            ):
                break

    def _take_modifier(self, phrase: Phrase, limit: int, depth: int) -> bool:
        """Take in “familiar with the talks”, “seen by this newspaper”."""
        found = None
        if self.tokens[phrase.end].folded in self._words.anonymity.first_words:
            found = self._words.anonymity.at(self.tokens, phrase.end)
        if found is None and self._is_done_by(phrase, limit):
            found = 2, _DONE_BY
        if found is None or found[1].kind not in ("familiar", "seen"):
            return False
        if self.tokens[phrase.end].folded in ("who", "which", "that"):
            return False
        if found[1].kind == "seen" and not self._is_evidence(phrase):
            return False
        phrase.modifier = found[1].kind
        phrase.end += found[0]
        inner = self.at(phrase.end, limit, depth=depth + 1) if phrase.end < limit else None
        phrase.before_modifier = phrase.end
        if self.tokens[phrase.end - 1].folded == "by":
            phrase.before_modifier -= 1
            phrase.giver = inner
        if inner is not None:
            phrase.end = inner.end
        elif self._is_pronoun(phrase.end, limit):
            phrase.end += 1
        return True

    def _is_done_by(self, phrase: Phrase, limit: int) -> bool:
        """Tell whether something done to *phrase*, a person, follows: “a doctor trained by X”."""
        number = phrase.end
        if not self._is(number + 1, limit, "by") or not self.tokens[number].text.islower():
            return False
        if not self.tokens[number].folded.endswith("ed") or self.verb_at(number) is not None:
            return False
        return number == phrase.run.stop and self._is_of_person(number - 1)

    def _is_pronoun(self, number: int, limit: int) -> bool:
        return number < limit and self.tokens[number].folded in ("him", "her", "it", "them", "us")

    def _take_short_name(self, phrase: Phrase, limit: int) -> None:
        """Take in what a body is called for short: “the National Police Service (NPS)”."""
        end = phrase.end
        if end + 2 >= limit or self.tokens[end].text != "(" or self.tokens[end + 2].text != ")":
            return
        if self.tokens[end - 1].is_capitalized and self.tokens[end + 1].text.isupper():
            phrase.end += 3

    def _take_part(self, phrase: Phrase, limit: int, depth: int) -> bool:
        """Take in “of the SVR press bureau”, “for the ministry”, “in the port authority”."""
        number = phrase.end
        participle = self.tokens[number].folded in _PARTICIPLES
        if participle:
            number += 1
        if number >= limit or self.tokens[number].folded not in _LINKS:
            return False
        link = self.tokens[number].folded
        if link == "under" and not (
            self._is(number + 1, limit, "the")
            or (number + 1 < limit and self.tokens[number + 1].is_capitalized)
        ):
            return False  # “officials under pressure”
        if number + 1 < limit and self.tokens[number + 1].folded in _SECOND_LINKS:
            number += 1  # “evidence from inside the industry”
        inner = self.at(number + 1, limit, depth=depth + 1)
        if inner is None or (self._is_time(inner) and not self._is_name(phrase, link)):
            return False
        if link in ("in", "at", "on") and self.tokens[inner.run.stop - 1].folded in _MANNERS:
            return False  # “said Ann Lee in a statement”
        phrase.parts.append(inner)
        phrase.links.append(link)
        phrase.end = inner.end
        self._take_more_of_name(phrase, limit, depth)
        return True

    def _is_time(self, phrase: Phrase) -> bool:
        found = self._words.months_and_days.at(self.tokens, phrase.run.start)
        return found is not None

    def _is_name(self, phrase: Phrase, link: str) -> bool:
        """Tell whether a month after *phrase* is somebody's name: “an ally of May”."""
        if link != "of":
            return False
        head = self.ending(self._words.roles, phrase)
        return head is not None and head[1].kind != "evidence"

    def _take_more_of_name(self, phrase: Phrase, limit: int, depth: int) -> None:
        """Go on in “the Ministry of Energy and Water”."""
        end = phrase.end
        if (
            end + 1 < limit
            and self.tokens[end].folded in ("and", "&")
            and self.tokens[end - 1].is_capitalized
            and self.tokens[end + 1].is_capitalized
            and phrase.links[-1] == "of"
            and self.tokens[phrase.run.stop - 1].is_capitalized
        ):
            more = self.at(end + 1, limit, depth=depth + 1)
            if more is not None:
                phrase.end = more.end

    def _is_evidence(self, phrase: Phrase) -> bool:
        head = self.ending(self._words.roles, phrase)
        return head is not None and head[1].kind in ("evidence", "outlet")

    # -- looking at a phrase

    def ending(self, terms: Gazetteer, phrase: Phrase) -> tuple[int, Entry] | None:
        """Return the longest term of *terms* that ends the run of *phrase*, and where it begins."""
        stop = phrase.run.stop
        first_words, folded = terms.first_words, self.article.folded
        for number in range(max(phrase.run.start, stop - 6), stop):
            if folded[number] in first_words:
                found = terms.at(self.tokens, number)
                if found is not None and number + found[0] == stop:
                    return number, found[1]
        return None

    def within(self, terms: Gazetteer, phrase: Phrase) -> tuple[range, Entry] | None:
        """Return the first term of *terms* inside the run of *phrase*, with a possessive or not."""
        first_words, folded = terms.first_words, self.article.folded
        for number in phrase.run:
            word = folded[number]
            if word not in first_words and not word.endswith("'s"):
                continue
            found = terms.at(self.tokens, number, possessive=True)
            if found is not None and number + found[0] <= phrase.run.stop:
                return range(number, number + found[0]), found[1]
        return None

    def span(self, phrase: Phrase, *, end: int | None = None) -> Span:
        """Return where *phrase* stands, in code points; up to token *end* where given."""
        last = (phrase.end if end is None else end) - 1
        return Span(self.article.starts[phrase.first], self.article.ends[last])

    def gap_before(self, number: int) -> str:
        """Return what stands between token *number*, or the end, and the one before it."""
        before = self.article.ends[number - 1] if number else 0
        is_last = number >= len(self.tokens)
        return self.article.text[before : None if is_last else self.article.starts[number]]

    def texts(self, phrase: Phrase) -> list[str]:
        """Return the folded words of the run of *phrase*."""
        return [self.tokens[number].folded for number in phrase.run]


@lru_cache(maxsize=2)
def _unlike_others(words: Words) -> frozenset[str]:
    """Return the words that may end a run of nouns, or begin a name with another word in it."""
    lists = (
        words.phrase_ends,
        words.anonymity,
        words.reporting_verbs,
        words.state_heads,
        words.intergovernmental,
        words.courts_and_others,
        words.state_media,
        words.titles,
        words.ranks,
    )
    return _ENDS_SOMETIMES.union(*(terms.first_words for terms in lists))
