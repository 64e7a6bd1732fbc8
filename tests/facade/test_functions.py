"""Functions: versions by tag and hash."""

from __future__ import annotations

from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.support.scripted import Response, ScriptedServer, json_response


def function(name: str, image: str = "mlrun/mlrun", **fields: Any) -> dict[str, Any]:
    return {
        "kind": "job",
        "metadata": {"name": name, "labels": {"team": "ds"}},
        "spec": {"image": image},
        **fields,
    }


def test_a_stored_function_is_read_back(db: HTTPRunDB, project: str) -> None:
    db.store_function(function("train"), "train", project, tag="latest")
    found = db.get_function("train", project, tag="latest")
    assert found["spec"]["image"] == "mlrun/mlrun"
    assert found["metadata"]["name"] == "train"


@pytest.mark.not_on(">=1.5", "keeps only the fields of a function's spec that it knows")
def test_unknown_fields_are_kept(db: HTTPRunDB, project: str) -> None:
    body = function("train")
    body["spec"]["unknown"] = {"kept": [1, None, "ü"]}
    db.store_function(body, "train", project)
    assert dict(db.get_function("train", project)["spec"])["unknown"] == {"kept": [1, None, "ü"]}


def test_versions(db: HTTPRunDB, project: str) -> None:
    first = db.store_function(function("train", "one"), "train", project, versioned=True)
    second = db.store_function(function("train", "two"), "train", project, versioned=True)
    assert first and second and first != second
    assert db.get_function("train", project, hash_key=first)["spec"]["image"] == "one"
    assert db.get_function("train", project, hash_key=second)["spec"]["image"] == "two"
    assert db.get_function("train", project)["spec"]["image"] == "two"


def test_tags_and_filters(db: HTTPRunDB, project: str) -> None:
    db.store_function(function("train"), "train", project, tag="v1")
    db.store_function(function("test"), "test", project, tag="v2")

    def names(**filters: Any) -> list[str]:
        return sorted(
            {f["metadata"]["name"] for f in db.list_functions(project=project, **filters)}
        )

    assert names() == ["test", "train"]
    assert names(name="train") == ["train"]
    assert names(tag="v2") == ["test"]
    assert names(labels="team=ds") == ["test", "train"]
    assert names(labels="team=other") == []
    assert names(name="nothing") == []


def test_delete(db: HTTPRunDB, project: str) -> None:
    db.store_function(function("train"), "train", project, tag="v1")
    db.delete_function("train", project)
    assert db.list_functions(project=project) == []
    with pytest.raises(errors.MLRunNotFoundError):
        db.get_function("train", project, tag="v1")


def test_an_unknown_function_is_not_found(db: HTTPRunDB, project: str) -> None:
    with pytest.raises(errors.MLRunNotFoundError):
        db.get_function("nothing", project)


@pytest.mark.parametrize("version", ["1.5.2", "1.6.4", "1.7.0", "1.8.0"])
@pytest.mark.parametrize("name", ["my_func", "My Func", "my-func"])
def test_names_are_those_that_1_x_stores(version: str, name: str) -> None:
    with LocalServer(version=version, job_seconds=0) as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p"}})
        hash_key = db.store_function(function(name), name, "p", versioned=True)
        assert db.store_functions([function(name)], "p").failed == []
        assert hash_key
        assert db.get_function(name, "p")["metadata"]["name"] == "my-func"
        assert db.get_function(name, "p", hash_key=hash_key)["metadata"]["name"] == "my-func"
        assert len(db.list_functions(name, "p", tag="latest")) == 1
        assert len(db.list_functions(f"~{name[:4]}", "p", tag="latest")) == 1
        assert {each["metadata"]["name"] for each in db.iter_functions(name, "p")} == {"my-func"}
        db.delete_function(name, "p")
        assert db.list_functions(project="p") == []


def test_names_stay_as_they_are_on_0_6() -> None:
    with LocalServer(version="0.6.6") as server, HTTPRunDB(server.url) as db:
        for name in ("My_func", "my-func"):
            db.store_function(function(name), name, "p")
        assert db.get_function("My_func", "p")["metadata"]["name"] == "My_func"
        db.delete_function("My_func", "p")
        assert [each["metadata"]["name"] for each in db.list_functions(project="p")] == ["my-func"]


def test_a_plain_name_needs_no_version(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"func": {}})]
    scripted_db.get_function("my-func")
    assert [request.path for request in scripted.requests] == ["/api/func/default/my-func"]


def test_a_deletion_is_a_background_task_from_1_7_on(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    def task(state: str, status: int = 200) -> Response:
        body = {"metadata": {"name": "t"}, "status": {"state": state, "error": "no cluster"}}
        return json_response(body, status, {"x-mlrun-be-version": "1.7.0"})

    scripted.version = "1.7.0"
    scripted.responses = [task("running", 202), task("running"), task("succeeded")]
    scripted_db.delete_function("f", "p")
    assert [request.target for request in scripted.requests] == [
        "/api/v2/projects/p/functions/f",
        *["/api/v1/projects/p/background-tasks/t"] * 2,
    ]
    scripted.responses = [task("running", 202), task("failed")]
    with pytest.raises(errors.MLRunWaitFailedError, match=r"function f has failed.*: no cluster"):
        scripted_db.delete_function("f", "p")


@pytest.mark.parametrize("version", ["0.6.6", "1.5.2", "1.6.4", "1.7.0"])
def test_each_version_deletes(version: str) -> None:
    with LocalServer(version=version) as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p"}})
        for _ in range(2):
            db.store_function(function("f"), "f", "p")
            with HTTPRunDB(server.url) as fresh:
                fresh.delete_function("f", "p")
            assert db.list_functions(project="p") == []
        db.delete_function("f", "p")
