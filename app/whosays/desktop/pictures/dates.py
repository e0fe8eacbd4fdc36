"""Dates as the pictures set them: short below an axis, full in a table."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from whosays.desktop.page.document import date_in_words
from whosays.progress.history.periods import Period
from whosays.translation import _

_LONG = timedelta(days=300)


def full_date(day: date) -> str:
    """Return *day* as a newspaper sets it: 17 May 2026."""
    return date_in_words(day.isoformat())


def short_date(day: date, *, with_year: bool) -> str:
    """Return *day* for below an axis: 17 May, or over years May 2026."""
    locale = QLocale(QLocale.Language.English)
    return locale.toString(
        QDate(day.year, day.month, day.day), "MMM yyyy" if with_year else "d MMM"
    )


def is_long(first: date, last: date) -> bool:
    """Tell whether the years must be said between *first* and *last*."""
    return last - first > _LONG


def month_name(day: date) -> str:
    """Return the short name of *day*'s month."""
    locale = QLocale(QLocale.Language.English)
    return locale.monthName(day.month, QLocale.FormatType.ShortFormat)


def weekday_name(number: int, *, short: bool) -> str:
    """Return the name of the weekday *number*, from 0 for Monday."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale(QLocale.Language.English).dayName(number + 1, form)


def last_day(period: Period) -> date:
    """Return the last day of *period*."""
    return (period.end - timedelta(days=1)).date()


def period_in_words(first: date, last: date) -> str:
    """Return from when to when, or the one day."""
    if first == last:
        return full_date(first)
    return _("{first} to {last}").format(first=full_date(first), last=full_date(last))
