"""Partitions of lists: the newest items of each name, as a query requests them."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.rules.errors import InvalidInput
from mlrun_db.server.rules.partitions import ORDERS, ListPartition


def partition_of(
    context: RequestContext,
    fields: tuple[str, ...] = ("name", "project_and_name"),
    sorts: tuple[str, ...] = ("created", "updated"),
) -> ListPartition:
    """Return the partition that a query requests; without a field, everything is in the list."""
    query = context.query
    rows = query.integer("rows-per-partition", 1)
    if rows < 1:
        message = "ensure this value is greater than 0"
        location = ("query", "rows-per-partition")
        raise InvalidInput(location, message, "value_error.number.not_gt", {"limit_value": 0})
    return ListPartition(
        by=query.choice("partition-by", fields),
        rows=rows,
        sort=query.choice("partition-sort-by", sorts),
        order=query.choice("partition-order", ORDERS, "desc"),
        most=query.integer("max-partitions", minimum=0),
    )
