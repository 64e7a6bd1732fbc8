"""A small part of scripts/hostile, and what it reports."""

from __future__ import annotations

import random
import threading

import pytest

from mlrun_db import errors
from scripts.tools import hostile
from tests.support import odd


@pytest.fixture(autouse=True)
def _access_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("V3IO_ACCESS_KEY", "key")


@pytest.mark.off_spec("odd arguments")
def test_odd_arguments() -> None:
    trial = hostile.arguments(random.Random(1), 0.004)
    assert trial.calls > 500
    assert trial.finds == []


def test_odd_values_are_kept_or_refused() -> None:
    trial = hostile.values(random.Random(1), 0.05)
    assert trial.outcomes["returned"] > 100
    assert trial.outcomes["MLRunInvalidArgumentError"] > 30
    assert trial.finds == []


@pytest.mark.parametrize("part", [hostile.responses, hostile.http])
def test_odd_responses(part: hostile.Part) -> None:
    trial = part(random.Random(1), 0.004)
    assert trial.calls > 150
    assert trial.finds == []


def test_what_is_wrong_is_reported() -> None:
    def fail() -> None:
        raise KeyError("name")

    def refuse() -> None:
        raise errors.MLRunInvalidArgumentError("no")

    trial = hostile.Trial("x", longest=0.05)
    never = threading.Event()
    for call in (fail, never.wait, refuse, lambda: 5):
        trial.try_call("here", call)
    never.set()
    found = [find.what.partition(":")[0] for find in trial.finds]
    assert found == ["KeyError", "Hanging"]
    assert trial.outcomes == {"find": 2, "MLRunInvalidArgumentError": 1, "returned": 1}


def test_a_changed_value_is_reported() -> None:
    trial = hostile.Trial("values")
    one = odd.equal(1)
    depth = hostile.DEPTHS[1]
    db = hostile.client("http://127.0.0.1:9")
    hostile.try_value(trial, "kept", db, lambda _, value: value, one, *depth)
    hostile.try_value(trial, "text", db, lambda _, value: {"a": [1, {"b": "1"}]}, one, *depth)
    assert [find.where for find in trial.finds] == ["text"]
