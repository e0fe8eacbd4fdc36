"""What is printed and kept of a measurement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from suggest.gold import Passage
from suggest.measuring import CATEGORIES, Error, Measured, Silence, Tally

_AROUND = 60  # code points shown on each side
_NUMBER_KINDS = ("date", "age", "score", "model")


def table(measured: Measured) -> str:
    """Return the rates of each category, of all together, and of what should stay silent."""
    lines = [f"{'':22}{'P':>7}{'R':>7}{'F1':>7}{'exact':>7}   found, proposed, to find"]
    tallies = [*measured.tallies.items(), ("all", measured.together)]
    lines += [_line(name, tally) for name, tally in tallies]
    lines += ["", *_silence("numbers that stay silent", measured.numbers)]
    named = measured.numbers.rate(_NUMBER_KINDS)
    lines.append(f"  {'dates, ages, scores, models':26}{_rate(named):>7}")
    lines += ["", *_silence("words that stay silent", measured.words)]
    return "\n".join(lines)


def _line(name: str, tally: Tally) -> str:
    rates = (tally.precision, tally.recall, tally.f1, tally.exact_rate)
    return (
        f"{name:22}"
        + "".join(f"{_rate(rate):>7}" for rate in rates)
        + f"   {tally.found}, {tally.marks}, {tally.spans}"
    )


def _rate(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.3f}"


def _silence(title: str, silence: Silence) -> Iterator[str]:
    yield f"{title}: {_rate(silence.rate())}"
    for kind, asked in sorted(silence.asked.items()):
        broken = silence.broken[kind]
        yield f"  {kind:26}{_rate(silence.rate([kind])):>7}   {asked - broken} of {asked}"


def cases_table(measured: Iterable[tuple[Passage, Measured]]) -> str:
    """Return, for every hard case, how the passages went that hold it."""
    totals: dict[str, Measured] = {}
    counts: Counter[str] = Counter()
    for passage, one in measured:
        for case in passage.cases:
            counts[case] += 1
            totals.setdefault(case, Measured()).add(one)
    lines = [f"{'case':28}{'passages':>9}{'P':>7}{'R':>7}   found, proposed, to find"]
    for case in sorted(totals):
        total = totals[case].together
        lines.append(
            f"{case:28}{counts[case]:>9}{_rate(total.precision):>7}{_rate(total.recall):>7}"
            f"   {total.found}, {total.marks}, {total.spans}"
        )
    return "\n".join(lines)


def errors_list(measured: Iterable[tuple[Passage, Measured]]) -> Iterator[str]:
    """Give every error in its context, and what it should have been."""
    for passage, one in measured:
        for error in one.errors:
            yield f"{passage.id} {error.what:5} {error.category} {error.note}".rstrip()
            yield f"      {_context(passage.text, error)}"


def _context(text: str, error: Error) -> str:
    before = text[max(0, error.span.start - _AROUND) : error.span.start]
    after = text[error.span.end : error.span.end + _AROUND]
    return f"…{before}[{error.span.of(text)}]{after}…".replace("\n", "⏎")


def document(measured: Measured) -> dict[str, object]:
    """Return the figures as they are kept in a file, rounded to three places."""
    return {
        "categories": {name: _kept(measured.tallies[name]) for name in CATEGORIES},
        "all": _kept(measured.together),
        "silent numbers": _kept_silence(measured.numbers),
        "silent words": _kept_silence(measured.words),
    }


def _kept(tally: Tally) -> dict[str, float | None]:
    return {
        "precision": _rounded(tally.precision),
        "recall": _rounded(tally.recall),
        "f1": _rounded(tally.f1),
        "exact": _rounded(tally.exact_rate),
        "found": tally.found,
        "proposed": tally.marks,
        "to find": tally.spans,
    }


def _kept_silence(silence: Silence) -> dict[str, dict[str, int]]:
    return {
        kind: {"silent": asked - silence.broken[kind], "of": asked}
        for kind, asked in sorted(silence.asked.items())
    }


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 3)
