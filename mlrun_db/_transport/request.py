"""Requests as values: what an operation sends, and how its response is read.

The functions of ``mlrun_api.api`` build them; ``Session`` sends them.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar
from urllib.parse import quote
from uuid import UUID

from ..errors import MLRunInvalidArgumentError

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
V = TypeVar("V")


class Unset:
    """The type of UNSET: a parameter that is not sent."""

    def __bool__(self) -> Literal[False]:
        return False


UNSET = Unset()


class File(NamedTuple):
    """A body that is sent as it is, not as JSON."""

    content: bytes
    media_type: str = ""

    def of_type(self, media_type: str) -> File:
        """Return the body with this media type, unless it has one."""
        return self if self.media_type else self._replace(media_type=media_type)


class Request(NamedTuple, Generic[T]):
    """One request, before it is sent.

    Attributes:
        operation: operationId in openapi.yaml, "" for a request that is not in it.
        method: HTTP method.
        path: escaped path, below the server's URL.
        read: returns the value of a successful response; raises ValueError when it cannot be read.
        path_values: values in the path by name, not escaped.
        params: query parameters by name; those that are UNSET or None are not sent.
        headers: headers by name; those that are UNSET are not sent.
        body: object sent as JSON, or a File; UNSET for no body.
        idempotent: whether sending it twice has the effect of sending it once.
        html: whether an HTML page is a valid response.
        error: start of the error message; "" for the method and the URL.
        secret: whether the query is a secret, which no error, log or span shows.
        convert: makes the result of the call from the value; what it cannot convert is a response
            that cannot be read. None: the value is the result.
    """

    operation: str
    method: str
    path: str
    read: Callable[[httpx.Response], T]
    path_values: dict[str, Any] | None = None
    params: Any = None
    headers: dict[str, Any] | None = None
    body: Any = UNSET
    idempotent: bool = False
    html: bool = False
    error: str = ""
    secret: bool = False
    convert: Callable[[Any], Any] | None = None

    def value_of(self, response: httpx.Response) -> T:
        """Return what a successful response holds. Raises ValueError when it cannot be read."""
        value: Any = self.read(response)
        if self.convert is None:
            return value  # type: ignore[no-any-return]
        try:
            return self.convert(value)  # type: ignore[no-any-return]
        except KeyError as err:
            raise ValueError(f"the field {err} is missing") from err
        except (TypeError, AttributeError, LookupError) as err:
            raise ValueError(f"it has an unexpected form: {err}") from err

    def into(self, convert: Callable[[T], V]) -> Request[V]:
        """Return the same request, whose result is made from its value."""
        return self._replace(convert=convert)  # type: ignore[return-value]

    def whole(self) -> Request[httpx.Response]:
        """Return the same request, whose value is the whole response."""
        return self._replace(read=whole_response)  # type: ignore[arg-type, return-value]


def fill_path(template: str, values: Mapping[str, Any]) -> str:
    """Return the path with each value escaped as one segment."""
    return template.format_map({name: path_segment(name, value) for name, value in values.items()})


def path_segment(name: str, value: object) -> str:
    """Return the value escaped as one segment of a path.

    Servers decode %2F before they look for the operation, so a slash would lead to another one.
    Only the key of an artifact may contain slashes: it is the rest of its path, up to a line end.

    Raises:
        MLRunInvalidArgumentError: the value would name another path.
    """
    if isinstance(value, enum.Enum):
        value = value.value
    if value is not None and not isinstance(value, str | int | UUID):
        raise MLRunInvalidArgumentError(f"{name} must be a string, got {value!r:.200}")
    text = "" if value is None else str(value)
    if text in ("", ".", ".."):
        raise MLRunInvalidArgumentError(f"{name} must not be empty, '.' or '..', got {value!r}")
    refused = "\n" if name == "key" else "/"
    if refused in text:
        raise MLRunInvalidArgumentError(f"{name} must not contain {refused!r}, got {value!r}")
    try:
        return quote(text, safe="")
    except UnicodeEncodeError as err:
        raise MLRunInvalidArgumentError(
            f"{name} must be valid Unicode, got {value!r}: {err.reason}"
        ) from None


def read_nothing(response: httpx.Response) -> None:
    """Ignore the body."""


def read_content(response: httpx.Response) -> bytes:
    """Return the body as it is."""
    return response.content


def read_json(response: httpx.Response) -> Any:
    """Return the decoded body; None for a response with status 204, which has none."""
    if response.status_code == 204:
        return None
    from .decoding import decode_json  # loads the parser at the first response

    return decode_json(response.content)


Shape = type | list[type]  # of a value: its type, or [dict] for a list of dicts


def read_object(
    fields: Mapping[str, Shape] | None = None, *, empty: tuple[int, ...] = ()
) -> Callable[[httpx.Response], Any]:
    """Return a reader of a JSON object that has the fields; None for a status in ``empty``.

    A list may be null, and so may an object beside other fields.
    """

    def read(response: httpx.Response) -> Any:
        if response.status_code in empty:
            return None
        value = _of_shape(read_json(response), dict)
        for name, shape in (fields or {}).items():
            if name not in value:
                raise ValueError(f"the field {name!r} is missing")
            if value[name] is not None or (shape is dict and len(fields or ()) == 1):
                _of_shape(value[name], shape, name)
        return value

    return read


def read_list(shape: Shape) -> Callable[[httpx.Response], Any]:
    """Return a reader of a JSON list."""
    return lambda response: _of_shape(read_json(response), shape)


def _of_shape(value: Any, shape: Shape, name: str = "") -> Any:
    """Return a value that has a shape; for any other raise ValueError."""
    kind = list if isinstance(shape, list) else shape
    if not isinstance(value, kind):
        raise _unexpected(value, kind, name)
    items: Any = value if isinstance(shape, list) else ()
    for at, each in enumerate(items):
        if not isinstance(each, dict):
            raise _unexpected(each, dict, f"{name}[{at}]")
    return value


def _unexpected(value: object, kind: type, name: str) -> ValueError:
    expected = "an object" if kind is dict else "a list"
    place = f"{name}: " if name else ""
    return ValueError(f"{place}expected {expected}, got {type(value).__name__}")


def whole_response(response: httpx.Response) -> httpx.Response:
    """Return the response itself, which has been read."""
    return response
