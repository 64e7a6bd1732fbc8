# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.grouped_runtime_resources import GroupedRuntimeResources
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    label_selector: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    object_id: str | Unset = UNSET,
    force: bool | Unset | WireBooleanType1 = UNSET,
    grace_period: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/runtime-resources".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "delete_runtime_resources"},
    }
    params: dict[str, Any] = {
        "label-selector": label_selector,
        "kind": kind,
        "object-id": object_id,
        "force": force,
        "grace-period": grace_period,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> GroupedRuntimeResources:
    return cast("GroupedRuntimeResources", with_fields(response.json()))


def sync_detailed(
    client: Client,
    project: str,
    *,
    label_selector: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    object_id: str | Unset = UNSET,
    force: bool | Unset | WireBooleanType1 = UNSET,
    grace_period: int | Unset = UNSET,
) -> Response[GroupedRuntimeResources]:
    """Deletes runtime resources of a project.

    DELETE /api/projects/{project}/runtime-resources

    1.x only (0.6.x answers 404 or 405); it takes the place of the three deletions at
    runtimes. Gives what was deleted, by project and kind. 403 when the caller may not delete
    in one of the projects.

    Args:
        project (str):
        label_selector (str | Unset):
        kind (str | Unset):
        object_id (str | Unset):
        force (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        grace_period (int | Unset):

    Returns:
        Response[GroupedRuntimeResources]
    """
    kwargs = _get_kwargs(
        project,
        label_selector=label_selector,
        kind=kind,
        object_id=object_id,
        force=force,
        grace_period=grace_period,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    label_selector: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    object_id: str | Unset = UNSET,
    force: bool | Unset | WireBooleanType1 = UNSET,
    grace_period: int | Unset = UNSET,
) -> GroupedRuntimeResources:
    """Deletes runtime resources of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        label_selector=label_selector,
        kind=kind,
        object_id=object_id,
        force=force,
        grace_period=grace_period,
    ).parsed
