# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...types import Response


def _get_kwargs(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/artifacts",
        "extensions": {"operation": "del_artifacts"},
    }
    params: dict[str, Any] = {
        "project": project,
        "name": name,
        "tag": tag,
        "label": label,
        "days_ago": days_ago,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> Response[None]:
    """Deletes the artifacts that match.

    DELETE /api/artifacts

    Without a filter all artifacts of the project go. Nothing to delete is a 200 too. 1.x
    calls this path deprecated and has moved it to `del_project_artifacts`, but still answers.

    Args:
        project (str | Unset):
        name (str | Unset):
        tag (str | Unset):
        label (list[str] | Unset):
        days_ago (int | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project=project,
        name=name,
        tag=tag,
        label=label,
        days_ago=days_ago,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> None:
    """Deletes the artifacts that match. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project=project,
        name=name,
        tag=tag,
        label=label,
        days_ago=days_ago,
    ).parsed
