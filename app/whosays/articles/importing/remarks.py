"""What was mended, left out or is in doubt in an article that was read, told in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.translation import _, ngettext

About = Literal[
    "author-doubtful",
    "byline",
    "date-guessed",
    "date-from-line",
    "encoding-guessed",
    "file-facts",
    "hyphens-doubtful",
    "left-out",
    "letters-lost",
    "lines-joined",
    "maybe-incomplete",
    "pages-cut",
    "pages-without-text",
    "paragraphs-added",
    "running-heads",
    "subscribers-only",
    "title-from-text",
]

_SHOWN = 5
_LONGEST_SHOWN = 60  # code points


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know: *about* what, with the words it concerns and their number."""

    about: About
    examples: tuple[str, ...] = ()
    count: int = 0

    @classmethod
    def listing(cls, about: About, words: list[str]) -> Remark:
        """Return a remark about *words*, of which the first few are shown, shortened."""
        shown = [
            word if len(word) <= _LONGEST_SHOWN else word[: _LONGEST_SHOWN - 1].rstrip() + "…"
            for word in words[:_SHOWN]
        ]
        return cls(about, tuple(shown), len(words))


def sentence_of(remark: Remark) -> str:
    """Return what *remark* says to a person, in the current language."""
    quoted = ", ".join(_("“{words}”").format(words=example) for example in remark.examples)
    if remark.count > len(remark.examples) > 0:
        quoted += " …"
    sentence = (_of_facts() | _of_text(remark.count))[remark.about]
    return sentence.format(quoted=quoted, count=remark.count)


def _of_facts() -> dict[str, str]:
    return {
        "author-doubtful": _("The page names {count} authors; see which of them wrote this."),
        "byline": _("The author was read from the line {quoted}."),
        "date-guessed": _("The page does not say plainly when it was published; check the date."),
        "date-from-line": _("The date was read from the line {quoted}; check it."),
        "encoding-guessed": _(
            "It does not say how its letters are stored; {quoted} was guessed. "
            "Check words with accents."
        ),
        "file-facts": _("Author and date are those of the file; the article may have others."),
        "letters-lost": _("Some letters could not be read and are shown as “�”."),
        "lines-joined": _("Lines were joined to paragraphs; check where they begin and end."),
        "maybe-incomplete": _("The page says that its article is longer; compare the end."),
        "pages-cut": _("Only the first {count} pages were read."),
        "running-heads": _("Running heads and page numbers were left out: {quoted}"),
        "subscribers-only": _(
            "The page is for subscribers; the text may stop before the article does."
        ),
        "title-from-text": _("The headline was taken from the first line; check it."),
    }


def _of_text(count: int) -> dict[str, str]:
    return {
        "hyphens-doubtful": ngettext(
            "One word was broken at the end of a line; check whether it has a hyphen: {quoted}",
            "{count} words were broken at the ends of lines; check their hyphens: {quoted}",
            count,
        ),
        "left-out": ngettext(
            "One line that is not part of the article was left out: {quoted}",
            "{count} lines that are not part of the article were left out: {quoted}",
            count,
        ),
        "pages-without-text": ngettext(
            "One page is a picture and could not be read.",
            "{count} pages are pictures and could not be read.",
            count,
        ),
        "paragraphs-added": ngettext(
            "See whether this paragraph belongs to the article: {quoted}",
            "See whether these {count} paragraphs belong to the article: {quoted}",
            count,
        ),
    }
