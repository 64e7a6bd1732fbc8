"""What every part of the facade uses: the way to call an operation, and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from mlrun_api.client import Client
from mlrun_api.errors import InvalidPathValue, UnexpectedAnswer
from mlrun_api.types import Response

from ._once import create_once
from ._poll import Clock
from .config import mlconf
from .errors import (
    ErrorResponse,
    MLRunInternalServerError,
    MLRunInvalidArgumentError,
    MLRunNotFoundError,
    http_error,
)

if TYPE_CHECKING:
    import httpx

P = ParamSpec("P")
T = TypeVar("T")


class OperationCaller:
    """Calls the generated operations on one server."""

    _clock: Clock
    retries: int

    @property
    def _client(self) -> Client:
        raise NotImplementedError  # HTTPRunDB makes it at the first request

    def _call(
        self, operation: Callable[Concatenate[Client, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call an operation of ``mlrun_api.api``; what it cannot read or send becomes our error."""
        return call(self._client, operation, *args, **kwargs)

    def _call_within(
        self,
        timeout: float,
        operation: Callable[Concatenate[Client, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """The same with a time limit of its own, in seconds."""
        client = TimedClient(self._client.get_httpx_client(), timeout)
        return call(client, operation, *args, **kwargs)

    def _create(self, create: Callable[[], T], read: Callable[[], T], body: Mapping[str, Any]) -> T:
        """Create an object exactly once, also when the answer is lost; ``read`` reads it back."""
        return create_once(create, read, body, retries=self.retries, clock=self._clock)

    @staticmethod
    def _find(read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Call a method that reads one object; None when there is no such object."""
        try:
            return read(*args, **kwargs)
        except MLRunNotFoundError:
            return None

    @staticmethod
    def _unless_failed(first: Callable[[], T], second: Callable[[], T]) -> T:
        """Return what the first call gives, or the second when the server fails on the first."""
        try:
            return first()
        except MLRunInternalServerError:
            return second()

    def _project(self, project: str | None, body: Mapping[str, Any] | None = None) -> str:
        """Return the project: as given, otherwise the body's metadata.project, or the default."""
        metadata = body.get("metadata") if body else None
        own = metadata.get("project") if isinstance(metadata, Mapping) else None
        return project or own or mlconf.default_project


class TimedClient(Client):
    """Sends with another time limit than the client it shares the connections with."""

    def __init__(self, httpx_client: httpx.Client, timeout: float) -> None:
        super().__init__(httpx_client)
        self._timeout = timeout

    def send(self, kwargs: dict[str, Any], parse: Callable[[httpx.Response], T]) -> Response[T]:
        return super().send({**kwargs, "timeout": self._timeout}, parse)


def call(
    client: Client,
    operation: Callable[Concatenate[Client, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    try:
        return operation(client, *args, **kwargs)
    except InvalidPathValue as err:
        raise MLRunInvalidArgumentError(str(err)) from None
    except UnexpectedAnswer as err:
        answer = err.response
        raise http_error(
            answer.request.method,
            str(answer.request.url),
            ErrorResponse(answer.status_code, answer.content, answer.headers),
            reason=err.reason,
        ) from err
