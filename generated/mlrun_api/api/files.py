# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "files": each returns a request, to be sent by a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_content,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def read_file(
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[bytes]:
    """Read a file, or list a folder, that the server can reach.


    GET /api/files

    The media type is guessed from the name. Returns 404 when the file does not exist, and 500
    for an empty path. 1.x allows only some folders (403 for the others). Deprecated in 1.x,
    which still serves this path: use `read_project_file`.

    Args:
        schema: Scheme of the URL (s3, v3io ...), put before a path that has none. Default: empty.
        path: Path of the file. A path that begins with /User/ or /v3io is read from v3io; one
            that ends in a slash is a folder. Default: empty, which fails with 500.
        user: Owner of a path below /User/. Default: the user of the server.
        size: Maximum number of bytes. Default: 0, all; nothing at the older path of 1.x.
        offset: Number of the first byte. Default: 0.
        x_v3_io_session_key: Access key for v3io files. Default: none.
    """
    return Request(
        "read_file",
        "GET",
        "/api/files",
        read_content,
        params={
            "schema": schema,
            "path": path,
            "user": user,
            "size": size,
            "offset": offset,
        },
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
        html=True,
    )


def read_project_file(
    project: str,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    use_secrets: bool | Unset | str = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[bytes]:
    """Read a file, or list a folder, that the server can reach.


    GET /api/projects/{project}/files

    Replaces `read_file` in 1.x; 0.6.x returns 404. The project is in the path, and its
    secrets may be used.

    Args:
        project: Name of the project.
        schema: Scheme of the URL (s3, v3io ...), put before a path that has none. Default: empty.
        path: Path of the file. A path that begins with /User/ or /v3io is read from v3io; one
            that ends in a slash is a folder. Default: empty, which fails with 500.
        user: Owner of a path below /User/. Default: the user of the server.
        size: Maximum number of bytes. Default: 0, all; nothing at the older path of 1.x.
        offset: Number of the first byte. Default: 0.
        use_secrets: Use the secrets of the project to reach the file. Default: true.
        x_v3_io_session_key: Access key for v3io files. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "read_project_file",
        "GET",
        fill_path("/api/projects/{project}/files", path_values),
        read_content,
        path_values=path_values,
        params={
            "schema": schema,
            "path": path,
            "user": user,
            "size": size,
            "offset": offset,
            "use-secrets": use_secrets,
        },
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
        html=True,
    )


def stat_file(
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[types.FileStat]:
    """Read size, time and type of a file.


    GET /api/filestat

    Returns 404 when the file does not exist, and 500 for an empty path. 1.x allows only some
    folders (403 for the others). Deprecated in 1.x, which still serves this path: use
    `stat_project_file`.

    Args:
        schema: Scheme of the URL (s3, v3io ...), put before a path that has none. Default: empty.
        path: Path of the file. A path that begins with /User/ or /v3io is read from v3io; one
            that ends in a slash is a folder. Default: empty, which fails with 500.
        user: Owner of a path below /User/. Default: the user of the server.
        x_v3_io_session_key: Access key for v3io files. Default: none.
    """
    return Request(
        "stat_file",
        "GET",
        "/api/filestat",
        read_object(
            {
                "size": object,
                "mimetype": object,
            },
        ),
        params={
            "schema": schema,
            "path": path,
            "user": user,
        },
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
        html=True,
    )


def stat_project_file(
    project: str,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    use_secrets: bool | Unset | str = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[types.FileStat]:
    """Read size, time and type of a file.


    GET /api/projects/{project}/filestat

    Replaces `stat_file` in 1.x; 0.6.x returns 404. The project is in the path, and its
    secrets may be used.

    Args:
        project: Name of the project.
        schema: Scheme of the URL (s3, v3io ...), put before a path that has none. Default: empty.
        path: Path of the file. A path that begins with /User/ or /v3io is read from v3io; one
            that ends in a slash is a folder. Default: empty, which fails with 500.
        user: Owner of a path below /User/. Default: the user of the server.
        use_secrets: Use the secrets of the project to reach the file. Default: true.
        x_v3_io_session_key: Access key for v3io files. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "stat_project_file",
        "GET",
        fill_path("/api/projects/{project}/filestat", path_values),
        read_object(
            {
                "size": object,
                "mimetype": object,
            },
        ),
        path_values=path_values,
        params={
            "schema": schema,
            "path": path,
            "user": user,
            "use-secrets": use_secrets,
        },
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
        html=True,
    )
