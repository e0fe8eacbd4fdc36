"""Ties the brackets of an article and the entries of its key together, id by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.lesson_packs.article import Article, BracketedSpan
from whosays.lesson_packs.attributes import Attributes
from whosays.lesson_packs.findings import Findings, Place, shortened, suggestion
from whosays.lesson_packs.key import KeyEntry
from whosays.lesson_packs.quotes import LONGEST_QUOTE, Patience, folded, folded_text, splits_a_word
from whosays.lesson_packs.roles import Claim
from whosays.translation import _, ngettext

IN_BRACKETS = ("for", "extent")
IN_ENTRIES = ("for", "extent", "quote", "nth", "before", "after")
MOST_SPANS = 2_000
"""Of one lesson; a long one has some dozens."""

_MOST_PLACES = 10_000
_DEEPEST = 8  # spans inside one another


@dataclass(frozen=True, slots=True)
class Draft:
    """A span whose place is known and whose meaning is still to be read."""

    id: str
    core: Span
    place: Place
    claim: Claim
    entry: KeyEntry | None
    extent: str
    extent_place: Place
    bracket: BracketedSpan | None = None
    """None where it is given by its quote."""


def drafts_of(
    article: Article, entries: Iterable[KeyEntry], faulty: set[str], findings: Findings
) -> list[Draft]:
    """Return the spans of *article* and *entries*; what does not fit together is an error.

    *faulty* are ids about which an error has been noted already.
    """
    known = list(entries)
    if len(article.spans) + len(known) > MOST_SPANS:
        spans = [span.place for span in article.spans]
        findings.error(
            max([*spans, *(entry.place for entry in known)]),
            too_many_spans(),
        )
        return []
    return _Drafting(article, faulty, findings).drafts(known)


def too_many_spans() -> str:
    """Return what is said of a lesson with more than MOST_SPANS."""
    return _("This lesson has more than 2,000 spans and entries; split it into several lessons.")


def check_keys(
    attributes: Attributes,
    known: tuple[str, ...],
    value_place: Callable[[str], Place],
    findings: Findings,
) -> None:
    """Note every key of *attributes* that has no meaning here."""
    for key in attributes.values:
        if key not in known:
            findings.error(
                value_place(key),
                _("“{key}” has no meaning here; what may stand here is {known}.").format(
                    key=key, known=", ".join(known)
                )
                + suggestion(key, known),
            )


def claim_of(
    identifier: str, place: Place, attributes: Attributes, place_of: Callable[[int], Place]
) -> Claim:
    """Return the claim in *attributes*, whose offsets *place_of* turns into places."""
    return Claim(
        identifier,
        place,
        tuple((value.text, place_of(value.offset)) for value in attributes.classes),
        attributes.value("for").strip(),
        place_of(attributes.offset("for")),
    )


def entry_claim(entry: KeyEntry) -> Claim:
    """Return what the heading of *entry* claims."""
    return claim_of(entry.id, entry.place, entry.attributes, entry.heading.place)


def nth_of(entry: KeyEntry, findings: Findings) -> int | None:
    """Return the ``nth`` of *entry*, None where there is none or it is no number."""
    value = entry.attributes.value("nth")
    if "nth" not in entry.attributes.values:
        return None
    if value.isascii() and value.isdecimal() and 0 < int(value[:9]) <= _MOST_PLACES:
        return int(value[:9])
    findings.error(
        entry.value_place("nth"),
        _("“{value}” is no count; write nth=2 for the second place.").format(
            value=shortened(value)
        ),
    )
    return None


class _Drafting:
    """Makes the drafts of one lesson."""

    def __init__(self, article: Article, faulty: set[str], findings: Findings) -> None:
        self._article = article
        self._faulty = article.faulty | faulty
        self._findings = findings
        self._patience = Patience()

    def drafts(self, entries: Iterable[KeyEntry]) -> list[Draft]:
        brackets = self._brackets()
        by_id = self._without_duplicates(entries)
        made = [
            self._from_bracket(identifier, span, by_id.get(identifier))
            for identifier, span in brackets.items()
        ]
        known = sorted({*brackets, *self._faulty})
        for identifier, entry in by_id.items():
            check_keys(entry.attributes, IN_ENTRIES, entry.value_place, self._findings)
            if identifier not in brackets:
                draft = self._from_entry(entry, known)
                made += [draft] if draft else []
        return made

    def _brackets(self) -> dict[str, BracketedSpan]:
        brackets: dict[str, BracketedSpan] = {}
        self._check_depth()
        for span in sorted(self._article.spans, key=lambda each: each.place):
            identifier = span.attributes.id.text if span.attributes.id else ""
            name = identifier or f"at-{span.core.start}"
            while not identifier and name in brackets:
                name += "-2"
            if name in brackets:
                self._findings.error(
                    span.place,
                    _("The id “{id}” is taken by the span in line {line}; choose another.").format(
                        id=name, line=brackets[name].place.line
                    ),
                )
                continue
            check_keys(span.attributes, IN_BRACKETS, span.value_place, self._findings)
            brackets[name] = span
        return brackets

    def _check_depth(self) -> None:
        """Drop spans that lie inside too many others, with an error at the first of them."""
        around: list[Span] = []
        kept: list[BracketedSpan] = []
        for span in self._article.spans:
            while around and not around[-1].contains(span.core):
                around.pop()
            around.append(span.core)
            if len(around) <= _DEEPEST:
                kept.append(span)
                continue
            if span.attributes.id:
                self._faulty.add(span.attributes.id.text)
            if len(around) == _DEEPEST + 1:
                self._findings.error(
                    span.place, _("Spans are nested too deep here; 8 levels are read.")
                )
        self._article.spans[:] = kept

    def _without_duplicates(self, entries: Iterable[KeyEntry]) -> dict[str, KeyEntry]:
        by_id: dict[str, KeyEntry] = {}
        for entry in entries:
            first = by_id.setdefault(entry.id, entry)
            if first is not entry:
                self._findings.error(
                    entry.place,
                    _("“{id}” has an entry already, in line {line}; join the two.").format(
                        id=entry.id, line=first.place.line
                    ),
                )
        return by_id

    def _from_bracket(self, identifier: str, span: BracketedSpan, entry: KeyEntry | None) -> Draft:
        claim = claim_of(identifier, span.place, span.attributes, span.passage.place)
        extent, extent_place = span.attributes.value("extent"), span.value_place("extent")
        if entry is not None:
            claim = self._joined(claim, entry, span.place.line)
            if "extent" in entry.attributes.values:
                extent, extent_place = entry.attributes.value("extent"), entry.value_place("extent")
        return Draft(identifier, span.core, span.place, claim, entry, extent, extent_place, span)

    def _joined(self, claim: Claim, entry: KeyEntry, line: int) -> Claim:
        """Return *claim* with what only the heading of *entry* says."""
        if "quote" in entry.attributes.values:
            self._findings.error(
                entry.value_place("quote"),
                _(
                    "“{id}” stands in brackets in line {line}; delete the brackets or the quote."
                ).format(id=entry.id, line=line),
            )
        there = entry_claim(entry)
        same_classes = claim.class_names == there.class_names
        differs = claim.target and there.target and claim.target != there.target
        if differs or (claim.classes and there.classes and not same_classes):
            self._findings.error(
                entry.place,
                _(
                    "“{id}” is something else in line {line}; write its classes in one place."
                ).format(id=entry.id, line=line),
            )
        target_here = bool(claim.target) or not there.target
        return Claim(
            claim.id,
            claim.place,
            claim.classes or there.classes,
            claim.target or there.target,
            claim.target_place if target_here else there.target_place,
        )

    def _from_entry(self, entry: KeyEntry, known: list[str]) -> Draft | None:
        if "quote" in entry.attributes.values:
            core = self._find(entry)
            if core is None:
                return None
            extent = entry.attributes.value("extent")
            claim = entry_claim(entry)
            return Draft(
                entry.id, core, entry.place, claim, entry, extent, entry.value_place("extent")
            )
        if entry.id not in self._faulty:
            self._findings.error(
                entry.place,
                _(
                    "No span of the article is called “{id}”; bracket one as [words]{{#{id} "
                    '.category}}, or add quote="the words" here.'
                ).format(id=entry.id)
                + suggestion(entry.id, known),
            )
        return None

    def _find(self, entry: KeyEntry) -> Span | None:
        attributes, place = entry.attributes, entry.value_place("quote")
        quote = attributes.value("quote")
        wanted = folded(quote)
        if not wanted or len(wanted) > LONGEST_QUOTE:
            self._findings.error(
                place, _("A quote has between 1 and 1,000 characters; write it anew.")
            )
            return None
        nth = nth_of(entry, self._findings)
        if nth is None and "nth" in attributes.values:
            return None
        found: list[Span] = []
        text = folded_text(self._article.text)
        places = text.find(
            quote, attributes.value("before"), attributes.value("after"), self._patience
        )
        for span in places:
            found.append(span)
            if len(found) > (nth or 1):
                break
        if len(found) < (nth or 1):
            self._findings.error(place, _not_found(quote, nth, len(found)))
            return None
        self._note_doubts(found, nth, quote, place)
        core = found[(nth or 1) - 1]
        if "\n\n" in core.of(self._article.text):
            self._findings.error(
                place, _("This quote runs over the end of a paragraph; end it there.")
            )
            return None
        return core

    def _note_doubts(self, found: list[Span], nth: int | None, quote: str, place: Place) -> None:
        if nth is None and len(found) > 1:
            self._findings.warning(
                place,
                _(
                    "“{quote}” stands in the article more than once, and the first place is "
                    "taken; write nth=1 if that is meant, else nth=2 and so on."
                ).format(quote=shortened(quote)),
            )
        if splits_a_word(self._article.text, found[(nth or 1) - 1]):
            self._findings.warning(
                place,
                _("“{quote}” begins or ends inside a word there; quote whole words.").format(
                    quote=shortened(quote)
                ),
            )


def _not_found(quote: str, nth: int | None, count: int) -> str:
    if count == 0:
        return _(
            "“{quote}” does not stand in the article; copy the words as “whosays text” prints them."
        ).format(quote=shortened(quote))
    return ngettext(
        "“{quote}” stands in the article only once; write a smaller nth than {nth}.",
        "“{quote}” stands in the article only {count} times; write a smaller nth than {nth}.",
        count,
    ).format(quote=shortened(quote), count=count, nth=nth)
