"""The recorded calls of the official 1.12.1 client, compared with ours on a server that is 1.12.1.

tests/data/wire-examples-1.12.1.json has the calls: arguments, responses, requests and results.
tests/data/client-1.12.1-signatures.txt has the names of all its methods and their arguments.
What is different on purpose is in docs/compatibility.md, and named here by the rule or the call.
"""

from __future__ import annotations

import datetime
import enum
import inspect
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.conftest import ManualClock
from tests.support.scripted import Request, Response, ScriptedServer, json_response

DATA = Path(__file__).parent / "data"
CALLS: dict[str, Any] = json.loads((DATA / "wire-examples-1.12.1.json").read_text())
SIGNATURES = {
    line.partition("(")[0]: re.findall(r"\w+", line.partition("(")[2])
    for line in (DATA / "client-1.12.1-signatures.txt").read_text().splitlines()
}

# Methods of 1.12.1 whose documented form is that of 0.6: the arguments that it does not take.
OTHER_ARGUMENTS: dict[str, set[str]] = {}

# Query parameters with which a server does what it does without them.
DEFAULTS = {
    ("with-notifications", "False"),
    ("max-partitions", "0"),
    ("key", "model"),  # of a deletion: the key is in the path
    ("events_offset", "0"),
}
# Fields of a body with the values that servers give them.
BODY_DEFAULTS = {
    "kind": "nucliofunction",
    "path": "/",
    "port": 0,
    "percentage": 0,
    "error_count": 0,
    "result_status": -1,
    "sampling_percentage": 100,
    "state": "unknown",
    "reset_policy": "auto",
}
# The calls that are different on purpose, each with its reason.
DIFFERENT: dict[str, str] = {
    "activation.list-3-pages": "pages are asked for by number: a token is shared by equal lists",
    "build.status": "returns text and timestamp, as documented",
    "log.watch-states": "returns the state, as documented, and asks for the rest of the log",
    "mep.patch": "sends only the fields that are changed",
    "mm.disable-failed": "a failed background task is an error",
    "prj.list": "returns the projects, as documented; format_ has their names",
    "run.abort-polls": "a failed background task is an error",
    "run.list": "returns all runs rather than those of the last week",
    "run.list-3-pages": "pages are asked for by number: a token is shared by equal lists",
    "run.list-expired": "a list that is cut short is an error",
}


def argument(value: Any, folder: Path) -> Any:
    """Return an argument as the caller passed it."""
    if isinstance(value, list):
        return [argument(item, folder) for item in value]
    if not isinstance(value, dict):
        return value
    if "$obj" in value:
        return Owned(value["data"])
    if "$enum" in value:
        make_enum: Any = enum.Enum
        return make_enum(value["$enum"], {"member": value["value"]}).member
    if "$when" in value:
        zone = datetime.UTC if value.get("tz") == "utc" else None
        year, month, day, hour = value["$when"][:4]
        return datetime.datetime(year, month, day, hour, tzinfo=zone)
    if "$file" in value:
        path = folder / value["$file"]
        path.write_text("PK\x03\x04zipzip" if path.suffix == ".zip" else "kind: Workflow\n")
        return str(path)
    return {key: argument(item, folder) for key, item in value.items()}


class Owned:
    """An object of a caller, with attributes and to_dict()."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        for key, value in data.items():
            setattr(self, key, SimpleNamespace(**value) if isinstance(value, dict) else value)

    def to_dict(self) -> dict[str, Any]:
        return self._data


# The responses of calls that were recorded with the responses of a running log or build.
LOG = (200, {"x-mlrun-run-state": "completed"}, {"$bytes": "line one\nline two\n"})
FITTING: dict[str, tuple[int, dict[str, str], Any]] = {
    "log.get-attempt": LOG,
    "build.status": (
        200,
        {
            "x-mlrun-function-status": "ready",
            "x-mlrun-last-timestamp": "12.5",
            "builder_pod": "pod1",
            "function_image": "img:1",
        },
        {"$bytes": "build log\n"},
    ),
    "nuclio.status": (
        200,
        {"x-mlrun-function-status": "ready", "x-mlrun-last-timestamp": "1741000000.5"},
        {"$bytes": "deploying\n"},
    ),
}


def responses(name: str) -> list[Response]:
    recorded = CALLS[name]
    later = response_of(200, {}, recorded["answer"])
    if scripted := recorded["call"].get("options", {}).get("answers"):
        return [*(response_of(*each) for each in scripted), later]
    if name in FITTING:
        return [response_of(*FITTING[name])]
    first = response_of(202, {}, recorded["answer"])
    return [first, later] if len(recorded["requests"]) > 1 else [later]


def response_of(status: int, headers: dict[str, str], body: Any) -> Response:
    if isinstance(body, dict) and "$bytes" in body:
        return Response(status, body["$bytes"].encode("latin-1"), headers)
    if body is None:
        return Response(status, b"" if status == 204 else b"{}", headers)
    return json_response(body, status, headers)


def named(call: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the arguments of a call by the names of 1.12.1."""
    names = SIGNATURES[call["method"]]
    values = dict(zip(names, call["args"], strict=False)) | call["kwargs"]
    arguments = {name: argument(value, folder) for name, value in values.items()}
    if call["method"] == "store_artifact":
        arguments.setdefault("uid", arguments.pop("tree", None))
    return arguments


def query_of(request: Request | str) -> set[tuple[str, str]]:
    target = request if isinstance(request, str) else request.target
    pairs = parse_qsl(urlsplit(target).query, keep_blank_values=True)
    return {(name, "$now-7d" if is_a_week_ago(value) else value) for name, value in pairs}


def is_a_week_ago(value: str) -> bool:
    try:
        time = datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    if time.tzinfo is None:
        return False
    age = datetime.datetime.now(datetime.UTC) - time
    return datetime.timedelta(days=7) <= age < datetime.timedelta(days=7, hours=1)


def same_request(ours: Request, theirs: dict[str, Any]) -> None:
    assert ours.method == theirs["method"]
    assert unquote(ours.path) == unquote(urlsplit(theirs["raw"]).path)
    assert query_of(ours) - DEFAULTS == query_of(theirs["raw"]) - DEFAULTS
    for name, value in theirs["headers"].items():
        if name in ("authorization", "content-type", "cookie") or name.startswith("x-mlrun"):
            assert ours.headers[name] == value
    if theirs["body"][:1] in ("{", "["):
        assert same_body(ours.json(), json.loads(theirs["body"])), (ours.json(), theirs["body"])
    else:
        assert ours.body.decode() == theirs["body"]


def is_unset(value: Any) -> bool:
    """Return whether a field says no more than that it is not set."""
    if isinstance(value, dict):
        return all(is_unset(item) for item in value.values())
    return value in (None, "", [], False)


def same_body(ours: Any, theirs: Any) -> bool:
    """Compare bodies; the official objects also send what is not set, or set to the default."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return all(
            same_body(ours[key], theirs[key])
            if key in ours and key in theirs
            else is_unset({**ours, **theirs}[key])
            or ({**ours, **theirs}[key] == BODY_DEFAULTS.get(key))
            for key in ours.keys() | theirs.keys()
        )
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same_body, ours, theirs))
    return bool(ours == theirs)


def holds(ours: Any, recorded: Any) -> None:
    """Check that ours has all that is recorded; objects of theirs are dicts of ours."""
    if isinstance(recorded, dict) and "$object" in recorded:
        holds(ours if isinstance(ours, dict) else ours.to_dict(), recorded["data"])
    elif isinstance(recorded, dict) and "$bytes" in recorded:
        assert ours == recorded["$bytes"].encode("latin-1")
    elif isinstance(recorded, dict) and "$response" in recorded:
        assert ours.status_code == recorded["$response"]
        assert ours.json() == json.loads(recorded["content"]["$bytes"])
    elif isinstance(recorded, dict):
        for key, value in recorded.items():
            if key in ours or not is_unset(value):
                holds(ours[key], value)
    elif isinstance(recorded, list):
        assert len(ours) == len(recorded)
        for one, other in zip(ours, recorded, strict=True):
            holds(one, other)
    else:
        assert ours == recorded


def play(
    name: str, scripted: ScriptedServer, clock: ManualClock, folder: Path
) -> tuple[Any, list[Request]]:
    """Make a recorded call; return its result and its requests."""
    recorded = CALLS[name]
    call, options = recorded["call"], recorded["call"].get("options", {})
    arguments = named(call, folder)
    scripted.version = "1.12.1"
    with HTTPRunDB(scripted.url, clock=clock, **options.get("client", {})) as db:
        if call["method"] == "connect":
            return db.connect(), []
        db.connect()
        scripted.requests.clear()
        scripted.responses = responses(name)
        result = getattr(db, call["method"])(**arguments)
        if inspect.isgenerator(result):
            result = list(result)
        return result, list(scripted.requests)


@pytest.mark.parametrize("name", [name for name in CALLS if name not in DIFFERENT])
def test_a_recorded_call(
    name: str, scripted: ScriptedServer, clock: ManualClock, tmp_path: Path
) -> None:
    recorded = CALLS[name]
    if "error" in recorded:
        with pytest.raises(errors.MLRunHTTPError) as caught:
            play(name, scripted, clock, tmp_path)
        assert caught.value.status == recorded["error"]["status"]
        assert recorded["error"]["class"][0] in [
            each.__name__ for each in type(caught.value).__mro__
        ]
        requests = list(scripted.requests)
    else:
        result, requests = play(name, scripted, clock, tmp_path)
        holds(result, recorded["result"]) if recorded["call"]["method"] != "connect" else None
    theirs = [] if recorded["call"]["method"] == "connect" else recorded["requests"]
    assert len(requests) == len(theirs)
    for one, other in zip(requests, theirs, strict=True):
        same_request(one, other)


def test_the_different_calls_are_recorded_ones() -> None:
    assert set(DIFFERENT) <= set(CALLS)


def test_every_method_of_the_official_client_is_there() -> None:
    assert len(SIGNATURES) == 147
    assert [name for name in SIGNATURES if not hasattr(HTTPRunDB, name)] == []


@pytest.mark.parametrize("name", SIGNATURES)
def test_every_argument_is_taken_by_its_name(name: str) -> None:
    ours = inspect.signature(getattr(HTTPRunDB, name)).parameters
    assert set(SIGNATURES[name]) - set(ours) == OTHER_ARGUMENTS.get(name, set())
