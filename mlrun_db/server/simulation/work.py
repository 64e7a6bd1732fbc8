"""Simulated work: how far it is, by the time that passed or by how often it was read.

Nothing runs in the background. A piece of work is a row that says when it began and how long it
takes; its progress is computed when it is read. It therefore pauses with the server, continues
after a restart on the same file, and behaves the same under any load.
"""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Row

from mlrun_db.server.storage.store import Store, Transaction

RUN = "run"
BUILD = "build"
PROJECT = "project"
BACKGROUND_TASK = "background-task"
PIPELINE = "pipeline"
WORK_KINDS = (RUN, BUILD, PROJECT, BACKGROUND_TASK, PIPELINE)

IMMEDIATE = "immediate"
READS = "reads"
SECONDS = "seconds"
MODES = (IMMEDIATE, READS, SECONDS)
EXECUTE = "execute"  # not simulated: a process does the work (package execution)


@dataclass(frozen=True)
class Pace:
    """How long work takes: ``value`` seconds, ``value`` reads of its object, or as it takes."""

    mode: str = IMMEDIATE
    value: float = 0.0

    @property
    def total(self) -> float:
        """Seconds or reads that the whole work takes; 0 when it is done immediately."""
        return 0.0 if self.mode == IMMEDIATE else self.value


@dataclass(frozen=True)
class Work:
    """One piece of work as it is stored.

    A fraction of it, from 0 to 1, is reached after that fraction of ``total``.
    """

    kind: str
    project: str
    name: str
    goal: str
    mode: str
    started: float
    total: float
    reads: int
    step: int
    state: str | None

    def reached(self, fraction: float, now: float) -> bool:
        """Return whether a fraction is done."""
        return self.due(fraction) <= (self.reads if self.mode == READS else now)

    def due(self, fraction: float) -> float:
        """Return the number of reads, or the timestamp, at which a fraction is done."""
        return fraction * self.total if self.mode == READS else self.started + fraction * self.total

    def timestamp(self, fraction: float) -> float:
        """Return the timestamp to report for a fraction; work by reads counts as one second."""
        return self.started + fraction * (1.0 if self.mode == READS else self.total)


def _work(row: Row) -> Work:
    return Work(**{name: row[name] for name in Work.__dataclass_fields__})


def begin_work(
    db: Transaction,
    kind: str,
    project: str,
    name: str,
    pace: Pace,
    *,
    goal: str = "",
    first_step: float | None = None,
) -> None:
    """Begin work, in place of older work on the same object.

    ``first_step`` is the fraction from which :func:`due_work` returns the work. Work without steps
    is only looked up when its object is read.
    """
    mode = pace.mode if pace.mode in (READS, EXECUTE) else SECONDS
    started = db.now.timestamp()
    work = Work(kind, project, name, goal, mode, started, pace.total, 0, 0, None)
    row = {**vars(work), "due": None if first_step is None else work.due(first_step)}
    places = ", ".join("?" * len(row))
    query = f"INSERT OR REPLACE INTO works ({', '.join(row)}) VALUES ({places})"
    db.run(query, tuple(row.values()))


def find_work(db: Transaction, kind: str, project: str, name: str) -> Work | None:
    """Return the work on an object, or None."""
    row = db.row(
        "SELECT * FROM works WHERE kind = ? AND project = ? AND name = ?", (kind, project, name)
    )
    return _work(row) if row else None


def schedule_step(db: Transaction, work: Work, step: int, fraction: float) -> None:
    """Store the next step of work, which is due at a fraction."""
    db.run(
        "UPDATE works SET step = ?, due = ? WHERE kind = ? AND project = ? AND name = ?",
        (step, work.due(fraction), work.kind, work.project, work.name),
    )


def end_work(db: Transaction, kind: str, project: str, name: str) -> int:
    """Delete the work on an object; return how many there were, 0 or 1."""
    return db.run(
        "DELETE FROM works WHERE kind = ? AND project = ? AND name = ?", (kind, project, name)
    )


def set_work_state(db: Transaction, kind: str, project: str, name: str, state: str) -> int:
    """Set the state that work reports from now on; return the number of rows changed."""
    return db.run(
        "UPDATE works SET state = ? WHERE kind = ? AND project = ? AND name = ?",
        (state, kind, project, name),
    )


def due_work(db: Transaction) -> list[Work]:
    """Return the work that has a step to carry out."""
    due = "(mode = 'seconds' AND due <= ?) OR (mode = 'reads' AND due <= reads)"
    rows = db.rows(f"SELECT * FROM works WHERE {due} ORDER BY due", (db.now.timestamp(),))
    return [_work(row) for row in rows]


def works_of_mode(db: Transaction, mode: str) -> list[Work]:
    """Return all work of a mode, the oldest first."""
    rows = db.rows("SELECT * FROM works WHERE mode = ? ORDER BY started, rowid", (mode,))
    return [_work(row) for row in rows]


@dataclass(frozen=True)
class ObservedObject:
    """The object whose state a response shows; a project of None matches any project."""

    kind: str
    project: str | None
    name: str

    def condition(self) -> tuple[str, list[str]]:
        """Return the SQL condition for the work on the object that advances with reads."""
        if self.project is None:
            return "kind = ? AND name = ? AND mode = 'reads'", [self.kind, self.name]
        condition = "kind = ? AND name = ? AND project = ? AND mode = 'reads'"
        return condition, [self.kind, self.name, self.project]


def count_read(store: Store, observed: ObservedObject) -> None:
    """Count a read of an object on which there is work that advances with reads."""
    condition, values = observed.condition()
    with store.transaction(write=False) as db:
        if db.row(f"SELECT 1 FROM works WHERE {condition}", values) is None:
            return
    with store.transaction() as db:
        db.run(f"UPDATE works SET reads = reads + 1 WHERE {condition}", values)
