# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.partition_field import PartitionField
    from ...models.run_list_answer import RunListAnswer
    from ...models.sort_field import SortField
    from ...models.sort_order import SortOrder
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    uid: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
    last: int | Unset = UNSET,
    sort: bool | Unset | WireBooleanType1 = UNSET,
    iter_: bool | Unset | WireBooleanType1 = UNSET,
    start_time_from: str | Unset = UNSET,
    start_time_to: str | Unset = UNSET,
    last_update_time_from: str | Unset = UNSET,
    last_update_time_to: str | Unset = UNSET,
    partition_by: PartitionField | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: SortField | Unset = UNSET,
    partition_order: SortOrder | Unset = UNSET,
    max_partitions: int | Unset = UNSET,
    with_notifications: bool | Unset | WireBooleanType1 = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/runs",
        "extensions": {"operation": "list_runs"},
    }
    params: dict[str, Any] = {
        "project": project,
        "name": name,
        "uid": uid,
        "label": label,
        "state": state,
        "last": last,
        "sort": sort,
        "iter": iter_,
        "start_time_from": start_time_from,
        "start_time_to": start_time_to,
        "last_update_time_from": last_update_time_from,
        "last_update_time_to": last_update_time_to,
        "partition-by": partition_by,
        "rows-per-partition": rows_per_partition,
        "partition-sort-by": partition_sort_by,
        "partition-order": partition_order,
        "max-partitions": max_partitions,
        "with-notifications": with_notifications,
        "page": page,
        "page-size": page_size,
        "page-token": page_token,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> RunListAnswer:
    return cast("RunListAnswer", with_fields(response.json(), "runs"))


def sync_detailed(
    client: Client,
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    uid: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
    last: int | Unset = UNSET,
    sort: bool | Unset | WireBooleanType1 = UNSET,
    iter_: bool | Unset | WireBooleanType1 = UNSET,
    start_time_from: str | Unset = UNSET,
    start_time_to: str | Unset = UNSET,
    last_update_time_from: str | Unset = UNSET,
    last_update_time_to: str | Unset = UNSET,
    partition_by: PartitionField | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: SortField | Unset = UNSET,
    partition_order: SortOrder | Unset = UNSET,
    max_partitions: int | Unset = UNSET,
    with_notifications: bool | Unset | WireBooleanType1 = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Response[RunListAnswer]:
    """Lists runs.

    GET /api/runs

    With project `*` the runs of all projects. Filters are joined by and. Runs without a start
    time get the time they were first stored. 0.6.x filters by name, state and update time
    after it has read the rows, so last may give fewer runs than there are. 1.x takes the
    partition parameters; 0.6.x does not read them. No match is an empty list. 1.5.2, asked
    without iterations and without any filter, gives only runs of the last week, one of each
    name. 1.x calls this path deprecated and has moved it to `list_project_runs`, but still
    answers.

    Args:
        project (str | Unset):
        name (str | Unset):
        uid (list[str] | Unset):
        label (list[str] | Unset):
        state (str | Unset):
        last (int | Unset):
        sort (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        iter_ (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        start_time_from (str | Unset):
        start_time_to (str | Unset):
        last_update_time_from (str | Unset):
        last_update_time_to (str | Unset):
        partition_by (PartitionField | Unset): The field that parts a list; only the name so
            far.
        rows_per_partition (int | Unset):
        partition_sort_by (SortField | Unset): The time field to sort by. `created` is known
            to 1.x only.
        partition_order (SortOrder | Unset): Order of a sort.
        max_partitions (int | Unset):
        with_notifications (bool | Unset | WireBooleanType1): A boolean in a query. The
            servers read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official
            client sends yes and no, or True and False.
        page (int | Unset):
        page_size (int | Unset):
        page_token (str | Unset):

    Returns:
        Response[RunListAnswer]
    """
    kwargs = _get_kwargs(
        project=project,
        name=name,
        uid=uid,
        label=label,
        state=state,
        last=last,
        sort=sort,
        iter_=iter_,
        start_time_from=start_time_from,
        start_time_to=start_time_to,
        last_update_time_from=last_update_time_from,
        last_update_time_to=last_update_time_to,
        partition_by=partition_by,
        rows_per_partition=rows_per_partition,
        partition_sort_by=partition_sort_by,
        partition_order=partition_order,
        max_partitions=max_partitions,
        with_notifications=with_notifications,
        page=page,
        page_size=page_size,
        page_token=page_token,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    uid: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
    last: int | Unset = UNSET,
    sort: bool | Unset | WireBooleanType1 = UNSET,
    iter_: bool | Unset | WireBooleanType1 = UNSET,
    start_time_from: str | Unset = UNSET,
    start_time_to: str | Unset = UNSET,
    last_update_time_from: str | Unset = UNSET,
    last_update_time_to: str | Unset = UNSET,
    partition_by: PartitionField | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: SortField | Unset = UNSET,
    partition_order: SortOrder | Unset = UNSET,
    max_partitions: int | Unset = UNSET,
    with_notifications: bool | Unset | WireBooleanType1 = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> RunListAnswer:
    """Lists runs. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project=project,
        name=name,
        uid=uid,
        label=label,
        state=state,
        last=last,
        sort=sort,
        iter_=iter_,
        start_time_from=start_time_from,
        start_time_to=start_time_to,
        last_update_time_from=last_update_time_from,
        last_update_time_to=last_update_time_to,
        partition_by=partition_by,
        rows_per_partition=rows_per_partition,
        partition_sort_by=partition_sort_by,
        partition_order=partition_order,
        max_partitions=max_partitions,
        with_notifications=with_notifications,
        page=page,
        page_size=page_size,
        page_token=page_token,
    ).parsed
