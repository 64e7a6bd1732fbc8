# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Any, TypeAlias

BackgroundTaskSpec: TypeAlias = "dict[str, Any]"
