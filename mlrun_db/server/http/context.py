"""What route functions receive and return: one request, and responses."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from starlette.responses import Response

from mlrun_db._transport.versions import NEWEST
from mlrun_db.server.http.bodies import parse_json
from mlrun_db.server.http.page_tokens import PageTokens
from mlrun_db.server.http.parameters import QueryParameters
from mlrun_db.server.rules.errors import InvalidInput, RequestRefused, missing, not_a_member
from mlrun_db.server.rules.hub_files import HubFiles
from mlrun_db.server.simulation.control import Control
from mlrun_db.server.storage.store import Store, Transaction


@dataclass(frozen=True)
class ServerOptions:
    """The options of one server that routes depend on."""

    body_limit: int = 64 * 1024 * 1024
    files: Path | None = None
    version: str = NEWEST
    hub: HubFiles | None = None
    artifact_path: str = ""  # where clients store artifacts by default
    authentication: str = "none"  # the first way in which requests can authenticate


class Later(NamedTuple):
    """A response that is made after the transaction of its request."""

    make: Callable[[], Any]


@dataclass(frozen=True)
class RequestContext:
    """A request and the transaction in which it is handled."""

    path: Mapping[str, str]
    query: QueryParameters
    headers: Mapping[str, str]
    body: bytes
    options: ServerOptions
    db: Transaction
    control: Control
    store: Store  # for responses that are streamed after the transaction
    page_tokens: PageTokens

    @property
    def project(self) -> str:
        """The project in the path or, where the path has none, in the query."""
        return self.path.get("project") or self.query.text("project")

    @property
    def name(self) -> str:
        """The name in the path."""
        return self.path["name"]

    def json(self) -> dict[str, Any]:
        """Return the body of an operation that parses it by hand. Raises RequestRefused (400)."""
        try:
            value = parse_json(self.body)
        except ValueError as error:
            raise RequestRefused("bad JSON body") from error
        if not isinstance(value, dict):
            raise RequestRefused("bad JSON body: it has to be an object")
        return value

    def model(self) -> dict[str, Any]:
        """Return the body of an operation with a schema for it. Raises InvalidInput (422)."""
        value = self._parsed()
        if not isinstance(value, dict):
            raise InvalidInput(("body",), "value is not a valid dict", "type_error.dict")
        return value

    def models(self) -> list[Any]:
        """Return the body of an operation that takes a list. Raises InvalidInput (422)."""
        value = self._parsed()
        if not isinstance(value, list):
            raise InvalidInput(("body",), "value is not a valid list", "type_error.list")
        return value

    def _parsed(self) -> Any:
        if not self.body:
            raise missing("body")
        try:
            return parse_json(self.body)
        except json.JSONDecodeError as error:
            context = {
                name: getattr(error, name) for name in ("msg", "doc", "pos", "lineno", "colno")
            }
            location = ("body", error.pos)
            raise InvalidInput(location, str(error), "value_error.jsondecode", context) from error
        except ValueError as error:
            raise RequestRefused("There was an error parsing the body") from error

    def header_choice(self, name: str, permitted: tuple[str, ...], default: str) -> str:
        """Return a header that must be one of the permitted words. Raises InvalidInput (422)."""
        value = self.headers.get(name)
        if value is None:
            return default
        if value not in permitted:
            raise not_a_member(("header", name), permitted)
        return value


def json_response(value: Any, status: int = 200) -> Response:
    """Return a response whose body is the value as compact JSON."""
    body = json.dumps(value, separators=(",", ":")).encode()
    return Response(body, status, media_type="application/json")
