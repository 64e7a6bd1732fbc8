"""Every operation of openapi.yaml has a route, and no route is without an operation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml  # type: ignore[import-untyped]

from mlrun_db.server.app import OPERATIONS
from mlrun_db.server.routes import dev

SPEC = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text())
VERBS = ("get", "put", "post", "patch", "delete")


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (verb.upper(), path): operation
        for path, item in SPEC["paths"].items()
        for verb, operation in item.items()
        if verb in VERBS
    }


def test_routes_and_operations_are_the_same() -> None:
    routes = [
        (operation.method, "/api" + operation.path.replace(":path}", "}"))
        for operation in OPERATIONS
    ]
    assert len(routes) == len(set(routes))
    assert set(operations()) - set(routes) == set()
    assert set(routes) - set(operations()) == set()
    assert all(operation.path.startswith("/_dev/") for operation in dev.OPERATIONS)


@pytest.mark.parametrize("prefix", ["/api", "/api/v1"])
def test_every_operation_answers_as_documented(http: httpx.Client, prefix: str) -> None:
    """With no query and no body, each operation gives a status that the spec has for it."""
    base = str(http.base_url).removesuffix("/api/")
    # FastAPI-made servers read some bodies by hand: 400 where the spec has it for bad content.
    for (method, path), operation in operations().items():
        if path.startswith("/api/v2/") and prefix != "/api":
            continue  # /api/v2 stands beside /api/v1
        filled = re.sub(r"\{[^}]*\}", "job", path).replace("/api", prefix, 1)
        response = http.request(method, base + filled)
        documented = set(operation["responses"])
        assert str(response.status_code) in documented, (method, path, response.text)
        assert "Traceback" not in response.text
