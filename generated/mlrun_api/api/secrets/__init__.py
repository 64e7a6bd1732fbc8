# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "secrets", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_project_secrets as create_project_secrets
    from . import create_user_secrets as create_user_secrets
    from . import delete_project_secrets as delete_project_secrets
    from . import list_project_secret_keys as list_project_secret_keys
    from . import list_project_secrets as list_project_secrets

__all__ = (
    "create_project_secrets",
    "create_user_secrets",
    "delete_project_secrets",
    "list_project_secret_keys",
    "list_project_secrets",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
