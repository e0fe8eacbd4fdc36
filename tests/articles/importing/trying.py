"""What a person is told when something is tried that may fail."""

from __future__ import annotations

from collections.abc import Callable

from whosays.articles.importing.imported_article import ImportedArticle
from whosays.errors import KnownError


def sentence_from(read: Callable[[], ImportedArticle]) -> str:
    """Return the sentence of the KnownError that *read* raises, or one that it was read.

    Nothing else it raises is caught, and an article without text is none.
    """
    try:
        article = read()
    except KnownError as error:
        return str(error)
    return "Read." if article.text else "Read, but empty"
