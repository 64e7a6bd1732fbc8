"""``mlrun-db projects``, ``schedules`` and ``pipelines``."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import click

from .mistakes import NothingFound
from .options import command, confirmation, name_values, not_empty
from .output import Column, confirmed, show_list, show_object, write
from .settings import Options

NAME = Column("name", "metadata.name")
NAME_FILTER = click.option("--name", help="The name; ~text finds names that hold the text.")
LABEL_FILTER = click.option(
    "--label", "-l", multiple=True, metavar="NAME[=VALUE]", help="All must match."
)
PROJECTS = (
    NAME,
    Column("state", "status.state", "state"),
    Column("created", "metadata.created", "time"),
    Column("description", "spec.description"),
)
SCHEDULES = (
    Column("name", "name"),
    Column("kind", "kind"),
    Column("state", "state", "state"),
    Column("next", "next_run_time", "time"),
    Column("times", "cron"),
)
PIPELINES = (
    Column("name", "name"),
    Column("id", "id", "id"),
    Column("state", "status", "state"),
    Column("created", "created_at", "time"),
    Column("project", "project"),
)


def one_name(context: click.Context, parameter: click.Parameter, name: str) -> str:
    """Refuse what is not the name of one object, before something is deleted."""
    not_empty(context, parameter, name)
    if name.startswith("~"):
        raise click.BadParameter(f"{name!r} is a search; to delete, name one")
    return name


def delete_one(
    options: Options,
    kind: str,
    name: str,
    found: bool,
    yes: bool,
    delete: Callable[[], None],
    versions: str = "",
) -> int:
    """Ask, delete, tell; return the exit status. Servers do not tell when there was nothing.

    ``versions`` tells which of them are deleted.
    """
    project = options.project_name
    if not found:
        raise NothingFound(
            f"no {kind} {name!r}{versions if ' tag ' in versions else ''} in project {project}"
        )
    if not confirmed(f"Delete {kind} {name}{versions} of project {project}?", yes):
        return 1
    delete()
    write(f"deleted {name}")
    return 0


def _crontab(trigger: Any) -> str:
    if not isinstance(trigger, Mapping):
        return str(trigger or "")
    fields = [trigger.get(name) for name in ("minute", "hour", "day", "month", "day_of_week")]
    return " ".join("*" if field is None else str(field) for field in fields)


@click.group()
def projects() -> None:
    """List, show, create and delete projects."""


@command(projects, "list", json=True)
@LABEL_FILTER
@click.option("--state", help="Such as online or archived.")
@click.option("--owner", help="Only those of this owner.")
def list_projects(
    options: Options, label: tuple[str, ...], state: str | None, owner: str | None
) -> None:
    """List projects."""
    with options.connect() as db:
        found = [each.to_dict() for each in db.list_projects(owner, labels=label, state=state)]
    show_list(options, found, PROJECTS, "projects")


@command(projects, "show", json=True)
@click.argument("name")
def show_project(options: Options, name: str) -> None:
    """Show a project."""
    with options.connect() as db:
        show_object(options, db.get_project(name).to_dict())


def _labels(
    context: click.Context, parameter: click.Parameter, texts: tuple[str, ...]
) -> dict[str, str]:
    labels: dict[str, str] = {}
    for name, value in name_values(context, parameter, texts):
        if name in labels:
            raise click.BadParameter(f"the label {name!r} is given twice")
        labels[name] = value
    return labels


@command(projects, "create", json=True)
@click.argument("name")
@click.option("--description", help="What it is for.")
@click.option(
    "--label",
    "-l",
    multiple=True,
    callback=_labels,
    metavar="NAME=VALUE",
    help="May be repeated.",
)
def create_project(
    options: Options, name: str, description: str | None, label: dict[str, str]
) -> None:
    """Create a project, and wait until it is ready."""
    body = {"metadata": {"name": name, "labels": label}, "spec": {"description": description}}
    with options.connect() as db:
        made = db.create_project(body).to_dict()
    if options.json:
        show_object(options, made)
    else:
        write(f"created {name}")


@command(projects, "delete")
@click.argument("name", callback=one_name)
@click.option("--cascade", is_flag=True, help="With its runs, functions and other resources.")
@confirmation
def delete_project(options: Options, name: str, cascade: bool, yes: bool) -> int:
    """Delete a project that is empty, or with --cascade all that is in it."""
    question = f"Delete project {name}{' and all that is in it' if cascade else ''}?"
    with options.connect() as db:
        db.get_project(name)
        if not confirmed(question, yes):
            return 1
        db.delete_project(name, "cascade" if cascade else "restrict")
    write(f"deleted {name}")
    return 0


@click.group()
def schedules() -> None:
    """List, show, delete and invoke schedules."""


@command(schedules, "list", json=True)
@NAME_FILTER
def list_schedules(options: Options, name: str | None) -> None:
    """List schedules; their times are the five fields of a crontab line."""
    with options.connect() as db:
        answer = db.list_schedules(options.project_name, name).to_dict()
    found: list[dict[str, Any]] = answer["schedules"]
    if not options.json:
        found = [{**each, "cron": _crontab(each.get("cron_trigger"))} for each in found]
    show_list(options, found, SCHEDULES, f"schedules in project {options.project_name}")


@command(schedules, "show", json=True)
@click.argument("name")
def show_schedule(options: Options, name: str) -> None:
    """Show a schedule, with the last run that it started."""
    with options.connect() as db:
        show_object(options, db.get_schedule(options.project_name, name, True).to_dict())


@command(schedules, "delete")
@click.argument("name", callback=one_name)
@confirmation
def delete_schedule(options: Options, name: str, yes: bool) -> int:
    """Delete a schedule."""
    project = options.project_name
    with options.connect() as db:
        db.get_schedule(project, name)
        delete = functools.partial(db.delete_schedule, project, name)
        return delete_one(options, "schedule", name, True, yes, delete)


@command(schedules, "invoke")
@click.argument("name")
def invoke_schedule(options: Options, name: str) -> None:
    """Run now what a schedule runs at its times."""
    with options.connect() as db:
        db.invoke_schedule(options.project_name, name)
    write(f"invoked {name}")


@click.group()
def pipelines() -> None:
    """List and show runs of Kubeflow pipelines."""


@command(pipelines, "list", json=True)
@click.option("--all", "everywhere", is_flag=True, help="The pipelines of all projects.")
def list_pipelines(options: Options, everywhere: bool) -> None:
    """List runs of pipelines."""
    found: list[Any] = []
    token = ""
    with options.connect() as db:
        while True:
            page = db.list_pipelines("*" if everywhere else options.project_name, page_token=token)
            found += page.runs
            token = page.next_page_token or ""
            if not (token and everywhere):
                break
    place = "" if everywhere else f" in project {options.project_name}"
    show_list(options, found, PIPELINES, f"pipelines{place}")


@command(pipelines, "show", json=True)
@click.argument("id")
def show_pipeline(options: Options, id: str) -> None:
    """Show a run of a pipeline."""
    with options.connect() as db:
        show_object(options, db.get_pipeline(id, project=options.project_name))
