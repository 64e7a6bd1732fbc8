"""Starts runs, and attaches to those of a parent process."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .._transport.arguments import as_dict, seconds
from .._transport.encoding import encode_json
from ..errors import MLRunInvalidArgumentError
from .recorder import Recorder
from .run import ATTACH, RunContext, new_uid


def start(
    db: Any,
    name: str,
    project: str,
    *,
    parameters: Mapping[str, Any] | None,
    labels: Mapping[str, Any] | None,
    uid: str | None,
    offline: str | os.PathLike[str] | None,
    capture_output: bool,
    strict: bool,
    flush_timeout: float,
) -> RunContext:
    """Return a run; see ``HTTPRunDB.start_run``."""
    texts = {key: str(value) for key, value in as_dict("labels", labels or {}).items()}
    encoded_parameters = _encoded("parameters", parameters)
    encoded_labels = _encoded("labels", texts)
    seconds("flush_timeout", flush_timeout)
    folder = None if offline is None else Path(offline)

    def begin() -> RunContext:
        recorder = Recorder(
            db, folder, project, uid or new_uid(), resumed=uid is not None, strict=strict
        )
        return RunContext(
            recorder,
            name,
            parameters=encoded_parameters,
            labels=encoded_labels,
            capture_output=capture_output,
            flush_timeout=flush_timeout,
            again=begin,
        )

    return begin()


def attach(db: Any) -> RunContext:
    """Return the run of a parent process; see ``HTTPRunDB.attach_run``."""
    found = os.environ.get(ATTACH, "")
    if not found:
        raise MLRunInvalidArgumentError(
            "no run to attach to: no process above this one is in a run of start_run()"
        )
    try:
        path, project, uid, name = map(str, json.loads(found))
    except ValueError:
        raise MLRunInvalidArgumentError(f"{ATTACH} names no run: {found!r:.200}") from None
    recorder = Recorder(db, None, project, uid, path=Path(path))
    run = RunContext(recorder, name)
    run.__setstate__(run.__getstate__())
    return run


def _encoded(name: str, values: Mapping[str, Any] | None) -> dict[str, str]:
    """Return the JSON of each value. Raises MLRunInvalidArgumentError."""
    found = {}
    for key, value in as_dict(name, values or {}).items():
        try:
            found[str(key)] = encode_json(value).decode()
        except MLRunInvalidArgumentError as error:
            raise MLRunInvalidArgumentError(f"{name}[{key!r:.80}]: {error}") from None
    return found
