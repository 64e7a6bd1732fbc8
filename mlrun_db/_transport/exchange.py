"""One call with all its attempts, and the body of its answer."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import httpx
from mlrun_api.operations import OPERATIONS

from ..errors import (
    ErrorResponse,
    MLRunBaseError,
    MLRunHTTPError,
    MLRunInvalidArgumentError,
    RunDBError,
    RunDBTimeoutError,
    http_error,
)
from . import retry as _retry
from .clock import Clock
from .encoding import is_page
from .limits import MAX_CONNECTIONS
from .tls import certificate_hint, refused_certificate

# By HTTP's own rules; used for api_call, whose requests name no operation.
_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})

# What is asked for. Others can pack without bounds, and so can one inside another.
_ENCODINGS = ("", "identity", "gzip", "deflate")
_SMALL_PIECE = 4096  # unpacks to 4 MiB at the most


class Reached:
    """How far an attempt got, as httpcore tells it."""

    connected = answered = False

    def __call__(self, event: str, info: Any) -> None:
        if event == "connection.connect_tcp.started":
            self.connected = True
        elif event.endswith("receive_response_headers.complete"):
            self.answered = True


class Call:
    """One call with all its attempts: what it sends, how long it takes, how it ends."""

    def __init__(
        self,
        request: httpx.Request,
        clock: Clock,
        *,
        deadline: float | None,
        timeout: float,
        connect_timeout: float,
    ) -> None:
        self.request = request
        self.method = request.method
        operation = request.extensions.get("operation")
        self.idempotent = (
            OPERATIONS[operation].idempotent if operation else self.method in _IDEMPOTENT_METHODS
        )
        self.attempt = 0
        self.status = 0  # of the last answer
        self._clock = clock
        self._started = clock.monotonic()
        self.limits: dict[str, float | None] = request.extensions["timeout"]
        longest = max((limit for limit in self.limits.values() if limit), default=0.0)
        if deadline is not None and longest > timeout:  # the call has a longer limit of its own
            deadline = max(deadline, longest)
        self._deadline = deadline
        self._connect_timeout = connect_timeout
        self._stale_retry_used = False
        self._connecting_since: float | None = None  # in seconds since the start of the call
        self._reached = Reached()
        request.extensions = {**request.extensions, "trace": self._reached}

    @property
    def url(self) -> str:
        return str(self.request.url)

    @property
    def elapsed(self) -> float:
        return self._clock.monotonic() - self._started

    def left(self) -> float | None:
        """Return the seconds until the deadline."""
        return None if self._deadline is None else max(0.0, self._deadline - self.elapsed)

    def left_to_connect(self) -> float:
        """Return the seconds for this and further attempts until a connection is made."""
        return max(0.0, self._connect_timeout + (self._connecting_since or 0.0) - self.elapsed)

    def begin_attempt(self) -> None:
        """Count an attempt, and cut its time limits to what is left of the call's."""
        self.attempt += 1
        if self._connecting_since is None:
            self._connecting_since = self.elapsed
        self._reached.connected = self._reached.answered = False
        left = self.left()
        limits = {name: _least(limit, left) for name, limit in self.limits.items()}
        limits["connect"] = _least(limits["connect"], self.left_to_connect())
        self.request.extensions["timeout"] = limits

    def connection_was_stale(self, err: Exception) -> bool:
        """Say whether a kept connection died before an answer began: once, that is no attempt."""
        stale = (
            isinstance(err, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError)
            and self.idempotent
            and not (self._reached.connected or self._reached.answered or self._stale_retry_used)
        )
        if stale:
            self._connecting_since = None
            self._stale_retry_used = True
            self.attempt -= 1
        return stale

    def refusal(self, response: httpx.Response) -> MLRunHTTPError:
        """Return the error for an answer that is no success."""
        self._connecting_since = None
        answer = ErrorResponse(response.status_code, response.content, response.headers)
        message = self.request.extensions.get("error") or ""
        error = http_error(self.method, self.url, answer, message)
        error.attempts, error.elapsed = self.attempt, self.elapsed
        return error

    def check_encoding(self, response: httpx.Response) -> None:
        """Refuse encodings that were not asked for: they can pack without bounds."""
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in _ENCODINGS:
            response.close()
            raise self._unreadable(
                response, f"the content-encoding {encoding!r} was not asked for; gzip was"
            )

    def check_page(self, response: httpx.Response) -> None:
        """Refuse a success that is a page for people."""
        if is_page(response.headers):
            response.close()
            raise self._unreadable(response, "an HTML page, perhaps of a proxy or a login")

    def check_size(self, response: httpx.Response, size: int, limit: int | None) -> None:
        """Refuse an answer over the largest size."""
        if limit is not None and size > limit:
            raise self._unreadable(
                response,
                f"the answer is larger than {limit} bytes; "
                "HTTPRunDB(max_response_size=...) sets the limit, None takes it away",
            )

    def _unreadable(self, response: httpx.Response, reason: str) -> MLRunHTTPError:
        answer = ErrorResponse(response.status_code, b"", response.headers)
        error = http_error(self.method, self.url, answer, reason=reason)
        error.attempts, error.elapsed = self.attempt, self.elapsed
        return error

    def failure(
        self, err: httpx.TransportError | httpx.DecodingError
    ) -> tuple[str, MLRunBaseError]:
        """Return what a failure means for a retry, and the error to raise otherwise."""
        if isinstance(err, httpx.LocalProtocolError | httpx.UnsupportedProtocol):
            # h11 names the value, which may be a secret
            why = "a header has characters that cannot be sent" if "header" in str(err) else err
            return _retry.REFUSED, MLRunInvalidArgumentError(
                f"cannot send {self.method} {self.url}: {why}"
            )
        what, hint = str(err) or type(err).__name__, ""
        outcome = _retry.ANSWER_LOST
        if refused := refused_certificate(err):
            outcome = _retry.UNTRUSTED
            hint = certificate_hint(refused)
        elif isinstance(err, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
            outcome = _retry.NOT_CONNECTED
            hint = "; check the URL and that the server runs"
            if isinstance(err, httpx.PoolTimeout):
                what = f"all {MAX_CONNECTIONS} connections are in use"
                hint = "; finish or close the iterators of iter_runs, logs and others"
        elif isinstance(err, httpx.TimeoutException):
            outcome = _retry.TIMED_OUT
        if outcome != _retry.NOT_CONNECTED:
            self._connecting_since = None
        kind = RunDBTimeoutError if isinstance(err, httpx.TimeoutException) else RunDBError
        times = f"{self.attempt} attempt{'s' if self.attempt > 1 else ''}, {self.elapsed:.1f} s"
        error = kind(
            f"{self.method} {self.url}: no answer ({times}): {what}{hint}",
            method=self.method,
            url=self.url,
            attempts=self.attempt,
            elapsed=self.elapsed,
            lost=outcome in (_retry.ANSWER_LOST, _retry.TIMED_OUT),
        )
        return outcome, error


class Limited(httpx.SyncByteStream):
    """The body of an answer: of a largest size, and read until the call's deadline.

    A trickle cannot go on for ever. A packed body comes in small pieces, so that what one of them
    unpacks to is small too.
    """

    def __init__(
        self,
        response: httpx.Response,
        call: Call,
        limit: int | None = None,
        *,
        in_small_pieces: bool = False,
        deadline: bool = True,
    ) -> None:
        self._response = response
        self._stream: Any = response.stream
        self._call = call
        self._limit = limit
        self._in_small_pieces = in_small_pieces
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            self._call.check_size(self._response, size, self._limit)
            step = _SMALL_PIECE if self._in_small_pieces else len(chunk)
            for at in range(0, len(chunk), step):
                yield chunk[at : at + step]
            if self._deadline and self._call.left() == 0.0:
                raise httpx.ReadTimeout("the answer was not complete at the deadline")

    def close(self) -> None:
        self._stream.close()


class OpenAnswer:
    """A success whose body is read in pieces; it is closed at the end of them, or earlier."""

    def __init__(self, response: httpx.Response, call: Call) -> None:
        packed = "content-encoding" in response.headers
        response.stream = Limited(response, call, in_small_pieces=packed, deadline=False)
        self.response = response
        self.begun = False
        self._call = call

    def pieces(self) -> Generator[bytes, None, None]:
        """Give out the body as it comes; an end that comes too early raises RunDBError."""
        try:
            yield from self.response.iter_bytes()
        except (httpx.TransportError, httpx.DecodingError) as err:
            if not self.begun:
                raise  # the session decides whether to ask again
            raise self._call.failure(err)[1] from err
        finally:
            self.response.close()


def _least(limit: float | None, left: float | None) -> float | None:
    if limit is None or left is None:
        return left if limit is None else limit
    return min(limit, left)
