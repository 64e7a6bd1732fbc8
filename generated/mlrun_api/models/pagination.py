# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict

Pagination = TypedDict(
    "Pagination",
    {
        "page": "int | None",
        "page-size": "int | None",
        "page-token": "None | str",
    },
    total=False,
)
"""Which page of a list this is (1.7 and newer; the embedded server when a page was asked
for). All fields are null when the answer is the whole list, or a page after the last."""
