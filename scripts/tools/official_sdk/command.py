"""The command mlrun."""

from __future__ import annotations

import functools
import subprocess
import sys
from typing import Any

import mlrun

from .steps import HANDLERS, check, db, names, project_of, step

P = "command"


def call(*words: str) -> str:
    """Run the command; return what it prints."""
    command = [sys.executable, "-W", "ignore", "-m", "mlrun", *words]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    if result.returncode:
        raise AssertionError(f"exit code {result.returncode}: {result.stderr[-500:]}")
    return result.stdout


@functools.cache
def ran() -> Any:
    project_of(P)
    options = ("--name", "doubled", "--project", P, "--handler", "double", "-p", "n=4")
    call("run", *options, HANDLERS)
    (found,) = db().list_runs(project=P, name="doubled")
    return found


@step()
def a_file_is_run() -> None:
    check((ran()["status"]["state"], ran()["status"]["results"]), ("completed", {"twice": 8}))


@step()
def runs_are_listed() -> None:
    listed = call("get", "runs", "-p", P)
    check(("doubled" in listed, "twice=8" in listed, "completed" in listed), (True, True, True))


@step()
def one_run_is_shown() -> None:
    check("twice: 8" in call("get", "run", ran()["metadata"]["uid"], "-p", P), True)


@step()
def a_log_is_shown() -> None:
    check("doubled 4" in call("logs", ran()["metadata"]["uid"], "-p", P), True)


@step()
def artifacts_and_functions_are_listed() -> None:
    project_of(P).log_artifact("note", body="a note", format="txt")
    mlrun.new_function("listed", kind="job", image="i", project=P).save()
    check("note" in call("get", "artifacts", "-p", P), True)
    check("listed:latest" in call("get", "functions", "-p", P), True)


@step()
def a_function_is_built_and_run_from_its_project() -> None:
    function = mlrun.code_to_function(
        **{"name": "stored", "project": P, "kind": "job", "filename": HANDLERS},
        **{"image": "mlrun/mlrun", "handler": "double"},
    )
    function.save()
    call(
        "run",
        "-f",
        f"db://{P}/stored",
        "--name",
        "of-stored",
        "--project",
        P,
        "-p",
        "n=5",
        "--watch",
    )
    (found,) = db().list_runs(project=P, name="of-stored")
    check((found["status"]["state"], found["status"]["results"]), ("completed", {"twice": 10}))


@step()
def workflows_are_listed() -> None:
    check("created at" in call("get", "workflows", "-p", P), True)
    check(names(db().list_runs(project=P, name="doubled")), ["doubled"])
