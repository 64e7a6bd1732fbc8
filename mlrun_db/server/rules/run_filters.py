"""Filters of lists of runs, as SQL that reads no more than it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mlrun_db.server.rules.names import DEFAULT_PROJECT, EVERY_PROJECT
from mlrun_db.server.rules.partitions import EVERYTHING, ListPartition
from mlrun_db.server.storage.query import Where, split_label
from mlrun_db.server.storage.store import Transaction

_FEW = 1000  # runs that are sorted sooner than an index is searched for them
_FIRST, _LAST = -1e18, 1e18  # timestamps


@dataclass(frozen=True)
class RunFilter:
    """Filters of a list of runs; an empty field does not filter."""

    project: str = ""
    name: str = ""
    uids: Sequence[str] = ()
    labels: Sequence[str] = ()
    states: Sequence[str] = ()
    iterations: bool = True
    start_from: datetime | None = None
    start_to: datetime | None = None
    update_from: datetime | None = None
    update_to: datetime | None = None
    end_from: datetime | None = None
    end_to: datetime | None = None
    with_notifications: bool = False
    partition: ListPartition = EVERYTHING

    @property
    def is_empty(self) -> bool:
        """Whether nothing filters within the project, but for iterations and notifications."""
        ignored = ("project", "iterations", "with_notifications", "partition")
        given = [value for name, value in vars(self).items() if name not in ignored]
        return not any(given) and not self.partition.by and not self.partition.sort

    def where(self) -> Where:
        """Return the filters as SQL conditions; a plus keeps SQLite from an index for a column."""
        where = Where()
        project = self.project or DEFAULT_PROJECT
        if project != EVERY_PROJECT:
            where.add("runs.project = ?", project)
        if not self.iterations:
            where.add("iter = 0")
        where.with_name("runs.name", self.name).one_of("uid", self.uids)
        where.one_of("state", self.states)
        if self.start_from:
            where.add("runs.start_time >= ?", self.start_from.timestamp())
        if self.start_to:
            where.add("runs.start_time <= ?", self.start_to.timestamp())
        if self.update_from:
            where.add("+last_update >= ?", self.update_from.timestamp())
        if self.update_to:
            where.add("+last_update <= ?", self.update_to.timestamp())
        if self.end_from:
            where.add("+end_time >= ?", self.end_from.timestamp())
        if self.end_to:
            where.add("+end_time <= ?", self.end_to.timestamp())
        if self.with_notifications:
            where.add("json_array_length(runs.body, '$.spec.notifications') > 0")
        for label in self.labels:
            condition, values = _label_condition(label)
            where.add(
                f"EXISTS (SELECT 1 FROM run_labels AS l WHERE l.run = runs.id AND {condition})",
                *values,
            )
        return where

    def source(self, db: Transaction, sort: bool) -> tuple[str, list[Any], str]:
        """Return the tables of a query with their join conditions, their values, and the order.

        The order is the latest start first when sorted, else that of storing. The query starts from
        the filter that leaves the fewest runs, if these are few. Else it reads an index in the
        order of the list, where the next match is never far.
        """
        project = self.project or DEFAULT_PROJECT
        order = runs_order(sort)
        if project == EVERY_PROJECT:
            return "runs", [], order
        few, query, values = _FEW + 1, "", []
        for candidate, given in self._narrowing(db, project):
            count = db.count(f"SELECT count(*) FROM ({candidate} LIMIT {_FEW + 1})", given)
            if count < few:
                few, query, values = count, candidate, given
        if query:
            return f"({query}) AS few CROSS JOIN runs ON runs.id = few.id", values, order
        if self.labels and sort:
            condition, given = _label_condition(self.labels[0])
            source = (
                "run_labels AS first CROSS JOIN runs ON runs.id = first.run "
                f"AND first.project = ? AND {condition.replace('l.', 'first.')}"
            )
            return source, [project, *given], "first.start_time DESC, first.run"
        return "runs", [], order

    def _narrowing(self, db: Transaction, project: str) -> Iterator[tuple[str, list[Any]]]:
        """Yield queries for the ids of the runs that match one filter, each from an index."""
        for label in self.labels:
            condition, given = _label_condition(label)
            yield (
                f"SELECT run AS id FROM run_labels AS l WHERE project = ? AND {condition}",
                [project, *given],
            )
        names = _names(db, project, self.name)
        for column, values in (("uid", self.uids), ("name", names), ("state", self.states)):
            if values:
                where = Where().add("project = ?", project).one_of(column, values)
                yield f"SELECT id FROM runs {where}", where.values
        for column, since, until in (
            ("last_update", self.update_from, self.update_to),
            ("end_time", self.end_from, self.end_to),
            ("start_time", self.start_from, self.start_to),
        ):
            if since or until:
                where = Where().add("project = ?", project)
                where.add(f"{column} >= ?", since.timestamp() if since else _FIRST)
                where.add(f"{column} <= ?", until.timestamp() if until else _LAST)
                yield f"SELECT id FROM runs {where}", where.values


def _names(db: Transaction, project: str, name: str) -> Sequence[str]:
    """Return the names that a filter selects, each from one entry of an index.

    There are none when the project has too many names for that.
    """
    if not name.startswith("~"):
        return [name] if name else []
    following = "SELECT min(name) FROM runs WHERE project = ?"
    rows = db.rows(
        f"WITH RECURSIVE found(name) AS ({following} UNION ALL "
        f"SELECT ({following} AND name > found.name) FROM found WHERE found.name IS NOT NULL "
        f"LIMIT {_FEW + 1}) SELECT name FROM found WHERE name IS NOT NULL",
        (project, project),
    )
    text = name[1:].casefold()
    found = [row["name"] for row in rows if text in row["name"].casefold()]
    return found if len(rows) <= _FEW else []


def runs_order(sort: bool) -> str:
    """Return the order of a list that starts from the table of runs."""
    return "runs.start_time DESC, runs.id" if sort else "runs.id"


def _label_condition(label: str) -> tuple[str, list[str]]:
    name, value = split_label(label)
    if value is None:
        return "l.name = ?", [name]
    return "l.name = ? AND l.value = ?", [name, value]
