"""Makes the Debian package: an ``ar`` of two tars, the same bytes each time.

It brings no scripts: the desktop's own packages watch the folders for icons, types and entries.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import shutil
import tarfile
from pathlib import Path

from launcher.debian import WINDOW_PACKAGES
from packing.archive import add_sorted
from packing.checkout import APPLICATION_ID, CHECKOUT, FILES
from whosays import __version__

_ICON_SIZES = (16, 32, 48, 64, 128, 256)
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_CONTROL = """Package: whosays
Version: {version}
Architecture: {architecture}
Maintainer: Who Says? contributors <whosays@example.org>
Installed-Size: {size}
Recommends: {recommends}
Section: education
Priority: optional
Description: teaches people to read the news the way a good editor does
 It walks a learner through real articles, asks for unnamed sources, state
 agencies and figures that cannot be verified, and explains every mark.
 Works without a network. Python and Qt are inside.
"""


def make_deb(program: Path, out: Path, time: int) -> Path:
    """Return the Debian package of the folder *program*, made in the folder *out*."""
    import platform

    root = out / "work" / "root"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(program, root / "usr" / "lib" / "whosays", symlinks=True)
    _put_desktop_files(root)
    architecture = _ARCHITECTURES.get(platform.machine(), platform.machine())
    content = _tar(root, time)
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(root).as_posix()}\n"
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    )
    size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    control = _CONTROL.format(
        version=__version__,
        architecture=architecture,
        size=size,
        recommends=", ".join(WINDOW_PACKAGES),
    )
    parts = {
        "debian-binary": b"2.0\n",
        "control.tar.gz": _control({"control": control, "md5sums": sums}, time),
        "data.tar.xz": lzma.compress(content, preset=6),
    }
    made = out / f"whosays_{__version__}_{architecture}.deb"
    with made.open("wb") as file:
        file.write(b"!<arch>\n")
        for name, data in parts.items():
            head = f"{name:<16}{time:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n"
            file.write(head.encode("ascii") + data + b"\n" * (len(data) % 2))
    return made


def _put_desktop_files(root: Path) -> None:
    share = root / "usr" / "share"
    for source, place in (
        ("whosays.desktop", "applications/whosays.desktop"),
        ("whosays.metainfo.xml", f"metainfo/{APPLICATION_ID}.metainfo.xml"),
        ("whosays-mime.xml", "mime/packages/whosays.xml"),
    ):
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (FILES / source).read_text(encoding="utf-8")
        text = text.replace("@VERSION@", __version__).replace("@ID@", APPLICATION_ID)
        target.write_text(text, encoding="utf-8")
    icons = CHECKOUT / "resources" / "icons"
    pictures = [(icons / f"whosays-{size}.png", f"{size}x{size}", "png") for size in _ICON_SIZES]
    for picture, size, ending in [*pictures, (icons / "whosays.svg", "scalable", "svg")]:
        for folder, name in (
            ("apps", "whosays"),
            ("mimetypes", "application-vnd.whosays.pack+zip"),
        ):
            target = share / "icons" / "hicolor" / size / folder / f"{name}.{ending}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(picture, target)
    copyright_file = share / "doc" / "whosays" / "copyright"
    copyright_file.parent.mkdir(parents=True)
    listed = (root / "usr/lib/whosays/LICENCES/LIST.txt").read_text(encoding="utf-8")
    copyright_file.write_text(
        f"{listed}\nThe texts are in /usr/lib/whosays/LICENCES.\n", encoding="utf-8"
    )
    program = root / "usr" / "bin" / "whosays"
    program.parent.mkdir(parents=True)
    program.symlink_to("../lib/whosays/whosays")
    for path in root.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink() and path.is_relative_to(share):
            path.chmod(0o644)


def _tar(root: Path, time: int) -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w", format=tarfile.GNU_FORMAT) as archive:
        add_sorted(archive, root, ".", time)
    return content.getvalue()


def _control(files: dict[str, str], time: int) -> bytes:
    content = io.BytesIO()
    with (
        gzip.GzipFile("", "wb", 9, content, mtime=time) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for name, text in sorted(files.items()):
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(text.encode())
            info.mode = 0o644
            info.mtime = time
            info.uname = info.gname = "root"
            archive.addfile(info, io.BytesIO(text.encode()))
    return content.getvalue()
