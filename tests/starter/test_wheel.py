"""The built wheel, installed where there is no checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from starter.conftest import CHECKOUT, _variables


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", str(folder)], check=True, cwd=CHECKOUT)
    (made,) = folder.glob("whosays-*.whl")
    return made


def test_it_carries_lessons_resources_and_licences_and_no_starter(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("lessons", "resources"):
        files = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
        inside = {f"whosays/bundled/{path.relative_to(CHECKOUT).as_posix()}" for path in files}
        assert inside <= names
    assert "whosays/bundled/LICENSE" in names
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert {"LICENSE", "lessons/LICENSE", "resources/fonts/opendyslexic/LICENSE"} <= licences
    tops = {name.split("/")[0] for name in names}
    assert tops == {"whosays", f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"}


def test_it_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "elsewhere é"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    (packages,) = home.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    ours = Path(sys.executable).parent.parent.glob("lib/python*/site-packages")
    (packages / "what-it-needs.pth").write_text(f"{next(ours)}\n", "utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(home / "bin" / "python"), *arguments],
            check=False,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=_variables(tmp_path / "data"),
        )

    where = run("-c", "import whosays; print(whosays.__file__)")
    assert where.stdout.strip() == str(packages / "whosays" / "__init__.py")
    text = run("-m", "whosays", "text", "al-tanf")
    assert text.returncode == 0, text.stderr
    assert "Ivanov" in text.stdout
    lessons = packages / "whosays" / "bundled" / "lessons"
    check = run("-m", "whosays", "check", "--strict", str(lessons))
    assert check.returncode == 0, check.stdout + check.stderr
    tour = run("-m", "whosays", "tour", "--out", str(tmp_path / "pictures"))
    assert tour.returncode == 0, tour.stderr
    assert len(list((tmp_path / "pictures").glob("*.png"))) >= 6
    assert "Stored result" in tour.stdout
