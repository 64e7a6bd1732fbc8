"""Records of artifacts: their key, their form, and the versions that a deletion names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import artifacts

from .._display.cells import first_found, mapping
from .._transport.arguments import as_dict, given_name, given_number, given_text
from ..errors import MLRunInvalidArgumentError, MLRunUnsupportedError
from ._bodies import check_fields, check_same

if TYPE_CHECKING:
    from ._sending import Sender

ALL_TAGS = "*"

# Where servers from 1.6 on keep the fields of the flat records of 0.6; all others are in `spec`.
_PARTS = {
    **dict.fromkeys(
        ("key", "project", "iter", "tree", "hash", "tag", "labels", "description", "updated"),
        "metadata",
    ),
    **dict.fromkeys(("state", "stats", "preview"), "status"),
}
_OTHER_PARTS = ("spec", "status")  # a record without metadata may have them all the same


def refuse_other_versions(sender: Sender, project: str, filters: dict[str, Any]) -> None:
    """Refuse a deletion that would delete versions that do not match."""
    wanted = {**filters, "tag": filters["tag"] or ALL_TAGS}
    matching = sender._send(artifacts.list_artifacts(project=project, **wanted))
    found = {_without_tag(each) for each in matching["artifacts"] or []}
    keys = {str(first_found(each, "key metadata.key")) for each in matching["artifacts"] or []}
    if not keys:
        return
    every = sender._send(artifacts.list_artifacts(project=project, tag=ALL_TAGS))
    more = {
        str(first_found(each, "key metadata.key"))
        for each in every["artifacts"] or []
        if str(first_found(each, "key metadata.key")) in keys and _without_tag(each) not in found
    }
    if more:
        names = ", ".join(sorted(more)[:5])
        raise MLRunUnsupportedError(
            f"servers older than MLRun 1.6 delete all versions of a key, and {len(more)} keys "
            f"have versions that do not match: {names}; use del_artifact(key, tag)",
            operation="del_artifacts",
            needs="MLRun 1.6 or newer",
        )


def versions(listed: list[Any]) -> list[tuple[str, str]]:
    """Return the key and the uid of each version, once: it is listed for each of its tags."""
    return list(dict.fromkeys((artifact_key(each), each["metadata"]["uid"]) for each in listed))


def with_uid(artifact: Any) -> Any:
    """Return a record of a list that has a uid. Raises TypeError for another."""
    if not isinstance(artifact["metadata"]["uid"], str):
        raise TypeError("the uid of an artifact is no text")
    return artifact


def artifact_key(record: Mapping[str, Any]) -> str:
    """Return the key under which servers keep a record: its db_key, or its own key; "" for none."""
    for path in ("spec.db_key", "db_key", "metadata.key", "key"):
        if key := first_found(record, path):
            return str(key)
    return ""


def find_versions(
    sender: Sender,
    key: str,
    tag: str | None,
    project: str,
    tree: str | None,
    uid: str | None,
    iter: int | None,
) -> list[str]:
    """Return the uids of the versions of one artifact that match."""
    version = given_name("uid", uid)
    if tree is None and iter is None and not tag:
        return [version] if version else []
    filters = {
        "project": project,
        "name": key,
        "tag": given_text("tag", tag),
        "tree": given_name("tree", tree),
        "iter_": given_number("iter", iter),
    }
    found: dict[str, None] = {}  # a version is listed once for each of its tags
    listing = artifacts.list_artifacts_v2
    for artifact in sender._every_page("artifacts", listing, filters, item=with_uid):
        metadata = artifact["metadata"]
        same = artifact_key(artifact) == key
        same = same and tree in (None, metadata.get("tree"))
        same = same and iter in (None, metadata.get("iter") or 0)
        if same and uid in (None, metadata["uid"]):
            found[metadata["uid"]] = None
    return list(found)


def check_record(artifact: dict[str, Any], key: str, known: Mapping[str, Any]) -> None:
    """Refuse a record, flat or in parts, that contradicts what the call says."""
    check_fields("artifact", artifact, known)
    check_same("artifact", artifact, known)
    kept_under = first_found(artifact, "spec.db_key db_key")
    if kept_under and key not in (kept_under, first_found(artifact, "metadata.key key")):
        raise MLRunInvalidArgumentError(
            f"the db_key of the artifact is {kept_under!r:.200}, which contradicts {key!r:.200}"
        )


def complete(artifact: dict[str, Any], key: str, project: str) -> dict[str, Any]:
    """Return a copy of a record with its key and project, where servers show them."""
    if "metadata" not in artifact:
        return {**artifact, "key": artifact.get("key") or key, "project": project}
    metadata = as_dict("artifact.metadata", artifact["metadata"] or {})
    known = {"key": metadata.get("key") or key, "project": project}
    return {**artifact, "metadata": {**metadata, **known}}


def in_parts(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record in the form of MLRun 1.6, with all the parts that it requires.

    A flat one is divided, with no field left out.
    """
    if "metadata" in record:
        return {"kind": "artifact", "spec": {}, "status": {}, **record}
    parts: dict[str, Any] = {
        "kind": record.get("kind") or "artifact",
        "metadata": {},
        **{part: {**as_dict(f"artifact.{part}", record.get(part) or {})} for part in _OTHER_PARTS},
    }
    for name, value in record.items():
        if name not in parts:
            parts[_PARTS.get(name, "spec")][name] = value
    return parts


def _without_tag(artifact: Any) -> str:
    """Return the record as a string that is equal for two listings of one version."""
    metadata = mapping(artifact.get("metadata"))
    kept = {name: value for name, value in artifact.items() if name != "tag"}
    kept["metadata"] = {name: value for name, value in metadata.items() if name != "tag"}
    return json.dumps(kept, sort_keys=True)
