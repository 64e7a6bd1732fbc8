"""Charts as numbers that a template draws: axes, ticks and paths in the units of a picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .._display.best import is_finite
from .site import number, text

_MOST_POINTS = 400  # of a line; more are not seen
_MOST_WORDS = 12  # of an axis that has words


@dataclass(frozen=True)
class Tick:
    """A mark of an axis: where it is, and its label."""

    at: float
    label: str


@dataclass
class LineChart:
    """A value by step."""

    name: str
    width: int
    height: int
    path: str
    dots: list[tuple[float, float, str]]  # x, y and the text of a point
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    left: int
    last: str
    lowest: str
    highest: str
    count: int


@dataclass
class Axis:
    """An axis of parallel coordinates."""

    name: str
    at: float
    ticks: list[Tick] = field(default_factory=list)


@dataclass
class ParallelCoordinates:
    """Runs as lines over axes, one for each parameter and result."""

    width: int
    height: int
    top: int
    bottom: int
    axes: list[Axis]
    lines: list[tuple[str, str, int]]  # name, path and class of colour, 0 to 9


@dataclass
class Scatter:
    """Runs as points."""

    width: int
    height: int
    left: int
    x_name: str
    y_name: str
    dots: list[tuple[float, float, str]]
    x_ticks: list[Tick]
    y_ticks: list[Tick]


def line_chart(name: str, points: Sequence[tuple[float, float]]) -> LineChart | None:
    """Return the chart of a series; None when it has no finite value."""
    finite = sorted((x, y) for x, y in points if is_finite(x) and is_finite(y))
    if not finite:
        return None
    width, height, left, bottom = 480, 200, 56, 24
    xs, ys = [x for x, _ in finite], [y for _, y in finite]
    x_scale = Scale(min(xs), max(xs), left, width - 12)
    y_scale = Scale(min(ys), max(ys), height - bottom, 10, nice=True)
    shown = _thinned(finite)
    placed = [(x_scale(x), y_scale(y)) for x, y in shown]
    path = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    labels = [f"step {number(x)}: {number(y)}" for x, y in shown]
    return LineChart(
        name,
        width,
        height,
        path if len(placed) > 1 else "",
        [(round(x, 1), round(y, 1), label) for (x, y), label in zip(placed, labels, strict=True)],
        x_scale.ticks(5),
        y_scale.ticks(4),
        left,
        number(finite[-1][1]),
        number(min(ys)),
        number(max(ys)),
        len(points),
    )


def scatter(x_name: str, y_name: str, points: Sequence[tuple[Any, Any, str]]) -> Scatter | None:
    """Return the chart of points with names; None when none has two numbers."""
    finite = [(x, y, label) for x, y, label in points if is_finite(x) and is_finite(y)]
    if not finite:
        return None
    width, height, left = 960, 320, 64
    x_scale = Scale(
        min(p[0] for p in finite), max(p[0] for p in finite), left, width - 16, nice=True
    )
    y_scale = Scale(
        min(p[1] for p in finite), max(p[1] for p in finite), height - 28, 12, nice=True
    )
    dots = [
        (
            round(x_scale(x), 1),
            round(y_scale(y), 1),
            f"{label}: {x_name} {number(x)}, {y_name} {number(y)}",
        )
        for x, y, label in finite
    ]
    ticks = x_scale.ticks(6), y_scale.ticks(5)
    return Scatter(width, height, left, x_name, y_name, dots, *ticks)


def parallel_coordinates(
    names: Sequence[str], lines: Sequence[tuple[str, Sequence[Any]]]
) -> ParallelCoordinates | None:
    """Return runs as lines; the last axis gives them their colours.

    Args:
        names: The names of the axes. Those that have fewer than two values are left out.
        lines: The name of each run, and its values on the axes.
    """
    kept = [
        index
        for index in range(len(names))
        if len({str(values[index]) for _, values in lines if values[index] is not None}) > 1
    ]
    if len(kept) < 2:
        return None
    top, height = 34, 280
    bottom = height - 16
    gap = max(100, min(200, 1080 // (len(kept) - 1)))
    width = gap * (len(kept) - 1) + 140
    scales: list[Callable[[Any], float]] = []
    axes = []
    for place, index in enumerate(kept):
        given = [values[index] for _, values in lines if values[index] is not None]
        is_of_numbers = all(is_finite(value) for value in given)
        scale = Scale(min(given), max(given), bottom, top) if is_of_numbers else None
        words = Words(given, bottom, top)
        scales.append(scale or words)
        axes.append(Axis(names[index], 60 + place * gap, (scale or words).ticks(4)))
    drawn = []
    for name, values in lines:
        points = [
            (axis.at, scale(values[index]))
            for axis, scale, index in zip(axes, scales, kept, strict=True)
            if values[index] is not None
        ]
        if len(points) > 1:
            ends_high = values[kept[-1]] is not None
            share = (bottom - points[-1][1]) / (bottom - top) if ends_high else 0.0
            path = "M" + "L".join(f"{x:.0f},{y:.1f}" for x, y in points)
            drawn.append((name, path, min(9, int(share * 10))))
    return ParallelCoordinates(width, height, top, bottom, axes, drawn)


class Scale:
    """Places numbers between two ends of a picture.

    Args:
        nice: Whether the ends of the numbers are moved to round ones.
    """

    def __init__(
        self, low: float, high: float, start: float, end: float, *, nice: bool = False
    ) -> None:
        if high - low <= abs(high) * 1e-12 or high - low < 1e-300:
            margin = max(abs(low) * 0.1, 1e-290) if low else 1.0
            low, high = low - margin, high + margin
        elif nice:
            margin = (high - low) * 0.05
            low, high = low - margin, high + margin
        self._low, self._high, self._start, self._end = low, high, start, end

    def __call__(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return self._start + share * (self._end - self._start)

    def ticks(self, about: int) -> list[Tick]:
        """Return marks at round numbers."""
        rough = (self._high - self._low) / about
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough)
        first = math.ceil(self._low / step)
        values = [n * step for n in range(first, first + 2 * about + 2) if n * step <= self._high]
        form = ",.0f" if step % 1 == 0 and abs(self._high) < 1e9 else ".6g"
        return [Tick(round(self(value), 1), f"{value:{form}}") for value in values]


class Words:
    """Places words, in their order."""

    def __init__(self, words: Iterable[Any], start: float, end: float) -> None:
        known = sorted({text(word, 20) for word in words})
        gap = (end - start) / max(1, len(known) - 1)
        self._places = {word: start + index * gap for index, word in enumerate(known)}

    def __call__(self, word: Any) -> float:
        return self._places[text(word, 20)]

    def ticks(self, about: int) -> list[Tick]:
        """Return a mark for each word, when there are not too many."""
        del about
        marks = [Tick(round(place, 1), word) for word, place in self._places.items()]
        return marks if len(marks) <= _MOST_WORDS else [marks[0], marks[-1]]


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the lowest and the highest point of each piece, when there are too many."""
    if len(points) <= _MOST_POINTS:
        return list(points)
    size = math.ceil(len(points) / (_MOST_POINTS // 2))
    kept = []
    for start in range(0, len(points), size):
        piece = points[start : start + size]
        both = {min(piece, key=lambda p: p[1]), max(piece, key=lambda p: p[1])}
        kept += sorted(both)
    return kept if kept[-1] == points[-1] else [*kept, points[-1]]
