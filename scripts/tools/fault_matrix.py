"""The fault matrix, tests/data/fault-matrix.json, and its table in docs/reliability.md.

For every operation and every fault: the outcome of the call and the number of requests.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
MATRIX = Path("tests/data/fault-matrix.json")
DOCUMENT = Path("docs/reliability.md")
METHODS = ("get", "put", "post", "delete", "patch")
ATTEMPTS = 3

# What each fault is; "once" means that the next attempt succeeds.
FAULTS = {
    "503-twice": "503 twice, then a response",
    "reset-before": "connection reset before the request is read, once",
    "reset-after": "connection reset after the request is read, once",
    "cut-body": "connection closed in the middle of the body, once",
    "cut-chunk": "connection closed in the middle of a chunk, once",
    "html-502": "502 with an HTML page, once",
    "429-retry-after": "429 with Retry-After: 5, once",
    "slow-first-byte": "no response within the timeout",
    "slow-body": "a body that trickles in beyond the deadline",
    "garbage-json": "200 with broken JSON",
    "empty-body": "200 with an empty body",
    "wrong-length": "200 with a Content-Length that truncates the body",
    "redirect": "307 to another host",
}
ONCE = {
    "reset-before": "RunDBError",
    "reset-after": "RunDBError",
    "cut-body": "RunDBError",
    "cut-chunk": "RunDBError",
    "html-502": "MLRunBadGatewayError",
    "429-retry-after": "MLRunTooManyRequestsError",
}


def expected(fault: str, *, idempotent: bool, reads_json: bool) -> tuple[str, int]:
    """Return the outcome ("response" or an exception) and the number of requests."""
    if fault == "503-twice":
        return ("response", 3) if idempotent else ("MLRunServiceUnavailableError", 1)
    if fault in ONCE:
        return ("response", 2) if idempotent else (ONCE[fault], 1)
    if fault == "slow-first-byte":
        return "RunDBTimeoutError", ATTEMPTS if idempotent else 1
    if fault == "slow-body":
        return "RunDBTimeoutError", 1  # the deadline has passed: no retry
    if fault == "redirect":
        return "MLRunHTTPError", 1
    return ("MLRunHTTPError" if reads_json else "response"), 1


def operations() -> dict[str, tuple[bool, bool]]:
    """Return for each operation whether it is idempotent and whether its JSON is read."""
    spec = YAML(typ="safe").load(ROOT / "openapi.yaml")
    found = {}
    for item in spec["paths"].values():
        for method in METHODS:
            if method in item:
                operation = item[method]
                success = min(code for code in operation["responses"] if code.startswith("2"))
                response = resolved(spec, operation["responses"][success])
                found[operation["operationId"]] = (
                    operation["x-idempotent"],
                    reads_json(response.get("content", {})),
                )
    return found


def reads_json(content: dict[str, Any]) -> bool:
    """Return whether the client reads the JSON; it ignores null and an empty object."""
    schema = content.get("application/json", {}).get("schema", {})
    return (
        next(iter(content), "") == "application/json"
        and schema.get("type") != "null"
        and not str(schema.get("$ref", "")).endswith("/EmptyResponse")
    )


def resolved(spec: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        for name in node["$ref"].removeprefix("#/").split("/"):
            spec = spec[name]
        return spec
    return node


def matrix() -> dict[str, dict[str, tuple[str, int]]]:
    return {
        name: {
            fault: expected(fault, idempotent=idempotent, reads_json=reads_json) for fault in FAULTS
        }
        for name, (idempotent, reads_json) in sorted(operations().items())
    }


def table() -> str:
    kinds = Counter(operations().values())
    columns = sorted(kinds, reverse=True)
    heads = [
        f"{'idempotent' if idempotent else 'not idempotent'}, "
        f"{'JSON' if reads_json else 'no JSON'} ({kinds[idempotent, reads_json]})"
        for idempotent, reads_json in columns
    ]
    lines = [
        f"| Fault | {' | '.join(heads)} |",
        f"| --- |{' --- |' * len(columns)}",
    ]
    for fault, meaning in FAULTS.items():
        cells = []
        for idempotent, reads_json in columns:
            outcome, sent = expected(fault, idempotent=idempotent, reads_json=reads_json)
            cells.append(f"{outcome}, sent {sent} times" if sent > 1 else f"{outcome}, sent once")
        lines.append(f"| {meaning} | {' | '.join(cells)} |")
    return "\n".join(lines)


def with_table(text: str) -> str:
    marks = "<!-- fault matrix -->", "<!-- end of fault matrix -->"
    pattern = f"{marks[0]}.*{marks[1]}"
    return re.sub(pattern, lambda _: f"{marks[0]}\n{table()}\n{marks[1]}", text, flags=re.DOTALL)


def encoded() -> str:
    rows = [f'  "{name}": {json.dumps(faults)}' for name, faults in matrix().items()]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def documents() -> dict[Path, str]:
    """Return the contents of the files."""
    return {MATRIX: encoded(), DOCUMENT: with_table((ROOT / DOCUMENT).read_text())}
