"""Completes what the server has, in the shell: names of projects, uids of runs, states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from .settings import Options

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB

_SECONDS = 2.0  # for the server to respond; the shell waits
_MOST = 50

Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def _from_server(read: Callable[[HTTPRunDB, Options], Iterable[str]]) -> Complete:
    """Return what completes a parameter; without a server, with nothing."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        options = context.ensure_object(Options)
        options.timeout = options.timeout or _SECONDS
        try:
            with options.connect() as db:
                db.retries = 0
                found = [text for text in read(db, options) if text.startswith(incomplete)]
        except Exception:  # an error would be written among the completions
            return []
        return found[:_MOST]

    return complete


def _uids(db: HTTPRunDB, options: Options) -> list[str]:
    found = db.list_runs(project=options.project_name, last=_MOST)
    return [str(run.get("metadata", {}).get("uid") or "") for run in found]


projects = _from_server(lambda db, options: db.list_projects(format_="name_only"))
uids = _from_server(_uids)


def states(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the state of a run."""
    from mlrun_db.facade._runs import STATES

    return [state for state in STATES if state.startswith(incomplete)]
