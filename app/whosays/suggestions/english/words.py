"""The word lists of English, with a school's own words laid over them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from whosays.bundled import bundled
from whosays.errors import KnownError
from whosays.suggestions.gazetteer import Gazetteer
from whosays.translation import _

LANGUAGE = "en"
LARGEST_OWN_LIST = 2_000_000
"""How many bytes a school's own list may have."""


@dataclass(frozen=True, slots=True)
class Words:
    """Every list of English; the list ``reporting_verbs`` is the file ``reporting-verbs.tsv``."""

    anonymity: Gazetteer
    counted_nouns: Gazetteer
    countries: Gazetteer
    courts_and_others: Gazetteer
    figure_contexts: Gazetteer
    hedges: Gazetteer
    impersonal: Gazetteer
    intelligence: Gazetteer
    intergovernmental: Gazetteer
    models: Gazetteer
    months_and_days: Gazetteer
    noun_forms: Gazetteer
    number_words: Gazetteer
    phrase_ends: Gazetteer
    publications: Gazetteer
    ranks: Gazetteer
    reporting_verbs: Gazetteer
    roles: Gazetteer
    state_adjectives: Gazetteer
    state_heads: Gazetteer
    state_media: Gazetteer
    titles: Gazetteer
    units: Gazetteer


def list_names() -> tuple[str, ...]:
    """Return the names of all lists, as their files are called, without ``.tsv``."""
    return tuple(field.name.replace("_", "-") for field in fields(Words))


def load_words(data: Path | None = None) -> Words:
    """Return the lists, with those in the data folder *data* laid over them.

    A school's own list is ``gazetteers/en/NAME.tsv`` in *data*: one term a line, then, after a
    tab, its kind; without one it gets the first kind that the list NAME declares. A term that is
    in both has the school's kind. Raises KnownError when such a file cannot be used.
    """
    folder = None if data is None else data / "gazetteers" / LANGUAGE
    if folder is None or not folder.is_dir():
        return _bundled_words()
    _refuse_unknown_lists(folder)
    own = {name: _own_lines(folder / f"{name}.tsv", name) for name in list_names()}
    if not any(own.values()):
        return _bundled_words()
    lists = {
        field.name: (
            Gazetteer((*_bundled_lines(name), *own[name]))
            if own[name]
            else getattr(_bundled_words(), field.name)
        )
        for field, name in zip(fields(Words), list_names(), strict=True)
    }
    return Words(**lists)


@cache
def _bundled_words() -> Words:
    names = {field.name: field.name.replace("_", "-") for field in fields(Words)}
    return Words(**{field: Gazetteer(_bundled_lines(name)) for field, name in names.items()})


@cache
def _bundled_folder() -> Path:
    return bundled("resources") / "gazetteers" / LANGUAGE


def _bundled_file(name: str) -> Path:
    return _bundled_folder() / f"{name}.tsv"


def _bundled_lines(name: str) -> list[str]:
    return _bundled_file(name).read_text(encoding="utf-8").splitlines()


def kinds_of(name: str) -> tuple[str, ...]:
    """Return the kinds that the list *name* declares in its line ``# kinds:``, in order."""
    with _bundled_file(name).open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# kinds:"):
                return tuple(line.removeprefix("# kinds:").split())
    return ()


def _refuse_unknown_lists(folder: Path) -> None:
    """Raise KnownError for a list in *folder* that nothing would read: its name is mistyped."""
    for file in sorted(folder.glob("*.tsv")):
        if file.stem not in list_names():
            raise KnownError(
                _(
                    "Nothing reads the word list “{file}”; name it after one of these: {names}."
                ).format(file=file, names=", ".join(list_names()))
            )


def _own_lines(file: Path, name: str) -> list[str]:
    """Return the lines of a school's *file* for the list *name*; none where there is no file."""
    if not file.exists():
        return []
    try:
        if file.stat().st_size > LARGEST_OWN_LIST:
            raise KnownError(
                _(
                    "The word list “{file}” is larger than two megabytes; "
                    "split it or take lines out."
                ).format(file=file)
            )
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise KnownError(
            _(
                "The word list “{file}” cannot be read ({reason}); "
                "check it, or take it out of the folder."
            ).format(file=file, reason=error.strerror or error)
        ) from error
    except UnicodeDecodeError as error:
        raise KnownError(
            _("The word list “{file}” is not UTF-8 text; save it as UTF-8.").format(file=file)
        ) from error
    kinds = kinds_of(name)
    own = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        term, kind, *rest = [column.strip() for column in f"{line}\t".split("\t")]
        if not term or (kind and kind not in kinds):
            raise KnownError(
                _(
                    "Line {number} of the word list “{file}” cannot be used: "
                    "it needs a term and, after a tab, one of {kinds}, or nothing."
                ).format(number=number, file=file, kinds=", ".join(kinds))
            )
        own.append("\t".join((term, kind or kinds[0], *rest[:-1])))
    return own
