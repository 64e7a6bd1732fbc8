# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class FunctionBuild(TypedDict, total=False):
    image: None | str
    base_image: None | str
    commands: list[str] | None
    functionSourceCode: None | str
    source: None | str
    registry: None | str
    secret: None | str


"""How the image of a function is built."""
