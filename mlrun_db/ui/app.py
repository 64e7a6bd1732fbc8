"""The application: paths, threads, errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from ..errors import (
    MLRunBaseError,
    MLRunHTTPError,
    MLRunInvalidArgumentError,
    MLRunNotFoundError,
    MLRunUnsupportedError,
)
from . import series
from .site import Site
from .views import artifacts, compare, logs, objects, projects, runs

if TYPE_CHECKING:
    from ..httpdb import HTTPRunDB

View = Callable[[Site, Request], Response]

VIEWS: dict[str, View] = {
    "/": projects.home,
    "/static/{name}": Site.static,
    "/projects/{project}": projects.first_page,
    "/projects/{project}/runs": runs.list_of_runs,
    "/projects/{project}/runs/{uid}": runs.one_run,
    "/projects/{project}/runs/{uid}/log": logs.whole_log,
    "/projects/{project}/runs/{uid}/log/new": logs.new_output,
    "/projects/{project}/runs/{uid}/metrics.csv": series.as_csv,
    "/projects/{project}/compare": compare.comparison,
    "/projects/{project}/models": artifacts.models,
    "/projects/{project}/artifacts": artifacts.list_of_artifacts,
    "/projects/{project}/artifact": artifacts.one_artifact,
    "/projects/{project}/functions": objects.functions,
    "/projects/{project}/function": objects.one_function,
    "/projects/{project}/schedules": objects.schedules,
    "/projects/{project}/feature-sets": objects.feature_sets,
    "/projects/{project}/feature-set": objects.one_feature_set,
}

_log = logging.getLogger("mlrun_db.ui")


class WebPage:
    """The page of one server, as an ASGI application.

    Args:
        db: The client of the server; :meth:`close` closes it.
        label: What the header names as the server. Default: host and port of the client's URL.
    """

    def __init__(self, db: HTTPRunDB, label: str = "") -> None:
        self._site = Site(db, label)
        self._app = Starlette(
            routes=[Route(path, self._endpoint(view)) for path, view in VIEWS.items()],
            exception_handlers={HTTPException: self._no_page},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)

    def close(self) -> None:
        """Close the client, and let the threads end."""
        self._site.threads.shutdown(wait=False, cancel_futures=True)
        self._site.db.close()

    def _endpoint(self, view: View) -> Callable[[Request], Awaitable[Response]]:
        async def respond(request: Request) -> Response:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._site.threads, self._respond, view, request)

        return respond

    def _respond(self, view: View, request: Request) -> Response:
        try:
            return view(self._site, request)
        except MLRunNotFoundError as error:
            return self._error(request, 404, "Not found", str(error))
        except MLRunUnsupportedError as error:
            return self._error(request, 404, "Not on this server", str(error))
        except MLRunInvalidArgumentError as error:
            return self._error(request, 400, "This cannot be shown", str(error))
        except MLRunHTTPError as error:
            title = f"The server responded with status {error.status}"
            return self._error(request, 502, title, str(error))
        except MLRunBaseError as error:
            return self._error(request, 502, "The server cannot be reached", str(error))
        except Exception as error:
            _log.exception("the page %r failed", request.url.path[:1000])
            return self._error(request, 500, "This page failed", type(error).__name__)

    async def _no_page(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return self._error(request, error.status_code, "Not found", "There is no such page.")

    def _error(self, request: Request, status: int, title: str, detail: str) -> Response:
        return self._site.html(
            request,
            "error.html",
            status,
            title=title,
            detail=detail,
            project=request.path_params.get("project", ""),
        )
