"""The window, where there is a display and where there is none."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starter.conftest import Copy

from launcher.starting import INTERRUPTED, needs_qt, wants_window


@pytest.mark.parametrize("arguments", [(), ("--data", "lessons"), ("--data=x", "--language", "fr")])
def test_without_a_display_the_tour_is_named(moved: Copy, arguments: tuple[str, ...]) -> None:
    result = moved.start(*arguments)
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == (
        "There is no display here for the window to open on; to see the walk as pictures, "
        "run: python3 app tour --out DIR"
    )


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_that_does_not_answer_is_named(moved: Copy, variable: str) -> None:
    result = moved.start(**{variable: ":9871"})
    assert result.returncode == 1
    last = result.stderr.splitlines()[-1]
    assert last.startswith(f"The window cannot open on the display {variable}=:9871 (")
    assert last.endswith("run: python3 app tour --out DIR")


def test_commands_do_not_ask_for_a_display(moved: Copy) -> None:
    assert moved.start("text", "al-tanf").returncode == 0
    assert moved.start("tour", "--help").returncode == 0


def test_a_pack_that_is_opened_asks_for_one(moved: Copy) -> None:
    for arguments in (("course.whosays",), ("open", "course.whosays")):
        opened = moved.start(*arguments)
        assert opened.returncode == 1
        assert "display" in opened.stderr


@pytest.mark.parametrize(
    ("arguments", "needs"),
    [
        ([], {"window", "qt"}),
        (["--data", "tour"], {"window", "qt"}),
        (["--language=fr", "--data", "x"], {"window", "qt"}),
        (["--data", "x", "tour", "--out", "y"], {"qt"}),
        (["tour", "--out", "check"], {"qt"}),
        (["check", "x"], set()),
        (["--data", "x", "score", "a", "b"], set()),
        (["course.whosays"], {"window", "qt"}),
        (["--data", "x", "open", "y"], {"window", "qt"}),
        (["open", "--help"], set()),
        (["check", "course.whosays"], set()),
        (["--help"], set()),
        (["--version"], set()),
    ],
)
def test_what_a_start_needs_is_read_off_its_arguments(
    arguments: list[str], needs: set[str]
) -> None:
    assert wants_window(arguments) is ("window" in needs)
    assert needs_qt(arguments) is ("qt" in needs)


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of an X display of our own."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    ) as server:
        assert server.stdout
        try:
            yield ":" + server.stdout.readline().strip()
        finally:
            server.terminate()


def test_the_window_opens_and_a_display_that_went_away_is_named(moved: Copy) -> None:
    with screen() as display:
        surroundings = {**moved.variables, "DISPLAY": display}
        for _start in ("first, which looks at the display", "second, which need not"):
            with subprocess.Popen(moved.command([]), env=surroundings) as window:
                seen = subprocess.run(
                    ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Who Says"],
                    env=surroundings,
                    timeout=60,
                    check=True,
                    capture_output=True,
                )
                assert seen.stdout
                window.send_signal(signal.SIGINT)
                assert window.wait(timeout=60) in (0, INTERRUPTED)
    gone = moved.start(DISPLAY=display)
    assert gone.returncode == 1
    assert f"cannot open on the display DISPLAY={display}" in gone.stderr
