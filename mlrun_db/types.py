"""The objects of the MLRun API, for annotations: ``run: types.Run = {...}``.

Generated from openapi.yaml; at run time they are plain dicts.
"""

from mlrun_api.types import *  # noqa: F403
from mlrun_api.types import __all__ as __all__  # noqa: PLC0414
