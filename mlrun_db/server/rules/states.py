"""States that a test sets."""

from __future__ import annotations

from mlrun_db.server.rules.errors import NotFound
from mlrun_db.server.rules.functions import get_function, store_function
from mlrun_db.server.rules.names import LATEST
from mlrun_db.server.rules.projects import patch_project
from mlrun_db.server.rules.runs import update_run
from mlrun_db.server.simulation.work import BUILD, PROJECT, RUN, end_work, set_work_state
from mlrun_db.server.storage.documents import ensure_object
from mlrun_db.server.storage.store import Transaction


def set_state(db: Transaction, kind: str, project: str, name: str, state: str) -> None:
    """Set the state of an object and end the work on it. The name of a run is its uid."""
    if kind == RUN:
        update_run(db, project, name, 0, {"status.state": state})
        end_work(db, kind, project, name)
    elif kind == BUILD:
        name, _, tag = name.partition(":")
        function = get_function(db, project, name, tag, "")
        ensure_object(function, "status")["state"] = state
        tag = tag or LATEST
        store_function(db, project, name, function, tag=tag, versioned=False)
        set_work_state(db, kind, project, f"{name}:{tag}", state)
    elif kind == PROJECT:
        patch_project(db, name, {"status": {"state": state}}, "replace")
        end_work(db, kind, name, name)
    elif not set_work_state(db, kind, project, name, state):
        raise NotFound(f"no {kind} {name} in project {project!r}")
