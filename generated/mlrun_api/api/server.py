# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "server": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def client_spec(
    *,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.ClientSpec]:
    """Read the version and the settings that a client adopts.


    GET /api/client-spec

    1.x only, whose clients request it when they connect. 0.6.x returns 404 and has the same
    settings in `healthz`.

    Args:
        x_mlrun_client_version: Version of the client. Default: none; nothing depends on it.
        x_mlrun_client_python_version: Python version of the client, from which the server chooses default images. Default:
            none.
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


def clusterization_spec() -> Request[types.JsonObject]:
    """Read how many servers share the work.


    GET /api/clusterization-spec

    For the servers themselves.
    """
    return Request(
        "clusterization_spec",
        "GET",
        "/api/clusterization-spec",
        read_object(),
        idempotent=True,
    )


def frontend_spec() -> Request[types.FrontendSpec]:
    """Read the settings of the web interface.


    GET /api/frontend-spec

    0.6.x returns two fields, 1.x many more.
    """
    return Request(
        "frontend_spec",
        "GET",
        "/api/frontend-spec",
        read_object(),
        idempotent=True,
    )


def healthz() -> Request[types.HealthResponse]:
    """Check that the server is up, and read its settings.


    GET /api/healthz

    Requires no authentication. 0.6.x returns its settings (null for those that have their
    default). 1.x returns status and version, and 503 while it is offline or waiting for its
    chief.
    """
    return Request(
        "healthz",
        "GET",
        "/api/healthz",
        read_object(),
        idempotent=True,
    )


def verify_authorization(
    *,
    body: Mapping[str, Any],
) -> Request[None]:
    """Check a permission of the caller.


    POST /api/authorization/verifications

    Returns 200 when the caller may do the action, and 403 otherwise.

    Args:
        body: A permission to check.
    """
    return Request(
        "verify_authorization",
        "POST",
        "/api/authorization/verifications",
        read_nothing,
        body=body,
        idempotent=True,
    )
