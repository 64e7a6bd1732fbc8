"""States that a test sets by hand, and what there is in the store."""

from __future__ import annotations

from mlrun_db.server import works
from mlrun_db.server.errors import NotFound
from mlrun_db.server.rules.common import Object, part
from mlrun_db.server.rules.functions import get_function, store_function
from mlrun_db.server.rules.projects import patch_project
from mlrun_db.server.rules.runs import update_run
from mlrun_db.server.schema import TABLES
from mlrun_db.server.store import Session


def set_state(db: Session, kind: str, project: str, name: str, state: str) -> None:
    """Give an object a state and end the work on it. A run is named by its uid."""
    if kind == works.RUN:
        update_run(db, project, name, 0, {"status.state": state})
        works.end(db, kind, project, name)
    elif kind == works.BUILD:
        name, _, tag = name.partition(":")
        function = get_function(db, project, name, tag, "")
        part(function, "status")["state"] = state
        tag = tag or "latest"
        store_function(db, project, name, function, tag=tag, versioned=False)
        works.set_state(db, kind, project, f"{name}:{tag}", state)
    elif kind == works.PROJECT:
        patch_project(db, name, {"status": {"state": state}}, "replace")
        works.end(db, kind, name, name)
    elif not works.set_state(db, kind, project, name, state):
        raise NotFound(f"no {kind} {name} in project {project!r}")


def counts(db: Session) -> Object:
    """Return how many rows each table has."""
    return {table: db.count(f"SELECT count(*) FROM {table}") for table in TABLES}
