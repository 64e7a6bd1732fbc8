"""Resources of jobs that are at work, as a cluster would list them: one pod for each run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from sqlite3 import Row

from mlrun_db.server.rules.errors import BadRequest
from mlrun_db.server.rules.names import EVERY_PROJECT
from mlrun_db.server.rules.runs import ABORTED, update_run
from mlrun_db.server.simulation.work import RUN
from mlrun_db.server.storage.documents import Object, as_text, dig, load
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

KINDS = ("dask", "job", "spark", "remote-spark", "mpijob", "databricks")
_PHASES = {"pending": "Pending", "running": "Running"}
_UID, _KIND, _PROJECT = "mlrun/uid", "mlrun/class", "mlrun/project"


def list_resources(
    db: Transaction, project: str, kind: str = "", uid: str = "", selector: str = ""
) -> list[Object]:
    """Return the resources of a project, or of every project for "*"; empty filters do not filter.

    Raises BadRequest for an unknown kind.
    """
    if kind and kind not in KINDS:
        raise BadRequest(f"Invalid runtime kind {kind}. Must be one of: {list(KINDS)}")
    where = Where().add("works.kind = ? AND runs.iter = 0", RUN).equal("runs.uid", uid)
    if project != EVERY_PROJECT:
        where.add("works.project = ?", project)
    where.one_of("runs.state", tuple(_PHASES))
    rows = db.rows(
        "SELECT runs.project, runs.uid, runs.name, runs.state, runs.body FROM works "
        "JOIN runs ON runs.project = works.project AND runs.uid = works.name "
        f"{where} ORDER BY runs.id",
        where.values,
    )
    is_selected = _parse_selector(selector)
    found = [_resource(row) for row in rows]
    return [
        each
        for each in found
        if kind in ("", each["labels"][_KIND]) and is_selected(each["labels"])
    ]


def _resource(row: Row) -> Object:
    run = load(row["body"])
    kind = as_text(dig(run, "metadata", "labels", "kind"))
    labels = {
        _KIND: kind if kind in KINDS else "job",
        _PROJECT: row["project"],
        "mlrun/name": row["name"],
        _UID: row["uid"],
        "mlrun/owner": as_text(dig(run, "metadata", "labels", "owner")),
    }
    status = {"phase": _PHASES[row["state"]], "startTime": dig(run, "status", "start_time")}
    return {"name": f"{row['name']}-{row['uid'][:8]}", "labels": labels, "status": status}


def _parse_selector(selector: str) -> Callable[[Object], bool]:
    """Return the test of a selector of labels: ``a=b``, ``a!=b`` or ``a``, with commas between."""
    terms = [term.strip() for term in selector.split(",") if term.strip()]

    def matches(labels: Object, term: str) -> bool:
        name, sign, value = term.partition("=")
        if name.endswith("!"):
            return bool(labels.get(name.removesuffix("!").strip()) != value.strip())
        return name.strip() in labels and (
            not sign or bool(labels[name.strip()] == value.lstrip("=").strip())
        )

    return lambda labels: all(matches(labels, term) for term in terms)


def by_kind(resources: Iterable[Object]) -> dict[str, Object]:
    """Return resources by their kind."""
    return _grouped(resources, _KIND)


def by_project(resources: Iterable[Object], field: str) -> dict[str, dict[str, Object]]:
    """Return resources by project, and then by "job" (its uid) or, for "project", by kind."""
    projects: dict[str, list[Object]] = {}
    for each in resources:
        projects.setdefault(each["labels"][_PROJECT], []).append(each)
    label = _UID if field == "job" else _KIND
    return {project: _grouped(found, label) for project, found in projects.items()}


def _grouped(resources: Iterable[Object], label: str) -> dict[str, Object]:
    groups: dict[str, Object] = {}
    for each in resources:
        empty: Object = {"crd_resources": [], "pod_resources": []}
        groups.setdefault(each["labels"][label], empty)["pod_resources"].append(each)
    return groups


def delete_resources(db: Transaction, resources: Iterable[Object]) -> None:
    """Abort the runs of resources, as they end when their pods are deleted."""
    for each in resources:
        labels = each["labels"]
        update_run(db, labels[_PROJECT], labels[_UID], 0, {"status.state": ABORTED})
