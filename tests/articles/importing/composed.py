"""Articles, pages, Word files and PDFs composed for the tests; nobody published any of them."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Sequence
from html import escape

TITLE = "Ferry line to Harnholm loses its subsidy"
PARAGRAPHS = (
    "HARNHOLM (Sund Press) — The ferry that has linked the island of Harnholm to the mainland "
    "since 1931 will lose its state-run subsidy next spring, two people familiar with the budget "
    "talks said on Tuesday.",
    "The ministry of transport would not confirm the figure. A spokesman, Arne Lindqvist, said "
    "the government was “looking at every line of the budget, and at every ferry”.",
    "Nobody was consulted.",
    "About 1,400 islanders depend on the boat, according to the harbour office, which counted "
    "its passengers for a week in March. The self-employed would suffer most, said Marit Solberg, "
    "who runs the only bakery on the island and employs six people.",
    "An economist at the university of Tarn, Per Hauge, called the saving well-meaning but "
    "small: it comes to 0.02% of what the ministry spends, by his own count of its published "
    "accounts.",
)
HEADING = "What the islanders say"
QUOTE = "We have been here since before there was a ministry, and we shall be here after it."
ARTICLE_TEXT = "\n\n".join(PARAGRAPHS)

_HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>{title} | The Sund Courier</title>
<meta property="og:site_name" content="The Sund Courier">
<meta property="og:title" content="{title}">
<link rel="canonical" href="https://courier.example/harnholm-ferry">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "{title}", "datePublished": "2023-11-14T06:30:00+01:00",
"author": [{{"@type": "Person", "name": "Ingrid Moe"}}],
"publisher": {{"@type": "Organization", "name": "The Sund Courier"}}}}</script>
<style>p {{ color: black }}</style><script>track("everybody")</script></head>"""
_PAGE = """<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header><main><article><h1>{title}</h1>
<p class="byline">By Ingrid Moe</p><time>Updated 12:04 GMT, 14 November 2023</time>
<div class="share"><a href="#f">Facebook</a> <a href="#x">X</a></div>
<div class="body">{body}</div></article>
<aside class="related"><h3>Related stories</h3><ul>
<li><a href="/a">Harbour dredging delayed again</a></li>
<li><a href="/b">Ten islands to see before winter</a></li></ul></aside></main>
<footer><p>© 2023 The Sund Courier. All rights reserved.</p>
<p>Sign up for our newsletter and get the news in your inbox.</p></footer></body></html>"""


def page(body: str | None = None, title: str = TITLE) -> str:
    """Return a news page around *body*, by default that of the composed article."""
    if body is None:
        first, *rest = (f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
        body = "".join(
            [
                first,
                '<p><a href="/more"><b>Read more:</b> Ten islands to see before winter</a></p>',
                *rest[:2],
                f"<h2>{HEADING}</h2>",
                *rest[2:],
                f"<blockquote><p>{QUOTE}</p></blockquote>",
                '<div class="newsletter"><p>Sign up for our newsletter today.</p></div>',
            ]
        )
    return _HEAD.format(title=escape(title)) + _PAGE.format(title=escape(title), body=body)


def hard_wrapped(width: int = 64, paragraphs: Sequence[str] = PARAGRAPHS) -> list[list[str]]:
    """Return the lines of each of *paragraphs* as a mail or a printer breaks them."""
    return [textwrap.wrap(text, width, break_on_hyphens=True) for text in paragraphs]


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>Ingrid Moe</dc:creator>'
    "<dcterms:created>2023-11-14T06:30:00Z</dcterms:created><dc:language>en-GB</dc:language>"
    "</cp:coreProperties>"
)


def word_file(
    blocks: Sequence[tuple[str, str]] | None = None, *, others: dict[str, bytes] | None = None
) -> bytes:
    """Return a DOCX of *blocks*, each a style and its text, with *others* as parts beside it."""
    if blocks is None:
        blocks = [("Heading1", TITLE), *(("", text) for text in PARAGRAPHS), ("Quote", QUOTE)]
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        for style, text in blocks
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/></w:style>'
        for name, called in (("Heading1", "heading 1"), ("Quote", "Quote"))
    )
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>".encode(),
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>".encode(),
        "word/_rels/document.xml.rels": (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/styles" Target="styles.xml"/></Relationships>'
        ),
        "docProps/core.xml": _CORE.encode(),
    } | (others or {})
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


type_of_line = tuple[float, float, int, str]
"""Where a line stands on the page, in points from the lower left, its size, its text."""


def pdf(pages: Sequence[Sequence[type_of_line]]) -> bytes:
    """Return a PDF of *pages*."""
    objects: list[bytes] = [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    ]
    kids: list[bytes] = []
    tree = 2 + 2 * len(pages)
    for lines in pages:
        stream = b"BT\n" + b"".join(_shown(*line) for line in lines) + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 1 0 R >> >> >>" % (tree, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R /Lang (en-GB) >>" % tree)
    objects.append(b"<< /Title (Microsoft Word - draft.docx) /CreationDate (D:20231114063000Z) >>")
    return _file_of(objects)


def _shown(x: float, y: float, size: int, text: str) -> bytes:
    written = text.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        written = written.replace(mark, b"\\" + mark)
    return b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj\n" % (size, x, y, written)


def _file_of(objects: list[bytes]) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects) - 1,
        len(objects),
        table,
    )


def printed(paragraphs: Sequence[str] = PARAGRAPHS, lines_a_page: int = 12) -> bytes:
    """Return a PDF as a newspaper prints it: narrow, hyphenated, heads and numbers on each page."""
    lines: list[tuple[float, int, str]] = [(0.0, 18, TITLE)]
    for number, text in enumerate(paragraphs):
        for at, line in enumerate(textwrap.wrap(text, 52)):
            lines.append((18.0 if at == 0 and number else 0.0, 10, line))
    pages: list[list[type_of_line]] = []
    for start in range(0, len(lines), lines_a_page):
        number = len(pages) + 1
        set_page: list[type_of_line] = [
            (60, 810, 8, f"The Sund Courier, 14 November 2023 | {number}")
        ]
        for row, (indent, size, line) in enumerate(lines[start : start + lines_a_page]):
            set_page.append((60 + indent, 770 - 13 * row, size, line))
        set_page.append((290, 30, 8, str(number)))
        pages.append(set_page)
    return pdf(pages)
