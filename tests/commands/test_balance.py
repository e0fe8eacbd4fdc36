"""``whosays balance``, in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

from commands.programs import refusal, whosays
from lesson_packs.test_packs import pack
from lesson_packs.written_lessons import front

from whosays.bundled import bundled

ONE = """Mark.

# Article

[A source close to the court]{#near .unnamed-source}, [a man who was there]{#there .unnamed-source}
and [somebody else]{#else .unnamed-source} said so.

# Key

## Near {#near}

Who?

## There {#there}

Who?

## Else {#else}

Who?
"""


def test_folder_and_its_pack_file_have_the_same_balance(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "desk.whosays"
    folder = bundled("lessons") / "the-copy-desk"
    assert whosays("build", folder, "-o", file, data=data).returncode == 0
    told = [whosays("balance", each, "--json", data=data).stdout for each in (folder, file)]
    assert told[0] == told[1]
    counted = json.loads(told[0])
    assert set(counted) == {"sentences", "whole", "categories", "countries", "publishers"}
    for kind in ("countries", "publishers"):
        for name, whole in counted["whole"].items():
            assert sum(each[name] for each in counted[kind].values()) == whole


def test_one_sided_pack_is_told_so_in_sentences_and_a_table(tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    pages = {
        f"l{n}": front(id=f"l{n}", categories="unnamed-source", publisher="P", country="Vellmar")
        + ONE
        for n in range(3)
    }
    pack(
        folder,
        "---\nformat: 1\nid: harbour\nversion: 1.0.0\ntitle: H\nauthors: A\n"
        "language: en\nlicence: CC-BY-4.0\n---\n",
        **pages,
    )
    ran = whosays("balance", folder, data=tmp_path / "data")
    assert ran.returncode == 0, ran.stderr
    assert "Add a decoy." in ran.stdout
    assert "stands in articles from Vellmar" in ran.stdout
    assert "Make about one in three clean." in ran.stdout
    rows = [line.split() for line in ran.stdout.splitlines()]
    assert ["Vellmar", "9", "0", "3", "0"] in rows


def test_pack_with_errors_and_no_pack_at_all_are_refused(tmp_path: Path) -> None:
    (tmp_path / "no.whosays").write_bytes(b"no zip")
    assert refusal(whosays("balance", tmp_path / "no.whosays", data=tmp_path / "data"))
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "pack.md").write_text("nothing", encoding="utf-8")
    assert "has errors" in refusal(whosays("balance", folder, data=tmp_path / "data"))
