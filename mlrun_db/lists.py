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

    # the name of each column, and the dotted paths at one of which its value is
    _columns: ClassVar[Mapping[str, str]] = {}
    _noun: ClassVar[str] = "objects"

    def to_rows(self) -> list[list[Any]]:
        """Return the table as rows, the first one the names of the columns."""
        rows = [[first_found(item, paths) for paths in self._columns.values()] for item in self]
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

        frame["start"] = pandas.to_datetime(
            frame["start"], utc=True, format="ISO8601", errors="coerce"
        )
        for column in ("labels", "parameters", "results") if flat else ():
            values = [item if isinstance(item, dict) else {} for item in frame.pop(column)]
            parts = pandas.DataFrame(values, index=frame.index).add_prefix(f"{column}.")
            frame = pandas.concat([frame, parts], axis=1)
        return frame


class ArtifactList(ObjectList):
    """The artifacts that ``list_artifacts`` returns; ``tag`` is the tag that was asked for.

    It holds records only: to load the data behind one, use its ``target_path``. Both forms of a
    record can be shown: flat, and with metadata and spec as 1.x has it.
    """

    _noun = "artifacts"
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


def first_found(item: Any, paths: str) -> Any:
    """Return the value at the first dotted path (of nested dicts) that has one, otherwise None."""
    for path in paths.split():
        value = item
        for name in path.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        if value is not None:
            return value
    return None
