"""Ingestion into a feature set, as a simulated job."""

from __future__ import annotations

import uuid

from mlrun_db.server.rules.errors import RequestRefused
from mlrun_db.server.rules.feature_models import FEATURE_SET
from mlrun_db.server.rules.feature_store import Reference, get_version, update_status
from mlrun_db.server.rules.submit import submit
from mlrun_db.server.simulation.work import Pace
from mlrun_db.server.storage.documents import Object, as_text, dig
from mlrun_db.server.storage.store import Transaction

_V3IO = ("v3io://", "v3ios://")


def ingest(
    db: Transaction,
    project: str,
    name: str,
    reference: Reference,
    *,
    body: Object,
    username: str,
    access_key: str,
    pace: Pace,
) -> Object:
    """Start the run that ingests; return it, and the feature set with the uid of the run."""
    feature_set = get_version(db, FEATURE_SET, project, name, reference)
    spec = feature_set["spec"]
    source = body.get("source") or spec.get("source")
    targets = body.get("targets") or spec.get("targets")
    places = [source, *(targets if isinstance(targets, list) else [])]
    in_v3io = any(as_text(dig(place, "path")).startswith(_V3IO) for place in places)
    if in_v3io and not (username and access_key):
        raise RequestRefused("Request needs v3io access key and username in header")
    uid = uuid.uuid4().hex
    uri = f"store://feature-sets/{project}/{name}"
    task = {
        "metadata": {
            "name": f"{name}_ingest",
            "project": project,
            "uid": uid,
            "labels": {"job-type": "feature-ingest", "feature-set": uri},
        },
        "spec": {"handler": "handler", "parameters": {"source": source, "targets": targets}},
    }
    function = {"kind": "job", "metadata": {"name": f"{name}_ingest", "project": project}}
    run = submit(db, {"task": task, "function": function}, username, pace)
    feature_set["status"]["run_uri"] = uid
    update_status(db, FEATURE_SET, project, name, reference, status={"run_uri": uid})
    return {"feature_set": feature_set, "run_object": run}
