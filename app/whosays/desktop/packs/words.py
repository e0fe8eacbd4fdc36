"""Says in words what installing came to, and what a pack is."""

from __future__ import annotations

from whosays.lesson_packs.installing import Installed
from whosays.lesson_packs.lesson import Pack
from whosays.translation import _, ngettext


def installed_in_words(done: Installed) -> str:
    """Return what an installing came to."""
    if not done.is_new:
        sentence = _("“{title}”, version {version}, is installed already.")
    elif done.replaced is None:
        sentence = _("“{title}”, version {version}, is installed.")
    else:
        sentence = _("“{title}” is now of version {version}; it was {old}.")
    return sentence.format(title=done.pack.title, version=done.pack.version, old=done.replaced)


def pack_in_words(pack: Pack) -> str:
    """Return the facts of *pack* on one line."""
    count = len(pack.lessons)
    lessons = ngettext("{count} lesson", "{count} lessons", count).format(count=count)
    return " · ".join(
        (lessons, _("version {version}").format(version=pack.version), pack.authors, pack.licence)
    )
