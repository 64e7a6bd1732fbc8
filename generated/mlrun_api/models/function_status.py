# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class FunctionStatus(TypedDict, total=False):
    """Where the build or deployment of a function stands."""

    state: None | str
    build_pod: None | str
    nuclio_name: None | str
    address: None | str
    internal_invocation_urls: list[str] | None
    external_invocation_urls: list[str] | None
