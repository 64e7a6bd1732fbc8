"""Where every request leaves: the one module that knows httpx.

Authentication, TLS, time limits, retries (rules: ``_retry``) and errors (``errors``) are here.
"""

from __future__ import annotations

import random
import time
from collections.abc import Generator
from typing import Any

import httpx

from . import _retry
from ._constants import CONNECT_TIMEOUT, KEEPALIVE_EXPIRY, MAX_CONNECTIONS
from ._idempotent import IDEMPOTENT
from ._poll import Clock
from ._wire import encode_json
from .errors import (
    ErrorResponse,
    MLRunInvalidArgumentError,
    RunDBError,
    RunDBTimeoutError,
    http_error,
)

# By HTTP's own rules; used for api_call, whose requests name no operation.
_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
_READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class BearerAuth(httpx.Auth):
    """Sends ``Authorization: Bearer <token>``, beside the headers of the request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class Session(httpx.Client):
    """The connections to one server; safe to share between threads."""

    def __init__(
        self,
        base_url: str,
        *,
        user: str,
        password: str,
        token: str,
        timeout: float,
        verify: bool | str,
        clock: Clock,
    ) -> None:
        self._clock = clock
        auth: httpx.Auth | None = None
        if user:
            auth = httpx.BasicAuth(user, password)
        elif token:
            auth = BearerAuth(token)
        super().__init__(
            base_url=base_url,
            auth=auth,
            headers={"Accept": "application/json, */*;q=0.5", "User-Agent": "mlrun_db"},
            timeout=request_timeout(timeout),
            verify=_tls(base_url, verify),
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
        if isinstance(options.get("timeout"), int | float):
            options["timeout"] = request_timeout(options["timeout"])
        try:
            # httpx would drop the query that the URL has already
            url = httpx.URL(url).copy_merge_params(options.pop("params", None) or {})
            return super().build_request(method, url, **options)
        except (UnicodeEncodeError, httpx.InvalidURL, TypeError) as err:
            raise MLRunInvalidArgumentError(f"cannot send {method} {url}: {err}") from None

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send, again where the rules allow it; an answer that is no success raises."""
        operation = request.extensions.get("operation")
        method, url = request.method, str(request.url)
        idempotent = operation in IDEMPOTENT if operation else method in _IDEMPOTENT_METHODS
        attempt = 0
        while True:
            attempt += 1
            retry_after = None
            error: Exception
            outcome: int | str
            try:
                response = super().send(request, **options)
                if response.is_success:
                    return response
                outcome = response.status_code
                retry_after = _retry.retry_after_seconds(
                    response.headers.get("retry-after"), time.time()
                )
                answer = ErrorResponse(outcome, response.content, response.headers)
                error = http_error(method, url, answer, request.extensions.get("error") or "")
                cause = None
            except (httpx.TransportError, httpx.DecodingError) as err:
                outcome, error = _failure(err, method, url, attempt)
                cause = err
            if not _retry.may_retry(
                outcome, attempt=attempt, idempotent=idempotent, read=method in _READ_METHODS
            ):
                raise error from cause
            self._clock.sleep(
                _retry.delay(attempt, retry_after=retry_after, random=random.random())
            )


def request_timeout(seconds: float) -> httpx.Timeout:
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT))


def _tls(base_url: str, verify: bool | str) -> Any:
    """Return what httpx verifies with; plain http needs no (slow to make) TLS context."""
    if base_url.startswith("http:"):
        return False
    if isinstance(verify, str):
        import ssl

        return ssl.create_default_context(cafile=verify)
    return verify


def _failure(
    err: httpx.TransportError | httpx.DecodingError, method: str, url: str, attempt: int
) -> tuple[str, Exception]:
    """Return what a failure means for a retry, and the error to raise otherwise."""
    if isinstance(err, httpx.LocalProtocolError | httpx.UnsupportedProtocol):
        return _retry.REFUSED, MLRunInvalidArgumentError(f"cannot send {method} {url}: {err}")
    not_connected = isinstance(err, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    what = str(err) or type(err).__name__
    hint = "; check the URL and that the server runs" if not_connected else ""
    times = f" ({attempt} attempts)" if attempt > 1 else ""
    timed_out = isinstance(err, httpx.TimeoutException)
    error = (RunDBTimeoutError if timed_out else RunDBError)(
        f"{method} {url}: no answer{times}: {what}{hint}",
        method=method,
        url=url,
        attempts=attempt,
    )
    return _retry.NOT_CONNECTED if not_connected else _retry.ANSWER_LOST, error
