"""Runtime resources."""

from __future__ import annotations

import httpx

from tests.server.conftest import Clock, Json

RESOURCES = "/projects/p1/runtime-resources"


def submit(http: httpx.Client, name: str, kind: str = "job") -> str:
    function = {"kind": kind, "metadata": {"name": "f1", "project": "p1"}, "spec": {}}
    task = {"metadata": {"name": name, "project": "p1"}}
    response = http.post("/submit_job", json={"function": function, "task": task})
    uid: str = response.json()["data"]["metadata"]["uid"]
    return uid


def names(entries: list[Json]) -> dict[str, list[str]]:
    return {
        each["kind"]: [pod["labels"]["mlrun/name"] for pod in each["resources"]["pod_resources"]]
        for each in entries
    }


def test_without_jobs_there_are_no_resources(newest: httpx.Client) -> None:
    assert newest.delete(RESOURCES).json() == {}
    assert newest.delete(f"{RESOURCES}?kind=job&force=true&grace-period=0").json() == {}
    assert newest.delete(f"{RESOURCES}?kind=zz").status_code == 400
    for query in ("", "?kind=job"):
        assert newest.get(f"{RESOURCES}{query}").json() == []
    assert newest.get(f"{RESOURCES}?group-by=job").json() == {}
    assert newest.get(f"{RESOURCES}?kind=zz").status_code == 400


def test_a_job_at_work_has_a_pod(newest: httpx.Client, clock: Clock) -> None:
    uid, other = submit(newest, "a"), submit(newest, "b", "mpijob")
    assert names(newest.get(RESOURCES).json()) == {"job": ["a"], "mpijob": ["b"]}
    assert names(newest.get("/projects/*/runtime-resources").json()) == {
        "job": ["a"],
        "mpijob": ["b"],
    }
    [job] = newest.get(f"{RESOURCES}?kind=job").json()
    [pod] = job["resources"]["pod_resources"]
    assert pod["status"]["phase"] == "Pending"
    assert (pod["labels"]["mlrun/uid"], pod["labels"]["mlrun/project"]) == (uid, "p1")
    clock.advance(2)
    [job] = newest.get(f"{RESOURCES}?object-id={uid}").json()
    assert job["resources"]["pod_resources"][0]["status"]["phase"] == "Running"
    for selector, expected in (
        (f"mlrun/uid={other}", {"mpijob": ["b"]}),
        ("mlrun/class!=job", {"mpijob": ["b"]}),
        ("mlrun/name==a, mlrun/owner", {"job": ["a"]}),
        ("mlrun/other", {}),
    ):
        listed = newest.get(RESOURCES, params={"label-selector": selector}).json()
        assert names(listed) == expected, selector
    grouped = newest.get(f"{RESOURCES}?group-by=job").json()
    assert list(grouped["p1"]) == [uid, other]
    assert list(newest.get(f"{RESOURCES}?group-by=project").json()["p1"]) == ["job", "mpijob"]
    clock.advance(20)
    newest.get(f"/projects/p1/runs/{uid}")
    assert newest.get(RESOURCES).json() == []


def test_deletion_ends_what_is_at_work_by_force_only(newest: httpx.Client) -> None:
    uid, other = submit(newest, "a"), submit(newest, "b")
    newest.delete(RESOURCES)
    assert names(newest.get(RESOURCES).json()) == {"job": ["a", "b"]}
    deleted = newest.delete(f"{RESOURCES}?kind=job&object-id={uid}&force=true").json()
    assert len(deleted["p1"]["job"]["pod_resources"]) == 1
    assert names(newest.get(RESOURCES).json()) == {"job": ["b"]}
    states = [
        newest.get(f"/projects/p1/runs/{each}").json()["data"]["status"]["state"]
        for each in (uid, other)
    ]
    assert states == ["aborted", "pending"]


def test_there_are_no_resources_in_0_6(http: httpx.Client) -> None:
    kinds = [entry["kind"] for entry in http.get("/runtimes").json()]
    assert "job" in kinds
    empty = {"kind": "job", "resources": {"crd_resources": [], "pod_resources": []}}
    assert http.get("/runtimes/job").json() == empty
    assert http.get(RESOURCES).json() == http.get("/runtimes").json()
    assert http.get(f"{RESOURCES}?group-by=job").json() == {}
    assert http.get("/runtimes/zz").status_code == 400
    for path in ("runtimes", "runtimes/job", "runtimes/job/u1?force=True&grace_period=5"):
        assert http.delete(f"/{path}").status_code == 204
    assert http.delete("/runtimes?force=x").status_code == 422
