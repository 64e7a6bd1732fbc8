"""Runs what waits, a few jobs at a time, and ends what was aborted, deleted or replaced.

A thread compares the queue in the database with the processes: whatever changes the queue, a
request, a due schedule or the end of a job, needs to know nothing of processes.
"""

from __future__ import annotations

import logging
import tempfile
import threading
from pathlib import Path

from mlrun_db.server.execution import commands
from mlrun_db.server.execution.options import Workspace, is_executed
from mlrun_db.server.execution.process import GRACE_SECONDS, JobProcess
from mlrun_db.server.rules import execution as rules
from mlrun_db.server.rules import schedules
from mlrun_db.server.rules.errors import ApiError
from mlrun_db.server.simulation.work import EXECUTE, Pace, Work
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.store import Store

DEFAULT_WORKERS = 2
_TICK = 1.0  # seconds in which a due schedule is noticed; everything else is noticed at once
_STOP_SECONDS = GRACE_SECONDS + 5

_log = logging.getLogger("mlrun_db.server")


def settle_left_over(store: Store) -> None:
    """Store the end of what a server that executed jobs left behind, when none executes now."""
    with store.transaction(write=False) as db:
        if not rules.executed_works(db):
            return
    if store.path is None or not is_executed(store.path):
        with store.transaction() as db:
            rules.settle(db, executes=False)


class Executor:
    """Executes the jobs of one server.

    Args:
        store: Where the queue, the runs and their logs are.
        python: Path of a Python that has ``mlrun``.
        workers: Number of jobs that run at the same time.
        api: The server, as jobs reach it.
        workspace: Where the artifacts of runs go that name no other path.
    """

    def __init__(
        self, store: Store, python: str, workers: int, api: commands.Api, workspace: Workspace
    ) -> None:
        self._store = store
        self._python = python
        self._workers = workers
        self._api = api
        self._workspace = workspace
        self._processes: list[JobProcess] = []
        self._changed = threading.Event()
        self._stops = False
        self._root = tempfile.TemporaryDirectory(prefix="mlrun-db-", ignore_cleanup_errors=True)
        self._thread = threading.Thread(target=self._run, name="mlrun-db-executor", daemon=True)

    def start(self) -> None:
        """Begin to execute what waits."""
        with self._store.transaction() as db:
            rules.settle(db, executes=True)
            for project, name in schedules.due_schedules(db):  # they passed without a server
                schedules.set_next_time(db, project, name)
        self._thread.start()

    def wake(self) -> None:
        """Look at the queue now."""
        self._changed.set()

    def stop(self) -> None:
        """End every process; return when nothing runs any more. What waits keeps waiting."""
        self._stops = True
        self.wake()
        if self._thread.is_alive():
            self._thread.join()
        running = [process for process in self._processes if not process.ended.is_set()]
        for process in running:
            process.end()
        for process in list(self._processes):
            if process not in running:  # it was not stopped
                self._check(process)
                continue
            process.ended.wait(_STOP_SECONDS)
            with self._store.transaction() as db:
                rules.end_executed(db, process.work, "aborted", "the server was stopped")
        self._processes.clear()
        self._root.cleanup()
        self._workspace.close()

    def _run(self) -> None:
        while not self._stops:
            try:
                self._reconcile()
            except Exception:
                _log.exception("the execution of jobs failed, and is tried again")
            self._changed.wait(_TICK)
            self._changed.clear()

    def _reconcile(self) -> None:
        self._invoke_schedules()
        for process in list(self._processes):
            self._check(process)
        with self._store.transaction(write=False) as db:
            works = rules.executed_works(db)
            # They only wait for other jobs, which would never get the worker that they take.
            runners = rules.workflow_runners(db, works)
        active = {(process.work.project, process.work.name) for process in self._processes}
        left = self._workers - len(active - runners)
        for work in works:
            key = (work.project, work.name)
            if work.step != rules.WAITS or key in active or self._stops:
                continue
            if left > 0 or key in runners:
                self._start(work)
                left -= key not in runners

    def _invoke_schedules(self) -> None:
        with self._store.transaction(write=False) as db:
            due = schedules.due_schedules(db)
        for project, name in due:
            with self._store.transaction() as db:
                schedules.set_next_time(db, project, name)
            try:
                with self._store.transaction() as db:
                    schedules.invoke_due_schedule(db, project, name, Pace(EXECUTE))
            except ApiError as error:
                _log.warning("schedule %s of %s was not started: %s", name, project, error.reason)
            except Exception:  # whatever it contains, the others must run
                _log.exception("schedule %s of %s was not started", name, project)

    def _check(self, process: JobProcess) -> None:
        """End a process whose run was ended; store the end of one that has ended."""
        with self._store.transaction(write=False) as db:
            is_over = rules.is_ended_early(db, process.work)
            process.is_mute = rules.is_submitted_again(db, process.work)
        process.is_aborted |= is_over
        if not process.ended.is_set():
            if is_over:
                process.end()
            return
        with self._store.transaction() as db:
            if process.is_aborted:
                rules.end_executed(db, process.work, "aborted")
            else:
                rules.finish_executed(db, process.work, process.code)
        self._processes.remove(process)

    def _start(self, work: Work) -> None:
        try:
            with self._store.transaction() as db:
                found = rules.start_executed(db, work, self._workspace.artifacts)
            if found is None:
                return
            work, run, function = found
            process = JobProcess(work, self._store, Path(self._root.name), self.wake)
            self._launch(process, run, function)
        except Exception as error:  # whatever the function contains, the others must run
            reason = str(error) if isinstance(error, OSError | ValueError) else repr(error)
            with self._store.transaction() as db:
                rules.end_executed(db, work, "error", f"cannot start the job: {reason}")
            return
        self._processes.append(process)

    def _launch(self, process: JobProcess, run: Object, function: Object) -> None:
        command = commands.command_of(self._python, run, function)
        environment = commands.environment_of(run, function, self._api, self._store.secrets)
        process.start(command, environment, commands.folder_of(function))
