"""The settings of a command: option > environment > configuration file > default."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .config_file import (
    contains_secret,
    default_server,
    is_readable_by_others,
    read_config,
    server_section,
)
from .errors import InvalidInputError

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB
    from mlrun_db._transport.clock import Clock

_VERIFY = {"no": False, "false": False, "0": False, "yes": True, "true": True, "1": True}
_TOKEN_ADVICE = "write the token to that file, or configure another one"
_AUTHORITY_ADVICE = "configure a PEM file with the certificate of the server's authority"
_CERT_ADVICE = "configure a PEM file with the client's certificate and key"


@dataclass
class Options:
    """The options of the command line; those that are not given are empty."""

    clock: Clock | None = None
    url: str = ""
    server: str = ""
    config: str = ""
    project: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    verify: str = ""
    timeout: float = 0.0
    connect_timeout: float = 0.0
    header: tuple[str, ...] = field(default=(), repr=False)
    output: str = ""

    @property
    def json(self) -> bool:
        return self.output == "json"

    def connect(self) -> HTTPRunDB:
        """Return the client of the selected server. Sends nothing."""
        return self.settings.connect(self.clock)

    @property
    def project_name(self) -> str:
        """The project of the command, which must be a single one."""
        name = self.settings.project
        if name == "*":
            command = click.get_current_context().command
            has_all = any(parameter.name == "everywhere" for parameter in command.params)
            hint = "pass --all for all projects" if has_all else "this command needs one project"
            raise InvalidInputError(f"'*' is not the name of a project; {hint}")
        return name

    @functools.cached_property
    def settings(self) -> Settings:
        return resolve(self)


pass_options = click.make_pass_decorator(Options, ensure=True)


@dataclass
class Settings:
    """The settings in effect; ``..._from`` name where they come from."""

    url: str
    url_from: str
    project: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    token_file: str = ""
    identity_from: str = ""
    verify: bool | str = True
    verify_from: str = ""
    cert: str | None = None
    config: Path | None = None
    section: str = ""  # of the configuration file, with the file's path
    timeout: float = 0.0
    connect_timeout: float = 0.0
    headers: Mapping[str, str] | None = field(default=None, repr=False)

    def connect(self, clock: Clock | None) -> HTTPRunDB:
        from mlrun_db import HTTPRunDB
        from mlrun_db._transport.limits import DEADLINE, REQUEST_TIMEOUT

        self.check_files()
        return HTTPRunDB(
            self.url,
            self.user,
            self.password,
            Path(self.token_file) if self.token_file else self.token,
            timeout=self.timeout or REQUEST_TIMEOUT,
            deadline=self.timeout or DEADLINE,
            connect_timeout=self.connect_timeout or None,
            headers=self.headers,
            verify=self.verify,
            cert=self.cert,
            clock=clock,
        )

    def check_files(self) -> None:
        """Reject a configured file that cannot be read, or lacks its content."""
        if self.token_file:
            place = f"token_file of {self.section}"
            if not _content(self.token_file, place, _TOKEN_ADVICE).strip():
                raise InvalidInputError(f"{place}: {self.token_file} is empty", _TOKEN_ADVICE)
        if not self.url.strip().lower().startswith("https:"):
            return
        if isinstance(self.verify, str):
            _check_authority(self.verify, self.verify_from)
        if self.cert is not None:
            _content(self.cert, f"cert of {self.section}", _CERT_ADVICE)


def _check_authority(path: str, place: str) -> None:
    import ssl

    _content(path, place, _AUTHORITY_ADVICE)
    try:
        ssl.create_default_context(cafile=path)
    except OSError:  # includes ssl.SSLError
        message = f"{place}: {path} contains no certificate (PEM)"
        raise InvalidInputError(message, _AUTHORITY_ADVICE) from None


def _content(path: str, place: str, advice: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        message = f"{place}: cannot read {path}: {error.strerror}"
        raise InvalidInputError(message, advice) from None
    except ValueError as error:  # a null character in the path
        raise InvalidInputError(f"{place}: {error}", advice) from None


def resolve(options: Options) -> Settings:
    """Combine the options, the environment and the configuration file.

    A server of the file is one unit: its user, password and token go to its URL only.
    """
    from mlrun_db.config import environment, mlconf

    if options.url and options.server:
        raise InvalidInputError("--url and --server both select a server; pass only one of them")
    path, config = read_config(options.config)
    if is_readable_by_others(path) and contains_secret(config):
        warning = f"warning: others can read {path}, which contains a secret: chmod 600 {path}"
        click.echo(warning, err=True)
    section: Mapping[str, Any] = {}
    name = options.server or ("" if options.url or mlconf.dbpath else default_server(config))
    if name:
        section = server_section(config, path, name)
        url, url_from = str(section["url"]), f"server {name!r} of {path}"
    elif options.url:
        url, url_from = options.url, "--url"
    else:
        url, url_from = mlconf.dbpath, "MLRUN_DBPATH"
    if not url:
        raise InvalidInputError(_no_server(path, config))
    selected = bool(options.server)  # by an option, so it takes precedence over the environment
    project = (
        options.project
        or (selected and section.get("project"))
        or environment("default_project")
        or section.get("project")
        or mlconf.default_project
    )
    place = f"[servers.{name}] in {path}"
    settings = Settings(
        url,
        url_from,
        project,
        verify=_verify(options.verify or section.get("verify", True)),
        verify_from="--verify" if options.verify else f"verify of {place}",
        cert=os.path.expanduser(section["cert"]) if section.get("cert") else None,
        config=path if config else None,
        section=place,
        timeout=options.timeout,
        connect_timeout=_connect_timeout(options, section),
        headers=_headers(options, section),
    )
    _identify(settings, options, section, selected)
    return settings


def _connect_timeout(options: Options, section: Mapping[str, Any]) -> float:
    """Return the seconds to connect; 0 for the environment or the default.

    A time limit of the whole request is one of connecting, too.
    """
    from mlrun_db.config import mlconf

    set_elsewhere = mlconf.connect_timeout and not options.server
    found = 0.0 if set_elsewhere else section.get("connect_timeout", 0.0)
    return float(options.connect_timeout or found or (0.0 if set_elsewhere else options.timeout))


def _headers(options: Options, section: Mapping[str, Any]) -> Mapping[str, str] | None:
    """Return the headers of the file, the environment and the options, the last of each name."""
    from mlrun_db._transport.options import parsed_headers
    from mlrun_db.config import mlconf

    given = [
        section.get("headers") or {},
        parsed_headers("MLRUN_DB_HEADERS", mlconf.headers),
        parsed_headers("--header", "\n".join(options.header)),
    ]
    found: dict[str, str] = {}
    for headers in given:
        names = {name.lower() for name in headers}
        found = {name: text for name, text in found.items() if name.lower() not in names} | headers
    return found


def _no_server(path: Path, config: Mapping[str, Any]) -> str:
    names = ", ".join(config.get("servers", {}))
    if names:
        return (
            f"no server selected: {path} defines {names}; pass --server NAME, or set default in it"
        )
    return f"no server configured: pass --url, set MLRUN_DBPATH, or add a server to {path}"


def _verify(value: bool | str) -> bool | str:
    """Return whether certificates are verified, or the file of the authorities."""
    if isinstance(value, bool):
        return value
    return _VERIFY.get(value.lower(), os.path.expanduser(value))


def _identify(
    settings: Settings, options: Options, section: Mapping[str, Any], selected: bool
) -> None:
    """Set user, password and token, all from the first place that has a user or a token."""
    from mlrun_db._transport.urls import split_url
    from mlrun_db.config import mlconf

    names = ("user", "password", "token")
    environment = dict(zip(names, mlconf.credentials_for(settings.url), strict=True))
    places: list[tuple[str, Mapping[str, Any]]] = [
        ("the command line", vars(options)),
        ("the environment", environment),
        ("the configuration file", section),
    ]
    if selected:
        places[1:] = reversed(places[1:])
    _, url_user, url_password = split_url(settings.url)
    in_url = bool(url_user or url_password)
    for name, place in places[:1] if in_url else places:
        user, token = place.get("user", ""), place.get("token", "")
        token_file = place.get("token_file", "")
        if user or token or token_file:
            settings.identity_from = name
            settings.user, settings.token = user, token
            settings.token_file = os.path.expanduser(token_file)
            break
    passwords = [options.password]
    if in_url and not settings.user:
        settings.identity_from = settings.identity_from or "the URL"
        passwords.append(url_password)
    user = settings.user or url_user
    for _, place in places:  # the password may come from another place, but only for this user
        if user and place.get("user", "") in ("", user):
            passwords.append(place.get("password", ""))
    settings.password = next((password for password in passwords if password), "")
    if options.password and not user:
        raise InvalidInputError("--password needs a user: pass --user too")
