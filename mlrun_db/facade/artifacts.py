"""Artifacts: store, read, list, delete, and their tags."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from mlrun_api.api import artifacts

from .._display.cells import first_found
from .._transport.limits import PAGE_SIZE
from ..errors import MLRunInvalidArgumentError
from ..lists import ArtifactList
from ._arguments import (
    as_dict,
    given_name,
    given_number,
    given_text,
    label_filters,
    text_at,
    true_false,
    whole_number,
)
from ._sending import OperationCaller

if TYPE_CHECKING:
    from .. import answers
    from ..bulk import BulkResult


_log = logging.getLogger("mlrun_db")


class Artifacts(OperationCaller):
    def store_artifact(
        self,
        key: str,
        artifact: Any,
        uid: str,
        iter: int | None = None,
        tag: str | None = None,
        project: str = "",
    ) -> None:
        """Store an artifact's record (not its data).

        Operation: store_artifact.

        Args:
            key: the artifact's key.
            artifact: the record: a dict or an object with to_dict(). It is given back as it was
                stored, so its ``key`` should be the key; 1.5.2 refuses another one.
            uid: the version of the artifact, commonly the uid of the run that made it. MLRun 1.6
                and newer call it the tree; the ``uid`` of the other methods is another one there.
            iter: iteration that made it; None leaves it to the server (0).
            tag: a tag to give this version, beside "latest".
            project: the project.

        Raises:
            MLRunBadRequestError: the record's own key is another one (1.5.2).
        """
        self._call(
            artifacts.store_artifact.sync,
            self._project(project),
            uid,
            key,
            body=cast(Any, as_dict("artifact", artifact)),
            tag=given_text("tag", tag),
            iter_=given_number("iter", iter),
        )

    def store_artifacts(
        self,
        artifacts: Iterable[Any],
        project: str = "",
        *,
        threads: int = 8,
        journal: str | os.PathLike[str] | None = None,
        progress: bool | None = None,
    ) -> BulkResult[Any]:
        """Store the records of many artifacts, in threads.

        Operation: store_artifact, for each.

        Args:
            artifacts: the records, a list or an iterator of any length, as ``list_artifacts`` gives
                them: each with a ``key`` and a ``tree`` (or ``uid``), and perhaps ``iter`` and
                ``tag``, or all of these in ``metadata``.
            project: the project of all; without it the ``metadata.project`` of each.
            threads, journal, progress: as in ``mlrun_db.bulk.for_each``.

        Returns:
            What came of each: ``done``, ``skipped``, ``failed``, and ``raise_for_errors()``.
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
            name=f"store_artifacts {project} {self._client.get_httpx_client().base_url}",
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
    ) -> answers.Artifact:
        """Return an artifact's record.

        Operations: read_artifact, or read_artifact_v2 with a tree or uid.

        Args:
            key: the artifact's key.
            tag: its tag, or the uid of a version; "latest" unless told. With a tree or uid only a
                tag, any unless told.
            iter: iteration that made it; None means 0, or with a uid any.
            project: the project.
            tree: what made it, commonly the uid of a run. Needs MLRun 1.6 or newer.
            uid: one version, as ``metadata.uid`` of a record has it. Needs MLRun 1.6 or newer.

        Raises:
            MLRunNotFoundError: there is no such artifact.
            MLRunUnsupportedError: a tree or uid, and the server is older than 1.6.
        """
        if tree is not None and uid is None and iter is None:
            iter = 0  # a tree may have many, and MLRun fails when it finds several
        iteration = given_number("iter", iter)
        if tree is not None or uid is not None:
            found = self._call(
                artifacts.read_artifact_v2.sync,
                self._project(project),
                key,
                tree=given_name("tree", tree),
                tag=given_text("tag", tag),
                iter_=iteration,
                object_uid=given_name("uid", uid),
            )
            return cast("answers.Artifact", found)
        answer = self._call(
            artifacts.read_artifact.sync,
            self._project(project),
            key,
            tag=tag or "latest",
            iter_=iteration,
        )
        return cast("answers.Artifact", answer["data"])

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
            tag: only the version with this tag.
            project: the project.
            tree: only what this made, commonly the uid of a run. Needs MLRun 1.6 or newer.
            uid: only this version, as ``metadata.uid`` of a record has it. Needs MLRun 1.6 or
                newer.

        Raises:
            MLRunUnsupportedError: a tree or uid, and the server is older than 1.6.
        """
        if tree is not None or uid is not None:
            found = self._find_versions(key, tag, self._project(project), tree, uid)
            for version in found:
                self._call(
                    artifacts.delete_artifact_v2.sync,
                    self._project(project),
                    key,
                    object_uid=version,
                )
            return
        # no server reads the key in the path, and a slash there would be the end of it
        in_path = str(key or "").replace("/", "-")
        self._call(
            artifacts.del_artifact.sync,
            self._project(project),
            in_path,
            key=key,
            tag=given_text("tag", tag),
        )

    def _find_versions(
        self, key: str, tag: str | None, project: str, tree: str | None, uid: str | None
    ) -> list[str]:
        """Return the uids of the versions of one artifact that have this tree, tag and uid."""
        version = given_name("uid", uid)
        if tree is None and not tag:
            return [version] if version else []
        answer = self._call(
            artifacts.list_artifacts_v2.sync,
            project,
            name=key,
            tag=given_text("tag", tag),
            tree=given_name("tree", tree),
        )
        found: dict[str, None] = {}  # a version is listed once for each of its tags
        for artifact in answer["artifacts"] or []:
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
        """Return the artifacts of a project that pass all the filters given.

        Operations: list_artifacts, or list_artifacts_v2 with a tree.

        Args:
            name: the key; ``"~text"`` finds the keys that hold the text, in any case.
            project: the project.
            tag: the artifacts with this tag; "*" those with any. Without it 0.6 gives the newest
                version of each key, 1.x all of them.
            labels: ``"name"`` or ``"name=value"``, one or a list of which all must match.
            since, until: not used; the documented interface has them.
            iter: only of this iteration, 0 is the run itself; None means all.
            best_iteration: of a hyper-parameter run, only what its best iteration made; cannot be
                used together with ``iter``.
            tree: only what this made, commonly the uid of a run. Needs MLRun 1.6 or newer.

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
        answer = (
            self._call(artifacts.list_artifacts_v2.sync, project, tree=made_by, **filters)
            if made_by
            else self._call(artifacts.list_artifacts.sync, project=project, **filters)
        )
        return ArtifactList(cast(list[Any], answer["artifacts"] or []), tag=tag)

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
    ) -> Iterator[answers.Artifact]:
        """Give the artifacts that pass all the filters given, one by one as they arrive.

        For lists of any size, as ``iter_runs`` is.

        Operation: list_artifacts.

        Args:
            name, project, tag, labels, iter, best_iteration: as in ``list_artifacts``.
            page_size: how many items are asked for at once where the server has pages (1.7 or
                newer), at least 1.

        Raises:
            RunDBError: the list ended too early; the text says how many artifacts came before.
        """
        _check_iteration(iter, best_iteration)
        return self._every_item(
            "artifacts",
            artifacts.list_artifacts.sync,
            name=given_text("name", name),
            project=self._project(project),
            tag=given_text("tag", tag),
            label=label_filters(labels),
            iter_=given_number("iter", iter),
            best_iteration=true_false(best_iteration),
            page=1,
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
        """Delete the artifacts of a project that pass all the filters given; without any, all.

        An empty filter, which would be as none, is refused.

        Operation: del_artifacts.

        Args:
            name: the key; ``"~text"`` finds the keys that hold the text, in any case.
            project: the project.
            tag: only those with this tag.
            labels: ``"name"`` or ``"name=value"``, one or a list.
            days_ago: not used: no server reads it, and artifacts of any age are deleted; the logger
                "mlrun_db" warns.
        """
        if days_ago:
            _log.warning("days_ago is not read by any server: artifacts of any age are deleted")
        self._call(
            artifacts.del_artifacts.sync,
            name=given_name("name", name),
            project=self._project(project),
            tag=given_name("tag", tag),
            label=label_filters(labels, allow_none=False),
            days_ago=whole_number("days_ago", days_ago),
        )

    def list_artifact_tags(self, project: str | None = None) -> answers.ArtifactTagsAnswer:
        """Return the tags that artifacts of a project have.

        Operation: list_artifact_tags.

        Args:
            project: the project.

        Returns:
            The server's answer, ``{"project": name, "tags": [...]}``.
        """
        answer = self._call(artifacts.list_artifact_tags.sync, self._project(project))
        return cast("answers.ArtifactTagsAnswer", answer)


def _check_iteration(iteration: int | None, best_iteration: bool) -> None:
    if best_iteration and iteration is not None:
        raise MLRunInvalidArgumentError(
            f"iter cannot be used with best_iteration, got iter={iteration!r}"
        )
