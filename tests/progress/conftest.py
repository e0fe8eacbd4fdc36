from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from progress.practice import ada, clock, started

from whosays.progress.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Give an empty record."""
    with Record.open(tmp_path, clock=clock, patience=0.2) as opened:
        yield opened


@pytest.fixture
def attempt(record: Record) -> str:
    """Give the id of an attempt of Ada's that has just begun."""
    record.submit(ada()).result()
    record.submit(started("attempt")).result()
    return "attempt"
