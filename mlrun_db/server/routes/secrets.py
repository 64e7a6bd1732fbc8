"""Secrets over HTTP."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, no_content
from mlrun_db.server.errors import InvalidInput, missing, not_a_member, problem
from mlrun_db.server.rules import secrets as rules
from mlrun_db.server.rules.projects import optional_field

_TOKEN = "x-mlrun-secret-store-token"


def _body(call: Call) -> tuple[dict[str, Any], str, dict[str, Any]]:
    """Return the body, the provider and the secrets in it."""
    body = call.model()
    provider = body.get("provider", rules.VAULT)
    if provider not in rules.PROVIDERS:
        raise not_a_member(("body", "provider"), rules.PROVIDERS)
    optional_field(body, "secrets", dict, ("body",))
    return body, provider, body.get("secrets") or {}


def create_project_secrets(call: Call) -> Response:
    """Add secrets to a project."""
    _, provider, values = _body(call)
    rules.store_project_secrets(call.db.secrets, call.path["project"], provider, values)
    return Response(status_code=201)


def list_project_secrets(call: Call) -> Response:
    """Return secrets with their values."""
    names = call.query.many("secret")
    provider = call.query.choice("provider", rules.PROVIDERS, rules.VAULT)
    token = call.headers.get(_TOKEN, "")
    project = call.path["project"]
    found = rules.read_project_secrets(call.db.secrets, project, provider, names, token)
    return answer({"provider": provider, "secrets": found})


def delete_project_secrets(call: Call) -> Response:
    """Delete secrets of a project."""
    names = call.query.many("secret")
    call.query.required("provider")
    provider = call.query.choice("provider", rules.PROVIDERS)
    rules.delete_project_secrets(call.db.secrets, call.path["project"], provider, names)
    return no_content()


def list_project_secret_keys(call: Call) -> Response:
    """Return the names of secrets."""
    provider = call.query.choice("provider", rules.PROVIDERS, rules.VAULT)
    token = call.headers.get(_TOKEN, "")
    found = rules.list_secret_keys(call.db.secrets, call.path["project"], provider, token)
    return answer({"provider": provider, "secret_keys": found})


def create_user_secrets(call: Call) -> Response:
    """Add secrets to a user."""
    body, provider, values = _body(call)
    user = body.get("user")
    if user is None:
        raise missing("body", "user")
    if not isinstance(user, str):
        raise InvalidInput(problem(("body", "user"), "str type expected", "type_error.str"))
    rules.store_user_secrets(call.db.secrets, user, provider, values)
    return Response(status_code=201)


OPERATIONS = (
    Operation("POST", "/projects/{project}/secrets", create_project_secrets),
    Operation("GET", "/projects/{project}/secrets", list_project_secrets),
    Operation("DELETE", "/projects/{project}/secrets", delete_project_secrets),
    Operation("GET", "/projects/{project}/secret-keys", list_project_secret_keys),
    Operation("POST", "/user-secrets", create_user_secrets),
)
