"""Artifacts that runs, model endpoints and other artifacts refer to by their URIs.

From 1.7 on a run has only the URIs of its artifacts, and gets the artifacts when it is read.
"""

from __future__ import annotations

from dataclasses import replace

from mlrun_db.server.rules.artifact_bodies import from_flat, is_flat
from mlrun_db.server.rules.artifacts_v2 import (
    ArtifactListFilter,
    ArtifactVersionFilter,
    find_artifact,
    list_artifacts,
)
from mlrun_db.server.rules.errors import NotFound
from mlrun_db.server.rules.names import LATEST
from mlrun_db.server.storage.documents import Object, as_text, dig, ensure_object
from mlrun_db.server.storage.store import Transaction

_WORKFLOW = "workflow"  # the label of a run that is a step of a workflow
_FOLDERS = {"model": "models", "dataset": "datasets", "document": "documents"}


def keep_uris(project: str, run: Object) -> None:
    """Replace the artifacts in the status of a run by their URIs."""
    status = ensure_object(run, "status")
    artifacts = status.pop("artifacts", None)
    uris = ensure_object(status, "artifact_uris") if status.get("artifact_uris") else {}
    for artifact in artifacts if isinstance(artifacts, list) else []:
        if isinstance(artifact, dict):
            modern = from_flat(artifact) if is_flat(artifact) else artifact
            metadata = ensure_object(modern, "metadata")
            uris[as_text(metadata.get("key"))] = _uri(project, modern)
    if uris:
        status["artifact_uris"] = uris


def _uri(project: str, artifact: Object) -> str:
    metadata = artifact["metadata"]
    folder = _FOLDERS.get(as_text(artifact.get("kind")), "artifacts")
    key = dig(artifact, "spec", "db_key") or metadata.get("key")
    owner, iteration = metadata.get("project") or project, metadata.get("iter")
    uri = f"store://{folder}/{owner}/{key}" + (f"#{iteration}" if iteration else "")
    uri += f":{metadata.get('tag') or LATEST}"
    return uri + (f"@{metadata['tree']}" if metadata.get("tree") else "")


def add_artifacts(db: Transaction, project: str, uid: str, iteration: int, run: Object) -> None:
    """Put the artifacts of a run into its status."""
    workflow = as_text(dig(run, "metadata", "labels", _WORKFLOW))
    if workflow:
        found = _by_uris(db, project, workflow, run)
    else:
        filters = ArtifactListFilter(project, tree=uid, iteration=iteration or None)
        found = _once(list_artifacts(db, filters))
        if not iteration:
            found = [artifact for artifact in found if not artifact["metadata"].get("iter")]
    if found or "artifacts" in run.get("status", {}):
        ensure_object(run, "status")["artifacts"] = found


def _once(artifacts: list[Object]) -> list[Object]:
    """Return each version once: a list has one for each of its tags."""
    return list({artifact["metadata"]["uid"]: artifact for artifact in artifacts}.values())


def _by_uris(db: Transaction, project: str, workflow: str, run: Object) -> list[Object]:
    """Return the artifacts that a step of a workflow names: the workflow is their tree."""
    found = []
    uris = dig(run, "status", "artifact_uris")
    for uri in uris.values() if isinstance(uris, dict) else ():
        filters = _parse_uri(project, as_text(uri))
        if filters.tree in ("", workflow):
            artifact = find_artifact(db, replace(filters, tree=workflow))
            found += [artifact] if artifact else []
    return found


def _parse_uri(project: str, uri: str) -> ArtifactVersionFilter:
    """Return the artifact that ``store://kinds/project/key#iteration:tag@tree^uid`` names."""
    uri, _, uid = uri.partition("^")
    rest, _, tree = uri.partition("@")
    path = rest.removeprefix("store://").split("/")
    name, _, tag = path[-1].partition(":")
    key, _, iteration = name.partition("#")
    number = int(iteration) if iteration.isdecimal() and len(iteration) < 10 else 0
    owner = path[-2] if len(path) > 2 else project
    return ArtifactVersionFilter(owner, key, tag or LATEST, tree, uid, iteration=number)


def children_of(
    db: Transaction, project: str, parent: str, artifacts: list[Object]
) -> list[Object]:
    """Return those artifacts whose parent is the one with a URI, or with a name and a tag."""
    wanted = find_artifact(db, _parse_uri(project, parent))
    if wanted is None:
        return []
    found: dict[str, bool] = {}

    def is_child(artifact: Object) -> bool:
        uri = as_text(dig(artifact, "spec", "parent_uri"))
        if uri and uri not in found:
            of = find_artifact(db, _parse_uri(project, uri))
            found[uri] = of is not None and of["metadata"]["uid"] == wanted["metadata"]["uid"]
        return found.get(uri, False)

    return [artifact for artifact in artifacts if is_child(artifact)]


def check_model(db: Transaction, project: str, endpoint: Object) -> None:
    """Reject a model endpoint whose model does not exist. Raises NotFound."""
    uri = as_text(dig(endpoint, "spec", "model_uri"))
    if uri.startswith("store://"):
        filters = _parse_uri(project, uri)
        if find_artifact(db, filters) is None:
            raise NotFound(
                f"Artifact {filters.project}/{filters.key}#{filters.iteration} not found"
            )
