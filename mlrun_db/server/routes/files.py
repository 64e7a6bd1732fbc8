"""Files over HTTP."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer
from mlrun_db.server.rules import files as rules


def _place(call: Call) -> tuple[str, Path]:
    call.query.flag("use-secrets", True)
    path = call.query.text("path")
    return path, rules.locate(call.settings.files, call.query.text("schema"), path)


def read_file(call: Call) -> Response:
    """Return a file, or the names in a folder."""
    size, offset = call.query.integer("size"), call.query.integer("offset", least=0)
    path, place = _place(call)
    if path.endswith("/"):
        return answer({"listdir": rules.list_folder(place)})
    headers = {
        "x-suggested-filename": quote(place.name, safe=" "),
        "content-type": rules.mime_type(place.name),
    }
    return Response(rules.read(place, offset, size), headers=headers)


def stat_file(call: Call) -> Response:
    """Return size, time and type of a file."""
    return answer(rules.stat(_place(call)[1]))


OPERATIONS = (
    Operation("GET", "/files", read_file),
    Operation("GET", "/filestat", stat_file),
    Operation("GET", "/projects/{project}/files", read_file),
    Operation("GET", "/projects/{project}/filestat", stat_file),
)
