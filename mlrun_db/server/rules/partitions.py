"""Partitions of lists: the first rows of each group, as a window function selects them."""

from __future__ import annotations

from dataclasses import dataclass

from mlrun_db.server.rules.errors import InvalidArgument

ORDERS = ("asc", "desc")


@dataclass(frozen=True)
class ListPartition:
    """Which rows of each group a list contains; an empty ``by`` means all.

    ``most`` is the number of groups, those with the newest rows; 0 means all.
    """

    by: str = ""
    rows: int = 1
    sort: str = ""
    order: str = "desc"
    most: int = 0

    def select(self, ids: str, groups: dict[str, str], times: dict[str, str]) -> str:
        """Return the query for the ids of the rows that the partition contains.

        Args:
            ids: a query that selects ``id`` and what the other arguments name.
            groups: the columns of each value of ``by``.
            times: the column of each value of ``sort``.

        Raises:
            InvalidArgument: There is no ``sort``.
        """
        if not self.by:
            return f"SELECT id FROM ({ids})"
        if not self.sort:
            raise InvalidArgument("sort parameter must be provided when partition_by is used.")
        group, time = groups[self.by], times[self.sort]
        order = "ASC" if self.order == "asc" else "DESC"
        ranked = (
            f"SELECT id, row_number() OVER (PARTITION BY {group} ORDER BY {time} {order}, "
            f"id {order}) AS position, max({time}) OVER (PARTITION BY {group}) AS newest "
            f"FROM ({ids})"
        )
        if not self.most:
            return f"SELECT id FROM ({ranked}) WHERE position <= {self.rows}"
        return (
            "SELECT id FROM (SELECT id, dense_rank() OVER (ORDER BY newest DESC) AS place FROM "
            f"({ranked}) WHERE position <= {self.rows}) WHERE place <= {self.most}"
        )


EVERYTHING = ListPartition()
