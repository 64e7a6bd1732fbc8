"""``mlrun-db schedules``."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import click

from ..deletion import CONFIRMATION, delete_object, exact_name
from ..output import Column, show_list, show_object, write
from ..parameters import NAME_FILTER, command
from ..settings import Options

COLUMNS = (
    Column("name", "name"),
    Column("kind", "kind"),
    Column("state", "state", "state"),
    Column("next", "next_run_time", "time"),
    Column("times", "cron"),
)


@click.group()
def schedules() -> None:
    """List, show, delete and invoke schedules."""


@command(schedules, "list", json=True)
@NAME_FILTER
def list_schedules(options: Options, name: str | None) -> None:
    """List schedules, with their times as the five fields of a crontab line."""
    with options.connect() as db:
        response = db.list_schedules(options.project_name, name).to_dict()
    found: list[dict[str, Any]] = response["schedules"]
    if not options.json:
        found = [{**each, "cron": _crontab(each.get("cron_trigger"))} for each in found]
    show_list(options, found, COLUMNS, f"schedules in project {options.project_name}")


def _crontab(trigger: Any) -> str:
    if not isinstance(trigger, Mapping):
        return str(trigger or "")
    fields = [trigger.get(name) for name in ("minute", "hour", "day", "month", "day_of_week")]
    return " ".join("*" if field is None else str(field) for field in fields)


@command(schedules, "show", json=True)
@click.argument("name")
def show_schedule(options: Options, name: str) -> None:
    """Show a schedule, with the last run that it started."""
    with options.connect() as db:
        show_object(options, db.get_schedule(options.project_name, name, True).to_dict())


@command(schedules, "delete")
@click.argument("name", callback=exact_name)
@CONFIRMATION
def delete_schedule(options: Options, name: str, yes: bool) -> int:
    """Delete a schedule."""
    project = options.project_name
    with options.connect() as db:
        db.get_schedule(project, name)
        delete = functools.partial(db.delete_schedule, project, name)
        return delete_object(options, "schedule", name, True, yes, delete)


@command(schedules, "invoke")
@click.argument("name")
def invoke_schedule(options: Options, name: str) -> None:
    """Run the job of a schedule now."""
    with options.connect() as db:
        db.invoke_schedule(options.project_name, name)
    write(f"invoked {name}")
