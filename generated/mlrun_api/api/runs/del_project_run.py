# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...types import Response


def _get_kwargs(
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/runs/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "del_project_run"},
    }
    params: dict[str, Any] = {
        "iter": iter_,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
) -> Response[None]:
    """Deletes a run, at its 1.x path.

    DELETE /api/projects/{project}/runs/{uid}

    The form that `del_run` has moved to in 1.x; 0.6.x answers 404. Parameters and answer are
    the same.

    Args:
        project (str):
        uid (str):
        iter_ (int | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        uid,
        iter_=iter_,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
) -> None:
    """Deletes a run, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        iter_=iter_,
    ).parsed
