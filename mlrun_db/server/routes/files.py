"""Files over HTTP."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import files as rules
from mlrun_db.server.storage.documents import Object


def _locate(context: RequestContext) -> tuple[str, Path]:
    context.query.flag("use-secrets", True)
    path = context.query.text("path")
    return path, rules.locate(context.options.files, context.query.text("schema"), path)


@route("GET", "/files", "/projects/{project}/files")
def read_file(context: RequestContext) -> Response | Object:
    """Return a file, or the names in a folder."""
    size, offset = context.query.integer("size"), context.query.integer("offset", minimum=0)
    path, file = _locate(context)
    if path.endswith("/"):
        return {"listdir": rules.list_folder(file)}
    headers = {
        "x-suggested-filename": quote(file.name, safe=" "),
        "content-type": rules.mime_type(file.name),
    }
    length, pieces = rules.open_file(file, offset, size)
    if length <= rules.PIECE_SIZE:
        return Response(b"".join(pieces), headers=headers)
    headers["content-length"] = str(length)
    return StreamingResponse(pieces, headers=headers)


@route("GET", "/filestat", "/projects/{project}/filestat")
def stat_file(context: RequestContext) -> Object:
    """Return size, time and type of a file."""
    return rules.stat(_locate(context)[1])
