"""Does everyday work with MLRun's own SDK on the embedded server; prints which steps work.

The steps are in official_sdk/. They run in the Python of the SDK, whose version the server has and
with which the server runs jobs. SDKs that are as new as the page docs/laptop.md follow it, too.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from mlrun_db import LocalServer

ROOT = Path(__file__).parents[2]
STEPS = Path(__file__).parent / "official_sdk"
PAGE = ROOT / "docs" / "laptop.md"
SECONDS = 1800  # for the steps of one version

Results = dict[tuple[str, str], str]  # by subject and step: works, fails or "-"


def programs() -> dict[str, str]:
    """Return the Python of the page docs/laptop.md by the names of its files."""
    blocks = re.findall(r"^```python\n# (\S+\.py)\n(.*?)^```", PAGE.read_text(), re.S | re.M)
    return dict(blocks)


def version_of(python: str) -> str:
    """Return the version of the SDK that a Python has."""
    code = "import importlib.metadata as m; print(m.version('mlrun'))"
    found = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    return found.stdout.strip()


def write_hub(folder: Path) -> Path:
    """Write a function hub with one function; return its folder."""
    item = folder / "functions" / "master" / "doubler" / "latest"
    (item / "src").mkdir(parents=True)
    spec = {"image": "mlrun/mlrun", "default_handler": "double", "build": {}}
    function = {"kind": "job", "metadata": {"name": "doubler"}, "spec": spec}
    (item / "src" / "function.yaml").write_text(json.dumps(function))
    latest = {"version": "1.0.0", "description": "doubles", "spec": {}, "assets": {}}
    catalog = {"doubler": {"latest": latest}}
    (item.parents[1] / "catalog.json").write_text(json.dumps(catalog))
    return folder


def run(python: str, version: str, subjects: list[str]) -> Results:
    """Do the steps of one SDK; return the result of each."""
    with (
        tempfile.TemporaryDirectory() as name,
        LocalServer(
            execute=True, python=python, version=version, hub=write_hub(Path(name, "hub"))
        ) as server,
    ):
        folder, found = Path(name, "work"), Path(name, "results")
        folder.mkdir()
        (folder / "handlers.py").write_text((STEPS / "handlers.py").read_text())
        environment = {
            **os.environ,
            "MLRUN_DBPATH": server.url,
            "MLRUN_AUTH_SESSION": server.token,
            "MLRUN_LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(STEPS.parent),
        }

        def start(*words: str) -> int:
            """Run a program of the SDK; its output tells why a step fails."""
            command = [python, "-W", "ignore", *words]
            return subprocess.run(
                command, check=False, cwd=folder, env=environment, timeout=SECONDS
            ).returncode

        start("-m", STEPS.name, str(found), *subjects)
        told = [json.loads(line) for line in found.read_text().splitlines()]
        results: Results = {(each["subject"], each["step"]): each["result"] for each in told}
        if not subjects and version in PAGE.read_text():
            for file, text in programs().items():
                (folder / file).write_text(text)
            for file in programs():
                if file != "train.py":  # the server runs it
                    result = "fails" if start(file) else "works"
                    results["laptop", file] = result
        for each in told:
            if each["result"] == "fails":
                print(f"FAILS {each['subject']}: {each['step']}: {each['details'][:300]}")
    return results


def table(found: dict[str, Results]) -> list[str]:
    """Return the rows of a table of steps, and one of subjects."""
    steps = list(dict.fromkeys(step for results in found.values() for step in results))
    subjects = list(dict.fromkeys(subject for subject, _ in steps))
    rows = [f"| step | {' | '.join(found)} |", "| --- |" + " --- |" * len(found)]
    for subject, step in steps:
        cells = [results.get((subject, step), "-") for results in found.values()]
        rows.append(f"| {subject}: {step} | {' | '.join(cells)} |")
    rows += ["", f"| steps that work | {' | '.join(found)} |", "| --- |" + " --- |" * len(found)]
    for subject in [*subjects, ""]:
        cells = []
        for results in found.values():
            mine = [result for step, result in results.items() if subject in ("", step[0])]
            cells.append(f"{mine.count('works')} of {len(mine) - mine.count('-')}")
        rows.append(f"| {subject or 'all'} | {' | '.join(cells)} |")
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="+", metavar="PYTHON", help="one that has mlrun")
    parser.add_argument(
        "--only", action="append", default=[], metavar="SUBJECT", help="a file of official_sdk"
    )
    options = parser.parse_args()
    found: dict[str, Results] = {}
    for python in options.pythons:
        version = version_of(python)
        print(f"== mlrun {version}", flush=True)
        found[version] = run(python, version, options.only)
    print("\n".join(table(found)))
    return 1 if any("fails" in results.values() for results in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
