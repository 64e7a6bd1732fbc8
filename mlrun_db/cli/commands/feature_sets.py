"""``mlrun-db feature-sets``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import click

from mlrun_db._display.cells import first_found

from ..deletion import CONFIRMATION, DELETED_TAG, delete_object, exact_name, with_versions
from ..errors import tag_hint
from ..output import NAME, Column, show_list, show_object
from ..parameters import LABEL_FILTER, NAME_FILTER, SHOWN_TAG, TAG_FILTER, command
from ..settings import Options

COLUMNS = (
    NAME,
    Column("tag", "metadata.tag"),
    Column("state", "status.state", "state"),
    Column("updated", "metadata.updated", "time"),
    Column("features", "features"),
)


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
    show_list(options, found, COLUMNS, f"feature sets in project {project}")


def _feature_names(feature_set: Mapping[str, Any]) -> str:
    features = first_found(feature_set, "spec.features") or []
    return ", ".join(str(feature.get("name")) for feature in features)


@command(feature_sets, "show", json=True)
@click.argument("name")
@SHOWN_TAG
def show_feature_set(options: Options, name: str, tag: str | None) -> None:
    """Show a feature set."""
    with options.connect() as db, tag_hint(tag, "feature-sets"):
        show_object(options, db.get_feature_set(name, options.project_name, tag).to_dict())


@command(feature_sets, "delete")
@click.argument("name", callback=exact_name)
@DELETED_TAG
@CONFIRMATION
def delete_feature_set(options: Options, name: str, tag: str | None, yes: bool) -> int:
    """Delete a feature set."""
    project = options.project_name
    with options.connect() as db:
        found = bool(db.list_feature_sets(project, name, tag))
        delete = functools.partial(db.delete_feature_set, name, project, tag)
        return delete_object(options, "feature set", name, found, yes, delete, with_versions(tag))
