"""Makes `.venv`: the environment itself, the locked packages, and the program in it.

The program is put in by a one-line `.pth` file and a start script of our own, not by an editable
install: that needs no build tools and no second download, and a *relative* path in the file works
in folders whose names the system's encoding cannot write, and after the checkout was moved.
"""

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from launcher import debian
from launcher.fetching import fetch, last_line, say
from launcher.virtual_environment import WINDOWS, VirtualEnvironment, base_interpreter
from whosays.errors import KnownError
from whosays.translation import _


def prepare(environment: VirtualEnvironment, locks: Sequence[Path]) -> None:
    """Make *environment* hold what *locks* name, and the program.

    What is in order already is left alone. Raises KnownError when something outside is missing.
    """
    if environment.is_ready(locks):
        return  # also where nothing may be written, not even a lock
    try:
        with _one_at_a_time(environment) as lock:
            if not environment.is_ready(locks):
                _bring_about(environment, locks, lock)
    except OSError as error:
        raise KnownError(_unwritable(environment, error)) from error


def _bring_about(environment: VirtualEnvironment, locks: Sequence[Path], lock: int) -> None:
    if environment.is_foreign():
        raise KnownError(
            _(
                "The folder {folder} was not made by Who Says?: move it away or delete it, "
                "and start again."
            ).format(folder=environment.folder)
        )
    whole = environment.is_whole() and not (WINDOWS and environment.has_moved())
    interpreter = (environment.interpreter() if whole else None) or base_interpreter()
    environment.begin_change()
    if not whole:
        say(_("Preparing Who Says? in {folder}, once.").format(folder=environment.folder))
        _make_anew(environment, interpreter, lock)
    elif environment.has_moved():
        say(_("This folder was moved: adjusting what was prepared in it."))
        _adjust_to_move(environment, interpreter, lock)
    if not environment.holds(locks):
        _fetch(environment, locks, lock, keep=whole)
    _put_program_in(environment)
    environment.end_change(locks, interpreter)


def _fetch(
    environment: VirtualEnvironment, locks: Sequence[Path], lock: int, *, keep: bool
) -> None:
    """Fetch *locks*; when pip gives up, *keep* what was whole before, since pip changed nothing."""
    try:
        fetch(environment.python, locks, lock)
    except KnownError:
        if keep:
            environment.unfinished.unlink()
        raise


def _make_anew(environment: VirtualEnvironment, interpreter: Path, lock: int) -> None:
    for folder, kept in (
        (environment.folder, environment.prepared),
        (environment.prepared, environment.unfinished),
    ):
        for part in folder.iterdir():
            if part != kept:
                _remove(part)
    if importlib.util.find_spec("ensurepip") is None:
        debian.provide_venv()
    _make_environment(environment, interpreter, lock)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _make_environment(
    environment: VirtualEnvironment, interpreter: Path, lock: int, *options: str
) -> None:
    command = [str(interpreter), "-I", "-m", "venv", *options, str(environment.folder)]
    made = subprocess.run(
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if WINDOWS else (lock,),
    )
    if made.returncode:
        raise KnownError(
            _("Python could not make a virtual environment ({reason}) with: {command}").format(
                reason=last_line(made.stderr or made.stdout), command=shlex.join(command)
            )
        )


def _adjust_to_move(environment: VirtualEnvironment, interpreter: Path, lock: int) -> None:
    """Point every script at the interpreter's new place; the packages do not mind."""
    for script in environment.scripts.iterdir():
        if script.is_file() and not script.is_symlink():
            _repoint(script, environment.python)
    _make_environment(environment, interpreter, lock, "--without-pip")  # the activate scripts


def _repoint(script: Path, python: Path) -> None:
    """Give *script* a first line for *python*, if it is a Python script that pip wrote."""
    text = script.read_bytes()
    lines = text.split(b"\n")
    if text.startswith(b"#!/bin/sh\n'''exec'"):
        rest = lines[3:]
    elif lines[0].startswith(b"#!") and b"python" in lines[0]:
        rest = lines[1:]
    else:
        return
    target = os.fsencode(shlex.quote(str(python)))
    start = b"#!/bin/sh\n'''exec' " + target + b' "$0" "$@"\n' + b"' '''\n"
    script.write_bytes(start + b"\n".join(rest))


def _put_program_in(environment: VirtualEnvironment) -> None:
    """Make `import whosays` and the command `whosays` work in *environment*."""
    pattern = "Lib/site-packages" if WINDOWS else "lib/python*/site-packages"
    packages = next(environment.folder.glob(pattern))
    source = os.path.relpath(environment.checkout / "app", packages)
    (packages / "whosays.pth").write_text(source + "\n", "ascii")
    if WINDOWS:
        start = '@"%~dp0python.exe" -P -m whosays %*\r\n'
        (environment.scripts / "whosays.cmd").write_text(start, "ascii")
        return
    command = environment.scripts / "whosays"
    start = f'#!/bin/sh\nexec {shlex.quote(str(environment.python))} -P -m whosays "$@"\n'
    command.write_text(start, "utf-8", "surrogateescape")
    command.chmod(0o755)


@contextmanager
def _one_at_a_time(environment: VirtualEnvironment) -> Iterator[int]:
    """Let one process prepare at a time, and give the descriptor that holds the lock.

    Children are handed it too, so that pip, left behind by a killed start, still keeps others out.
    The lock file is one that is there already.
    """
    with (environment.checkout / "app" / "requirements.txt").open("r+b") as file:
        if sys.platform == "win32":
            _lock_on_windows(file.fileno())
        else:
            _lock(file.fileno())
        yield file.fileno()


def _lock(descriptor: int) -> None:
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say(_("Another start is preparing this folder; waiting for it."))
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        return  # a file system without locks: two starts at once are rare


def _lock_on_windows(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # past the end, where nobody reads
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)


def _unwritable(environment: VirtualEnvironment, error: OSError) -> str:
    return _(
        "Nothing can be prepared in {folder} ({reason}): copy the whole folder to a place of your "
        "own, or ask its owner to run: python3 app --prepare"
    ).format(folder=environment.checkout, reason=error.strerror or error)
