"""Finds the day in a line such as "Updated 12:04 GMT, 3 May 2022", and lines that say only that."""

from __future__ import annotations

import re
from datetime import date

from whosays.articles.importing.word_list import listed

_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBERS = {
    name: number
    for number, month in enumerate(_MONTHS.split(), start=1)
    for name in (month, month[:3], "sept" if number == 9 else month)
}
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_FILLING = listed(
    """
    at on of the am pm a.m p.m just now min mins minute minutes hour hours hr hrs day days week
    weeks month months second seconds time last first
    """
)
_TELLING = listed(
    """
    ago read reading updated update published publish posted modified issued created
    gmt utc bst cet cest eet eest est edt cst cdt mst mdt pst pdt msk ist jst kst sgt hkt aest aedt
    et ct pt local today yesterday uhr
    """
)
_SMALL = re.compile(r"[\s|•·,;()\[\]–—/-]+")
_NUMBER = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|\d{1,2}[:.h]\d{2}(?::\d\d)?(?:am|pm)?|\d{1,2}(?:am|pm)"
)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{2})-(\d{2})(?=\D|\Z)")
_STAMP = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+((?:19|20)\d\d)\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
_LONGEST = 120  # code points; a line that only says when is never longer


def day_in(text: str) -> str:
    """Return the first real day that *text* names, as ``2022-05-17``; "" if none.

    03/05/2022 could be two days and counts as none; 03.05.2022 is read day first.
    """
    for found in _ISO.finditer(text):
        return _day(found[1], found[2], found[3]) or ""
    for found in _DAY_FIRST.finditer(text):
        return _day(found[3], _MONTH_NUMBERS.get(found[2].lower(), 0), found[1])
    for found in _MONTH_FIRST.finditer(text):
        return _day(found[3], _MONTH_NUMBERS.get(found[1].lower(), 0), found[2])
    for found in _DOTTED.finditer(text):
        if "." in found.group() or int(found[1]) > 12:
            return _day(found[3], found[2], found[1])
        if int(found[2]) > 12:
            return _day(found[3], found[1], found[2])
    return ""


def _day(year: str | int, month: str | int, day: str | int) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def only_says_when(text: str) -> bool:
    """Tell whether *text* holds nothing but a time, a day or how long the reading takes."""
    if len(text) > _LONGEST:
        return False
    text = _STAMP.sub(" 00:00 ", text)
    tokens = [token.strip(".:") for token in _SMALL.split(text.lower())]
    tokens = [token for token in tokens if token]
    numbers = telling = 0
    for token in tokens:
        if _NUMBER.fullmatch(token) or _DOTTED.fullmatch(token):
            numbers += 1
        elif token in _TELLING or _names_a_day(token):
            telling += 1
        elif token not in _FILLING:
            return False
    clocks = re.search(r"\d[:.h]\d\d|\d[./]\d{1,2}[./](?:19|20)\d\d", text)
    return bool(numbers and (telling or clocks))


def _names_a_day(token: str) -> bool:
    return token in _MONTH_NUMBERS or any(token in (day, day[:3], day[:4]) for day in _DAYS)
