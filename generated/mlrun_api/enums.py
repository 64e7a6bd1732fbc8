# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.
"""The enumerations of the MLRun API. Each member is also the plain string."""

import enum

__all__ = (
    "ArtifactCategory",
    "ArtifactFormat",
    "BackgroundTaskState",
    "DeletionStrategy",
    "FeatureStorePartitionByField",
    "OrderType",
    "PatchMode",
    "PipelineFormat",
    "ProjectFormat",
    "ProjectState",
    "ProjectsRole",
    "RunPartitionByField",
    "RunState",
    "RuntimeGroupBy",
    "ScheduleKinds",
    "SecretProviderName",
    "SortField",
)


class ArtifactCategory(enum.StrEnum):
    """Group of artifact kinds. Only 1.x knows `link`."""

    model = "model"
    dataset = "dataset"
    other = "other"
    link = "link"


class ArtifactFormat(enum.StrEnum):
    """Form of an artifact (1.x): full has metadata, spec and status; legacy is the flat form of
    0.6.x.
    """

    full = "full"
    legacy = "legacy"


class BackgroundTaskState(enum.StrEnum):
    """State of a background task. succeeded and failed are final."""

    running = "running"
    succeeded = "succeeded"
    failed = "failed"


class DeletionStrategy(enum.StrEnum):
    """What to do with the resources of a project that is deleted. Only 1.x knows `check`."""

    restrict = "restrict"
    restricted = "restricted"
    cascade = "cascade"
    cascading = "cascading"
    check = "check"


class FeatureStorePartitionByField(enum.StrEnum):
    """Field by which a list is partitioned."""

    name = "name"


class OrderType(enum.StrEnum):
    """Sort order."""

    asc = "asc"
    desc = "desc"


class PatchMode(enum.StrEnum):
    """How a patch is merged into the stored object."""

    replace = "replace"  # type: ignore[assignment]  # hides a method of str
    additive = "additive"


class PipelineFormat(enum.StrEnum):
    """How much of a pipeline run to return."""

    full = "full"
    metadata_only = "metadata_only"
    summary = "summary"
    name_only = "name_only"


class ProjectFormat(enum.StrEnum):
    """How much of a project to return. 0.6.x knows full, name_only, metadata_only and summary
    (500 for metadata_only); 1.x knows full, name_only, minimal and leader, and 1.12
    name_and_creation_time, a pair for each project.
    """

    full = "full"
    name_only = "name_only"
    metadata_only = "metadata_only"
    summary = "summary"
    minimal = "minimal"
    leader = "leader"
    name_and_creation_time = "name_and_creation_time"


class ProjectState(enum.StrEnum):
    """State of a project. online, offline and archived are final."""

    unknown = "unknown"
    creating = "creating"
    deleting = "deleting"
    online = "online"
    offline = "offline"
    archived = "archived"


class ProjectsRole(enum.StrEnum):
    """The system that sends a request on projects."""

    iguazio = "iguazio"
    mlrun = "mlrun"
    nuclio = "nuclio"
    nop = "nop"


class RunPartitionByField(enum.StrEnum):
    """What runs are grouped by; project_and_name needs 1.7 or newer."""

    name = "name"
    project_and_name = "project_and_name"


class RunState(enum.StrEnum):
    """State of a run. completed, error, aborted and skipped are final. 0.6.x knows created,
    pending, running, completed, error, aborted and unknown.
    """

    created = "created"
    pending = "pending"
    running = "running"
    completed = "completed"
    error = "error"
    aborting = "aborting"
    aborted = "aborted"
    skipped = "skipped"
    pendingRetry = "pendingRetry"
    unknown = "unknown"


class RuntimeGroupBy(enum.StrEnum):
    """How runtime resources are grouped. Only 1.x knows `project`."""

    job = "job"
    project = "project"


class ScheduleKinds(enum.StrEnum):
    """What a schedule starts."""

    job = "job"
    pipeline = "pipeline"
    local_function = "local_function"


class SecretProviderName(enum.StrEnum):
    """Where secrets are stored."""

    kubernetes = "kubernetes"
    vault = "vault"


class SortField(enum.StrEnum):
    """Time field to sort by. Only 1.x knows `created`."""

    created = "created"
    updated = "updated"
