"""The light client of the MLRun API server.

``HTTPRunDB(url)`` is the client, ``get_run_db()`` the one for MLRUN_DBPATH; ``LocalServer`` is an
embedded server for tests and demos (extra ``server``). Importing this package loads none of them:
each name is loaded when it is first used. ``__init__.pyi`` has the names for type checkers and
editors.
"""

_MODULES = {
    "ArtifactList": ".lists",
    "BackgroundTask": ".objects",
    "DeletionStrategy": "mlrun_api.enums",
    "FeatureSet": ".objects",
    "FeatureStorePartitionByField": "mlrun_api.enums",
    "FeatureVector": ".objects",
    "FunctionList": ".lists",
    "HTTPRunDB": ".httpdb",
    "LocalServer": ".server",
    "MetricList": ".lists",
    "MlrunProject": ".objects",
    "ModelEndpoint": ".objects",
    "OrderType": "mlrun_api.enums",
    "PatchMode": "mlrun_api.enums",
    "PipelineFormat": "mlrun_api.enums",
    "ProjectFormat": "mlrun_api.enums",
    "ProjectState": "mlrun_api.enums",
    "RunList": ".lists",
    "ScheduleCronTrigger": ".objects",
    "ScheduleInput": ".objects",
    "ScheduleKinds": "mlrun_api.enums",
    "ScheduleUpdate": ".objects",
    "SecretProviderName": "mlrun_api.enums",
    "SortField": "mlrun_api.enums",
    "__version__": "._version",
    "errors": "",
    "get_run_db": ".httpdb",
    "mlconf": ".config",
    "types": "",
}

__all__ = tuple(_MODULES)


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = _MODULES[name]
    if not module:
        return import_module(f".{name}", __name__)
    value: object = getattr(import_module(module, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the names that can be loaded: without the extra ``server``, no LocalServer."""
    from importlib.util import find_spec

    missing = {name for name in ("starlette", "uvicorn") if find_spec(name) is None}
    return sorted({*__all__} - ({"LocalServer"} if missing else set()))
