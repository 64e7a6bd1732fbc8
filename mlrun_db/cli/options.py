"""The parameters of commands, and how a command is made of a function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

from .config_file import read_config
from .mistakes import Mistake
from .settings import Options, pass_options

_EPILOG = "The options of the connection are those of mlrun-db --help; they may stand here, too."

P = ParamSpec("P")
T = TypeVar("T")


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        setattr(context.ensure_object(Options), str(parameter.name), value)


def seconds(text: str) -> float | None:
    """Read a number of seconds, 0 or more; None when it is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _keep_seconds(context: click.Context, parameter: click.Parameter, text: str | None) -> None:
    if text is not None:
        number = seconds(text)
        if not number:
            raise click.BadParameter(f"{text!r} is no number of seconds above 0")
        _keep(context, parameter, number)


def not_empty(context: click.Context, parameter: click.Parameter, text: str | None) -> str | None:
    if text == "":
        raise click.BadParameter("it must not be empty")
    return text


def name_values(
    context: click.Context, parameter: click.Parameter, texts: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Read the name=value pairs of an option that may be repeated."""
    pairs = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals):
            raise click.BadParameter(f"{text!r} must look like name=value")
        pairs.append((name, value))
    return pairs


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
            "type": click.Path(),
            "help": "The configuration file (~/.config/mlrun_db/config.toml).",
        },
        "--user": {"metavar": "NAME", "help": "User name for basic authentication."},
        "--password": {"help": "Its password; better in MLRUN_HTTPDB__PASSWORD or the file."},
        "--token": {"help": "Bearer token; better in MLRUN_HTTPDB__TOKEN or the file."},
        "--verify": {
            "metavar": "FILE",
            "type": click.Path(),
            "help": "The certificate of the server's authority (PEM), or no for no check.",
        },
        "--timeout": {
            "metavar": "SECONDS",
            "callback": _keep_seconds,
            "help": "Longest wait for an answer, with all attempts (45, and 120 in all).",
        },
    }
    return [_option([name], hidden=hidden, **more) for name, more in options.items()]


def project_option() -> click.Option:
    return _option(["--project", "-p"], metavar="NAME", help="The project.")


def json_option() -> click.Option:
    text = "Write JSON: the objects as the server gives them."
    return _option(["--json"], is_flag=True, help=text)


def _option(names: list[str], **more: Any) -> click.Option:
    return click.Option(names, expose_value=False, **{"callback": _keep, **more})


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
