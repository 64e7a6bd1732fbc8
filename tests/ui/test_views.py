"""What each page shows, of servers of every generation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer

from .conftest import PROJECT, Browse, See, make_run

RUNS = f"/projects/{PROJECT}/runs"


def test_every_link_leads_to_a_page(see: See, filled: LocalServer) -> None:
    seen, left = set[str](), ["/"]
    while left:
        path = left.pop()
        if path in seen or path.startswith("#"):
            continue
        seen.add(path)
        if path.endswith("/log"):
            assert httpx.get(f"{filled.url}{path}").status_code == 200
            continue
        left += see(path).links
    wanted = {"", "/u2", "/u3", "/u3?iter=2"}
    assert {f"{RUNS}{end}" for end in wanted} <= seen
    assert any("/function?" in path for path in seen)
    assert any("/feature-set?" in path for path in seen)


def test_projects(see: See) -> None:
    page = see("/")
    assert PROJECT in page.text and "Finds fraud" in page.text
    assert "default" not in see("/?name=FRA").text
    assert "No project has this name" in see("/?name=zzz").text


def test_runs(see: See) -> None:
    header, *rows = see(RUNS).rows
    assert header[1:7] == ["Name", "State", "Started ↓", "Duration", "auc", "loss"]
    assert "best_iteration" not in header
    assert [row[1:3] for row in rows] == [
        ["tune u3", "completed"],
        ["train u2", "completed"],
        ["train u1", "running"],
        ["train u0", "error"],
    ]
    assert rows[1][5:7] == ["0.502", "0.998"]


@pytest.mark.parametrize(
    ("query", "uids"),
    [
        ("state=error", ["u0"]),
        ("name=TUN", ["u3"]),
        ("label=owner%3Dann&state=running", ["u1"]),
        ("label=owner%3Dbob", []),
        ("since=1h", []),
        ("sort=result.auc", ["u3", "u2", "u1", "u0"]),
        ("sort=result.loss", ["u0", "u1", "u2", "u3"]),
        ("sort=result.best_iteration", ["u3", "u2", "u1", "u0"]),
        ("sort=param.lr&order=asc", ["u3", "u2", "u1", "u0"]),
        ("sort=state&order=asc", ["u3", "u2", "u0", "u1"]),
        ("where=auc+>+0.501+and+lr+<+0.3", ["u3", "u2"]),
        ("where=state+%3D%3D+'error'", ["u0"]),
        ("sort=start&order=asc", ["u0", "u1", "u2", "u3"]),
    ],
)
def test_runs_are_filtered_and_sorted(see: See, query: str, uids: list[str]) -> None:
    assert [row[1].split()[1] for row in see(f"{RUNS}?{query}").rows[1:]] == uids


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=x",
        "sort=nothing",
        "order=up",
        "since=2y",
    ],
)
def test_a_wrong_parameter_is_named(see: See, query: str) -> None:
    assert query.split("=", maxsplit=1)[0] in see(f"{RUNS}?{query}", 400).text


@pytest.mark.parametrize("condition", ["auc+>", "nothing+>+1", "__import__('os')"])
def test_a_wrong_condition_is_explained(see: See, condition: str) -> None:
    assert "This cannot be shown" in see(f"{RUNS}?where={condition}", 400).text


def test_one_run(see: See) -> None:
    page = see(f"{RUNS}/u2")
    for text in ("train", "completed", "owner ann", "auc 0.502", "lr 0.25", "s3://b/u2"):
        assert text in page.text
    assert not page.with_attribute("data-live")
    assert "MemoryError: too large" in see(f"{RUNS}/u0").text


def test_metrics_over_steps(see: See, filled: LocalServer) -> None:
    rows = [
        [step, 1782900000.0 + step, 1 / step, "NaN" if step == 2 else None] for step in (1, 2, 3)
    ]
    table = {
        "kind": "dataset",
        "key": "metrics",
        "header": ["step", "time", "<loss>", "nothing"],
        "preview": rows,
        "length": 3,
    }
    with HTTPRunDB(filled.url) as db:
        if not db.server_version.startswith("0"):
            table = {
                "kind": "dataset",
                "metadata": {"key": "metrics", "project": PROJECT, "tree": "u2"},
                "spec": {"header": table["header"], "length": 3, "db_key": "train_metrics"},
                "status": {"preview": rows},
            }
        db.store_artifact("train_metrics", table, "u2", project=PROJECT)
        page = see(f"{RUNS}/u2")
        labels = [each["data-label"] for each in page.with_attribute("data-label") if "cx" in each]
        assert labels == ["step 1: 1", "step 2: 0.5", "step 3: 0.33333"]
        assert "<loss> last 0.33333 lowest 0.33333 highest 1" in page.text
        table_as_text = httpx.get(f"{filled.url}{RUNS}/u2/metrics.csv").text.splitlines()
        assert table_as_text[0] == "step,time,<loss>,nothing" and len(table_as_text) == 4
        preview = see(f"/projects/{PROJECT}/artifact?key=train_metrics")
        assert preview.rows[:2] == [
            ["step", "time", "<loss>", "nothing"],
            ["1", "1,782,900,001", "1", ""],
        ]
        db.del_artifact("train_metrics", tag="*", project=PROJECT)


def test_a_tracked_run_with_a_small_file(
    make_server: Callable[..., LocalServer], browse: Browse, tmp_path: Path
) -> None:
    server = make_server()
    (tmp_path / "report.txt").write_text("all <well>\n")
    with HTTPRunDB(server.url) as db, db.start_run("train", PROJECT) as run:
        run.log_metric("loss", 0.5, step=1)
        run.log_artifact("report", tmp_path / "report.txt")
        run.log("epoch 1")
    page = browse(server)(f"{RUNS}/{run.uid}")
    assert "loss last 0.5" in page.text and "epoch 1" in page.text
    (link,) = [link for link in page.links if "key=train_report" in link]
    assert "all <well>" in browse(server)(link).text


def test_a_running_run_is_read_again_and_its_log_followed(see: See, filled: LocalServer) -> None:
    page = see(f"{RUNS}/u1")
    assert [each["id"] for each in page.with_attribute("data-live")] == ["run"]
    (log,) = page.with_attribute("data-log")
    assert "epoch 1 epoch 2" in page.text and log["data-offset"] == "16"
    with HTTPRunDB(filled.url) as db:
        db.store_log("u1", PROJECT, "\x1b[31mepoch 3\x1b[0m\n10%\r20%\n\x07ü".encode()[:-1], True)
        new = httpx.get(f"{filled.url}{log['data-log']}?offset=16").json()
        assert new["text"] == "epoch 3\n20%\n\\x07"  # half a character is left for later
        db.store_log("u1", PROJECT, "ü".encode()[1:], append=True)
        rest = httpx.get(f"{filled.url}{log['data-log']}?offset={new['offset']}").json()
        assert rest["text"] == "ü"
        whole = httpx.get(f"{filled.url}{RUNS}/u1/log")
        assert whole.headers["content-type"] == "text/plain; charset=utf-8"
        assert whole.text.endswith("ü\n")
        db.store_log("u1", PROJECT, "epoch 1\nepoch 2\n")


def test_iterations_of_a_run(see: See) -> None:
    page = see(f"{RUNS}/u3")
    assert ["completed", "2 best", "0.2", "0.9"] in page.rows
    assert "iteration 2" in see(f"{RUNS}/u3?iter=2").text


def test_runs_are_compared(see: See) -> None:
    page = see(f"/projects/{PROJECT}/compare?uid=u2&uid=u0&uid=gone")
    assert "Not found: gone" in page.text
    assert ["auc", "0.502 best", "0.5"] in page.rows
    assert ["loss", "0.998 best", "1"] in page.rows
    assert ["optimizer", "adam", "adam"] not in page.rows
    every = see(f"/projects/{PROJECT}/compare?uid=u2&uid=u0&show=all")
    assert ["optimizer", "adam", "adam"] in every.rows
    drawn = see(f"/projects/{PROJECT}/compare?uid=u2&uid=u0&x=loss&y=auc")
    labels = [each["data-label"] for each in drawn.with_attribute("data-label") if "cx" in each]
    assert labels == ["train: loss 0.998, auc 0.502", "train: loss 1, auc 0.5"]
    assert "No runs are selected" in see(f"/projects/{PROJECT}/compare").text


def test_models_and_their_versions(see: See) -> None:
    assert [row[0] for row in see(f"/projects/{PROJECT}/models").rows] == ["Name", "model"]
    page = see(f"/projects/{PROJECT}/artifact?key=model")
    assert "s3://b/u" in page.text and "2 MB" in page.text
    assert "auc 0.9" in page.text
    assert see(f"/projects/{PROJECT}/artifact?key=model&tree=u1").text.count("s3://b/u1") >= 1
    see(f"/projects/{PROJECT}/artifact?key=none", 404)


def test_functions_schedules_and_feature_sets(see: See) -> None:
    assert "trainer" in see(f"/projects/{PROJECT}/functions").text
    assert "mlrun/mlrun" in see(f"/projects/{PROJECT}/function?name=trainer").text
    assert see(f"/projects/{PROJECT}/schedules").rows[1][:3] == ["nightly", "job", "0 3 * * *"]
    assert see(f"/projects/{PROJECT}/feature-sets").rows[1][:3] == ["payments", "card", "0"]


def test_what_does_not_exist(see: See, filled: LocalServer) -> None:
    see(f"{RUNS}/nothing", 404)
    see(f"/projects/{PROJECT}/nothing", 404)
    unknown = httpx.get(f"{filled.url}/nothing")
    assert (unknown.status_code, unknown.json()) == (404, {"detail": "Not Found"})
    assert httpx.get(f"{filled.url}/static/app.py").status_code == 404


def test_an_empty_project(make_server: Callable[..., LocalServer], browse: Browse) -> None:
    see = browse(make_server(version="1.12.1"))
    for tab in ("runs", "models", "artifacts", "functions", "schedules", "feature-sets"):
        page = see(f"/projects/default/{tab}")
        assert "No " in page.text and not page.rows


@pytest.mark.parametrize("version", ["0.6.6", "1.12.1"])
def test_long_lists_are_read_page_by_page(
    make_server: Callable[..., LocalServer], browse: Browse, version: str
) -> None:
    server = make_server(version=version)
    with HTTPRunDB(server.url) as db:
        db.store_runs([make_run(f"r{n}", n) | {"metadata": {"name": f"r{n}", "uid": f"u{n}"}}
                       for n in range(120)], "default")  # fmt: skip
    see = browse(server)
    pages = [see(f"/projects/default/runs?page={n}") for n in (1, 2, 3)]
    names = [[row[1].split()[0] for row in page.rows[1:]] for page in pages]
    assert [len(each) for each in names] == [50, 50, 20]
    assert [*names[0], *names[1], *names[2]] == [f"r{n}" for n in reversed(range(120))]
    assert ["Next" in page.text for page in pages] == [True, True, False]
    best = see("/projects/default/runs?sort=result.loss&order=asc&page=3")
    assert best.rows[-1][1].split()[0] == "r0"
    if version == "1.12.1":
        lists = [request for request in server.requests if "/runs" in request.path]
        assert {dict(request.query).get("page-size") for request in lists[-4:]} == {"50", "500"}
