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

    def __init_subclass__(cls, status: int, remote_name: str = "") -> None:
        cls.status, cls.remote_name = status, remote_name

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def detail(self) -> Any:
        """Return the value of ``detail`` in the response."""
        if self.remote_name:
            return f"{self.remote_name}({self.reason!r})"
        return {"reason": self.reason}


class ServerFailure(ApiError, status=500, remote_name="MLRunInternalServerError"):
    """500: a fault of the real server that is imitated."""


class RequestRefused(ApiError, status=400):
    """400: the request cannot be parsed or makes no sense."""


class BodyTooLarge(ApiError, status=413):
    """413: the body is over the limit of this server."""


class ServerBusy(ApiError, status=503):
    """503: the requests and responses in flight take too much memory."""


class AccessDenied(ApiError, status=403, remote_name="MLRunAccessDeniedError"):
    """403: the request asks for something that nobody may have."""


class NotImplementedHere(ApiError, status=501, remote_name="MLRunNotImplementedServerError"):
    """501: the server cannot do this."""


class BadRequest(ApiError, status=400, remote_name="MLRunBadRequestError"):
    """400: the request asks for something impossible."""


class InvalidArgument(ApiError, status=400, remote_name="MLRunInvalidArgumentError"):
    """400: a value breaks a rule."""


class NotFound(ApiError, status=404, remote_name="MLRunNotFoundError"):
    """404: no such object."""


class Conflict(ApiError, status=409, remote_name="MLRunConflictError"):
    """409: the object exists already, or its state forbids the request."""


class PreconditionFailed(ApiError, status=412, remote_name="MLRunPreconditionFailedError"):
    """412: something has to be done first."""


class InvalidInput(ApiError, status=422):
    """422: a parameter, header or body field is of the wrong type."""

    def __init__(
        self,
        location: tuple[str | int, ...],
        message: str,
        kind: str,
        context: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        problem: dict[str, Any] = {"loc": list(location), "msg": message, "type": kind}
        if context is not None:
            problem["ctx"] = context
        self.problems = [problem]

    def detail(self) -> Any:
        return self.problems


def missing(*location: str | int) -> InvalidInput:
    """Return the 422 error for a missing required value."""
    return InvalidInput(location, "field required", "value_error.missing")


def all_missing(locations: list[tuple[str | int, ...]]) -> InvalidInput:
    """Return the 422 error for several missing values."""
    error = missing(*locations[0])
    for location in locations[1:]:
        error.problems += missing(*location).problems
    return error


def not_a_member(location: tuple[str | int, ...], permitted: tuple[str, ...]) -> InvalidInput:
    """Return the 422 error for a value outside an enumeration."""
    names = ", ".join(repr(name) for name in permitted)
    message = f"value is not a valid enumeration member; permitted: {names}"
    return InvalidInput(location, message, "type_error.enum", {"enum_values": list(permitted)})
