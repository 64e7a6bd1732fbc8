"""The one place where state lives: a SQLite database, in memory or in a file.

All rules work on the session that :meth:`Store.transaction` hands out. One transaction
runs at a time; what it wrote is on disk (write-ahead log) before the request is answered.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SCHEMA_VERSION = 1

SCHEMA = """
CREATE TABLE projects (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, state TEXT, owner TEXT,
    created TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, uid TEXT NOT NULL, iter INTEGER NOT NULL,
    name TEXT NOT NULL, state TEXT NOT NULL, start_time REAL NOT NULL, last_update REAL,
    body TEXT NOT NULL, UNIQUE (project, uid, iter));
CREATE INDEX runs_by_start ON runs (project, iter, start_time DESC);
CREATE INDEX runs_by_start_all ON runs (project, start_time DESC);
CREATE INDEX runs_everywhere ON runs (iter, start_time DESC);
CREATE INDEX runs_by_name ON runs (project, name, start_time DESC);
CREATE INDEX runs_by_state ON runs (project, state, start_time DESC);
CREATE TABLE logs (
    project TEXT NOT NULL, uid TEXT NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL,
    body BLOB NOT NULL, UNIQUE (project, uid, start));
CREATE TABLE jobs (
    project TEXT NOT NULL, uid TEXT NOT NULL, started REAL NOT NULL, seconds REAL NOT NULL,
    step INTEGER NOT NULL, due REAL NOT NULL, UNIQUE (project, uid));
CREATE INDEX jobs_by_due ON jobs (due);
CREATE TABLE artifacts (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, uid TEXT NOT NULL, key TEXT NOT NULL,
    iter INTEGER NOT NULL, kind TEXT NOT NULL, updated REAL NOT NULL, body TEXT NOT NULL,
    UNIQUE (project, key, iter, uid));
CREATE INDEX artifacts_by_update ON artifacts (project, key, iter, updated);
CREATE TABLE versions (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, project TEXT NOT NULL, name TEXT NOT NULL,
    uid TEXT NOT NULL, state TEXT, created TEXT NOT NULL, updated REAL NOT NULL,
    body TEXT NOT NULL, UNIQUE (kind, project, name, uid));
CREATE TABLE tags (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, project TEXT NOT NULL, name TEXT NOT NULL,
    owner TEXT NOT NULL, object INTEGER NOT NULL, UNIQUE (kind, project, name, owner));
CREATE INDEX tags_by_object ON tags (kind, object);
CREATE TABLE labels (
    kind TEXT NOT NULL, object INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (kind, object, name)) WITHOUT ROWID;
CREATE INDEX labels_by_name ON labels (kind, name, value, object);
CREATE TABLE fields (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, object INTEGER NOT NULL, name TEXT NOT NULL,
    position INTEGER NOT NULL);
CREATE INDEX fields_by_object ON fields (kind, object);
CREATE INDEX fields_by_name ON fields (kind, name);
CREATE TABLE schedules (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, UNIQUE (project, name));
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, project TEXT NOT NULL, name TEXT NOT NULL,
    body TEXT NOT NULL, UNIQUE (kind, project, name));
"""


class StoreError(RuntimeError):
    """The database file cannot be used."""


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()


class Session:
    """The database inside one transaction, and the one moment at which it takes place."""

    def __init__(self, connection: sqlite3.Connection, now: datetime) -> None:
        self._connection = connection
        self.now = now

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return every row of a query."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def count(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Return the number that a counting query gives."""
        return int(self._connection.execute(sql, values).fetchone()[0])

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Carry out a change; return the number of rows it touched."""
        return self._connection.execute(sql, values).rowcount

    def insert(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Insert a row; return its id."""
        return int(self._connection.execute(sql, values).lastrowid or 0)


class Store:
    """SQLite behind a lock. ``path`` None keeps everything in memory."""

    def __init__(
        self, path: str | Path | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._clock = clock
        self.path = None if path is None or str(path) == ":memory:" else Path(path)
        self._lock = threading.RLock()
        target = ":memory:" if self.path is None else str(self.path)
        try:
            self._connection = sqlite3.connect(
                target, timeout=10, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise StoreError(f"cannot open the database {target}: {error}") from error
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise StoreError(f"cannot use {target} as a database: {error}") from error
        except StoreError:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        connection = self._connection
        connection.row_factory = sqlite3.Row
        connection.create_function("casefold", 1, _casefold, deterministic=True)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version not in (0, SCHEMA_VERSION):
            raise StoreError(
                f"the database {self.path} has schema version {version}, this program knows "
                f"version {SCHEMA_VERSION}: use another file, or the program that wrote it"
            )
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version == 0 and tables:
            raise StoreError(f"the file {self.path} is a database of another program")
        if self.path is not None:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if version == 0:
            statements = f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT"
            connection.executescript(statements)

    @contextmanager
    def transaction(self, write: bool = True) -> Iterator[Session]:
        """Hand out a session; commit at the end, roll back when an error leaves."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            try:
                yield Session(self._connection, datetime.fromtimestamp(self._clock(), UTC))
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the database; in-memory state is gone after this."""
        with self._lock:
            self._connection.close()
