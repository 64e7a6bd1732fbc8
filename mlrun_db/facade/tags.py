"""Tags of objects that are stored already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import tags

from .._display.cells import first_found
from .._transport.arguments import Body, as_dict, is_set
from ..errors import MLRunInvalidArgumentError
from ._artifact_versions import artifact_key, check_record
from ._bodies import without_nulls
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class Tags(Sender):
    def tag_objects(
        self,
        project: str,
        tag_name: str,
        objects: types.TagObjects | Body,
        replace: bool = False,
    ) -> None:
        """Give a tag to objects. Needs MLRun 1.5 or newer.

        Operation: append_object_tags, or overwrite_object_tags to replace.

        Args:
            project: the project.
            tag_name: the tag.
            objects: ``{"kind": "artifact", "identifiers": [...]}``; each identifier selects the
                objects that match all of its fields: ``key``, ``uid``, ``iter``, ``kind`` and
                ``producer_id`` (the tree). One without any field is refused: it would match all.
            replace: also remove the tag from the other objects with the same keys.
        """
        body = _tagged("objects", objects)
        build = tags.overwrite_object_tags if is_set(replace) else tags.append_object_tags
        self._do(build(self._project(project), tag_name, body=body))

    def delete_objects_tag(
        self, project: str, tag_name: str, tag_objects: types.TagObjects | Body
    ) -> None:
        """Remove a tag from objects. The objects stay. Needs MLRun 1.5 or newer.

        Operation: delete_object_tags.

        Args:
            project: the project.
            tag_name: the tag.
            tag_objects: the objects, as in ``tag_objects``.
        """
        body = _tagged("tag_objects", tag_objects)
        self._send(tags.delete_object_tags(self._project(project), tag_name, body=body))

    def tag_artifacts(
        self,
        artifacts: types.Artifact | Body | Iterable[types.Artifact | Body],
        project: str,
        tag_name: str,
        replace: bool = False,
    ) -> None:
        """Give a tag to artifacts. Needs MLRun 1.5 or newer.

        Operation: append_object_tags, or overwrite_object_tags to replace.

        Args:
            artifacts: a record or several, as ``list_artifacts`` returns them.
            project: the project.
            tag_name: the tag.
            replace: also remove the tag from the other artifacts with the same keys.
        """
        project = self._project(project)
        self.tag_objects(project, tag_name, _identified(artifacts, project), replace)

    def delete_artifacts_tags(
        self,
        artifacts: types.Artifact | Body | Iterable[types.Artifact | Body],
        project: str,
        tag_name: str,
    ) -> None:
        """Remove a tag from artifacts. The artifacts stay. Needs MLRun 1.5 or newer.

        Operation: delete_object_tags.

        Args:
            artifacts: a record or several, as ``list_artifacts`` returns them.
            project: the project.
            tag_name: the tag.
        """
        project = self._project(project)
        self.delete_objects_tag(project, tag_name, _identified(artifacts, project))


def _identified(artifacts: Any, project: str) -> dict[str, Any]:
    """Return what selects exactly the given records, in their nested or their flat form."""
    many = isinstance(artifacts, Iterable) and not isinstance(artifacts, Mapping | str)
    identifiers: list[dict[str, Any]] = []
    for artifact in artifacts if many else [artifacts]:
        body = as_dict("artifacts", artifact)
        key = artifact_key(body)
        if not key:
            raise MLRunInvalidArgumentError(f"an artifact must have a key, got {body!r:.200}")
        check_record(body, artifact_key(body), {"project": project})
        fields = {
            "kind": body.get("kind"),
            "key": key,
            "iter": first_found(body, "metadata.iter iter"),
            "uid": first_found(body, "metadata.uid uid"),
            "producer_id": first_found(body, "metadata.tree tree"),
        }
        identifier = without_nulls(fields)
        if identifier not in identifiers:  # a version is listed once for each of its tags
            identifiers.append(identifier)
    return {"kind": "artifact", "identifiers": identifiers}


def _tagged(name: str, objects: Any) -> dict[str, Any]:
    body = as_dict(name, objects)
    identifiers = [as_dict(f"{name}.identifiers", each) for each in body.get("identifiers") or []]
    for each in identifiers:
        if all(value is None for value in each.values()):
            raise MLRunInvalidArgumentError(
                f"every identifier of {name} must have a field, got {each!r}, which matches all"
            )
    return {**body, "identifiers": identifiers}
