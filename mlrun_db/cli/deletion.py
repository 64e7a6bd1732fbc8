"""Deleting: the names that are accepted, the prompt, and the result."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from mlrun_db._display.text import visible

from .errors import InvalidInputError, NotFoundError
from .output import write
from .parameters import not_empty
from .settings import Options

DELETED_TAG = click.option(
    "--tag", callback=not_empty, help="Delete only the version with this tag.  [default: all]"
)
CONFIRMATION = click.option("--yes", "-y", is_flag=True, help="Do not prompt.")


def exact_name(context: click.Context, parameter: click.Parameter, name: str) -> str:
    """Accept only the name of one object."""
    not_empty(context, parameter, name)
    if name.startswith("~"):
        raise click.BadParameter(f"{name!r} is a search; deleting needs an exact name")
    return name


def with_versions(tag: str | None) -> str:
    """Return the versions that are deleted, for the prompt."""
    return f" with tag {tag}" if tag else " with all its versions"


def delete_object(
    options: Options,
    kind: str,
    name: str,
    found: bool,
    yes: bool,
    delete: Callable[[], None],
    versions: str = "",
) -> int:
    """Prompt, delete, report; return the exit status.

    Args:
        found: whether the object exists; servers also accept the deletion of nothing.
        versions: which versions are deleted, for the prompt.
    """
    project = options.project_name
    if not found:
        tag = versions if " tag " in versions else ""
        raise NotFoundError(f"no {kind} {name!r}{tag} in project {project}")
    if not confirmed(f"Delete {kind} {name}{versions} of project {project}?", yes):
        return 1
    delete()
    write(f"deleted {name}")
    return 0


def confirmed(question: str, yes: bool) -> bool:
    """Prompt before something is deleted; an error when stdin is not a terminal."""
    if yes:
        return True
    if not sys.stdin or not sys.stdin.isatty():
        raise InvalidInputError(f"{question} Cannot prompt: stdin is not a terminal; pass --yes")
    try:
        if click.confirm(visible(question), err=True):
            return True
    except click.Abort:  # Ctrl-C or Ctrl-D, which leave the line unfinished
        click.echo(err=True)
        raise
    click.echo("nothing deleted", err=True)
    return False
