"""OpenTelemetry spans of calls, in applications that have loaded OpenTelemetry."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .call import Call


_NO_SPAN = nullcontext()


def recorded(call: Call) -> AbstractContextManager[None]:
    """Record a call with all its attempts as one span, whose context is sent to the server."""
    trace = sys.modules.get("opentelemetry.trace")
    return _NO_SPAN if trace is None else _span(call, trace)


@contextmanager
def _span(call: Call, trace: Any) -> Iterator[None]:
    from opentelemetry.propagate import inject

    url = call.http_request.url
    attributes = {
        "http.request.method": call.method,
        "server.address": url.host,
        "url.full": call.url,
    }
    name = call.request.operation or call.method
    tracer = trace.get_tracer("mlrun_db")
    with tracer.start_as_current_span(
        name, kind=trace.SpanKind.CLIENT, attributes=attributes
    ) as span:
        inject(call.http_request.headers)
        try:
            yield
        except Exception as err:
            span.set_attribute("error.type", type(err).__name__)
            raise
        finally:
            if call.status:
                span.set_attribute("http.response.status_code", call.status)
            if call.attempt > 1:
                span.set_attribute("http.request.resend_count", call.attempt - 1)
