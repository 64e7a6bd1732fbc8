"""Datastore profiles: the public part is stored, the private one is kept with the secrets."""

from __future__ import annotations

from mlrun_db.server.rules.errors import NotFound, RequestRefused
from mlrun_db.server.rules.fields import Fields
from mlrun_db.server.rules.notifications import INTERNAL
from mlrun_db.server.rules.projects import get_project
from mlrun_db.server.storage import named
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.secret_box import SecretScope
from mlrun_db.server.storage.store import Transaction

_KIND = "datastore_profile"
_PUBLIC = ("name", "type", "object", "project")
_PROFILE = Fields(required=_PUBLIC, texts=(*_PUBLIC, "private"))


def _secret(project: str, name: str) -> str:
    """Return the name of the secret, which is that of the environment variable in jobs."""
    return f"datastore-profiles.{project}.{name}"


def store_profile(db: Transaction, project: str, body: Object) -> Object:
    """Create a profile or replace it; return its public part."""
    get_project(db, project)
    profile = _PROFILE.check(body, "body")
    name = profile["name"]
    if profile["project"] != project:
        raise RequestRefused(
            f"the datastore profile is of project {profile['project']}, not of {project}"
        )
    if not name:
        raise RequestRefused("the datastore profile has no name")
    scope, secret = SecretScope(INTERNAL, project=project), _secret(project, name)
    db.secrets.delete(scope, [secret])
    if profile.get("private") is not None:
        db.secrets.put(scope, {secret: profile["private"]})
    public: Object = {**{key: profile[key] for key in _PUBLIC}, "private": None}
    named.put(db, _KIND, project, name, public)
    return public


def get_profile(db: Transaction, project: str, name: str) -> Object:
    """Return the public part of a profile."""
    get_project(db, project)
    profile = named.get(db, _KIND, project, name)
    if profile is None:
        raise _not_found(project, name)
    return profile


def _not_found(project: str, name: str) -> NotFound:
    return NotFound(f"Datastore profile '{name}' not found in project '{project}'")


def list_profiles(db: Transaction, project: str) -> list[Object]:
    """Return the public parts of the profiles of a project."""
    get_project(db, project)
    return named.get_all(db, _KIND, project)


def delete_profile(db: Transaction, project: str, name: str) -> None:
    """Delete a profile with its private part."""
    get_project(db, project)
    if not named.remove(db, _KIND, project, name):
        raise _not_found(project, name)
    db.secrets.delete(SecretScope(INTERNAL, project=project), [_secret(project, name)])
