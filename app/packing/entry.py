"""Where the packed program begins: the program itself, or the process that converts an article."""

import os
import sys
from pathlib import Path

_SETTINGS = Path("/etc/fonts/fonts.conf")


def main() -> int:
    """Become what the first argument asks for; return the exit code."""
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


if __name__ == "__main__":
    sys.exit(main())
