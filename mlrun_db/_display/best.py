"""Which of several values of a result is the best."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_LARGEST = 1e300
_LOWER_IS_BETTER = re.compile(
    r"(?:^|[^a-z])(?:loss|err|error|mse|rmse|mae|mape|rmsle|perplexity|latency|time|seconds|duration)"
    r"(?:$|[^a-z])",
)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_finite(value: Any) -> bool:
    """Return whether a value is a number with which floats can calculate."""
    return is_number(value) and abs(value) < _LARGEST  # false for NaN, too


def lower_is_better(name: str) -> bool:
    """Return whether the name of a result, such as "val_loss", stands for what should be low."""
    return _LOWER_IS_BETTER.search(name.lower()) is not None


def best_of(name: str, values: Iterable[Any]) -> float | None:
    """Return the best number of a result; None when nothing can be best.

    That is when there are fewer than two different numbers, or only whole ones: these count
    something, such as rows.
    """
    numbers: set[float] = {value for value in values if is_finite(value)}
    if len(numbers) < 2 or all(isinstance(value, int) for value in numbers):
        return None
    return min(numbers) if lower_is_better(name) else max(numbers)
