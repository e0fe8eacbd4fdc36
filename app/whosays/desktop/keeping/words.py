"""What the page of the record says of copies and of erasing, in sentences."""

from __future__ import annotations

from datetime import datetime

from whosays.desktop.pictures.dates import full_date
from whosays.progress.backups import Backup
from whosays.progress.copies import Held, Origin
from whosays.progress.erasing import Erasure
from whosays.progress.portable.importing import Imported
from whosays.translation import _, ngettext


def moment_in_words(moment: datetime | None) -> str:
    """Return the day and the hour of *moment* where somebody is, or never."""
    if moment is None:
        return _("never")
    here = moment.astimezone()
    return _("{date}, {time}").format(date=full_date(here.date()), time=f"{here:%H:%M}")


def attempts_in_words(count: int) -> str:
    """Return how many attempts *count* is."""
    return ngettext("{count} attempt", "{count} attempts", count).format(count=count)


def what_is_in(held: Held) -> str:
    """Return who is in a copy, how much, and until when."""
    names = ", ".join(learner.name for learner in held.learners) or _("nobody")
    return _("{names}; {attempts}; last practice: {moment}").format(
        names=names,
        attempts=attempts_in_words(held.attempts),
        moment=moment_in_words(held.last_practice),
    )


def origin_in_words(backup: Backup) -> str:
    """Return why there is the copy."""
    return {
        Origin.BACKUP: _("Made by the program itself"),
        Origin.BEFORE: _("Made before a new version changed the record"),
        Origin.REPLACED: _("The record until another was put in its place"),
        Origin.DAMAGED: _("A damaged record that was set aside"),
    }[backup.copy.origin]


def erasure_in_words(plan: Erasure) -> list[str]:
    """Return what erasing would do, in paragraphs."""
    lines = [
        _("{name}: {attempts}, last practice: {moment}.").format(
            name=plan.name,
            attempts=attempts_in_words(plan.attempts),
            moment=moment_in_words(plan.last_practice),
        )
    ]
    if plan.cleaned:
        copies = ngettext(
            "Also erased from {count} copy of the record, which keeps everybody else.",
            "Also erased from {count} copies of the record, which keep everybody else.",
            len(plan.cleaned),
        )
        lines.append(copies.format(count=len(plan.cleaned)))
    if plan.deleted:
        lines.append(
            _("Deleted, because they are damaged copies or speak of the learner: {files}.").format(
                files=", ".join(file.name for file in plan.deleted)
            )
        )
    lines.append(_("Nothing brings this back, except a file that was saved elsewhere."))
    return lines


def import_in_words(imported: Imported) -> str:
    """Return what reading a saved file changed."""
    said = _("The file of {name} is read: {attempts} that were not here before.").format(
        name=imported.name, attempts=attempts_in_words(imported.attempts)
    )
    if imported.left_out:
        left = ngettext(
            "{count} attempt went on differently here and stays as it is.",
            "{count} attempts went on differently here and stay as they are.",
            len(imported.left_out),
        )
        said += " " + left.format(count=len(imported.left_out))
    return said
