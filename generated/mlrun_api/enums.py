# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.
"""The enumerations of the MLRun API. Each member is also the plain string."""

import enum


class ArtifactCategory(enum.StrEnum):
    """Group of artifact kinds. `link` is known to 1.x only."""

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


class DeletionStrategy(enum.StrEnum):
    """What happens to the resources of a deleted project. `check` is known to 1.x only."""

    restrict = "restrict"
    restricted = "restricted"
    cascade = "cascade"
    cascading = "cascading"
    check = "check"


class PartitionField(enum.StrEnum):
    """The field that parts a list; only the name so far."""

    name = "name"


class PatchMode(enum.StrEnum):
    """How a patch meets what is stored."""

    replace = "replace"  # type: ignore[assignment]  # hides a method of str
    additive = "additive"


class PipelineFormat(enum.StrEnum):
    """How much of a pipeline run is given."""

    full = "full"
    metadata_only = "metadata_only"
    summary = "summary"
    name_only = "name_only"


class ProjectFormat(enum.StrEnum):
    """How much of a project is given. 0.6.x knows full, name_only, metadata_only and summary (a
    500 for metadata_only); 1.x knows full, name_only, minimal and leader.
    """

    full = "full"
    name_only = "name_only"
    metadata_only = "metadata_only"
    summary = "summary"
    minimal = "minimal"
    leader = "leader"


class ProjectState(enum.StrEnum):
    """State of a project, as a filter."""

    unknown = "unknown"
    creating = "creating"
    deleting = "deleting"
    online = "online"
    offline = "offline"
    archived = "archived"


class ProjectsRole(enum.StrEnum):
    """The system that a request on projects comes from."""

    iguazio = "iguazio"
    mlrun = "mlrun"
    nuclio = "nuclio"
    nop = "nop"


class RuntimeGroupBy(enum.StrEnum):
    """How runtime resources are grouped. `project` is known to 1.x only."""

    job = "job"
    project = "project"


class ScheduleKind(enum.StrEnum):
    """What a schedule starts."""

    job = "job"
    pipeline = "pipeline"
    local_function = "local_function"


class SecretProviderName(enum.StrEnum):
    """Where secrets are kept."""

    vault = "vault"
    kubernetes = "kubernetes"


class SortField(enum.StrEnum):
    """The time field to sort by. `created` is known to 1.x only."""

    created = "created"
    updated = "updated"


class SortOrder(enum.StrEnum):
    """Order of a sort."""

    asc = "asc"
    desc = "desc"
