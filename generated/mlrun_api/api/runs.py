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


def del_project_run(
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Deletes a run, at its 1.x path.


    DELETE /api/projects/{project}/runs/{uid}

    The form that `del_run` has moved to in 1.x; 0.6.x answers 404. Parameters and answer are
    the same.

    Args:
        project:
        uid:
        iter_:
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
    """Deletes the runs that match, at its 1.x path.


    DELETE /api/projects/{project}/runs

    The form that `del_runs` has moved to in 1.x; 0.6.x answers 404. The project is in the
    path; the other parameters and the answer are the same.

    Args:
        project:
        name:
        label:
        state:
        days_ago:
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
    """Deletes a run.


    DELETE /api/run/{project}/{uid}

    0.6.x deletes the run with all its iterations, whatever iter says; so does 1.x. Nothing to
    delete is a 200 too. 1.x calls this path deprecated and has moved it to `del_project_run`,
    but still answers.

    Args:
        project:
        uid:
        iter_:
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
    """Deletes the runs that match.


    DELETE /api/runs

    Without a filter all runs of the project go. Nothing to delete is a 200 too. days_ago
    picks the runs of the last days, not older ones. 1.x calls this path deprecated and has
    moved it to `del_project_runs`, but still answers.

    Args:
        project:
        name:
        label:
        state:
        days_ago:
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
    state: str | Unset = UNSET,
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
) -> Request[types.RunListAnswer]:
    """Lists runs, at its 1.x path.


    GET /api/projects/{project}/runs

    The form that `list_runs` has moved to in 1.x; 0.6.x answers 404. The project is in the
    path (`*` for all); the other parameters and the answer are the same.

    Args:
        project:
        name:
        uid:
        label:
        state:
        last:
        sort: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        iter_: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        start_time_from:
        start_time_to:
        last_update_time_from:
        last_update_time_to:
        partition_by: The field that parts a list; only the name so far.
        rows_per_partition:
        partition_sort_by: The time field to sort by. `created` is known to 1.x only.
        partition_order: Order of a sort.
        max_partitions:
        with_notifications: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        page:
        page_size:
        page_token:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_runs",
        "GET",
        fill_path("/api/projects/{project}/runs", path_values),
        read_object(
            "runs",
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
        },
        idempotent=True,
    )


def list_runs(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    uid: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    state: str | Unset = UNSET,
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
) -> Request[types.RunListAnswer]:
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
        project:
        name:
        uid:
        label:
        state:
        last:
        sort: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        iter_: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        start_time_from:
        start_time_to:
        last_update_time_from:
        last_update_time_to:
        partition_by: The field that parts a list; only the name so far.
        rows_per_partition:
        partition_sort_by: The time field to sort by. `created` is known to 1.x only.
        partition_order: Order of a sort.
        max_partitions:
        with_notifications: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
        page:
        page_size:
        page_token:
    """
    return Request(
        "list_runs",
        "GET",
        "/api/runs",
        read_object(
            "runs",
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
        },
        idempotent=True,
    )


def read_project_run(
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
) -> Request[types.RunAnswer]:
    """Reads one run, at its 1.x path.


    GET /api/projects/{project}/runs/{uid}

    The form that `read_run` has moved to in 1.x; 0.6.x answers 404. Parameters and answer are
    the same.

    Args:
        project:
        uid:
        iter_:
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
            "data",
        ),
        path_values=path_values,
        params={
            "iter": iter_,
        },
        idempotent=True,
    )


def read_run(
    project: str,
    uid: str,
    *,
    iter_: int | Unset = UNSET,
) -> Request[types.RunAnswer]:
    """Reads one run.


    GET /api/run/{project}/{uid}

    404 when there is no such run or no such iteration. 1.x calls this path deprecated and has
    moved it to `read_project_run`, but still answers.

    Args:
        project:
        uid:
        iter_:
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
            "data",
        ),
        path_values=path_values,
        params={
            "iter": iter_,
        },
        idempotent=True,
    )


def store_project_run(
    project: str,
    uid: str,
    *,
    body: Mapping[str, Any],
    iter_: int | Unset = UNSET,
) -> Request[None]:
    """Stores a run, new or in place of the stored one, at its 1.x path.


    POST /api/projects/{project}/runs/{uid}

    The form that `store_run` has moved to in 1.x; 0.6.x answers 404. Parameters and answer
    are the same.

    Args:
        project:
        uid:
        body: A run: what was asked for (spec), who it is (metadata) and how it went (status). The
            server keeps every field it is given, known or not.
        iter_:
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
    """Stores a run, new or in place of the stored one.


    POST /api/run/{project}/{uid}

    Replaces the whole run of that project, uid and iteration. Project, uid and iteration come
    from the path and the query; what the body says of them is stored but not read. A project
    that does not exist is made by 0.6.x and is a 404 in 1.x. A missing start time counts as
    the time of the first store (1.x writes it into the run, too). 1.x needs metadata.name and
    refuses another name for a stored run (400). A body that is no JSON is a 400. 1.x calls
    this path deprecated and has moved it to `store_project_run`, but still answers.

    Args:
        project:
        uid:
        body: A run: what was asked for (spec), who it is (metadata) and how it went (status). The
            server keeps every field it is given, known or not.
        iter_:
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
    """Changes some fields of a run, at its 1.x path.


    PATCH /api/projects/{project}/runs/{uid}

    The form that `update_run` has moved to in 1.x; 0.6.x answers 404. Parameters and answer
    are the same.

    Args:
        project:
        uid:
        body: Changes to a run. A key is a path of names joined by dots, for example
            `status.state`; its value replaces what stands there.
        iter_:
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
    """Changes some fields of a run.


    PATCH /api/run/{project}/{uid}

    Keys are paths joined by dots. `{"status.state": "aborted"}` also deletes the resources of
    the run: 409 when the run has ended already, 400 when its kind (label `kind`) cannot be
    aborted; without a cluster this is a 500. 1.x refuses to change the name (400). 404 when
    there is no such run. 1.x calls this path deprecated and has moved it to
    `update_project_run`, but still answers.

    Args:
        project:
        uid:
        body: Changes to a run. A key is a path of names joined by dots, for example
            `status.state`; its value replaces what stands there.
        iter_:
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
