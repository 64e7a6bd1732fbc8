"""The requests that a server has received, for tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MOST_REQUESTS = 1000
LARGEST_BODY = 64 * 1024


@dataclass
class RecordedRequest:
    """One request of an operation.

    Attributes:
        operation: operationId of openapi.yaml.
        method: HTTP method.
        path: path, without the query.
        query: pairs of name and value.
        headers: headers by name in lower case.
        body: body, cut after 64 KiB; empty when a fault was the response before it was read.
    """

    operation: str
    method: str
    path: str
    query: Sequence[tuple[str, str]]
    headers: dict[str, str]
    body: bytes = b""

    def json(self) -> Any:
        """Return the decoded body. Raises ValueError when it is not JSON."""
        return json.loads(self.body)
