"""What is printed can be read: contrast, in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication

from whosays.desktop.look.fonts import INTERFACE, SERIF
from whosays.desktop.look.look import Look
from whosays.desktop.look.tokens import Tokens, theme_names
from whosays.settings import THEMES, TYPEFACES, Settings

TEXT_ON = [
    ("ink", "paper", 7), ("ink", "desk", 7), ("ink", "desk-raised", 7), ("ink", "current", 7),
    ("ink", "pen-1-tint", 7), ("ink", "pen-2-tint", 7), ("ink", "pen-3-tint", 7),
    ("ink", "pens-overlap-tint", 7), ("selection-ink", "selection", 7),
    ("ink-soft", "paper", 4.5), ("ink-soft", "desk", 4.5), ("ink-soft", "desk-raised", 4.5),
    ("accent-ink", "accent", 4.5), ("fault", "fault-tint", 4.5),
    ("pen-1", "paper", 4.5), ("pen-2", "paper", 4.5), ("pen-3", "paper", 4.5),
    ("right", "paper", 4.5), ("part", "paper", 4.5), ("missed", "paper", 4.5),
    ("alarm", "paper", 4.5), ("right", "desk-raised", 4.5), ("alarm", "desk-raised", 4.5),
    ("focus", "paper", 3), ("focus", "desk", 3), ("rule-strong", "paper", 3),
    ("pen-1", "pen-1-tint", 3), ("pen-2", "pen-2-tint", 3), ("pen-3", "pen-3-tint", 3),
]  # fmt: skip


def _luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [part / 255 for part in (colour.red(), colour.green(), colour.blue())]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize(("text", "ground", "least"), TEXT_ON)
def test_contrast(theme: str, text: str, ground: str, least: float) -> None:
    tokens = Tokens(theme, 1.0)
    light, dark = sorted(
        (_luminance(tokens.colour(text)), _luminance(tokens.colour(ground))), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= least


def test_every_theme_has_the_same_colours() -> None:
    names = [set(Tokens(theme, 1.0).colours) for theme in theme_names()]
    assert all(each == names[0] for each in names)
    assert set(THEMES) == {"system", *theme_names()}


@pytest.mark.parametrize("typeface", TYPEFACES)
def test_the_typeface_chosen_comes_with_the_program(look: Look, typeface: str) -> None:
    look.choose(Settings(theme="light", typeface=typeface))
    wanted = {SERIF, INTERFACE} if typeface == "standard" else {typeface}
    assert wanted <= set(QFontDatabase.families())


@pytest.mark.parametrize("size", [80, 100, 200, 250])
def test_one_setting_scales_page_and_interface(application: QApplication, size: int) -> None:
    look = Look(Settings(theme="light", text_size=size))
    look.apply()
    assert application.font().pixelSize() == round(15 * size / 100)
    assert look.article_font().pixelSize() == round(19 * size / 100)
