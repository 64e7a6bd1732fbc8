"""Functions: store, get, list, delete."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import functions

from .._display.cells import first_found
from .._transport.arguments import (
    Body,
    as_dict,
    given_text,
    iso_time,
    label_filters,
    one_text,
    strings,
    text,
    true_false,
    whole_number,
)
from .._transport.limits import PAGE_SIZE
from .._transport.request import UNSET, Unset
from ..lists import FunctionList
from ._bodies import filled, metadata_name, moved, normalised
from ._sending import Sender
from ._tasks import finish_task, task_name

if TYPE_CHECKING:
    from .. import types
    from ..bulk import BulkResult


class Functions(Sender):
    def store_function(
        self,
        function: types.Function | Body,
        name: str,
        project: str = "",
        tag: str | None = None,
        versioned: bool = False,
    ) -> str | None:
        """Store a function.

        MLRun 1.x stores names in lower case, with "-" for "_" and blanks; the methods for functions
        accept both forms of a name.

        Operation: store_function.

        Args:
            function: the function: a dict or an object with to_dict(). Its ``metadata.name`` and
                ``project`` are filled in; others than those of the call are refused.
            name: its name.
            project: its project. Default: its ``metadata.project``.
            tag: the tag to give it. Default: "latest".
            versioned: keep this version beside others; its hash identifies it.

        Returns:
            The hash of the stored version, which ``get_function`` accepts when it was stored with
            ``versioned=True``.
        """
        body = as_dict("function", function)
        project = self._project(project, body)
        own = first_found(body, "metadata.name")
        same = isinstance(own, str) and normalised(own) == normalised(name)
        body = filled("function", body, {"name": own if same else name, "project": project})
        response = self._send(
            functions.store_function(
                project,
                self._function_name(name),
                body=body,
                tag=given_text("tag", tag),
                versioned=true_false(versioned),
            )
        )
        return response.get("hash_key")

    def store_functions(
        self,
        functions: Iterable[types.Function | Body],
        project: str = "",
        versioned: bool = False,
        *,
        threads: int = 8,
        journal: str | os.PathLike[str] | None = None,
        progress: bool | None = None,
    ) -> BulkResult[Any]:
        """Store many functions, in threads.

        Operation: store_function for each.

        Args:
            functions: the functions, a list or an iterator of any length: dicts or objects with
                to_dict(), each with a ``metadata.name`` and perhaps a ``metadata.tag``.
            project: the project of all, which is also written into the functions: they are copied
                there. Default: the ``metadata.project`` of each.
            versioned: as in ``store_function``.
            threads, journal, progress: as in ``mlrun_db.bulk.for_each``.

        Returns:
            The outcome of each: ``done``, ``skipped``, ``failed``, and ``raise_for_errors()``.
        """
        from ..bulk import for_each

        def store(function: Any) -> None:
            body = as_dict("function", function)
            name = metadata_name("function", body)
            tag = first_found(body, "metadata.tag")
            self.store_function(moved(body, project), name, project, tag, versioned)

        return for_each(
            store,
            functions,
            name=f"store_functions {project} {self.base_url}/",
            threads=threads,
            journal=journal,
            progress=progress,
        )

    def _function_filter(self, name: str | None) -> str | Unset:
        """Return the filter of a list by name, "~text" included."""
        return UNSET if name is None else self._function_name(text("name", name))

    def get_function(
        self, name: str, project: str = "", tag: str | None = None, hash_key: str = ""
    ) -> types.FunctionRecord:
        """Return a function.

        Operation: get_function.

        Args:
            name: its name.
            project: its project.
            tag: its tag. Default: "latest".
            hash_key: the hash of a version, as ``store_function`` returned it.

        Raises:
            MLRunNotFoundError: there is no such function.
        """
        response = self._send(
            functions.get_function(
                self._project(project),
                self._function_name(name),
                tag=given_text("tag", tag),
                hash_key=hash_key,
            )
        )
        return response["func"]

    def delete_function(self, name: str, project: str = "") -> None:
        """Delete a function with all its versions and tags, from 1.7 on also what is deployed.

        Waits up to 120 s while the server is still deleting it.

        Operation: delete_function_v2, then get_background_task. On servers older than 1.7 it is
        delete_function.

        Args:
            name: its name.
            project: its project.

        Raises:
            MLRunWaitFailedError: the deletion failed; ``last`` is the background task.
        """
        project = self._project(project)
        request: Any = functions.delete_function_v2(project, self._function_name(name))
        task = self._send(request.whole(), into=task_name)
        finish_task(self, task, project, f"the deletion of function {name}")

    def list_functions(
        self,
        name: str | None = None,
        project: str | Iterable[str] | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        *,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        kind: str | None = None,
        format_: str = "full",
        states: str | Iterable[str] | None = None,
    ) -> FunctionList:
        """Return the functions of a project that match all filters.

        The list is complete on every version: from MLRun 1.8 on it is read page by page.

        Operation: list_functions.

        Args:
            name: the name; ``"~text"`` matches names that contain the text, ignoring case.
            project: the project.
            tag: only those with this tag.
            labels: ``"name"`` or ``"name=value"``, one or a list, or a dict of them; all must
                match.
            since: updated then or later: a datetime, a date or ISO 8601. Needs MLRun 1.7 or newer.
            until: updated then or earlier. Needs MLRun 1.7 or newer.
            kind: the kind, such as "job". Needs MLRun 1.8 or newer.
            format_: "full" or "minimal", some fields of them. The latter needs MLRun 1.7 or newer.
            states: a state such as "ready", or several, one of which a function must have. Needs
                MLRun 1.8 or newer.

        Returns:
            A list of dicts with ``to_rows()``, ``to_df()`` and ``show()``.

        Raises:
            MLRunUnsupportedError: the server does not read one of the filters.
        """
        filters = self._function_filters(name, project, tag, labels, since, until, kind, states)
        filters["format_"] = self._format(format_, since=(1, 7))
        return FunctionList(self._every_page("funcs", functions.list_functions, filters))

    def paginated_list_functions(
        self,
        name: str | None = None,
        project: str | Iterable[str] | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        kind: str | None = None,
        format_: str = "full",
        states: str | Iterable[str] | None = None,
        *,
        page: int | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> tuple[FunctionList, str | None]:
        """Return one page of the functions that match all filters, and the token of the next page.

        For lists of any size ``iter_functions`` is simpler. Needs MLRun 1.7 or newer.

        Operation: list_functions.

        Args:
            name, project, tag, labels, since, until: as in ``list_functions``.
            kind, format_, states: as in ``list_functions``.
            page: number of the page, from 1. Default: 1, or with a token the next one.
            page_size: items per page, at least 1. Default: 200.
            page_token: token that was returned with the page before.

        Returns:
            The functions, and the token or None after the last page.

        Raises:
            MLRunNotFoundError: the token is unknown or has expired.
            MLRunUnsupportedError: the server has no pages, or does not read one of the filters.
        """
        filters = self._function_filters(name, project, tag, labels, since, until, kind, states)
        filters["format_"] = self._format(format_, since=(1, 7))
        build = functions.list_functions
        found, token = self._one_page("funcs", build, filters, page, page_size, page_token)
        return FunctionList(found), token

    def iter_functions(
        self,
        name: str | None = None,
        project: str | Iterable[str] | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        *,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        kind: str | None = None,
        states: str | Iterable[str] | None = None,
        page_size: int = PAGE_SIZE,
    ) -> Iterator[types.FunctionRecord]:
        """Return an iterator of the functions that match all filters, one by one as they arrive.

        For lists of any size, as ``iter_runs`` is.

        Operation: list_functions.

        Args:
            name, project, tag, labels, since, until: as in ``list_functions``.
            kind, states: as in ``list_functions``.
            page_size: items per request where the server has pages (1.7 or newer), at least 1.

        Raises:
            RunDBError: the list ended too early; the message has the number of functions received.
        """
        filters = self._function_filters(name, project, tag, labels, since, until, kind, states)
        filters["page_size"] = whole_number("page_size", page_size, least=1)
        return self._every_item(
            "funcs", lambda number: functions.list_functions(**filters, page=number)
        )

    def _function_filters(
        self,
        name: str | None,
        project: str | Iterable[str] | None,
        tag: str | None,
        labels: str | Iterable[str] | Mapping[str, Any] | None,
        since: datetime.date | str | None,
        until: datetime.date | str | None,
        kind: str | None,
        states: str | Iterable[str] | None,
    ) -> dict[str, Any]:
        return {
            "project": self._project(one_text("project", project)),
            "name": self._function_filter(name),
            "tag": given_text("tag", tag),
            "label": label_filters(labels),
            "since": iso_time("since", since),
            "until": iso_time("until", until),
            "kind": given_text("kind", kind),
            "state": strings("states", states),
        }
