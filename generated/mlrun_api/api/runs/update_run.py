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
        "url": "/api/run/{project}/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "update_run"},
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
    """Changes some fields of a run.

    PATCH /api/run/{project}/{uid}

    Keys are paths joined by dots. `{"status.state": "aborted"}` also deletes the resources of
    the run: 409 when the run has ended already, 400 when its kind (label `kind`) cannot be
    aborted; without a cluster this is a 500. 1.x refuses to change the name (400). 404 when
    there is no such run. 1.x calls this path deprecated and has moved it to
    `update_project_run`, but still answers.

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
    """Changes some fields of a run. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        body=body,
        iter_=iter_,
    ).parsed
