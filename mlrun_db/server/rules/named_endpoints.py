"""Model endpoints of 1.8 and newer: found by name and function, or by uid; several versions.

They are in the same table as the older ones, which have no name.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mlrun_db.server.rules.errors import BadRequest, InvalidArgument, InvalidInput, NotFound
from mlrun_db.server.rules.fields import Fields, check_kind, text_list
from mlrun_db.server.rules.functions import get_function
from mlrun_db.server.rules.model_endpoints import delete_endpoint, write_endpoint
from mlrun_db.server.rules.names import object_uri
from mlrun_db.server.rules.projects import get_project
from mlrun_db.server.storage import named
from mlrun_db.server.storage.documents import Object, dig, load
from mlrun_db.server.storage.query import Where, in_body
from mlrun_db.server.storage.store import Transaction

KIND = "model_endpoint"
REAL_TIME, BATCH = 0, 1
MODES = ("0", "1", "2")
STRATEGIES = ("inplace", "archive", "overwrite", "skip")
_LEAF = 3  # the type of an endpoint below a router
_TYPES = (1, 2, _LEAF, 4, 5)
_BATCH_TYPE = 4
_METADATA = Fields(
    required=("name", "project"),
    texts=("name", "project", "tag", "uid", "created", "updated"),
    objects=("labels",),
    integers=("endpoint_type", "mode"),
)
_SPEC_TEXTS = (
    *("model_class", "function_name", "function_tag", "model_path", "model_name", "function_uri"),
    *("model_uri", "monitoring_feature_set_uri", "model", "stream_path", "algorithm"),
)
_SPEC_LISTS = ("model_tags", "feature_names", "label_names", "children", "children_uids")
_SPEC = Fields(
    texts=_SPEC_TEXTS,
    lists=_SPEC_LISTS,
    objects=("feature_stats", "monitor_configuration"),
    flags=("active",),
    choices={"monitoring_mode": ("enabled", "disabled")},
)
_STATUS = Fields(
    texts=("state", "first_request", "last_request"),
    objects=("current_stats", "drift_measures", "feature_stats", "metrics"),
    integers=("result_status", "error_count"),
    choices={"monitoring_mode": ("enabled", "disabled")},
)
_SPEC_DEFAULTS: Object = {
    **dict.fromkeys(_SPEC_TEXTS[:8], ""),
    **{key: [] for key in _SPEC_LISTS},
    "feature_stats": {},
}
_STATUS_DEFAULTS: Object = {
    **{"state": "unknown", "first_request": None, "monitoring_mode": "disabled"},
    **{"sampling_percentage": 100.0, "last_request": None, "result_status": -1},
    **{"avg_latency": None, "error_count": 0, "current_stats": {}, "drift_measures": {}},
    **{"current_stats_timestamp": None, "drift_measures_timestamp": None},
}
# What a patch may change, and in which section it is.
_CHANGEABLE = {
    "labels": "metadata",
    **dict.fromkeys(
        ("model_path", "model_class", "feature_names", "label_names", "children", "children_uids"),
        "spec",
    ),
    **dict.fromkeys(
        ("monitoring_mode", "first_request", "last_request", "sampling_percentage"), "status"
    ),
}


@dataclass(frozen=True)
class Identity:
    """What a request finds endpoints by; the function is left out when there is a uid."""

    name: str
    function: str = ""
    tag: str = ""
    uid: str = ""

    def check(self) -> None:
        """Refuse an identity that can be that of several endpoints."""
        if not self.uid and not (self.function and self.tag):
            raise InvalidArgument(
                f"model endpoint {self.name}: endpoint-id, or function-name and function-tag, "
                "are needed"
            )

    def where(self, project: str) -> Where:
        """Return the identity as SQL conditions."""
        where = Where().add("kind = ? AND project = ?", KIND, project)
        where.equal(in_body("metadata.name"), self.name)
        if self.uid:
            return where.add("name = ?", self.uid.replace("-", ""))
        where.equal(in_body("spec.function_name"), self.function)
        return where.equal(in_body("spec.function_tag"), self.tag)


def parse_endpoint(body: Object, project: str) -> Object:
    """Validate an endpoint of a project and return it with every field."""
    check_kind(body, "model-endpoint")
    Fields(required=("metadata", "spec", "status")).check(body, "body")
    metadata = _METADATA.check(body["metadata"], "body", "metadata")
    spec = _SPEC.check(body["spec"], "body", "spec")
    status = _STATUS.check(body["status"], "body", "status")
    for key in _SPEC_LISTS:
        text_list(spec.get(key), "body", "spec", key)
    share = status.get("sampling_percentage")
    if share is not None and (isinstance(share, bool) or not isinstance(share, int | float)):
        location = ("body", "status", "sampling_percentage")
        raise InvalidInput(location, "value is not a valid float", "type_error.float")
    kind = metadata.get("endpoint_type") or 1
    if kind not in _TYPES:
        location = ("body", "metadata", "endpoint_type")
        raise InvalidInput(location, "value is not a valid enumeration member", "type_error.enum")
    if metadata["project"] != project:
        raise BadRequest(f"the endpoint is of project {metadata['project']}, not of {project}")
    if not metadata["name"]:
        raise BadRequest("the endpoint has no name")
    mode = metadata.get("mode")
    if mode is None:
        mode = BATCH if kind == _BATCH_TYPE else REAL_TIME
    return {
        "kind": "model-endpoint",
        "metadata": {
            **{"tag": None, "uid": None, "created": None, "updated": None},
            **metadata,
            **{"labels": metadata.get("labels") or {}, "endpoint_type": kind, "mode": mode},
        },
        "spec": {**_SPEC_DEFAULTS, **_given(spec)},
        "status": {**_STATUS_DEFAULTS, **_given(status)},
    }


def _given(values: Object) -> Object:
    return {key: value for key, value in values.items() if value is not None}


def create_endpoint(db: Transaction, project: str, body: Object, strategy: str) -> Object:
    """Store an endpoint; the strategy says what happens to one of its name and function."""
    get_project(db, project)
    endpoint = parse_endpoint(body, project)
    metadata, spec = endpoint["metadata"], endpoint["spec"]
    identity = Identity(metadata["name"], spec["function_name"], spec["function_tag"])
    older = [one for one in _find(db, project, identity) if _same_function(one, spec)]
    if older and strategy == "skip":
        return render(older[0])
    now = db.now.isoformat()
    metadata |= {"uid": uuid.uuid4().hex, "created": now, "updated": now}
    spec["function_uri"] = spec["function_uri"] or _function_uri(db, project, spec)
    if older and strategy == "inplace":
        metadata |= {key: older[0]["metadata"][key] for key in ("uid", "created")}
    elif older and strategy == "overwrite":
        for one in older:
            delete_endpoint(db, project, one["metadata"]["uid"])
    write_endpoint(db, endpoint)
    return render(endpoint)


def _function_uri(db: Transaction, project: str, spec: Object) -> str:
    """Return the URI of the version of the function that the endpoint is of, if it is stored."""
    name = spec["function_name"]
    try:
        function = get_function(db, project, name, spec["function_tag"], "")
    except NotFound:
        return ""
    return object_uri(project, name, hash_key=function["metadata"]["hash"])


def _same_function(endpoint: Object, spec: Object) -> bool:
    return all(endpoint["spec"][key] == spec[key] for key in ("function_name", "function_tag"))


def _find(db: Transaction, project: str, identity: Identity) -> list[Object]:
    """Return the endpoints that match, the newest first."""
    where = identity.where(project)
    rows = db.rows(f"SELECT body FROM documents {where} ORDER BY id DESC", where.values)
    return [load(row["body"]) for row in rows]


def _newest(db: Transaction, project: str, identity: Identity) -> Object:
    found = _find(db, project, identity)
    if not found:
        raise NotFound(f"Model endpoint {identity.name} not found in project {project}")
    identity.check()
    return found[0]


def render(endpoint: Object, analysis: bool = False) -> Object:
    """Return an endpoint; statistics of features only with an analysis."""
    if analysis:
        return endpoint
    spec = {**endpoint["spec"], "feature_stats": {}}
    status = {**endpoint["status"], "current_stats": {}, "drift_measures": {}}
    return {**endpoint, "spec": spec, "status": status}


def get_endpoint(db: Transaction, project: str, identity: Identity, analysis: bool) -> Object:
    """Return the newest endpoint that matches."""
    return render(_newest(db, project, identity), analysis)


def delete_endpoints(db: Transaction, project: str, identity: Identity) -> None:
    """Delete the endpoints that match. Nothing to delete is no error."""
    found = _find(db, project, identity)
    if found:
        identity.check()
    for endpoint in found:
        delete_endpoint(db, project, endpoint["metadata"]["uid"])


def patch_endpoint(db: Transaction, project: str, body: Object, keys: Sequence[str]) -> str:
    """Change the named fields of an endpoint; return its uid.

    Args:
        body: an endpoint with the new values and its identity; its other fields are ignored.
        keys: names of the fields to change.
    """
    get_project(db, project)
    changes = parse_endpoint(body, project)
    metadata, spec = changes["metadata"], changes["spec"]
    identity = Identity(
        metadata["name"], spec["function_name"], spec["function_tag"], metadata["uid"] or ""
    )
    endpoint = _newest(db, project, identity)
    if not keys:
        raise BadRequest("attribute-key is missing: it names the fields to change")
    for key in keys:
        if key not in _CHANGEABLE:
            allowed = ", ".join(_CHANGEABLE)
            raise BadRequest(f"{key} of a model endpoint cannot be changed, but {allowed}")
        endpoint[_CHANGEABLE[key]][key] = changes[_CHANGEABLE[key]].get(key)
    endpoint["metadata"]["updated"] = db.now.isoformat()
    write_endpoint(db, endpoint)
    uid: str = endpoint["metadata"]["uid"]
    return uid


@dataclass(frozen=True)
class NamedEndpointFilter:
    """Filters of a list of endpoints; an empty field does not filter."""

    names: Sequence[str] = ()
    function: str = ""
    function_tag: str = ""
    model: str = ""
    model_tag: str = ""
    labels: Sequence[str] = ()
    start: datetime | None = None
    end: datetime | None = None
    top_level: bool = False
    modes: Sequence[int] = ()
    uids: Sequence[str] = ()
    latest_only: bool = False

    def where(self, project: str) -> Where:
        """Return the filters as SQL conditions."""
        where = Where().add("kind = ? AND project = ?", KIND, project)
        where.one_of(in_body("metadata.name"), self.names)
        where.equal(in_body("spec.function_name"), self.function)
        where.equal(in_body("spec.function_tag"), self.function_tag)
        where.equal(in_body("spec.model_name"), self.model).with_labels(KIND, self.labels)
        where.one_of("name", [uid.replace("-", "") for uid in self.uids])
        if self.start:
            where.add(f"{in_body('metadata.created')} >= ?", self.start.isoformat())
        if self.end:
            where.add(f"{in_body('metadata.created')} <= ?", self.end.isoformat())
        return where

    def matches(self, endpoint: Object) -> bool:
        """Return whether an endpoint passes the filters that are not in SQL."""
        return (
            (not self.modes or endpoint["metadata"].get("mode") in self.modes)
            and (not self.model_tag or self.model_tag in endpoint["spec"].get("model_tags", ()))
            and not (self.top_level and endpoint["metadata"].get("endpoint_type") == _LEAF)
        )


def list_endpoints(db: Transaction, project: str, filters: NamedEndpointFilter) -> list[Object]:
    """Return the endpoints that match, the newest first."""
    where = filters.where(project)
    rows = db.rows(f"SELECT body FROM documents {where} ORDER BY id DESC", where.values)
    found: list[Object] = []
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        endpoint = load(row["body"])
        function = (endpoint["spec"].get(key) for key in ("function_name", "function_tag"))
        identity = (endpoint["metadata"].get("name"), *function)
        if filters.latest_only and identity in seen:
            continue
        seen.add(identity)
        if filters.matches(endpoint):
            found.append(render(endpoint))
    return found


def has_endpoint(db: Transaction, project: str, uid: str) -> bool:
    """Return whether there is an endpoint of a uid, which may have hyphens or not."""
    uids = dict.fromkeys((uid, uid.replace("-", "")))
    return any(named.get(db, KIND, project, each) is not None for each in uids)


def count_modes(db: Transaction, project: str) -> tuple[int, int]:
    """Return the number of real-time and of batch endpoints."""
    modes = [dig(each, "metadata", "mode") for each in named.get_all(db, KIND, project)]
    return modes.count(REAL_TIME), modes.count(BATCH)
