"""What a trace comes to, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from whosays.lesson_packs.lesson import TraceRow
from whosays.lesson_packs.trace import origins
from whosays.translation import _, ngettext


def trace_in_words(rows: tuple[TraceRow, ...]) -> str:
    """Return what a trace comes to: how many reports lead to how many origins."""
    begin = origins(rows)
    begun = {row.id for row in begin}
    reports = sum(bool(row.date) and not row.republishes and row.id not in begun for row in rows)
    first = ngettext("{count} report", "{count} reports", reports).format(count=reports)
    if len(begin) == 1:
        return _("{reports}, one origin: {origin}. Counting outlets is not corroboration.").format(
            reports=first, origin=begin[0].outlet
        )
    return _("{reports}, {count} origins.").format(reports=first, count=len(begin))


def sources_in_words(
    row: TraceRow, outlets: Mapping[str, str], begun: Collection[str]
) -> tuple[str, ...]:
    """Return whom *row* credits and republishes, a phrase each.

    *outlets* are the names of all reports by id, *begun* the ids at which the claim begins.
    """
    parts = []
    if row.id in begun:
        parts.append(_("credits nobody: this is where the claim begins"))
    if row.republishes:
        names = ", ".join(outlets.get(name, name) for name in row.republishes)
        parts.append(_("republishes {names}").format(names=names))
    if row.credits:
        names = ", ".join(outlets.get(name, name) for name in row.credits)
        parts.append(_("credits {names}").format(names=names))
    return tuple(parts)
