"""The file that fixes settings for a computer, in real processes of the program."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from commands.programs import refusal
from desktop.conditions import mount, read_only_medium, unmount
from hypothesis import given
from hypothesis import strategies as st
from lesson_packs.test_installing import ONE, a_pack

from whosays.errors import KnownError
from whosays.lab_file import read_lab_file
from whosays.lab_settings import LOCKABLE, lab_settings
from whosays.lesson_packs.pack_file import write_pack_file
from whosays.progress.events import LearnerAdded
from whosays.progress.record import Record
from whosays.settings import Settings, read_settings, write_settings

CHECKOUT = Path(__file__).resolve().parents[1]
OWN = {"WHOSAYS_DATA", "WHOSAYS_SETTINGS"}


@dataclass(frozen=True)
class Person:
    """Somebody else on this machine, who may start the program in *machine*."""

    number: int
    python: Path
    machine: Path


def whosays(
    *arguments: str | Path,
    home: Path,
    app: Path = CHECKOUT / "app",
    person: Person | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run ``whosays`` of *app* as somebody at home in *home*, with no folder chosen."""
    kept = {name: value for name, value in os.environ.items() if name not in OWN}
    kept = {name: value for name, value in kept.items() if not name.startswith("XDG_")}
    others = [path for path in sys.path if path and not path.startswith(str(CHECKOUT))]
    if person is not None:
        app, others = person.machine / "app", [str(person.machine / "site")]
    path = os.pathsep.join([str(app), *others])
    return subprocess.run(
        [
            sys.executable if person is None else person.python,
            "-P",
            "-m",
            "whosays",
            *map(str, arguments),
        ],
        input="",
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=kept | {"HOME": str(home), "LC_ALL": "C", "PYTHONPATH": path} | environment,
        check=False,
        user=None if person is None else person.number,
    )


def lab(folder: Path, text: str) -> Path:
    file = folder / "whosays.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program in a folder of its own, as on a stick."""
    folder = tmp_path / "stick"
    for name in ("app/whosays", "lessons", "resources"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / name, folder / name, ignore=ignored)
    return folder


def add_learner(data: Path) -> None:
    """Make a record in *data* that holds somebody."""
    with Record.open(data, clock=lambda: datetime(2026, 3, 1, tzinfo=UTC)) as record:
        record.submit(LearnerAdded("ada", "Ada", datetime(2026, 3, 1, tzinfo=UTC))).result()


def installed(done: subprocess.CompletedProcess[str]) -> dict[str, Path]:
    assert done.returncode == 0, done.stderr
    return {each["id"]: Path(each["folder"]) for each in json.loads(done.stdout)}


# -- where the data is


def test_a_folder_beside_the_program_is_used_where_it_is_there(tmp_path: Path, copy: Path) -> None:
    home = tmp_path / "home"
    pack = a_pack(tmp_path / "p")
    app = copy / "app"
    assert whosays("install", pack, home=home, app=app).returncode == 0
    assert (home / ".local/share/whosays/packs/harbour").is_dir()
    (copy / "whosays-data").mkdir()
    assert "harbour" not in installed(whosays("packs", "--json", home=home, app=app))
    assert whosays("install", pack, home=home, app=app).returncode == 0
    assert (copy / "whosays-data/packs/harbour").is_dir()
    elsewhere = tmp_path / "elsewhere"
    chosen = whosays("packs", "--json", home=home, app=app, WHOSAYS_DATA=str(elsewhere))
    assert "harbour" not in installed(chosen)


def test_a_program_folder_that_cannot_be_written_works(tmp_path: Path, copy: Path) -> None:
    home = tmp_path / "home"
    lab(copy, 'data = "~/reading"\n')
    with read_only_medium(copy):
        pack = a_pack(tmp_path / "p")
        assert whosays("install", pack, home=home, app=copy / "app").returncode == 0
        shown = whosays("learners", home=home, app=copy / "app")
        assert (shown.returncode, shown.stderr) == (0, "")
        with pytest.raises(OSError, match=r".*"):
            (copy / "probe").write_text("")
    assert (home / "reading/packs/harbour").is_dir()


@pytest.fixture
def machine() -> Iterator[Path]:
    """A folder that everybody can reach, with the program and its Python in it."""
    folder = Path(tempfile.mkdtemp(prefix="whosays-lab-"))
    folder.chmod(0o755)
    inside = {
        "python": Path(sys.base_prefix),
        "site": Path(sysconfig.get_path("purelib")),
        "app": CHECKOUT / "app",
        "lessons": CHECKOUT / "lessons",
        "resources": CHECKOUT / "resources",
    }
    mounted: list[Path] = []
    try:
        for name, source in inside.items():
            (folder / name).mkdir()
            if not mount("--bind", source, folder / name):
                pytest.skip("only root can become two people here")
            mounted.append(folder / name)
        yield folder
    finally:
        for each in mounted:
            unmount(each)
        shutil.rmtree(folder)


def test_two_users_of_one_machine_do_not_see_each_other(machine: Path, tmp_path: Path) -> None:
    records = machine / "records"
    records.mkdir()
    records.chmod(0o1777)
    settings = lab(machine, f'data = "{records}/{{user}}"\n')
    pack = machine / "harbour.whosays"
    write_pack_file(a_pack(tmp_path / "p"), pack)
    for file in (settings, pack):
        file.chmod(0o644)
    python = Path(sys.executable).resolve().relative_to(Path(sys.base_prefix).resolve())
    # numbers without a name, which stand for themselves
    ada, ben = (Person(number, machine / "python" / python, machine) for number in (61001, 61002))

    def run(person: Person, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        home = machine / f"home-{person.number}"
        home.mkdir(exist_ok=True)
        os.chown(home, person.number, person.number)
        # the settings are found beside the program
        return whosays(*arguments, home=home, person=person)

    assert run(ada, "install", pack).returncode == 0
    assert "harbour" in installed(run(ada, "packs", "--json"))
    assert "harbour" not in installed(run(ben, "packs", "--json"))
    assert stat.S_IMODE((records / str(ada.number)).stat().st_mode) == 0o700
    assert "harbour" not in run(ben, "packs", "--data", records / str(ada.number)).stdout
    # nor can one lay out a folder for the other to write into
    (records / str(ben.number)).mkdir()
    os.chown(records / str(ben.number), ada.number, ada.number)
    assert "belongs to somebody else" in refusal(run(ben, "packs"))


def test_what_is_written_first_makes_the_folder_private(tmp_path: Path) -> None:
    write_settings(tmp_path / "a" / "b", Settings(theme="dark"))
    for folder in ("a", "a/b"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700


@pytest.mark.parametrize("first", ["install", "packs", "tour"])
def test_whatever_a_command_writes_first_is_private(tmp_path: Path, first: str) -> None:
    home = tmp_path / "home"
    data = home / ".local/share/whosays"
    a_pack(tmp_path / "p")
    arguments = {
        "install": ("install", tmp_path / "p"),
        "packs": ("packs",),
        "tour": ("tour", "--out", tmp_path / "out", "--data", data),
    }[first]
    assert whosays(*arguments, home=home, QT_QPA_PLATFORM="offscreen").returncode == 0
    if first != "packs":
        assert data.is_dir()
    assert not data.exists() or stat.S_IMODE(data.stat().st_mode) == 0o700


def test_a_part_for_each_user_is_filled_in(tmp_path: Path) -> None:
    file = lab(tmp_path, 'data = "%WHERE%/who"\n')
    done = whosays(
        "install",
        a_pack(tmp_path / "p"),
        home=tmp_path,
        WHOSAYS_SETTINGS=str(file),
        WHERE=str(tmp_path / "w"),
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "w/who/packs/harbour").is_dir()
    missing = whosays("packs", home=tmp_path, WHOSAYS_SETTINGS=str(file))
    assert "%WHERE%" in refusal(missing)


# -- packs for everybody


def test_packs_are_offered_to_everybody_and_nobody_removes_them(tmp_path: Path) -> None:
    offered = tmp_path / "offered"
    other = ONE.replace("id: pier", "id: quay")
    offered.mkdir()
    write_pack_file(a_pack(tmp_path / "p"), offered / "harbour.whosays")
    folder = a_pack(tmp_path / "quay", lesson=other)
    page = folder / "pack.md"
    page.write_text(page.read_text().replace("id: harbour", "id: quay"), encoding="utf-8")
    file = lab(tmp_path, 'packs = ["offered", "quay", "nowhere"]\n')
    settings = {"WHOSAYS_SETTINGS": str(file)}
    home = tmp_path / "home"
    found = installed(whosays("packs", "--json", home=home, **settings))
    assert {"harbour", "quay"} <= set(found)
    assert found["quay"] == folder
    shown = whosays("packs", home=home, **settings)
    assert str(tmp_path / "nowhere") in shown.stdout
    assert "for everybody" in refusal(whosays("install", folder, home=home, **settings))
    assert "No pack" in refusal(whosays("remove", "--yes", "harbour", home=home, **settings))
    # the file changes: what was unpacked before goes
    newer = a_pack(tmp_path / "newer")
    page = newer / "pack.md"
    page.write_text(page.read_text().replace("version: 1.0.0", "version: 1.1.0"), encoding="utf-8")
    (offered / "harbour.whosays").unlink()
    write_pack_file(newer, offered / "harbour.whosays")
    again = json.loads(whosays("packs", "--json", home=home, **settings).stdout)
    assert [each["version"] for each in again if each["id"] == "harbour"] == ["1.1.0"]
    assert len(list((home / ".local/share/whosays/offered").iterdir())) == 1


def test_a_pack_offered_with_errors_is_told_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "no.whosays").write_bytes(b"no pack")
    file = lab(tmp_path, 'packs = ["no.whosays"]\n')
    done = whosays("packs", home=tmp_path / "home", WHOSAYS_SETTINGS=str(file))
    assert done.returncode == 0
    assert "the-copy-desk" in done.stdout
    assert str(tmp_path / "no.whosays") in done.stdout


# -- what learners may not change


def test_what_is_locked_is_refused_by_the_commands(tmp_path: Path) -> None:
    file = lab(tmp_path, 'data = "here"\nlocked = ["packs", "erase", "data"]\n')
    settings = {"WHOSAYS_SETTINGS": str(file)}
    pack = a_pack(tmp_path / "p")
    home = tmp_path / "home"
    add_learner(tmp_path / "here")
    for arguments in (
        ("install", pack),
        ("remove", "harbour", "--yes"),
        ("erase", "--learner", "Ada", "--yes"),
    ):
        sentence = refusal(whosays(*arguments, home=home, **settings))
        assert "whosays.toml" in sentence
        assert "Ask whoever" in sentence
    assert "Ada" in whosays("learners", home=home, **settings).stdout
    assert "fixed" in refusal(whosays("learners", "--data", home, home=home, **settings))
    assert "fixed" in refusal(whosays("learners", home=home, WHOSAYS_DATA="elsewhere", **settings))


def test_the_language_is_that_of_the_computer_until_another_is_asked_for(tmp_path: Path) -> None:
    file = lab(tmp_path, 'language = "qps"\n')
    settings = {"WHOSAYS_SETTINGS": str(file)}
    assert "Veērsiīoōn" in whosays("packs", home=tmp_path, **settings).stdout
    asked = whosays("--language", "en", "packs", home=tmp_path, **settings)
    assert "Version" in asked.stdout


def test_what_was_not_chosen_follows_the_computer(tmp_path: Path) -> None:
    fixed = Settings(theme="light", text_size=125)
    write_settings(tmp_path, Settings(theme="dark", text_size=125), fixed)
    assert read_settings(tmp_path, fixed) == Settings(theme="dark", text_size=125)
    later = Settings(theme="light", text_size=150)
    assert read_settings(tmp_path, later) == Settings(theme="dark", text_size=150)


# -- what is wrong with the file


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('language = "es"\ntheme = light\n', 2, "TOML"),
        ('language = "es"\n\ntheme = "lihgt"\n', 3, "“light”"),
        ("\ntext_size = 125\n", 2, "“text-size”"),
        ("text-size = 124\n", 1, "125"),
        ("text-size = true\n", 1, "125"),
        ('locked = ["pack"]\n', 1, "“packs”"),
        ('locked = "packs"\n', 1, "list"),
        ("data = 3\n", 1, "quotation marks"),
        ('[packs]\na = "b"\n', 1, "list"),
        ('language = "no such"\n', 1, "language"),
        ('data = "/srv/{who}"\n', 1, "{who}"),
        ('theme = "light"\npacks = ["a"\n', 2, "TOML"),
        ("a = " + "[" * 5000, 1, "TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_nothing_opens(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    file = lab(tmp_path, text)
    done = whosays("learners", home=tmp_path, WHOSAYS_SETTINGS=str(file))
    sentence = refusal(done)
    assert f"{file}:{line}: " in sentence
    assert said in sentence
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_named_and_cannot_be_read_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "no.toml"
    assert str(missing) in refusal(whosays("packs", home=tmp_path, WHOSAYS_SETTINGS=str(missing)))
    missing.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in refusal(whosays("packs", home=tmp_path, WHOSAYS_SETTINGS=str(missing)))
    missing.unlink()
    missing.mkdir()
    assert str(missing) in refusal(whosays("packs", home=tmp_path, WHOSAYS_SETTINGS=str(missing)))


@given(text=st.one_of(st.text(), st.from_regex(r'(data|packs|locked|theme) = [\["{].{0,20}')))
def test_any_file_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text(text, encoding="utf-8", errors="replace")
    with contextlib.suppress(KnownError):
        read_lab_file(file, LOCKABLE)


def test_without_a_file_nothing_is_fixed() -> None:
    found = lab_settings({})
    assert (found.file, found.data, found.locked) == (None, None, frozenset())
    assert [found.reason(name) for name in LOCKABLE] == [""] * len(LOCKABLE)


def test_whoever_starts_the_window_from_an_icon_reads_it_too(tmp_path: Path) -> None:
    file = lab(tmp_path, "nonsense\n")
    path = os.pathsep.join(filter(None, sys.path))
    program = subprocess.Popen(
        [sys.executable, "-P", "-m", "whosays"],
        stderr=subprocess.PIPE,
        env=os.environ
        | {"WHOSAYS_SETTINGS": str(file), "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        assert program.stderr is not None
        assert f"{file}:1: ".encode() in program.stderr.readline()
        with pytest.raises(subprocess.TimeoutExpired):  # it stays until somebody has read it
            program.wait(1)
    finally:
        program.kill()
        program.communicate()
