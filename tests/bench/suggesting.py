"""How quick proposals are made, whether longer texts cost more a word, and the command's start."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.series import Series, show_limit
from suggest.gold import passages

from whosays.suggestions.suggesting import suggest

_WORDS = 100_000
_TIMES_LONGER = 10
_ROUNDS = 5
_STARTS = 15
_CHECKOUT = Path(__file__).resolve().parents[2]


def measure_suggesting(folder: Path) -> list[bool]:
    """Measure, with texts in *folder*; print, and tell what holds."""
    short, long = _text(_WORDS), _text(_WORDS * _TIMES_LONGER)
    suggest(short, "en")  # the lists are read once
    print("\nProposals, on one core (the development passages, again and again)")
    seconds = [_seconds(short) for _round in range(_ROUNDS)]
    verdicts = [
        show_limit(Series(f"{_WORDS:,} words", tuple(each * 1000 for each in seconds)), 1000)
    ]
    longer = [_seconds(long) for _round in range(2)]
    cost = tuple(each / _TIMES_LONGER / min(seconds) for each in longer)
    verdicts.append(
        show_limit(Series(f"a word of {_WORDS * _TIMES_LONGER:,}, by that", cost, "times"), 1.5)
    )
    print("\nThe command, fresh processes")
    article = folder / "article.txt"
    folder.mkdir(parents=True, exist_ok=True)
    article.write_text(passages("development")[0].text, encoding="utf-8")
    starts = [_start(article) for _round in range(_STARTS + 1)][1:]  # the first writes byte code
    verdicts.append(show_limit(Series("whosays suggest FILE", tuple(starts)), 400))
    return verdicts


def _text(words: int) -> str:
    """Return a text of at least as many *words*, no two passages of it with the same number."""
    pieces: list[str] = []
    known = [passage.text for passage in passages("development")]
    count = 0
    while count < words:
        piece = f"{known[len(pieces) % len(known)]}\n\nThat was passage {len(pieces)}."
        pieces.append(piece)
        count += len(piece.split())
    return "\n\n".join(pieces)


def _seconds(text: str) -> float:
    began = time.process_time()
    suggest(text, "en")
    return time.process_time() - began


def _start(article: Path) -> float:
    """Return how many milliseconds the command takes from its beginning to its end."""
    around = {key: value for key, value in os.environ.items() if key[:6] != "PYTHON"}
    around["PYTHONPATH"] = str(_CHECKOUT / "app")
    command = [sys.executable, "-m", "whosays", "suggest", str(article)]
    began = time.perf_counter()
    subprocess.run(command, env=around, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - began) * 1000
