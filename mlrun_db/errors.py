"""The exceptions of mlrun_db.

::

    MLRunBaseError
    ├── MLRunHTTPError                       the server's answer is an error, or cannot be read
    │   ├── MLRunUnsupportedError            this version of the server has no such operation
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
    ├── RunDBError                           no answer: the connection failed or broke
    │   └── RunDBTimeoutError                no answer in time (a TimeoutError)
    ├── MLRunWaitTimeoutError                a state was not reached in time (a TimeoutError)
    ├── MLRunWaitFailedError                 a state cannot be reached any more
    └── MLRunBulkError                       some of many items failed

``str()`` of each is one line under 2 KB; what the server sent in full is in ``.body``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

_LONGEST_LINE = 1900


class MLRunBaseError(Exception):
    """The base of all exceptions of this package."""

    def __init__(self, message: str = "") -> None:
        super().__init__(one_line(message))


class ErrorResponse:
    """The answer behind an error."""

    def __init__(
        self, status_code: int, content: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> None:
        self.status_code = status_code
        self.content = content
        self.headers = dict(headers or {})
        self.text = content.decode("utf-8", "replace")
        self.reason = reason_phrase(status_code)
        self.ok = False

    def json(self) -> Any:
        """Decode the body; a body that is no JSON raises ValueError."""
        return json.loads(self.content)

    def __repr__(self) -> str:
        return f"<ErrorResponse [{self.status_code}]>"


class MLRunHTTPError(MLRunBaseError):
    """The server answered, but not with what was asked for.

    Attributes:
        method, url: the request, "" when none was sent.
        status: the HTTP status, also as ``status_code``.
        reason: why, in the server's words; "" when it gave none.
        body: the decoded JSON body, otherwise its text.
        response: the answer, with ``status_code``, ``headers``, ``content``, ``text``, ``json()``.
        attempts: how often the request was sent.
        elapsed: how long that took, in seconds.
    """

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
        self.body = decoded_body(self.response)
        self.attempts = 0
        self.elapsed = 0.0

    _default_status = 500

    @property
    def status_code(self) -> int:
        return self.status


class MLRunHTTPStatusError(MLRunHTTPError):
    """An answer whose status has a class of its own."""


class MLRunBadRequestError(MLRunHTTPStatusError):
    """400: the server refused the request."""

    _default_status = 400


class MLRunInvalidArgumentError(MLRunHTTPStatusError, ValueError):
    """An argument was refused before any request; counts as a 400 that was never sent."""

    _default_status = 400


class MLRunUnauthorizedError(MLRunHTTPStatusError):
    """401: user, password or token is missing or wrong."""

    _default_status = 401


class MLRunAccessDeniedError(MLRunHTTPStatusError):
    """403: this user may not do that."""

    _default_status = 403


class MLRunNotFoundError(MLRunHTTPStatusError):
    """404: no such object, or no such path on this server."""

    _default_status = 404


class MLRunConflictError(MLRunHTTPStatusError):
    """409: it exists already, or key and body do not agree."""

    _default_status = 409


class MLRunPreconditionFailedError(MLRunHTTPStatusError):
    """412: for example a project that still has resources."""

    _default_status = 412


class MLRunUnprocessableEntityError(MLRunHTTPStatusError):
    """422: a parameter or a body's field has a wrong form."""

    _default_status = 422


class MLRunTooManyRequestsError(MLRunHTTPStatusError):
    """429: the server asks for fewer requests."""

    _default_status = 429


class MLRunInternalServerError(MLRunHTTPStatusError):
    """500: the server failed."""

    _default_status = 500


class MLRunBadGatewayError(MLRunHTTPStatusError):
    """502: a proxy got no good answer from the server."""

    _default_status = 502


class MLRunServiceUnavailableError(MLRunHTTPStatusError):
    """503: the server is not ready."""

    _default_status = 503


class MLRunGatewayTimeoutError(MLRunHTTPStatusError):
    """504: a proxy got no answer from the server in time."""

    _default_status = 504


class MLRunUnsupportedError(MLRunHTTPError):
    """This server has no such operation; another version of MLRun has.

    Attributes:
        operation: the operation's name in openapi.yaml.
        server_version: the version of this server, "" when it does not tell.
        needs: the versions that have it, "" when unknown.
    """

    _default_status = 404

    def __init__(
        self, message: str = "", *, operation: str = "", server_version: str = "", needs: str = ""
    ) -> None:
        super().__init__(message)
        self.operation = operation
        self.server_version = server_version
        self.needs = needs


class RunDBError(MLRunBaseError):
    """No answer: the server could not be reached, or the connection broke.

    Attributes:
        method, url: the request.
        attempts: how often it was tried.
        elapsed: how long that took, in seconds.
        lost: whether the request went out, so that the server may have done what it asks for.
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


class RunDBTimeoutError(RunDBError, TimeoutError):
    """No answer within the time limit of the request."""


class MLRunWaitTimeoutError(MLRunBaseError, TimeoutError):
    """What was waited for did not come in time; ``last`` is what was seen last."""

    def __init__(self, message: str = "", *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class MLRunWaitFailedError(MLRunBaseError):
    """What was waited for has failed on the server; ``last`` is what was seen last."""

    def __init__(self, message: str = "", *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class MLRunBulkError(MLRunBaseError):
    """Some of many items failed; ``failed`` holds them, each with its error."""

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
    """Return the error for an answer, of the class of its status.

    ``message`` takes the place of "METHOD URL" in the text, ``reason`` that of the server's reason.
    """
    status = response.status_code
    reason = reason or reason_of(response)
    text = f"{message or f'{method} {url}'}: {status} {response.reason}".rstrip()
    error = STATUS_ERRORS.get(status, MLRunHTTPError)
    return error(
        f"{text}: {reason}" if reason else text,
        method=method,
        url=url,
        reason=reason,
        response=response,
    )


def reason_of(response: ErrorResponse) -> str:
    """Find why the server refused, in any of the forms that servers and proxies answer."""
    if 300 <= response.status_code < 400:
        return f"a redirect to {response.headers.get('location', 'nowhere')} is not followed"
    body = decoded_body(response)
    detail = body.get("detail", body) if isinstance(body, dict) else body
    if isinstance(detail, dict):
        detail = detail.get("reason") or detail.get("error") or json.dumps(detail)
    if isinstance(detail, list):
        return "; ".join(_parameter_reason(item) for item in detail)
    text = str(detail)
    if "<html" in text[:1000].lower():
        title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
        words = title.group(1) if title else re.sub(r"<[^>]*>", " ", text[:1000])
        return one_line(f"an HTML page, perhaps of a proxy: {words}")
    wrapped = re.fullmatch(r"MLRun\w*Error\((['\"])(.*)\1,?\)", text, re.DOTALL)
    return one_line(wrapped.group(2) if wrapped else text)


def _parameter_reason(item: Any) -> str:
    """Return one entry of a 422 answer as text, with the name of the parameter or field."""
    if not isinstance(item, dict):
        return str(item)
    place = ".".join(str(step) for step in item.get("loc", ()))
    return f"{place}: {item.get('msg', '')}".strip(": ")


def decoded_body(response: ErrorResponse) -> Any:
    try:
        return response.json()
    except ValueError:
        return response.text


def reason_phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""


def one_line(text: str) -> str:
    """Return the text on one line, cut when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…"
