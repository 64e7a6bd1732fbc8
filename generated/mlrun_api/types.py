# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.
"""The objects of the MLRun API, for annotations, type checkers and editors.

At run time they are plain dicts, and every field that a server adds is kept. ``Run`` is accepted
wherever a run is passed; ``RunRecord`` is what servers return, with all fields; ``RunInput`` may
leave out the optional ones. A field that may be null is ``Any`` or its type.
"""

from __future__ import annotations

from typing import Any, Literal, Required, TypeAlias, TypedDict

ArtifactCategory: TypeAlias = Literal["dataset", "link", "model", "other"]
ArtifactFormat: TypeAlias = Literal["full", "legacy"]
DeletionStrategy: TypeAlias = Literal["cascade", "cascading", "check", "restrict", "restricted"]
PartitionField: TypeAlias = Literal["name"]
PatchMode: TypeAlias = Literal["additive", "replace"]
PipelineFormat: TypeAlias = Literal["full", "metadata_only", "name_only", "summary"]
ProjectFormat: TypeAlias = Literal[
    "full", "leader", "metadata_only", "minimal", "name_only", "summary"
]
ProjectState: TypeAlias = Literal[
    "archived", "creating", "deleting", "offline", "online", "unknown"
]
ProjectsRole: TypeAlias = Literal["iguazio", "mlrun", "nop", "nuclio"]
RuntimeGroupBy: TypeAlias = Literal["job", "project"]
ScheduleKind: TypeAlias = Literal["job", "local_function", "pipeline"]
SecretProviderName: TypeAlias = Literal["kubernetes", "vault"]
SortField: TypeAlias = Literal["created", "updated"]
SortOrder: TypeAlias = Literal["asc", "desc"]
WireBooleanType1: TypeAlias = Literal["False", "True", "false", "no", "true", "yes"]


class ArtifactRecord(TypedDict):
    """An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by side); 1.x keeps
    metadata, spec and status and takes and gives the flat form as `legacy`. Fields not named
    here are kept.


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

    key: Any | str
    kind: Any | str
    iter: int | Any
    tree: Any | str
    db_key: Any | str
    hash: Any | str
    tag: Any | str
    project: Any | str
    target_path: Any | str
    src_path: Any | str
    size: int | Any
    description: Any | str
    viewer: Any | str
    format: Any | str
    inline: Any
    producer: ArtifactProducerRecord | Any
    sources: list[JsonObject] | Any
    labels: Labels | Any
    updated: Any | str
    created: Any | str
    metadata: ArtifactMetadataRecord | Any
    spec: JsonObject | Any
    status: JsonObject | Any


class ArtifactInput(TypedDict, total=False):
    """An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by side); 1.x keeps
    metadata, spec and status and takes and gives the flat form as `legacy`. Fields not named
    here are kept.
    """

    key: None | str
    kind: None | str
    iter: int | None
    tree: None | str
    db_key: None | str
    hash: None | str
    tag: None | str
    project: None | str
    target_path: None | str
    src_path: None | str
    size: int | None
    description: None | str
    viewer: None | str
    format: None | str
    inline: Any
    producer: ArtifactProducerInput | None
    sources: list[JsonObject] | None
    labels: Labels | None
    updated: None | str
    created: None | str
    metadata: ArtifactMetadataInput | None
    spec: JsonObject | None
    status: JsonObject | None


Artifact: TypeAlias = ArtifactRecord | ArtifactInput


class ArtifactAnswer(TypedDict):
    """One artifact.


    Fields:
        data: An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by side); 1.x
            keeps metadata, spec and status and takes and gives the flat form as `legacy`.
            Fields not named here are kept.
    """

    data: ArtifactRecord


class ArtifactListAnswer(TypedDict):
    """Artifacts.


    Fields:
        artifacts: The matching artifacts.
        pagination: Which page of a list this is (1.7 and newer; the embedded server when a page was
            asked for). All fields are null when the answer is the whole list, or a page after
            the last.
    """

    artifacts: list[ArtifactRecord]
    pagination: Pagination


class ArtifactMetadataRecord(TypedDict):
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

    key: Any | str
    project: Any | str
    iter: int | Any
    tree: Any | str
    uid: Any | str
    hash: Any | str
    tag: Any | str
    labels: Labels | Any
    updated: Any | str
    created: Any | str


class ArtifactMetadataInput(TypedDict, total=False):
    """Name and place of an artifact in the form of 1.x."""

    key: None | str
    project: None | str
    iter: int | None
    tree: None | str
    uid: None | str
    hash: None | str
    tag: None | str
    labels: Labels | None
    updated: None | str
    created: None | str


ArtifactMetadata: TypeAlias = ArtifactMetadataRecord | ArtifactMetadataInput


class ArtifactProducerRecord(TypedDict):
    """Who made an artifact.


    Fields:
        kind: run, project, function ...
        name
        uri
        owner
    """

    kind: Any | str
    name: Any | str
    uri: Any | str
    owner: Any | str


class ArtifactProducerInput(TypedDict, total=False):
    """Who made an artifact."""

    kind: None | str
    name: None | str
    uri: None | str
    owner: None | str


ArtifactProducer: TypeAlias = ArtifactProducerRecord | ArtifactProducerInput


class ArtifactTagsAnswer(TypedDict):
    """The tags of the artifacts of a project.


    Fields:
        project: The project.
        tags: The tags, each once, in no order. 1.5.2 gives null, too, when there are artifacts
            without a tag.
    """

    project: str
    tags: list[Any | str]


class BackgroundTask(TypedDict):
    """Work that goes on after the answer.


    Fields:
        metadata: Name and times of a background task.
        status: State of a background task.
        kind: BackgroundTask.
        spec: Always empty so far.
    """

    metadata: BackgroundTaskMetadata
    status: BackgroundTaskStatus
    kind: str
    spec: BackgroundTaskSpec


class BackgroundTaskMetadata(TypedDict):
    """Name and times of a background task.


    Fields:
        name: Id of the task.
        project
        created
        updated
        timeout: Seconds it may take (1.x).
    """

    name: str
    project: Any | str
    created: Any | str
    updated: Any | str
    timeout: int | Any


BackgroundTaskSpec: TypeAlias = "dict[str, Any]"


class BackgroundTaskStatus(TypedDict):
    """State of a background task.


    Fields:
        state: running, succeeded or failed.
        error: Why it failed (later 1.x).
    """

    state: str
    error: Any | str


class BuildAnswer(TypedDict):
    """The function after the build was started.


    Fields:
        data: A function: code, image and resources under a name. Fields not named here are kept.
        ready: True when nothing is left to wait for; otherwise ask for the build status.
    """

    data: FunctionRecord
    ready: bool | Any


class BuildRequest(TypedDict, total=False):
    """What to build.


    Fields:
        function: A function: code, image and resources under a name. Fields not named here are kept.
        with_mlrun: Install MLRun in the image. yes when left out. 0.6.x wants a string such as yes or
            no (a JSON boolean is a 500 there); 1.x reads both.
        skip_deployed: Do not build when the image is there already. False when left out.
        mlrun_version_specifier: MLRun version to install: a version or a pip requirement.
        builder_env: Environment of the build (1.x).
        force_build: Build even when nothing asks for it (1.x).
    """

    function: Required[FunctionInput]
    with_mlrun: bool | str
    skip_deployed: bool
    mlrun_version_specifier: None | str
    builder_env: JsonObject | None
    force_build: bool | None


class ClientSpec(TypedDict):
    """What a client takes over from a 1.x server; most fields are null where unset.


    Fields:
        version: Version of the server.
        namespace: Kubernetes namespace of the server.
        docker_registry: Where built images go.
        artifact_path: Default place of artifacts.
        api_url: Url of the server, from outside.
    """

    version: Any | str
    namespace: Any | str
    docker_registry: Any | str
    artifact_path: Any | str
    api_url: Any | str


class CredentialsRecord(TypedDict):
    """Access to the platform on behalf of the caller (1.x).


    Fields:
        access_key
    """

    access_key: Any | str


class CredentialsInput(TypedDict, total=False):
    """Access to the platform on behalf of the caller (1.x)."""

    access_key: None | str


Credentials: TypeAlias = CredentialsRecord | CredentialsInput


class DataSource(TypedDict, total=False):
    """Where to read data from.


    Fields:
        kind: csv, parquet, http ...
        name: Its name.
        path: Its path or url.
    """

    kind: Required[str]
    name: Required[str]
    path: Required[str]


class DataTarget(TypedDict, total=False):
    """Where to write data to.


    Fields:
        kind: parquet, nosql ...
        name: Its name.
        path: Its path; chosen by the server when left out.
    """

    kind: Required[str]
    name: Required[str]
    path: None | str


EmptyAnswer: TypeAlias = "dict[str, Any]"


class EntitiesOutput(TypedDict):
    """Entities with their feature sets.


    Fields:
        entities: One entry for each match in each feature set.
    """

    entities: list[EntityListOutput]


class EntityRecord(TypedDict):
    """An entity (index column) of a feature set.


    Fields:
        name: Its name.
        value_type: Type of its values. Needed when storing (422 without).
        labels
    """

    name: str
    value_type: Any | str
    labels: Labels | Any


class EntityInput(TypedDict, total=False):
    """An entity (index column) of a feature set."""

    name: Required[str]
    value_type: None | str
    labels: Labels | None


Entity: TypeAlias = EntityRecord | EntityInput


class EntityListOutput(TypedDict):
    """An entity with its feature set.


    Fields:
        entity: An entity (index column) of a feature set.
        feature_set_digest: The short form of a feature set in a list of features or entities.
    """

    entity: EntityRecord
    feature_set_digest: FeatureSetDigestOutput


class ErrorAnswer(TypedDict):
    """The body of an error. Its detail has one of three forms: an object with a reason (the
    server refused the request itself), a string such as MLRunNotFoundError('...') (an error
    of the store), or the list of a failed validation (422). A proxy in front of the server
    may answer HTML or nothing instead.


    Fields:
        detail: What went wrong.
    """

    detail: ErrorReason | list[ValidationError] | str


class ErrorReason(TypedDict):
    """Why the server refused the request. Some refusals carry other fields than reason: name,
    project and tag (build status of an unknown function), path and err (files), kind and err
    (unknown runtime kind).


    Fields:
        reason: The reason in words.
    """

    reason: str


class FeatureRecord(TypedDict):
    """A feature of a feature set.


    Fields:
        name: Its name.
        value_type: Type of its values. Needed when storing (422 without).
        labels
    """

    name: str
    value_type: Any | str
    labels: Labels | Any


class FeatureInput(TypedDict, total=False):
    """A feature of a feature set."""

    name: Required[str]
    value_type: None | str
    labels: Labels | None


Feature: TypeAlias = FeatureRecord | FeatureInput


class FeatureListOutput(TypedDict):
    """A feature with its feature set.


    Fields:
        feature: A feature of a feature set.
        feature_set_digest: The short form of a feature set in a list of features or entities.
    """

    feature: FeatureRecord
    feature_set_digest: FeatureSetDigestOutput


class FeatureSetRecord(TypedDict):
    """A feature set. metadata, spec and status must all be there, the last may be empty.


    Fields:
        metadata: Name and place of a feature store object.
        spec: Entities, features and how they are made; open.
        status: State of an object; open.
        kind: FeatureSet.
    """

    metadata: ObjectMetadataRecord
    spec: FeatureSetSpecRecord
    status: ObjectStatusRecord
    kind: str


class FeatureSetInput(TypedDict, total=False):
    """A feature set. metadata, spec and status must all be there, the last may be empty."""

    metadata: Required[ObjectMetadataInput]
    spec: Required[FeatureSetSpecInput]
    status: Required[ObjectStatusInput]
    kind: str


FeatureSet: TypeAlias = FeatureSetRecord | FeatureSetInput


class FeatureSetDigestOutput(TypedDict):
    """The short form of a feature set in a list of features or entities.


    Fields:
        metadata: Name and place of a feature store object.
        spec: Entities and features of the feature set. In a list of features only the matching
            features are left, in one of entities the matching entities.
    """

    metadata: ObjectMetadataRecord
    spec: FeatureSetDigestSpec


class FeatureSetDigestSpec(TypedDict):
    """Entities and features of the feature set. In a list of features only the matching features
    are left, in one of entities the matching entities.


    Fields:
        entities
        features
    """

    entities: list[EntityRecord]
    features: list[FeatureRecord]


class FeatureSetIngestInput(TypedDict, total=False):
    """What to ingest. Everything may be left out: the feature set then says it itself.


    Fields:
        source
        targets
        infer_options: Bits that say what to infer from the data.
        credentials
    """

    source: DataSource | None
    targets: list[DataTarget] | None
    infer_options: int | None
    credentials: CredentialsInput | None


class FeatureSetIngestOutput(TypedDict):
    """The ingestion that was started.


    Fields:
        feature_set: A feature set. metadata, spec and status must all be there, the last may be empty.
        run_object: A run: what was asked for (spec), who it is (metadata) and how it went (status). The
            server keeps every field it is given, known or not.
    """

    feature_set: FeatureSetRecord
    run_object: RunRecord


class FeatureSetSpecRecord(TypedDict):
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

    entities: list[EntityRecord] | Any
    features: list[FeatureRecord] | Any
    engine: Any | str
    timestamp_key: Any | str
    partition_keys: list[str] | Any
    source: JsonObject | Any
    targets: list[JsonObject] | Any
    graph: JsonObject | Any
    description: Any | str
    output_path: Any | str


class FeatureSetSpecInput(TypedDict, total=False):
    """Entities, features and how they are made; open."""

    entities: list[EntityInput] | None
    features: list[FeatureInput] | None
    engine: None | str
    timestamp_key: None | str
    partition_keys: list[str] | None
    source: JsonObject | None
    targets: list[JsonObject] | None
    graph: JsonObject | None
    description: None | str
    output_path: None | str


FeatureSetSpec: TypeAlias = FeatureSetSpecRecord | FeatureSetSpecInput


class FeatureSetsOutput(TypedDict):
    """Feature sets.


    Fields:
        feature_sets: The matching feature sets.
    """

    feature_sets: list[FeatureSetRecord]


class FeatureVectorRecord(TypedDict):
    """A feature vector. metadata, spec and status must all be there, the last may be empty.


    Fields:
        metadata: Name and place of a feature store object.
        spec: Which features it joins; open.
        status: State of an object; open.
        kind: FeatureVector.
    """

    metadata: ObjectMetadataRecord
    spec: FeatureVectorSpecRecord
    status: ObjectStatusRecord
    kind: str


class FeatureVectorInput(TypedDict, total=False):
    """A feature vector. metadata, spec and status must all be there, the last may be empty."""

    metadata: Required[ObjectMetadataInput]
    spec: Required[FeatureVectorSpecInput]
    status: Required[ObjectStatusInput]
    kind: str


FeatureVector: TypeAlias = FeatureVectorRecord | FeatureVectorInput


class FeatureVectorSpecRecord(TypedDict):
    """Which features it joins; open.


    Fields:
        features: Names such as set.feature.
        description
        label_feature
        entity_source
        timestamp_field
        graph
    """

    features: list[Any] | Any
    description: Any | str
    label_feature: Any | str
    entity_source: JsonObject | Any
    timestamp_field: Any | str
    graph: JsonObject | Any


class FeatureVectorSpecInput(TypedDict, total=False):
    """Which features it joins; open."""

    features: list[Any] | None
    description: None | str
    label_feature: None | str
    entity_source: JsonObject | None
    timestamp_field: None | str
    graph: JsonObject | None


FeatureVectorSpec: TypeAlias = FeatureVectorSpecRecord | FeatureVectorSpecInput


class FeatureVectorsOutput(TypedDict):
    """Feature vectors.


    Fields:
        feature_vectors: The matching feature vectors.
    """

    feature_vectors: list[FeatureVectorRecord]


class FeaturesOutput(TypedDict):
    """Features with their feature sets.


    Fields:
        features: One entry for each match in each feature set.
    """

    features: list[FeatureListOutput]


class FileListing(TypedDict):
    """What lies in a folder.


    Fields:
        listdir: Names in the folder.
    """

    listdir: list[str]


class FileStat(TypedDict):
    """Size, age and type of a file.


    Fields:
        size: Size in bytes.
        mimetype: Guessed from the name; application/octet-stream when unknown.
        modified: Time of the last change; seconds since 1970 or ISO-8601, as the store gives it.
    """

    size: int | Any
    mimetype: str
    modified: float | Any | str


class FrontendSpec(TypedDict):
    """Settings of the web interface; 1.x gives many more.


    Fields:
        jobs_dashboard_url: Url of the dashboard; null without a platform session.
        abortable_function_kinds: Kinds of functions whose runs can be aborted.
        feature_flags: 1.x.
        default_artifact_path: 1.x.
        default_function_image_by_kind: 1.x.
        auto_mount_type: 1.x.
        ce_mode: 1.x.
    """

    jobs_dashboard_url: Any | str
    abortable_function_kinds: list[str]
    feature_flags: JsonObject | Any
    default_artifact_path: Any | str
    default_function_image_by_kind: JsonObject | Any
    auto_mount_type: Any | str
    ce_mode: Any | str


class FunctionRecord(TypedDict):
    """A function: code, image and resources under a name. Fields not named here are kept.


    Fields:
        kind: job, dask, spark, mpijob, nuclio, remote, serving, local, handler ...
        metadata: Name and place of a function.
        spec
        status: Null when the function was asked for by its hash, or when no tag points at it.
        verbose
    """

    kind: Any | str
    metadata: FunctionMetadataRecord
    spec: FunctionSpecRecord | Any
    status: FunctionStatusRecord | Any
    verbose: bool | Any


class FunctionInput(TypedDict, total=False):
    """A function: code, image and resources under a name. Fields not named here are kept."""

    kind: None | str
    metadata: FunctionMetadataInput
    spec: FunctionSpecInput | None
    status: FunctionStatusInput | None
    verbose: bool | None


Function: TypeAlias = FunctionRecord | FunctionInput


class FunctionAnswer(TypedDict):
    """One function.


    Fields:
        func: A function: code, image and resources under a name. Fields not named here are kept.
    """

    func: FunctionRecord


class FunctionBuildRecord(TypedDict):
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

    image: Any | str
    base_image: Any | str
    commands: list[str] | Any
    functionSourceCode: Any | str
    source: Any | str
    registry: Any | str
    secret: Any | str


class FunctionBuildInput(TypedDict, total=False):
    """How the image of a function is built."""

    image: None | str
    base_image: None | str
    commands: list[str] | None
    functionSourceCode: None | str
    source: None | str
    registry: None | str
    secret: None | str


FunctionBuild: TypeAlias = FunctionBuildRecord | FunctionBuildInput


class FunctionListAnswer(TypedDict):
    """Functions.


    Fields:
        funcs: The matching functions, one entry for each tag.
        pagination: Which page of a list this is (1.7 and newer; the embedded server when a page was
            asked for). All fields are null when the answer is the whole list, or a page after
            the last.
    """

    funcs: list[FunctionRecord]
    pagination: Pagination


class FunctionMetadataRecord(TypedDict):
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

    name: Any | str
    project: Any | str
    tag: Any | str
    hash: Any | str
    updated: Any | str
    labels: Labels | Any
    annotations: JsonObject | Any
    categories: list[str] | Any
    credentials: CredentialsRecord | Any


class FunctionMetadataInput(TypedDict, total=False):
    """Name and place of a function."""

    name: None | str
    project: None | str
    tag: None | str
    hash: None | str
    updated: None | str
    labels: Labels | None
    annotations: JsonObject | None
    categories: list[str] | None
    credentials: CredentialsInput | None


FunctionMetadata: TypeAlias = FunctionMetadataRecord | FunctionMetadataInput


class FunctionSpecRecord(TypedDict):
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

    image: Any | str
    command: Any | str
    args: list[Any] | Any
    mode: Any | str
    description: Any | str
    default_handler: Any | str
    entry_points: JsonObject | Any
    env: list[JsonObject] | Any
    resources: JsonObject | Any
    replicas: int | Any
    volumes: list[JsonObject] | Any
    volume_mounts: list[JsonObject] | Any
    service_account: Any | str
    build: FunctionBuildRecord | Any
    workdir: Any | str
    pythonpath: Any | str


class FunctionSpecInput(TypedDict, total=False):
    """What a function runs and with what."""

    image: None | str
    command: None | str
    args: list[Any] | None
    mode: None | str
    description: None | str
    default_handler: None | str
    entry_points: JsonObject | None
    env: list[JsonObject] | None
    resources: JsonObject | None
    replicas: int | None
    volumes: list[JsonObject] | None
    volume_mounts: list[JsonObject] | None
    service_account: None | str
    build: FunctionBuildInput | None
    workdir: None | str
    pythonpath: None | str


FunctionSpec: TypeAlias = FunctionSpecRecord | FunctionSpecInput


class FunctionStatusRecord(TypedDict):
    """Where the build or deployment of a function stands.


    Fields:
        state: Empty, pending, running, building, deploying, ready, error, failed, unhealthy.
        build_pod
        nuclio_name
        address
        internal_invocation_urls: 1.x.
        external_invocation_urls: 1.x.
    """

    state: Any | str
    build_pod: Any | str
    nuclio_name: Any | str
    address: Any | str
    internal_invocation_urls: list[str] | Any
    external_invocation_urls: list[str] | Any


class FunctionStatusInput(TypedDict, total=False):
    """Where the build or deployment of a function stands."""

    state: None | str
    build_pod: None | str
    nuclio_name: None | str
    address: None | str
    internal_invocation_urls: list[str] | None
    external_invocation_urls: list[str] | None


FunctionStatus: TypeAlias = FunctionStatusRecord | FunctionStatusInput


class FunctionStatusAnswer(TypedDict):
    """Status of the runtime of a function.


    Fields:
        data: For dask: address, dashboard and nodes.
    """

    data: JsonObject | Any


class FunctionStatusRequest(TypedDict, total=False):
    """Whose status to read.


    Fields:
        kind: Kind of the runtime; only dask has a status.
        selector: What picks the resource: a label selector, or a list of them. Empty is refused.
    """

    kind: Required[str]
    selector: Required[Any]


class GrafanaColumn(TypedDict):
    """A column of a table.


    Fields:
        text: Heading.
        type: string, number or time.
    """

    text: str
    type: str


class GrafanaQueryRequest(TypedDict, total=False):
    """A query as the SimpleJson data source of Grafana sends it.


    Fields:
        targets: Only the first is read.
        rangeRaw: start and end as relative times; now-1h and now when left out.
        range: from and to as ISO-8601.
    """

    targets: list[GrafanaTarget]
    rangeRaw: JsonObject | None
    range: JsonObject | None


class GrafanaSearchRequest(TypedDict, total=False):
    """A search as the SimpleJson data source of Grafana sends it.


    Fields:
        target: target_endpoint=list_projects.
    """

    target: str


class GrafanaTable(TypedDict):
    """A table.


    Fields:
        columns: The columns.
        rows: The rows.
        type: table.
    """

    columns: list[GrafanaColumn]
    rows: list[list[bool | float | Any | str]]
    type: str


class GrafanaTarget(TypedDict, total=False):
    """A target of a query.


    Fields:
        target: Pairs of name=value joined by semicolons. target_endpoint says what is asked
            list_endpoints, individual_feature_analysis, overall_feature_analysis or
            incoming_features.
    """

    target: str


class GrafanaTimeSeriesTarget(TypedDict):
    """A time series.


    Fields:
        target: Its name.
        datapoints: Pairs of value and time in milliseconds.
    """

    target: str
    datapoints: list[list[float]]


GroupedRuntimeResources: TypeAlias = "dict[str, RuntimeResourcesByKey]"


class HealthAnswer(TypedDict):
    """What the server tells about itself. 0.6.x gives its settings, null where there is none;
    1.x gives only status and version (its settings moved to client-spec).


    Fields:
        status: ok (1.x).
        version: Version of the server.
        namespace
        docker_registry
        remote_host
        mpijob_crd_version
        ui_url
        artifact_path
        spark_app_image
        spark_app_image_tag
        kfp_image
        dask_kfp_image
        api_url
        nuclio_version: 0.7 and later.
        ui_projects_prefix: Null while it has its default.
        scrape_metrics: Null while it has its default.
        hub_url: Null while it has its default.
        default_function_node_selector: 0.7 and later.
    """

    status: str
    version: Any | str
    namespace: Any | str
    docker_registry: Any | str
    remote_host: Any | str
    mpijob_crd_version: Any | str
    ui_url: Any | str
    artifact_path: Any | str
    spark_app_image: Any | str
    spark_app_image_tag: Any | str
    kfp_image: Any | str
    dask_kfp_image: Any | str
    api_url: Any | str
    nuclio_version: Any | str
    ui_projects_prefix: Any | str
    scrape_metrics: bool | Any | str
    hub_url: Any | str
    default_function_node_selector: HealthAnswerDefaultFunctionNodeSelectorType1 | Any | str


HealthAnswerDefaultFunctionNodeSelectorType1: TypeAlias = "dict[str, Any]"


JsonObject: TypeAlias = "dict[str, Any]"


class KindRuntimeResources(TypedDict):
    """A kind of runtime with its resources.


    Fields:
        kind: dask, job, spark, mpijob ...
        resources: Resources of one kind of runtime.
    """

    kind: str
    resources: RuntimeResources


Labels: TypeAlias = "dict[str, Any]"


class ModelEndpointRecord(TypedDict):
    """A served model that is monitored.


    Fields:
        metadata: Name and place of a model endpoint.
        spec: What is served and monitored; open.
        status: Statistics of a model endpoint; open.
        kind: model-endpoint.
    """

    metadata: ModelEndpointMetadataRecord
    spec: ModelEndpointSpecRecord
    status: ModelEndpointStatusRecord
    kind: str


class ModelEndpointInput(TypedDict, total=False):
    """A served model that is monitored."""

    metadata: Required[ModelEndpointMetadataInput]
    spec: Required[ModelEndpointSpecInput]
    status: Required[ModelEndpointStatusInput]
    kind: str


ModelEndpoint: TypeAlias = ModelEndpointRecord | ModelEndpointInput


class ModelEndpointFeatureRecord(TypedDict):
    """A feature of a model, expected and actual.


    Fields:
        name: Its name.
        weight: Its weight.
        expected
        actual
    """

    name: str
    weight: float
    expected: ModelEndpointFeatureValuesRecord | Any
    actual: ModelEndpointFeatureValuesRecord | Any


class ModelEndpointFeatureInput(TypedDict, total=False):
    """A feature of a model, expected and actual."""

    name: Required[str]
    weight: float
    expected: ModelEndpointFeatureValuesInput | None
    actual: ModelEndpointFeatureValuesInput | None


ModelEndpointFeature: TypeAlias = ModelEndpointFeatureRecord | ModelEndpointFeatureInput


class ModelEndpointFeatureValuesRecord(TypedDict):
    """Statistics of a feature.


    Fields:
        min
        mean
        max
        histogram: A histogram.
    """

    min: float
    mean: float
    max: float
    histogram: ModelEndpointHistogramRecord


class ModelEndpointFeatureValuesInput(TypedDict, total=False):
    """Statistics of a feature."""

    min: float
    mean: float
    max: float
    histogram: ModelEndpointHistogramInput


ModelEndpointFeatureValues: TypeAlias = (
    ModelEndpointFeatureValuesRecord | ModelEndpointFeatureValuesInput
)


class ModelEndpointHistogramRecord(TypedDict):
    """A histogram.


    Fields:
        buckets: Edges of the buckets.
        counts: How many fell into each.
    """

    buckets: list[float]
    counts: list[float]


class ModelEndpointHistogramInput(TypedDict, total=False):
    """A histogram."""

    buckets: list[float]
    counts: list[float]


ModelEndpointHistogram: TypeAlias = ModelEndpointHistogramRecord | ModelEndpointHistogramInput


class ModelEndpointList(TypedDict):
    """Model endpoints.


    Fields:
        endpoints: The matching model endpoints.
    """

    endpoints: list[ModelEndpointRecord]


class ModelEndpointMetadataRecord(TypedDict):
    """Name and place of a model endpoint.


    Fields:
        project
        labels
        uid: 0.6.x makes it from function_uri and model when it is missing.
    """

    project: Any | str
    labels: Labels | Any
    uid: Any | str


class ModelEndpointMetadataInput(TypedDict, total=False):
    """Name and place of a model endpoint."""

    project: None | str
    labels: Labels | None
    uid: None | str


ModelEndpointMetadata: TypeAlias = ModelEndpointMetadataRecord | ModelEndpointMetadataInput


class ModelEndpointSpecRecord(TypedDict):
    """What is served and monitored; open.


    Fields:
        function_uri: project/function:tag
        model: name:version
        model_class
        model_uri
        feature_names
        label_names
        stream_path
        algorithm
        monitor_configuration
        active
        monitoring_mode: enabled or disabled (1.x).
    """

    function_uri: Any | str
    model: Any | str
    model_class: Any | str
    model_uri: Any | str
    feature_names: list[str] | Any
    label_names: list[str] | Any
    stream_path: Any | str
    algorithm: Any | str
    monitor_configuration: JsonObject | Any
    active: bool | Any
    monitoring_mode: Any | str


class ModelEndpointSpecInput(TypedDict, total=False):
    """What is served and monitored; open."""

    function_uri: None | str
    model: None | str
    model_class: None | str
    model_uri: None | str
    feature_names: list[str] | None
    label_names: list[str] | None
    stream_path: None | str
    algorithm: None | str
    monitor_configuration: JsonObject | None
    active: bool | None
    monitoring_mode: None | str


ModelEndpointSpec: TypeAlias = ModelEndpointSpecRecord | ModelEndpointSpecInput


class ModelEndpointStatusRecord(TypedDict):
    """Statistics of a model endpoint; open.


    Fields:
        state
        feature_stats
        current_stats
        first_request
        last_request
        accuracy
        error_count
        drift_status: NO_DRIFT, POSSIBLE_DRIFT, DRIFT_DETECTED ...
        drift_measures
        metrics: Metric name to its values: in 0.6.x to name and values (pairs of time and number),
            in 1.x to an object by group.
        features: Only with feature_analysis.
        children: 1.x.
        children_uids: 1.x.
        endpoint_type: 1 node, 2 router, 3 leaf (1.x).
        monitoring_feature_set_uri: 1.x.
    """

    state: Any | str
    feature_stats: JsonObject | Any
    current_stats: JsonObject | Any
    first_request: Any | str
    last_request: Any | str
    accuracy: float | Any
    error_count: int | Any
    drift_status: int | Any | str
    drift_measures: JsonObject | Any
    metrics: JsonObject | Any
    features: list[ModelEndpointFeatureRecord] | Any
    children: list[str] | Any
    children_uids: list[str] | Any
    endpoint_type: int | Any
    monitoring_feature_set_uri: Any | str


class ModelEndpointStatusInput(TypedDict, total=False):
    """Statistics of a model endpoint; open."""

    state: None | str
    feature_stats: JsonObject | None
    current_stats: JsonObject | None
    first_request: None | str
    last_request: None | str
    accuracy: float | None
    error_count: int | None
    drift_status: int | None | str
    drift_measures: JsonObject | None
    metrics: JsonObject | None
    features: list[ModelEndpointFeatureInput] | None
    children: list[str] | None
    children_uids: list[str] | None
    endpoint_type: int | None
    monitoring_feature_set_uri: None | str


ModelEndpointStatus: TypeAlias = ModelEndpointStatusRecord | ModelEndpointStatusInput


class ObjectIdentifier(TypedDict, total=False):
    """Picks artifacts by the fields given.


    Fields:
        kind: Kind of the artifact.
        key
        iter
        uid
    """

    kind: None | str
    key: None | str
    iter: int | None
    uid: None | str


class ObjectMetadataRecord(TypedDict):
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

    name: str
    project: Any | str
    tag: Any | str
    labels: Labels | Any
    updated: Any | str
    created: Any | str
    uid: Any | str


class ObjectMetadataInput(TypedDict, total=False):
    """Name and place of a feature store object."""

    name: Required[str]
    project: None | str
    tag: None | str
    labels: Labels | None
    updated: None | str
    created: None | str
    uid: None | str


ObjectMetadata: TypeAlias = ObjectMetadataRecord | ObjectMetadataInput


ObjectPatch: TypeAlias = "dict[str, Any]"


class ObjectStatusRecord(TypedDict):
    """State of an object; open.


    Fields:
        state
    """

    state: Any | str


class ObjectStatusInput(TypedDict, total=False):
    """State of an object; open."""

    state: None | str


ObjectStatus: TypeAlias = ObjectStatusRecord | ObjectStatusInput


Pagination = TypedDict(
    "Pagination",
    {
        "page": "int | Any",
        "page-size": "int | Any",
        "page-token": "Any | str",
    },
)


class PipelineRun(TypedDict):
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

    id: Any | str
    name: Any | str
    project: Any | str
    status: Any | str
    error: Any | str
    description: Any | str
    experiment_id: Any | str
    created_at: Any | str
    scheduled_at: Any | str
    finished_at: Any | str
    pipeline_spec: JsonObject | Any
    resource_references: list[JsonObject] | Any
    metrics: list[JsonObject] | Any
    service_account: Any | str
    graph: JsonObject | Any
    run: JsonObject | Any


class PipelineSubmission(TypedDict):
    """The pipeline run that was started.


    Fields:
        id: Id of the run.
        name: Name of the run.
    """

    id: str
    name: Any | str


class PipelinesOutput(TypedDict):
    """Pipeline runs.


    Fields:
        runs: Runs, or their names with format name_only.
        total_size: How many there are in all.
        next_page_token: Token of the next page; null or empty on the last one.
    """

    runs: list[PipelineRun | str]
    total_size: int
    next_page_token: Any | str


class ProjectRecord(TypedDict):
    """A project.


    Fields:
        metadata: Name, labels and times of a project.
        kind: project.
        spec
        status
    """

    metadata: ProjectMetadataRecord
    kind: str
    spec: Any | ProjectSpecRecord
    status: Any | ProjectStatusRecord


class ProjectInput(TypedDict, total=False):
    """A project."""

    metadata: Required[ProjectMetadataInput]
    kind: str
    spec: None | ProjectSpecInput
    status: None | ProjectStatusInput


Project: TypeAlias = ProjectRecord | ProjectInput


class ProjectListAnswer(TypedDict):
    """Projects.


    Fields:
        projects: Projects; names with format name_only; numbers with format summary (0.6.x); the form
            of the leader with format leader.
    """

    projects: list[JsonObject | ProjectRecord | ProjectSummary | str]


class ProjectMetadataRecord(TypedDict):
    """Name, labels and times of a project.


    Fields:
        name: Lower-case letters, digits and inner dashes, at most 63; others are a 400.
        created: When it was made.
        labels
        annotations
    """

    name: str
    created: Any | str
    labels: Labels | Any
    annotations: JsonObject | Any


class ProjectMetadataInput(TypedDict, total=False):
    """Name, labels and times of a project."""

    name: Required[str]
    created: None | str
    labels: Labels | None
    annotations: JsonObject | None


ProjectMetadata: TypeAlias = ProjectMetadataRecord | ProjectMetadataInput


class ProjectSpecRecord(TypedDict):
    """What the project is about and what it holds; open.


    Fields:
        description
        goals
        owner
        params
        functions
        workflows
        artifacts
        artifact_path
        conda
        source
        subpath
        origin_url
        load_source_on_run
        default_image: 1.x.
        desired_state: online, offline or archived; online when left out. Others are refused.
    """

    description: Any | str
    goals: Any | str
    owner: Any | str
    params: JsonObject | Any
    functions: list[Any] | Any
    workflows: list[Any] | Any
    artifacts: list[Any] | Any
    artifact_path: Any | str
    conda: Any | str
    source: Any | str
    subpath: Any | str
    origin_url: Any | str
    load_source_on_run: bool | Any
    default_image: Any | str
    desired_state: Any | str


class ProjectSpecInput(TypedDict, total=False):
    """What the project is about and what it holds; open."""

    description: None | str
    goals: None | str
    owner: None | str
    params: JsonObject | None
    functions: list[Any] | None
    workflows: list[Any] | None
    artifacts: list[Any] | None
    artifact_path: None | str
    conda: None | str
    source: None | str
    subpath: None | str
    origin_url: None | str
    load_source_on_run: bool | None
    default_image: None | str
    desired_state: None | str


ProjectSpec: TypeAlias = ProjectSpecRecord | ProjectSpecInput


class ProjectStatusRecord(TypedDict):
    """State of a project; open.


    Fields:
        state: unknown, creating, deleting, online, offline or archived; the last three are final.
    """

    state: Any | str


class ProjectStatusInput(TypedDict, total=False):
    """State of a project; open."""

    state: None | str


ProjectStatus: TypeAlias = ProjectStatusRecord | ProjectStatusInput


class ProjectSummary(TypedDict):
    """A project in numbers.


    Fields:
        name: Its name.
        functions_count: 0.6.x.
        files_count: 1.x.
        feature_sets_count
        models_count
        runs_failed_recent_count: Failed in the last 24 hours.
        runs_running_count
        schedules_count: 1.x.
        pipelines_running_count: 1.x.
    """

    name: str
    functions_count: int
    files_count: int
    feature_sets_count: int
    models_count: int
    runs_failed_recent_count: int
    runs_running_count: int
    schedules_count: int
    pipelines_running_count: int | Any


class RunRecord(TypedDict):
    """A run: what was asked for (spec), who it is (metadata) and how it went (status). The
    server keeps every field it is given, known or not.


    Fields:
        kind: Always `run` in what the clients write.
        metadata: Name, place and labels of a run.
        spec: What to run, with which parameters, inputs and outputs.
        status: State, results and artifacts of a run. Times are ISO-8601; a naive time is UTC.
    """

    kind: str
    metadata: RunMetadataRecord
    spec: RunSpecRecord
    status: RunStatusRecord


class RunInput(TypedDict, total=False):
    """A run: what was asked for (spec), who it is (metadata) and how it went (status). The
    server keeps every field it is given, known or not.
    """

    kind: str
    metadata: RunMetadataInput
    spec: RunSpecInput
    status: RunStatusInput


Run: TypeAlias = RunRecord | RunInput


class RunAnswer(TypedDict):
    """One run.


    Fields:
        data: A run: what was asked for (spec), who it is (metadata) and how it went (status). The
            server keeps every field it is given, known or not.
    """

    data: RunRecord


class RunListAnswer(TypedDict):
    """Runs.


    Fields:
        runs: The matching runs.
        pagination: Which page of a list this is (1.7 and newer; the embedded server when a page was
            asked for). All fields are null when the answer is the whole list, or a page after
            the last.
    """

    runs: list[RunRecord]
    pagination: Pagination


class RunMetadataRecord(TypedDict):
    """Name, place and labels of a run.


    Fields:
        name: Name of the run; many runs may share it.
        uid: Unique id of the run.
        project: The project.
        iteration: Iteration: 0 is the parent, 1 and more are its children.
        labels
        annotations
    """

    name: Any | str
    uid: Any | str
    project: Any | str
    iteration: int | Any
    labels: Labels | Any
    annotations: JsonObject | Any


class RunMetadataInput(TypedDict, total=False):
    """Name, place and labels of a run."""

    name: None | str
    uid: None | str
    project: None | str
    iteration: int | None
    labels: Labels | None
    annotations: JsonObject | None


RunMetadata: TypeAlias = RunMetadataRecord | RunMetadataInput


class RunSpecRecord(TypedDict):
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

    function: Any | str
    handler: Any
    parameters: JsonObject | Any
    hyperparams: JsonObject | Any
    inputs: JsonObject | Any
    outputs: list[str] | Any
    in_path: Any | str
    output_path: Any | str
    log_level: Any | str
    secret_sources: list[JsonObject] | Any
    data_stores: list[JsonObject] | Any


class RunSpecInput(TypedDict, total=False):
    """What to run, with which parameters, inputs and outputs."""

    function: None | str
    handler: Any
    parameters: JsonObject | None
    hyperparams: JsonObject | None
    inputs: JsonObject | None
    outputs: list[str] | None
    in_path: None | str
    output_path: None | str
    log_level: None | str
    secret_sources: list[JsonObject] | None
    data_stores: list[JsonObject] | None


RunSpec: TypeAlias = RunSpecRecord | RunSpecInput


class RunStatusRecord(TypedDict):
    """State, results and artifacts of a run. Times are ISO-8601; a naive time is UTC.


    Fields:
        state: pending, running, completed, error, aborted, created or unknown; 1.x adds aborting
            and others.
        error: Error text of a failed run.
        commit
        host: Where the run was started.
        status_text
        ui_url
        results: Name to value.
        artifacts: The artifacts that the run logged.
        start_time: When it started. The list is filtered and sorted by it; without it the time of the
            first store is used.
        last_update: When it was last updated.
        iterations: Table of the iterations of a hyper-parameter run, header row first.
    """

    state: Any | str
    error: Any | str
    commit: Any | str
    host: Any | str
    status_text: Any | str
    ui_url: Any | str
    results: JsonObject | Any
    artifacts: list[ArtifactRecord] | Any
    start_time: Any | str
    last_update: Any | str
    iterations: list[list[Any]] | Any


class RunStatusInput(TypedDict, total=False):
    """State, results and artifacts of a run. Times are ISO-8601; a naive time is UTC."""

    state: None | str
    error: None | str
    commit: None | str
    host: None | str
    status_text: None | str
    ui_url: None | str
    results: JsonObject | None
    artifacts: list[ArtifactInput] | None
    start_time: None | str
    last_update: None | str
    iterations: list[list[Any]] | None


RunStatus: TypeAlias = RunStatusRecord | RunStatusInput


RunUpdate: TypeAlias = "dict[str, Any]"


class RuntimeResource(TypedDict):
    """One resource in the cluster.


    Fields:
        name: Its name.
        labels
        status: Status as Kubernetes gives it.
    """

    name: str
    labels: Labels | Any
    status: JsonObject | Any


class RuntimeResources(TypedDict):
    """Resources of one kind of runtime.


    Fields:
        crd_resources: Custom resources.
        pod_resources: Pods.
        service_resources: Services (dask only).
    """

    crd_resources: list[RuntimeResource]
    pod_resources: list[RuntimeResource]
    service_resources: list[RuntimeResource] | Any


RuntimeResourcesByKey: TypeAlias = "dict[str, RuntimeResources]"


class ScheduleCronTriggerRecord(TypedDict):
    """When a schedule fires. The fields are those of the cron trigger of APScheduler; what is
    left out follows its rules.


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

    year: int | Any | str
    month: int | Any | str
    day: int | Any | str
    week: int | Any | str
    day_of_week: int | Any | str
    hour: int | Any | str
    minute: int | Any | str
    second: int | Any | str
    start_date: Any | str
    end_date: Any | str
    timezone: Any | str
    jitter: int | Any


class ScheduleCronTriggerInput(TypedDict, total=False):
    """When a schedule fires. The fields are those of the cron trigger of APScheduler; what is
    left out follows its rules.
    """

    year: int | None | str
    month: int | None | str
    day: int | None | str
    week: int | None | str
    day_of_week: int | None | str
    hour: int | None | str
    minute: int | None | str
    second: int | None | str
    start_date: None | str
    end_date: None | str
    timezone: None | str
    jitter: int | None


ScheduleCronTrigger: TypeAlias = ScheduleCronTriggerRecord | ScheduleCronTriggerInput


class ScheduleInput(TypedDict, total=False):
    """A schedule to make.


    Fields:
        name: Name of the schedule.
        kind: What a schedule starts.
        cron_trigger: Cron string of five fields, or an object. More often than every 10 minutes is
            refused.
        scheduled_object: What to start: for a job the body of submit_job.
        desired_state: Not read by the servers.
        labels
        concurrency_limit: How many runs may go on at once. 1 when left out or null, except that 0.6.4 then
            refuses a new schedule (409).
        credentials
    """

    name: Required[str]
    kind: Required[ScheduleKind]
    cron_trigger: Required[ScheduleCronTriggerInput | str]
    scheduled_object: Any
    desired_state: None | str
    labels: Labels | None
    concurrency_limit: int | None
    credentials: CredentialsInput | None


class ScheduleOutput(TypedDict):
    """A schedule as stored.


    Fields:
        name: Name of the schedule.
        kind: job, pipeline or local_function.
        cron_trigger: Given as an object of cron fields, even when it was set by a string.
        creation_time: When it was made.
        project: Its project.
        scheduled_object: What it starts.
        desired_state: Not read by the servers.
        labels
        concurrency_limit: How many runs may go on at once. 1 when left out or null, except that 0.6.4 then
            refuses a new schedule (409).
        credentials
        last_run_uri: Uri of the run it started last.
        state: State of the run it started last.
        next_run_time: When it fires next; null while it is not scheduled.
        last_run: The last run itself, with include_last_run.
    """

    name: str
    kind: str
    cron_trigger: ScheduleCronTriggerRecord | str
    creation_time: str
    project: str
    scheduled_object: Any
    desired_state: Any | str
    labels: Labels | Any
    concurrency_limit: int | Any
    credentials: CredentialsRecord | Any
    last_run_uri: Any | str
    state: Any | str
    next_run_time: Any | str
    last_run: Any | RunRecord


class ScheduleUpdate(TypedDict, total=False):
    """Changes to a schedule; null or left out leaves a field as it is. A label set replaces the
    old one.


    Fields:
        scheduled_object: What to start.
        cron_trigger: Cron string of five fields, or an object. More often than every 10 minutes is
            refused. Null leaves it as it is.
        desired_state: Not read by the servers.
        labels
        concurrency_limit: How many runs may go on at once. 1 when left out or null, except that 0.6.4 then
            refuses a new schedule (409).
        credentials
    """

    scheduled_object: Any
    cron_trigger: None | ScheduleCronTriggerInput | str
    desired_state: None | str
    labels: Labels | None
    concurrency_limit: int | None
    credentials: CredentialsInput | None


class SchedulesOutput(TypedDict):
    """Schedules.


    Fields:
        schedules: The matching schedules.
    """

    schedules: list[ScheduleOutput]


class SecretKeysData(TypedDict):
    """Names of secrets.


    Fields:
        provider: vault or kubernetes.
        secret_keys: The names.
    """

    provider: str
    secret_keys: list[str] | Any


class SecretsDataRecord(TypedDict):
    """Secrets with their values.


    Fields:
        provider: vault or kubernetes; others are refused with 422. vault when left out.
        secrets: Name to value.
    """

    provider: str
    secrets: JsonObject | Any


class SecretsDataInput(TypedDict, total=False):
    """Secrets with their values."""

    provider: str
    secrets: JsonObject | None


SecretsData: TypeAlias = SecretsDataRecord | SecretsDataInput


class StartFunctionRequest(TypedDict, total=False):
    """Which function to start.


    Fields:
        functionUrl: Uri of the function: project/name[:tag][@hash].
    """

    functionUrl: Required[str]


class StoreFunctionAnswer(TypedDict):
    """Answer to a stored function.


    Fields:
        hash_key: Hash of the stored function.
    """

    hash_key: str


class SubmitAnswer(TypedDict):
    """What was started.


    Fields:
        data: The run that was started (kind, metadata, spec, status), or with a schedule
            schedule, project and name, and in 1.x action.
    """

    data: SubmitData


class SubmitData(TypedDict):
    """The run that was started (kind, metadata, spec, status), or with a schedule: schedule,
    project and name, and in 1.x action.


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

    kind: Any | str
    metadata: Any | RunMetadataRecord
    spec: Any | RunSpecRecord
    status: Any | RunStatusRecord
    schedule: Any | ScheduleCronTriggerRecord | str
    project: Any | str
    name: Any | str
    action: Any | str


class SubmitRequest(TypedDict, total=False):
    """A run to start, now or on a schedule. It needs a task, and a function from one of:
    function, functionUrl, task.spec.function.


    Fields:
        task: A run: what was asked for (spec), who it is (metadata) and how it went (status). The
            server keeps every field it is given, known or not.
        function: The whole function, or, together with an url, what to override in it.
        functionUrl: Uri of a stored function (project/name[:tag][@hash]) or an url to load it from.
        schedule: Cron string or cron fields. With it nothing is started now: a schedule with the name
            of the task is made.
    """

    task: Required[RunInput]
    function: FunctionInput | None
    functionUrl: None | str
    schedule: None | ScheduleCronTriggerInput | str


class TagAnswer(TypedDict):
    """The tag that was set.


    Fields:
        name: The tag.
        project: The project.
    """

    name: str
    project: str


class TagCountAnswer(TypedDict):
    """How many records were touched.


    Fields:
        project: The project.
        name: The tag.
        count: How many.
    """

    project: str
    name: str
    count: int | Any


class TagListAnswer(TypedDict):
    """The tags of a project.


    Fields:
        project: The project.
        tags: The tags.
    """

    project: str
    tags: list[str]


class TagObjects(TypedDict, total=False):
    """Objects to tag (1.x).


    Fields:
        kind: Kind of the objects; only artifact so far.
        identifiers: Which ones; every field given must match.
    """

    kind: Required[str]
    identifiers: Required[list[ObjectIdentifier]]


TagQueries: TypeAlias = "dict[str, JsonObject]"


class TaggedObjectsAnswer(TypedDict):
    """Everything that has a tag.


    Fields:
        project: The project.
        tag: The tag.
        objects: The records.
    """

    project: str
    tag: str
    objects: list[JsonObject]


class UserSecretCreationRequest(TypedDict, total=False):
    """Secrets of a user.


    Fields:
        user: The user.
        provider: Only vault is carried out. vault when left out.
        secrets: Name to value.
    """

    user: Required[str]
    provider: str
    secrets: JsonObject | None


class ValidationError(TypedDict):
    """One part of a request that failed validation.


    Fields:
        loc: Where: for example query, then the name of the parameter.
        msg: What is wrong with it.
        type: A short name of the kind of error.
    """

    loc: list[int | str]
    msg: str
    type: str
