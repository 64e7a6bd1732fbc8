"""What a test can set from outside: the pace of simulated work, and faults of the next answers."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any

from mlrun_db.server.works import IMMEDIATE, KINDS, MODES, PROJECT, SECONDS, Pace

STATUS = "status"
DELAY = "delay"
RESET = "reset"
CUT = "cut"
FAULTS = (STATUS, DELAY, RESET, CUT)
_STATUSES = range(200, 600)


def _number(value: Any, name: str, least: float = 0) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= least:
        raise ValueError(f"{name} must be a number, {least} or more, got {value!r}")
    return float(value)


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text, got {value!r}")
    return value


@dataclass
class Fault:
    """One way in which the next answers go wrong.

    It meets the requests for an ``operation`` (an operationId of openapi.yaml), or with this
    ``method`` and this ``path`` (with ``*`` for any text), or all when none of them is given;
    it is used up after ``times``. ``status`` answers with a status, ``headers`` and ``body``;
    ``delay`` answers rightly after ``seconds``; ``reset`` resets the connection; ``cut`` sends
    the first half of the right answer and closes; an answer without a body is reset. Before a
    status or a reset the request is not carried out, unless ``apply`` says so.
    """

    fault: str = STATUS
    operation: str = ""
    method: str = ""
    path: str = ""
    times: int = 1
    status: int = 503
    seconds: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    apply: bool = False

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise ValueError(f"fault must be one of {', '.join(FAULTS)}, got {self.fault!r}")
        for name in ("operation", "method", "path"):
            _text(getattr(self, name), name)
        self.method = self.method.upper()
        for name in ("times", "status"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int):
                raise ValueError(f"{name} must be a whole number, got {value!r}")
        _number(self.times, "times", 1)
        if self.status not in _STATUSES:
            raise ValueError(f"status must be from 200 to 599, got {self.status}")
        self.seconds = _number(self.seconds, "seconds")
        if not isinstance(self.headers, Mapping):
            raise ValueError("headers must be an object")
        self.headers = {
            _header(name, "header name"): _header(value, f"header {name}")
            for name, value in self.headers.items()
        }
        if not isinstance(self.apply, bool):
            raise ValueError(f"apply must be true or false, got {self.apply!r}")

    @classmethod
    def parse(cls, value: Any) -> Fault:
        """Read a fault from JSON. Raises ValueError."""
        if isinstance(value, Fault):
            return replace(value)
        if not isinstance(value, Mapping):
            raise ValueError("a fault must be an object")
        unknown = sorted(set(map(str, value)) - set(cls.__dataclass_fields__))
        if unknown:
            raise ValueError(f"a fault has no field {', '.join(unknown)}")
        return cls(**value)

    def meets(self, operation: str, method: str, path: str) -> bool:
        """Tell whether a request is one that goes wrong."""
        return (
            self.operation in ("", operation)
            and self.method in ("", method)
            and (not self.path or fnmatchcase(path, self.path))
        )

    def describe(self) -> dict[str, Any]:
        """Return the fault as JSON."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def _header(value: Any, name: str) -> str:
    text = str(value) if isinstance(value, int | float) else _text(value, name)
    if not text.isascii() or not text.isprintable():
        raise ValueError(f"{name} must be printable ASCII, got {text!r}")
    return text


class Control:
    """The settings of one server that its tests may change while it runs."""

    def __init__(self, job_seconds: float = 2.0, operations: Iterable[str] = ()) -> None:
        self._lock = threading.Lock()
        self._operations = frozenset(operations)
        self._default = Pace(SECONDS, _number(job_seconds, "job_seconds"))
        self._paces: dict[str, Pace] = {}
        self._faults: list[Fault] = []

    def pace(self, kind: str) -> Pace:
        """Return the pace of work that begins now."""
        with self._lock:
            return self._paces.get(kind, Pace() if kind == PROJECT else self._default)

    def transition(self, kind: str, mode: str, value: float = 0) -> None:
        """Set the pace of the work of a kind that begins from now on. Raises ValueError."""
        if kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}, got {kind!r}")
        if mode not in MODES:
            raise ValueError(f"mode must be one of {', '.join(MODES)}, got {mode!r}")
        pace = Pace(mode, 0.0 if mode == IMMEDIATE else _number(value, "value"))
        with self._lock:
            self._paces[kind] = pace

    def add_faults(self, values: Iterable[Any]) -> None:
        """Add faults for the next answers. Raises ValueError, and then adds none."""
        faults = [Fault.parse(value) for value in values]
        for fault in faults:
            if fault.operation and fault.operation not in self._operations:
                raise ValueError(f"no operation is named {fault.operation!r}")
        with self._lock:
            self._faults += faults

    def take(self, operation: str, method: str, path: str) -> Fault | None:
        """Return the oldest fault that meets a request, and count it."""
        with self._lock:
            for fault in self._faults:
                if fault.meets(operation, method, path):
                    fault.times -= 1
                    if not fault.times:
                        self._faults.remove(fault)
                    return fault
        return None

    def reset(self) -> None:
        """Go back to the paces of the start, without faults."""
        with self._lock:
            self._paces.clear()
            self._faults.clear()

    def describe(self) -> dict[str, Any]:
        """Return paces and faults as JSON."""
        paces = {kind: vars(self.pace(kind)) for kind in KINDS}
        with self._lock:
            return {"transitions": paces, "faults": [fault.describe() for fault in self._faults]}
