"""Which libraries of the system go into the package, and which stay out.

Qt links to the dispatchers of OpenGL and to the wires to X11 and Wayland, which a machine without
a desktop lacks: they come along. They are no drivers, and find whatever driver and screen a machine
has. What belongs to the desktop's own look
(GTK, and all that it drags in) stays out: Qt asks the machine for it where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_Entry = tuple[str, str, str]
"""PyInstaller's: the place in the package, the file, and its kind."""
_STRANGERS = ("libqgtk3", "libqxdgdesktopportal")
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
    """Return *binaries* without the plugins for a desktop's look, and what only those need."""
    from PyInstaller.depend.bindepend import get_imports

    kept = [each for each in binaries if not any(name in each[0] for name in _STRANGERS)]
    # a library at the top of the package is there because something else needs it
    libraries = {each[0]: each for each in kept if _is_of_the_system(each)}
    wanted = [each for each in kept if each[0] not in libraries]
    waiting = list(wanted)
    while waiting:
        for name, _path in get_imports(waiting.pop()[1]):
            needed = libraries.pop(Path(str(name)).name, None)
            if needed is not None:
                wanted.append(needed)
                waiting.append(needed)
    return sorted(wanted)


def _is_of_the_system(entry: _Entry) -> bool:
    place, _file, kind = entry
    own = ("libpython", *_BESIDES)
    return kind == "BINARY" and "/" not in place and ".so" in place and not place.startswith(own)
