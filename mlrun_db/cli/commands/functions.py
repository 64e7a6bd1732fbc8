"""``mlrun-db functions``."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import click

from mlrun_db._display.cells import first_found

from ..deletion import CONFIRMATION, delete_object, exact_name, with_versions
from ..errors import NotFoundError, tag_hint
from ..output import NAME, Column, show_list, show_object
from ..parameters import LABEL_FILTER, NAME_FILTER, SHOWN_TAG, TAG_FILTER, command, not_empty
from ..settings import Options

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB

COLUMNS = (
    NAME,
    Column("kind", "kind"),
    Column("tag", "metadata.tag"),
    Column("hash", "metadata.hash", "uid"),
    Column("state", "status.state", "state"),
    Column("updated", "metadata.updated", "time"),
    Column("image", "spec.image"),
)


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
    project = options.project_name
    with options.connect() as db:
        found = db.list_functions(name, project, tag, label)
    show_list(options, found, COLUMNS, f"functions in project {project}")


@command(functions, "show", json=True)
@click.argument("name", callback=not_empty)
@SHOWN_TAG
@click.option(
    "--hash", "hash_key", default="", help="Hash of the version to show, or a unique prefix of it."
)
def show_function(options: Options, name: str, tag: str | None, hash_key: str) -> None:
    """Show a function."""
    project = options.project_name
    with options.connect() as db:
        if hash_key:
            hash_key = _full_hash(db, name, project, hash_key)
        with tag_hint(tag or hash_key, "functions"):
            show_object(options, db.get_function(name, project, tag, hash_key))


def _full_hash(db: HTTPRunDB, name: str, project: str, prefix: str) -> str:
    """Return the only hash of a function with this prefix; without one, the prefix itself."""
    hashes = {
        str(first_found(function, "metadata.hash") or "")
        for function in db.list_functions(name, project)
    }
    found = sorted(each for each in hashes if each.startswith(prefix))
    if len(found) > 1 and prefix not in found:
        raise NotFoundError(
            f"{prefix!r} is the prefix of {len(found)} hashes of function {name!r}: "
            f"{', '.join(found)}"
        )
    return found[0] if len(found) == 1 else prefix


@command(functions, "delete")
@click.argument("name", callback=exact_name)
@CONFIRMATION
def delete_function(options: Options, name: str, yes: bool) -> int:
    """Delete a function with all its versions and tags."""
    project = options.project_name
    with options.connect() as db:
        found = bool(db.list_functions(name, project))
        delete = functools.partial(db.delete_function, name, project)
        return delete_object(options, "function", name, found, yes, delete, with_versions(None))
