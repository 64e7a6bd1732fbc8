"""Pipelines over HTTP."""

from __future__ import annotations

import ast

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import pipelines as rules
from mlrun_db.server.rules.builder import finished_task
from mlrun_db.server.rules.errors import InvalidArgument, InvalidInput, RequestRefused
from mlrun_db.server.simulation.work import PIPELINE
from mlrun_db.server.storage.documents import Object


def _arguments(text: str) -> dict[str, object]:
    """Parse the header, which contains the repr of a dict."""
    try:
        value = ast.literal_eval(text) if text else {}
    except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
        raise RequestRefused("pipeline-arguments is not a dict") from error
    if not isinstance(value, dict):
        raise RequestRefused("pipeline-arguments is not a dict")
    return {str(name): _plain(argument) for name, argument in value.items()}


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else repr(value)


@route("POST", "/projects/{project}/pipelines", "/submit_pipeline")
def submit_pipeline(context: RequestContext) -> Object:
    """Store a pipeline that is sent as YAML or ZIP."""
    if not context.body:
        raise RequestRefused("post data is empty")
    kind = context.headers.get("content-type", "")
    if "/yaml" not in kind and "/zip" not in kind:
        raise RequestRefused(f"unsupported pipeline type {kind}")
    return rules.submit_pipeline(
        context.db,
        context.path.get("project", ""),
        name=context.query.text("run"),
        experiment=context.query.text("experiment", "Default"),
        arguments=_arguments(
            context.headers.get("x-mlrun-pipeline-arguments")
            or context.headers.get("pipeline-arguments", "")
        ),
        pace=context.control.pace(PIPELINE),
    )


@route("GET", "/projects/{project}/pipelines/{run_id}", "/pipelines/{run_id}", observes=PIPELINE)
def get_pipeline(context: RequestContext) -> Object:
    """Return a pipeline run."""
    project = context.path.get("project")
    form = context.query.choice("format", rules.FORMATS, "summary") if project else ""
    return rules.get_pipeline(context.db, context.path["run_id"], project or "", form)


def _page_size(context: RequestContext) -> int:
    size = context.query.integer("page_size", rules.DEFAULT_PAGE_SIZE)
    location = ("query", "page_size")
    if size < 1:
        message, kind, limit = "greater than 0", "value_error.number.not_gt", 0
    elif size > rules.MAX_PAGE_SIZE:
        limit = rules.MAX_PAGE_SIZE
        message, kind = f"less than or equal to {limit}", "value_error.number.not_le"
    else:
        return size
    text = f"ensure this value is {message}"
    raise InvalidInput(location, text, kind, {"limit_value": limit})


@route("GET", "/projects/{project}/pipelines")
def list_pipelines(context: RequestContext) -> Object:
    """Return one page of pipeline runs."""
    query = context.query
    token = query.text("page_token") or "0"
    if not (token.isascii() and token.isdecimal() and len(token) < 10):
        raise InvalidArgument(f"Bad page token: {token}")
    runs, total, next_token = rules.list_pipelines(
        context.db,
        context.project,
        query.choice("format", rules.FORMATS, "metadata_only"),
        _page_size(context),
        int(token),
    )
    return {"runs": runs, "total_size": total, "next_page_token": next_token}


@route("POST", "/projects/{project}/pipelines/{run_id}/retry")
def retry_pipeline(context: RequestContext) -> str:
    """Start a pipeline run again."""
    pace = context.control.pace(PIPELINE)
    return rules.retry_pipeline(context.db, context.project, context.path["run_id"], pace)


@route("POST", "/projects/{project}/pipelines/{run_id}/terminate")
def terminate_pipeline(context: RequestContext) -> Response:
    """Cancel a pipeline run; the background task has nothing left to do."""
    rules.terminate_pipeline(context.db, context.project, context.path["run_id"])
    return json_response(finished_task(context.db, context.project), 202)
