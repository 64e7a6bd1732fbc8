"""Which server, and as whom: option > environment > configuration file > default."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB
    from mlrun_db._poll import Clock

KEYS = ("url", "user", "password", "token", "token_file", "project", "verify", "cert")

_EPILOG = "The options of the connection are those of mlrun-db --help; they may stand here, too."

P = ParamSpec("P")
T = TypeVar("T")


class Mistake(click.ClickException):
    """What the user can put right; exit status 2."""

    exit_code = 2


@dataclass
class Options:
    """What the command line says, "" where it says nothing."""

    clock: Clock | None = None
    url: str = ""
    server: str = ""
    config: str = ""
    project: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    verify: str = ""
    json: bool = False

    def connect(self) -> HTTPRunDB:
        """Return the client of the server that is meant. Sends nothing."""
        return self.settings.connect(self.clock)

    @property
    def project_name(self) -> str:
        return self.settings.project

    @functools.cached_property
    def settings(self) -> Settings:
        return resolve(self)


pass_options = click.make_pass_decorator(Options, ensure=True)


@dataclass
class Settings:
    """What holds after all places are looked at; ``..._from`` name the place."""

    url: str
    url_from: str
    project: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    token_file: str = ""
    identity_from: str = ""
    verify: bool | str = True
    cert: str | None = None
    config: Path | None = None

    def connect(self, clock: Clock | None) -> HTTPRunDB:
        from mlrun_db import HTTPRunDB

        return HTTPRunDB(
            self.url,
            self.user,
            self.password,
            Path(self.token_file).expanduser() if self.token_file else self.token,
            verify=self.verify,
            cert=self.cert,
            clock=clock,
        )


def resolve(options: Options) -> Settings:
    """Look at the options, the environment and the configuration file.

    A server of the file counts as a whole: its user, password and token go to its URL only.
    """
    from mlrun_db.config import environment, mlconf

    if options.url and options.server:
        raise Mistake("--url and --server both name a server; give one of them")
    path, config = read_config(options.config)
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
        raise Mistake(
            f"which server? Give --url, set MLRUN_DBPATH, or write a default server into {path}"
        )
    chosen = bool(options.server)  # by an option, so it comes before the environment
    project = (
        options.project
        or (chosen and section.get("project"))
        or environment("default_project")
        or section.get("project")
        or mlconf.default_project
    )
    verify: Any = options.verify or section.get("verify", True)
    settings = Settings(
        url,
        url_from,
        project,
        verify=False if verify == "no" else verify,
        cert=section.get("cert"),
        config=path if config else None,
    )
    _identify(settings, options, section, chosen)
    return settings


def _identify(
    settings: Settings, options: Options, section: Mapping[str, Any], chosen: bool
) -> None:
    """Set user, password and token, all from the first place that names a user or a token."""
    from mlrun_db.config import mlconf

    places: list[tuple[str, Mapping[str, Any]]] = [
        ("the command line", vars(options)),
        (
            "the environment",
            {name: getattr(mlconf, name) for name in ("user", "password", "token")},
        ),
        ("the configuration file", section),
    ]
    if chosen:
        places[1:] = reversed(places[1:])
    in_url = "@" in settings.url.partition("//")[2].partition("/")[0]
    for name, place in places[:1] if in_url else places:
        user, token = place.get("user", ""), place.get("token", "")
        token_file = place.get("token_file", "")
        if user or token or token_file:
            settings.identity_from = name
            settings.user, settings.token, settings.token_file = user, token, token_file
            break
    if in_url and not settings.user:
        settings.identity_from = settings.identity_from or "the URL"
        settings.password = options.password
    for _, place in places:  # a password may be kept elsewhere, but only one for this user
        if settings.user and place.get("user", "") in ("", settings.user):
            settings.password = settings.password or place.get("password", "")


def read_config(given: str) -> tuple[Path, Mapping[str, Any]]:
    """Return the path of the configuration file and what it holds; nothing when there is none."""
    folder = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    path = Path(given or f"{folder}/mlrun_db/config.toml").expanduser()
    if not given and not path.exists():
        return path, {}
    import tomllib

    try:
        return path, _checked(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise Mistake(f"cannot read {path}: {error.strerror}") from None
    except ValueError as error:  # also of TOML and UTF-8
        raise Mistake(f"{path}: {error}") from None


def _checked(config: dict[str, Any]) -> dict[str, Any]:
    """Refuse what nobody would read, so that a slip of the pen is told."""
    unknown = set(config) - {"default", "servers"}
    if unknown:
        raise ValueError(f"unknown key {min(unknown)!r}; there are default and [servers.NAME]")
    servers = config.get("servers", {})
    if not isinstance(config.get("default", ""), str) or not isinstance(servers, dict):
        raise ValueError('default = "NAME" and [servers.NAME] are needed')
    for name, section in servers.items():
        if not isinstance(section, dict) or not section.get("url"):
            raise ValueError(f"[servers.{name}] has no url")
        for key, value in section.items():
            if key not in KEYS:
                raise ValueError(
                    f"[servers.{name}] has an unknown key {key!r}; there are {', '.join(KEYS)}"
                )
            if not isinstance(value, str) and not (key == "verify" and isinstance(value, bool)):
                raise ValueError(f"[servers.{name}] {key} must be text")
    return config


def default_server(config: Mapping[str, Any]) -> str:
    """Return the name of the default server: the one named so, or the only one there is."""
    servers = config.get("servers", {})
    only = next(iter(servers)) if len(servers) == 1 else ""
    return str(config.get("default") or only)


def server_section(config: Mapping[str, Any], path: Path, name: str) -> Mapping[str, Any]:
    servers: Mapping[str, Mapping[str, Any]] = config.get("servers", {})
    if name not in servers:
        known = ", ".join(servers) or "none"
        raise Mistake(f"no server {name!r} in {path}; there are: {known}")
    return servers[name]


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        setattr(context.ensure_object(Options), str(parameter.name), value)


def _server_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete ``--server`` in the shell."""
    try:
        servers = read_config(context.params.get("config") or "")[1].get("servers", {})
    except Mistake:
        return []
    return [name for name in servers if name.startswith(incomplete)]


def connection_options(*, hidden: bool) -> list[click.Option]:
    """Return the options that all commands share. They may stand before and after the command."""
    options: dict[str, dict[str, Any]] = {
        "--url": {"metavar": "URL", "help": "The server, such as http://mlrun-api:8080."},
        "--server": {
            "metavar": "NAME",
            "help": "A server of the configuration file.",
            "shell_complete": _server_names,
        },
        "--config": {
            "metavar": "FILE",
            "help": "The configuration file (~/.config/mlrun_db/config.toml).",
        },
        "--user": {"metavar": "NAME", "help": "User name for basic authentication."},
        "--password": {"help": "Its password; better in MLRUN_HTTPDB__PASSWORD or the file."},
        "--token": {"help": "Bearer token; better in MLRUN_HTTPDB__TOKEN or the file."},
        "--verify": {
            "metavar": "FILE",
            "help": "The certificate of the server's authority (PEM), or no for no check.",
        },
    }
    return [_option([name], hidden=hidden, **more) for name, more in options.items()]


def project_option() -> click.Option:
    return _option(["--project", "-p"], metavar="NAME", help="The project.")


def json_option() -> click.Option:
    text = "Write JSON: the objects as the server gives them."
    return _option(["--json"], is_flag=True, help=text)


def _option(names: list[str], **more: Any) -> click.Option:
    return click.Option(names, expose_value=False, callback=_keep, **more)


def command(
    group: click.Group | None, name: str, *, json: bool = False
) -> Callable[[Callable[Concatenate[Options, P], Any]], click.Command]:
    """Make a command of a function that takes Options, with the options that all share."""

    def add(function: Callable[Concatenate[Options, P], Any]) -> click.Command:
        decorator = group.command if group else click.command
        made = decorator(name, epilog=_EPILOG)(pass_options(function))
        made.params += [project_option(), *([json_option()] if json else [])]
        made.params += connection_options(hidden=True)
        return made

    return add


def confirmation(function: Callable[P, T]) -> Callable[P, T]:
    """Add the option that answers the question before something is deleted."""
    return click.option("--yes", "-y", is_flag=True, help="Do not ask.")(function)
