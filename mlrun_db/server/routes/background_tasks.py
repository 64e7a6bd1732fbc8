"""Lists of background tasks, and operations on the server itself, over HTTP."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import background_tasks as rules
from mlrun_db.server.storage.documents import Object


@route("GET", "/projects/{project}/background-tasks")
def list_project_background_tasks(context: RequestContext) -> Object:
    """List the tasks of a project."""
    query = context.query
    filters = rules.TaskFilter(
        state=query.text("state"),
        created_from=query.time("created_from"),
        created_to=query.time("created_to"),
        updated_from=query.time("last_update_time_from"),
        updated_to=query.time("last_update_time_to"),
    )
    return {"background_tasks": rules.list_project_tasks(context.db, context.project, filters)}


@route("GET", "/background-tasks")
def list_background_tasks(context: RequestContext) -> Object:
    """List the tasks of the server itself."""
    name, kind = context.query.text("name"), context.query.text("kind")
    return {"background_tasks": rules.list_server_tasks(context.db, name, kind)}


@route("POST", "/operations/migrations")
def trigger_migrations(context: RequestContext) -> Object:
    """Migrate nothing: a database is migrated when the server opens it."""
    del context
    return {}


@route("POST", "/operations/refresh-smtp-configuration")
def refresh_smtp_configuration(context: RequestContext) -> Object:
    """Read nothing: this server has no settings for mail."""
    del context
    return {}
