"""Artifacts and their tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors


def artifact(key: str, **fields: Any) -> dict[str, Any]:
    return {"key": key, "kind": "model", "target_path": f"s3://b/{key}", "iter": 0, **fields}


def field(item: Any, name: str) -> Any:
    """A field of an artifact; servers from 1.6 on return the flat ones in parts."""
    part = "metadata" if name in ("key", "iter") else "spec"
    return item[name] if name in item else item[part].get(name)


def record(key: str, of: object = None, **metadata: Any) -> dict[str, Any]:
    """Return an artifact in the form of 1.6 and newer."""
    return {
        "kind": "model",
        "metadata": {"key": key, "project": "p", **metadata},
        "spec": {"target_path": f"s3://b/{key}", "of": of},
        "status": {},
    }


def origins(artifacts: Any) -> list[object]:
    """Return what distinguishes the artifacts, each version once."""
    return list(dict.fromkeys(item["spec"]["of"] for item in artifacts))


@contextmanager
def server_of(version: str) -> Iterator[HTTPRunDB]:
    """Start a server of a version with the project p; yield a client of it."""
    with LocalServer(version=version) as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p"}})
        yield db


def keys(artifacts: list[dict[str, Any]]) -> list[str]:
    return sorted({field(item, "key") for item in artifacts})


def test_a_stored_artifact_is_read_back(db: HTTPRunDB, project: str) -> None:
    stored = artifact("model", labels={"stage": "dev"}, extra_data={"kept": "ü"})
    db.store_artifact("model", stored, "u1", tag="v1", project=project)
    found = db.read_artifact("model", tag="v1", project=project)
    assert field(found, "extra_data") == {"kept": "ü"}
    assert field(found, "target_path") == "s3://b/model"


def test_unknown_fields_are_kept(db: HTTPRunDB, project: str) -> None:
    stored = artifact("model", unknown={"kept": [1, None, "ü"]})
    db.store_artifact("model", stored, "u1", project=project)
    found = db.read_artifact("model", project=project)
    assert field(found, "unknown") == stored["unknown"]


@pytest.mark.parametrize("version", ["1.6.4", "1.12.0"])
def test_no_field_of_a_divided_record_is_lost(version: str) -> None:
    with server_of(version) as db:
        stored = {"kind": "model", "target_path": "s3://b/m", "spec": {"framework": "sklearn"}}
        db.store_artifact("m", stored, "t", project="p")
        found: Any = db.read_artifact("m", project="p")
        assert (found["metadata"]["key"], found["metadata"]["project"]) == ("m", "p")
        assert field(found, "target_path") == "s3://b/m"
        assert field(found, "framework") == "sklearn"
        assert stored["spec"] == {"framework": "sklearn"}
        with pytest.raises(
            errors.MLRunInvalidArgumentError, match=r"artifact\.spec must be a dict"
        ):
            db.store_artifact("m", {**stored, "spec": 7}, "t", project="p")


def test_without_a_tag_the_latest_is_read(db: HTTPRunDB, project: str) -> None:
    db.store_artifact("model", artifact("model", target_path="s3://old"), "u1", project=project)
    db.store_artifact("model", artifact("model", target_path="s3://new"), "u2", project=project)
    assert field(db.read_artifact("model", project=project), "target_path") == "s3://new"


@pytest.mark.not_on("==1.6.*", "gives the tag latest to the first of a tree's iterations")
def test_iterations(db: HTTPRunDB, project: str) -> None:
    for iteration in (0, 1, 2):
        db.store_artifact(
            "model", artifact("model", iter=iteration), "u1", iter=iteration, project=project
        )
    assert field(db.read_artifact("model", iter=2, project=project), "iter") == 2
    assert not field(db.read_artifact("model", iter=0, project=project), "iter")
    found = db.list_artifacts("model", project=project, iter=1, tag="latest")
    assert [field(item, "iter") for item in found] == [1]


def test_filters(db: HTTPRunDB, project: str) -> None:
    db.store_artifact(
        "model", artifact("model", labels={"a": "1"}), "u1", tag="v1", project=project
    )
    db.store_artifact("data", artifact("data", labels={"a": "2"}), "u2", tag="v2", project=project)
    assert keys(db.list_artifacts(project=project)) == ["data", "model"]
    assert keys(db.list_artifacts("model", project=project)) == ["model"]
    assert keys(db.list_artifacts("~ODE", project=project)) == ["model"]
    assert keys(db.list_artifacts(project=project, tag="v2")) == ["data"]
    assert keys(db.list_artifacts(project=project, tag="*")) == ["data", "model"]
    assert keys(db.list_artifacts(project=project, labels="a=2")) == ["data"]
    assert keys(db.list_artifacts(project=project, labels=["a"])) == ["data", "model"]
    assert db.list_artifacts(project=project, tag="v2").tag == "v2"
    assert db.list_artifacts(project=project, tag="nothing") == []


def test_tags(db: HTTPRunDB, project: str) -> None:
    db.store_artifact("model", artifact("model"), "u1", tag="v1", project=project)
    assert "v1" in db.list_artifact_tags(project)


def test_delete_one_and_many(db: HTTPRunDB, project: str) -> None:
    for key in ("one", "two", "three"):
        db.store_artifact(key, artifact(key), "u1", project=project)
    db.del_artifact("one", project=project)
    assert keys(db.list_artifacts(project=project)) == ["three", "two"]
    db.del_artifacts("two", project=project)
    assert keys(db.list_artifacts(project=project)) == ["three"]
    db.del_artifacts(project=project)
    assert db.list_artifacts(project=project) == []


def test_an_unknown_artifact_is_not_found(db: HTTPRunDB, project: str) -> None:
    with pytest.raises(errors.MLRunNotFoundError):
        db.read_artifact("nothing", project=project)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("a/b", marks=pytest.mark.not_on(">=1.5", "refuses a slash in a key (400)")),
        *(
            pytest.param(
                key,
                marks=pytest.mark.not_on(">=1.8", "takes letters, digits, - _ and . only (400)"),
            )
            for key in ("with space", "ünï", "pct%41", "q?x", "h#x")
        ),
        "with-Dots._1",
    ],
)
def test_keys_with_special_characters(db: HTTPRunDB, project: str, key: str) -> None:
    db.store_artifact(key, artifact(key), "u1", project=project)
    assert field(db.read_artifact(key, project=project), "target_path") == f"s3://b/{key}"
    assert keys(db.list_artifacts(key, project=project)) == [key]


def test_invalid_arguments_are_refused(db: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="iter cannot be used with best"):
        db.list_artifacts(iter=0, best_iteration=True)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="artifact must be a dict"):
        db.store_artifact("k", b"data", "u1")  # type: ignore[arg-type]
    with pytest.raises(errors.MLRunInvalidArgumentError, match="iter must be"):
        db.read_artifact("k", iter="x")  # type: ignore[arg-type]


def test_an_empty_version_is_not_all_versions(db: HTTPRunDB, project: str) -> None:
    db.store_artifact("k", artifact("k"), "t", project=project)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="tree must not be empty"):
        db.del_artifact("k", project=project, tree="")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="uid must not be empty"):
        db.del_artifact("k", project=project, uid="")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="uid must not be empty"):
        db.read_artifact("k", project=project, uid="")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="tree must not be empty"):
        db.list_artifacts(project=project, tree="")
    assert field(db.read_artifact("k", project=project), "key") == "k"


def test_versions_by_tree_and_uid() -> None:
    with server_of("1.6.0") as db:
        for tree in ("t1", "t2", "t3"):
            db.store_artifact("model", record("model", tree), tree, tag=tree, project="p")
        db.store_artifact("model", record("model", "iteration"), "t1", 1, project="p")
        first: Any = db.read_artifact("model", project="p", tree="t1")
        assert (first["spec"]["of"], first["metadata"]["tree"]) == ("t1", "t1")
        uid = first["metadata"]["uid"]
        assert origins([db.read_artifact("model", project="p", uid=uid)]) == ["t1"]
        child: Any = db.read_artifact("model", project="p", tree="t1", iter=1)
        assert child["spec"]["of"] == "iteration"
        by_uid: Any = db.read_artifact("model", project="p", uid=child["metadata"]["uid"])
        assert by_uid["spec"]["of"] == "iteration"
        db.del_artifact("model", project="p", uid=child["metadata"]["uid"])
        with pytest.raises(errors.MLRunNotFoundError):
            db.read_artifact("model", project="p", uid=uid, tree="t2")
        with pytest.raises(errors.MLRunNotFoundError):
            db.read_artifact("model", "t2", 0, "p", tree="t1")
        assert origins(db.list_artifacts(project="p", tree="t2")) == ["t2"]
        assert db.list_artifacts("other", "p", tree="t2") == []
        db.del_artifact("model", project="p", tree="t2")
        db.del_artifact("model", "t3", "p", uid=uid)  # which has another tag
        assert origins(db.list_artifacts(project="p", tag="*")) == [
            "t1",
            "t3",
        ]
        db.del_artifact("model", project="p", uid=uid)
        assert origins(db.list_artifacts(project="p", tag="*")) == ["t3"]


def test_a_deletion_by_tree_deletes_the_artifacts_of_the_tree() -> None:
    with server_of("1.6.0") as db:

        def left(**which: Any) -> list[object]:
            db.del_artifact("k", project="p", **which)
            return origins(db.list_artifacts(project="p", tag="*"))

        for tree in ("t1", "t2", "t3"):
            db.store_artifact("k", record("k", tree), tree, tag=f"v{tree}", project="p")
        db.store_artifact("k2", record("k2", "other"), "t1", tag="v2", project="p")
        every = ["t1", "t2", "t3", "other"]
        assert left(tree="nope") == every
        assert left(tree="t1", tag="vt2") == every
        assert left(tree="t1", uid="nope") == every
        assert left(tree="t2") == ["t1", "t3", "other"]
        db.store_artifact("k", record("k", "i"), "t1", 1, project="p")
        assert left(tree="t1") == ["t3", "other"]
        assert left(tree="t3", tag="vt3") == ["other"]
        db.del_artifact("~k", project="p", tree="t1")
        assert left(tree="t1") == ["other"]


@pytest.mark.parametrize(
    ("operation", "call"),
    [
        ("read_artifact_v2", lambda db: db.read_artifact("k", project="p", tree="t")),
        ("read_artifact_v2", lambda db: db.read_artifact("k", project="p", uid="u")),
        ("list_artifacts_v2", lambda db: db.list_artifacts(project="p", tree="t")),
        ("list_artifacts_v2", lambda db: db.del_artifact("k", project="p", tree="t")),
        ("delete_artifact_v2", lambda db: db.del_artifact("k", project="p", uid="u")),
    ],
)
def test_versions_need_1_6(operation: str, call: Callable[[HTTPRunDB], Any]) -> None:
    with server_of("1.5.2") as db:
        db.store_artifact("k", artifact("k"), "t", project="p")
        with pytest.raises(errors.MLRunUnsupportedError, match=operation) as caught:
            call(db)
        assert caught.value.needs == "MLRun 1.6 or newer"
        assert db.read_artifact("k", project="p")["key"] == "k"


VERSIONS = ("0.6.6", "1.5.2", "1.6.4", "1.7.0")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "filters", [{"tag": "v2"}, {"labels": "n=2"}, {"tag": "v2", "labels": ["n=2"], "name": "~k"}]
)
def test_a_deletion_leaves_versions_that_do_not_match(
    version: str, filters: dict[str, Any]
) -> None:
    """Servers up to 1.5 delete all versions of a key of which one matches, 1.6 with labels."""
    with server_of(version) as db:
        for number in (1, 2, 3):
            stored = record("k", number, labels={"n": str(number)})
            db.store_artifact("k", stored, f"t{number}", tag=f"v{number}", project="p")
        other = record("k2", "other", labels={"n": "2"})
        db.store_artifact("k2", other, "t", tag="v2", project="p")
        if version in VERSIONS[:2]:
            with pytest.raises(errors.MLRunUnsupportedError, match=r"1 keys have .* match: k;"):
                db.del_artifacts(project="p", **filters)
            assert len(db.list_artifacts("k", "p", tag="*", labels="n")) >= 3
            db.del_artifact("k", tag="v2", project="p")
        db.del_artifacts(project="p", **filters)
        left: Any = db.list_artifacts(project="p", tag="*")
        assert set(origins(left)) == {1, 3}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_deletion_without_tag_and_labels_is_one_request(version: str) -> None:
    with server_of(version) as db:
        for key in ("a", "b"):
            for tree in ("t1", "t2"):
                db.store_artifact(key, record(key), tree, project="p")
        db.del_artifacts("a", "p")
        left: Any = db.list_artifacts(project="p", tag="*")
        assert {item["metadata"]["key"] for item in left} == {"b"}
        db.del_artifacts(project="p", tag="*")
        assert db.list_artifacts(project="p", tag="*") == []
