"""Plots of a result over runs, with matplotlib."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import MLRunInvalidArgumentError
from .text import cell_text, cut

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# the start, the parameters and the results of a run
Point = tuple[str, Mapping[str, Any], Mapping[str, Any]]

_WIDEST_NAME = 30


def plot_runs(points: Sequence[Point], result: str, by: str | None, ax: Axes | None) -> Axes:
    """Plot a result against a parameter, or in order of start; see ``RunList.plot``."""
    if not points:
        raise MLRunInvalidArgumentError("there are no runs to plot: the list is empty")
    shown = [point for point in points if _is_number(point[2].get(result))]
    if not shown:
        names = {name for point in points for name, value in point[2].items() if _is_number(value)}
        raise MLRunInvalidArgumentError(_unknown("number as result", result, names))
    if by is not None:
        names = {name for point in shown for name in point[1]}
        shown = [point for point in shown if by in point[1]]
        if not shown:
            raise MLRunInvalidArgumentError(_unknown("parameter", by, names))
    try:
        from matplotlib import pyplot
    except ImportError:
        raise ImportError(
            "plot() needs matplotlib, which is not installed: pip install 'mlrun_db[plot]'"
        ) from None
    if ax is None:
        _, ax = pyplot.subplots()
    heights = [point[2][result] for point in sorted(shown, key=lambda point: point[0])]
    if by is None:
        ax.plot(range(1, len(heights) + 1), heights, "o-")
        ax.locator_params(axis="x", integer=True)
    else:
        values = [point[1][by] for point in sorted(shown, key=lambda point: point[0])]
        numbers = all(_is_number(value) for value in values)
        ax.plot(values if numbers else [_name(value) for value in values], heights, "o")
    ax.set_xlabel("run, in order of start" if by is None else _name(by))
    ax.set_ylabel(_name(result))
    return ax


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _unknown(what: str, name: str, names: set[str]) -> str:
    return f"no run has a {what} {name!r}; there are: {', '.join(sorted(names)) or 'none'}"


def _name(value: Any) -> str:
    """Return the text of a name; a dollar sign would begin a formula."""
    return cut(cell_text(value), _WIDEST_NAME).replace("$", r"\$")
