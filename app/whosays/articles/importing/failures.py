"""Why no article could be read, and what a person can do about it.

The process that converts sends the reason's name; the one that asked says the sentence, in its
own language.
"""

from __future__ import annotations

from typing import Literal, get_args

from whosays.errors import KnownError
from whosays.translation import _

Reason = Literal[
    "address-malformed",
    "address-scheme",
    "archive-hostile",
    "cancelled",
    "certificate",
    "connection",
    "empty",
    "encrypted",
    "file-missing",
    "file-unreadable",
    "forbidden",
    "gave-up",
    "no-article",
    "no-host",
    "no-text",
    "not-a-page",
    "not-found",
    "pictures-only",
    "redirected-away",
    "server",
    "too-large",
    "too-many-redirects",
    "too-slow",
    "unknown-kind",
    "unreadable",
]
REASONS: tuple[str, ...] = get_args(Reason)


class Failure(Exception):  # noqa: N818 - it is a reason, and becomes a KnownError
    """No article, for *reason*; *what* is the file, host or kind the sentence names."""

    def __init__(self, reason: Reason, what: str = "") -> None:
        super().__init__(reason, what)
        self.reason = reason
        self.what = what


class ImportCancelledError(KnownError):
    """The person stopped the reading; there is nothing to explain."""


def known(failure: Failure) -> KnownError:
    """Return what to tell the person about *failure*, in the current language."""
    if failure.reason == "cancelled":
        return ImportCancelledError(_("The reading was stopped; nothing was changed."))
    sentence = (_about_addresses() | _about_files())[failure.reason]
    return KnownError(sentence.format(what=failure.what or _("this file")))


def _about_addresses() -> dict[str, str]:
    return {
        "address-malformed": _(
            "“{what}” is not a web address; it should look like https://example.org/page."
        ),
        "address-scheme": _("Only addresses with http or https can be read, not “{what}”."),
        "certificate": _(
            "{what} cannot prove that it is {what}; if you trust it, open the page in a browser, "
            "copy the article and paste it here."
        ),
        "connection": _("{what} does not answer; check the network and try again."),
        "forbidden": _(
            "{what} shows this page only to readers it knows; open it in a browser, "
            "select the article, copy it and paste it here."
        ),
        "no-article": _(
            "No article was found on this page; it may need a subscription or a browser. "
            "Open it there, select the article, copy it and paste it here."
        ),
        "no-host": _("{what} was not found; check the address, and that there is a network."),
        "not-a-page": _("The address holds no page with text ({what}); give that of the article."),
        "not-found": _(
            "{what} has no page at this address; check it, or look for the article there."
        ),
        "redirected-away": _(
            "The page leads to an address that is not read here ({what}); give that of the article."
        ),
        "server": _("{what} has trouble showing this page; try again later."),
        "too-many-redirects": _(
            "{what} leads in a circle; open the page in a browser, copy the article and paste it "
            "here."
        ),
        "too-slow": _("{what} takes too long to answer; try again later."),
    }


def _about_files() -> dict[str, str]:
    return {
        "archive-hostile": _("“{what}” unpacks to far more than it seems; it was not opened."),
        "empty": _("There is no text here; choose or copy the article first."),
        "encrypted": _("“{what}” is protected by a password; save it without one and try again."),
        "file-missing": _("“{what}” is not there any more; choose it again."),
        "file-unreadable": _("“{what}” cannot be opened; check that you may read it."),
        "gave-up": _(
            "Reading it took too long or too much memory, and was stopped; copy the article and "
            "paste it here."
        ),
        "no-text": _("“{what}” holds no text; open it, copy the article and paste it here."),
        "pictures-only": _(
            "The pages of “{what}” are pictures; use text recognition first, or type the passage "
            "you want."
        ),
        "too-large": _("This is larger than {what} MB; give the article alone."),
        "unknown-kind": _(
            "This is a kind of file that is not read here ({what}); save it as DOCX, PDF, HTML or "
            "plain text."
        ),
        "unreadable": _(
            "“{what}” is damaged or not what it seems; save it anew and try again, or copy the "
            "article and paste it here."
        ),
    }
