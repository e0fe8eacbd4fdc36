"""``whosays``: opens the window, or runs a command.

This file sits above both doors and puts them together. Whoever only wants the window gets it
without the libraries of the command line having been loaded.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.errors import KnownError
from whosays.folders import data_folder
from whosays.lab_settings import lab_settings
from whosays.translation import _, use_language

if TYPE_CHECKING:
    import click

    from whosays.commands.tour import Toured
    from whosays.lesson_packs.lesson import Lesson, Pack

_ABORTED = 130
_PIPE_CLOSED = 141
_PACK_FILE = ".whosays"


def main(arguments: list[str] | None = None) -> int:
    """Run what *arguments* (the process's own when None) ask for; return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _window_options(given)
    try:
        code = _run_command(given) if options is None else _open_window(options)
        if sys.stdout is not None:  # nobody need listen
            sys.stdout.flush()
    except KnownError as error:
        _complain(error.sentence)
        return 1
    except BrokenPipeError:
        # whoever was reading has gone; what Python still holds must not be flushed again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except OSError as error:
        # lessons and the record tell their own troubles; this is a full disk behind the output, say
        _complain(_("The system refused to go on: {reason}.").format(reason=error.strerror))
        return 1
    except KeyboardInterrupt:
        return _ABORTED
    except Exception as error:  # noqa: BLE001 - nobody who types a command is to see a traceback
        _complain(_mistake(error))
        return 1
    return code


def _window_options(arguments: list[str]) -> dict[str, str] | None:
    """Return ``data``, ``language`` and the pack ``file``, or None where anything else is asked."""
    options: dict[str, str] = {}
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-"):
            words.append(argument)
            continue
        name, equals, value = argument.partition("=")
        if name not in ("--data", "--language"):
            return None
        value = value if equals else next(rest, "")
        if not value:
            return None
        options[name[2:]] = value
    if len(words) == 1 and words[0].lower().endswith(_PACK_FILE):
        options["file"] = words[0]
    elif len(words) == 2 and words[0] == "open":
        options["file"] = words[1]
    elif words:
        return None
    return options


def _open_window(options: dict[str, str]) -> int:
    """Open the window; hand a pack over to the one that is open, where there is one."""
    try:
        use_language(options.get("language") or lab_settings().language)
        data = data_folder(Path(options["data"]) if "data" in options else None)
    except KnownError as error:
        # whoever started it from an icon sees no terminal
        _complain(error.sentence)
        with _qt_told_in_words():
            from whosays.desktop.refusal import show_refusal

        show_refusal(error.sentence)
        return 1
    file = Path(options["file"]).absolute() if "file" in options else None
    if file is not None:
        from whosays.desktop.running.asking import hand_over

        if hand_over(data, file):
            return 0
    with _qt_told_in_words():
        from whosays.desktop.application import run

    return run(data, file)


def _run_command(arguments: list[str]) -> int:
    import click

    from whosays.commands.program import program

    program.add_later("open", _opening)
    program.add_later("tour", _tour)
    program.add_later("paper", _paper)
    try:
        code = program.main(arguments, prog_name="whosays", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return _ABORTED
    return code if isinstance(code, int) else 0


def _opening() -> click.Command:
    from whosays.commands.open import open_command

    def open_pack(data: Path | None, file: Path) -> int:
        return _open_window({"file": str(file)} | ({"data": str(data)} if data else {}))

    return open_command(open_pack)


def _tour() -> click.Command:
    from whosays.commands.tour import tour_command

    return tour_command(_play_tour)


def _play_tour(pack: Pack, lesson: Lesson, data: Path, out: Path) -> Toured:
    """Lend the window to the command, which may not know it."""
    with _qt_told_in_words():
        from whosays.desktop.tour import play

    return play(pack, lesson, data, out)


def _paper() -> click.Command:
    from whosays.commands.paper import paper_command

    return paper_command(_typeset)


def _typeset(pack: Pack | None, lesson: Lesson, out: Path, is_key: bool, size: str) -> int:  # noqa: FBT001 - as the command gives it
    """Lend the pages to the command, which may not know how they are set."""
    with _qt_told_in_words():
        from whosays.desktop.paper.without_window import typeset

    return typeset(pack, lesson, out, size, is_key=is_key)


def _mistake(error: Exception) -> str:
    """Return what to say about a bug: what happened and where, for a report."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return _("The program made a mistake; please report what you did, and this: {error}.").format(
        error=f"{type(error).__name__} in {where}: {error}"
    )


@contextlib.contextmanager
def _qt_told_in_words() -> Iterator[None]:
    """Say in a sentence that Qt cannot be loaded, as where a library of the system has gone."""
    try:
        yield
    except ImportError as error:
        raise KnownError(
            _(
                "The window cannot be loaded: {reason}. In a copy of the repository, "
                "“python3 app --prepare” finds what the system lacks and says how to get it."
            ).format(reason=error)
        ) from error


def _complain(sentence: str) -> None:
    if sys.stderr is None:
        return
    # a sentence may hold a name from a file, which must not steer the terminal
    shown = "".join(
        one if one.isprintable() or one == "\n" else ascii(one)[1:-1] for one in sentence
    )
    sys.stderr.buffer.write(f"{shown}\n".encode())
    sys.stderr.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
