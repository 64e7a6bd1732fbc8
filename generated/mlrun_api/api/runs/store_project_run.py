# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.run import Run
    from ...types import Response


def _get_kwargs(
    project: str,
    uid: str,
    *,
    body: Run,
    iter_: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/runs/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "store_project_run"},
    }
    params: dict[str, Any] = {
        "iter": iter_,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    uid: str,
    *,
    body: Run,
    iter_: int | Unset = UNSET,
) -> Response[None]:
    """Stores a run, new or in place of the stored one, at its 1.x path.

    POST /api/projects/{project}/runs/{uid}

    The form that `store_run` has moved to in 1.x; 0.6.x answers 404. Parameters and answer
    are the same.

    Args:
        project (str):
        uid (str):
        iter_ (int | Unset):
        body (Run): A run: what was asked for (spec), who it is (metadata) and how it went
            (status). The server keeps every field it is given, known or not.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        uid,
        body=body,
        iter_=iter_,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    uid: str,
    *,
    body: Run,
    iter_: int | Unset = UNSET,
) -> None:
    """Stores a run, new or in place of the stored one, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        body=body,
        iter_=iter_,
    ).parsed
