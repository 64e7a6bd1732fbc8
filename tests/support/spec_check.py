"""Checks requests against openapi.yaml; conftest.py applies it to every operation sent."""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.deserializing.styles.exceptions import EmptyQueryParameterValue
from ruamel.yaml import YAML
from werkzeug.datastructures import Headers, ImmutableMultiDict

SPEC: dict[str, Any] = YAML(typ="safe").load(
    (Path(__file__).parents[2] / "openapi.yaml").read_text()
)
# Bodies of these types are sent as they are; their schema is a string, which any bytes match.
BYTES = ("application/octet-stream", "application/yaml", "application/zip")
VERBS = ("get", "put", "post", "patch", "delete")
# Headers that belong to HTTP, authentication included; openapi.yaml does not list them.
HTTP_HEADERS = frozenset(
    {
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "user-agent",
        "authorization",
        "cookie",
        "traceparent",
    }
    | {"content-length", "content-type", "transfer-encoding"}
)
# Operations whose body the facade builds. The body of the others is the caller's, and may have
# fields that openapi.yaml does not describe.
OWN_BODIES = frozenset(
    {"build_function", "start_function", "function_status", "submit_job"}
    | {"create_project_secrets", "create_user_secrets"}
)


class Operation(NamedTuple):
    name: str
    method: str
    path: re.Pattern[str]
    parameters: dict[tuple[str, str], dict[str, Any]]  # by place and name
    body: dict[str, Any]


class Sent(NamedTuple):
    """A request as sent; the names of headers are in lower case."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path below the server's URL, which may have a path of its own."""
        path = urlsplit(self.target).path
        return path[max(path.find("/api/"), 0) :]


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """Follow the references of a node of the document."""
    while "$ref" in node:
        found: Any = SPEC
        for name in node["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        node = found
    return node


def _operations() -> Iterator[Operation]:
    for path, item in SPEC["paths"].items():
        pattern = "[^/]+".join(map(re.escape, re.split(r"\{[^}]*\}", path)))
        for verb in VERBS:
            if verb in item:
                described = [*item.get("parameters", []), *item[verb].get("parameters", [])]
                yield Operation(
                    item[verb]["operationId"],
                    verb.upper(),
                    re.compile(pattern),
                    {
                        (parameter["in"], parameter["name"].lower()): parameter
                        for parameter in map(resolved, described)
                    },
                    resolved(item[verb].get("requestBody", {})),
                )


OPERATIONS = {operation.name: operation for operation in _operations()}


def operation_of(method: str, path: str) -> Operation | None:
    """Return the operation of a method and an escaped path; of several, the most literal one."""
    found = [
        operation
        for operation in OPERATIONS.values()
        if operation.method == method and operation.path.fullmatch(path)
    ]
    return max(found, key=lambda operation: len(operation.path.pattern), default=None)


class _AsOpenapiCore:
    """A request in the form that openapi-core reads."""

    def __init__(self, sent: Sent) -> None:
        parts = urlsplit(sent.target)
        self.host_url: str = SPEC["servers"][0]["url"]
        self.path = sent.path
        self.method = sent.method.lower()
        self.content_type = dict(sent.headers).get("content-type", "")
        self.body = sent.body or None
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(parts.query, keep_blank_values=True)),
            header=Headers(list(sent.headers)),
        )


@lru_cache(1)
def _validator() -> Any:
    config = Config(
        spec_validator_cls=None,  # tests/test_spec.py does that
        extra_media_type_deserializers=dict.fromkeys(BYTES, _any_bytes),
    )
    return OpenAPI.from_dict(SPEC, config=config).request_validator


def _any_bytes(body: bytes) -> str:
    return body.decode("latin-1")


@lru_cache(4096)
def problems(name: str, sent: Sent) -> tuple[str, ...]:
    """Return how a request differs from the operation that it is meant to be."""
    operation = operation_of(sent.method, sent.path)
    if operation is None:
        return ("there is no such operation",)
    if operation.name != name:
        return (f"it is {operation.name}, and was meant to be {name}",)
    with warnings.catch_warnings():  # the client also sends what only older servers read
        warnings.filterwarnings("ignore", ".* parameter is deprecated", DeprecationWarning)
        refused = list(_validator().iter_errors(_AsOpenapiCore(sent)))
    invalid = [_described(error) for error in refused if not _is_empty_text(operation, error)]
    return (*invalid, *_unknown(operation, sent))


def _is_empty_text(operation: Operation, error: BaseException) -> bool:
    """Return whether openapi-core refuses an empty value that the schema allows as a string."""
    if not isinstance(error.__cause__, EmptyQueryParameterValue):
        return False
    schema = resolved(operation.parameters["query", error.__cause__.name]["schema"])
    return schema.get("type") == "string" and "enum" not in schema


def _described(error: BaseException) -> str:
    """Return the text of an error of openapi-core with its last cause, the actual problem."""
    cause = error
    while cause.__cause__ is not None:
        cause = cause.__cause__
    wrong = getattr(cause, "schema_errors", ())
    details = "; ".join(f"{one.json_path}: {one.message}" for one in wrong) or str(cause)
    return f"{type(error).__name__}: {details}"


def _unknown(operation: Operation, sent: Sent) -> Iterator[str]:
    """Yield what openapi-core ignores: parameters and bodies that are not described."""
    found: set[str] = set()
    for name, _ in parse_qsl(urlsplit(sent.target).query, keep_blank_values=True):
        parameter = operation.parameters.get(("query", name.lower()))
        if parameter is None or parameter["name"] != name:
            yield f"unknown query parameter {name!r}"
        elif name in found and resolved(parameter["schema"]).get("type") != "array":
            yield f"query parameter {name!r} is repeated"
        found.add(name)
    for name, _ in sent.headers:
        if name not in HTTP_HEADERS and ("header", name) not in operation.parameters:
            yield f"unknown header {name!r}"
    content = operation.body.get("content", {})
    if sent.body and not content:
        yield "a body, but the operation has none"
    if sent.body and operation.name in OWN_BODIES:
        known = resolved(content["application/json"]["schema"])["properties"]
        for name in json.loads(sent.body).keys() - known.keys():
            yield f"unknown field {name!r} of the body"


class Recorder:
    """Collects requests, each with the name of the operation that it is meant to be."""

    def __init__(self) -> None:
        self.checked: Counter[str] = Counter()
        self._sent: list[tuple[str, Sent]] = []

    def add(self, name: str, sent: Sent) -> None:
        self._sent.append((name, sent))

    def refused(self, counted: bool = True) -> list[str]:
        """Return how the requests since the last call differ from openapi.yaml."""
        sent, self._sent = self._sent, []
        self.checked.update(name for name, _ in sent if counted)
        return [
            f"{request.method} {request.target}: {text}"
            for name, request in sent
            for text in problems(name, request)
        ]
