"""How quick the packed program starts beside the one from source: a window painted on a screen."""

from __future__ import annotations

import ctypes
import os
import subprocess
import time
from pathlib import Path

from bench.series import Series, show_floor, show_ratio
from packed.building import SOURCE
from packed.screen import screen

_ROUNDS = 25
_PATIENCE = 60  # seconds
_MOST = 1.2
_MOMENT = 0.002  # seconds between two looks
_WHOLE_PLANE = 0xFFFFFFFF
_PIXMAP = 2  # ZPixmap of X11/X.h
_PLACE = (120, 120)  # in the window, which opens in the corner where nobody manages windows


def measure_start(program: Path, folder: Path) -> list[bool]:
    """Start the folder *program* and the source in turns, on data in *folder*; tell what holds."""
    source: list[float] = []
    packed: list[float] = []
    commands = {"source": [SOURCE], "packed": [str(program / "whosays")]}
    with screen() as display:
        look = _Look(display)
        for number in range(-2, _ROUNDS):  # the first rounds warm the disk and make the record
            for name, kept in (("source", source), ("packed", packed)):
                taken = _start([*commands[name], "--data", str(folder / name)], display, look)
                if number >= 0:
                    kept.append(taken)
    print("\nStarting with a record, fresh processes in turns, until the window is painted")
    floor = Series("from source", tuple(source))
    show_floor(floor)
    return [show_ratio(Series("packed", tuple(packed)), floor, _MOST)]


def _start(command: list[str], display: str, look: _Look) -> float:
    """Return the milliseconds until *command* has painted; end it."""
    blank = look.colour()
    # as somebody at a desk has it: byte code is kept
    around = {key: value for key, value in os.environ.items() if key[:6] != "PYTHON"}
    around |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    began = time.monotonic()
    with subprocess.Popen(command, env=around, stderr=subprocess.DEVNULL) as window:
        while look.colour() == blank:
            if window.poll() is not None or time.monotonic() - began > _PATIENCE:
                window.kill()
                raise RuntimeError(f"{command[0]} painted nothing")
            time.sleep(_MOMENT)
        taken = time.monotonic() - began
        window.terminate()
        window.wait(_PATIENCE)
    while look.colour() != blank:
        time.sleep(_MOMENT)
    return taken * 1000


class _Look:
    """What colour a pixel of the screen *display* has, read by Xlib itself."""

    def __init__(self, display: str) -> None:
        self._xlib = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XDefaultRootWindow", "XGetImage"):
            getattr(self._xlib, name).restype = ctypes.c_void_p
        self._xlib.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._xlib.XOpenDisplay(display.encode()))
        if not self._display.value:
            raise RuntimeError(f"the screen {display} does not answer")
        self._root = ctypes.c_void_p(self._xlib.XDefaultRootWindow(self._display))

    def colour(self) -> int:
        """Return the colour in the middle of where the window will be."""
        image = ctypes.c_void_p(
            self._xlib.XGetImage(
                self._display, self._root, *_PLACE, 1, 1, ctypes.c_ulong(_WHOLE_PLANE), _PIXMAP
            )
        )
        colour = int(self._xlib.XGetPixel(image, 0, 0))
        self._xlib.XDestroyImage(image)
        return colour
