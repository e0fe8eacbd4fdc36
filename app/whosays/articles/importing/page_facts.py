"""Reads what a page says about itself for machines: JSON-LD, Open Graph, meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from whosays.articles.importing.dates import day_in

_ARTICLE = re.compile(r"(?i)(?:.*article|.*posting|report|.*news.*)\Z")
_PUBLISHERS = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "citation_publisher",
)
_DATES = (
    "article:published_time",
    "og:published_time",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "parsely-pub-date",
    "citation_publication_date",
    "datepublished",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "citation_title")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "citation_author")
_MOST = 1_000_000  # code points of JSON-LD that are read
_DEEPEST = 8


@dataclass
class PageFacts:
    """What the page says; "" where it is silent. *body* is the article's text, if it says that."""

    title: str = ""
    publisher: str = ""
    authors: list[str] = field(default_factory=list)
    published: str = ""
    address: str = ""
    language: str = ""
    body: str = ""
    description: str = ""
    is_free: bool = True


def facts_of(root: Any) -> PageFacts:  # noqa: ANN401 - lxml has no types
    """Return what the page with the root element *root* says about its article."""
    facts = PageFacts()
    for entry in _articles(root):
        _add_entry(facts, entry)
    _add_meta(facts, root)
    return facts


def _articles(root: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - lxml has no types
    for script in root.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if kind == "application/ld+json" and script.text and len(script.text) < _MOST:
            try:
                yield from _articles_in(json.loads(script.text, strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _articles_in(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _articles_in(part, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.match(kind) for kind in named):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(value.get(name), depth + 1)


def _add_entry(facts: PageFacts, entry: dict[str, Any]) -> None:
    facts.title = facts.title or _text(entry.get("headline"))
    facts.publisher = facts.publisher or next(iter(_names(entry.get("publisher"))), "")
    facts.authors = facts.authors or list(dict.fromkeys(_names(entry.get("author"))))
    facts.published = facts.published or day_in(_text(entry.get("datePublished")))
    facts.language = facts.language or _text(entry.get("inLanguage"))
    facts.body = facts.body or _text(entry.get("articleBody"))
    if str(entry.get("isAccessibleForFree")).lower() == "false":
        facts.is_free = False


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _names(value: object) -> list[str]:
    parts = value if isinstance(value, list) else [value]
    names = [_text(part.get("name")) if isinstance(part, dict) else _text(part) for part in parts]
    return [name for name in names if name and "://" not in name]


def _add_meta(facts: PageFacts, root: Any) -> None:  # noqa: ANN401 - lxml has no types
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        said.setdefault(name, (meta.get("content") or "").strip())

    def first(names: tuple[str, ...]) -> str:
        return next((said[name] for name in names if said.get(name)), "")

    facts.title = facts.title or first(_TITLES)
    facts.publisher = facts.publisher or first(_PUBLISHERS)
    author = first(_AUTHORS)
    if not facts.authors and author and "://" not in author:
        facts.authors = [author]
    facts.published = facts.published or day_in(first(_DATES))
    facts.language = root.get("lang") or facts.language or first(("og:locale", "language"))
    facts.description = first(("og:description", "description"))
    facts.address = first(("og:url",))
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            facts.address = link.get("href") or facts.address
