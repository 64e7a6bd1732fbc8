"""scripts/drift reports every difference between a server and openapi.yaml, and nothing else."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from scripts.tools import drift, drift_compare
from tests.support.scripted import Response, ScriptedServer, json_response

ROOT = Path(__file__).parents[2]
STORED = {
    version: json.loads((ROOT / f"tests/data/openapi-server-{version}.json").read_text())
    for version in ("0.6.4", "0.6.6", "1.5.2", "1.6.4", "1.7.0", "1.8-dev")
}


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def once(*arguments: str) -> Result:
        try:
            code = drift.main(list(arguments))
        except SystemExit as end:  # argparse
            code = int(end.code or 0)
        return Result(code, *capsys.readouterr())

    return once


def test_the_command_compares_the_stored_documents() -> None:
    command = [sys.executable, "-m", "scripts.tools.drift"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("  0 unexplained\n") == 6


def test_the_stored_documents_have_no_unexplained_drift_and_no_explanation_is_stale(
    run: Run,
) -> None:
    result = run("--json")
    found = json.loads(result.out)
    assert found["stale"] == []
    assert [server["unexplained"] for server in found["servers"]] == [[]] * 6
    assert [server["operations"] for server in found["servers"]] == [81, 83, 125, 128, 153, 140]
    versions = [server["version"] for server in found["servers"]]
    assert versions == ["0.6.4", "unstable", "1.5.2", "1.6.4", "1.7.0", "1.8.0"]
    assert result.code == 0


def test_a_stale_explanation_is_found() -> None:
    stale = drift.Explanation("GET /api/nothing | operation | added", "why", "1.x")
    spec = drift_compare.read_yaml((ROOT / "openapi.yaml").read_text())
    found = drift.compare(spec, "1.5.2", STORED["1.5.2"], [stale])
    assert drift.stale_of([stale], [found]) == [stale]
    assert len(found.unexplained) > 500


def remove_parameter(document: dict[str, Any]) -> None:
    found = document["paths"]["/api/runs"]["get"]["parameters"]
    found[:] = [each for each in found if each["name"] != "state"]


def add_required(document: dict[str, Any]) -> None:
    new = {"name": "owner", "in": "query", "required": True, "schema": {"type": "string"}}
    document["paths"]["/api/runs"]["get"]["parameters"].append(new)


def make_required(document: dict[str, Any]) -> None:
    for each in document["paths"]["/api/runs"]["get"]["parameters"]:
        each["required"] = each["required"] or each["name"] == "state"


def remove_enum_value(document: dict[str, Any]) -> None:
    document["components"]["schemas"]["ProjectState"]["enum"].remove("archived")


def add_status(document: dict[str, Any]) -> None:
    document["paths"]["/api/runs"]["get"]["responses"]["418"] = {"description": ""}


def remove_success(document: dict[str, Any]) -> None:
    responses = document["paths"]["/api/projects"]["post"]["responses"]
    del responses["201"]


def remove_operation(document: dict[str, Any]) -> None:
    del document["paths"]["/api/runs"]["get"]


def add_operation(document: dict[str, Any]) -> None:
    document["paths"]["/api/alerts"] = {"get": {"responses": {"200": {}}}}


def remove_body(document: dict[str, Any]) -> None:
    del document["paths"]["/api/projects"]["post"]["requestBody"]


def change_media(document: dict[str, Any]) -> None:
    body = document["paths"]["/api/projects"]["post"]["requestBody"]
    body["content"] = {"text/plain": body["content"]["application/json"]}


def make_body_optional(document: dict[str, Any]) -> None:
    document["paths"]["/api/projects"]["post"]["requestBody"]["required"] = False


def add_property(document: dict[str, Any]) -> None:
    schema = document["components"]["schemas"]["ScheduleInput"]
    schema["properties"]["colour"] = {"type": "string"}
    schema["required"].append("colour")


CHANGES: dict[Callable[[dict[str, Any]], None], list[str]] = {
    remove_parameter: ["GET /api/runs | query state | removed"],
    add_required: ["GET /api/runs | query owner | added"],
    make_required: ["GET /api/runs | query state required | changed: False -> True"],
    remove_enum_value: ["GET /api/projects | query state enum archived | removed"],
    add_status: ["GET /api/runs | status 418 | added"],
    remove_success: ["POST /api/projects | status 201 | removed"],
    remove_operation: ["GET /api/runs | operation | removed"],
    add_operation: ["GET /api/alerts | operation | added"],
    remove_body: ["POST /api/projects | body | removed"],
    change_media: [
        "POST /api/projects | body as application/json | removed",
        "POST /api/projects | body as text/plain | added",
    ],
    make_body_optional: ["POST /api/projects | body required | changed: True -> False"],
    add_property: ["POST /api/projects/{project}/schedules | body .colour | added"],
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_changed_server_is_reported(
    change: Callable[[dict[str, Any]], None], tmp_path: Path, run: Run
) -> None:
    document = json.loads(json.dumps(STORED["0.6.6"]))
    change(document)
    assert document != STORED["0.6.6"]
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document))
    result = run(str(file), "--json")
    found = [drift_compare.Change(**each) for each in unexplained(result.out)]
    assert [str(each) for each in found] == CHANGES[change]
    assert result.code == 1


def test_names_in_paths_and_trailing_slashes_are_no_drift(tmp_path: Path, run: Run) -> None:
    document = json.loads(json.dumps(STORED["0.6.6"]).replace("{project}", "{owner}"))
    for path, item in list(document["paths"].items()):
        document["paths"][path.rstrip("/") + "/"] = document["paths"].pop(path)
        for operation in item.values():
            for each in operation.get("parameters", []):
                if (each["in"], each["name"]) == ("path", "project"):
                    each["name"] = "owner"
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document))
    result = run(str(file), "--json")
    assert (result.code, unexplained(result.out)) == (0, [])


def unexplained(printed: str) -> list[dict[str, Any]]:
    found = json.loads(printed)
    assert set(found) == {"servers", "stale"}
    [server] = found["servers"]
    for each in [*server["unexplained"], *server["explained"]]:
        assert {"operation", "part", "kind", "old", "new"} <= set(each)
        assert each["kind"] in ("added", "removed", "changed")
    assert all(each["why"] for each in server["explained"])
    return list(server["unexplained"])


@pytest.mark.parametrize("place", drift.PLACES)
def test_both_places_are_requested(scripted: ScriptedServer, place: str, run: Run) -> None:
    found = json_response(STORED["1.5.2"])
    scripted.responses = [found] if place == drift.PLACES[0] else [Response(404), found]
    result = run(f"{scripted.url}/")
    assert (result.code, result.err) == (0, "")
    assert "0 unexplained" in result.out
    assert [request.path for request in scripted.requests][-1] == place


def test_the_report_lists_unexplained_changes(tmp_path: Path, run: Run) -> None:
    document = json.loads(json.dumps(STORED["1.5.2"]))
    del document["paths"]["/api/v1/runs"]["get"]
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document))
    result = run(str(file))
    assert result.code == 1
    assert "  1 unexplained\n    GET /api/runs | operation | removed" in result.out


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (Response(404), "publishes no document at /api/openapi.json or /api/v1/openapi.json (404)"),
        (Response(503), "/api/openapi.json returns 503"),
        (Response(200, b"<html>"), "/api/openapi.json is not JSON"),
        (Response(200, b"{}"), "is not an OpenAPI document: it has no paths"),
    ],
)
def test_a_server_without_a_document_is_reported(
    scripted: ScriptedServer, response: Response, message: str, run: Run
) -> None:
    scripted.responses = [response]
    result = run(scripted.url)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("scripts/drift: ") and message in result.err


def test_an_unreachable_server_is_reported(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    result = run(f"http://127.0.0.1:{port}")
    assert (result.code, result.out) == (2, "")
    assert f"http://127.0.0.1:{port}/api/openapi.json is unreachable:" in result.err


def test_wrong_usage_exits_with_2(tmp_path: Path, run: Run) -> None:
    assert run("--no-such-option").code == 2
    result = run(str(tmp_path / "missing.json"))
    assert result.code == 2
    assert "missing.json: No such file or directory" in result.err
