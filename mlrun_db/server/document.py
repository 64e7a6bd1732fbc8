"""The operations of a version of MLRun, and what the server publishes about itself."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import mlrun_api
from mlrun_api.operations import OPERATIONS

from mlrun_db._transport.versions import is_in

VERSION = "0.6.6"  # what the server calls itself, unless told to be another version
_DOCUMENT = Path(*mlrun_api.__path__) / "openapi.json"
_NAMES = {(operation.method, operation.path): name for name, operation in OPERATIONS.items()}


def name_of(method: str, path: str) -> str:
    """Return the name of an operation, empty when the path (below /api) is none of the API."""
    return _NAMES.get((method, "/api" + path.replace(":path}", "}")), "")


def has(version: str, name: str) -> bool:
    """Say whether a version of MLRun has an operation; no version has them all."""
    return not version or is_in(OPERATIONS[name], version)


@cache
def published(version: str, told: str) -> bytes:
    """Return openapi.yaml as JSON, with what ``version`` has; ``told`` is the version in it."""
    document: dict[str, Any] = json.loads(_DOCUMENT.read_bytes())
    document["info"]["version"] = told
    for path, methods in list(document["paths"].items()):
        for method, operation in list(methods.items()):
            name = operation.get("operationId") if isinstance(operation, dict) else None
            if name and not has(version, name):
                del methods[method]
        if not methods:
            del document["paths"][path]
    return json.dumps(document).encode()
