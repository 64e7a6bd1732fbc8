"""Lists of runs: whole, item by item, and by page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import runs

from .._display.cells import first_found
from .._transport.arguments import (
    a_week_ago,
    given,
    given_number,
    given_text,
    is_set,
    iso_time,
    label_filters,
    strings,
    true_false,
    whole_number,
    yes_no,
)
from .._transport.limits import PAGE_SIZE
from .._transport.request import UNSET
from ..errors import MLRunInternalServerError
from ..lists import RunList
from ._runs import check_state
from ._sending import Sender
from ._server_api import unsupported

if TYPE_CHECKING:
    from .. import types

# Without iterations and filters, MLRun 1.x lists the runs of the last week only, one of each name.
# This filter changes nothing else.
BEGINNING = "1970-01-01T00:00:00+00:00"
# What the official client makes of this when no filter is passed, from its start a week ago on.
NEWEST_OF_EACH_NAME = {"partition_by": "project_and_name", "partition_sort_by": "updated"}


class RunLists(Sender):
    def list_runs(
        self,
        name: str | None = None,
        uid: str | Iterable[str] | None = None,
        project: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        state: str | Iterable[str] | None = None,
        sort: bool = True,
        last: int = 0,
        iter: bool = False,
        start_time_from: datetime.date | str | None = None,
        start_time_to: datetime.date | str | None = None,
        last_update_time_from: datetime.date | str | None = None,
        last_update_time_to: datetime.date | str | None = None,
        *,
        states: str | Iterable[str] | None = None,
        end_time_from: datetime.date | str | None = None,
        end_time_to: datetime.date | str | None = None,
        partition_by: str | None = None,
        rows_per_partition: int | None = None,
        partition_sort_by: str | None = None,
        partition_order: str | None = None,
        max_partitions: int | None = None,
        with_notifications: bool | None = None,
    ) -> RunList:
        """Return the runs that match all filters.

        The list is complete on every version: from MLRun 1.8 on it is read page by page.

        Operation: list_runs.

        Times are datetimes, dates (their midnight) or ISO 8601 strings; without a zone, in UTC.

        Args:
            name: the run's name; ``"~text"`` matches names that contain the text, ignoring case.
            uid: unique id of a run, or several of them.
            project: the project; "*" lists the runs of all.
            labels: ``"name"`` or ``"name=value"``, one or a list, or a dict of them; all must
                match.
            state: the run's state, such as "completed".
            sort: newest start first; False for no order.
            last: return at most N runs, 0 for all. Servers up to 1.5 fail on it without ``iter``;
                the client then reads the whole list and cuts it.
            iter: include the iterations of hyper-parameter runs.
            start_time_from: started then or later.
            start_time_to: started then or earlier.
            last_update_time_from: last changed then or later.
            last_update_time_to: last changed then or earlier.
            states: several states, one of which a run must have. More than one needs MLRun 1.7 or
                newer.
            end_time_from: ended then or later. Needs MLRun 1.8 or newer.
            end_time_to: ended then or earlier. Needs MLRun 1.8 or newer.
            partition_by: "name" or "project_and_name" returns only some runs of each name. This
                and what follows need MLRun 1.x.
            rows_per_partition: runs of each name. Default: 1.
            partition_sort_by: "created" or "updated": the order of the runs of a name.
            partition_order: "desc" (newest first) or "asc". Default: "desc".
            max_partitions: at most N names, 0 for all.
            with_notifications: include notifications; 1.5.2 leaves out runs that have none.

        Returns:
            A list of dicts with ``to_rows()``, ``to_df()`` and ``show()``.

        Raises:
            MLRunUnsupportedError: the server does not read one of the filters.
        """
        last = whole_number("last", last)
        since = iso_time("start_time_from", start_time_from)
        times = {
            "start_time_to": start_time_to,
            "last_update_time_from": last_update_time_from,
            "last_update_time_to": last_update_time_to,
            "end_time_from": end_time_from,
            "end_time_to": end_time_to,
        }
        filters = _filters(name, uid, labels, times) | self._states(state, states)
        filters |= _partitions(partition_by, partition_sort_by)
        unfiltered = not (is_set(iter) or since or any(filters.values()))
        filters |= _order(filters, rows_per_partition, partition_order, max_partitions)
        filters["with_notifications"] = self._notifications_flag(with_notifications)

        def ask(last: int, iter: bool, since: Any = since) -> list[Any]:
            asked = {
                **filters,
                "project": self._project(project),
                "sort": yes_no(sort),
                "iter_": yes_no(iter),
                "start_time_from": since,
                "last": UNSET if self._has_pages else given(last or None),
            }
            return self._every_page("runs", runs.list_runs, asked, at_most=last)

        if unfiltered and (self._has_pages or (not last and self._release >= (1, 0))):
            since = BEGINNING  # 1.x lists without a filter the newest of each name in a week
        if not last:
            return RunList(ask(0, iter, since))
        try:
            found = ask(last, iter, since)
        except MLRunInternalServerError:  # real servers fail on last without iterations
            every = ask(0, True)
            found = [run for run in every if iter or not first_found(run, "metadata.iteration")]
        return RunList(found[:last])

    def paginated_list_runs(
        self,
        name: str | None = None,
        uid: str | Iterable[str] | None = None,
        project: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        states: str | Iterable[str] | None = None,
        sort: bool = True,
        iter: bool = False,
        start_time_from: datetime.date | str | None = None,
        start_time_to: datetime.date | str | None = None,
        last_update_time_from: datetime.date | str | None = None,
        last_update_time_to: datetime.date | str | None = None,
        end_time_from: datetime.date | str | None = None,
        end_time_to: datetime.date | str | None = None,
        partition_by: str | None = None,
        rows_per_partition: int | None = None,
        partition_sort_by: str | None = None,
        partition_order: str | None = None,
        max_partitions: int | None = None,
        with_notifications: bool | None = None,
        *,
        page: int | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> tuple[RunList, str | None]:
        """Return one page of the runs that match all filters, and the token of the next page.

        Without a filter these are the runs of the last week, the newest of each name, as the
        official client has it; ``start_time_from="1970-01-01"`` selects all. ``iter_runs`` is
        simpler and complete. Needs MLRun 1.7 or newer.

        Operation: list_runs.

        Args:
            name, uid, project, labels, states, sort, iter: as in ``list_runs``.
            start_time_from, start_time_to, last_update_time_from: as in ``list_runs``.
            last_update_time_to, end_time_from, end_time_to: as in ``list_runs``.
            partition_by, rows_per_partition, partition_sort_by: as in ``list_runs``.
            partition_order, max_partitions, with_notifications: as in ``list_runs``.
            page: number of the page, from 1. Default: 1, or with a token the next one.
            page_size: items per page, at least 1. Default: 200.
            page_token: token that was returned with the page before.

        Returns:
            The runs, and the token or None after the last page.

        Raises:
            MLRunNotFoundError: the token is unknown or has expired.
            MLRunUnsupportedError: the server has no pages, or does not read one of the filters.
        """
        times = {
            "start_time_from": start_time_from,
            "start_time_to": start_time_to,
            "last_update_time_from": last_update_time_from,
            "last_update_time_to": last_update_time_to,
            "end_time_from": end_time_from,
            "end_time_to": end_time_to,
        }
        filters = _filters(name, uid, labels, times) | self._states(None, states)
        filters |= _partitions(partition_by, partition_sort_by)
        if not (is_set(iter) or any(filters.values())):
            filters |= {"start_time_from": a_week_ago(), **NEWEST_OF_EACH_NAME}
        filters |= _order(filters, rows_per_partition, partition_order, max_partitions)
        filters["with_notifications"] = self._notifications_flag(with_notifications)
        filters |= {"project": self._project(project), "sort": yes_no(sort), "iter_": yes_no(iter)}
        found, token = self._one_page("runs", runs.list_runs, filters, page, page_size, page_token)
        return RunList(found), token

    def iter_runs(
        self,
        name: str | None = None,
        uid: str | Iterable[str] | None = None,
        project: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        state: str | Iterable[str] | None = None,
        sort: bool = True,
        *,
        iter: bool = False,
        start_time_from: datetime.date | str | None = None,
        start_time_to: datetime.date | str | None = None,
        last_update_time_from: datetime.date | str | None = None,
        last_update_time_to: datetime.date | str | None = None,
        end_time_from: datetime.date | str | None = None,
        end_time_to: datetime.date | str | None = None,
        states: str | Iterable[str] | None = None,
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
            end_time_from, end_time_to, states: as in ``list_runs``.
            page_size: items per request where the server has pages (1.7 or newer), at least 1.

        Raises:
            RunDBError: the list ended too early; the message has the number of runs received.
        """
        times = {
            "start_time_from": start_time_from,
            "start_time_to": start_time_to,
            "last_update_time_from": last_update_time_from,
            "last_update_time_to": last_update_time_to,
            "end_time_from": end_time_from,
            "end_time_to": end_time_to,
        }
        filters = _filters(name, uid, labels, times)
        filters["start_time_from"] = filters["start_time_from"] or BEGINNING
        filters |= {"project": self._project(project), "sort": yes_no(sort), "iter_": yes_no(iter)}
        size = whole_number("page_size", page_size, least=1)
        _wanted(state, states)

        def build(number: int) -> Any:
            return runs.list_runs(
                **filters, **self._states(state, states), page=number, page_size=size
            )

        return self._every_item("runs", build)

    def _states(
        self, state: str | Iterable[str] | None, states: str | Iterable[str] | None
    ) -> dict[str, Any]:
        """Return the filter by states in the form that the server reads."""
        wanted = _wanted(state, states)
        if not wanted:
            return {}
        if self._release >= (1, 12):
            return {"states": wanted}
        if self._has_pages:  # which name the releases from 1.8 to 1.11 read is not known
            return {"state": wanted, "states": wanted}
        if len(wanted) == 1:
            return {"state": wanted[0]}
        if self._release < (1, 7):
            raise unsupported("list_runs", self._version(), "states")
        return {"state": wanted}

    def _notifications_flag(self, flag: bool | None) -> Any:
        if flag is None and not self._has_pages:
            return UNSET
        return true_false(flag)


def _wanted(state: str | Iterable[str] | None, states: str | Iterable[str] | None) -> list[str]:
    """Return the states of both arguments; an empty text stands for no filter."""
    both = [*(strings("state", state) or ()), *(strings("states", states) or ())]
    return [check_state("state", each) for each in both if each]


def _filters(
    name: str | None,
    uid: str | Iterable[str] | None,
    labels: str | Iterable[str] | Mapping[str, Any] | None,
    times: Mapping[str, Any],
) -> dict[str, Any]:
    return {
        "name": given_text("name", name),
        "uid": strings("uid", uid, allow_none=False),
        "label": label_filters(labels),
        **{key: iso_time(key, value) for key, value in times.items()},
    }


def _partitions(by: str | None, sort_by: str | None) -> dict[str, Any]:
    return {
        "partition_by": given_text("partition_by", by),
        "partition_sort_by": given_text("partition_sort_by", sort_by),
    }


def _order(
    filters: Mapping[str, Any], rows: int | None, order: str | None, partitions: int | None
) -> dict[str, Any]:
    """Return how runs are put into partitions, by the servers' defaults where they are."""
    if filters["partition_by"]:
        rows = 1 if rows is None else rows
        order = given_text("partition_order", order) or "desc"
        partitions = 0 if partitions is None else partitions
    return {
        "rows_per_partition": given_number("rows_per_partition", rows, 1),
        "partition_order": given_text("partition_order", order),
        "max_partitions": given_number("max_partitions", partitions),
    }
