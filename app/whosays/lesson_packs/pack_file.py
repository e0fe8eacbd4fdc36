"""Opens and writes pack files (``.whosays``): zips of a pack's folder, which nobody need trust.

A pack file is looked through from end to end, every byte unpacked and counted, before the first
byte is written. Sizes that its directory claims are not believed.
"""

from __future__ import annotations

import os
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO

from whosays.errors import KnownError
from whosays.lesson_packs.findings import START, Findings
from whosays.lesson_packs.pack_names import collision, name_fault
from whosays.lesson_packs.pack_refusal import PackFileRefused, damaged, refuse
from whosays.lesson_packs.reading import PACK_PAGE, PackReading, read_pack
from whosays.lesson_packs.zip_directory import check_directory, check_places
from whosays.translation import _

SUFFIX = ".whosays"
MIMETYPE = "application/vnd.whosays.pack+zip"
MOST_ENTRIES = 2_000
"""Beside lessons."""
MOST_BYTES = 200 * 1024 * 1024
"""Unpacked, all together."""
HIGHEST_RATIO = 200

_MOST_LESSONS = 20_000
_CHUNK = 64 * 1024
_SMALL = 4 * 1024  # below it a ratio says nothing: a line of hyphens packs well
_LONGEST_MIMETYPE = 256  # bytes
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_NOT_OURS = ("__MACOSX/",)
_ENCRYPTED = 0x1 | 0x40 | 0x2000


Step = Callable[[], None]
"""Is called again and again during long work, which it ends by what it raises."""


def _nothing() -> None:
    """Let the work go on."""


@dataclass(frozen=True, slots=True)
class _Entry:
    info: zipfile.ZipInfo
    name: str
    """Inside the pack's folder."""


def read_pack_file(path: Path, *, file: str | None = None, strict: bool = False) -> PackReading:
    """Read the pack in the pack file *path* without installing it.

    A refusal is a problem like any other. Problems name *file* (or *path*) and the name inside
    it. The folder of the pack returned is gone: unpack the file to see its pictures.
    """
    shown = str(path) if file is None else file
    with tempfile.TemporaryDirectory(prefix="whosays-") as folder:
        try:
            unpack(path, Path(folder) / "pack")
        except PackFileRefused as refusal:
            findings = Findings(shown)
            findings.error(START, refusal.sentence)
            return PackReading(None, findings.problems)
        reading = read_pack(Path(folder) / "pack", file=shown, strict=strict)
    if _begins_with_mimetype(path):
        return reading
    findings = Findings(shown)
    findings.warning(
        START,
        _(
            "Its first entry is not “mimetype”, stored uncompressed, so other programs will not "
            "know what this file is; zip it in that order."
        ),
    )
    return PackReading(reading.pack, (*findings.problems, *reading.problems))


def unpack(path: Path, folder: Path, *, step: Step = _nothing) -> None:
    """Unpack the pack file *path* into *folder*, which must not exist yet.

    *step* is called again and again meanwhile; what it raises ends the unpacking, which may have
    made a part of *folder* then. Raises PackFileRefused before anything is written, and where the
    disk does not take it.
    """
    try:
        with _opened(path) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise damaged()  # a device, which may have no end
            if stream.seek(0, os.SEEK_END) > MOST_BYTES:
                refuse(_("it is larger than 200 MiB."))
            check_directory(stream, MOST_ENTRIES + _MOST_LESSONS)
            with zipfile.ZipFile(stream) as archive:
                check_places(archive.infolist(), archive.start_dir)
                entries = _checked_entries(archive)
                _try_out(archive, entries, step)
                _write_out(archive, entries, folder, step)
    except OSError as error:
        raise PackFileRefused(
            _("“{file}” cannot be unpacked ({reason}); look at the file and at the disk.").format(
                file=path.name, reason=error.strerror or error
            )
        ) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        struct.error,
    ) as error:
        raise damaged() from error


def _opened(path: Path) -> IO[bytes]:
    """Open *path* without waiting for anybody who might write to it. Raises OSError."""
    return open(path, "rb", opener=_open_at_once)


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _begins_with_mimetype(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(38 + len(MIMETYPE))
    except OSError:
        return False
    stored = head[:4] == b"PK\x03\x04" and head[8:10] == b"\0\0" and head[28:30] == b"\0\0"
    return stored and head[30:] == b"mimetype" + MIMETYPE.encode()


def _checked_entries(archive: zipfile.ZipFile) -> list[_Entry]:
    """Return the entries of *archive* that belong to the pack; refuse what is not safe."""
    infos = [info for info in archive.infolist() if not _is_litter(info.orig_filename)]
    for info in infos:
        _check_entry(info)
    root = _root(infos)
    entries = [
        _Entry(info, info.orig_filename.removeprefix(root))
        for info in infos
        if info.orig_filename not in (root, "mimetype")
    ]
    fault = _fault_together([entry.name for entry in entries])
    if fault:
        refuse(fault)
    if sum(info.file_size for info in infos) > MOST_BYTES:
        refuse(_("it is larger than 200 MiB when unpacked."))
    _check_mimetype(archive, infos)
    return entries


def _fault_together(names: Sequence[str]) -> str:
    """Return why files of these *names* cannot be in one pack, or nothing."""
    beside: set[str] = set()
    lessons = 0
    for name in names:
        at = name.find("/")
        if at < 0 and name.lower().endswith(".md"):
            lessons += 1
            continue
        beside.add(name)
        while at >= 0 and len(beside) <= MOST_ENTRIES:
            beside.add(name[: at + 1])
            at = name.find("/", at + 1)
        if len(beside) > MOST_ENTRIES:
            return _("it has more than 2,000 files and folders beside lessons.")
    if lessons > _MOST_LESSONS:
        return _("it has more than 20,000 lessons.")
    return collision(names)


def _is_litter(name: str) -> bool:
    return name.startswith(_NOT_OURS) or name.rpartition("/")[2] in (".DS_Store", "Thumbs.db")


def _check_entry(info: zipfile.ZipInfo) -> None:
    fault = name_fault(info.orig_filename)
    if fault:
        refuse(fault)
    shown = info.orig_filename
    kind = stat.S_IFMT(info.external_attr >> 16)
    wanted = stat.S_IFDIR if shown.endswith("/") else stat.S_IFREG
    if kind not in (0, wanted):
        refuse(_("“{name}” is a link or a device, not a file.").format(name=shown))
    if info.flag_bits & _ENCRYPTED:
        refuse(_("“{name}” is encrypted.").format(name=shown))
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        refuse(_("“{name}” is packed in a way that is not read.").format(name=shown))
    _check_ratio(info, info.file_size)


def _check_ratio(info: zipfile.ZipInfo, unpacked: int) -> None:
    if unpacked > _SMALL and unpacked > HIGHEST_RATIO * max(info.compress_size, 1):
        refuse(
            _("“{name}” grows more than two hundredfold when unpacked.").format(
                name=info.orig_filename
            )
        )


def _check_mimetype(archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo]) -> None:
    for info in infos:
        if info.orig_filename != "mimetype":
            continue
        with archive.open(info) as stream:
            if stream.read(_LONGEST_MIMETYPE).strip() != MIMETYPE.encode() or stream.read(1):
                refuse(_("it says that it is something else than a pack."))


def _root(infos: Sequence[zipfile.ZipInfo]) -> str:
    """Return the folder inside the zip that is the pack: none, or the only one at its top."""
    names = [info.orig_filename for info in infos]
    if PACK_PAGE in names:
        return ""
    tops = {name.partition("/")[0] + "/" for name in names if name != "mimetype"}
    top = tops.pop() if len(tops) == 1 else ""
    if top + PACK_PAGE not in names:
        refuse(_("there is no {page} in it.").format(page=PACK_PAGE))
    return top


def _chunks(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, step: Step = _nothing
) -> Iterator[bytes]:
    """Yield what *info* unpacks to; refuse it as soon as that is more than *most* bytes."""
    total = 0
    with archive.open(info) as stream:
        while chunk := stream.read(min(_CHUNK, most + 1)):
            step()
            total += len(chunk)
            if total > most:
                refuse(_("it is larger than 200 MiB when unpacked."))
            _check_ratio(info, total)
            yield chunk


def _try_out(archive: zipfile.ZipFile, entries: Sequence[_Entry], step: Step) -> None:
    """Unpack everything to nowhere, so that nothing is written where something is wrong."""
    left = MOST_BYTES
    for entry in entries:
        step()
        if not entry.name.endswith("/"):
            left -= sum(len(chunk) for chunk in _chunks(archive, entry.info, left, step))


def _write_out(
    archive: zipfile.ZipFile, entries: Sequence[_Entry], folder: Path, step: Step
) -> None:
    folder.mkdir(parents=True)
    for entry in entries:
        step()
        target = folder / entry.name
        if entry.name.endswith("/"):
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            for chunk in _chunks(archive, entry.info, MOST_BYTES, step):
                stream.write(chunk)


def write_pack_file(
    folder: Path, out: Path, instead: Mapping[str, bytes | None] = MappingProxyType({})
) -> None:
    """Write the pack in *folder* as the pack file *out*, which is replaced as a whole.

    *instead* has what stands there for some of the files, by their names in the pack; None leaves
    one out. The same files give the same bytes: sorted names, one date, one mode, nothing
    compressed (two versions of zlib pack alike files differently). Hidden files are left out.
    Raises KnownError where a file could not be in a pack file, or *out* cannot be written.
    """
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        files = files_to_pack(folder, out)
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_stored("mimetype"), MIMETYPE)
            for name, path in files:
                if name not in instead:
                    with archive.open(_stored(name), "w") as target, path.open("rb") as source:
                        while chunk := source.read(_CHUNK):
                            target.write(chunk)
                    continue
                content = instead[name]
                if content is not None:
                    archive.writestr(_stored(name), content)
        unfinished.replace(out)
    except OSError as error:
        raise KnownError(
            _("The pack file “{file}” cannot be written ({reason}); look at the disk.").format(
                file=out, reason=error.strerror or error
            )
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _stored(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _FIRST_DATE)
    info.create_system = _UNIX
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    return info


def files_to_pack(folder: Path, out: Path | None = None) -> list[tuple[str, Path]]:
    """Return the files below *folder* that belong to its pack, by their names in it.

    Hidden files, what editors leave and *out* do not. Raises KnownError where a pack file could
    not hold one of them, and OSError.
    """
    if not (folder / PACK_PAGE).is_file():
        raise KnownError(
            _("“{folder}” is no pack: there is no {page} in it.").format(
                folder=folder, page=PACK_PAGE
            )
        )
    left_out = None if out is None else out.resolve()
    files: dict[str, Path] = {}
    total = 0
    for path in _below(folder):
        if not path.is_symlink() and path.resolve() == left_out:
            continue
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        fault = name_fault(name)
        if not fault and (path.is_symlink() or not path.is_file()):
            fault = _("“{name}” is a link or a device, not a file.").format(name=name)
        total += 0 if fault else path.stat().st_size
        if total > MOST_BYTES:
            fault = _("it is larger than 200 MiB when unpacked.")
        if fault:
            raise _cannot_be_packed(fault)
        files[name] = path
    fault = _fault_together(list(files))
    if fault:
        raise _cannot_be_packed(fault)
    return sorted(files.items())


def _cannot_be_packed(fault: str) -> KnownError:
    return KnownError(_("The pack cannot be packed: {reason}").format(reason=fault))


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == "__MACOSX" or path.name.endswith("~"):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path
