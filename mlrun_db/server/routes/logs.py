"""Logs over HTTP, as bytes."""

from __future__ import annotations

from starlette.responses import Response, StreamingResponse

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import logs as rules
from mlrun_db.server.simulation.work import RUN
from mlrun_db.server.storage.documents import Object


@route("POST", "/log/{project}/{uid}", "/projects/{project}/logs/{uid}")
def store_log(context: RequestContext) -> Object:
    """Append to a log, or replace it."""
    append = context.query.flag("append", True)
    rules.store_log(context.db, context.project, context.path["uid"], context.body, append)
    return {}


@route("GET", "/projects/{project}/logs/{uid}/size")
def get_log_size(context: RequestContext) -> Object:
    """Return the size of a log."""
    return {"size": rules.log_size(context.db, context.project, context.path["uid"])}


@route("GET", "/log/{project}/{uid}", "/projects/{project}/logs/{uid}", observes=RUN)
def get_log(context: RequestContext) -> Response:
    """Return a range of a log, with the state of the run in a header; a large range is streamed."""
    project, uid = context.project, context.path["uid"]
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
