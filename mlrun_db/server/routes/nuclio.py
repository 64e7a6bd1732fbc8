"""Deployments and API gateways of Nuclio functions over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.routes.builder import log_timestamp
from mlrun_db.server.rules import api_gateways as rules
from mlrun_db.server.rules.fields import optional_field
from mlrun_db.server.rules.nuclio import deploy_function, deploy_status
from mlrun_db.server.simulation.work import BUILD
from mlrun_db.server.storage.documents import Object

_DEPLOY = "/projects/{project}/nuclio/{name}/deploy"
_GATEWAYS = "/projects/{project}/api-gateways"
_GATEWAY = f"{_GATEWAYS}/{{name}}"


@route("POST", _DEPLOY)
def deploy(context: RequestContext) -> Object:
    """Begin a deployment."""
    body, pace = context.json(), context.control.pace(BUILD)
    optional_field(body, "builder_env", dict, ("body",))
    function = deploy_function(
        context.db, context.project, context.name, body.get("function"), pace
    )
    return {"data": function}


@route("GET", _DEPLOY, observes=BUILD)
def status(context: RequestContext) -> Response:
    """Return the log of a deployment, with its state in the headers."""
    context.query.flag("verbose", False)
    tag, since = context.query.text("tag"), log_timestamp(context)
    text, headers = deploy_status(context.db, context.project, context.name, tag, since)
    values = {name: value.encode("ascii", "replace").decode() for name, value in headers.items()}
    return Response(text, media_type="text/plain", headers=values)


@route("GET", _GATEWAYS)
def list_api_gateways(context: RequestContext) -> Object:
    """List the gateways of a project, by name."""
    return {"api_gateways": rules.list_gateways(context.db, context.project)}


@route("GET", _GATEWAY)
def get_api_gateway(context: RequestContext) -> Object:
    """Return a gateway."""
    return rules.get_gateway(context.db, context.project, context.name)


@route("PUT", _GATEWAY)
def store_api_gateway(context: RequestContext) -> Object:
    """Create or replace a gateway."""
    return rules.store_gateway(context.db, context.project, context.name, context.model())


@route("DELETE", _GATEWAY)
def delete_api_gateway(context: RequestContext) -> None:
    """Delete a gateway."""
    rules.delete_gateway(context.db, context.project, context.name)
