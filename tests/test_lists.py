"""The lists: plain lists of dicts, and tables."""

from __future__ import annotations

import copy
import os
import pickle
import pty
import subprocess
import sys
import tty
from math import nan
from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure

from mlrun_db.errors import MLRunInvalidArgumentError
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
def test_odd_items_do_no_harm(
    cls: type[ObjectList[Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    odd = cls([{}, {"metadata": None, "key": None}, {"metadata": "text", "status": []}])
    assert len(odd.to_rows()) == 4
    assert "3 " + cls._noun in odd._repr_html_()
    odd.show()
    assert capsys.readouterr().out.endswith("3 " + cls._noun + "\n")


def test_show_prints_an_aligned_table(capsys: pytest.CaptureFixture[str]) -> None:
    other = {
        "metadata": {"name": "a-rather-long-name", "project": "p2"},
        "status": {"error": "x" * 99},
    }
    RunList([RUN, other]).show()
    first, second, third, last = capsys.readouterr().out.splitlines()
    assert first.split() == [
        *("project", "name", "uid", "state", "start", "auc", "p1", "labels", "error")
    ]
    assert second.index("train") == third.index("a-rather-long-name") == first.index("name")
    assert "owner=ann" in second
    assert third.endswith("x" * 39 + "…")
    assert last == "2 runs"
    RunList().show()
    assert capsys.readouterr().out == "0 runs\n"


def on_terminal(script: str, columns: int) -> list[str]:
    """Return the lines that a script prints to a terminal of this width."""
    main, other = pty.openpty()
    tty.setraw(other)
    environment = {**os.environ, "COLUMNS": str(columns)}
    subprocess.run([sys.executable, "-c", script], stdout=other, env=environment, check=True)
    os.close(other)
    with open(main, "rb", closefd=False) as terminal:
        text = terminal.read1().decode()
    os.close(main)
    return text.splitlines()


@pytest.mark.parametrize("columns", [200, 80, 40])
def test_a_table_is_as_wide_as_the_terminal(columns: int) -> None:
    script = (
        "from mlrun_db import RunList\n"
        "RunList({'metadata': {'name': 'a-rather-long-name', 'uid': f'{n}' * 32},\n"
        " 'spec': {'parameters': {'lr': n / 8, 'depth': n}},\n"
        " 'status': {'results': {'auc': n / 8}, 'state': 'completed'}} for n in (1, 2)).show()"
    )
    *table, last = on_terminal(script, columns)
    assert max(map(len, table)) <= columns
    assert table[0].split()[:2] == ["name", "uid"] and "2 runs; * best of 2" in last
    assert ("more columns: " in last) == (columns == 40)
    if columns == 200:
        assert table[2].split()[-3:] == ["*", "0.25", "2"]
        assert table[0].endswith("auc     lr  depth") and table[2].endswith("0.25 *   0.25      2")


def test_a_terminal_is_not_steered(capsys: pytest.CaptureFixture[str]) -> None:
    run = {"metadata": {"name": "\x1b[2Ja\rb\u202ec\ud800", "uid": "\x9bx\nnew"}}
    RunList([run]).show()
    _, row, _ = capsys.readouterr().out.splitlines()
    assert row.split("  ") == ["\\x1b[2Ja b\\u202ec\\ud800", "\\x9bx new"]


def test_numbers_have_six_digits(capsys: pytest.CaptureFixture[str]) -> None:
    results = {"auc": 0.912345678, "tiny": 1.23456789e-7, "seconds": 1627820000.125, "nan": nan}
    RunList([{"status": {"results": results}}]).compare().show()
    _, row, _ = capsys.readouterr().out.splitlines()
    assert row.split() == ["0.912346", "1.23457e-07", "1627820000.125", "nan"]


def test_data_frames() -> None:
    frame = RunList([RUN]).to_df()
    assert list(frame["name"]) == ["train"]
    assert frame["results"][0] == {"auc": 0.9}
    flat = RunList([RUN, {"metadata": {"name": "b"}}]).to_df(flat=True)
    assert list(flat.columns) == [
        *("project", "uid", "start", "state", "name", "output.auc", "param.p1", "label.owner"),
        *("iter", "inputs", "artifacts", "error"),
    ]
    assert flat["output.auc"][0] == 0.9
    assert flat["output.auc"].dtype == "float64"
    assert flat["param.p1"][0] == 5
    assert flat["label.owner"][0] == "ann"
    assert RunList().to_df(flat=True).empty
    assert list(ArtifactList([{"key": "k"}]).to_df()["key"]) == ["k"]


@pytest.mark.parametrize(
    ("items", "column"),
    [
        (RunList([{"status": {"start_time": "2021-07-01 10:00:00"}}, {}]), "start"),
        (ArtifactList([{"updated": "2021-07-01T12:00:00.000+02:00"}, {"updated": "?"}]), "updated"),
        (FunctionList([{"metadata": {"updated": "2021-07-01T10:00:00Z"}}, {}]), "updated"),
    ],
)
def test_times_are_times(items: ObjectList[Any], column: str) -> None:
    times = items.to_df()[column]
    assert str(times.dt.tz) == "UTC"
    assert times[0].isoformat() == "2021-07-01T10:00:00+00:00"
    assert list(times.isna()) == [False, True]
    assert str(type(items)().to_df()[column].dt.tz) == "UTC"


def run_with(number: int, auc: Any, **parameters: Any) -> dict[str, Any]:
    return {
        "metadata": {"name": "train", "uid": f"u{number}"},
        "spec": {"parameters": parameters},
        "status": {
            "state": "completed",
            "start_time": f"2021-07-0{number}T10:00:00+00:00",
            "results": {"auc": auc},
        },
    }


def test_compare_has_what_differs() -> None:
    runs = RunList([run_with(1, 0.9, lr=1, depth=3, kind="a b"), run_with(2, 0.9, lr=2, depth=3)])
    table = runs.compare()
    assert table.to_rows() == [
        ["name", "uid", "iter", "state", "param.lr", "param.kind"],
        ["train", "u1", None, "completed", 1, "a b"],
        ["train", "u2", None, "completed", 2, None],
    ]
    assert table[1]["param.lr"] == 2
    assert "param.kind" not in table[1]
    assert list(table.to_df()["param.lr"]) == [1, 2]
    assert "param.lr" in table._repr_html_()
    assert list(runs[:1].compare()[0])[4:] == [
        "param.lr",
        "param.depth",
        "param.kind",
        "output.auc",
    ]
    assert RunList().compare() == []


def test_plot_follows_the_starts() -> None:
    runs = RunList([run_with(3, 0.3), run_with(1, 0.1), run_with(2, "none"), run_with(4, 0.4)])
    axes = runs.plot("auc")
    (line,) = axes.get_lines()
    assert line.get_xydata().tolist() == [[1, 0.1], [2, 0.3], [3, 0.4]]  # type: ignore[union-attr]
    assert axes.get_ylabel() == "auc"


def test_plot_by_a_parameter() -> None:
    runs = RunList(
        [run_with(1, 0.1, lr=5, opt="$a"), run_with(2, 0.2, lr=1, opt=2), run_with(3, 1)]
    )
    (line,) = runs.plot("auc", by="lr").get_lines()
    assert line.get_xydata().tolist() == [[5, 0.1], [1, 0.2]]  # type: ignore[union-attr]
    figure = Figure()
    axes: Any = figure.subplots()
    assert runs.plot("auc", by="opt", ax=axes) is axes
    figure.draw_without_rendering()
    assert [label.get_text() for label in axes.get_xticklabels()] == [r"\$a", "2"]
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("opt", "auc")


def test_plot_names_what_there_is() -> None:
    runs = RunList([run_with(1, 0.1, lr=5), run_with(2, 0.2, opt="a")])
    with pytest.raises(MLRunInvalidArgumentError, match=r"result 'loss'; there are: auc$"):
        runs.plot("loss")
    with pytest.raises(MLRunInvalidArgumentError, match=r"parameter 'x'; there are: lr, opt$"):
        runs.plot("auc", by="x")
    with pytest.raises(MLRunInvalidArgumentError, match="there are: none"):
        RunList([{}]).plot("auc")


@pytest.mark.parametrize(
    ("module", "extra", "use"),
    [
        ("pandas", "pandas", "RunList().to_df()"),
        ("pandas", "pandas", "RunList().to_df(flat=True)"),
        ("matplotlib", "plot", "RunList([{'status': {'results': {'auc': 1}}}]).plot('auc')"),
    ],
)
def test_without_an_extra_it_says_what_to_install(module: str, extra: str, use: str) -> None:
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from mlrun_db.lists import RunList\n"
        f"try: {use}\n"
        "except ImportError as err: print(err)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert f"pip install 'mlrun_db[{extra}]'" in result.stdout


def test_show_returns_html_instead_of_showing(capsys: pytest.CaptureFixture[str]) -> None:
    runs = RunList(
        {"metadata": {"name": f"n-{number}", "labels": {"a": "1"}}} for number in range(60)
    )
    page = runs.show(display=False)
    assert page and "n-59" in page and "<th>labels" in page.replace(' scope="col"', "")
    assert "labels" not in str(runs.show(display=False, short=True))
    assert '<table class="wide &quot;x">' in str(runs.show(False, classes=["wide", '"x']))
    assert '<table class="wide">' in str(ArtifactList([{"key": "k"}]).show(False, classes="wide"))
    assert capsys.readouterr().out == ""
    assert runs.show(short=True) is None
    assert "labels" not in capsys.readouterr().out


def test_lists_as_objects_of_the_sdk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are made by the lists of MLRun's own SDK; here by a package in its place."""
    (tmp_path / "mlrun").mkdir()
    (tmp_path / "mlrun" / "__init__.py").touch()
    (tmp_path / "mlrun" / "lists.py").write_text(
        "class RunList(list):\n"
        "    def to_objects(self): return [('run', each['uid']) for each in self]\n"
        "class ArtifactList(list):\n"
        "    def to_objects(self): return [('artifact', each['key']) for each in self]\n"
        "    def dataitems(self): return [('data', each['key']) for each in self]\n"
    )
    runs, artifacts = RunList([{"uid": "u"}]), ArtifactList([{"key": "k"}])
    for use in (runs.to_objects, artifacts.to_objects, artifacts.objects, artifacts.dataitems):
        with pytest.raises(ImportError, match=r"needs MLRun's own SDK.*pip install mlrun"):
            use()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert runs.to_objects() == [("run", "u")]
    assert artifacts.to_objects() == artifacts.objects() == [("artifact", "k")]
    assert artifacts.dataitems() == [("data", "k")]
    for name in ("mlrun", "mlrun.lists"):
        monkeypatch.delitem(sys.modules, name)


def test_flat_data_frames_of_artifacts_and_functions() -> None:
    artifacts = ArtifactList([{"key": "k", "labels": {"stage": "dev"}}, {"key": "l"}])
    frame = artifacts.to_df(flat=True)
    assert "labels" not in frame and next(iter(frame["label.stage"])) == "dev"
    functions = FunctionList([{"metadata": {"name": "f", "labels": {"a": 1}}}])
    assert list(functions.to_df(flat=True)["label.a"]) == [1]
