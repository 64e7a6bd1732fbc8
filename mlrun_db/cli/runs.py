"""``mlrun-db runs``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from mlrun_db._display.cells import first_found

from .find_runs import find_run, find_runs, uid_of
from .options import command, confirmation
from .output import Column, confirmed, on_terminal, show_list, show_object, since, write
from .settings import Options

PROJECT = Column("project", "metadata.project")
COLUMNS = (
    Column("name", "metadata.name"),
    Column("uid", "metadata.uid", "uid"),
    Column("state", "status.state", "state"),
    Column("start", "status.start_time", "time"),
    Column("results", "status.results"),
)
LEAST_OF_A_UID = 4  # characters, to abort or delete a run
_DURATIONS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def _time(context: click.Context, parameter: click.Parameter, text: str | None) -> str | None:
    """Accept a duration before now, or a time in ISO 8601."""
    if not text:
        return None
    match = re.fullmatch(r"([0-9]{1,6})([smhdw])", text)
    try:
        if match:
            ago = timedelta(**{_DURATIONS[match[2]]: int(match[1])})
            return (datetime.now(UTC) - ago).isoformat()
        time = datetime.fromisoformat(text)
        return time.astimezone(UTC).isoformat() if time.tzinfo else text
    except OverflowError:
        raise click.BadParameter(f"{text!r} is outside of the years 1 to 9999 (UTC)") from None
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is neither a duration such as 90m, 2h, 3d or 1w, nor a date or time such "
            "as 2024-05-01 or 2024-05-01T10:00"
        ) from None


@click.group()
def runs() -> None:
    """List, show, abort and delete runs.

    A uid may be shortened where it stays unique.
    """


@command(runs, "list", json=True)
@click.option("--name", help="The run's name; ~text finds names that hold the text.")
@click.option("--label", "-l", multiple=True, metavar="NAME[=VALUE]", help="All must match.")
@click.option("--state", help="Such as completed, running or error.")
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the newest N.")
@click.option(
    "--since",
    callback=_time,
    metavar="TIME",
    help="Started then or later: 90m, 2h, 3d or 1w ago, or a date or time (UTC).",
)
@click.option("--all", "everywhere", is_flag=True, help="The runs of all projects.")
def list_runs(
    options: Options,
    name: str | None,
    label: tuple[str, ...],
    state: str | None,
    last: int | None,
    since: str | None,
    everywhere: bool,
) -> None:
    """List runs, the newest first."""
    with options.connect() as db:
        found = db.list_runs(
            name,
            project="*" if everywhere else options.project_name,
            labels=label,
            state=state,
            last=last or 0,
            start_time_from=since,
        )
    if everywhere:
        show_list(options, found, (PROJECT, *COLUMNS), "runs")
    else:
        show_list(options, found, COLUMNS, f"runs in project {options.project_name}")


@command(runs, "show", json=True)
@click.argument("uid")
def show_run(options: Options, uid: str) -> None:
    """Show a run: parameters, results, artifacts."""
    with options.connect() as db:
        run = find_run(db, uid, options.project_name)
    show_object(options, run, _readable(run))


@command(runs, "abort")
@click.argument("uid", nargs=-1, required=True)
def abort_runs(options: Options, uid: tuple[str, ...]) -> None:
    """Stop runs and remove their resources."""
    project = options.project_name
    with options.connect() as db:
        for found in map(uid_of, find_runs(db, uid, project, least=LEAST_OF_A_UID)):
            db.abort_run(found, project)
            write(f"aborted {found}")


@command(runs, "delete")
@click.argument("uid", nargs=-1, required=True)
@confirmation
def delete_runs(options: Options, uid: tuple[str, ...], yes: bool) -> int:
    """Delete runs; their artifacts and logs stay."""
    project = options.project_name
    with options.connect() as db:
        found = find_runs(db, uid, project, least=LEAST_OF_A_UID)
        if not confirmed(f"Delete {', '.join(map(_told, found))} of project {project}?", yes):
            return 1
        for each in map(uid_of, found):
            db.del_run(each, project)
            write(f"deleted {each}")
    return 0


def _told(run: Mapping[str, Any]) -> str:
    """Return what somebody must know of a run before it is deleted."""
    name, state = (first_found(run, path) for path in ("metadata.name", "status.state"))
    return f"{name or 'a run without a name'} ({uid_of(run)}, {state or 'no state'})"


def _readable(run: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people want to know of a run, in that order."""
    metadata, spec, status = (run.get(part) or {} for part in ("metadata", "spec", "status"))
    return {
        **{key: metadata.get(key) for key in ("name", "uid", "project", "iteration")},
        "state": status.get("state"),
        "start": _moment(status.get("start_time")),
        "updated": _moment(status.get("last_update")),
        "function": spec.get("function"),
        "error": status.get("error"),
        "labels": metadata.get("labels"),
        "parameters": spec.get("parameters"),
        "inputs": spec.get("inputs"),
        "results": status.get("results"),
        "artifacts": _artifacts(status),
    }


def _moment(text: Any) -> str:
    if not text or not on_terminal():
        return str(text or "")
    return f"{text} ({since(str(text), datetime.now(UTC))})"


def _artifacts(status: Mapping[str, Any]) -> dict[str, Any]:
    """Return where the artifacts are, by key: of 0.6, of 1.x, and of 1.x with URIs only."""
    found = {
        str(first_found(item, "key metadata.key")): first_found(
            item, "target_path spec.target_path kind"
        )
        for item in status.get("artifacts") or []
    }
    return found or dict(status.get("artifact_uris") or {})
