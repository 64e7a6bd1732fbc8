"""Secrets over HTTP."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import secrets as rules
from mlrun_db.server.rules.errors import InvalidInput, missing, not_a_member
from mlrun_db.server.rules.fields import optional_field
from mlrun_db.server.rules.projects import STRICT
from mlrun_db.server.storage.documents import Object

_TOKEN = "x-mlrun-secret-store-token"


def _default_provider(context: RequestContext) -> str:
    return rules.VAULT if context.db.release < STRICT else rules.KUBERNETES


def read_secrets(context: RequestContext) -> tuple[str, dict[str, Any]]:
    """Return the provider and the secrets in a body."""
    body = context.model()
    provider = body.get("provider", _default_provider(context))
    if provider not in rules.PROVIDERS:
        raise not_a_member(("body", "provider"), rules.PROVIDERS)
    optional_field(body, "secrets", dict, ("body",))
    return provider, body.get("secrets") or {}


@route("POST", "/projects/{project}/secrets")
def create_project_secrets(context: RequestContext) -> Response:
    """Add secrets to a project."""
    provider, values = read_secrets(context)
    db = context.db
    rules.store_project_secrets(db.secrets, context.project, provider, values, db.release)
    return Response(status_code=201)


@route("GET", "/projects/{project}/secrets")
def list_project_secrets(context: RequestContext) -> Object:
    """Return secrets with their values."""
    names = context.query.many("secret")
    provider = context.query.choice("provider", rules.PROVIDERS, _default_provider(context))
    token = context.headers.get(_TOKEN, "")
    found = rules.read_project_secrets(
        context.db.secrets, context.project, provider, names, token, context.db.release
    )
    return {"provider": provider, "secrets": found}


@route("DELETE", "/projects/{project}/secrets")
def delete_project_secrets(context: RequestContext) -> None:
    """Delete secrets of a project."""
    names = context.query.many("secret")
    if context.db.release < STRICT:
        context.query.required("provider")
    provider = context.query.choice("provider", rules.PROVIDERS, _default_provider(context))
    db = context.db
    rules.delete_project_secrets(db.secrets, context.project, provider, names, db.release)


@route("GET", "/projects/{project}/secret-keys")
def list_project_secret_keys(context: RequestContext) -> Object:
    """Return the names of secrets."""
    provider = context.query.choice("provider", rules.PROVIDERS, _default_provider(context))
    token = context.headers.get(_TOKEN, "")
    found = rules.list_secret_keys(context.db.secrets, context.project, provider, token)
    return {"provider": provider, "secret_keys": found}


@route("POST", "/user-secrets")
def create_user_secrets(context: RequestContext) -> Response:
    """Add secrets to a user."""
    provider, values = read_secrets(context)
    user = context.model().get("user")
    if user is None:
        raise missing("body", "user")
    if not isinstance(user, str):
        raise InvalidInput(("body", "user"), "str type expected", "type_error.str")
    if context.db.release >= (1, 5):
        return Response(f"Invalid secrets provider {provider}", 400, media_type="text/plain")
    rules.store_user_secrets(context.db.secrets, user, provider, values)
    return Response(status_code=201)
