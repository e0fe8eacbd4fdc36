"""Checks the values that front matter may hold: ids, numbers, dates, addresses, languages."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from urllib.parse import urlsplit

from whosays.lesson_packs.findings import Findings, suggestion
from whosays.lesson_packs.front_matter import FrontMatter
from whosays.translation import _

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|[ix](?:-[A-Za-z0-9]{1,8})+")
_LICENCE = re.compile(r"[A-Za-z0-9.+-]+(?:[ ]+(?:AND|OR|WITH)[ ]+[A-Za-z0-9.+-]+)*")
_VERSION = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}(?:[-+][0-9A-Za-z.+-]+)?")
_LONGEST_IDENTIFIER = 64


def is_date(text: str) -> bool:
    """Tell whether *text* is a real ``2022-05-17``, ``2022-05`` or ``2022``."""
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_web_address(text: str) -> bool:
    """Tell whether *text* is a whole http or https address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", text)


class Facts:
    """Reads typed values out of front matter, noting what is wrong with them."""

    def __init__(self, matter: FrontMatter, findings: Findings) -> None:
        self._matter = matter
        self._findings = findings

    def text(self, key: str, *, required: bool = True) -> str:
        """Return the value of *key*; a *required* one that is missing or empty is an error."""
        value = self._matter.text(key)
        if required and not value:
            self.refuse(key, _("“{key}” is missing; write “{key}: …”.").format(key=key))
        elif key in self._matter.entries and not value:
            self.refuse(key, _("“{key}” has no value; write one or delete it.").format(key=key))
        return value

    def refuse(self, key: str, message: str) -> None:
        """Note *message* as an error at *key*."""
        self._findings.error(self._matter.place(key), message)

    def warn(self, key: str, message: str) -> None:
        """Note *message* as a warning at *key*."""
        self._findings.warning(self._matter.place(key), message)

    def identifier(self, key: str = "id") -> str:
        """Return an id of lower-case letters, digits and hyphens."""
        value = self.text(key)
        if value and not (_IDENTIFIER.fullmatch(value) and len(value) <= _LONGEST_IDENTIFIER):
            self.refuse(
                key,
                _(
                    "“{value}” is no id; write at most 64 lower-case letters, digits and "
                    "hyphens, such as “al-tanf”."
                ).format(value=value[:80]),
            )
        return value

    def number(self, key: str, lowest: int, highest: int) -> int:
        """Return a whole number from *lowest* to *highest*; *lowest* where it is none."""
        value = self.text(key)
        if re.fullmatch(r"[0-9]{1,9}", value) and lowest <= int(value) <= highest:
            return int(value)
        if value:
            self.refuse(
                key,
                _("“{value}” will not do for “{key}”; write a number from {low} to {high}.").format(
                    value=value[:80], key=key, low=lowest, high=highest
                ),
            )
        return lowest

    def choice(self, key: str, choices: Collection[str], *, required: bool = True) -> str:
        """Return one of *choices*, empty where the value is none of them."""
        value = self.text(key, required=required)
        if value in choices or not value:
            return value
        self.refuse(
            key,
            _("“{value}” will not do for “{key}”; write one of {choices}.").format(
                value=value[:80], key=key, choices=", ".join(choices)
            )
            + suggestion(value, choices),
        )
        return ""

    def date(self, key: str, *, required: bool) -> str:
        """Return a date that is in the calendar."""
        value = self.text(key, required=required)
        if value and not is_date(value):
            self.refuse(
                key,
                _("“{value}” is no date; write 2022-05-17, 2022-05 or 2022.").format(
                    value=value[:80]
                ),
            )
        return value

    def address(self, key: str, *, required: bool) -> str:
        """Return a whole web address."""
        value = self.text(key, required=required)
        if value and not is_web_address(value):
            self.refuse(
                key,
                _("“{value}” is no web address; write it whole, with https://.").format(
                    value=value[:80]
                ),
            )
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names in a list separated by commas, none of them twice."""
        names = [name.strip() for name in self.text(key).split(",")]
        kept = tuple(dict.fromkeys(name for name in names if name))
        if len(kept) != len(names) and any(names):
            self.refuse(
                key,
                _("A name in “{key}” is empty or stands twice; write “one, two”.").format(key=key),
            )
        return kept

    def matching(self, key: str, pattern: re.Pattern[str], example: str) -> str:
        """Return a value of the shape *pattern*, which *example* shows in a message."""
        value = self.text(key)
        if value and not pattern.fullmatch(value):
            self.refuse(
                key,
                _("“{value}” will not do for “{key}”; write it like “{example}”.").format(
                    value=value[:80], key=key, example=example
                ),
            )
        return value

    def language(self) -> str:
        """Return a language tag (BCP 47)."""
        return self.matching("language", _LANGUAGE, "pt-BR")

    def licence(self) -> str:
        """Return the SPDX name of a licence, or an expression of several."""
        return self.matching("licence", _LICENCE, "CC-BY-4.0")

    def version(self) -> str:
        """Return a version of three numbers."""
        return self.matching("version", _VERSION, "1.0.0")
