"""A lesson file taken apart leniently: what can be read is there, whatever else is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.authoring.line_starts import ASK, EXPLANATION
from whosays.lesson_packs.article import Article, read_article
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.drafts import Draft, drafts_of
from whosays.lesson_packs.findings import Unheard
from whosays.lesson_packs.front_matter import FrontMatter, read_front_matter
from whosays.lesson_packs.key import KeyEntry, read_entries
from whosays.lesson_packs.lesson import KeySpan, Pack, Role
from whosays.lesson_packs.lesson_facts import KEYS
from whosays.lesson_packs.pictures import Pictures
from whosays.lesson_packs.roles import ROLE_CLASSES, Claim
from whosays.lesson_packs.sections import Section, SectionKind, Sections, split_sections
from whosays.lesson_packs.source import source_lines
from whosays.lesson_packs.spans import KeyRules, key_of


@dataclass(frozen=True, slots=True)
class DraftSpan:
    """A span of the key as the studio shows it; positions are code points of the article."""

    id: str
    role: Role
    categories: tuple[str, ...]
    core: Span
    extent: Span
    own_extent: bool
    """Whether the author gave the extent."""
    given: bool
    again_for: str | None
    title: str
    explanation: str
    """Markdown as typed, as is ``ask``; its own, not that of the span it mentions again."""
    ask: str
    line: int
    """Where it stands in the file, from 1."""


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of a lesson file, with their places."""

    matter: FrontMatter
    sections: Sections
    article: Article
    entries: tuple[KeyEntry, ...]
    drafts: Mapping[str, Draft]
    spans: tuple[DraftSpan, ...]
    key: tuple[KeySpan, ...]
    after_matter: int
    """The number of the first line behind the front matter."""

    def entry(self, identifier: str) -> KeyEntry | None:
        """Return the entry with the id *identifier*."""
        return next((entry for entry in self.entries if entry.id == identifier), None)

    def section(self, kind: SectionKind) -> Section | None:
        """Return the first section of *kind*."""
        return next((part for part in self.sections.parts if part.kind is kind), None)

    def lines_of(self, section: Section) -> range:
        """Return the numbers of the lines below the heading of *section*."""
        first = section.heading.line.number + 1
        return range(first, section.lines[-1].number + 1 if section.lines else first)


def anatomy_of(text: str, pack: Pack | None) -> Anatomy:
    """Take *text*, a lesson file, apart under the categories and the language of *pack*."""
    findings = Unheard()
    lines = source_lines(text, findings)
    matter, rest = read_front_matter(lines, KEYS, findings)
    sections = split_sections(rest, findings)
    article = read_article(sections.of(SectionKind.ARTICLE), Pictures(None), findings)
    entries, faulty = read_entries(sections.lines(SectionKind.KEY), findings)
    drafts = drafts_of(article, entries, faulty, findings)
    trained = tuple(name.strip() for name in matter.text("categories").split(",") if name.strip())
    language = pack.language if pack is not None else "en"
    rules = KeyRules(categories_of(pack), trained, None, language)
    key = key_of(article.text, drafts, rules, findings)
    by_id = {draft.id: draft for draft in drafts}
    read = {span.id for span in key}
    unread = [_unread_span(draft) for draft in drafts if draft.id not in read]
    spans = [*(_draft_span(span, by_id[span.id]) for span in key), *unread]
    return Anatomy(
        matter=matter,
        sections=sections,
        article=article,
        entries=tuple(entries),
        drafts=by_id,
        spans=tuple(sorted(spans, key=lambda span: (span.core, span.id))),
        key=key,
        after_matter=rest[0].number if rest else len(lines) + 1,
    )


def _draft_span(span: KeySpan, draft: Draft) -> DraftSpan:
    entry = draft.entry
    return DraftSpan(
        id=span.id,
        role=span.role,
        categories=span.categories,
        core=span.core,
        extent=span.extent,
        own_extent=bool(draft.extent),
        given=span.given,
        again_for=span.again_for,
        title=entry.title if entry else "",
        explanation=EXPLANATION.typed(entry.explanation) if entry else "",
        ask=ASK.typed(entry.ask) if entry else "",
        line=(entry.place if entry else draft.place).line,
    )


def _unread_span(draft: Draft) -> DraftSpan:
    """Return a span whose classes mean nothing yet, as its author seems to mean it."""
    claim = draft.claim
    role = next((role for role in Role if role is not Role.TARGET and claim.has(role)), Role.TARGET)
    span = KeySpan(
        id=draft.id,
        role=role,
        categories=_named(claim, role),
        core=draft.core,
        extent=draft.core,
        given=claim.has("given") and role is Role.TARGET,
        again_for=claim.target if role is Role.AGAIN else None,
    )
    return _draft_span(span, draft)


def _named(claim: Claim, role: Role) -> tuple[str, ...]:
    if role is Role.DECOY:
        names = [name.strip() for name in claim.target.split(",")]
    else:
        names = [name for name, _place in claim.classes if name not in ROLE_CLASSES]
    return tuple(dict.fromkeys(name for name in names if name))
