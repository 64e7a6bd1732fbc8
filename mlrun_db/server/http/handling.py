"""How a request is handled: faults, body, transaction, route, errors."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from mlrun_db.server.http.bodies import read_body
from mlrun_db.server.http.budget import MAX_BYTES_HELD, Budget, LargeResponse, Share, is_large
from mlrun_db.server.http.context import Later, RequestContext, ServerOptions, json_response
from mlrun_db.server.http.fault_responses import inject
from mlrun_db.server.http.openapi import operation_id
from mlrun_db.server.http.page_tokens import PageTokens
from mlrun_db.server.http.parameters import QueryParameters
from mlrun_db.server.http.routing import Route, observed_object
from mlrun_db.server.rules import jobs
from mlrun_db.server.rules.errors import ApiError, RequestRefused, ServerBusy
from mlrun_db.server.simulation.control import Control
from mlrun_db.server.simulation.faults import CUT, DELAY
from mlrun_db.server.simulation.recording import LARGEST_BODY, RecordedRequest
from mlrun_db.server.simulation.work import count_read
from mlrun_db.server.storage.store import Store

Endpoint = Callable[[Request], Awaitable[Response]]
_CLIENT_CLOSED_REQUEST = 499  # nobody receives it

LONGEST_NAME = 1000  # characters in a path; real servers store names of at most 255
_RETRY_AFTER = "1"  # seconds
_TOO_MANY = ("Expression tree is too large", "too many SQL variables")  # how SQLite says it

_log = logging.getLogger("mlrun_db.server")


async def http_error(request: Request, error: Exception) -> Response:
    """Return the response to a request that no route handles."""
    del request
    assert isinstance(error, HTTPException)
    response = json_response({"detail": error.detail}, error.status_code)
    response.headers.update(error.headers or {})
    return response


class RequestHandler:
    """Handles the requests of one server."""

    def __init__(self, store: Store, options: ServerOptions, control: Control) -> None:
        self._store = store
        self._options = options
        self._control = control
        self._page_tokens = PageTokens()
        self._budget = Budget(MAX_BYTES_HELD)

    def endpoint(self, routes: Mapping[str, Route]) -> Endpoint:
        """Return the function that handles a path, from its routes by method."""

        async def handle(request: Request) -> Response:
            method = "GET" if request.method == "HEAD" else request.method
            route = routes[method]
            name = operation_id(method, route.path)
            path = request.url.path.replace("/api/v1/", "/api/", 1)
            if name:
                self._record(request, name)
            fault = self._control.next_fault(name, method, path) if name else None
            if fault is None:
                return await self._respond(request, route)
            if fault.fault == DELAY:
                await asyncio.sleep(fault.seconds)
                return await self._respond(request, route)
            is_handled = fault.apply or fault.fault == CUT
            return inject(fault, await self._respond(request, route) if is_handled else None)

        return handle

    def _record(self, request: Request, operation: str) -> None:
        """Keep a request for tests; its body follows when it is read."""
        query = request.query_params.multi_items()
        recorded = RecordedRequest(
            operation, request.method, request.url.path, query, dict(request.headers)
        )
        request.state.recorded = recorded
        self._control.record(recorded)

    async def _respond(self, request: Request, route: Route) -> Response:
        try:
            with self._budget.share() as share:
                body = await read_body(request, self._options.body_limit, share)
                if (recorded := getattr(request.state, "recorded", None)) is not None:
                    recorded.body = body[:LARGEST_BODY]
                response = await run_in_threadpool(self._run, request, route, body)
            return self._within_budget(response) if is_large(response) else response
        except ApiError as error:
            response = json_response({"detail": error.detail()}, error.status)
            if isinstance(error, ServerBusy):
                response.headers["retry-after"] = _RETRY_AFTER
            return response
        except ClientDisconnect:
            return json_response({}, _CLIENT_CLOSED_REQUEST)
        except Exception as error:
            # As sent: the decoded path can contain control characters, which steer a terminal.
            path = request.scope["raw_path"].decode("ascii", "replace")[:LONGEST_NAME]
            _log.exception("%s %s failed", request.method, path)
            reason = f"the server failed on this request: {type(error).__name__}"
            return json_response({"detail": {"reason": reason}}, 500)

    def _within_budget(self, response: Response) -> Response:
        share = Share(self._budget)
        if not share.take(len(response.body)):
            raise ServerBusy("the server holds too many responses: send the request again")
        return LargeResponse(response, share)

    def _run(self, request: Request, route: Route, body: bytes) -> Response:
        query = QueryParameters(request.query_params.multi_items())
        path = {name: str(value) for name, value in request.path_params.items()}
        for name, value in path.items():
            if len(value) > LONGEST_NAME:
                raise RequestRefused(f"{name} is longer than {LONGEST_NAME} characters")
        try:
            jobs.advance(self._store)
            with self._store.transaction(write=route.method != "GET") as db:
                context = RequestContext(
                    path=path,
                    query=query,
                    headers=request.headers,
                    body=body,
                    options=self._options,
                    db=db,
                    control=self._control,
                    store=self._store,
                    page_tokens=self._page_tokens,
                )
                result = route.handler(context)
            if isinstance(result, Later):
                result = result.make()
            if route.method != "GET" and self._control.on_write:
                self._control.on_write()
            observed = observed_object(route.observes, path, query)
            if observed is not None:
                count_read(self._store, observed)
            if result is None:
                return Response(status_code=204)
            return result if isinstance(result, Response) else json_response(result)
        except sqlite3.OperationalError as error:
            if any(text in str(error) for text in _TOO_MANY):
                raise RequestRefused("the request has too many filters") from error
            raise
        except UnicodeEncodeError as error:
            raise RequestRefused("the request contains text that is not valid Unicode") from error
