"""Lines of users that mypy --strict and pyright (strict) must accept. They are never run.

What servers return has the TypedDicts of ``mlrun_db.types`` whose names end in Record: all fields
are there, and those that may be null are Any or their type, so that reading one needs no check.
"""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, assert_type

import httpx
import pandas
from matplotlib.axes import Axes

from mlrun_db import (
    ArtifactList,
    BackgroundTask,
    DeletionStrategy,
    FeatureSet,
    FeatureVector,
    FunctionList,
    HTTPRunDB,
    LocalServer,
    MlrunProject,
    ModelEndpoint,
    PatchMode,
    PipelineFormat,
    ProjectFormat,
    RunList,
    ScheduleCronTrigger,
    ScheduleInput,
    ScheduleUpdate,
    SecretProviderName,
    get_run_db,
    mlconf,
    types,
)
from mlrun_db.bulk import BulkResult, for_each
from mlrun_db.errors import (
    MLRunBulkError,
    MLRunHTTPError,
    MLRunNotFoundError,
    MLRunUnsupportedError,
    MLRunWaitTimeoutError,
    RunDBError,
    RunDBTimeoutError,
)
from mlrun_db.objects import ModelEndpointList, ProjectSpec, ScheduleOutput

FUNCTION: dict[str, Any] = {"kind": "job", "metadata": {"name": "train"}, "spec": {"image": "i"}}


def new_token() -> str:
    return "secret"


def clients() -> None:
    mlconf.default_project = "iris"
    with HTTPRunDB("http://127.0.0.1:8080", token=new_token) as db:
        assert_type(db, HTTPRunDB)
        assert_type(db.connect(), HTTPRunDB)
        assert_type(db.server_version, str)
        assert_type(db.supports("list_runs.partition-by"), bool)
    HTTPRunDB("http://127.0.0.1:8080", "ann", "password", token=Path("token"))
    HTTPRunDB("", timeout=5, deadline=None, retries=0, verify="ca.pem", cert=("a.pem", "a.key"))
    HTTPRunDB("", token="text", max_response_size=None, progress=False, verify=False).close()
    assert_type(get_run_db(), HTTPRunDB)
    response = get_run_db("http://127.0.0.1:8080").api_call("GET", "projects", params={"a": 1})
    assert_type(response, httpx.Response)


def auc(run: types.RunRecord) -> float:
    return float(run["status"]["results"]["auc"])


def seconds(run: types.RunRecord) -> float:
    start = datetime.datetime.fromisoformat(run["status"]["start_time"])
    return (datetime.datetime.now(datetime.UTC) - start).total_seconds()


def names(runs: Sequence[types.RunRecord]) -> list[str]:
    return [run["metadata"]["name"] for run in runs]


def a_run(db: HTTPRunDB) -> None:
    run = db.read_run("u1", "iris", iter=2)
    owner: str = run["metadata"]["labels"]["owner"]
    rate: float = run["spec"]["parameters"]["lr"]
    run["metadata"]["labels"]["owner"] = owner.upper()
    run["status"]["results"]["my_field"] = run["status"]["start_time"][:10]
    print(run.get("status", {}).get("results", {}).get("auc"), json.dumps(run), auc(run), rate)
    for name, value in run["status"]["results"].items():
        print(name, value)
    run["status"]["state"] = "completed"
    db.store_run(run, "u1", "iris", iter=0)
    kept: types.Run = run
    print(kept["status"]["results"])
    plain: dict[str, Any] = {**run, "my_field": 1}
    db.store_run(plain, "u1")
    db.update_run({"status.state": "completed"}, "u1")
    db.abort_run("u1", project="iris")
    db.del_run("u1")
    db.del_runs(name="~train", project="iris", labels=["a", "b=c"], state="error", days_ago=3)


def fields(db: HTTPRunDB) -> None:
    run = db.read_run("u1")
    assert_type(run, types.RunRecord)
    assert_type(run["status"], types.RunStatusRecord)
    assert_type(run["status"]["state"], types.RunState | Any)
    assert_type(run["status"].get("state"), types.RunState | Any)
    assert_type(run["status"]["artifacts"], list[types.ArtifactRecord] | Any)
    assert_type(run["metadata"]["labels"], dict[str, Any] | Any)
    assert_type(run["metadata"]["iteration"], int | Any)
    function = db.get_function("train")
    assert_type(function["spec"]["image"], str | Any)
    job = db.submit_job({"spec": {"function": "iris/train"}})
    assert_type(job.get("metadata", {}).get("uid"), str | Any)
    assert_type(db.read_artifact("model")["producer"], types.ArtifactProducerRecord | Any)
    assert_type(db.list_artifact_tags()[0], str)
    assert_type(db.list_features("iris")[0]["feature"]["name"], str)
    assert_type(db.list_entities("iris")[0]["entity"]["name"], str)
    assert_type(db.create_feature_set({})["metadata"]["project"], str | Any)
    assert_type(db.list_runtimes()[0]["kind"], str)


def written(db: HTTPRunDB) -> None:
    run: types.Run = {"metadata": {"name": "t"}}
    print(run["metadata"]["name"].upper())
    run = {"metadata": {"labels": {"owner": "ann"}}, "status": {"state": "completed"}}
    db.store_run(run, "u1")
    db.store_runs([run, db.read_run("u1"), {"metadata": {"uid": "u2"}}])
    project: types.ProjectInput = {"metadata": {"name": "iris"}, "spec": {"goals": "flowers"}}
    db.create_project(project)
    state: types.RunState = "error"
    print(state)


def as_parameters(db: HTTPRunDB) -> None:
    artifact: types.Artifact = {"key": "model", "kind": "model", "target_path": "s3://bucket/model"}
    db.store_artifact("model", artifact, "u1")
    with db.start_run("train", parameters={"lr": 0.1}, offline="runs") as tracked:
        tracked.log_metric("loss", 0.5, step=1)
        assert_type(tracked.flush(), bool)
    assert_type(db.read_metrics("u1").series("loss"), list[tuple[int, float]])
    db.store_artifacts([artifact])


def lists(db: HTTPRunDB) -> None:
    runs = db.list_runs("train", ["u1", "u2"], "iris", "owner=ann", "completed", last=5, iter=True)
    assert_type(runs, RunList)
    assert_type(runs[0], types.RunRecord)
    assert_type(next(iter(runs)), types.RunRecord)
    assert_type(next(db.iter_runs()), types.RunRecord)
    assert_type(runs.compare()[0], dict[str, Any])
    print(names(runs), [seconds(run) for run in runs])
    assert_type(runs[:5], RunList)
    assert_type([auc(run) for run in runs], list[float])
    assert_type(runs.to_df(flat=True), pandas.DataFrame)
    assert_type(runs.to_rows(), list[list[Any]])
    assert_type(runs.plot("auc", by="lr"), Axes)
    runs.compare().show()
    since = datetime.datetime(2021, 7, 1, tzinfo=datetime.UTC)
    db.list_runs(start_time_from=since, start_time_to=since.date(), last_update_time_to="2021-07")
    db.list_runs(partition_by="name", rows_per_partition=2, partition_sort_by="updated")
    db.list_runs(partition_order="asc", max_partitions=3, with_notifications=True)
    artifacts = db.list_artifacts("~model", "iris", tag="*", labels=("a",), best_iteration=True)
    assert_type(artifacts, ArtifactList)
    assert_type(artifacts[1:], ArtifactList)
    assert_type(artifacts.tag, str | None)
    assert_type([artifact["key"] for artifact in artifacts], list[str | Any])
    assert_type(db.list_functions(project="iris", tag="latest"), FunctionList)
    keys: list[str] = [artifact["key"] for artifact in artifacts]
    runs.extend(db.iter_runs(project="iris", iter=True, page_size=100))
    for artifact in db.iter_artifacts(project="iris", iter=0):
        keys.append(artifact["spec"]["target_path"])
    print(next(db.iter_functions("train"))["metadata"]["hash"], sorted(keys))


def bulk(db: HTTPRunDB, runs: list[dict[str, Any]]) -> None:
    result = db.store_runs(runs, "iris", threads=4, journal=Path("journal"), progress=False)
    print(result.done + result.skipped, result.stopped)
    result.raise_for_errors()
    db.store_artifacts(iter(runs), journal="journal")
    db.store_functions((FUNCTION,), versioned=True).raise_for_errors()
    deleted = for_each(functools.partial(db.del_run, project="iris"), ["u1", "u2"], key=str)
    assert_type(deleted, BulkResult[str])
    for uid, error in deleted.failed:
        print(uid.upper(), error.args)


def logs(db: HTTPRunDB) -> None:
    lines: list[str] = []
    for line in db.logs("u1", "iris", follow=True, timeout=60, since=7):
        lines.append(line.strip())
    assert_type(db.watch_log("u1", watch=False, timeout=None, on_line=lines.append), str)
    state, content = db.get_log("u1", offset=7, size=9)
    print(state.upper(), content.decode())
    db.store_log("u1", body=b"text", append=True)
    db.store_log("u1", "iris", "text")


def artifacts_and_functions(db: HTTPRunDB) -> None:
    path: str = db.read_artifact("model", tag="v1", iter=0, project="iris")["target_path"]
    db.store_artifact("model", {"target_path": path}, "u1", tag="v1")
    db.del_artifact("model", "v1", "iris")
    db.del_artifacts(tag="v1", days_ago=0)
    print(", ".join(db.list_artifact_tags("iris")))
    assert_type(db.store_function(FUNCTION, "train", tag="v1", versioned=True), str | None)
    function = db.get_function("train", "iris", hash_key="")
    function["spec"]["env"] = [{"name": "A", "value": function["status"]["state"]}]
    print(db.remote_builder(function, True, skip_deployed=True)["data"]["spec"]["image"])
    text, timestamp = db.get_builder_status(function, offset=7, last_log_timestamp=1.5)
    print(text.splitlines(), timestamp + 1)
    assert_type(db.wait_for_build(function, timeout=60, on_line=print), str)
    assert_type(db.remote_start("db://iris/train"), BackgroundTask)
    print(db.remote_status("dask", "a=b")["status"])
    db.delete_function("train", "iris")


def jobs(db: HTTPRunDB) -> None:
    uid: str = db.submit_job({"spec": {"function": "iris/train"}})["metadata"]["uid"]
    trigger = ScheduleCronTrigger.from_crontab("0 * * * *", timezone="UTC")
    db.submit_job({"metadata": {"uid": uid}}, schedule=trigger)
    db.submit_job(FUNCTION, "0 * * * *")
    db.create_schedule(
        "iris", ScheduleInput(name="s1", kind="job", cron_trigger=trigger, scheduled_object={})
    )
    db.update_schedule("iris", "s1", ScheduleUpdate(concurrency_limit=2, labels={"a": "b"}))
    db.update_schedule("iris", "s1", {"desired_state": "offline"})
    schedule = db.get_schedule("iris", "s1", include_last_run=True)
    assert_type(schedule.concurrency_limit, int | None)
    schedules: list[ScheduleOutput] = db.list_schedules("iris", kind="job").schedules
    assert_type(schedules[0], ScheduleOutput)
    db.invoke_schedule("iris", "s1")
    db.delete_schedule("iris", "s1")
    task = db.get_background_task("iris", "t1")
    assert_type(task.status.state, str | None)
    assert_type(task.metadata.created, datetime.datetime | str | None)
    run_id = db.submit_pipeline(Path("p.yaml"), {"a": 1}, experiment="e", project="iris")
    print(db.get_pipeline(run_id, timeout=3, project="iris")["run"]["status"])
    pipelines = db.list_pipelines("*", format_=PipelineFormat.full, page_size=10, page_token="")
    assert_type(pipelines.runs, list[dict[str, Any] | str])
    assert_type(pipelines.next_page_token, str | None)
    for kind in db.list_runtimes("a=b"):
        print(kind["kind"], kind["resources"]["pod_resources"][0]["name"])
    print(db.get_runtime("job")["resources"])
    db.delete_runtimes(force=True)
    db.delete_runtime("job", grace_period=5)
    db.delete_runtime_object("job", "u1", label_selector="a=b")


def projects(db: HTTPRunDB) -> None:
    project = db.create_project({"metadata": {"name": "iris"}})
    assert_type(project, MlrunProject)
    assert_type(project.name, str | None)
    project.spec.description = "flowers"
    project.spec = {"goals": "g"}
    assert_type(project.spec, ProjectSpec)
    assert_type(MlrunProject(metadata={"name": "iris"}).metadata.name, str | None)
    project.metadata.labels["owner"] = "ann"
    db.store_project("iris", project)
    db.patch_project("iris", {"spec": {"goals": "g"}}, patch_mode=PatchMode.additive)
    print(db.get_project("iris").a_field_of_a_newer_server)
    assert_type(project.to_dict(), dict[str, Any])
    assert_type(MlrunProject.from_dict({"metadata": {"name": "iris"}}), MlrunProject)
    assert_type(db.list_projects(), list[MlrunProject])
    assert_type(db.list_projects("ann", format_="full", state="online"), list[MlrunProject])
    assert_type(db.list_projects(format_=ProjectFormat.name_only, labels=["a"]), list[str])
    assert_type(db.list_projects(format_="name_only"), list[str])
    assert_type(db.list_projects(None, "summary"), list[Any])
    db.delete_project("iris", DeletionStrategy.cascade)
    db.delete_project("iris", deletion_strategy="restricted")


def secrets(db: HTTPRunDB) -> None:
    db.create_project_secrets("iris", SecretProviderName.kubernetes, {"name": "value"})
    secrets = db.list_project_secrets("iris", "token", secrets=["name"])
    assert_type(secrets.secrets, dict[str, Any] | None)
    keys = db.list_project_secret_keys("iris", provider="kubernetes")
    assert_type(keys.secret_keys, list[str] | None)
    db.delete_project_secrets("iris", provider="kubernetes", secrets=["name"])
    db.create_user_secrets("ann", secrets={"name": "value"})


def feature_store(db: HTTPRunDB) -> None:
    body: dict[str, Any] = {"metadata": {"name": "f"}, "spec": {"entities": [], "features": []}}
    uid: str = db.create_feature_set(body, "iris", versioned=False)["metadata"]["uid"]
    features = db.get_feature_set("f", "iris", uid=uid)
    assert_type(features, FeatureSet)
    assert_type([feature.value_type for feature in features.spec.features], list[str | None])
    db.store_feature_set(features, name="f", tag="v1")
    db.patch_feature_set("f", {"spec": {}}, patch_mode="additive")
    assert_type(db.list_feature_sets("iris", entities="e", features=["a"]), list[FeatureSet])
    print(db.list_features("iris", entities=["e"])[0]["feature"]["labels"]["a"])
    print(db.list_entities("iris", "~e")[0]["feature_set_digest"]["metadata"]["name"])
    db.delete_feature_set("f", "iris", tag="v1")
    db.create_feature_vector({"metadata": {"name": "v"}}, "iris")
    vector = db.get_feature_vector("v", "iris", tag="v1")
    assert_type(vector.spec.label_feature, str | None)
    db.store_feature_vector(vector, project="iris")
    db.patch_feature_vector("v", {"spec": {}}, "iris")
    assert_type(db.list_feature_vectors("iris", state="ready"), list[FeatureVector])
    db.delete_feature_vector("v", "iris")


def endpoints(db: HTTPRunDB) -> None:
    db.create_or_patch("iris", "e1", ModelEndpoint(), access_key="key")
    found = db.list_endpoints("iris", model="m", labels=["a"], metrics=["m1"], start="now-1h")
    assert_type(found, ModelEndpointList)
    for endpoint in found.endpoints:
        assert_type(endpoint.status.accuracy, float | None)
    endpoint = db.get_endpoint("iris", "e1", feature_analysis=True)
    assert_type(endpoint.spec.feature_names, list[str] | None)
    db.delete_endpoint_record("iris", "e1")


def errors(db: HTTPRunDB) -> None:
    try:
        db.connect()
    except MLRunNotFoundError as err:
        assert_type(err.status_code, int)
        print(err.reason.upper(), err.attempts + 1, err.elapsed + 0.5)
    except MLRunUnsupportedError as err:
        print(err.operation.upper(), err.server_version.upper(), err.needs.upper())
    except MLRunHTTPError as err:
        print(err.status // 100, err.body["detail"], err.response.json()["detail"])
    except RunDBTimeoutError as err:
        assert_type(err.lost, bool)
    except RunDBError as err:
        print(err.method.upper(), err.url.upper(), err.attempts + 1)
    except MLRunWaitTimeoutError as err:
        print(err.last)
    except MLRunBulkError as err:
        for item, error in err.failed:
            print(item, error.args)


def local_server() -> None:
    with LocalServer(db=Path("state.db"), token="secret", version="1.5.2", dev=False) as server:
        assert_type(server, LocalServer)
        HTTPRunDB(server.url, token="secret").connect()
        server.reset()
    LocalServer("127.0.0.1", 0, clock=lambda: 0.0, faults=[{"operation": "list_runs"}]).stop()
