# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.run_update import RunUpdate
    from ...types import Response


def _get_kwargs(
    project: str,
    uid: str,
    *,
    body: RunUpdate,
    iter_: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PATCH",
        "url": "/api/projects/{project}/runs/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "update_project_run"},
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
    body: RunUpdate,
    iter_: int | Unset = UNSET,
) -> Response[None]:
    """Changes some fields of a run, at its 1.x path.

    PATCH /api/projects/{project}/runs/{uid}

    The form that `update_run` has moved to in 1.x; 0.6.x answers 404. Parameters and answer
    are the same.

    Args:
        project (str):
        uid (str):
        iter_ (int | Unset):
        body (RunUpdate): Changes to a run. A key is a path of names joined by dots, for
            example `status.state`; its value replaces what stands there.

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
    body: RunUpdate,
    iter_: int | Unset = UNSET,
) -> None:
    """Changes some fields of a run, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        body=body,
        iter_=iter_,
    ).parsed
