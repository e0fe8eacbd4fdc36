"""Has a draft made in a process of its own, which can be ended at any moment."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, cast

from whosays.articles.importing.conversion import Task, first_line
from whosays.articles.importing.draft import Draft
from whosays.articles.importing.failures import REASONS, Failure
from whosays.errors import BugError

_MOMENT = 0.05  # s between two looks whether the person still wants it
_LONGEST_LINE = 200_000_000  # characters; a draft of the largest text has a tenth
_OUT_OF_MEANS = (9, 24)  # ended by the system: for memory, for computing
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from whosays.articles.importing.conversion import main; main()"
)


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is: *is_fetching* or converting, bytes *done*, of *total* if it is known."""

    is_fetching: bool
    done: int = 0
    total: int | None = None


def draft_of(
    task: Task,
    data: bytes,
    is_cancelled: Callable[[], bool],
    progress: Callable[[Step], None],
) -> Draft:
    """Return the draft of *task* on *data*.

    *is_cancelled* is asked twenty times a second, *progress* told each step, both in this thread.
    Raises Failure, also where the process had to be ended or crashed.
    """
    process = _started()
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    complaint: list[bytes] = []
    threads = [
        threading.Thread(target=work, args=given, daemon=True)
        for work, given in (
            (_give, (process, first_line(task), data)),
            (_take, (process, lines)),
            (_listen, (process, complaint)),
        )
    ]
    try:
        for thread in threads:
            thread.start()
        return _awaited(lines, task, is_cancelled, progress)
    except EOFError:
        process.wait()
        threads[2].join()
        said = b"".join(complaint).decode("utf-8", "replace")
        raise _of_crash(process.returncode, task) from BugError(said)
    finally:
        process.kill()
        process.wait()
        for thread in threads:
            thread.join()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def _started() -> subprocess.Popen[bytes]:
    path = [entry for entry in sys.path if entry]  # "" would be whatever folder one is in
    windowless = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    if getattr(sys, "frozen", False):  # a packed program has an entry of its own for it
        call = [sys.executable, "--convert"]
    else:
        call = [sys.executable, "-I", "-X", "utf8", "-c", _PROGRAM, json.dumps(path)]
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(  # noqa: S603 - this interpreter, our own module
            call, stdin=pipe, stdout=pipe, stderr=pipe, creationflags=windowless
        )
    except OSError as error:  # no memory or no processes left
        raise Failure("gave-up") from error


def _of_crash(code: int, task: Task) -> Failure:
    """Return what to say of a process that ended with *code* and without an answer."""
    if -code in _OUT_OF_MEANS:
        return Failure("gave-up", task.name)
    return Failure("no-article" if task.address else "unreadable", task.name)


def _give(process: subprocess.Popen[bytes], line: bytes, data: bytes) -> None:
    pipe = cast("IO[bytes]", process.stdin)
    try:
        with pipe:
            pipe.write(line)
            pipe.write(data)
    except OSError:
        return  # it ended before it had read everything, and has said why


def _take(process: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    pipe = cast("IO[bytes]", process.stdout)
    while line := pipe.readline(_LONGEST_LINE):
        lines.put(line)
    lines.put(b"")


def _listen(process: subprocess.Popen[bytes], complaint: list[bytes]) -> None:
    pipe = cast("IO[bytes]", process.stderr)
    while piece := pipe.read(65536):
        complaint[:] = [*complaint, piece][-2:]


def _awaited(
    lines: queue.SimpleQueue[bytes],
    task: Task,
    is_cancelled: Callable[[], bool],
    progress: Callable[[Step], None],
) -> Draft:
    deadline = time.monotonic() + task.seconds
    while True:
        if is_cancelled():
            raise Failure("cancelled")
        if time.monotonic() > deadline:
            raise Failure("gave-up")
        try:
            line = lines.get(timeout=_MOMENT)
        except queue.Empty:
            continue
        if not line:
            raise EOFError
        what, value = json.loads(line)
        draft = _heard(what, value, progress)
        if draft is not None:
            return draft


def _heard(what: str, value: Any, progress: Callable[[Step], None]) -> Draft | None:  # noqa: ANN401 - JSON
    match what:
        case "draft":
            return Draft.from_json(value)
        case "failure" if value[0] in REASONS:
            raise Failure(value[0], value[1])
        case "fetching":
            progress(Step(is_fetching=True, done=value[0], total=value[1]))
        case _:
            progress(Step(is_fetching=False))
    return None
