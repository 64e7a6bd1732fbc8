"""``mlrun-db artifacts``, ``functions``, ``projects``, ``schedules``, ``feature-sets`` ..."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import click

from mlrun_db.lists import first_found

from .output import Column, confirmed, show_list, show_object, write
from .runs import NothingFound
from .settings import Mistake, Options, command, confirmation

NAME = Column("name", "metadata.name")
NAME_FILTER = click.option("--name", help="The name; ~text finds names that hold the text.")
LABEL_FILTER = click.option(
    "--label", "-l", multiple=True, metavar="NAME[=VALUE]", help="All must match."
)
TAG_FILTER = click.option("--tag", help="Only those with this tag; * those with any.")
ARTIFACTS = (
    Column("key", "key metadata.key"),
    Column("kind", "kind"),
    Column("tree", "tree metadata.tree", "uid"),
    Column("updated", "updated metadata.updated", "time"),
    Column("path", "target_path spec.target_path"),
)
FUNCTIONS = (
    NAME,
    Column("kind", "kind"),
    Column("tag", "metadata.tag"),
    Column("hash", "metadata.hash", "uid"),
    Column("state", "status.state", "state"),
    Column("updated", "metadata.updated", "time"),
    Column("image", "spec.image"),
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
FEATURE_SETS = (
    NAME,
    Column("tag", "metadata.tag"),
    Column("state", "status.state", "state"),
    Column("updated", "metadata.updated", "time"),
    Column("features", "features"),
)
PIPELINES = (
    Column("name", "name"),
    Column("id", "id", "uid"),
    Column("state", "status", "state"),
    Column("created", "created_at", "time"),
    Column("project", "project"),
)


def _delete(
    options: Options, kind: str, name: str, found: bool, yes: bool, delete: Callable[[], None]
) -> int:
    """Ask, delete, tell; return the exit status. Servers do not tell when there was nothing."""
    if name.startswith("~"):
        raise Mistake(f"{name!r} is a search; to delete, name one {kind}")
    if not found:
        raise NothingFound(f"no {kind} {name!r} in project {options.project_name}")
    if not confirmed(f"Delete {kind} {name} of project {options.project_name}?", yes):
        return 1
    delete()
    write(f"deleted {name}")
    return 0


def _crontab(trigger: Any) -> str:
    if not isinstance(trigger, Mapping):
        return str(trigger or "")
    fields = [trigger.get(name) for name in ("minute", "hour", "day", "month", "day_of_week")]
    return " ".join("*" if field is None else str(field) for field in fields)


def _feature_names(feature_set: Mapping[str, Any]) -> str:
    features = first_found(feature_set, "spec.features") or []
    return ", ".join(str(feature.get("name")) for feature in features)


@click.group()
def artifacts() -> None:
    """List, show and delete records of artifacts.

    Their data stays where it is.
    """


@command(artifacts, "list", json=True)
@NAME_FILTER
@LABEL_FILTER
@TAG_FILTER
def list_artifacts(
    options: Options, name: str | None, label: tuple[str, ...], tag: str | None
) -> None:
    """List artifacts.

    Without --tag, MLRun 0.6 gives the newest version of each, MLRun 1.x all versions.
    """
    with options.connect() as db:
        found = db.list_artifacts(name, options.project_name, tag, label)
    show_list(options, found, ARTIFACTS, "artifacts")


@command(artifacts, "show", json=True)
@click.argument("key")
@click.option("--tag", help="The version with this tag; latest unless told.")
def show_artifact(options: Options, key: str, tag: str | None) -> None:
    """Show an artifact's record."""
    with options.connect() as db:
        show_object(options, db.read_artifact(key, tag, project=options.project_name))


@command(artifacts, "delete")
@click.argument("key")
@click.option("--tag", help="Only the version with this tag; all unless told.")
@confirmation
def delete_artifact(options: Options, key: str, tag: str | None, yes: bool) -> int:
    """Delete an artifact's record."""
    project = options.project_name
    with options.connect() as db:
        found = db.list_artifacts(key, project, tag or "*")
        delete = functools.partial(db.del_artifact, key, tag, project)
        return _delete(options, "artifact", key, bool(found), yes, delete)


@click.group()
def functions() -> None:
    """List, show and delete functions."""


@command(functions, "list", json=True)
@NAME_FILTER
@LABEL_FILTER
@TAG_FILTER
def list_functions(
    options: Options, name: str | None, label: tuple[str, ...], tag: str | None
) -> None:
    """List functions."""
    with options.connect() as db:
        found = db.list_functions(name, options.project_name, tag, label)
    show_list(options, found, FUNCTIONS, "functions")


@command(functions, "show", json=True)
@click.argument("name")
@click.option("--tag", help="The version with this tag; latest unless told.")
@click.option("--hash", "hash_key", default="", help="The version with this hash.")
def show_function(options: Options, name: str, tag: str | None, hash_key: str) -> None:
    """Show a function."""
    with options.connect() as db:
        show_object(options, db.get_function(name, options.project_name, tag, hash_key))


@command(functions, "delete")
@click.argument("name")
@confirmation
def delete_function(options: Options, name: str, yes: bool) -> int:
    """Delete a function with all its versions and tags."""
    project = options.project_name
    with options.connect() as db:
        found = db.list_functions(name, project)
        delete = functools.partial(db.delete_function, name, project)
        return _delete(options, "function", name, bool(found), yes, delete)


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


@command(projects, "create", json=True)
@click.argument("name")
@click.option("--description", help="What it is for.")
@click.option("--label", "-l", multiple=True, metavar="NAME=VALUE", help="May be repeated.")
def create_project(
    options: Options, name: str, description: str | None, label: tuple[str, ...]
) -> None:
    """Create a project, and wait until it is ready."""
    labels = dict(text.partition("=")[::2] for text in label)
    body = {"metadata": {"name": name, "labels": labels}, "spec": {"description": description}}
    with options.connect() as db:
        made = db.create_project(body).to_dict()
    if options.json:
        show_object(options, made)
    else:
        write(f"created {name}")


@command(projects, "delete")
@click.argument("name")
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
    show_list(options, found, SCHEDULES, "schedules")


@command(schedules, "show", json=True)
@click.argument("name")
def show_schedule(options: Options, name: str) -> None:
    """Show a schedule, with the last run that it started."""
    with options.connect() as db:
        show_object(options, db.get_schedule(options.project_name, name, True).to_dict())


@command(schedules, "delete")
@click.argument("name")
@confirmation
def delete_schedule(options: Options, name: str, yes: bool) -> int:
    """Delete a schedule."""
    project = options.project_name
    with options.connect() as db:
        db.get_schedule(project, name)
        delete = functools.partial(db.delete_schedule, project, name)
        return _delete(options, "schedule", name, True, yes, delete)


@command(schedules, "invoke")
@click.argument("name")
def invoke_schedule(options: Options, name: str) -> None:
    """Run now what a schedule runs at its times."""
    with options.connect() as db:
        db.invoke_schedule(options.project_name, name)
    write(f"invoked {name}")


@click.group("feature-sets")
def feature_sets() -> None:
    """List, show and delete feature sets."""


@command(feature_sets, "list", json=True)
@NAME_FILTER
@LABEL_FILTER
@TAG_FILTER
def list_feature_sets(
    options: Options, name: str | None, label: tuple[str, ...], tag: str | None
) -> None:
    """List feature sets."""
    with options.connect() as db:
        sets = db.list_feature_sets(options.project_name, name, tag, labels=label)
    found = [each.to_dict() for each in sets]
    if not options.json:
        found = [{**each, "features": _feature_names(each)} for each in found]
    show_list(options, found, FEATURE_SETS, "feature sets")


@command(feature_sets, "show", json=True)
@click.argument("name")
@click.option("--tag", help="The version with this tag; latest unless told.")
def show_feature_set(options: Options, name: str, tag: str | None) -> None:
    """Show a feature set."""
    with options.connect() as db:
        show_object(options, db.get_feature_set(name, options.project_name, tag).to_dict())


@command(feature_sets, "delete")
@click.argument("name")
@click.option("--tag", help="Only the version with this tag; all unless told.")
@confirmation
def delete_feature_set(options: Options, name: str, tag: str | None, yes: bool) -> int:
    """Delete a feature set."""
    project = options.project_name
    with options.connect() as db:
        found = db.list_feature_sets(project, name, tag)
        delete = functools.partial(db.delete_feature_set, name, project, tag)
        return _delete(options, "feature set", name, bool(found), yes, delete)


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
    show_list(options, found, PIPELINES, "pipelines")


@command(pipelines, "show", json=True)
@click.argument("id")
def show_pipeline(options: Options, id: str) -> None:
    """Show a run of a pipeline."""
    with options.connect() as db:
        show_object(options, db.get_pipeline(id, project=options.project_name))
