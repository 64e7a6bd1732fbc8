"""Stands in for the package ``mlrun`` in the process of a job: ``python -m mlrun run ...``.

It does what the SDK does in a pod: it reads the run from the environment, writes the code to a
file, calls the handler and stores the run and its results on the server. Runs without this project.
"""

from __future__ import annotations

import argparse
import base64
import importlib.util
import json
import os
import ssl
import sys
import traceback
import urllib.request
from itertools import product
from pathlib import Path
from typing import Any


def request(method: str, path: str, body: Any = None) -> Any:
    """Call the server as the SDK does."""
    call = urllib.request.Request(
        f"{os.environ['MLRUN_DBPATH']}/api/v1{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"authorization": f"Bearer {os.environ.get('MLRUN_HTTPDB__TOKEN', '')}"},
    )
    verify = os.environ.get("MLRUN_HTTPDB__HTTP__VERIFY") != "false"
    context = None if verify else ssl._create_unverified_context()
    with urllib.request.urlopen(call, timeout=30, context=context) as response:
        return json.load(response)


class Context:
    """What a handler receives."""

    def __init__(self, run: dict[str, Any], iteration: int = 0) -> None:
        self.run = run
        self.iteration = iteration
        self.parameters: dict[str, Any] = run["spec"].get("parameters") or {}

    def log_result(self, name: str, value: Any) -> None:
        self.run["status"].setdefault("results", {})[name] = value

    def store(self, state: str, **fields: Any) -> None:
        self.run["status"].update({"state": state, **fields})
        metadata = self.run["metadata"]
        path = f"/projects/{metadata['project']}/runs/{metadata['uid']}?iter={self.iteration}"
        request("POST", path, self.run)


def load(handler: str) -> Any:
    """Write the code that the environment brings to a file, and return its handler."""
    Path("main.py").write_bytes(base64.b64decode(os.environ["MLRUN_EXEC_CODE"]))
    spec = importlib.util.spec_from_file_location("main", "main.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, handler)


def iterate(run: dict[str, Any], handler: str) -> None:
    """Run the handler once for each combination of hyper-parameters."""
    hyper = run["spec"]["hyperparams"]
    for iteration, values in enumerate(product(*hyper.values()), 1):
        context = Context(json.loads(json.dumps(run)), iteration)
        context.parameters = dict(zip(hyper, values, strict=True))
        context.run["metadata"]["iteration"] = iteration
        context.store("running")
        load(handler)(context)
        context.store("completed")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["run"])
    parser.add_argument("--name")
    parser.add_argument("--from-env", action="store_true", required=True)
    parser.add_argument("--handler", default="handler")
    given = parser.parse_args()
    run = json.loads(os.environ["MLRUN_EXEC_CONFIG"])
    run["status"] = {}
    context = Context(run)
    context.store("running")
    try:
        if run["spec"].get("hyperparams"):
            iterate(run, given.handler)
        else:
            load(given.handler)(context)
    except Exception as error:
        traceback.print_exc()
        context.store("error", error=str(error))
        sys.exit(1)
    context.store("completed")


if __name__ == "__main__":
    main()
