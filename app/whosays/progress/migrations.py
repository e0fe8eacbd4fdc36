"""How the record's tables came to be, step by step. A step that was released never changes.

Every table is strict. What happened is in ``events``, one row each, in the order of writing; a
table per kind of event holds the particulars under the same number. Particulars are kept in the
order of their attempt, because they are always read by attempt.
"""

from __future__ import annotations

from whosays.progress.connection import Connection, Executes

APPLICATION = int.from_bytes(b"WhoS", "big")
"""Says in the file's header whose it is."""


def learners_and_attempts(db: Executes) -> None:
    """Keep learners, the texts they read, and their attempts at lessons."""
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(
        """CREATE TABLE learners (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL CHECK (name <> ''),
            folded TEXT NOT NULL UNIQUE,
            since TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE texts (
            number INTEGER PRIMARY KEY,
            hash TEXT NOT NULL UNIQUE,
            text TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE attempts (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            learner INTEGER NOT NULL REFERENCES learners (number),
            pack TEXT NOT NULL,
            lesson TEXT NOT NULL,
            text INTEGER NOT NULL REFERENCES texts (number),
            practice TEXT NOT NULL,
            started TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX attempts_of_a_learner ON attempts (learner, pack, lesson)")
    db.execute("CREATE INDEX attempts_at_a_lesson ON attempts (pack, lesson)")
    db.execute("CREATE INDEX attempts_on_a_text ON attempts (text)")


def events(db: Executes) -> None:
    """Keep everything that happens, once each; the walk and the marks."""
    db.execute(
        """CREATE TABLE events (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            learner INTEGER REFERENCES learners (number),
            attempt INTEGER REFERENCES attempts (number),
            at TEXT NOT NULL,
            UNIQUE (attempt, number),
            CHECK ((learner IS NULL) <> (attempt IS NULL))
        ) STRICT"""
    )
    db.execute("CREATE INDEX events_of_a_learner ON events (learner) WHERE learner IS NOT NULL")
    _particulars(db, "steps", "step TEXT NOT NULL")
    _particulars(
        db,
        "marks_added",
        """mark TEXT NOT NULL,
        category TEXT NOT NULL,
        "start" INTEGER NOT NULL CHECK ("start" >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > "start")""",
    )
    _particulars(db, "marks_removed", "mark TEXT NOT NULL")
    _particulars(db, "finishes")


def results(db: Executes) -> None:
    """Keep what checking gave, what the learner says to it, and the answers to questions."""
    db.execute(
        """CREATE TABLE results (
            attempt INTEGER PRIMARY KEY,
            event INTEGER NOT NULL,
            score REAL NOT NULL,
            FOREIGN KEY (attempt, event) REFERENCES events (attempt, number)
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE category_results (
            attempt INTEGER NOT NULL REFERENCES results (attempt),
            place INTEGER NOT NULL,
            category TEXT NOT NULL,
            weight REAL NOT NULL,
            marks INTEGER NOT NULL,
            spans INTEGER NOT NULL,
            span_weight REAL,
            PRIMARY KEY (attempt, place)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE outcomes (
            attempt INTEGER NOT NULL REFERENCES results (attempt),
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            category TEXT NOT NULL,
            "start" INTEGER NOT NULL CHECK ("start" >= 0),
            "end" INTEGER NOT NULL CHECK ("end" >= "start"),
            "key" TEXT,
            weight REAL NOT NULL,
            explanation INTEGER NOT NULL REFERENCES texts (number),
            ask INTEGER NOT NULL REFERENCES texts (number),
            PRIMARY KEY (attempt, place)
        ) STRICT, WITHOUT ROWID"""
    )
    _particulars(
        db,
        "disputes",
        """outcome INTEGER NOT NULL,
        reason TEXT NOT NULL,
        FOREIGN KEY (attempt, outcome) REFERENCES outcomes (attempt, place)""",
    )
    _particulars(
        db,
        "answers",
        """question INTEGER NOT NULL CHECK (question >= 0),
        choices TEXT NOT NULL,
        "right" INTEGER NOT NULL CHECK ("right" IN (0, 1))""",
    )


def evidence(db: Executes) -> None:
    """Keep what a check tells about skill, so that it can be counted when the pack is gone.

    A check that is older than this step has no rows here; it has no trials and is left out of
    what is counted over trials.
    """
    db.execute(
        """CREATE TABLE opportunities (
            attempt INTEGER NOT NULL REFERENCES results (attempt),
            place INTEGER NOT NULL CHECK (place >= 0),
            article TEXT NOT NULL,
            category TEXT NOT NULL,
            weight REAL NOT NULL,
            marks INTEGER NOT NULL,
            spans INTEGER NOT NULL,
            span_weight REAL,
            decoys INTEGER NOT NULL,
            sentences INTEGER NOT NULL,
            trials TEXT NOT NULL CHECK (trials NOT GLOB '*[^hmarAR-]*'),
            PRIMARY KEY (attempt, place)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE wrong_names (
            attempt INTEGER NOT NULL,
            outcome INTEGER NOT NULL,
            meant TEXT NOT NULL,
            PRIMARY KEY (attempt, outcome),
            FOREIGN KEY (attempt, outcome) REFERENCES outcomes (attempt, place)
        ) STRICT, WITHOUT ROWID"""
    )


def _particulars(db: Executes, table: str, columns: str = "") -> None:
    """Create *table* for what one kind of event says beside when and in which attempt."""
    columns_first = f"{columns}, " if columns else ""  # SQLite wants constraints after columns
    db.execute(
        f"""CREATE TABLE {table} (
            attempt INTEGER NOT NULL,
            event INTEGER NOT NULL,
            {columns_first}PRIMARY KEY (attempt, event),
            FOREIGN KEY (attempt, event) REFERENCES events (attempt, number)
        ) STRICT, WITHOUT ROWID"""
    )


STEPS = (learners_and_attempts, events, results, evidence)
"""In order; how many of them a file went through is its version."""

_SET = "whosays"


def applied(db: Connection) -> list[str]:
    """Return the names of the steps that *db* went through, in order."""
    table = "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    if db.execute(table).fetchone() is None:
        return []
    names = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id"
    return [name for (name,) in db.execute(names, (_SET,))]


def pending(db: Connection) -> bool:
    """Tell whether *db* has not gone through every step."""
    return not {step.__name__ for step in STEPS} <= set(applied(db))


def apply(db: Connection, stop_before: str | None = None) -> None:
    """Take *db* through the steps that it has not gone through, up to *stop_before*."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations(_SET)
    for step in STEPS:
        migrations()(step)
    migrations.apply(
        Database(db, recursive_triggers=False, execute_plugins=False), stop_before=stop_before
    )
