"""Sends requests: one object that holds the connections to a server, and its rules.

This module, ``call`` and ``bodies`` are all that knows httpx; the rules of retries are in
``retry``, the errors in ``errors``.
"""

from __future__ import annotations

import enum
import logging
import os
import random
import re
import time
import weakref
from collections.abc import Callable, Generator, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

import httpx

from .._version import __version__
from ..errors import MLRunBaseError, MLRunInvalidArgumentError
from . import retry
from .auth import Token, TokenSource
from .bodies import StreamedResponse, read_whole
from .call import Call
from .clock import Clock
from .deadlines import QuietInCalls, during
from .encoding import encode_json
from .limits import MAX_COOKIES_SIZE, MAX_URL
from .pools import STREAMED, Pools
from .recording import RecordingTransport
from .redaction import Redactor, secret_values
from .request import UNSET, File, Request
from .tls import Cert, Verify, files_of, stamps, tls_context
from .tracing import recorded

_LIMITED = ("connect", "read", "write", "pool")
_READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_PAGE = "an HTML page, possibly from a proxy or a login page"

_log = logging.getLogger("mlrun_db")
logging.getLogger("httpx").addFilter(QuietInCalls())

T = TypeVar("T")

_SESSION_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class BearerAuth(httpx.Auth):
    """Sends ``Authorization: Bearer <token>``; after a 401 once more, if the token was renewed.

    The id of a session of the Iguazio platform, a UUID, is sent as its cookie instead.
    """

    def __init__(self, token: Token) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        token = self._token.current()
        _authorize(request, token)
        response = yield request
        if response.status_code == 401 and self._token.renewed(token):
            _authorize(request, self._token.current())
            yield request


class _Cookies(httpx.Cookies):
    """Reads only responses that set cookies: a tenth of a call goes into finding none."""

    def extract_cookies(self, response: httpx.Response) -> None:
        if "set-cookie" in response.headers:
            super().extract_cookies(response)


def _auth(user: str, password: str, token: TokenSource) -> httpx.Auth | None:
    if user:
        return httpx.BasicAuth(user, password)
    return BearerAuth(Token(token)) if token else None


def _authorize(request: httpx.Request, token: str) -> None:
    if not _SESSION_ID.fullmatch(token):
        request.headers["Authorization"] = f"Bearer {token}"
        return
    kept = [
        pair
        for pair in request.headers.get("Cookie", "").split("; ")
        if pair and not pair.startswith("session=")
    ]
    kept.append(f'session=j:{{"sid": "{token}"}}')
    request.headers["Cookie"] = "; ".join(kept)


def _close(client: httpx.Client, process: int) -> None:
    if process == os.getpid():
        client.close()


class Session:
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
        headers: Mapping[str, str],
        event_hooks: dict[str, list[Callable[..., Any]]],
        clock: Clock,
        record: str | os.PathLike[str] | None = None,
    ) -> None:
        self.server_version = ""  # learned from the responses of MLRun 1.x
        self._base_url = base_url
        self._timeout = timeout
        self._deadline = deadline
        self._connect_timeout = connect_timeout
        self._retries = retries
        self._max_response_size = max_response_size
        self._clock = clock
        self._bucket = retry.TokenBucket()
        self._files = [] if base_url.startswith("http:") else files_of(verify, cert)
        self._stamps = stamps(self._files)
        context = tls_context(base_url, verify, cert)
        transport: httpx.BaseTransport = Pools(base_url, context)
        if record is not None:
            known = [password, token if isinstance(token, str) else "", *secret_values(headers)]
            transport = RecordingTransport(transport, record, Redactor(known))
        self._client = httpx.Client(
            auth=_auth(user, password, token),
            headers={
                "Accept": "application/json, */*;q=0.5",
                "User-Agent": f"mlrun_db/{__version__}",
                **headers,
                "Accept-Encoding": "gzip, deflate",
            },
            event_hooks=event_hooks,
            timeout=timeout,
            transport=transport,
            trust_env=False,  # Pools reads the proxies
        )
        self._client._cookies = _Cookies()  # the argument cookies= is copied into httpx's own
        self._headers = self._client.headers.raw
        # A client that is let go closes its connections, but not those of the process it was forked
        # from.
        weakref.finalize(self, _close, self._client, os.getpid())

    def use_credentials(self, user: str, password: str, token: TokenSource) -> None:
        """Send these credentials from the next request on."""
        self._client.auth = _auth(user, password, token)  # type: ignore[assignment]

    def is_current(self) -> bool:
        """Return whether the certificates are those of the files that they were read from.

        A file that is not there is being replaced.
        """
        return not self._files or stamps(self._files) in ([], self._stamps)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def send(self, request: Request[T], timeout: float | None = None) -> T:
        """Send a request, again where the rules allow it, and return what its response holds.

        Args:
            timeout: seconds for the response, instead of the client's.

        Raises:
            MLRunHTTPError: the response is not a success, or cannot be read.
            RunDBError: there is no response.
        """
        call = self._new_call(request, timeout)
        with recorded(call):
            response = self._deliver(
                call, lambda response: read_whole(response, call, self._max_response_size)
            )
        try:
            return request.value_of(response)
        except ValueError as err:
            reason = f"the response cannot be read: {err}"
            raise call.unreadable(response, reason, response.content) from err

    def stream(
        self,
        request: Request[Any],
        begin: Callable[[StreamedResponse], T],
        timeout: float | None = None,
    ) -> T:
        """Send a request, and pass its response to ``begin``, its body still to be read.

        A response that breaks before ``begin`` returns is asked for again, like any other. What
        is read later has no deadline, only the time limit of each read.
        """
        call = self._new_call(request, timeout)
        call.is_streamed = True
        call.http_request.extensions[STREAMED] = True
        streamed: list[StreamedResponse] = []

        def read(response: httpx.Response) -> T:
            call.http_request.extensions["timeout"] = call.limits
            streamed.append(StreamedResponse(response, call))
            try:
                return begin(streamed[-1])
            except BaseException:
                response.close()
                raise

        with recorded(call):
            begun = self._deliver(call, read)
        streamed[-1].delivered = True
        return begun

    def _new_call(self, request: Request[Any], timeout: float | None) -> Call:
        content, headers = None, {}
        if isinstance(request.body, File):
            content = request.body.content
            headers["Content-Type"] = request.body.media_type
        elif request.body is not UNSET:
            content = encode_json(request.body)
            headers["Content-Type"] = "application/json"
        headers |= {
            name: str(value.value if isinstance(value, enum.Enum) else value)
            for name, value in (request.headers or {}).items()
            if value is not UNSET
        }
        if self._client.cookies:
            self._bound_cookies()
        seconds = self._timeout if timeout is None else timeout
        deadline = self._deadline
        if deadline is not None and seconds > self._timeout:  # it has a longer limit of its own
            deadline = max(deadline, seconds)
        try:
            own = [(key.encode("ascii"), value.encode("ascii")) for key, value in headers.items()]
            names = {key.lower() for key, _ in own}
            base = [pair for pair in self._headers if pair[0].lower() not in names]
            # httpx.Client.build_request, without merging what is the same for all requests
            http_request = httpx.Request(
                request.method,
                self._url(request),
                headers=[*base, *(pair for pair in own if pair[1])],
                content=content,
                cookies=self._client.cookies if self._client.cookies else None,
                extensions={
                    "timeout": dict.fromkeys(_LIMITED, seconds),
                    "operation": request.operation,
                    "secret": request.secret,
                },
            )
        except (UnicodeEncodeError, httpx.InvalidURL, TypeError) as err:
            raise MLRunInvalidArgumentError(
                f"cannot send {request.method} {request.path}: {err}"
            ) from None
        return Call(
            request,
            http_request,
            self._clock,
            deadline=deadline,
            connect_timeout=self._connect_timeout,
        )

    def _bound_cookies(self) -> None:
        """Drop the cookies of a server that sets more and more of them."""
        jar = list(self._client.cookies.jar)
        if sum(len(cookie.name) + len(cookie.value or "") for cookie in jar) > MAX_COOKIES_SIZE:
            self._client.cookies.clear()

    def _url(self, request: Request[Any]) -> httpx.URL:
        """Return the URL of a request; httpx, given the parts, would parse it three times."""
        url, params = f"{self._base_url}{request.path}", request.params
        if not request.operation:  # of api_call: whatever its path and parameters are
            if "?" in request.path:  # httpx would drop this query
                return httpx.URL(url).copy_merge_params(params or {})
            return httpx.URL(url, params=params or None)
        query = urlencode(
            [
                (name, str(each).lower() if isinstance(each, bool) else each)
                for name, value in (params or {}).items()
                if value is not UNSET and value is not None
                for each in (value if isinstance(value, list | tuple) else (value,))
            ]
        )
        if len(query) > MAX_URL:
            raise MLRunInvalidArgumentError(
                f"the filters of {request.operation} are too long to be sent, {len(query)} "
                "characters: pass fewer values at once, or list without them"
            )
        return httpx.URL(f"{url}?{query}" if query else url)

    def _deliver(self, call: Call, read: Callable[[httpx.Response], T]) -> T:
        """Send until a success was read, or the rules allow no further attempt."""
        while True:
            call.begin_attempt()
            outcome: int | str
            error: MLRunBaseError
            retry_after: float | None = None
            cause: Exception | None = None
            try:
                with during(call):
                    response = self._client.send(call.http_request, stream=True)
                call.receive(response)
                if not self.server_version and b"x-mlrun-be-version" in call.fields:
                    self.server_version = response.headers["x-mlrun-be-version"]
                if call.is_unexpected_page(response):
                    page = read_whole(response, call, self._max_response_size)
                    raise call.unreadable(page, _PAGE, page.content)
                if response.is_success:
                    value = read(response)
                    self._bucket.give_back(after_retries=call.attempt - 1)
                    if _log.isEnabledFor(logging.DEBUG):
                        done = (call.method, call.url, call.attempt, call.status, call.elapsed)
                        _log.debug("%s %s: attempt %d: %s after %.3f s", *done)
                    return value
                response = read_whole(response, call, self._max_response_size)
            except RuntimeError:
                if not self._client.is_closed:
                    raise
                raise call.no_response("the client was closed during the call", lost=True) from None
            except (httpx.TransportError, httpx.DecodingError) as err:
                if call.connection_was_stale(err):
                    continue
                outcome, error = call.failure(err)
                cause = err
            else:
                outcome, error = response.status_code, call.refusal(response)
                header = response.headers.get("retry-after")
                retry_after = retry.retry_after_seconds(header, time.time())
            wait = self._wait_before_retry(call, outcome, retry_after)
            _log.debug(
                "%s %s: attempt %d: %s after %.3f s; %s",
                *(call.method, call.url, call.attempt, outcome, call.elapsed),
                "giving up" if wait is None else f"retrying in {wait:.3f} s",
            )
            if wait is None:
                raise error from cause
            self._clock.sleep(wait)

    def _wait_before_retry(
        self, call: Call, outcome: int | str, retry_after: float | None
    ) -> float | None:
        """Return the seconds to wait before the next attempt, None when there is to be none."""
        if not retry.may_retry(
            outcome,
            attempt=call.attempt,
            retries=self._retries,
            idempotent=call.request.idempotent,
            read=call.method in _READ_METHODS,
        ):
            return None
        wait = retry.delay(call.attempt, retry_after=retry_after, random=random.random())
        left = call.left_to_connect() if outcome == retry.NOT_CONNECTED else call.left()
        if wait is None or (left is not None and wait >= left) or not self._bucket.take(outcome):
            return None
        return wait
