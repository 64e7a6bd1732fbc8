"""``mlrun-db runs``, and finding runs by a prefix of their uids."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from mlrun_db._display.cells import first_found
from mlrun_db._display.times import parse_time, relative_time

from .. import completion
from ..deletion import CONFIRMATION, confirmed
from ..errors import InvalidInputError, NotFoundError
from ..output import NAME, Column, on_terminal, show_list, show_object, write, writes_a_table
from ..parameters import LABEL_FILTER, NAME_FILTER, command, name_values
from ..settings import Options

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB, RunList

PROJECT = Column("project", "metadata.project")
COLUMNS = (
    NAME,
    Column("uid", "metadata.uid", "uid"),
    Column("state", "status.state", "state"),
    Column("start", "status.start_time", "time"),
    Column("results", "status.results"),
)
_SHORTEST_PREFIX = 4  # characters of a uid, to abort or delete a run
_CANDIDATES = 5  # uids named in the error about an ambiguous prefix
_DURATIONS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def _start_time(context: click.Context, parameter: click.Parameter, text: str | None) -> str | None:
    """Convert a duration before now, or a time in ISO 8601."""
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

    A uid can be given as a unique prefix.
    """


@command(runs, "list", json=True)
@NAME_FILTER
@LABEL_FILTER
@click.option(
    "--state",
    help="Only runs in this state, such as completed, running or error.",
    shell_complete=completion.states,
)
@click.option(
    "--where",
    metavar="CONDITION",
    help="Only runs whose results and parameters meet it, such as 'auc > 0.9 and lr < 0.1'.",
)
@click.option(
    "--sort",
    metavar="NAME[:asc]",
    help="Order by this result or parameter, the highest first; runs without it are left out.",
)
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the N newest runs.")
@click.option(
    "--since",
    callback=_start_time,
    metavar="TIME",
    help="Only runs started since 90m, 2h, 3d or 1w ago, or since a date or time (UTC).",
)
@click.option("--all", "everywhere", is_flag=True, help="List the runs of all projects.")
def list_runs(
    options: Options,
    name: str | None,
    label: tuple[str, ...],
    state: str | None,
    where: str | None,
    sort: str | None,
    last: int | None,
    since: str | None,
    everywhere: bool,
) -> None:
    """List runs, the newest first."""
    columns = (PROJECT, *COLUMNS) if everywhere else COLUMNS
    project = "*" if everywhere else options.project_name
    with options.connect() as db:
        if not (where or sort or writes_a_table(options)):  # lists of any size, as they arrive
            each = db.iter_runs(name, None, project, label, state, start_time_from=since)
            return show_list(options, islice(each, last), columns, "runs")
        found = db.list_runs(
            name,
            project=project,
            labels=label,
            state=state,
            last=0 if sort or where else last or 0,
            start_time_from=since,
        )
        found = found.where(where) if where else found
        found = _sorted(found, sort) if sort else found
        found = found[:last]
        filters = {"--name": name, "--state": state, "--since": since, "--label": ",".join(label)}
        filters |= {"--where": where}
        noun = "runs" if everywhere else f"runs in project {options.project_name}"
        if not found:
            noun += _hint(db, options, filters, everywhere)
    show_list(options, found, columns, noun)


def _sorted(runs: RunList, sort: str) -> RunList:
    """Return the runs that have a number as a result or parameter, in its order."""
    from mlrun_db._query.expressions import value_of
    from mlrun_db.errors import MLRunInvalidArgumentError

    name, _, order = sort.rpartition(":") if sort.endswith((":asc", ":desc")) else (sort, "", "")
    try:
        found = runs.sort_by(name, ascending=order == "asc")
    except MLRunInvalidArgumentError as error:
        raise NotFoundError(str(error)) from None
    return found.filter(lambda run: isinstance(value_of(run, name), int | float))


def _hint(
    db: HTTPRunDB, options: Options, filters: Mapping[str, str | None], everywhere: bool
) -> str:
    """Return why a list may be empty: its filters, or another project that was meant."""
    given = " ".join(f"{name} {value}" for name, value in filters.items() if value)
    if given:
        return f" that match {given}"
    if everywhere or options.output in ("json", "yaml") or not on_terminal():
        return ""
    others = [
        each for each in db.list_projects(format_="name_only") if each != options.project_name
    ]
    more = ", ..." if len(others) > _CANDIDATES else ""
    some = ", ".join(others[:_CANDIDATES])
    return f"; other projects: {some}{more}; pass --project or --all" if others else ""


@command(runs, "compare", json=True)
@click.argument("uid", nargs=-1, required=True, shell_complete=completion.uids)
def compare_runs(options: Options, uid: tuple[str, ...]) -> None:
    """Show the parameters and results in which runs differ."""
    from mlrun_db import RunList

    with options.connect() as db:
        found = RunList(_find_runs(db, uid, options.project_name)).compare()
    header, *rows = found.to_rows()
    columns = [Column(name, str(number)) for number, name in enumerate(header)]
    by_number = [{str(number): value for number, value in enumerate(row)} for row in rows]
    whole = options.output in ("json", "yaml")
    show_list(options, list(found) if whole else by_number, columns, "runs")


@command(runs, "submit", json=True)
@click.argument("function")
@click.option("--name", help="Name of the run.  [default: that of the function]")
@click.option("--handler", help="Function in the code to call.")
@click.option(
    "--param",
    "-P",
    multiple=True,
    callback=name_values,
    metavar="NAME=VALUE",
    help="Parameter; a value that is JSON is sent as such. Repeatable.",
)
@click.option(
    "--wait", is_flag=True, help="Wait until the run has ended; exit with 1 if it failed."
)
def submit_run(
    options: Options,
    function: str,
    name: str | None,
    handler: str | None,
    param: list[tuple[str, str]],
    wait: bool,
) -> int:
    """Start a run of a stored function, and write its uid.

    FUNCTION is its name, or project/name:tag.
    """
    project = options.project_name
    uri = function if "/" in function else f"{project}/{function}"
    short = re.split("[:@]", uri.rpartition("/")[2])[0]
    task = {
        "metadata": {"name": name or short, "project": project},
        "spec": {
            "function": uri,
            "parameters": {key: _json_or_text(value) for key, value in param},
            **({"handler": handler} if handler else {}),
        },
    }
    with options.connect() as db:
        run: Any = db.submit_job(task)
        state = ""
        if wait:
            run = db.wait_for_run(uid_of(run), project, raise_on_failure=False)
            state = str(first_found(run, "status.state") or "")
    if options.output in ("json", "yaml"):
        show_object(options, run)
    else:
        write(f"{uid_of(run)}\t{state}" if state else uid_of(run))
    return int(wait and state != "completed")


def _json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


@command(runs, "show", json=True)
@click.argument("uid", shell_complete=completion.uids)
def show_run(options: Options, uid: str) -> None:
    """Show a run with its parameters, results and artifacts."""
    with options.connect() as db:
        run = find_run(db, uid, options.project_name)
    show_object(options, run, _summary(run))


@command(runs, "abort")
@click.argument("uid", nargs=-1, required=True, shell_complete=completion.uids)
def abort_runs(options: Options, uid: tuple[str, ...]) -> None:
    """Abort runs and remove their resources."""
    project = options.project_name
    with options.connect() as db:
        for found in map(uid_of, _find_runs(db, uid, project, shortest=_SHORTEST_PREFIX)):
            db.abort_run(found, project)
            write(f"aborted {found}")


@command(runs, "delete")
@click.argument("uid", nargs=-1, required=True, shell_complete=completion.uids)
@CONFIRMATION
def delete_runs(options: Options, uid: tuple[str, ...], yes: bool) -> int:
    """Delete runs, but not their artifacts and logs."""
    project = options.project_name
    with options.connect() as db:
        found = _find_runs(db, uid, project, shortest=_SHORTEST_PREFIX)
        if not confirmed(f"Delete {', '.join(map(_described, found))} of project {project}?", yes):
            return 1
        for each in map(uid_of, found):
            db.del_run(each, project)
            write(f"deleted {each}")
    return 0


def _described(run: Mapping[str, Any]) -> str:
    """Return how the prompt of a deletion describes a run."""
    name, state = (first_found(run, path) for path in ("metadata.name", "status.state"))
    return f"{name or 'a run without a name'} ({uid_of(run)}, {state or 'no state'})"


def _summary(run: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people look for in a run, in that order."""
    metadata, spec, status = (run.get(key) or {} for key in ("metadata", "spec", "status"))
    return {
        **{key: metadata.get(key) for key in ("name", "uid", "project", "iteration")},
        "state": status.get("state"),
        "start": _time(status.get("start_time")),
        "updated": _time(status.get("last_update")),
        "function": spec.get("function"),
        "error": status.get("error"),
        "labels": metadata.get("labels"),
        "parameters": spec.get("parameters"),
        "inputs": spec.get("inputs"),
        "results": status.get("results"),
        "artifacts": _artifact_paths(status),
    }


def _time(value: Any) -> str:
    moment = parse_time(value)
    if moment is None or not on_terminal():
        return str(value or "")
    relative = relative_time(moment, datetime.now(UTC))
    return str(value) if str(value).startswith(relative) else f"{value} ({relative})"


def _artifact_paths(status: Mapping[str, Any]) -> dict[str, Any]:
    """Return the paths of the artifacts by key, from the forms of 0.6 and 1.x, or their URIs."""
    found = {
        str(first_found(item, "key metadata.key")): first_found(
            item, "target_path spec.target_path kind"
        )
        for item in status.get("artifacts") or []
    }
    return found or dict(status.get("artifact_uris") or {})


def find_run(db: HTTPRunDB, uid: str, project: str) -> dict[str, Any]:
    """Return the run with this uid, or the only one whose uid has this prefix."""
    return _find_runs(db, [uid], project)[0]


def _find_runs(
    db: HTTPRunDB, uids: Iterable[str], project: str, *, shortest: int = 1
) -> list[dict[str, Any]]:
    """Return the runs with these uids or unique prefixes of uids, without duplicates.

    The list of all runs is read once, when one of the uids is a prefix. ``shortest`` is the minimum
    length of a prefix.
    """
    found = {uid: _matches(_read_run(db, uid, project)) for uid in dict.fromkeys(uids)}
    prefixes = [uid for uid, runs in found.items() if not runs]
    for prefix in prefixes:
        if len(prefix) < shortest:
            raise InvalidInputError(
                f"{prefix!r} is too short: pass at least {shortest} characters of a uid"
            )
    if prefixes:
        for run in db.iter_runs(project=project):
            for prefix in prefixes:
                if uid_of(run).startswith(prefix):
                    found[prefix][uid_of(run)] = dict(run)
    unique: dict[str, dict[str, Any]] = {}
    for uid, runs in found.items():
        unique |= _only(uid, runs, project)
    return list(unique.values())


def uid_of(run: Mapping[str, Any]) -> str:
    return str(first_found(run, "metadata.uid") or "")


def _matches(run: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    return {uid_of(run): run} if run is not None else {}


def _read_run(db: HTTPRunDB, uid: str, project: str) -> dict[str, Any] | None:
    """Return the run; its uid is added when it was stored without it."""
    from mlrun_db.errors import MLRunNotFoundError

    try:
        run: Mapping[str, Any] = db.read_run(uid, project)
    except MLRunNotFoundError:
        return None
    return {**run, "metadata": {"uid": uid, **(run.get("metadata") or {})}}


def _only(
    uid: str, runs: Mapping[str, dict[str, Any]], project: str
) -> Mapping[str, dict[str, Any]]:
    """Return the runs that match a uid or prefix, which must be exactly one."""
    if not runs:
        raise NotFoundError(f"no run with uid or uid prefix {uid!r} in project {project}")
    if len(runs) > 1:
        more = ", ..." if len(runs) > _CANDIDATES else ""
        raise NotFoundError(
            f"{uid!r} is the prefix of {len(runs)} uids in project {project}: "
            f"{', '.join(list(runs)[:_CANDIDATES])}{more}"
        )
    return runs
