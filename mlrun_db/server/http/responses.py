"""Responses that routes return."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response


def json_response(value: Any, status: int = 200) -> Response:
    """Return a response whose body is the value as compact JSON."""
    body = json.dumps(value, separators=(",", ":")).encode()
    return Response(body, status, media_type="application/json")


def no_content() -> Response:
    """Return a 204 response."""
    return Response(status_code=204)
