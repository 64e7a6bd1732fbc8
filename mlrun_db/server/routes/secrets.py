"""Secrets over HTTP."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response, no_content
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import secrets as rules
from mlrun_db.server.rules.errors import InvalidInput, missing, not_a_member, problem
from mlrun_db.server.rules.fields import optional_field

_TOKEN = "x-mlrun-secret-store-token"


def _body(context: RequestContext) -> tuple[dict[str, Any], str, dict[str, Any]]:
    """Return the body, the provider and the secrets in it."""
    body = context.model()
    provider = body.get("provider", rules.VAULT)
    if provider not in rules.PROVIDERS:
        raise not_a_member(("body", "provider"), rules.PROVIDERS)
    optional_field(body, "secrets", dict, ("body",))
    return body, provider, body.get("secrets") or {}


def create_project_secrets(context: RequestContext) -> Response:
    """Add secrets to a project."""
    _, provider, values = _body(context)
    rules.store_project_secrets(context.db.secrets, context.path["project"], provider, values)
    return Response(status_code=201)


def list_project_secrets(context: RequestContext) -> Response:
    """Return secrets with their values."""
    names = context.query.many("secret")
    provider = context.query.choice("provider", rules.PROVIDERS, rules.VAULT)
    token = context.headers.get(_TOKEN, "")
    project = context.path["project"]
    found = rules.read_project_secrets(context.db.secrets, project, provider, names, token)
    return json_response({"provider": provider, "secrets": found})


def delete_project_secrets(context: RequestContext) -> Response:
    """Delete secrets of a project."""
    names = context.query.many("secret")
    context.query.required("provider")
    provider = context.query.choice("provider", rules.PROVIDERS)
    rules.delete_project_secrets(context.db.secrets, context.path["project"], provider, names)
    return no_content()


def list_project_secret_keys(context: RequestContext) -> Response:
    """Return the names of secrets."""
    provider = context.query.choice("provider", rules.PROVIDERS, rules.VAULT)
    token = context.headers.get(_TOKEN, "")
    found = rules.list_secret_keys(context.db.secrets, context.path["project"], provider, token)
    return json_response({"provider": provider, "secret_keys": found})


def create_user_secrets(context: RequestContext) -> Response:
    """Add secrets to a user."""
    body, provider, values = _body(context)
    user = body.get("user")
    if user is None:
        raise missing("body", "user")
    if not isinstance(user, str):
        raise InvalidInput(problem(("body", "user"), "str type expected", "type_error.str"))
    rules.store_user_secrets(context.db.secrets, user, provider, values)
    return Response(status_code=201)


ROUTES = (
    Route("POST", "/projects/{project}/secrets", create_project_secrets),
    Route("GET", "/projects/{project}/secrets", list_project_secrets),
    Route("DELETE", "/projects/{project}/secrets", delete_project_secrets),
    Route("GET", "/projects/{project}/secret-keys", list_project_secret_keys),
    Route("POST", "/user-secrets", create_user_secrets),
)
