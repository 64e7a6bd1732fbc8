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
    """Deletes a function with all its versions and tags.


    DELETE /api/projects/{project}/functions/{name}

    Nothing to delete is a 204 too. The path is the same in 0.6.x and 1.x.

    Args:
        project:
        name:
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


def get_function(
    project: str,
    name: str,
    *,
    tag: str | Unset = UNSET,
    hash_key: str | Unset = UNSET,
) -> Request[types.FunctionAnswer]:
    """Reads one function.


    GET /api/func/{project}/{name}

    By tag, or by hash_key when no tag is given. 404 when there is no such function, tag or
    hash. Read by its hash a function has a null status. 1.x calls this path deprecated and
    has moved it to `get_project_function`, but still answers.

    Args:
        project:
        name:
        tag:
        hash_key:
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
            "func",
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
) -> Request[types.FunctionAnswer]:
    """Reads one function, at its 1.x path.


    GET /api/projects/{project}/functions/{name}

    The form that `get_function` has moved to in 1.x; 0.6.x answers 405. Parameters and answer
    are the same.

    Args:
        project:
        name:
        tag:
        hash_key:
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
            "func",
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
) -> Request[types.FunctionListAnswer]:
    """Lists functions.


    GET /api/funcs

    Without a tag every tagged version, once for each of its tags, and the versions with no
    tag (their status is null). No match is an empty list. 1.x calls this path deprecated and
    has moved it to `list_project_functions`, but still answers.

    Args:
        project:
        name:
        tag:
        label:
        hash_key:
        page:
        page_size:
        page_token:
    """
    return Request(
        "list_functions",
        "GET",
        "/api/funcs",
        read_object(
            "funcs",
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
) -> Request[types.FunctionListAnswer]:
    """Lists functions, at its 1.x path.


    GET /api/projects/{project}/functions

    The form that `list_functions` has moved to in 1.x; 0.6.x answers 404. The project is in
    the path; the other parameters and the answer are the same.

    Args:
        project:
        name:
        tag:
        label:
        hash_key:
        page:
        page_size:
        page_token:
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_functions",
        "GET",
        fill_path("/api/projects/{project}/functions", path_values),
        read_object(
            "funcs",
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
) -> Request[types.StoreFunctionAnswer]:
    """Stores a function and moves the tag to it.


    POST /api/func/{project}/{name}

    Tag: the parameter, else metadata.tag of the body, else latest. The server sets
    metadata.hash and metadata.updated, and empties metadata.tag. Not versioned: one record
    for each tag is written again and again. A project that does not exist is made by 0.6.x
    and is a 404 in 1.x. A body that is no JSON is a 400. 1.x calls this path deprecated and
    has moved it to `store_project_function`, but still answers.

    Args:
        project:
        name:
        body: A function: code, image and resources under a name. Fields not named here are kept.
        tag:
        versioned: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
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
) -> Request[types.StoreFunctionAnswer]:
    """Stores a function and moves the tag to it, at its 1.x path.


    POST /api/projects/{project}/functions/{name}

    The form that `store_function` has moved to in 1.x; 0.6.x answers 405. Parameters and
    answer are the same.

    Args:
        project:
        name:
        body: A function: code, image and resources under a name. Fields not named here are kept.
        tag:
        versioned: A boolean in a query. The servers read true/false, yes/no, on/off, t/f, y/n and 1/0
            in any case; the official client sends yes and no, or True and False.
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
