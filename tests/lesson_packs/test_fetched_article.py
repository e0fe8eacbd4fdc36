"""A lesson that came without its article gets it on this machine, and keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lesson_packs.test_attaching import KEY, lesson

from whosays.errors import KnownError
from whosays.lesson_packs.fetched_article import (
    keep_article,
    lesson_with_article,
    with_kept_articles,
)
from whosays.lesson_packs.lesson import BlockKind, Lesson, Pack

TEXT = (
    "Pier closed at once\n\n“Unsafe”, say sources, and according to sources, dozens of beams, they "
    "say, rotted.\n\nThe police came."
)


def pack_of(made: Lesson, folder: Path) -> Pack:
    return Pack("harbour", "1.0.0", "Harbour", "Us", "en", "CC-BY-4.0", "", folder, (made,))


def test_lesson_has_the_text_and_what_fits_of_its_key() -> None:
    made, attached = lesson_with_article(lesson(), TEXT)
    assert made.has_article
    assert {span.id: span.core.of(made.text) for span in made.key} == {
        "who": "sources",
        "more": "sources",
        "many": "dozens of beams",
    }
    assert [entry.id for entry in attached.missing] == ["police"]
    assert [block.kind for block in made.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    assert "\n\n".join(block.span.of(made.text) for block in made.blocks) == TEXT


def test_another_article_is_refused() -> None:
    with pytest.raises(KnownError, match="Nothing that this lesson asks for"):
        lesson_with_article(lesson(), "Something else was published by somebody else.")


def test_kept_article_is_there_the_next_time(tmp_path: Path) -> None:
    pack = pack_of(lesson(), tmp_path)
    assert not with_kept_articles(pack, tmp_path).lessons[0].has_article
    keep_article(tmp_path, "harbour", "pier", TEXT)
    whole = with_kept_articles(pack, tmp_path).lessons[0]
    assert whole == lesson_with_article(lesson(), TEXT)[0]
    newer = lesson(KEY.replace("sources", "bishops").replace("dozens of beams", "two bells"))
    assert not with_kept_articles(pack_of(newer, tmp_path), tmp_path).lessons[0].has_article


def test_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "articles").write_text("a file")
    with pytest.raises(KnownError, match="cannot be kept"):
        keep_article(tmp_path, "harbour", "pier", TEXT)
