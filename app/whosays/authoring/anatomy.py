"""A lesson file taken apart leniently: what can be read is there, whatever else is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whosays.articles.span import Span
from whosays.lesson_packs.article import Article, read_article
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.drafts import Draft, drafts_of
from whosays.lesson_packs.findings import Unheard
from whosays.lesson_packs.front_matter import FrontMatter, read_front_matter
from whosays.lesson_packs.key import KeyEntry, read_entries
from whosays.lesson_packs.lesson import KeySpan, Pack, Role
from whosays.lesson_packs.lesson_facts import KEYS
from whosays.lesson_packs.pictures import Pictures
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
    """Markdown, as is ``ask``; its own, not that of the span it mentions again."""
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
    return Anatomy(
        matter=matter,
        sections=sections,
        article=article,
        entries=tuple(entries),
        drafts=by_id,
        spans=tuple(_draft_span(span, by_id[span.id]) for span in key),
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
        explanation=entry.explanation if entry else "",
        ask=entry.ask if entry else "",
        line=draft.place.line,
    )
