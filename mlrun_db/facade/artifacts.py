"""Artifacts: store, read and delete."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import artifacts

from .._display.cells import first_found
from .._transport.arguments import (
    Body,
    as_dict,
    filled_text,
    given_name,
    given_number,
    given_text,
    label_filters,
    text,
    whole_number,
)
from .._transport.request import UNSET
from ..errors import MLRunInvalidArgumentError, MLRunNotFoundError
from ._artifact_versions import (
    ALL_TAGS,
    artifact_key,
    check_record,
    complete,
    find_versions,
    in_parts,
    refuse_other_versions,
    versions,
    with_uid,
)
from ._bodies import moved, text_at
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types
    from ..bulk import BulkResult


class Artifacts(Sender):
    def store_artifact(
        self,
        key: str,
        artifact: types.Artifact | Body,
        uid: str | None,
        iter: int | None = None,
        tag: str | None = None,
        project: str = "",
        *,
        tree: str | None = None,
    ) -> types.ArtifactRecord | None:
        """Store an artifact's record (not its data).

        Operation: store_artifact_v2, or store_artifact on servers older than 1.6.

        Args:
            key: the artifact's key.
            artifact: the record: a dict or an object with to_dict(). Its ``key`` and ``project``
                are filled in; another project, ``iter`` or ``db_key`` than that of the call is
                refused, and another key by 1.5.2 and newer, unless it has a ``db_key``.
                A flat record of 0.6 is sent to 1.6 and newer in the form these take: its fields
                in ``metadata``, ``spec`` and ``status``.
            uid: the version of the artifact, usually the uid of the run that created it. MLRun
                1.6 and newer call it the tree; the ``uid`` of the other methods is a different one.
                None or "" on 1.6 or newer: the server takes the tree of the record, or makes one.
            iter: iteration that created it. Default: that of the record, or the server's (0).
            tag: a tag to give this version, in addition to "latest".
            project: the project. Default: that of the record.
            tree: another name of ``uid``, that of MLRun 1.6 and newer.

        Returns:
            The stored record; None from servers older than 1.6.

        Raises:
            MLRunBadRequestError: the key is not allowed: 1.5.2 and newer refuse a slash, 1.8 and
                newer allow only letters, digits, ``-``, ``_`` and ``.``, first and last a letter or
                a digit.
        """
        trees = {each for each in (filled_text("uid", uid), filled_text("tree", tree)) if each}
        if len(trees) > 1:
            raise MLRunInvalidArgumentError(
                f"uid and tree are the same, but got uid={uid!r} and tree={tree!r}"
            )
        version = trees.pop() if trees else UNSET
        body = as_dict("artifact", artifact)
        own = first_found(body, "metadata.project project")
        project = self._project(filled_text("project", project) or own)
        iteration = (first_found(body, "metadata.iter iter") or None) if iter is None else iter
        check_record(body, key, {"project": project, "iter": iteration})
        body = complete(body, key, project)
        if self._release >= (1, 6):
            return self._send(
                artifacts.store_artifact_v2(
                    project,
                    key,
                    body=in_parts(body),
                    tree=version,
                    tag=given_text("tag", tag),
                    iter_=given_number("iter", iteration),
                )
            )
        self._send(
            artifacts.store_artifact(
                project,
                text("uid", version or uid),
                key,
                body=body,
                tag=given_text("tag", tag),
                iter_=given_number("iter", iteration),
            )
        )
        return None

    def store_artifacts(
        self,
        artifacts: Iterable[types.Artifact | Body],
        project: str = "",
        *,
        threads: int = 8,
        journal: str | os.PathLike[str] | None = None,
        progress: bool | None = None,
    ) -> BulkResult[Any]:
        """Store the records of many artifacts, in threads.

        Operation: store_artifact for each.

        Args:
            artifacts: the records, a list or an iterator of any length, as ``list_artifacts``
                returns them: each with a ``key`` and a ``tree`` (or ``uid``), optionally ``iter``
                and ``tag``, or all of these in ``metadata``. A ``spec.db_key`` is the key under
                which the server keeps the record.
            project: the project of all, which is also written into the records: they are copied
                there. Default: the ``metadata.project`` of each.
            threads, journal, progress: as in ``mlrun_db.bulk.for_each``.

        Returns:
            The outcome of each: ``done``, ``skipped``, ``failed``, and ``raise_for_errors()``.
        """
        from ..bulk import for_each

        def store(artifact: Any) -> None:
            body = as_dict("artifact", artifact)
            body = moved(body, project)
            self.store_artifact(
                artifact_key(body) or text_at("artifact", body, "key metadata.key"),
                body,
                text_at("artifact", body, "tree metadata.tree uid metadata.uid"),
                tag=first_found(body, "tag metadata.tag"),
                project=project,
            )

        return for_each(
            store,
            artifacts,
            name=f"store_artifacts {project} {self.base_url}/",
            threads=threads,
            journal=journal,
            progress=progress,
        )

    def read_artifact(
        self,
        key: str,
        tag: str | None = None,
        iter: int | None = None,
        project: str = "",
        *,
        tree: str | None = None,
        uid: str | None = None,
        format_: str = "full",
    ) -> types.ArtifactRecord:
        """Return an artifact's record.

        Operations: read_artifact_v2, or read_artifact on servers older than 1.6.

        Args:
            key: the artifact's key.
            tag: its tag, or the uid or the tree of a version. Default: "latest". With a tree or
                uid, only a tag. Default: any.
            iter: iteration that created it. Default: 0, or with a uid any.
            project: the project.
            tree: what created it, usually the uid of a run. Needs MLRun 1.6 or newer.
            uid: one version: the ``metadata.uid`` of a record. Needs MLRun 1.6 or newer.
            format_: "full" or "minimal", some fields of it. Needs MLRun 1.6 or newer.

        Raises:
            MLRunNotFoundError: there is no such artifact.
            MLRunUnsupportedError: a tree or uid, and the server is older than 1.6.
        """
        if tree is not None and uid is None and iter is None:
            iter = 0  # a tree may have many, and MLRun fails when it finds several
        project, iteration = self._project(project), given_number("iter", iter)

        def read(tag: str | None, tree: str | None, uid: str | None) -> types.ArtifactRecord:
            return self._send(
                artifacts.read_artifact_v2(
                    project,
                    key,
                    tree=given_name("tree", tree),
                    tag=given_text("tag", tag),
                    iter_=iteration,
                    object_uid=given_name("uid", uid),
                    format_=given_text("format_", format_),
                )
            )

        if tree is not None or uid is not None:
            if uid is not None and self._release >= (1, 7):
                tag = tag or "latest"  # with a uid no filter: the record then has the tag
            return read(tag, tree, uid)
        tag = filled_text("tag", tag) or "latest"
        if self._release < (1, 6):
            response = self._send(artifacts.read_artifact(project, key, tag=tag, iter_=iteration))
            return response["data"]
        try:
            return read(tag, None, None)
        except MLRunNotFoundError:
            if tag == "latest":
                raise
            # 1.6 and newer look only for a tag
            found = self._find(read, None, None, tag) or self._find(read, None, tag, None)
            if found is None:
                raise
            return found

    def del_artifact(
        self,
        key: str,
        tag: str | None = None,
        project: str = "",
        *,
        tree: str | None = None,
        uid: str | None = None,
        deletion_strategy: str = "metadata-only",
        secrets: Mapping[str, str] | None = None,
        iter: int | None = None,
    ) -> None:
        """Delete an artifact's record, and its data if that is asked for.

        With a tree or an iteration, and without a uid, the matching versions are listed first and
        each is deleted by its uid: servers delete every version otherwise, whatever its tree or
        iteration. Nothing is deleted when there is none.

        Operations: delete_artifact_v2, list_artifacts_v2, del_artifact. The second is sent with a
        tree or an iteration, the third to servers older than 1.6.

        Args:
            key: the artifact's key.
            tag: only the version with this tag. An empty one is refused, since servers would ignore
                it and delete every version.
            project: the project.
            tree: only what this created, usually the uid of a run. Needs MLRun 1.6 or newer.
            uid: only this version: the ``metadata.uid`` of a record. Needs MLRun 1.6 or
                newer.
            deletion_strategy: "metadata-only" keeps the data; "data-optional" deletes it too where
                it can, "data-force" both or neither. The last two need MLRun 1.7 or newer.
            secrets: secrets by name that the server needs to delete the data.
            iter: only of this iteration. Needs MLRun 1.6 or newer.

        Raises:
            MLRunUnsupportedError: a tree, uid or iter and the server is older than 1.6, or another
                strategy and it is older than 1.7.
        """
        tag_given = given_name("tag", tag)
        project = self._project(project)
        strategy = text("deletion_strategy", deletion_strategy)
        body = UNSET if secrets is None else as_dict("secrets", secrets)
        narrow = any(each is not None for each in (tree, uid, iter))
        if self._release < (1, 6) and not narrow and strategy == "metadata-only":
            # no server reads the key in the path, and a slash would end it
            in_path = text("key", key).replace("/", "-")
            self._send(artifacts.del_artifact(project, in_path, key=key, tag=tag_given))
            return
        sent: Any = (
            {"body": body}
            if self._release < (1, 7) and strategy == "metadata-only"
            else {
                "body": body,
                "deletion_strategy": strategy,
            }
        )
        # from 1.8 on a uid is the version that is deleted, if it matches the other filters
        exact = uid is not None and self._release >= ((1, 12) if tag_given else (1, 8))
        if exact or not narrow:
            filters: Any = {
                "tag": tag_given,
                "tree": given_name("tree", tree),
                "object_uid": given_name("uid", uid),
                "iter_": given_number("iter", iter),
            }
            self._send(artifacts.delete_artifact_v2(project, key, **filters, **sent))
            return
        for version in find_versions(self, key, tag, project, tree, uid, iter):
            self._send(artifacts.delete_artifact_v2(project, key, object_uid=version, **sent))

    def del_artifacts(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | None = None,
        days_ago: int = 0,
        *,
        tree: str | None = None,
    ) -> None:
        """Delete the artifacts of a project that match all filters; without filters, all.

        An empty filter is refused, since servers would ignore it. Servers older than 1.7 delete
        every version of a key of which one version matches a tag or labels. On 1.6, and with a
        tree, the matching versions are therefore listed and each is deleted by its uid; older
        servers have no such deletion, so the call is refused when it would delete a version that
        does not match.

        Operations: delete_artifacts_v2, list_artifacts_v2, delete_artifact_v2, del_artifacts,
        list_artifacts. Servers older than 1.6 get the last two, the second only with a tag or
        labels.

        Args:
            name: the key; ``"~text"`` matches keys that contain the text, ignoring case.
            project: the project.
            tag: only those with this tag.
            labels: ``"name"`` or ``"name=value"``, one or a list.
            days_ago: only 0: no server reads it, and artifacts of any age would be deleted.
            tree: only what this created, usually the uid of a run. Needs MLRun 1.6 or newer.

        Raises:
            MLRunUnsupportedError: the server would also delete versions that do not match.
        """
        if whole_number("days_ago", days_ago):
            raise MLRunInvalidArgumentError(
                "days_ago must be 0: no server reads it, artifacts of any age would be deleted; "
                f"got {days_ago!r}"
            )
        filters: Any = {
            "name": given_name("name", name),
            "tag": given_name("tag", tag),
            "label": label_filters(labels, allow_none=False),
        }
        project = self._project(project)
        made_by = given_name("tree", tree)
        narrow = filters["label"] or tag not in (None, ALL_TAGS)
        if made_by or (narrow and (1, 6) <= self._release < (1, 7)):
            filters |= {"project": project, "tree": made_by}
            listing = artifacts.list_artifacts_v2
            found = self._every_page("artifacts", listing, filters, item=with_uid)
            for key, uid in versions(found):
                self._send(artifacts.delete_artifact_v2(project, key, object_uid=uid))
        elif self._release >= (1, 6):
            self._send(artifacts.delete_artifacts_v2(project, **filters))
        else:
            if narrow:
                refuse_other_versions(self, project, filters)
            self._send(artifacts.del_artifacts(project=project, days_ago=0, **filters))

    def list_artifact_tags(
        self, project: str | None = None, *, category: str | None = None
    ) -> list[str]:
        """Return the tags of the artifacts of a project.

        Operation: list_artifact_tags.

        Args:
            project: the project.
            category: only those of artifacts of this category: "model", "dataset", "document",
                "llm-prompt", "other" or "link". Default: all.
        """
        response = self._send(
            artifacts.list_artifact_tags(
                self._project(project), category=given_text("category", category)
            )
        )
        return [tag for tag in response["tags"] or [] if tag is not None]
