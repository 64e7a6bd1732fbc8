"""Responses of another shape than any server sends: of every method, only errors of ours."""

from __future__ import annotations

import copy
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.conftest import ManualClock
from tests.contract.client_calls import CALLS
from tests.contract.newer_calls import NEWER_CALLS, VERSION
from tests.support.scripted import ScriptedServer, json_response

from .test_client_spec import LISTS, OBJECTS

FIELDS = (*LISTS, *OBJECTS, "api_gateways", "id", "name", "pagination", "size", "hash_key")
ODD_VALUES: list[Any] = [None, [None], [5], 5, "x", {"x": None}]
ODD: list[Any] = [
    *ODD_VALUES,
    *({name: value for name in FIELDS} for value in ODD_VALUES),
    {name: [{name: {} for name in FIELDS}] for name in FIELDS},
    {"metadata": {"name": []}, "status": {"state": []}},
    {"metadata": {"name": 5}, "status": {"state": 5}},
    {"metadata": {"name": None}, "status": {"state": None}},
    {name: {"name": [], "uid": {}, "state": []} for name in FIELDS},
    {"pagination": {"page-token": 5, "page": [], "page-size": "x"}, "runs": [{}]},
]


def outcome(db: HTTPRunDB, name: str, arguments: dict[str, Any]) -> Any:
    """Return what a method returns, an iterator's first items, or its error of ours."""
    try:
        result = getattr(db, name)(**copy.deepcopy(arguments))
        return list(islice(result, 9)) if hasattr(result, "__next__") else result
    except errors.MLRunBaseError as err:
        return err


@pytest.mark.parametrize("version", ["0.6.6", VERSION])
def test_every_method_returns_or_raises_ours(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    unexpected: dict[str, str] = {}
    with ScriptedServer() as server, HTTPRunDB(server.url, clock=ManualClock(), retries=0) as db:
        server.version = version
        db.connect()
        for name, calls in {**CALLS, **NEWER_CALLS}.items():
            for number, shape in enumerate(ODD):
                server.responses = [json_response(shape, (200, 202)[number % 2])]
                (tmp_path / "journal").unlink(missing_ok=True)
                try:
                    outcome(db, name, calls[0])
                except Exception as err:
                    unexpected[f"{name} {shape!r:.80}"] = repr(err)
    assert unexpected == {}


@pytest.mark.parametrize("shape", [[None], {"runs": [None]}, {"runs": 5}, {"runs": {}}, None, 5])
@pytest.mark.parametrize("name", ["runs", "artifacts", "functions", "projects", "feature_sets"])
def test_a_list_of_anything_else_is_an_error(
    name: str, shape: Any, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    if isinstance(shape, dict):
        shape = {{"functions": "funcs"}.get(name, name): shape["runs"]}
    scripted.responses = [json_response(shape)]
    with pytest.raises(errors.MLRunHTTPError, match="the response cannot be read: ") as info:
        getattr(scripted_db, f"list_{name}")()
    assert info.value.status == 200


@pytest.mark.parametrize("name", ["runs", "artifacts", "functions"])
def test_an_iterator_gives_objects_only(
    name: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    field = {"functions": "funcs"}.get(name, name)
    scripted.responses = [json_response({field: [{"a": 1}, None]})]
    with pytest.raises(errors.MLRunBaseError, match="expected an object, got NoneType"):
        list(getattr(scripted_db, f"iter_{name}")())


@pytest.mark.parametrize("data", [None, [], 5, "x"])
def test_one_object_of_another_kind_is_an_error(
    data: Any, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"data": data, "func": data})]
    for read in (scripted_db.read_run, scripted_db.read_artifact, scripted_db.get_function):
        with pytest.raises(errors.MLRunHTTPError, match="expected an object"):
            read("u1")
