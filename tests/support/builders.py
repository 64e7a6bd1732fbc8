"""The request builders of mlrun_api, by operation."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from mlrun_api.operations import OPERATIONS

BUILDERS: dict[str, Callable[..., Any]] = {
    name: getattr(import_module(f"mlrun_api.api.{operation.tag}"), name)
    for name, operation in OPERATIONS.items()
}
