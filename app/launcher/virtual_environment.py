"""The checkout's own `.venv`: where its parts are, and whether it is ready.

Read at every start, so it imports nothing slow. `.venv/prepared/` says what the environment was
made for: `place` holds its folder and its interpreter, and beside it lies a copy of each lock
that was installed. `unfinished` is there while anything is being changed.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

WINDOWS = os.name == "nt"


class VirtualEnvironment:
    """The `.venv` of one *checkout*, which need not exist yet."""

    def __init__(self, checkout: Path) -> None:
        self.checkout = checkout
        self.folder = checkout / ".venv"
        self.scripts = self.folder / ("Scripts" if WINDOWS else "bin")
        self.python = self.scripts / ("python.exe" if WINDOWS else "python")
        self.prepared = self.folder / "prepared"
        self.unfinished = self.prepared / "unfinished"
        self.checked = self.prepared / "checked"

    def is_ready(self, locks: Iterable[Path]) -> bool:
        """Say whether everything that *locks* name is installed, here, for this interpreter."""
        return self.is_whole() and not self.has_moved() and self.holds(locks)

    def holds(self, locks: Iterable[Path]) -> bool:
        """Say whether *locks* are the very ones that were installed last."""
        return all(map(self._holds, locks))

    def is_whole(self) -> bool:
        """Say whether no change was broken off and the interpreter it was made with is there."""
        if self.unfinished.exists():
            return False
        interpreter = self.interpreter()
        if interpreter is None or not interpreter.exists():
            return False
        # on Windows its python.exe is a copy, which says nothing about the original
        return WINDOWS or self.python.resolve() == interpreter

    def interpreter(self) -> Path | None:
        """Return the interpreter it was made with, None where that is not known."""
        interpreter = self._place()[1]
        return Path(interpreter) if interpreter else None

    def has_moved(self) -> bool:
        """Say whether it was made in another folder than the one it is in."""
        return self._place()[0] != str(self.folder)

    def is_foreign(self) -> bool:
        """Say whether somebody else made it, so that it is not ours to replace."""
        return self.folder.exists() and not self.prepared.exists() and any(self.folder.iterdir())

    def begin_change(self) -> None:
        """Note on disk that a change is under way, so that a broken-off one is seen."""
        self.prepared.mkdir(parents=True, exist_ok=True)
        self.unfinished.touch()

    def end_change(self, locks: Iterable[Path], interpreter: Path) -> None:
        """Note that *locks* are installed for *interpreter*, and that the change is over."""
        for lock in locks:
            self._copy_of(lock).write_bytes(lock.read_bytes())
        place = f"{self.folder}\n{interpreter}\n"
        (self.prepared / "place").write_text(place, "utf-8", "surrogateescape")
        self.unfinished.unlink()

    def _place(self) -> tuple[str, str]:
        try:
            text = (self.prepared / "place").read_text("utf-8", "surrogateescape")
            folder, interpreter = text.splitlines()
        except (OSError, ValueError):
            return "", ""
        return folder, interpreter

    def _holds(self, lock: Path) -> bool:
        try:
            return self._copy_of(lock).read_bytes() == lock.read_bytes()
        except OSError:
            return False

    def _copy_of(self, lock: Path) -> Path:
        return self.prepared / f"{lock.parent.name}-{lock.name}"


def base_interpreter() -> Path:
    """Return the interpreter under any virtual environment, with links followed."""
    return Path(getattr(sys, "_base_executable", sys.executable)).resolve()
