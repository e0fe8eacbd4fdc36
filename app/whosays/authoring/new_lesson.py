"""Makes the file of a new lesson from an article's plain text."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from whosays.authoring.escaping import escaped_block
from whosays.authoring.facts import with_fact
from whosays.authoring.identifiers import identifier_from
from whosays.authoring.lesson_text import LessonText
from whosays.errors import KnownError
from whosays.lesson_packs.lesson import Origin, Practice
from whosays.lesson_packs.source import NO_TEXT
from whosays.translation import _

_BETWEEN_BLOCKS = re.compile(r"\n[ \t]*\n\s*")
_NEW_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class NewLesson:
    """What a lesson begins with."""

    title: str
    body: str
    """Plain text, blocks separated by blank lines."""
    headline: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    rights: str = ""
    origin: Origin = Origin.REAL
    categories: tuple[str, ...] = ("unnamed-source", "state-agency", "unverifiable-figure")
    level: int = 1
    minutes: int = 10
    practice: Practice = Practice.INDEPENDENT
    language: str = "en"
    """BCP 47, of its pack: the file itself says nothing of it."""


def plain_article(headline: str, body: str) -> str:
    """Return the text that a lesson with *headline* and *body* has: blocks a blank line apart.

    Runs of spaces and tabs are one space, lines have none at their edges, and characters that no
    lesson can hold are spaces.
    """
    blocks = [_one_line(headline), *_blocks(body)]
    return "\n\n".join(block for block in blocks if block)


def new_lesson(facts: NewLesson, taken_ids: Collection[str] = ()) -> str:
    """Return the text of a lesson file; reading it gives the article letter for letter.

    *taken_ids* are those of other lessons of the pack. Raises KnownError where the article is
    empty or could not be read as it stands.
    """
    text = plain_article(facts.headline, facts.body)
    if not text:
        raise KnownError(_("There is no article yet; paste its text first."))
    headline = _one_line(facts.headline)
    lines = ["---", f"id: {identifier_from(facts.title or text, taken_ids, 'lesson')}"]
    lines += ["title: x", f"level: {facts.level}", f"minutes: {facts.minutes}"]
    lines += [f"practice: {facts.practice.value}", f"categories: {', '.join(facts.categories)}"]
    lines += [f"origin: {facts.origin.value}", "---", "", "# Article", ""]
    for number, block in enumerate(text.split("\n\n")):
        is_headline = number == 0 and bool(headline)
        lines += [*escaped_block(block, heading=is_headline), ""]
    made = LessonText("\n".join(lines[:-1]) + "\n")
    if made.article.text != text:
        raise KnownError(
            _(
                "A line of this text reads as something else than an article. Look for lines of "
                "hyphens, tables and indented lines, and take them out."
            )
        )
    for key, value in (
        ("title", _one_line(facts.title) or shortened_title(text)),
        ("publisher", facts.publisher),
        ("published", facts.published),
        ("url", facts.url),
        ("rights", facts.rights),
    ):
        made = with_fact(made, key, _one_line(value))
    return made.text


def shortened_title(text: str) -> str:
    """Return a title for an article of which nothing but its *text* is known."""
    words = text.split("\n", maxsplit=1)[0].split()
    return " ".join(words[:8])


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", _clean(text)).strip(" ")


def _clean(text: str) -> str:
    return NO_TEXT.sub(" ", _NEW_LINES.sub("\n", text))


def _blocks(body: str) -> list[str]:
    blocks = []
    for block in _BETWEEN_BLOCKS.split(_clean(body).strip()):
        lines = [_one_line(line) for line in block.split("\n")]
        kept_lines = [line for line in lines if line]
        if kept_lines:
            blocks.append("\n".join(kept_lines))
    return blocks
