"""Runs the steps: ``python -m official_sdk RESULTS [SUBJECT ...]``.

Writes a line of JSON for each step of all subjects, or of those that are named.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
import traceback
import warnings

from .steps import RELEASE, STEPS, Step

SUBJECTS = (
    *("projects", "runs", "artifacts", "functions"),
    *("jobs", "features", "monitoring", "settings", "command"),
)


def result_of(step: Step) -> dict[str, object]:
    """Run a step; ``result`` is "works", "fails" or "-" where the SDK has no such thing."""
    result, details = "works", ""
    start = time.monotonic()
    if not step.since <= RELEASE < step.before:
        result = "-"
    else:
        print(f"== {step.subject}: {step.title}", flush=True)
        try:
            step.run()
        except Exception as error:
            traceback.print_exc()
            result, details = "fails", f"{type(error).__name__}: {error}"
    seconds = round(time.monotonic() - start, 1)
    found = {"result": result, "details": details, "seconds": seconds}
    return {"subject": step.subject, "step": step.title, **found}


def main() -> int:
    results, *subjects = sys.argv[1:]
    warnings.simplefilter("ignore")
    for subject in subjects or SUBJECTS:
        importlib.import_module(f"{__package__}.{subject}")
    with open(results, "w", buffering=1) as file:
        for step in STEPS:
            file.write(json.dumps(result_of(step)) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
