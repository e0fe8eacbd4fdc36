"""What `python3 app ARGS…` does: prepare once, look at the machine, become the program."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher.display import is_known_good
from launcher.virtual_environment import WINDOWS, VirtualEnvironment

CHECKOUT = Path(__file__).resolve().parents[2]
LOCK = CHECKOUT / "app" / "requirements.txt"
PACKING_LOCK = CHECKOUT / "app" / "packing" / "requirements.txt"
OPTIONS_WITH_VALUE = ("--data", "--language")
INTERRUPTED = 130
"""What a shell reports for a program that was ended with Ctrl+C."""


def main(arguments: Sequence[str]) -> int:
    """Prepare and start *arguments*; return the exit code.

    They are those of `whosays`, or `--prepare`, or `--build KIND`.

    Where the system can replace a process by another, this returns only when nothing was started.
    """
    from whosays.errors import KnownError

    try:
        return _start(list(arguments))
    except KnownError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _start(arguments: list[str]) -> int:
    environment = VirtualEnvironment(CHECKOUT)
    if arguments[:1] == ["--build"]:
        return _build(environment, arguments[1:])
    only_prepare = "--prepare" in leading_options(arguments)
    fresh = only_prepare or not environment.is_ready([LOCK])
    if fresh:
        from launcher.preparing import prepare

        prepare(environment, [LOCK])
    if only_prepare:
        return _look_at_machine(environment)
    window, needed = wants_window(arguments), needs_qt(arguments)
    if fresh or not is_known_good(environment.checked, window=window, needed=needed):
        from launcher.machine import check

        check(environment, window=window, needed=needed)
    return run_program(environment, arguments)


def _build(environment: VirtualEnvironment, arguments: Sequence[str]) -> int:
    """Pack the program as *arguments* say, with what that takes added to *environment*."""
    import subprocess

    from launcher.preparing import prepare

    prepare(environment, [LOCK, PACKING_LOCK])
    app = str(CHECKOUT / "app")
    program = (
        f"import sys; sys.path.insert(0, {app!r}); "
        "from packing.__main__ import main; sys.exit(main())"
    )
    command = [str(environment.python), "-P", "-c", program, *arguments]
    return subprocess.run(command, check=False).returncode


def _look_at_machine(environment: VirtualEnvironment) -> int:
    from launcher.machine import check_for_later

    check_for_later(environment)
    return 0


def run_program(environment: VirtualEnvironment, arguments: Sequence[str]) -> int:
    """Run `whosays` with *arguments* in place of this process; return its code on Windows.

    `-P` keeps the folder a person is in off the import path: a `random.py` there is not ours.
    """
    command = [str(environment.python), "-P", "-m", "whosays", *arguments]
    if not WINDOWS:
        sys.stderr.flush()
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    import subprocess

    return subprocess.run(command, check=False).returncode


def leading_options(arguments: Sequence[str]) -> list[str]:
    """Return the options of *arguments* that stand before any command, without their values."""
    options: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if not argument.startswith("-"):
            break
        options.append(argument.partition("=")[0])
        if argument in OPTIONS_WITH_VALUE:
            next(waiting, None)
    return options


def command_of(arguments: Sequence[str]) -> str | None:
    """Return the command that *arguments* name, or None when they name none."""
    skipped = False
    for argument in arguments:
        if skipped:
            skipped = False
        elif argument in OPTIONS_WITH_VALUE:
            skipped = True
        elif not argument.startswith("-"):
            return argument
    return None


def wants_window(arguments: Sequence[str]) -> bool:
    """Say whether *arguments* mean the window: no command or `open`, and nothing like `--help`."""
    only_settings = all(option in OPTIONS_WITH_VALUE for option in leading_options(arguments))
    command = command_of(arguments)
    is_window = command in (None, "open") or str(command).lower().endswith(".whosays")
    return only_settings and is_window and not {"-h", "--help"} & set(arguments)


def needs_qt(arguments: Sequence[str]) -> bool:
    """Say whether *arguments* need Qt: the window does, the tour through it, and paper."""
    return wants_window(arguments) or command_of(arguments) in ("tour", "paper")
