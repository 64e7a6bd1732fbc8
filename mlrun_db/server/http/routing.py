"""Routes: a method and path with the function that handles it, and how paths are matched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from starlette.routing import Router
from starlette.types import Receive, Scope, Send

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.parameters import QueryParameters
from mlrun_db.server.rules.names import DEFAULT_PROJECT, LATEST
from mlrun_db.server.simulation.work import BUILD, PIPELINE, PROJECT, ObservedObject

Handler = Callable[[RequestContext], Any]  # a response, its JSON, None for a 204, or a Later


class Route(NamedTuple):
    """A method and path with the function that handles requests for it."""

    method: str
    path: str
    handler: Handler
    observes: str = ""  # the kind of simulated work whose state a response shows


ROUTES: list[Route] = []  # those below /api


def route(
    method: str, *paths: str, observes: str = "", routes: list[Route] = ROUTES
) -> Callable[[Handler], Handler]:
    """Add a route for each of the paths to the function that is decorated."""

    def add(handler: Handler) -> Handler:
        routes.extend(Route(method, path, handler, observes) for path in paths)
        return handler

    return add


def observed_object(
    kind: str, path: Mapping[str, str], query: QueryParameters
) -> ObservedObject | None:
    """Return the object whose state a response of a route shows; None without such a kind."""
    if not kind:
        return None
    if kind == BUILD:
        project = path.get("project") or query.text("project") or DEFAULT_PROJECT
        name = path.get("name") or query.text("name")
        return ObservedObject(kind, project, f"{name}:{query.text('tag') or LATEST}")
    if kind in (PIPELINE, PROJECT):
        return ObservedObject(kind, None, path.get("run_id") or path["name"])
    return ObservedObject(kind, path.get("project", ""), path.get("uid") or path["name"])


def ignore_trailing_slashes(router: Router) -> None:
    """Make a router handle ``/path/`` like ``/path`` where no route matches the former.

    Clients of MLRun send some paths in both forms.
    """
    router.redirect_slashes = False
    not_found = router.default

    async def retry_without_slash(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if path.endswith("/"):
            await router({**scope, "path": path.rstrip("/")}, receive, send)
        else:
            await not_found(scope, receive, send)

    router.default = retry_without_slash
