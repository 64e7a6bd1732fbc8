"""Feature vectors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import feature_vectors
from mlrun_api.enums import FeatureStorePartitionByField, OrderType, PatchMode, SortField

from .. import objects
from .._transport.arguments import (
    Body,
    as_dict,
    filled_text,
    given_name,
    given_text,
    label_filters,
    one_of,
    true_false,
)
from ._bodies import check_same, each_of, metadata_name
from ._references import partition, reference
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class FeatureVectors(Sender):
    def create_feature_vector(
        self, feature_vector: types.FeatureVector | Body, project: str = "", versioned: bool = True
    ) -> types.FeatureVectorRecord:
        """Store a new feature vector.

        After a lost response it is sent again, and one that holds all of this one is taken for it.
        Operation: create_feature_vector.

        Args:
            feature_vector: the vector: a dict, a FeatureVector or an object with to_dict().
            project: its project; otherwise its metadata.project, otherwise the default.
            versioned: keep its versions side by side, each with its own uid.

        Returns:
            The vector as the server stored it.

        Raises:
            MLRunConflictError: this version of it exists.
        """
        body = as_dict("feature_vector", feature_vector)
        name = metadata_name("feature_vector", body)
        project = self._project(project, body)
        return self._create(
            lambda: self._send(
                feature_vectors.create_feature_vector(
                    project, body=body, versioned=true_false(versioned)
                )
            ),
            lambda: self._send(feature_vectors.get_feature_vector(project, name, "latest")),
            body,
        )

    def get_feature_vector(
        self, name: str, project: str = "", tag: str | None = None, uid: str | None = None
    ) -> objects.FeatureVector:
        """Return a feature vector.

        Operation: get_feature_vector.

        Args:
            name: its name.
            project: its project.
            tag: its tag. Default: "latest", unless a uid is given.
            uid: the uid of a version; not together with tag.
        """
        return self._send(
            feature_vectors.get_feature_vector(self._project(project), name, reference(tag, uid)),
            into=objects.FeatureVector.from_dict,
        )

    def list_feature_vectors(
        self,
        project: str = "",
        name: str | None = None,
        tag: str | None = None,
        state: str | None = None,
        labels: str | Iterable[str] | None = None,
        partition_by: FeatureStorePartitionByField | str | None = None,
        rows_per_partition: int = 1,
        partition_sort_by: SortField | str | None = None,
        partition_order: OrderType | str = OrderType.desc,
    ) -> list[objects.FeatureVector]:
        """Return the feature vectors of a project that match all filters.

        Operation: list_feature_vectors.

        Args:
            project: the project.
            name: the name; ``"~text"`` matches names that contain the text, ignoring case.
            tag: only versions with this tag; "*" for any tag.
            state: only those in this state.
            labels: ``"name"`` or ``"name=value"``, one or a list; all must match.
            partition_by, rows_per_partition, partition_sort_by, partition_order: as for
                ``list_feature_sets``.

        Returns:
            A list, empty when there is no match.
        """
        groups = partition(partition_by, rows_per_partition, partition_sort_by, partition_order)
        return self._send(
            feature_vectors.list_feature_vectors(
                self._project(project),
                name=given_text("name", name),
                tag=given_text("tag", tag),
                state=given_text("state", state),
                label=label_filters(labels),
                partition_by=groups.by,
                rows_per_partition=groups.rows,
                partition_sort_by=groups.sort_by,
                partition_order=groups.order,
            ),
            into=each_of("feature_vectors", objects.FeatureVector.from_dict),
        )

    def store_feature_vector(
        self,
        feature_vector: types.FeatureVector | Body,
        name: str | None = None,
        project: str = "",
        tag: str | None = None,
        uid: str | None = None,
        versioned: bool = True,
    ) -> types.FeatureVectorRecord:
        """Create a feature vector, or replace the version that tag or uid names.

        Operation: store_feature_vector.

        Args:
            feature_vector: the vector: a dict, a FeatureVector or an object with to_dict().
            name: its name; otherwise its metadata.name.
            project: its project; otherwise its metadata.project, otherwise the default.
            tag: the tag to store it under; "latest" without tag and uid.
            uid: the uid of a version; the content must match it. Not together with tag.
            versioned: keep its versions side by side, each with its own uid.

        Returns:
            The vector as the server stored it.
        """
        body = as_dict("feature_vector", feature_vector)
        return self._send(
            feature_vectors.store_feature_vector(
                self._project(project, body),
                filled_text("name", name) or metadata_name("feature_vector", body),
                reference(tag, uid),
                body=body,
                versioned=true_false(versioned),
            )
        )

    def patch_feature_vector(
        self,
        name: str,
        feature_vector_update: Mapping[str, Any],
        project: str = "",
        tag: str | None = None,
        uid: str | None = None,
        patch_mode: PatchMode | str = PatchMode.replace,
    ) -> None:
        """Change some fields of a feature vector.

        Operation: patch_feature_vector.

        Args:
            name: its name.
            feature_vector_update: only what changes.
            project: its project.
            tag: its tag. Default: "latest", unless a uid is given.
            uid: the uid of a version; not together with tag.
            patch_mode: "replace" or "additive", as for ``patch_feature_set``.
        """
        project = self._project(project)
        body = as_dict("feature_vector_update", feature_vector_update)
        check_same("feature_vector_update", body, {"name": name, "project": project})
        self._send(
            feature_vectors.patch_feature_vector(
                project,
                name,
                reference(tag, uid),
                body=body,
                x_mlrun_patch_mode=one_of("patch_mode", patch_mode, PatchMode),
            )
        )

    def delete_feature_vector(
        self, name: str, project: str = "", tag: str | None = None, uid: str | None = None
    ) -> None:
        """Delete a feature vector with all its versions, or the version that tag or uid names.

        Operation: delete_feature_vector, or delete_feature_vector_version.

        Args:
            name: its name.
            project: its project.
            tag: only the version with this tag. An empty tag or uid is refused, since it would
                delete all versions.
            uid: only the version with this uid; not together with tag.
        """
        project = self._project(project)
        if given_name("tag", tag) or given_name("uid", uid):
            version = reference(tag, uid)
            self._send(feature_vectors.delete_feature_vector_version(project, name, version))
        else:
            self._send(feature_vectors.delete_feature_vector(project, name))
