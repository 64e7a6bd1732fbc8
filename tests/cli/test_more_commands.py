"""Commands that compare, sort, submit, select a server, and what helps on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlrun_db import HTTPRunDB, LocalServer
from tests.support.scripted import Response, ScriptedServer, json_response

from .conftest import Run


@pytest.fixture
def db(server: LocalServer) -> HTTPRunDB:
    return HTTPRunDB(server.url)


@pytest.fixture(autouse=True)
def trained(db: HTTPRunDB) -> None:
    for number, auc in enumerate((0.5, 0.9, 0.7)):
        run = {
            "metadata": {"name": f"r{number}"},
            "spec": {"parameters": {"lr": number, "same": 1}},
            "status": {"state": "completed", "results": {"val.auc": auc, "auc": auc}},
        }
        db.store_run(run, f"{number}abcdef0", "p1")
    db.store_run({"metadata": {"name": "none"}}, "9abcdef0", "p1")


def names(result: object) -> list[str]:
    return [row[0] for row in result.rows]  # type: ignore[attr-defined]


def test_runs_in_the_order_of_a_result(run: Run) -> None:
    assert names(run("runs", "list", "-p", "p1", "--sort", "auc")) == ["r1", "r2", "r0"]
    assert names(run("runs", "list", "-p", "p1", "--sort", "val.auc:asc")) == ["r0", "r2", "r1"]
    assert names(run("runs", "list", "-p", "p1", "--sort", "auc", "--last", "1")) == ["r1"]
    result = run("runs", "list", "-p", "p1", "--sort", "acc")
    assert (result.status, "there are: auc, lr, same, val.auc" in result.err) == (1, True)
    assert names(run("runs", "list", "-p", "p1", "--sort", "param.lr")) == ["r2", "r1", "r0"]


def test_runs_that_meet_a_condition(run: Run) -> None:
    where = ("runs", "list", "-p", "p1", "--where")
    assert names(run(*where, "auc > 0.5 and lr < 2")) == ["r1"]
    assert names(run(*where, "auc > 0.1", "--last", "2", "--sort", "auc:asc")) == ["r0", "r2"]
    assert names(run(*where, "auc > 1")) == []
    assert run(*where, "auc >").status == 2
    assert run(*where, "print(1)").status == 2


def test_runs_side_by_side(run: Run) -> None:
    result = run("runs", "compare", "0abc", "1abc", "-p", "p1", "--json")
    assert [each["param.lr"] for each in result.json] == [0, 1]
    assert "param.same" not in result.json[0]
    wide = run("runs", "compare", "0abc", "1abc", "-p", "p1", "-o", "wide")
    assert wide.lines[0].split() == [
        *("NAME", "UID", "ITER", "STATE", "PARAM.LR", "OUTPUT.VAL.AUC", "OUTPUT.AUC"),
    ]
    assert wide.lines[1].split() == ["r0", "0abcdef0", "completed", "0", "0.5", "0.5"]


def test_a_run_is_submitted(run: Run, db: HTTPRunDB) -> None:
    db.store_function({"kind": "job"}, "train", "p1")
    arguments = ("runs", "submit", "train", "-p", "p1", "-P", "lr=0.5", "-P", "kind=fast")
    uid = run(*arguments).out.strip()
    stored = db.read_run(uid, "p1")
    assert stored["spec"]["parameters"] == {"lr": 0.5, "kind": "fast"}
    assert stored["metadata"]["name"] == "train"
    waited = run(*arguments, "--wait", "--name", "mine")
    assert (waited.status, waited.rows[0][1]) == (0, "completed")


@pytest.mark.parametrize("tail", [0, 1, 2, 5, 99])
@pytest.mark.parametrize("end", ["\n", ""])
def test_the_last_lines_of_a_log(tail: int, end: str, run: Run, db: HTTPRunDB) -> None:
    lines = [f"epoch ä {number}" for number in range(5)]
    db.store_log("0abcdef0", "p1", "\n".join(lines) + end)
    result = run("logs", "0abc", "-p", "p1", "--tail", str(tail))
    assert result.lines == lines[len(lines) - min(tail, 5) :]


def test_only_the_end_of_a_large_log_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with LocalServer(version="1.8.0") as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        db.store_run({"metadata": {"name": "r"}}, "0abcdef0", "p1")
        db.store_log("0abcdef0", "p1", "line\n" * 200_000 + "the last\n")
        before = len(server.requests)
        monkeypatch.setenv("MLRUN_DBPATH", server.url)
        assert run("logs", "0abc", "-p", "p1", "--tail", "2").lines == ["line", "the last"]
        offsets = [
            int(dict(each.query).get("offset", 0))
            for each in server.requests[before:]
            if "/log/" in each.path or each.path.endswith("/logs/0abcdef0")
        ]
    assert offsets and min(offsets) > 900_000


def test_an_empty_list_says_why(run: Run) -> None:
    result = run("runs", "list", "-p", "p1", "--state", "error", "-o", "wide")
    assert result.err.strip().endswith("no runs in project p1 that match --state error")
    mistyped = run("runs", "list", "-p", "p1", "--state", "complete")
    assert (mistyped.status, "did you mean 'completed'" in mistyped.err) == (2, True)


def test_yaml(run: Run) -> None:
    pytest.importorskip("yaml")
    result = run("runs", "show", "0abc", "-p", "p1", "-o", "yaml")
    assert result.lines[:2] == ["metadata:", "  name: r0"]


def test_the_versions(run: Run, server: LocalServer) -> None:
    result = run("version", "--json")
    assert result.json["server"] == "0.6.6"
    assert set(result.json) == {"client", "server", "url"}


def test_another_default_server(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text(
        '# mine\n[servers.a]\nurl = "http://ann:x@a"\n[servers.b]\nurl = "http://b"\n'
    )
    assert run("config", "use", "b").out == "default server: b\n"
    assert run("config", "use", "a").status == 0
    assert config.read_text().startswith('default = "a"\n# mine\n[servers.a]\n')
    assert run("config", "list").rows == [["a", "True", "http://a"], ["b", "False", "http://b"]]
    unknown = run("config", "use", "c")
    assert (unknown.status, "it defines: a, b" in unknown.err) == (2, True)


@pytest.mark.off_spec("headers of the caller")
def test_headers_and_time_to_connect(
    run: Run, config: Path, scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MLRUN_DBPATH")
    scripted.responses = [json_response({"runs": []})]
    config.write_text(
        f'[servers.a]\nurl = "{scripted.url}"\nconnect_timeout = 5\n'
        '[servers.a.headers]\nX-Tenant = "file"\nX-Other = "kept"\n'
    )
    assert run("runs", "list").status == 0
    assert run("--header", "x-tenant: given", "runs", "list").status == 0
    sent = [(each.headers["x-tenant"], each.headers["x-other"]) for each in scripted.requests]
    assert sent == [("file", "kept"), ("given", "kept")]
    refused = run("--header", "canary", "runs", "list")
    assert (refused.status, "--header must have" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("runs list --project p", ["p1"]),
        ("runs list --state comp", ["completed"]),
        ("runs show --project p1 1", ["1abcdef0"]),
        ("logs --project p1 2", ["2abcdef0"]),
        ("runs list --project p1 --url http://127.0.0.1:9 --project p", []),
    ],
)
def test_the_shell_completes_what_the_server_has(line: str, found: list[str]) -> None:
    words = line.split(" ")
    environment = {
        **os.environ,
        "_MLRUN_DB_COMPLETE": "bash_complete",
        "COMP_WORDS": f"mlrun-db {line}",
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-m", "mlrun_db"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert [each.rpartition(",")[2] for each in done.stdout.split()] == found, done.stderr


def test_a_closed_pipe_is_noticed_without_buffers(db: HTTPRunDB) -> None:
    db.store_runs(
        [{"metadata": {"uid": f"u{number}", "x": "y" * 2000}} for number in range(300)],
        "p2",
        progress=False,
    )
    child = subprocess.Popen(
        [sys.executable, "-u", "-m", "mlrun_db", "runs", "list", "-p", "p2", "--json"],
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.read(100)
    child.stdout.close()
    assert child.wait(60) == 141


def test_a_long_list_is_written_while_it_arrives(scripted: ScriptedServer) -> None:
    written = threading.Event()
    items = [json.dumps({"metadata": {"name": "train", "uid": f"u{at}"}}) for at in range(2_000)]

    def body() -> Iterator[bytes]:
        yield f'{{"runs": [{",".join(items[:-1])}'.encode()
        assert written.wait(60)
        yield f",{items[-1]}]}}".encode()

    scripted.responses = [Response(stream=body(), headers={"content-type": "application/json"})]
    child = subprocess.Popen(
        [sys.executable, "-m", "mlrun_db", "--url", scripted.url, "runs", "list"],
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    written.set()
    rest = child.stdout.readlines()
    child.stdout.close()
    assert (child.wait(60), len(rest)) == (0, 1_999)
    assert first.startswith(b"train\tu0\t") and rest[-1].startswith(b"train\tu1999\t")


@pytest.mark.parametrize("name", ["~r", "nothing"])
def test_the_json_of_a_list_is_that_of_the_whole_list(run: Run, db: HTTPRunDB, name: str) -> None:
    written = run("runs", "list", "-p", "p1", "--json", "--name", name)
    assert written.out == f"{json.dumps(db.list_runs(name, project='p1'), indent=2)}\n"
