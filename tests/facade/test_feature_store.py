"""Feature sets with features and entities, and feature vectors, which behave the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mlrun_db import FeatureSet, FeatureVector, HTTPRunDB, errors

BOTH = pytest.mark.parametrize("noun", ["feature_set", "feature_vector"])


def feature_set(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "FeatureSet",
        "metadata": {"name": name, "labels": {"owner": "ann"}},
        "spec": {
            "entities": [{"name": "ticker", "value_type": "str", "labels": {"e": "1"}}],
            "features": [
                {"name": "Price", "value_type": "float", "labels": {"f": "1"}},
                {"name": "volume", "value_type": "int"},
            ],
            **fields,
        },
        "status": {"state": "created"},
    }


def feature_vector(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "FeatureVector",
        "metadata": {"name": name, "labels": {"owner": "ann"}},
        "spec": {"features": ["s.price"], **fields},
        "status": {"state": "created"},
    }


BODIES = {"feature_set": feature_set, "feature_vector": feature_vector}
TYPES = {"feature_set": FeatureSet, "feature_vector": FeatureVector}


class Store:
    """The methods of one noun, so that a test reads the same for both."""

    def __init__(self, db: HTTPRunDB, noun: str, project: str) -> None:
        self.project = project
        self.body = BODIES[noun]
        self.create = getattr(db, f"create_{noun}")
        self.get = getattr(db, f"get_{noun}")
        self.list = getattr(db, f"list_{noun}s")
        self.store = getattr(db, f"store_{noun}")
        self.patch = getattr(db, f"patch_{noun}")
        self.delete = getattr(db, f"delete_{noun}")

    def names(self, **filters: Any) -> list[str]:
        return sorted(item.metadata.name for item in self.list(self.project, **filters))


@BOTH
def test_create_get_and_list(db: HTTPRunDB, project: str, noun: str) -> None:
    store = Store(db, noun, project)
    body = store.body("one", unknown={"kept": [1, None, "ü"]})
    created = store.create(body, project)
    assert created["metadata"]["uid"]
    found = store.get("one", project)
    assert type(found) is TYPES[noun]
    assert found.spec.to_dict()["unknown"] == {"kept": [1, None, "ü"]}
    assert found.metadata.project == project
    assert store.get("one", project, uid=created["metadata"]["uid"]).metadata.name == "one"
    assert store.names() == ["one"]
    with pytest.raises(errors.MLRunConflictError):
        store.create(body, project)


@BOTH
def test_an_object_is_stored_in_its_own_project(db: HTTPRunDB, project: str, noun: str) -> None:
    store = Store(db, noun, project)
    item = TYPES[noun].from_dict(store.body("one"))
    item.metadata.project = project
    assert store.create(item)["metadata"]["project"] == project
    item.metadata.name = "two"
    assert store.store(item)["metadata"]["project"] == project
    assert store.names() == ["one", "two"]


@BOTH
def test_versions_by_tag_and_uid(db: HTTPRunDB, project: str, noun: str) -> None:
    store = Store(db, noun, project)
    first = store.store(store.body("one", v=1), project=project, tag="t1")
    second = store.store(store.body("one", v=2), project=project, tag="t2")
    uids = [item["metadata"]["uid"] for item in (first, second)]
    assert len(set(uids)) == 2
    assert store.get("one", project, tag="t1").metadata.uid == uids[0]
    assert store.get("one", project, uid=uids[1]).metadata.uid == uids[1]
    store.delete("one", project, tag="t1")
    with pytest.raises(errors.MLRunNotFoundError):
        store.get("one", project, tag="t1")
    assert store.get("one", project, tag="t2").metadata.uid == uids[1]
    store.delete("one", project)
    assert store.names() == []


@BOTH
def test_filters(db: HTTPRunDB, project: str, noun: str) -> None:
    store = Store(db, noun, project)
    store.create(store.body("one"), project)
    other = store.body("two")
    other["metadata"]["labels"] = {"owner": "bob"}
    other["status"]["state"] = "ready"
    store.store(other, project=project, tag="t2")
    assert store.names() == ["one", "two"]
    assert store.names(name="~ON") == ["one"]
    assert store.names(state="ready") == ["two"]
    assert store.names(labels="owner=bob") == ["two"]
    assert store.names(labels=["owner"]) == ["one", "two"]
    assert store.names(tag="t2") == ["two"]
    assert store.names(name="nothing") == []


@BOTH
def test_only_the_newest_of_each_name(db: HTTPRunDB, project: str, noun: str) -> None:
    store = Store(db, noun, project)
    for version in (1, 2, 3):
        store.store(store.body("one", v=version), project=project, tag=f"t{version}")
    grouped = store.list(
        project, partition_by="name", rows_per_partition=2, partition_sort_by="updated"
    )
    assert [item.spec.to_dict()["v"] for item in grouped] == [3, 2]


@BOTH
def test_patch_modes(db: HTTPRunDB, project: str, noun: str) -> None:
    store = Store(db, noun, project)
    store.create(store.body("one", list=[1], map={"a": 1}), project)
    store.patch("one", {"spec": {"list": [2], "map": {"b": 2}}}, project)
    spec = store.get("one", project).spec.to_dict()
    assert (spec["list"], spec["map"]) == ([2], {"a": 1, "b": 2})
    store.patch("one", {"spec": {"list": [3]}}, project, patch_mode="additive")
    assert store.get("one", project).spec.to_dict()["list"] == [2, 3]


@BOTH
def test_invalid_arguments_are_refused(db: HTTPRunDB, noun: str) -> None:
    store = Store(db, noun, "p1")
    calls: list[Callable[[], object]] = [
        lambda: store.get("one", "p1", "tag", "uid"),
        lambda: store.delete("one", "p1", "tag", "uid"),
        lambda: store.store(store.body("one"), None, "p1", "tag", "uid"),
        lambda: store.patch("one", {}, "p1", "tag", "uid"),
    ]
    for call in calls:
        with pytest.raises(errors.MLRunInvalidArgumentError, match="tag or by uid, not both"):
            call()
    with pytest.raises(errors.MLRunInvalidArgumentError, match="replace, additive"):
        store.patch("one", {}, "p1", patch_mode="merge")
    with pytest.raises(errors.MLRunInvalidArgumentError, match=r"metadata\.name"):
        store.create({"metadata": {}}, "p1")


def test_features_and_entities(db: HTTPRunDB, project: str) -> None:
    db.create_feature_set(feature_set("one"), project)
    features = db.list_features(project, "~price", tag="latest")
    assert [item["feature"]["name"] for item in features] == ["Price"]
    assert features[0]["feature_set_digest"]["metadata"]["name"] == "one"
    assert len(db.list_features(project, tag="latest")) == 2
    assert len(db.list_features(project, tag="latest", entities=["ticker"])) == 2
    assert db.list_features(project, entities=["nothing"]) == []
    assert [
        item["feature"]["name"] for item in db.list_features(project, tag="latest", labels="f=1")
    ] == ["Price"]
    entities = db.list_entities(project, "ticker", tag="latest", labels=["e"])
    assert [item["entity"]["name"] for item in entities] == ["ticker"]
    assert db.list_entities(project, labels="e=2") == []


def test_feature_sets_by_entity_and_feature(db: HTTPRunDB, project: str) -> None:
    db.create_feature_set(feature_set("one"), project)
    for found in (
        db.list_feature_sets(project, entities=["ticker", "nothing"]),
        db.list_feature_sets(project, features="volume"),
    ):
        assert [item.metadata.name for item in found] == ["one"]
    assert db.list_feature_sets(project, features=["nothing"]) == []
