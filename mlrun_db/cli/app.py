"""The group of all commands."""

from __future__ import annotations

import click

from mlrun_db._version import __version__

from .api import api
from .doctor import doctor
from .logs import logs
from .objects import pipelines, projects, schedules
from .options import connection_options, json_option, project_option
from .runs import runs
from .serve import serve
from .tagged import artifacts, feature_sets, functions

_EPILOG = """Settings: option, then environment (MLRUN_DBPATH, MLRUN_HTTPDB__USER ...), then
configuration file, then default. Exit status: 0 done, 1 error of the server or nothing found,
2 wrong use, 130 Ctrl-C, 141 the reader of the output has gone."""


@click.group(
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[project_option(), json_option(), *connection_options(hidden=False)],
)
@click.version_option(__version__, message="%(version)s")
def app() -> None:
    """Look at what an MLRun API server keeps, and change it; or run the embedded server."""


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
