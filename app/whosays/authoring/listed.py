"""Rewrites a list in a section, such as the rows of a trace: only what differs is written anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from whosays.authoring.source_lines import SourceLines

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Item(Generic[_Value]):
    """Something in a list, and the numbers of the lines in which it stands."""

    value: _Value
    lines: range


class Relisted(Generic[_Value]):
    """The lines of a list with other items in it."""

    def __init__(
        self,
        source: SourceLines,
        region: range,
        written: Callable[[int, _Value], list[str]],
        *,
        apart: bool,
    ) -> None:
        """Take the list in *region* of *source*.

        *written* returns the lines of the item that stands at a number, from 1; items stand
        *apart* where blank lines belong between them.
        """
        self._source = source
        self._region = region
        self._written = written
        self._apart = apart
        self._made: list[str] = []
        self._at = region.start
        self._items: Sequence[Item[_Value]] = ()
        self._spare: dict[_Value, list[list[str]]] = {}

    def lines(self, items: Sequence[Item[_Value]], wanted: Sequence[_Value]) -> list[str]:
        """Return the lines of the region with the values *wanted* for *items*."""
        self._items = items
        matcher = SequenceMatcher(None, [item.value for item in items], wanted, autojunk=False)
        steps = matcher.get_opcodes()
        for tag, start, stop, _first, _last in steps:
            if tag in ("delete", "replace"):  # what only moves is not written anew
                for item in items[start:stop]:
                    lines = [self._source.line(number) for number in item.lines]
                    self._spare.setdefault(item.value, []).append(lines)
        for _tag, start, stop, first, last in steps:
            same = min(stop - start, last - first)
            for step in range(same):
                self._put(items[start + step], first + step, wanted[first + step])
            for item in items[start + same : stop]:
                self._drop(item)
            for number in range(first + same, last):
                self._insert(stop, number, wanted[number])
        self._copy_to(self._region.stop)
        return self._made

    def _copy_to(self, number: int) -> None:
        self._made += [self._source.line(each) for each in range(self._at, number)]
        self._at = max(number, self._at)

    def _new(self, number: int, value: _Value) -> list[str]:
        spare = self._spare.get(value)
        return spare.pop(0) if spare else self._written(number + 1, value)

    def _put(self, item: Item[_Value], number: int, value: _Value) -> None:
        if item.value == value:
            self._copy_to(item.lines.stop)
            return
        self._copy_to(item.lines.start)
        self._made += self._new(number, value)
        self._at = item.lines.stop

    def _drop(self, item: Item[_Value]) -> None:
        self._copy_to(item.lines.start)
        self._at = item.lines.stop
        while self._apart and self._at < self._region.stop and self._source.blank(self._at):
            self._at += 1

    def _insert(self, before: int, number: int, value: _Value) -> None:
        if before < len(self._items):
            self._copy_to(self._items[before].lines.start)
        gap = [""] if self._apart else []
        if self._made and self._made[-1].strip(" \t"):
            self._made += gap
        self._made += self._new(number, value)
        follows = self._at < self._region.stop and not self._source.blank(self._at)
        self._made += gap if follows else []
