"""Secret tokens of users: JSON web tokens, whose claims are read and not verified.

They are in the memory of this process, as all secrets, and are never returned.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from mlrun_db.server.rules.errors import InvalidArgument
from mlrun_db.server.rules.fields import Fields
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.secret_box import SecretBox, SecretScope

EVERY_USER = "*"
MAX_TOKEN = 64 * 1024  # characters
_PROVIDER = "token"
_NAME = re.compile(r"[A-Za-z0-9]([-A-Za-z0-9_.]{0,251}[A-Za-z0-9])?")
_TOKEN = Fields(required=("name", "token"), texts=("name", "token"))
_MOST_DIGITS = 1e11  # seconds since 1970; a time after the year 5000 is no time


def parse_tokens(values: list[Any]) -> dict[str, str]:
    """Validate tokens and return them by name."""
    found: dict[str, str] = {}
    for number, value in enumerate(values):
        token = _TOKEN.check(value, "body", number)
        if not _NAME.fullmatch(token["name"]):
            raise InvalidArgument(f"a token cannot be named {token['name']!r}")
        if token["name"] in found:
            raise InvalidArgument(f"there are two tokens of the name {token['name']}")
        _claims(token["name"], token["token"])
        found[token["name"]] = token["token"]
    return found


def _claims(name: str, token: str) -> Object:
    """Return the claims of a token, which needs an issue and an expiration time."""
    parts = token.split(".")
    try:
        if len(token) > MAX_TOKEN or len(parts) != 3:
            raise ValueError
        padded = parts[1] + "=" * (-len(parts[1]) % 4)
        claims = json.loads(base64.urlsafe_b64decode(padded))
        for key in ("iat", "exp"):
            if isinstance(claims[key], bool) or not 0 <= claims[key] < _MOST_DIGITS:
                raise ValueError
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InvalidArgument(
            f"token {name} is not a JSON web token with the claims iat and exp"
        ) from error
    found: Object = claims
    return found


def _time(claims: Object, key: str) -> str:
    return datetime.fromtimestamp(claims[key], UTC).isoformat()


def store_tokens(box: SecretBox, user: str, tokens: dict[str, str], force: bool) -> Object:
    """Store tokens of a user; one that is stored and expires later is kept unless forced."""
    scope = SecretScope(_PROVIDER, user=user)
    stored = box.values(scope)
    created, updated = [], []
    for name, token in tokens.items():
        if name not in stored:
            created.append(name)
        elif force or _claims(name, token)["exp"] >= _claims(name, stored[name])["exp"]:
            updated.append(name)
        else:
            continue
        box.put(scope, {name: token})
    return {"created_tokens": created, "updated_tokens": updated}


def list_tokens(box: SecretBox, user: str) -> list[Object]:
    """Return names and times of the tokens of a user, or of every user."""
    users: Sequence[str] = box.users(_PROVIDER) if user == EVERY_USER else [user]
    return [
        _info(each, name, token)
        for each in users
        for name, token in box.values(SecretScope(_PROVIDER, user=each)).items()
    ]


def _info(user: str, name: str, token: str) -> Object:
    claims = _claims(name, token)
    return {
        "name": name,
        "expiration": _time(claims, "exp"),
        "issued_at": _time(claims, "iat"),
        "user_id": str(claims.get("sub", "")),
        "username": user,
    }


def delete_token(box: SecretBox, user: str, name: str) -> Object:
    """Delete a token; return whether there was one."""
    scope = SecretScope(_PROVIDER, user=user)
    is_there = name in box.values(scope)
    box.delete(scope, [name])
    return {"deleted": is_there, "username": user}


def delete_tokens(box: SecretBox, user: str) -> Object:
    """Delete all tokens of a user, or of every user; return how many there were."""
    users = box.users(_PROVIDER) if user == EVERY_USER else [user]
    count = 0
    for each in users:
        scope = SecretScope(_PROVIDER, user=each)
        count += len(box.values(scope))
        box.delete(scope)
    return {"deleted_count": count, "failed_tokens": [], "username": user}
