"""Charts of any numbers stay within their picture."""

from __future__ import annotations

import re
from typing import Any

import hypothesis.strategies as st
from hypothesis import example, given

from mlrun_db.ui.charts import line_chart, parallel_coordinates, scatter
from mlrun_db.ui.site import number

NUMBERS = st.floats() | st.integers() | st.sampled_from([10**400, 1e308, 5e-324, 1e16, 1e16 + 2])
VALUES = NUMBERS | st.none() | st.text(max_size=3) | st.booleans()


def check(chart: Any, *coordinates: float) -> None:
    assert all(0 <= each <= max(chart.width, chart.height) for each in coordinates)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=30))
@example([(0, 0.0), (1, 5e-324)])
@example([(0, 1e299), (1, -1e299)])
def test_lines(points: list[tuple[float, float]]) -> None:
    chart = line_chart("loss", points)
    if chart is not None:
        check(chart, *(each for x, y, _ in chart.dots for each in (x, y)))
        check(chart, *(tick.at for tick in [*chart.x_ticks, *chart.y_ticks]))
        assert len(chart.x_ticks) < 20


def test_long_lines_keep_their_peaks() -> None:
    points = [(n, 9.0 if n == 777 else 1.0) for n in range(100_000)]
    chart = line_chart("loss", points)
    assert chart is not None and len(chart.dots) <= 401
    assert any(label == "step 777: 9" for _, _, label in chart.dots)
    assert chart.count == 100_000


@given(st.lists(st.tuples(VALUES, VALUES), max_size=20))
def test_points(points: list[tuple[Any, Any]]) -> None:
    chart = scatter("lr", "auc", [(x, y, "run") for x, y in points])
    if chart is not None:
        check(chart, *(each for x, y, _ in chart.dots for each in (x, y)))


@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), max_size=20))
def test_parallel_coordinates(rows: list[list[Any]]) -> None:
    chart = parallel_coordinates(["a", "b", "c"], [("run", row) for row in rows])
    if chart is not None:
        paths = " ".join(path for _, path, _ in chart.lines)
        check(chart, *map(float, re.findall(r"-?[0-9.]+", paths)))
        assert all(0 <= colour <= 9 for _, _, colour in chart.lines)


@given(VALUES)
def test_numbers_as_text(value: Any) -> None:
    assert len(number(value)) <= 80
