"""Artifacts: store, read, list, delete, and their tags."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import artifacts

from .._display.cells import first_found
from .._transport.arguments import (
    Body,
    as_dict,
    given_name,
    given_number,
    given_text,
    label_filters,
    true_false,
    whole_number,
)
from .._transport.limits import PAGE_SIZE
from ..errors import MLRunInvalidArgumentError
from ..lists import ArtifactList
from ._artifact_versions import ALL_TAGS, refuse_other_versions, versions
from ._bodies import text_at
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types
    from ..bulk import BulkResult


class Artifacts(Sender):
    def store_artifact(
        self,
        key: str,
        artifact: types.Artifact | Body,
        uid: str,
        iter: int | None = None,
        tag: str | None = None,
        project: str = "",
    ) -> None:
        """Store an artifact's record (not its data).

        Operation: store_artifact.

        Args:
            key: the artifact's key.
            artifact: the record: a dict or an object with to_dict(). It is returned as it was
                stored, so its ``key`` should be the same; 1.5.2 refuses another one.
            uid: the version of the artifact, usually the uid of the run that created it. MLRun
                1.6 and newer call it the tree; the ``uid`` of the other methods is a different one.
            iter: iteration that created it. Default: the server's (0).
            tag: a tag to give this version, in addition to "latest".
            project: the project.

        Raises:
            MLRunBadRequestError: the record's own key is a different one (1.5.2).
        """
        self._send(
            artifacts.store_artifact(
                self._project(project),
                uid,
                key,
                body=as_dict("artifact", artifact),
                tag=given_text("tag", tag),
                iter_=given_number("iter", iter),
            )
        )

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
                and ``tag``, or all of these in ``metadata``.
            project: the project of all. Default: the ``metadata.project`` of each.
            threads, journal, progress: as in ``mlrun_db.bulk.for_each``.

        Returns:
            The outcome of each: ``done``, ``skipped``, ``failed``, and ``raise_for_errors()``.
        """
        from ..bulk import for_each

        def store(artifact: Any) -> None:
            body = as_dict("artifact", artifact)
            self.store_artifact(
                text_at("artifact", body, "key metadata.key"),
                body,
                text_at("artifact", body, "tree metadata.tree uid metadata.uid"),
                iter=first_found(body, "iter metadata.iter"),
                tag=first_found(body, "tag metadata.tag"),
                project=self._project(project, body),
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
    ) -> types.ArtifactRecord:
        """Return an artifact's record.

        Operations: read_artifact, or read_artifact_v2 with a tree or uid.

        Args:
            key: the artifact's key.
            tag: its tag, or the uid of a version. Default: "latest". With a tree or uid, only a
                tag. Default: any.
            iter: iteration that created it. Default: 0, or with a uid any.
            project: the project.
            tree: what created it, usually the uid of a run. Needs MLRun 1.6 or newer.
            uid: one version: the ``metadata.uid`` of a record. Needs MLRun 1.6 or newer.

        Raises:
            MLRunNotFoundError: there is no such artifact.
            MLRunUnsupportedError: a tree or uid, and the server is older than 1.6.
        """
        if tree is not None and uid is None and iter is None:
            iter = 0  # a tree may have many, and MLRun fails when it finds several
        iteration = given_number("iter", iter)
        if tree is not None or uid is not None:
            return self._send(
                artifacts.read_artifact_v2(
                    self._project(project),
                    key,
                    tree=given_name("tree", tree),
                    tag=given_text("tag", tag),
                    iter_=iteration,
                    object_uid=given_name("uid", uid),
                )
            )
        response = self._send(
            artifacts.read_artifact(
                self._project(project), key, tag=tag or "latest", iter_=iteration
            )
        )
        return response["data"]

    def del_artifact(
        self,
        key: str,
        tag: str | None = None,
        project: str = "",
        *,
        tree: str | None = None,
        uid: str | None = None,
    ) -> None:
        """Delete an artifact's record; its data stays where it is.

        With a tree, the matching versions are listed first and each is deleted by its uid: servers
        do not read the tree of a deletion. Nothing is deleted when there is none.

        Operations: del_artifact; with a uid delete_artifact_v2, with a tree list_artifacts_v2 too.

        Args:
            key: the artifact's key.
            tag: only the version with this tag. An empty one is refused, since servers would ignore
                it and delete every version.
            project: the project.
            tree: only what this created, usually the uid of a run. Needs MLRun 1.6 or newer.
            uid: only this version: the ``metadata.uid`` of a record. Needs MLRun 1.6 or
                newer.

        Raises:
            MLRunUnsupportedError: a tree or uid, and the server is older than 1.6.
        """
        tag_given = given_name("tag", tag)
        if tree is not None or uid is not None:
            found = self._find_versions(key, tag, self._project(project), tree, uid)
            for version in found:
                self._send(
                    artifacts.delete_artifact_v2(self._project(project), key, object_uid=version)
                )
            return
        # no server reads the key in the path, and a slash would end it
        in_path = str(key or "").replace("/", "-")
        self._send(artifacts.del_artifact(self._project(project), in_path, key=key, tag=tag_given))

    def _find_versions(
        self, key: str, tag: str | None, project: str, tree: str | None, uid: str | None
    ) -> list[str]:
        """Return the uids of the versions of one artifact that have this tree, tag and uid."""
        version = given_name("uid", uid)
        if tree is None and not tag:
            return [version] if version else []
        response = self._send(
            artifacts.list_artifacts_v2(
                project, name=key, tag=given_text("tag", tag), tree=given_name("tree", tree)
            )
        )
        found: dict[str, None] = {}  # a version is listed once for each of its tags
        for artifact in response["artifacts"] or []:
            metadata: Mapping[str, Any] = artifact.get("metadata") or {}
            same = metadata.get("key") == key and tree in (None, metadata.get("tree"))
            if same and uid in (None, metadata.get("uid")):
                found[str(metadata["uid"])] = None
        return list(found)

    def list_artifacts(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | None = None,
        since: Any = None,
        until: Any = None,
        iter: int | None = None,
        best_iteration: bool = False,
        *,
        tree: str | None = None,
    ) -> ArtifactList:
        """Return the artifacts of a project that match all filters.

        Operations: list_artifacts, or list_artifacts_v2 with a tree.

        Args:
            name: the key; ``"~text"`` matches keys that contain the text, ignoring case.
            project: the project.
            tag: only artifacts with this tag; "*" for any tag. Without it 0.6 returns the newest
                version of each key, 1.x all of them.
            labels: ``"name"`` or ``"name=value"``, one or a list; all must match.
            since, until: not used; part of the documented interface.
            iter: only of this iteration; 0 is the run itself. Default: all.
            best_iteration: of a hyper-parameter run, only what its best iteration created; cannot
                be combined with ``iter``.
            tree: only what this created, usually the uid of a run. Needs MLRun 1.6 or newer.

        Returns:
            A list of dicts with ``tag``, ``to_rows()``, ``to_df()`` and ``show()``.

        Raises:
            MLRunUnsupportedError: a tree, and the server is older than 1.6.
        """
        _check_iteration(iter, best_iteration)
        filters: Any = {
            "name": given_text("name", name),
            "tag": given_text("tag", tag),
            "label": label_filters(labels),
            "iter_": given_number("iter", iter),
            "best_iteration": true_false(best_iteration),
        }
        project = self._project(project)
        made_by = given_name("tree", tree)
        response = (
            self._send(artifacts.list_artifacts_v2(project, tree=made_by, **filters))
            if made_by
            else self._send(artifacts.list_artifacts(project=project, **filters))
        )
        return ArtifactList(response["artifacts"] or [], tag=tag)

    def iter_artifacts(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | None = None,
        *,
        iter: int | None = None,
        best_iteration: bool = False,
        page_size: int = PAGE_SIZE,
    ) -> Iterator[types.ArtifactRecord]:
        """Return an iterator of the artifacts that match all filters, one by one as they arrive.

        For lists of any size, as ``iter_runs`` is.

        Operation: list_artifacts.

        Args:
            name, project, tag, labels, iter, best_iteration: as in ``list_artifacts``.
            page_size: items per request where the server has pages (1.7 or newer), at least 1.

        Raises:
            RunDBError: the list ended too early; the message has the number of artifacts received.
        """
        _check_iteration(iter, best_iteration)
        return self._every_item(
            "artifacts",
            artifacts.list_artifacts,
            name=given_text("name", name),
            project=self._project(project),
            tag=given_text("tag", tag),
            label=label_filters(labels),
            iter_=given_number("iter", iter),
            best_iteration=true_false(best_iteration),
            page_size=whole_number("page_size", page_size, least=1),
        )

    def del_artifacts(
        self,
        name: str | None = None,
        project: str | None = None,
        tag: str | None = None,
        labels: str | Iterable[str] | None = None,
        days_ago: int = 0,
    ) -> None:
        """Delete the artifacts of a project that match all filters; without filters, all.

        An empty filter is refused, since servers would ignore it. Servers older than 1.7 delete
        every version of a key of which one version matches a tag or labels. On 1.6 the matching
        versions are therefore listed and each is deleted by its uid; older servers have no such
        deletion, so the call is refused when it would delete a version that does not match.

        Operations: del_artifacts, list_artifacts, list_artifacts_v2, delete_artifact_v2. Only with
        a tag or labels are others sent than the first: on servers older than 1.6 also the second,
        on 1.6 the last two instead.

        Args:
            name: the key; ``"~text"`` matches keys that contain the text, ignoring case.
            project: the project.
            tag: only those with this tag.
            labels: ``"name"`` or ``"name=value"``, one or a list.
            days_ago: only 0: no server reads it, and artifacts of any age would be deleted.

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
        narrow = filters["label"] or tag not in (None, ALL_TAGS)
        if narrow and self._release < (1, 6):
            refuse_other_versions(self, project, filters)
        elif narrow and self._release < (1, 7):
            response = self._send(artifacts.list_artifacts_v2(project, **filters))
            for key, uid in versions(response):
                self._send(artifacts.delete_artifact_v2(project, key, object_uid=uid))
            return
        self._send(artifacts.del_artifacts(project=project, days_ago=0, **filters))

    def list_artifact_tags(self, project: str | None = None) -> types.ArtifactTagsResponse:
        """Return the tags of the artifacts of a project.

        Operation: list_artifact_tags.

        Args:
            project: the project.

        Returns:
            The server's response, ``{"project": name, "tags": [...]}``.
        """
        return self._send(artifacts.list_artifact_tags(self._project(project)))


def _check_iteration(iteration: int | None, best_iteration: bool) -> None:
    if best_iteration and iteration is not None:
        raise MLRunInvalidArgumentError(
            f"iter cannot be used with best_iteration, got iter={iteration!r}"
        )
