"""Health of the server, and what clients and user interfaces request first."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import specs
from mlrun_db.server.storage.documents import Object


@route("GET", "/healthz")
def health(context: RequestContext) -> Object:
    """Return the version and, in older releases, the settings that clients adopt."""
    return specs.health(context.options.version, context.db.release, context.options.artifact_path)


@route("GET", "/client-spec")
def client_spec(context: RequestContext) -> Object:
    """Return the settings that clients of 1.x adopt when they connect."""
    return specs.client_spec(
        context.options.version, context.db.release, context.options.artifact_path
    )


@route("GET", "/frontend-spec")
def frontend_spec(context: RequestContext) -> Object:
    """Return the settings of user interfaces."""
    options = context.options
    return specs.frontend_spec(
        options.version, context.db.release, authentication=options.authentication
    )


@route("GET", "/clusterization-spec")
def clusterization_spec(context: RequestContext) -> Object:
    """Return state and version of the chief of a cluster, which this server is."""
    return {"chief_api_state": "online", "chief_version": context.options.version}
