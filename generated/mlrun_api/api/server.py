# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "server": each returns a request, to be sent by a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def client_spec(
    *,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.ClientSpec]:
    """Gives the version and the settings that a client takes over.


    GET /api/client-spec

    1.x only, whose clients ask for it when they connect; 0.6.x answers 404 and gives the same
    settings at `healthz`.

    Args:
        x_mlrun_client_version:
        x_mlrun_client_python_version:
    """
    return Request(
        "client_spec",
        "GET",
        "/api/client-spec",
        read_object(),
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        idempotent=True,
    )


def frontend_spec() -> Request[types.FrontendSpec]:
    """Gives the settings of the web interface.


    GET /api/frontend-spec

    0.6.x gives two fields, 1.x many more.
    """
    return Request(
        "frontend_spec",
        "GET",
        "/api/frontend-spec",
        read_object(),
        idempotent=True,
    )


def healthz() -> Request[types.HealthAnswer]:
    """Says that the server is up, and gives its settings.


    GET /api/healthz

    Needs no authentication. 0.6.x gives its settings (what has its default is null); 1.x
    gives status and version, and 503 while it is offline or waits for its chief.
    """
    return Request(
        "healthz",
        "GET",
        "/api/healthz",
        read_object(),
        idempotent=True,
    )
