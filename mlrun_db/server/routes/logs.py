"""Logs over HTTP: bytes in, bytes out."""

from __future__ import annotations

from starlette.responses import Response, StreamingResponse

from mlrun_db.server.calls import Call, Operation, answer
from mlrun_db.server.rules import logs as rules
from mlrun_db.server.works import RUN


def store_log(call: Call) -> Response:
    """Add to a log, or replace it."""
    append = call.query.flag("append", True)
    rules.store_log(call.db, call.path["project"], call.path["uid"], call.body, append)
    return answer({})


def get_log(call: Call) -> Response:
    """Return a part of a log, with the state of the run in a header; a large part in pieces."""
    project, uid = call.path["project"], call.path["uid"]
    size, offset = call.query.integer("size", -1), call.query.integer("offset", least=0)
    state, end = rules.find_log(call.db, project, uid, offset, size)
    header = state.encode("ascii", "replace").decode()
    if not header.isprintable():
        header = ""
    headers = {"x-mlrun-run-state": header, "pod_status": header}
    if end - offset <= rules.PIECE:
        body = rules.read_log(call.db, project, uid, offset, end)
        return Response(body, media_type="text/plain", headers=headers)
    headers["content-length"] = str(end - offset)
    pieces = rules.log_pieces(call.store, project, uid, offset, end)
    return StreamingResponse(pieces, media_type="text/plain", headers=headers)


OPERATIONS = (
    Operation("POST", "/log/{project}/{uid}", store_log),
    Operation("GET", "/log/{project}/{uid}", get_log, RUN),
    Operation("POST", "/projects/{project}/logs/{uid}", store_log),
    Operation("GET", "/projects/{project}/logs/{uid}", get_log, RUN),
)
