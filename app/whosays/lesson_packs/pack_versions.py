"""Orders the versions of packs, as Semantic Versioning 2.0.0 (section 11) does."""

from __future__ import annotations

_Number = tuple[int, str]
"""How many digits, and the digits: any number of them, which ``int`` would refuse to read."""
_Part = tuple[int, _Number, str]

VersionKey = tuple[tuple[_Number, ...], bool, tuple[_Part, ...]]


def version_key(version: str) -> VersionKey:
    """Return what *version* is ordered by: 1.10.0 after 1.9.0, and 1.0.0-beta before 1.0.0.

    What follows a plus sign does not count. *version* is one that ``pack.md`` may have.
    """
    release, _plus, _build = version.partition("+")
    numbers, hyphen, before = release.partition("-")
    parts = tuple(_part(each) for each in before.split(".")) if hyphen else ()
    return tuple(_number(each) for each in numbers.split(".")), not hyphen, parts


def _part(text: str) -> _Part:
    is_number = text.isascii() and text.isdecimal()
    return (0, _number(text), "") if is_number else (1, (0, ""), text)


def _number(digits: str) -> _Number:
    plain = digits.lstrip("0")
    return len(plain), plain
