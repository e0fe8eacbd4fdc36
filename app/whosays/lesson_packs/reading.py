"""Reads lessons and packs, and reports every problem of a file in one run.

Nothing here raises because of what a file holds: whatever is wrong becomes a problem with its
line and column, and a lesson or pack with errors is None.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from whosays.lesson_packs.article import Article, read_article
from whosays.lesson_packs.categories import categories_of
from whosays.lesson_packs.drafts import MOST_SPANS, drafts_of, too_many_spans
from whosays.lesson_packs.file_text import file_text, page_text
from whosays.lesson_packs.findings import MOST_PROBLEMS, START, Findings, TooManyProblems
from whosays.lesson_packs.front_matter import read_front_matter
from whosays.lesson_packs.glossary import read_glossary
from whosays.lesson_packs.key import KeyEntry, read_entries
from whosays.lesson_packs.lesson import KeySpan, Lesson, Pack, Term, UnattachedEntry
from whosays.lesson_packs.lesson_facts import KEYS, LessonFacts, lesson_facts
from whosays.lesson_packs.links import GLOSSARY, check_links
from whosays.lesson_packs.pack_page import PackPage, read_pack_page
from whosays.lesson_packs.pictures import Pictures
from whosays.lesson_packs.problem import Problem, Severity
from whosays.lesson_packs.questions import read_questions
from whosays.lesson_packs.sections import Section, SectionKind, Sections, split_sections
from whosays.lesson_packs.source import joined, source_lines
from whosays.lesson_packs.spans import KeyRules, key_of
from whosays.lesson_packs.trace_table import read_trace
from whosays.lesson_packs.unattached import unattached_entries
from whosays.translation import _

PACK_PAGE = "pack.md"
_MOST_BRACKETS = 4 * MOST_SPANS  # some may be in code, or no spans for another reason
_NO_LESSONS = (PACK_PAGE, GLOSSARY)


@dataclass(frozen=True, slots=True)
class LessonReading:
    """What reading a lesson gave."""

    lesson: Lesson | None
    """None where there are errors."""
    problems: tuple[Problem, ...]
    """By line and column."""


@dataclass(frozen=True, slots=True)
class PackReading:
    """What reading a pack gave."""

    pack: Pack | None
    """None where there are errors, in ``pack.md``, the glossary or a lesson."""
    problems: tuple[Problem, ...]
    """By file, line and column."""


def read_lesson(
    path: Path, *, pack: Pack | None = None, file: str | None = None, strict: bool = False
) -> LessonReading:
    """Read the lesson in the file *path*.

    *pack* gives its categories, language and glossary. Problems name *file*, or else *path*.
    With *strict*, a span without an explanation is an error.
    """
    findings = Findings(file or str(path), strict=strict)
    source = file_text(path, findings)
    if source is None:
        return LessonReading(None, findings.problems)
    return _read_lesson(source, path, pack, findings, Pictures(path.parent))


def read_lesson_text(
    source: str,
    file: str = "lesson.md",
    *,
    pack: Pack | None = None,
    folder: Path | None = None,
    strict: bool = False,
) -> LessonReading:
    """Read the lesson in *source*; like ``read_lesson``, but the text need be in no file.

    Its pictures are looked for in *folder*; without one they are not looked for.
    """
    findings = Findings(file, strict=strict)
    return _read_lesson(source, Path(file), pack, findings, Pictures(folder))


def read_pack(
    folder: Path,
    *,
    file: str | None = None,
    strict: bool = False,
    step: Callable[[int, int], None] | None = None,
) -> PackReading:
    """Read the pack in *folder*, with all its lessons.

    Problems name files inside *file*, or else inside *folder*. *step* is told before each lesson
    how many of how many are read; what it raises ends the reading.
    """
    shown = str(folder) if file is None else file
    pack, found = page_and_glossary(folder, shown)
    problems = list(found)
    if pack is None and (folder / PACK_PAGE).exists():
        return PackReading(None, tuple(sorted(problems)))
    lessons: list[Lesson] = []
    for reading in _readings(pack, folder, shown, strict=strict, step=step):
        problems += reading.problems
        if reading.lesson is not None:
            lessons.append(reading.lesson)
    whole = replace(pack, lessons=tuple(lessons)) if pack is not None else None
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    return PackReading(None if has_errors else whole, tuple(sorted(problems)))


def ids_taken(lessons: Iterable[tuple[str, str]], shown: str) -> Iterator[Problem]:
    """Give an error for each of *lessons*, ids and file names in *shown*, that has another's id."""
    first: dict[str, str] = {}
    for identifier, name in lessons:
        if first.setdefault(identifier, name) != name:
            findings = Findings(inside(shown, name))
            findings.error(
                START,
                _("The lesson id “{id}” is taken by {file}; choose another.").format(
                    id=identifier, file=first[identifier]
                ),
            )
            yield from findings.problems


def inside(shown: str, name: str) -> str:
    """Return how problems name the file *name* of the folder that they name *shown*."""
    return os.path.join(shown, name)  # noqa: PTH118 - as the user gave it


def errors_in(
    folder: Path,
    *,
    file: str,
    step: Callable[[int, int], None] | None = None,
    read: Callable[[LessonReading], None] = lambda _reading: None,
) -> tuple[Problem, ...]:
    """Return what keeps the pack in *folder* from being installed, ``MOST_PROBLEMS`` at most.

    One lesson at a time is in memory, so that it does not matter how many there are; *read* is
    given each. *file* and *step* are as in ``read_pack``.
    """
    pack, found = page_and_glossary(folder, file)
    errors = [each for each in found if each.severity is Severity.ERROR]
    for reading in () if pack is None else _readings(pack, folder, file, step=step):
        errors += [each for each in reading.problems if each.severity is Severity.ERROR]
        read(reading)
        if len(errors) >= MOST_PROBLEMS:
            break
    return tuple(sorted(errors)[:MOST_PROBLEMS])


def _readings(
    pack: Pack | None,
    folder: Path,
    shown: str,
    *,
    strict: bool = False,
    step: Callable[[int, int], None] | None,
) -> Iterator[LessonReading]:
    """Read the lessons in *folder*, each with a problem more where its id is taken."""
    taken: dict[str, str] = {}
    files = lesson_files(folder)
    for number, path in enumerate(files):
        if step is not None:
            step(number, len(files))
        name = inside(shown, path.name)
        reading = read_lesson(path, pack=pack, file=name, strict=strict)
        lesson = reading.lesson
        first = path.name if lesson is None else taken.setdefault(lesson.id, path.name)
        if lesson is None or first == path.name:
            yield reading
            continue
        findings = Findings(name)
        findings.error(
            START,
            _("The lesson id “{id}” is taken by {file}; choose another.").format(
                id=lesson.id, file=first
            ),
        )
        yield LessonReading(lesson, (*reading.problems, *findings.problems))


def read_pack_alone(folder: Path, *, file: str | None = None) -> PackReading:
    """Read ``pack.md`` and the glossary in *folder*, without any lesson."""
    pack, problems = page_and_glossary(folder, str(folder) if file is None else file)
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    return PackReading(None if has_errors else pack, problems)


def pack_around(path: Path) -> Pack | None:
    """Return the pack, without its lessons, whose folder holds *path*; None without one.

    What is wrong with the pack itself does not matter here, as far as it can be read.
    """
    folder = path.parent
    return page_and_glossary(folder, str(folder))[0] if (folder / PACK_PAGE).is_file() else None


def page_and_glossary(folder: Path, shown: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Return the pack in *folder*, without its lessons, and what is wrong with it.

    It is there even where it has errors, as far as it can be read, so that its lessons can be
    checked as well. Problems name files inside *shown*.
    """
    findings = Findings(inside(shown, PACK_PAGE))
    source = page_text(folder / PACK_PAGE, findings)
    page = pack = None
    with suppress(TooManyProblems):
        if source is not None:
            page = read_pack_page(source_lines(source, findings), findings)
    if page is None:
        return None, findings.problems
    of_glossary = Findings(inside(shown, GLOSSARY))
    with suppress(TooManyProblems):
        pack = _pack(page, folder, of_glossary)
        check_links(page.lines, _anchors(pack), findings)
    return pack, tuple(sorted((*findings.problems, *of_glossary.problems)))


def pack_folders(parent: Path) -> list[Path]:
    """Return the folders directly inside *parent* that hold a pack, by name; no hidden ones."""
    try:
        pages = sorted(page.parent for page in parent.glob(f"*/{PACK_PAGE}"))
    except OSError:
        return []
    return [folder for folder in pages if not folder.name.startswith(".")]


def lesson_files(folder: Path) -> list[Path]:
    """Return the lesson files in *folder* in reading order.

    Every ``.md`` file is one but ``pack.md``, ``glossary.md``, hidden files, and pages for people
    who look into the folder, whose names are in capitals (``README.md``, ``LICENSE.md``).
    """
    return [folder / entry.name for entry in lesson_entries(folder)]


def lesson_entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return the ``lesson_files`` in *folder* as it lists them, which is quicker."""
    try:
        with os.scandir(folder) as entries:
            lessons = [entry for entry in entries if _is_lesson(entry.name) and _is_file(entry)]
    except OSError:
        return []
    return sorted(lessons, key=lambda entry: (entry.name.casefold(), entry.name))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads in circles, say
        return False


def _is_lesson(name: str) -> bool:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a pathlib.Path for each takes its time
    if suffix.lower() != ".md" or name.startswith((".", "_", "~")):
        return False
    return not (name.lower() in _NO_LESSONS or stem.isupper())


def _pack(page: PackPage, folder: Path, findings: Findings) -> Pack:
    terms: tuple[Term, ...] = ()
    path = folder / GLOSSARY
    if path.exists():
        source = page_text(path, findings)
        if source is not None:
            lines = source_lines(source, findings)
            terms = read_glossary(lines, findings)
            check_links(lines, [term.anchor for term in terms], findings)
    return Pack(
        id=page.id,
        version=page.version,
        title=page.title,
        authors=page.authors,
        language=page.language,
        licence=page.licence,
        introduction=page.introduction,
        folder=folder,
        categories=page.categories,
        glossary=terms,
    )


def _anchors(pack: Pack | None) -> Collection[str] | None:
    return None if pack is None else {term.anchor for term in pack.glossary}


def _read_lesson(
    source: str, path: Path, pack: Pack | None, findings: Findings, pictures: Pictures
) -> LessonReading:
    lesson = None
    with suppress(TooManyProblems):
        lesson = _LessonReader(path, pack, findings, pictures).read(source)
    return LessonReading(None if findings.has_errors else lesson, findings.problems)


class _LessonReader:
    """Reads one lesson, section by section."""

    def __init__(
        self, path: Path, pack: Pack | None, findings: Findings, pictures: Pictures
    ) -> None:
        self._path = path
        self._pack = pack
        self._findings = findings
        self._pictures = pictures
        self._categories = categories_of(pack)

    def read(self, source: str) -> Lesson | None:
        """Return the lesson in *source*, or None where its front matter does not allow one."""
        findings = self._findings
        matter, rest = read_front_matter(source_lines(source, findings), KEYS, findings)
        facts = lesson_facts(matter, self._categories, findings)
        sections = split_sections(rest, findings)
        articles = sections.of(SectionKind.ARTICLE)
        self._check_brackets(articles)
        article = read_article(articles, self._pictures, findings)
        entries, faulty = read_entries(sections.lines(SectionKind.KEY), findings)
        key: tuple[KeySpan, ...] = ()
        unattached: tuple[UnattachedEntry, ...] = ()
        if articles:
            key = self._key(article, entries, faulty, facts)
        else:
            self._check_stands_alone(facts, entries, matter.end.line)
            unattached = unattached_entries(entries, self._rules(facts), findings)
        trace = read_trace(sections.lines(SectionKind.TRACE), findings)
        questions = read_questions(sections.lines(SectionKind.QUESTIONS), findings)
        self._check_prose(sections)
        if facts.practice is None or facts.origin is None:
            return None
        return Lesson(
            id=facts.id,
            title=facts.title,
            level=facts.level,
            minutes=facts.minutes,
            practice=facts.practice,
            categories=facts.categories,
            origin=facts.origin,
            brief=joined(sections.brief).strip(),
            text=article.text,
            path=self._path,
            blocks=tuple(article.blocks),
            styles=tuple(article.styles),
            articles=tuple(article.parts),
            key=key,
            trace=trace,
            questions=questions,
            notes=joined(sections.lines(SectionKind.NOTES)).strip(),
            publisher=facts.publisher,
            country=facts.country,
            published=facts.published,
            url=facts.url,
            rights=facts.rights,
            test_set=facts.test_set,
            language=self._language,
            unattached=unattached,
        )

    @property
    def _language(self) -> str:
        return self._pack.language if self._pack is not None else "en"

    def _rules(self, facts: LessonFacts) -> KeyRules:
        return KeyRules(self._categories, facts.categories, facts.practice, self._language)

    def _key(
        self, article: Article, entries: list[KeyEntry], faulty: set[str], facts: LessonFacts
    ) -> tuple[KeySpan, ...]:
        drafts = drafts_of(article, entries, faulty, self._findings)
        return key_of(article.text, drafts, self._rules(facts), self._findings)

    def _check_brackets(self, articles: Iterable[Section]) -> None:
        """End the reading of what has far more spans than a lesson, which would take long."""
        count = 0
        for line in (line for section in articles for line in section.lines):
            count += line.text.count("]{")
            if count > _MOST_BRACKETS:
                self._findings.error(line.place, too_many_spans())
                raise TooManyProblems

    def _check_stands_alone(
        self, facts: LessonFacts, entries: Sequence[KeyEntry], line: int
    ) -> None:
        """Note what a lesson without an article lacks."""
        place = replace(START, line=line)
        if not entries:
            self._findings.error(
                place, _("This lesson has no article; write its text under # Article.")
            )
        elif not facts.url:
            self._findings.error(
                place,
                _(
                    "A lesson without its article says where that is; write url: https://… in the "
                    "front matter, or the text under # Article."
                ),
            )

    def _check_prose(self, sections: Sections) -> None:
        anchors = _anchors(self._pack)
        check_links(sections.brief, anchors, self._findings)
        for part in sections.parts:
            if part.kind is not SectionKind.ARTICLE:
                check_links(part.lines, anchors, self._findings)
                _check_not_empty(part, self._findings)


def _check_not_empty(part: Section, findings: Findings) -> None:
    if all(line.blank for line in part.lines):
        findings.warning(
            part.heading.line.place, _("This section is empty; fill it or delete its heading.")
        )
