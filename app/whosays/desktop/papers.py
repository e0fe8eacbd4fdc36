"""What the sheets of paper say: all keys, and the glossary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from whosays.desktop.paper_view import PaperView
from whosays.lesson_packs.lesson import Pack
from whosays.translation import _


def keys_paper() -> PaperView:
    """Return the page of all keys."""
    paper = PaperView(_("All keys"))
    for heading, rows in _keys():
        paper.add_heading(heading)
        paper.add_table(rows)
    paper.finish()
    return paper


def _keys() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            _("Everywhere"),
            [
                ("Ctrl+Return, Ctrl+Enter", _("The main action: the button at the bottom right")),
                ("Ctrl+1 … Ctrl+5", _("Go to a step of the lesson that was reached")),
                ("Ctrl+L, Alt+←", _("Library")),
                ("Ctrl+N", _("Practise on an article of your own")),
                ("Ctrl+I", _("Packs: install one, remove one")),
                ("Ctrl+E", _("The studio: write lessons of your own")),
                ("Ctrl+Shift+P", _("On paper: print a lesson, or save it as PDF")),
                ("Ctrl+Shift+W, Ctrl+Shift+K", _("Print the worksheet, the key")),
                ("Ctrl+Shift+S, Ctrl+Shift+D", _("Save the worksheet, the key as PDF")),
                ("Ctrl+T", _("Today")),
                ("Ctrl+P", _("My progress")),
                ("Ctrl+J", _("My articles")),
                ("Ctrl+K", _("The record: export, copies, erasing")),
                ("Ctrl++, Ctrl+=", _("Larger text")),
                ("Ctrl+-, Ctrl+0", _("Smaller text, 100%")),
                ("F1", _("This page")),
                ("F2", _("Glossary")),
                ("Esc", _("Back from a page such as this one")),
                ("Tab, Shift+Tab", _("Next control, previous control")),
                ("Alt", _("The menu; Alt with an underlined letter presses that button")),
                ("Ctrl+Q", _("Quit; everything is kept")),
            ],
        ),
        (
            _("Library"),
            [
                ("Alt+1 … Alt+9", _("Open the lesson with that number")),
                ("Ctrl+1 … Ctrl+9", _("See its latest result")),
                ("Alt+↓, Alt+↑", _("Next lesson, previous lesson")),
            ],
        ),
        (
            _("My progress"),
            [
                ("Alt+1 … Alt+4", _("Go to the picture with that number")),
                ("T", _("The picture as a table, and back")),
                ("S, P", _("Save the picture, print it")),
                ("Alt+U, Alt+S, Alt+F", _("The attempts behind a category: its letter")),
            ],
        ),
        (
            _("My articles"),
            [
                ("Alt+1 … Alt+9", _("Go to the article with that number")),
                ("Alt+O", _("Show older articles")),
            ],
        ),
        (
            _("On the page"),
            [
                ("← →", _("Word by word")),
                ("↑ ↓, Page Up, Page Down", _("Line by line, page by page")),
                ("Ctrl+← Ctrl+→", _("Sentence by sentence")),
                ("Home, End, Ctrl+Home, Ctrl+End", _("Start and end of the line, of the article")),
                (_("Shift with these"), _("Choose words as the caret goes")),
                ("Esc", _("Choose nothing")),
                ("Ctrl+C, Ctrl+A", _("Copy what is chosen, choose everything")),
            ],
        ),
        (
            _("Marking"),
            [
                ("1, 2, 3", _("Mark what is chosen, or the word under the caret, with that pen")),
                (
                    "Delete, Backspace",
                    _("Remove the mark under the caret, or the one chosen in the list"),
                ),
                ("N, P", _("Next mark, previous mark")),
                ("D", _("What the pen in hand means, and its question")),
                ("M", _("The list of your marks")),
                ("Ctrl+Z", _("Undo, without limit")),
                ("Ctrl+Shift+Z, Ctrl+Y", _("Redo")),
                (_("Drag, double-click"), _("Mark words with the pen in hand")),
                (_("Click, Shift+click"), _("Choose words; then press a pen or its key")),
                (_("Ctrl+click"), _("Open a link of the article in the browser")),
            ],
        ),
        (
            _("Writing a lesson"),
            [
                ("Ctrl+1 … Ctrl+6", _("Article, key, brief, trace, questions, about")),
                ("1, 2, 3", _("Make the chosen words a span, with that pen")),
                ("S", _("Have marks proposed, and close the proposals")),
                ("A, Y, X", _("Accept a proposal, make it a decoy, dismiss it")),
                ("E, N, P, Delete", _("Explain a span; next, previous; remove it")),
                ("Ctrl+M", _("What is to be mended")),
                ("Ctrl+S", _("Save now; it is saved as you go, too")),
                ("Ctrl+Return", _("Try the lesson as a learner")),
            ],
        ),
        (
            _("Check"),
            [
                ("N, P", _("Next outcome, previous outcome")),
                ("D", _("Say that you see it differently; Ctrl+Return keeps what you wrote")),
            ],
        ),
        (
            _("Questions"),
            [
                ("↑ ↓, Space", _("Go through the choices, take one")),
                ("A", _("Answer the question that has the focus")),
            ],
        ),
    ]


def glossary_paper(packs: Sequence[Pack], anchor: str = "") -> tuple[PaperView, QWidget | None]:
    """Return the glossary of *packs*, and the heading of the term *anchor* names."""
    paper = PaperView(_("Glossary"))
    wanted: QWidget | None = None
    terms = sorted((term for pack in packs for term in pack.glossary), key=lambda t: t.name.lower())
    for term in terms:
        heading = paper.add_heading(term.name)
        if term.anchor == anchor:
            wanted = heading
        paper.add_prose(term.explanation)
    if not terms:
        paper.add_text(_("No pack on this machine has a glossary."))
    paper.finish()
    return paper, wanted
