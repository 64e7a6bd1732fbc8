# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""Where the operations send their requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote
from uuid import UUID

from .errors import InvalidPathValue, UnexpectedAnswer
from .types import Response

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")


class Client:
    """One server: the httpx client that sends, with its URL, authentication and time limits.

    The httpx client must raise on every status but 2xx: an operation reads only successes.
    A 2xx that openapi.yaml does not name is read like the first one that it names.
    """

    def __init__(self, httpx_client: httpx.Client) -> None:
        self._httpx_client = httpx_client

    def get_httpx_client(self) -> httpx.Client:
        return self._httpx_client

    def send(self, kwargs: dict[str, Any], parse: Callable[[httpx.Response], T]) -> Response[T]:
        """Send a request and read its answer.

        An answer that cannot be read raises UnexpectedAnswer, and so does an HTML page: the API
        has none but among its files, so that one comes from a proxy or a login.
        """
        response = self._httpx_client.request(**kwargs)
        page = response.headers.get("content-type", "").startswith("text/html")
        if page and not kwargs["extensions"]["operation"].endswith("_file"):
            raise UnexpectedAnswer(response, "an HTML page, perhaps of a proxy or a login")
        try:
            parsed = parse(response)
        except ValueError as err:
            raise UnexpectedAnswer(response, f"the answer cannot be read: {err}") from err
        return Response(response.status_code, response.content, response.headers, parsed)


def path_segment(name: str, value: object) -> str:
    """Return the value escaped as one segment of a path; one that would name another path is refused.

    Servers decode %2F before they look for the operation, so a slash would lead to another one.
    Only the key of an artifact may have slashes: it is what is left of its path, up to a line end.
    """
    if value is not None and not isinstance(value, str | int | UUID):
        raise InvalidPathValue(f"{name} must be text, got {value!r:.200}")
    text = "" if value is None else str(value)
    if text in ("", ".", ".."):
        raise InvalidPathValue(f"{name} must not be empty, '.' or '..', got {value!r}")
    refused = "\n" if name == "key" else "/"
    if refused in text:
        raise InvalidPathValue(f"{name} must not have a {refused!r}, got {value!r}")
    try:
        return quote(text, safe="")
    except UnicodeEncodeError as err:
        raise InvalidPathValue(
            f"{name} must be valid Unicode, got {value!r}: {err.reason}"
        ) from None


def with_fields(answer: Any, *names: str) -> Any:
    """Return the answer when it is an object that has these fields."""
    if not isinstance(answer, dict):
        raise ValueError(f"expected an object, got {type(answer).__name__}")
    for name in names:
        if name not in answer:
            raise ValueError(f"the field {name!r} is missing")
    return answer


__all__ = ("Client", "path_segment", "with_fields")
