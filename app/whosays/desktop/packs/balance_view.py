"""The page of a pack's balance: what it has its learners find, and where it is one-sided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whosays.desktop.paper_view import PaperView
from whosays.desktop.pictures.figures_table import FiguresTable
from whosays.desktop.pictures.picture import Table
from whosays.desktop.typesetting import label
from whosays.lesson_packs.balance import Count, balance_of, sentences
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.lesson import Lesson, Pack
from whosays.translation import _, ngettext


class BalanceView(PaperView):
    """Counts, and what they say."""

    def __init__(self, pack: Pack, lessons: Iterable[Lesson], unread: int = 0) -> None:
        """Show the balance of *lessons* of *pack*; *unread* others have errors."""
        super().__init__(_("The balance of “{title}”").format(title=pack.title))
        counted = balance_of(lessons, categories_of(pack))
        self.add_text(
            _(
                "A pack teaches more than its definitions. Whoever finds every state agency in "
                "one country learns to distrust that country; whoever never meets a decoy learns "
                "to mark everything."
            )
        )
        self.sentences = sentences(counted)
        for sentence in self.sentences or (_("Nothing one-sided was noticed."),):
            self.add_piece(label(sentence, "news"))
        if unread:
            self.add_piece(
                label(
                    ngettext(
                        "{count} lesson has errors and is not counted.",
                        "{count} lessons have errors and are not counted.",
                        unread,
                    ).format(count=unread),
                    "fault",
                )
            )
        self.tables: list[FiguresTable] = []
        self._add(_("By category"), _("Category"), counted.categories)
        self._add(_("By country"), _("Country"), counted.countries)
        self._add(_("By publisher"), _("Publisher"), counted.publishers)
        self.finish()

    def _add(self, heading: str, kind: str, counts: Mapping[str, Count]) -> None:
        columns = (kind, _("To be found"), _("Decoys"), _("Articles"), _("Clean articles"))
        rows = [
            (
                name or _("not said, or composed"),
                str(count.targets),
                str(count.decoys),
                str(count.articles),
                str(count.clean),
            )
            for name, count in counts.items()
        ]
        self.add_heading(heading)
        table = FiguresTable(Table(columns, tuple(rows)), heading)
        self.tables.append(table)
        self.add_piece(table)
