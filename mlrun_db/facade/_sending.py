"""What every part of the facade uses: the way to call an operation, and names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from mlrun_api.client import Client
from mlrun_api.errors import InvalidPathValue, UnexpectedAnswer
from mlrun_api.types import Response

from .._transport.clock import Clock
from ..config import mlconf
from ..errors import (
    ErrorResponse,
    MLRunHTTPError,
    MLRunInternalServerError,
    MLRunInvalidArgumentError,
    MLRunNotFoundError,
    http_error,
)
from ._arguments import text
from ._idempotency import create_once
from ._server_api import ServerApi, is_no_route, split_operation, unsupported

if TYPE_CHECKING:
    import httpx

    from .._display.progress import Progress
    from .._streaming.items import Page
    from .._transport.exchange import OpenAnswer
    from .._transport.session import Session

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class OperationCaller:
    """Calls the generated operations on one server."""

    _clock: Clock
    _forms: dict[Callable[..., Any], Callable[..., Any]]  # what the server has moved
    retries: int
    progress: bool | None

    @property
    def _http(self) -> Session:
        raise NotImplementedError  # HTTPRunDB makes it at the first request

    @property
    def _client(self) -> Client:
        return Client(self._http)

    @property
    def _server_api(self) -> ServerApi:
        raise NotImplementedError  # HTTPRunDB asks for it when it is needed

    def _call(
        self, operation: Callable[Concatenate[Client, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call an operation of ``mlrun_api.api``; what it cannot read or send becomes our error."""
        return self._call_form(self._client, operation, *args, **kwargs)

    def _call_within(
        self,
        timeout: float,
        operation: Callable[Concatenate[Client, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """The same with a time limit of its own, in seconds."""
        client = TimedClient(self._http, timeout)
        return self._call_form(client, operation, *args, **kwargs)

    def _call_form(
        self,
        client: Client,
        operation: Callable[Concatenate[Client, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Call an operation in the form that the server has."""
        form = self._forms.get(operation)
        if form is None:
            try:
                return call(client, operation, *args, **kwargs)
            except MLRunHTTPError as err:
                if not is_no_route(err):
                    raise
                form = self._moved_form(operation, err)
        return cast(T, call(client, form, *args, **kwargs))

    def _moved_form(
        self, operation: Callable[..., Any], error: MLRunHTTPError
    ) -> Callable[..., Any]:
        """Return the form that this server has of an operation for which it has no route."""
        from ._forms import MOVED

        name = operation.__module__.rpartition(".")[2]
        server = self._find(lambda: self._server_api)
        if server is None or server.has(name):
            raise error
        for form in MOVED.get(name, ()):
            if server.has(form.operation):
                self._forms[operation] = form.function(operation.__name__)
                return self._forms[operation]
        raise unsupported(name, server.version) from error

    @property
    def _is_1x(self) -> bool:
        """Whether the server is known to be MLRun 1.x, which tells so in every answer."""
        raise NotImplementedError

    def _new_progress(self) -> Progress:
        """Return what shows how a wait goes, as the client was told."""
        from .._display.progress import progress

        return progress(self.progress)

    def _require(self, parameter: str, value: object) -> None:
        """Refuse a value for "operation.parameter" that this server would not read."""
        name, parameter = split_operation(parameter)
        if value is not None and not self._server_api.has(name, parameter):
            raise unsupported(name, self._server_api.version, parameter)

    def _open(
        self,
        begin: Callable[[OpenAnswer], R],
        operation: Callable[Concatenate[Client, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """The same, but the answer is given to ``begin``, its body left to be read in pieces."""
        client = OpenClient(self._http, begin)
        self._call_form(client, operation, *args, **kwargs)
        return cast(R, client.begun)

    def _every_item(
        self,
        field: str,
        operation: Callable[Concatenate[Client, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Iterator[Any]:
        """Give the items of a list operation as they arrive, of all its pages."""
        from .._streaming.items import every_item

        def ask(begin: Callable[[OpenAnswer], Page], **page: Any) -> Page:
            asked: Any = {"project": kwargs["project"], **page} if page else kwargs
            return self._open(begin, cast(Any, operation), *args, **asked)

        return every_item(field, ask)

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
        return text("project", project or own or mlconf.default_project)


class TimedClient(Client):
    """Sends with another time limit than the client it shares the connections with."""

    def __init__(self, httpx_client: httpx.Client, timeout: float) -> None:
        super().__init__(httpx_client)
        self._timeout = timeout

    def send(self, kwargs: dict[str, Any], parse: Callable[[httpx.Response], T]) -> Response[T]:
        return super().send({**kwargs, "timeout": self._timeout}, parse)


class OpenClient(Client):
    """Gives an answer, its body still to be read, to ``begin``; what that returns is ``begun``."""

    def __init__(self, session: Session, begin: Callable[[OpenAnswer], Any]) -> None:
        super().__init__(session)
        self._session = session
        self._begin = begin
        self.begun: Any = None

    def send(self, kwargs: dict[str, Any], parse: Callable[[httpx.Response], T]) -> Response[T]:
        self.begun = self._session.open(self._begin, **kwargs)
        return Response(0, b"", {}, cast(T, None))


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
        error = http_error(
            answer.request.method,
            str(answer.request.url),
            ErrorResponse(answer.status_code, answer.content, answer.headers),
            reason=err.reason,
        )
        error.attempts, error.elapsed = (
            answer.extensions["attempts"],
            answer.elapsed.total_seconds(),
        )
        raise error from err
