"""Functions: store, get, list, delete."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from mlrun_api.api import functions

from .._display.cells import first_found
from .._transport.limits import PAGE_SIZE
from ..lists import FunctionList
from ._arguments import as_dict, given_text, label_filters, metadata_name, true_false, whole_number
from ._sending import OperationCaller

if TYPE_CHECKING:
    from .. import answers
    from ..bulk import BulkResult


class Functions(OperationCaller):
    def store_function(
        self,
        function: Any,
        name: str,
        project: str = "",
        tag: str | None = None,
        versioned: bool = False,
    ) -> str | None:
        """Store a function.

        Operation: store_function.

        Args:
            function: the function: a dict or an object with to_dict().
            name: its name.
            project: its project.
            tag: the tag to give it, "latest" unless told.
            versioned: keep this version beside others; it is found again by its hash.

        Returns:
            The hash of the stored version, by which ``get_function`` finds it when it was stored
            with ``versioned=True``.
        """
        answer = self._call(
            functions.store_function.sync,
            self._project(project),
            name,
            body=cast(Any, as_dict("function", function)),
            tag=given_text("tag", tag),
            versioned=true_false(versioned),
        )
        return answer.get("hash_key")

    def store_functions(
        self,
        functions: Iterable[Any],
        project: str = "",
        versioned: bool = False,
        *,
        threads: int = 8,
        journal: str | os.PathLike[str] | None = None,
        progress: bool | None = None,
    ) -> BulkResult[Any]:
        """Store many functions, in threads.

        Operation: store_function, for each.

        Args:
            functions: the functions, a list or an iterator of any length: dicts or objects with
                to_dict(), each with a ``metadata.name`` and perhaps a ``metadata.tag``.
            project: the project of all; without it the ``metadata.project`` of each.
            versioned: as in ``store_function``.
            threads, journal, progress: as in ``mlrun_db.bulk.for_each``.

        Returns:
            What came of each: ``done``, ``skipped``, ``failed``, and ``raise_for_errors()``.
        """
        from ..bulk import for_each

        def store(function: Any) -> None:
            body = as_dict("function", function)
            name = metadata_name("function", body)
            tag = first_found(body, "metadata.tag")
            self.store_function(body, name, self._project(project, body), tag, versioned)

        return for_each(
            store,
            functions,
            name=f"store_functions {project} {self._client.get_httpx_client().base_url}",
            threads=threads,
            journal=journal,
            progress=progress,
        )

    def get_function(
        self, name: str, project: str = "", tag: str | None = None, hash_key: str = ""
    ) -> answers.Function:
        """Return a function.

        Operation: get_function.

        Args:
            name: its name.
            project: its project.
            tag: its tag; "latest" unless told.
            hash_key: the hash of a version, as ``store_function`` returned it.

        Raises:
            MLRunNotFoundError: there is no such function.
        """
        answer = self._call(
            functions.get_function.sync,
            self._project(project),
            name,
            tag=given_text("tag", tag),
            hash_key=hash_key,
        )
        return cast("answers.Function", answer["func"])

    def delete_function(self, name: str, project: str = "") -> None:
        """Delete a function with all its versions and tags.

        Operation: delete_function.

        Args:
            name: its name.
            project: its project.
        """
        self._call(functions.delete_function.sync, self._project(project), name)

    def list_functions(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | None = None,
    ) -> FunctionList:
        """Return the functions of a project that pass all the filters given.

        Operation: list_functions.

        Args:
            name: the name; ``"~text"`` finds the names that hold the text, in any case.
            project: the project.
            tag: only those with this tag.
            labels: ``"name"`` or ``"name=value"``, one or a list of which all must match.

        Returns:
            A list of dicts with ``to_rows()``, ``to_df()`` and ``show()``.
        """
        answer = self._call(
            functions.list_functions.sync,
            project=self._project(project),
            name=given_text("name", name),
            tag=given_text("tag", tag),
            label=label_filters(labels),
        )
        return FunctionList(cast(list[Any], answer["funcs"] or []))

    def iter_functions(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | None = None,
        *,
        page_size: int = PAGE_SIZE,
    ) -> Iterator[answers.Function]:
        """Give the functions that pass all the filters given, one by one as they arrive.

        For lists of any size, as ``iter_runs`` is.

        Operation: list_functions.

        Args:
            name, project, tag, labels: as in ``list_functions``.
            page_size: how many items are asked for at once where the server has pages (1.7 or
                newer), at least 1.

        Raises:
            RunDBError: the list ended too early; the text says how many functions came before.
        """
        return self._every_item(
            "funcs",
            functions.list_functions.sync,
            project=self._project(project),
            name=given_text("name", name),
            tag=given_text("tag", tag),
            label=label_filters(labels),
            page=1,
            page_size=whole_number("page_size", page_size, least=1),
        )
