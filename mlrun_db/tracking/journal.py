"""The journal of a run: a file with all that the run has logged, and with what has been sent.

It is a SQLite file, which several threads and processes may write, and which survives the end of
any of them. What is logged replaces what had the same name, so that the file holds the state of the
run rather than its history; each value has a version, and is sent when that is newer than the
version sent last.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from .._transport import forking
from ..errors import MLRunInvalidArgumentError
from .series import MOST_ROWS

SUFFIX = ".run"
IN_MEMORY = ":memory:"

_FORMAT = 1
_BUSY_SECONDS = 10.0  # to wait for another process that writes
_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS fields (
    iter INTEGER, path TEXT, name TEXT, value TEXT, version INTEGER, sent INTEGER DEFAULT 0,
    refused INTEGER DEFAULT 0, PRIMARY KEY (iter, path, name));
CREATE TABLE IF NOT EXISTS artifacts (
    iter INTEGER, key TEXT, record TEXT, tag TEXT, source TEXT, target TEXT, uid TEXT DEFAULT '',
    version INTEGER, sent INTEGER DEFAULT 0, refused INTEGER DEFAULT 0, PRIMARY KEY (iter, key));
CREATE TABLE IF NOT EXISTS steps (
    iter INTEGER, number INTEGER, step INTEGER, time REAL, PRIMARY KEY (iter, number));
CREATE UNIQUE INDEX IF NOT EXISTS steps_by_step ON steps (iter, step);
CREATE TABLE IF NOT EXISTS points (
    iter INTEGER, number INTEGER, name TEXT, value REAL, PRIMARY KEY (iter, number, name));
CREATE TABLE IF NOT EXISTS parts (
    iter INTEGER, part INTEGER, version INTEGER, sent INTEGER DEFAULT 0,
    refused INTEGER DEFAULT 0, PRIMARY KEY (iter, part));
CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB);
"""
_UNSENT = "version > sent AND version > refused"
# SQLite stores no NaN.
_NAN = "NaN"


class Artifact(NamedTuple):
    """An artifact of a run: its record, and the file to be uploaded, "" for none."""

    iteration: int
    key: str
    record: dict[str, Any]
    tag: str = ""
    source: str = ""
    target: str = ""
    version: int = 1


class Journal:
    """The file with all that a run has logged; safe to share between threads."""

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        self.path = path
        self._lock = forking.lock()
        place = IN_MEMORY
        if path != IN_MEMORY:
            if create:
                _create(path)
            place = f"{Path(path).absolute().as_uri()}?mode=rw"
        self._db = sqlite3.connect(
            place, _BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=True
        )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing
        self._db.executescript(_SCHEMA)
        with self.writing():
            if self.fact("format", _FORMAT) != _FORMAT:
                raise MLRunInvalidArgumentError(f"{path} is a journal of a newer mlrun_db")
            self.set_fact("format", _FORMAT)

    @property
    def files(self) -> Path:
        """The folder of the files that are to be uploaded."""
        return Path(f"{self.path}.files")

    def close(self) -> None:
        with self._lock:
            self._db.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Make several changes one, which a killed process has made or has not."""
        with self._lock:
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise

    def rows(self, query: str, *values: Any) -> list[Any]:
        with self._lock:
            return self._db.execute(query, values).fetchall()

    def _run(self, query: str, *values: Any) -> None:
        with self.writing():
            self._db.execute(query, values)

    # Facts about the run and about what the server has of it.

    def fact(self, name: str, default: Any = None) -> Any:
        found = self.rows("SELECT value FROM facts WHERE name = ?", name)
        return json.loads(found[0][0]) if found else default

    def set_fact(self, name: str, value: Any) -> None:
        self._run("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, json.dumps(value))

    # Fields of the record of a run.

    def set_fields(
        self, iteration: int, path: str, values: dict[str, str], known: bool = False
    ) -> None:
        """Set values (as JSON) below a dotted path of the record.

        Args:
            known: whether an earlier value stays: these are old ones.
        """
        conflict = (
            "DO NOTHING"
            if known
            else "DO UPDATE SET value = excluded.value, version = version + 1 "
            "WHERE value != excluded.value"
        )
        with self.writing():
            self._db.executemany(
                "INSERT INTO fields (iter, path, name, value, version, sent) "
                f"VALUES (?, ?, ?, ?, 1, 0) ON CONFLICT (iter, path, name) {conflict}",
                [(iteration, path, name, value) for name, value in values.items()],
            )

    def clear_field(self, iteration: int, path: str, name: str) -> None:
        """Set a field to null, if it has a value."""
        self._run(
            "UPDATE fields SET value = 'null', version = version + 1 "
            "WHERE iter = ? AND path = ? AND name = ? AND value != 'null'",
            *(iteration, path, name),
        )

    def new_iteration(self, name: str) -> int:
        """Return the number of a new iteration, which no other process gets."""
        with self.writing():
            query = "SELECT coalesce(max(iter), 0) + 1 FROM fields"
            number: int = self._db.execute(query).fetchone()[0]
            self.set_fields(number, "metadata", {"name": name})
        return number

    def fields(self, iteration: int) -> dict[str, dict[str, Any]]:
        """Return the fields of a record: by path, by name."""
        found: dict[str, dict[str, Any]] = {}
        query = "SELECT path, name, value FROM fields WHERE iter = ? ORDER BY rowid"
        for path, name, value in self.rows(query, iteration):
            found.setdefault(path, {})[name] = json.loads(value)
        return found

    def changed_fields(self, iteration: int) -> list[tuple[str, str, int]]:
        """Return path, name and version of the fields that are not sent."""
        query = f"SELECT path, name, version FROM fields WHERE iter = ? AND {_UNSENT}"
        return self.rows(query, iteration)

    def mark_fields(
        self, iteration: int, fields: Sequence[tuple[str, str, int]], mark: str = "sent"
    ) -> None:
        """Note that versions of fields are sent, or are refused by the server."""
        with self.writing():
            self._db.executemany(
                f"UPDATE fields SET {mark} = ? WHERE iter = ? AND path = ? AND name = ?",
                [(version, iteration, path, name) for path, name, version in fields],
            )

    def iterations(self) -> list[int]:
        """Return the iterations with a record, the run itself (0) last."""
        query = "SELECT DISTINCT iter FROM fields ORDER BY iter = 0, iter"
        return [iteration for (iteration,) in self.rows(query)]

    # Artifacts.

    def set_artifact(self, artifact: Artifact) -> None:
        """Set an artifact, in place of the one with its key; its version is the next one."""
        self._run(
            "INSERT INTO artifacts (iter, key, record, tag, source, target, version) "
            "VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (iter, key) DO UPDATE SET "
            "record = excluded.record, tag = excluded.tag, source = excluded.source, "
            "target = excluded.target, version = version + 1",
            *(artifact.iteration, artifact.key, json.dumps(artifact.record), artifact.tag),
            *(artifact.source, artifact.target),
        )

    def changed_artifacts(self) -> list[Artifact]:
        """Return the artifacts that are not sent."""
        columns = "iter, key, record, tag, source, target, version"
        query = f"SELECT {columns} FROM artifacts WHERE {_UNSENT} ORDER BY rowid"
        return [
            Artifact(iteration, key, json.loads(record), *rest)
            for iteration, key, record, *rest in self.rows(query)
        ]

    def mark_artifact(self, artifact: Artifact, uid: str, mark: str = "sent") -> None:
        """Note that a version is sent, with its uid on the server, or that it is refused."""
        self._run(
            f"UPDATE artifacts SET {mark} = ?, uid = ? WHERE iter = ? AND key = ?",
            *(artifact.version, uid, artifact.iteration, artifact.key),
        )

    def artifacts(self, iteration: int) -> list[dict[str, Any]]:
        """Return the records of the artifacts of an iteration."""
        query = "SELECT record FROM artifacts WHERE iter = ? ORDER BY rowid"
        return [json.loads(record) for (record,) in self.rows(query, iteration)]

    def sent_artifacts(self, iteration: int) -> list[tuple[dict[str, Any], str]]:
        """Return the records that the server has, each with its uid there."""
        query = "SELECT record, uid FROM artifacts WHERE iter = ? AND sent > 0 ORDER BY rowid"
        return [(json.loads(record), uid) for record, uid in self.rows(query, iteration)]

    # Metrics over steps.

    def add_point(
        self, iteration: int, step: int | None, time: float, values: dict[str, float]
    ) -> None:
        """Add metrics of a step, None for the one after the last; they replace earlier ones."""
        with self.writing():
            if step is None:
                query = "SELECT max(step) + 1 FROM steps WHERE iter = ?"
                step = self._db.execute(query, (iteration,)).fetchone()[0] or 0
            query = "SELECT number FROM steps WHERE iter = ? AND step = ?"
            found = self._db.execute(query, (iteration, step)).fetchone()
            if found is None:
                query = "SELECT coalesce(max(number) + 1, 0) FROM steps WHERE iter = ?"
                found = self._db.execute(query, (iteration,)).fetchone()
                row = (iteration, found[0], step, time)
                self._db.execute("INSERT INTO steps VALUES (?, ?, ?, ?)", row)
            self._db.executemany(
                "INSERT OR REPLACE INTO points VALUES (?, ?, ?, ?)",
                [
                    (iteration, found[0], name, value if value == value else _NAN)
                    for name, value in values.items()
                ],
            )
            self._db.execute(
                "INSERT INTO parts (iter, part, version) VALUES (?, ?, 1) "
                "ON CONFLICT (iter, part) DO UPDATE SET version = version + 1",
                (iteration, found[0] // MOST_ROWS + 1),
            )

    def changed_parts(self) -> list[tuple[int, int, int]]:
        """Return iteration, number and version of the parts of series that are not sent."""
        return self.rows(
            f"SELECT iter, part, version FROM parts WHERE {_UNSENT} ORDER BY iter, part"
        )

    def part(self, iteration: int, part: int) -> list[tuple[int, float, dict[str, float]]]:
        """Return the rows of a part: step, time and metrics."""
        found: dict[int, tuple[int, float, dict[str, float]]] = {}
        query = (
            "SELECT number, step, time, name, value FROM steps JOIN points USING (iter, number) "
            "WHERE iter = ? AND number >= ? AND number < ? ORDER BY step, points.rowid"
        )
        first = (part - 1) * MOST_ROWS
        for number, step, time, name, value in self.rows(
            query, iteration, first, first + MOST_ROWS
        ):
            found.setdefault(number, (step, time, {}))[2][name] = float(value)
        return list(found.values())

    def mark_part(self, iteration: int, part: int, version: int, mark: str = "sent") -> None:
        query = f"UPDATE parts SET {mark} = ? WHERE iter = ? AND part = ?"
        self._run(query, version, iteration, part)

    # The log.

    def add_log(self, data: bytes) -> None:
        self._run("INSERT INTO log (data) VALUES (?)", data)

    def log_chunk(self, size: int, last: int | None = None) -> tuple[int, bytes]:
        """Return the beginning of the log that is not sent, and the id of its last piece.

        Args:
            size: bytes, about.
            last: the id of the last piece, instead of a size.
        """
        pieces: list[bytes] = []
        found, length = 0, 0
        for number, data in self.rows("SELECT id, data FROM log ORDER BY id LIMIT 10000"):
            if last is not None and number > last:
                break
            if last is None and pieces and length + len(data) > size:
                break
            pieces.append(data)
            found, length = number, length + len(data)
        return found, b"".join(pieces)

    def mark_log(self, last: int, offset: int) -> None:
        """Note that the log is sent up to a piece, and how many bytes the server has."""
        with self.writing():
            self._db.execute("DELETE FROM log WHERE id <= ?", (last,))
            self.set_fact("log_offset", offset)
            self.set_fact("log_sending", 0)

    # The file.

    def counts(self, *, refused: bool = False) -> int:
        """Return how many things are not sent; or, of these, how many the server has refused."""
        which = "refused > 0 AND refused = version AND version > sent" if refused else _UNSENT
        tables = ("fields", "artifacts", "parts")
        found: int = sum(
            self.rows(f"SELECT count(*) FROM {table} WHERE {which}")[0][0] for table in tables
        )
        if not refused:
            found += self.rows("SELECT count(*) FROM log")[0][0]
        return found

    def forget_refusals(self) -> None:
        """Let what was refused be sent again."""
        with self.writing():
            for table in ("fields", "artifacts", "parts"):
                self._db.execute(f"UPDATE {table} SET refused = 0")

    @contextlib.contextmanager
    def sending(self) -> Iterator[bool]:
        """Yield whether this is the only one that sends the journal; a killed process is not."""
        if self.path == IN_MEMORY:
            yield True
            return
        with self._lock:  # as for all calls of SQLite: no process forks meanwhile
            lock = sqlite3.connect(f"{self.path}.lock", 0, isolation_level=None)
            with contextlib.suppress(OSError):
                os.chmod(f"{self.path}.lock", 0o600)
            try:
                lock.execute("BEGIN EXCLUSIVE")
                locked = True
            except sqlite3.OperationalError:
                locked = False
        try:
            yield locked
        finally:
            with self._lock:
                lock.close()

    def remove(self) -> bool:
        """Remove the file if the run has ended and everything is sent; return whether it has."""
        with self.writing():
            done = bool(self.fact("ended")) and not self.counts() and not self.counts(refused=True)
        if done and self.path != IN_MEMORY:
            remove_files(self.path)
        return done

    def copy_to(self, other: Journal) -> None:
        """Copy all to another journal."""
        with self._lock, other._lock:
            self._db.backup(other._db)


def remove_files(path: Path | str) -> None:
    """Remove a journal, and what belongs to it."""
    shutil.rmtree(f"{path}.files", ignore_errors=True)
    for suffix in ("", "-wal", "-shm", ".lock"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _create(path: Path | str) -> None:
    """Create a file that no one else can read; those that SQLite adds have the same mode.

    One that exists is not opened: closing it would drop the locks that SQLite has on it.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def path_in(folder: Path, project: str, uid: str) -> Path:
    """Return the path of the journal of a run in a folder, which is made for this user alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = quote(f"{project}-{uid}", safe="")
    if len(name) > 150:
        name = f"{name[:100]}-{sha256(name.encode()).hexdigest()[:32]}"
    return folder / f"{name}{SUFFIX}"
