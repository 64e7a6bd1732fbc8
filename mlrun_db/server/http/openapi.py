"""The operations of a version of MLRun, and the OpenAPI document that the server publishes."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from mlrun_api.operations import OPERATIONS

from mlrun_db._transport.versions import is_in, release

_PARAMETER = re.compile(r"\{[^}]*\}")


def path_shape(path: str) -> str:
    """Return the path with nameless parameters: how paths are compared."""
    return _PARAMETER.sub("{}", path)


_IDS = {
    (operation.method, path_shape(operation.path.rstrip("/"))): operation_id
    for operation_id, operation in OPERATIONS.items()
}


def operation_id(method: str, path: str) -> str:
    """Return the operationId of a path below /api; empty when openapi.yaml does not have it."""
    return _IDS.get((method, "/api" + path_shape(path)), "")


def has_operation(version: str, name: str) -> bool:
    """Return whether a version of MLRun has an operation.

    1.8 in development, the newest that has published its document, still had all of 1.7.
    """
    operation = OPERATIONS[name]
    return is_in(operation, version) or (release(version) == (1, 8) and operation.until == "1.8")


@cache
def openapi_json(version: str, routes: frozenset[tuple[str, str]]) -> bytes:
    """Return openapi.yaml as JSON, with the operations of ``version`` that this server has.

    Args:
        routes: method and path, below /api, of each operation that is served.
    """
    served = {(method, f"/api{path_shape(path)}") for method, path in routes}
    document: dict[str, Any] = json.loads(files("mlrun_api").joinpath("openapi.json").read_bytes())
    document["info"]["version"] = version
    for path, methods in list(document["paths"].items()):
        for method, operation in list(methods.items()):
            name = operation.get("operationId") if isinstance(operation, dict) else None
            is_served = (method.upper(), path_shape(path.rstrip("/"))) in served
            if name and not (is_served and has_operation(version, name)):
                del methods[method]
        if not any(isinstance(operation, dict) for operation in methods.values()):
            del document["paths"][path]
    return json.dumps(document).encode()
