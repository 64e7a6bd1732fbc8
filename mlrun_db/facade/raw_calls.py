"""Requests that no other method sends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._transport.arguments import as_dict, is_set, plain, text, utf_8
from .._transport.limits import LIST_PAGE_SIZE, REQUEST_TIMEOUT
from .._transport.request import UNSET, File, Request, whole_response
from .._transport.versions import OLDEST, release
from ..errors import ErrorResponse, MLRunHTTPError, MLRunInvalidArgumentError, http_error
from ._bodies import listed
from ._sending import Sender, next_token

if TYPE_CHECKING:
    import httpx

# By HTTP's own rules: these requests are not in openapi.yaml.
IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})


class RawCalls(Sender):
    def api_call(
        self,
        method: str,
        path: str,
        error: str | None = None,
        params: Mapping[str, Any] | Sequence[tuple[str, Any]] | str | None = None,
        body: str | bytes | None = None,
        json: Any = None,
        headers: Mapping[str, str | None] | None = None,
        timeout: float = REQUEST_TIMEOUT,
        *,
        version: str | None = None,
    ) -> httpx.Response:
        """Send a request that no other method sends; prefer the other methods.

        Sent again after a failure when its HTTP method is idempotent (GET, HEAD, PUT, DELETE).

        Args:
            method: the HTTP method, such as "GET".
            path: what follows ``/api/``, such as "projects"; escape what you put into it.
            error: start of the error message, instead of the method and the URL.
            params: query parameters, as a dict, pairs or a string; a list repeats one, None omits
                it.
            body: the body as it is.
            json: the body as an object, sent as JSON.
            headers: additional headers; None omits one.
            timeout: seconds to wait for the response.
            version: version of the path: "v1" or "v2" is put before it, "" nothing. Default: "v1"
                on a server that is known to be MLRun 1.x, otherwise nothing.

        Returns:
            The response, with ``status_code``, ``headers``, ``content``, ``text`` and ``json()``.
        """
        if body is not None and not isinstance(body, str | bytes):
            raise MLRunInvalidArgumentError(
                f"body must be a string or bytes, got {type(body).__name__}; an object is json="
            )
        path = text("path", path)
        if not re.fullmatch("[A-Za-z]+", text("method", method)):
            raise MLRunInvalidArgumentError(f"method must be like 'GET', got {method!r:.200}")
        content: Any = UNSET if json is None else json
        if body is not None:
            content = File(utf_8("body", body) if isinstance(body, str) else body)
        request = Request(
            "",
            method.upper(),
            f"/{self.get_api_path_prefix(self._path_version(path, version))}/{path.lstrip('/')}",
            whole_response,
            params=params if isinstance(params, str) else _without_none("params", params),
            headers={
                text("the name of a header", key): value
                for key, value in dict(_without_none("headers", headers)).items()
            },
            body=content,
            idempotent=method.upper() in IDEMPOTENT_METHODS,
            html=True,
            error=text("error", "" if error is None else error),
        )
        return self._session.send(request, timeout)

    def paginated_api_call(
        self,
        method: str,
        path: str,
        error: str | None = None,
        params: Mapping[str, Any] | None = None,
        body: str | bytes | None = None,
        json: Any = None,
        headers: Mapping[str, str | None] | None = None,
        timeout: float = REQUEST_TIMEOUT,
        version: str | None = None,
        return_all: bool = False,
    ) -> Iterator[httpx.Response]:
        """Return an iterator of the responses of a list that no other method sends, page by page.

        Args:
            method, path, error, body, json, headers: as in ``api_call``.
            timeout, version: as in ``api_call``.
            params: query parameters by name. Default for ``page``: 1, unless there is a
                ``page-token``; for ``page-size``: 200.
            return_all: go on with the next pages until the last; otherwise there is one response.

        Raises:
            MLRunNotFoundError: the token of a page has expired: the list is not complete.
        """
        asked: dict[str, Any] = {} if params is None else as_dict("params", params)
        if asked.get("page") is None and not asked.get("page-token"):
            asked["page"] = 1
        if asked.get("page-size") is None:
            asked["page-size"] = LIST_PAGE_SIZE
        while True:
            response = self.api_call(
                method, path, error, asked, body, json, headers, timeout, version=version
            )
            yield response
            token = _next_token(response)
            if not (is_set(return_all) and token):
                return
            asked = {"page-token": token}

    @staticmethod
    def process_paginated_responses(
        responses: Iterable[httpx.Response], key: str = "data"
    ) -> tuple[list[Any], str | None]:
        """Return the items of responses of ``paginated_api_call``, and the token of the next page.

        Sends nothing of its own.

        Args:
            responses: the responses.
            key: name of the list in a response.
        """
        found: list[Any] = []
        token = None
        for response in responses:
            items = json_object(response).get(key) or []
            if not isinstance(items, list):
                raise _unreadable(response, f"{key} is not a list")
            found += items
            token = _next_token(response)
        return found, token

    def get_api_path_prefix(self, version: str | None = None) -> str:
        """Return what the paths of the API begin with, such as "api/v1". Sends nothing.

        Args:
            version: "v1" or "v2"; "" for none. Default: "v1" on a server that is known to be
                MLRun 1.x, otherwise none.
        """
        if version is None:
            version = "v1" if release(self._version(ask=False) or OLDEST) >= (1, 0) else ""
        return f"api/{version}" if text("version", version) else "api"

    def get_base_api_url(self, path: str, version: str | None = None) -> str:
        """Return the URL of a path of the API. Sends nothing.

        Args:
            path: what follows the prefix; escape what you put into it.
            version: as in ``get_api_path_prefix``.
        """
        prefix = self.get_api_path_prefix(self._path_version(path, version))
        return f"{self.base_url}/{prefix}/{path.lstrip('/')}"

    @staticmethod
    def _path_version(path: str, version: str | None) -> str | None:
        """Return the version to put before a path; none for one that has its own."""
        own = re.match(r"/*v[0-9]+(/|$)", path)
        return "" if own and version is None else version


def _without_none(name: str, pairs: Any) -> Any:
    """Return a dict, or pairs of name and value, without the None values; of an enum the value."""
    if isinstance(pairs, Mapping):
        return {key: _plain(value) for key, value in pairs.items() if value is not None}
    try:
        return [(key, _plain(value)) for key, value in listed(name, pairs) if value is not None]
    except (TypeError, ValueError):
        raise MLRunInvalidArgumentError(
            f"{name} must be a dict or pairs of name and value, got {pairs!r:.200}"
        ) from None


def _plain(value: Any) -> Any:
    """Return a value as it is sent: booleans as True and False, as the official client does."""
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, bool) else plain(value)


def json_object(response: httpx.Response) -> dict[str, Any]:
    """Return the JSON object in a response. Raises MLRunHTTPError when it holds another value."""
    try:
        value = response.json()
    except (ValueError, RecursionError) as err:
        raise _unreadable(response, str(err)) from err
    if not isinstance(value, dict):
        raise _unreadable(response, f"expected an object, got {type(value).__name__}")
    return value


def _unreadable(response: httpx.Response, reason: str) -> MLRunHTTPError:
    request = response.request
    content = ErrorResponse(response.status_code, response.content, response.headers)
    reason = f"the response cannot be read: {reason}"
    return http_error(request.method, str(request.url), content, reason=reason)


def _next_token(response: httpx.Response) -> str | None:
    try:
        return next_token(response.json()) or None
    except (ValueError, RecursionError):
        return None
