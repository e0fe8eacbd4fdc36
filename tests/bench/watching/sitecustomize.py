"""Has a Qt program watched from within, unchanged.

Python imports a module of this name by itself at its start, so a folder on ``PYTHONPATH`` is all
it takes. Nothing is imported here that Qt does not import, too: it would count as the program's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from types import ModuleType


class _Loader:
    """Loads QtWidgets as its own loader does, then has windows watched."""

    def __init__(self, loader: ExtensionFileLoader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        from first_paint import watch_windows

        watch_windows()


class _Finder:
    """Waits for QtWidgets."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: object = None
    ) -> ModuleSpec | None:
        del target
        if name != "PySide6.QtWidgets":
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and isinstance(spec.loader, ExtensionFileLoader):
            spec.loader = _Loader(spec.loader)
        return spec


if "WATCH_REPORT" in os.environ:
    sys.meta_path.insert(0, _Finder())
