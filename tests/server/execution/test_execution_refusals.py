"""What is not executed: functions that cannot run, requests without the token."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme

from tests.server.execution.conftest import SLEEPER, Jobs, Make, all_ended, pids, until


@pytest.mark.parametrize(
    ("spec", "fields", "text"),
    [
        ({"mode": "pass"}, {}, 'cannot use mode "pass" with a handler'),
        ({"mode": "pass", "build": {}}, {"handler": ""}, "requires a command"),
        (
            {"mode": "pass", "build": {}, "command": "x {q}"},
            {"handler": ""},
            "cannot insert the parameters into the command: KeyError('q')",
        ),
        (
            {"mode": "pass", "build": {}, "command": "/no/such/program"},
            {"handler": ""},
            "cannot run /no/such/program: No such file",
        ),
        ({"env": [{"name": "A", "value": "\0"}]}, {}, "cannot start the job: embedded null byte"),
        (
            {"env": [{"name": "A", "value": "x" * 131_070}]},
            {},
            "the job: A is too long: a variable has at most 131070 bytes",
        ),
        ({"build": {"source": "s", "functionSourceCode": "eA=="}}, {}, "both code and a source"),
        ({"env": 5}, {}, "cannot start the job: TypeError"),
        ({"args": 5}, {}, "cannot start the job: TypeError"),
        ({"build": ["x"]}, {}, "cannot start the job: AttributeError"),
    ],
)
def test_a_job_that_cannot_start_is_an_error(
    jobs: Jobs, spec: dict[str, object], fields: dict[str, Any], text: str
) -> None:
    jobs.submit("", "u1", spec=spec, **fields)
    run = jobs.end("u1")
    assert run["status"]["state"] == "error"
    assert text in run["status"]["error"]
    jobs.submit("def handler(context): ...", "u2")
    assert jobs.end("u2")["status"]["state"] == "completed"


def test_the_longest_variable_reaches_the_job(jobs: Jobs) -> None:
    code = "import os\ndef handler(context): context.log_result('n', len(os.environ['A']))"
    jobs.submit(code, "u1", spec={"env": [{"name": "A", "value": "x" * 131_069}]})
    assert jobs.end("u1")["status"]["results"] == {"n": 131_069}


@pytest.mark.parametrize("kind", ["spark", "mpijob", "dask", "nuclio"])
def test_other_kinds_are_refused(jobs: Jobs, kind: str) -> None:
    response = jobs.submit("", "u1", kind=kind)
    assert response.status_code == 400
    assert f"of the kinds job and local, not {kind}" in response.text


def test_a_function_that_is_gone_is_an_error(make_jobs: Callable[..., Jobs]) -> None:
    jobs = make_jobs(workers=1, version="1.8.0")
    jobs.submit(SLEEPER, "u1")
    processes = pids(jobs, "u1")
    jobs.submit(SLEEPER, "u2")
    jobs.http.delete("/projects/p1/functions/f1").raise_for_status()
    jobs.abort("u1")
    run = jobs.end("u2")
    assert run["status"]["state"] == "error"
    assert "Function not found" in run["status"]["error"]
    until(lambda: all_ended(processes))


def test_the_pace_of_executed_jobs_cannot_be_set(jobs: Jobs) -> None:
    with pytest.raises(ValueError, match="its jobs: their pace cannot be set"):
        jobs.server.transition("run", "immediate")
    jobs.server.transition("build", "immediate")


def test_nobody_submits_without_the_token(jobs: Jobs) -> None:
    assert len(jobs.server.token) == 64
    for headers in ({}, {"authorization": "Bearer wrong"}):
        response = httpx.post(f"{jobs.server.url}/api/submit_job", json={}, headers=headers)
        assert response.status_code == 401
    token = {"authorization": f"Bearer {jobs.server.token}"}
    for headers in ({"origin": "http://evil.example"}, {"host": "evil.example"}):
        response = jobs.http.post("/submit_job", json={}, headers=token | headers)
        assert response.status_code == 403


@pytest.mark.parametrize("given", [{"token": "given"}, {"user": "ann", "password": "secret"}])
def test_jobs_have_a_token_beside_given_credentials(
    make_server: Make, python: Path, connect: Callable[..., Jobs], given: dict[str, str]
) -> None:
    server = make_server(execute=True, python=python, **given)
    assert server.token == given.get("token", "")
    jobs = connect(server.url, given.get("token", ""), given.get("user", ""))
    jobs.submit("def handler(context): ...", "u1")
    assert jobs.end("u1")["status"]["state"] == "completed"


def test_jobs_use_the_https_of_their_server(make_jobs: Callable[..., Jobs], tmp_path: Path) -> None:
    issued = trustme.CA().issue_cert("mlrun.example")
    issued.cert_chain_pems[0].write_to_path(str(tmp_path / "cert.pem"))
    issued.private_key_pem.write_to_path(str(tmp_path / "key.pem"))
    jobs = make_jobs(cert=tmp_path / "cert.pem", key=tmp_path / "key.pem")
    jobs.submit("def handler(context): ...", "u1")
    assert jobs.end("u1")["status"]["state"] == "completed"


def test_the_artifacts_of_a_database_are_private(
    make_jobs: Callable[..., Jobs], tmp_path: Path
) -> None:
    make_jobs(db=tmp_path / "m.db")
    assert stat.S_IMODE((tmp_path / "m.db-artifacts").stat().st_mode) == 0o700
