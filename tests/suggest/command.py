"""The command: which part is measured, and what is shown of it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from suggest.agreement import document as agreement_document
from suggest.agreement import table as table_of_agreement
from suggest.gold import PARTS, Passage, passages
from suggest.measuring import Measured, measure
from suggest.report import cases_table, document, errors_list, table
from suggest.rules import rules_table
from suggest.second import second_passages

from whosays.suggestions.suggesting import suggest

_ONCE = (
    "The frozen part is there to be run once. Give --write FILE to keep the figures of that run, "
    "or --again to look at it once more (what is then changed is no longer measured by it)."
)

_FIRST_CONTACT = "first-contact.json"


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    asked = _parser().parse_args(arguments)
    if asked.agreement:
        return _agreement(asked.write)
    if asked.rules:
        print(rules_table())
        return 0
    if asked.part == "frozen" and not (asked.write or asked.again):
        print(_ONCE)
        return 2
    is_first = asked.write is not None and asked.write.name == _FIRST_CONTACT
    if asked.write and asked.write.exists() and (is_first or not asked.again):
        print(f"{asked.write} is there already; figures of a first run are not written over.")
        return 2
    measured = [(passage, _measure(passage)) for passage in _passages(asked.part)]
    total = Measured()
    for _passage, one in measured:
        total.add(one)
    if asked.show:
        print("\n".join(errors_list(measured)), end="\n\n")
    print(f"{asked.part}: {len(measured)} passages\n\n{table(total)}")
    if asked.cases:
        print(f"\n{cases_table(measured)}")
    if asked.write:
        kept = json.dumps(document(total), indent=1)
        asked.write.write_text(kept + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 tests suggest", description=__doc__)
    parser.add_argument(
        "--part",
        choices=["development", "frozen", "second"],
        default="development",
        help="second: the development passages by the second labelling",
    )
    parser.add_argument("--show", action="store_true", help="every error in its context")
    parser.add_argument("--cases", action="store_true", help="a line for each hard case")
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep the figures as JSON")
    parser.add_argument("--agreement", action="store_true", help="of the two labellings")
    parser.add_argument("--rules", action="store_true", help="every rule with an example")
    parser.add_argument("--again", action="store_true", help="run the frozen part once more")
    return parser


def _passages(part: str) -> list[Passage]:
    return second_passages() if part == "second" else passages(part)


def _agreement(kept_in: Path | None) -> int:
    for part in PARTS:
        print(table_of_agreement(part), end="\n\n")
    if kept_in is not None:
        kept = json.dumps({part: agreement_document(part) for part in PARTS}, indent=1)
        kept_in.write_text(kept + "\n", encoding="utf-8")
    return 0


def _measure(passage: Passage) -> Measured:
    return measure(passage, suggest(passage.text, "en").suggestions)
