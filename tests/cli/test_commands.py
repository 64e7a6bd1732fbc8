"""What each command does on the server, and writes."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.cli.conftest import UIDS, Run
from tests.conftest import ManualClock
from tests.support.scripted import ScriptedServer, json_response

FIRST, SECOND, THIRD = UIDS


def test_runs_are_listed_as_tab_separated_values(run: Run, runs: HTTPRunDB) -> None:
    result = run("runs", "list")
    assert (result.status, result.err) == (0, "")
    assert result.rows == [
        ["train-1", SECOND, "error", "2024-05-02T10:00:00+00:00", "auc=0.91234567"],
        ["train-0", FIRST, "completed", "2024-05-01T10:00:00+00:00", "auc=0.91234567"],
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--name", "train-0"], [FIRST]),
        (["--name", "~TRAIN"], [SECOND, FIRST]),
        (["--label", "team=a"], [SECOND]),
        (["-l", "team", "-l", "team=b"], [FIRST]),
        (["--state", "error"], [SECOND]),
        (["--last", "1"], [SECOND]),
        (["--since", "2024-05-02"], [SECOND]),
        (["--since", "2024-05-01T11:00"], [SECOND]),
        (["-p", "p2"], [THIRD]),
        (["--since", "1h"], []),
    ],
)
def test_runs_are_filtered(
    run: Run, runs: HTTPRunDB, filters: list[str], expected: list[str]
) -> None:
    assert [row[1] for row in run("runs", "list", *filters).rows] == expected


def test_a_duration_is_counted_from_now(run: Run, runs: HTTPRunDB) -> None:
    start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=3)
    new = {"metadata": {"name": "new"}, "status": {"start_time": start.isoformat()}}
    runs.store_run(new, "new")
    for duration in ("1d", "4h", "300m", "99999s", "1w"):
        assert [row[0] for row in run("runs", "list", "--since", duration).rows] == ["new"]
    assert run("runs", "list", "--since", "100m").out == ""


def test_runs_of_all_projects_name_theirs(run: Run, runs: HTTPRunDB) -> None:
    rows = run("runs", "list", "--all").rows
    assert [row[:2] for row in rows] == [
        ["p2", "train-2"],
        ["default", "train-1"],
        ["default", "train-0"],
    ]


def test_scripts_get_all_values_of_a_large_dict(run: Run, db: HTTPRunDB) -> None:
    results = {f"r{number}": number for number in range(150)}
    db.store_run({"metadata": {"name": "r", "uid": "u"}, "status": {"results": results}}, "u")
    (row,) = run("runs", "list").rows
    assert row[4].split(", ") == [f"{name}={value}" for name, value in results.items()]


def test_json_is_all_there_is_on_stdout(run: Run, runs: HTTPRunDB) -> None:
    for arguments in (["--json", "runs", "list"], ["runs", "list", "--json"]):
        result = run(*arguments)
        assert [item["metadata"]["uid"] for item in result.json] == [SECOND, FIRST]
        assert result.json[0]["status"]["results"] == {"auc": 0.91234567}
    assert run("runs", "list", "--json", "-p", "none").json == []


def test_a_run_is_shown(run: Run, runs: HTTPRunDB) -> None:
    result = run("runs", "show", FIRST)
    assert result.lines == [
        "name      train-0",
        f"uid       {FIRST}",
        "project   default",
        "state     completed",
        "start     2024-05-01T10:00:00+00:00",
        "updated   2024-05-01T11:00:00+00:00",
        "function  default/train",
        "labels",
        "  kind  job",
        "  team  b",
        "parameters",
        "  rate  0.1",
        "results",
        "  auc  0.91234567",
        "artifacts",
        "  model  s3://bucket/model",
    ]
    assert run("runs", "show", FIRST, "--json").json["metadata"]["name"] == "train-0"


def test_a_uid_may_be_shortened(run: Run, runs: HTTPRunDB) -> None:
    assert run("runs", "show", "aaaa1111b", "--json").json["metadata"]["uid"] == FIRST
    assert run("logs", "aaaa1111c").out == f"log of {SECOND}\nlast line\n"
    ambiguous = run("runs", "show", "aaaa")
    assert (ambiguous.status, ambiguous.out) == (1, "")
    assert f"is the prefix of 2 uids in project default: {SECOND}, {FIRST}" in ambiguous.err
    runs.store_run({"metadata": {"name": "exact", "uid": "aaaa"}}, "aaaa")
    assert run("runs", "show", "aaaa", "--json").json["metadata"]["name"] == "exact"
    missing = run("runs", "show", "ffff")
    assert (missing.status, missing.out) == (1, "")
    assert missing.err == "mlrun-db: no run with uid or uid prefix 'ffff' in project default\n"


def test_runs_are_aborted(run: Run, runs: HTTPRunDB) -> None:
    assert run("runs", "abort", "dddd", THIRD, "dddd", "-p", "p2").out == f"aborted {THIRD}\n"
    assert runs.read_run(THIRD, "p2")["status"]["state"] == "aborted"
    assert run("runs", "abort").status == 2


def test_a_few_letters_of_a_uid_are_not_enough_to_abort_or_delete(
    run: Run, runs: HTTPRunDB
) -> None:
    for command in (["abort"], ["delete", "--yes"]):
        result = run("runs", *command, "-p", "p2", THIRD[:3])
        assert (result.status, result.out) == (2, "")
        assert result.err == "mlrun-db: 'ddd' is too short: pass at least 4 characters of a uid\n"
    assert run("runs", "show", "-p", "p2", "d").status == 0
    runs.store_run({"metadata": {"name": "short", "uid": "u"}}, "u")
    assert run("runs", "delete", "--yes", "u").out == "deleted u\n"


def test_short_uids_are_looked_up_in_one_list(run: Run, scripted: ScriptedServer) -> None:
    missing = json_response({"detail": "no such run"}, 404)
    listed = [{"metadata": {"uid": f"{sign * 8}-uid"}} for sign in "abc"]
    scripted.responses = [missing, missing, json_response({"runs": listed}), json_response({})]
    result = run("--url", scripted.url, "runs", "delete", "aaaa", "bbbb", "--yes")
    assert result.lines == ["deleted aaaaaaaa-uid", "deleted bbbbbbbb-uid"]
    assert [request.path for request in scripted.requests].count("/api/runs") == 1


def test_runs_are_deleted_all_or_none(run: Run, runs: HTTPRunDB) -> None:
    assert run("runs", "delete", FIRST, "ffff", "--yes").status == 1
    assert len(runs.list_runs()) == 2
    assert run("runs", "delete", FIRST, "aaaa1111c", "-y").lines == [
        f"deleted {FIRST}",
        f"deleted {SECOND}",
    ]
    assert runs.list_runs() == []


def test_a_log_is_followed_to_its_end(
    run: Run, server: LocalServer, runs: HTTPRunDB, clock: ManualClock
) -> None:
    server.transition("run", "reads", 3)
    runs.store_function({"kind": "job", "metadata": {"name": "train"}}, "train")
    task = {"metadata": {"name": "t"}, "spec": {"function": "default/train"}}
    uid = runs.submit_job(task)["metadata"]["uid"]
    result = run("logs", "-f", uid, clock=clock)
    assert clock.sleeps
    assert result.out == runs.get_log(uid)[1].decode()
    assert runs.read_run(uid)["status"]["state"] == "completed"


def test_a_server_that_dies_ends_the_following(
    run: Run,
) -> None:
    with LocalServer(version="0.6.6") as mortal, HTTPRunDB(mortal.url) as db:
        db.store_run({"metadata": {"name": "r"}, "status": {"state": "running"}}, "u1")
        db.store_log("u1", body="so far\n")

        class Killer(ManualClock):
            def sleep(self, seconds: float) -> None:
                super().sleep(seconds)
                mortal.stop()

        result = run("--url", mortal.url, "logs", "u1", "--follow", clock=Killer())
    assert (result.status, result.out) == (1, "so far\n")
    assert result.err.startswith(f"mlrun-db: GET {mortal.url}/api/log/default/u1")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(("state", "status"), [("completed", 0), ("error", 1)])
def test_the_end_of_a_run_is_the_status(run: Run, db: HTTPRunDB, state: str, status: int) -> None:
    db.store_run({"metadata": {"name": "r", "uid": "u1"}, "status": {"state": state}}, "u1")
    db.store_log("u1", body="line\n")
    assert run("logs", "-f", "u1").status == 0
    assert run("logs", "u1", "--exit-status") == (status, "line\n", "")
    assert run("logs", "-f", "u1", "--exit-status") == (status, "line\n", "")


def test_artifacts(run: Run, objects: HTTPRunDB) -> None:
    assert [row[3] for row in run("artifacts", "list", "--name", "~MOD").rows] == ["tree-2"]
    rows = run("artifacts", "list", "--tag", "*").rows
    found = {(row[2], row[3]) for row in rows}
    assert found == {("v1", "tree-1"), ("v2", "tree-2"), ("latest", "tree-2")}
    (row,) = run("artifacts", "list", "--tag", "v1").rows
    assert (row[:4], row[5]) == (["model", "model", "v1", "tree-1"], "s3://bucket/model-1")
    assert set(run("artifacts", "tags").lines) == {"latest", "v1", "v2"}
    assert set(run("artifacts", "tags", "--json").json) == {"latest", "v1", "v2"}
    assert run("artifacts", "list", "--label", "no").out == ""
    assert run("artifacts", "show", "model", "--tag", "v1", "--json").json["tree"] == "tree-1"
    assert "target_path" in run("artifacts", "show", "model").out
    assert run("artifacts", "delete", "model", "--tag", "v1", "-y").out == "deleted model\n"
    assert [item["tree"] for item in objects.list_artifacts("model")] == ["tree-2"]
    gone = run("artifacts", "delete", "model", "--tag", "v7", "--yes")
    assert (gone.status, gone.err) == (
        1,
        "mlrun-db: no artifact 'model' with tag v7 in project default\n",
    )
    assert len(objects.list_artifacts("model")) == 1


def test_a_tag_may_be_needed(run: Run, db: HTTPRunDB) -> None:
    db.store_artifact("none", {"key": "none"}, "t", tag="v1")
    for group in ("artifacts", "feature-sets", "functions"):
        result = run(group, "show", "none")
        assert (result.status, result.err.count("\n")) == (1, 1)
        assert f"see mlrun-db {group} list, and pass --tag" in result.err
        assert "pass --tag" not in run(group, "show", "none", "--tag", "v1").err


@pytest.mark.parametrize(
    "arguments",
    [
        ("artifacts", "delete", ""),
        ("functions", "delete", ""),
        ("feature-sets", "delete", ""),
        ("schedules", "delete", ""),
        ("projects", "delete", ""),
        ("artifacts", "delete", "model", "--tag", ""),
    ],
)
def test_an_empty_name_deletes_nothing(
    run: Run, objects: HTTPRunDB, arguments: tuple[str, ...]
) -> None:
    result = run(*arguments, "--yes")
    assert (result.status, result.out) == (2, "")
    assert "must not be empty. See: mlrun-db" in result.err


def test_the_hash_of_a_function_may_be_shortened(run: Run, db: HTTPRunDB) -> None:
    for number in range(17):  # of which two begin with the same of 16 digits
        db.store_function({"kind": "job", "spec": {"n": number}}, "f", versioned=True)
    hashes = [function["metadata"]["hash"] for function in db.list_functions("f")]
    shown = run("functions", "show", "f", "--hash", hashes[0][:12], "--json").json
    assert shown["metadata"]["hash"] == hashes[0]
    digit = next(each for each in "0123456789abcdef" if sum(h[0] == each for h in hashes) > 1)
    ambiguous = run("functions", "show", "f", "--hash", digit)
    assert (ambiguous.status, ambiguous.out) == (1, "")
    assert f"{digit!r} is the prefix of" in ambiguous.err
    assert run("functions", "show", "f", "--hash", "xyz").status == 1


def test_functions(run: Run, objects: HTTPRunDB) -> None:
    (row,) = run("functions", "list").rows
    assert row[:3] == ["train", "job", "latest"]
    assert run("functions", "list", "--tag", "v9").out == ""
    shown = run("functions", "show", "train", "--json").json
    assert shown["metadata"]["name"] == "train"
    by_hash = run("functions", "show", "train", "--hash", shown["metadata"]["hash"], "--json")
    assert by_hash.json["metadata"]["hash"] == shown["metadata"]["hash"]
    assert run("functions", "delete", "train", "--yes").status == 0
    assert objects.list_functions() == []
    gone = run("functions", "delete", "train", "--yes")
    assert (gone.status, gone.err) == (1, "mlrun-db: no function 'train' in project default\n")


def test_projects(run: Run, objects: HTTPRunDB) -> None:
    rows = {row[0]: row for row in run("projects", "list").rows}
    assert set(rows) == {"default", "empty"}
    assert (rows["empty"][1], rows["empty"][3]) == ("online", "for tests")
    made = run("projects", "create", "mine", "--description", "d", "-l", "team=a")
    assert made.out == "created mine\n"
    assert run("projects", "show", "mine", "--json").json["metadata"]["labels"] == {"team": "a"}
    assert [row[0] for row in run("projects", "list", "--label", "team=a").rows] == ["mine"]
    assert run("projects", "create", "mine").status == 1
    assert run("projects", "create", "other", "--json").json["metadata"]["name"] == "other"
    assert run("projects", "delete", "mine", "--yes").out == "deleted mine\n"
    objects.store_run({"metadata": {"name": "r"}}, "u1", "p2")
    refused = run("projects", "delete", "p2", "--yes")
    assert refused.status == 1
    assert "412" in refused.err
    assert run("projects", "delete", "p2", "--cascade", "--yes").status == 0
    with pytest.raises(errors.MLRunNotFoundError):
        objects.get_project("p2")
    assert run("projects", "delete", "p2", "--yes").status == 1


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (["foo"], "'foo' does not look like name=value"),
        (["=x"], "'=x' does not look like name=value"),
        (["a=1", "a=2"], "the label 'a' is given twice"),
    ],
)
def test_labels_of_a_new_project(run: Run, db: HTTPRunDB, labels: list[str], message: str) -> None:
    result = run("projects", "create", "p", *(f"--label={label}" for label in labels))
    assert result.status == 2
    assert message in result.err
    assert run("projects", "list").out == ""


def test_schedules(run: Run, objects: HTTPRunDB) -> None:
    (row,) = run("schedules", "list").rows
    assert (row[0], row[1], row[4]) == ("nightly", "job", "0 3 * * *")
    assert run("schedules", "list", "--json").json[0]["name"] == "nightly"
    assert run("schedules", "show", "nightly", "--json").json["kind"] == "job"
    before = len(objects.list_runs())
    assert run("schedules", "invoke", "nightly").out == "invoked nightly\n"
    assert len(objects.list_runs()) == before + 1
    assert run("schedules", "delete", "nightly", "--yes").out == "deleted nightly\n"
    assert run("schedules", "list").out == ""
    assert run("schedules", "delete", "nightly", "--yes").status == 1


def test_feature_sets(run: Run, objects: HTTPRunDB) -> None:
    (row,) = run("feature-sets", "list").rows
    assert (row[0], row[1], row[2], row[4]) == ("stocks", "latest", "ready", "price")
    assert run("feature-sets", "list", "--json").json[0]["spec"]["features"][0]["name"] == "price"
    assert "ticker" in run("feature-sets", "show", "stocks").out
    assert run("feature-sets", "delete", "stocks", "--tag", "latest", "--yes").status == 0
    assert objects.list_feature_sets("default") == []


def test_pipelines(run: Run, pipeline: str) -> None:
    (row,) = run("pipelines", "list").rows
    assert row[:3] == ["nightly-pipe", pipeline, "Succeeded"]
    assert run("pipelines", "list", "-p", "p2").out == ""
    assert [row[4] for row in run("pipelines", "list", "--all").rows] == ["default"]
    assert run("pipelines", "show", pipeline, "--json").json["run"]["id"] == pipeline
    assert run("pipelines", "show", "no-such").status == 1


def test_all_pages_of_pipelines_are_read(run: Run, db: HTTPRunDB, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("kind: Workflow\n")
    for number in range(25):  # the server gives 20 at a time
        db.submit_pipeline(path, run=f"r{number}")
    assert len(run("pipelines", "list", "--all").rows) == 25


@pytest.mark.parametrize(
    "arguments",
    [
        ["runs", "delete", FIRST],
        ["artifacts", "delete", "model"],
        ["functions", "delete", "train"],
        ["projects", "delete", "empty"],
        ["schedules", "delete", "nightly"],
        ["feature-sets", "delete", "stocks"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_nothing_is_deleted_without_somebody_to_ask(
    run: Run,
    runs: HTTPRunDB,
    objects: HTTPRunDB,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open("/dev/null") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.endswith("pass --yes\n")
    kind = arguments[0]
    assert run(kind, "show", arguments[2]).status == 0


@pytest.mark.parametrize("kind", ["artifacts", "functions", "feature-sets"])
def test_a_search_deletes_nothing(run: Run, objects: HTTPRunDB, kind: str) -> None:
    before = run(kind, "list").out
    result = run(kind, "delete", "~t", "--yes")
    assert result.status == 2
    assert "is a search" in result.err
    assert run(kind, "list").out == before != ""


def test_what_would_break_the_lines_is_replaced(run: Run, db: HTTPRunDB) -> None:
    db.store_run({"metadata": {"name": "a\tb\nc\x1b[31m"}, "status": {"error": "x\n  y"}}, "odd")
    (row,) = run("runs", "list", "--last", "1", "--name", "~a\tb").rows
    assert row[0] == r"a b c\x1b[31m"
    shown = run("runs", "show", "odd").out
    assert "\x1b" not in shown
    assert "x\n" in shown
