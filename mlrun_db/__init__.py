"""The light client of the MLRun API server.

``HTTPRunDB(url)`` is the client, ``get_run_db()`` the one for MLRUN_DBPATH; ``LocalServer`` is an
embedded server for tests and demos (extra ``server``). Importing this package loads none of them:
each name is loaded when it is first used.
"""

TYPE_CHECKING = False  # importing typing would take longer than all the rest
if TYPE_CHECKING:
    from . import answers as answers
    from . import errors as errors
    from ._version import __version__ as __version__
    from .config import mlconf as mlconf
    from .enums import DeletionStrategy as DeletionStrategy
    from .enums import PatchMode as PatchMode
    from .enums import SecretProviderName as SecretProviderName
    from .httpdb import HTTPRunDB as HTTPRunDB
    from .httpdb import get_run_db as get_run_db
    from .lists import ArtifactList as ArtifactList
    from .lists import FunctionList as FunctionList
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

__all__ = (
    "ArtifactList",
    "BackgroundTask",
    "DeletionStrategy",
    "FeatureSet",
    "FeatureVector",
    "FunctionList",
    "HTTPRunDB",
    "LocalServer",
    "MlrunProject",
    "ModelEndpoint",
    "PatchMode",
    "RunList",
    "ScheduleCronTrigger",
    "ScheduleInput",
    "ScheduleUpdate",
    "SecretProviderName",
    "__version__",
    "answers",
    "errors",
    "get_run_db",
    "mlconf",
)

_MODULES = {
    "__version__": "_version",
    "ArtifactList": "lists",
    "BackgroundTask": "objects",
    "DeletionStrategy": "enums",
    "FeatureSet": "objects",
    "FeatureVector": "objects",
    "FunctionList": "lists",
    "HTTPRunDB": "httpdb",
    "LocalServer": "server",
    "MlrunProject": "objects",
    "ModelEndpoint": "objects",
    "PatchMode": "enums",
    "RunList": "lists",
    "ScheduleCronTrigger": "objects",
    "ScheduleInput": "objects",
    "ScheduleUpdate": "objects",
    "SecretProviderName": "enums",
    "get_run_db": "httpdb",
    "mlconf": "config",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in ("answers", "errors"):
        return import_module(f".{name}", __name__)
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the names that can be had: without the extra ``server`` there is no LocalServer."""
    from importlib.util import find_spec

    missing = {name for name in ("starlette", "uvicorn") if find_spec(name) is None}
    return sorted({*__all__} - ({"LocalServer"} if missing else set()))
