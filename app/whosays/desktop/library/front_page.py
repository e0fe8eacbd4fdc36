"""What the library shows, in words: quick to keep, and to show again before anything is loaded."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from whosays.settings import write_beside

_FILE_NAME = "front-page.json"


@dataclass(frozen=True)
class Card:
    """One lesson as the present learner finds it."""

    pack: str
    lesson: str
    title: str
    facts: str
    standing: str
    action: str
    """What its button says."""
    has_result: bool


@dataclass(frozen=True)
class Shelf:
    """One pack."""

    pack: str
    """Its id."""
    title: str
    first: str
    """The beginning of its introduction, as safe HTML."""
    rest: str
    """Where the introduction goes on below the lessons, as safe HTML; empty where it does not."""
    imprint: str
    cards: tuple[Card, ...]
    """The first of its lessons, as many as are shown."""
    count: int
    """How many lessons there are to show."""


@dataclass(frozen=True)
class FrontPage:
    """Everything that the library shows."""

    record: str
    """The file in which the record is kept."""
    learners: tuple[tuple[str, str], ...]
    """The id and name of each."""
    present: str
    """The id of who reads, empty where nobody is known."""
    shelves: tuple[Shelf, ...]
    fault: str
    """What is wrong with a pack, empty where nothing is."""
    main: str
    """What the main button says, empty where there is nothing to open."""
    next: tuple[str, str]
    """The ids of the pack and lesson that the main button opens."""


def keep_front_page(folder: Path, page: FrontPage) -> None:
    """Keep *page* in *folder*. Raises OSError when that is not possible."""
    write_beside(folder / _FILE_NAME, asdict(page))


def read_front_page(folder: Path) -> FrontPage | None:
    """Return the page that was kept in *folder*, None where there is none that makes sense.

    It may have been overtaken by what other programs did: the record and the packs count.
    """
    try:
        values = json.loads((folder / _FILE_NAME).read_text(encoding="utf-8"))
        return _front_page(values)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _front_page(values: Any) -> FrontPage:  # noqa: ANN401 - anything may stand in a file
    values["learners"] = tuple((str(key), str(name)) for key, name in values["learners"])
    pack, lesson = values["next"]
    values["next"] = (str(pack), str(lesson))
    values["shelves"] = tuple(
        Shelf(
            **_words(each),
            cards=tuple(_card(card) for card in each["cards"]),
            count=int(each["count"]),
        )
        for each in values["shelves"]
    )
    kept = {name: values[name] for name in ("learners", "next", "shelves")}
    return FrontPage(**kept, **_words(values))


def _card(values: Any) -> Card:  # noqa: ANN401
    return Card(**_words(values), has_result=values["has_result"] is True)


def _words(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if isinstance(value, str)}
