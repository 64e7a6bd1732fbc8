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
    *,
    name: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/runs".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "del_project_runs"},
    }
    params: dict[str, Any] = {
        "name": name,
        "label": label,
        "state": state,
        "days_ago": days_ago,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> Response[None]:
    """Deletes the runs that match, at its 1.x path.

    DELETE /api/projects/{project}/runs

    The form that `del_runs` has moved to in 1.x; 0.6.x answers 404. The project is in the
    path; the other parameters and the answer are the same.

    Args:
        project (str):
        name (str | Unset):
        label (list[str] | Unset):
        state (str | Unset):
        days_ago (int | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        name=name,
        label=label,
        state=state,
        days_ago=days_ago,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> None:
    """Deletes the runs that match, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name=name,
        label=label,
        state=state,
        days_ago=days_ago,
    ).parsed
