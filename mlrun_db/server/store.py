"""The one place where state lives: a SQLite database, in memory or in a file.

All rules work on the session that :meth:`Store.transaction` hands out. One transaction
writes at a time; what it wrote is in the write-ahead log before the request is answered. A
database in a file is read on connections of their own, beside the writer and each other.
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

from mlrun_db.server.schema import SCHEMA_VERSION, TABLES, steps
from mlrun_db.server.secret_box import SecretBox


class StoreError(RuntimeError):
    """The database file cannot be used."""


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()


class Session:
    """The database inside one transaction, and the one moment at which it takes place."""

    def __init__(self, connection: sqlite3.Connection, now: datetime, secrets: SecretBox) -> None:
        self._connection = connection
        self.now = now
        self.secrets = secrets

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

    def clear(self) -> None:
        """Remove everything, secrets included."""
        for table in TABLES:
            self.run(f"DELETE FROM {table}")
        self.secrets.clear()


class Store:
    """SQLite behind a lock. ``path`` None keeps everything in memory."""

    def __init__(
        self, path: str | Path | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._clock = clock
        self.path = None if path is None or str(path) == ":memory:" else Path(path)
        self.secrets = SecretBox()
        self._lock = threading.RLock()
        self._pool_lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._connection = self._connect()
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise StoreError(f"cannot use {self._target} as a database: {error}") from error
        except StoreError:
            self._connection.close()
            raise

    @property
    def _target(self) -> str:
        return ":memory:" if self.path is None else str(self.path)

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                self._target, timeout=10, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise StoreError(f"cannot open the database {self._target}: {error}") from error
        connection.row_factory = sqlite3.Row
        connection.create_function("casefold", 1, _casefold, deterministic=True)
        return connection

    def _prepare(self) -> None:
        connection = self._connection
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if not 0 <= version <= SCHEMA_VERSION:
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
        if version != SCHEMA_VERSION:
            try:
                connection.executescript(
                    f"BEGIN IMMEDIATE; {steps(version)} "
                    f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT"
                )
            except sqlite3.Error as error:
                raise StoreError(
                    f"cannot bring the database {self.path} from schema version {version} "
                    f"to {SCHEMA_VERSION} ({error}): it is left as it was"
                ) from error

    @contextmanager
    def transaction(self, write: bool = True) -> Iterator[Session]:
        """Hand out a session; commit at the end, roll back when an error leaves."""
        if write or self.path is None:
            with self._lock, self._work(self._connection, write) as session:
                yield session
            return
        with self._pool_lock:
            if self._closed:
                raise sqlite3.ProgrammingError("the database is closed")
            reader = self._idle.pop() if self._idle else self._connect()
        try:
            with self._work(reader, write) as session:
                yield session
        finally:
            with self._pool_lock:
                if self._closed:
                    reader.close()
                else:
                    self._idle.append(reader)

    @contextmanager
    def _work(self, connection: sqlite3.Connection, write: bool) -> Iterator[Session]:
        connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            yield Session(connection, datetime.fromtimestamp(self._clock(), UTC), self.secrets)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def close(self) -> None:
        """Close the database; in-memory state is gone after this."""
        with self._lock, self._pool_lock:
            self._closed = True
            for connection in (*self._idle, self._connection):
                connection.close()
            self._idle.clear()
            self.secrets.clear()
