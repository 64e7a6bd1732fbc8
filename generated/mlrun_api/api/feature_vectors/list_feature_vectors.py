# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.feature_vectors_output import FeatureVectorsOutput
    from ...models.partition_field import PartitionField
    from ...models.sort_field import SortField
    from ...models.sort_order import SortOrder
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    name: str | Unset = UNSET,
    state: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    partition_by: PartitionField | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: SortField | Unset = UNSET,
    partition_order: SortOrder | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/feature-vectors".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_feature_vectors"},
    }
    params: dict[str, Any] = {
        "name": name,
        "state": state,
        "tag": tag,
        "label": label,
        "partition-by": partition_by,
        "rows-per-partition": rows_per_partition,
        "partition-sort-by": partition_sort_by,
        "partition-order": partition_order,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> FeatureVectorsOutput:
    return cast("FeatureVectorsOutput", with_fields(response.json(), "feature_vectors"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    state: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    partition_by: PartitionField | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: SortField | Unset = UNSET,
    partition_order: SortOrder | Unset = UNSET,
) -> Response[FeatureVectorsOutput]:
    """Lists the feature vectors of a project.

    GET /api/projects/{project}/feature-vectors

    No match is an empty list. Without a tag every version is given, once for each of its
    tags.

    Args:
        project (str):
        name (str | Unset):
        state (str | Unset):
        tag (str | Unset):
        label (list[str] | Unset):
        partition_by (PartitionField | Unset): The field that parts a list; only the name so
            far.
        rows_per_partition (int | Unset):
        partition_sort_by (SortField | Unset): The time field to sort by. `created` is known
            to 1.x only.
        partition_order (SortOrder | Unset): Order of a sort.

    Returns:
        Response[FeatureVectorsOutput]
    """
    kwargs = _get_kwargs(
        project,
        name=name,
        state=state,
        tag=tag,
        label=label,
        partition_by=partition_by,
        rows_per_partition=rows_per_partition,
        partition_sort_by=partition_sort_by,
        partition_order=partition_order,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    state: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    partition_by: PartitionField | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: SortField | Unset = UNSET,
    partition_order: SortOrder | Unset = UNSET,
) -> FeatureVectorsOutput:
    """Lists the feature vectors of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name=name,
        state=state,
        tag=tag,
        label=label,
        partition_by=partition_by,
        rows_per_partition=rows_per_partition,
        partition_sort_by=partition_sort_by,
        partition_order=partition_order,
    ).parsed
