"""The lists that the client returns: plain lists of dicts that can be shown as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, SupportsIndex, TypeVar, overload

from ._display.cells import first_found, mapping
from ._display.shown import shown_in_notebook

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

    from . import types  # named in quotes below
    from ._display.tables import Table

Item = dict[str, Any]
T = TypeVar("T")  # the type of the items


class ObjectList(list[Any], Generic[T]):
    """A list of dicts with ``to_rows()``, ``to_df()`` and ``show()``; a notebook shows a table."""

    # the name of each column, and the dotted paths of its value, of which the first found is used
    _columns: ClassVar[Mapping[str, str]] = {}
    _times: ClassVar[tuple[str, ...]] = ()  # the columns that hold times
    _noun: ClassVar[str] = "objects"
    # the columns that to_df(flat=True) divides, and the prefix of the names in them
    _flat_names: ClassVar[Mapping[str, str]] = {"labels": "label."}

    def to_rows(self) -> list[list[Any]]:
        """Return the table as rows; the first row has the names of the columns."""
        rows = [[first_found(item, paths) for paths in self._columns.values()] for item in self]
        return [list(self._columns), *rows]

    def to_df(self, flat: bool = False) -> pandas.DataFrame:
        """Return the table as a pandas DataFrame, with times in UTC.

        Args:
            flat: whether each result and parameter of runs, and each label, has a column of its
                own, such as ``output.auc``, ``param.lr`` and ``label.owner``; columns without
                values are last. Default: columns of dicts.

        Raises:
            ImportError: pandas is not installed (the extra ``pandas``).
        """
        from ._display.frames import data_frame

        header, *rows = self.to_rows()
        return data_frame(header, rows, self._times, self._flat_names if flat else {})

    def show(
        self, display: bool = True, classes: str | Iterable[str] | None = None, short: bool = False
    ) -> str | None:
        """Show the table: the first 50 rows in a notebook; elsewhere all rows are printed.

        On a terminal the table is as wide as that: cells are cut, and columns that still do not fit
        are named below it.

        Args:
            display: whether to show it. False: return it as HTML, with all rows.
            classes: CSS classes of the HTML table, one text or several.
            short: whether to leave out the columns of dicts and lists.

        Returns:
            The HTML with ``display=False``, or None.
        """
        from ._display.html import MOST_ROWS, html_table
        from ._display.notebook import display_html, in_notebook
        from ._display.tables import terminal_columns, text_table, without_nested
        from ._display.text import write_out

        table = self._table(MOST_ROWS if display and in_notebook() else len(self))
        if short:
            table = without_nested(table)
        if display and not in_notebook():
            write_out(text_table(table, self._noun, terminal_columns()))
            return None
        html = html_table(table, self._noun, len(self), classes=classes)
        if not display:
            return html
        display_html(html)
        return None

    def _repr_html_(self) -> str:
        from ._display.html import MOST_ROWS, html_table

        return html_table(self._table(MOST_ROWS), self._noun, len(self))

    def _table(self, most: int) -> Table:
        """Return what is shown of the first items."""
        from ._display.tables import Table

        header, *rows = self[:most].to_rows()
        return Table(header, rows)

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
    _flat_names: ClassVar[Mapping[str, str]] = {
        "results": "output.",
        "parameters": "param.",
        "labels": "label.",
    }

    def _table(self, most: int) -> Table:
        from ._display.columns import table_of_runs

        return table_of_runs(self[:most])

    @overload
    def __getitem__(self, index: SupportsIndex) -> types.RunRecord: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> types.RunRecord | Self:
        if not isinstance(index, slice):
            # a run that a notebook shows; it takes the place of the dict, so that both are one
            self[index] = shown_in_notebook(super().__getitem__(index))
        return super().__getitem__(index)

    def to_objects(self) -> list[Any]:
        """Return the runs as objects of MLRun's own SDK (``mlrun.RunObject``).

        Raises:
            ImportError: the SDK (``mlrun``) is not installed.
        """
        return list(_sdk_lists("to_objects").RunList(self).to_objects())

    def where(self, condition: str) -> Self:
        """Return the runs that meet a condition on their results and parameters.

        ::

            runs.where("auc > 0.9 and lr < 0.1")
            runs.where("state == 'completed' and not param.model in ['svm', 'tree']")

        Names are those of results, or else of parameters; ``result.lr``, ``param.lr`` and
        ``label.owner`` name the kind, and ``result["val/auc"]`` is for names that are no
        identifiers. There are also ``uid``, ``name``, ``project``, ``iter``, ``state``, ``start``
        and ``error``. The condition is parsed, never run as code: comparisons, ``in``, ``is None``,
        ``and``, ``or``, ``not``, ``+ - * /``. A comparison with a value that a run lacks is not
        met.

        Args:
            condition: the condition, as text.

        Raises:
            MLRunInvalidArgumentError: the condition cannot be read, or has a name that no run has.
        """
        from ._query.expressions import Condition, check_names

        meets = Condition(condition)
        check_names(meets.names, self)
        return self.filter(meets)

    def sort_by(self, name: str, *, ascending: bool = False) -> Self:
        """Return the runs in the order of a result or parameter, those without it last.

        Args:
            name: the name of a result or parameter; ``param.lr`` and others as in ``where``.
            ascending: whether the lowest is first. Default: the highest.

        Raises:
            MLRunInvalidArgumentError: no run has a result or parameter with the name.
        """
        from ._query.expressions import check_names, ordered

        check_names([name], self)
        return self._like(ordered(self, name, ascending))

    def compare(self) -> RunComparison:
        """Return a table of the parameters and results that differ between the runs.

        Each item has ``name``, ``uid``, ``iter`` and ``state``, and the parameters and results
        under names such as ``param.lr`` and ``output.auc``. A single run has all of them.
        """
        from ._display.columns import differences

        return RunComparison(differences(self, RunComparison._columns))

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

        paths = [self._columns[name] for name in ("start", "parameters", "results")]
        found = ([first_found(run, path) for path in paths] for run in self)
        points = [(str(start or ""), mapping(x), mapping(y)) for start, x, y in found]
        return plot_runs(points, result, by, ax)


class FlatList(ObjectList[Item]):
    """A list of flat dicts, with a column for each name in them."""

    def to_rows(self) -> list[list[Any]]:
        header = list(dict.fromkeys([*self._columns, *(name for item in self for name in item)]))
        return [list(header), *([item.get(name) for name in header] for item in self)]


class RunComparison(FlatList):
    """The differences between runs, as flat dicts; ``RunList.compare()`` returns it."""

    _noun = "runs"
    _columns: ClassVar[Mapping[str, str]] = {
        name: name for name in ("name", "uid", "iter", "state")
    }

    def _table(self, most: int) -> Table:
        from ._display.columns import with_best_results

        return with_best_results(super()._table(most))


class MetricList(FlatList):
    """The metrics of a run over its steps, a dict for each step; ``read_metrics`` returns it.

    Each has ``step``, ``time`` (seconds since 1970) and the metrics that were logged at this step.
    """

    _noun = "metrics"
    _columns: ClassVar[Mapping[str, str]] = {"step": "step", "time": "time"}

    def series(self, name: str) -> list[tuple[int, float]]:
        """Return the steps and values of one metric, in the order of the steps.

        Args:
            name: the name of the metric, such as "loss". One that was not logged is empty.
        """
        return [(item["step"], item[name]) for item in self if name in item]


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

    def to_objects(self) -> list[Any]:
        """Return the artifacts as objects of MLRun's own SDK, such as ``ModelArtifact``.

        Raises:
            ImportError: the SDK (``mlrun``) is not installed.
        """
        return list(_sdk_lists("to_objects").ArtifactList(self).to_objects())

    objects = to_objects  # its name in MLRun 0.6

    def dataitems(self) -> list[Any]:
        """Return the data of the artifacts as data items of MLRun's own SDK, which read it.

        Artifacts without a target are left out.

        Raises:
            ImportError: the SDK (``mlrun``) is not installed.
        """
        return list(_sdk_lists("dataitems").ArtifactList(self).dataitems())


class ProjectList(ObjectList[Any]):
    """The projects that ``list_projects`` returns."""

    _noun = "projects"
    _times = ("created",)
    _columns: ClassVar[Mapping[str, str]] = {
        "name": "metadata.name",
        "state": "status.state",
        "description": "spec.description",
        "owner": "spec.owner",
        "created": "metadata.created",
        "labels": "metadata.labels",
    }

    def to_rows(self) -> list[list[Any]]:
        return ObjectList.to_rows(ObjectList(project.to_dict() for project in self))


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


def _sdk_lists(method: str) -> Any:
    """Return the module of MLRun's own SDK that has lists of runs and artifacts."""
    try:
        from mlrun import lists
    except ImportError:
        raise ImportError(
            f"{method}() needs MLRun's own SDK, which is not installed: pip install mlrun"
        ) from None
    return lists
