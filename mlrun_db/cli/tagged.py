"""``mlrun-db artifacts``, ``functions`` and ``feature-sets``, which have versions with tags."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from mlrun_db._display.cells import first_found

from .mistakes import NothingFound
from .objects import LABEL_FILTER, NAME, NAME_FILTER, delete_one, one_name
from .options import command, confirmation, not_empty
from .output import Column, show_list, show_object
from .settings import Options

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB

TAG_FILTER = click.option("--tag", help="Only those with this tag.")
TAG_SHOWN = click.option("--tag", help="The version with this tag; latest unless told.")
TAG_DELETED = click.option(
    "--tag", callback=not_empty, help="Only the version with this tag; all unless told."
)
ARTIFACTS = (
    Column("key", "key metadata.key"),
    Column("kind", "kind"),
    Column("tag", "tag metadata.tag"),
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
FEATURE_SETS = (
    NAME,
    Column("tag", "metadata.tag"),
    Column("state", "status.state", "state"),
    Column("updated", "metadata.updated", "time"),
    Column("features", "features"),
)


def _versions(tag: str | None) -> str:
    """Return which versions a delete takes, for its question."""
    return f" with tag {tag}" if tag else " with all its versions"


@contextlib.contextmanager
def _hint(tag: str | None, group: str) -> Iterator[None]:
    """Add to a 404 without a tag that a tag may be needed."""
    from mlrun_db.errors import MLRunNotFoundError

    try:
        yield
    except MLRunNotFoundError as error:
        if tag:
            raise
        hint = f"it may have other tags than latest: mlrun-db {group} list shows them, give --tag"
        raise NothingFound(f"{error}; {hint}") from None


@click.group()
def artifacts() -> None:
    """List, show and delete records of artifacts; list their tags.

    Their data stays where it is.
    """


@command(artifacts, "list", json=True)
@NAME_FILTER
@LABEL_FILTER
@click.option("--tag", help="Only those with this tag; * those with any.")
def list_artifacts(
    options: Options, name: str | None, label: tuple[str, ...], tag: str | None
) -> None:
    """List artifacts.

    Without --tag, MLRun 0.6 gives the newest version of each, MLRun 1.x all versions.
    """
    project = options.project_name
    with options.connect() as db:
        found = db.list_artifacts(name, project, tag, label)
    show_list(options, found, ARTIFACTS, f"artifacts in project {project}")


@command(artifacts, "tags", json=True)
def list_artifact_tags(options: Options) -> None:
    """List the tags that artifacts of the project have."""
    project = options.project_name
    with options.connect() as db:
        tags = db.list_artifact_tags(project)["tags"] or []
    if options.json:
        show_object(options, tags)
        return
    found = [{"tag": tag} for tag in tags]
    show_list(options, found, [Column("tag", "tag")], f"tags of artifacts in project {project}")


@command(artifacts, "show", json=True)
@click.argument("key")
@TAG_SHOWN
def show_artifact(options: Options, key: str, tag: str | None) -> None:
    """Show an artifact's record."""
    with options.connect() as db, _hint(tag, "artifacts"):
        show_object(options, db.read_artifact(key, tag, project=options.project_name))


@command(artifacts, "delete")
@click.argument("key", callback=one_name)
@TAG_DELETED
@confirmation
def delete_artifact(options: Options, key: str, tag: str | None, yes: bool) -> int:
    """Delete an artifact's record."""
    project = options.project_name
    with options.connect() as db:
        found = db.list_artifacts(key, project, tag or "*")
        delete = functools.partial(db.del_artifact, key, tag, project)
        return delete_one(options, "artifact", key, bool(found), yes, delete, _versions(tag))


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
    show_list(options, found, FUNCTIONS, f"functions in project {project}")


@command(functions, "show", json=True)
@click.argument("name", callback=not_empty)
@TAG_SHOWN
@click.option(
    "--hash",
    "hash_key",
    default="",
    help="The version with this hash, which may be shortened where it stays unique.",
)
def show_function(options: Options, name: str, tag: str | None, hash_key: str) -> None:
    """Show a function."""
    project = options.project_name
    with options.connect() as db:
        if hash_key:
            hash_key = _whole_hash(db, name, project, hash_key)
        with _hint(tag or hash_key, "functions"):
            show_object(options, db.get_function(name, project, tag, hash_key))


def _whole_hash(db: HTTPRunDB, name: str, project: str, beginning: str) -> str:
    """Return the only hash of a function that begins so; what is none is for the server to tell."""
    hashes = {
        str(first_found(function, "metadata.hash") or "")
        for function in db.list_functions(name, project)
    }
    found = sorted(each for each in hashes if each.startswith(beginning))
    if len(found) > 1 and beginning not in found:
        raise NothingFound(
            f"{beginning!r} begins {len(found)} hashes of function {name!r}: {', '.join(found)}"
        )
    return found[0] if len(found) == 1 else beginning


@command(functions, "delete")
@click.argument("name", callback=one_name)
@confirmation
def delete_function(options: Options, name: str, yes: bool) -> int:
    """Delete a function with all its versions and tags."""
    project = options.project_name
    with options.connect() as db:
        found = db.list_functions(name, project)
        delete = functools.partial(db.delete_function, name, project)
        return delete_one(options, "function", name, bool(found), yes, delete, _versions(None))


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
    project = options.project_name
    with options.connect() as db:
        sets = db.list_feature_sets(project, name, tag, labels=label)
    found = [each.to_dict() for each in sets]
    if not options.json:
        found = [{**each, "features": _feature_names(each)} for each in found]
    show_list(options, found, FEATURE_SETS, f"feature sets in project {project}")


def _feature_names(feature_set: Mapping[str, Any]) -> str:
    features = first_found(feature_set, "spec.features") or []
    return ", ".join(str(feature.get("name")) for feature in features)


@command(feature_sets, "show", json=True)
@click.argument("name")
@TAG_SHOWN
def show_feature_set(options: Options, name: str, tag: str | None) -> None:
    """Show a feature set."""
    with options.connect() as db, _hint(tag, "feature-sets"):
        show_object(options, db.get_feature_set(name, options.project_name, tag).to_dict())


@command(feature_sets, "delete")
@click.argument("name", callback=one_name)
@TAG_DELETED
@confirmation
def delete_feature_set(options: Options, name: str, tag: str | None, yes: bool) -> int:
    """Delete a feature set."""
    project = options.project_name
    with options.connect() as db:
        found = db.list_feature_sets(project, name, tag)
        delete = functools.partial(db.delete_feature_set, name, project, tag)
        return delete_one(options, "feature set", name, bool(found), yes, delete, _versions(tag))
