"""Datastore profiles over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import datastore_profiles as rules
from mlrun_db.server.storage.documents import Object

_ALL = "/projects/{project}/datastore-profiles"
_ONE = f"{_ALL}/{{name}}"


@route("PUT", _ALL)
def store_profile(context: RequestContext) -> Object:
    """Create or replace a profile."""
    return rules.store_profile(context.db, context.project, context.model())


@route("GET", _ALL)
def list_profiles(context: RequestContext) -> list[Object]:
    """List profiles."""
    return rules.list_profiles(context.db, context.project)


@route("GET", _ONE)
def get_profile(context: RequestContext) -> Object:
    """Return a profile."""
    return rules.get_profile(context.db, context.project, context.name)


@route("DELETE", _ONE)
def delete_profile(context: RequestContext) -> Response:
    """Delete a profile."""
    rules.delete_profile(context.db, context.project, context.name)
    return json_response(None)
