"""Lists of artifacts: whole, item by item, and by page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import artifacts

from .._transport.arguments import (
    given_name,
    given_number,
    given_text,
    is_set,
    iso_time,
    label_filters,
    true_false,
    whole_number,
)
from .._transport.limits import PAGE_SIZE
from ..errors import MLRunInvalidArgumentError
from ..lists import ArtifactList
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class ArtifactLists(Sender):
    def list_artifacts(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        iter: int | None = None,
        best_iteration: bool = False,
        *,
        kind: str | None = None,
        category: str | None = None,
        tree: str | None = None,
        producer_uri: str | None = None,
        parent: str | None = None,
        format_: str | None = "full",
        partition_by: str | None = None,
        rows_per_partition: int = 1,
        partition_sort_by: str | None = "updated",
        partition_order: str = "desc",
    ) -> ArtifactList:
        """Return the artifacts of a project that match all filters.

        The list is complete on every version: from MLRun 1.8 on it is read page by page.

        Operations: list_artifacts_v2, or list_artifacts on servers older than 1.6.

        Args:
            name: the key; ``"~text"`` matches keys that contain the text, ignoring case.
            project: the project.
            tag: only artifacts with this tag; "*" for any tag. Without it 0.6 returns the newest
                version of each key, 1.x all of them.
            labels: ``"name"`` or ``"name=value"``, one or a list, or a dict of them; all must
                match.
            since: updated then or later: a datetime, a date or ISO 8601. Needs MLRun 1.7 or newer.
            until: updated then or earlier. Needs MLRun 1.7 or newer.
            iter: only of this iteration; 0 is the run itself. Default: all.
            best_iteration: of a hyper-parameter run, only what its best iteration created; cannot
                be combined with ``iter``.
            kind: the kind, such as "model".
            category: "model", "dataset", "document", "llm-prompt", "other" or "link".
            tree: only what this created, usually the uid of a run. Needs MLRun 1.6 or newer.
            producer_uri: URI of what created it. Needs MLRun 1.6 or newer.
            parent: URI of the artifact they are derived from. Needs MLRun 1.8 or newer.
            format_: "full" or "minimal", some fields of them. Needs MLRun 1.6 or newer.
            partition_by: "name" or "project_and_name" returns only some artifacts of each name.
                Needs MLRun 1.8 or newer.
            rows_per_partition: artifacts of each name.
            partition_sort_by: "created" or "updated": the order of the artifacts of a name.
            partition_order: "desc" (newest first) or "asc".

        Returns:
            A list of dicts with ``tag``, ``to_rows()``, ``to_df()`` and ``show()``.

        Raises:
            MLRunUnsupportedError: the server does not read one of the filters.
        """
        partitions = _partitions(
            partition_by, rows_per_partition, partition_sort_by, partition_order
        )
        filters = _filters(name, tag, labels, iter, best_iteration, kind, category)
        newer = _newer_filters(since, until, tree, producer_uri, parent) | partitions
        build = self._list_form(newer, format_)
        found = self._every_page("artifacts", build, {"project": self._project(project), **filters})
        return ArtifactList(found, tag=tag)

    def paginated_list_artifacts(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        iter: int | None = None,
        best_iteration: bool = False,
        kind: str | None = None,
        category: str | None = None,
        tree: str | None = None,
        producer_uri: str | None = None,
        parent: str | None = None,
        format_: str | None = "full",
        partition_by: str | None = None,
        rows_per_partition: int = 1,
        partition_sort_by: str | None = "updated",
        partition_order: str = "desc",
        *,
        page: int | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> tuple[ArtifactList, str | None]:
        """Return one page of the artifacts that match all filters, and the token of the next page.

        For lists of any size ``iter_artifacts`` is simpler. Needs MLRun 1.8 or newer.

        Operation: list_artifacts_v2.

        Args:
            name, project, tag, labels, since, until, iter: as in ``list_artifacts``.
            best_iteration, kind, category, tree, producer_uri: as in ``list_artifacts``.
            parent, format_, partition_by, rows_per_partition: as in ``list_artifacts``.
            partition_sort_by, partition_order: as in ``list_artifacts``.
            page: number of the page, from 1. Default: 1, or with a token the next one.
            page_size: items per page, at least 1. Default: 200.
            page_token: token that was returned with the page before.

        Returns:
            The artifacts, and the token or None after the last page.

        Raises:
            MLRunNotFoundError: the token is unknown or has expired.
            MLRunUnsupportedError: the server has no pages.
        """
        partitions = _partitions(
            partition_by, rows_per_partition, partition_sort_by, partition_order
        )
        filters = {
            "project": self._project(project),
            **_filters(name, tag, labels, iter, best_iteration, kind, category),
            **_newer_filters(since, until, tree, producer_uri, parent),
            **partitions,
            "format_": given_text("format_", format_),
        }
        build = artifacts.list_artifacts_v2
        found, token = self._one_page("artifacts", build, filters, page, page_size, page_token)
        return ArtifactList(found, tag=tag), token

    def iter_artifacts(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        *,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        iter: int | None = None,
        best_iteration: bool = False,
        kind: str | None = None,
        category: str | None = None,
        tree: str | None = None,
        producer_uri: str | None = None,
        parent: str | None = None,
        page_size: int = PAGE_SIZE,
    ) -> Iterator[types.ArtifactRecord]:
        """Return an iterator of the artifacts that match all filters, one by one as they arrive.

        For lists of any size, as ``iter_runs`` is.

        Operations: list_artifacts_v2, or list_artifacts on servers older than 1.6.

        Args:
            name, project, tag, labels, since, until, iter: as in ``list_artifacts``.
            best_iteration, kind, category, tree, producer_uri: as in ``list_artifacts``.
            parent: as in ``list_artifacts``.
            page_size: items per request where the server has pages (1.8 or newer), at least 1.

        Raises:
            RunDBError: the list ended too early; the message has the number of artifacts received.
        """
        filters = _filters(name, tag, labels, iter, best_iteration, kind, category)
        filters["project"] = self._project(project)
        newer = _newer_filters(since, until, tree, producer_uri, parent)
        size = whole_number("page_size", page_size, least=1)

        def build(number: int) -> Any:
            pages = {"page": number, "page_size": size} if self._has_pages else {}
            return self._list_form(newer, None)(**filters, **pages)

        return self._every_item("artifacts", build)

    def _list_form(self, newer: dict[str, Any], format_: str | None) -> Callable[..., Any]:
        """Return what builds the request of a list: by v2 where the server has it."""
        if self._release < (1, 6) and not any(newer.values()):
            return artifacts.list_artifacts
        form = given_text("format_", format_)

        def build(project: str, **filters: Any) -> Any:
            return artifacts.list_artifacts_v2(project, **filters, **newer, format_=form)

        return build


def _filters(
    name: str | None,
    tag: str | None,
    labels: str | Iterable[str] | Mapping[str, Any] | None,
    iteration: int | None,
    best_iteration: bool,
    kind: str | None,
    category: str | None,
) -> dict[str, Any]:
    """Return the filters that every version reads."""
    if is_set(best_iteration) and iteration is not None:
        raise MLRunInvalidArgumentError(
            f"iter cannot be used with best_iteration, got iter={iteration!r}"
        )
    return {
        "name": given_text("name", name),
        "tag": given_text("tag", tag),
        "label": label_filters(labels),
        "iter_": given_number("iter", iteration),
        "best_iteration": true_false(best_iteration),
        "kind": given_text("kind", kind),
        "category": given_text("category", category),
    }


def _newer_filters(
    since: datetime.date | str | None,
    until: datetime.date | str | None,
    tree: str | None,
    producer_uri: str | None,
    parent: str | None,
) -> dict[str, Any]:
    """Return the filters that only v2 reads."""
    return {
        "since": iso_time("since", since),
        "until": iso_time("until", until),
        "tree": given_name("tree", tree),
        "producer_uri": given_text("producer_uri", producer_uri),
        "parent": given_text("parent", parent),
    }


def _partitions(by: str | None, rows: int, sort_by: str | None, order: str) -> dict[str, Any]:
    if by is None:
        return {}
    return {
        "partition_by": given_text("partition_by", by),
        "rows_per_partition": whole_number("rows_per_partition", rows, least=1),
        "partition_sort_by": given_text("partition_sort_by", sort_by),
        "partition_order": given_text("partition_order", order),
    }
