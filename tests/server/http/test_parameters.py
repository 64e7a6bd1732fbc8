"""Invalid values of documented parameters and fields are rejected, and never a 500."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

CRON = {"name": "s1", "kind": "job", "cron_trigger": "0 0 * * *"}


@pytest.mark.parametrize(
    ("path", "parameter", "invalid", "valid"),
    [
        ("/projects/p1/runs", "rows-per-partition", "0", "1"),
        ("/projects/p1/runs", "partition-sort-by", "x", "created"),
        ("/projects/p1/runs", "partition-order", "x", "asc"),
        ("/projects/p1/runs", "max-partitions", "-1", "0"),
        ("/projects/p1/runs", "with-notifications", "x", "no"),
        ("/projects/p1/artifact-tags", "category", "x", "link"),
        ("/projects/p1/schedules", "include-credentials", "x", "true"),
    ],
)
def test_parameters(
    newest: httpx.Client, path: str, parameter: str, invalid: str, valid: str
) -> None:
    assert newest.get(path, params={parameter: invalid}).status_code == 422
    assert newest.get(path, params={parameter: valid}).status_code == 200


def test_parameters_of_old_releases(http: httpx.Client) -> None:
    for path, parameter, valid in (("/artifacts", "format", "legacy"), ("/runs", "iter", "no")):
        assert http.get(path, params={parameter: "x"}).status_code == 422
        assert http.get(path, params={parameter: valid}).status_code == 200


def test_days_ago(http: httpx.Client) -> None:
    for path in ("/runs", "/artifacts"):
        assert http.delete(path, params={"days_ago": "x"}).status_code == 422
    for days in (2**62, -(2**62)):
        assert http.delete("/runs", params={"days_ago": days}).status_code == 200


def test_the_role_of_a_request_for_projects(http: httpx.Client) -> None:
    body = {"metadata": {"name": "p1"}}
    for role, status in (("times", 422), ("mlrun", 201)):
        headers = {"x-projects-role": role}
        assert http.post("/projects", json=body, headers=headers).status_code == status


@pytest.mark.parametrize(
    "invalid", [{"name": {}}, {"credentials": "x"}, {"credentials": {"access_key": 1}}]
)
def test_a_schedule(http: httpx.Client, invalid: dict[str, Any]) -> None:
    path = "/projects/p1/schedules"
    assert http.post(path, json={**CRON, **invalid}).status_code == 422
    assert http.post(path, json=CRON).status_code == 201


@pytest.mark.parametrize("iteration", [2**63, False, "1"])
def test_the_iteration_of_an_object_to_tag(newest: httpx.Client, iteration: object) -> None:
    body = {"kind": "artifact", "identifiers": [{"key": "k", "iter": iteration}]}
    assert newest.put("/projects/p1/tags/t1", json=body).status_code == 422
