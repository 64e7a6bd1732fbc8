"""The value objects of the API. Importing one loads only the module it is defined in."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._record import Record as Record
    from .background_task import BackgroundTask as BackgroundTask
    from .background_task import BackgroundTaskMetadata as BackgroundTaskMetadata
    from .background_task import BackgroundTaskSpec as BackgroundTaskSpec
    from .background_task import BackgroundTaskStatus as BackgroundTaskStatus
    from .feature_store import DataTarget as DataTarget
    from .feature_store import Entity as Entity
    from .feature_store import Feature as Feature
    from .feature_store import FeatureObjectMetadata as FeatureObjectMetadata
    from .feature_store import FeatureSet as FeatureSet
    from .feature_store import FeatureSetSpec as FeatureSetSpec
    from .feature_store import FeatureSetStatus as FeatureSetStatus
    from .feature_store import FeatureVector as FeatureVector
    from .feature_store import FeatureVectorSpec as FeatureVectorSpec
    from .feature_store import FeatureVectorStatus as FeatureVectorStatus
    from .model_endpoint import ModelEndpoint as ModelEndpoint
    from .model_endpoint import ModelEndpointList as ModelEndpointList
    from .model_endpoint import ModelEndpointMetadata as ModelEndpointMetadata
    from .model_endpoint import ModelEndpointSpec as ModelEndpointSpec
    from .model_endpoint import ModelEndpointStatus as ModelEndpointStatus
    from .pipeline import PipelinesOutput as PipelinesOutput
    from .project import MlrunProject as MlrunProject
    from .project import ProjectMetadata as ProjectMetadata
    from .project import ProjectSpec as ProjectSpec
    from .project import ProjectStatus as ProjectStatus
    from .schedule import ScheduleCronTrigger as ScheduleCronTrigger
    from .schedule import ScheduleInput as ScheduleInput
    from .schedule import ScheduleOutput as ScheduleOutput
    from .schedule import SchedulesOutput as SchedulesOutput
    from .schedule import ScheduleUpdate as ScheduleUpdate
    from .secret import SecretKeysData as SecretKeysData
    from .secret import SecretsData as SecretsData

# the names that each module defines
_NAMES = {
    "_record": "Record",
    "background_task": (
        "BackgroundTask BackgroundTaskMetadata BackgroundTaskSpec BackgroundTaskStatus"
    ),
    "feature_store": (
        "DataTarget Entity Feature FeatureObjectMetadata FeatureSet FeatureSetSpec "
        "FeatureSetStatus FeatureVector FeatureVectorSpec FeatureVectorStatus"
    ),
    "model_endpoint": (
        "ModelEndpoint ModelEndpointList ModelEndpointMetadata ModelEndpointSpec "
        "ModelEndpointStatus"
    ),
    "pipeline": "PipelinesOutput",
    "project": "MlrunProject ProjectMetadata ProjectSpec ProjectStatus",
    "schedule": "ScheduleCronTrigger ScheduleInput ScheduleOutput SchedulesOutput ScheduleUpdate",
    "secret": "SecretKeysData SecretsData",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = tuple(_MODULES)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
