"""The whole checkout, prepared in one folder and moved to another, with no network."""

from starter.conftest import Copy


def test_it_starts_in_its_new_folder(moved: Copy) -> None:
    result = moved.start("--version")
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()
    again = moved.start("--version")
    assert (again.stdout, again.stderr) == (result.stdout, "")


def test_its_own_lessons_are_found_and_checked(moved: Copy) -> None:
    result = moved.start("text", "al-tanf")
    assert result.returncode == 0, result.stderr
    assert "Ivanov" in result.stdout
    assert moved.start("check", str(moved.folder / "lessons")).returncode == 0


def test_every_command_beside_python_works_in_the_new_folder(moved: Copy) -> None:
    assert moved.start("--version").returncode == 0
    scripts = moved.environment / "bin"
    for name in ("whosays", "sqlite-utils", "pytest"):
        result = moved.run([str(scripts / name), "--version"])
        assert result.returncode == 0, result.stderr
    whose = moved.run(
        [str(scripts / "python"), "-P", "-c", "import whosays; print(whosays.__file__)"]
    )
    assert whose.stdout.strip() == str(moved.folder / "app" / "whosays" / "__init__.py")


def test_the_exit_codes_of_commands_come_back(moved: Copy) -> None:
    assert moved.start("check").returncode == 2
    assert moved.start("check", "/no/such/lesson.md").returncode == 2
    assert moved.start("no-such-command").returncode == 2
