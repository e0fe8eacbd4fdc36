"""Makes the portable archive: the same folder gives the same bytes."""

from __future__ import annotations

import gzip
import tarfile
from pathlib import Path

from packing.checkout import name_of_package


def make_archive(program: Path, out: Path, time: int) -> Path:
    """Return the archive of the folder *program* in the folder *out*, all of it dated *time*."""
    name = name_of_package()
    made = out / f"{name}.tar.gz"
    with (
        made.open("wb") as raw,
        gzip.GzipFile("", "wb", 9, raw, mtime=time) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        add_sorted(archive, program, name, time)
    return made


def add_sorted(archive: tarfile.TarFile, folder: Path, name: str, time: int) -> None:
    """Add *folder* to *archive* as *name*: sorted, of nobody in particular, dated *time*."""
    for path in [folder, *sorted(folder.rglob("*"))]:
        inside = name if path == folder else f"{name}/{path.relative_to(folder).as_posix()}"
        info = archive.gettarinfo(path, inside)
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = time
        # a library that is there twice is one file in a build, and two in the next
        if info.islnk():
            info.type, info.linkname, info.size = tarfile.REGTYPE, "", path.stat().st_size
        if info.isreg():
            with path.open("rb") as content:
                archive.addfile(info, content)
        else:
            archive.addfile(info)
