"""API gateways of Nuclio functions: recorded as ready, nothing listens at their hosts."""

from __future__ import annotations

from typing import Any

from mlrun_db.server.rules.errors import BadRequest, InvalidInput, NotFound
from mlrun_db.server.rules.fields import Fields
from mlrun_db.server.rules.names import check_dns_label
from mlrun_db.server.rules.notifications import INTERNAL, REDACTED
from mlrun_db.server.rules.projects import get_project
from mlrun_db.server.storage import named
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.secret_box import SecretScope
from mlrun_db.server.storage.store import Transaction

_KIND = "api_gateway"
_MODES = ("basicAuth", "none", "accessKey", "iguazio")
_GATEWAY = Fields(required=("metadata", "spec"), objects=("status",))
_METADATA = Fields(
    required=("name",), texts=("name", "namespace"), objects=("labels", "annotations")
)
_SPEC = Fields(
    required=("name", "upstreams"),
    texts=("name", "description", "path", "host"),
    objects=("authentication",),
    lists=("upstreams",),
    choices={"authenticationMode": _MODES},
)
_UPSTREAM = Fields(
    required=("nucliofunction",),
    texts=("kind",),
    objects=("nucliofunction",),
    integers=("percentage", "port"),
)
_BASIC = Fields(required=("username", "password"), texts=("username", "password"))


def _parse(body: Object) -> Object:
    """Validate a gateway and return it with its defaults."""
    gateway = _GATEWAY.check(body, "body")
    metadata = _METADATA.check(gateway["metadata"], "body", "metadata")
    spec = _SPEC.check(gateway["spec"], "body", "spec")
    place = ("body", "spec", "upstreams")
    upstreams = [
        _upstream(upstream, (*place, number)) for number, upstream in enumerate(spec["upstreams"])
    ]
    for key, value in (spec.get("authentication") or {}).items():
        if value is not None:
            _BASIC.check(value, "body", "spec", "authentication", key)
    defaults = {"path": "/", "authenticationMode": "none"}
    given = {key: value for key, value in spec.items() if value is not None}
    return {
        "metadata": {"labels": {}, "annotations": {}, **_without_nulls(metadata)},
        "spec": {**defaults, **given, "upstreams": upstreams},
    }


def _without_nulls(value: Object) -> Object:
    return {key: inner for key, inner in value.items() if inner is not None}


def _upstream(value: Any, place: tuple[str | int, ...]) -> Object:
    upstream = _UPSTREAM.check(value, *place)
    for key, text in upstream["nucliofunction"].items():
        if not isinstance(text, str):
            location = (*place, "nucliofunction", key)
            raise InvalidInput(location, "str type expected", "type_error.str")
    defaults = {"kind": "nucliofunction", "percentage": 0, "port": 0}
    return {**defaults, **_without_nulls(upstream)}


def store_gateway(db: Transaction, project: str, name: str, body: Object) -> Object:
    """Create a gateway or replace it; return it as stored, without passwords."""
    gateway = _parse(body)
    get_project(db, project)
    check_dns_label("api_gateway.metadata.name", name, db.release)
    for given in (gateway["metadata"]["name"], gateway["spec"]["name"]):
        if given != name:
            raise BadRequest(f"the API gateway is named {given}, not {name}")
    spec = gateway["spec"]
    spec.setdefault("host", f"{project}-{name}.localhost:8080")
    for mode, access in (spec.get("authentication") or {}).items():
        if access and access["password"] != REDACTED:
            key = f"mlrun.api-gateways.{name}.{mode}"
            db.secrets.put(SecretScope(INTERNAL, project=project), {key: access["password"]})
            spec["authentication"] = {
                **spec["authentication"],
                mode: {**access, "password": REDACTED},
            }
    gateway["status"] = {"name": name, "state": "ready"}
    named.put(db, _KIND, project, name, gateway)
    return gateway


def get_gateway(db: Transaction, project: str, name: str) -> Object:
    """Return a gateway."""
    found = named.get(db, _KIND, project, name)
    if found is None:
        raise NotFound(f"API gateway {name} not found in project {project}")
    return found


def list_gateways(db: Transaction, project: str) -> dict[str, Object]:
    """Return the gateways of a project by name."""
    return {each["metadata"]["name"]: each for each in named.get_all(db, _KIND, project)}


def delete_gateway(db: Transaction, project: str, name: str) -> None:
    """Delete a gateway."""
    if not named.remove(db, _KIND, project, name):
        raise NotFound(f"API gateway {name} not found in project {project}")


def gateway_urls(db: Transaction, project: str, function: str, tag: str) -> list[str]:
    """Return the addresses of the gateways that lead to a function."""
    names = {f"{project}/{function}", f"{project}/{function}:{tag}"}
    return [
        f"{gateway['spec']['host'].rstrip('/')}/{gateway['spec']['path'].lstrip('/')}".rstrip("/")
        for gateway in named.get_all(db, _KIND, project)
        if any(each["nucliofunction"].get("name") in names for each in gateway["spec"]["upstreams"])
    ]
