"""The lists that the client returns: plain lists of dicts that can show themselves as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, SupportsIndex, overload

from ._tables import display_html, html_table, text_table

if TYPE_CHECKING:
    import pandas

Item = dict[str, Any]


class ObjectList(list[Item]):
    """A list of dicts with ``to_rows()``, ``to_df()`` and ``show()``; a notebook shows a table."""

    _columns: ClassVar[Mapping[str, str]] = {}  # the name of each column, and where its value is
    _noun: ClassVar[str] = "objects"

    def to_rows(self) -> list[list[Any]]:
        """Return the table as rows, the first one the names of the columns."""
        rows = [[dotted(item, path) for path in self._columns.values()] for item in self]
        return [list(self._columns), *rows]

    def to_df(self) -> pandas.DataFrame:
        """Return the table as a pandas DataFrame; needs the extra ``pandas``."""
        try:
            import pandas
        except ImportError:
            raise ImportError(
                "to_df() needs pandas, which is not installed: pip install 'mlrun_db[pandas]'"
            ) from None
        header, *rows = self.to_rows()
        return pandas.DataFrame(rows, columns=header)

    def show(self) -> None:
        """Show the table: as HTML in a notebook, otherwise printed."""
        if not display_html(self._repr_html_()):
            header, *rows = self.to_rows()
            print(text_table(header, rows, self._noun))

    def _repr_html_(self) -> str:
        header, *rows = self.to_rows()
        return html_table(header, rows, self._noun)

    def _like(self, items: Iterable[Item]) -> Self:
        """Return a list of the same kind."""
        return type(self)(items)

    @overload
    def __getitem__(self, index: SupportsIndex) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Item | Self:
        found = super().__getitem__(index)
        return self._like(found) if isinstance(index, slice) else found  # type: ignore[return-value, arg-type]


class RunList(ObjectList):
    """The runs that ``list_runs`` returns."""

    _noun = "runs"
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
        """Return the table as a pandas DataFrame, ``start`` as times; needs the extra ``pandas``.

        Args:
            flat: give each parameter, result and label a column of its own, such as
                ``results.auc``, instead of columns of dicts.
        """
        frame = super().to_df()
        import pandas

        frame["start"] = pandas.to_datetime(frame["start"], utc=True, format="ISO8601")
        for column in ("labels", "parameters", "results") if flat else ():
            values = [item if isinstance(item, dict) else {} for item in frame.pop(column)]
            parts = pandas.DataFrame(values, index=frame.index).add_prefix(f"{column}.")
            frame = pandas.concat([frame, parts], axis=1)
        return frame


class ArtifactList(ObjectList):
    """The artifacts that ``list_artifacts`` returns; ``tag`` is the tag that was asked for.

    It holds records only: to load the data behind one, use its ``target_path``.
    """

    _noun = "artifacts"
    _columns: ClassVar[Mapping[str, str]] = {
        "tree": "tree",
        "key": "key",
        "iter": "iter",
        "kind": "kind",
        "path": "target_path",
        "hash": "hash",
        "viewer": "viewer",
        "updated": "updated",
        "description": "description",
        "producer": "producer",
        "sources": "sources",
        "labels": "labels",
    }

    def __init__(self, items: Iterable[Item] = (), tag: str | None = None) -> None:
        super().__init__(items)
        self.tag = tag

    def _like(self, items: Iterable[Item]) -> Self:
        return type(self)(items, self.tag)


class FunctionList(ObjectList):
    """The functions that ``list_functions`` returns."""

    _noun = "functions"
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


def dotted(item: Any, path: str) -> Any:
    """Return the value at a dotted path of nested dicts, None when there is none."""
    for name in path.split("."):
        item = item.get(name) if isinstance(item, Mapping) else None
    return item
