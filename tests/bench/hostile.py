"""What pack files that were made to do harm cost, each installed in a process of its own.

The floor is installing a good pack, the bundled course, in the same round. A pack that is refused
for what its lessons hold may cost more time than that, because a lesson may be fifty times as
long as an ordinary one; none may cost much more memory.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from lesson_packs.hostile_packs import HOSTILE_CONTENTS, HOSTILE_FILES, file_of

from whosays.bundled import bundled
from whosays.lesson_packs.pack_file import write_pack_file

MOST_MEMORY = 2.5
"""Times what installing the bundled course takes at its peak."""
MOST_TIME = 10
"""Times what installing the bundled course takes."""
MOST_FOR_FULL = 12, 80
"""The same for lessons as large as any may be, fifty times an ordinary one, and all markup."""
_ROUNDS = 3
_PATIENCE = 300  # seconds


class _Cost(NamedTuple):
    took: float
    """Milliseconds."""
    peak: float
    """MB."""
    said: str


def measure_hostile(folder: Path) -> list[bool]:
    """Install each hostile file in *folder* again and again; print, and tell what holds."""
    folder.mkdir(parents=True)
    good = folder / "good.whosays"
    write_pack_file(bundled("lessons") / "the-copy-desk", good)
    print(
        f"\nInstalling what was made to do harm, {_ROUNDS} rounds; wanted at most {MOST_MEMORY:g} "
        f"times the memory and {MOST_TIME:g} times the time of a good pack, "
        f"{MOST_FOR_FULL[0]} and {MOST_FOR_FULL[1]} where a lesson is as large as any may be"
    )
    verdicts, floors = [], []
    for name, file, says in _hostile_files(folder):
        pairs = [(_installed(file, folder), _installed(good, folder)) for _ in range(_ROUNDS)]
        file.unlink()
        floors += [floor for _cost, floor in pairs]
        verdicts.append(_show(name, says, pairs))
    took, peak = median(each.took for each in floors), median(each.peak for each in floors)
    print(f"  The floor: {took:.0f} ms, {peak:.0f} MB at its peak; n = {len(floors)}")
    return verdicts


def _hostile_files(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Write one file after the other; give its name, itself, and what is to be said of it."""
    file = folder / "hostile.whosays"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that are there twice
        for name, hostile in HOSTILE_FILES.items():
            hostile.write(file)
            yield name, file, hostile.says
        for name, content in HOSTILE_CONTENTS.items():
            yield name, file_of(content, file), content.says


def _installed(file: Path, folder: Path) -> _Cost:
    data = folder / "data"
    command = [sys.executable, "-P", "-m", "bench.installing_once", str(file), str(data)]
    ran = subprocess.run(command, capture_output=True, check=True, text=True, timeout=_PATIENCE)
    cost = _Cost(**json.loads(ran.stdout))
    if data.exists():
        if cost.said:
            raise RuntimeError(f"{file} left something behind")
        shutil.rmtree(data)
    return cost


def _show(name: str, says: str, pairs: list[tuple[_Cost, _Cost]]) -> bool:
    memory = median(cost.peak / floor.peak for cost, floor in pairs)
    time = median(cost.took / floor.took for cost, floor in pairs)
    is_said = all(says in cost.said for cost, _floor in pairs)
    most_memory, most_time = MOST_FOR_FULL if "fit" in name else (MOST_MEMORY, MOST_TIME)
    holds = is_said and memory <= most_memory and time <= most_time
    print(
        f"    {'holds ' if holds else 'MISSES'}  {name:<36}{memory:6.2f} times the memory "
        f"{time:8.3f} times the time{'' if is_said else '   and it is not said what is wrong'}",
        flush=True,
    )
    return holds
