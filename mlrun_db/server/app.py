"""The ASGI application: operations under ``/api`` and, as in 1.x, ``/api/v1`` or ``/api/v2``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from pathlib import Path

from starlette import routing
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mlrun_db._transport.versions import NEWEST, release
from mlrun_db.server.http.access_log import AccessLogMiddleware
from mlrun_db.server.http.auth import AuthMiddleware, ServerCredentials
from mlrun_db.server.http.context import ServerOptions
from mlrun_db.server.http.handling import RequestHandler, http_error
from mlrun_db.server.http.openapi import has_operation, openapi_json, operation_id
from mlrun_db.server.http.origins import OriginMiddleware
from mlrun_db.server.http.routing import Route, ignore_trailing_slashes
from mlrun_db.server.routes import ROUTES, dev
from mlrun_db.server.rules.hub_files import HubFiles
from mlrun_db.server.rules.projects import add_default_project
from mlrun_db.server.simulation.control import Control
from mlrun_db.server.storage.store import Store
from mlrun_db.ui import PATHS

PREFIXES = ("/api", "/api/v1")


def create_app(
    store: Store,
    *,
    job_seconds: float = 2.0,
    body_limit: int = 64 * 1024 * 1024,
    files_folder: Path | None = None,
    credentials: ServerCredentials | None = None,
    control: Control | None = None,
    dev_routes: bool = True,
    version: str = NEWEST,
    allowed_hosts: Collection[str] = (),
    hub: HubFiles | None = None,
    artifact_path: str = "",
    access_log: bool = False,
    page: ASGIApp | None = None,
) -> ASGIApp:
    """Return an application on a store.

    Args:
        store: Where the state is kept.
        job_seconds: Seconds that simulated work takes. Ignored when ``control`` is given.
        body_limit: Largest request body in bytes; a larger one is rejected with 413.
        files_folder: Folder whose files can be read. None: no files.
        credentials: What requests must present, except those for the health of the server.
            None: no authentication.
        control: Pace of simulated work, and injected faults. None: a new one.
        dev_routes: Whether there are routes below ``/_dev``.
        version: Version of MLRun that is imitated, such as "1.5.2".
        allowed_hosts: Hosts that requests may be for, besides those of this machine and the address
            that was connected to. "*": every host.
        hub: Files of the function hub. None: its catalogue is empty.
        artifact_path: Where clients store artifacts by default. Empty: where they choose.
        access_log: Whether each response is logged, by the logger ``mlrun_db.server.access``.
        page: The page for browsers. None: there is none.
    """
    scheme = credentials.scheme if credentials else "none"
    options = ServerOptions(body_limit, files_folder, version, hub, artifact_path, scheme)
    store.release = release(version)
    with store.transaction() as db:
        add_default_project(db)
    handler = RequestHandler(store, options, control or Control(job_seconds, version))
    is_1x = store.release >= (1, 0)
    prefixes = PREFIXES if is_1x else PREFIXES[:1]
    by_path: dict[str, dict[str, Route]] = {}
    for prefix in prefixes:
        for route in ROUTES:
            if prefix == PREFIXES[1] and route.path.startswith("/v2/"):
                continue  # /api/v2 is a sibling of /api/v1
            if has_operation(version, operation_id(route.method, route.path)):
                by_path.setdefault(prefix + route.path, {})[route.method] = route
    if dev_routes:
        for route in dev.ROUTES:
            by_path.setdefault(route.path, {})[route.method] = route
    published = prefixes
    if is_1x:  # 1.0 to 1.5 publish it below /api/v1 only, newer ones below /api only
        published = prefixes[-1:] if store.release < (1, 6) else prefixes[:1]
    app = Starlette(
        routes=[
            *(routing.Route(f"{prefix}/openapi.json", _publish(version)) for prefix in published),
            *(
                routing.Route(path, handler.endpoint(routes), methods=list(routes))
                for path, routes in by_path.items()
            ),
            *(routing.Route(path, page) for path in PATHS if page is not None),
        ],
        exception_handlers={HTTPException: http_error},
    )
    ignore_trailing_slashes(app.router)
    versioned = VersionHeaderMiddleware(app, version) if is_1x else app
    guarded = AuthMiddleware(versioned, credentials) if credentials else versioned
    app_for_all = OriginMiddleware(guarded, allowed_hosts)
    return AccessLogMiddleware(app_for_all) if access_log else app_for_all


def _publish(version: str) -> Callable[[Request], Awaitable[Response]]:
    """Return the function that responds with the OpenAPI document."""
    routes = frozenset((route.method, route.path) for route in ROUTES)

    async def respond(request: Request) -> Response:
        del request
        document = openapi_json(version, routes)
        return Response(document, media_type="application/json")

    return respond


class VersionHeaderMiddleware:
    """Adds the header in which servers of 1.x report their version to every response."""

    def __init__(self, app: ASGIApp, version: str) -> None:
        self._app = app
        self._header = (b"x-mlrun-be-version", version.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_version(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], self._header]
            await send(message)

        await self._app(scope, receive, send_with_version)
