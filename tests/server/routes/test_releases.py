"""What depends on the release that is imitated: strictness, defaults, shapes, lists of runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer

DATA = Path(__file__).parents[2] / "data"
Start = Callable[..., httpx.Client]
STRICT = ("1.1.0", "1.5.2", "1.6.4", "1.7.0", "1.12.0")


def run_of(name: str, state: str = "completed", **fields: Any) -> dict[str, Any]:
    labels = {"kind": "job", "n": name}
    return {
        "metadata": {"name": name, "labels": labels, **fields},
        "spec": {},
        "status": {"state": state},
    }


def store(http: httpx.Client, uid: str, body: Any, project: str = "p1", iteration: int = 0) -> None:
    path = f"/projects/{project}/runs/{uid}?iter={iteration}"
    response = http.post(path, json=body)
    assert response.status_code == 200, response.text


def uids(http: httpx.Client, query: str = "", project: str = "p1") -> list[str]:
    response = http.get(f"/projects/{project}/runs?{query}")
    assert response.status_code == 200, response.text
    return sorted(run["metadata"]["uid"] for run in response.json()["runs"])


@pytest.mark.parametrize("version", STRICT)
def test_an_unknown_project_is_not_created(start: Start, version: str) -> None:
    http = start(version)
    requests: list[tuple[str, str, Any]] = [
        ("POST", "/projects/no/feature-sets", {"metadata": {"name": "f"}, "spec": {}, "status": {}})
    ]
    if version != "1.1.0":
        requests += [("POST", "/projects/no/functions/f", {"metadata": {}, "kind": "job"})]
        requests += [("POST", "/projects/no/runs/u1", run_of("n"))]
    trigger = {"name": "s", "kind": "job", "cron_trigger": {"hour": 1}}
    requests += [("POST", "/projects/no/schedules", trigger)]
    for method, path, body in requests:
        response = http.request(method, path, json=body)
        assert response.status_code == 404, path
        assert "Project no does not exist" in response.json()["detail"]
    names = http.get("/projects?format=name_only").json()["projects"]
    assert names == ["default", "p1"]


def test_old_releases_create_projects_on_demand(make_server: Callable[..., LocalServer]) -> None:
    url = f"{make_server(version='0.6.6').url}/api"
    assert httpx.get(f"{url}/projects").json() == {"projects": []}
    assert httpx.post(f"{url}/run/no/u1", json=run_of("n")).status_code == 200
    assert httpx.get(f"{url}/projects?format=name_only").json() == {"projects": ["no"]}


def test_the_default_project_is_there_from_the_start(
    make_server: Callable[..., LocalServer], tmp_path: Any
) -> None:
    server = make_server(version="1.7.0", db=tmp_path / "x.db")
    url = f"{server.url}/api/projects"
    assert httpx.get(f"{url}?format=name_only").json() == {"projects": ["default"]}
    httpx.post(url, json={"metadata": {"name": "p1"}})
    httpx.delete(f"{url}/default")
    server.stop()
    server.start()
    assert httpx.get(f"{url}?format=name_only").json() == {"projects": ["p1"]}
    for reset in (server.reset, lambda: httpx.post(f"{server.url}/_dev/reset")):
        reset()
        assert httpx.get(f"{url}?format=name_only").json() == {"projects": ["default"]}


@pytest.mark.parametrize(
    ("version", "lacking"),
    [
        ("1.5.2", {"build", "default_function_node_selector"}),
        ("1.6.4", {"default_function_node_selector"}),
        ("1.7.0", set()),
    ],
)
def test_a_project_has_the_fields_of_the_release(
    start: Start, version: str, lacking: set[str]
) -> None:
    project = start(version).get("/projects/p1").json()
    assert (project["metadata"]["labels"], project["metadata"]["annotations"]) == ({}, {})
    assert (project["spec"]["params"], project["spec"]["functions"]) == ({}, [])
    newer = {"custom_packagers", "default_image", "build", "default_function_node_selector"}
    assert newer - project["spec"].keys() == lacking


@pytest.mark.parametrize(
    ("version", "allowed"),
    [
        ("0.6.6", ["full", "name_only", "metadata_only", "summary"]),
        ("1.7.0", ["full", "name_only", "minimal", "leader"]),
        ("1.12.0", ["full", "name_only", "minimal", "leader", "name_and_creation_time"]),
    ],
)
def test_formats_of_projects(start: Start, version: str, allowed: list[str]) -> None:
    http = start(version)
    for form in allowed:
        assert http.get(f"/projects?format={form}").status_code == 200
    response = http.get("/projects?format=zz")
    assert response.status_code == 422
    assert response.json()["detail"][0]["ctx"] == {"enum_values": allowed}


def test_small_formats_of_projects(newest: httpx.Client) -> None:
    body = {"metadata": {"name": "p2"}, "spec": {"functions": [{"a": 1}], "goals": "g"}}
    newest.post("/projects", json=body)
    small = newest.get("/projects?format=minimal").json()["projects"][-1]
    assert (small["spec"]["functions"], small["spec"]["workflows"]) == (None, None)
    assert small["spec"]["goals"] == "g"
    named = newest.get("/projects?format=name_and_creation_time").json()["projects"][-1]
    assert (named["name"], sorted(named)) == ("p2", ["creation_time", "name"])


def test_the_server_sets_times_and_state_of_a_run(newest: httpx.Client) -> None:
    body = run_of("n")
    body["status"] = {"last_update": "2001-01-01T00:00:00+00:00"}
    store(newest, "u1", body)
    first = newest.get("/projects/p1/runs/u1").json()["data"]["status"]
    assert first["state"] == "created"
    assert first["start_time"] == first["last_update"] > "2020"
    newest.patch("/projects/p1/runs/u1", json={"status.results.a": 1})
    second = newest.get("/projects/p1/runs/u1").json()["data"]["status"]
    assert second["start_time"] == first["start_time"]
    assert second["last_update"] > first["last_update"]
    assert uids(newest, "iter=yes&last_update_time_to=2001-01-02") == []
    assert newest.post("/projects/p1/runs/u1", json=run_of("other")).status_code == 400
    assert newest.patch("/projects/p1/runs/u1", json={"metadata.name": "x"}).status_code == 400


def test_labels_that_are_patched_are_not_found(start: Start) -> None:
    for version, found in (("1.5.2", ["u1"]), ("1.6.4", []), ("1.7.0", [])):
        http = start(version)
        store(http, "u1", run_of("n", uid="u1"))
        http.patch("/projects/p1/runs/u1", json={"metadata.labels.stage": "dev"})
        assert uids(http, "label=stage=dev") == found
        assert http.get("/projects/p1/runs/u1").json()["data"]["metadata"]["labels"]["stage"]


def fill(http: httpx.Client) -> None:
    http.post("/projects", json={"metadata": {"name": "p2"}})
    for number, name in enumerate(("a", "a", "b", "c")):
        store(http, f"u{number}", run_of(name, uid=f"u{number}"))
    store(http, "u0", run_of("a", uid="u0.1"), iteration=1)
    store(http, "v0", run_of("a", "error", uid="v0"), project="p2")
    old = run_of("old", uid="old")
    old["status"]["start_time"] = "2001-01-01T00:00:00+00:00"
    store(http, "old", old)


NEWEST_OF_NAME = "partition-by=name&partition-sort-by=updated"
NEWEST_OF_EACH = "partition-by=project_and_name&partition-sort-by=updated"


def test_partitions_of_runs(newest: httpx.Client) -> None:
    fill(newest)
    assert uids(newest, f"iter=no&{NEWEST_OF_NAME}") == ["old", "u1", "u2", "u3"]
    assert uids(newest, f"iter=no&{NEWEST_OF_NAME}&rows-per-partition=2") == [
        *("old", "u0", "u1", "u2", "u3")
    ]
    assert uids(newest, f"iter=no&{NEWEST_OF_NAME}&partition-order=asc&name=a") == ["u0"]
    assert uids(newest, "iter=no&partition-by=name&partition-sort-by=created&name=a") == ["u1"]
    assert uids(newest, f"iter=no&{NEWEST_OF_NAME}&max-partitions=2") == ["old", "u3"]
    assert uids(newest, f"{NEWEST_OF_NAME}&name=a") == ["u0.1"]
    assert uids(newest, f"iter=no&{NEWEST_OF_NAME}&name=a", "*") == ["v0"]
    assert uids(newest, f"iter=no&{NEWEST_OF_EACH}&name=a", "*") == ["u1", "v0"]
    assert uids(newest, f"iter=no&{NEWEST_OF_NAME}&label=n=a&label=kind") == ["u1"]
    page = newest.get(f"/projects/p1/runs?iter=no&{NEWEST_OF_NAME}&page=1&page-size=3").json()
    assert [len(page["runs"]), page["pagination"]["page-size"]] == [3, 3]
    assert newest.get("/projects/p1/runs?partition-by=name").status_code == 400
    for query in ("partition-by=zz", "partition-sort-by=zz", "rows-per-partition=0"):
        assert newest.get(f"/projects/p1/runs?{query}").status_code == 422


def test_partitions_of_older_releases(start: Start) -> None:
    http = start("1.6.4")
    fill(http)
    assert http.get(f"/projects/p1/runs?{NEWEST_OF_EACH}").status_code == 422
    assert uids(http, f"iter=no&{NEWEST_OF_NAME}&name=a") == ["u1"]
    assert uids(http, "iter=no", "*") == ["u2", "u3", "v0"]  # the newest of each name in a week


def test_runs_without_a_filter_are_those_of_a_week(newest: httpx.Client) -> None:
    fill(newest)
    assert uids(newest, "iter=no") == ["u1", "u2", "u3"]
    assert uids(newest, "iter=no", "*") == ["u1", "u2", "u3", "v0"]
    assert uids(newest, "iter=no&page=1&page-size=9") == ["u1", "u2", "u3"]
    assert uids(newest, "iter=no&last=9") == ["old", "u0", "u1", "u2", "u3"]
    assert len(uids(newest, "iter=yes")) == 6
    whole = newest.get("/projects/p1/runs").json()["pagination"]
    assert whole == {"page": None, "page-size": None, "page-token": None}


def test_states_and_notifications_of_runs(start: Start) -> None:
    for version, several in (("1.6.4", False), ("1.7.0", True), ("1.12.0", True)):
        http = start(version)
        for number, state in enumerate(("completed", "error", "running")):
            store(http, f"u{number}", run_of("n", state, uid=f"u{number}"))
        notified = run_of("n", "aborted", uid="u9")
        notified["spec"]["notifications"] = [{"name": "x"}]
        store(http, "u9", notified)
        both = uids(http, "state=completed&state=error")
        assert both == (["u0", "u1"] if several else ["u1"])
        by_states = uids(http, "states=completed&states=error")
        assert by_states == (["u0", "u1"] if version == "1.12.0" else ["u0", "u1", "u2", "u9"])
        assert uids(http, "with-notifications=true") == ["u9"]


def test_abort_is_a_background_task(newest: httpx.Client) -> None:
    for uid, state, kind in (
        ("u1", "running", "job"),
        ("u2", "completed", "job"),
        ("u3", "running", "dask"),
    ):
        body = run_of("n", state)
        body["metadata"]["labels"]["kind"] = kind
        store(newest, uid, body)
    expected = {
        "u1": ("succeeded", None, "aborted"),
        "u2": ("failed", "Run is already in terminal state, can not be aborted", "completed"),
        "u3": ("failed", "Run of kind dask can not be aborted", "running"),
    }
    for uid, (state, error, left) in expected.items():
        response = newest.post(f"/projects/p1/runs/{uid}/abort", json={"status.status_text": "x"})
        assert (response.status_code, response.json()["status"]["state"]) == (202, "running")
        name = response.json()["metadata"]["name"]
        task = newest.get(f"/projects/p1/background-tasks/{name}").json()
        assert task["status"] == {"state": state, "error": error}
        assert newest.get(f"/projects/p1/runs/{uid}").json()["data"]["status"]["state"] == left
    again = newest.post("/projects/p1/runs/u1/abort", json={}).json()["metadata"]["name"]
    status = newest.get("/projects/p1/runs/u1").json()["data"]["status"]
    assert (status["abort_task_id"], status["status_text"]) == (again, "x")
    assert newest.post("/projects/p1/runs/no/abort", json={}).status_code == 404
    assert newest.get("/projects/p1/background-tasks/no").status_code == 404


def test_a_run_has_the_uris_of_its_artifacts(newest: httpx.Client) -> None:
    artifact = {
        "kind": "model",
        "metadata": {"key": "m", "project": "p1", "tree": "u1"},
        "spec": {"db_key": "n_m"},
        "status": {},
    }
    newest.put("/v2/projects/p1/artifacts/n_m?tree=u1", json=artifact)
    body = run_of("n")
    body["status"]["artifacts"] = [artifact]
    store(newest, "u1", body)
    full = newest.get("/projects/p1/runs/u1").json()["data"]["status"]
    assert full["artifact_uris"] == {"m": "store://models/p1/n_m:latest@u1"}
    assert [each["metadata"]["key"] for each in full["artifacts"]] == ["m"]
    plain = newest.get("/projects/p1/runs/u1?format=standard").json()["data"]["status"]
    assert "artifacts" not in plain
    assert newest.get("/projects/p1/runs/u1?format=zz").status_code == 422
    step = run_of("step")
    step["metadata"]["labels"]["workflow"] = "u1"
    step["status"]["artifact_uris"] = {"m": "store://models/p1/n_m@u1", "x": "store://x/p1/x@zz"}
    store(newest, "s1", step)
    found = newest.get("/projects/p1/runs/s1").json()["data"]["status"]["artifacts"]
    assert [each["metadata"]["key"] for each in found] == ["m"]


def test_functions_are_completed(start: Start) -> None:
    function = {"kind": "job", "spec": {"odd": 1, "build": {}, "image": "i"}, "metadata": {"x": 1}}
    expected = {"1.4.0": {"odd", "build", "image"}}
    common = {"command", "image", "description", "disable_auto_mount", "priority_class_name"}
    common |= {"preemption_mode", "tolerations", "affinity", "state_thresholds"}
    newer = common | {"node_selector"}
    lists = {"args", "build", "volumes", "volume_mounts", "env", "security_context"}
    expected |= {"1.6.4": common | lists, "1.7.0": newer, "1.12.0": newer}
    for version, fields in expected.items():
        http = start(version)
        path = "/func/p1/f" if version == "1.4.0" else "/projects/p1/functions/f"
        http.post(path, json=function)
        assert http.get(path).json()["func"]["spec"].keys() == fields
    stored = start("1.7.0")
    serving = {"kind": "serving", "spec": {"graph": {"a": 1}}, "metadata": {}}
    stored.post("/projects/p1/functions/g", json=serving)
    assert stored.get("/projects/p1/functions/g").json()["func"]["spec"]["graph"] == {"a": 1}


def test_tags_formats_and_names_of_functions(newest: httpx.Client) -> None:
    body = {"kind": "job", "spec": {"image": "i", "env": [{"name": "a"}]}, "metadata": {}}
    for tag in ("v1", "v2"):
        newest.post(f"/projects/p1/functions/f?tag={tag}&versioned=true", json=body)
    found = newest.get("/projects/p1/functions?tag=*").json()["funcs"]
    assert [each["metadata"]["tag"] for each in found] == ["v1", "v2"]
    small = newest.get("/projects/p1/functions?format=minimal").json()["funcs"][0]
    assert (small["spec"]["image"], "env" in small["spec"]) == ("i", False)
    assert newest.get("/projects/p1/functions?format=zz").status_code == 400


def test_deletions_are_background_tasks(newest: httpx.Client) -> None:
    body = {"kind": "job", "spec": {}, "metadata": {}}
    newest.post("/projects/p1/functions/f", json=body)
    for name in ("f", "no"):
        response = newest.delete(f"/v2/projects/p1/functions/{name}")
        assert (response.status_code, response.json()["status"]["state"]) == (202, "running")
        task = response.json()["metadata"]["name"]
        done = newest.get(f"/projects/p1/background-tasks/{task}").json()["status"]
        assert done == {"state": "succeeded", "error": None}
    store(newest, "u1", run_of("n"))
    assert newest.delete("/v2/projects/p1").status_code == 412
    cascade = {"x-mlrun-deletion-strategy": "cascade"}
    response = newest.delete("/v2/projects/p1", headers=cascade)
    task = response.json()["metadata"]
    assert (response.status_code, task["kind"]) == (202, "project.deletion.p1")
    assert newest.get(f"/background-tasks/{task['name']}").json()["status"]["state"] == "succeeded"
    assert newest.get("/projects/p1").status_code == 404
    assert newest.delete("/v2/projects/p1").status_code == 204


def test_a_schedule_keeps_its_text_and_its_labels(newest: httpx.Client) -> None:
    newest.post("/projects/p1/functions/f", json={"kind": "job", "spec": {}, "metadata": {}})
    task = {"metadata": {"name": "s", "project": "p1"}, "spec": {"function": "p1/f"}}
    body = {"task": task, "schedule": "0 3 * * *"}
    headers = {"x-mlrun-client-version": "1.12.1"}
    first = newest.post("/submit_job", json=body, headers=headers).json()["data"]
    assert (first["action"], first["schedule"]) == ("created", "0 3 * * *")
    assert newest.post("/submit_job", json=body).json()["data"]["action"] == "modified"
    schedule = newest.get("/projects/p1/schedules/s").json()
    assert schedule["scheduled_object"]["schedule"] == "0 3 * * *"
    assert (schedule["cron_trigger"]["hour"], schedule["last_run"]) == (3, {})
    assert schedule["labels"]["kind"] == "job"
    assert schedule["labels"] == schedule["scheduled_object"]["task"]["metadata"]["labels"]
    assert schedule["credentials"] == {"access_key": None}


@pytest.mark.parametrize("version", ["1.5.2", "1.6.4", "1.7.0", "1.8-dev"])
def test_specs_have_every_key_that_servers_publish(
    make_server: Callable[..., LocalServer], version: str
) -> None:
    document = json.loads((DATA / f"openapi-server-{version}.json").read_text())
    schemas = document["components"]["schemas"]
    url = f"{make_server(version=version.replace('-dev', '.0')).url}/api"
    client = httpx.get(f"{url}/client-spec").json()
    assert client.keys() == schemas["ClientSpec"]["properties"].keys()
    frontend = httpx.get(f"{url}/frontend-spec").json()
    assert frontend.keys() == schemas["FrontendSpec"]["properties"].keys()
    assert httpx.get(f"{url}/healthz").json().keys() == {"version", "status"}


def test_health_of_old_releases_has_the_settings(start: Start) -> None:
    assert len(start("0.6.6").get("/healthz").json()) == 15
    assert start("1.3.0").get("/healthz").json()["kfp_image"] == "mlrun/mlrun:1.3.0"


def test_specs_of_user_interfaces(newest: httpx.Client, start: Start) -> None:
    spec = newest.get("/frontend-spec").json()
    assert spec["artifact_limits"]["max_download_size"] == 100 * 1024 * 1024
    assert spec["feature_flags"]["authentication"] == "none"
    assert spec["abortable_function_kinds"][-2:] == ["handler", ""]
    client = newest.get("/client-spec").json()
    assert (client["nuclio_version"], client["docker_registry"]) == ("", "")


def test_secrets_of_kubernetes(newest: httpx.Client) -> None:
    secrets = "/projects/p1/secrets"
    assert newest.post(secrets, json={"secrets": {"a": "b"}}).status_code == 201
    assert newest.get("/projects/p1/secret-keys").json()["secret_keys"] == ["a"]
    assert newest.get(secrets).status_code == 403
    assert newest.delete(f"{secrets}?secret=a").status_code == 204
    response = newest.post("/user-secrets", json={"user": "me", "provider": "vault"})
    assert (response.status_code, response.text) == (400, "Invalid secrets provider vault")
