"""The store: many rows, parallel reads, files of other versions and programs."""

from __future__ import annotations

import json
import sqlite3
import threading
import time as clock
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from mlrun_db.server import LocalServer
from mlrun_db.server.rules.run_filters import RunFilter
from mlrun_db.server.rules.runs import list_runs
from mlrun_db.server.storage.schema import SCHEMA_VERSION, TABLES
from mlrun_db.server.storage.store import Store, StoreError

Make = Callable[..., LocalServer]
STATES = ("completed", "error", "running", "aborted")
# Each turns a file of the next version into one of its own.
VERSION_3 = """
DROP INDEX runs_by_update; DROP INDEX runs_by_end; DROP INDEX runs_in_project;
DROP INDEX artifacts_in_project; DROP INDEX artifacts_by_tree; DROP INDEX artifacts_by_time;
DROP INDEX versions_by_state; DROP INDEX versions_by_time;
ALTER TABLE runs DROP COLUMN end_time;
PRAGMA user_version = 3;
"""
VERSION_2 = """
DROP TABLE artifacts;
CREATE TABLE artifacts (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, uid TEXT NOT NULL, key TEXT NOT NULL,
    iter INTEGER NOT NULL, kind TEXT NOT NULL, updated REAL NOT NULL, body TEXT NOT NULL,
    UNIQUE (project, key, iter, uid));
CREATE INDEX artifacts_by_update ON artifacts (project, key, iter, updated);
CREATE INDEX artifacts_by_kind ON artifacts (project, kind);
PRAGMA user_version = 2;
"""
VERSION_1 = """
DROP TABLE works; DROP TABLE run_labels; DROP INDEX artifacts_by_kind;
CREATE TABLE jobs (
    project TEXT NOT NULL, uid TEXT NOT NULL, started REAL NOT NULL, seconds REAL NOT NULL,
    step INTEGER NOT NULL, due REAL NOT NULL, UNIQUE (project, uid));
CREATE INDEX jobs_by_due ON jobs (due);
PRAGMA user_version = 1;
"""


def fill(store: Store, count: int) -> None:
    """Insert runs in bulk: states and labels are equally frequent, except one rare label."""
    runs, labels = [], []
    for number in range(count):
        start = 1_600_000_000.0 + number
        state = STATES[number % len(STATES)]
        body = json.dumps({"metadata": {"uid": f"u{number}"}, "status": {"state": state}})
        name = "rare" if number % max(1, count // 20) == 0 else f"train{number % 9}"
        times = (start, start, body, start)
        runs.append((number, "p1", f"u{number}", 0, name, state, *times))
        labels.append((number, "owner", f"o{number % 4}", "p1", start))
        if number < 30:
            labels.append((number, "first", "yes", "p1", start))
        labels.append((number, "all", "yes", "p1", start))
    with store.transaction() as db:
        for row in runs:
            db.run("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        for label in labels:
            db.run("INSERT INTO run_labels VALUES (?, ?, ?, ?, ?)", label)


def best(store: Store, wanted: RunFilter) -> float:
    """Return the shortest time of several lists with ``last=20``."""
    times = []
    for _ in range(15):
        began = clock.perf_counter()
        with store.transaction(write=False) as db:
            assert len(list_runs(db, wanted, last=20)) == 20
        times.append(clock.perf_counter() - began)
    return min(times)


def test_lists_with_last_do_not_grow_with_the_store() -> None:
    small, large = Store(), Store()
    fill(small, 1_000)
    fill(large, 20_000)
    for wanted in (
        RunFilter("p1", labels=["owner=o1"]),
        RunFilter("p1", labels=["owner"]),
        RunFilter("p1", labels=["first=yes"]),
        RunFilter("p1", states=["error"]),
        RunFilter("p1", name="train1"),
        RunFilter("p1", iterations=False),
        RunFilter("p1", labels=["owner=o1"], states=["error"]),
    ):
        assert best(large, wanted) < 5 * best(small, wanted) + 0.001, wanted
    small.close()
    large.close()


def time(number: int) -> datetime:
    return datetime.fromtimestamp(1_600_000_000.0 + number, UTC)


def steps(store: Store, wanted: RunFilter, sort: bool, last: int) -> tuple[int, int]:
    """Return the length of a list, and for how many hundred instructions SQLite worked on it."""
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    with store.transaction() as db:
        db._connection.set_progress_handler(count, 100)
        found = list_runs(db, wanted, sort=sort, last=last)
        db._connection.set_progress_handler(None, 100)
    return len(found), counted


@pytest.mark.parametrize("sort", [True, False])
def test_the_work_for_a_filter_does_not_grow_with_the_store(sort: bool) -> None:
    sizes = (1_000, 20_000)
    stores = [Store() for _ in sizes]
    for store, size in zip(stores, sizes, strict=True):
        fill(store, size)
    made: list[tuple[Callable[[int], RunFilter], int]] = [
        (lambda size: RunFilter("p1", update_from=time(size - 20)), 0),
        (lambda size: RunFilter("p1", update_to=time(19)), 0),
        (lambda size: RunFilter("p1", update_from=time(0)), 20),
        (lambda size: RunFilter("p1", end_from=time(size - 20)), 0),
        (lambda size: RunFilter("p1", start_from=time(size - 20)), 0),
        (lambda size: RunFilter("p1", uids=[f"u{number}" for number in range(20)]), 0),
        (lambda size: RunFilter("p1", name="~RAR"), 0),
        (lambda size: RunFilter("p1", name="~train"), 20),
        (lambda size: RunFilter("p1", name="rare"), 0),
        (lambda size: RunFilter("p1", labels=["all=yes", "first"]), 0),
        (lambda size: RunFilter("p1", labels=["all", "owner=o1"], states=["error"]), 20),
        (lambda size: RunFilter("p1", states=["error"]), 20),
        (lambda size: RunFilter("p1"), 20),
    ]
    for make, last in made:
        results = [
            steps(store, make(size), sort, last) for store, size in zip(stores, sizes, strict=True)
        ]
        (few, small), (many, large) = results
        assert few == many > 0, make(sizes[1])
        # probes read up to 1,000 entries of an index, which the smaller store need not have
        assert large < 2 * small + 400, (make(sizes[1]), small, large)
    for store in stores:
        store.close()


def test_lists_filtered_by_label(http: httpx.Client) -> None:
    for uid, project, labels in (
        ("u1", "p1", {"a": "1", "b": "1"}),
        ("u2", "p1", {"a": "1", "b": 2}),
        ("u3", "p2", {"a": "1"}),
    ):
        metadata = {"uid": uid, "labels": labels}
        http.post(f"/run/{project}/{uid}", json={"metadata": metadata})

    def uids(query: str) -> list[str]:
        runs = http.get(f"/runs?{query}").json()["runs"]
        return sorted(run["metadata"]["uid"] for run in runs)

    assert uids("project=p1&label=a=1") == ["u1", "u2"]
    assert uids("project=p1&label=a&label=b=2&last=5") == ["u2"]
    assert uids("project=p1&label=b=2&label=a&sort=no") == ["u2"]
    assert uids("project=*&label=a") == ["u1", "u2", "u3"]
    assert uids("project=p1&label=zz") == []
    http.patch("/run/p1/u2", json={"metadata.labels": {"c": "3"}})
    assert (uids("project=p1&label=a"), uids("project=p1&label=c=3")) == (["u1"], ["u2"])
    assert http.delete("/runs?project=p1&label=a=1").status_code == 200
    assert uids("project=p1") == ["u2"]


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    store = Store(tmp_path / "x.db")
    fill(store, 10)
    counted: list[int] = []

    def read() -> None:
        with store.transaction(write=False) as db:
            counted.append(db.count("SELECT count(*) FROM runs"))

    with store.transaction() as db:
        db.run("DELETE FROM runs")
        thread = threading.Thread(target=read)
        thread.start()
        thread.join(5)
        assert counted == [10]
    read()
    assert counted == [10, 0]
    store.close()
    with pytest.raises(sqlite3.ProgrammingError), store.transaction(write=False):
        pass


def test_a_file_of_version_1_is_migrated(tmp_path: Path, make_server: Make) -> None:
    file = tmp_path / "old.db"
    with LocalServer(db=file, version="0.6.6") as server:
        run = {"metadata": {"uid": "u1", "labels": {"a": "b"}}, "status": {"state": "running"}}
        httpx.post(f"{server.url}/api/run/p1/u1", json=run)
        function = {"kind": "job", "metadata": {"name": "f1", "project": "p1"}}
        httpx.post(f"{server.url}/api/build/function", json={"function": function})
    with sqlite3.connect(file) as old:
        old.executescript(VERSION_3 + VERSION_2 + VERSION_1)
        old.execute("INSERT INTO labels VALUES ('run', 1, 'a', 'b')")
        old.execute("INSERT INTO jobs VALUES ('p1', 'u1', 1000, 10, 1, 1002.5)")
        add = "INSERT INTO documents (kind, project, name, body) VALUES (?, 'p1', ?, ?)"
        old.execute(add, ("build", "f1:latest", '{"started": 1000, "seconds": 10}'))
        old.execute(add, ("background_task", "t1", '{"created": 1000, "seconds": 10}'))
        pipeline = {"id": "i1", "name": "n", "project": "p1", "created": 1000, "seconds": 10}
        old.execute(add, ("pipeline", "i1", json.dumps(pipeline)))
    old.close()
    url = f"{make_server(db=file, clock=lambda: 1005.0, version='0.6.6').url}/api"
    assert len(httpx.get(f"{url}/runs?project=p1&label=a=b").json()["runs"]) == 1
    assert len(httpx.get(f"{url}/log/p1/u1").text.splitlines()) == 2
    status = httpx.get(f"{url}/build/status?project=p1&name=f1")
    assert status.headers["x-mlrun-function-status"] == "running"
    task = httpx.get(f"{url}/projects/p1/background-tasks/t1").json()
    assert task["status"]["state"] == "running"
    assert httpx.get(f"{url}/pipelines/i1").json()["run"]["status"] == "Running"
    with sqlite3.connect(file) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        names = {row[0] for row in new.execute("SELECT name FROM sqlite_master")}
    new.close()
    assert "jobs" not in names
    assert set(TABLES) <= names


def test_the_artifacts_of_version_2_are_migrated(tmp_path: Path, make_server: Make) -> None:
    file = tmp_path / "old.db"
    Store(file).close()
    with sqlite3.connect(file) as old:
        old.executescript(VERSION_3 + VERSION_2)
        add = "INSERT INTO artifacts VALUES (?, 'p1', ?, 'm', 0, 'model', 1000, ?)"
        flat = {"key": "m", "kind": "model", "target_path": "s3://b/m", "updated": "x"}
        newer = {"kind": "model", "metadata": {"tree": "t2"}, "spec": {"n": 2}, "updated": "x"}
        old.execute(add, (1, "t1", json.dumps(flat)))
        old.execute(add, (2, "t2", json.dumps(newer)))
        tag = "INSERT INTO tags VALUES (?, 'artifact', 'p1', ?, '0/m', ?)"
        old.execute(tag, (1, "v1", 1))
        old.execute(tag, (2, "latest", 2))
        old.execute("INSERT INTO projects VALUES (1, 'p1', 'online', '', '', '{}')")
    old.close()
    url = f"{make_server(db=file, version='1.7.0').url}/api/v2/projects/p1/artifacts"
    first = httpx.get(f"{url}/m?tag=v1").json()
    assert (first["metadata"]["tree"], first["spec"]["target_path"]) == ("t1", "s3://b/m")
    uid = first["metadata"]["uid"]
    assert httpx.get(f"{url}/m?object-uid={uid}").json()["metadata"]["tree"] == "t1"
    found = httpx.get(url).json()["artifacts"]
    assert [each["metadata"]["tag"] for each in found] == ["v1", "latest"]
    body = {"kind": "model", "metadata": {"key": "m", "project": "p1"}, "spec": {}, "status": {}}
    assert httpx.put(f"{url}/m?tree=t3", json=body).status_code == 200
    found = httpx.get(f"{url}?tag=latest").json()["artifacts"]
    assert [each["metadata"]["tree"] for each in found] == ["t3"]


def test_a_file_that_cannot_be_migrated_is_unchanged(tmp_path: Path) -> None:
    file = tmp_path / "broken.db"
    with sqlite3.connect(file) as connection:
        connection.executescript("CREATE TABLE runs (x); PRAGMA user_version = 1;")
    connection.close()
    with pytest.raises(StoreError, match=r"from schema version 1 to 4.*it is unchanged"):
        Store(file)
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
    connection.close()
    assert names == ["runs"]


def test_other_files_are_rejected(tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="schema version 99"):
        Store(newer)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        LocalServer(db=other, version="0.6.6").start()
    text = tmp_path / "text.db"
    text.write_text("no database" * 1000)
    with pytest.raises(StoreError, match="cannot use"):
        Store(text)
    with pytest.raises(StoreError, match="cannot open"):
        Store(tmp_path / "no" / "folder.db")


def test_lists_with_last_use_an_index(tmp_path: Path) -> None:
    """A filtered list with ``last`` reads an index, not the table."""
    store = Store()
    with store.transaction() as db:
        for where in ("project = ? AND iter = 0", "project = ?"):
            plan = db.rows(
                f"EXPLAIN QUERY PLAN SELECT body FROM runs WHERE {where} "
                "ORDER BY start_time DESC, id LIMIT 20",
                ("p1",),
            )
            steps = json.dumps([row["detail"] for row in plan])
            assert "USING INDEX" in steps
            assert "TEMP B-TREE" not in steps
    store.close()


@pytest.mark.parametrize("existing", [False, True])
def test_only_the_owner_can_access_a_database(tmp_path: Path, existing: bool) -> None:
    file = tmp_path / "private.db"
    if existing:
        Store(file).close()
        file.chmod(0o644)
    store = Store(file)
    with store.transaction() as db:
        db.run("INSERT INTO labels VALUES ('run', 1, 'a', 'b')")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    store.close()
    assert modes == dict.fromkeys(("private.db", "private.db-wal", "private.db-shm"), 0o600)


def test_the_file_of_another_program_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    file.write_bytes(b"no database" * 1000)
    file.chmod(0o644)
    with pytest.raises(StoreError):
        Store(file)
    assert file.stat().st_mode & 0o777 == 0o644
