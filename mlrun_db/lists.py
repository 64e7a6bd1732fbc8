"""The lists that the client returns: plain lists of dicts that can be shown as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, SupportsIndex, TypeVar, overload

from ._display.cells import first_found, mapping

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

    from . import types  # noqa: F401  # named in quotes below

Item = dict[str, Any]
T = TypeVar("T")  # the type of the items

# The prefixes of the columns that RunList.to_df(flat=True) splits a column into.
_FLAT_NAMES = {"labels": "label.", "parameters": "param.", "results": "output."}


class ObjectList(list[Any], Generic[T]):
    """A list of dicts with ``to_rows()``, ``to_df()`` and ``show()``; a notebook shows a table."""

    # the name of each column, and the dotted paths of its value, of which the first found is used
    _columns: ClassVar[Mapping[str, str]] = {}
    _times: ClassVar[tuple[str, ...]] = ()  # the columns that hold times
    _noun: ClassVar[str] = "objects"

    def to_rows(self) -> list[list[Any]]:
        """Return the table as rows; the first row has the names of the columns."""
        rows = [[first_found(item, paths) for paths in self._columns.values()] for item in self]
        return [list(self._columns), *rows]

    def to_df(self) -> pandas.DataFrame:
        """Return the table as a pandas DataFrame, with times in UTC.

        Raises:
            ImportError: pandas is not installed (the extra ``pandas``).
        """
        try:
            import pandas
        except ImportError:
            raise ImportError(
                "to_df() needs pandas, which is not installed: pip install 'mlrun_db[pandas]'"
            ) from None
        header, *rows = self.to_rows()
        frame = pandas.DataFrame(rows, columns=header)
        for name in self._times:
            frame[name] = pandas.to_datetime(
                frame[name], utc=True, format="ISO8601", errors="coerce"
            )
        return frame

    def show(self) -> None:
        """Show the table: the first 50 rows in a notebook; elsewhere all rows are printed."""
        from ._display.notebook import display_html, in_notebook
        from ._display.tables import text_table
        from ._display.text import write_out

        if in_notebook():
            display_html(self._repr_html_())
        else:
            header, *rows = self.to_rows()
            write_out(text_table(header, rows, self._noun))

    def _repr_html_(self) -> str:
        from ._display.html import MOST_ROWS, html_table

        header, *rows = self[:MOST_ROWS].to_rows()
        return html_table(header, rows, self._noun, len(self))

    def _like(self, items: Iterable[Any]) -> Self:
        """Return a list of the same kind."""
        return type(self)(items)

    def copy(self) -> Self:
        """Return a list of the same items."""
        return self._like(self)

    def sorted(self, key: Callable[[T], Any], *, reverse: bool = False) -> Self:
        """Return a list of the items in the order of a key, as ``sorted`` does."""
        return self._like(sorted(self, key=key, reverse=reverse))

    def filter(self, keep: Callable[[T], object]) -> Self:
        """Return a list of the items for which a function is true."""
        return self._like(item for item in self if keep(item))

    def __add__(self, other: Any) -> Any:
        found = super().__add__(other)
        return self._like(found) if type(other) in (list, type(self)) else found

    def __radd__(self, other: Any) -> Any:
        return self._like([*other, *self]) if type(other) is list else NotImplemented

    def __mul__(self, times: SupportsIndex) -> Self:
        return self._like(super().__mul__(times))

    __rmul__ = __mul__

    if TYPE_CHECKING:

        def __iter__(self) -> Iterator[T]: ...

    @overload
    def __getitem__(self, index: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> T | Self:
        found = super().__getitem__(index)
        return self._like(found) if isinstance(index, slice) else found  # type: ignore[return-value]


class RunList(ObjectList["types.RunRecord"]):
    """The runs that ``list_runs`` returns."""

    _noun = "runs"
    _times = ("start",)
    _columns: ClassVar[Mapping[str, str]] = {
        "project": "metadata.project",
        "uid": "metadata.uid",
        "iter": "metadata.iteration",
        "start": "status.start_time",
        "state": "status.state",
        "name": "metadata.name",
        "labels": "metadata.labels",
        "inputs": "spec.inputs",
        "parameters": "spec.parameters",
        "results": "status.results",
        "artifacts": "status.artifacts",
        "error": "status.error",
    }

    def to_df(self, flat: bool = False) -> pandas.DataFrame:
        """Return the table as a pandas DataFrame, with ``start`` in UTC.

        Args:
            flat: whether each parameter, result and label has a column of its own, such as
                ``param.lr``, ``output.auc`` and ``label.owner``. Default: three columns of dicts.

        Raises:
            ImportError: pandas is not installed (the extra ``pandas``).
        """
        frame = super().to_df()
        if not flat:
            return frame
        import pandas

        parts = [
            pandas.DataFrame([mapping(value) for value in frame.pop(column)], index=frame.index)
            for column in _FLAT_NAMES
        ]
        named = zip(parts, _FLAT_NAMES.values(), strict=True)
        return pandas.concat([frame, *(part.add_prefix(prefix) for part, prefix in named)], axis=1)

    def compare(self) -> RunComparison:
        """Return a table of the parameters and results that differ between the runs.

        Each item has ``name``, ``uid``, ``iter`` and ``state``, and the parameters and results
        under names such as ``param.lr`` and ``output.auc``. A single run has all of them.
        """
        rows = [
            {
                f"{_FLAT_NAMES[column]}{name}": value
                for column in ("parameters", "results")
                for name, value in mapping(first_found(run, self._columns[column])).items()
            }
            for run in self
        ]
        differ = [
            name
            for name in dict.fromkeys(name for row in rows for name in row)
            if len(rows) == 1 or any(row.get(name) != rows[0].get(name) for row in rows)
        ]
        return RunComparison(
            {name: first_found(run, self._columns[name]) for name in RunComparison._columns}
            | {name: row[name] for name in differ if name in row}
            for run, row in zip(self, rows, strict=True)
        )

    def plot(self, result: str, by: str | None = None, *, ax: Axes | None = None) -> Axes:
        """Plot a result of the runs, one point for each run.

        Runs in which the result is not a number are left out.

        Args:
            result: the name of the result, such as "auc".
            by: the parameter on the x-axis. Default: the runs in the order of their start.
            ax: the axes to plot on. Default: those of a new figure.

        Returns:
            The matplotlib Axes.

        Raises:
            MLRunInvalidArgumentError: no run has such a result, or none of those the parameter.
            ImportError: matplotlib is not installed (the extra ``plot``).
        """
        from ._display.plot import plot_runs

        points = [
            (
                str(first_found(run, self._columns["start"]) or ""),
                mapping(first_found(run, self._columns["parameters"])),
                mapping(first_found(run, self._columns["results"])),
            )
            for run in self
        ]
        return plot_runs(points, result, by, ax)


class RunComparison(ObjectList[Item]):
    """The differences between runs, as flat dicts; ``RunList.compare()`` returns it."""

    _noun = "runs"
    _columns: ClassVar[Mapping[str, str]] = {
        name: name for name in ("name", "uid", "iter", "state")
    }

    def to_rows(self) -> list[list[Any]]:
        header = list(dict.fromkeys([*self._columns, *(name for item in self for name in item)]))
        return [list(header), *([item.get(name) for name in header] for item in self)]


class ArtifactList(ObjectList["types.ArtifactRecord"]):
    """The artifacts that ``list_artifacts`` returns; ``tag`` is the requested tag.

    It holds records only; their data is at their ``target_path``. Tables show both forms of a
    record: flat, and with metadata and spec as MLRun 1.x has it.
    """

    _noun = "artifacts"
    _times = ("updated",)
    _columns: ClassVar[Mapping[str, str]] = {
        "tree": "tree metadata.tree",
        "key": "key metadata.key",
        "iter": "iter metadata.iter",
        "kind": "kind",
        "path": "target_path spec.target_path",
        "hash": "hash metadata.hash",
        "viewer": "viewer spec.viewer",
        "updated": "updated metadata.updated",
        "description": "description metadata.description",
        "producer": "producer spec.producer",
        "sources": "sources spec.sources",
        "labels": "labels metadata.labels",
    }

    def __init__(self, items: Iterable[Any] = (), tag: str | None = None) -> None:
        super().__init__(items)
        self.tag = tag

    def _like(self, items: Iterable[Any]) -> Self:
        return type(self)(items, self.tag)


class FunctionList(ObjectList["types.FunctionRecord"]):
    """The functions that ``list_functions`` returns."""

    _noun = "functions"
    _times = ("updated",)
    _columns: ClassVar[Mapping[str, str]] = {
        "project": "metadata.project",
        "name": "metadata.name",
        "tag": "metadata.tag",
        "hash": "metadata.hash",
        "kind": "kind",
        "state": "status.state",
        "image": "spec.image",
        "updated": "metadata.updated",
        "labels": "metadata.labels",
    }
