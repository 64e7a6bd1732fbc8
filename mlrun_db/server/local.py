"""A server in a thread of this process: ``with LocalServer() as server: server.url``."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from mlrun_db._transport.versions import NEWEST
from mlrun_db.server.app import create_app
from mlrun_db.server.delivery.notifier import Notifier
from mlrun_db.server.delivery.sending import check_mail_server
from mlrun_db.server.execution.commands import Api
from mlrun_db.server.execution.executor import DEFAULT_WORKERS, Executor, settle_left_over
from mlrun_db.server.execution.options import (
    ARTIFACT_PATH,
    Workspace,
    check_reach,
    check_workers,
    find_python,
    new_token,
)
from mlrun_db.server.http.auth import ServerCredentials
from mlrun_db.server.http.certificates import check_certificate
from mlrun_db.server.http.connections import Server, new_server
from mlrun_db.server.http.listening import Listener, host_in_url
from mlrun_db.server.http.listening import listen as _listen
from mlrun_db.server.http.origins import host_name
from mlrun_db.server.rules.hub_files import HubFiles
from mlrun_db.server.rules.projects import add_default_project
from mlrun_db.server.simulation.control import Control
from mlrun_db.server.simulation.faults import Fault
from mlrun_db.server.simulation.recording import RecordedRequest
from mlrun_db.server.storage.store import Store
from mlrun_db.ui.embedded import EmbeddedPage

_START_SECONDS = 10.0
_DRAIN_SECONDS = 5  # for requests in flight when the server stops
_STOP_SECONDS = _DRAIN_SECONDS + 3.0


def _now() -> float:
    return time.time()  # that of the moment: a test may have frozen it


class LocalServer:
    """An MLRun API server in a thread of this process, with its own state.

    Args:
        host: Address to listen on.
        port: Port to listen on. 0: a free port, which every :meth:`start` uses again.
        db: Database file. None: everything is kept in memory and lost at :meth:`stop`.
        job_seconds: Seconds that simulated work takes, until :meth:`transition` changes it.
        body_limit: Largest request body in bytes; a larger one is rejected with 413.
        files: Folder whose files can be read. None: no files.
        user: User that requests must present, with ``password``. Empty: no users. Health is open
            to everybody in any case.
        password: Password of ``user``.
        token: Bearer token that requests must present, as an alternative to ``user``.
        dev: Whether there are control routes below ``/_dev``. The methods that do the same work
            without them.
        version: Version of MLRun that is imitated, such as "1.5.2": its operations, their defaults,
            what it refuses and the shapes of its responses. Default: the newest.
        faults: First faults, each with the arguments of :meth:`fault`.
        clock: Returns the current time in seconds since 1970, for everything that is stored.
            Tests can advance it without sleeping. None: ``time.time``, also one that freezegun or
            time_machine have frozen; the delays and timeouts of the server never freeze.
        allowed_hosts: Hosts that requests may be for, such as the name of a proxy, besides
            ``host``, those of this machine and the address that was connected to. "*": every host.
            Other hosts are rejected with 403, as are pages of other origins.
        hub: Folder or http(s) URL of a function hub, whose sources can be read. None: nothing is
            read, and the catalogue is empty.
        cert: File with the certificate of the server, and those that sign it, in PEM. None: plain
            HTTP, without TLS.
        key: File with the key of the certificate, without a passphrase.
        access_log: Whether each response is logged as a line of JSON, by the logger
            ``mlrun_db.server.access``.
        execute: Whether submitted jobs and due schedules run their functions, each in a process of
            its own, with the rights of this process. False: they are simulated. Requires a loopback
            host; without ``user`` and ``token``, a random token is made (:attr:`token`).
        python: Path of the Python that runs them, which must have ``mlrun``. Empty: this one.
        workers: Number of jobs that run at the same time; the others wait.
        notify: Whether notifications are sent, to any address that they name. False: they are
            recorded only.
        smtp: Server for their mails, as "host" or "host:port". Empty: mails are not sent.

    Raises:
        ValueError: An argument is invalid.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        db: str | Path | None = None,
        *,
        job_seconds: float = 2.0,
        body_limit: int = 64 * 1024 * 1024,
        files: str | Path | None = None,
        user: str = "",
        password: str = "",
        token: str = "",
        dev: bool = True,
        version: str = NEWEST,
        faults: Iterable[Mapping[str, object]] = (),
        clock: Callable[[], float] | None = None,
        allowed_hosts: Iterable[str] = (),
        hub: str | Path | None = None,
        cert: str | Path | None = None,
        key: str | Path | None = None,
        access_log: bool = False,
        execute: bool = False,
        python: str | Path = "",
        workers: int = DEFAULT_WORKERS,
        notify: bool = False,
        smtp: str = "",
    ) -> None:
        self.host = host
        self.port = port
        self._db = db
        self._body_limit = body_limit
        self._files = None if files is None else Path(files)
        if self._files is not None and not self._files.is_dir():
            raise ValueError(f"files must be a folder, got {str(self._files)!r}")
        if password and not user:
            raise ValueError("a password requires a user")
        if user and not password:
            raise ValueError("a user requires a password: an empty one would let everybody in")
        if not re.match(r"[0-9]+\.[0-9]+(\.|$)", str(version)):
            raise ValueError(f"version must be like '1.5.2', got {version!r}")
        check_certificate(cert, key)
        self._cert, self._key = cert, key
        self._access_log = access_log
        self._credentials = ServerCredentials(user, password, token)
        self._dev = dev
        self._version = version
        self._control = Control(job_seconds, version)
        self._control.add_faults(faults)
        self._clock = clock or _now
        if isinstance(allowed_hosts, str):
            raise ValueError(f"allowed_hosts must be a list of hosts, got {allowed_hosts!r}")
        self._allowed_hosts = {*map(host_name, allowed_hosts), *([host] if host else [])}
        self._hub = None if hub is None else HubFiles(hub)
        self._workers = workers
        self._python = ""
        if execute:
            check_reach(host, self._allowed_hosts)
            check_workers(workers)
            self._python = find_python(str(python))
            if not self._credentials:
                self._credentials = ServerCredentials(token=new_token())
            self._credentials = replace(self._credentials, job_token=new_token())
        elif python:
            raise ValueError("python requires execute: without it, nothing is run")
        if smtp and not notify:
            raise ValueError("smtp requires notify: without it, nothing is sent")
        self._notify, self._smtp = notify, check_mail_server(smtp)
        self._notifier: Notifier | None = None
        self._executor: Executor | None = None
        self._page: EmbeddedPage | None = None
        self._store: Store | None = None
        self._listener: Listener | None = None
        self._server: Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The base URL, to pass to ``HTTPRunDB``. Raises RuntimeError before the first start."""
        if not self.port:
            raise RuntimeError("this server was never started and has no port yet: call start()")
        return f"{'https' if self._cert else 'http'}://{host_in_url(self.host)}:{self.port}"

    @property
    def token(self) -> str:
        """The bearer token that requests must present; empty when there is none."""
        return self._credentials.token

    @property
    def is_running(self) -> bool:
        """Whether the server is between :meth:`start` and :meth:`stop`."""
        return self._thread is not None

    def start(self) -> LocalServer:
        """Start the server; return when it is ready.

        Raises:
            OSError: The address is in use or not available.
            ValueError: The port is out of range.
            StoreError: The database file cannot be used.
            RuntimeError: The server is already running, or not ready within 10 s.
        """
        if self._thread is not None:
            raise RuntimeError("this server is already running")
        self._listener = Listener(_listen(self.host, self.port))
        self.port = self._listener.port
        try:
            self._store = Store(self._db, self._clock)
            files, artifact_path = self._files, ""
            if self._python:
                artifacts = self._begin_execution(self._store)
                files, artifact_path = files or artifacts, f"{artifacts}/{ARTIFACT_PATH}"
            credentials = self._credentials
            self._page = EmbeddedPage(
                self.url, credentials.user, credentials.password, credentials.token, self._cert
            )
            app = create_app(
                self._store,
                body_limit=self._body_limit,
                files_folder=files,
                credentials=self._credentials,
                control=self._control,
                dev_routes=self._dev,
                version=self._version,
                allowed_hosts=self._allowed_hosts,
                hub=self._hub,
                artifact_path=artifact_path,
                access_log=self._access_log,
                page=self._page,
            )
            if self._executor is None:
                settle_left_over(self._store)
            self._server = new_server(app, _DRAIN_SECONDS, self._cert, self._key)
            self._thread = threading.Thread(
                target=self._server.run,
                kwargs={"sockets": [self._listener.socket]},
                name=f"mlrun-db-server-{self.port}",
                daemon=True,
            )
            self._thread.start()
            if not self._server.ready.wait(_START_SECONDS):
                raise RuntimeError(
                    f"the server did not start within {_START_SECONDS:.0f} s; "
                    "the log or the traceback of its thread has the cause"
                )
            if self._notify:
                self._notifier = Notifier(self._store, self._smtp)
                self._notifier.start()
            if self._executor is not None:
                self._executor.start()
        except BaseException:
            self.stop()
            raise
        return self

    def _begin_execution(self, store: Store) -> Path:
        """Prepare the execution of jobs; return the folder for artifacts."""
        workspace = Workspace(store.path, self._files)
        api = Api(self.url, self._credentials.job_token)
        self._executor = Executor(store, self._python, self._workers, api, workspace)
        self._control.on_write = self._executor.wake
        return workspace.artifacts

    def stop(self) -> None:
        """Stop the server and close the database. Does nothing when it is not running.

        Jobs that are executed are ended first; those that wait continue to when there is a file.
        """
        try:
            if self._executor is not None:
                self._executor.stop()
        finally:
            self._stop_serving()

    def _stop_serving(self) -> None:
        if self._page is not None:
            self._page.close()
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(_STOP_SECONDS)
        if self._listener is not None:
            self._listener.close()
        if self._notifier is not None:
            self._notifier.stop()
        if self._store is not None:
            self._store.close()
        self._server = self._thread = self._store = self._executor = self._listener = None
        self._page = self._notifier = None

    def transition(self, kind: str, mode: str, value: float = 0) -> None:
        """Set the pace of work of a kind that begins from now on.

        Args:
            kind: "run", "build", "project", "background-task" or "pipeline".
            mode: "immediate", "reads" (done after ``value`` reads of the object) or "seconds"
                (done after ``value`` seconds).
            value: Number of reads or seconds, at least 0. Ignored by "immediate".

        Raises:
            ValueError: An argument is invalid.
        """
        self._control.transition(kind, mode, value)

    def fault(
        self,
        operation: str = "",
        fault: str = "status",
        *,
        method: str = "",
        path: str = "",
        times: int = 1,
        status: int = 503,
        seconds: float = 0.0,
        headers: Mapping[str, str] | None = None,
        body: object = None,
        apply: bool = False,
    ) -> None:
        """Inject a fault into the next matching responses.

        Args:
            operation: operationId of openapi.yaml that requests must have; an older one stands for
                the one that replaces it in ``version``. Empty: any.
            fault: "status" returns ``status``, ``headers`` and ``body``. "delay" returns the
                regular response after ``seconds``. "reset" resets the connection. "cut" closes it
                in the middle of the regular response.
            method: Method that requests must have. Empty: any.
            path: Path that requests must have, where ``*`` matches any text. Empty: any.
            times: Number of requests with the fault.
            status: Status code of the response, 200 to 599.
            seconds: Seconds to delay the response.
            headers: Headers of the response. None: no additional ones.
            body: JSON body of the response. None: an error with a reason.
            apply: Whether the request is carried out before a "status" or "reset".

        Raises:
            ValueError: An argument is invalid, or ``version`` has no such operation.
        """
        injected = Fault(
            fault=fault,
            operation=operation,
            method=method,
            path=path,
            times=times,
            status=status,
            seconds=seconds,
            headers=headers or {},
            body=body,
            apply=apply,
        )
        self._control.add_faults([injected])

    @property
    def requests(self) -> list[RecordedRequest]:
        """The last 1,000 requests of operations since the start or :meth:`reset`, oldest first."""
        return self._control.requests()

    @property
    def unused_faults(self) -> list[Fault]:
        """The faults that no request has met so far."""
        return self._control.unused_faults()

    def clear_faults(self) -> None:
        """Remove all faults; objects, paces and recorded requests stay."""
        self._control.clear_faults()

    def reset(self) -> None:
        """Delete all objects, faults and recorded requests, and undo every :meth:`transition`.

        The project ``default`` remains where it is there from the start.
        """
        self._control.reset()
        if self._store is not None:
            with self._store.transaction() as db:
                db.clear()
                add_default_project(db)

    def end(self) -> None:
        """Ask the server to end, for example from a signal handler; :meth:`wait` then returns.

        Requests in flight get their response. Call :meth:`stop` afterwards.
        """
        if self._server is not None:
            self._server.should_exit = True

    def wait(self) -> None:
        """Block until the server ends."""
        # Not Thread.join: in CPython 3.11 and 3.12, Ctrl-C in it marks a running thread as ended
        # (bpo-45274), and stop() would then leave before the server does.
        if self._server is not None:
            self._server.ended.wait()

    def __enter__(self) -> LocalServer:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        address = self.url if self.port else self.host
        return f"<LocalServer {address} {'running' if self.is_running else 'stopped'}>"
