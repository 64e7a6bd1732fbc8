"""``mlrun-db artifacts``."""

from __future__ import annotations

import functools

import click

from ..deletion import CONFIRMATION, DELETED_TAG, delete_object, exact_name, with_versions
from ..errors import tag_hint
from ..output import Column, show_list, show_object
from ..parameters import LABEL_FILTER, NAME_FILTER, SHOWN_TAG, command
from ..settings import Options

COLUMNS = (
    Column("key", "key metadata.key"),
    Column("kind", "kind"),
    Column("tag", "tag metadata.tag"),
    Column("tree", "tree metadata.tree", "uid"),
    Column("updated", "updated metadata.updated", "time"),
    Column("path", "target_path spec.target_path"),
)


@click.group()
def artifacts() -> None:
    """List, show and delete artifact records, and list their tags.

    The data of an artifact is never touched.
    """


@command(artifacts, "list", json=True)
@NAME_FILTER
@LABEL_FILTER
@click.option("--tag", help="Only artifacts with this tag; * for any tag.")
def list_artifacts(
    options: Options, name: str | None, label: tuple[str, ...], tag: str | None
) -> None:
    """List artifacts.

    Without --tag, MLRun 0.6 lists the newest version of each, MLRun 1.x all versions.
    """
    project = options.project_name
    with options.connect() as db:
        found = db.list_artifacts(name, project, tag, label)
    show_list(options, found, COLUMNS, f"artifacts in project {project}")


@command(artifacts, "tags", json=True)
def list_artifact_tags(options: Options) -> None:
    """List the tags of the artifacts in the project."""
    project = options.project_name
    with options.connect() as db:
        tags = db.list_artifact_tags(project)
    if options.json:
        show_object(options, tags)
        return
    found = [{"tag": tag} for tag in tags]
    show_list(options, found, [Column("tag", "tag")], f"artifact tags in project {project}")


@command(artifacts, "show", json=True)
@click.argument("key")
@SHOWN_TAG
def show_artifact(options: Options, key: str, tag: str | None) -> None:
    """Show the record of an artifact."""
    with options.connect() as db, tag_hint(tag, "artifacts"):
        show_object(options, db.read_artifact(key, tag, project=options.project_name))


@command(artifacts, "delete")
@click.argument("key", callback=exact_name)
@DELETED_TAG
@CONFIRMATION
def delete_artifact(options: Options, key: str, tag: str | None, yes: bool) -> int:
    """Delete the record of an artifact."""
    project = options.project_name
    with options.connect() as db:
        found = db.list_artifacts(key, project, tag or "*")
        delete = functools.partial(db.del_artifact, key, tag, project)
        return delete_object(options, "artifact", key, bool(found), yes, delete, with_versions(tag))
