# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.
"""The dicts in answers, with their known fields for editors and type checkers.

When a program runs they are plain dicts, and every field beyond the known ones is there as it was
sent. In annotations: ``def auc(run: answers.Run) -> float``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:

    class Run(dict[str, Any]):
        """A run: what was asked for (spec), who it is (metadata) and how it went (status). The
        server keeps every field it is given, known or not.

        Fields:
            kind: Always `run` in what the clients write.
            metadata
            spec
            status
        """

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> RunMetadata: ...

        @overload
        def __getitem__(self, key: Literal["spec"], /) -> RunSpec: ...

        @overload
        def __getitem__(self, key: Literal["status"], /) -> RunStatus: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["kind"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["metadata"], default: Any = ..., /) -> RunMetadata | Any: ...

        @overload
        def get(self, key: Literal["spec"], default: Any = ..., /) -> RunSpec | Any: ...

        @overload
        def get(self, key: Literal["status"], default: Any = ..., /) -> RunStatus | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class Artifact(dict[str, Any]):
        """An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by side); 1.x keeps
        metadata, spec and status and takes and gives the flat form as `legacy`. Fields not
        named here are kept.

        Fields:
            key: Name given by whoever logged it.
            kind: Empty for a plain file; model, dataset, plot, table, chart, link ...
            iter: Iteration that made it.
            tree: Id of the run (or other producer) that made it.
            db_key: Key in the database; the key of the path.
            hash: Hash of the content.
            tag: Tag it was found by. It is taken out of what is stored.
            project
            target_path: Where the content is.
            src_path
            size: Size in bytes.
            description
            viewer
            format
            inline: The content itself, for small artifacts.
            producer
            sources
            labels
            updated: When it was last stored.
            created
            metadata
            spec: What the artifact is (1.x).
            status: State of the artifact (1.x).
        """

        @overload
        def __getitem__(self, key: Literal["key", "kind", "tree", "db_key", "hash", "tag", "project", "target_path", "src_path", "description", "viewer", "format", "updated", "created"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["iter", "size"], /) -> int | Any: ...

        @overload
        def __getitem__(self, key: Literal["producer"], /) -> ArtifactProducer | Any: ...

        @overload
        def __getitem__(self, key: Literal["sources"], /) -> list[dict[str, Any]] | Any: ...

        @overload
        def __getitem__(self, key: Literal["labels", "spec", "status"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> ArtifactMetadata | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["key", "kind", "tree", "db_key", "hash", "tag", "project", "target_path", "src_path", "description", "viewer", "format", "updated", "created"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["iter", "size"], default: Any = ..., /) -> int | Any: ...

        @overload
        def get(self, key: Literal["producer"], default: Any = ..., /) -> ArtifactProducer | Any: ...

        @overload
        def get(self, key: Literal["sources"], default: Any = ..., /) -> list[dict[str, Any]] | Any: ...

        @overload
        def get(self, key: Literal["labels", "spec", "status"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: Literal["metadata"], default: Any = ..., /) -> ArtifactMetadata | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class ArtifactTagsAnswer(dict[str, Any]):
        """The tags of the artifacts of a project.

        Fields:
            project: The project.
            tags: The tags, each once, in no order. 1.5.2 gives null, too, when there are
                artifacts without a tag.
        """

        @overload
        def __getitem__(self, key: Literal["project"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["tags"], /) -> list[str | Any]: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["project"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["tags"], default: Any = ..., /) -> list[str | Any] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class Function(dict[str, Any]):
        """A function: code, image and resources under a name. Fields not named here are kept.

        Fields:
            kind: job, dask, spark, mpijob, nuclio, remote, serving, local, handler ...
            metadata
            spec
            status: Null when the function was asked for by its hash, or when no tag points at
                it.
            verbose
        """

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> FunctionMetadata: ...

        @overload
        def __getitem__(self, key: Literal["spec"], /) -> FunctionSpec | Any: ...

        @overload
        def __getitem__(self, key: Literal["status"], /) -> FunctionStatus | Any: ...

        @overload
        def __getitem__(self, key: Literal["verbose"], /) -> bool | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["kind"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["metadata"], default: Any = ..., /) -> FunctionMetadata | Any: ...

        @overload
        def get(self, key: Literal["spec"], default: Any = ..., /) -> FunctionSpec | Any: ...

        @overload
        def get(self, key: Literal["status"], default: Any = ..., /) -> FunctionStatus | Any: ...

        @overload
        def get(self, key: Literal["verbose"], default: Any = ..., /) -> bool | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class BuildAnswer(dict[str, Any]):
        """The function after the build was started.

        Fields:
            data
            ready: True when nothing is left to wait for; otherwise ask for the build status.
        """

        @overload
        def __getitem__(self, key: Literal["data"], /) -> Function: ...

        @overload
        def __getitem__(self, key: Literal["ready"], /) -> bool | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["data"], default: Any = ..., /) -> Function | Any: ...

        @overload
        def get(self, key: Literal["ready"], default: Any = ..., /) -> bool | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class SubmitData(dict[str, Any]):
        """The run that was started (kind, metadata, spec, status), or with a schedule:
        schedule, project and name, and in 1.x action.

        Fields:
            kind
            metadata
            spec
            status
            schedule: The schedule as it was sent.
            project: Project of the schedule.
            name: Name of the schedule.
            action: created or modified (1.x).
        """

        @overload
        def __getitem__(self, key: Literal["kind", "project", "name", "action"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> RunMetadata | Any: ...

        @overload
        def __getitem__(self, key: Literal["spec"], /) -> RunSpec | Any: ...

        @overload
        def __getitem__(self, key: Literal["status"], /) -> RunStatus | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["kind", "project", "name", "action"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["metadata"], default: Any = ..., /) -> RunMetadata | Any: ...

        @overload
        def get(self, key: Literal["spec"], default: Any = ..., /) -> RunSpec | Any: ...

        @overload
        def get(self, key: Literal["status"], default: Any = ..., /) -> RunStatus | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class KindRuntimeResources(dict[str, Any]):
        """A kind of runtime with its resources.

        Fields:
            kind: dask, job, spark, mpijob ...
            resources
        """

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["resources"], /) -> RuntimeResources: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["kind"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["resources"], default: Any = ..., /) -> RuntimeResources | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class PipelineRun(dict[str, Any]):
        """A run of a pipeline. With format summary and metadata_only only part of the fields is
        there.

        Fields:
            id: Id of the run.
            name
            project
            status: Running, Succeeded, Failed, Skipped, Error or null.
            error
            description
            experiment_id
            created_at
            scheduled_at
            finished_at
            pipeline_spec
            resource_references
            metrics
            service_account
            graph: Steps by id (summary form, 1.x).
            run: The run itself (summary form, 1.x).
        """

        @overload
        def __getitem__(self, key: Literal["id", "name", "project", "status", "error", "description", "experiment_id", "created_at", "scheduled_at", "finished_at", "service_account"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["pipeline_spec", "graph", "run"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["resource_references", "metrics"], /) -> list[dict[str, Any]] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["id", "name", "project", "status", "error", "description", "experiment_id", "created_at", "scheduled_at", "finished_at", "service_account"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["pipeline_spec", "graph", "run"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: Literal["resource_references", "metrics"], default: Any = ..., /) -> list[dict[str, Any]] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FeatureSet(dict[str, Any]):
        """A feature set. metadata, spec and status must all be there, the last may be empty.

        Fields:
            kind: FeatureSet.
            metadata
            spec
            status
        """

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> ObjectMetadata: ...

        @overload
        def __getitem__(self, key: Literal["spec"], /) -> FeatureSetSpec: ...

        @overload
        def __getitem__(self, key: Literal["status"], /) -> ObjectStatus: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["kind"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["metadata"], default: Any = ..., /) -> ObjectMetadata | Any: ...

        @overload
        def get(self, key: Literal["spec"], default: Any = ..., /) -> FeatureSetSpec | Any: ...

        @overload
        def get(self, key: Literal["status"], default: Any = ..., /) -> ObjectStatus | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FeatureVector(dict[str, Any]):
        """A feature vector. metadata, spec and status must all be there, the last may be empty.

        Fields:
            kind: FeatureVector.
            metadata
            spec
            status
        """

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> ObjectMetadata: ...

        @overload
        def __getitem__(self, key: Literal["spec"], /) -> FeatureVectorSpec: ...

        @overload
        def __getitem__(self, key: Literal["status"], /) -> ObjectStatus: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["kind"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["metadata"], default: Any = ..., /) -> ObjectMetadata | Any: ...

        @overload
        def get(self, key: Literal["spec"], default: Any = ..., /) -> FeatureVectorSpec | Any: ...

        @overload
        def get(self, key: Literal["status"], default: Any = ..., /) -> ObjectStatus | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FeatureListOutput(dict[str, Any]):
        """A feature with its feature set.

        Fields:
            feature
            feature_set_digest
        """

        @overload
        def __getitem__(self, key: Literal["feature"], /) -> Feature: ...

        @overload
        def __getitem__(self, key: Literal["feature_set_digest"], /) -> FeatureSetDigestOutput: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["feature"], default: Any = ..., /) -> Feature | Any: ...

        @overload
        def get(self, key: Literal["feature_set_digest"], default: Any = ..., /) -> FeatureSetDigestOutput | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class EntityListOutput(dict[str, Any]):
        """An entity with its feature set.

        Fields:
            entity
            feature_set_digest
        """

        @overload
        def __getitem__(self, key: Literal["entity"], /) -> Entity: ...

        @overload
        def __getitem__(self, key: Literal["feature_set_digest"], /) -> FeatureSetDigestOutput: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["entity"], default: Any = ..., /) -> Entity | Any: ...

        @overload
        def get(self, key: Literal["feature_set_digest"], default: Any = ..., /) -> FeatureSetDigestOutput | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class RunMetadata(dict[str, Any]):
        """Name, place and labels of a run.

        Fields:
            name: Name of the run; many runs may share it.
            uid: Unique id of the run.
            project: The project.
            iteration: Iteration: 0 is the parent, 1 and more are its children.
            labels
            annotations
        """

        @overload
        def __getitem__(self, key: Literal["name", "uid", "project"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["iteration"], /) -> int | Any: ...

        @overload
        def __getitem__(self, key: Literal["labels", "annotations"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["name", "uid", "project"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["iteration"], default: Any = ..., /) -> int | Any: ...

        @overload
        def get(self, key: Literal["labels", "annotations"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class RunSpec(dict[str, Any]):
        """What to run, with which parameters, inputs and outputs.

        Fields:
            function: Uri of the function: project/name[:tag][@hash].
            handler: Name of the function inside the code, or an object that describes it.
            parameters
            hyperparams
            inputs: Name to path or url.
            outputs: Names of the expected results.
            in_path
            output_path: Where artifacts go.
            log_level
            secret_sources
            data_stores
        """

        @overload
        def __getitem__(self, key: Literal["function", "in_path", "output_path", "log_level"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["parameters", "hyperparams", "inputs"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["outputs"], /) -> list[str] | Any: ...

        @overload
        def __getitem__(self, key: Literal["secret_sources", "data_stores"], /) -> list[dict[str, Any]] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["function", "in_path", "output_path", "log_level"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["parameters", "hyperparams", "inputs"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: Literal["outputs"], default: Any = ..., /) -> list[str] | Any: ...

        @overload
        def get(self, key: Literal["secret_sources", "data_stores"], default: Any = ..., /) -> list[dict[str, Any]] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class RunStatus(dict[str, Any]):
        """State, results and artifacts of a run. Times are ISO-8601; a naive time is UTC.

        Fields:
            state: pending, running, completed, error, aborted, created or unknown; 1.x adds
                aborting and others.
            error: Error text of a failed run.
            commit
            host: Where the run was started.
            status_text
            ui_url
            results: Name to value.
            artifacts: The artifacts that the run logged.
            start_time: When it started. The list is filtered and sorted by it; without it the
                time of the first store is used.
            last_update: When it was last updated.
            iterations: Table of the iterations of a hyper-parameter run, header row first.
        """

        @overload
        def __getitem__(self, key: Literal["state", "error", "commit", "host", "status_text", "ui_url", "start_time", "last_update"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["results"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["artifacts"], /) -> list[Artifact] | Any: ...

        @overload
        def __getitem__(self, key: Literal["iterations"], /) -> list[list[Any]] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["state", "error", "commit", "host", "status_text", "ui_url", "start_time", "last_update"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["results"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: Literal["artifacts"], default: Any = ..., /) -> list[Artifact] | Any: ...

        @overload
        def get(self, key: Literal["iterations"], default: Any = ..., /) -> list[list[Any]] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class ArtifactProducer(dict[str, Any]):
        """Who made an artifact.

        Fields:
            kind: run, project, function ...
            name
            uri
            owner
        """

        @overload
        def __getitem__(self, key: Literal["kind", "name", "uri", "owner"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["kind", "name", "uri", "owner"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class ArtifactMetadata(dict[str, Any]):
        """Name and place of an artifact in the form of 1.x.

        Fields:
            key
            project
            iter
            tree
            uid: Uid of this version.
            hash
            tag
            labels
            updated
            created
        """

        @overload
        def __getitem__(self, key: Literal["key", "project", "tree", "uid", "hash", "tag", "updated", "created"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["iter"], /) -> int | Any: ...

        @overload
        def __getitem__(self, key: Literal["labels"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["key", "project", "tree", "uid", "hash", "tag", "updated", "created"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["iter"], default: Any = ..., /) -> int | Any: ...

        @overload
        def get(self, key: Literal["labels"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FunctionMetadata(dict[str, Any]):
        """Name and place of a function.

        Fields:
            name
            project
            tag: The tag it was found by; empty in the store.
            hash: Hash of the content, made by the server.
            updated: When it was last stored; set by the server.
            labels
            annotations
            categories
            credentials
        """

        @overload
        def __getitem__(self, key: Literal["name", "project", "tag", "hash", "updated"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["labels", "annotations"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["categories"], /) -> list[str] | Any: ...

        @overload
        def __getitem__(self, key: Literal["credentials"], /) -> Credentials | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["name", "project", "tag", "hash", "updated"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["labels", "annotations"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: Literal["categories"], default: Any = ..., /) -> list[str] | Any: ...

        @overload
        def get(self, key: Literal["credentials"], default: Any = ..., /) -> Credentials | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FunctionSpec(dict[str, Any]):
        """What a function runs and with what.

        Fields:
            image: Image; set by the server when a build is ready.
            command
            args
            mode
            description
            default_handler
            entry_points
            env
            resources
            replicas
            volumes
            volume_mounts
            service_account
            build
            workdir
            pythonpath
        """

        @overload
        def __getitem__(self, key: Literal["image", "command", "mode", "description", "default_handler", "service_account", "workdir", "pythonpath"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["args"], /) -> list[Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["entry_points", "resources"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["env", "volumes", "volume_mounts"], /) -> list[dict[str, Any]] | Any: ...

        @overload
        def __getitem__(self, key: Literal["replicas"], /) -> int | Any: ...

        @overload
        def __getitem__(self, key: Literal["build"], /) -> FunctionBuild | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["image", "command", "mode", "description", "default_handler", "service_account", "workdir", "pythonpath"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["args"], default: Any = ..., /) -> list[Any] | Any: ...

        @overload
        def get(self, key: Literal["entry_points", "resources"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: Literal["env", "volumes", "volume_mounts"], default: Any = ..., /) -> list[dict[str, Any]] | Any: ...

        @overload
        def get(self, key: Literal["replicas"], default: Any = ..., /) -> int | Any: ...

        @overload
        def get(self, key: Literal["build"], default: Any = ..., /) -> FunctionBuild | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FunctionStatus(dict[str, Any]):
        """Where the build or deployment of a function stands.

        Fields:
            state: Empty, pending, running, building, deploying, ready, error, failed,
                unhealthy.
            build_pod
            nuclio_name
            address
            internal_invocation_urls: 1.x.
            external_invocation_urls: 1.x.
        """

        @overload
        def __getitem__(self, key: Literal["state", "build_pod", "nuclio_name", "address"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["internal_invocation_urls", "external_invocation_urls"], /) -> list[str] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["state", "build_pod", "nuclio_name", "address"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["internal_invocation_urls", "external_invocation_urls"], default: Any = ..., /) -> list[str] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class ScheduleCronTrigger(dict[str, Any]):
        """When a schedule fires. The fields are those of the cron trigger of APScheduler; what
        is left out follows its rules.

        Fields:
            year: 4-digit year.
            month: 1-12.
            day: Day of the month, 1-31.
            week: ISO week, 1-53.
            day_of_week: 0-6 or mon,tue,wed,thu,fri,sat,sun; 0 is Monday.
            hour: 0-23.
            minute: 0-59.
            second: 0-59.
            start_date: Earliest time to fire.
            end_date: Latest time to fire.
            timezone: Name of the time zone.
            jitter: Delay by up to this many seconds, at random.
        """

        @overload
        def __getitem__(self, key: Literal["start_date", "end_date", "timezone"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["jitter"], /) -> int | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["start_date", "end_date", "timezone"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["jitter"], default: Any = ..., /) -> int | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class RuntimeResources(dict[str, Any]):
        """Resources of one kind of runtime.

        Fields:
            crd_resources: Custom resources.
            pod_resources: Pods.
            service_resources: Services (dask only).
        """

        @overload
        def __getitem__(self, key: Literal["crd_resources", "pod_resources"], /) -> list[RuntimeResource]: ...

        @overload
        def __getitem__(self, key: Literal["service_resources"], /) -> list[RuntimeResource] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["crd_resources", "pod_resources"], default: Any = ..., /) -> list[RuntimeResource] | Any: ...

        @overload
        def get(self, key: Literal["service_resources"], default: Any = ..., /) -> list[RuntimeResource] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class ObjectMetadata(dict[str, Any]):
        """Name and place of a feature store object.

        Fields:
            name: Its name.
            project
            tag: latest when left out of a new object.
            labels
            updated
            created
            uid: Hash of the content; set by the server for a versioned object.
        """

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["project", "tag", "updated", "created", "uid"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["labels"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["name"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["project", "tag", "updated", "created", "uid"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["labels"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FeatureSetSpec(dict[str, Any]):
        """Entities, features and how they are made; open.

        Fields:
            entities
            features
            engine: storey, pandas or spark (1.x; storey when left out).
            timestamp_key
            partition_keys
            source
            targets
            graph
            description
            output_path
        """

        @overload
        def __getitem__(self, key: Literal["entities"], /) -> list[Entity] | Any: ...

        @overload
        def __getitem__(self, key: Literal["features"], /) -> list[Feature] | Any: ...

        @overload
        def __getitem__(self, key: Literal["engine", "timestamp_key", "description", "output_path"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["partition_keys"], /) -> list[str] | Any: ...

        @overload
        def __getitem__(self, key: Literal["source", "graph"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["targets"], /) -> list[dict[str, Any]] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["entities"], default: Any = ..., /) -> list[Entity] | Any: ...

        @overload
        def get(self, key: Literal["features"], default: Any = ..., /) -> list[Feature] | Any: ...

        @overload
        def get(self, key: Literal["engine", "timestamp_key", "description", "output_path"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["partition_keys"], default: Any = ..., /) -> list[str] | Any: ...

        @overload
        def get(self, key: Literal["source", "graph"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: Literal["targets"], default: Any = ..., /) -> list[dict[str, Any]] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class ObjectStatus(dict[str, Any]):
        """State of an object; open.

        Fields:
            state
        """

        @overload
        def __getitem__(self, key: Literal["state"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["state"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FeatureVectorSpec(dict[str, Any]):
        """Which features it joins; open.

        Fields:
            features: Names such as set.feature.
            description
            label_feature
            entity_source
            timestamp_field
            graph
        """

        @overload
        def __getitem__(self, key: Literal["features"], /) -> list[Any] | Any: ...

        @overload
        def __getitem__(self, key: Literal["description", "label_feature", "timestamp_field"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["entity_source", "graph"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["features"], default: Any = ..., /) -> list[Any] | Any: ...

        @overload
        def get(self, key: Literal["description", "label_feature", "timestamp_field"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["entity_source", "graph"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class Feature(dict[str, Any]):
        """A feature of a feature set.

        Fields:
            name: Its name.
            value_type: Type of its values. Needed when storing (422 without).
            labels
        """

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["value_type"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["labels"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["name"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["value_type"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["labels"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FeatureSetDigestOutput(dict[str, Any]):
        """The short form of a feature set in a list of features or entities.

        Fields:
            metadata
            spec
        """

        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> ObjectMetadata: ...

        @overload
        def __getitem__(self, key: Literal["spec"], /) -> FeatureSetDigestSpec: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["metadata"], default: Any = ..., /) -> ObjectMetadata | Any: ...

        @overload
        def get(self, key: Literal["spec"], default: Any = ..., /) -> FeatureSetDigestSpec | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class Entity(dict[str, Any]):
        """An entity (index column) of a feature set.

        Fields:
            name: Its name.
            value_type: Type of its values. Needed when storing (422 without).
            labels
        """

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["value_type"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["labels"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["name"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["value_type"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["labels"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class Credentials(dict[str, Any]):
        """Access to the platform on behalf of the caller (1.x).

        Fields:
            access_key
        """

        @overload
        def __getitem__(self, key: Literal["access_key"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["access_key"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FunctionBuild(dict[str, Any]):
        """How the image of a function is built.

        Fields:
            image: Name of the image to make.
            base_image
            commands
            functionSourceCode: The code in base64.
            source
            registry
            secret
        """

        @overload
        def __getitem__(self, key: Literal["image", "base_image", "functionSourceCode", "source", "registry", "secret"], /) -> str | Any: ...

        @overload
        def __getitem__(self, key: Literal["commands"], /) -> list[str] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["image", "base_image", "functionSourceCode", "source", "registry", "secret"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["commands"], default: Any = ..., /) -> list[str] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class RuntimeResource(dict[str, Any]):
        """One resource in the cluster.

        Fields:
            name: Its name.
            labels
            status: Status as Kubernetes gives it.
        """

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...

        @overload
        def __getitem__(self, key: Literal["labels", "status"], /) -> dict[str, Any] | Any: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["name"], default: Any = ..., /) -> str | Any: ...

        @overload
        def get(self, key: Literal["labels", "status"], default: Any = ..., /) -> dict[str, Any] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...


    class FeatureSetDigestSpec(dict[str, Any]):
        """Entities and features of the feature set. In a list of features only the matching
        features are left, in one of entities the matching entities.

        Fields:
            entities
            features
        """

        @overload
        def __getitem__(self, key: Literal["entities"], /) -> list[Entity]: ...

        @overload
        def __getitem__(self, key: Literal["features"], /) -> list[Feature]: ...

        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

        @overload  # type: ignore[override]  # dict has overloads of its own, to the same effect
        def get(self, key: Literal["entities"], default: Any = ..., /) -> list[Entity] | Any: ...

        @overload
        def get(self, key: Literal["features"], default: Any = ..., /) -> list[Feature] | Any: ...

        @overload
        def get(self, key: str, default: Any = ..., /) -> Any: ...
        def get(self, key: str, default: Any = ..., /) -> Any: ...

else:
    Run = dict
    Artifact = dict
    ArtifactTagsAnswer = dict
    Function = dict
    BuildAnswer = dict
    SubmitData = dict
    KindRuntimeResources = dict
    PipelineRun = dict
    FeatureSet = dict
    FeatureVector = dict
    FeatureListOutput = dict
    EntityListOutput = dict
    RunMetadata = dict
    RunSpec = dict
    RunStatus = dict
    ArtifactProducer = dict
    ArtifactMetadata = dict
    FunctionMetadata = dict
    FunctionSpec = dict
    FunctionStatus = dict
    ScheduleCronTrigger = dict
    RuntimeResources = dict
    ObjectMetadata = dict
    FeatureSetSpec = dict
    ObjectStatus = dict
    FeatureVectorSpec = dict
    Feature = dict
    FeatureSetDigestOutput = dict
    Entity = dict
    Credentials = dict
    FunctionBuild = dict
    RuntimeResource = dict
    FeatureSetDigestSpec = dict
