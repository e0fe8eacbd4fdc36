"""The library: who is reading, the lessons, and where the reader stands in each."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from whosays.desktop.announcing import announce
from whosays.desktop.library.front_page import FrontPage, Shelf
from whosays.desktop.library.lesson_card import LessonCard
from whosays.desktop.library.paging import AT_ONCE, additions
from whosays.desktop.library.reader_row import ReaderRow
from whosays.desktop.library.today_line import TodayLine
from whosays.desktop.opening_view import reading_in_words
from whosays.desktop.prose import Prose
from whosays.desktop.typesetting import (
    Scrolling,
    button,
    column,
    label,
    margins,
    of_kind,
    rule,
    set_kind,
)
from whosays.translation import _, ngettext

_IN_HASTE = 3  # lessons to begin with; those below them move nothing
_TYPING = 150  # ms without another letter, after which a title is looked for
_BREATH = 40  # ms in which a key pressed already is answered, before the rest is set


class LibraryView(QWidget):
    """Every pack on this machine, like the front page of a newspaper."""

    learner_chosen = Signal(str)
    learner_added = Signal(str)
    lesson_wanted = Signal(str, str)
    """The ids of pack and lesson."""
    result_wanted = Signal(str, str)
    """The ids of pack and lesson whose latest result is to be shown."""
    address_wanted = Signal(str)
    more_wanted = Signal(str)
    """More lessons of this pack are to be shown; its id."""
    words_wanted = Signal(str)
    """Only lessons whose titles hold these words are to be shown; empty for all."""
    painted = Signal()
    """The view was painted for the first time, a moment ago."""

    def __init__(self) -> None:
        super().__init__()
        of_kind(self, "view")
        self._page: FrontPage | None = None
        self._is_whole = False
        self._is_painted = False
        self.reader = ReaderRow()
        self.reader.chosen.connect(self.learner_chosen)
        self.reader.added.connect(self.learner_added)
        self.today = TodayLine()
        self.cards: dict[tuple[str, str], LessonCard] = {}
        self._before: dict[str, int] = {}
        """How many lessons there are in the packs before each."""
        self._page_lines = QVBoxLayout()
        self._stops: list[QWidget] = []
        """Where Tab stops among the lessons, in order."""
        self.more: dict[str, QPushButton] = {}
        self._goes_on: tuple[str, int] | None = None
        """The pack of which more was wanted, and how many of its lessons were shown."""
        self.words, self._finding = self._make_words()
        self._fault = label("", "fault")
        self._fault.hide()
        self.main = of_kind(button(""), "main")
        self.main.clicked.connect(self._open_next)
        self._make_actions()
        self._lines = QVBoxLayout()
        self._shelf: QWidget | None = None
        sheet = of_kind(QFrame(), "sheet")
        inside = margins(QVBoxLayout(sheet), (40, 28, 40, 32), 12)
        masthead = label("Who Says?", "title")
        masthead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        motto = label(_("Read the news the way a good editor does"), "kicker")
        motto.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for piece in (masthead, motto, rule(), self.reader, self.today, self._fault, self.words):
            inside.addWidget(piece)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        self._scrolling = self._make_scrolling(sheet)
        self._place = label("", "quiet")
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bottom = margins(QHBoxLayout(), (16, 0, 16, 12), 16)
        bottom.addWidget(self._place, 1)
        bottom.addWidget(self.main)
        outer = margins(QVBoxLayout(self), (0, 8, 0, 0), 8)
        outer.addWidget(self._scrolling, 1)
        outer.addLayout(bottom)

    def _make_actions(self) -> None:
        # the button's own shortcut is the letter in its name, which changes
        action = QAction(_("Main action"), self)
        action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        action.triggered.connect(self.main.click)
        self.addAction(action)
        for name, key, step in (
            (_("Next lesson"), "Alt+Down", 1),
            (_("Previous lesson"), "Alt+Up", -1),
        ):
            turn = QAction(name, self)
            turn.setShortcut(QKeySequence(key))
            turn.triggered.connect(partial(self._turn, step))
            self.addAction(turn)

    def _make_scrolling(self, sheet: QWidget) -> Scrolling:
        self._sought: tuple[LessonCard, QWidget] | None = None
        """A lesson that was gone to, and what had the focus then."""
        made = Scrolling(column(sheet, 84), _("Library"))
        made.verticalScrollBar().rangeChanged.connect(self._show_sought)
        return made

    def _make_words(self) -> tuple[QLineEdit, QTimer]:
        """Return the field for words of a title, and what waits until somebody has typed them."""
        made = QLineEdit()
        made.setAccessibleName(_("Find a lesson by its title"))
        made.setPlaceholderText(_("Find a lesson by its title"))
        made.setClearButtonEnabled(True)
        made.hide()
        finding = QTimer(self)
        finding.setSingleShot(True)
        finding.setInterval(_TYPING)
        finding.timeout.connect(self._find)
        made.textChanged.connect(lambda _text: finding.start())
        made.returnPressed.connect(self._find)
        return made, finding

    def _find(self) -> None:
        self._finding.stop()
        self.words_wanted.emit(self.words.text())

    @property
    def is_whole(self) -> bool:
        """Tell whether everything that is to be shown is."""
        return self._is_whole

    def show_page(self, page: FrontPage, *, in_haste: bool = False) -> None:
        """Show *page*; what is shown already stays as it is.

        *in_haste* only as many lessons as are to be seen: each takes its time to be set.
        """
        self._place.setText(_("Your record: {file}").format(file=page.record))
        self._fault.setText(page.fault)
        set_kind(self._fault, "fault")
        self._fault.setVisible(bool(page.fault))
        if page == self._page and (in_haste or self._is_whole):
            return
        more = additions(self._page, page) if self._is_whole and not in_haste else None
        if more is not None:
            self._page = page
            for pack, shown in more:
                self._add_cards(pack, shown)
            self._go_on()
            return
        if self._page is None or page.present != self._page.present:
            self.today.show_sentence("")  # what was said was another's
        self.today.setVisible(bool(page.learners))
        self._page, self._is_whole = page, not in_haste
        self.reader.show_learners(page.learners, page.present)
        shelf = QWidget()
        self._page_lines = lines = margins(QVBoxLayout(shelf), (0, 8, 0, 0), 12)
        self._sought = None
        self.cards, self._stops, self.more, self._before = {}, [], {}, {}
        many = sum(each.count for each in page.shelves) > AT_ONCE
        self.words.setVisible(bool(page.learners) and (many or bool(self.words.text())))
        found = [each for each in page.shelves if each.count or not self.words.text()]
        before = 0
        for pack in found[:1] if in_haste else found:
            self._before[pack.pack] = before
            before += pack.count
            self._show_shelf(lines, pack, _IN_HASTE if in_haste else None)
        if not page.shelves:
            lines.addWidget(label(_("There are no lessons on this machine."), "prose"))
        elif not found:
            lines.addWidget(label(_("No lesson has these words in its title."), "prose"))
        if self._shelf is not None:
            self._shelf.hide()
            self._lines.removeWidget(self._shelf)
            self._shelf.deleteLater()
        self._shelf = shelf
        self._lines.addWidget(shelf)
        if self._stops:
            QWidget.setTabOrder(self._stops[-1], self.main)
        shelf.setEnabled(bool(page.learners))
        self._offer(page)
        self._go_on()

    def show_reading(self, number: int, count: int) -> None:
        """Say, until a page is shown, that *number* of the *count* lessons of a pack are read."""
        self._place.setText(reading_in_words(number, count))

    def _show_shelf(self, lines: QVBoxLayout, pack: Shelf, most: int | None) -> None:
        lines.addWidget(label(pack.title, "heading"))
        lines.addWidget(self._prose(pack.first))
        for place in range(len(pack.cards[:most])):
            card = self._card(pack, place)
            self._stops.append(card.open)
            lines.addWidget(card)
        if most is not None and most < len(pack.cards):
            return  # what follows is far below
        more = self._offer_more(pack)
        if more is not None:
            self._stops.append(more)
            lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if pack.rest:
            lines.addWidget(label(_("About “{title}”").format(title=pack.title), "section"))
            lines.addWidget(self._prose(pack.rest))
        lines.addWidget(label(pack.imprint, "quiet"))

    def _card(self, pack: Shelf, place: int) -> LessonCard:
        """Return the card in *place* of *pack*, which is counted among all of them."""
        each = pack.cards[place]
        key = (each.pack, each.lesson)
        # numbered through all packs, shown or not: the number is the key that opens it
        card = LessonCard(self._before[pack.pack] + place + 1, each)
        card.wanted.connect(lambda: self.lesson_wanted.emit(*key))
        card.result_wanted.connect(lambda: self.result_wanted.emit(*key))
        self.cards[key] = card
        return card

    def _offer_more(self, pack: Shelf) -> QPushButton | None:
        """Return a button for the lessons of *pack* that are not shown, None where all are."""
        left = pack.count - len(pack.cards)
        if left <= 0:
            return None
        said = ngettext(
            "Show more: {count} lesson is left", "Show more: {count} lessons are left", left
        )
        more = button(said.format(count=f"{left:,}"))
        more.setAccessibleDescription(pack.title)
        more.clicked.connect(partial(self._want_more, pack.pack, len(pack.cards)))
        self.more[pack.pack] = more
        return more

    def _add_cards(self, pack: Shelf, shown: int) -> None:
        """Put the cards of *pack* after the first, which are *shown*, below those."""
        lines, old = self._page_lines, self.more.pop(pack.pack)
        block = QWidget()  # what is put in one by one has everything set anew each time
        inside = margins(QVBoxLayout(block), (0, 0, 0, 0), lines.spacing())
        cards = [self._card(pack, place) for place in range(shown, len(pack.cards))]
        for card in cards:
            inside.addWidget(card)
        more = self._offer_more(pack)
        at = lines.indexOf(old)
        lines.insertWidget(at, block)
        if more is not None:
            lines.insertWidget(at + 1, more, 0, Qt.AlignmentFlag.AlignLeft)
        stops = [stop for card in cards for stop in card.stops] + ([more] if more else [])
        for one, following in pairwise([old, *stops]):
            QWidget.setTabOrder(one, following)
        place = self._stops.index(old)
        self._stops[place : place + 1] = [*(card.open for card in cards), *([more] if more else [])]
        lines.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.cards = {
            (each.pack, each.lesson): self.cards[each.pack, each.lesson]
            for shelf in (self._page.shelves if self._page else ())
            for each in shelf.cards
        }

    def _want_more(self, pack: str, shown: int) -> None:
        self._goes_on = (pack, shown)
        self.more_wanted.emit(pack)

    def _go_on(self) -> None:
        """Take the focus to the first of the lessons that were wanted."""
        if self._goes_on is None:
            return
        pack, shown = self._goes_on
        self._goes_on = None
        opening = [card.open for (of, _lesson), card in self.cards.items() if of == pack]
        if shown < len(opening):
            opening[shown].setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(
                0, opening[shown], lambda: self._scrolling.ensureWidgetVisible(opening[shown])
            )

    def _prose(self, html: str) -> Prose:
        prose = Prose("", "plain")
        prose.set_html(html)
        if prose.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self._stops.append(prose)
        prose.address_wanted.connect(self.address_wanted)
        return prose

    def lesson_in_mind(self) -> tuple[str, str]:
        """Return the ids of pack and lesson that has the focus, or else that comes next."""
        focus = self.window().focusWidget()
        for key, card in self.cards.items():
            if card.isAncestorOf(focus):
                return key
        return self._page.next if self._page is not None else ("", "")

    def show_pack(self, pack: str) -> None:
        """Go to the lessons of the pack with the id *pack*, where there are any."""
        if self.words.text():  # which may not be in this one
            self.words.clear()
            self._find()
        cards = [card for key, card in self.cards.items() if key[0] == pack]
        if cards:
            cards[0].open.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._sought = (cards[0], self.window().focusWidget())
            self._show_sought()

    def _show_sought(self) -> None:
        """Keep the lesson that was gone to in sight while the page is being set around it."""
        if self._sought is None:
            return
        card, focus = self._sought
        if self.window().focusWidget() is focus:
            # above it stands whose it is
            self._scrolling.ensureWidgetVisible(card, 0, self.height() // 4)
        else:
            self._sought = None  # somebody went on

    def _offer(self, page: FrontPage) -> None:
        """Offer the main action, where there is one."""
        self.main.setVisible(bool(page.main))
        titles = {
            (card.pack, card.lesson): card.title for shelf in page.shelves for card in shelf.cards
        }
        self.main.setText(page.main)
        name = f"{page.main.replace('&', '')}: {titles.get(page.next, '')}"
        self.main.setAccessibleName(name)

    def _turn(self, step: int) -> None:
        """Take the focus *step* lessons on, around the end."""
        opening = [card.open for card in self.cards.values()]
        if not opening or not opening[0].isEnabled():
            return
        here = next((n for n, button_ in enumerate(opening) if button_.hasFocus()), None)
        first = 0 if step > 0 else -1
        wanted = opening[first if here is None else (here + step) % len(opening)]
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scrolling.ensureWidgetVisible(wanted)

    def _open_next(self) -> None:
        if self._page is not None and self._page.main:
            self.lesson_wanted.emit(*self._page.next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is something to be seen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(_BREATH, self, self.painted.emit)

    def refuse(self, sentence: str) -> None:
        """Say why something could not be done."""
        self._say(sentence, "fault")

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self._say(sentence, "news")

    def _say(self, sentence: str, kind: str) -> None:
        self._fault.setText(sentence)
        set_kind(self._fault, kind)
        self._fault.show()
        announce(self, sentence)

    def enter(self) -> None:
        """Begin with the name where nobody is known, else with the main action."""
        if self.main.isVisible():
            self.main.setFocus()
        else:
            self.reader.name.setFocus()
