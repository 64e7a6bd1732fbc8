"""The lists: plain lists of dicts, and tables."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import Any

import pytest

from mlrun_db.lists import ArtifactList, FunctionList, ObjectList, RunList

RUN: dict[str, Any] = {
    "metadata": {"name": "train", "uid": "u1", "project": "p1", "labels": {"owner": "ann"}},
    "spec": {"parameters": {"p1": 5}},
    "status": {
        "state": "completed",
        "results": {"auc": 0.9},
        "start_time": "2021-07-01T10:00:00+00:00",
    },
}
HOSTILE = "<script>alert('x')</script>\"&"


def test_they_are_lists() -> None:
    for cls in (RunList, ArtifactList, FunctionList):
        assert isinstance(cls(), list)
        assert cls([{"a": 1}]) == [{"a": 1}]
        assert cls() == []


def test_slices_copies_and_pickles_keep_class_and_tag() -> None:
    artifacts = ArtifactList([{"key": "a"}, {"key": "b"}], tag="v1")
    pickled: ArtifactList = pickle.loads(pickle.dumps(artifacts))
    for again in (artifacts, copy.copy(artifacts), pickled):
        assert type(again[:1]) is ArtifactList
        assert again[:1] == [{"key": "a"}]
        assert again[:1].tag == "v1"
    assert artifacts[1] == {"key": "b"}
    assert type(RunList([RUN, RUN])[1:]) is RunList


def test_rows() -> None:
    header, row = RunList([RUN]).to_rows()
    assert header == [
        *("project", "uid", "iter", "start", "state", "name", "labels", "inputs"),
        *("parameters", "results", "artifacts", "error"),
    ]
    assert dict(zip(header, row, strict=True)) == {
        "project": "p1",
        "uid": "u1",
        "iter": None,
        "start": "2021-07-01T10:00:00+00:00",
        "state": "completed",
        "name": "train",
        "labels": {"owner": "ann"},
        "inputs": None,
        "parameters": {"p1": 5},
        "results": {"auc": 0.9},
        "artifacts": None,
        "error": None,
    }


def test_artifacts_of_both_forms() -> None:
    flat = {"key": "k", "kind": "model", "target_path": "s3://x", "iter": 0}
    nested = {
        "kind": "model",
        "metadata": {"key": "k", "iter": 0},
        "spec": {"target_path": "s3://x"},
    }
    _, one, other = ArtifactList([flat, nested]).to_rows()
    assert one == other
    assert one[1:5] == ["k", 0, "model", "s3://x"]


@pytest.mark.parametrize("cls", [RunList, ArtifactList, FunctionList])
def test_odd_items_do_no_harm(cls: type[ObjectList], capsys: pytest.CaptureFixture[str]) -> None:
    odd = cls([{}, {"metadata": None, "key": None}, {"metadata": "text", "status": []}])
    assert len(odd.to_rows()) == 4
    assert "<table>" in odd._repr_html_()
    odd.show()
    assert capsys.readouterr().out.endswith("3 " + cls._noun + "\n")


def test_show_prints_an_aligned_table(capsys: pytest.CaptureFixture[str]) -> None:
    other = {
        "metadata": {"name": "a-rather-long-name", "project": "p1"},
        "status": {"error": "x" * 99},
    }
    RunList([RUN, other]).show()
    first, second, third, last = capsys.readouterr().out.splitlines()
    assert first.split() == [
        *("project", "uid", "start", "state", "name", "labels", "parameters", "results", "error")
    ]
    assert second.index("train") == third.index("a-rather-long-name") == first.index("name")
    assert "owner=ann" in second
    assert third.endswith("x" * 39 + "…")
    assert last == "2 runs"
    RunList().show()
    assert capsys.readouterr().out == "0 runs\n"


def test_html_escapes_everything() -> None:
    hostile = copy.deepcopy(RUN)
    hostile["metadata"] = {"name": HOSTILE, "labels": {HOSTILE: HOSTILE}, "project": [HOSTILE]}
    hostile["status"]["results"] = {HOSTILE: {HOSTILE: [HOSTILE]}}
    markup = RunList([hostile])._repr_html_()
    assert "<script" not in markup
    assert "&lt;script&gt;" in markup
    links = ArtifactList(
        [{"target_path": 'https://x/"><b>'}, {"target_path": "javascript:alert(1)"}]
    )._repr_html_()
    assert '<a href="https://x/&quot;&gt;&lt;b&gt;">' in links
    assert 'href="javascript' not in links


def test_html_shows_fifty_rows() -> None:
    markup = FunctionList([{"metadata": {"name": f"f{n}"}} for n in range(53)])._repr_html_()
    assert markup.count("<tr>") == 51
    assert "and 3 more functions" in markup


def test_data_frames() -> None:
    frame = RunList([RUN]).to_df()
    assert list(frame["name"]) == ["train"]
    assert str(frame["start"].dt.tz) == "UTC"
    flat = RunList([RUN, {"metadata": {"name": "b"}}]).to_df(flat=True)
    assert flat["results.auc"][0] == 0.9
    assert flat["parameters.p1"][0] == 5
    assert flat["labels.owner"][0] == "ann"
    assert "results" not in flat
    assert RunList().to_df(flat=True).empty
    assert list(ArtifactList([{"key": "k"}]).to_df()["key"]) == ["k"]


def test_without_pandas_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "from mlrun_db.lists import RunList\n"
        "try: RunList().to_df()\n"
        "except ImportError as err: print(err)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "pip install 'mlrun_db[pandas]'" in result.stdout
