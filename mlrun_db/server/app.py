"""The ASGI application: every operation under ``/api`` and, as in 1.x, ``/api/v1``."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mlrun_db.server import jobs
from mlrun_db.server.calls import Call, Handler, Operation, Settings, answer
from mlrun_db.server.errors import ApiError, BodyTooLarge, RequestRefused
from mlrun_db.server.parameters import Parameters
from mlrun_db.server.routes import (
    artifacts,
    builder,
    feature_store,
    functions,
    health,
    logs,
    pipelines,
    projects,
    runs,
    runtimes,
    schedules,
    submit,
    tags,
)
from mlrun_db.server.store import Store

OPERATIONS: tuple[Operation, ...] = (
    *artifacts.OPERATIONS,
    *builder.OPERATIONS,
    *feature_store.OPERATIONS,
    *functions.OPERATIONS,
    *health.OPERATIONS,
    *logs.OPERATIONS,
    *pipelines.OPERATIONS,
    *projects.OPERATIONS,
    *runs.OPERATIONS,
    *runtimes.OPERATIONS,
    *schedules.OPERATIONS,
    *submit.OPERATIONS,
    *tags.OPERATIONS,
)
PREFIXES = ("/api", "/api/v1")
# How much of a body that is too large is read and dropped, so that its sender sees the answer.
_DRAIN_FACTOR = 8

_log = logging.getLogger("mlrun_db.server")


def create_app(
    store: Store, *, job_seconds: float = 2.0, body_limit: int = 64 * 1024 * 1024
) -> Starlette:
    """Return an application on a store.

    ``job_seconds`` is the time a simulated job takes from submission to its end,
    ``body_limit`` the largest request body in bytes.
    """
    settings = Settings(job_seconds=job_seconds, body_limit=body_limit)
    paths: dict[str, dict[str, Handler]] = {}
    for prefix in PREFIXES:
        for operation in OPERATIONS:
            paths.setdefault(prefix + operation.path, {})[operation.method] = operation.handler
    routes = [
        Route(path, _endpoint(handlers, store, settings), methods=list(handlers))
        for path, handlers in paths.items()
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _http_error})


async def _http_error(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, HTTPException)
    response = answer({"detail": error.detail}, error.status_code)
    response.headers.update(error.headers or {})
    return response


def _endpoint(
    handlers: dict[str, Handler], store: Store, settings: Settings
) -> Callable[[Request], Awaitable[Response]]:
    def work(request: Request, body: bytes) -> Response:
        try:
            jobs.advance(store)
            write = request.method not in ("GET", "HEAD")
            with store.transaction(write=write) as db:
                handler = handlers["GET" if request.method == "HEAD" else request.method]
                query = Parameters(request.query_params.multi_items())
                path = {name: str(value) for name, value in request.path_params.items()}
                return handler(Call(path, query, request.headers, body, settings, db))
        except UnicodeEncodeError as error:
            raise RequestRefused("the request holds text that is no valid Unicode") from error

    async def endpoint(request: Request) -> Response:
        try:
            body = await _read_body(request, settings.body_limit)
            return await run_in_threadpool(work, request, body)
        except ApiError as error:
            return answer({"detail": error.detail()}, error.status)
        except Exception as error:
            _log.exception("%s %s failed", request.method, request.url.path)
            reason = f"the server failed on this request: {type(error).__name__}"
            return answer({"detail": {"reason": reason}}, 500)

    return endpoint


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
