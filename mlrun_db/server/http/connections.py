"""Connections: how many there are, how long each may wait, and how much they hold in memory."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from pathlib import Path
from socket import SHUT_RDWR, SO_LINGER, SOL_SOCKET, socket
from typing import Any

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from mlrun_db._transport.clock import Clock

# Connections that wait to be accepted. asyncio tries to accept as many in a row, and reports each
# that fails when the process has no more files.
BACKLOG = 64
MAX_CONNECTIONS = 512  # clients use 16 each; at most half of the files that the process may open
HEADER_SECONDS = 10.0  # for the headers of a request to arrive; clients send them at once
BODY_SECONDS = 20.0  # in which at least BODY_BYTES of a body must arrive
BODY_BYTES = 16 * 1024
SEND_SECONDS = 60.0  # without any progress of a response that its client does not read
TICK = 1.0  # seconds between two checks of all connections
_LOG_INTERVAL = 60.0  # seconds between two messages that no connection can be accepted

CLOCK = Clock()
_log = logging.getLogger("mlrun_db.server")


def most_connections() -> int:
    """Return how many connections are accepted; the process keeps half of its files."""
    try:
        import resource
    except ImportError:  # on Windows
        return MAX_CONNECTIONS
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MAX_CONNECTIONS if files < 0 else max(1, min(MAX_CONNECTIONS, files // 2))


class Protocol(H11Protocol):
    """A connection that knows since when it waits for its client, and for what."""

    limit = MAX_CONNECTIONS

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._received = 0
        self._waits_for: tuple[str, object] = ("", None)
        self._since = self._made = CLOCK.monotonic()
        self._progress = 0  # the bytes at that time

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        full = len(self.connections) >= self.limit
        super().connection_made(transport)
        # Faults need the connection.
        self.app_state = {**self.app_state, "transport": transport}
        if full:
            # The oldest that never sent a request makes room; a client that does is in time.
            others = [one for one in self.connections if isinstance(one, Protocol)]
            idle = [one for one in others if one is not self and one.cycle is None]
            oldest = min(idle, key=lambda one: one._made, default=self)
            oldest.transport.abort()
            self.connections.discard(oldest)

    def connection_lost(self, exc: Exception | None) -> None:
        # A process that was forked meanwhile has the socket, too: closing it would not end it.
        if (connection := self.transport.get_extra_info("socket")) is not None:
            with contextlib.suppress(OSError):
                resets = connection.getsockopt(SOL_SOCKET, SO_LINGER)  # a fault: no regular end
                if not resets:
                    connection.shutdown(SHUT_RDWR)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._received += len(data)
        super().data_received(data)

    def check(self, now: float) -> None:
        """Close the connection when its client takes too long."""
        if self.transport.is_closing() and not self.transport.get_write_buffer_size():
            return
        waits_for, progress = self._state()
        key = (waits_for, self.cycle)
        seconds = {"head": HEADER_SECONDS, "body": BODY_SECONDS, "send": SEND_SECONDS}
        if key != self._waits_for or (waits_for == "send" and progress != self._progress):
            self._waits_for, self._since, self._progress = key, now, progress
        elif waits_for and now - self._since >= seconds[waits_for]:
            if waits_for == "body" and progress - self._progress >= BODY_BYTES:
                self._since, self._progress = now, progress
            else:
                self.transport.abort()

    def _state(self) -> tuple[str, int]:
        """Return what the connection waits for, and the bytes that show progress."""
        unsent = self.transport.get_write_buffer_size()
        if unsent:
            return "send", unsent
        if self.conn.their_state is h11.SEND_BODY and not self.flow.read_paused:
            return "body", self._received
        idle = self.cycle is None or self.cycle.response_complete
        # Between two requests uvicorn has a timer of its own.
        if idle and self.timeout_keep_alive_task is None:
            return "head", 0
        return "", 0


class _Loop(asyncio.SelectorEventLoop):
    """An event loop whose timers run on while a test freezes time."""

    def time(self) -> float:
        return CLOCK.monotonic()


class Server(uvicorn.Server):
    """A server that checks its connections, and reports when it is ready and has ended."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.ended = threading.Event()
        self._checked = self._logged = float("-inf")

    def run(self, sockets: list[socket] | None = None) -> None:
        # Not asyncio.run(), which debuggers and nest_asyncio replace.
        loop = _Loop()
        try:
            asyncio.set_event_loop(loop)
            loop.run_until_complete(self.serve(sockets=sockets))
        finally:
            try:
                for task in asyncio.all_tasks(loop):
                    task.cancel()
                loop.run_until_complete(loop.shutdown_asyncgens())
                loop.run_until_complete(loop.shutdown_default_executor())
            finally:
                asyncio.set_event_loop(None)
                loop.close()
                self.ended.set()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(self._report)
        await super().startup(sockets=sockets)
        self.ready.set()

    async def on_tick(self, counter: int) -> bool:
        now = CLOCK.monotonic()
        if now - self._checked >= TICK:
            self._checked = now
            for connection in list(self.server_state.connections):
                if isinstance(connection, Protocol):
                    connection.check(now)
        return await super().on_tick(counter)

    def _report(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Log an error of the event loop; at most one a minute that the process has no files."""
        if not str(context.get("message", "")).startswith("socket.accept()"):
            loop.default_exception_handler(context)
            return
        now = CLOCK.monotonic()
        if now - self._logged >= _LOG_INTERVAL:
            self._logged = now
            _log.warning("cannot accept connections: %s", context.get("exception"))


def new_server(
    app: ASGIApp,
    drain_seconds: int,
    cert: str | Path | None = None,
    key: str | Path | None = None,
) -> Server:
    """Return a server of an application; requests in flight have the seconds to finish."""
    Protocol.limit = most_connections()
    config = uvicorn.Config(
        app,
        http=Protocol,
        backlog=BACKLOG,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        ssl_certfile=cert,
        ssl_keyfile=key,
        timeout_graceful_shutdown=drain_seconds,
    )
    return Server(config)
