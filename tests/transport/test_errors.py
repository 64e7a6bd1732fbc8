"""The exceptions for error responses and for responses that cannot be read."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.support.scripted import Response, ScriptedServer, json_response

CLASSES = {
    400: errors.MLRunBadRequestError,
    401: errors.MLRunUnauthorizedError,
    403: errors.MLRunAccessDeniedError,
    404: errors.MLRunNotFoundError,
    409: errors.MLRunConflictError,
    412: errors.MLRunPreconditionFailedError,
    422: errors.MLRunUnprocessableEntityError,
    429: errors.MLRunTooManyRequestsError,
    500: errors.MLRunInternalServerError,
    502: errors.MLRunBadGatewayError,
    503: errors.MLRunServiceUnavailableError,
    504: errors.MLRunGatewayTimeoutError,
}


def caught(db: HTTPRunDB) -> errors.MLRunHTTPError:
    with pytest.raises(errors.MLRunHTTPError) as info:
        db.read_run("u1", "p1")
    return info.value


@pytest.mark.parametrize("status", CLASSES)
def test_each_status_has_its_class(
    status: int, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"detail": {"reason": "because"}}, status)]
    error = caught(scripted_db)
    assert type(error) is CLASSES[status]
    assert error.method == "GET"
    assert error.url == f"{scripted.url}/api/run/p1/u1?iter=0"
    assert error.status == error.status_code == error.response.status_code == status
    assert error.reason == "because"
    assert error.body == error.response.json() == {"detail": {"reason": "because"}}
    assert str(error).startswith(f"GET {error.url}: {status} ")
    assert str(error).endswith(": because")


@pytest.mark.parametrize("status", [402, 418, 499, 501, 507, 599])
def test_other_statuses_are_http_errors(
    status: int, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(status, b"")]
    error = caught(scripted_db)
    assert type(error) is errors.MLRunHTTPError
    assert error.status == status


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b'{"detail": {"reason": "why"}}', "application/json", "why"),
        (b'{"detail": "MLRunNotFoundError(\'no run u1\')"}', "application/json", "no run u1"),
        (b'{"detail": "Not Found"}', "application/json", "Not Found"),
        (
            b'{"detail": [{"loc": ["query", "iter"], "msg": "not an integer", "type": "t"}]}',
            "application/json",
            "query.iter: not an integer",
        ),
        (b'{"detail": ["odd"]}', "application/json", "odd"),
        (b'{"error": "broken"}', "application/json", "broken"),
        (b"[1]", "application/json", "1"),
        (b"Internal Server Error", "text/plain", "Internal Server Error"),
        (
            b"<html><head><title>Login\n page</title></head><body>x</body></html>",
            "text/html",
            "an HTML page, possibly from a proxy or a login page: Login page",
        ),
        (
            b"<!DOCTYPE html><HTML><body>nope</body></HTML>",
            "text/html",
            "an HTML page, possibly from a proxy or a login page: nope",
        ),
        (b'{"detail": ', "application/json", '{"detail":'),
        (b"\xff\xfe", "text/plain", "\ufffd\ufffd"),
        (b"", "text/plain", ""),
    ],
)
def test_the_reason_is_found_in_every_format(
    body: bytes,
    content_type: str,
    reason: str,
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
) -> None:
    scripted.responses = [Response(404, body, {"content-type": content_type})]
    error = caught(scripted_db)
    assert error.reason == reason
    assert error.response.content == body
    assert "\n" not in str(error)


def test_the_message_is_short_and_the_body_complete(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"detail": {"reason": "long\n" * 100_000}}, 400)]
    error = caught(scripted_db)
    assert len(str(error).encode()) < 2048
    assert error.body["detail"]["reason"] == "long\n" * 100_000


def test_a_redirect_is_an_error_with_its_location(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(307, b"", {"location": "http://elsewhere/login"})]
    error = caught(scripted_db)
    assert error.status == 307
    assert "http://elsewhere/login" in str(error)


@pytest.mark.parametrize(
    ("response", "text"),
    [
        (Response(200, b"<html>login</html>", {"content-type": "text/html"}), "an HTML page"),
        (Response(200, b"<html>login</html>", {"content-type": "text/plain"}), "cannot be read"),
        (Response(200, b'{"data": {', {"content-type": "application/json"}), "cannot be read"),
        (Response(200, b""), "cannot be read"),
        (Response(200, b"[]"), "expected an object, got list"),
        (Response(200, b'{"runs": []}'), "'data' is missing"),
        (Response(200, b'{"data": "\xff"}'), "cannot be read"),
    ],
)
def test_a_success_that_cannot_be_read_is_an_error(
    response: Response, text: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [response]
    error = caught(scripted_db)
    assert type(error) is errors.MLRunHTTPError
    assert text in str(error)
    assert error.status == 200
    assert error.response.content == response.body


def test_an_html_page_is_not_a_successful_store(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(200, b"<html>", {"content-type": "text/html; charset=utf-8"})]
    calls: list[Callable[[], object]] = [
        lambda: scripted_db.store_run({}, "u1"),
        lambda: scripted_db.get_log("u1"),
        scripted_db.del_runs,
    ]
    for call in calls:
        with pytest.raises(errors.MLRunHTTPError, match="an HTML page"):
            call()


def test_api_call_begins_the_error_with_its_argument(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"detail": {"reason": "because"}}, 404)]
    with pytest.raises(errors.MLRunNotFoundError, match=r"^no such thing: 404 Not Found: because$"):
        scripted_db.api_call("GET", "things", error="no such thing")


def test_errors_survive_pickling(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"detail": {"reason": "because"}}, 409)]
    error = caught(scripted_db)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.url, again.status) == (str(error), error.url, error.status)
    timeout = errors.RunDBTimeoutError("late", method="GET", url="http://x", attempts=2)
    again = pickle.loads(pickle.dumps(timeout))
    assert (str(again), again.attempts) == ("late", 2)


def test_one_hierarchy() -> None:
    """The module's docstring lists every class, and each derives from the base."""
    classes = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, BaseException)
    ]
    for one in classes:
        assert one.__name__ in (errors.__doc__ or "")
        assert issubclass(one, errors.MLRunBaseError)
    assert issubclass(errors.MLRunInvalidArgumentError, ValueError)
    assert issubclass(errors.RunDBTimeoutError, TimeoutError)
    assert issubclass(errors.MLRunWaitTimeoutError, TimeoutError)


def test_an_unreadable_response_has_its_attempts(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(503, b""), Response(200, b"{")]
    error = caught(scripted_db)
    assert (error.status, error.attempts) == (200, 2)
    assert error.elapsed > 0
