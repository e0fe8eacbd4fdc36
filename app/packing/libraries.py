"""Which libraries of the system go into the package, and which stay out.

Qt links to the dispatchers of OpenGL and to the wires to X11 and Wayland, which a machine without
a desktop lacks: they come along. They are no drivers, and find whatever driver and screen a machine
has. What belongs to the desktop's own look (GTK, and all that it drags in) stays out: Qt asks the
machine for it where there is one. So do Qt's plugins for machines without a desktop.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from whosays.errors import KnownError

_Entry = tuple[str, str, str]
"""PyInstaller's: the place in the package, the file, and its kind."""
_STRANGERS = (
    "libqgtk3", "libqxdgdesktopportal",
    # screens without a desktop, and a network that the program does not use through Qt
    "/generic/", "/egldeviceintegrations/", "libqeglfs", "libqlinuxfb", "libqminimal",
    "libqvkkhrdisplay", "libqvnc", "/networkinformation/", "/tls/",
)  # fmt: skip
_OF_QT = "PySide6/Qt/lib/"
_BESIDES = (
    "libGL.so.1", "libGLX.so.0", "libGLdispatch.so.0", "libEGL.so.1", "libOpenGL.so.0",
    "libxcb.so.1", "libX11.so.6", "libwayland-client.so.0", "libwayland-cursor.so.0",
    "libwayland-egl.so.1", "libdrm.so.2",
)  # fmt: skip
_FOLDERS = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")


def libraries_besides() -> list[tuple[str, str]]:
    """Return what PyInstaller leaves to the system, for the top of the package."""
    found = []
    for name in _BESIDES:
        file = next((Path(each) / name for each in _FOLDERS if (Path(each) / name).exists()), None)
        if file is not None:
            found.append((str(file), "."))
    return found


def without_strangers(binaries: Iterable[_Entry]) -> list[_Entry]:
    """Return *binaries* without the plugins that stay out, and without what only those need."""
    from PyInstaller.depend.bindepend import get_imports

    kept = [each for each in binaries if not any(name in each[0] for name in _STRANGERS)]
    # a library at the top of the package, or among Qt's, is there because something else needs it
    libraries = {Path(each[0]).name: each for each in kept if _is_for_others(each)}
    wanted = [each for each in kept if not _is_for_others(each)]
    waiting = list(wanted)
    while waiting:
        for name, _path in get_imports(waiting.pop()[1]):
            needed = libraries.pop(Path(str(name)).name, None)
            if needed is not None:
                wanted.append(needed)
                waiting.append(needed)
    return sorted(without_loose_links(wanted))


def without_loose_links(
    entries: Iterable[_Entry], others: Iterable[_Entry] | None = None
) -> list[_Entry]:
    """Return *entries* without the links to what is neither among *others* nor among themselves."""
    entries = list(entries)
    there = {each[0] for each in [*entries, *(others or ())]}
    return [
        each
        for each in entries
        if each[2] != "SYMLINK" or os.path.normpath(Path(each[0]).parent / each[1]) in there
    ]


def is_wanted(place: str) -> bool:
    """Tell whether the data at *place* in the package are of any use there."""
    if "babel/locale-data/" in place:
        # 32 MB that only a search for the language of an address would read, and nothing here asks
        return Path(place).name in ("root.dat", "en.dat")
    return "/Qt/translations/" not in place


def strip_python(internal: Path) -> None:
    """Take the tables for a debugger out of Python's own libraries in *internal*.

    Many a Python that was built from source has them, and they are three quarters of it. Others'
    libraries stay as they came. Raises KnownError where that fails.
    """
    strip = shutil.which("strip")
    if not sys.platform.startswith("linux") or strip is None:
        return
    libraries = [*internal.glob("libpython*.so*"), *internal.glob("python3*/lib-dynload/*.so")]
    files = sorted(str(each) for each in libraries if not each.is_symlink())
    done = subprocess.run([strip, "--strip-unneeded", "--", *files], check=False)
    if done.returncode:
        raise KnownError("Python’s libraries could not be stripped; what it says above tells why.")


def _is_for_others(entry: _Entry) -> bool:
    place, _file, kind = entry
    if kind != "BINARY" or ".so" not in place:
        return False
    own = ("libpython", *_BESIDES)
    return place.startswith(_OF_QT) or ("/" not in place and not place.startswith(own))
