"""A server in a thread of this process: ``with LocalServer() as server: server.url``."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType

import uvicorn
from mlrun_api.operations import OPERATIONS
from uvicorn.protocols.http.h11_impl import H11Protocol

from mlrun_db.server.app import create_app
from mlrun_db.server.auth import Credentials
from mlrun_db.server.control import Control, Fault
from mlrun_db.server.store import Store

_START_SECONDS = 10.0
_STOP_SECONDS = 5.0


def _listen(host: str, port: int) -> socket.socket:
    """Return a listening socket."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns off Nagle's algorithm, which costs 40 ms an answer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OverflowError as error:
        listener.close()
        raise ValueError(f"port must be 0 to 65535, got {port}") from error
    except OSError as error:
        listener.close()
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from None
    return listener


class _Server(uvicorn.Server):
    """A uvicorn server that tells when it answers."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self.ready.set()


class _Protocol(H11Protocol):
    """Lets the application reach the connection, which faults need."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class LocalServer:
    """An MLRun API server with state of its own.

    ``port`` 0 takes a free port, which a second :meth:`start` takes again. ``db`` names a
    database file; without one everything is kept in memory and gone after :meth:`stop`.
    ``job_seconds`` is the time simulated work takes until :meth:`transition` says otherwise,
    ``body_limit`` the largest request body in bytes, ``files`` the folder whose files may be
    read. ``user`` with ``password``, or ``token``, protect everything but the health of the
    server. ``dev`` says whether the control routes below ``/_dev`` are there; the methods for
    the same work without them. ``version``, such as "1.5.2", leaves out the operations that
    this version of MLRun does not have; without one all are there. ``faults`` are the first
    faults, as :meth:`fault` takes them. ``clock`` gives the time in seconds since 1970 for
    everything that is stored, which lets tests move time on without sleeping.
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
        version: str = "",
        faults: Iterable[Mapping[str, object]] = (),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.host = host
        self.port = port
        self._db = db
        self._body_limit = body_limit
        self._files = None if files is None else Path(files)
        if self._files is not None and not self._files.is_dir():
            raise ValueError(f"files must be a folder, got {str(self._files)!r}")
        if password and not user:
            raise ValueError("a password needs a user")
        if version and not re.match(r"[0-9]+\.[0-9]+(\.|$)", str(version)):
            raise ValueError(f"version must be like '1.5.2', got {version!r}")
        self._credentials = Credentials(user, password, token)
        self._dev = dev
        self._version = version
        self._control = Control(job_seconds, OPERATIONS)
        self._control.add_faults(faults)
        self._clock = clock
        self._store: Store | None = None
        self._socket: socket.socket | None = None
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The base address, as it goes into ``HTTPRunDB``."""
        if not self.port:
            raise RuntimeError("this server was not started, and has no port yet: call start()")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def is_running(self) -> bool:
        """Whether it answers: between :meth:`start` and :meth:`stop`."""
        return self._thread is not None

    def start(self) -> LocalServer:
        """Begin to answer; return when it does."""
        if self._thread is not None:
            raise RuntimeError("this server is running already")
        self._socket = _listen(self.host, self.port)
        self.port = int(self._socket.getsockname()[1])
        try:
            self._store = Store(self._db, self._clock)
            app = create_app(
                self._store,
                body_limit=self._body_limit,
                files_folder=self._files,
                credentials=self._credentials,
                control=self._control,
                dev_routes=self._dev,
                version=self._version,
            )
            config = uvicorn.Config(
                app,
                http=_Protocol,
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                timeout_graceful_shutdown=1,
            )
            self._server = _Server(config)
            self._thread = threading.Thread(
                target=self._server.run,
                kwargs={"sockets": [self._socket]},
                name=f"mlrun-db-server-{self.port}",
                daemon=True,
            )
            self._thread.start()
            if not self._server.ready.wait(_START_SECONDS):
                raise RuntimeError("the server did not start")
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """Stop answering and close the database. Does nothing when it is not running."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(_STOP_SECONDS)
        if self._socket is not None:
            self._socket.close()
        if self._store is not None:
            self._store.close()
        self._server = self._thread = self._socket = self._store = None

    def transition(self, kind: str, mode: str, value: float = 0) -> None:
        """Set how work of a kind that begins from now on goes.

        ``kind`` is "run", "build", "project", "background-task" or "pipeline"; ``mode`` is
        "immediate", "reads" (done after ``value`` reads of the object) or "seconds" (done after
        ``value`` seconds). Raises ValueError.
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
        """Let the next answers to some requests go wrong, as docs/server.md tells."""
        wanted = Fault(
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
        self._control.add_faults([wanted])

    def reset(self) -> None:
        """Remove everything stored, all faults and all changes of :meth:`transition`."""
        self._control.reset()
        if self._store is not None:
            with self._store.transaction() as db:
                db.clear()

    def wait(self) -> None:
        """Block until the server stops."""
        while self._thread is not None and self._thread.is_alive():
            self._thread.join(0.5)

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
        place = self.url if self.port else self.host
        return f"<LocalServer {place} {'running' if self.is_running else 'stopped'}>"
