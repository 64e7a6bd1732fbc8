"""Builds and starts of functions, background tasks, and jobs."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import builder, runs

from .. import objects
from .._display.cells import first_found
from .._polling.waits import poll
from .._streaming.log_lines import LogText
from .._transport.arguments import (
    Body,
    as_dict,
    filled_text,
    given,
    is_set,
    strings,
    text,
    time_since_1970,
    whole_number,
    yes_no,
)
from .._transport.limits import BUILD_TIMEOUT, START_FUNCTION_TIMEOUT, SUBMIT_TIMEOUT
from .._transport.request import UNSET
from ..errors import MLRunInvalidArgumentError
from ._bodies import metadata_name, usable
from ._build_status import NUCLIO_KINDS, part, timestamp, write_status
from ._idempotency import send_once
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types

# A build that has ended; another state, as "pending", "running" or "deploying", will change.
BUILT_STATES = frozenset({"ready", "error", "unhealthy", "failed", "imported", "scaledtozero"})


class Builder(Sender):
    def remote_builder(
        self,
        func: types.Function | Body,
        with_mlrun: bool,
        mlrun_version_specifier: str | None = None,
        skip_deployed: bool = False,
        *,
        builder_env: Mapping[str, str] | None = None,
        force_build: bool = False,
    ) -> types.BuildResponse:
        """Start building a function's image, or deploying a nuclio function.

        Operation: build_function.

        Args:
            func: the function: a dict or an object with to_dict().
            with_mlrun: add the mlrun package to the image.
            mlrun_version_specifier: the version of it.
            skip_deployed: do nothing when the function already has an image.
            builder_env: environment variables of the build by name. MLRun 1.x reads it.
            force_build: build even if nothing has to be built. MLRun 1.x reads it.

        Returns:
            The server's response: ``data`` is the function, ``ready`` whether it can be used now.
        """
        body: dict[str, Any] = {
            "function": as_dict("func", func),
            "with_mlrun": yes_no(with_mlrun),
            "skip_deployed": is_set(skip_deployed),
        }
        if filled_text("mlrun_version_specifier", mlrun_version_specifier):
            body["mlrun_version_specifier"] = mlrun_version_specifier
        if builder_env is not None:
            body["builder_env"] = as_dict("builder_env", builder_env)
        if is_set(force_build) or self._release >= (1, 0):
            body["force_build"] = is_set(force_build)
        return self._send(builder.build_function(body=body))

    def get_builder_status(
        self,
        func: Any,
        offset: int = 0,
        logs: bool = True,
        last_log_timestamp: float = 0,
        verbose: bool = False,
        *,
        events_offset: int = 0,
    ) -> tuple[str, float]:
        """Return new output of a build's log, and write the build's state into the function.

        ``func.status.state`` is set, for nuclio kinds (remote, nuclio, serving) also
        ``func.status.address`` and ``.nuclio_name``, for the others ``func.status.build_pod`` and
        ``func.spec.image``; what the server does not report is kept. Operation: build_status.

        Args:
            func: the function, an object with ``metadata``, ``spec``, ``status`` and ``kind``, or
                a dict; it is changed.
            offset: bytes of the log to skip at the beginning.
            logs: whether to return the log.
            last_log_timestamp: return only what was logged later, as returned before.
            verbose: return more of the log.
            events_offset: number of the events of the build to skip, which are returned while
                there is no log. Needs MLRun 1.8 or newer.

        Returns:
            The text, and the timestamp for the next call.
        """
        content, reached = self._build_status(
            func, offset, logs, last_log_timestamp, verbose, events_offset
        )
        return content.decode("utf-8", "replace"), reached

    def wait_for_build(
        self,
        func: Any,
        *,
        timeout: float | None = BUILD_TIMEOUT,
        on_line: Callable[[str], object] | None = None,
        verbose: bool = False,
    ) -> str:
        """Print the log of a build as it grows, until the build has ended.

        Polls every 3 s and updates the function each time, as ``get_builder_status`` does.
        Operation: build_status.

        Args:
            func: the function, as for ``get_builder_status``; it is changed.
            timeout: seconds to wait at most. Default: 1800. None waits to the end.
            on_line: called with each line, without its line end, instead of printing.
            verbose: return more of the log.

        Returns:
            The last state: "ready", "error", "unhealthy" ...

        Raises:
            MLRunWaitTimeoutError: the build did not end in time; ``last`` is its state.
        """
        progress = self._new_progress()
        log = LogText(on_line, progress)
        offset, reached = 0, 0.0

        def read() -> str:
            nonlocal offset, reached
            content, reached = self._build_status(func, offset, True, reached, verbose)
            offset += len(content)
            log.feed(content)
            return str(part(part(func, "status"), "state") or "")

        try:
            return poll(
                read,
                lambda state: state == "" or state.lower() in BUILT_STATES,
                clock=self._clock,
                timeout=timeout,
                waiting_for="the end of the build",
                progress=progress,
            )
        finally:
            log.finish()

    def _build_status(
        self,
        func: Any,
        offset: int,
        logs: bool,
        last_log_timestamp: float,
        verbose: bool,
        events_offset: int = 0,
    ) -> tuple[bytes, float]:
        metadata = part(func, "metadata")
        name = part(metadata, "name")
        if not name:
            raise MLRunInvalidArgumentError(f"func must have a metadata.name, got {name!r}")
        newer = self._has_pages
        events = whole_number("events_offset", events_offset)
        since = time_since_1970("last_log_timestamp", last_log_timestamp)
        response = self._send(
            builder.build_status(
                name=self._function_name(name),
                project=self._project(part(metadata, "project")),
                tag=given(part(metadata, "tag")),
                logs=yes_no(logs),
                offset=whole_number("offset", offset),
                last_log_timestamp=float(since) if newer else since,
                verbose=yes_no(verbose),
                events_offset=events if events or newer else UNSET,
            ).whole()
        )
        write_status(func, response.headers, nuclio=part(func, "kind") in NUCLIO_KINDS)
        return response.content, timestamp(response.headers.get("x-mlrun-last-timestamp"))

    def remote_start(self, func_url: str) -> objects.BackgroundTask:
        """Start a function's resources on the cluster; used for dask.

        Operation: start_function.

        Args:
            func_url: the function, as ``"db://project/name:tag"``.

        Returns:
            The task that starts it; ``get_background_task`` returns its state.
        """
        return self._send(
            builder.start_function(body={"functionUrl": func_url}),
            timeout=START_FUNCTION_TIMEOUT,
            into=objects.BackgroundTask.from_dict,
        )

    def get_background_task(self, project: str, name: str) -> objects.BackgroundTask:
        """Return a background task with its state.

        Operation: get_background_task.

        Args:
            project: the task's project.
            name: the task's name.

        Returns:
            The task; its ``status.state`` is "running", "succeeded" or "failed".
        """
        return self._send(
            builder.get_background_task(self._project(project), name),
            into=objects.BackgroundTask.from_dict,
        )

    def start_function(
        self, func_url: str | None = None, function: Any = None
    ) -> objects.BackgroundTask:
        """Start a function's resources on the cluster; another name of ``remote_start``.

        Operation: start_function.

        Args:
            func_url: the function, as ``"db://project/name:tag"``.
            function: instead of it the function, whose URL is in its metadata: a dict or an object
                with to_dict().
        """
        if not filled_text("func_url", func_url) and function is not None:
            body = as_dict("function", function)
            tag = first_found(body, "metadata.tag") or "latest"
            func_url = f"db://{self._project('', body)}/{metadata_name('function', body)}:{tag}"
        return self.remote_start(text("func_url", func_url))

    def remote_status(self, kind: str, selector: str | Iterable[str]) -> Any:
        """Return the state of a function that runs on the cluster; used for dask.

        Operation: function_status.

        Args:
            kind: the function's kind, "dask".
            selector: the Kubernetes label selector of its resources, or several of them.
        """
        return self._function_status({"kind": text("kind", kind)}, selector)

    def function_status(
        self, project: str, name: str, kind: str, selector: str | Iterable[str]
    ) -> Any:
        """Return the state of a function that runs on the cluster; used for dask.

        Operation: function_status.

        Args:
            project: the function's project.
            name: the function's name.
            kind: the function's kind, "dask".
            selector: the Kubernetes label selector of its resources, or several of them.
        """
        named = {"project": self._project(project), "name": text("name", name)}
        return self._function_status({"kind": text("kind", kind), **named}, selector)

    def _function_status(self, body: dict[str, Any], selector: str | Iterable[str]) -> Any:
        selectors = strings("selector", selector) or []
        if self._release < (1, 0) and len(selectors) == 1:
            body["selector"] = selectors[0]
        else:
            body["selector"] = selectors  # 1.x fails on text
        return self._send(builder.function_status(body=body))["data"]

    def submit_job(
        self,
        runspec: types.Run | Body,
        schedule: str | types.ScheduleCronTrigger | Body | None = None,
    ) -> types.SubmitData:
        """Start a run on the cluster, or schedule it.

        A run is started once, also when the response is lost: the task gets its uid before it is
        sent, and the client looks for the run for 2 s before it sends the same task again. A
        schedule is not sent again. Operation: submit_job, and read_run after a lost response.

        Args:
            runspec: the task: a dict or an object with to_dict(); ``spec.function`` names the
                function, ``metadata.uid`` is kept, or created. A task without a uid also
                gets a ``metadata.project``: the function's, or the default project.
            schedule: a crontab expression such as ``"0 * * * *"``, or a ScheduleCronTrigger (or a
                dict of its fields); None starts the run now.

        Returns:
            The run as the server created it, with ``metadata.uid``; for a schedule its description.
        """
        task = as_dict("runspec", runspec)
        if schedule is not None:
            if isinstance(schedule, str | Mapping) and not schedule:
                raise MLRunInvalidArgumentError(
                    f"schedule must not be empty, got {schedule!r}; None starts the run now"
                )
            if not isinstance(schedule, str | Mapping):  # an object is sent with all its fields
                fields = as_dict("schedule", schedule)
                schedule = objects.ScheduleCronTrigger.from_dict(fields).to_dict()
            return self._submit({"task": task, "schedule": schedule})
        metadata = dict(task.get("metadata") or {})
        project = metadata.get("project") or _project_of_function(task) or self._project("")
        if not metadata.get("uid"):
            metadata |= {"uid": uuid.uuid4().hex, "project": project}
        uid = usable("metadata.uid", metadata["uid"])

        def started() -> types.SubmitData:
            run: Any = self._send(runs.read_run(project, uid))["data"]
            started: types.SubmitData = run
            return started

        return send_once(
            lambda: self._submit({"task": {**task, "metadata": metadata}}),
            lambda: self._find(started),
            retries=self.retries,
            clock=self._clock,
        )

    def _submit(self, body: dict[str, Any]) -> types.SubmitData:
        response = self._send(builder.submit_job(body=body), timeout=SUBMIT_TIMEOUT)
        return response["data"]


def _project_of_function(task: Mapping[str, Any]) -> str:
    """Return the project that ``spec.function`` names, as "project/name"; "" for none."""
    uri = str(first_found(task, "spec.function") or "").removeprefix("db://")
    project, slash, _ = uri.partition("/")
    return project if slash and ":" not in project else ""
