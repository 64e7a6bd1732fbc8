# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.grouped_runtime_resources import GroupedRuntimeResources
    from ...models.kind_runtime_resources import KindRuntimeResources
    from ...models.runtime_group_by import RuntimeGroupBy
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    label_selector: str | Unset = UNSET,
    labelselector: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    object_id: str | Unset = UNSET,
    group_by: RuntimeGroupBy | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/runtime-resources".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_runtime_resources"},
    }
    params: dict[str, Any] = {
        "label_selector": label_selector,
        "label-selector": labelselector,
        "kind": kind,
        "object-id": object_id,
        "group-by": group_by,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(
    response: httpx.Response,
) -> GroupedRuntimeResources | list[KindRuntimeResources]:
    return cast("GroupedRuntimeResources | list[KindRuntimeResources]", response.json())


def sync_detailed(
    client: Client,
    project: str,
    *,
    label_selector: str | Unset = UNSET,
    labelselector: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    object_id: str | Unset = UNSET,
    group_by: RuntimeGroupBy | Unset = UNSET,
) -> Response[GroupedRuntimeResources | list[KindRuntimeResources]]:
    """Lists the runtime resources of a project.

    GET /api/projects/{project}/runtime-resources

    In 0.6.x and 1.x; 0.6.4 without a cluster answers 500. 0.6.6 spells the selector
    label_selector and reads neither kind nor object-id; 1.x spells it label-selector: send
    both spellings to be read by either. Project `*` means all. Without group-by a list by
    kind, with it an object by project.

    Args:
        project (str):
        label_selector (str | Unset):
        labelselector (str | Unset):
        kind (str | Unset):
        object_id (str | Unset):
        group_by (RuntimeGroupBy | Unset): How runtime resources are grouped. `project` is
            known to 1.x only.

    Returns:
        Response[GroupedRuntimeResources | list[KindRuntimeResources]]
    """
    kwargs = _get_kwargs(
        project,
        label_selector=label_selector,
        labelselector=labelselector,
        kind=kind,
        object_id=object_id,
        group_by=group_by,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    label_selector: str | Unset = UNSET,
    labelselector: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    object_id: str | Unset = UNSET,
    group_by: RuntimeGroupBy | Unset = UNSET,
) -> GroupedRuntimeResources | list[KindRuntimeResources]:
    """Lists the runtime resources of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        label_selector=label_selector,
        labelselector=labelselector,
        kind=kind,
        object_id=object_id,
        group_by=group_by,
    ).parsed
