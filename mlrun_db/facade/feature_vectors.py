"""Feature vectors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from mlrun_api.api import feature_vectors

from .. import objects
from ..enums import FeatureStorePartitionByField, OrderType, PatchMode, SortField
from ._arguments import as_dict, given_text, label_filters, metadata_name, one_of, true_false
from ._references import partition, reference
from ._sending import OperationCaller

if TYPE_CHECKING:
    from .. import answers


class FeatureVectors(OperationCaller):
    def create_feature_vector(
        self, feature_vector: Any, project: str = "", versioned: bool = True
    ) -> answers.FeatureVector:
        """Store a new feature vector.

        After a lost answer it is sent again, and one that holds all of this one is taken for it.
        Operation: create_feature_vector.

        Args:
            feature_vector: the vector: a dict, a FeatureVector or an object with to_dict().
            project: its project; otherwise its metadata.project, otherwise the default.
            versioned: keep its versions beside each other, each found by its uid.

        Returns:
            The vector as the server stored it.

        Raises:
            MLRunConflictError: this version of it exists.
        """
        body = as_dict("feature_vector", feature_vector)
        name = metadata_name("feature_vector", body)
        project = self._project(project, body)
        answer = self._create(
            lambda: self._call(
                feature_vectors.create_feature_vector.sync,
                project,
                body=cast(Any, body),
                versioned=true_false(versioned),
            ),
            lambda: self._call(feature_vectors.get_feature_vector.sync, project, name, "latest"),
            body,
        )
        return cast("answers.FeatureVector", answer)

    def get_feature_vector(
        self, name: str, project: str = "", tag: str | None = None, uid: str | None = None
    ) -> objects.FeatureVector:
        """Return a feature vector.

        Operation: get_feature_vector.

        Args:
            name: its name.
            project: its project.
            tag: its tag; "latest" without tag and uid.
            uid: the uid of a version; not together with tag.
        """
        answer = self._call(
            feature_vectors.get_feature_vector.sync,
            self._project(project),
            name,
            reference(tag, uid),
        )
        return objects.FeatureVector.from_dict(answer)

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
        """Return the feature vectors of a project that pass all the filters given.

        Operation: list_feature_vectors.

        Args:
            project: the project.
            name: the name; ``"~text"`` finds the names that hold the text, in any case.
            tag: only versions with this tag; "*" those with any.
            state: only those in this state.
            labels: ``"name"`` or ``"name=value"``, one or a list of which all must match.
            partition_by, rows_per_partition, partition_sort_by, partition_order: as for
                ``list_feature_sets``.

        Returns:
            A list, empty when there is no match.
        """
        groups = partition(partition_by, rows_per_partition, partition_sort_by, partition_order)
        answer = self._call(
            feature_vectors.list_feature_vectors.sync,
            self._project(project),
            name=given_text("name", name),
            tag=given_text("tag", tag),
            state=given_text("state", state),
            label=label_filters(labels),
            partition_by=groups.by,
            rows_per_partition=groups.rows,
            partition_sort_by=groups.sort_by,
            partition_order=groups.order,
        )
        return [objects.FeatureVector.from_dict(item) for item in answer["feature_vectors"] or []]

    def store_feature_vector(
        self,
        feature_vector: Any,
        name: str | None = None,
        project: str = "",
        tag: str | None = None,
        uid: str | None = None,
        versioned: bool = True,
    ) -> answers.FeatureVector:
        """Store a feature vector, new or in place of the version that tag or uid names.

        Operation: store_feature_vector.

        Args:
            feature_vector: the vector: a dict, a FeatureVector or an object with to_dict().
            name: its name; otherwise its metadata.name.
            project: its project; otherwise its metadata.project, otherwise the default.
            tag: the tag to store it under; "latest" without tag and uid.
            uid: the uid of a version; the content must fit it. Not together with tag.
            versioned: keep its versions beside each other, each found by its uid.

        Returns:
            The vector as the server stored it.
        """
        body = as_dict("feature_vector", feature_vector)
        answer = self._call(
            feature_vectors.store_feature_vector.sync,
            self._project(project, body),
            name or metadata_name("feature_vector", body),
            reference(tag, uid),
            body=cast(Any, body),
            versioned=true_false(versioned),
        )
        return cast("answers.FeatureVector", answer)

    def patch_feature_vector(
        self,
        name: str,
        feature_vector_update: dict[str, Any],
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
            tag: its tag; "latest" without tag and uid.
            uid: the uid of a version; not together with tag.
            patch_mode: "replace" or "additive", as for ``patch_feature_set``.
        """
        self._call(
            feature_vectors.patch_feature_vector.sync,
            self._project(project),
            name,
            reference(tag, uid),
            body=cast(Any, as_dict("feature_vector_update", feature_vector_update)),
            x_mlrun_patch_mode=one_of("patch_mode", patch_mode, PatchMode),
        )

    def delete_feature_vector(
        self, name: str, project: str = "", tag: str | None = None, uid: str | None = None
    ) -> None:
        """Delete a feature vector with all its versions, or the version that tag or uid names.

        Operation: delete_feature_vector, or delete_feature_vector_version.

        Args:
            name: its name.
            project: its project.
            tag: only the version with this tag.
            uid: only the version with this uid; not together with tag.
        """
        project = self._project(project)
        if tag or uid:
            version = reference(tag, uid)
            self._call(feature_vectors.delete_feature_vector_version.sync, project, name, version)
        else:
            self._call(feature_vectors.delete_feature_vector.sync, project, name)
