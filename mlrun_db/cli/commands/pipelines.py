"""``mlrun-db pipelines``."""

from __future__ import annotations

from typing import Any

import click

from ..output import Column, show_list, show_object
from ..parameters import command
from ..settings import Options

COLUMNS = (
    Column("name", "name"),
    Column("id", "id", "id"),
    Column("state", "status", "state"),
    Column("created", "created_at", "time"),
    Column("project", "project"),
)


@click.group()
def pipelines() -> None:
    """List and show runs of Kubeflow pipelines."""


@command(pipelines, "list", json=True)
@click.option("--all", "everywhere", is_flag=True, help="List the pipelines of all projects.")
def list_pipelines(options: Options, everywhere: bool) -> None:
    """List runs of pipelines."""
    found: list[Any] = []
    token = ""
    with options.connect() as db:
        while True:
            page = db.list_pipelines("*" if everywhere else options.project_name, page_token=token)
            found += page.runs
            token = page.next_page_token or ""
            if not (token and everywhere):
                break
    place = "" if everywhere else f" in project {options.project_name}"
    show_list(options, found, COLUMNS, f"pipelines{place}")


@command(pipelines, "show", json=True)
@click.argument("id")
def show_pipeline(options: Options, id: str) -> None:
    """Show a run of a pipeline."""
    with options.connect() as db:
        show_object(options, db.get_pipeline(id, project=options.project_name))
