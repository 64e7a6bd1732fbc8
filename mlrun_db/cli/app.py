"""The group of all commands."""

from __future__ import annotations

import click

from mlrun_db._version import __version__

from .commands.api import api
from .commands.artifacts import artifacts
from .commands.doctor import doctor
from .commands.feature_sets import feature_sets
from .commands.functions import functions
from .commands.logs import logs
from .commands.pipelines import pipelines
from .commands.projects import projects
from .commands.runs import runs
from .commands.schedules import schedules
from .commands.serve import serve
from .parameters import connection_options, json_option, project_option

_EPILOG = """Settings come from the options, then the environment (MLRUN_DBPATH,
MLRUN_HTTPDB__USER ...), then the configuration file. Exit status: 0 success, 1 server error or
nothing found, 2 invalid usage, 130 interrupted, 141 output pipe closed."""


@click.group(
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[project_option(), json_option(), *connection_options(hidden=False)],
)
@click.version_option(__version__, message="%(version)s")
def app() -> None:
    """Inspect and change the objects of an MLRun API server, or run the embedded server."""


for command in (
    runs,
    logs,
    artifacts,
    functions,
    projects,
    schedules,
    feature_sets,
    pipelines,
    api,
    doctor,
    serve,
):
    app.add_command(command)
