"""Reads the text of a pack's files; what keeps one from being read is a problem like others."""

from __future__ import annotations

import stat
from pathlib import Path

from whosays.lesson_packs.findings import START, Findings
from whosays.lesson_packs.source import LARGEST_FILE, decoded
from whosays.translation import _


def page_text(path: Path, findings: Findings) -> str | None:
    """Return the text of *path*, a page that a pack has by its name, as ``file_text`` does.

    A pipe of that name would be waited for for ever.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return file_text(path, findings)  # which says why
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        findings.error(START, _("This is a link or a device, not a file; write a file instead."))
        return None
    return file_text(path, findings)


def file_text(path: Path, findings: Findings) -> str | None:
    """Return the text of the file *path*; None, with an error noted, where it cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except IsADirectoryError:
        sentence = _("This is a folder; name a file.")
    except FileNotFoundError:
        sentence = _("There is no such file; write it, or look at the name.")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        sentence = _("The file cannot be read ({reason}); look at its permissions.").format(
            reason=reason or error
        )
    else:
        return decoded(data, findings)
    findings.error(START, sentence)
    return None
