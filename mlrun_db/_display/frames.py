"""Lists as data frames of pandas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .cells import mapping

if TYPE_CHECKING:
    import pandas


def data_frame(
    header: Sequence[str],
    rows: Sequence[Sequence[Any]],
    times: Iterable[str],
    prefixes: Mapping[str, str],
) -> pandas.DataFrame:
    """Return rows as a data frame.

    Args:
        header: The names of the columns.
        rows: Their values.
        times: The columns that hold times.
        prefixes: The columns of dicts that are divided, and the prefix of the names in them. These
            columns follow those that have values; those that have none are last.
    """
    try:
        import pandas
    except ImportError:
        raise ImportError(
            "to_df() needs pandas, which is not installed: pip install 'mlrun_db[pandas]'"
        ) from None
    frame = pandas.DataFrame(rows, columns=list(header))
    for name in times:
        frame[name] = pandas.to_datetime(frame[name], utc=True, format="ISO8601", errors="coerce")
    if not prefixes:
        return frame
    parts = {
        prefix: pandas.DataFrame([mapping(value) for value in frame.pop(column)], index=frame.index)
        for column, prefix in prefixes.items()
        if column in header
    }
    empty = [name for name in frame.columns if frame[name].isna().all()]
    named = [part.add_prefix(prefix) for prefix, part in parts.items()]
    return pandas.concat([frame.drop(columns=empty), *named, frame[empty]], axis=1)
