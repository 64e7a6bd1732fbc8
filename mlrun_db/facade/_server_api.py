"""What a server can do: its version, and the operations in the document it publishes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mlrun_api.operations import OPERATIONS

from .._display.cells import first_found, mapping
from .._transport.versions import is_between, is_in, release
from ..errors import MLRunHTTPError, MLRunInvalidArgumentError, MLRunUnsupportedError

# The response of the framework of all MLRun servers to an unknown path or method. The servers' own
# errors differ, so a missing object is not mistaken for this.
NO_ROUTE = ({"detail": "Not Found"}, {"detail": "Method Not Allowed"})


class ServerApi:
    """The operations and their parameters, from the OpenAPI document of one server."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.version = str(first_found(document, "info.version") or "")
        shared = mapping(first_found(document, "components.parameters"))

        def names(owner: Mapping[str, Any]) -> set[str]:
            """Return the names of parameters, also of those that are references."""
            items = owner.get("parameters")
            return {
                str(
                    first_found(
                        shared.get(str(item.get("$ref", "")).rpartition("/")[2], item), "name"
                    )
                )
                for item in (items if isinstance(items, list) else [])
                if isinstance(item, Mapping)
            }

        self._parameters = {
            (method.upper(), _shape(path)): names(operation) | names(methods)
            for path, methods in mapping(document.get("paths")).items()
            for method, operation in mapping(methods).items()
            if isinstance(operation, Mapping)
        }

    def has(self, name: str, parameter: str = "") -> bool:
        """Return whether the server has an operation (an operationId), with a parameter."""
        operation = OPERATIONS[name]
        parameters = self._parameters.get((operation.method, _shape(operation.path)))
        return parameters is not None and (not parameter or parameter in parameters)


def split_operation(name: str) -> tuple[str, str]:
    """Return operation and parameter of "operation" or "operation.parameter"."""
    operation, _, parameter = name.partition(".")
    if operation not in OPERATIONS:
        from difflib import get_close_matches

        near = get_close_matches(operation, OPERATIONS, 3)
        raise MLRunInvalidArgumentError(
            f"no operation {operation!r} in openapi.yaml; "
            + (f"did you mean {', '.join(near)}?" if near else "it lists the operationIds")
        )
    return operation, parameter


def has_parameter(name: str, parameter: str, version: str) -> bool:
    """Return whether a version of MLRun reads a parameter of an operation, in any of its forms."""
    since, until = OPERATIONS[name].parameters.get(parameter, ("", ""))
    return is_between(since, until, version)


def is_no_route(error: MLRunHTTPError) -> bool:
    """Return whether the server has no such path or method, rather than no such object."""
    return error.status in (404, 405) and error.body in NO_ROUTE


def unsupported(name: str, version: str, parameter: str = "") -> MLRunUnsupportedError:
    """Return the error for an operation, or one of its parameters, that this server lacks."""
    operation = OPERATIONS[name]
    needs = ""
    if not is_in(operation, version) and not parameter:
        needs = (
            f"MLRun {operation.since} or newer"
            if operation.since and release(version) < release(operation.since)
            else f"MLRun older than {operation.until}"
        )
    what = f"the parameter {parameter} of " if parameter else ""
    return MLRunUnsupportedError(
        f"{what}{name} ({operation.method} {operation.path}) is not on this server, which is MLRun "
        f"{version or 'of an unknown version'}" + (f"; it needs {needs}" if needs else ""),
        operation=name,
        server_version=version,
        needs=needs,
    )


def _shape(path: str) -> str:
    """Return a path without the names of its parameters and without the version 1 in it."""
    return re.sub(r"\{[^{}]*\}", "{}", re.sub(r"^/api/v1/", "/api/", path))
