"""What is sent again, what is not, and how that is reported."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import pytest

from mlrun_db import HTTPRunDB, errors
from mlrun_db._transport import retry as _retry
from tests.conftest import ManualClock
from tests.support.scripted import RESET, Response, ScriptedServer, json_response

FOUND = json_response({"data": {"metadata": {"uid": "u1"}}})
LOST = [RESET, Response(200, b'{"data": {}}', cut=3)]


@pytest.mark.parametrize(
    ("outcome", "idempotent", "read", "again"),
    [
        (_retry.NOT_CONNECTED, False, False, True),
        (_retry.NOT_CONNECTED, True, True, True),
        (_retry.RESPONSE_LOST, False, False, False),
        (_retry.RESPONSE_LOST, True, False, True),
        (_retry.TIMED_OUT, False, False, False),
        (_retry.TIMED_OUT, True, False, True),
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
        return _retry.may_retry(
            outcome, attempt=attempt, retries=2, idempotent=idempotent, read=read
        )

    assert may(1) is may(2) is again
    assert may(3) is False


def test_the_waits() -> None:
    def wait(attempt: int, retry_after: float | None = None, random: float = 1.0) -> float | None:
        return _retry.delay(attempt, retry_after=retry_after, random=random)

    assert [wait(attempt) for attempt in (1, 2, 3)] == [0.25, 0.5, 1.0]
    assert wait(2, random=0.0) == 0.0
    assert wait(1, retry_after=3.0) == 3.0
    assert wait(30) == 8.0
    assert wait(1, retry_after=30.0) == 30.0
    assert wait(1, retry_after=30.5) is None


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
    scripted.responses = [Response(status, b""), Response(status, b""), FOUND]
    assert scripted_db.read_run("u1", "p1")["metadata"]["uid"] == "u1"
    assert len(scripted.requests) == 3
    assert len(clock.sleeps) == 2


def test_the_third_failure_is_raised_with_its_reason(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"detail": {"reason": "database is down"}}, 500)]
    with pytest.raises(errors.MLRunInternalServerError, match="database is down"):
        scripted_db.read_run("u1", "p1")
    assert len(scripted.requests) == 3


@pytest.mark.parametrize("lost", LOST)
def test_an_idempotent_store_is_sent_again_when_its_response_is_lost(
    lost: Response, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [lost, Response()]
    scripted_db.store_run({"metadata": {"name": "r"}}, "u1", "p1")
    assert len(scripted.requests) == 2
    assert scripted.requests[0].body == scripted.requests[1].body


@pytest.mark.parametrize("lost", [*LOST, Response(503, b""), Response(429, b"")])
def test_what_is_not_idempotent_is_not_sent_again(
    lost: Response, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    calls: list[Callable[[], object]] = [
        lambda: scripted_db.invoke_schedule("p1", "s"),
        lambda: scripted_db.patch_project("p1", {}, "additive"),
        lambda: scripted_db.store_log("u1", "p1", b"x", append=True),
        lambda: scripted_db.remote_start("db://p1/f"),
        lambda: scripted_db.submit_job({}, "0 * * * *"),
    ]
    for call in calls:
        scripted.responses = [lost, Response()]
        sent = len(scripted.requests)
        with pytest.raises((errors.RunDBError, errors.MLRunHTTPStatusError)):
            call()
        assert len(scripted.requests) == sent + 1


def test_the_wait_that_the_server_requests(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [Response(429, b"", {"retry-after": "5"}), FOUND]
    scripted_db.read_run("u1", "p1")
    assert clock.sleeps == [5.0]


@pytest.mark.parametrize("response", [Response(503, b""), RESET, Response(200, b"{}", cut=1)])
def test_each_attempt_has_its_own_time_to_connect(
    response: Response, scripted: ScriptedServer
) -> None:
    """An attempt that exceeds the time to connect leaves time for the next one."""

    class SlowClock(ManualClock):
        def monotonic(self) -> float:
            self.now += 0.5
            return self.now

    lost = response._replace(headers={"connection": "close"})
    scripted.responses = [lost, lost, FOUND]
    with HTTPRunDB(scripted.url, clock=SlowClock()) as db:
        db.read_run("u1", "p1")
    assert scripted.connections == 3


def test_api_call_is_retried_by_its_method(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(503, b""), Response()]
    assert scripted_db.api_call("get", "projects").json() == {}
    scripted.responses = [Response(503, b""), Response()]
    with pytest.raises(errors.MLRunServiceUnavailableError):
        scripted_db.api_call("POST", "projects", json={})


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_a_closed_port_is_reported_at_once(clock: ManualClock) -> None:
    url = f"http://127.0.0.1:{closed_port()}"
    with HTTPRunDB(url, clock=clock) as db, pytest.raises(errors.RunDBError) as info:
        db.submit_job({"spec": {"function": "p1/f"}})
    assert info.value.attempts == 3  # nothing was sent, so any operation may be tried again
    assert info.value.url == f"{url}/api/submit_job"
    assert "check the URL and that the server is running" in str(info.value)


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


def test_a_black_hole_is_reported_within_two_seconds() -> None:
    """A socket whose queue is full drops connections, as a firewall does."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address = listener.getsockname()
        waiting = [socket.socket() for _ in range(3)]
        for other in waiting:
            other.setblocking(False)
            other.connect_ex(address)
        start = time.monotonic()
        with (
            HTTPRunDB(f"http://127.0.0.1:{address[1]}") as db,
            pytest.raises(errors.RunDBTimeoutError, match="check the URL") as info,
        ):
            db.list_runs()
        elapsed = time.monotonic() - start
        for other in waiting:
            other.close()
    assert elapsed < 2.5
    assert info.value.lost is False
    assert info.value.elapsed <= elapsed


def test_one_deadline_for_all_attempts(clock: ManualClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        start = time.monotonic()
        with (
            HTTPRunDB(url, timeout=0.2, deadline=0.3, retries=50) as db,
            pytest.raises(errors.RunDBTimeoutError) as info,
        ):
            db.list_runs()
        assert time.monotonic() - start < 3
    assert info.value.lost is True
    assert info.value.attempts < 4


def test_a_response_that_drips_is_cut_at_the_deadline(scripted: ScriptedServer) -> None:
    scripted.responses = [Response(200, b" " * 1000, drip=0.02)]
    with (
        HTTPRunDB(scripted.url, timeout=0.2, deadline=0.3, retries=0) as db,
        pytest.raises(errors.RunDBTimeoutError, match="not complete at the deadline"),
    ):
        db.list_runs()


def test_a_dead_kept_connection_costs_no_attempt(
    scripted: ScriptedServer, clock: ManualClock
) -> None:
    with HTTPRunDB(scripted.url, clock=clock, retries=0) as db:
        scripted.responses = [FOUND, RESET, FOUND]
        db.read_run("u1", "p1")
        db.read_run("u1", "p1")
        assert len(scripted.requests) == 3
        scripted.responses = [RESET]
        with pytest.raises(errors.RunDBError) as info:
            db.read_run("u1", "p1")
    assert info.value.attempts == 1
    assert clock.sleeps == []


def test_no_retries(scripted: ScriptedServer, clock: ManualClock) -> None:
    scripted.responses = [Response(503, b"")]
    with HTTPRunDB(scripted.url, clock=clock, retries=0) as db:
        with pytest.raises(errors.MLRunServiceUnavailableError) as info:
            db.list_runs()
        assert (info.value.attempts, len(scripted.requests)) == (1, 1)
    for retries in (-1, "2", None):
        with pytest.raises(errors.MLRunInvalidArgumentError, match="retries must be"):
            HTTPRunDB(scripted.url, retries=retries)  # type: ignore[arg-type]


def test_a_failing_server_gets_few_retries(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(503, b"")]
    sent = []
    for _ in range(60):
        before = len(scripted.requests)
        with pytest.raises(errors.MLRunServiceUnavailableError):
            scripted_db.read_run("u1", "p1")
        sent.append(len(scripted.requests) - before)
    assert (sent[0], sent[-1]) == (3, 1)
    assert sum(sent) == 60 + 100  # 500 tokens, 5 a retry
    scripted.responses = [FOUND]
    for _ in range(10):
        scripted_db.read_run("u1", "p1")
    scripted.responses = [Response(503, b""), FOUND]
    scripted_db.read_run("u1", "p1")


def test_too_long_a_wait_is_left_to_the_caller(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [Response(429, b"", {"retry-after": "3600"})]
    with pytest.raises(errors.MLRunTooManyRequestsError):
        scripted_db.list_runs()
    assert clock.sleeps == []


def test_attempts_are_on_the_error_and_in_the_debug_log(
    scripted: ScriptedServer, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    scripted.responses = [Response(503, b"")]
    with (
        HTTPRunDB(scripted.url, clock=clock, server_version="0.6.6") as db,
        caplog.at_level("DEBUG", "mlrun_db"),
        pytest.raises(errors.MLRunServiceUnavailableError) as info,
    ):
        db.list_runs()
    assert info.value.attempts == 3
    assert info.value.elapsed > 0
    lines = [record.getMessage() for record in caplog.records if record.name == "mlrun_db"]
    assert [line.split("attempt ")[1][:6] for line in lines] == ["1: 503", "2: 503", "3: 503"]
    assert lines[0].startswith(f"GET {scripted.url}/api/runs")
    assert lines[2].endswith("giving up")
