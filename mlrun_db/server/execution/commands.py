"""The command and the environment of a job, as those of a pod of MLRun."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlrun_db.server.rules.secrets import KUBERNETES
from mlrun_db.server.storage.documents import Object, as_text, dig, dump
from mlrun_db.server.storage.secret_box import SecretBox, SecretScope

# Of the server itself, not of its jobs: its settings and credentials, and its Python.
_OWN = ("MLRUN_", "V3IO_", "PYTHON", "VIRTUAL_ENV")
_LONGEST_VARIABLE = 128 * 1024 - 2  # of Linux, also in a pod; the code and the run are variables
_LOOPBACK = "localhost,127.0.0.1,::1"


class InvalidJob(ValueError):
    """The function cannot be run as it is defined."""


@dataclass(frozen=True)
class Api:
    """The server, as its jobs reach it."""

    url: str
    token: str

    def environment(self) -> dict[str, str]:
        """Return the variables with which the SDK finds the server."""
        # SDKs up to 1.9 connect as soon as they read the first, when they know the third only.
        names = ("MLRUN_HTTPDB__TOKEN", "MLRUN_AUTH_SESSION")
        found = {"MLRUN_DBPATH": self.url, **dict.fromkeys(names, self.token)}
        if self.url.startswith("https:"):  # its certificate names another host than this machine
            found["MLRUN_HTTPDB__HTTP__VERIFY"] = "false"
        return found


def command_of(python: str, run: Object, function: Object) -> list[str]:
    """Return the command of a job. Raises InvalidJob."""
    spec: Object = function.get("spec") or {}
    build: Object = spec.get("build") or {}
    mode, command = as_text(spec.get("mode")), as_text(spec.get("command"))
    arguments = [as_text(each) for each in spec.get("args") or []]
    handler = as_text(dig(run, "spec", "handler") or spec.get("default_handler"))
    code, source = build.get("functionSourceCode"), as_text(build.get("source"))
    if mode == "pass":
        if handler:
            raise InvalidJob('cannot use mode "pass" with a handler')
        if not (code or source):
            return _formatted([*command.split(), *arguments], run)
    if code and source:
        raise InvalidJob("cannot use both code and a source archive")
    words = [python, "-m", "mlrun", "run", "--name", as_text(dig(run, "metadata", "name"))]
    words.append("--from-env")
    for option, value in (
        ("--handler", handler),
        ("--mode", mode),
        ("--origin-file", as_text(build.get("origin_filename"))),
        ("--source", source),
        ("--workdir", as_text(spec.get("workdir")) if source else ""),
    ):
        words += [option, value] if value else []
    # "*" stands for the file with the code, which the SDK writes.
    target = command or ("*" if arguments else "")
    return [*words, *([target] if target else []), *arguments]


def folder_of(function: Object) -> Path | None:
    """Return the working directory of a function, if it exists on this machine.

    A function with code has none: the SDK writes the code to where it runs.
    """
    folder = Path(as_text(dig(function, "spec", "workdir")))
    has_code = dig(function, "spec", "build", "functionSourceCode")
    return folder if folder.is_absolute() and folder.is_dir() and not has_code else None


def _formatted(words: list[str], run: Object) -> list[str]:
    """Insert the parameters of the run into a command that is not the SDK's."""
    parameters = dig(run, "spec", "parameters") or {}
    try:
        found = [word.format(**parameters) for word in words]
    except (LookupError, ValueError, TypeError) as error:
        raise InvalidJob(f"cannot insert the parameters into the command: {error!r}") from error
    if not found:
        raise InvalidJob('a function of mode "pass" requires a command')
    return found


def environment_of(
    run: Object,
    function: Object,
    api: Api,
    secrets: SecretBox,
    inherited: Mapping[str, str] = os.environ,
) -> dict[str, str]:
    """Return the environment of a job: of this machine, of MLRun, of the project, its own.

    Raises InvalidJob.
    """
    spec: Object = function.get("spec") or {}
    project = as_text(dig(run, "metadata", "project"))
    found = {name: text for name, text in inherited.items() if not name.startswith(_OWN)}
    for name in ("NO_PROXY", "no_proxy"):  # the server is on this machine
        found[name] = ",".join(filter(None, [found.get(name), _LOOPBACK]))
    of_project = secrets.values(SecretScope(KUBERNETES, project=project))
    for name, value in of_project.items():
        # The SDK looks for the first name; newer ones look for the second.
        found[f"MLRUN_K8S_SECRET__{name.upper()}"] = found[name] = as_text(value)
    for each in spec.get("env") or []:
        key = dig(each, "valueFrom", "secretKeyRef", "key")
        value = of_project.get(key) if key else dig(each, "value")
        if dig(each, "name") and value is not None:
            found[as_text(each["name"])] = as_text(value)
    found |= {
        **api.environment(),
        "MLRUN_EXEC_CONFIG": dump(run),
        "MLRUN_ACTIVE_PROJECT": project,
        "MLRUN_DEFAULT_PROJECT": project,
        "MLRUN_RUNTIME_KIND": "job",
        "PYTHONUNBUFFERED": "1",  # the log arrives while the job runs
    }
    code = dig(function, "spec", "build", "functionSourceCode")
    optional: dict[str, Any] = {
        "MLRUN_EXEC_CODE": code,
        "PYTHONPATH": spec.get("pythonpath"),
        "MLRUN_LOG_LEVEL": "DEBUG" if dig(run, "spec", "verbose") else "",
    }
    found |= {name: as_text(value) for name, value in optional.items() if value}
    for name, value in found.items():
        if len(os.fsencode(name + value)) > _LONGEST_VARIABLE:
            raise InvalidJob(
                f"{name} is too long: a variable has at most {_LONGEST_VARIABLE} bytes"
            )
    return found
