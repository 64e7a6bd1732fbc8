"""The fixed words of the API.

Each member is also the plain string: ``PatchMode.replace == "replace"``.
"""

from __future__ import annotations

import enum

__all__ = [
    "DeletionStrategy",
    "FeatureStorePartitionByField",
    "Format",
    "OrderType",
    "PatchMode",
    "ProjectState",
    "ScheduleKinds",
    "SecretProviderName",
    "SortField",
]


class SecretProviderName(enum.StrEnum):
    """Where secrets are stored."""

    kubernetes = "kubernetes"
    vault = "vault"


class PatchMode(enum.StrEnum):
    """How a patch meets a list that exists already: take its place, or be added to it."""

    replace = "replace"  # type: ignore[assignment]  # hides str.replace
    additive = "additive"


class DeletionStrategy(enum.StrEnum):
    """What happens to a project that still has content: refuse, or delete all of it.

    Each meaning has two spellings, for ``restrict`` also ``restricted`` and for ``cascade`` also
    ``cascading``. Servers know both.
    """

    restrict = "restrict"
    restricted = "restricted"
    cascade = "cascade"
    cascading = "cascading"


class Format(enum.StrEnum):
    """How much of each object a list holds."""

    full = "full"
    name_only = "name_only"
    metadata_only = "metadata_only"
    summary = "summary"


class OrderType(enum.StrEnum):
    """The direction of a sort."""

    asc = "asc"
    desc = "desc"


class SortField(enum.StrEnum):
    """What feature sets and vectors can be sorted by within a partition."""

    updated = "updated"


class FeatureStorePartitionByField(enum.StrEnum):
    """What feature sets and vectors can be grouped by."""

    name = "name"


class ProjectState(enum.StrEnum):
    """The states of a project. ``online``, ``offline`` and ``archived`` are the lasting ones."""

    unknown = "unknown"
    creating = "creating"
    deleting = "deleting"
    online = "online"
    offline = "offline"
    archived = "archived"


class ScheduleKinds(enum.StrEnum):
    """What a schedule starts."""

    job = "job"
    pipeline = "pipeline"
    local_function = "local_function"
