"""The ASGI application: operations under ``/api`` and, as in 1.x, ``/api/v1`` or ``/api/v2``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from mlrun_api.operations import OPERATIONS as SPECIFIED
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mlrun_db._transport.versions import release
from mlrun_db.server import document, faulty, jobs
from mlrun_db.server.auth import Credentials, Protected
from mlrun_db.server.calls import Call, Operation, Settings, answer, watched
from mlrun_db.server.control import CUT, DELAY, Control
from mlrun_db.server.errors import ApiError, BodyTooLarge, RequestRefused
from mlrun_db.server.pages import Pages
from mlrun_db.server.parameters import Parameters
from mlrun_db.server.routes import (
    artifacts,
    artifacts_v2,
    builder,
    dev,
    feature_store,
    files,
    functions,
    grafana,
    health,
    logs,
    model_endpoints,
    pipelines,
    projects,
    runs,
    runtimes,
    schedules,
    secrets,
    submit,
    tags,
)
from mlrun_db.server.store import Store

OPERATIONS: tuple[Operation, ...] = (
    *artifacts.OPERATIONS,
    *artifacts_v2.OPERATIONS,
    *builder.OPERATIONS,
    *feature_store.OPERATIONS,
    *files.OPERATIONS,
    *functions.OPERATIONS,
    *grafana.OPERATIONS,
    *health.OPERATIONS,
    *logs.OPERATIONS,
    *model_endpoints.OPERATIONS,
    *pipelines.OPERATIONS,
    *projects.OPERATIONS,
    *runs.OPERATIONS,
    *runtimes.OPERATIONS,
    *schedules.OPERATIONS,
    *secrets.OPERATIONS,
    *submit.OPERATIONS,
    *tags.OPERATIONS,
)
PREFIXES = ("/api", "/api/v1")
# How much of a body that is too large is read and dropped, so that its sender sees the answer.
_DRAIN_FACTOR = 8

_log = logging.getLogger("mlrun_db.server")


def create_app(
    store: Store,
    *,
    job_seconds: float = 2.0,
    body_limit: int = 64 * 1024 * 1024,
    files_folder: Path | None = None,
    credentials: Credentials | None = None,
    control: Control | None = None,
    dev_routes: bool = True,
    version: str = "",
) -> ASGIApp:
    """Return an application on a store.

    ``job_seconds`` is the time simulated work takes when ``control`` is not given,
    ``body_limit`` the largest request body in bytes, ``files_folder`` the folder whose files may
    be read. ``credentials`` protect everything but the health of the server; ``dev_routes``
    says whether there are routes below ``/_dev``. ``version`` leaves out the operations that this
    version of MLRun does not have.
    """
    settings = Settings(body_limit, files_folder, version or document.VERSION)
    control = control or Control(job_seconds, SPECIFIED)
    is_1x = release(settings.version) >= (1, 0)
    prefixes = PREFIXES if is_1x or not version else PREFIXES[:1]
    paths: dict[str, dict[str, Operation]] = {}
    for prefix in prefixes:
        for operation in OPERATIONS:
            if prefix == PREFIXES[1] and operation.path.startswith("/v2/"):
                continue  # /api/v2 stands beside /api/v1
            if document.has(version, document.name_of(operation.method, operation.path)):
                paths.setdefault(prefix + operation.path, {})[operation.method] = operation
    if dev_routes:
        for operation in dev.OPERATIONS:
            paths.setdefault(operation.path, {})[operation.method] = operation
    serve = _Service(store, settings, control)
    routes = [
        Route(path, serve.endpoint(operations), methods=list(operations))
        for path, operations in paths.items()
    ]
    for prefix in prefixes[-1:] if is_1x else prefixes:  # 1.x publishes it below /api/v1 only
        routes.insert(0, Route(f"{prefix}/openapi.json", _publish(version, settings.version)))
    app = Starlette(routes=routes, exception_handlers={HTTPException: _http_error})
    app_ = _Versioned(app, settings.version) if is_1x else app
    return Protected(app_, credentials) if credentials else app_


def _publish(version: str, told: str) -> Callable[[Request], Awaitable[Response]]:
    """Return the function that answers with the OpenAPI document."""

    async def answer_request(request: Request) -> Response:
        del request
        return Response(document.published(version, told), media_type="application/json")

    return answer_request


class _Versioned:
    """Tells the version in every answer, as 1.x does."""

    def __init__(self, app: ASGIApp, version: str) -> None:
        self._app = app
        self._header = (b"x-mlrun-be-version", version.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_version(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], self._header]
            await send(message)

        await self._app(scope, receive, send_with_version)


async def _http_error(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, HTTPException)
    response = answer({"detail": error.detail}, error.status_code)
    response.headers.update(error.headers or {})
    return response


class _Service:
    """Turns operations into what Starlette calls."""

    def __init__(self, store: Store, settings: Settings, control: Control) -> None:
        self._store = store
        self._settings = settings
        self._control = control
        self._pages = Pages()

    def endpoint(
        self, operations: dict[str, Operation]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Return the function that answers all methods of one path."""

        async def answer_request(request: Request) -> Response:
            method = "GET" if request.method == "HEAD" else request.method
            operation = operations[method]
            name = document.name_of(method, operation.path)
            path = request.url.path.replace("/api/v1/", "/api/", 1)
            fault = self._control.take(name, method, path) if name else None
            if fault is None:
                return await self._answer(request, operation)
            if fault.fault == DELAY:
                await asyncio.sleep(fault.seconds)
                return await self._answer(request, operation)
            apply = fault.apply or fault.fault == CUT
            right = await self._answer(request, operation) if apply else None
            return faulty.spoil(fault, right)

        return answer_request

    async def _answer(self, request: Request, operation: Operation) -> Response:
        try:
            body = await _read_body(request, self._settings.body_limit)
            return await run_in_threadpool(self._work, request, operation, body)
        except ApiError as error:
            return answer({"detail": error.detail()}, error.status)
        except ClientDisconnect:
            return answer({}, 499)  # which nobody reads
        except Exception as error:
            _log.exception("%s %s failed", request.method, request.url.path)
            reason = f"the server failed on this request: {type(error).__name__}"
            return answer({"detail": {"reason": reason}}, 500)

    def _work(self, request: Request, operation: Operation, body: bytes) -> Response:
        query = Parameters(request.query_params.multi_items())
        path = {name: str(value) for name, value in request.path_params.items()}
        try:
            jobs.advance(self._store)
            with self._store.transaction(write=operation.method != "GET") as db:
                call = Call(
                    path=path,
                    query=query,
                    headers=request.headers,
                    body=body,
                    settings=self._settings,
                    db=db,
                    control=self._control,
                    store=self._store,
                    pages=self._pages,
                )
                response = operation.handler(call)
            jobs.count_read(self._store, watched(operation.watches, path, query))
            return response
        except UnicodeEncodeError as error:
            raise RequestRefused("the request holds text that is no valid Unicode") from error


async def _read_body(request: Request, limit: int) -> bytes:
    """Return the body, or refuse one over the limit without keeping it."""
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size <= limit:
            pieces.append(piece)
        else:
            pieces.clear()
        if size > limit * _DRAIN_FACTOR:
            break
    if size > limit:
        raise BodyTooLarge(f"the body is larger than {limit} bytes")
    return b"".join(pieces)
