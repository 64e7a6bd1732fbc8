"""What feature sets and feature vectors share: versions by tag or uid, and partitions of lists."""

from __future__ import annotations

from typing import Any, NamedTuple

from .._transport.arguments import given, given_text, plain
from .._transport.request import UNSET
from ..errors import MLRunInvalidArgumentError


def reference(tag: str | None, uid: str | None) -> str:
    """Return the version that a tag or a uid names, "latest" without both."""
    tag, uid = given_text("tag", tag) or "", given_text("uid", uid) or ""
    if tag and uid:
        raise MLRunInvalidArgumentError(
            f"a version is named by tag or by uid, not both, got tag={tag!r} and uid={uid!r}"
        )
    return uid or tag or "latest"


class Partition(NamedTuple):
    """The four parameters that keep only the first rows of each group of a list."""

    by: Any
    rows: Any
    sort_by: Any
    order: Any


def partition(by: Any, rows: int, sort_by: Any, order: Any) -> Partition:
    """Return the parameters as they are sent: only when there is something to group by."""
    if not given_text("partition_by", by):
        return Partition(UNSET, UNSET, UNSET, UNSET)
    return Partition(plain(by), rows, given(plain(sort_by)), given(plain(order)))
