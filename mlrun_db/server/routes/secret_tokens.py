"""Secret tokens of users over HTTP."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import secret_tokens as rules
from mlrun_db.server.rules.submit import DEFAULT_OWNER
from mlrun_db.server.storage.documents import Object

_TOKENS = "/user-secrets/tokens"


def _user(context: RequestContext) -> str:
    """Return the user whose tokens are meant: the caller by default."""
    caller = context.headers.get("x-remote-user", "") or DEFAULT_OWNER
    return context.query.text("username") or caller


@route("PUT", _TOKENS)
def store_tokens(context: RequestContext) -> Object:
    """Store tokens of the caller."""
    force, tokens = context.query.flag("force", False), rules.parse_tokens(context.models())
    user = context.headers.get("x-remote-user", "") or DEFAULT_OWNER
    return rules.store_tokens(context.db.secrets, user, tokens, force)


@route("GET", _TOKENS)
def list_tokens(context: RequestContext) -> Object:
    """List tokens."""
    return {"secret_tokens": rules.list_tokens(context.db.secrets, _user(context))}


@route("DELETE", _TOKENS)
def delete_tokens(context: RequestContext) -> Object:
    """Delete all tokens of a user."""
    return rules.delete_tokens(context.db.secrets, _user(context))


@route("DELETE", f"{_TOKENS}/{{name}}")
def delete_token(context: RequestContext) -> Object:
    """Delete a token."""
    return rules.delete_token(context.db.secrets, _user(context), context.name)
