# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.deletion_strategy import DeletionStrategy
    from ...models.projects_role import ProjectsRole
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    name: str,
    *,
    wait_for_completion: bool | Unset | WireBooleanType1 = UNSET,
    x_mlrun_deletion_strategy: DeletionStrategy | Unset = UNSET,
    x_projects_role: ProjectsRole | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{name}".format(
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "delete_project"},
    }
    params: dict[str, Any] = {
        "wait-for-completion": wait_for_completion,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(x_mlrun_deletion_strategy, Unset):
        headers["x-mlrun-deletion-strategy"] = str(x_mlrun_deletion_strategy)
    if not isinstance(x_projects_role, Unset):
        headers["x-projects-role"] = str(x_projects_role)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    if response.status_code == 202:
        return None

    if response.status_code == 204:
        return None

    return None


def sync_detailed(
    client: Client,
    name: str,
    *,
    wait_for_completion: bool | Unset | WireBooleanType1 = UNSET,
    x_mlrun_deletion_strategy: DeletionStrategy | Unset = UNSET,
    x_projects_role: ProjectsRole | Unset = UNSET,
) -> Response[None]:
    """Deletes a project.

    DELETE /api/projects/{name}

    204 when it is gone, also when there was none. 202 when it goes on in the background: read
    the project until it is a 404. 412 when the project has resources and the strategy does
    not cascade. A server without a cluster may answer 500 to cascade.

    Args:
        name (str):
        wait_for_completion (bool | Unset | WireBooleanType1): A boolean in a query. The
            servers read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official
            client sends yes and no, or True and False.
        x_mlrun_deletion_strategy (DeletionStrategy | Unset): What happens to the resources of
            a deleted project. `check` is known to 1.x only.
        x_projects_role (ProjectsRole | Unset): The system that a request on projects comes
            from.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        name,
        wait_for_completion=wait_for_completion,
        x_mlrun_deletion_strategy=x_mlrun_deletion_strategy,
        x_projects_role=x_projects_role,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    name: str,
    *,
    wait_for_completion: bool | Unset | WireBooleanType1 = UNSET,
    x_mlrun_deletion_strategy: DeletionStrategy | Unset = UNSET,
    x_projects_role: ProjectsRole | Unset = UNSET,
) -> None:
    """Deletes a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        name,
        wait_for_completion=wait_for_completion,
        x_mlrun_deletion_strategy=x_mlrun_deletion_strategy,
        x_projects_role=x_projects_role,
    ).parsed
