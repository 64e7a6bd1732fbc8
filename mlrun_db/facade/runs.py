"""Runs: store, read, update, abort, list and delete."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from mlrun_api.api import runs

from .._display.cells import first_found
from .._transport.limits import PAGE_SIZE
from ..lists import RunList
from ._arguments import (
    as_dict,
    given,
    given_name,
    given_number,
    given_text,
    iso_time,
    label_filters,
    strings,
    text_at,
    whole_number,
    yes_no,
)
from ._sending import OperationCaller

if TYPE_CHECKING:
    from .. import answers
    from ..bulk import BulkResult

# MLRun 1.x takes a list without iterations and without any filter for one of the last week, with
# one run of each name. This filter changes nothing but that.
BEGINNING = "1970-01-01T00:00:00+00:00"


class Runs(OperationCaller):
    def store_run(self, struct: Any, uid: str, project: str = "", iter: int = 0) -> None:
        """Store a run, in place of what is stored under the same uid and iteration.

        Operation: store_run.

        Args:
            struct: the run: a dict or an object with to_dict().
            uid: unique id of the run.
            project: the run's project.
            iter: iteration within a hyper-parameter run, 0 for the run itself.
        """
        body = cast(Any, as_dict("struct", struct))
        self._call(
            runs.store_run.sync,
            self._project(project),
            uid,
            body=body,
            iter_=given_number("iter", iter),
        )

    def store_runs(
        self,
        runs: Iterable[Any],
        project: str = "",
        *,
        threads: int = 8,
        journal: str | os.PathLike[str] | None = None,
        progress: bool | None = None,
    ) -> BulkResult[Any]:
        """Store many runs, in threads.

        Operation: store_run, for each.

        Args:
            runs: the runs, a list or an iterator of any length: dicts or objects with to_dict(),
                each with a ``metadata.uid`` and, of an iteration, a ``metadata.iteration``.
            project: the project of all; without it the ``metadata.project`` of each.
            threads, journal, progress: as in ``mlrun_db.bulk.for_each``.

        Returns:
            What came of each: ``done``, ``skipped``, ``failed``, and ``raise_for_errors()``.
        """
        from ..bulk import for_each

        def store(run: Any) -> None:
            body = as_dict("run", run)
            uid = text_at("run", body, "metadata.uid")
            iteration = first_found(body, "metadata.iteration") or 0
            self.store_run(body, uid, self._project(project, body), iteration)

        return for_each(
            store,
            runs,
            name=f"store_runs {project} {self._client.get_httpx_client().base_url}",
            threads=threads,
            journal=journal,
            progress=progress,
        )

    def update_run(
        self, updates: dict[str, Any], uid: str, project: str = "", iter: int = 0
    ) -> None:
        """Change some fields of a stored run.

        Operation: update_run.

        Args:
            updates: new values by dotted path, such as ``{"status.state": "completed"}``.
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
        """
        body = cast(Any, as_dict("updates", updates))
        self._call(
            runs.update_run.sync,
            self._project(project),
            uid,
            body=body,
            iter_=given_number("iter", iter),
        )

    def abort_run(self, uid: str, project: str = "", iter: int = 0) -> None:
        """Stop a run: its state becomes "aborted" and the server removes its resources.

        Operation: update_run.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
        """
        self.update_run({"status.state": "aborted"}, uid, project, iter)

    def read_run(self, uid: str, project: str = "", iter: int = 0) -> answers.Run:
        """Return a stored run.

        Operation: read_run.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.

        Raises:
            MLRunNotFoundError: there is no such run.
        """
        answer = self._call(
            runs.read_run.sync, self._project(project), uid, iter_=given_number("iter", iter)
        )
        return cast("answers.Run", answer["data"])

    def del_run(self, uid: str, project: str = "", iter: int = 0) -> None:
        """Delete one stored run; its artifacts and logs stay.

        Operation: del_run.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
        """
        self._call(runs.del_run.sync, self._project(project), uid, iter_=given_number("iter", iter))

    def list_runs(
        self,
        name: str | None = None,
        uid: str | Iterable[str] | None = None,
        project: str | None = None,
        labels: str | Iterable[str] | None = None,
        state: str | None = None,
        sort: bool = True,
        last: int = 0,
        iter: bool = False,
        start_time_from: datetime.date | str | None = None,
        start_time_to: datetime.date | str | None = None,
        last_update_time_from: datetime.date | str | None = None,
        last_update_time_to: datetime.date | str | None = None,
        *,
        partition_by: str | None = None,
        rows_per_partition: int | None = None,
        partition_sort_by: str | None = None,
        partition_order: str | None = None,
        max_partitions: int | None = None,
        with_notifications: bool | None = None,
    ) -> RunList:
        """Return the runs that pass all the filters given.

        Operation: list_runs.

        Times are datetimes, dates (their midnight) or ISO 8601 strings; without a zone, in UTC.

        Args:
            name: the run's name; ``"~text"`` finds the names that hold the text, in any case.
            uid: unique id of a run, or several of them.
            project: the project; "*" lists the runs of all.
            labels: ``"name"`` or ``"name=value"``, one or a list of which all must match.
            state: the run's state, such as "completed".
            sort: newest start first; otherwise in no order.
            last: only as many runs, 0 for all. Servers up to 1.5 fail on it without ``iter``; the
                whole list is then asked for and cut here.
            iter: also the iterations of hyper-parameter runs, not only the runs themselves.
            start_time_from: started then or later.
            start_time_to: started then or earlier.
            last_update_time_from: changed last then or later.
            last_update_time_to: changed last then or earlier.
            partition_by: "name": only some runs of each name. This and the rest need MLRun 1.x.
            rows_per_partition: how many runs of each name, 1 unless told.
            partition_sort_by: "created" or "updated": which runs of a name come first.
            partition_order: "desc" (newest first, unless told) or "asc".
            max_partitions: only so many names, 0 for all.
            with_notifications: with their notifications; 1.5.2 leaves out runs that have none.

        Returns:
            A list of dicts with ``to_rows()``, ``to_df()`` and ``show()``.

        Raises:
            MLRunUnsupportedError: the server does not read one of the last six.
        """
        self._require("list_runs.partition-by", partition_by)
        self._require("list_runs.with-notifications", with_notifications)
        last = whole_number("last", last)
        since = iso_time("start_time_from", start_time_from)
        filters: dict[str, Any] = {
            "name": given_text("name", name),
            "uid": strings("uid", uid, allow_none=False),
            "label": label_filters(labels),
            "state": given_text("state", state),
            "start_time_to": iso_time("start_time_to", start_time_to),
            "last_update_time_from": iso_time("last_update_time_from", last_update_time_from),
            "last_update_time_to": iso_time("last_update_time_to", last_update_time_to),
            "partition_by": given(partition_by),
            "partition_sort_by": given(partition_sort_by),
        }
        unfiltered = not (iter or last or since or any(filters.values()))

        def ask(last: int, iter: bool, since: Any = since) -> list[Any]:
            answer = self._call(
                runs.list_runs.sync,
                **filters,
                project=self._project(project),
                sort=yes_no(sort),
                last=given(last or None),
                iter_=yes_no(iter),
                start_time_from=since,
                rows_per_partition=given(rows_per_partition),
                partition_order=cast(Any, given(partition_order)),
                max_partitions=given(max_partitions),
                with_notifications=given(with_notifications),
            )
            return cast(list[Any], answer["runs"] or [])

        if not last:
            all_since = BEGINNING if unfiltered and self._is_1x else ""
            found = ask(0, iter, all_since or since)
            if unfiltered and not all_since and self._is_1x:  # its first answer told that it is
                found = ask(0, iter, BEGINNING)
            return RunList(found)
        # real servers answer 500 to last without iterations: then leave these out here
        found = self._unless_failed(
            lambda: ask(last, iter),
            lambda: [run for run in ask(0, True) if iter or not run["metadata"].get("iteration")],
        )
        return RunList(found[:last])

    def iter_runs(
        self,
        name: str | None = None,
        uid: str | Iterable[str] | None = None,
        project: str | None = None,
        labels: str | Iterable[str] | None = None,
        state: str | None = None,
        sort: bool = True,
        *,
        iter: bool = False,
        start_time_from: datetime.date | str | None = None,
        start_time_to: datetime.date | str | None = None,
        last_update_time_from: datetime.date | str | None = None,
        last_update_time_to: datetime.date | str | None = None,
        page_size: int = PAGE_SIZE,
    ) -> Iterator[answers.Run]:
        """Give the runs that pass all the filters given, one by one as they arrive.

        For lists of any size: one piece of the answer is in memory, not the list. It is complete,
        or it raises; ``itertools.islice(db.iter_runs(), 20)`` takes the first 20. The request is
        sent when the first run is asked for; one connection is in use until the last one was given
        or ``close()`` of the iterator is called.

        Operation: list_runs.

        Args:
            name, uid, project, labels, state, sort, iter: as in ``list_runs``.
            start_time_from, start_time_to: as in ``list_runs``.
            last_update_time_from, last_update_time_to: as in ``list_runs``.
            page_size: how many items are asked for at once where the server has pages (1.7 or
                newer), at least 1.

        Raises:
            RunDBError: the list ended too early; the text says how many runs came before.
        """
        return self._every_item(
            "runs",
            runs.list_runs.sync,
            name=given_text("name", name),
            uid=strings("uid", uid, allow_none=False),
            project=self._project(project),
            label=label_filters(labels),
            state=given_text("state", state),
            sort=yes_no(sort),
            iter_=yes_no(iter),
            start_time_from=iso_time("start_time_from", start_time_from) or BEGINNING,
            start_time_to=iso_time("start_time_to", start_time_to),
            last_update_time_from=iso_time("last_update_time_from", last_update_time_from),
            last_update_time_to=iso_time("last_update_time_to", last_update_time_to),
            page=1,
            page_size=whole_number("page_size", page_size, least=1),
        )

    def del_runs(
        self,
        name: str | None = None,
        project: str | None = None,
        labels: str | Iterable[str] | None = None,
        state: str | None = None,
        days_ago: int = 0,
    ) -> None:
        """Delete the runs of a project that pass all the filters given; without any, all of them.

        An empty filter, which would be as none, is refused.

        Operation: del_runs.

        Args:
            name: the run's name; ``"~text"`` finds the names that hold the text, in any case.
            project: the project; "*" for the runs of all projects.
            labels: ``"name"`` or ``"name=value"``, one or a list.
            state: the run's state.
            days_ago: only runs that started within so many days, 0 for any time.
        """
        self._call(
            runs.del_runs.sync,
            name=given_name("name", name),
            project=self._project(project),
            label=label_filters(labels, allow_none=False),
            state=given_name("state", state),
            days_ago=whole_number("days_ago", days_ago),
        )
