"""Conditions on runs, and their order."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlrun_db.errors import MLRunInvalidArgumentError
from mlrun_db.lists import RunList


def run(uid: str, parameters: Any = None, results: Any = None, **labels: str) -> Any:
    return {
        "metadata": {"uid": uid, "name": "train", "labels": labels},
        "spec": {"parameters": parameters},
        "status": {"state": "completed", "results": results},
    }


RUNS = RunList(
    [
        run("a", {"lr": 0.1, "model": "svm"}, {"auc": 0.95, "val/auc": 0.9}, owner="ann"),
        run("b", {"lr": 0.01, "model": "tree"}, {"auc": 0.91}),
        run("c", {"lr": 0.01, "auc": 7}, {}),
        run("d", None, {"auc": "NaN", "loss": None}),
        run("e", {"lr": True}, {"auc": float("nan")}),
    ]
)


def uids(found: Any) -> str:
    return "".join(each["metadata"]["uid"] for each in found)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("auc > 0.9", "abc"),
        ("result.auc > 0.9", "ab"),
        ("output.auc > 0.9 and param.lr < 0.1", "b"),
        ("0.9 < auc <= 0.91 or lr == 0.1", "ab"),
        ("not auc > 0.9", "de"),
        ("model in ['svm', 'tree']", "ab"),
        ("model not in ('svm',)", "b"),
        ("model is None", "cde"),
        ("model == None", "cde"),
        ("model != None", "ab"),
        ("model is not None and model != 'svm'", "b"),
        ("result['val/auc'] >= 0.9", "a"),
        ("label.owner == 'ann'", "a"),
        ("auc - 0.05 > 0.88 - -0.01", "ac"),
        ("lr * 10 / 2 == 0.5", "a"),
        ("lr / 0 > 1", ""),
        ("state == 'completed' and uid == 'd'", "d"),
        ("auc < 'NaN'", ""),
        ("True", "abcde"),
    ],
)
def test_where(condition: str, expected: str) -> None:
    found = RUNS.where(condition)
    assert uids(found) == expected
    assert type(found) is RunList


@pytest.mark.parametrize(
    "condition",
    [
        *("", " ", "auc >", "auc = 1", "(", "auc > 0.9; 1", "a\nb", "'" * 3, "\0"),
        *("__import__('os')", "auc.real > 1", "auc[0]", "label[owner]", "auc ** 9 ** 9 ** 9"),
        *("'a' < auc % 1", "lambda: 1", "[x for x in auc]", "{1}", "f'{auc}'", "auc if 1 else 2"),
        *("(auc := 1)", "b'x' in auc", "1j", "...", "auc << 9", "not_there > 1", "param.nope > 1"),
        *("result.auc.x", "~auc", "print", "*auc", "auc > 1" + " or auc > 1" * 400),
        *("(" * 1500 + "1" + ")" * 400, "-" * 1900 + "1"),
    ],
)
def test_where_refuses(condition: str) -> None:
    with pytest.raises(MLRunInvalidArgumentError):
        RUNS.where(condition)


def test_errors_name_what_there_is() -> None:
    with pytest.raises(MLRunInvalidArgumentError, match=r"'acu'; there are: auc, loss, lr, model"):
        RUNS.where("acu > 1")
    with pytest.raises(MLRunInvalidArgumentError, match=r"open\('x'\) is not allowed"):
        RUNS.where("auc > open('x')")
    assert RunList().where("auc > 1") == []


def test_strings_are_no_operands() -> None:
    assert uids(RUNS.where("model * 1000000000 == 1")) == ""


@given(st.text())
def test_no_text_does_anything_but_select(condition: str) -> None:
    with contextlib.suppress(MLRunInvalidArgumentError):
        RUNS.where(condition)


def test_sort_by() -> None:
    assert uids(RUNS.sort_by("result.auc")) == "abdce"
    assert uids(RUNS.sort_by("auc", ascending=True)) == "bacde"
    assert uids(RUNS.sort_by("param.model")) == "bacde"
    with pytest.raises(MLRunInvalidArgumentError, match="'nope'"):
        RUNS.sort_by("nope")
