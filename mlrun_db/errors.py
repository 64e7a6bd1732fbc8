"""The exceptions of mlrun_db.

::

    MLRunBaseError
    ├── MLRunHTTPError                       the response is an error, or cannot be read
    │   ├── MLRunUnsupportedError            this version of the server lacks the operation
    │   └── MLRunHTTPStatusError             its status has a class of its own:
    │       ├── MLRunBadRequestError             400
    │       ├── MLRunUnauthorizedError           401
    │       ├── MLRunAccessDeniedError           403
    │       ├── MLRunNotFoundError               404
    │       ├── MLRunConflictError               409
    │       ├── MLRunPreconditionFailedError     412
    │       ├── MLRunUnprocessableEntityError    422
    │       ├── MLRunTooManyRequestsError        429
    │       ├── MLRunInternalServerError         500
    │       ├── MLRunBadGatewayError             502
    │       ├── MLRunServiceUnavailableError     503
    │       ├── MLRunGatewayTimeoutError         504
    │       └── MLRunInvalidArgumentError        refused before any request (a ValueError)
    ├── RunDBError                           no response: the connection failed or broke
    │   ├── RunDBProxyError                  a proxy refused the connection
    │   └── RunDBTimeoutError                no response in time (a TimeoutError)
    ├── MLRunWaitTimeoutError                a state was not reached in time (a TimeoutError)
    ├── MLRunWaitFailedError                 a state can no longer be reached
    └── MLRunBulkError                       some of many items failed

``str()`` of each is one line of less than 2 KB; the full body of the response is in ``.body``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

_MAX_LINE_LENGTH = 1900
# Of a page or a list of errors, enough for a title or the first reasons: patterns on more would
# take time that grows with the square of the length.
_MAX_PAGE_LENGTH = 5000
_MAX_REASONS = 50
# Bytes of an error's body that is decoded, to up to 30 times as much; reasons take a few hundred.
_MAX_JSON_LENGTH = 4 * 1024 * 1024
# Escape sequences would steer the terminal that shows the error, overrides of the writing direction
# would disguise it.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class MLRunBaseError(Exception):
    """The base of all exceptions of this package; catch it to handle any of them."""

    _curl = ""

    def __init__(self, message: str = "") -> None:
        super().__init__(_one_line(message))

    def as_curl(self) -> str:
        """Return a ``curl`` command that repeats the request, "" if none was sent.

        User, password and token are read from the environment (MLRUN_HTTPDB__TOKEN and others);
        other secrets are replaced by "<redacted>".
        """
        return self._curl


class ErrorResponse:
    """The response behind an error, with the attributes of a ``requests.Response``.

    Attributes:
        status_code: the HTTP status.
        reason: the standard phrase of the status, such as "Not Found"; "" if there is none.
        headers: the headers, as a dict.
        content: the body, as bytes.
        text: the body, as text; invalid UTF-8 is replaced.
        ok: always False.
    """

    def __init__(
        self, status_code: int, content: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> None:
        self.status_code = status_code
        self.content = content
        self.headers = dict(headers or {})
        self.text = content.decode("utf-8", "replace")
        known = status_code in HTTPStatus._value2member_map_
        self.reason = HTTPStatus(status_code).phrase if known else ""
        self.ok = False

    def json(self) -> Any:
        """Decode the body; raises ValueError if it is not JSON."""
        try:
            return json.loads(self.content)
        except RecursionError:
            raise ValueError("nested too deeply") from None

    def __repr__(self) -> str:
        return f"<ErrorResponse [{self.status_code}]>"


class MLRunHTTPError(MLRunBaseError):
    """The server responded, but with an error or with something that cannot be read.

    Raised for a status of 300 or above and for a success whose body is not what the operation
    returns, such as the page of a proxy. ``status`` and ``reason`` say which.

    Attributes:
        method, url: the request; "" if none was sent.
        status: the HTTP status, also available as ``status_code``.
        reason: the server's explanation; "" if it gave none.
        body: the decoded JSON body, or the text of a body that is not JSON or larger than 4 MiB.
        response: the response, an ErrorResponse.
        attempts: how many times the request was sent.
        elapsed: the duration of the call with all its attempts, in seconds.
    """

    _default_status = 500  # without a response

    def __init_subclass__(cls, status: int | None = None) -> None:
        super().__init_subclass__()
        cls._default_status = status or cls._default_status

    def __init__(
        self,
        message: str = "",
        *,
        method: str = "",
        url: str = "",
        reason: str = "",
        response: ErrorResponse | None = None,
    ) -> None:
        super().__init__(message)
        self.method = method
        self.url = url
        self.reason = reason
        self.response = response or ErrorResponse(self._default_status)
        self.status = self.response.status_code
        self.body = _decoded_body(self.response)
        self.attempts = 0
        self.elapsed = 0.0

    @property
    def status_code(self) -> int:
        return self.status


class MLRunHTTPStatusError(MLRunHTTPError):
    """A response whose status has a class of its own; catch it for any of these statuses."""


class MLRunBadRequestError(MLRunHTTPStatusError, status=400):
    """400: the server refused the request. Correct it as ``reason`` says."""


class MLRunInvalidArgumentError(MLRunHTTPStatusError, ValueError, status=400):
    """An argument is invalid; no request was sent. The message names it and what is allowed.

    It has the status 400, as if the server had refused the request.
    """


class MLRunUnauthorizedError(MLRunHTTPStatusError, status=401):
    """401: user, password or token is missing or wrong. Pass valid ones to HTTPRunDB."""


class MLRunAccessDeniedError(MLRunHTTPStatusError, status=403):
    """403: this user lacks the permission. Ask the owner of the project, or use another user."""


class MLRunNotFoundError(MLRunHTTPStatusError, status=404):
    """404: the object does not exist, or the server has no such path. Check name and project."""


class MLRunConflictError(MLRunHTTPStatusError, status=409):
    """409: the object exists already, or its key and its body disagree."""


class MLRunPreconditionFailedError(MLRunHTTPStatusError, status=412):
    """412: the state of the object forbids it, such as deleting a project that has resources."""


class MLRunUnprocessableEntityError(MLRunHTTPStatusError, status=422):
    """422: a parameter or a field of the body has the wrong form. ``reason`` names it."""


class MLRunTooManyRequestsError(MLRunHTTPStatusError, status=429):
    """429: the server limits the rate of requests. Send fewer; idempotent ones were retried."""


class MLRunInternalServerError(MLRunHTTPStatusError, status=500):
    """500: the server failed. Its log has the cause."""


class MLRunBadGatewayError(MLRunHTTPStatusError, status=502):
    """502: a proxy received no valid response from the server. Check that the server runs."""


class MLRunServiceUnavailableError(MLRunHTTPStatusError, status=503):
    """503: the server is not ready. Try again later; idempotent requests were retried."""


class MLRunGatewayTimeoutError(MLRunHTTPStatusError, status=504):
    """504: a proxy received no response in time; the server may still carry out the request."""


class MLRunUnsupportedError(MLRunHTTPError, status=404):
    """This version of the server lacks the operation or parameter; another version has it.

    ``HTTPRunDB.supports()`` checks before a call.

    Attributes:
        operation: the name of the operation in openapi.yaml.
        server_version: the version of this server; "" if it does not report it.
        needs: the versions that have the operation, such as "MLRun 1.6 or newer"; "" if unknown.
    """

    def __init__(
        self, message: str = "", *, operation: str = "", server_version: str = "", needs: str = ""
    ) -> None:
        super().__init__(message)
        self.operation = operation
        self.server_version = server_version
        self.needs = needs


class RunDBError(MLRunBaseError):
    """No response: the server is unreachable, or the connection broke. Check URL and network.

    Attributes:
        method, url: the request.
        attempts: how many times it was tried.
        elapsed: the duration of the call with all its attempts, in seconds.
        lost: whether the request was sent, so that the server may have carried it out; False means
            that it had no effect.
    """

    def __init__(
        self,
        message: str = "",
        *,
        method: str = "",
        url: str = "",
        attempts: int = 0,
        elapsed: float = 0.0,
        lost: bool = False,
    ) -> None:
        super().__init__(message)
        self.method = method
        self.url = url
        self.attempts = attempts
        self.elapsed = elapsed
        self.lost = lost


class RunDBProxyError(RunDBError):
    """A proxy refused the connection, so nothing reached the server. Check the proxy settings."""


class RunDBTimeoutError(RunDBError, TimeoutError):
    """No response within the time limit of the request. A longer ``timeout`` may help."""


class MLRunWaitTimeoutError(MLRunBaseError, TimeoutError):
    """A wait reached its time limit. The work may continue on the server; wait again if it does.

    Attributes:
        last: the last state or object that was read.
    """

    def __init__(self, message: str = "", *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class MLRunWaitFailedError(MLRunBaseError):
    """What a wait was for has failed on the server, so that waiting longer is of no use.

    Attributes:
        last: the last state or object that was read.
    """

    def __init__(self, message: str = "", *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class MLRunBulkError(MLRunBaseError):
    """Some of many items failed. Raised by ``BulkResult.raise_for_errors()``.

    Attributes:
        failed: the items that failed, each with its error.
    """

    def __init__(self, message: str = "", *, failed: Sequence[tuple[Any, Exception]] = ()) -> None:
        super().__init__(message)
        self.failed = list(failed)


STATUS_ERRORS: dict[int, type[MLRunHTTPStatusError]] = {
    error._default_status: error
    for error in MLRunHTTPStatusError.__subclasses__()
    if error is not MLRunInvalidArgumentError
}


def http_error(
    method: str, url: str, response: ErrorResponse, message: str = "", reason: str = ""
) -> MLRunHTTPError:
    """Return the error for a response, of the class of its status.

    ``message`` replaces "METHOD URL" in the text, ``reason`` the server's reason.
    """
    status = response.status_code
    reason = reason or _reason_of(response)
    text = f"{message or f'{method} {url}'}: {status} {response.reason}".rstrip()
    error = STATUS_ERRORS.get(status, MLRunHTTPError)
    return error(
        f"{text}: {reason}" if reason else text,
        method=method,
        url=url,
        reason=reason,
        response=response,
    )


def _reason_of(response: ErrorResponse) -> str:
    """Extract the explanation from any of the formats that servers and proxies use."""
    if 300 <= response.status_code < 400:
        place = next((response.headers[k] for k in response.headers if k.lower() == "location"), "")
        if place:
            return f"a redirect to {place} is not followed"
        if response.status_code == 304:
            return "a cache between the client and the server answered a request that it never saw"
        return "neither a success nor an error of MLRun, possibly from a proxy"
    if response.status_code in (414, 431):
        return "the request is too long: pass fewer ids or names at once"
    body = _decoded_body(response)
    detail = body.get("detail", body) if isinstance(body, dict) else body
    if isinstance(detail, dict):
        detail = detail.get("reason") or detail.get("error") or json.dumps(detail)
    if isinstance(detail, list):
        return "; ".join(_parameter_reason(item) for item in detail[:_MAX_REASONS])
    text = str(detail)
    if "<html" in text[:1000].lower():
        title = re.search(
            r"<title[^>]*>(.*?)</title>", text[:_MAX_PAGE_LENGTH], re.IGNORECASE | re.DOTALL
        )
        words = title.group(1) if title else re.sub(r"<[^>]*>", " ", text[:1000])
        return _one_line(f"an HTML page, possibly from a proxy or a login page: {words}")
    wrapped = re.fullmatch(r"MLRun\w*Error\((['\"])(.*)\1,?\)", text, re.DOTALL)
    return _one_line(wrapped.group(2) if wrapped else text)


def _parameter_reason(item: Any) -> str:
    """Return one entry of a 422 response as text, with the name of the parameter or field."""
    if not isinstance(item, dict):
        return str(item)
    steps = item.get("loc", ())
    place = ".".join(map(str, steps if isinstance(steps, list | tuple) else [steps]))
    return f"{place}: {item.get('msg', '')}".strip(": ")


def _decoded_body(response: ErrorResponse) -> Any:
    if len(response.content) > _MAX_JSON_LENGTH:
        return response.text
    try:
        return response.json()
    except ValueError:
        return response.text


def _one_line(text: str) -> str:
    """Return the text on one line, cut if it is long, with control characters escaped."""
    line = " ".join(text[: 4 * _MAX_LINE_LENGTH].split())
    line = _CONTROLS.sub(lambda found: ascii(found[0])[1:-1], line)
    return line if len(line) <= _MAX_LINE_LENGTH else f"{line[:_MAX_LINE_LENGTH]}…"
