"""Finds every source that an article credits something to."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whosays.suggestions.article import Article
from whosays.suggestions.english.attribution import Attribution, Source
from whosays.suggestions.english.cues import Cue, Cues
from whosays.suggestions.english.formulas import Formulas
from whosays.suggestions.english.held_evidence import HeldEvidence
from whosays.suggestions.english.named_later import NamedLater
from whosays.suggestions.english.people import People
from whosays.suggestions.english.phrases import Phrase, Phrases
from whosays.suggestions.english.quantities_amount import listed
from whosays.suggestions.english.sourcing import Sourcing
from whosays.suggestions.english.verdict import Verdict
from whosays.suggestions.english.words import Words

_ACTS = listed(
    "find show record document demonstrate prove reveal expose point-to know discover detect"
)
"""Of those who act, not of those who say something: “police found a body”."""
_SURE_WITH_ANY_VERB = frozenset(
    {
        "role-source",
        "role-official",
        "role-of-state",
        "state-body",
        "state-outlet",
        "named-for-state",
        "state-spokesperson",
        "state-statement",
        "study-without-name",
        "evidence-withheld",
    }
)
_BACK = listed("the this that these those")
_REMEMBERED = 60
"""How many sources with one head noun are remembered: enough for any article, and no more."""
_BACK_AGAIN = 0.2
"""How sure it is that a later mention is to be marked: it need not be."""
_SHOWING = ("evidence", "study", "publication", "state-statement")
_NEARLY_SAYING = listed("believes warns shows denies claims")
_SAYING = listed("says writes reports announces claims confirms warns")
_ALSO_ACTING = listed(
    "go-on put give set read address detail relate volunteer speak hear learn leak record document "
    "post publish print broadcast air carry release order issue name brief inform notify charge "
    "identify track verify recognize recognise protest continue answer respond comment laugh cry "
    "scream message text circulate bark spill dish snap phrase interrupt rule place peg threaten "
    "project alert guarantee credit attribute observe rage wail marvel certify promise vow pledge"
)
"""Verbs of saying that are as often something else: “residents put out the fire”."""
_GROUPS = ("role-profession", "role-collective", "role-group", "role-insider", "role-kin")
_SPEAKING = listed("speak talk blame describe call accuse reckon guess hope")
_LEADERS = listed(
    "head chief director commander secretary deputy spokesman spokeswoman spokesperson "
    "commissioner chairman chairwoman president"
)
_DONE_BY = listed(
    "speak read hear set track charge identify order name brief inform notify verify recognize "
    "recognise rule place threaten answer address lead follow carry"
)
"""What is “spoken by” somebody is the words of another, and what is “tracked by” them is done."""
_UNNAMED = (Source.UNNAMED, Source.UNNAMED_STATE)


def find_attributions(article: Article, words: Words) -> tuple[Attribution, ...]:
    """Return the sources that *article* credits, in order; *words* are the lists of English."""
    return _Finder(article, words).find()


@dataclass(slots=True)
class _Seen:
    """A phrase that was judged already."""

    number: int
    """Of its attribution."""
    confidence: float
    """With a strong verb."""
    is_strong: bool


class _Finder:
    def __init__(self, article: Article, words: Words) -> None:
        self._article = article
        self._words = words
        self._phrases = Phrases(article, words)
        self._people = People(article, words)
        self._sourcing = Sourcing(self._phrases, self._people, words)
        self._cues = Cues(article, self._phrases, words)
        self._named_later = NamedLater(article, self._people)
        self._seen: dict[int, _Seen] = {}
        self._known: defaultdict[tuple[Source, str], deque[frozenset[str]]] = defaultdict(
            lambda: deque(maxlen=_REMEMBERED)
        )
        self._offices: set[str] = set()
        """The words that said who somebody was who spoke for a state."""
        self._found: list[Attribution] = []

    def find(self) -> tuple[Attribution, ...]:
        for cue in self._cues.find():
            known = self._seen.get(cue.phrase.first)
            if known is None:
                self._judge(cue)
            elif cue.is_strong and not known.is_strong:
                self._make_surer(known)
        formulas = Formulas(self._article, self._phrases, self._sourcing, self._words)
        held = HeldEvidence(self._article, self._phrases)
        return _without_overlaps([*formulas.find(), *held.find(), *self._found])

    def _judge(self, cue: Cue) -> None:
        verdict = self._sourcing.verdict(cue.phrase)
        if verdict is None or not self._is_credited(cue, verdict):
            return
        if cue.is_far and not self._is_sure_from_far(cue, verdict):
            return
        if self._is_of_last_body(cue, verdict) or self._spoke_for_state(verdict):
            verdict = replace(verdict, source=Source.STATE, rule="named-for-state", head="person")
        if verdict.source in _UNNAMED and self._named_later.is_named(cue.phrase):
            verdict = replace(verdict, source=Source.NAMED, rule="named-later")
        points_back = self._points_to_office(cue, verdict)
        if points_back:
            verdict = replace(verdict, source=Source.STATE, rule="named-for-state", head="person")
        confidence = _BACK_AGAIN if points_back else self._confidence(cue, verdict)
        core = self._phrases.span(cue.phrase, end=verdict.end)
        scope = self._article.sentence_at(core.start)
        if cue.kind != "headline" and not points_back:  # the text below says it again, and counts
            self._remember(verdict)
            if verdict.source is Source.STATE and verdict.head == "person":
                self._offices.update(self._texts_beside(cue.phrase))
        seen = _Seen(len(self._found), verdict.confidence, is_strong=cue.is_strong)
        self._seen[cue.phrase.first] = seen
        again = confidence == _BACK_AGAIN
        found = Attribution(core, verdict.source, scope, verdict.rule, confidence, is_again=again)
        self._found.append(found)
        if verdict.rule == "evidence-withheld" and cue.kind == "preposition":
            self._givers(cue)

    def _make_surer(self, known: _Seen) -> None:
        """Let a source be as sure as with the surest of its verbs: “a lawyer who read it said”."""
        found = self._found[known.number]
        if found.confidence > _BACK_AGAIN:
            sure = max(found.confidence, known.confidence)
            self._found[known.number] = replace(found, confidence=sure)

    def _is_credited(self, cue: Cue, verdict: Verdict) -> bool:
        """Tell whether the cue credits something to what *verdict* is about."""
        if cue.kind == "rests":
            return verdict.rule.startswith("evidence")
        if cue.kind == "hearer":
            return verdict.rule == "state-outlet"
        if cue.kind == "declines" or (cue.kind == "urges" and not _is_suggesting(cue)):
            return False
        if cue.is_agent and cue.word in _DONE_BY:
            return False
        if cue.is_agent and verdict.rule.startswith(("evidence", "publication")):
            return False
        acts = cue.kind == "shows" and cue.word in _ACTS
        return not acts or verdict.rule.startswith(_SHOWING)

    def _confidence(self, cue: Cue, verdict: Verdict) -> float:
        if self._is_back(cue, verdict):
            return _BACK_AGAIN
        if cue.is_strong:
            return verdict.confidence
        is_saying = cue.kind in _NEARLY_SAYING or cue.word in _SPEAKING or _is_suggesting(cue)
        is_saying = is_saying or (cue.kind in _SAYING and cue.word not in _ALSO_ACTING)
        is_sure = verdict.rule in _SURE_WITH_ANY_VERB or is_saying
        return verdict.confidence - (0.1 if is_sure else 0.3)

    def _is_sure_from_far(self, cue: Cue, verdict: Verdict) -> bool:
        """Tell whether a phrase before another verb speaks: “students sang and said”."""
        if verdict.rule in _SURE_WITH_ANY_VERB:
            return True
        return cue.is_strong and verdict.rule in _GROUPS

    def _is_of_last_body(self, cue: Cue, verdict: Verdict) -> bool:
        """Tell whether it is “its chief, Noor Haddadin” after a body of a state was credited.

        Or “agency chief Noor Haddadin”, after some state's agency.
        """
        if verdict.rule != "named":
            return False
        texts = self._phrases.texts(cue.phrase)
        if cue.phrase.determiners[:1] == ("its",):
            is_last = bool(self._found) and self._found[-1].rule == "state-body"
            return is_last and not verdict.words.isdisjoint(_LEADERS)
        is_leader = len(texts) > 2 and texts[1] in _LEADERS
        return is_leader and bool(self._known[Source.STATE, texts[0]])

    def _spoke_for_state(self, verdict: Verdict) -> bool:
        """Tell whether it is the name alone of somebody who spoke for a body before."""
        if verdict.rule != "named" or len(verdict.words) != 1:
            return False
        return verdict.words in self._known[Source.STATE, "person"]

    def _texts_beside(self, phrase: Phrase) -> Iterator[str]:
        """Give the words of *phrase* and of what stands beside it."""
        yield from self._phrases.texts(phrase)
        for beside in phrase.beside:
            yield from self._phrases.texts(beside)

    def _points_to_office(self, cue: Cue, verdict: Verdict) -> bool:
        """Tell whether it is “the minister”, after a minister spoke for a state."""
        if cue.phrase.determiners[:1] != ("the",) or cue.phrase.parts or cue.phrase.beside:
            return False
        is_bare = verdict.rule in ("back", "spokesperson") and len(verdict.words) == 1
        return is_bare and verdict.words <= self._offices

    def _givers(self, cue: Cue) -> None:
        """Judge the body whose evidence it is, too: they are two things to check."""
        giver = cue.phrase.giver
        if giver is None and cue.phrase.links[:1] == ["of"]:
            giver = cue.phrase.parts[0]
        if giver is not None and giver.first not in self._seen:
            self._judge(replace(cue, phrase=giver))

    def _is_back(self, cue: Cue, verdict: Verdict) -> bool:
        """Tell whether it is a later mention of a source that is known already."""
        if verdict.source is Source.STATE:
            known = self._known[Source.STATE, verdict.head]
            is_person = verdict.head == "person"
            return any(
                verdict.words <= words or (is_person and verdict.words & words) for words in known
            )
        if verdict.source not in _UNNAMED:
            return False
        known = self._known[Source.UNNAMED, verdict.head]
        points_back = bool(_BACK.intersection(cue.phrase.determiners))
        if points_back and "of" not in cue.phrase.determiners and not cue.phrase.parts:
            return bool(known)
        is_bare = not (cue.phrase.determiners or cue.phrase.modifier or cue.phrase.parts)
        return is_bare and verdict.words in known

    def _remember(self, verdict: Verdict) -> None:
        source = Source.UNNAMED if verdict.source in _UNNAMED else verdict.source
        known = self._known[source, verdict.head]
        if verdict.words not in known:
            known.append(verdict.words)


def _without_overlaps(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Return *found* in order; of two that overlap the surer stands, then the longer."""
    kept: list[Attribution] = []
    for each in sorted(found, key=lambda one: (one.core.start, one.core.end, -one.confidence)):
        while kept and kept[-1].core.overlaps(each.core) and _goes_before(each, kept[-1]):
            kept.pop()
        if not kept or not kept[-1].core.overlaps(each.core):
            kept.append(each)
    return tuple(kept)


def _goes_before(one: Attribution, other: Attribution) -> bool:
    return (one.confidence, len(one.core)) > (other.confidence, len(other.core))


def _is_suggesting(cue: Cue) -> bool:
    """Tell whether the verb is “suggest”, which asks for something or says it."""
    return cue.word.startswith("suggest")
