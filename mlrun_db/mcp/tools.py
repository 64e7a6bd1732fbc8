"""The tools: functions of a client whose signatures and docstrings the assistant reads."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from .._display.cells import first_found, mapping
from .._display.text import visible_lines
from .._query.newest import NEWEST, select_newest
from .._transport.limits import PAGE_SIZE
from ..errors import MLRunHTTPError, MLRunInvalidArgumentError, MLRunUnsupportedError
from ..lists import RunList
from .output import MOST_CHARACTERS, bounded_json, bounded_list

if TYPE_CHECKING:
    from ..httpdb import HTTPRunDB

Limit = Annotated[int, Field(ge=1, le=100, description="How many to return at most.")]
Project = Annotated[str, Field(description="Name of the project.")]
Uid = Annotated[str, Field(description="Unique id of the run.")]
State = Literal["completed", "error", "running", "pending", "created", "aborted", ""]

_LOG_PIECE = 64 * 1024  # bytes of the end of a log that are read
_MOST_POINTS = 40  # of a metric


class ReadTools:
    """Tools that only read.

    Args:
        db: The client of the server.
    """

    def __init__(self, db: HTTPRunDB) -> None:
        self.db = db

    def all(self) -> list[Callable[..., str]]:
        """Return the tools."""
        return [
            *(self.list_projects, self.list_runs, self.get_run, self.compare_runs),
            *(self.read_log, self.get_metrics, self.list_artifacts),
        ]

    def list_projects(self) -> str:
        """List the projects of the server, with the number of running and of failed runs."""
        try:
            counts = {each["name"]: each for each in self.db.list_project_summaries()}
        except (MLRunHTTPError, MLRunUnsupportedError):  # older servers do not count
            counts = {}
        projects = [project.to_dict() for project in self.db.list_projects()]
        rows = [
            {
                "name": (name := str(first_found(project, "metadata.name"))),
                "description": first_found(project, "spec.description"),
                "running_runs": mapping(counts.get(name)).get("runs_running_count"),
                "failed_runs_of_24_hours": mapping(counts.get(name)).get(
                    "runs_failed_recent_count"
                ),
            }
            for project in projects
        ]
        return bounded_list(rows, 100)

    def list_runs(
        self,
        project: Project,
        name: Annotated[str, Field(description="Only runs whose name contains this.")] = "",
        state: Annotated[State, Field(description="Only runs in this state.")] = "",
        label: Annotated[str, Field(description="Only runs with this label: name=value.")] = "",
        where: Annotated[
            str,
            Field(
                description="Condition on results and parameters, such as 'auc > 0.9 and lr < 0.1' "
                "or 'param.optimizer == \"adam\"'."
            ),
        ] = "",
        sort_by: Annotated[
            str,
            Field(
                description="Result or parameter to sort by, such as auc. Default: newest first."
            ),
        ] = "",
        ascending: Annotated[bool, Field(description="Sort the lowest first.")] = False,
        limit: Limit = 20,
    ) -> str:
        """List the runs of a project with their results and parameters, newest or best first."""
        runs = self.db.iter_runs(
            f"~{name}" if name else None,
            project=project,
            labels=label or None,
            state=state or None,
            page_size=PAGE_SIZE if where or sort_by else limit + 1,
        )
        facts: dict[str, Any] = {}
        if where or sort_by:
            by = sort_by or "start"
            found, is_cut = select_newest(runs, where, by, ascending)
            if is_cut:
                facts["note"] = f"of the newest {NEWEST} runs that match the other filters"
        else:
            found = list(islice(runs, limit + 1))
        return bounded_list([_summary(run) for run in found], limit, **facts)

    def get_run(
        self,
        uid: Uid,
        project: Project,
        iteration: Annotated[int, Field(ge=0, description="0: the run itself.")] = 0,
    ) -> str:
        """Return one run: state, error, results, parameters, inputs, labels, artifacts."""
        run = self.db.read_run(uid, project, iteration)
        artifacts = first_found(run, "status.artifacts")
        details = {
            **_summary(run),
            "labels": first_found(run, "metadata.labels"),
            "inputs": first_found(run, "spec.inputs"),
            "function": first_found(run, "spec.function"),
            "end": first_found(run, "status.end_time"),
            "iterations": first_found(run, "status.iterations"),
            "artifacts": [_artifact(each) for each in artifacts]
            if isinstance(artifacts, list)
            else None,
        }
        return bounded_json(details)

    def compare_runs(
        self,
        uids: Annotated[list[str], Field(min_length=2, max_length=20, description="Their uids.")],
        project: Project,
    ) -> str:
        """Return the parameters and results that differ between runs."""
        runs = self.db.list_runs(uid=uids, project=project)
        missing = sorted(set(uids) - {str(first_found(run, "metadata.uid")) for run in runs})
        facts = {"not_found": missing} if missing else {}
        return bounded_list(list(RunList(runs).compare()), 20, **facts)

    def read_log(
        self,
        uid: Uid,
        project: Project,
        lines: Annotated[int, Field(ge=1, le=500, description="How many of the last lines.")] = 50,
    ) -> str:
        """Return the last lines of the log of a run."""
        try:
            size = self.db.get_log_size(uid, project)
            start = max(0, size - _LOG_PIECE)
            content = self.db.get_log(uid, project, start, size - start)[1] if size else b""
        except (MLRunHTTPError, MLRunUnsupportedError):  # older than 1.6
            content = self.db.get_log(uid, project)[1]
        text = visible_lines(content.decode("utf-8", "replace"))
        last = "\n".join(text.splitlines()[-lines:])
        if not last:
            return "The log is empty."
        return last if len(last) <= MOST_CHARACTERS else f"…{last[-MOST_CHARACTERS:]}"

    def get_metrics(
        self,
        uid: Uid,
        project: Project,
        names: Annotated[
            list[str] | None, Field(description="Only these metrics. Default: all.")
        ] = None,
    ) -> str:
        """Return metrics of a run over its steps, such as the loss of each epoch, thinned out."""
        metrics = self.db.read_metrics(uid, project)
        known = list(dict.fromkeys(name for row in metrics for name in row))[2:]
        unknown = sorted(set(names or ()) - set(known))
        if unknown:
            raise MLRunInvalidArgumentError(
                f"no metric {unknown[0]!r}; there are: {', '.join(known) or 'none'}"
            )
        found = {name: metrics.series(name) for name in names or known}
        step = {name: -(-len(points) // _MOST_POINTS) or 1 for name, points in found.items()}
        rows = [
            {
                "name": name,
                "count": len(points),
                "lowest": min(value for _, value in points),
                "highest": max(value for _, value in points),
                "steps_and_values": [*points[:-1][:: step[name]], points[-1]],
            }
            for name, points in found.items()
            if points
        ]
        return bounded_list(rows, 100)

    def list_artifacts(
        self,
        project: Project,
        kind: Annotated[str, Field(description="Only of this kind, such as model.")] = "",
        name: Annotated[str, Field(description="Only those whose name contains this.")] = "",
        uid: Annotated[str, Field(description="Only of this run.")] = "",
        limit: Limit = 20,
    ) -> str:
        """List the artifacts of a project: models, datasets, plots, with where they are stored."""
        found = self.db.iter_artifacts(
            f"~{name}" if name else None,
            project,
            None if uid else "latest",
            kind=kind or None,
            tree=uid or None,
        )
        return bounded_list([_artifact(each) for each in islice(found, limit + 1)], limit)


class WriteTools:
    """Tools that change what the server holds; only with ``--write``.

    Args:
        db: The client of the server.
    """

    def __init__(self, db: HTTPRunDB) -> None:
        self.db = db

    def all(self) -> list[Callable[..., str]]:
        """Return the tools."""
        return [self.abort_run, self.label_run, self.submit_job]

    def abort_run(self, uid: Uid, project: Project) -> str:
        """Abort a run that has not ended."""
        self.db.abort_run(uid, project)
        return f"The run {uid} is being aborted."

    def label_run(
        self,
        uid: Uid,
        project: Project,
        labels: Annotated[dict[str, str], Field(min_length=1, description="Labels to set.")],
    ) -> str:
        """Set labels of a run; the others stay."""
        self.db.update_run(
            {f"metadata.labels.{name}": value for name, value in labels.items()}, uid, project
        )
        return f"The run {uid} has the labels {', '.join(labels)}."

    def submit_job(
        self,
        function: Annotated[str, Field(description="Name of a stored function.")],
        project: Project,
        parameters: Annotated[
            dict[str, Any] | None, Field(description="Parameters of the run.")
        ] = None,
    ) -> str:
        """Run a stored function as a job; returns the uid of its run."""
        metadata = {"name": function, "project": project}
        spec = {"function": f"{project}/{function}", "parameters": parameters or {}}
        run = self.db.submit_job({"metadata": metadata, "spec": spec})
        return bounded_json({"uid": first_found(run, "metadata.uid")})


def _summary(run: Any) -> dict[str, Any]:
    """Return what matters of a run."""
    return {
        "uid": first_found(run, "metadata.uid"),
        "name": first_found(run, "metadata.name"),
        "state": first_found(run, "status.state"),
        "start": first_found(run, "status.start_time"),
        "results": first_found(run, "status.results"),
        "parameters": first_found(run, "spec.parameters"),
        "error": first_found(run, "status.error"),
    }


def _artifact(artifact: Any) -> dict[str, Any]:
    """Return what matters of an artifact, in both forms of its record."""
    return {
        "key": first_found(artifact, "metadata.key key"),
        "kind": first_found(artifact, "kind") or "artifact",
        "run": first_found(artifact, "metadata.tree tree"),
        "tag": first_found(artifact, "metadata.tag tag"),
        "stored_at": first_found(artifact, "spec.target_path target_path"),
        "size": first_found(artifact, "spec.size size"),
        "metrics": first_found(artifact, "spec.metrics metrics"),
        "updated": first_found(artifact, "metadata.updated updated"),
    }
