"""The recorded requests of the official 0.6.6 client, compared with ours.

The recording is tests/data/wire-examples.json; its ``reading`` key explains the format. Intended
differences (docs/compatibility.md) are named here.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.conftest import ManualClock
from tests.support.scripted import Request, Response, ScriptedServer, json_response

CASES = json.loads((Path(__file__).parent / "data/wire-examples.json").read_text())["cases"]

RUN = next(case for case in CASES if case["case"] == "retry-503")["returns"]
ARTIFACT = next(case for case in CASES if case["case"] == "art-read")["returns"]
PROJECT = next(case for case in CASES if case["case"] == "prj-store-202")["call"]["args"][1]

# The responses where the recording has only "a fitting 200".
FITTING: dict[str, Response] = {
    "log-get": Response(200, b"line one\nline two\n", {"x-mlrun-run-state": "completed"}),
    "runs": json_response({"runs": [RUN]}),
    "art-read": json_response({"data": ARTIFACT}),
    "arts": json_response({"artifacts": [ARTIFACT]}),
    "fn-store": json_response({"hash_key": "h1"}),
    "rts-del": Response(204, b""),
    "build-2": json_response(next(case for case in CASES if case["case"] == "build-2")["returns"]),
    "build-st": Response(
        200,
        b"build log\n",
        {
            "x-mlrun-function-status": "ready",
            "x-mlrun-last-timestamp": "12.5",
            "builder_pod": "pod-1",
            "function_image": "registry/image",
        },
    ),
    "job-cron": json_response({"data": {"metadata": {"uid": "u1"}}}),
    "pipe-args": json_response({"id": "r1", "name": "wf"}),
    "pipes-star": json_response(
        next(case for case in CASES if case["case"] == "pipes-star")["returns"]["data"]
    ),
    "fset-list": json_response(
        {
            "feature_sets": [
                item["data"]
                for item in next(c for c in CASES if c["case"] == "fset-list-part")["returns"]
            ]
        }
    ),
    "prjs-names": json_response({"projects": ["p1", "p2"]}),
    "prj-del": Response(204, b""),
    "sec-list": json_response({"provider": "vault", "secrets": {"k": "v"}}),
    "me-list": json_response(
        next(case for case in CASES if case["case"] == "me-list-f")["returns"]["data"]
    ),
    "auth-token": json_response({"runs": [RUN]}),
    "retry-503": json_response({"data": RUN}),
}


class Owned:
    """An object of a caller, with attributes and to_dict()."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        for key, value in data.items():
            setattr(self, key, SimpleNamespace(**value) if isinstance(value, dict) else value)

    def to_dict(self) -> dict[str, Any]:
        return self._data


def argument(value: Any, folder: Path) -> Any:
    if not isinstance(value, dict):
        return value
    if "$obj" in value:
        return Owned(value["data"])
    if "$when" in value:
        return datetime.datetime(*value["$when"])
    if "$file" in value:
        path = folder / value["$file"]
        path.write_text("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n")
        return str(path)
    return value


def responses(case: dict[str, Any]) -> list[Response]:
    recorded = case["server_answers"]
    fitting = next((FITTING[key] for key in FITTING if case["case"].startswith(key)), Response())
    if isinstance(recorded, str):
        return [fitting]
    return [
        Response(item["status"], item["body"]["$bytes"].encode("latin-1"), item["headers"])
        if "$bytes" in item["body"]
        else json_response(item["body"], item["status"], item["headers"])
        for item in recorded
    ] + ([fitting] if case["case"] == "retry-503" else [])


def same_request(ours: Request, theirs: dict[str, Any]) -> None:
    path = urlsplit(theirs["target"]).path
    assert ours.method == theirs["method"]
    assert unquote(ours.path) == unquote(path)
    renamed = {"labels": "label", "metrics": "metric"} if "model-endpoints" in path else {}
    query = Request("", theirs["target"], {}, b"").query
    assert sorted(ours.query) == sorted((renamed.get(key, key), value) for key, value in query)
    for name, value in theirs["headers"].items():
        assert ours.headers[name] == value
    if theirs["body"].startswith("{"):
        assert ours.json() == json.loads(theirs["body"])
    else:
        assert ours.body.decode() == theirs["body"]


def holds(ours: Any, recorded: Any) -> None:
    """Check that ours has everything recorded; an object, unlike plain data, may have more."""
    if isinstance(recorded, list) and isinstance(ours, list):
        assert len(ours) == len(recorded)
        for one, other in zip(ours, recorded, strict=True):
            holds(one, other)
    elif isinstance(recorded, dict) and "$bytes" in recorded:
        assert ours == recorded["$bytes"].encode("latin-1")
    elif isinstance(recorded, dict) and "$object" in recorded:
        assert type(ours).__name__ == recorded["$object"]
        contains(ours.to_dict(), recorded["data"])
    elif isinstance(ours, tuple):
        holds(list(ours), recorded)
    else:
        assert ours == recorded


def contains(ours: Any, recorded: Any) -> None:
    if isinstance(recorded, dict):
        for key, value in recorded.items():
            contains(ours[key], value)
    else:
        assert ours == recorded


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_requests_match_the_recording(
    case: dict[str, Any],
    scripted: ScriptedServer,
    clock: ManualClock,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    scripted.responses = [json_response({"version": "0.6.6"})]
    call = case["call"]
    args = [argument(value, folder) for value in call["args"]]
    kwargs = {key: argument(value, folder) for key, value in call["kwargs"].items()}
    with HTTPRunDB(scripted.url, clock=clock, **call.get("constructor", {})) as db:
        db.connect()
        scripted.responses = responses(case)
        scripted.requests.clear()
        method = getattr(db, call["method"])
        if "raises" in case:
            with pytest.raises(getattr(errors, case["raises"][0])) as caught:
                method(*args, **kwargs)
            names = [base.__name__ for base in type(caught.value).__mro__]
            assert [name for name in names if name in case["raises"]] == case["raises"]
            assert caught.value.response.status_code == case["status"]
        else:
            holds(method(*args, **kwargs), case["returns"])
    assert len(scripted.requests) == len(case["requests"])
    for ours, theirs in zip(scripted.requests, case["requests"], strict=True):
        same_request(ours, theirs)
    # the official client adds a line end to the first chunk of a log
    assert capsys.readouterr().out == case.get("printed", "").replace("\n\n", "\n")
