"""The store of all state: a SQLite database, in memory or in a file.

All rules work on the transaction that :meth:`Store.transaction` yields. One transaction writes at
a time; its changes are in the write-ahead log before the response is sent. A database in a file is
read on separate connections, in parallel with the writer and with each other.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mlrun_db._transport import forking
from mlrun_db.server.storage.documents import digest
from mlrun_db.server.storage.outbox import Outgoing
from mlrun_db.server.storage.schema import SCHEMA_VERSION, TABLES, migration
from mlrun_db.server.storage.secret_box import SecretBox

PRIVATE = 0o600  # functions contain environment variables, often with keys of other services


class StoreError(RuntimeError):
    """The database file cannot be used."""


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _create_private(path: Path) -> None:
    """Create a file that only its owner can access. SQLite gives the files beside it its mode."""
    with suppress(OSError):  # it exists, or SQLite says why it cannot be created
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def _make_private(path: Path) -> None:
    """Take a database and the files beside it from other users of the machine."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):  # it does not exist, or belongs to another user
            os.chmod(f"{path}{suffix}", PRIVATE)


class Transaction:
    """The database inside one transaction.

    ``now`` is the time of everything in it, ``release`` that of MLRun whose rules apply.
    ``outgoing`` is sent after it, if the server ``sends`` notifications.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        now: datetime,
        secrets: SecretBox,
        release: tuple[int, int],
        sends: bool = False,
    ) -> None:
        self._connection = connection
        self.now = now
        self.secrets = secrets
        self.release = release
        self.sends = sends
        self.outgoing: list[Outgoing] = []

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return every row of a query."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def count(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Return the integer that a query selects."""
        return int(self._connection.execute(sql, values).fetchone()[0])

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute a change; return the number of rows changed."""
        return self._connection.execute(sql, values).rowcount

    def insert(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Insert a row; return its id."""
        return int(self._connection.execute(sql, values).lastrowid or 0)

    def clear(self) -> None:
        """Delete everything, including secrets."""
        for table in TABLES:
            self.run(f"DELETE FROM {table}")
        self.secrets.clear()

    def row_counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        return {table: self.count(f"SELECT count(*) FROM {table}") for table in TABLES}


class Store:
    """SQLite behind a lock.

    Args:
        path: Database file. None or ":memory:": everything is kept in memory.
        clock: Returns the current time, in seconds since 1970.
    """

    def __init__(
        self, path: str | Path | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._clock = clock
        self.path = None if path is None or str(path) == ":memory:" else Path(path)
        self.secrets = SecretBox()
        self.release = (0, 6)  # of MLRun, whose rules apply
        self.deliver: Callable[[list[Outgoing]], None] | None = None  # sends notifications
        self._lock = forking.lock()
        self._pool_lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        if self.path is not None:
            _create_private(self.path)
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
        connection.create_function("digest", -1, digest, deterministic=True)
        return connection

    def _prepare(self) -> None:
        connection = self._connection
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if not 0 <= version <= SCHEMA_VERSION:
            raise StoreError(
                f"the database {self.path} has schema version {version}, this program supports "
                f"version {SCHEMA_VERSION}: use another file, or the program that wrote it"
            )
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version == 0 and tables:
            raise StoreError(f"the file {self.path} is a database of another program")
        if self.path is not None:
            _make_private(self.path)
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if version != SCHEMA_VERSION:
            try:
                connection.executescript(
                    f"BEGIN IMMEDIATE; {migration(version)} "
                    f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT"
                )
            except sqlite3.Error as error:
                raise StoreError(
                    f"cannot migrate the database {self.path} from schema version {version} "
                    f"to {SCHEMA_VERSION} ({error}): it is unchanged"
                ) from error

    @contextmanager
    def transaction(self, write: bool = True) -> Iterator[Transaction]:
        """Yield a transaction; commit at the end, roll back on an error."""
        if write or self.path is None:
            with self._lock, self._begin(self._connection, write) as db:
                yield db
            return
        with self._pool_lock:
            if self._closed:
                raise sqlite3.ProgrammingError("the database is closed")
            reader = self._idle.pop() if self._idle else self._connect()
        try:
            with self._begin(reader, write) as db:
                yield db
        finally:
            with self._pool_lock:
                if self._closed:
                    reader.close()
                else:
                    self._idle.append(reader)

    @contextmanager
    def _begin(self, connection: sqlite3.Connection, write: bool) -> Iterator[Transaction]:
        connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            now = datetime.fromtimestamp(self._clock(), UTC)
            db = Transaction(connection, now, self.secrets, self.release, self.deliver is not None)
            yield db
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        if db.outgoing and self.deliver is not None:
            self.deliver(db.outgoing)

    def close(self) -> None:
        """Close the database. State in memory is lost."""
        with self._lock, self._pool_lock:
            self._closed = True
            for connection in (*self._idle, self._connection):
                connection.close()
            self._idle.clear()
            self.secrets.clear()
