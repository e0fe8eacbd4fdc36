"""A few kills in the ordinary tests; ``python3 tests faults`` makes hundreds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from faults.kills import Ordeal


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_program_lost_nothing_that_it_showed_and_comes_back_in_place(
    tmp_path: Path,
) -> None:
    tally = Ordeal(tmp_path, seed=20220517).run(5)
    assert tally.faults == []
    assert tally.kills == tally.sound == 5
    assert tally.lost == 0
    assert tally.acknowledged > 10
    assert tally.resumed == tally.restarts > 1
