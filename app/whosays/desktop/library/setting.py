"""Sets the front page: from packs, learners and standings to what the library shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from whosays.desktop.library.front_page import Card, FrontPage, Shelf
from whosays.desktop.library.paging import Wanted
from whosays.desktop.page.document import provenance
from whosays.desktop.walk.steps_bar import step_label
from whosays.lesson_packs.lesson import Origin, Pack, Practice
from whosays.lesson_packs.listing import ListedLesson, listing_of
from whosays.lesson_packs.problem import Problem
from whosays.lesson_packs.prose import prose_html
from whosays.lesson_packs.single_article import recorded_as
from whosays.progress.attempt import Learner, Standing
from whosays.translation import _, ngettext

_PRACTICE = {
    Practice.WORKED: lambda: _("the key is shown"),
    Practice.GUIDED: lambda: _("some of the key is given"),
    Practice.INDEPENDENT: lambda: _("on your own"),
    Practice.TEST: lambda: _("a test"),
    Practice.PROPOSED: lambda: _("beside a program's proposals"),
}
Standings = Mapping[tuple[str, str], Standing]
"""Where a learner stands, by the ids of pack and lesson."""


def front_page_of(
    record: Path,
    library: tuple[Sequence[Pack], Sequence[Problem]],
    learners: tuple[Sequence[Learner], str],
    standings: Standings,
    wanted: Wanted | None = None,
) -> FrontPage:
    """Return what to show of *library*, its packs and what is wrong with others.

    The second of *learners*, an id, stands in them as *standings* say.

    Of a pack of many lessons the first are shown, or as many as are *wanted*.
    """
    packs, problems = library
    known, present = learners
    lessons = [(pack.id, lesson) for pack in packs for lesson in listing_of(pack)]
    main, following = _offer(lessons, standings) if known and lessons else ("", ("", ""))
    return FrontPage(
        record=str(record),
        learners=tuple((learner.id, learner.name) for learner in known),
        present=present,
        shelves=tuple(_shelf(pack, standings, wanted or Wanted()) for pack in packs),
        fault=_fault(problems),
        main=main,
        next=following,
    )


def _shelf(pack: Pack, standings: Standings, wanted: Wanted) -> Shelf:
    # what a reader came for stands at the top; the rest about the pack below its lessons
    first, _break, rest = pack.introduction.strip().partition("\n\n")
    found = [lesson for lesson in listing_of(pack) if wanted.finds(lesson.title)]
    imprint = _("By {authors} · version {version} · {licence}")
    return Shelf(
        pack=pack.id,
        title=pack.title,
        first=prose_html(first),
        rest=prose_html(rest) if rest else "",
        imprint=imprint.format(authors=pack.authors, version=pack.version, licence=pack.licence),
        cards=tuple(_card(pack, lesson, standings) for lesson in found[: wanted.of(pack.id)]),
        count=len(found),
    )


def _card(pack: Pack, lesson: ListedLesson, standings: Standings) -> Card:
    standing = standings.get((pack.id, lesson.id))
    minutes = ngettext("{count} minute", "{count} minutes", lesson.minutes)
    count = len(lesson.articles)
    passages = ngettext("{count} passage", "{count} passages", count).format(count=count)
    facts = [
        _("composed for teaching") if lesson.origin is Origin.WRITTEN else provenance(lesson),
        _PRACTICE[lesson.practice](),
        *([passages] if count > 1 else []),
        minutes.format(count=lesson.minutes),
        _("level {level} of 5").format(level=lesson.level),
    ]
    under_way = _is_open(standing)
    done = standing is not None and not under_way and standing.last_score is not None
    return Card(
        pack=pack.id,
        lesson=lesson.id,
        title=lesson.title,
        facts=" · ".join(facts),
        standing=_standing_in_words(standing, lesson) or _read_alone(pack, lesson, standings),
        action=_("Continue") if under_way else _("Try again") if done else _("Open"),
        has_result=done,
    )


def _standing_in_words(standing: Standing | None, lesson: ListedLesson) -> str:
    if standing is None:
        return ""
    if standing.open_attempt is not None and standing.last_text_hash != lesson.text_hash:
        return _("The article has changed since you began; opening it begins anew")
    parts = []
    if standing.open_attempt is not None and standing.step is not None:
        parts.append(_("Under way, at “{step}”").format(step=step_label(standing.step)))
    elif standing.last_score is not None:
        parts.append(
            _("Done; {score} of 100 last time").format(score=round(standing.last_score * 100))
        )
    if standing.attempts > 1:
        attempts = ngettext("{count} attempt", "{count} attempts", standing.attempts)
        parts.append(attempts.format(count=standing.attempts))
    return " · ".join(parts)


def _read_alone(pack: Pack, lesson: ListedLesson, standings: Standings) -> str:
    """Return how many passages of *lesson*, not begun as a whole, were read in a day's round."""
    names = {recorded_as(lesson, part) for part in lesson.articles} - {lesson.id}
    found = [standings[pack.id, name] for name in names if (pack.id, name) in standings]
    read = sum(standing.last_score is not None for standing in found)
    if not read:
        return _("Not started")
    return ngettext(
        "{read} of {count} passages read in the daily round",
        "{read} of {count} passages read in the daily round",
        read,
    ).format(read=read, count=len(names))


def _is_for_rounds(lesson: ListedLesson) -> bool:
    """Tell whether *lesson* holds passages for the daily round, which it would use up."""
    return len(lesson.articles) > 1 and lesson.practice is Practice.INDEPENDENT


def _offer(
    lessons: Sequence[tuple[str, ListedLesson]], standings: Standings
) -> tuple[str, tuple[str, str]]:
    """Return the lesson under way, else the first not begun, with what the main button says."""
    under_way = [each for each in lessons if _is_open(standings.get((each[0], each[1].id)))]
    fresh = [
        each
        for each in lessons
        if (each[0], each[1].id) not in standings and not _is_for_rounds(each[1])
    ]
    pack, lesson = (under_way or fresh or lessons)[0]
    again = _("&Open the lesson") if fresh else _("Read &one again")
    return _("&Continue the lesson") if under_way else again, (pack, lesson.id)


def _fault(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    return _(
        "A pack on this machine has faults and is not shown. “whosays check” lists "
        "them; the first is {problem}"
    ).format(problem=problems[0])


def _is_open(standing: Standing | None) -> bool:
    return standing is not None and standing.open_attempt is not None
