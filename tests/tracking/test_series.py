"""Metrics over steps, as artifacts of a run."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer
from mlrun_db.lists import MetricList
from mlrun_db.tracking import series

VERSIONS = ("0.6.6", "1.5.2", "1.6.4", "1.7.0", "1.12.1")


def store(db: HTTPRunDB, uid: str, part: int, rows: Any, iteration: int = 0) -> None:
    record = {"kind": "dataset", "key": series.key_of(part), "tree": uid, **series.table(rows)}
    record |= {"iter": iteration, "db_key": f"train_{series.key_of(part)}"}
    db.store_artifact(record["db_key"], record, uid, iter=iteration, project="p")


@pytest.mark.parametrize("version", VERSIONS)
def test_metrics_are_read_from_any_server(
    version: str, make_server: Callable[..., LocalServer]
) -> None:
    with HTTPRunDB(make_server(version=version).url) as db:
        db.create_project({"metadata": {"name": "p"}})
        db.store_artifact("metrics", {"kind": "model"}, "other", project="p")
        store(db, "u", 1, [(1, 10.0, {"loss": 0.5}), (2, 11.0, {"loss": 0.25, "auc": 0.7})])
        store(db, "u", 1, [(1, 10.0, {"loss": 0.5}), (2, 11.0, {"loss": 0.2, "auc": math.inf})])
        store(db, "u", 2, [(2, 12.0, {"auc": 0.8}), (3, 13.0, {"loss": math.nan})])
        store(db, "u", 1, [(1, 1.0, {"loss": 9.0})], iteration=3)
        found = db.read_metrics("u", "p")
        assert type(found) is MetricList
        assert found[:2] == [
            {"step": 1, "time": 10.0, "loss": 0.5},
            {"step": 2, "time": 12.0, "loss": 0.2, "auc": 0.8},
        ]
        assert found.to_rows()[0] == ["step", "time", "loss", "auc"]
        assert math.isnan(found[2]["loss"])
        assert found.series("auc") == [(2, 0.8)]
        assert db.read_metrics("u", "p", iter=3).series("loss") == [(1, 9.0)]
        assert db.read_metrics("nobody", "p") == []
        if version >= "1.6":  # one version, however often its rows change
            assert len(db.list_artifacts(tree="u", project="p", iter=0)) == 2


@pytest.mark.parametrize(
    "artifact",
    [
        {"kind": "dataset", "key": "metrics", "header": ["a"], "preview": [[1]]},
        {"kind": "dataset", "key": "metrics", "header": None, "preview": [[1]]},
        {"kind": "dataset", "key": "metrics", "header": ["step", "time"], "preview": {}},
        {"kind": "dataset", "key": "metrics-0", "header": ["step", "time"], "preview": [[1, 2]]},
        {"kind": "dataset", "metadata": {"key": 3}},
        {},
    ],
)
def test_other_artifacts_are_left_out(artifact: dict[str, Any]) -> None:
    assert series.read([artifact]) == []
