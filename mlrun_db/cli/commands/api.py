"""``mlrun-db api``: any request."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from ..errors import InvalidInputError
from ..output import json_text, on_terminal, visible_lines, write
from ..parameters import command, name_values
from ..settings import Options

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


def _queries(
    context: click.Context, parameter: click.Parameter, texts: tuple[str, ...]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in name_values(context, parameter, texts):
        found.setdefault(name, []).append(value)
    return found


def _body(text: str | None) -> tuple[bytes | None, str]:
    """Return the body and its content type: the given JSON, or the content of a file or stdin."""
    if text is None:
        return None, ""
    if text.startswith("@"):
        try:
            content = _stdin() if text == "@-" else Path(text[1:]).read_bytes()
        except OSError as error:
            raise InvalidInputError(f"cannot read {text[1:]}: {error.strerror}") from None
    else:
        content = text.encode("utf-8", "surrogateescape")  # the original bytes
    try:
        json.loads(content)
    except ValueError as error:
        if not text.startswith("@"):
            raise InvalidInputError(f"--data is not JSON: {error}; pass @FILE for a file") from None
        return content, "application/octet-stream"
    return content, "application/json"


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InvalidInputError("cannot read -: stdin is closed")
    return sys.stdin.buffer.read()


@command(None, "api")
@click.argument("method", type=click.Choice(METHODS, case_sensitive=False))
@click.argument("path")
@click.option("--data", "-d", metavar="JSON|@FILE", help="Request body; @- reads stdin.")
@click.option(
    "--query",
    "-q",
    multiple=True,
    callback=_queries,
    metavar="NAME=VALUE",
    help="Query parameter. Repeatable.",
)
def api(
    options: Options, method: str, path: str, data: str | None, query: dict[str, list[str]]
) -> None:
    """Send any request, and write the body of the response.

    PATH is relative to /api, or begins with it. The body of an error response is also written; the
    exit status is then 1.
    """
    from mlrun_db._transport.limits import REQUEST_TIMEOUT
    from mlrun_db.errors import MLRunHTTPError

    limit = options.timeout or REQUEST_TIMEOUT
    body, content_type = _body(data)
    headers = {"Content-Type": content_type} if content_type else None
    path = path.removeprefix("/").removeprefix("api/")
    with options.connect() as db:
        try:
            response = db.api_call(
                method, path, params=query, body=body, headers=headers, timeout=limit
            )
        except MLRunHTTPError as error:
            _write_body(error.response.content)
            raise
        _write_body(response.content)


def _write_body(content: bytes) -> None:
    """Write a body: indented JSON on a terminal, otherwise the exact bytes."""
    if on_terminal():
        value: Any
        try:
            value = json_text(json.loads(content))
        except ValueError:
            value = visible_lines(content.decode("utf-8", "replace"))
        if content:
            write(value)
        return
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is not None:
        buffer.write(content)
