"""The parameters that commands share, and the decorator that adds them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

import click

from . import completion
from .config_file import read_config
from .errors import InvalidInputError
from .settings import Options, pass_options

_EPILOG = "Also accepts the connection options of mlrun-db --help."

P = ParamSpec("P")

NAME_FILTER = click.option("--name", help="Exact name, or ~text for names that contain the text.")
LABEL_FILTER = click.option(
    "--label",
    "-l",
    multiple=True,
    metavar="NAME[=VALUE]",
    help="Only objects with this label. Repeatable; all must match.",
)
TAG_FILTER = click.option("--tag", help="Only objects with this tag.")
SHOWN_TAG = click.option("--tag", help="Tag of the version to show.  [default: latest]")


class Seconds(click.FloatRange):
    """A finite number of seconds; click itself accepts inf and nan."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is not a finite number.", param, ctx)
        return number


def not_empty(context: click.Context, parameter: click.Parameter, text: str | None) -> str | None:
    if text == "":
        raise click.BadParameter("must not be empty")
    return text


def name_values(
    context: click.Context, parameter: click.Parameter, texts: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Split the name=value pairs of a repeatable option."""
    pairs = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals):
            raise click.BadParameter(f"{text!r} does not look like name=value")
        pairs.append((name, value))
    return pairs


def project_option() -> click.Option:
    return _option(
        "--project",
        "-p",
        metavar="NAME",
        help="Name of the project.",
        shell_complete=completion.projects,
    )


def output_options() -> list[click.Option]:
    kinds = click.Choice(("json", "yaml", "wide"))
    return [
        _option("--output", "-o", type=kinds, help="Form of the output; wide shortens nothing."),
        _option(
            "--json", "output", flag_value="json", help="Write JSON, as the server returns it."
        ),
    ]


def connection_options(*, hidden: bool) -> list[click.Option]:
    """Return the options of the connection, allowed before and after the name of a command."""
    options: dict[str, dict[str, Any]] = {
        "--url": {"metavar": "URL", "help": "URL of the server, such as http://mlrun-api:8080."},
        "--server": {
            "metavar": "NAME",
            "help": "Name of a server in the configuration file.",
            "shell_complete": _server_names,
        },
        "--config": {
            "metavar": "FILE",
            "type": click.Path(),
            "help": "Configuration file.  [default: ~/.config/mlrun_db/config.toml]",
        },
        "--user": {"metavar": "NAME", "help": "User name for basic authentication."},
        "--password": {
            "help": "Password of the user. Prefer MLRUN_HTTPDB__PASSWORD or the configuration file."
        },
        "--token": {"help": "Bearer token. Prefer MLRUN_HTTPDB__TOKEN or the configuration file."},
        "--verify": {
            "metavar": "FILE|no",
            "type": click.Path(),
            "help": "PEM file of certificate authorities, or no to skip verification.",
        },
        "--timeout": {
            "metavar": "SECONDS",
            "type": Seconds(min=0, min_open=True),
            "help": "Time limit of a request with its retries.  [default: 45 per attempt, 120 in "
            "total]",
        },
    }
    options["--connect-timeout"] = {
        "metavar": "SECONDS",
        "type": Seconds(min=0, min_open=True),
        "help": "Time limit to connect.  [default: --timeout, else 1.9]",
    }
    options["--header"] = {
        "metavar": "'NAME: VALUE'",
        "multiple": True,
        "help": "Header of every request. Repeatable.",
    }
    return [_option(name, hidden=hidden, **rest) for name, rest in options.items()]


def _option(*names: str, **rest: Any) -> click.Option:
    return click.Option(names, expose_value=False, callback=_store, **rest)


def _store(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        setattr(context.ensure_object(Options), str(parameter.name), value)


def _server_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete ``--server`` in the shell."""
    try:
        servers = read_config(context.params.get("config") or "")[1].get("servers", {})
    except InvalidInputError:
        return []
    return [name for name in servers if name.startswith(incomplete)]


def command(
    group: click.Group | None, name: str, *, json: bool = False
) -> Callable[[Callable[Concatenate[Options, P], Any]], click.Command]:
    """Turn a function that takes Options into a command, with the shared options."""

    def decorate(function: Callable[Concatenate[Options, P], Any]) -> click.Command:
        decorator = group.command if group else click.command
        result = decorator(name, epilog=_EPILOG)(pass_options(function))
        result.params += [project_option(), *(output_options() if json else [])]
        result.params += connection_options(hidden=True)
        return result

    return decorate
