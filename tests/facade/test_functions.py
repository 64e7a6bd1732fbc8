"""Functions: versions by tag and hash."""

from __future__ import annotations

from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors


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


@pytest.mark.not_on("1.5.2", "keeps only the fields of a function's spec that it knows")
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
