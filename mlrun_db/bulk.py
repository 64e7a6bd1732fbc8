"""The same call for many items: in threads, resumable, each with an error of its own."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from importlib import import_module
from operator import length_hint
from pathlib import Path
from typing import Any, Generic, TypeVar

from ._transport.encoding import encode_json
from .errors import (
    MLRunAccessDeniedError,
    MLRunBulkError,
    MLRunInvalidArgumentError,
    MLRunUnauthorizedError,
    RunDBError,
)
from .facade._arguments import whole_number

T = TypeVar("T")

_log = logging.getLogger("mlrun_db")


class BulkResult(Generic[T]):
    """What came of many calls.

    Attributes:
        done: how many items were done now.
        skipped: how many the journal had already.
        failed: the items that failed, each with its error.
        stopped: the error that ended it early: no permission, or no connection; None otherwise.
        remaining: gives the items that were not tried, when it ended early.
    """

    def __init__(self, remaining: Iterator[T]) -> None:
        self.done = 0
        self.skipped = 0
        self.failed: list[tuple[T, Exception]] = []
        self.stopped: Exception | None = None
        self.remaining = remaining

    def raise_for_errors(self) -> None:
        """Raise MLRunBulkError when an item failed; the first error is its cause."""
        if self.failed:
            first = self.stopped or self.failed[0][1]
            raise MLRunBulkError(f"{self}; {first}", failed=self.failed) from first

    def __str__(self) -> str:
        parts = [f"{self.done} done", f"{len(self.failed)} failed"]
        parts += [f"{self.skipped} done before"] if self.skipped else []
        parts += ["stopped early"] if self.stopped else []
        return ", ".join(parts)

    def __repr__(self) -> str:
        return f"<BulkResult {self}>"


def for_each(
    action: Callable[[T], object],
    items: Iterable[T],
    *,
    threads: int = 8,
    journal: str | os.PathLike[str] | None = None,
    progress: bool | None = None,
    key: Callable[[T], str] | None = None,
    name: str = "",
) -> BulkResult[T]:
    """Call ``action`` with every item, in threads.

    An item is taken when a thread is free for it, so that ``items`` may be an iterator of any
    length. An item whose action raises is kept in ``failed`` and the others go on; an error that
    all items would meet (401, 403, no connection) stops it. The logger "mlrun_db" warns of both.
    Ctrl-C takes no new items, waits for the ones in flight and raises KeyboardInterrupt.

    Args:
        action: what is called, such as ``lambda uid: db.del_run(uid, "p1")``.
        items: what it is called with.
        threads: how many calls at a time. More than the 16 connections of a client do not help.
        journal: a file that keeps what is done, a line for each item as it ends. A second call
            with it skips these, also after Ctrl-C or a killed process; what failed is tried again.
        progress: whether a bar is shown. None shows one on a terminal when tqdm is installed (the
            extra ``progress``).
        key: gives the text that stands for an item in the journal. Default: a text as it is, the
            SHA-256 of the JSON of anything else.
        name: what the journal is for; one of another name is refused.

    Returns:
        What came of it; ``raise_for_errors()`` raises when an item failed.

    Raises:
        MLRunInvalidArgumentError: a wrong argument, or the journal is no journal of this name.
        Whatever ``items`` raises, after the calls in flight.
    """
    whole_number("threads", threads, least=1)
    if not isinstance(items, Iterable):
        raise MLRunInvalidArgumentError(f"items must be a list or an iterator, got {items!r:.200}")
    source = iter(items)
    result = BulkResult(source)
    kept = None if journal is None else _Journal(Path(journal), name)
    bar = _bar(progress, length_hint(items, -1))
    taking, lock, stop = threading.Lock(), threading.Lock(), threading.Event()

    def take() -> Iterator[T]:
        while not stop.is_set():
            with taking:
                try:
                    item = next(source)
                except StopIteration:
                    return
            yield item

    def handle(item: T) -> None:
        try:
            line = "" if kept is None else (key or _key)(item)
            known = kept is not None and line in kept.before
            if not known:
                action(item)
        except Exception as err:
            with lock:
                result.failed.append((item, err))
                if _meets_all(err):
                    result.stopped = result.stopped or err
                    stop.set()
            return
        with lock:
            result.skipped += known
            result.done += not known
            if kept is not None and not known:
                kept.add(line)

    def work() -> None:
        try:
            for item in take():
                handle(item)
                with lock:
                    bar.update()
        finally:
            stop.set()  # also after an error of the items or of the journal

    pool = ThreadPoolExecutor(threads, "mlrun-db-bulk")
    workers: list[Future[None]] = []
    try:
        workers += [pool.submit(work) for _ in range(threads)]
        _wait_for(workers)
    finally:
        stop.set()
        _wait_for(workers)
        pool.shutdown()
        bar.close()
        if kept is not None:
            kept.close()
    for worker in workers:
        worker.result()
    if result.failed:
        _log.warning("%s; the first error: %s", result, result.failed[0][1])
    return result


def _wait_for(workers: list[Future[None]]) -> None:
    # Not Thread.join: up to Python 3.12, one that Ctrl-C ends takes its thread for ended too. With
    # a limit, for on Windows Ctrl-C ends no wait without.
    while wait(workers, timeout=1.0).not_done:
        pass


def _meets_all(err: Exception) -> bool:
    """Say whether the other items would fail for the same reason."""
    if isinstance(err, RunDBError):
        return not err.lost
    return isinstance(err, MLRunUnauthorizedError | MLRunAccessDeniedError)


def _key(item: object) -> str:
    return item if isinstance(item, str) else hashlib.sha256(encode_json(item)).hexdigest()


class _Journal:
    """A file with a line of JSON for each item that is done; the first line is its name."""

    def __init__(self, path: Path, name: str) -> None:
        self.before: set[str] = set()
        self._file = path.open("a+b")
        self._file.seek(0)
        whole = self._file.read()
        # a process that was killed may leave half a line
        lines = whole[: whole.rfind(b"\n") + 1].splitlines()
        try:
            head, *keys = [json.loads(line) for line in lines] or [{"journal": name}]
            if head != {"journal": name}:
                raise ValueError(f"it begins with {head!r:.200}")
            self.before = set(keys)
        except (ValueError, TypeError) as err:
            self._file.close()
            raise MLRunInvalidArgumentError(
                f"journal={str(path)!r} is no journal of {name!r}: {err}"
            ) from None
        self._file.truncate(whole.rfind(b"\n") + 1)
        if not lines:
            self._write({"journal": name})

    def add(self, key: str) -> None:
        self._write(key)

    def _write(self, value: object) -> None:
        self._file.write(json.dumps(value).encode() + b"\n")
        self._file.flush()

    def close(self) -> None:
        self._file.close()


class _NoBar:
    def update(self) -> None:
        pass

    def close(self) -> None:
        pass


def _bar(progress: bool | None, total: int) -> Any:
    if progress is False or (progress is None and not (sys.stderr and sys.stderr.isatty())):
        return _NoBar()
    try:
        tqdm = import_module("tqdm.auto").tqdm
    except ImportError:
        if progress is None:
            return _NoBar()
        raise ImportError(
            "progress=True needs tqdm, which is not installed: pip install 'mlrun_db[progress]'"
        ) from None
    return tqdm(total=None if total < 0 else total, unit="item")
