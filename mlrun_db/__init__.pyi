from mlrun_api.enums import DeletionStrategy as DeletionStrategy
from mlrun_api.enums import FeatureStorePartitionByField as FeatureStorePartitionByField
from mlrun_api.enums import OrderType as OrderType
from mlrun_api.enums import PatchMode as PatchMode
from mlrun_api.enums import PipelineFormat as PipelineFormat
from mlrun_api.enums import ProjectFormat as ProjectFormat
from mlrun_api.enums import ProjectState as ProjectState
from mlrun_api.enums import ScheduleKinds as ScheduleKinds
from mlrun_api.enums import SecretProviderName as SecretProviderName
from mlrun_api.enums import SortField as SortField

from . import errors as errors
from . import types as types
from ._version import __version__ as __version__
from .config import mlconf as mlconf
from .httpdb import HTTPRunDB as HTTPRunDB
from .httpdb import get_run_db as get_run_db
from .lists import ArtifactList as ArtifactList
from .lists import FunctionList as FunctionList
from .lists import MetricList as MetricList
from .lists import RunList as RunList
from .objects import BackgroundTask as BackgroundTask
from .objects import FeatureSet as FeatureSet
from .objects import FeatureVector as FeatureVector
from .objects import MlrunProject as MlrunProject
from .objects import ModelEndpoint as ModelEndpoint
from .objects import ScheduleCronTrigger as ScheduleCronTrigger
from .objects import ScheduleInput as ScheduleInput
from .objects import ScheduleUpdate as ScheduleUpdate
from .server import LocalServer as LocalServer

__all__ = [
    "ArtifactList",
    "BackgroundTask",
    "DeletionStrategy",
    "FeatureSet",
    "FeatureStorePartitionByField",
    "FeatureVector",
    "FunctionList",
    "HTTPRunDB",
    "LocalServer",
    "MetricList",
    "MlrunProject",
    "ModelEndpoint",
    "OrderType",
    "PatchMode",
    "PipelineFormat",
    "ProjectFormat",
    "ProjectState",
    "RunList",
    "ScheduleCronTrigger",
    "ScheduleInput",
    "ScheduleKinds",
    "ScheduleUpdate",
    "SecretProviderName",
    "SortField",
    "__version__",
    "errors",
    "get_run_db",
    "mlconf",
    "types",
]
