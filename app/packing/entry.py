"""Where the packed program begins: the program itself, or the process that converts an article."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

_SETTINGS = Path("/etc/fonts/fonts.conf")


def main() -> int:
    """Become what the first argument asks for; return the exit code."""
    hide_own_libraries(os.environ)
    if sys.argv[1:2] == ["--convert"]:
        # a packed program has no interpreter that could be started with a program of its own
        from whosays.articles.importing.conversion import main as convert

        convert()
        return 0
    own = Path(getattr(sys, "_MEIPASS", "")) / "fonts.conf"
    if sys.platform.startswith("linux") and not _SETTINGS.exists() and own.is_file():
        os.environ.setdefault("FONTCONFIG_FILE", str(own))
    from whosays.__main__ import main as program

    return program()


def hide_own_libraries(variables: MutableMapping[str, str]) -> None:
    """Take out of *variables* what leads to the libraries that are packed.

    The system's linker and Qt have found them by now; a browser that is opened for an address would
    find them too, and fail with libraries that are not its own.
    """
    own = getattr(sys, "_MEIPASS", None)
    if own is None or not sys.platform.startswith("linux"):
        return
    before = variables.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        variables["LD_LIBRARY_PATH"] = before
    elif variables.get("LD_LIBRARY_PATH") == own:
        del variables["LD_LIBRARY_PATH"]
    for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        if variables.get(name, "").startswith(own):
            del variables[name]  # Qt knows them by its own place


if __name__ == "__main__":
    sys.exit(main())
