"""Errors that rules raise; each knows the status and body with which a real server responds.

A real MLRun server has two forms of error body. Errors found while a request is parsed have
``{"detail": {"reason": ...}}``; errors raised by rules have the text of the server's exception,
``{"detail": "MLRunNotFoundError('...')"}``. Both are kept, because clients depend on either.
"""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A response with an error status. ``reason`` is the text for people."""

    status = 500
    remote_name = ""  # name of the exception of a real server

    def __init__(self, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        if status is not None:
            self.status = status

    def detail(self) -> Any:
        """Return the value of ``detail`` in the response."""
        if self.remote_name:
            return f"{self.remote_name}({self.reason!r})"
        return {"reason": self.reason}


class ServerFailure(ApiError):
    """500: a fault of the real server that is imitated."""

    remote_name = "MLRunInternalServerError"


class RequestRefused(ApiError):
    """400: the request cannot be parsed or makes no sense."""

    status = 400


class BodyTooLarge(ApiError):
    """413: the body is over the limit of this server."""

    status = 413


class BadRequest(ApiError):
    """400: the request asks for something impossible."""

    status = 400
    remote_name = "MLRunBadRequestError"


class InvalidArgument(ApiError):
    """400: a value breaks a rule."""

    status = 400
    remote_name = "MLRunInvalidArgumentError"


class NotFound(ApiError):
    """404: no such object."""

    status = 404
    remote_name = "MLRunNotFoundError"


class Conflict(ApiError):
    """409: the object exists already, or its state forbids the request."""

    status = 409
    remote_name = "MLRunConflictError"


class PreconditionFailed(ApiError):
    """412: something has to be done first."""

    status = 412
    remote_name = "MLRunPreconditionFailedError"


class InvalidInput(ApiError):
    """422: parameters, headers or body fields of the wrong type, one problem for each."""

    status = 422

    def __init__(self, *problems: dict[str, Any]) -> None:
        super().__init__("; ".join(str(problem["msg"]) for problem in problems))
        self.problems = list(problems)

    def detail(self) -> Any:
        return self.problems


def problem(
    location: tuple[str | int, ...], message: str, kind: str, context: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return one entry of a 422 response."""
    entry: dict[str, Any] = {"loc": list(location), "msg": message, "type": kind}
    if context is not None:
        entry["ctx"] = context
    return entry


def missing(*location: str | int) -> InvalidInput:
    """Return the 422 error for a missing required value."""
    return InvalidInput(problem(location, "field required", "value_error.missing"))


def not_a_member(location: tuple[str | int, ...], permitted: tuple[str, ...]) -> InvalidInput:
    """Return the 422 error for a value outside an enumeration."""
    names = ", ".join(repr(name) for name in permitted)
    return InvalidInput(
        problem(
            location,
            f"value is not a valid enumeration member; permitted: {names}",
            "type_error.enum",
            {"enum_values": list(permitted)},
        )
    )
