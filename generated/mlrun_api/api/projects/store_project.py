# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.project import Project
    from ...models.projects_role import ProjectsRole
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    name: str,
    *,
    body: Project,
    wait_for_completion: bool | Unset | WireBooleanType1 = UNSET,
    x_projects_role: ProjectsRole | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PUT",
        "url": "/api/projects/{name}".format(
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "store_project"},
    }
    params: dict[str, Any] = {
        "wait-for-completion": wait_for_completion,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(x_projects_role, Unset):
        headers["x-projects-role"] = str(x_projects_role)
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> Project | None:
    if response.status_code == 202:
        return None

    return cast("Project", with_fields(response.json(), "metadata"))


def sync_detailed(
    client: Client,
    name: str,
    *,
    body: Project,
    wait_for_completion: bool | Unset | WireBooleanType1 = UNSET,
    x_projects_role: ProjectsRole | Unset = UNSET,
) -> Response[Project | None]:
    """Stores a project, new or in place of the stored one.

    PUT /api/projects/{name}

    The name of path and body must agree: otherwise 409. 202 without content means that the
    leader of projects still works on it: read the project until its state is final (online,
    offline, archived).

    Args:
        name (str):
        wait_for_completion (bool | Unset | WireBooleanType1): A boolean in a query. The
            servers read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official
            client sends yes and no, or True and False.
        x_projects_role (ProjectsRole | Unset): The system that a request on projects comes
            from.
        body (Project): A project.

    Returns:
        Response[Project | None]
    """
    kwargs = _get_kwargs(
        name,
        body=body,
        wait_for_completion=wait_for_completion,
        x_projects_role=x_projects_role,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    name: str,
    *,
    body: Project,
    wait_for_completion: bool | Unset | WireBooleanType1 = UNSET,
    x_projects_role: ProjectsRole | Unset = UNSET,
) -> Project | None:
    """Stores a project, new or in place of the stored one. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        name,
        body=body,
        wait_for_completion=wait_for_completion,
        x_projects_role=x_projects_role,
    ).parsed
