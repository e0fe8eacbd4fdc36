"""Makes the key of a lesson: spans with their roles, extents and explanations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from whosays.articles.sentences import sentences_of
from whosays.articles.span import Span
from whosays.articles.words import Words, words_of
from whosays.lesson_packs.drafts import Draft
from whosays.lesson_packs.extent import MOST_EXTRA_WORDS, Extents
from whosays.lesson_packs.findings import Findings, shortened, suggestion
from whosays.lesson_packs.lesson import KeySpan, Practice, Role
from whosays.lesson_packs.quotes import Patience, folded_text
from whosays.lesson_packs.roles import Meaning, Roles
from whosays.translation import _


@dataclass(frozen=True, slots=True)
class KeyRules:
    """What the key of a lesson is read by."""

    known: Collection[str]
    """The categories that the pack may use."""
    trained: Collection[str]
    """The categories that the lesson trains."""
    practice: Practice | None
    language: str


def key_of(
    text: str, drafts: Sequence[Draft], rules: KeyRules, findings: Findings
) -> tuple[KeySpan, ...]:
    """Return the spans of *drafts* in the order of their cores; faults go to *findings*."""
    return _KeyMaker(text, rules, findings).key(drafts)


class _KeyMaker:
    """Makes one key."""

    def __init__(self, text: str, rules: KeyRules, findings: Findings) -> None:
        self._text = text
        self._rules = rules
        self._findings = findings
        self._words = words_of(text, rules.language)
        self._extents = Extents(self._words, sentences_of(text))
        self._patience = Patience()

    def key(self, drafts: Sequence[Draft]) -> tuple[KeySpan, ...]:
        roles = Roles(self._rules.known, self._rules.practice, self._findings)
        read = [(draft, roles.meaning(draft.claim)) for draft in drafts]
        meanings = {draft.id: meaning for draft, meaning in read if meaning}
        ids = {draft.id for draft in drafts}
        resolved: list[tuple[Draft, Meaning]] = []
        for draft, meaning in read:
            whole = self._resolved(draft, meaning, meanings, ids) if meaning else None
            if whole is not None and self._has_words(draft):
                self._note_untrained(draft, whole)
                resolved.append((draft, whole))
        for draft, meaning in resolved:
            if meaning.role is Role.TARGET and not meaning.given:
                self._extents.take(draft.id, meaning.categories, draft.core)
        spans = [self._span(draft, meaning) for draft, meaning in resolved]
        places = {draft.id: draft for draft, _meaning in resolved}
        _check_overlaps(spans, places, self._words, self._findings)
        return with_shared_explanations(spans)

    def _resolved(
        self, draft: Draft, meaning: Meaning, meanings: dict[str, Meaning], ids: set[str]
    ) -> Meaning | None:
        """Return *meaning* with the categories of the span that it mentions again."""
        if meaning.again_for is None:
            return meaning
        target = meanings.get(meaning.again_for)
        if target is not None and target.role is Role.TARGET:
            return replace(meaning, categories=meaning.categories or target.categories)
        if target is not None or meaning.again_for not in ids:
            sentence = (
                _("“{id}” is no span that is to be found; name the first mention after for=.")
                if target
                else _("No span is called “{id}”; name the first mention after for=.")
            )
            self._findings.error(
                draft.claim.target_place,
                sentence.format(id=meaning.again_for) + suggestion(meaning.again_for, ids),
            )
        return None

    def _has_words(self, draft: Draft) -> bool:
        if self._words.compared(draft.core.start, draft.core.end):
            return True
        self._findings.error(
            draft.place,
            _("“{words}” holds no word that scoring could compare; bracket a whole phrase.").format(
                words=shortened(draft.core.of(self._text))
            ),
        )
        return False

    def _note_untrained(self, draft: Draft, meaning: Meaning) -> None:
        if not self._rules.trained or set(meaning.categories) & set(self._rules.trained):
            return
        self._findings.warning(
            draft.claim.classes[0][1] if draft.claim.classes else draft.place,
            _(
                "This lesson does not train “{category}”, so this span counts for nothing; add "
                "it to “categories” in the front matter or delete the span."
            ).format(category=meaning.categories[0]),
        )

    def _span(self, draft: Draft, meaning: Meaning) -> KeySpan:
        entry = draft.entry
        explained = entry is not None and bool(entry.explanation)
        if not explained and meaning.role is not Role.AGAIN:
            self._findings.lenient(
                entry.place if entry else draft.place,
                _(
                    "“{id}” is not explained, so that its category's definition stands in; write "
                    "## Title {{#{id}}} and an explanation under # Key."
                ).format(id=draft.id),
            )
        return KeySpan(
            id=draft.id,
            role=meaning.role,
            categories=meaning.categories,
            core=draft.core,
            extent=self._extent(draft, meaning),
            given=meaning.given,
            title=entry.title if entry else "",
            explanation=entry.explanation if entry else "",
            ask=entry.ask if entry else "",
            again_for=meaning.again_for,
        )

    def _extent(self, draft: Draft, meaning: Meaning) -> Span:
        around = self._extents.around(draft.id, meaning.categories, draft.core)
        if not draft.extent:
            return around
        places = folded_text(self._text).find(draft.extent, patience=self._patience)
        holding = next((span for span in places if span.contains(draft.core)), None)
        if holding is None or "\n\n" in holding.of(self._text):
            self._findings.error(
                draft.extent_place,
                _(
                    "“{extent}” does not stand around “{core}” in the article; copy the longer "
                    "phrase as “whosays text” prints it."
                ).format(extent=shortened(draft.extent), core=shortened(draft.core.of(self._text))),
            )
            return around
        extra = self._extents.extra_words(draft.core, holding)
        if extra > MOST_EXTRA_WORDS:
            self._findings.warning(
                draft.extent_place,
                _(
                    "This extent has {count} words beyond its core; look whether the core is "
                    "right, or quote less."
                ).format(count=extra),
            )
        return holding


def _check_overlaps(
    spans: Sequence[KeySpan], drafts: dict[str, Draft], words: Words, findings: Findings
) -> None:
    """Note targets of one category on the same words, and what contradicts a target."""
    targets: dict[tuple[str, frozenset[int]], str] = {}
    owners: dict[tuple[str, int], str] = {}
    ordered = sorted(spans, key=lambda span: drafts[span.id].place)
    for span in ordered:
        if span.role is not Role.TARGET:
            continue
        held = words.compared(span.core.start, span.core.end)
        for category in span.categories:
            first = targets.setdefault((category, held), span.id)
            overlapped = {owners.setdefault((category, word), span.id) for word in held} - {span.id}
            if first != span.id:
                _note_equal(drafts[span.id], drafts[first], category, findings)
            elif overlapped:
                _note_overlap(drafts[span.id], drafts[min(overlapped)], category, findings)
    for span in ordered:
        if span.role in (Role.DECOY, Role.CONTESTED):
            held = words.compared(span.core.start, span.core.end)
            for category in span.categories:
                if (category, held) in targets:
                    other = drafts[targets[category, held]]
                    _note_equal(drafts[span.id], other, category, findings)


def _note_equal(draft: Draft, other: Draft, category: str, findings: Findings) -> None:
    findings.error(
        draft.place,
        _(
            "The same words are “{other}” in line {line}, for “{category}” too; delete one of the "
            "two spans."
        ).format(other=other.id, line=other.place.line, category=category),
    )


def _note_overlap(draft: Draft, other: Draft, category: str, findings: Findings) -> None:
    findings.warning(
        draft.place,
        _(
            "This overlaps with “{other}” in line {line}, for “{category}” too, and a learner "
            "would have to mark both; join or shorten one of them."
        ).format(other=other.id, line=other.place.line, category=category),
    )


def with_shared_explanations(spans: Sequence[KeySpan]) -> tuple[KeySpan, ...]:
    """Return *spans* by their cores; a later mention shares what the first one says."""
    by_id = {span.id: span for span in spans}
    whole = [_sharing(span, by_id.get(span.again_for or "")) for span in spans]
    return tuple(sorted(whole, key=lambda span: (span.core, span.id)))


def _sharing(span: KeySpan, first: KeySpan | None) -> KeySpan:
    if first is None or span.explanation:
        return span
    return replace(
        span,
        title=span.title or first.title,
        explanation=first.explanation,
        ask=span.ask or first.ask,
    )
