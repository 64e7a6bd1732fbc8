# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "runs": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def abort_run(
    project: str,
    uid: str,
    *,
    body: Mapping[str, Any],
    iter_: int | Unset = UNSET,
) -> Request[types.BackgroundTask]:
    """Abort a run.


    POST /api/projects/{project}/runs/{uid}/abort

    Stops the run and deletes its resources, in a background task of the project: read it with
    `get_background_task`. Returns 409 or 412 when the run has already ended, and 400 when its
    kind cannot be aborted.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        body: Changes to a run. A key is a dotted path, for example `status.state`; its value
            replaces the stored one.
        iter_: Iteration of the run. Default: 0, the parent run.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "abort_run",
        "POST",
        fill_path("/api/projects/{project}/runs/{uid}/abort", path_values),
        read_object(
            {
                "metadata": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        params={
            "iter": iter_,
        },
        body=body,
        idempotent=False,
    )


def del_project_run(
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Delete a run.


    DELETE /api/projects/{project}/runs/{uid}

    Replaces `del_run` in 1.x; 0.6.x returns 404. Same parameters and response.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        iter_: Iteration of the run. Default: 0, the parent run.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "del_project_run",
        "DELETE",
        fill_path("/api/projects/{project}/runs/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "iter": iter_,
        },
        idempotent=True,
    )


def del_project_runs(
    project: str,
    *,
    name: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> Request[None]:
    """Delete matching runs.


    DELETE /api/projects/{project}/runs

    Replaces `del_runs` in 1.x; 0.6.x returns 404. The project is in the path; the other
    parameters and the response are the same.

    Args:
        project: Name of the project.
        name: Name of the run. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        state: Select only runs in this state. Default: all.
        days_ago: Delete only runs started within the last N days. Default: 0, all runs.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "del_project_runs",
        "DELETE",
        fill_path("/api/projects/{project}/runs", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "name": name,
            "label": label,
            "state": state,
            "days_ago": days_ago,
        },
        idempotent=True,
    )


def del_run(
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Delete a run.


    DELETE /api/run/{project}/{uid}

    Every version deletes the run with all its iterations, whatever `iter` says. Returns 200
    even when there is nothing to delete. Deprecated in 1.x, which still serves this path: use
    `del_project_run`.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        iter_: Iteration of the run. Default: 0, the parent run.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "del_run",
        "DELETE",
        fill_path("/api/run/{project}/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "iter": iter_,
        },
        idempotent=True,
    )


def del_runs(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
    days_ago: int | Unset = UNSET,
) -> Request[None]:
    """Delete matching runs.


    DELETE /api/runs

    Without a filter, deletes every run of the project. Returns 200 even when there is nothing
    to delete. `days_ago` selects the most recent runs, not older ones. Deprecated in 1.x,
    which still serves this path: use `del_project_runs`.

    Args:
        project: Name of the project; `*` means all projects where the operation allows it. Default:
            `default`.
        name: Name of the run. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        state: Select only runs in this state. Default: all.
        days_ago: Delete only runs started within the last N days. Default: 0, all runs.
    """
    return Request(
        "del_runs",
        "DELETE",
        "/api/runs",
        read_nothing,
        params={
            "project": project,
            "name": name,
            "label": label,
            "state": state,
            "days_ago": days_ago,
        },
        idempotent=True,
    )


def list_project_runs(
    project: str,
    *,
    name: str | Unset = UNSET,
    uid: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    last: int | Unset = UNSET,
    sort: bool | Unset | str = UNSET,
    iter_: bool | Unset | str = UNSET,
    start_time_from: str | Unset = UNSET,
    start_time_to: str | Unset = UNSET,
    last_update_time_from: str | Unset = UNSET,
    last_update_time_to: str | Unset = UNSET,
    partition_by: str | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: str | Unset = UNSET,
    partition_order: str | Unset = UNSET,
    max_partitions: int | Unset = UNSET,
    with_notifications: bool | Unset | str = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
    states: list[str] | Unset = UNSET,
    end_time_from: str | Unset = UNSET,
    end_time_to: str | Unset = UNSET,
) -> Request[types.RunListResponse]:
    """List runs.


    GET /api/projects/{project}/runs

    Replaces `list_runs` in 1.x; 0.6.x returns 404. The project is in the path (`*` for all
    projects); the other parameters and the response are the same.

    Args:
        project: Name of the project.
        name: Name of the run. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        uid: Return only the run with this uid. Repeat the parameter for more in 1.x; 0.6.x uses
            the last one. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        state: Select only runs in this state; from 1.7 on repeated for several states, one of
            which a run must have. Default: all.
        last: Maximum number of runs. Together with iter=false 0.6.4 and 1.5.2 fail with 500;
            together with sort=false 1.x returns 400. 0.6.x applies it before the filters by
            name, state and update time. Default: 0, no limit.
        sort: Sort by start time, newest first. Default: true.
        iter_: Also return the iterations of hyper-parameter runs, not only the parents. Default:
            true; the official client sends no.
        start_time_from: Return only runs started at this time or later. ISO 8601; a time without a zone is
            UTC. Default: no limit.
        start_time_to: Return only runs started at this time or earlier. ISO 8601; a time without a zone is
            UTC. Default: no limit.
        last_update_time_from: Return only runs last updated at this time or later. ISO 8601; a time without a zone
            is UTC. Default: no limit.
        last_update_time_to: Return only runs last updated at this time or earlier. ISO 8601; a time without a
            zone is UTC. Default: no limit.
        partition_by: Group the runs by this field and return the first rows of each partition (1.x).
            Requires partition-sort-by. Default: no partitions.
        rows_per_partition: Number of rows of each partition, at minimum 1 (422 otherwise). Default: 1.
        partition_sort_by: Time field that sorts each partition. Required with partition-by.
        partition_order: Sort order within a partition. Default: desc.
        max_partitions: Maximum number of partitions (1.x). Default: 0, no limit.
        with_notifications: Return only runs with notifications, and include these (1.x). Default: false.
        page: Number of the page, from 1. Versions before 1.7 have no pages and always return the
            whole list. With page-token, the default is the page after the last one requested,
            so that a repeated request skips a page. Default: the whole list.
        page_size: Number of items on a page. Send page as well: some servers return 500 for page-size
            alone. Default: the whole list.
        page_token: Token returned with the previous page. It stands for the filters and the size, which
            are then ignored. An unknown or expired token returns 404. Default: none.
        states: States of runs, repeated; a run must have one of them. Replaces state. Default: no
            filter.
        end_time_from: Only runs that ended then or later. Default: no filter.
        end_time_to: Only runs that ended then or earlier. Default: no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_runs",
        "GET",
        fill_path("/api/projects/{project}/runs", path_values),
        read_object(
            {
                "runs": [dict],
            },
        ),
        path_values=path_values,
        params={
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
            "states": states,
            "end_time_from": end_time_from,
            "end_time_to": end_time_to,
        },
        idempotent=True,
    )


def list_runs(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    uid: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    last: int | Unset = UNSET,
    sort: bool | Unset | str = UNSET,
    iter_: bool | Unset | str = UNSET,
    start_time_from: str | Unset = UNSET,
    start_time_to: str | Unset = UNSET,
    last_update_time_from: str | Unset = UNSET,
    last_update_time_to: str | Unset = UNSET,
    partition_by: str | Unset = UNSET,
    rows_per_partition: int | Unset = UNSET,
    partition_sort_by: str | Unset = UNSET,
    partition_order: str | Unset = UNSET,
    max_partitions: int | Unset = UNSET,
    with_notifications: bool | Unset | str = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
    states: list[str] | Unset = UNSET,
    end_time_from: str | Unset = UNSET,
    end_time_to: str | Unset = UNSET,
) -> Request[types.RunListResponse]:
    """List runs.


    GET /api/runs

    Project `*` lists the runs of all projects. A run must match every filter; no match is an
    empty list. A run without a start time uses the time of its first store. 0.6.x applies the
    filters by name, state and update time after `last`, so it may return fewer runs than
    exist; it ignores the partition parameters. 1.5.2 without iterations and without any
    filter returns only the runs of the last week, one for each name. Deprecated in 1.x, which
    still serves this path: use `list_project_runs`.

    Args:
        project: Name of the project; `*` means all projects where the operation allows it. Default:
            `default`.
        name: Name of the run. `~text` matches any name that contains the text, ignoring case;
            without `~` the name must be equal. Default: all.
        uid: Return only the run with this uid. Repeat the parameter for more in 1.x; 0.6.x uses
            the last one. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        state: Select only runs in this state; from 1.7 on repeated for several states, one of
            which a run must have. Default: all.
        last: Maximum number of runs. Together with iter=false 0.6.4 and 1.5.2 fail with 500;
            together with sort=false 1.x returns 400. 0.6.x applies it before the filters by
            name, state and update time. Default: 0, no limit.
        sort: Sort by start time, newest first. Default: true.
        iter_: Also return the iterations of hyper-parameter runs, not only the parents. Default:
            true; the official client sends no.
        start_time_from: Return only runs started at this time or later. ISO 8601; a time without a zone is
            UTC. Default: no limit.
        start_time_to: Return only runs started at this time or earlier. ISO 8601; a time without a zone is
            UTC. Default: no limit.
        last_update_time_from: Return only runs last updated at this time or later. ISO 8601; a time without a zone
            is UTC. Default: no limit.
        last_update_time_to: Return only runs last updated at this time or earlier. ISO 8601; a time without a
            zone is UTC. Default: no limit.
        partition_by: Group the runs by this field and return the first rows of each partition (1.x).
            Requires partition-sort-by. Default: no partitions.
        rows_per_partition: Number of rows of each partition, at minimum 1 (422 otherwise). Default: 1.
        partition_sort_by: Time field that sorts each partition. Required with partition-by.
        partition_order: Sort order within a partition. Default: desc.
        max_partitions: Maximum number of partitions (1.x). Default: 0, no limit.
        with_notifications: Return only runs with notifications, and include these (1.x). Default: false.
        page: Number of the page, from 1. Versions before 1.7 have no pages and always return the
            whole list. With page-token, the default is the page after the last one requested,
            so that a repeated request skips a page. Default: the whole list.
        page_size: Number of items on a page. Send page as well: some servers return 500 for page-size
            alone. Default: the whole list.
        page_token: Token returned with the previous page. It stands for the filters and the size, which
            are then ignored. An unknown or expired token returns 404. Default: none.
        states: States of runs, repeated; a run must have one of them. Replaces state. Default: no
            filter.
        end_time_from: Only runs that ended then or later. Default: no filter.
        end_time_to: Only runs that ended then or earlier. Default: no filter.
    """
    return Request(
        "list_runs",
        "GET",
        "/api/runs",
        read_object(
            {
                "runs": [dict],
            },
        ),
        params={
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
            "states": states,
            "end_time_from": end_time_from,
            "end_time_to": end_time_to,
        },
        idempotent=True,
    )


def push_run_notifications(
    project: str,
    uid: str,
) -> Request[None | types.BackgroundTask]:
    """Send the notifications of a run.


    POST /api/projects/{project}/runs/{uid}/push-notifications

    Sends what is due for the state of the run, in a background task of the project: read it
    with `get_background_task`.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "push_run_notifications",
        "POST",
        fill_path("/api/projects/{project}/runs/{uid}/push-notifications", path_values),
        read_nothing,
        path_values=path_values,
        idempotent=False,
    )


def read_project_run(
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Request[types.RunResponse]:
    """Read a run.


    GET /api/projects/{project}/runs/{uid}

    Replaces `read_run` in 1.x; 0.6.x returns 404. Same parameters and response.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        iter_: Iteration of the run. Default: 0, the parent run.
        format_: Parts of the run: standard leaves out the notifications, notifications has only
            these, full has all. Default: full.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "read_project_run",
        "GET",
        fill_path("/api/projects/{project}/runs/{uid}", path_values),
        read_object(
            {
                "data": dict,
            },
        ),
        path_values=path_values,
        params={
            "iter": iter_,
            "format": format_,
        },
        idempotent=True,
    )


def read_run(
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Request[types.RunResponse]:
    """Read a run.


    GET /api/run/{project}/{uid}

    Returns 404 when the run or the iteration does not exist. Deprecated in 1.x, which still
    serves this path: use `read_project_run`.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        iter_: Iteration of the run. Default: 0, the parent run.
        format_: Parts of the run: standard leaves out the notifications, notifications has only
            these, full has all. Default: full.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "read_run",
        "GET",
        fill_path("/api/run/{project}/{uid}", path_values),
        read_object(
            {
                "data": dict,
            },
        ),
        path_values=path_values,
        params={
            "iter": iter_,
            "format": format_,
        },
        idempotent=True,
    )


def set_run_notifications(
    project: str,
    uid: str,
    *,
    body: Mapping[str, Any],
) -> Request[None]:
    """Set the notifications of a run.


    PUT /api/projects/{project}/runs/{uid}/notifications

    Replaces all notifications of the run. The secret parameters are kept as secrets of the
    project, so servers without Kubernetes return 500.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        body: Notifications to set.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "set_run_notifications",
        "PUT",
        fill_path("/api/projects/{project}/runs/{uid}/notifications", path_values),
        read_nothing,
        path_values=path_values,
        body=body,
        idempotent=True,
    )


def store_project_run(
    project: str,
    uid: str,
    *,
    body: Mapping[str, Any],
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Create or replace a run.


    POST /api/projects/{project}/runs/{uid}

    Replaces `store_run` in 1.x; 0.6.x returns 404. Same parameters and response.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        body: A run: its identity (metadata), what to run (spec) and its progress and results
            (status). The server keeps every field, known or not.
        iter_: Iteration of the run. Default: 0, the parent run.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "store_project_run",
        "POST",
        fill_path("/api/projects/{project}/runs/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "iter": iter_,
        },
        body=body,
        idempotent=True,
    )


def store_run(
    project: str,
    uid: str,
    *,
    body: Mapping[str, Any],
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Create or replace a run.


    POST /api/run/{project}/{uid}

    Replaces the whole run with that project, uid and iteration. All three are taken from the
    path and the query; the values in the body are stored but not used. 0.6.x creates a
    missing project; 1.x returns 404. Without a start time, the time of the first store counts
    as the start (1.x also writes it into the run). 1.x requires metadata.name and rejects a
    changed name with 400. Returns 400 when the body is not JSON. Deprecated in 1.x, which
    still serves this path: use `store_project_run`.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        body: A run: its identity (metadata), what to run (spec) and its progress and results
            (status). The server keeps every field, known or not.
        iter_: Iteration of the run. Default: 0, the parent run.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "store_run",
        "POST",
        fill_path("/api/run/{project}/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "iter": iter_,
        },
        body=body,
        idempotent=True,
    )


def update_project_run(
    project: str,
    uid: str,
    *,
    body: Mapping[str, Any],
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Update fields of a run.


    PATCH /api/projects/{project}/runs/{uid}

    Replaces `update_run` in 1.x; 0.6.x returns 404. Same parameters and response.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        body: Changes to a run. A key is a dotted path, for example `status.state`; its value
            replaces the stored one.
        iter_: Iteration of the run. Default: 0, the parent run.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "update_project_run",
        "PATCH",
        fill_path("/api/projects/{project}/runs/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "iter": iter_,
        },
        body=body,
        idempotent=True,
    )


def update_run(
    project: str,
    uid: str,
    *,
    body: Mapping[str, Any],
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Update fields of a run.


    PATCH /api/run/{project}/{uid}

    Keys are dotted paths. `{"status.state": "aborted"}` also deletes the resources of the
    run: 409 when the run has already finished, 400 when its kind (label `kind`) cannot be
    aborted, 500 without a cluster. 1.x rejects a changed name with 400. Returns 404 when the
    run does not exist. Deprecated in 1.x, which still serves this path: use
    `update_project_run`.

    Args:
        project: Name of the project.
        uid: Unique id of the run; for an artifact, of the run that produced it.
        body: Changes to a run. A key is a dotted path, for example `status.state`; its value
            replaces the stored one.
        iter_: Iteration of the run. Default: 0, the parent run.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "uid": uid,
    }
    return Request(
        "update_run",
        "PATCH",
        fill_path("/api/run/{project}/{uid}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "iter": iter_,
        },
        body=body,
        idempotent=True,
    )
