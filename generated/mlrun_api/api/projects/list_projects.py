# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.project_format import ProjectFormat
    from ...models.project_list_answer import ProjectListAnswer
    from ...models.project_state import ProjectState
    from ...types import Response


def _get_kwargs(
    *,
    format_: ProjectFormat | Unset = UNSET,
    owner: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: ProjectState | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects",
        "extensions": {"operation": "list_projects"},
    }
    params: dict[str, Any] = {
        "format": format_,
        "owner": owner,
        "label": label,
        "state": state,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> ProjectListAnswer:
    return cast("ProjectListAnswer", with_fields(response.json(), "projects"))


def sync_detailed(
    client: Client,
    *,
    format_: ProjectFormat | Unset = UNSET,
    owner: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: ProjectState | Unset = UNSET,
) -> Response[ProjectListAnswer]:
    """Lists projects.

    GET /api/projects

    Filters are joined by and. With format name_only the answer holds strings. 0.6.x fails
    with 500 for the formats it does not carry out; a format unknown to the server is a 422.

    Args:
        format_ (ProjectFormat | Unset): How much of a project is given. 0.6.x knows full,
            name_only, metadata_only and summary (a 500 for metadata_only); 1.x knows full,
            name_only, minimal and leader.
        owner (str | Unset):
        label (list[str] | Unset):
        state (ProjectState | Unset): State of a project, as a filter.

    Returns:
        Response[ProjectListAnswer]
    """
    kwargs = _get_kwargs(
        format_=format_,
        owner=owner,
        label=label,
        state=state,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    format_: ProjectFormat | Unset = UNSET,
    owner: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: ProjectState | Unset = UNSET,
) -> ProjectListAnswer:
    """Lists projects. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        format_=format_,
        owner=owner,
        label=label,
        state=state,
    ).parsed
