"""Joins words that were broken at the end of a line, and leaves real hyphens alone.

"exam-" and "ple" are one word, "state-" and "run" keep their hyphen. The document's own words
decide: what it writes elsewhere within a line, with or without a hyphen. Where it is silent, a few
parts of compounds that news writing knows, and the habit of the rest of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from whosays.articles.importing.characters import SOFT_HYPHEN
from whosays.articles.importing.word_list import listed

_HYPHEN = ("-", "\u2010", SOFT_HYPHEN)
_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011’'][^\W_]+)*")
_BROKEN = re.compile(r"(?:[^\W_]+[-\u2010\u2011’'])*[^\W_]+(?=[-\u2010\u00ad]\Z)")
_FIRST = re.compile(r"[^\W_]+(?:[-\u2010\u2011’'][^\W_]+)*")
_ONE_SIGN_EACH = str.maketrans("\u2010\u2011’", "--'")
_LONGEST_WORD = 100  # code points; looking further back would cost more than it could tell
_SUSPENDED = listed("and or to nor und oder bis et ou y o e")
_SECOND_PARTS = listed(
    """
    run led based backed owned controlled funded affiliated linked aligned occupied year week month
    term level wide free made ranking known scale range style sponsored elect general proof friendly
    related driven speaking
    """
)
_FIRST_PARTS = listed("ex anti pro pan mid so long short high low vice cross far counter semi all")
_ALWAYS_FIRST_PARTS = frozenset({"self", "non", "well"})


@dataclass
class OwnWords:
    """The words a document writes within its lines, against which broken ones are held."""

    counts: Counter[str] = field(default_factory=Counter)
    sorted_words: list[str] = field(default_factory=list)
    joined: int = 0
    kept: int = 0
    doubtful: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[str]) -> OwnWords:
        """Gather the words of *lines*, without those that a line's end or begin may have cut."""
        lines = list(lines)
        counts: Counter[str] = Counter()
        if not any(map(_broken_at_end, lines)):
            return cls()
        cut = False
        for line in lines:
            words = _WORD.findall(_plain(line))
            ends_broken = bool(_broken_at_end(line))
            counts.update(words[int(cut) : len(words) - int(ends_broken)])
            cut = ends_broken
        return cls(counts, sorted(counts))

    def has_longer(self, start: str) -> bool:
        """Tell whether some word begins with *start*."""
        at = bisect_left(self.sorted_words, start)
        return at < len(self.sorted_words) and self.sorted_words[at].startswith(start)


def _plain(text: str) -> str:
    return text.translate(_ONE_SIGN_EACH).lower()


def _broken_at_end(line: str) -> str:
    """Return the part before a hyphen at the end of *line*; "" where it ends otherwise."""
    if not line.endswith(_HYPHEN):
        return ""
    found = _BROKEN.search(line[-_LONGEST_WORD:])
    return found.group() if found else ""


def is_broken(line: str, following: str) -> bool:
    """Tell whether the last word of *line* goes on in the line *following*."""
    return bool(_broken_at_end(line)) and bool(_FIRST.match(following))


def joined(lines: list[str], own: OwnWords) -> str:
    """Return *lines* as one, a space between them, broken words whole.

    *own* notes what was doubtful.
    """
    parts: list[str] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not following:
            parts.append(line)
        elif is_broken(line, following):
            parts.append(_across(line, following, own))
        elif line.endswith("—") or following.startswith("—") or _unspaced(line, following):
            parts.append(line)
        else:
            parts.append(line + " ")
    return "".join(parts)


def _unspaced(line: str, following: str) -> bool:
    """Tell whether the two meet between characters of a script without spaces."""
    return "\u3000" <= line[-1] <= "\u9fff" and "\u3000" <= following[0] <= "\u9fff"


def _across(line: str, following: str, own: OwnWords) -> str:
    if line.endswith(SOFT_HYPHEN):
        own.joined += 1
        return line[:-1]
    left = _broken_at_end(line)
    first = _FIRST.match(following)
    right = first.group() if first else ""
    if right in _SUSPENDED:
        return line + " "
    keeps, certain = _keeps_hyphen(left, right, own)
    if certain:
        own.kept += keeps
        own.joined += not keeps
    else:
        own.doubtful.append(f"{left}-{right}" if keeps else f"{left}{right}")
    return line if keeps else line[:-1]


def _keeps_hyphen(left: str, right: str, own: OwnWords) -> tuple[bool, bool]:
    """Tell whether the hyphen between *left* and *right* is a real one, and whether it is sure."""
    begin, end = _plain(left), _plain(right)
    last = begin.rpartition("-")[2]
    with_hyphen = own.counts[f"{begin}-{end}"]
    without = own.counts[begin + end] + (own.counts[last + end] if last != begin else 0)
    if with_hyphen or without:
        return with_hyphen >= without, True
    if (
        right[0].isdigit()
        or left[-1].isdigit()
        or (right[0].isupper() and not (left + right).isupper())
    ):
        return True, True
    if _makes_a_compound(last, end, own):
        return True, False
    whole = last + end
    if len(whole) >= 7 and own.has_longer(whole[:-2]):  # another form of the same word
        return False, True
    return own.kept > own.joined, False


def _makes_a_compound(last: str, end: str, own: OwnWords) -> bool:
    first_of_end = end.partition("-")[0]
    if last in _ALWAYS_FIRST_PARTS or (first_of_end in _SECOND_PARTS and len(last) >= 3):
        return True
    return last in _FIRST_PARTS and (own.counts[end] > 0 or first_of_end in _SECOND_PARTS)
