"""Where every request leaves: the one module that knows httpx.

Authentication, TLS, time limits, retries (rules: ``_retry``) and errors (``errors``) are here.
"""

from __future__ import annotations

import logging
import random
import ssl
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any, TypeVar

import httpx

from . import _retry
from ._auth import Token, TokenSource
from ._constants import CONNECT_BUDGET, KEEPALIVE_EXPIRY, MAX_CONNECTIONS
from ._decode import decode_json
from ._operations import OPERATIONS
from ._poll import Clock
from ._wire import encode_json, is_page
from .errors import (
    ErrorResponse,
    MLRunBaseError,
    MLRunHTTPError,
    MLRunInvalidArgumentError,
    RunDBError,
    RunDBTimeoutError,
    http_error,
)

# By HTTP's own rules; used for api_call, whose requests name no operation.
_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
_READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

# What is asked for. Others can pack without bounds, and so can one inside another.
_ENCODINGS = ("", "identity", "gzip", "deflate")
_SMALL_PIECE = 4096  # unpacks to 4 MiB at the most
_WIRE_HEADERS = (b"content-encoding", b"content-length", b"transfer-encoding")

_log = logging.getLogger("mlrun_db")

T = TypeVar("T")


class BearerAuth(httpx.Auth):
    """Sends ``Authorization: Bearer <token>``; after a 401 once more, when the token is renewed."""

    def __init__(self, token: Token) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        token = self._token.current()
        request.headers["Authorization"] = f"Bearer {token}"
        response = yield request
        if response.status_code == 401 and self._token.renewed(token):
            request.headers["Authorization"] = f"Bearer {self._token.current()}"
            yield request


class Answer(httpx.Response):
    """An answer whose JSON is read by orjson when that is installed."""

    def json(self, **options: Any) -> Any:
        return super().json(**options) if options else decode_json(self.content)


class Cookies(httpx.Cookies):
    """Looks for cookies only in answers that set some: httpx takes 30 microseconds to see none."""

    def extract_cookies(self, response: httpx.Response) -> None:
        if "set-cookie" in response.headers:
            super().extract_cookies(response)


class Session(httpx.Client):
    """The connections to one server; safe to share between threads."""

    def __init__(
        self,
        base_url: str,
        *,
        user: str,
        password: str,
        token: TokenSource,
        timeout: float,
        deadline: float | None,
        retries: int,
        max_response_size: int | None,
        verify: bool | str,
        cert: str | tuple[str, str] | None,
        clock: Clock,
    ) -> None:
        self._prefix = base_url
        self._kept_cookies = Cookies()
        self._clock = clock
        self._max_size = max_response_size
        self._deadline = deadline
        self._retries = retries
        self._bucket = _retry.TokenBucket()
        self.server_version = ""  # learned from the answers of MLRun 1.x
        auth: httpx.Auth | None = None
        if user:
            auth = httpx.BasicAuth(user, password)
        elif token:
            auth = BearerAuth(Token(token))
        super().__init__(
            base_url=base_url,
            auth=auth,
            headers={
                "Accept": "application/json, */*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
                "User-Agent": "mlrun_db",
            },
            timeout=timeout,
            verify=_tls(base_url, verify, cert),
            limits=httpx.Limits(
                max_connections=MAX_CONNECTIONS,
                max_keepalive_connections=MAX_CONNECTIONS,
                keepalive_expiry=KEEPALIVE_EXPIRY,
            ),
        )

    def build_request(self, method: Any, url: Any, **options: Any) -> httpx.Request:
        if options.get("json") is not None:
            options["content"] = encode_json(options.pop("json"))
            options["headers"] = {"Content-Type": "application/json", **(options["headers"] or {})}
        try:
            url = self._whole(url, options.pop("params", None))
            return super().build_request(method, url, **options)
        except (UnicodeEncodeError, httpx.InvalidURL, TypeError) as err:
            raise MLRunInvalidArgumentError(f"cannot send {method} {url}: {err}") from None

    def _whole(self, path: str, params: Mapping[str, Any] | None) -> httpx.URL:
        """Return the URL of a request; httpx, given the parts, would parse it three times."""
        url = f"{self._prefix}{path}"
        if "?" in path:  # httpx would drop this query
            return httpx.URL(url).copy_merge_params(params or {})
        return httpx.URL(url, params=params)

    @property  # type: ignore[misc]  # nobody sets it
    def cookies(self) -> httpx.Cookies:
        return self._kept_cookies

    def open(self, begin: Callable[[OpenAnswer], T], **request: Any) -> T:
        """Send as ``request`` does, and give the answer to ``begin``, its body still to be read.

        An answer that breaks before ``begin`` returns is asked for again, as any other; what is
        read later has no deadline, only the time limit of each read.
        """
        call = _Call(self.build_request(**request), self._clock, self._deadline)
        answers: list[OpenAnswer] = []

        def read(response: httpx.Response) -> T:
            call.check_page(response)
            call.request.extensions["timeout"] = call.limits
            answers.append(OpenAnswer(response, call))
            try:
                return begin(answers[-1])
            except BaseException:
                response.close()
                raise

        begun = self._deliver(call, {}, read)
        answers[-1].begun = True
        return begun

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send, again where the rules allow it; an answer that is no success raises."""
        call = _Call(request, self._clock, self._deadline)
        answer = self._deliver(call, options, lambda response: self._read(response, call))
        answer.__class__ = Answer  # httpx makes them, deep inside
        return answer

    def _deliver(
        self, call: _Call, options: dict[str, Any], read: Callable[[httpx.Response], T]
    ) -> T:
        while True:
            call.begin_attempt()
            outcome: int | str
            error: MLRunBaseError
            retry_after: float | None = None
            cause: Exception | None = None
            try:
                response = super().send(call.request, **{**options, "stream": True})
                call.check_encoding(response)
                if not self.server_version:
                    self.server_version = response.headers.get("x-mlrun-be-version", "")
                if response.is_success:
                    answer = read(response)
                    self._bucket.give_back(after_retries=call.attempt - 1)
                    return answer
                response = self._read(response, call)
            except (httpx.TransportError, httpx.DecodingError) as err:
                if call.connection_was_stale(err):
                    continue
                outcome, error = call.failure(err)
                cause = err
            else:
                outcome, error = response.status_code, call.refusal(response)
                header = response.headers.get("retry-after")
                retry_after = _retry.retry_after_seconds(header, time.time())
            wait = self._wait_before_retry(call, outcome, retry_after)
            _log.debug(
                "%s %s: attempt %d: %s after %.3f s; %s",
                *(call.method, call.url, call.attempt, outcome, call.elapsed),
                "giving up" if wait is None else f"again in {wait:.3f} s",
            )
            if wait is None:
                raise error from cause
            self._clock.sleep(wait)

    def _read(self, response: httpx.Response, call: _Call) -> httpx.Response:
        """Return the answer with its body, which has a largest size, counted after decoding."""
        limit = self._max_size
        try:
            length = response.headers.get("content-length", "")
            if "content-encoding" not in response.headers:
                if limit is not None and length.isdecimal() and call.method != "HEAD":
                    call.check_size(response, int(length), limit)
                response.stream = _Limited(response, call, limit)
                response.read()
                return response
            response.stream = _Limited(response, call, in_small_pieces=True)
            pieces, size = [], 0
            for piece in response.iter_bytes():
                pieces.append(piece)
                size += len(piece)
                call.check_size(response, size, limit)
        except BaseException:
            response.close()
            raise
        whole = httpx.Response(
            response.status_code,
            headers=[pair for pair in response.headers.raw if pair[0].lower() not in _WIRE_HEADERS],
            content=b"".join(pieces),
            request=response.request,
            extensions=response.extensions,
        )
        whole.elapsed = response.elapsed
        return whole

    def _wait_before_retry(
        self, call: _Call, outcome: int | str, retry_after: float | None
    ) -> float | None:
        """Return how long to wait before the next attempt, None when there is to be none."""
        if not _retry.may_retry(
            outcome,
            attempt=call.attempt,
            retries=self._retries,
            idempotent=call.idempotent,
            read=call.method in _READ_METHODS,
        ):
            return None
        wait = _retry.delay(call.attempt, retry_after=retry_after, random=random.random())
        left = call.left_to_connect() if outcome == _retry.NOT_CONNECTED else call.left()
        if wait is None or (left is not None and wait >= left) or not self._bucket.take(outcome):
            return None
        return wait


class _Call:
    """One call with all its attempts: what it sends, how long it takes, how it ends."""

    def __init__(self, request: httpx.Request, clock: Clock, deadline: float | None) -> None:
        self.request = request
        self.method = request.method
        operation = request.extensions.get("operation")
        self.idempotent = (
            OPERATIONS[operation].idempotent if operation else self.method in _IDEMPOTENT_METHODS
        )
        self.attempt = 0
        self._clock = clock
        self._started = clock.monotonic()
        self.limits: dict[str, float | None] = request.extensions["timeout"]
        longest = max((limit for limit in self.limits.values() if limit), default=0.0)
        self._deadline = None if deadline is None else max(deadline, longest)
        self._stale_retry_used = False
        self._connecting_since: float | None = None  # in seconds since the start of the call
        self._connected = self._answered = False
        request.extensions = {**request.extensions, "trace": self._trace}

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
        return max(0.0, CONNECT_BUDGET + (self._connecting_since or 0.0) - self.elapsed)

    def begin_attempt(self) -> None:
        """Count an attempt, and cut its time limits to what is left of the call's."""
        self.attempt += 1
        if self._connecting_since is None:
            self._connecting_since = self.elapsed
        self._connected = self._answered = False
        left = self.left()
        limits = {name: _least(limit, left) for name, limit in self.limits.items()}
        limits["connect"] = _least(limits["connect"], self.left_to_connect())
        self.request.extensions["timeout"] = limits

    def connection_was_stale(self, err: Exception) -> bool:
        """Say whether a kept connection died before an answer began: once, that is no attempt."""
        stale = (
            isinstance(err, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError)
            and self.idempotent
            and not (self._connected or self._answered or self._stale_retry_used)
        )
        if stale:
            self._connecting_since = None
            self._stale_retry_used = True
            self.attempt -= 1
        return stale

    def _trace(self, event: str, info: Any) -> None:
        """Be told by httpcore how far an attempt got."""
        if event == "connection.connect_tcp.started":
            self._connected = True
        elif event.endswith("receive_response_headers.complete"):
            self._answered = True

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
            return _retry.REFUSED, MLRunInvalidArgumentError(
                f"cannot send {self.method} {self.url}: {err}"
            )
        what, hint = str(err) or type(err).__name__, ""
        outcome = _retry.ANSWER_LOST
        if _is_untrusted(err):
            outcome = _retry.UNTRUSTED
            hint = "; pass verify=<path of the certificate of its authority>"
        elif isinstance(err, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
            outcome = _retry.NOT_CONNECTED
            hint = "; check the URL and that the server runs"
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


class _Limited(httpx.SyncByteStream):
    """The body of an answer: of a largest size, and read until the call's deadline.

    A trickle cannot go on for ever. A packed body comes in small pieces, so that what one of them
    unpacks to is small too.
    """

    def __init__(
        self,
        response: httpx.Response,
        call: _Call,
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

    def __init__(self, response: httpx.Response, call: _Call) -> None:
        packed = "content-encoding" in response.headers
        response.stream = _Limited(response, call, in_small_pieces=packed, deadline=False)
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


def _tls(base_url: str, verify: bool | str, cert: str | tuple[str, str] | None) -> Any:
    """Return what httpx verifies with; plain http needs no (slow to make) TLS context."""
    if base_url.startswith("http:"):
        return False
    if verify is False:
        warnings.warn(
            f"the TLS certificate of {base_url} is not verified: anybody on the way can read and "
            "change what is sent; pass verify=<path of the authority's certificate> instead",
            stacklevel=6,
        )
    context = httpx.create_ssl_context(verify=verify is not False)
    try:
        if isinstance(verify, str):
            context = ssl.create_default_context(cafile=verify)
        if cert is not None:
            context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    except OSError as err:  # also ssl.SSLError
        raise MLRunInvalidArgumentError(
            f"verify={verify!r} and cert={cert!r} must name PEM files: {err}"
        ) from None
    return context


def _is_untrusted(err: BaseException | None) -> bool:
    """Say whether a certificate was refused: another attempt would be too."""
    while err is not None and not isinstance(err, ssl.SSLCertVerificationError):
        err = err.__cause__ or err.__context__
    return err is not None
