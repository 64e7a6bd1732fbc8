"""Faults as data: which responses fail, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any

STATUS = "status"
DELAY = "delay"
RESET = "reset"
CUT = "cut"
FAULTS = (STATUS, DELAY, RESET, CUT)
_STATUSES = range(200, 600)


def check_number(value: Any, name: str, minimum: float = 0) -> float:
    """Return a number of at least ``minimum`` as a float. Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= minimum:
        raise ValueError(f"{name} must be a number >= {minimum}, got {value!r}")
    return float(value)


def _check_text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a string, got {value!r}")
    return value


def _check_header(value: Any, name: str) -> str:
    text = str(value) if isinstance(value, int | float) else _check_text(value, name)
    if not text.isascii() or not text.isprintable():
        raise ValueError(f"{name} must be printable ASCII, got {text!r}")
    return text


@dataclass
class Fault:
    """A fault to inject into the next matching responses.

    The fields are the arguments of ``LocalServer.fault``. An empty ``operation``, ``method`` or
    ``path`` matches any. Before a ``status`` or ``reset`` the request is carried out only with
    ``apply``; a ``cut`` resets the connection when the response has no body.
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
            near = get_close_matches(str(self.fault), FAULTS, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ValueError(f"fault must be one of {', '.join(FAULTS)}, got {self.fault!r}{hint}")
        for name in ("operation", "method", "path"):
            _check_text(getattr(self, name), name)
        self.method = self.method.upper()
        for name in ("times", "status"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int):
                raise ValueError(f"{name} must be an integer, got {value!r}")
        check_number(self.times, "times", 1)
        if self.status not in _STATUSES:
            raise ValueError(f"status must be from 200 to 599, got {self.status}")
        self.seconds = check_number(self.seconds, "seconds")
        if not isinstance(self.headers, Mapping):
            raise ValueError("headers must be an object")
        self.headers = {
            _check_header(name, "header name"): _check_header(value, f"header {name}")
            for name, value in self.headers.items()
        }
        if not isinstance(self.apply, bool):
            raise ValueError(f"apply must be true or false, got {self.apply!r}")

    @classmethod
    def parse(cls, value: Any) -> Fault:
        """Return a fault from JSON, or a copy of a fault. Raises ValueError."""
        if isinstance(value, Fault):
            return replace(value)
        if not isinstance(value, Mapping):
            raise ValueError("a fault must be an object")
        unknown = sorted(set(map(str, value)) - set(cls.__dataclass_fields__))
        if unknown:
            fields = ", ".join(cls.__dataclass_fields__)
            raise ValueError(f"a fault has no field {', '.join(unknown)}; it has {fields}")
        return cls(**value)

    def matches(self, operation: str, method: str, path: str) -> bool:
        """Return whether the fault is for a request."""
        return (
            self.operation in ("", operation)
            and self.method in ("", method)
            and (not self.path or fnmatchcase(path, self.path))
        )
