"""Counts of what projects hold over HTTP."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import project_summaries as rules
from mlrun_db.server.rules.projects import STATES
from mlrun_db.server.simulation.work import PROJECT
from mlrun_db.server.storage.documents import Object


@route("GET", "/project-summaries")
def list_project_summaries(context: RequestContext) -> Object:
    """Return the counts of the projects that match."""
    found = rules.project_summaries(
        context.db,
        context.query.text("owner"),
        context.query.many("label"),
        context.query.choice("state", STATES),
        newest=context.db.release >= (1, 8),
    )
    return {"project_summaries": found}


@route("GET", "/project-summaries/{name}", observes=PROJECT)
def get_project_summary(context: RequestContext) -> Object:
    """Return the counts of a project."""
    return rules.project_summary(context.db, context.name, newest=context.db.release >= (1, 8))
