"""Settings of the client. Precedence: argument, ``mlconf``, environment, default."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from .errors import MLRunInvalidArgumentError

DEFAULT_PROJECT = "default"

_PREFIX = "MLRUN_"
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


class _Text:
    """A setting that is text: as it was set, or from the environment at the time of use."""

    def __init__(self, variable: str, default: str = "") -> None:
        self._variable = variable
        self._default = default

    def __set_name__(self, owner: type[Configuration], name: str) -> None:
        self._name = name

    def __get__(self, settings: Configuration, owner: type[Configuration]) -> str:
        found = settings._set.get(self._name) or environment(self._variable) or self._default
        return found.strip() if isinstance(found, str) else found  # secrets often end with a line

    def __set__(self, settings: Configuration, value: str) -> None:
        settings._set[self._name] = value


class Configuration:
    """The settings of the process. Clients read the instance ``mlconf``.

    Each setting can be assigned (``mlconf.dbpath = "http://mlrun-api:8080"``). One that is not
    assigned, or is "", is read from the environment at the time of use. The case of the names of
    environment variables does not matter, as in MLRun.

    Attributes:
        dbpath: the URL of the API server, as text. Environment: MLRUN_DBPATH. Default: "".
        user: the user name, as text. Environment: MLRUN_HTTPDB__USER. Default: "".
        password: the password, as text. Environment: MLRUN_HTTPDB__PASSWORD. Default: "".
        token: the bearer token, as text. Environment: MLRUN_HTTPDB__TOKEN. Default: "".
        default_project: the project of calls that name none, as text. Environment:
            MLRUN_DEFAULT_PROJECT. Default: "default".
        progress: whether waits show their progress, as a bool; None shows it on a terminal and in
            a notebook. Environment: MLRUN_DB_PROGRESS, "true" or "false" (or 1, 0, yes, no, on,
            off); another text raises MLRunInvalidArgumentError. Default: None.
        connect_timeout: the seconds to connect, as a number or text. Environment:
            MLRUN_DB_CONNECT_TIMEOUT. Default: "", which is 1.9.
        headers: headers for every request: lines "Name: value", or a JSON object. Environment:
            MLRUN_DB_HEADERS. Default: "".
    """

    dbpath = _Text("dbpath")
    user = _Text("httpdb__user")
    password = _Text("httpdb__password")
    token = _Text("httpdb__token")
    default_project = _Text("default_project", DEFAULT_PROJECT)
    connect_timeout = _Text("db_connect_timeout")
    headers = _Text("db_headers")
    _progress = _Text("db_progress")

    def __init__(self) -> None:
        self._set: dict[str, str] = {}

    def credentials_for(self, url: str) -> tuple[str, str, str]:
        """Return user, password and token for a server.

        Those of the environment are for the host of ``dbpath`` only, if that is set: a client of
        another server does not send them.
        """
        names = ("user", "password", "token")
        if not self.dbpath or _host(self.dbpath) == _host(url):
            user, password, token = (getattr(self, name) for name in names)
        else:
            user, password, token = (self._set.get(name, "") for name in names)
            if (self.user, self.token) != (user, token):
                import logging

                logging.getLogger("mlrun_db").warning(
                    "%s is not the host of MLRUN_DBPATH: the credentials of the environment are "
                    "not sent to it. Pass them to the client if they are for it.",
                    _host(url),
                )
        return user, password, token

    @property
    def progress(self) -> bool | None:
        text = self._progress.lower()
        if text and text not in _TRUE | _FALSE:
            raise MLRunInvalidArgumentError(
                f"MLRUN_DB_PROGRESS must be true or false (or 1, 0, yes, no, on, off), got {text!r}"
            )
        return text in _TRUE if text else None

    @progress.setter
    def progress(self, shown: bool | None) -> None:
        self._progress = "" if shown is None else str(bool(shown))

    def __repr__(self) -> str:
        url = re.sub(r"//.*@", "//", self.dbpath)  # without user and password
        return f"Configuration(dbpath={url!r}, default_project={self.default_project!r})"


def environment(name: str) -> str:
    """Return the environment variable MLRUN_<name>, in any case; "" if it is not set."""
    wanted = (_PREFIX + name).upper()
    if wanted in os.environ:
        return os.environ[wanted]
    return next((value for key, value in os.environ.items() if key.upper() == wanted), "")


def _host(url: str) -> str:
    """Return the host of a URL in lower case; "" for none."""
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""


mlconf = Configuration()
