"""A Debian that has neither Python nor Qt, and no network."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_RELEASE = "bookworm"
_OWN = ("proc", "dev", "sys", "tmp", "run")
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_PATIENCE = 300  # seconds
_BOOKS = ("var/lib/dpkg/", "var/log/dpkg.log", "etc/passwd", "etc/shadow", "etc/group")
"""What Debian itself keeps of every package that was ever installed."""

Done = subprocess.CompletedProcess[str]


class Box:
    """A minimal Debian in *folder*, with two ordinary users, ana and ben. Made by root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", _RELEASE, str(folder)],
            check=False,
            capture_output=True,
            text=True,
        )
        if made.returncode:
            raise RuntimeError("debootstrap gave up: " + made.stdout[-500:] + made.stderr[-500:])
        for user in ("ana", "ben"):
            self.run(["useradd", "--create-home", user]).check_returncode()

    def run(self, command: Sequence[str], user: str = "root", text: str = "") -> Done:
        """Run *command* as *user*, in no network but its own, with *text* to read."""
        wall = [
            "unshare",
            "--net",
            "--mount",
            "--pid",
            "--fork",
            f"--mount-proc={self.folder}/proc",
        ]
        home = "/root" if user == "root" else f"/home/{user}"
        inside = ["env", "-i", "-C", home, f"HOME={home}", f"PATH={_PATH}", "LANG=C.UTF-8"]
        who = [] if user == "root" else [f"--userspec={user}:{user}"]
        return subprocess.run(
            [*wall, "chroot", *who, str(self.folder), *inside, *command],
            check=False,
            input=text,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            cwd="/",
        )

    def home(self, user: str) -> Path:
        """Return where *user*'s own folder is, seen from outside."""
        return self.folder / "home" / user

    def give(self, file: Path, user: str) -> str:
        """Copy *file* into *user*'s own folder; return its place in there."""
        target = self.home(user) / file.name
        shutil.copy(file, target)
        owner = self.home(user).stat()
        os.chown(target, owner.st_uid, owner.st_gid)
        return f"/home/{user}/{file.name}"

    def files(self) -> set[str]:
        """Return the names of all files, but for those of running processes and Debian's books."""
        names = {
            f"{Path(top).relative_to(self.folder).as_posix()}/{name}".removeprefix("./")
            for top, _folders, names in os.walk(self.folder)
            if Path(top).relative_to(self.folder).parts[:1] not in {(own,) for own in _OWN}
            for name in names
        }
        return {name for name in names if not name.startswith(_BOOKS)}
