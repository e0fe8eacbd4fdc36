"""Prose is shown with its markup and without anything that could act."""

from __future__ import annotations

import pytest

from whosays.lesson_packs.prose import prose_html, prose_text


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("A *b* **c** `d`", "<p>A <em>b</em> <strong>c</strong> <code>d</code></p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("[a](https://b.example)", '<p><a href="https://b.example">a</a></p>'),
        ("[a](mailto:b@c.example)", '<p><a href="mailto:b@c.example">a</a></p>'),
        ("[a](glossary.md#b-c)", '<p><a href="glossary.md#b-c">a</a></p>'),
        ("[a](file:///etc/passwd)", "<p><span>a</span></p>"),
        ("[a](JaVaScRiPt:x)", "<p><span>a</span></p>"),
        ("[a](other.md)", "<p><span>a</span></p>"),
        ("![cap](https://b.example/a.png)", "<p><em>cap</em></p>"),
        ('[a](https://b.example "onclick")', '<p><a href="https://b.example">a</a></p>'),
        ("#Holm", "<p>#Holm</p>"),
        ("Text\n- a\n- b", "<p>Text</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ],
)
def test_html_is_safe(markdown: str, html: str) -> None:
    assert prose_html(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One\ntwo *three*.\n\nFour &amp; <b>.", "One two three.\n\nFour & <b>."),
        ("- a\n- b", "• a\n\n• b"),
        ("3. a\n4. b", "3. a\n\n4. b"),
        ("[a](https://b.example)", "a"),
        ("## Head\n\nText", "Head\n\nText"),
        ("", ""),
        ("| a | b |\n|---|---|\n| c | d |", "a | b\n\nc | d"),
    ],
)
def test_text_is_plain(markdown: str, text: str) -> None:
    assert prose_text(markdown) == text


def test_prose_with_very_many_brackets_is_still_shown() -> None:
    assert prose_text("[x](https://a.example) " + "[" * 5000).endswith("[" * 5000)
