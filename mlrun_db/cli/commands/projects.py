"""``mlrun-db projects``."""

from __future__ import annotations

import click

from ..deletion import CONFIRMATION, confirmed, exact_name
from ..output import NAME, Column, show_list, show_object, write
from ..parameters import LABEL_FILTER, command, name_values
from ..settings import Options

COLUMNS = (
    NAME,
    Column("state", "status.state", "state"),
    Column("created", "metadata.created", "time"),
    Column("description", "spec.description"),
)


@click.group()
def projects() -> None:
    """List, show, create and delete projects."""


@command(projects, "list", json=True)
@LABEL_FILTER
@click.option("--state", help="Only projects in this state, such as online or archived.")
@click.option("--owner", help="Only projects of this owner.")
def list_projects(
    options: Options, label: tuple[str, ...], state: str | None, owner: str | None
) -> None:
    """List projects."""
    with options.connect() as db:
        found = [each.to_dict() for each in db.list_projects(owner, labels=label, state=state)]
    show_list(options, found, COLUMNS, "projects")


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
@click.option("--description", help="Description of the project.")
@click.option(
    "--label",
    "-l",
    multiple=True,
    callback=_labels,
    metavar="NAME=VALUE",
    help="Label of the project. Repeatable.",
)
def create_project(
    options: Options, name: str, description: str | None, label: dict[str, str]
) -> None:
    """Create a project, and wait until it is ready."""
    body = {"metadata": {"name": name, "labels": label}, "spec": {"description": description}}
    with options.connect() as db:
        created = db.create_project(body).to_dict()
    if options.json:
        show_object(options, created)
    else:
        write(f"created {name}")


@command(projects, "delete")
@click.argument("name", callback=exact_name)
@click.option("--cascade", is_flag=True, help="Delete its runs, functions and other objects too.")
@CONFIRMATION
def delete_project(options: Options, name: str, cascade: bool, yes: bool) -> int:
    """Delete a project, which must be empty unless --cascade is given."""
    question = f"Delete project {name}{' and everything in it' if cascade else ''}?"
    with options.connect() as db:
        db.get_project(name)
        if not confirmed(question, yes):
            return 1
        db.delete_project(name, "cascade" if cascade else "restrict")
    write(f"deleted {name}")
    return 0
