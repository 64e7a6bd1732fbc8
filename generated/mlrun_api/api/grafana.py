# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "grafana": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    read_list,
    read_nothing,
)

if TYPE_CHECKING:
    from .. import types


def grafana_proxy_health(
    *,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[None]:
    """Check that the Grafana data source is up.


    GET /api/grafana-proxy/model-endpoints

    Returns no content. Returns 400 without X-V3io-Session-Key, or in 1.x without a session.

    Args:
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    return Request(
        "grafana_proxy_health",
        "GET",
        "/api/grafana-proxy/model-endpoints",
        read_nothing,
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
    )


def grafana_proxy_query(
    *,
    body: Mapping[str, Any],
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[list[types.GrafanaTable | types.GrafanaTimeSeriesTarget]]:
    """Run a query of Grafana.


    POST /api/grafana-proxy/model-endpoints/query

    target_endpoint in the first target selects the data; 400 when it is missing or unknown.
    Returns 400 without X-V3io-Session-Key, or in 1.x without a session.

    Args:
        body: A query of the SimpleJson data source of Grafana.
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    return Request(
        "grafana_proxy_query",
        "POST",
        "/api/grafana-proxy/model-endpoints/query",
        read_list(list),
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        body=body,
        idempotent=True,
    )


def grafana_proxy_search(
    *,
    body: Mapping[str, Any],
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[list[str]]:
    """Run a search of Grafana.


    POST /api/grafana-proxy/model-endpoints/search

    Returns the names of the projects for target_endpoint=list_projects, and 400 for anything
    else. Returns 400 without X-V3io-Session-Key, or in 1.x without a session.

    Args:
        body: A search of the SimpleJson data source of Grafana.
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    return Request(
        "grafana_proxy_search",
        "POST",
        "/api/grafana-proxy/model-endpoints/search",
        read_list(list),
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        body=body,
        idempotent=True,
    )
