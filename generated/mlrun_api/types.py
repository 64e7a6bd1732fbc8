# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""What the operations take and give besides the models."""

from collections.abc import Mapping
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")


class Unset:
    """The type of UNSET: an argument that is not sent."""

    def __bool__(self) -> Literal[False]:
        return False


UNSET = Unset()


class File(NamedTuple):
    """A body that goes over the wire as it is."""

    payload: bytes
    mime_type: str = ""


class Response(NamedTuple, Generic[T]):
    """A whole answer: what ``sync_detailed`` gives."""

    status_code: int
    content: bytes
    headers: Mapping[str, str]
    parsed: T


__all__ = ("UNSET", "File", "Response", "Unset")
