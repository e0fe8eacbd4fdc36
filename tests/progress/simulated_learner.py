"""A learner whose skill is known, because it is made up: marks by signal detection, from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

from progress.opportunities import CATEGORIES, met

from whosays.marking.result import CategoryResult
from whosays.progress.skills.opportunity import Opportunity

PASSAGES = 60
SENTENCES = 6


def practise(
    seed: int, sensitivity: Callable[[float], float], criterion: Callable[[float], float]
) -> list[Opportunity]:
    """Return what sixty passages on sixty days tell; a third of them are clean.

    A sentence seems suspicious by a normal deviate, higher by d′ where it holds a target, and is
    marked where that exceeds c + d′/2. *sensitivity* gives d′, *criterion* c, by how far the
    learner has come, 0 to 1.
    """
    chance = random.Random(seed)  # noqa: S311 - the same learner each time
    history: list[Opportunity] = []
    for number in range(PASSAGES):
        way = number / (PASSAGES - 1)
        separation = sensitivity(way)
        threshold = criterion(way) + separation / 2
        for category in CATEGORIES:
            targets = 0 if number % 3 == 0 else chance.choice([1, 1, 2])
            letters = "".join(
                _letter(
                    is_target=at < targets,
                    marked=chance.gauss(separation if at < targets else 0, 1) > threshold,
                )
                for at in range(SENTENCES)
            )
            hits, alarms = letters.count("h"), letters.count("a")
            result = CategoryResult(category, hits, hits + alarms, targets)
            history.append(met(f"passage {number}", result, letters, number))
    return history


def _letter(*, is_target: bool, marked: bool) -> str:
    if is_target:
        return "h" if marked else "m"
    return "a" if marked else "r"
