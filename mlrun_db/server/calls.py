"""One request as the route functions see it, and the form of the answers they give."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from starlette.responses import Response

from mlrun_db.server.control import Control
from mlrun_db.server.errors import (
    InvalidInput,
    RequestRefused,
    missing,
    not_a_member,
    problem,
)
from mlrun_db.server.pages import Find, Pages, find_page
from mlrun_db.server.parameters import Parameters
from mlrun_db.server.store import Session, Store
from mlrun_db.server.works import BUILD, PIPELINE, PROJECT, Watched


@dataclass(frozen=True)
class Settings:
    """What can be set for one server."""

    body_limit: int = 64 * 1024 * 1024
    files: Path | None = None
    version: str = ""


def _no_number(_: str) -> None:
    """Stand in for NaN and the infinities, which JSON has no word for."""


def _finite(text: str) -> float | None:
    number = float(text)
    return number if abs(number) != float("inf") else None


def parse_json(body: bytes) -> Any:
    """Read JSON; what is no number in JSON becomes null. Raises ValueError."""
    try:
        return json.loads(body, parse_constant=_no_number, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


@dataclass(frozen=True)
class Call:
    """A request with its transaction."""

    path: Mapping[str, str]
    query: Parameters
    headers: Mapping[str, str]
    body: bytes
    settings: Settings
    db: Session
    control: Control
    store: Store  # for an answer that is made after the transaction, in pieces
    pages: Pages

    def json(self) -> dict[str, Any]:
        """Return the body of an operation that reads it by hand: 400 when it is bad."""
        try:
            value = parse_json(self.body)
        except ValueError as error:
            raise RequestRefused("bad JSON body") from error
        if not isinstance(value, dict):
            raise RequestRefused("bad JSON body: it has to be an object")
        return value

    def model(self) -> dict[str, Any]:
        """Return the body of an operation that has a schema for it: 422 when it is bad."""
        if not self.body:
            raise missing("body")
        try:
            value = parse_json(self.body)
        except json.JSONDecodeError as error:
            context = {"msg": error.msg, "doc": error.doc, "pos": error.pos}
            context |= {"lineno": error.lineno, "colno": error.colno}
            raise InvalidInput(
                problem(("body", error.pos), str(error), "value_error.jsondecode", context)
            ) from error
        except ValueError as error:
            raise RequestRefused("There was an error parsing the body") from error
        if not isinstance(value, dict):
            raise InvalidInput(problem(("body",), "value is not a valid dict", "type_error.dict"))
        return value

    def header_choice(self, name: str, permitted: tuple[str, ...], default: str) -> str:
        """Return a header that has to be one of the permitted words."""
        value = self.headers.get(name)
        if value is None:
            return default
        if value not in permitted:
            raise not_a_member(("header", name), permitted)
        return value


Handler = Callable[[Call], Response]


class Operation(NamedTuple):
    """A method and path with the function that answers it."""

    method: str
    path: str
    handler: Handler
    watches: str = ""  # the kind of work whose state a request on this shows


def watched(kind: str, path: Mapping[str, str], query: Parameters) -> Watched | None:
    """Return the object whose state a request shows, when work on such objects is simulated."""
    if not kind:
        return None
    if kind == BUILD:
        project = query.text("project") or "default"
        return Watched(kind, project, f"{query.text('name')}:{query.text('tag') or 'latest'}")
    if kind in (PIPELINE, PROJECT):
        return Watched(kind, None, path.get("run_id") or path["name"])
    return Watched(kind, path.get("project", ""), path.get("uid") or path["name"])


def answer(value: Any, status: int = 200) -> Response:
    """Answer with JSON."""
    body = json.dumps(value, separators=(",", ":")).encode()
    return Response(body, status, media_type="application/json")


def answer_list(call: Call, field: str, find: Find) -> Response:
    """Answer with a list, or with the page of it that was asked for; ``find`` gives JSON texts."""
    texts, page = find_page(call, field, find)
    pagination = "" if page is None else f',"pagination":{json.dumps(page)}'
    body = f'{{"{field}":[{",".join(texts)}]{pagination}}}'.encode()
    return Response(body, media_type="application/json")


def no_content() -> Response:
    """Answer with nothing."""
    return Response(status_code=204)
