"""One call for each of many items: in threads, resumable, with an error per item."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from importlib import import_module
from operator import length_hint
from pathlib import Path
from typing import Any, Generic, TypeVar

from ._transport.arguments import whole_number
from ._transport.encoding import encode_json
from .errors import (
    MLRunAccessDeniedError,
    MLRunBulkError,
    MLRunInvalidArgumentError,
    MLRunUnauthorizedError,
    RunDBError,
)

T = TypeVar("T")

_log = logging.getLogger("mlrun_db")


class BulkResult(Generic[T]):
    """The result of ``for_each``.

    Attributes:
        done: the number of items that this call completed.
        skipped: the number of items that the journal lists as completed before.
        failed: the items that failed, each with its error.
        stopped: the error that stopped the call early (no permission or no connection), or None.
        remaining: an iterator of the items that were not tried because the call stopped early.
    """

    def __init__(self, remaining: Iterator[T]) -> None:
        self.done = 0
        self.skipped = 0
        self.failed: list[tuple[T, Exception]] = []
        self.stopped: Exception | None = None
        self.remaining = remaining

    def raise_for_errors(self) -> None:
        """Raise MLRunBulkError if an item failed.

        Its ``__cause__`` is the error that stopped the call early, otherwise the first one.
        """
        if self.failed:
            first = self.stopped or self.failed[0][1]
            raise MLRunBulkError(f"{self}; {first}", failed=self.failed) from first

    def __str__(self) -> str:
        parts = [f"{self.done} done", f"{len(self.failed)} failed"]
        parts += [f"{self.skipped} skipped"] if self.skipped else []
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

    An item is taken only when a thread is free, so ``items`` can be an iterator of any length.
    An item whose action raises is kept in ``failed`` and the others continue. An error that every
    item would get (401, 403, no connection) stops the call. Either is logged as a warning to the
    logger "mlrun_db". Ctrl-C takes no new items, waits for the calls in flight and raises
    KeyboardInterrupt.

    Args:
        action: the function to call, such as ``lambda uid: db.del_run(uid, "p1")``.
        items: its arguments, one for each call.
        threads: the number of concurrent calls, at least 1. More than 16, the number of
            connections of a client, is no faster.
        journal: the path of a file to which each completed item is appended. A later call with the
            same journal skips these items, also after Ctrl-C or a killed process, and tries the
            failed ones again. Default: no journal.
        progress: whether to show a progress bar. Default: on a terminal, if tqdm is installed (the
            extra ``progress``).
        key: returns the text that identifies an item in the journal. Default: a text itself, the
            SHA-256 of the JSON of any other item.
        name: the purpose of the journal; a journal of another name is refused.

    Returns:
        The counts and the failed items; ``raise_for_errors()`` raises if there are any.

    Raises:
        MLRunInvalidArgumentError: an argument is invalid, or the journal has another name.
        ImportError: ``progress=True`` without tqdm.
        Exception: whatever ``items`` raises, after the calls in flight.
    """
    whole_number("threads", threads, least=1)
    if not isinstance(items, Iterable):
        raise MLRunInvalidArgumentError(f"items must be a list or an iterator, got {items!r:.200}")
    source = iter(items)
    result = BulkResult(source)
    if journal is not None and not isinstance(journal, str | os.PathLike):
        raise MLRunInvalidArgumentError(f"journal must be a path, got {journal!r:.200}")
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
                if _concerns_all(err):
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
                if bar is not None:
                    with lock:
                        bar.update()
        finally:
            stop.set()  # also if the items or the journal raise

    pool = ThreadPoolExecutor(threads, "mlrun-db-bulk")
    workers: list[Future[None]] = []
    try:
        # Each in a copy of the caller's context, so that spans and context variables reach it.
        workers += [pool.submit(copy_context().run, work) for _ in range(threads)]
        _wait_for(workers)
    finally:
        stop.set()
        _wait_for(workers)
        pool.shutdown()
        if bar is not None:
            bar.close()
        if kept is not None:
            kept.close()
    for worker in workers:
        worker.result()
    if result.failed:
        _log.warning("%s; the first error: %s", result, result.failed[0][1])
    return result


def _wait_for(workers: list[Future[None]]) -> None:
    # Not Thread.join: up to Python 3.12, if Ctrl-C interrupts it, it counts its thread as ended.
    # With a timeout, because on Windows Ctrl-C does not interrupt a wait without one.
    while wait(workers, timeout=1.0).not_done:
        pass


def _concerns_all(err: Exception) -> bool:
    """Report whether every other item would fail for the same reason."""
    if isinstance(err, RunDBError):
        return not err.lost
    return isinstance(err, MLRunUnauthorizedError | MLRunAccessDeniedError)


def _key(item: object) -> str:
    return item if isinstance(item, str) else hashlib.sha256(encode_json(item)).hexdigest()


class _Journal:
    """A file with a line of JSON for each completed item, after a first line with its name."""

    def __init__(self, path: Path, name: str) -> None:
        self.before: set[str] = set()
        try:
            self._file = path.open("a+b")
        except ValueError as err:
            raise MLRunInvalidArgumentError(f"journal must be a path: {err}") from None
        self._file.seek(0)
        whole = self._file.read()
        # a killed process may leave an incomplete line
        lines = whole[: whole.rfind(b"\n") + 1].splitlines()
        try:
            head, *keys = [json.loads(line) for line in lines] or [{"journal": name}]
            if head != {"journal": name}:
                raise ValueError(f"it starts with {head!r:.200}")
            self.before = set(keys)
        except (ValueError, TypeError) as err:
            self._file.close()
            raise MLRunInvalidArgumentError(
                f"journal={str(path)!r} is not a journal of {name!r}: {err}"
            ) from None
        self._file.truncate(whole.rfind(b"\n") + 1)
        if not lines:
            self.add({"journal": name})

    def add(self, value: object) -> None:
        self._file.write(json.dumps(value).encode() + b"\n")
        self._file.flush()

    def close(self) -> None:
        self._file.close()


def _bar(progress: bool | None, total: int) -> Any:
    """Return a tqdm bar, or None if none is wanted; ``total`` is -1 if unknown."""
    if progress is False or (progress is None and not (sys.stderr and sys.stderr.isatty())):
        return None
    try:
        tqdm = import_module("tqdm.auto").tqdm
    except ImportError:
        if progress is None:
            return None
        raise ImportError(
            "progress=True needs tqdm, which is not installed: pip install 'mlrun_db[progress]'"
        ) from None
    return tqdm(total=None if total < 0 else total, unit="item")
