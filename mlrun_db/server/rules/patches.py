"""Merging of patches into stored objects."""

from __future__ import annotations

import mergedeep  # type: ignore[import-untyped]

from mlrun_db.server.rules.errors import InvalidInput
from mlrun_db.server.storage.documents import Object

PATCH_MODES = ("replace", "additive")


def merge_patch(target: Object, patch: Object, mode: str) -> None:
    """Merge a patch into an object: lists are replaced, or extended in mode ``additive``."""
    strategy = mergedeep.Strategy.ADDITIVE if mode == "additive" else mergedeep.Strategy.REPLACE
    try:
        mergedeep.merge(target, patch, strategy=strategy)
    except TypeError as error:
        raise InvalidInput(("body",), str(error), "type_error") from error
