# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "tags", each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import append_object_tags as append_object_tags
    from . import delete_object_tags as delete_object_tags
    from . import delete_tag as delete_tag
    from . import list_tagged_objects as list_tagged_objects
    from . import list_tags as list_tags
    from . import overwrite_object_tags as overwrite_object_tags
    from . import tag_objects as tag_objects

__all__ = (
    "append_object_tags",
    "delete_object_tags",
    "delete_tag",
    "list_tagged_objects",
    "list_tags",
    "overwrite_object_tags",
    "tag_objects",
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
