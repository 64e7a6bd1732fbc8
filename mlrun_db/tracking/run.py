"""The run that is tracked: what ``db.start_run()`` returns."""

from __future__ import annotations

import atexit
import functools
import inspect
import json
import os
import threading
import traceback
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self, TypeVar

from .._transport.arguments import seconds
from ..errors import MLRunInvalidArgumentError
from . import surroundings, trials
from .capture import Capture
from .delivery import CLEARED, ENDED, now
from .journal import Artifact
from .logged import LoggingRun, as_json, as_json_or_text
from .recorder import Recorder

ATTACH = "MLRUN_DB_RUN"  # the environment variable that names the run for its child processes
_LONGEST_ERROR = 4000  # characters of status.error

T = TypeVar("T")


class RunContext(LoggingRun):
    """A run that logs to the server: what ``HTTPRunDB.start_run`` returns.

    It starts with the ``with`` block, or with the first call that logs, and ends with the block or
    ``end()``. Its methods can be called from any thread. They do not wait for the server, and a
    failure does not raise: it is logged once as a warning, and listed in ``problems``.

    Attributes:
        uid: unique id of the run.
        name: its name.
        project: its project.
        iteration: its number among the iterations of a run, 0 for the run itself.
    """

    def __init__(
        self,
        recorder: Recorder,
        name: str,
        *,
        iteration: int = 0,
        parameters: Mapping[str, str] | None = None,
        labels: Mapping[str, str] | None = None,
        capture_output: bool = False,
        flush_timeout: float = 30.0,
        again: Callable[[], RunContext] | None = None,
    ) -> None:
        self._recorder = recorder
        self.name = name
        self.uid = recorder.uid
        self.project = recorder.project
        self.iteration = iteration
        self._parameters = dict(parameters or {})
        self._labels = dict(labels or {})
        self._capture = Capture(self.log) if capture_output else None
        self._flush_timeout = flush_timeout
        self._again = again
        self._state = "created"
        self._lock = threading.RLock()
        self._trials: list[RunContext] = []
        self._environment: str | None = None
        self._attached = False
        self._process = os.getpid()

    def __repr__(self) -> str:
        number = f" iteration={self.iteration}" if self.iteration else ""
        return f"<RunContext {self.name!r} uid={self.uid}{number} {self._state}>"

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs to log to the run; it does not end it there."""
        kept = {name: self.__dict__[name] for name in ("_recorder", "name", "uid", "project")}
        rest = {"iteration": self.iteration, "_flush_timeout": self._flush_timeout}
        return {**kept, **rest, "_state": "running", "_attached": True}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(RunContext(state["_recorder"], state["name"]).__dict__ | state)

    # Start and end.

    @property
    def state(self) -> str:
        """The state: "created", "running", "completed" or "error"."""
        return self._state

    @property
    def problems(self) -> list[str]:
        """What could not be recorded or sent; empty when all is well."""
        return self._recorder.problems

    def start(self) -> Self:
        """Start the run, if it has not started; ``with`` and each call that logs do it too."""
        with self._lock:
            if self._state != "created":
                return self
            self._state = "running"
            self._begin()
        return self

    def _begin(self) -> None:
        labels = {name: as_json(value) for name, value in surroundings.labels().items()}
        self._set("metadata", name=self.name)
        self._write("set_fields", self.iteration, "metadata.labels", labels | self._labels)
        self._write("set_fields", self.iteration, "spec.parameters", self._parameters)
        self._write("set_fields", self.iteration, "status", {"start_time": as_json(now())}, True)
        self._set("status", state="running")
        for name in CLEARED:
            self._write("clear_field", self.iteration, "status", name)
        if self.iteration:
            return
        self._write("set_fact", "ended", False)
        self._recorder.background.keep_alive(True)
        atexit.register(self._at_exit)
        if self._recorder.in_file:
            self._environment = os.environ.get(ATTACH, "")
            os.environ[ATTACH] = json.dumps(
                [str(self._recorder.path), self.project, self.uid, self.name]
            )
        if self._capture is not None:
            self._capture.start()

    def end(self, state: str = "completed", error: str = "") -> bool:
        """End the run, and wait until everything is sent.

        Args:
            state: its state: "completed" or "error".
            error: why it has failed, as text.

        Returns:
            Whether everything is sent. What is not is kept in the journal, and the warning that is
            logged says how to send it.
        """
        if state not in ENDED:
            raise MLRunInvalidArgumentError(
                f"state must be one of {', '.join(sorted(ENDED))}, got {state!r:.80}"
            )
        self.start()
        if self._attached or self._process != os.getpid():  # the process that began it ends it
            return self._recorder.flush(self._flush_timeout)
        with self._lock:
            if self._state != "running":
                return self._recorder.flush(self._flush_timeout)
            for trial in self._trials:
                if trial.state == "running":
                    trial.end(state, error)
            self._state = state
        if self._capture is not None:
            self._capture.stop()
        if error:
            self._set("status", error=error[:_LONGEST_ERROR])
        if not self.iteration:
            with self._careful("table of iterations"):
                if table := trials.iterations_table(self._recorder.journal):
                    self._set("status", iterations=table)
        self._set("status", state=state, end_time=now())
        return self.iteration > 0 or self._finish()

    def _finish(self) -> bool:
        atexit.unregister(self._at_exit)
        if self._environment is not None:
            os.environ[ATTACH] = self._environment
            if not self._environment:
                del os.environ[ATTACH]
        self._write("set_fact", "ended", True)
        self._recorder.background.keep_alive(False)
        done = self._recorder.flush(self._flush_timeout, patient=not self._recorder.is_kept)
        self._recorder.close(done)
        return done

    def _at_exit(self) -> None:
        if self._state == "running" and self._process == os.getpid():
            self.end("error", "the program ended without run.end()")

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None or (isinstance(error, SystemExit) and not error.code):
            self.end()
        elif not isinstance(error, GeneratorExit):  # of iterations(): the loop around it knows
            lines = traceback.format_exception(error)
            last = traceback.format_exception_only(error)[-1].strip()
            self.end("error", f"{last}\n{''.join(lines)[-_LONGEST_ERROR // 2 :]}")

    def __call__(self, function: Callable[..., T]) -> Callable[..., T]:
        """Return a function that is a run of its own, each time it is called.

        Its arguments are logged as parameters. An argument named ``run`` gets the run.
        """
        signature = inspect.signature(function)

        @functools.wraps(function)
        def tracked(*args: Any, **kwargs: Any) -> T:
            run = self if self._again is None else self._again()
            if "run" in signature.parameters:
                kwargs.setdefault("run", run)
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            with run:
                given = {name: each for name, each in bound.arguments.items() if name != "run"}
                run.log_parameters(given)
                return function(*args, **kwargs)

        return tracked

    def flush(self, timeout: float = 30.0) -> bool:
        """Wait until everything that was logged is sent.

        Args:
            timeout: seconds to wait at most.

        Returns:
            Whether everything is sent.
        """
        return self.start()._recorder.flush(seconds("timeout", timeout))

    # Iterations.

    def trial(self, parameters: Mapping[str, Any] | None = None) -> RunContext:
        """Return an iteration of the run, to be used as ``with run.trial(...) as trial``.

        Args:
            parameters: its parameters by name.
        """
        with self.start()._lock:
            number = self._recorder.new_iteration(as_json(self.name))
            given = {name: as_json_or_text(value) for name, value in (parameters or {}).items()}
            trial = RunContext(
                self._recorder, self.name, iteration=number, parameters=given, labels=self._labels
            )
            self._trials.append(trial)
        return trial

    def iterations(
        self, values: Mapping[str, Iterable[Any]] | Iterable[Mapping[str, Any]], selector: str = ""
    ) -> Iterator[RunContext]:
        """Return an iterator of iterations, one for each combination of parameters.

        ::

            for trial in run.iterations({"lr": [0.1, 0.01]}, selector="max.auc"):
                trial.log_result("auc", train(**trial.parameters))

        Each ends when the next one begins. At the end the results of the best one become those of
        the run, with its number as ``best_iteration``.

        Args:
            values: lists of values by parameter, all of whose combinations are tried; or the
                parameters of each iteration.
            selector: the result by which the best is chosen: "max.auc" or "min.loss". Default:
                none is chosen.
        """
        trials.parsed(selector)
        self.start()
        self._write(
            "set_fields", 0, "spec.hyperparams", trials.hyperparams(values, as_json_or_text)
        )
        for parameters in trials.points(values):
            with self.trial(parameters) as trial:
                yield trial
        if selector:
            self.select_best(selector)

    def select_best(self, selector: str) -> int:
        """Choose the best iteration: its results become those of the run.

        Args:
            selector: "max" or "min", a dot and the name of a result: "max.auc".

        Returns:
            The number of the iteration, 0 when none has such a result.
        """
        best, results = trials.best(self._recorder.journal, selector)
        if best:
            self.log_results({**results, "best_iteration": best})
            for record in trials.links(self._recorder.journal, best):
                self._write("set_artifact", Artifact(0, record["key"], record))
        return best

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters that the run was started with."""
        return {name: json.loads(value) for name, value in self._parameters.items()}


def new_uid() -> str:
    """Return the uid of a new run."""
    return uuid.uuid4().hex
