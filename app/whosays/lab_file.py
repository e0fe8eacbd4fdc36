"""Reads the file that fixes settings for a whole computer, and says where it is wrong."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from whosays.errors import KnownError
from whosays.settings import TEXT_SIZES, THEMES, TYPEFACES
from whosays.translation import _

_MOST_BYTES = 100_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PART = re.compile(r"\{(\w*)\}|%(\w+)%")
_KEYS = ("data", "packs", "language", "theme", "text-size", "typeface", "locked")


@dataclass(frozen=True, slots=True)
class LabFile:
    """What such a file says; None and nothing where it is silent."""

    data: str | None = None
    """With ``~``, ``{user}`` and ``%NAME%`` filled in."""
    is_data_per_user: bool = False
    packs: tuple[str, ...] = ()
    language: str | None = None
    theme: str | None = None
    text_size: int | None = None
    typeface: str | None = None
    locked: tuple[str, ...] = ()


def read_lab_file(file: Path, lockable: Sequence[str]) -> LabFile:
    """Return what *file* says; *lockable* are the names that ``locked`` may hold.

    Raises KnownError with file and line where it cannot be read or says what cannot be.
    """
    return _Reader(file, lockable).read()


class _Reader:
    def __init__(self, file: Path, lockable: Sequence[str]) -> None:
        self._file = file
        self._lockable = lockable
        self._text = ""

    def read(self) -> LabFile:
        self._text = self._read_text()
        try:
            values = tomllib.loads(self._text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise self._no_toml(str(error)) from error
        for key in values:
            if key not in _KEYS:
                raise self._wrong(key, _("there is no setting of that name") + _hint(key, _KEYS))
        data = self._text_of(values, "data")
        packs = self._texts_of(values, "packs")
        return LabFile(
            data=None if data is None else self._filled("data", data),
            is_data_per_user=data is not None and _is_per_user(data),
            packs=tuple(self._filled("packs", each) for each in packs),
            language=self._language(self._text_of(values, "language")),
            theme=self._one_of("theme", self._text_of(values, "theme"), THEMES),
            text_size=self._text_size(values),
            typeface=self._one_of("typeface", self._text_of(values, "typeface"), TYPEFACES),
            locked=tuple(
                self._one_of("locked", each, self._lockable) or ""
                for each in self._texts_of(values, "locked")
            ),
        )

    def _read_text(self) -> str:
        try:
            with self._file.open("rb") as stream:
                content = stream.read(_MOST_BYTES + 1)
        except OSError as error:
            reason = error.strerror or str(error)
        else:
            if len(content) > _MOST_BYTES:
                reason = _("it is far too long")
            else:
                try:
                    return content.decode("utf-8-sig").replace("\r\n", "\n")
                except UnicodeDecodeError:
                    reason = _("it is not written in UTF-8")
        raise KnownError(
            _(
                "The settings of this computer cannot be read from {file}: {reason}. Until that is "
                "mended nothing is opened, so that no record comes to a wrong place."
            ).format(file=self._file, reason=reason)
        )

    # -- values

    def _text_of(self, values: dict[str, Any], key: str) -> str | None:
        value = values.get(key)
        if value is None or (isinstance(value, str) and value.strip() and "\0" not in value):
            return value
        raise self._wrong(key, _("a text in quotation marks belongs here"))

    def _texts_of(self, values: dict[str, Any], key: str) -> list[str]:
        found = values.get(key, [])
        if isinstance(found, list) and all(
            isinstance(each, str) and each.strip() and "\0" not in each for each in found
        ):
            return found
        raise self._wrong(key, _('a list of texts belongs here, such as ["packs"]'))

    def _one_of(self, key: str, value: str | None, known: Sequence[str]) -> str | None:
        if value is None or value in known:
            return value
        allowed = ", ".join(known)
        raise self._wrong(
            key,
            _("“{value}” is none of these: {allowed}").format(value=value, allowed=allowed)
            + _hint(value, known),
        )

    def _language(self, value: str | None) -> str | None:
        if value is None or _LANGUAGE.fullmatch(value):
            return value
        raise self._wrong(
            "language", _("“{value}” is no language such as es or pt-BR").format(value=value)
        )

    def _text_size(self, values: dict[str, Any]) -> int | None:
        value = values.get("text-size")
        if value is None or (type(value) is int and value in TEXT_SIZES):
            return value
        allowed = ", ".join(map(str, TEXT_SIZES))
        raise self._wrong(
            "text-size", _("one of these belongs here: {allowed}").format(allowed=allowed)
        )

    def _filled(self, key: str, path: str) -> str:
        """Return *path* with what stands for the user filled in."""

        def fill(found: re.Match[str]) -> str:
            if found[0] == "{user}":
                return user_name().replace("/", "_").replace("\\", "_")
            value = os.environ.get(found[2] or "")
            if not value:
                raise self._wrong(
                    key, _("nothing on this computer stands for {name}").format(name=found[0])
                )
            return value

        filled = os.path.expanduser(_PART.sub(fill, path))  # noqa: PTH111 - pathlib's own raises
        if filled.startswith("~"):
            raise self._wrong(key, _("nothing on this computer stands for {name}").format(name="~"))
        return filled

    # -- saying what is wrong

    def _no_toml(self, said: str) -> KnownError:
        found = re.search(r"at line (\d+)", said)
        line = int(found[1]) if found else self._text.rstrip("\n").count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", said)
        return self._refusal(
            line, _("this is not written as TOML is ({reason})").format(reason=reason)
        )

    def _wrong(self, key: str, reason: str) -> KnownError:
        """Return the error about the setting *key*."""
        written = re.compile(rf"""\s*(\[+\s*)?["']?{re.escape(key)}["']?\s*[]=.]""")
        lines = self._text.split("\n")
        line = next((number for number, each in enumerate(lines, 1) if written.match(each)), 1)
        return self._refusal(line, f"{key}: {reason}")

    def _refusal(self, line: int, reason: str) -> KnownError:
        return KnownError(
            _(
                "{file}:{line}: {reason}. Until that is mended nothing is opened, so that no "
                "record comes to a wrong place."
            ).format(file=self._file, line=line, reason=reason)
        )


def _is_per_user(path: str) -> bool:
    return path.startswith("~") or "{user}" in path or "%" in path


def _hint(word: str, known: Sequence[str]) -> str:
    found = get_close_matches(word.lower().replace("_", "-"), known, 1)
    return _(" (perhaps “{name}” is meant)").format(name=found[0]) if found else ""


def user_name() -> str:
    """Return the name of whoever runs this, as the system knows it and not the environment."""
    if sys.platform == "win32":
        import getpass

        return getpass.getuser()
    else:  # noqa: RET505 - a type checker that knows one system sees that the other is meant
        import pwd

        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return str(os.getuid())
