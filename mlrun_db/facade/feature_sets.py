"""Feature sets with their features and entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import feature_sets
from mlrun_api.enums import FeatureStorePartitionByField, OrderType, PatchMode, SortField

from .. import objects
from .._transport.arguments import (
    Body,
    as_dict,
    filled_strings,
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


class FeatureSets(Sender):
    def create_feature_set(
        self, feature_set: types.FeatureSet | Body, project: str = "", versioned: bool = True
    ) -> types.FeatureSetRecord:
        """Store a new feature set.

        After a lost response it is sent again, and one that holds all of this one is taken for it.
        Operation: create_feature_set.

        Args:
            feature_set: the feature set: a dict, a FeatureSet or an object with to_dict().
            project: its project; otherwise its metadata.project, otherwise the default.
            versioned: keep its versions side by side, each with its own uid.

        Returns:
            The feature set as the server stored it.

        Raises:
            MLRunConflictError: this version of it exists.
        """
        body = as_dict("feature_set", feature_set)
        name = metadata_name("feature_set", body)
        project = self._project(project, body)
        return self._create(
            lambda: self._send(
                feature_sets.create_feature_set(project, body=body, versioned=true_false(versioned))
            ),
            lambda: self._send(feature_sets.get_feature_set(project, name, "latest")),
            body,
        )

    def get_feature_set(
        self, name: str, project: str = "", tag: str | None = None, uid: str | None = None
    ) -> objects.FeatureSet:
        """Return a feature set.

        Operation: get_feature_set.

        Args:
            name: its name.
            project: its project.
            tag: its tag. Default: "latest", unless a uid is given.
            uid: the uid of a version; not together with tag.
        """
        return self._send(
            feature_sets.get_feature_set(self._project(project), name, reference(tag, uid)),
            into=objects.FeatureSet.from_dict,
        )

    def list_feature_sets(
        self,
        project: str = "",
        name: str | None = None,
        tag: str | None = None,
        state: str | None = None,
        entities: str | Iterable[str] | None = None,
        features: str | Iterable[str] | None = None,
        labels: str | Iterable[str] | None = None,
        partition_by: FeatureStorePartitionByField | str | None = None,
        rows_per_partition: int = 1,
        partition_sort_by: SortField | str | None = None,
        partition_order: OrderType | str = OrderType.desc,
        *,
        format_: str = "full",
    ) -> list[objects.FeatureSet]:
        """Return the feature sets of a project that match all filters.

        Operation: list_feature_sets.

        Args:
            project: the project.
            name: the name; ``"~text"`` matches names that contain the text, ignoring case.
            tag: only versions with this tag; "*" for any tag.
            state: only those in this state.
            entities: only those that have an entity of one of these names.
            features: only those that have a feature of one of these names.
            labels: ``"name"`` or ``"name=value"``, one or a list; all must match.
            partition_by: "name" groups the versions of each name; needs ``partition_sort_by``.
            rows_per_partition: how many of each group to return.
            partition_sort_by: "updated", the order within a group.
            partition_order: "desc" (newest first) or "asc".
            format_: "full" or "minimal", some fields of them. The latter needs MLRun 1.7 or newer.

        Returns:
            A list, empty when there is no match.
        """
        groups = partition(partition_by, rows_per_partition, partition_sort_by, partition_order)
        return self._send(
            feature_sets.list_feature_sets(
                self._project(project),
                name=given_text("name", name),
                tag=given_text("tag", tag),
                state=given_text("state", state),
                entity=filled_strings("entities", entities),
                feature=filled_strings("features", features),
                label=label_filters(labels),
                partition_by=groups.by,
                rows_per_partition=groups.rows,
                partition_sort_by=groups.sort_by,
                partition_order=groups.order,
                format_=self._format(format_, since=(1, 7)),
            ),
            into=each_of("feature_sets", objects.FeatureSet.from_dict),
        )

    def store_feature_set(
        self,
        feature_set: types.FeatureSet | Body,
        name: str | None = None,
        project: str = "",
        tag: str | None = None,
        uid: str | None = None,
        versioned: bool = True,
    ) -> types.FeatureSetRecord:
        """Create a feature set, or replace the version that tag or uid names.

        Operation: store_feature_set.

        Args:
            feature_set: the feature set: a dict, a FeatureSet or an object with to_dict().
            name: its name; otherwise its metadata.name.
            project: its project; otherwise its metadata.project, otherwise the default.
            tag: the tag to store it under; "latest" without tag and uid.
            uid: the uid of a version; the content must match it. Not together with tag.
            versioned: keep its versions side by side, each with its own uid.

        Returns:
            The feature set as the server stored it.
        """
        body = as_dict("feature_set", feature_set)
        return self._send(
            feature_sets.store_feature_set(
                self._project(project, body),
                filled_text("name", name) or metadata_name("feature_set", body),
                reference(tag, uid),
                body=body,
                versioned=true_false(versioned),
            )
        )

    def patch_feature_set(
        self,
        name: str,
        feature_set_update: Mapping[str, Any],
        project: str = "",
        tag: str | None = None,
        uid: str | None = None,
        patch_mode: PatchMode | str = PatchMode.replace,
    ) -> None:
        """Change some fields of a feature set.

        Operation: patch_feature_set.

        Args:
            name: its name.
            feature_set_update: only what changes, such as ``{"status": {"processed": True}}``.
            project: its project.
            tag: its tag. Default: "latest", unless a uid is given.
            uid: the uid of a version; not together with tag.
            patch_mode: "replace": a value replaces the stored one, within dicts
                key by key; "additive": lists are concatenated instead.
        """
        project = self._project(project)
        body = as_dict("feature_set_update", feature_set_update)
        check_same("feature_set_update", body, {"name": name, "project": project})
        self._send(
            feature_sets.patch_feature_set(
                project,
                name,
                reference(tag, uid),
                body=body,
                x_mlrun_patch_mode=one_of("patch_mode", patch_mode, PatchMode),
            )
        )

    def delete_feature_set(
        self, name: str, project: str = "", tag: str | None = None, uid: str | None = None
    ) -> None:
        """Delete a feature set with all its versions, or the version that tag or uid names.

        Operation: delete_feature_set, or delete_feature_set_version.

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
            self._send(feature_sets.delete_feature_set_version(project, name, version))
        else:
            self._send(feature_sets.delete_feature_set(project, name))

    def list_features(
        self,
        project: str,
        name: str | None = None,
        tag: str | None = None,
        entities: str | Iterable[str] | None = None,
        labels: str | Iterable[str] | None = None,
    ) -> list[types.FeatureListOutput]:
        """Return features, each with a digest of the feature set that has it.

        A feature is returned once for each version of its set that has it.
        Operation: list_features.

        Args:
            project: the project.
            name: the feature's name, or ``"~text"`` for names that contain the text, ignoring case.
            tag: only of feature sets with this tag.
            entities: only of feature sets that have an entity of one of these names.
            labels: only of features with these labels, ``"name"`` or ``"name=value"``.

        Returns:
            Dicts with ``feature`` and ``feature_set_digest``.
        """
        response = self._send(
            feature_sets.list_features(
                self._project(project),
                name=given_text("name", name),
                tag=given_text("tag", tag),
                entity=filled_strings("entities", entities),
                label=label_filters(labels),
            )
        )
        return response["features"] or []

    def list_entities(
        self,
        project: str,
        name: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | None = None,
    ) -> list[types.EntityListOutput]:
        """Return entities, each with a digest of the feature set that has it.

        Operation: list_entities.

        Args:
            project: the project.
            name: the entity's name, or ``"~text"`` for names that contain the text, ignoring case.
            tag: only of feature sets with this tag.
            labels: only of entities with these labels, ``"name"`` or ``"name=value"``.

        Returns:
            Dicts with ``entity`` and ``feature_set_digest``.
        """
        response = self._send(
            feature_sets.list_entities(
                self._project(project),
                name=given_text("name", name),
                tag=given_text("tag", tag),
                label=label_filters(labels),
            )
        )
        return response["entities"] or []

    def list_features_v2(
        self,
        project: str | None = None,
        name: str | None = None,
        tag: str | None = None,
        entities: str | Iterable[str] | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
    ) -> types.FeaturesOutputV2:
        """Return the features of a project's feature sets. Needs MLRun 1.7 or newer.

        Operation: list_features_v2.

        Args:
            project: the project.
            name: the name; ``"~text"`` matches names that contain the text, ignoring case.
            tag: only of feature sets with this tag.
            entities: only of feature sets that have an entity of one of these names.
            labels: ``"name"`` or ``"name=value"``, one or a list, or a dict of them.

        Returns:
            A dict with ``features`` and ``feature_set_digests``, to which they refer by
            ``feature_set_index``.
        """
        return self._send(
            feature_sets.list_features_v2(
                self._project(project),
                name=given_text("name", name),
                tag=given_text("tag", tag),
                entity=filled_strings("entities", entities),
                label=label_filters(labels),
            )
        )

    def list_entities_v2(
        self,
        project: str | None = None,
        name: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
    ) -> types.EntitiesOutputV2:
        """Return the entities of a project's feature sets. Needs MLRun 1.7 or newer.

        Operation: list_entities_v2.

        Args:
            project: the project.
            name: the name; ``"~text"`` matches names that contain the text, ignoring case.
            tag: only of feature sets with this tag.
            labels: ``"name"`` or ``"name=value"``, one or a list, or a dict of them.

        Returns:
            A dict with ``entities`` and ``feature_set_digests``, to which they refer by
            ``feature_set_index``.
        """
        return self._send(
            feature_sets.list_entities_v2(
                self._project(project),
                name=given_text("name", name),
                tag=given_text("tag", tag),
                label=label_filters(labels),
            )
        )
