"""Saving somebody's record as a file, and reading such a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from whosays.desktop.course import Course
from whosays.errors import KnownError
from whosays.progress.portable.exporting import export_learner, write_export
from whosays.progress.portable.form import Form
from whosays.progress.portable.importing import (
    Imported,
    Terms,
    import_record,
    read_exported_file,
)
from whosays.translation import _


def saving(course: Course, data: Path, learner: str, to: Path) -> Callable[[], str]:
    """Return what saves everything of *learner* to the file *to*, and says so."""

    def save() -> str:
        form = Form.CSV if to.suffix.lower() == ".csv" else Form.JSON
        content = export_learner(data, learner, form, clock=course.now)
        try:
            write_export(content, to, data)
        except KnownError as error:
            raise KnownError(_why_not_saved(to, error)) from error
        return _("Everything is saved in {file}.").format(file=to)

    return save


def reading(course: Course, data: Path, file: Path, terms: Terms) -> Callable[[], Imported]:
    """Return what reads the saved *file* into the record."""
    return lambda: import_record(data, read_exported_file(file), clock=course.now, terms=terms)


def _why_not_saved(to: Path, error: KnownError) -> str:
    """Return the error's sentence without the options of the command line."""
    if isinstance(error.__cause__, OSError):
        sentence = _("The file {file} cannot be written: {reason}. Choose another one.")
        return sentence.format(file=to, reason=error.__cause__.strerror)
    return _("The file {file} belongs to the record itself. Choose another name.").format(file=to)
