"""Nuclio functions: deployed by the simulated builder, nothing serves them."""

from __future__ import annotations

from copy import deepcopy

from mlrun_db.server.rules.api_gateways import gateway_urls
from mlrun_db.server.rules.builder import build_function, build_status
from mlrun_db.server.rules.errors import RequestRefused
from mlrun_db.server.rules.functions import get_function, store_function
from mlrun_db.server.rules.names import LATEST
from mlrun_db.server.rules.projects import get_project
from mlrun_db.server.rules.submit import NUCLIO_KINDS
from mlrun_db.server.simulation.work import Pace
from mlrun_db.server.storage.documents import Object, dig, ensure_object
from mlrun_db.server.storage.store import Transaction


def deploy_function(
    db: Transaction, project: str, name: str, function: object, pace: Pace
) -> Object:
    """Store a function and start its deployment; return it."""
    get_project(db, project)
    if not isinstance(function, dict):
        raise RequestRefused("runtime error: the body needs a function")
    deployed: Object = deepcopy(function)
    _check_kind(deployed)
    ensure_object(deployed, "metadata").update(name=name, project=project)
    return build_function(db, {"function": deployed}, pace)[0]


def _check_kind(function: Object) -> None:
    kind = function.get("kind")
    if kind not in NUCLIO_KINDS:
        raise RequestRefused(f"Runtime kind {kind} is not a nuclio runtime")


def deploy_status(
    db: Transaction, project: str, name: str, tag: str, since: float
) -> tuple[str, dict[str, str]]:
    """Return new output of a deployment and its state as headers; update the stored function."""
    _check_kind(get_function(db, project, name, tag, ""))
    text, headers = build_status(db, project, name, tag, offset=0, since=since, logs=True)
    state, address = headers["x-mlrun-function-status"], headers["x-mlrun-address"]
    urls = [*([address] if address else []), *gateway_urls(db, project, name, tag or LATEST)]
    function = get_function(db, project, name, tag, "")
    image = dig(function, "spec", "image") if state == "ready" else ""
    status = ensure_object(function, "status")
    reported = {
        "nuclio_name": headers["x-mlrun-name"],
        "internal_invocation_urls": [],
        "external_invocation_urls": urls,
        "address": address,
        "container_image": image or "",
    }
    if any(status.get(key) != value for key, value in reported.items()):
        status |= reported
        store_function(db, project, name, function, tag=tag, versioned=state == "ready")
    return text, {
        **headers,
        "x-mlrun-internal-invocation-urls": "",
        "x-mlrun-external-invocation-urls": ",".join(urls),
        "x-mlrun-container-image": image or "",
    }
