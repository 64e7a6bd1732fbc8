"""The tools of assistants, called by the protocol's own client over stdin and stdout."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters, stdio_client

from mlrun_db import HTTPRunDB, LocalServer
from tests.ui.conftest import PROJECT, fill, make_run

ROOT = Path(__file__).parents[2]
READ = {
    *("list_projects", "list_runs", "get_run", "compare_runs", "read_log", "get_metrics"),
    "list_artifacts",
}
WRITE = {"abort_run", "label_run", "submit_job"}
Call = Callable[..., Any]


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with LocalServer(version="1.12.1") as server, HTTPRunDB(server.url) as db:
        fill(db, "1.12.1")
        yield server


class Assistant:
    """Starts ``mlrun-db mcp`` for each conversation."""

    def __init__(self, url: str, *options: str) -> None:
        self._command = StdioServerParameters(
            command=sys.executable,
            args=["-m", "mlrun_db.cli", "mcp", "--url", url, *options],
            env={"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}"},
        )

    def tools(self) -> dict[str, Any]:
        async def ask() -> dict[str, Any]:
            async with Client(stdio_client(self._command)) as client:
                return {tool.name: tool for tool in (await client.list_tools()).tools}

        return asyncio.run(ask())

    def calls(self, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, str]]:
        """Return of each call whether it failed, and its text."""

        async def ask() -> list[tuple[bool, str]]:
            results = []
            async with Client(stdio_client(self._command)) as client:
                for name, arguments in calls:
                    result = await client.call_tool(name, arguments)
                    text = "".join(getattr(part, "text", "") for part in result.content)
                    results.append((bool(result.is_error), text))
            return results

        return asyncio.run(ask())

    def read(self, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
        """Return the JSON of each call."""
        results = self.calls(*calls)
        assert [text for failed, text in results if failed] == []
        return [json.loads(text) for _, text in results]


def test_the_tools_only_read_unless_writing_is_allowed(server: LocalServer) -> None:
    tools = Assistant(server.url).tools()
    assert tools.keys() == READ
    assert all(tool.annotations.read_only_hint for tool in tools.values())
    assert all(
        parameter.get("description")
        for tool in tools.values()
        for parameter in tool.input_schema["properties"].values()
        if "default" not in parameter or parameter.get("type") != "boolean"
    )
    tools = Assistant(server.url, "--write").tools()
    assert tools.keys() == READ | WRITE
    assert {name for name, tool in tools.items() if not tool.annotations.read_only_hint} == WRITE


@pytest.mark.parametrize("version", ["0.6.6", "1.5.2", "1.12.1"])
def test_runs_are_found_sorted_and_compared(
    make_server: Callable[..., LocalServer], version: str
) -> None:
    server = make_server(version=version)
    with HTTPRunDB(server.url) as db:
        fill(db, version)
    project = {"project": PROJECT}
    listed, failed, best, compared, one, artifacts, projects = Assistant(server.url).read(
        ("list_runs", project),
        ("list_runs", {**project, "state": "error", "name": "TRAIN", "label": "owner=ann"}),
        ("list_runs", {**project, "where": "auc > 0.5", "sort_by": "auc", "limit": 2}),
        ("compare_runs", {**project, "uids": ["u0", "u2", "gone"]}),
        ("get_run", {**project, "uid": "u2"}),
        ("list_artifacts", {**project, "kind": "model"}),
        ("list_projects", {}),
    )
    assert [run["uid"] for run in listed["items"]] == ["u3", "u2", "u1", "u0"]
    assert [run["uid"] for run in failed["items"]] == ["u0"]
    assert failed["items"][0]["error"] == "MemoryError: too large"
    assert [run["uid"] for run in best["items"]] == ["u3", "u2"]
    assert best["more"].startswith("1 more")
    assert compared["not_found"] == ["gone"]
    assert {row["uid"]: row["output.auc"] for row in compared["items"]} == {"u2": 0.502, "u0": 0.5}
    assert one["results"]["auc"] == 0.502 and one["artifacts"][0]["key"] == "model"
    assert artifacts["items"][0]["stored_at"] == "s3://b/u2"
    assert PROJECT in [each["name"] for each in projects["items"]]


def test_the_end_of_a_log(server: LocalServer) -> None:
    with HTTPRunDB(server.url) as db:
        lines = [f"line {n}\x1b[0m {'x' * 200}\n" for n in range(2000)]
        db.store_log("u0", PROJECT, "".join(lines))
    run = {"project": PROJECT, "uid": "u0"}
    (_, one), (_, many), (_, empty) = Assistant(server.url).calls(
        ("read_log", {**run, "lines": 1}),
        ("read_log", {**run, "lines": 500}),
        ("read_log", {**run, "uid": "u3"}),
    )
    assert one == f"line 1999\\x1b[0m {'x' * 200}"
    assert many.endswith(one) and len(many) == 20_001
    assert empty == "The log is empty."


def test_results_are_bounded(make_server: Callable[..., LocalServer]) -> None:
    server = make_server(version="1.12.1")
    with HTTPRunDB(server.url) as db:
        runs = [make_run("r" * 3000, n, notes="y" * 5000) for n in range(120)]
        for number, run in enumerate(runs):
            run["metadata"]["uid"] = f"u{number}"
            run["status"]["results"] |= {f"result {n}": "z" * 1000 for n in range(80)}
        db.store_runs(runs, "default")
    project = {"project": "default"}
    results = Assistant(server.url).calls(
        ("list_runs", {**project, "limit": 100}),
        ("get_run", {**project, "uid": "u1"}),
        ("compare_runs", {**project, "uids": [f"u{n}" for n in range(20)]}),
    )
    for failed, text in results:
        assert not failed and len(text) <= 20_000
    assert "more" in json.loads(results[0][1])
    sizes = [dict(request.query).get("page-size") for request in server.requests]
    assert sizes.count("101") == 1  # one request of what is returned


def test_metrics_are_thinned_out(make_server: Callable[..., LocalServer]) -> None:
    server = make_server(version="1.12.1")
    rows = [[n, 1.78e9, 1 / n] for n in range(1, 1001)]
    table = {
        "kind": "dataset",
        "metadata": {"key": "metrics", "project": "default", "tree": "u1"},
        "spec": {"header": ["step", "time", "loss"], "length": 1000, "db_key": "train_metrics"},
        "status": {"preview": rows},
    }
    with HTTPRunDB(server.url) as db:
        db.store_artifact("train_metrics", table, "u1", project="default")
    run = {"project": "default", "uid": "u1"}
    (metrics,) = Assistant(server.url).read(("get_metrics", run))
    (loss,) = metrics["items"]
    assert (loss["count"], loss["lowest"], loss["highest"]) == (1000, 0.001, 1.0)
    assert len(loss["steps_and_values"]) <= 51
    assert (loss["steps_and_values"][0], loss["steps_and_values"][-1]) == ([1, 1.0], [1000, 0.001])
    ((failed, text),) = Assistant(server.url).calls(("get_metrics", {**run, "names": ["x"]}))
    assert failed and "there are: loss" in text


def test_errors_are_told_to_the_assistant(server: LocalServer) -> None:
    project = {"project": PROJECT}
    results = Assistant(server.url).calls(
        ("get_run", {**project, "uid": "nothing"}),
        ("list_runs", {**project, "where": "nothing > 1"}),
        ("list_runs", {**project, "limit": 1000}),
        ("abort_run", {**project, "uid": "u1"}),
    )
    texts = [text for failed, text in results if failed]
    assert len(texts) == 4
    assert "404" in texts[0] and "there are: auc" in texts[1] and "100" in texts[2]
    ((failed, text),) = Assistant("http://127.0.0.1:9").calls(("list_projects", {}))
    assert failed and "127.0.0.1:9" in text


def test_changes(make_server: Callable[..., LocalServer]) -> None:
    server = make_server(version="1.12.1", job_seconds=1000)
    with HTTPRunDB(server.url) as db:
        db.store_function({"kind": "job", "metadata": {"name": "train"}}, "train", "default")
        project = {"project": "default"}
        assistant = Assistant(server.url, "--write")
        submit = {**project, "function": "train", "parameters": {"lr": 0.1}}
        uid = assistant.read(("submit_job", submit))[0]["uid"]
        assert db.read_run(uid, "default")["spec"]["parameters"] == {"lr": 0.1}
        results = assistant.calls(
            ("label_run", {**project, "uid": uid, "labels": {"checked": "yes"}}),
            ("abort_run", {**project, "uid": uid}),
        )
        assert [failed for failed, _ in results] == [False, False]
        run = db.read_run(uid, "default")
        assert run["metadata"]["labels"]["checked"] == "yes"
        assert run["status"]["state"] == "aborted"
