"""Installs, uses and removes both packages in a box that has neither Python nor Qt."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from articles.importing import composed
from packed.box import Box, Done
from packed.building import SOURCE, Builds, pack_named
from packed.verdicts import verdict

from whosays.articles.importing.conversion import Task, first_line

_DATA = ".local/share/whosays"
_MISSING = """
for name in python3 python perl5.36-x86_64-linux-gnu; do
    if command -v $name; then exit 1; fi
done
test -z "$(find / -xdev -name 'libQt*' -o -xdev -name 'libX11.so*' -o -xdev -name 'libGL*')"
"""
_ONE_WINDOW = """
export QT_QPA_PLATFORM=offscreen
{start} & window=$!
until ls {data}/running/* >/dev/null 2>&1; do
    kill -0 $window || exit 7
    sleep 0.1
done
{open} || exit 8
for second in $(seq 60); do
    {start} packs --json | grep '"harbour-' && break
    sleep 1
done
test "$(ls {data}/running | wc -l)" = 1 || exit 9
kill $window || exit 10
"""


def try_in_box(builds: Builds, folder: Path) -> list[bool]:
    """Try both packages in a box in *folder*; print what came of it, and tell what holds."""
    refused = _refusal()
    if refused:
        return [verdict("a box can be made here", holds=False, why=refused)]
    print("\nIn a minimal Debian, without network")
    box = Box(folder)
    pack = pack_named("harbour", folder.parent)
    bare = box.run(["sh", "-c", _MISSING])
    verdicts = [verdict("it has neither Python nor Qt nor X11", bare.returncode == 0, bare.stdout)]
    verdicts += _try_deb(box, builds.deb, pack)
    verdicts += _try_archive(box, builds.archive, pack)
    return verdicts


def _refusal() -> str:
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "It takes Linux, and root for the box's own root."
    missing = [each for each in ("debootstrap", "unshare", "chroot") if shutil.which(each) is None]
    return f"Install {', '.join(missing)}." if missing else ""


def _try_deb(box: Box, deb: Path, pack: Path) -> list[bool]:
    print("  The Debian package")
    before = box.files()
    shutil.copy(deb, box.folder / "root")
    done = box.run(["dpkg", "--install", f"/root/{deb.name}"])
    verdicts = [_went_well("dpkg installs it", done)]
    (box.folder / "root" / deb.name).unlink()
    verdicts += _try_program(box, "whosays", "ana")
    entry = (box.folder / "usr/share/applications/whosays.desktop").read_text(encoding="utf-8")
    opening = next(line for line in entry.splitlines() if line.startswith("Exec="))[5:]
    opened = opening.replace("%f", shlex.quote(box.give(pack, "ana")))
    verdicts.append(_opens(box, "whosays", opened, f"/home/ana/{_DATA}"))
    looked = box.run(["ls", f"/home/ana/{_DATA}"], user="ben")
    verdicts.append(verdict("another user cannot look at the record", looked.returncode != 0))
    verdicts.append(_went_well("another user can use it", box.run(["whosays", "packs"], "ben")))
    done = box.run(["dpkg", "--purge", "whosays"])
    verdicts.append(_went_well("dpkg removes it", done))
    left = box.files() - before
    record = {name for name in left if name.startswith("home/ana/")}
    others = sorted(left - record)
    verdicts.append(verdict("nothing of it is left", not others, "\n".join(others[:20])))
    kept = (box.home("ana") / _DATA / "record.db").is_file()
    return [*verdicts, verdict("the learner's record is", kept)]


def _try_archive(box: Box, archive: Path, pack: Path) -> list[bool]:
    print("  The portable archive")
    before = box.files()
    done = box.run(["tar", "xf", box.give(archive, "ben")], user="ben")
    verdicts = [_went_well("it unpacks", done)]
    if not verdicts[0]:
        return verdicts
    (unpacked,) = (path for path in box.home("ben").iterdir() if path.is_dir())
    stick = box.home("ben") / "Ben’s stick é"
    unpacked.rename(stick)
    there = "/home/ben/Ben’s stick é"
    data = f"{there}/whosays-data"
    verdicts.append(_went_well("a folder for the data", box.run(["mkdir", data], "ben")))
    verdicts += _try_program(box, f"{there}/whosays", "ben")
    program = shlex.quote(f"{there}/whosays")
    opened = f"{program} {shlex.quote(box.give(pack, 'ben'))}"
    verdicts.append(_opens(box, program, opened, shlex.quote(data), user="ben"))
    kept = (stick / "whosays-data" / "record.db").is_file()
    verdicts.append(verdict("the record is on the stick", kept))
    verdicts.append(_works_where_nothing_may_be_written(box, stick, there))
    box.run(["rm", "-rf", there]).check_returncode()
    given = {archive.name, pack.name, *_GIVEN}
    left = {name for name in box.files() - before if Path(name).name not in given}
    elsewhere = sorted(name for name in left if not name.startswith("home/ben/pictures/"))
    words = "when the folder is gone, nothing is left"
    return [*verdicts, verdict(words, not elsewhere, "\n".join(elsewhere[:20]))]


def _works_where_nothing_may_be_written(box: Box, stick: Path, there: str) -> bool:
    """Tell whether *ana* can use what only root may write, with her data in her own place."""
    (stick / "whosays-data").rename(box.home("ben") / "data before")
    box.run(["chown", "-R", "root:root", there]).check_returncode()
    box.run(["chmod", "-R", "a-w,a+rX", there]).check_returncode()
    box.run(["chmod", "a+x", "/home/ben"]).check_returncode()
    done = box.run([f"{there}/whosays", "tour", "--out", "again", "--data", "d"], user="ana")
    shutil.rmtree(box.home("ben") / "data before")
    for made in ("again", "d"):
        shutil.rmtree(box.home("ana") / made, ignore_errors=True)
    return _went_well("it works in a folder that nobody may write", done)


_GIVEN = ("article.txt", "worksheet.pdf")
_NEWS = (
    "Officials said on Monday that 40 boats sank near the harbour. "
    "Nobody else could confirm it, a source close to the coast guard said.\n"
)


def _try_program(box: Box, program: str, user: str) -> list[bool]:
    """Use *program*, as it is called in *box*, as *user*: its commands, window and importers."""
    toured = box.run([program, "tour", "--out", "pictures"], user)
    verdicts = [_went_well("the tour plays", toured), _same_pictures(box.home(user) / "pictures")]
    (box.home(user) / "article.txt").write_text(_NEWS, encoding="utf-8")
    suggested = box.run([program, "suggest", "article.txt"], user)
    verdicts.append(_went_well("it finds what to check", suggested, "source close to"))
    paper = box.run([program, "paper", "al-tanf", "-o", "worksheet.pdf"], user)
    made = box.home(user) / "worksheet.pdf"
    whole = made.is_file() and made.read_bytes().startswith(b"%PDF")
    verdicts.append(_went_well("it makes a worksheet", paper) and whole)
    verdicts += [
        _reads(box, program, user, name, data)
        for name, data in (
            ("page.html", composed.page().encode()),
            ("article.docx", composed.word_file()),
            ("article.pdf", composed.printed()),
        )
    ]
    return verdicts


def _reads(box: Box, program: str, user: str, name: str, data: bytes) -> bool:
    """Tell whether *program* reads the file *data* as the process of its own that it starts."""
    place = box.home(user) / "task"
    place.write_bytes(first_line(Task(name=name)) + data)
    command = f"{shlex.quote(program)} --convert < task"
    done = box.run(["sh", "-c", command], user)
    place.unlink()
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    drafts = [json.dumps(value, ensure_ascii=False) for what, value in answers if what == "draft"]
    whole = len(drafts) == 1 and "two people familiar with the budget" in drafts[0]
    return verdict(f"it reads {name}", whole, done.stderr[-900:] + done.stdout[-300:])


def _same_pictures(made: Path) -> bool:
    """Tell whether the pictures *made* are those that the tour from source makes."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [SOURCE, "tour", "--out", folder],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        wanted = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    there = {path.name: path.read_bytes() for path in made.iterdir()} if made.is_dir() else {}
    same = [name for name in wanted if there.get(name) == wanted[name]]
    words = f"{len(same)} of its {len(wanted)} pictures are those of the source, pixel by pixel"
    # two show where the record is, which is elsewhere here, and a blinking cursor is there or not
    enough = 2 * len(same) > len(wanted)
    return verdict(words, enough and there.keys() == wanted.keys(), f"not {wanted.keys() - same}")


def _opens(box: Box, start: str, opened: str, data: str, user: str = "ana") -> bool:
    """Tell whether the command *opened* reaches the window that *start* has opened on *data*."""
    script = _ONE_WINDOW.format(start=start, open=opened, data=data)
    done = box.run(["sh", "-c", script], user)
    return _went_well("a pack opened from the desktop reaches the window", done, "harbour-")


def _went_well(words: str, done: Done, said: str = "") -> bool:
    why = f"exit {done.returncode}\n{done.stdout[-600:]}{done.stderr[-900:]}"
    return verdict(words, done.returncode == 0 and said in done.stdout, why)
