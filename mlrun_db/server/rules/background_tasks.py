"""Lists of background tasks: of projects, and of the server itself, which has no project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mlrun_db.server.rules.builder import get_background_task
from mlrun_db.server.simulation.work import BACKGROUND_TASK
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.store import Transaction

STATES = ("succeeded", "failed", "running")
_DEFAULT_PERIOD = timedelta(days=7)


@dataclass(frozen=True)
class TaskFilter:
    """Filters of a list of tasks; an empty field does not filter."""

    state: str = ""
    created_from: datetime | None = None
    created_to: datetime | None = None
    updated_from: datetime | None = None
    updated_to: datetime | None = None

    def matches(self, task: Object) -> bool:
        """Return whether a task passes the filters."""
        metadata = task["metadata"]
        created, updated = (_time(metadata[key]) for key in ("created", "updated"))
        return (
            self.state in ("", task["status"]["state"])
            and (self.created_from is None or created >= self.created_from)
            and (self.created_to is None or created <= self.created_to)
            and (self.updated_from is None or updated >= self.updated_from)
            and (self.updated_to is None or updated <= self.updated_to)
        )


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def list_project_tasks(db: Transaction, project: str, filters: TaskFilter) -> list[Object]:
    """Return the tasks of a project that match; without filters those of the last week."""
    if filters == TaskFilter():
        filters = TaskFilter(created_from=db.now - _DEFAULT_PERIOD)
    tasks = (get_background_task(db, project, name) for name in _names(db, project))
    return [task for task in tasks if filters.matches(task)]


def list_server_tasks(db: Transaction, name: str, kind: str) -> list[Object]:
    """Return the tasks of the server itself, optionally those of a name or kind."""
    names = [each for each in _names(db, "") if name in ("", each)]
    tasks = [get_background_task(db, None, each) for each in names]
    return [task for task in tasks if kind in ("", task["metadata"].get("kind"))]


def _names(db: Transaction, project: str) -> list[str]:
    rows = db.rows(
        "SELECT name FROM works WHERE kind = ? AND project = ? ORDER BY started, rowid",
        (BACKGROUND_TASK, project),
    )
    return [row["name"] for row in rows]
