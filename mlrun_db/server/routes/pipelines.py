"""Pipelines over HTTP."""

from __future__ import annotations

import ast

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer
from mlrun_db.server.errors import InvalidArgument, InvalidInput, RequestRefused, problem
from mlrun_db.server.rules import pipelines as rules
from mlrun_db.server.works import PIPELINE


def _arguments(text: str) -> dict[str, object]:
    """Read the header, which holds a dict as Python writes it."""
    try:
        value = ast.literal_eval(text) if text else {}
    except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
        raise RequestRefused("pipeline-arguments is no dict") from error
    if not isinstance(value, dict):
        raise RequestRefused("pipeline-arguments is no dict")
    return {str(name): _plain(argument) for name, argument in value.items()}


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else repr(value)


def submit_pipeline(call: Call) -> Response:
    """Keep a pipeline that comes as YAML or ZIP."""
    if not call.body:
        raise RequestRefused("post data is empty")
    kind = call.headers.get("content-type", "")
    if "/yaml" not in kind and "/zip" not in kind:
        raise RequestRefused(f"unsupported pipeline type {kind}")
    submitted = rules.submit_pipeline(
        call.db,
        call.path.get("project", ""),
        name=call.query.text("run"),
        experiment=call.query.text("experiment", "Default"),
        arguments=_arguments(call.headers.get("pipeline-arguments", "")),
        pace=call.control.pace(PIPELINE),
    )
    return answer(submitted)


def get_pipeline(call: Call) -> Response:
    """Return a pipeline run."""
    project = call.path.get("project", "")
    return answer(rules.get_pipeline(call.db, call.path["run_id"], project))


def _page_size(call: Call) -> int:
    size = call.query.integer("page_size", rules.DEFAULT_PAGE)
    place = ("query", "page_size")
    if size < 1:
        message, kind, limit = "greater than 0", "value_error.number.not_gt", 0
    elif size > rules.LARGEST_PAGE:
        limit = rules.LARGEST_PAGE
        message, kind = f"less than or equal to {limit}", "value_error.number.not_le"
    else:
        return size
    text = f"ensure this value is {message}"
    raise InvalidInput(problem(place, text, kind, {"limit_value": limit}))


def list_pipelines(call: Call) -> Response:
    """List pipeline runs, one page at a time."""
    query = call.query
    token = query.text("page_token") or "0"
    if not (token.isascii() and token.isdecimal() and len(token) < 10):
        raise InvalidArgument(f"Bad page token: {token}")
    runs, total, following = rules.list_pipelines(
        call.db,
        call.path["project"],
        query.choice("format", rules.FORMATS, "metadata_only"),
        _page_size(call),
        int(token),
    )
    return answer({"runs": runs, "total_size": total, "next_page_token": following})


OPERATIONS = (
    Operation("GET", "/projects/{project}/pipelines", list_pipelines),
    Operation("POST", "/projects/{project}/pipelines", submit_pipeline),
    Operation("GET", "/projects/{project}/pipelines/{run_id}", get_pipeline, PIPELINE),
    Operation("POST", "/submit_pipeline", submit_pipeline),
    Operation("POST", "/submit_pipeline/", submit_pipeline),
    Operation("GET", "/pipelines/{run_id}", get_pipeline, PIPELINE),
    Operation("GET", "/pipelines/{run_id}/", get_pipeline, PIPELINE),
)
