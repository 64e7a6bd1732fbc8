"""Where the client finds its settings: argument > environment > default."""

from __future__ import annotations

import os
import re

from ._transport.limits import DEFAULT_PROJECT
from .errors import MLRunInvalidArgumentError

_PREFIX = "MLRUN_"
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})


class Settings:
    """The settings that hold for the process; ``mlconf`` is the one that clients read.

    Each may be set (``mlconf.dbpath = "http://mlrun-api:8080"``); what is not set comes from the
    environment at the time of use:

    - ``dbpath``: MLRUN_DBPATH, the URL of the API server.
    - ``user``, ``password``, ``token``: MLRUN_HTTPDB__USER, MLRUN_HTTPDB__PASSWORD,
      MLRUN_HTTPDB__TOKEN.
    - ``default_project``: MLRUN_DEFAULT_PROJECT, "default" otherwise.
    - ``progress``: MLRUN_DB_PROGRESS, whether waits show how they go: "true" or "false", and on
      a terminal and in a notebook otherwise.

    Names of environment variables are read in any case, as MLRun does.
    """

    def __init__(self) -> None:
        self._set: dict[str, str] = {}

    def _get(self, name: str, variable: str, default: str = "") -> str:
        return self._set.get(name) or environment(variable) or default

    @property
    def dbpath(self) -> str:
        return self._get("dbpath", "dbpath")

    @dbpath.setter
    def dbpath(self, url: str) -> None:
        self._set["dbpath"] = url

    @property
    def user(self) -> str:
        return self._get("user", "httpdb__user")

    @user.setter
    def user(self, value: str) -> None:
        self._set["user"] = value

    @property
    def password(self) -> str:
        return self._get("password", "httpdb__password")

    @password.setter
    def password(self, value: str) -> None:
        self._set["password"] = value

    @property
    def token(self) -> str:
        return self._get("token", "httpdb__token")

    @token.setter
    def token(self, value: str) -> None:
        self._set["token"] = value

    @property
    def default_project(self) -> str:
        return self._get("default_project", "default_project", DEFAULT_PROJECT)

    @default_project.setter
    def default_project(self, name: str) -> None:
        self._set["default_project"] = name

    @property
    def progress(self) -> bool | None:
        text = self._get("progress", "db_progress").lower()
        if text and text not in _YES | _NO:
            raise MLRunInvalidArgumentError(
                f"MLRUN_DB_PROGRESS must be true or false (or 1, 0, yes, no, on, off), got {text!r}"
            )
        return text in _YES if text else None

    @progress.setter
    def progress(self, shown: bool | None) -> None:
        self._set["progress"] = "" if shown is None else str(bool(shown))

    def __repr__(self) -> str:
        url = re.sub(r"//.*@", "//", self.dbpath)  # without a user and a password
        return f"Settings(dbpath={url!r}, default_project={self.default_project!r})"


def environment(name: str) -> str:
    """Return the variable MLRUN_<name> in whatever case it is written, "" when there is none."""
    wanted = (_PREFIX + name).upper()
    if wanted in os.environ:
        return os.environ[wanted]
    return next((value for key, value in os.environ.items() if key.upper() == wanted), "")


mlconf = Settings()
