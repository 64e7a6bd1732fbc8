"""What a test can change while a server runs: the pace of simulated work, and faults."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from difflib import get_close_matches
from typing import Any

from mlrun_api.operations import OPERATIONS

from mlrun_db._transport.versions import NEWEST, is_in
from mlrun_db.server.simulation.faults import Fault, check_number
from mlrun_db.server.simulation.recording import MOST_REQUESTS, RecordedRequest
from mlrun_db.server.simulation.work import (
    EXECUTE,
    IMMEDIATE,
    MODES,
    PROJECT,
    RUN,
    SECONDS,
    WORK_KINDS,
    Pace,
)


class Control:
    """The paces and faults of one server.

    Args:
        job_seconds: Seconds that work takes until :meth:`transition` sets another pace.
        version: Version of MLRun, whose operations faults can name.
        on_write: Called after each request that may have changed something. None: nothing; with
            it, jobs are executed, not simulated.
    """

    def __init__(
        self,
        job_seconds: float = 2.0,
        version: str = NEWEST,
        on_write: Callable[[], None] | None = None,
    ) -> None:
        self._lock = threading.Lock()
        self.on_write = on_write
        self._version = version
        self._default = Pace(SECONDS, check_number(job_seconds, "job_seconds"))
        self._paces: dict[str, Pace] = {}
        self._faults: list[Fault] = []
        self._used: set[int] = set()  # ids of faults that have been met
        self._requests: deque[RecordedRequest] = deque(maxlen=MOST_REQUESTS)

    def pace(self, kind: str) -> Pace:
        """Return the pace of work that begins now."""
        if kind == RUN and self.on_write:
            return Pace(EXECUTE)
        with self._lock:
            return self._paces.get(kind, Pace() if kind == PROJECT else self._default)

    def transition(self, kind: str, mode: str, value: float = 0) -> None:
        """Set the pace of the work of a kind that begins from now on. Raises ValueError."""
        if kind not in WORK_KINDS:
            raise ValueError(f"kind must be one of {', '.join(WORK_KINDS)}, got {kind!r}")
        if mode not in MODES:
            raise ValueError(f"mode must be one of {', '.join(MODES)}, got {mode!r}")
        if self.pace(kind).mode == EXECUTE:
            raise ValueError("this server executes its jobs: their pace cannot be set")
        pace = Pace(mode, 0.0 if mode == IMMEDIATE else check_number(value, "value"))
        with self._lock:
            self._paces[kind] = pace

    def add_faults(self, values: Iterable[Any]) -> None:
        """Add faults for the next responses. Raises ValueError, and then adds none."""
        faults = [self._current(Fault.parse(value)) for value in values]
        with self._lock:
            self._faults += faults

    def _current(self, fault: Fault) -> Fault:
        """Return a fault with its operation as this version has it. Raises ValueError."""
        name = fault.operation
        if name and name not in OPERATIONS:
            near = get_close_matches(name, OPERATIONS, 3)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise ValueError(f"no operation is named {name!r}{hint}")
        while name and not is_in(OPERATIONS[name], self._version):
            if not (name := OPERATIONS[name].replaced_by):
                raise ValueError(f"MLRun {self._version} has no operation {fault.operation!r}")
        return replace(fault, operation=name)

    def next_fault(self, operation: str, method: str, path: str) -> Fault | None:
        """Return the oldest fault that matches a request, and count the request."""
        with self._lock:
            for fault in self._faults:
                if fault.matches(operation, method, path):
                    fault.times -= 1
                    self._used.add(id(fault))
                    if not fault.times:
                        self._faults.remove(fault)
                    return fault
        return None

    def unused_faults(self) -> list[Fault]:
        """Return the faults that no request has met."""
        with self._lock:
            return [fault for fault in self._faults if id(fault) not in self._used]

    def clear_faults(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._faults.clear()
            self._used.clear()

    def record(self, request: RecordedRequest) -> None:
        """Keep a request."""
        self._requests.append(request)

    def requests(self) -> list[RecordedRequest]:
        """Return the requests that were kept, oldest first."""
        return list(self._requests)

    def reset(self) -> None:
        """Restore the initial paces, and remove all faults and recorded requests."""
        with self._lock:
            self._paces.clear()
            self._faults.clear()
            self._used.clear()
            self._requests.clear()

    def describe(self) -> dict[str, Any]:
        """Return paces and faults as JSON."""
        paces = {kind: vars(self.pace(kind)) for kind in WORK_KINDS}
        with self._lock:
            return {"transitions": paces, "faults": [asdict(fault) for fault in self._faults]}
