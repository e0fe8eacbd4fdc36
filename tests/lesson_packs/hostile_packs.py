"""Pack files and lessons made to do harm, and what is to be said of each."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from lesson_packs.test_packs import LESSON, PAGE
from lesson_packs.written_lessons import lesson_source
from lesson_packs.written_pictures import png

from whosays.lesson_packs.pack_file import MIMETYPE

PLAIN = PAGE.replace(" See [dateline](glossary.md#dateline).", "")
ONE = LESSON.replace("[x](glossary.md#dateline)", "x")
MEGABYTE = 1024 * 1024
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"


class Hostile(NamedTuple):
    """A file, and part of the sentence that names what is wrong with it."""

    write: Callable[[Path], object]
    says: str


class Content(NamedTuple):
    """What stands in a pack beside, or instead of, what any has; and what is said of it."""

    files: Mapping[str, bytes]
    says: str


# -- zips


def zipped(path: Path, *more: tuple[str | zipfile.ZipInfo, bytes], packed: bool = False) -> Path:
    """Write a pack that nothing is wrong with, and *more* entries, to *path*."""
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", how) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        archive.writestr("pack.md", PLAIN)
        archive.writestr("one.md", ONE)
        for name, content in more:
            archive.writestr(name, content)
    return path


def _with(name: str, says: str) -> Hostile:
    return Hostile(lambda path: zipped(path, (name, b"x")), says)


def _both(first: str, second: str, says: str = "one file") -> Hostile:
    return Hostile(lambda path: zipped(path, (first, b"x"), (second, b"x")), says)


def _of_kind(kind: int, name: str = "media/a.png") -> Hostile:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (kind | 0o777) << 16
    return Hostile(lambda path: zipped(path, (info, b"/etc/passwd")), "link or a device")


def _changed(says: str, change: Callable[[bytearray], bytearray | None]) -> Hostile:
    """A good pack file with one more entry, ``last.md``, whose bytes *change* alters."""

    def write(path: Path) -> None:
        data = bytearray(zipped(path, ("last.md", ONE.encode() * 9), packed=True).read_bytes())
        changed = change(data)
        path.write_bytes(data if changed is None else changed)

    return Hostile(write, says)


def _field(form: str, offset: int, value: int, record: bytes = _ENTRY) -> Callable[..., None]:
    """Write *value* at *offset* of the last *record* of the directory."""
    return lambda data: struct.pack_into(form, data, data.rindex(record) + offset, value)


def _local_name(data: bytearray) -> None:
    at = data.index(b"last.md")
    data[at : at + 7] = b"evil.sh"


def _renamed(old: bytes, new: bytes) -> Callable[[bytearray], bytearray]:
    """Give an entry a name that ``zipfile`` would not write, everywhere."""
    return lambda data: bytearray(bytes(data).replace(old, new))


def _not_utf_8(data: bytearray) -> bytearray:
    changed = _renamed(b"last.md", b"la\xff\xfe.md")(data)
    struct.pack_into("<H", changed, changed.rindex(_ENTRY) + 8, 0x800)
    return changed


def overlapping(path: Path) -> None:
    """Have many entries claim the bytes of one, which unpack to far more than was sent."""
    entries = 100
    names = [f"media/{number:03}.png".encode() for number in range(entries)]
    raw = zlib.compressobj(9, wbits=-15)
    content = bytes(range(256)) * 400 + os.urandom(600)
    packed = raw.compress(content) + raw.flush()
    base = zipped(path).read_bytes()
    start = base.rindex(_END)
    length, begins = struct.unpack_from("<LL", base, start + 12)
    fields = (0, 8, 0, 0x21, zlib.crc32(content), len(packed), len(content))
    local = struct.pack("<4sH5H", b"PK\x03\x04", 20, *fields[:4], 0)[:14]
    local += struct.pack("<LLLHH", *fields[4:], len(names[0]), 0) + names[0] + packed
    directory = base[begins : begins + length]
    for name in names:
        directory += struct.pack("<4sHH4H", _ENTRY, 20, 20, *fields[:4])
        directory += struct.pack("<LLLHHHHHLL", *fields[4:], len(name), 0, 0, 0, 0, 0, begins)
        directory += name
    count = 3 + entries
    end = struct.pack("<4sHHHHLLH", _END, 0, 0, count, count, len(directory),
                      begins + len(local), 0)  # fmt: skip
    path.write_bytes(base[:begins] + local + directory + end)


def _method(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("pack.md", PLAIN)


def _only(entries: Mapping[str, bytes | str]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in entries.items():
                archive.writestr(name, content)

    return write


def _large(path: Path) -> None:
    """Twenty-one files of ten megabytes, each of which packs no better than a drawing does."""
    ten = os.urandom(128 * 1024) + bytes(10 * MEGABYTE - 128 * 1024)
    zipped(path, *((f"media/{number}.png", ten) for number in range(21)), packed=True)


def _counted(count: int, name: str) -> Callable[[Path], Path]:
    return lambda path: zipped(path, *((name.format(each), b"") for each in range(count)))


def _comment(data: bytearray) -> bytearray:
    """A long comment that holds the end of another zip, whose directory is not there."""
    false_end = struct.pack("<4sHHHHLLH", _END, 0, 0, 1, 1, 46, 0, 0)
    comment = b"x" * 30_000 + false_end + b"y" * 40
    struct.pack_into("<H", data, data.rindex(_END) + 20, len(comment))
    return data + comment


def _large_form(data: bytearray) -> bytearray:
    at = data.rindex(_END)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    return data[:at] + locator + data[at:]


HOSTILE_FILES: Mapping[str, Hostile] = {
    "traversal": _with("../out.md", "leaves the folder"),
    "traversal within": _with("media/../../out.md", "leaves the folder"),
    "traversal, backslashes": _with("..\\out.md", "no file name may have"),
    "absolute": _with("/var/out.md", "whole disk"),
    "absolute, twice": _with("//server/share/out.md", "whole disk"),
    "windows drive": _with("C:/out.md", "whole disk"),
    "windows drive, relative": _with("c:out.md", "whole disk"),
    "windows share": _with("\\\\server\\share\\out.md", "no file name may have"),
    "windows stream": _with("one.md:hidden", "no file name may have"),
    "windows device": _with("aux.md", "Windows keeps"),
    "windows device in a folder": _with("media/COM1.png", "Windows keeps"),
    "windows device as a folder": _with("nul/a.png", "Windows keeps"),
    "windows device, superscript": _with("lpt\u00b9.md", "Windows keeps"),
    "trailing full stop": _with("media./a.png", "no file name may have"),
    "trailing space": _with("one.md ", "no file name may have"),
    "NUL in a name": _changed("no file name may have", _renamed(b"last.md", b"las\0.md")),
    "control character in a name": _with("one\x1b[2J.md", "no file name may have"),
    "turned name": _with("media/\u202egnp.exe", "no file name may have"),
    "name that is not UTF-8": _changed("damaged", _not_utf_8),
    "long name": _with("x" * 3000 + ".md", "no path"),
    "long part of a name": _with("x" * 240 + ".md", "longer"),
    "long in bytes": _with("\u0915" * 80 + ".md", "longer"),
    "deep folders": _with("a/" * 40 + "b.png", "no path"),
    "empty name": _with("media//a.png", "no path"),
    "symbolic link": _of_kind(stat.S_IFLNK),
    "symbolic link for a folder": _of_kind(stat.S_IFLNK, "media"),
    "character device": _of_kind(stat.S_IFCHR),
    "block device": _of_kind(stat.S_IFBLK),
    "pipe": _of_kind(stat.S_IFIFO),
    "socket": _of_kind(stat.S_IFSOCK),
    "duplicate": _both("two.md", "two.md"),
    "capitals": _both("two.md", "TWO.md"),
    "capitals of folders": _both("media/a.png", "Media/b.png"),
    "sharp s": _both("stra\u00dfe.md", "STRASSE.md"),
    "accents in two ways": _both("caf\u00e9.md", "cafe\u0301.md"),
    "file and folder": _both("media", "media/a.png"),
    "second pack page": _both("PACK.MD", "two.md"),
    "encrypted": _changed("encrypted", _field("<H", 8, 0x1)),
    "encrypted strongly": _changed("encrypted", _field("<H", 8, 0x41)),
    "packed in another way": Hostile(_method, "packed in a way"),
    "empty": Hostile(lambda path: path.write_bytes(b""), "no pack file at all"),
    "no zip": Hostile(lambda path: path.write_bytes(b"\x7fELF" * 999), "no pack file at all"),
    "empty zip": Hostile(_only({}), "no pack.md"),
    "truncated": _changed("damaged", lambda data: data[:-30]),
    "truncated in the middle": _changed("damaged", lambda data: data[: len(data) // 2]),
    "middle cut out": _changed("on top of one another", lambda data: data[:100] + data[300:]),
    "damaged content": _changed("damaged", lambda data: data.__setitem__(600, data[600] ^ 255)),
    "bomb by ratio": Hostile(
        lambda path: zipped(path, ("media/a.png", bytes(20 * MEGABYTE)), packed=True),
        "two hundredfold",
    ),
    "bomb by size": Hostile(_large, "200 MiB"),
    "bomb by count": Hostile(_counted(2_001, "media/{}.png"), "2,000 files"),
    "bomb by folders": Hostile(_counted(150, "/".join(["{0}"] * 14) + "/a"), "2,000 files"),
    "bomb by lessons": Hostile(_counted(20_001, "{}.md"), "20,000 lessons"),
    "bomb by entries": Hostile(_counted(22_001, "{}.md"), "too many entries"),
    "bomb in the type": Hostile(
        _only({"mimetype": MIMETYPE + " " * 10 * MEGABYTE, "pack.md": PLAIN, "one.md": ONE}),
        "something else",
    ),
    "overlapping entries": Hostile(overlapping, "on top of one another"),
    "entry behind the end": _changed("on top of one another", _field("<L", 42, 10**6)),
    "lying size": _changed("damaged", _field("<L", 24, 5)),
    "lying packed size": _changed("on top of one another", _field("<L", 20, 10**6)),
    "lying checksum": _changed("damaged", _field("<L", 16, 1)),
    "lying count": _changed("damaged", _field("<H", 10, 2, _END)),
    "lying length": _changed("damaged", _field("<L", 12, 10**6, _END)),
    "huge claim": _changed("two hundredfold", _field("<L", 24, 2**32 - 2)),
    "other name in front of the content": _changed("damaged", _local_name),
    "two ends": _changed("damaged", _comment),
    "large form": _changed("too many entries", _large_form),
    "other type": Hostile(
        _only({"mimetype": "application/epub+zip", "pack.md": PLAIN, "one.md": ONE}),
        "something else",
    ),
    "no page": Hostile(_only({"mimetype": MIMETYPE, "one.md": ONE}), "no pack.md"),
    "two folders": Hostile(_only({"a/pack.md": PLAIN, "b/pack.md": PLAIN}), "no pack.md"),
    "page as a folder": Hostile(_only({"pack.md/": "", "one.md": ONE}), "no pack.md"),
}
"""What is refused as a pack file, before anything of it is written."""


# -- what stands inside


DRAWING = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="60"
 height="60" onload="alert(1)"><script>alert(2)</script><rect width="60" height="60" fill="#f00"/>
<image x:href="http://198.51.100.7/a.png" width="9" height="9"/></svg>"""


def _lesson(article: str, rest: str = "") -> dict[str, bytes]:
    return {"one.md": lesson_source(article, rest).encode("utf-8", "surrogatepass")}


def _pictured(name: str, content: bytes = b"", says: str = "", times: int = 1) -> Content:
    lines = "\n\n".join([f"![A picture]({name})"] * times)
    files = {name: content} if content else {}
    return Content(_lesson(f"Two boats.\n\n{lines}") | files, says)


def _page(extra: bytes, says: str) -> Content:
    return Content({"pack.md": PLAIN.encode() + extra, "one.md": ONE.encode()}, says)


LESSONS = {"one.md": ONE.encode()}
SPAN = "[two boats]{.again for=a} "
HOSTILE_CONTENTS: Mapping[str, Content] = {
    "invalid UTF-8": Content({"one.md": ONE.encode() + b"\xff\xfe\x80"}, "not UTF-8"),
    "lone surrogate": Content(_lesson("A boat \ud800 sank."), "not UTF-8"),
    "UTF-16": Content({"one.md": ONE.encode("utf-16")}, "UTF-16"),
    "NULs": Content(_lesson("A \0 boat \0."), "control character (U+0000)"),
    "nothing but NULs": Content({"one.md": bytes(MEGABYTE)}, "control character"),
    "terminal codes": Content(_lesson("A \x1b]0;x\x07 boat."), "control character (U+001B)"),
    "a line of 50 MB": Content({"one.md": ONE.encode() + b"ab " * (17 * MEGABYTE)}, "1 MiB"),
    "a line of 50 MB of brackets": Content({"one.md": b"[" * (50 * MEGABYTE)}, "1 MiB"),
    "a million spans": Content(_lesson("[x y]{#a .state-agency}" + SPAN * 1_000_000), "1 MiB"),
    "as many spans as fit": Content(
        _lesson("[the court]{#a .state-agency} " + SPAN * 40_000), "more than 2,000 spans"
    ),
    "as many problems as fit": Content(
        _lesson("".join(f"[x y]{{#a{n} .b{n}}} " for n in range(38_000))), "more than 2,000 spans"
    ),
    "as much markup as fits": Content(
        _lesson("*a **b `c` [d " * 70_000 + "]{.again for=a}"), "No span is called"
    ),
    "as many entries as fit": Content(
        _lesson("Boats.", "# Key\n\n" + "## A {#a .b quote=c}\n\nx\n\n" * 40_000), "more than 2,000"
    ),
    "deep spans": Content(
        _lesson("[" * 1_000 + "x y" + "]{.again for=a}" * 1_000), "nested too deep"
    ),
    "deeper spans": Content(
        _lesson("[" * 20_000 + "x y" + "]{.again for=a}" * 20_000), "more than 2,000 spans"
    ),
    "huge page": _page(b"words " * (MEGABYTE // 2), "1 MiB"),
    "page of NULs": _page(b"\0" * 9, "control character"),
    "page of endless categories": _page(
        b"\n" + b"".join(b"## A%d {.category #a%d letter=Z}\n\n" % (n, n) for n in range(25_000)),
        "more than 1,000 headings",
    ),
    "page of a later format": Content(
        {"pack.md": PLAIN.replace("format: 1", "format: 99").encode()} | LESSONS,
        "of format 99",
    ),
    "id that is a path": Content(
        {"pack.md": PLAIN.replace("id: harbour", "id: ../../out").encode()} | LESSONS,
        "is no id",
    ),
    "version without end": Content(
        {"pack.md": PLAIN.replace("1.0.0", "1" * 900_000).encode()} | LESSONS,
        "version",
    ),
    "remote picture": _pictured("https://198.51.100.7/a.png", says="does not lie in the pack"),
    "remote picture, no scheme": _pictured("//198.51.100.7/a.png", says="does not lie in the pack"),
    "picture of the disk": _pictured("file:///etc/passwd.png", says="does not lie in the pack"),
    "picture outside": _pictured("media/%2e%2e/%2e%2e/a.png", says="leaves the folder"),
    "data for a picture": _pictured("data:image/png;base64,AAAA", says="does not lie in the pack"),
    "script for a link": Content(
        _lesson("[x](javascript:alert%281%29) boats"), "http, https and mailto only"
    ),
    "drawing": _pictured("media/a.svg", DRAWING, "no picture that is shown"),
    "drawing under another name": _pictured("media/a.png", DRAWING, "no picture that is shown"),
    "page under another name": _pictured(
        "media/a.gif", b"<html><script>x</script>", "no picture that is shown"
    ),
    "picture bomb": _pictured("media/a.png", png(60_000, 60_000), "25 million pixels"),
    "picture of one line": _pictured("media/a.png", png(1, 2_000_000), "10,000 in one direction"),
    "pictures together": _pictured("media/a.png", png(4_900, 5_000), "100 million", times=5),
    "small pictures without end": _pictured("media/a.png", png(1, 1), "100 million", times=20_000),
}
"""What is refused, or told, for what stands in its files; nothing is said where it is harmless."""

SCRIPTS = """<script>alert(1)</script> <img src=x onerror=alert(1)>

[a link](javascript:alert(1)) [another](JaVaScRiPt&colon;alert(1)) [data](data:text/html,x)
[file](file:///etc/passwd) <iframe src="http://198.51.100.7/"></iframe> ![x](http://198.51.100.7/b)

<style>@import url(http://198.51.100.7/c);</style> [c]: javascript:alert(2)
"""


def nested(levels: int = 6) -> bytes:
    """Return a zip in a zip in a zip …, the innermost full of zeros."""
    content = bytes(100_000)
    for level in range(levels):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(9):
                archive.writestr(f"{level}-{number}.zip", content)
        content = buffer.getvalue()
    return content


def folder_of(content: Content, folder: Path) -> Path:
    """Write *content* as the folder of a pack."""
    files = {"pack.md": PLAIN.encode()} | dict(content.files)
    for name, data in files.items():
        target = folder / name
        if ":" not in name and not name.startswith("/") and "%" not in name:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return folder


def file_of(content: Content, path: Path) -> Path:
    """Write *content* as a pack file, nothing compressed, so that it gets as far as it can."""
    files = {"pack.md": PLAIN.encode()} | dict(content.files)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        for name, data in files.items():
            archive.writestr(name, data)
    return path
