"""Authorization over HTTP: whoever may send requests at all may do everything."""

from __future__ import annotations

from starlette.responses import JSONResponse

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules.fields import Fields

ACTIONS = ("read", "create", "update", "delete", "store")
_INPUT = Fields(required=("resource", "action"), texts=("resource",), choices={"action": ACTIONS})


@route("POST", "/authorization/verifications")
def verify_authorization(context: RequestContext) -> JSONResponse:
    """Permit an action."""
    _INPUT.check(context.model(), "body")
    return JSONResponse(None)
