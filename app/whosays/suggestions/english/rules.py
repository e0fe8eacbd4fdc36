"""Puts the rules for English together."""

from __future__ import annotations

from pathlib import Path

from whosays.suggestions.article import Article
from whosays.suggestions.english.attributions import find_attributions
from whosays.suggestions.english.figures import figure_suggestions
from whosays.suggestions.english.sources import source_suggestions
from whosays.suggestions.english.words import load_words
from whosays.suggestions.suggestion import Suggestion


def propose(text: str, data: Path | None = None) -> list[Suggestion]:
    """Return everything that the rules for English propose in *text*, in any order.

    *data* is the folder in which a school may keep words of its own. Raises KnownError where
    those cannot be used.
    """
    words = load_words(data)
    article = Article(text)
    attributions = find_attributions(article, words)
    return [
        *source_suggestions(attributions),
        *figure_suggestions(article, words, attributions),
    ]
