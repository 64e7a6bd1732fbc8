"""Simulated work: how far it is, by the time that passed or by how often it was read.

Nothing runs in the background. A piece of work is a row that says when it began and what it
takes; how far it is follows when somebody looks. It therefore stops with the server, goes on
after a restart on the same file, and behaves the same at any load.
"""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Row

from mlrun_db.server.store import Session

RUN = "run"
BUILD = "build"
PROJECT = "project"
BACKGROUND_TASK = "background-task"
PIPELINE = "pipeline"
KINDS = (RUN, BUILD, PROJECT, BACKGROUND_TASK, PIPELINE)

IMMEDIATE = "immediate"
READS = "reads"
SECONDS = "seconds"
MODES = (IMMEDIATE, READS, SECONDS)


@dataclass(frozen=True)
class Pace:
    """How fast work goes: over so many seconds, or over so many reads of its object."""

    mode: str = IMMEDIATE
    value: float = 0.0

    @property
    def total(self) -> float:
        """Return what the whole work takes; 0 when it is done at once."""
        return 0.0 if self.mode == IMMEDIATE else self.value


@dataclass(frozen=True)
class Work:
    """One piece of work as it is stored."""

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

    def reached(self, share: float, now: float) -> bool:
        """Tell whether a part, from 0 to 1, is done."""
        return self.due(share) <= (self.reads if self.mode == READS else now)

    def due(self, share: float) -> float:
        """Return the count of reads, or the time, at which a part is done."""
        return share * self.total if self.mode == READS else self.started + share * self.total

    def moment(self, share: float) -> float:
        """Return the time that is told for a part; work that goes by reads takes a second."""
        return self.started + share * (1.0 if self.mode == READS else self.total)


def _work(row: Row) -> Work:
    return Work(**{name: row[name] for name in Work.__dataclass_fields__})


def begin(
    db: Session,
    kind: str,
    project: str,
    name: str,
    pace: Pace,
    *,
    goal: str = "",
    first_share: float | None = None,
) -> None:
    """Begin work, in place of older work on the same object.

    ``first_share`` is the part at which :func:`due` gives it out first; work without one is
    looked at only when somebody reads its object.
    """
    mode = READS if pace.mode == READS else SECONDS
    started = db.now.timestamp()
    work = Work(kind, project, name, goal, mode, started, pace.total, 0, 0, None)
    db.run(
        "INSERT OR REPLACE INTO works "
        "(kind, project, name, goal, mode, started, total, reads, step, due, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, NULL)",
        (
            *(kind, project, name, goal, mode, started, pace.total),
            None if first_share is None else work.due(first_share),
        ),
    )


def find(db: Session, kind: str, project: str, name: str) -> Work | None:
    """Return the work on an object, or None."""
    row = db.row(
        "SELECT * FROM works WHERE kind = ? AND project = ? AND name = ?", (kind, project, name)
    )
    return _work(row) if row else None


def go_on(db: Session, work: Work, step: int, share: float) -> None:
    """Note that work is at a step and is due again at a part."""
    db.run(
        "UPDATE works SET step = ?, due = ? WHERE kind = ? AND project = ? AND name = ?",
        (step, work.due(share), work.kind, work.project, work.name),
    )


def end(db: Session, kind: str, project: str, name: str) -> None:
    """Forget the work on an object, when there is some."""
    db.run("DELETE FROM works WHERE kind = ? AND project = ? AND name = ?", (kind, project, name))


def set_state(db: Session, kind: str, project: str, name: str, state: str) -> int:
    """Fix the state that work shows from now on; return how many rows that touched."""
    return db.run(
        "UPDATE works SET state = ? WHERE kind = ? AND project = ? AND name = ?",
        (state, kind, project, name),
    )


_DUE = "((mode = 'seconds' AND due <= ?) OR (mode = 'reads' AND due <= reads))"


def any_due(db: Session) -> bool:
    """Tell whether some work has a step to carry out."""
    found = db.row(f"SELECT 1 FROM works WHERE {_DUE} LIMIT 1", (db.now.timestamp(),))
    return found is not None


def due(db: Session) -> list[Work]:
    """Return the work that has a step to carry out."""
    rows = db.rows(f"SELECT * FROM works WHERE {_DUE} ORDER BY due", (db.now.timestamp(),))
    return [_work(row) for row in rows]


@dataclass(frozen=True)
class Watched:
    """The object whose state a request reads; a project of None means in any of them."""

    kind: str
    project: str | None
    name: str

    def _condition(self) -> tuple[str, list[str]]:
        if self.project is None:
            return "kind = ? AND name = ? AND mode = 'reads'", [self.kind, self.name]
        condition = "kind = ? AND name = ? AND project = ? AND mode = 'reads'"
        return condition, [self.kind, self.name, self.project]

    def counts(self, db: Session) -> bool:
        """Tell whether there is work that reads of the object bring on."""
        condition, values = self._condition()
        return db.row(f"SELECT 1 FROM works WHERE {condition}", values) is not None

    def count(self, db: Session) -> None:
        """Count one read."""
        condition, values = self._condition()
        db.run(f"UPDATE works SET reads = reads + 1 WHERE {condition}", values)
