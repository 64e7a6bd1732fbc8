"""Logs over HTTP, as bytes."""

from __future__ import annotations

from starlette.responses import Response, StreamingResponse

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import logs as rules
from mlrun_db.server.simulation.work import RUN


def store_log(context: RequestContext) -> Response:
    """Append to a log, or replace it."""
    append = context.query.flag("append", True)
    rules.store_log(context.db, context.path["project"], context.path["uid"], context.body, append)
    return json_response({})


def get_log(context: RequestContext) -> Response:
    """Return a range of a log, with the state of the run in a header; a large range is streamed."""
    project, uid = context.path["project"], context.path["uid"]
    size, offset = context.query.integer("size", -1), context.query.integer("offset", minimum=0)
    state, end = rules.find_log(context.db, project, uid, offset, size)
    header = state.encode("ascii", "replace").decode()
    if not header.isprintable():
        header = ""
    headers = {"x-mlrun-run-state": header, "pod_status": header}
    if end - offset <= rules.CHUNK_SIZE:
        body = rules.read_log(context.db, project, uid, offset, end)
        return Response(body, media_type="text/plain", headers=headers)
    headers["content-length"] = str(end - offset)
    chunks = rules.stream_log(context.store, project, uid, offset, end)
    return StreamingResponse(chunks, media_type="text/plain", headers=headers)


ROUTES = (
    Route("POST", "/log/{project}/{uid}", store_log),
    Route("GET", "/log/{project}/{uid}", get_log, RUN),
    Route("POST", "/projects/{project}/logs/{uid}", store_log),
    Route("GET", "/projects/{project}/logs/{uid}", get_log, RUN),
)
