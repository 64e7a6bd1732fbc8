"""The group of all commands."""

from __future__ import annotations

from importlib import import_module

import click

from mlrun_db._version import __version__

from .parameters import connection_options, output_options, project_option

_COMMANDS = (
    *("api", "artifacts", "config", "doctor", "feature-sets", "functions", "logs", "mcp"),
    *("pipelines", "projects", "push", "replay", "runs", "schedules", "serve", "ui", "version"),
)
_EPILOG = """Settings come from the options, then the environment (MLRUN_DBPATH,
MLRUN_HTTPDB__USER ...), then the configuration file. Exit status: 0 success, 1 server error or
nothing found, 2 invalid usage, 130 interrupted, 141 output pipe closed."""


class LazyGroup(click.Group):
    """Imports the module of a command when the command is used, for a fast start."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            return _load(cmd_name)
        self.commands = {name: _load(name) for name in _COMMANDS}  # click suggests a similar one
        return None


def _load(name: str) -> click.Command:
    attribute = name.replace("-", "_")
    module = import_module(f".commands.{attribute}", __package__)
    command: click.Command = getattr(module, attribute)
    return command


@click.group(
    cls=LazyGroup,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[project_option(), *output_options(), *connection_options(hidden=False)],
)
@click.version_option(__version__, message="%(version)s")
def app() -> None:
    """Inspect and change the objects of an MLRun API server, or run the embedded server."""
