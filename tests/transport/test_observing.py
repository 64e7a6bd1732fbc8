"""What an application can observe of calls: log records, hooks, OpenTelemetry spans."""

from __future__ import annotations

import logging
import subprocess
import sys

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

import mlrun_db
from mlrun_db import HTTPRunDB, errors
from tests.conftest import ManualClock
from tests.support.scripted import Response, ScriptedServer, json_response

RUN = json_response({"data": {"metadata": {"uid": "u1"}}})


@pytest.fixture(scope="session")
def exporter() -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> InMemorySpanExporter:
    exporter.clear()
    return exporter


def only(spans: InMemorySpanExporter) -> ReadableSpan:
    """Return the span of the call, beside that of the request for the server's version."""
    (span,) = [each for each in spans.get_finished_spans() if each.name != "client_spec"]
    return span


def test_a_call_with_all_its_attempts_is_one_span(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, spans: InMemorySpanExporter
) -> None:
    scripted.responses = [Response(503), Response(503), RUN]
    scripted_db.read_run("u1", "p1")
    span = only(spans)
    assert span.name == "read_run"
    assert span.kind is trace.SpanKind.CLIENT
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "server.address": "127.0.0.1",
        "url.full": f"{scripted.url}/api/run/p1/u1?iter=0",
        "http.response.status_code": 200,
        "http.request.resend_count": 2,
    }
    assert span.context is not None
    sent = {request.headers["traceparent"] for request in scripted.requests}
    (header,) = sent
    assert header.startswith(f"00-{span.context.trace_id:032x}-{span.context.span_id:016x}-")


def test_an_error_is_on_the_span(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, spans: InMemorySpanExporter
) -> None:
    scripted.responses = [json_response({"detail": "no"}, 404)]
    with pytest.raises(errors.MLRunNotFoundError):
        scripted_db.read_run("u1")
    span = only(spans)
    assert not span.status.is_ok
    attributes = dict(span.attributes or {})
    assert attributes["error.type"] == "MLRunNotFoundError"
    assert attributes["http.response.status_code"] == 404
    assert "http.request.resend_count" not in attributes


def test_no_span_has_a_secret(
    scripted: ScriptedServer, clock: ManualClock, spans: InMemorySpanExporter
) -> None:
    scripted.responses = [Response(500), json_response({"detail": "no"}, 401)]
    url = scripted.url.replace("//", "//ann:canary@")
    with HTTPRunDB(url, clock=clock) as db, pytest.raises(errors.MLRunUnauthorizedError):
        db.read_run("u1")
    assert only(spans).name == "read_run"
    assert all("canary" not in span.to_json() for span in spans.get_finished_spans())


def test_the_client_does_not_import_opentelemetry() -> None:
    code = (
        "import sys\nfrom mlrun_db import HTTPRunDB, errors\n"
        "try:\n    HTTPRunDB('http://127.0.0.1:9', retries=0).connect()\n"
        "except errors.RunDBError: pass\n"
        "print([name for name in sys.modules if name.startswith('opentelemetry')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_each_attempt_is_logged(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "mlrun_db")
    scripted.responses = [Response(503), json_response({"version": "1.5.2"})]
    scripted_db.api_call("GET", "healthz")
    first, second = (record.getMessage() for record in caplog.records if record.name == "mlrun_db")
    assert first.startswith(f"GET {scripted.url}/api/healthz: attempt 1: 503 after ")
    assert second.startswith(f"GET {scripted.url}/api/healthz: attempt 2: 200 after ")


def test_hooks_are_called_for_each_attempt(scripted: ScriptedServer, clock: ManualClock) -> None:
    events: list[str] = []

    def on_request(request: httpx.Request) -> None:
        events.append(f"{request.method} {request.url.path}")

    def on_response(response: httpx.Response) -> None:
        events.append(str(response.status_code))

    scripted.responses = [Response(503), RUN]
    with HTTPRunDB(
        scripted.url, clock=clock, event_hooks={"request": [on_request], "response": [on_response]}
    ) as db:
        db.read_run("u1", "p1")
    assert events[:2] == ["GET /api/client-spec", "200"]
    assert events[2:] == ["GET /api/run/p1/u1", "503", "GET /api/run/p1/u1", "200"]


def test_unknown_hooks_are_refused() -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="got answer"):
        HTTPRunDB("http://x", event_hooks={"answer": [print]})


def test_the_version_is_in_the_user_agent(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"version": "1.5.2"})]
    scripted_db.connect()
    assert scripted.requests[0].headers["user-agent"] == f"mlrun_db/{mlrun_db.__version__}"
