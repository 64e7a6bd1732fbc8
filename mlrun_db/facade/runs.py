"""Runs: store, read, update, abort, list and delete."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import runs

from .._display.cells import first_found
from .._transport.arguments import (
    Body,
    as_dict,
    given,
    given_name,
    given_number,
    given_text,
    iso_time,
    label_filters,
    strings,
    whole_number,
    yes_no,
)
from .._transport.limits import PAGE_SIZE
from ..errors import MLRunInternalServerError
from ..lists import RunList
from ._bodies import text_at
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types
    from ..bulk import BulkResult

# Without iterations and filters, MLRun 1.x lists the runs of the last week only, one of each name.
# This filter changes nothing else.
BEGINNING = "1970-01-01T00:00:00+00:00"


class Runs(Sender):
    def store_run(
        self, struct: types.Run | Body, uid: str, project: str = "", iter: int = 0
    ) -> None:
        """Store a run, replacing what is stored under the same uid and iteration.

        Operation: store_run.

        Args:
            struct: the run: a dict or an object with to_dict().
            uid: unique id of the run.
            project: the run's project.
            iter: iteration within a hyper-parameter run, 0 for the run itself.
        """
        body = as_dict("struct", struct)
        self._send(
            runs.store_run(self._project(project), uid, body=body, iter_=given_number("iter", iter))
        )

    def store_runs(
        self,
        runs: Iterable[types.Run | Body],
        project: str = "",
        *,
        threads: int = 8,
        journal: str | os.PathLike[str] | None = None,
        progress: bool | None = None,
    ) -> BulkResult[Any]:
        """Store many runs, in threads.

        Operation: store_run for each.

        Args:
            runs: the runs, a list or an iterator of any length: dicts or objects with to_dict(),
                each with a ``metadata.uid`` and, for an iteration, a ``metadata.iteration``.
            project: the project of all. Default: the ``metadata.project`` of each.
            threads, journal, progress: as in ``mlrun_db.bulk.for_each``.

        Returns:
            The outcome of each: ``done``, ``skipped``, ``failed``, and ``raise_for_errors()``.
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
            name=f"store_runs {project} {self.base_url}/",
            threads=threads,
            journal=journal,
            progress=progress,
        )

    def update_run(
        self, updates: Mapping[str, Any], uid: str, project: str = "", iter: int = 0
    ) -> None:
        """Change some fields of a stored run.

        Operation: update_run.

        Args:
            updates: new values by dotted path, such as ``{"status.state": "completed"}``.
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
        """
        body = as_dict("updates", updates)
        self._send(
            runs.update_run(
                self._project(project), uid, body=body, iter_=given_number("iter", iter)
            )
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

    def read_run(self, uid: str, project: str = "", iter: int = 0) -> types.RunRecord:
        """Return a stored run.

        Operation: read_run.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.

        Raises:
            MLRunNotFoundError: there is no such run.
        """
        response = self._send(
            runs.read_run(self._project(project), uid, iter_=given_number("iter", iter))
        )
        return response["data"]

    def del_run(self, uid: str, project: str = "", iter: int = 0) -> None:
        """Delete one stored run; its artifacts and logs stay.

        Operation: del_run.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
        """
        self._send(runs.del_run(self._project(project), uid, iter_=given_number("iter", iter)))

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
        """Return the runs that match all filters.

        Operation: list_runs.

        Times are datetimes, dates (their midnight) or ISO 8601 strings; without a zone, in UTC.

        Args:
            name: the run's name; ``"~text"`` matches names that contain the text, ignoring case.
            uid: unique id of a run, or several of them.
            project: the project; "*" lists the runs of all.
            labels: ``"name"`` or ``"name=value"``, one or a list; all must match.
            state: the run's state, such as "completed".
            sort: newest start first; False for no order.
            last: return at most N runs, 0 for all. Servers up to 1.5 fail on it without ``iter``;
                the client then reads the whole list and cuts it.
            iter: include the iterations of hyper-parameter runs.
            start_time_from: started then or later.
            start_time_to: started then or earlier.
            last_update_time_from: last changed then or later.
            last_update_time_to: last changed then or earlier.
            partition_by: "name" returns only some runs of each name. This and what follows need
                MLRun 1.x.
            rows_per_partition: runs of each name. Default: 1.
            partition_sort_by: "created" or "updated": the order of the runs of a name.
            partition_order: "desc" (newest first) or "asc". Default: "desc".
            max_partitions: at most N names, 0 for all.
            with_notifications: include notifications; 1.5.2 leaves out runs that have none.

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
            response = self._send(
                runs.list_runs(
                    **filters,
                    project=self._project(project),
                    sort=yes_no(sort),
                    last=given(last or None),
                    iter_=yes_no(iter),
                    start_time_from=since,
                    rows_per_partition=given(rows_per_partition),
                    partition_order=given(partition_order),
                    max_partitions=given(max_partitions),
                    with_notifications=given(with_notifications),
                )
            )
            return response["runs"] or []

        if not last:
            is_1x = unfiltered and self._release >= (1, 0)
            return RunList(ask(0, iter, BEGINNING if is_1x else since))
        try:
            found = ask(last, iter)
        except MLRunInternalServerError:  # real servers fail on last without iterations
            found = [run for run in ask(0, True) if iter or not run["metadata"].get("iteration")]
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
    ) -> Iterator[types.RunRecord]:
        """Return an iterator of the runs that match all filters, one by one as they arrive.

        For lists of any size: one piece of the response is in memory, not the list. It is complete,
        or it raises; ``itertools.islice(db.iter_runs(), 20)`` takes the first 20. The request is
        sent when the first run is asked for; one connection is in use until the last one was given
        or ``close()`` of the iterator is called.

        Operation: list_runs.

        Args:
            name, uid, project, labels, state, sort, iter: as in ``list_runs``.
            start_time_from, start_time_to: as in ``list_runs``.
            last_update_time_from, last_update_time_to: as in ``list_runs``.
            page_size: items per request where the server has pages (1.7 or newer), at least 1.

        Raises:
            RunDBError: the list ended too early; the message has the number of runs received.
        """
        return self._every_item(
            "runs",
            runs.list_runs,
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
        """Delete the runs of a project that match all filters; without filters, all of them.

        An empty filter is refused, since servers would ignore it.

        Operation: del_runs.

        Args:
            name: the run's name; ``"~text"`` matches names that contain the text, ignoring case.
            project: the project; "*" for the runs of all projects.
            labels: ``"name"`` or ``"name=value"``, one or a list.
            state: the run's state.
            days_ago: only runs that started within the last N days, 0 for any time.
        """
        self._send(
            runs.del_runs(
                name=given_name("name", name),
                project=self._project(project),
                label=label_filters(labels, allow_none=False),
                state=given_name("state", state),
                days_ago=whole_number("days_ago", days_ago),
            )
        )
