"""What is sent again, what is not, and what is said about it."""

from __future__ import annotations

import socket
import time

import pytest

from mlrun_db import HTTPRunDB, _retry, errors
from mlrun_db._constants import ATTEMPTS, RETRY_DELAY_CAP
from tests.conftest import ManualClock
from tests.scripted import RESET, Answer, ScriptedServer, json_answer

FOUND = json_answer({"data": {"metadata": {"uid": "u1"}}})
LOST = [RESET, Answer(200, b'{"data": {}}', cut=3)]


@pytest.mark.parametrize(
    ("outcome", "idempotent", "read", "again"),
    [
        (_retry.NOT_CONNECTED, False, False, True),
        (_retry.NOT_CONNECTED, True, True, True),
        (_retry.ANSWER_LOST, False, False, False),
        (_retry.ANSWER_LOST, True, False, True),
        (_retry.REFUSED, True, True, False),
        *[(status, True, True, True) for status in (408, 429, 500, 502, 503, 504)],
        *[(status, True, False, True) for status in (408, 429, 502, 503, 504)],
        *[(status, False, False, False) for status in (408, 429, 500, 502, 503, 504)],
        (500, True, False, False),
        *[(status, True, True, False) for status in (301, 400, 401, 403, 404, 409, 412, 422, 501)],
    ],
)
def test_the_rules(outcome: int | str, idempotent: bool, read: bool, again: bool) -> None:
    def may(attempt: int) -> bool:
        return _retry.may_retry(outcome, attempt=attempt, idempotent=idempotent, read=read)

    assert may(1) is again
    assert may(ATTEMPTS) is False


def test_the_waits() -> None:
    def wait(attempt: int, retry_after: float | None = None, random: float = 1.0) -> float:
        return _retry.delay(attempt, retry_after=retry_after, random=random)

    assert [wait(attempt) for attempt in (1, 2, 3)] == [0.25, 0.5, 1.0]
    assert wait(2, random=0.0) == 0.0
    assert wait(1, retry_after=3.0) == 3.0
    assert wait(1, retry_after=3600.0) == wait(30) == RETRY_DELAY_CAP


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("7", 7.0),
        ("-1", 0.0),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 90.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("soon", None),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert _retry.retry_after_seconds(header, now=10.0) == seconds


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_read_is_sent_again(
    status: int, scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.answers = [Answer(status, b""), Answer(status, b""), FOUND]
    assert scripted_db.read_run("u1", "p1")["metadata"]["uid"] == "u1"
    assert len(scripted.requests) == 3
    assert len(clock.sleeps) == 2


def test_the_third_failure_is_the_last_and_keeps_its_reason(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.answers = [json_answer({"detail": {"reason": "database is down"}}, 500)]
    with pytest.raises(errors.MLRunInternalServerError, match="database is down"):
        scripted_db.read_run("u1", "p1")
    assert len(scripted.requests) == 3


@pytest.mark.parametrize("lost", LOST)
def test_an_idempotent_store_is_sent_again_when_its_answer_is_lost(
    lost: Answer, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.answers = [lost, Answer()]
    scripted_db.store_run({"metadata": {"name": "r"}}, "u1", "p1")
    assert len(scripted.requests) == 2
    assert scripted.requests[0].body == scripted.requests[1].body


@pytest.mark.parametrize("lost", [*LOST, Answer(503, b""), Answer(429, b"")])
def test_a_job_is_not_sent_again(
    lost: Answer, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.answers = [lost, Answer()]
    with pytest.raises((errors.RunDBError, errors.MLRunHTTPStatusError)):
        scripted_db.submit_job({"spec": {"function": "p1/f"}})
    assert len(scripted.requests) == 1


def test_the_wait_that_the_server_asks_for(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.answers = [Answer(429, b"", {"retry-after": "5"}), FOUND]
    scripted_db.read_run("u1", "p1")
    assert clock.sleeps == [5.0]


def test_api_call_goes_by_the_method(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.answers = [Answer(503, b""), Answer()]
    assert scripted_db.api_call("get", "projects").json() == {}
    scripted.answers = [Answer(503, b""), Answer()]
    with pytest.raises(errors.MLRunServiceUnavailableError):
        scripted_db.api_call("POST", "projects", json={})


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_a_dead_server_is_told_at_once(clock: ManualClock) -> None:
    url = f"http://127.0.0.1:{closed_port()}"
    with HTTPRunDB(url, clock=clock) as db, pytest.raises(errors.RunDBError) as info:
        db.submit_job({"spec": {"function": "p1/f"}})
    assert info.value.attempts == 3  # nothing was sent, so any operation may be tried again
    assert info.value.url == f"{url}/api/submit_job"
    assert "check the URL and that the server runs" in str(info.value)


def test_a_silent_server_is_a_timeout(clock: ManualClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        start = time.monotonic()
        with (
            HTTPRunDB(url, timeout=0.1, clock=clock) as db,
            pytest.raises(errors.RunDBTimeoutError) as info,
        ):
            db.read_run("u1", "p1")
        assert time.monotonic() - start < 5
    assert info.value.attempts == 3
    assert isinstance(info.value, TimeoutError)
