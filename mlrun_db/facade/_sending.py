"""What every part of the facade uses: the ways to send a request, and the names of projects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, overload

from .._display.cells import first_found
from .._transport.arguments import filled_text, given_number, given_text, text, whole_number
from .._transport.limits import LIST_PAGE_SIZE
from .._transport.request import UNSET, Request, Unset, read_nothing
from .._transport.versions import OLDEST, release
from ..config import mlconf
from ..errors import MLRunHTTPError, MLRunNotFoundError, RunDBError
from ._bodies import normalised
from ._idempotency import create_once
from ._server_api import (
    ServerApi,
    has_parameter,
    is_no_route,
    split_operation,
    unsupported,
)

if TYPE_CHECKING:
    from .._display.progress import Progress
    from .._transport.bodies import StreamedResponse
    from .._transport.clock import Clock
    from .._transport.session import Session

P = ParamSpec("P")
T = TypeVar("T")
V = TypeVar("V")


class Sender:
    """Sends requests to one server, in the form that the server has."""

    base_url: str
    retries: int
    progress: bool | None
    _clock: Clock
    _forms: dict[str, str]  # operation used instead, by operation

    @property
    def _session(self) -> Session:
        raise NotImplementedError  # HTTPRunDB opens it at the first request

    @property
    def _server_api(self) -> ServerApi:
        raise NotImplementedError  # HTTPRunDB reads it when it is needed

    def _version(self, *, ask: bool = True, again: bool = False) -> str:
        """Return the server's version, "" when it is not known.

        Args:
            ask: whether to ask the server, once.
            again: whether to forget the known version and to ask again.
        """
        raise NotImplementedError  # HTTPRunDB keeps it

    @property
    def _release(self) -> tuple[int, int]:
        """The server's release, such as (1, 7); of a server that hides it the oldest."""
        return release(self._version() or OLDEST)

    @overload
    def _send(self, request: Request[T], *, timeout: float | None = None) -> T: ...
    @overload
    def _send(
        self, request: Request[T], *, timeout: float | None = None, into: Callable[[Any], V]
    ) -> V: ...
    def _send(
        self,
        request: Request[Any],
        *,
        timeout: float | None = None,
        into: Callable[[Any], Any] | None = None,
    ) -> Any:
        """Send a request and return the value of its response.

        Args:
            timeout: seconds to wait for the response, instead of the client's.
            into: makes the result from the value. A value of another form than it expects is an
                MLRunHTTPError.
        """
        if into is not None:
            request = request.into(into)
        form = self._in_form(request)
        try:
            return self._session.send(form, timeout)
        except MLRunHTTPError as err:
            form = self._other_form(request, err)
        return self._session.send(form, timeout)

    def _do(self, request: Request[Any], *, timeout: float | None = None) -> None:
        """Send a request of whose response nothing is read: servers differ in what they return."""
        self._send(request._replace(read=read_nothing), timeout=timeout)

    def _stream(self, request: Request[Any]) -> StreamedResponse:
        """Send a request and return its response, the body to be read in pieces."""
        return self._begin(request, lambda response: response)

    def _begin(self, request: Request[Any], begin: Callable[[StreamedResponse], T]) -> T:
        """Send a request, and pass its response to ``begin``; the body may be read in pieces.

        A response that breaks before ``begin`` returns is asked for again.
        """
        form = self._in_form(request)
        try:
            return self._session.stream(form, begin)
        except MLRunHTTPError as err:
            form = self._other_form(request, err)
        return self._session.stream(form, begin)

    def _in_form(self, request: Request[T]) -> Request[T]:
        """Return the request in the form that the server has, as far as that is known."""
        if not request.operation:
            return request
        from ._forms import converted, dated, differs, form_for

        try:
            version = self._version(ask=differs(request))
        except RunDBError as err:  # of the request for the version: this one was not sent
            url = f"{self.base_url}{request.path}"
            message = str(err).replace(f"{err.method} {err.url}", f"{request.method} {url}", 1)
            raise type(err)(
                message,
                method=request.method,
                url=url,
                attempts=err.attempts,
                elapsed=err.elapsed,
            ) from err.__cause__
        if version:
            return form_for(request, version)
        for parameter in dated(request):
            self._require(f"{request.operation}.{parameter}", True)
        if request.operation in self._forms:
            return converted(request, self._forms[request.operation])
        return request

    def _other_form(self, request: Request[T], error: MLRunHTTPError) -> Request[T]:
        """Return the form that this server has of a request for which it has no route.

        The server hides its version, or was replaced by another version.
        """
        if not is_no_route(error) or not request.operation or request.operation in self._forms:
            raise error
        from ._forms import converted, form_for, other_forms

        if known := self._version(ask=False):
            version = self._version(again=True)
            if version in ("", known):
                raise unsupported(request.operation, known) from error
            return form_for(request, version)
        server = self._find(lambda: self._server_api)
        if server is None or server.has(request.operation):
            raise error
        for name in other_forms(request.operation):
            if server.has(name):
                self._forms[request.operation] = name
                return converted(request, name)
        raise unsupported(request.operation, server.version) from error

    def _require(self, parameter: str, value: object) -> None:
        """Refuse a value for "operation.parameter" that this server would not read."""
        if value is None:
            return
        name, parameter = split_operation(parameter)
        version = self._version()
        if version:
            if not has_parameter(name, parameter, version):
                raise unsupported(name, version, parameter)
        elif not self._server_api.has(name, parameter):
            raise unsupported(name, self._server_api.version, parameter)

    def _function_name(self, name: str) -> str:
        """Return a function's name as 1.x stores it: lower case, "-" for "_" and blanks.

        0.6 stores names as they are. Only a name that would change needs the server's version.
        """
        if not isinstance(name, str):
            return name  # refused where it is sent
        stored = normalised(name)
        return name if stored == name or self._release < (1, 0) else stored

    @property
    def _has_pages(self) -> bool:
        """Whether every list of the server has pages that can be asked for by number."""
        return self._release >= (1, 8)

    def _every_item(self, field: str, build: Callable[[int], Request[Any]]) -> Iterator[Any]:
        """Return an iterator of the items of a list operation, of all its pages.

        Args:
            field: name of the list in a response.
            build: builds the request of the page with a number.
        """
        from .._streaming.items import Page, every_item

        def ask(number: int) -> Page:
            return self._begin(build(number), partial(Page, field=field))

        return every_item(ask)

    def _every_page(
        self,
        field: str,
        build: Callable[..., Request[Any]],
        filters: Any,
        *,
        at_most: int = 0,
        item: Callable[[Any], Any] | None = None,
    ) -> list[Any]:
        """Return the items of a list operation, complete.

        Pages are asked for by their number: one token serves all lists with the same filters, so
        that two of them would cut each other.

        Args:
            field: name of the list in a response.
            build: builds the request.
            filters: its arguments without those of the pages.
            at_most: number of items that are needed, 0 for all.
            item: makes what is returned from each item.
        """
        read = partial(_page_of, field, item)
        if not self._has_pages:
            return self._send(build(**filters), into=read)[0]
        found: list[Any] = []
        size = min(at_most or LIST_PAGE_SIZE, LIST_PAGE_SIZE)
        number, token = 0, ""
        last: Mapping[str, Any] | None = None

        def read_next(response: Mapping[str, Any]) -> tuple[list[Any], str]:
            nonlocal last
            if response == last:  # of a server that ignores the number: there would be no end
                raise ValueError(f"page {number} is the page before once more")
            last = response
            return read(response)

        while number == 0 or (token and not (at_most and len(found) >= at_most)):
            number += 1
            page = build(**filters, page=number, page_size=size)
            items, token = self._send(page, into=read_next)
            found += items
            token = token if items else ""
        return found

    def _one_page(
        self,
        field: str,
        build: Callable[..., Request[Any]],
        filters: Any,
        page: int | None,
        page_size: int | None,
        page_token: str | None,
    ) -> tuple[list[Any], str | None]:
        """Return the items of one page of a list operation, and the token of the next page."""
        for name in ("page", "page-size"):
            self._require(f"{build.__name__}.{name}", True)
        place = filled_text("page_token", page_token)
        if page is None and not place:
            page = 1
        request = build(
            **filters,
            page=given_number("page", page, 1),
            page_size=LIST_PAGE_SIZE
            if page_size is None
            else whole_number("page_size", page_size, 1),
            page_token=place,
        )
        read = partial(_page_of, field, None, ends_short=not self._has_pages)
        items, token = self._send(request, into=read)
        return items, token or None

    def _format(self, form: str, since: tuple[int, int]) -> str | Unset:
        """Return a format; servers older than the release have only the full one: none is sent."""
        named = given_text("format_", form)
        return UNSET if named == "full" and self._release < since else named

    def _new_progress(self) -> Progress:
        """Return what shows the progress of a wait, as the client is set."""
        from .._display.progress import progress

        return progress(self.progress)

    def _create(self, create: Callable[[], T], read: Callable[[], T], body: Mapping[str, Any]) -> T:
        """Create an object exactly once, also when the response is lost; ``read`` reads it back."""
        return create_once(create, read, body, retries=self.retries, clock=self._clock)

    @staticmethod
    def _find(read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Call a method that reads one object; None when there is no such object."""
        try:
            return read(*args, **kwargs)
        except MLRunNotFoundError:
            return None

    def _project(self, project: str | None, body: Mapping[str, Any] | None = None) -> str:
        """Return the project: as given, otherwise the body's metadata.project, or the default."""
        if project is not None and text("project", project):
            return text("project", project)
        own = first_found(body, "metadata.project") if body else None
        return text("project", own or mlconf.default_project)


def _page_of(
    field: str,
    item: Callable[[Any], Any] | None,
    response: Mapping[str, Any],
    *,
    ends_short: bool = False,
) -> tuple[list[Any], str]:
    """Return the items of a page, and the token of the next one.

    Args:
        ends_short: whether a page that is not full is the last one: 1.7 returns a token with it,
            too, which it has forgotten already.
    """
    items, token = response[field] or [], next_token(response)
    if ends_short and len(items) < (first_found(response, "pagination.page-size") or 1):
        token = ""
    return items if item is None else [item(each) for each in items], token


def next_token(response: Mapping[str, Any]) -> str:
    """Return the token of the next page, "" after the last one and where there are no pages."""
    token = first_found(response, "pagination.page-token")
    return token if isinstance(token, str) else ""
