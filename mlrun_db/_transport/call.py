"""One call: its attempts, its time limits, and the errors it ends with."""

from __future__ import annotations

from typing import Any, TypeVar

import httpx

from ..errors import (
    ErrorResponse,
    MLRunBaseError,
    MLRunHTTPError,
    MLRunInvalidArgumentError,
    RunDBError,
    RunDBProxyError,
    RunDBTimeoutError,
    http_error,
)
from . import retry
from .clock import Clock
from .limits import MAX_CONNECTIONS, MAX_STREAMS
from .redaction import Redactor
from .request import Request
from .tls import certificate_hint, refused_certificate

# What is accepted, with other names of it. Others can compress without bounds, and so can one
# inside another.
_ENCODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "x-deflate": "deflate"}
_NO_ENCODING = ("", "identity", "none")

E = TypeVar("E", MLRunHTTPError, RunDBError)


class Call:
    """One call with all its attempts: what it sends, how long it may take, how it ends."""

    def __init__(
        self,
        request: Request[Any],
        http_request: httpx.Request,
        clock: Clock,
        *,
        deadline: float | None,
        connect_timeout: float,
    ) -> None:
        self.request = request
        self.http_request = http_request
        self.method = http_request.method
        self.attempt = 0
        self.status = 0  # of the last response
        self.fields: dict[bytes, bytes] = {}  # the first header of each name, in small letters
        self._clock = clock
        self._started = clock.monotonic()
        self.limits: dict[str, float] = http_request.extensions["timeout"]
        self._deadline = deadline
        self._connect_timeout = connect_timeout
        self._stale_retry_used = False
        self.is_streamed = False  # read piece by piece, over a connection of its own
        self._connecting_since: float | None = None  # in seconds since the start of the call
        self.connected = self.responded = False  # how far the attempt got

    @property
    def url(self) -> str:
        url = self.http_request.url
        return str(url.copy_with(query=None) if self.request.secret else url)

    @property
    def elapsed(self) -> float:
        return self._clock.monotonic() - self._started

    def left(self) -> float | None:
        """Return the seconds until the deadline."""
        return None if self._deadline is None else max(0.0, self._deadline - self.elapsed)

    def left_to_connect(self) -> float:
        """Return the seconds that this and further attempts have to connect."""
        return max(0.0, self._connect_timeout + (self._connecting_since or 0.0) - self.elapsed)

    def begin_attempt(self) -> None:
        """Count an attempt, and cut its time limits to what is left of the call's."""
        self.attempt += 1
        if self._connecting_since is None:
            self._connecting_since = self.elapsed
        self.connected = self.responded = False
        left = self.left()
        limits = self.limits.copy()
        if left is not None and left < max(limits.values()):
            limits = {name: min(limit, left) for name, limit in limits.items()}
        limits["connect"] = min(limits["connect"], self.left_to_connect())
        if self.is_streamed:
            limits["pool"] = 0.0  # the caller has as many iterators open: waiting is of no use
        self.http_request.extensions["timeout"] = limits

    def connection_was_stale(self, err: Exception) -> bool:
        """Return whether a kept connection died before a response began.

        The first time, that does not count as an attempt.
        """
        stale = (
            isinstance(err, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError)
            and self.request.idempotent
            and not (self.connected or self.responded or self._stale_retry_used)
        )
        if stale:
            self._connecting_since = None
            self._stale_retry_used = True
            self.attempt -= 1
        return stale

    def receive(self, response: httpx.Response) -> None:
        """Note the status and the fields of a response, whose body is still to be read.

        An encoding that was not asked for is refused: it can compress without bounds.
        """
        self.status = response.status_code
        self.fields = {key.lower(): value for key, value in reversed(response.headers.raw)}
        if b"content-encoding" not in self.fields:
            return
        encoding = response.headers["content-encoding"]
        names = [name.strip() for name in encoding.lower().split(",")]
        names = [name for name in names if name not in _NO_ENCODING]
        if not names:
            del response.headers["content-encoding"], self.fields[b"content-encoding"]
        elif len(names) == 1 and names[0] in _ENCODINGS:
            response.headers["content-encoding"] = _ENCODINGS[names[0]]  # as httpx knows it
        else:
            response.close()
            raise self.unreadable(
                response, f"the content-encoding {encoding!r} was not asked for; gzip was"
            )

    def check_size(self, response: httpx.Response, size: int, limit: int | None) -> None:
        """Refuse a response larger than the limit."""
        if limit is not None and size > limit:
            raise self.unreadable(
                response,
                f"the response is larger than {limit} bytes; "
                "HTTPRunDB(max_response_size=...) sets the limit, None removes it",
            )

    def refusal(self, response: httpx.Response) -> MLRunHTTPError:
        """Return the error for a response that is not a success."""
        self._connecting_since = None
        return self._http_error(response, response.content, message=self.request.error)

    def is_unexpected_page(self, response: httpx.Response) -> bool:
        """Return whether a success is an HTML page, which no operation but those of files has."""
        page = self.fields.get(b"content-type", b"").startswith(b"text/html")
        return page and response.is_success and not self.request.html

    def unreadable(
        self, response: httpx.Response, reason: str, content: bytes = b""
    ) -> MLRunHTTPError:
        """Return the error for a success that cannot be read."""
        return self._http_error(response, content, reason=reason)

    def _http_error(
        self, response: httpx.Response, content: bytes, *, message: str = "", reason: str = ""
    ) -> MLRunHTTPError:
        found = ErrorResponse(response.status_code, content, response.headers)
        return self._measured(http_error(self.method, self.url, found, message, reason))

    def _measured(self, error: E) -> E:
        """Put the attempts and the time of the call on its error."""
        error.attempts, error.elapsed = self.attempt, self.elapsed
        sent = self.http_request
        content = b"" if self.request.secret else sent.content
        error._curl = Redactor().curl(sent.method, self.url, sent.headers, content)
        return error

    def failure(
        self, err: httpx.TransportError | httpx.DecodingError
    ) -> tuple[str, MLRunBaseError]:
        """Return the outcome of a failed attempt for the retry rules, and the error to raise."""
        if isinstance(err, httpx.LocalProtocolError | httpx.UnsupportedProtocol):
            # h11 names the value, which may be a secret
            why = "a header has characters that cannot be sent" if "header" in str(err) else err
            return retry.REFUSED, MLRunInvalidArgumentError(
                f"cannot send {self.method} {self.url}: {why}"
            )
        what, hint = str(err) or type(err).__name__, ""
        outcome = retry.RESPONSE_LOST
        if refused := refused_certificate(err):
            outcome = retry.UNTRUSTED
            hint = certificate_hint(refused)
        elif isinstance(err, httpx.ProxyError):
            outcome = retry.REFUSED
            hint = _proxy_hint(what)
        elif isinstance(err, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
            outcome = retry.NOT_CONNECTED
            hint = "; check the URL and that the server is running"
            if isinstance(err, httpx.PoolTimeout):
                most = MAX_STREAMS if self.is_streamed else MAX_CONNECTIONS
                what = f"all {most} connections are in use"
                if self.is_streamed:
                    outcome = retry.REFUSED
                hint = "; finish or close the iterators of iter_runs, logs and others"
        elif isinstance(err, httpx.TimeoutException):
            outcome = retry.TIMED_OUT
        if outcome != retry.NOT_CONNECTED:
            self._connecting_since = None
        kind = RunDBTimeoutError if isinstance(err, httpx.TimeoutException) else RunDBError
        kind = RunDBProxyError if isinstance(err, httpx.ProxyError) else kind
        lost = outcome in (retry.RESPONSE_LOST, retry.TIMED_OUT)
        return outcome, self.no_response(f"{what}{hint}", kind=kind, lost=lost)

    def no_response(
        self, why: str, *, kind: type[RunDBError] = RunDBError, lost: bool
    ) -> RunDBError:
        """Return the error for a call without a response."""
        times = f"{self.attempt} attempt{'s' if self.attempt > 1 else ''}, {self.elapsed:.1f} s"
        text = f"{self.method} {self.url}: no response ({times}): {why}"
        return self._measured(kind(text, method=self.method, url=self.url, lost=lost))


def _proxy_hint(what: str) -> str:
    """Return advice on the refusal of a proxy, such as "407 Proxy Authentication Required"."""
    if what.startswith("407"):
        return "; put a user and a password into the URL of the proxy, or the host into NO_PROXY"
    return "; the proxy refused the connection: check its URL, or put the host into NO_PROXY"
