# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.submit_answer import SubmitAnswer
    from ...models.submit_request import SubmitRequest
    from ...types import Response


def _get_kwargs(
    *,
    body: SubmitRequest,
    x_remote_user: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/submit",
        "extensions": {"operation": "submit"},
    }
    headers: dict[str, str] = {}
    if not isinstance(x_remote_user, Unset):
        headers["x-remote-user"] = str(x_remote_user)
    if not isinstance(x_mlrun_client_version, Unset):
        headers["x-mlrun-client-version"] = str(x_mlrun_client_version)
    if not isinstance(x_mlrun_client_python_version, Unset):
        headers["x-mlrun-client-python-version"] = str(x_mlrun_client_python_version)
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> SubmitAnswer:
    return cast("SubmitAnswer", with_fields(response.json(), "data"))


def sync_detailed(
    client: Client,
    *,
    body: SubmitRequest,
    x_remote_user: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Response[SubmitAnswer]:
    """Starts a run, now or on a schedule, at the old path.

    POST /api/submit

    The same as `submit_job`, at an older path.

    Args:
        x_remote_user (str | Unset):
        x_mlrun_client_version (str | Unset):
        x_mlrun_client_python_version (str | Unset):
        body (SubmitRequest): A run to start, now or on a schedule. It needs a task, and a
            function from one of: function, functionUrl, task.spec.function.

    Returns:
        Response[SubmitAnswer]
    """
    kwargs = _get_kwargs(
        body=body,
        x_remote_user=x_remote_user,
        x_mlrun_client_version=x_mlrun_client_version,
        x_mlrun_client_python_version=x_mlrun_client_python_version,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    body: SubmitRequest,
    x_remote_user: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> SubmitAnswer:
    """Starts a run, now or on a schedule, at the old path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        body=body,
        x_remote_user=x_remote_user,
        x_mlrun_client_version=x_mlrun_client_version,
        x_mlrun_client_python_version=x_mlrun_client_python_version,
    ).parsed
