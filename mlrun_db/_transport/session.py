"""Where every request leaves: authentication, retries, limits of size.

This module and ``_exchange`` are all that knows httpx; the rules of retries are in
``_retry``, the errors in ``errors``.
"""

from __future__ import annotations

import functools
import logging
import os
import random
import time
from collections.abc import Callable, Generator, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx

from .._version import __version__
from ..errors import MLRunBaseError, MLRunInvalidArgumentError, RunDBError
from . import retry as _retry
from .auth import Token, TokenSource
from .clock import Clock
from .decoding import decode_json
from .encoding import encode_json
from .exchange import Call, Limited, OpenAnswer
from .limits import KEEPALIVE_EXPIRY, LOOPBACK, MAX_CONNECTIONS
from .tls import Cert, Verify, tls_context
from .tracing import recorded

_PROXY_SETTINGS = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")

_READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

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
        connect_timeout: float,
        retries: int,
        max_response_size: int | None,
        verify: Verify,
        cert: Cert | None,
        event_hooks: dict[str, list[Callable[..., Any]]],
        clock: Clock,
    ) -> None:
        self._prefix = base_url
        self._kept_cookies = Cookies()
        self._clock = clock
        self._max_size = max_response_size
        self._new_call = functools.partial(
            Call, clock=clock, deadline=deadline, timeout=timeout, connect_timeout=connect_timeout
        )
        self._retries = retries
        self._bucket = _retry.TokenBucket()
        self.server_version = ""  # learned from the answers of MLRun 1.x
        auth: httpx.Auth | None = None
        if user:
            auth = httpx.BasicAuth(user, password)
        elif token:
            auth = BearerAuth(Token(token))
        context = tls_context(base_url, verify, cert)
        direct = urlsplit(base_url).hostname in LOOPBACK
        try:
            super().__init__(
                base_url=base_url,
                auth=auth,
                headers={
                    "Accept": "application/json, */*;q=0.5",
                    "Accept-Encoding": "gzip, deflate",
                    "User-Agent": f"mlrun_db/{__version__}",
                },
                event_hooks=event_hooks,
                timeout=timeout,
                verify=context,
                limits=httpx.Limits(
                    max_connections=MAX_CONNECTIONS,
                    max_keepalive_connections=MAX_CONNECTIONS,
                    keepalive_expiry=KEEPALIVE_EXPIRY,
                ),
                trust_env=not direct,  # proxies; none is asked for this machine
            )
        except (ValueError, ImportError, httpx.InvalidURL):  # may name a password
            given = [name for name in os.environ if name.upper() in _PROXY_SETTINGS]
            raise MLRunInvalidArgumentError(
                f"the proxy settings of the environment cannot be used: {', '.join(sorted(given))} "
                "must look like http://host:3128, NO_PROXY like localhost,.example.com"
            ) from None

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
        call = self._new_call(self.build_request(**request))
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

        with recorded(call):
            begun = self._deliver(call, {}, read)
        answers[-1].begun = True
        return begun

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send, again where the rules allow it; an answer that is no success raises."""
        call = self._new_call(request)
        with recorded(call):
            answer = self._deliver(call, options, lambda response: self._read(response, call))
        answer.__class__ = Answer  # httpx makes them, deep inside
        answer.extensions["attempts"] = call.attempt  # for an error of what it holds
        return answer

    def _deliver(
        self, call: Call, options: dict[str, Any], read: Callable[[httpx.Response], T]
    ) -> T:
        while True:
            call.begin_attempt()
            outcome: int | str
            error: MLRunBaseError
            retry_after: float | None = None
            cause: Exception | None = None
            try:
                response = super().send(call.request, **{**options, "stream": True})
                call.status = response.status_code
                call.check_encoding(response)
                if not self.server_version:
                    self.server_version = response.headers.get("x-mlrun-be-version", "")
                if response.is_success:
                    answer = read(response)
                    self._bucket.give_back(after_retries=call.attempt - 1)
                    if _log.isEnabledFor(logging.DEBUG):
                        done = (call.method, call.url, call.attempt, call.status, call.elapsed)
                        _log.debug("%s %s: attempt %d: %s after %.3f s", *done)
                    return answer
                response = self._read(response, call)
            except RuntimeError:
                if not self.is_closed:
                    raise
                raise RunDBError(
                    f"{call.method} {call.url}: the client was closed during the call",
                    method=call.method,
                    url=call.url,
                    attempts=call.attempt,
                    lost=True,
                ) from None
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

    def _read(self, response: httpx.Response, call: Call) -> httpx.Response:
        """Return the answer with its body, which has a largest size, counted after decoding."""
        limit = self._max_size
        try:
            length = response.headers.get("content-length", "")
            if "content-encoding" not in response.headers:
                if limit is not None and length.isdecimal() and call.method != "HEAD":
                    call.check_size(response, int(length), limit)
                response.stream = Limited(response, call, limit)
                response.read()
                # The stream refers to the answer: only the garbage collector would free the two.
                response.stream = httpx.ByteStream(response.content)
                return response
            response.stream = Limited(response, call, in_small_pieces=True)
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
        self, call: Call, outcome: int | str, retry_after: float | None
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
