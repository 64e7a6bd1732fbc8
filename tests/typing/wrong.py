"""Lines of users that mypy --strict and pyright must refuse, each for the reason named.

They are never run. An ignore that nothing needs is an error in both: it shows a lost type.
"""

# The type of what is wrong is unknown; that needs no error of its own.
# ruff: noqa: B018
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from mlrun_db import (
    HTTPRunDB,
    LocalServer,
    MlrunProject,
    RunList,
    ScheduleInput,
    get_run_db,
    types,
)
from mlrun_db.bulk import for_each
from mlrun_db.errors import MLRunHTTPError, RunDBError

db = HTTPRunDB("http://127.0.0.1:8080")

# names and arguments that do not exist
db.list_run()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
db.read_run()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
db.read_run("u1", projekt="iris")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
HTTPRunDB("", tokens="a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
db.timeouts = 3  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
db.list_runs(partition="name")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
server = LocalServer(in_memory=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

# what is keyword-only
HTTPRunDB("", "ann", "password", "token", 5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
db.logs("u1", "iris", True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
db.get_pipeline("r1", None, 10, "iris")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
LocalServer("127.0.0.1", 0, None, 2.0)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
ScheduleInput("s1", kind="job", cron_trigger=None)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

# arguments of another type
HTTPRunDB(8080)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
HTTPRunDB("", token=lambda: b"secret")  # type: ignore[arg-type, return-value]  # pyright: ignore[reportArgumentType]
db.read_run(7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
db.list_runs(last="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
db.list_runs(start_time_from=1625097600)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
db.list_runs(iter="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
db.store_log("u1", body=["text"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
db.watch_log("u1", on_line=lambda: None)  # type: ignore[misc, arg-type]  # pyright: ignore[reportArgumentType]
db.store_runs([], threads="8")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
db.create_project_secrets("iris", secrets={"name": 7})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
db.patch_project("iris", {}, patch_mode=True)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
for_each(db.del_run, [1, 2])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
MlrunProject(metadata="iris")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
get_run_db(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# results used as another type
uid: int = db.submit_pipeline("p.yaml")  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
db.get_log("u1")["state"]  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
db.list_runs().metadata  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
db.read_run("u1")["status"].state  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
db.list_runs()[0]["metadata"].uid  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
db.list_runs()["metadata"]  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
runs: RunList = db.list_artifacts()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
db.iter_runs()[0]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
len(db.iter_runs())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
db.get_project("iris")["metadata"]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
project: MlrunProject = db.list_projects()  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
db.list_projects(format_="name_only")[0].metadata  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
limit = db.get_schedule("iris", "s1").concurrency_limit + 1  # type: ignore[operator]  # pyright: ignore[reportOptionalOperand]
db.list_schedules("iris")[0]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
state: str = db.wait_for_build({}, timeout=60).state  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
for line in db.logs("u1"):
    line.decode()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def errors(of_http: MLRunHTTPError, of_network: RunDBError) -> None:
    of_http.status.upper()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    of_network.status_code  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


# misspelt states, and fields that a run does not have
state1: types.RunState = "complted"  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
run: types.Run = {"status": {"state": "complted"}}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]
run = {"metadata": {"nmae": "t"}}  # type: ignore[typeddict-unknown-key]  # pyright: ignore[reportAssignmentType]
run = {"metadata": {"name": 7}}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]
db.read_run("u1")["staus"]  # type: ignore[typeddict-item]  # pyright: ignore[reportGeneralTypeIssues]
db.store_run("a run", "u1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
db.store_artifact("k", b"data", "u1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
