"""``whosays score`` in a process of its own, on a lesson of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "The ministry said about 60 people came. A teacher sold cakes to her neighbours."

LESSON = """\
---
id: cakes
title: Cakes and counts
level: 1
minutes: 5
practice: independent
categories: state-agency, unverifiable-figure
origin: written
---
Read and mark.

# Article

[The ministry]{#ministry .state-agency} said [about 60 people]{#sixty .unverifiable-figure}
came. [A teacher]{#teacher .decoy for=state-agency} sold cakes to her neighbours.

# Key

## Who is the ministry? {#ministry}

The *ministry* speaks for itself.

## Who counted? {#sixty}

Nobody says who counted.

## A person, not a body {#teacher}

She speaks for nobody.
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "cakes é.md"
    path.write_text(LESSON, encoding="utf-8")
    return path


def run(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "whosays", "score", *map(str, arguments)],
        input=given,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )


def marks_file(tmp_path: Path, *marks: tuple[str, str]) -> Path:
    listed = [
        {"category": category, "start": start, "end": start + len(words)}
        for category, words in marks
        for start in [ARTICLE.index(words)]
    ]
    path = tmp_path / "marks.json"
    path.write_text(json.dumps(listed), encoding="utf-8")
    return path


def test_the_answer_in_json(lesson: Path, tmp_path: Path) -> None:
    marks = marks_file(tmp_path, ("state-agency", "ministry"), ("state-agency", "A teacher"))
    ran = run(lesson, marks, "--json", "--data", tmp_path / "data")
    assert (ran.returncode, ran.stderr) == (0, "")
    answer = json.loads(ran.stdout)
    # state agencies: one of two marks right, one of one found, F1 2/3; figures: nothing, F1 0
    assert answer["score"] == pytest.approx(1 / 3)
    assert answer["precision"] == 0.5
    assert answer["recall"] == 0.5
    assert answer["categories"]["state-agency"] == {
        "precision": 0.5,
        "recall": 1.0,
        "f1": pytest.approx(2 / 3),
        "weight": 1.0,
        "marks": 2,
        "spans": 1,
    }
    assert answer["categories"]["unverifiable-figure"]["precision"] is None
    assert [(one["outcome"], one["category"], one["key"]) for one in answer["outcomes"]] == [
        ("found", "state-agency", "ministry"),
        ("missed", "unverifiable-figure", "sixty"),
        ("decoy taken", "state-agency", "teacher"),
    ]
    found = answer["outcomes"][0]
    assert ARTICLE[found["start"] : found["end"]] == "ministry"
    assert found["explanation"] == "The ministry speaks for itself."
    assert not (tmp_path / "data").exists()


def test_the_answer_for_a_reader(lesson: Path, tmp_path: Path) -> None:
    ran = run(lesson, marks_file(tmp_path, ("state-agency", "ministry")))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "You found 1 of 2 passages to check." in ran.stdout
    assert "Score: 50 of 100" in ran.stdout
    assert "“about 60 people”\n  missed · Unverifiable figure\n" in ran.stdout
    assert "    Nobody says who counted." in ran.stdout
    assert "left alone rightly" in ran.stdout


def test_marks_from_the_standard_input(lesson: Path) -> None:
    ran = run(lesson, "-", "--json", given="[]")
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["score"] == 0.0
    assert json.loads(ran.stdout)["precision"] is None


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ("{", "is not JSON"),
        ('[{"category": "state-agency", "start": 0, "end": 999}]', "Mark 1 ends after the text"),
        ('[{"category": "nonsense", "start": 0, "end": 9}]', "unknown category “nonsense”"),
    ],
)
def test_marks_that_cannot_be_read_are_refused_in_one_sentence(
    lesson: Path, marks: str, says: str
) -> None:
    ran = run(lesson, "-", given=marks)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert says in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


def test_a_known_category_that_the_lesson_does_not_train_is_neutral(lesson: Path) -> None:
    marks = '[{"category": "unnamed-source", "start": 0, "end": 12}]'
    answer = json.loads(run(lesson, "-", "--json", given=marks).stdout)
    of_mark = [one for one in answer["outcomes"] if one["category"] == "unnamed-source"]
    assert [one["outcome"] for one in of_mark] == ["neutral"]
    assert "does not train" in of_mark[0]["explanation"]
    assert "unnamed-source" not in answer["categories"]


def test_how_it_is_called_wrongly(lesson: Path, tmp_path: Path) -> None:
    assert run(lesson).returncode == 2
    assert run(lesson, tmp_path / "absent.json").returncode == 2
    unknown = run("no-such-lesson", "-", given="[]")
    assert unknown.returncode == 1
    assert "no-such-lesson" in unknown.stderr
    assert "Traceback" not in unknown.stderr
