# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "functions": each returns a request, to be sent by a session."""

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


def delete_function(
    project: str,
    name: str,
) -> Request[None]:
    """Delete a function with all its versions and tags.


    DELETE /api/projects/{project}/functions/{name}

    Returns 204 even when there is nothing to delete. Deletes only the record: from 1.7 on use
    `delete_function_v2`.

    Args:
        project: Name of the project.
        name: Name of the function.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "delete_function",
        "DELETE",
        fill_path("/api/projects/{project}/functions/{name}", path_values),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def delete_function_v2(
    project: str,
    name: str,
) -> Request[types.BackgroundTask | None]:
    """Delete a function with all its versions and tags, and what is deployed of it.


    DELETE /api/v2/projects/{project}/functions/{name}

    Only under /api/v2. Returns 202 with a background task of the project, also when there is
    nothing to delete; the task deletes deployed Nuclio functions, too.

    Args:
        project: Name of the project.
        name: Name of the function.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "delete_function_v2",
        "DELETE",
        fill_path("/api/v2/projects/{project}/functions/{name}", path_values),
        read_object(
            {
                "metadata": dict,
                "status": dict,
            },
            empty=(204,),
        ),
        path_values=path_values,
        idempotent=True,
    )


def get_function(
    project: str,
    name: str,
    *,
    tag: str | Unset = UNSET,
    hash_key: str | Unset = UNSET,
) -> Request[types.FunctionResponse]:
    """Read a function.


    GET /api/func/{project}/{name}

    Looks the function up by tag, or by hash_key when no tag is sent. Returns 404 when the
    function, tag or hash does not exist. A function read by its hash has a null status.
    Deprecated in 1.x, which still serves this path: use `get_project_function`.

    Args:
        project: Name of the project.
        name: Name of the function.
        tag: Tag of the function. Default: latest.
        hash_key: Hash of the function. Used only when no tag is sent; the function then has no
            status. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "get_function",
        "GET",
        fill_path("/api/func/{project}/{name}", path_values),
        read_object(
            {
                "func": dict,
            },
        ),
        path_values=path_values,
        params={
            "tag": tag,
            "hash_key": hash_key,
        },
        idempotent=True,
    )


def get_project_function(
    project: str,
    name: str,
    *,
    tag: str | Unset = UNSET,
    hash_key: str | Unset = UNSET,
) -> Request[types.FunctionResponse]:
    """Read a function.


    GET /api/projects/{project}/functions/{name}

    Replaces `get_function` in 1.x; 0.6.x returns 405. Same parameters and response.

    Args:
        project: Name of the project.
        name: Name of the function.
        tag: Tag of the function. Default: latest.
        hash_key: Hash of the function. Used only when no tag is sent; the function then has no
            status. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "get_project_function",
        "GET",
        fill_path("/api/projects/{project}/functions/{name}", path_values),
        read_object(
            {
                "func": dict,
            },
        ),
        path_values=path_values,
        params={
            "tag": tag,
            "hash_key": hash_key,
        },
        idempotent=True,
    )


def list_functions(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    hash_key: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    format_: str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
) -> Request[types.FunctionListResponse]:
    """List functions.


    GET /api/funcs

    Without a tag, returns every tagged version once for each of its tags, and the untagged
    versions with a null status. No match is an empty list. Deprecated in 1.x, which still
    serves this path: use `list_project_functions`.

    Args:
        project: Name of the project; `*` means all projects where the operation allows it. Default:
            `default`.
        name: Name of the function. `~text` matches any name that contains the text, ignoring
            case; without `~` the name must be equal. Default: all.
        tag: Return only functions with this tag. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        hash_key: Return only the function with this hash (1.x; ignored by 0.6.x). Default: all.
        page: Number of the page, from 1. Versions before 1.7 have no pages and always return the
            whole list. With page-token, the default is the page after the last one requested,
            so that a repeated request skips a page. Default: the whole list.
        page_size: Number of items on a page. Send page as well: some servers return 500 for page-size
            alone. Default: the whole list.
        page_token: Token returned with the previous page. It stands for the filters and the size, which
            are then ignored. An unknown or expired token returns 404. Default: none.
        since: Only functions that were updated then or later. Default: no filter.
        until: Only functions that were updated then or earlier. Default: no filter.
        kind: Kind of the functions, such as job. Default: no filter.
        format_: Parts of the functions: full or minimal. Default: full.
        state: States of functions, repeated; a function must have one of them. Default: no filter.
    """
    return Request(
        "list_functions",
        "GET",
        "/api/funcs",
        read_object(
            {
                "funcs": [dict],
            },
        ),
        params={
            "project": project,
            "name": name,
            "tag": tag,
            "label": label,
            "hash_key": hash_key,
            "page": page,
            "page-size": page_size,
            "page-token": page_token,
            "since": since,
            "until": until,
            "kind": kind,
            "format": format_,
            "state": state,
        },
        idempotent=True,
    )


def list_project_functions(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    hash_key: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    format_: str | Unset = UNSET,
    state: list[str] | Unset = UNSET,
) -> Request[types.FunctionListResponse]:
    """List functions.


    GET /api/projects/{project}/functions

    Replaces `list_functions` in 1.x; 0.6.x returns 404. The project is in the path; the other
    parameters and the response are the same.

    Args:
        project: Name of the project.
        name: Name of the function. `~text` matches any name that contains the text, ignoring
            case; without `~` the name must be equal. Default: all.
        tag: Return only functions with this tag. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        hash_key: Return only the function with this hash (1.x; ignored by 0.6.x). Default: all.
        page: Number of the page, from 1. Versions before 1.7 have no pages and always return the
            whole list. With page-token, the default is the page after the last one requested,
            so that a repeated request skips a page. Default: the whole list.
        page_size: Number of items on a page. Send page as well: some servers return 500 for page-size
            alone. Default: the whole list.
        page_token: Token returned with the previous page. It stands for the filters and the size, which
            are then ignored. An unknown or expired token returns 404. Default: none.
        since: Only functions that were updated then or later. Default: no filter.
        until: Only functions that were updated then or earlier. Default: no filter.
        kind: Kind of the functions, such as job. Default: no filter.
        format_: Parts of the functions: full or minimal. Default: full.
        state: States of functions, repeated; a function must have one of them. Default: no filter.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_functions",
        "GET",
        fill_path("/api/projects/{project}/functions", path_values),
        read_object(
            {
                "funcs": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "tag": tag,
            "label": label,
            "hash_key": hash_key,
            "page": page,
            "page-size": page_size,
            "page-token": page_token,
            "since": since,
            "until": until,
            "kind": kind,
            "format": format_,
            "state": state,
        },
        idempotent=True,
    )


def store_function(
    project: str,
    name: str,
    *,
    body: Mapping[str, Any],
    tag: str | Unset = UNSET,
    versioned: bool | Unset | str = UNSET,
) -> Request[types.StoreFunctionResponse]:
    """Store a function and move the tag to it.


    POST /api/func/{project}/{name}

    The tag is the parameter, or else metadata.tag of the body, or else `latest`. The server
    sets metadata.hash and metadata.updated and clears metadata.tag. An unversioned function
    has one record for each tag, which is overwritten. 0.6.x creates a missing project; 1.x
    returns 404. Returns 400 when the body is not JSON. Deprecated in 1.x, which still serves
    this path: use `store_project_function`.

    Args:
        project: Name of the project.
        name: Name of the function.
        body: A function: code, image and resources under a name. Unknown fields are kept.
        tag: Tag to assign. Default: empty.
        versioned: Also keep this version permanently under its hash. Default: false.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "store_function",
        "POST",
        fill_path("/api/func/{project}/{name}", path_values),
        read_object(),
        path_values=path_values,
        params={
            "tag": tag,
            "versioned": versioned,
        },
        body=body,
        idempotent=True,
    )


def store_project_function(
    project: str,
    name: str,
    *,
    body: Mapping[str, Any],
    tag: str | Unset = UNSET,
    versioned: bool | Unset | str = UNSET,
) -> Request[types.StoreFunctionResponse]:
    """Store a function and move the tag to it.


    POST /api/projects/{project}/functions/{name}

    Replaces `store_function` in 1.x; 0.6.x returns 405. Same parameters and response.

    Args:
        project: Name of the project.
        name: Name of the function.
        body: A function: code, image and resources under a name. Unknown fields are kept.
        tag: Tag to assign. Default: empty.
        versioned: Also keep this version permanently under its hash. Default: false.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "store_project_function",
        "POST",
        fill_path("/api/projects/{project}/functions/{name}", path_values),
        read_object(),
        path_values=path_values,
        params={
            "tag": tag,
            "versioned": versioned,
        },
        body=body,
        idempotent=True,
    )
