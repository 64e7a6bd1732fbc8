"""Jobs that run: each in a process of its own, with its log, its results and its end."""

from __future__ import annotations

import base64
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.server.execution.conftest import (
    SLEEPER,
    STUBBORN,
    Jobs,
    all_ended,
    is_alive,
    pids,
    until,
)


def test_a_job_runs_its_handler(jobs: Jobs) -> None:
    code = """
def handler(context):
    print("learning with", context.parameters)
    context.log_result("accuracy", 0.5 + context.parameters["p"])
"""
    response = jobs.submit(code, "u1", parameters={"p": 0.25})
    assert response.status_code == 200, response.text
    assert response.json()["data"]["status"]["state"] == "pending"
    run = jobs.end("u1")
    assert run["status"]["state"] == "completed"
    assert run["status"]["results"] == {"accuracy": 0.75}
    assert jobs.log("u1") == "learning with {'p': 0.25}\n"
    assert run["metadata"]["labels"]["kind"] == "job"


def test_the_environment_is_that_of_a_pod(
    make_jobs: Callable[..., Jobs], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MLRUN_DB_SERVE_TOKEN", "of the server")
    monkeypatch.setenv("MLRUN_HTTPDB__USER", "of the server")
    monkeypatch.setenv("MACHINE", "yes")
    jobs = make_jobs(files=tmp_path)
    secrets = {"provider": "kubernetes", "secrets": {"Key": "hidden"}}
    assert jobs.http.post("/projects/p1/secrets", json=secrets).status_code == 201
    code = """
import json, os
def handler(context):
    context.log_result("env", dict(os.environ))
    context.log_result("path", context.run["spec"]["output_path"])
    context.log_result("folder", os.getcwd())
"""
    reference = {"secretKeyRef": {"name": "x", "key": "Key"}}
    env = [{"name": "OWN", "value": "mine"}, {"name": "REF", "valueFrom": reference}]
    jobs.submit(code, "u/1", spec={"env": env}).raise_for_status()
    jobs.submit(code, "u2", spec={"env": env}).raise_for_status()
    results = jobs.end("u2")["status"]["results"]
    found = results["env"]
    assert found["MLRUN_DBPATH"] == jobs.server.url
    assert len(found["MLRUN_HTTPDB__TOKEN"]) == 64
    assert found["MLRUN_AUTH_SESSION"] == found["MLRUN_HTTPDB__TOKEN"]
    assert found["MLRUN_HTTPDB__TOKEN"] != jobs.server.token
    assert found["MLRUN_ACTIVE_PROJECT"] == "p1"
    assert (found["OWN"], found["REF"], found["MACHINE"]) == ("mine", "hidden", "yes")
    assert found["MLRUN_K8S_SECRET__KEY"] == found["Key"] == "hidden"
    assert "MLRUN_DB_SERVE_TOKEN" not in found
    assert "MLRUN_HTTPDB__USER" not in found
    assert results["path"] == str(tmp_path / "p1" / "u2")
    assert not Path(results["folder"]).exists()
    spec = jobs.http.get("/client-spec").json()
    assert spec["artifact_path"] == f"{tmp_path}/{{{{run.project}}}}/{{{{run.uid}}}}"


def test_a_failing_handler_is_an_error_with_its_traceback_in_the_log(jobs: Jobs) -> None:
    jobs.submit("def handler(context):\n    raise ValueError('no data')\n", "u1")
    run = jobs.end("u1")
    assert (run["status"]["state"], run["status"]["error"]) == ("error", "no data")
    assert "Traceback" in jobs.log("u1")


@pytest.mark.parametrize(
    ("statement", "state", "text"),
    [
        ("os._exit(3)", "error", "the process ended with exit code 3\nlast words"),
        ("os.kill(os.getpid(), 9)", "error", "ended with exit code -9\nlast words"),
        ("os.kill(os.getppid(), 9); time.sleep(600)", "error", "was killed\nlast words"),
        ("context.store('completed'); os._exit(4)", "error", "exit code 4"),
        ("os._exit(0)", "completed", ""),
    ],
)
def test_an_exit_code_becomes_the_state(jobs: Jobs, statement: str, state: str, text: str) -> None:
    code = "import os, time\ndef handler(context):\n    print('last words', flush=True)\n    "
    jobs.submit(code + statement, "u1")
    until(lambda: not jobs.works())
    run = jobs.end("u1")
    assert run["status"]["state"] == state
    assert text in (run["status"].get("error") or "")
    assert run["status"]["end_time"]


def test_the_log_arrives_while_the_job_runs(jobs: Jobs, tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    code = f"""
import os, sys, time
def handler(context):
    print("first")
    sys.stderr.write("of stderr\\n")
    while not os.path.exists({str(flag)!r}):
        time.sleep(0.01)
    print("second")
"""
    jobs.submit(code, "u1")
    until(lambda: jobs.log("u1") == "first\nof stderr\n")
    assert jobs.state("u1") == "running"
    flag.touch()
    jobs.end("u1")
    assert jobs.log("u1") == "first\nof stderr\nsecond\n"


@pytest.mark.parametrize("code", [SLEEPER, STUBBORN])
def test_an_abort_ends_the_process_and_its_children(jobs: Jobs, code: str) -> None:
    jobs.submit(code, "u1")
    processes = pids(jobs, "u1")
    assert len(processes) == 2
    assert all(map(is_alive, processes))
    jobs.abort("u1")
    until(lambda: all_ended(processes))
    assert jobs.end("u1")["status"]["state"] == "aborted"


def test_an_abort_is_not_undone_by_what_the_job_stores_at_its_end(jobs: Jobs) -> None:
    code = """
import signal, sys, time
def handler(context):
    def end(*_):
        context.store("running", error="from the job")
        sys.exit(1)
    signal.signal(signal.SIGTERM, end)
    print("pids", flush=True)
    time.sleep(600)
"""
    jobs.submit(code, "u1")
    pids(jobs, "u1")
    jobs.abort("u1")
    until(lambda: jobs.run("u1")["status"].get("error") == "from the job")
    until(lambda: jobs.state("u1") == "aborted")


def test_a_deleted_project_ends_the_processes_of_its_runs(make_jobs: Callable[..., Jobs]) -> None:
    jobs = make_jobs(version="1.6.4")
    jobs.submit(SLEEPER, "u1")
    processes = pids(jobs, "u1")
    cascade = {"x-mlrun-deletion-strategy": "cascade"}
    assert jobs.http.delete("/projects/p1", headers=cascade).status_code == 204
    until(lambda: all_ended(processes))
    until(lambda: not jobs.works())
    assert jobs.http.get("/projects/p1/runs/u1").status_code == 404


def test_a_run_that_is_submitted_again_replaces_its_process(jobs: Jobs) -> None:
    jobs.submit(SLEEPER, "u1")
    processes = pids(jobs, "u1")
    jobs.submit("def handler(context):\n    print('again')\n", "u1")
    until(lambda: all_ended(processes))
    assert jobs.end("u1")["status"]["state"] == "completed"
    assert jobs.log("u1") == "again\n"


def test_what_a_job_leaves_behind_ends_with_it(jobs: Jobs) -> None:
    jobs.submit(SLEEPER.replace("time.sleep(600)\n", "return\n"), "u1")
    processes = pids(jobs, "u1")
    assert jobs.end("u1")["status"]["state"] == "completed"
    until(lambda: all_ended(processes))


def test_jobs_wait_for_a_worker(make_jobs: Callable[..., Jobs], tmp_path: Path) -> None:
    jobs = make_jobs(workers=2)
    code = f"""
import os, time
def handler(context):
    print("pids", flush=True)
    while not os.path.exists(f"{tmp_path}/{{context.run['metadata']['uid']}}"):
        time.sleep(0.01)
"""
    for uid in ("u1", "u2", "u3", "u4"):
        jobs.submit(code, uid)
    pids(jobs, "u1")
    pids(jobs, "u2")
    assert [jobs.state(uid) for uid in ("u1", "u2", "u3", "u4")] == [
        *("running", "running", "pending", "pending")
    ]
    jobs.abort("u3")
    (tmp_path / "u2").touch()
    pids(jobs, "u4")
    assert [jobs.state(uid) for uid in ("u1", "u2", "u3", "u4")] == [
        *("running", "completed", "aborted", "running")
    ]
    assert jobs.log("u3") == ""
    (tmp_path / "u1").touch()
    (tmp_path / "u4").touch()
    jobs.end("u1")
    jobs.end("u4")


def test_the_runner_of_a_workflow_takes_no_worker_from_its_steps(jobs: Jobs) -> None:
    step = base64.b64encode(b"def handler(context): print('step')").decode()
    code = f"""
import time
from mlrun.__main__ import request

def handler(context):
    function = {{
        "kind": "job",
        "metadata": {{"name": "f2", "project": "p1"}},
        "spec": {{"build": {{"functionSourceCode": {step!r}}}}},
    }}
    task = {{
        "metadata": {{"name": "r2", "project": "p1", "uid": "step"}},
        "spec": {{"handler": "handler"}},
    }}
    request("POST", "/submit_job", {{"task": task, "function": function}})
    while request("GET", "/projects/p1/runs/step")["data"]["status"]["state"] != "completed":
        time.sleep(0.02)
"""
    jobs.submit(SLEEPER, "u1")
    processes = pids(jobs, "u1")
    jobs.submit(code, "runner", labels={"job-type": "workflow-runner"}).raise_for_status()
    until(lambda: jobs.works() == 3)  # the runner runs although the one worker is taken
    assert jobs.state("step") == "pending"
    jobs.abort("u1")
    until(lambda: all_ended(processes))
    assert jobs.end("runner")["status"]["state"] == "completed"
    assert jobs.log("step") == "step\n"


def test_a_hyper_parameter_job_runs_its_iterations(jobs: Jobs) -> None:
    code = "def handler(context):\n    context.log_result('twice', 2 * context.parameters['p'])\n"
    jobs.submit(code, "u1", hyperparams={"p": [1, 2, 3]})
    assert jobs.end("u1")["status"]["state"] == "completed"
    found = [jobs.run("u1", iteration)["status"]["results"]["twice"] for iteration in (1, 2, 3)]
    assert found == [2, 4, 6]


def test_an_abort_ends_the_iterations_too(jobs: Jobs) -> None:
    jobs.submit(SLEEPER, "u1", hyperparams={"p": [1, 2]})
    pids(jobs, "u1")
    jobs.abort("u1")
    until(lambda: jobs.run("u1", 1)["status"]["state"] == "aborted")


def test_a_local_function_runs_as_a_job(jobs: Jobs) -> None:
    jobs.submit(SLEEPER, "u1", kind="local")
    processes = pids(jobs, "u1")
    jobs.abort("u1")
    until(lambda: all_ended(processes))


def test_mode_pass_runs_the_command_itself(jobs: Jobs, tmp_path: Path) -> None:
    spec = {
        "mode": "pass",
        "command": "sh -c",
        "args": ["echo {p} in $(pwd)"],
        "workdir": str(tmp_path),
        "build": {},
    }
    jobs.submit("", "u1", spec=spec, handler="", parameters={"p": "hello"})
    assert jobs.end("u1")["status"]["state"] == "completed"
    assert jobs.log("u1") == f"hello in {tmp_path}\n"


def test_a_signal_to_the_server_is_not_one_to_its_jobs(jobs: Jobs) -> None:
    jobs.submit(SLEEPER, "u1")
    processes = pids(jobs, "u1")
    assert os.getpgid(processes[0]) != os.getpgid(0)  # Ctrl-C goes to the group of the server
    assert os.getsid(processes[0]) != os.getsid(0)
    os.kill(processes[0], signal.SIGKILL)
    assert jobs.end("u1")["status"]["state"] == "error"
