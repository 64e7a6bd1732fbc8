# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.
"""The objects of the MLRun API, for annotations, type checkers and editors.

At run time they are plain dicts, and every field that a server adds is kept. ``Run`` is accepted
wherever a run is passed; ``RunRecord`` is what servers return, with all fields; ``RunInput`` may
leave out the optional ones. A field that may be null is ``Any`` or its type.
"""

from __future__ import annotations

from typing import Any, Literal, Required, TypeAlias, TypedDict

__all__ = (
    "AlertActivation",
    "AlertActivationList",
    "AlertConfig",
    "AlertConfigInput",
    "AlertConfigRecord",
    "AlertCriteria",
    "AlertCriteriaInput",
    "AlertCriteriaRecord",
    "AlertListResponse",
    "AlertNotification",
    "AlertNotificationInput",
    "AlertNotificationRecord",
    "AlertTemplate",
    "AlertTemplateInput",
    "AlertTemplateRecord",
    "AlertTrigger",
    "AlertTriggerInput",
    "AlertTriggerRecord",
    "ApiGateway",
    "ApiGatewayInput",
    "ApiGatewayList",
    "ApiGatewayListApiGatewaysType0",
    "ApiGatewayMetadata",
    "ApiGatewayMetadataInput",
    "ApiGatewayMetadataRecord",
    "ApiGatewayRecord",
    "ApiGatewaySpec",
    "ApiGatewaySpecInput",
    "ApiGatewaySpecRecord",
    "ApiGatewayStatus",
    "ApiGatewayStatusInput",
    "ApiGatewayStatusRecord",
    "ApiGatewayUpstream",
    "ApiGatewayUpstreamInput",
    "ApiGatewayUpstreamNucliofunction",
    "ApiGatewayUpstreamRecord",
    "Artifact",
    "ArtifactCategory",
    "ArtifactFormat",
    "ArtifactInput",
    "ArtifactListResponse",
    "ArtifactMetadata",
    "ArtifactMetadataInput",
    "ArtifactMetadataRecord",
    "ArtifactProducer",
    "ArtifactProducerInput",
    "ArtifactProducerRecord",
    "ArtifactRecord",
    "ArtifactResponse",
    "ArtifactTagsResponse",
    "AuthorizationVerificationInput",
    "BackgroundTask",
    "BackgroundTaskList",
    "BackgroundTaskMetadata",
    "BackgroundTaskSpec",
    "BackgroundTaskState",
    "BackgroundTaskStatus",
    "BuildRequest",
    "BuildResponse",
    "ClientSpec",
    "Credentials",
    "CredentialsInput",
    "CredentialsRecord",
    "DataSource",
    "DataTarget",
    "DatastoreProfile",
    "DatastoreProfileInput",
    "DatastoreProfileRecord",
    "DeleteSecretTokenResponse",
    "DeleteSecretTokensResponse",
    "DeletionStrategy",
    "DriftValues",
    "EmptyResponse",
    "EntitiesOutput",
    "EntitiesOutputV2",
    "Entity",
    "EntityInput",
    "EntityListOutput",
    "EntityRecord",
    "ErrorReason",
    "ErrorResponse",
    "Event",
    "EventEntities",
    "EventEntitiesInput",
    "EventEntitiesRecord",
    "Feature",
    "FeatureInput",
    "FeatureListOutput",
    "FeatureRecord",
    "FeatureSet",
    "FeatureSetDigestOutput",
    "FeatureSetDigestSpec",
    "FeatureSetIngestInput",
    "FeatureSetIngestOutput",
    "FeatureSetInput",
    "FeatureSetRecord",
    "FeatureSetSpec",
    "FeatureSetSpecInput",
    "FeatureSetSpecRecord",
    "FeatureSetsOutput",
    "FeatureStorePartitionByField",
    "FeatureVector",
    "FeatureVectorInput",
    "FeatureVectorRecord",
    "FeatureVectorSpec",
    "FeatureVectorSpecInput",
    "FeatureVectorSpecRecord",
    "FeatureVectorsOutput",
    "FeaturesOutput",
    "FeaturesOutputV2",
    "FileListing",
    "FileStat",
    "FrontendSpec",
    "Function",
    "FunctionBuild",
    "FunctionBuildInput",
    "FunctionBuildRecord",
    "FunctionInput",
    "FunctionListResponse",
    "FunctionMetadata",
    "FunctionMetadataInput",
    "FunctionMetadataRecord",
    "FunctionRecord",
    "FunctionResponse",
    "FunctionSpec",
    "FunctionSpecInput",
    "FunctionSpecRecord",
    "FunctionStatus",
    "FunctionStatusInput",
    "FunctionStatusRecord",
    "FunctionStatusRequest",
    "FunctionStatusResponse",
    "GrafanaColumn",
    "GrafanaQueryRequest",
    "GrafanaSearchRequest",
    "GrafanaTable",
    "GrafanaTarget",
    "GrafanaTimeSeriesTarget",
    "GroupedRuntimeResources",
    "HealthResponse",
    "HealthResponseDefaultFunctionNodeSelectorType1",
    "HubCatalog",
    "HubItem",
    "HubItemSpec",
    "HubMetadata",
    "HubMetadataInput",
    "HubMetadataRecord",
    "HubSource",
    "HubSourceInput",
    "HubSourceRecord",
    "HubSourceSpec",
    "HubSourceSpecInput",
    "HubSourceSpecRecord",
    "IndexedFeature",
    "IndexedFeatureSet",
    "IndexedFeatureSetSpec",
    "IndexedHubSource",
    "IndexedHubSourceInput",
    "IndexedHubSourceRecord",
    "JsonObject",
    "KindRuntimeResources",
    "Labels",
    "ListSecretTokensResponse",
    "LogSizeResponse",
    "ModelEndpoint",
    "ModelEndpointFeature",
    "ModelEndpointFeatureInput",
    "ModelEndpointFeatureRecord",
    "ModelEndpointFeatureValues",
    "ModelEndpointFeatureValuesInput",
    "ModelEndpointFeatureValuesRecord",
    "ModelEndpointHistogram",
    "ModelEndpointHistogramInput",
    "ModelEndpointHistogramRecord",
    "ModelEndpointInput",
    "ModelEndpointList",
    "ModelEndpointMetadata",
    "ModelEndpointMetadataInput",
    "ModelEndpointMetadataRecord",
    "ModelEndpointMetric",
    "ModelEndpointRecord",
    "ModelEndpointSpec",
    "ModelEndpointSpecInput",
    "ModelEndpointSpecRecord",
    "ModelEndpointStatus",
    "ModelEndpointStatusInput",
    "ModelEndpointStatusRecord",
    "MonitoringFunctionSummary",
    "MonitoringTasks",
    "Notification",
    "NotificationInput",
    "NotificationRecord",
    "NotificationState",
    "NuclioDeployRequest",
    "ObjectIdentifier",
    "ObjectMetadata",
    "ObjectMetadataInput",
    "ObjectMetadataRecord",
    "ObjectPatch",
    "ObjectStatus",
    "ObjectStatusInput",
    "ObjectStatusRecord",
    "OrderType",
    "Pagination",
    "PatchMode",
    "PipelineFormat",
    "PipelineRun",
    "PipelineSubmission",
    "PipelinesOutput",
    "Project",
    "ProjectFormat",
    "ProjectInput",
    "ProjectListResponse",
    "ProjectMetadata",
    "ProjectMetadataInput",
    "ProjectMetadataRecord",
    "ProjectRecord",
    "ProjectSpec",
    "ProjectSpecInput",
    "ProjectSpecRecord",
    "ProjectState",
    "ProjectStatus",
    "ProjectStatusInput",
    "ProjectStatusRecord",
    "ProjectSummary",
    "ProjectSummaryList",
    "ProjectsRole",
    "Run",
    "RunInput",
    "RunListResponse",
    "RunMetadata",
    "RunMetadataInput",
    "RunMetadataRecord",
    "RunPartitionByField",
    "RunRecord",
    "RunResponse",
    "RunSpec",
    "RunSpecInput",
    "RunSpecRecord",
    "RunState",
    "RunStatus",
    "RunStatusInput",
    "RunStatusRecord",
    "RunUpdate",
    "RuntimeGroupBy",
    "RuntimeResource",
    "RuntimeResources",
    "RuntimeResourcesByKey",
    "ScheduleCronTrigger",
    "ScheduleCronTriggerInput",
    "ScheduleCronTriggerRecord",
    "ScheduleInput",
    "ScheduleKinds",
    "ScheduleOutput",
    "ScheduleUpdate",
    "SchedulesOutput",
    "SecretKeysData",
    "SecretProviderName",
    "SecretToken",
    "SecretTokenInfo",
    "SecretsData",
    "SecretsDataInput",
    "SecretsDataRecord",
    "SetNotificationRequest",
    "SortField",
    "StartFunctionRequest",
    "StoreFunctionResponse",
    "StoreSecretTokensResponse",
    "SubmitData",
    "SubmitRequest",
    "SubmitResponse",
    "TagCountResponse",
    "TagListResponse",
    "TagNamesResponse",
    "TagObjects",
    "TagQueries",
    "TagResponse",
    "TaggedObjectsResponse",
    "UserSecretCreationRequest",
    "ValidationError",
    "WireBooleanType1",
    "WorkflowIdResponse",
    "WorkflowRequest",
    "WorkflowResponse",
    "WorkflowSpec",
)

ArtifactCategory: TypeAlias = Literal["dataset", "link", "model", "other"]
ArtifactFormat: TypeAlias = Literal["full", "legacy"]
BackgroundTaskState: TypeAlias = Literal["failed", "running", "succeeded"]
DeletionStrategy: TypeAlias = Literal["cascade", "cascading", "check", "restrict", "restricted"]
FeatureStorePartitionByField: TypeAlias = Literal["name"]
OrderType: TypeAlias = Literal["asc", "desc"]
PatchMode: TypeAlias = Literal["additive", "replace"]
PipelineFormat: TypeAlias = Literal["full", "metadata_only", "name_only", "summary"]
ProjectFormat: TypeAlias = Literal[
    "full", "leader", "metadata_only", "minimal", "name_and_creation_time", "name_only", "summary"
]
ProjectState: TypeAlias = Literal[
    "archived", "creating", "deleting", "offline", "online", "unknown"
]
ProjectsRole: TypeAlias = Literal["iguazio", "mlrun", "nop", "nuclio"]
RunPartitionByField: TypeAlias = Literal["name", "project_and_name"]
RunState: TypeAlias = Literal[
    "aborted",
    "aborting",
    "completed",
    "created",
    "error",
    "pending",
    "pendingRetry",
    "running",
    "skipped",
    "unknown",
]
RuntimeGroupBy: TypeAlias = Literal["job", "project"]
ScheduleKinds: TypeAlias = Literal["job", "local_function", "pipeline"]
SecretProviderName: TypeAlias = Literal["kubernetes", "vault"]
SortField: TypeAlias = Literal["created", "updated"]
WireBooleanType1: TypeAlias = Literal["False", "True", "false", "no", "true", "yes"]


class AlertActivation(TypedDict):
    """One time that an alert was set off.


    Fields:
        id: Id of the activation.
        name: Name of the alert.
        project: Name of the project.
        severity: low, medium or high.
        activation_time: When it was set off.
        entity_id: Id of the entity.
        entity_kind: Kind of the entity.
        criteria: How many events set off an alert.
        event_kind: Kind of the event.
        number_of_events: Number of events.
        notifications: Outcome of the messages.
        reset_time: When it was reset.
    """

    id: int
    name: str
    project: str
    severity: str
    activation_time: str
    entity_id: str
    entity_kind: str
    criteria: AlertCriteriaRecord
    event_kind: str
    number_of_events: int
    notifications: list[NotificationState]
    reset_time: Any | str


class AlertActivationList(TypedDict):
    """Activations.


    Fields:
        activations: The activations.
        pagination
    """

    activations: list[AlertActivation]
    pagination: Any | Pagination


class AlertConfigRecord(TypedDict):
    """An alert. Other fields are allowed.


    Fields:
        name: Name of the alert.
        severity: low, medium or high.
        entities: What events happen to.
        trigger: What sets off an alert.
        notifications: The messages, at least one.
        project: Name of the project.
        id: Number of the alert.
        description: Description, as text.
        summary: Text of the message.
        created: When it was created.
        updated: When it was changed.
        criteria
        reset_policy: auto or manual. Default: auto.
        cooldown_period: Time without a second message.
        state: active or inactive.
        count: Number of activations.
    """

    name: str
    severity: str
    entities: EventEntitiesRecord
    trigger: AlertTriggerRecord
    notifications: list[AlertNotificationRecord]
    project: str
    id: int | Any
    description: Any | str
    summary: Any | str
    created: Any | str
    updated: Any | str
    criteria: AlertCriteriaRecord | Any
    reset_policy: Any | str
    cooldown_period: Any | str
    state: Any | str
    count: int | Any


class AlertConfigInput(TypedDict, total=False):
    """An alert. Other fields are allowed."""

    name: Required[str]
    severity: Required[str]
    entities: Required[EventEntitiesInput]
    trigger: Required[AlertTriggerInput]
    notifications: Required[list[AlertNotificationInput]]
    project: str
    id: int
    description: str
    summary: str
    created: str
    updated: str
    criteria: AlertCriteriaInput
    reset_policy: str
    cooldown_period: str
    state: str
    count: int


AlertConfig: TypeAlias = AlertConfigRecord | AlertConfigInput


class AlertCriteriaRecord(TypedDict):
    """How many events set off an alert.


    Fields:
        count: Number of events. Default: 1.
        period: Within this time, such as 1h.
    """

    count: int | Any
    period: Any | str


class AlertCriteriaInput(TypedDict, total=False):
    """How many events set off an alert."""

    count: int
    period: str


AlertCriteria: TypeAlias = AlertCriteriaRecord | AlertCriteriaInput


class AlertListResponse(TypedDict):
    """Alerts.


    Fields:
        alerts: The alerts.
        pagination
    """

    alerts: list[AlertConfigRecord]
    pagination: Any | Pagination


class AlertNotificationRecord(TypedDict):
    """A message of an alert.


    Fields:
        notification: A message that the server sends when a run or a schedule reaches a state.
        cooldown_period: Time without a second message.
    """

    notification: NotificationRecord
    cooldown_period: Any | str


class AlertNotificationInput(TypedDict, total=False):
    """A message of an alert."""

    notification: Required[NotificationInput]
    cooldown_period: str


AlertNotification: TypeAlias = AlertNotificationRecord | AlertNotificationInput


class AlertTemplateRecord(TypedDict):
    """A template of alerts.


    Fields:
        template_name: Name of the template.
        severity: low, medium or high.
        trigger: What sets off an alert.
        template_id: Number of the template.
        template_description: Description, as text.
        system_generated: Whether it is one of the server.
        summary: Text of the message.
        criteria
        reset_policy: auto or manual. Default: auto.
        cooldown_period: Time without a second message.
    """

    template_name: str
    severity: str
    trigger: AlertTriggerRecord
    template_id: int | Any
    template_description: Any | str
    system_generated: bool
    summary: Any | str
    criteria: AlertCriteriaRecord | Any
    reset_policy: Any | str
    cooldown_period: Any | str


class AlertTemplateInput(TypedDict, total=False):
    """A template of alerts."""

    template_name: Required[str]
    severity: Required[str]
    trigger: Required[AlertTriggerInput]
    template_id: int
    template_description: str
    system_generated: bool
    summary: str
    criteria: AlertCriteriaInput
    reset_policy: str
    cooldown_period: str


AlertTemplate: TypeAlias = AlertTemplateRecord | AlertTemplateInput


class AlertTriggerRecord(TypedDict):
    """What sets off an alert.


    Fields:
        events: Kinds of events.
        prometheus_alert: Alert of Prometheus.
    """

    events: list[str] | Any
    prometheus_alert: Any | str


class AlertTriggerInput(TypedDict, total=False):
    """What sets off an alert."""

    events: list[str]
    prometheus_alert: str


AlertTrigger: TypeAlias = AlertTriggerRecord | AlertTriggerInput


class ApiGatewayRecord(TypedDict):
    """A public address that leads to Nuclio functions.


    Fields:
        metadata: Name and labels of an API gateway.
        spec: Address, functions and authentication of an API gateway.
        status
    """

    metadata: ApiGatewayMetadataRecord
    spec: ApiGatewaySpecRecord
    status: ApiGatewayStatusRecord | Any


class ApiGatewayInput(TypedDict, total=False):
    """A public address that leads to Nuclio functions."""

    metadata: Required[ApiGatewayMetadataInput]
    spec: Required[ApiGatewaySpecInput]
    status: ApiGatewayStatusInput


ApiGateway: TypeAlias = ApiGatewayRecord | ApiGatewayInput


class ApiGatewayList(TypedDict):
    """API gateways.


    Fields:
        api_gateways: The gateways by name.
    """

    api_gateways: ApiGatewayListApiGatewaysType0 | Any


ApiGatewayListApiGatewaysType0: TypeAlias = "dict[str, ApiGatewayRecord]"


class ApiGatewayMetadataRecord(TypedDict):
    """Name and labels of an API gateway.


    Fields:
        name: Name of the gateway.
        namespace: Kubernetes namespace.
        labels
        annotations
    """

    name: str
    namespace: Any | str
    labels: Labels | Any
    annotations: JsonObject | Any


class ApiGatewayMetadataInput(TypedDict, total=False):
    """Name and labels of an API gateway."""

    name: Required[str]
    namespace: str
    labels: Labels
    annotations: JsonObject


ApiGatewayMetadata: TypeAlias = ApiGatewayMetadataRecord | ApiGatewayMetadataInput


class ApiGatewaySpecRecord(TypedDict):
    """Address, functions and authentication of an API gateway.


    Fields:
        name: Name of the gateway.
        upstreams: The functions, one or two.
        description: Description, as text.
        host: Host name of the address.
        path: Path of the address. Default: /.
        authenticationMode: none, basicAuth, accessKey or iguazio. Default: none.
        authentication: With basicAuth: {basicAuth: {username, password}}.
    """

    name: str
    upstreams: list[ApiGatewayUpstreamRecord]
    description: Any | str
    host: Any | str
    path: Any | str
    authenticationMode: Any | str
    authentication: JsonObject | Any


class ApiGatewaySpecInput(TypedDict, total=False):
    """Address, functions and authentication of an API gateway."""

    name: Required[str]
    upstreams: Required[list[ApiGatewayUpstreamInput]]
    description: str
    host: str
    path: str
    authenticationMode: str
    authentication: JsonObject


ApiGatewaySpec: TypeAlias = ApiGatewaySpecRecord | ApiGatewaySpecInput


class ApiGatewayStatusRecord(TypedDict):
    """State of an API gateway.


    Fields:
        name: Name of the gateway.
        state: ready, error or waitingForProvisioning.
    """

    name: Any | str
    state: Any | str


class ApiGatewayStatusInput(TypedDict, total=False):
    """State of an API gateway."""

    name: str
    state: str


ApiGatewayStatus: TypeAlias = ApiGatewayStatusRecord | ApiGatewayStatusInput


class ApiGatewayUpstreamRecord(TypedDict):
    """A function behind an API gateway.


    Fields:
        nucliofunction: The function: {name: text}.
        kind: Always nucliofunction.
        percentage: Share of the requests in percent.
        port: Port of the function.
    """

    nucliofunction: ApiGatewayUpstreamNucliofunction
    kind: Any | str
    percentage: int | Any
    port: int | Any


class ApiGatewayUpstreamInput(TypedDict, total=False):
    """A function behind an API gateway."""

    nucliofunction: Required[ApiGatewayUpstreamNucliofunction]
    kind: str
    percentage: int
    port: int


ApiGatewayUpstream: TypeAlias = ApiGatewayUpstreamRecord | ApiGatewayUpstreamInput


ApiGatewayUpstreamNucliofunction: TypeAlias = "dict[str, Any]"


class ArtifactRecord(TypedDict):
    """An artifact. 0.6.x uses a flat form (key, kind, target_path ... at the top level); 1.x
    uses metadata, spec and status, and calls the flat form `legacy`. Unknown fields are kept.


    Fields:
        key: Name chosen by the producer.
        kind: Kind: model, dataset, plot, table, chart, link ...; empty for a plain file.
        iter: Iteration of the run that produced it.
        tree: Id of the run (or other producer) that produced it.
        db_key: Key in the database, which is the key in the path.
        hash: Hash of the content.
        tag: Tag that it was found by; not stored with the artifact.
        project: Name of the project.
        target_path: Where the content is stored.
        src_path: Local path of the content before it was uploaded.
        size: Size in bytes.
        description: Description, as text.
        viewer: How the web interface shows it, for example `table`.
        format: Format of the content, for example `csv`.
        inline: The content itself, for small artifacts.
        producer
        sources: Sources of the content.
        labels
        updated: When it was last stored.
        created: When it was first stored.
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
    """An artifact. 0.6.x uses a flat form (key, kind, target_path ... at the top level); 1.x
    uses metadata, spec and status, and calls the flat form `legacy`. Unknown fields are kept.
    """

    key: str
    kind: str
    iter: int
    tree: str
    db_key: str
    hash: str
    tag: str
    project: str
    target_path: str
    src_path: str
    size: int
    description: str
    viewer: str
    format: str
    inline: Any
    producer: ArtifactProducerInput
    sources: list[JsonObject]
    labels: Labels
    updated: str
    created: str
    metadata: ArtifactMetadataInput
    spec: JsonObject
    status: JsonObject


Artifact: TypeAlias = ArtifactRecord | ArtifactInput


class ArtifactListResponse(TypedDict):
    """Artifacts.


    Fields:
        artifacts: The matching artifacts.
        pagination: The position of a page in a list (1.7 and later; from the embedded server when a
            page was requested). All fields are null when the response is the whole list, or a
            page after the last.
    """

    artifacts: list[ArtifactRecord]
    pagination: Pagination


class ArtifactMetadataRecord(TypedDict):
    """Identity of an artifact in the form of 1.x.


    Fields:
        key: Name chosen by the producer.
        project: Name of the project.
        iter: Iteration of the run that produced it.
        tree: Id of the run (or other producer) that produced it.
        uid: Uid of this version.
        hash: Hash of the content.
        tag: Tag that it was found by.
        labels
        updated: When it was last stored.
        created: When it was first stored.
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
    """Identity of an artifact in the form of 1.x."""

    key: str
    project: str
    iter: int
    tree: str
    uid: str
    hash: str
    tag: str
    labels: Labels
    updated: str
    created: str


ArtifactMetadata: TypeAlias = ArtifactMetadataRecord | ArtifactMetadataInput


class ArtifactProducerRecord(TypedDict):
    """What produced an artifact.


    Fields:
        kind: Kind of the producer: run, project, function ...
        name: Name of the producer.
        uri: URI of the producer.
        owner: User who owns the producer.
    """

    kind: Any | str
    name: Any | str
    uri: Any | str
    owner: Any | str


class ArtifactProducerInput(TypedDict, total=False):
    """What produced an artifact."""

    kind: str
    name: str
    uri: str
    owner: str


ArtifactProducer: TypeAlias = ArtifactProducerRecord | ArtifactProducerInput


class ArtifactResponse(TypedDict):
    """An artifact.


    Fields:
        data: An artifact. 0.6.x uses a flat form (key, kind, target_path ... at the top level);
            1.x uses metadata, spec and status, and calls the flat form `legacy`. Unknown fields
            are kept.
    """

    data: ArtifactRecord


class ArtifactTagsResponse(TypedDict):
    """The tags of the artifacts of a project.


    Fields:
        project: Name of the project.
        tags: The tags, without duplicates, in no particular order. 1.5.2 includes null when there
            are untagged artifacts.
    """

    project: str
    tags: list[Any | str]


class AuthorizationVerificationInput(TypedDict, total=False):
    """A permission to check.


    Fields:
        resource: Path of the resource, such as /projects/p1/runs.
        action: read, create, update, delete or store.
    """

    resource: Required[str]
    action: Required[str]


class BackgroundTask(TypedDict):
    """Work that continues after the response.


    Fields:
        metadata: Name and times of a background task.
        status: State of a background task.
        kind: Always BackgroundTask.
        spec: Always empty.
    """

    metadata: BackgroundTaskMetadata
    status: BackgroundTaskStatus
    kind: str
    spec: BackgroundTaskSpec


class BackgroundTaskList(TypedDict):
    """Background tasks.


    Fields:
        background_tasks: The matching tasks.
    """

    background_tasks: list[BackgroundTask]


class BackgroundTaskMetadata(TypedDict):
    """Name and times of a background task.


    Fields:
        name: Id of the task.
        project: Name of the project; null for a task of the server itself.
        created: When the task started.
        updated: When its state last changed.
        timeout: Time limit in seconds (1.x).
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
        state: State of a background task. succeeded and failed are final.
        error: Why the task failed (later 1.x).
    """

    state: BackgroundTaskState
    error: Any | str


class BuildRequest(TypedDict, total=False):
    """A function to build or deploy.


    Fields:
        function: A function: code, image and resources under a name. Unknown fields are kept.
        with_mlrun: Install MLRun in the image. 0.6.x requires a string such as yes or no (a JSON
            boolean fails with 500); 1.x accepts both. Default: yes.
        skip_deployed: Skip the build when the image already exists. Default: false.
        mlrun_version_specifier: MLRun version to install: a version or a pip requirement. Default: the version of
            the server.
        builder_env: Environment variables of the build (1.x).
        force_build: Build even when nothing requires it (1.x). Default: false.
    """

    function: Required[FunctionInput]
    with_mlrun: bool | str
    skip_deployed: bool
    mlrun_version_specifier: str
    builder_env: JsonObject
    force_build: bool


class BuildResponse(TypedDict):
    """The function after the build has started.


    Fields:
        data: A function: code, image and resources under a name. Unknown fields are kept.
        ready: Whether the build is complete; if not, poll the build status.
    """

    data: FunctionRecord
    ready: bool | Any


class ClientSpec(TypedDict):
    """Settings of a 1.x server that a client adopts; most fields are null where unset.


    Fields:
        version: Version of the server.
        namespace: Kubernetes namespace of the server.
        docker_registry: Registry of built images.
        artifact_path: Default location of artifacts.
        api_url: URL of the server, from outside.
    """

    version: Any | str
    namespace: Any | str
    docker_registry: Any | str
    artifact_path: Any | str
    api_url: Any | str


class CredentialsRecord(TypedDict):
    """Access to the platform on behalf of the caller (1.x).


    Fields:
        access_key: Access key of the platform.
    """

    access_key: Any | str


class CredentialsInput(TypedDict, total=False):
    """Access to the platform on behalf of the caller (1.x)."""

    access_key: str


Credentials: TypeAlias = CredentialsRecord | CredentialsInput


class DataSource(TypedDict, total=False):
    """Where to read data from.


    Fields:
        kind: Kind of the source: csv, parquet, http ...
        name: Name of the source.
        path: Path or URL of the data.
    """

    kind: Required[str]
    name: Required[str]
    path: Required[str]


class DataTarget(TypedDict, total=False):
    """Where to write data to.


    Fields:
        kind: Kind of the target: parquet, nosql ...
        name: Name of the target.
        path: Path of the data. Default: chosen by the server.
    """

    kind: Required[str]
    name: Required[str]
    path: str


class DatastoreProfileRecord(TypedDict):
    """A named connection to a data store.


    Fields:
        name: Name of the profile.
        type: Type of the store: s3, gcs, az, redis, kafka_stream, v3io, hdfs, dbfs, basic ...
        object: The public part, a JSON text of one object whose values are base64 texts.
        project: Name of the project.
        private: The private part in the same form; it is never returned.
    """

    name: str
    type: str
    object: str
    project: str
    private: Any | str


class DatastoreProfileInput(TypedDict, total=False):
    """A named connection to a data store."""

    name: Required[str]
    type: Required[str]
    object: Required[str]
    project: Required[str]
    private: str


DatastoreProfile: TypeAlias = DatastoreProfileRecord | DatastoreProfileInput


class DeleteSecretTokenResponse(TypedDict):
    """Outcome of a deletion.


    Fields:
        deleted: Whether there was such a token.
        username: Name of its user.
    """

    deleted: bool
    username: Any | str


class DeleteSecretTokensResponse(TypedDict):
    """Outcome of the deletion of all tokens.


    Fields:
        deleted_count: Number of deleted tokens.
        failed_tokens: Names of the tokens that could not be deleted.
        username: Name of their user.
    """

    deleted_count: int
    failed_tokens: list[str]
    username: Any | str


class DriftValues(TypedDict):
    """Counts of drifts by time.


    Fields:
        values: Triples of time, suspected and detected.
    """

    values: list[Any]


EmptyResponse: TypeAlias = "dict[str, Any]"


class EntitiesOutput(TypedDict):
    """Entities with their feature sets.


    Fields:
        entities: One entry for each match in each feature set.
    """

    entities: list[EntityListOutput]


class EntitiesOutputV2(TypedDict):
    """Entities, and their feature sets.


    Fields:
        entities: One entry for each match in each feature set.
        feature_set_digests: The feature sets, by feature_set_index.
    """

    entities: list[IndexedFeature]
    feature_set_digests: list[IndexedFeatureSet]


class EntityRecord(TypedDict):
    """An entity (index column) of a feature set.


    Fields:
        name: Name of the entity.
        value_type: Type of its values. Required when storing (422 without).
        labels
    """

    name: str
    value_type: Any | str
    labels: Labels | Any


class EntityInput(TypedDict, total=False):
    """An entity (index column) of a feature set."""

    name: Required[str]
    value_type: str
    labels: Labels


Entity: TypeAlias = EntityRecord | EntityInput


class EntityListOutput(TypedDict):
    """An entity with its feature set.


    Fields:
        entity: An entity (index column) of a feature set.
        feature_set_digest: The short form of a feature set in a list of features or entities.
    """

    entity: EntityRecord
    feature_set_digest: FeatureSetDigestOutput


class ErrorReason(TypedDict):
    """Why the server rejected the request. Some errors have other fields instead of reason:
    name, project and tag (build status of an unknown function), path and err (files), kind
    and err (unknown runtime kind).


    Fields:
        reason: The reason, as text.
    """

    reason: str


class ErrorResponse(TypedDict):
    """The body of an error. `detail` is an object with a reason (the operation rejected the
    request), a string such as MLRunNotFoundError('...') (an error of the store), or the list
    of a failed validation (422). A proxy in front of the server may send HTML or no body
    instead.


    Fields:
        detail: What went wrong.
    """

    detail: ErrorReason | list[ValidationError] | str


class Event(TypedDict, total=False):
    """Something that has happened to an entity.


    Fields:
        kind: Kind of the event: failed, data-drift-detected ...
        entity: What events happen to.
        timestamp: When it happened. Default: now.
        value_dict: Values for the text of the alert.
    """

    kind: Required[str]
    entity: Required[EventEntitiesInput]
    timestamp: str
    value_dict: JsonObject


class EventEntitiesRecord(TypedDict):
    """What events happen to.


    Fields:
        kind: job, model-endpoint-result, model-monitoring-application or model-monitoring-infra.
        project: Name of the project.
        ids: The id, one; `*` stands for all.
    """

    kind: str
    project: str
    ids: list[str]


class EventEntitiesInput(TypedDict, total=False):
    """What events happen to."""

    kind: Required[str]
    project: Required[str]
    ids: Required[list[str]]


EventEntities: TypeAlias = EventEntitiesRecord | EventEntitiesInput


class FeatureRecord(TypedDict):
    """A feature of a feature set.


    Fields:
        name: Name of the feature.
        value_type: Type of its values. Required when storing (422 without).
        labels
    """

    name: str
    value_type: Any | str
    labels: Labels | Any


class FeatureInput(TypedDict, total=False):
    """A feature of a feature set."""

    name: Required[str]
    value_type: str
    labels: Labels


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
    """A feature set. metadata, spec and status are required; status may be empty.


    Fields:
        metadata: Identity of an object of the feature store.
        spec: Entities, features and how they are computed. Other fields are allowed.
        status: State of an object of the feature store. Other fields are allowed.
        kind: Always FeatureSet.
    """

    metadata: ObjectMetadataRecord
    spec: FeatureSetSpecRecord
    status: ObjectStatusRecord
    kind: str


class FeatureSetInput(TypedDict, total=False):
    """A feature set. metadata, spec and status are required; status may be empty."""

    metadata: Required[ObjectMetadataInput]
    spec: Required[FeatureSetSpecInput]
    status: Required[ObjectStatusInput]
    kind: str


FeatureSet: TypeAlias = FeatureSetRecord | FeatureSetInput


class FeatureSetDigestOutput(TypedDict):
    """The short form of a feature set in a list of features or entities.


    Fields:
        metadata: Identity of an object of the feature store.
        spec: Entities and features of the feature set. A list of features keeps only the matching
            features, a list of entities only the matching entities.
    """

    metadata: ObjectMetadataRecord
    spec: FeatureSetDigestSpec


class FeatureSetDigestSpec(TypedDict):
    """Entities and features of the feature set. A list of features keeps only the matching
    features, a list of entities only the matching entities.


    Fields:
        entities: The entities.
        features: The features.
    """

    entities: list[EntityRecord]
    features: list[FeatureRecord]


class FeatureSetIngestInput(TypedDict, total=False):
    """The data to ingest. Missing fields are taken from the feature set.


    Fields:
        source
        targets: Where to write the data.
        infer_options: Bit mask of what to infer from the data.
        credentials
    """

    source: DataSource
    targets: list[DataTarget]
    infer_options: int
    credentials: CredentialsInput


class FeatureSetIngestOutput(TypedDict):
    """The started ingestion.


    Fields:
        feature_set: A feature set. metadata, spec and status are required; status may be empty.
        run_object: A run: its identity (metadata), what to run (spec) and its progress and results
            (status). The server keeps every field, known or not.
    """

    feature_set: FeatureSetRecord
    run_object: RunRecord


class FeatureSetSpecRecord(TypedDict):
    """Entities, features and how they are computed. Other fields are allowed.


    Fields:
        entities: The entities.
        features: The features.
        engine: Engine of the ingestion (1.x): storey, pandas or spark. Default: storey.
        timestamp_key: Name of the column with the time of a row.
        partition_keys: Names of the columns that partition the stored data.
        source: Where the data is read from.
        targets: Where the data is written to.
        graph: Steps that transform the data.
        description: Description, as text.
        output_path: Where artifacts are written.
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
    """Entities, features and how they are computed. Other fields are allowed."""

    entities: list[EntityInput]
    features: list[FeatureInput]
    engine: str
    timestamp_key: str
    partition_keys: list[str]
    source: JsonObject
    targets: list[JsonObject]
    graph: JsonObject
    description: str
    output_path: str


FeatureSetSpec: TypeAlias = FeatureSetSpecRecord | FeatureSetSpecInput


class FeatureSetsOutput(TypedDict):
    """Feature sets.


    Fields:
        feature_sets: The matching feature sets.
    """

    feature_sets: list[FeatureSetRecord]


class FeatureVectorRecord(TypedDict):
    """A feature vector. metadata, spec and status are required; status may be empty.


    Fields:
        metadata: Identity of an object of the feature store.
        spec: The features that the vector joins. Other fields are allowed.
        status: State of an object of the feature store. Other fields are allowed.
        kind: Always FeatureVector.
    """

    metadata: ObjectMetadataRecord
    spec: FeatureVectorSpecRecord
    status: ObjectStatusRecord
    kind: str


class FeatureVectorInput(TypedDict, total=False):
    """A feature vector. metadata, spec and status are required; status may be empty."""

    metadata: Required[ObjectMetadataInput]
    spec: Required[FeatureVectorSpecInput]
    status: Required[ObjectStatusInput]
    kind: str


FeatureVector: TypeAlias = FeatureVectorRecord | FeatureVectorInput


class FeatureVectorSpecRecord(TypedDict):
    """The features that the vector joins. Other fields are allowed.


    Fields:
        features: Names such as set.feature.
        description: Description, as text.
        label_feature: Name of the feature that is the label.
        entity_source: Where the entity rows are read from.
        timestamp_field: Name of the column with the time of a row.
        graph: Steps that transform the joined data.
    """

    features: list[Any] | Any
    description: Any | str
    label_feature: Any | str
    entity_source: JsonObject | Any
    timestamp_field: Any | str
    graph: JsonObject | Any


class FeatureVectorSpecInput(TypedDict, total=False):
    """The features that the vector joins. Other fields are allowed."""

    features: list[Any]
    description: str
    label_feature: str
    entity_source: JsonObject
    timestamp_field: str
    graph: JsonObject


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


class FeaturesOutputV2(TypedDict):
    """Features, and their feature sets.


    Fields:
        features: One entry for each match in each feature set.
        feature_set_digests: The feature sets, by feature_set_index.
    """

    features: list[IndexedFeature]
    feature_set_digests: list[IndexedFeatureSet]


class FileListing(TypedDict):
    """Content of a folder.


    Fields:
        listdir: Names of the files in the folder.
    """

    listdir: list[str]


class FileStat(TypedDict):
    """Size, time and type of a file.


    Fields:
        size: Size in bytes.
        mimetype: Media type guessed from the name; application/octet-stream when unknown.
        modified: Time of the last change: seconds since 1970 or ISO 8601, depending on the store.
    """

    size: int | Any
    mimetype: str
    modified: float | Any | str


class FrontendSpec(TypedDict):
    """Settings of the web interface; 1.x returns many more.


    Fields:
        jobs_dashboard_url: URL of the dashboard; null without a platform session.
        abortable_function_kinds: Kinds of functions whose runs can be aborted.
        feature_flags: Features that are on or off, by name (1.x).
        default_artifact_path: Default location of artifacts (1.x).
        default_function_image_by_kind: Default images by kind of function (1.x).
        auto_mount_type: Kind of volume mounted by default (1.x).
        ce_mode: Edition of the platform, community or not (1.x).
    """

    jobs_dashboard_url: Any | str
    abortable_function_kinds: list[str]
    feature_flags: JsonObject | Any
    default_artifact_path: Any | str
    default_function_image_by_kind: JsonObject | Any
    auto_mount_type: Any | str
    ce_mode: Any | str


class FunctionRecord(TypedDict):
    """A function: code, image and resources under a name. Unknown fields are kept.


    Fields:
        kind: Kind: job, dask, spark, mpijob, nuclio, remote, serving, local, handler ...
        metadata: Identity of a function.
        spec
        status: State of the build or deployment. Null when the function was requested by its hash,
            or when no tag points to it.
        verbose: Whether the function writes debug logs.
    """

    kind: Any | str
    metadata: FunctionMetadataRecord
    spec: FunctionSpecRecord | Any
    status: FunctionStatusRecord | Any
    verbose: bool | Any


class FunctionInput(TypedDict, total=False):
    """A function: code, image and resources under a name. Unknown fields are kept."""

    kind: str
    metadata: FunctionMetadataInput
    spec: FunctionSpecInput
    status: FunctionStatusInput
    verbose: bool


Function: TypeAlias = FunctionRecord | FunctionInput


class FunctionBuildRecord(TypedDict):
    """How the image of a function is built.


    Fields:
        image: Name of the resulting image.
        base_image: Image to build on.
        commands: Commands to run during the build, such as pip install.
        functionSourceCode: The code, encoded in base64.
        source: URL of the source archive or repository.
        registry: Registry to push the image to.
        secret: Kubernetes secret with the credentials of the registry.
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

    image: str
    base_image: str
    commands: list[str]
    functionSourceCode: str
    source: str
    registry: str
    secret: str


FunctionBuild: TypeAlias = FunctionBuildRecord | FunctionBuildInput


class FunctionListResponse(TypedDict):
    """Functions.


    Fields:
        funcs: The matching functions, one entry for each tag.
        pagination: The position of a page in a list (1.7 and later; from the embedded server when a
            page was requested). All fields are null when the response is the whole list, or a
            page after the last.
    """

    funcs: list[FunctionRecord]
    pagination: Pagination


class FunctionMetadataRecord(TypedDict):
    """Identity of a function.


    Fields:
        name: Name of the function.
        project: Name of the project.
        tag: Tag that it was found by; stored empty.
        hash: Hash of the content, set by the server.
        updated: When it was last stored, set by the server.
        labels
        annotations
        categories: Categories in the function marketplace.
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
    """Identity of a function."""

    name: str
    project: str
    tag: str
    hash: str
    updated: str
    labels: Labels
    annotations: JsonObject
    categories: list[str]
    credentials: CredentialsInput


FunctionMetadata: TypeAlias = FunctionMetadataRecord | FunctionMetadataInput


class FunctionResponse(TypedDict):
    """A function.


    Fields:
        func: A function: code, image and resources under a name. Unknown fields are kept.
    """

    func: FunctionRecord


class FunctionSpecRecord(TypedDict):
    """The code of a function and what it runs with.


    Fields:
        image: Container image; set by the server when a build is ready.
        command: Command or source file to run.
        args: Arguments of the command.
        mode: How the command is run, for example `pass`.
        description: Description, as text.
        default_handler: Name of the Python function to call by default.
        entry_points: The Python functions by name, with their parameters.
        env: Environment variables in the form of Kubernetes.
        resources: Requests and limits in the form of Kubernetes.
        replicas: Number of replicas.
        volumes: Volumes in the form of Kubernetes.
        volume_mounts: Volume mounts in the form of Kubernetes.
        service_account: Kubernetes service account.
        build
        workdir: Working directory.
        pythonpath: Directories added to PYTHONPATH.
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
    """The code of a function and what it runs with."""

    image: str
    command: str
    args: list[Any]
    mode: str
    description: str
    default_handler: str
    entry_points: JsonObject
    env: list[JsonObject]
    resources: JsonObject
    replicas: int
    volumes: list[JsonObject]
    volume_mounts: list[JsonObject]
    service_account: str
    build: FunctionBuildInput
    workdir: str
    pythonpath: str


FunctionSpec: TypeAlias = FunctionSpecRecord | FunctionSpecInput


class FunctionStatusRecord(TypedDict):
    """State of the build or deployment of a function.


    Fields:
        state: Empty, pending, running, building, deploying, ready, error, failed or unhealthy.
        build_pod: Name of the build pod.
        nuclio_name: Name of the function in Nuclio.
        address: Address of the deployed function, host:port.
        internal_invocation_urls: URLs inside the cluster (1.x).
        external_invocation_urls: URLs outside the cluster (1.x).
    """

    state: Any | str
    build_pod: Any | str
    nuclio_name: Any | str
    address: Any | str
    internal_invocation_urls: list[str] | Any
    external_invocation_urls: list[str] | Any


class FunctionStatusInput(TypedDict, total=False):
    """State of the build or deployment of a function."""

    state: str
    build_pod: str
    nuclio_name: str
    address: str
    internal_invocation_urls: list[str]
    external_invocation_urls: list[str]


FunctionStatus: TypeAlias = FunctionStatusRecord | FunctionStatusInput


class FunctionStatusRequest(TypedDict, total=False):
    """The function whose status to read.


    Fields:
        kind: Kind of the runtime; only dask has a status.
        selector: Label selector of the resource, or a list of selectors. Must not be empty.
        project: Name of the project (1.x).
        name: Name of the function (1.x).
    """

    kind: Required[str]
    selector: Required[Any]
    project: str
    name: str


class FunctionStatusResponse(TypedDict):
    """Status of the runtime of a function.


    Fields:
        data: For dask: address, dashboard and nodes.
    """

    data: JsonObject | Any


class GrafanaColumn(TypedDict):
    """A column of a table.


    Fields:
        text: Heading.
        type: string, number or time.
    """

    text: str
    type: str


class GrafanaQueryRequest(TypedDict, total=False):
    """A query of the SimpleJson data source of Grafana.


    Fields:
        targets: The targets; only the first is used.
        rangeRaw: An object with start and end as relative times; another value is ignored. Default
            the last hour.
        range: An object with from and to, in ISO 8601; another value is ignored.
    """

    targets: list[GrafanaTarget]
    rangeRaw: Any
    range: Any


class GrafanaSearchRequest(TypedDict, total=False):
    """A search of the SimpleJson data source of Grafana.


    Fields:
        target: What to search: target_endpoint=list_projects.
    """

    target: str


class GrafanaTable(TypedDict):
    """A table.


    Fields:
        columns: The columns.
        rows: The rows.
        type: Always table.
    """

    columns: list[GrafanaColumn]
    rows: list[list[bool | float | Any | str]]
    type: str


class GrafanaTarget(TypedDict, total=False):
    """A target of a query.


    Fields:
        target: Pairs of name=value separated by semicolons. target_endpoint selects the data
            list_endpoints, individual_feature_analysis, overall_feature_analysis or
            incoming_features.
    """

    target: str


class GrafanaTimeSeriesTarget(TypedDict):
    """A time series.


    Fields:
        target: Name of the series.
        datapoints: Pairs of value and time in milliseconds.
    """

    target: str
    datapoints: list[list[float]]


GroupedRuntimeResources: TypeAlias = "dict[str, RuntimeResourcesByKey]"


class HealthResponse(TypedDict):
    """Version and settings of the server. 0.6.x returns its settings, null where there is none;
    1.x returns only status and version, and its settings in client-spec.


    Fields:
        status: Always ok (1.x).
        version: Version of the server.
        namespace: Kubernetes namespace of the server.
        docker_registry: Registry of built images.
        remote_host: Host of the server, from outside.
        mpijob_crd_version: Version of the MPIJob resource.
        ui_url: URL of the web interface.
        artifact_path: Default location of artifacts.
        spark_app_image: Image of Spark jobs.
        spark_app_image_tag: Tag of the image of Spark jobs.
        kfp_image: Image of pipeline steps.
        dask_kfp_image: Image of pipeline steps that use Dask.
        api_url: URL of the server, from outside.
        nuclio_version: Version of Nuclio (0.7 and later).
        ui_projects_prefix: Path of projects in the web interface; null while it has its default.
        scrape_metrics: Whether Nuclio functions are scraped for metrics; null while it has its default.
        hub_url: URL of the function marketplace; null while it has its default.
        default_function_node_selector: Default node selector of functions (0.7 and later).
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
    default_function_node_selector: HealthResponseDefaultFunctionNodeSelectorType1 | Any | str


HealthResponseDefaultFunctionNodeSelectorType1: TypeAlias = "dict[str, Any]"


class HubCatalog(TypedDict):
    """Items of a source.


    Fields:
        catalog: The items.
        kind: Always HubCatalog.
        channel: Name of the channel.
    """

    catalog: list[HubItem]
    kind: str
    channel: Any | str


class HubItem(TypedDict):
    """An item of a source.


    Fields:
        metadata: Name, labels and times.
        spec: Files of an item. Other fields are allowed.
        kind: Always HubItem.
        status
    """

    metadata: HubMetadataRecord
    spec: HubItemSpec
    kind: str
    status: Any | ObjectStatusRecord


class HubItemSpec(TypedDict):
    """Files of an item. Other fields are allowed.


    Fields:
        item_uri: Path of the item.
        assets: Paths of its files by name.
    """

    item_uri: Any | str
    assets: JsonObject | Any


class HubMetadataRecord(TypedDict):
    """Name, labels and times.


    Fields:
        name: Name of the source or item.
        description: Description, as text.
        labels
        updated: When it was changed.
        created: When it was created.
        source: Type of an item.
        version: Version of an item.
        tag: Tag of an item.
    """

    name: str
    description: Any | str
    labels: Labels | Any
    updated: Any | str
    created: Any | str
    source: Any | str
    version: Any | str
    tag: Any | str


class HubMetadataInput(TypedDict, total=False):
    """Name, labels and times."""

    name: Required[str]
    description: str
    labels: Labels
    updated: str
    created: str
    source: str
    version: str
    tag: str


HubMetadata: TypeAlias = HubMetadataRecord | HubMetadataInput


class HubSourceRecord(TypedDict):
    """A source of functions.


    Fields:
        metadata: Name, labels and times.
        spec: Address of a source.
        kind: Always HubSource.
        status
    """

    metadata: HubMetadataRecord
    spec: HubSourceSpecRecord
    kind: str
    status: Any | ObjectStatusRecord


class HubSourceInput(TypedDict, total=False):
    """A source of functions."""

    metadata: Required[HubMetadataInput]
    spec: Required[HubSourceSpecInput]
    kind: str
    status: ObjectStatusInput


HubSource: TypeAlias = HubSourceRecord | HubSourceInput


class HubSourceSpecRecord(TypedDict):
    """Address of a source.


    Fields:
        path: URL of the source.
        channel: Name of the channel.
        credentials: Credentials for the URL; kept as secrets.
    """

    path: str
    channel: str
    credentials: JsonObject | Any


class HubSourceSpecInput(TypedDict, total=False):
    """Address of a source."""

    path: Required[str]
    channel: Required[str]
    credentials: JsonObject


HubSourceSpec: TypeAlias = HubSourceSpecRecord | HubSourceSpecInput


class IndexedFeature(TypedDict):
    """A feature or an entity.


    Fields:
        name: Name of the column.
        feature_set_index: Index of its feature set.
        value_type: Type of its values.
        labels
    """

    name: str
    feature_set_index: int
    value_type: Any | str
    labels: Labels | Any


class IndexedFeatureSet(TypedDict):
    """A feature set in short.


    Fields:
        feature_set_index: Index to which the features refer.
        metadata: Identity of an object of the feature store.
        spec: What a feature set in short has of its spec.
    """

    feature_set_index: int
    metadata: ObjectMetadataRecord
    spec: IndexedFeatureSetSpec


class IndexedFeatureSetSpec(TypedDict):
    """What a feature set in short has of its spec.


    Fields:
        entities: The entities.
    """

    entities: list[EntityRecord]


class IndexedHubSourceRecord(TypedDict):
    """A source and its place in the order.


    Fields:
        source: A source of functions.
        index: Place in the order, from 1. Default: -1, the last.
    """

    source: HubSourceRecord
    index: int


class IndexedHubSourceInput(TypedDict, total=False):
    """A source and its place in the order."""

    source: Required[HubSourceInput]
    index: int


IndexedHubSource: TypeAlias = IndexedHubSourceRecord | IndexedHubSourceInput


JsonObject: TypeAlias = "dict[str, Any]"


class KindRuntimeResources(TypedDict):
    """A kind of runtime with its resources.


    Fields:
        kind: Kind of the runtime, such as dask, job, spark or mpijob.
        resources: Resources of one kind of runtime.
    """

    kind: str
    resources: RuntimeResources


Labels: TypeAlias = "dict[str, Any]"


class ListSecretTokensResponse(TypedDict):
    """Stored tokens.


    Fields:
        secret_tokens: The tokens.
    """

    secret_tokens: list[SecretTokenInfo]


class LogSizeResponse(TypedDict):
    """Size of a log.


    Fields:
        size: Number of bytes.
    """

    size: int


class ModelEndpointRecord(TypedDict):
    """A served model that is monitored.


    Fields:
        metadata: Identity of a model endpoint.
        spec: What is served and monitored. Other fields are allowed.
        status: Statistics of a model endpoint. Other fields are allowed.
        kind: Always model-endpoint.
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
        name: Name of the feature.
        weight: Weight of the feature.
        expected: Values in training.
        actual: Values in production.
    """

    name: str
    weight: float
    expected: ModelEndpointFeatureValuesRecord | Any
    actual: ModelEndpointFeatureValuesRecord | Any


class ModelEndpointFeatureInput(TypedDict, total=False):
    """A feature of a model, expected and actual."""

    name: Required[str]
    weight: float
    expected: ModelEndpointFeatureValuesInput
    actual: ModelEndpointFeatureValuesInput


ModelEndpointFeature: TypeAlias = ModelEndpointFeatureRecord | ModelEndpointFeatureInput


class ModelEndpointFeatureValuesRecord(TypedDict):
    """Statistics of a feature.


    Fields:
        min: Smallest value.
        mean: Mean value.
        max: Largest value.
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
        counts: Number of values in each bucket.
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
    """Identity of a model endpoint.


    Fields:
        project: Name of the project.
        labels
        uid: Unique id. 0.6.x derives it from function_uri and model when it is missing.
        name: Name of the endpoint (1.8 and newer).
        tag: Tag of the endpoint (1.8 and newer).
        created: When it was created (1.8 and newer).
        updated: When it was changed (1.8 and newer).
        endpoint_type: 1 node, 2 router, 3 leaf, 4 batch, 5 user (1.8 and newer).
        mode: 0 real-time, 1 batch (1.8 and newer).
    """

    project: Any | str
    labels: Labels | Any
    uid: Any | str
    name: Any | str
    tag: Any | str
    created: Any | str
    updated: Any | str
    endpoint_type: int | Any
    mode: int | Any


class ModelEndpointMetadataInput(TypedDict, total=False):
    """Identity of a model endpoint."""

    project: str
    labels: Labels
    uid: str
    name: str
    tag: str
    created: str
    updated: str
    endpoint_type: int
    mode: int


ModelEndpointMetadata: TypeAlias = ModelEndpointMetadataRecord | ModelEndpointMetadataInput


class ModelEndpointMetric(TypedDict):
    """A metric or a result of a monitoring application.


    Fields:
        project: Name of the project.
        app: Name of the application.
        type: result or metric.
        name: Name of the metric.
        full_name: project.app.type.name.
        kind: Kind of a result.
    """

    project: str
    app: str
    type: str
    name: str
    full_name: Any | str
    kind: int | Any


class ModelEndpointSpecRecord(TypedDict):
    """What is served and monitored. Other fields are allowed.


    Fields:
        function_uri: URI of the serving function: project/function:tag.
        model: The model, as name:version.
        model_class: Name of the Python class that serves the model.
        model_uri: URI of the model artifact.
        feature_names: Names of the features.
        label_names: Names of the labels.
        stream_path: Path of the stream of predictions.
        algorithm: Algorithm of the model.
        monitor_configuration: Settings of the monitoring.
        active: Whether the endpoint is in use.
        monitoring_mode: enabled or disabled (1.x).
        function_name: Name of the function (1.8 and newer).
        function_tag: Tag of the function (1.8 and newer).
        model_name: Name of the model (1.8 and newer).
        model_tags: Tags of the model (1.8 and newer).
        model_path: URI of the model (1.8 and newer).
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
    function_name: Any | str
    function_tag: Any | str
    model_name: Any | str
    model_tags: list[str] | Any
    model_path: Any | str


class ModelEndpointSpecInput(TypedDict, total=False):
    """What is served and monitored. Other fields are allowed."""

    function_uri: str
    model: str
    model_class: str
    model_uri: str
    feature_names: list[str]
    label_names: list[str]
    stream_path: str
    algorithm: str
    monitor_configuration: JsonObject
    active: bool
    monitoring_mode: str
    function_name: str
    function_tag: str
    model_name: str
    model_tags: list[str]
    model_path: str


ModelEndpointSpec: TypeAlias = ModelEndpointSpecRecord | ModelEndpointSpecInput


class ModelEndpointStatusRecord(TypedDict):
    """Statistics of a model endpoint. Other fields are allowed.


    Fields:
        state: State of the endpoint.
        feature_stats: Statistics of the features in training, by name.
        current_stats: Statistics of the features in production, by name.
        first_request: Time of the first request to the model.
        last_request: Time of the last request to the model.
        accuracy: Accuracy of the model.
        error_count: Number of failed requests.
        drift_status: NO_DRIFT, POSSIBLE_DRIFT, DRIFT_DETECTED ...
        drift_measures: Measures of the drift, by name.
        metrics: Metrics by name: in 0.6.x each has a name and values (pairs of time and number), in
            1.x each group is an object.
        features: Statistics of the features; only with feature_analysis.
        children: Names of the endpoints behind a router (1.x).
        children_uids: Uids of the endpoints behind a router (1.x).
        endpoint_type: 1 node, 2 router, 3 leaf (1.x).
        monitoring_feature_set_uri: URI of the feature set with the monitoring data (1.x).
        result_status: -1 irrelevant, 0 none, 1 potential, 2 detected (1.8 and newer).
        avg_latency: Mean latency (1.8 and newer).
        sampling_percentage: Share of the requests that is monitored (1.8 and newer).
        monitoring_mode: enabled or disabled (1.8 and newer).
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
    result_status: int | Any
    avg_latency: float | Any
    sampling_percentage: float | Any
    monitoring_mode: Any | str


class ModelEndpointStatusInput(TypedDict, total=False):
    """Statistics of a model endpoint. Other fields are allowed."""

    state: str
    feature_stats: JsonObject
    current_stats: JsonObject
    first_request: str
    last_request: str
    accuracy: float
    error_count: int
    drift_status: int | str
    drift_measures: JsonObject
    metrics: JsonObject
    features: list[ModelEndpointFeatureInput]
    children: list[str]
    children_uids: list[str]
    endpoint_type: int
    monitoring_feature_set_uri: str
    result_status: int
    avg_latency: float
    sampling_percentage: float
    monitoring_mode: str


ModelEndpointStatus: TypeAlias = ModelEndpointStatusRecord | ModelEndpointStatusInput


class MonitoringFunctionSummary(TypedDict):
    """A monitoring function.


    Fields:
        name: Name of the function.
        type: application or infra.
        application_class: Name of its class.
        project_name: Name of the project.
        updated_time: When it was changed.
        status: State of the function.
        base_period: Minutes between two of its runs.
        stats: Numbers of detections.
    """

    name: str
    type: str
    application_class: Any | str
    project_name: str
    updated_time: Any | str
    status: Any | str
    base_period: int | Any
    stats: JsonObject | Any


class MonitoringTasks(TypedDict):
    """Background tasks that delete monitoring functions.


    Fields:
        background_tasks: The tasks.
    """

    background_tasks: list[BackgroundTask]


class NotificationRecord(TypedDict):
    """A message that the server sends when a run or a schedule reaches a state.


    Fields:
        kind: Where to: console, git, ipython, slack, mail or webhook.
        name: Unique name among the notifications of the object.
        message: The text.
        severity: info, debug, verbose, warning or error. Default: info.
        when: States of the run that send it. Default: completed.
        condition: Template that must result in true for the message to be sent.
        params: Parameters of the kind, such as url of a webhook.
        secret_params: Parameters that are kept as a secret, such as webhook of slack.
        status: pending, sent or error.
        sent_time: When it was sent.
        reason: Why it could not be sent.
    """

    kind: str
    name: str
    message: Any | str
    severity: Any | str
    when: list[str] | Any
    condition: Any | str
    params: JsonObject | Any
    secret_params: JsonObject | Any
    status: Any | str
    sent_time: Any | str
    reason: Any | str


class NotificationInput(TypedDict, total=False):
    """A message that the server sends when a run or a schedule reaches a state."""

    kind: Required[str]
    name: Required[str]
    message: str
    severity: str
    when: list[str]
    condition: str
    params: JsonObject
    secret_params: JsonObject
    status: str
    sent_time: str
    reason: str


Notification: TypeAlias = NotificationRecord | NotificationInput


class NotificationState(TypedDict):
    """Outcome of the messages of one kind.


    Fields:
        kind: Kind of the notification.
        err: The error.
        summary: Numbers: failed and succeeded.
    """

    kind: str
    err: Any | str
    summary: JsonObject | Any


class NuclioDeployRequest(TypedDict, total=False):
    """A Nuclio function to deploy.


    Fields:
        function: A function: code, image and resources under a name. Unknown fields are kept.
        builder_env: Environment variables of the build, by name.
    """

    function: Required[FunctionInput]
    builder_env: JsonObject


class ObjectIdentifier(TypedDict, total=False):
    """Selects artifacts by the fields that are present.


    Fields:
        kind: Kind of the artifact.
        key: Key of the artifact.
        iter: Iteration of the run that produced it.
        uid: Uid of the version.
        producer_id: Tree of the artifact, usually the uid of the run that produced it.
    """

    kind: str
    key: str
    iter: int
    uid: str
    producer_id: str


class ObjectMetadataRecord(TypedDict):
    """Identity of an object of the feature store.


    Fields:
        name: Name of the object.
        project: Name of the project.
        tag: Tag of the object. Default for a new object: latest.
        labels
        updated: When it was last stored.
        created: When it was first stored.
        uid: Hash of the content, set by the server for a versioned object.
    """

    name: str
    project: Any | str
    tag: Any | str
    labels: Labels | Any
    updated: Any | str
    created: Any | str
    uid: Any | str


class ObjectMetadataInput(TypedDict, total=False):
    """Identity of an object of the feature store."""

    name: Required[str]
    project: str
    tag: str
    labels: Labels
    updated: str
    created: str
    uid: str


ObjectMetadata: TypeAlias = ObjectMetadataRecord | ObjectMetadataInput


ObjectPatch: TypeAlias = "dict[str, Any]"


class ObjectStatusRecord(TypedDict):
    """State of an object of the feature store. Other fields are allowed.


    Fields:
        state: State of the object.
    """

    state: Any | str


class ObjectStatusInput(TypedDict, total=False):
    """State of an object of the feature store. Other fields are allowed."""

    state: str


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
    """A run of a pipeline. 0.6.x returns `run` and `pipeline_runtime`, as Kubeflow Pipelines
    does, 1.x with the format summary `run` and `graph`. The other formats are the fields of
    the run.


    Fields:
        pipeline_runtime: What runs: workflow_manifest is JSON in a text (0.6.x).
        id: Id of the run.
        name: Name of the run.
        project: Name of the project.
        status: Running, Succeeded, Failed, Skipped, Error or null.
        error: Why the run failed.
        description: Description, as text.
        experiment_id: Id of the experiment.
        created_at: When the run was created.
        scheduled_at: When the run was scheduled to start.
        finished_at: When the run finished.
        pipeline_spec: The pipeline, in the form of Kubeflow Pipelines.
        resource_references: Related resources, in the form of Kubeflow Pipelines.
        metrics: Metrics of the run.
        service_account: Kubernetes service account.
        graph: Steps by id (format summary, 1.x).
        run: The run itself (0.6.x, and format summary of 1.x).
    """

    pipeline_runtime: JsonObject | Any
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
    """The started pipeline run.


    Fields:
        id: Id of the run.
        name: Name of the run.
    """

    id: str
    name: Any | str


class PipelinesOutput(TypedDict):
    """Pipeline runs.


    Fields:
        runs: The runs, or their names with format name_only.
        total_size: Number of runs on all pages.
        next_page_token: Token of the next page; null or empty on the last page.
    """

    runs: list[PipelineRun | str]
    total_size: int
    next_page_token: Any | str


class ProjectRecord(TypedDict):
    """A project.


    Fields:
        metadata: Name, labels and times of a project.
        kind: Always project.
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
    spec: ProjectSpecInput
    status: ProjectStatusInput


Project: TypeAlias = ProjectRecord | ProjectInput


class ProjectListResponse(TypedDict):
    """Projects.


    Fields:
        projects: Projects; names with format name_only; name and time with format
            name_and_creation_time; counts with format summary (0.6.x); the form of the leader
            of projects with format leader.
    """

    projects: list[JsonObject | list[str] | ProjectRecord | ProjectSummary | str]


class ProjectMetadataRecord(TypedDict):
    """Name, labels and times of a project.


    Fields:
        name: Name of the project: at most 63 lower-case letters, digits and inner dashes (400
            otherwise).
        created: When it was created.
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
    created: str
    labels: Labels
    annotations: JsonObject


ProjectMetadata: TypeAlias = ProjectMetadataRecord | ProjectMetadataInput


class ProjectSpecRecord(TypedDict):
    """Purpose and content of a project. Other fields are allowed.


    Fields:
        description: Description, as text.
        goals: Goals, as text.
        owner: User who owns the project.
        params: Parameters by name.
        functions: The functions.
        workflows: The workflows.
        artifacts: The artifacts.
        artifact_path: Default location of artifacts.
        conda: Conda environment.
        source: URL of the source archive or repository.
        subpath: Path of the project inside its source.
        origin_url: URL of the original repository.
        load_source_on_run: Whether a run loads the source first.
        default_image: Default image of its functions (1.x).
        desired_state: online, offline or archived; other values are rejected. Default: online.
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
    """Purpose and content of a project. Other fields are allowed."""

    description: str
    goals: str
    owner: str
    params: JsonObject
    functions: list[Any]
    workflows: list[Any]
    artifacts: list[Any]
    artifact_path: str
    conda: str
    source: str
    subpath: str
    origin_url: str
    load_source_on_run: bool
    default_image: str
    desired_state: str


ProjectSpec: TypeAlias = ProjectSpecRecord | ProjectSpecInput


class ProjectStatusRecord(TypedDict):
    """State of a project. Other fields are allowed.


    Fields:
        state: unknown, creating, deleting, online, offline or archived; the last three are final.
    """

    state: Any | str


class ProjectStatusInput(TypedDict, total=False):
    """State of a project. Other fields are allowed."""

    state: str


ProjectStatus: TypeAlias = ProjectStatusRecord | ProjectStatusInput


class ProjectSummary(TypedDict):
    """Counts of the objects of a project.


    Fields:
        name: Name of the project.
        functions_count: Number of functions (0.6.x).
        files_count: Number of files (1.x).
        feature_sets_count: Number of feature sets.
        models_count: Number of models.
        runs_failed_recent_count: Number of runs that failed in the last 24 hours.
        runs_running_count: Number of running runs.
        schedules_count: Number of schedules (1.x).
        pipelines_running_count: Number of running pipelines (1.x).
        runs_completed_recent_count: Number of runs that completed in the last 24 hours (1.7 and newer).
        distinct_schedules_count: Number of schedules (1.7 and newer).
        distinct_scheduled_jobs_pending_count: Number of schedules of jobs that run within 24 hours (1.7 and newer).
        distinct_scheduled_pipelines_pending_count: Number of schedules of pipelines that run within 24 hours (1.7 and newer).
        pipelines_completed_recent_count: Number of pipelines that completed in the last 24 hours (1.7 and newer).
        pipelines_failed_recent_count: Number of pipelines that failed in the last 24 hours (1.7 and newer).
        endpoint_alerts_count: Number of alerts of model endpoints (1.7 and newer).
        job_alerts_count: Number of alerts of jobs (1.7 and newer).
        application_alerts_count: Number of alerts of monitoring applications (1.7 and newer).
        infra_alerts_count: Number of alerts of the monitoring itself (1.7 and newer).
        datasets_count: Number of datasets (1.7 and newer).
        documents_count: Number of documents (1.7 and newer).
        llm_prompts_count: Number of prompts (1.7 and newer).
        running_model_monitoring_functions: Number of running monitoring functions (1.7 and newer).
        failed_model_monitoring_functions: Number of failed monitoring functions (1.7 and newer).
        real_time_model_endpoint_count: Number of real-time model endpoints (1.7 and newer).
        batch_model_endpoint_count: Number of batch model endpoints (1.7 and newer).
        updated: When the counts were taken.
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
    runs_completed_recent_count: int | Any
    distinct_schedules_count: int | Any
    distinct_scheduled_jobs_pending_count: int | Any
    distinct_scheduled_pipelines_pending_count: int | Any
    pipelines_completed_recent_count: int | Any
    pipelines_failed_recent_count: int | Any
    endpoint_alerts_count: int | Any
    job_alerts_count: int | Any
    application_alerts_count: int | Any
    infra_alerts_count: int | Any
    datasets_count: int | Any
    documents_count: int | Any
    llm_prompts_count: int | Any
    running_model_monitoring_functions: int | Any
    failed_model_monitoring_functions: int | Any
    real_time_model_endpoint_count: int | Any
    batch_model_endpoint_count: int | Any
    updated: Any | str


class ProjectSummaryList(TypedDict):
    """Counts of projects.


    Fields:
        project_summaries: The counts, one entry for each project.
    """

    project_summaries: list[ProjectSummary]


class RunRecord(TypedDict):
    """A run: its identity (metadata), what to run (spec) and its progress and results (status).
    The server keeps every field, known or not.


    Fields:
        kind: Always `run` when written by the clients.
        metadata: Name, project and labels of a run.
        spec: What to run, with its parameters, inputs and outputs.
        status: State, results and artifacts of a run. Times are ISO 8601; a time without a zone is
            UTC.
    """

    kind: str
    metadata: RunMetadataRecord
    spec: RunSpecRecord
    status: RunStatusRecord


class RunInput(TypedDict, total=False):
    """A run: its identity (metadata), what to run (spec) and its progress and results (status).
    The server keeps every field, known or not.
    """

    kind: str
    metadata: RunMetadataInput
    spec: RunSpecInput
    status: RunStatusInput


Run: TypeAlias = RunRecord | RunInput


class RunListResponse(TypedDict):
    """Runs.


    Fields:
        runs: The matching runs.
        pagination: The position of a page in a list (1.7 and later; from the embedded server when a
            page was requested). All fields are null when the response is the whole list, or a
            page after the last.
    """

    runs: list[RunRecord]
    pagination: Pagination


class RunMetadataRecord(TypedDict):
    """Name, project and labels of a run.


    Fields:
        name: Name of the run; many runs may share it.
        uid: Unique id of the run.
        project: Name of the project.
        iteration: Iteration: 0 is the parent, 1 and above are its children.
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
    """Name, project and labels of a run."""

    name: str
    uid: str
    project: str
    iteration: int
    labels: Labels
    annotations: JsonObject


RunMetadata: TypeAlias = RunMetadataRecord | RunMetadataInput


class RunResponse(TypedDict):
    """A run.


    Fields:
        data: A run: its identity (metadata), what to run (spec) and its progress and results
            (status). The server keeps every field, known or not.
    """

    data: RunRecord


class RunSpecRecord(TypedDict):
    """What to run, with its parameters, inputs and outputs.


    Fields:
        function: URI of the function: `project/name[:tag][@hash]`.
        handler: Name of the Python function to call, or an object that describes it.
        parameters: Parameters by name.
        hyperparams: Lists of values by parameter name, for a hyper-parameter run.
        inputs: Paths or URLs by input name.
        outputs: Names of the expected results.
        in_path: Default location of inputs.
        output_path: Where artifacts are written.
        log_level: Log level, such as info.
        secret_sources: Sources of secrets, each with kind and source.
        data_stores: Data stores available to the run.
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
    """What to run, with its parameters, inputs and outputs."""

    function: str
    handler: Any
    parameters: JsonObject
    hyperparams: JsonObject
    inputs: JsonObject
    outputs: list[str]
    in_path: str
    output_path: str
    log_level: str
    secret_sources: list[JsonObject]
    data_stores: list[JsonObject]


RunSpec: TypeAlias = RunSpecRecord | RunSpecInput


class RunStatusRecord(TypedDict):
    """State, results and artifacts of a run. Times are ISO 8601; a time without a zone is UTC.


    Fields:
        state
        error: Error text of a failed run.
        commit: Git commit of the code.
        host: Host where the run was started.
        status_text: Details of the state.
        ui_url: URL of the run in the web interface.
        results: Results by name.
        artifacts: The artifacts that the run logged.
        start_time: When the run started; lists are filtered and sorted by it. The time of the first
            store is used when it is missing.
        last_update: When the run was last updated.
        iterations: Table of the iterations of a hyper-parameter run, header row first.
    """

    state: Any | RunState
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
    """State, results and artifacts of a run. Times are ISO 8601; a time without a zone is UTC."""

    state: RunState
    error: str
    commit: str
    host: str
    status_text: str
    ui_url: str
    results: JsonObject
    artifacts: list[ArtifactInput]
    start_time: str
    last_update: str
    iterations: list[list[Any]]


RunStatus: TypeAlias = RunStatusRecord | RunStatusInput


RunUpdate: TypeAlias = "dict[str, Any]"


class RuntimeResource(TypedDict):
    """A resource in the cluster.


    Fields:
        name: Name of the resource.
        labels
        status: Status in the form of Kubernetes.
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
    """When a schedule fires, in the fields of the cron trigger of APScheduler. Missing fields
    follow its rules.


    Fields:
        year: 4-digit year.
        month: Month, 1-12.
        day: Day of the month, 1-31.
        week: ISO week, 1-53.
        day_of_week: 0-6 or mon,tue,wed,thu,fri,sat,sun; 0 is Monday.
        hour: Hour, 0-23.
        minute: Minute, 0-59.
        second: Second, 0-59.
        start_date: Earliest time to fire.
        end_date: Latest time to fire.
        timezone: Name of the time zone.
        jitter: Maximum random delay in seconds.
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
    """When a schedule fires, in the fields of the cron trigger of APScheduler. Missing fields
    follow its rules.
    """

    year: int | str
    month: int | str
    day: int | str
    week: int | str
    day_of_week: int | str
    hour: int | str
    minute: int | str
    second: int | str
    start_date: str
    end_date: str
    timezone: str
    jitter: int


ScheduleCronTrigger: TypeAlias = ScheduleCronTriggerRecord | ScheduleCronTriggerInput


class ScheduleInput(TypedDict, total=False):
    """A schedule to create.


    Fields:
        name: Name of the schedule.
        kind: What a schedule starts.
        cron_trigger: Cron string of five fields, or cron fields. More often than every 10 minutes is
            rejected.
        scheduled_object: What to start; for a job, the body of submit_job.
        desired_state: Ignored by the servers.
        labels
        concurrency_limit: Maximum number of concurrent runs. Default, also for null: 1; 0.6.4 then rejects a
            new schedule (409).
        credentials
    """

    name: Required[str]
    kind: Required[ScheduleKinds]
    cron_trigger: Required[ScheduleCronTriggerInput | str]
    scheduled_object: Any
    desired_state: str
    labels: Labels
    concurrency_limit: int
    credentials: CredentialsInput


class ScheduleOutput(TypedDict):
    """A schedule as stored.


    Fields:
        name: Name of the schedule.
        kind: What a schedule starts.
        cron_trigger: Always returned as cron fields, even when set by a string.
        creation_time: When it was created.
        project: Name of the project.
        scheduled_object: What it starts.
        desired_state: Ignored by the servers.
        labels
        concurrency_limit: Maximum number of concurrent runs.
        credentials
        last_run_uri: URI of the last run that it started.
        state: State of the last run that it started.
        next_run_time: When it fires next; null while it is not scheduled.
        last_run: The last run itself, with include_last_run.
    """

    name: str
    kind: ScheduleKinds
    cron_trigger: ScheduleCronTriggerRecord | str
    creation_time: str
    project: str
    scheduled_object: Any
    desired_state: Any | str
    labels: Labels | Any
    concurrency_limit: int | Any
    credentials: CredentialsRecord | Any
    last_run_uri: Any | str
    state: Any | RunState
    next_run_time: Any | str
    last_run: Any | RunRecord


class ScheduleUpdate(TypedDict, total=False):
    """Changes to a schedule. Null or missing fields stay as they are. New labels replace all
    stored labels.


    Fields:
        scheduled_object: What to start.
        cron_trigger: Cron string of five fields, or cron fields. More often than every 10 minutes is
            rejected.
        desired_state: Ignored by the servers.
        labels
        concurrency_limit: Maximum number of concurrent runs.
        credentials
    """

    scheduled_object: Any
    cron_trigger: ScheduleCronTriggerInput | str
    desired_state: str
    labels: Labels
    concurrency_limit: int
    credentials: CredentialsInput


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


class SecretToken(TypedDict, total=False):
    """A token to store.


    Fields:
        name: Name of the token.
        token: The token itself.
    """

    name: Required[str]
    token: Required[str]


class SecretTokenInfo(TypedDict):
    """Name and times of a token.


    Fields:
        name: Name of the token.
        expiration: When it expires.
        issued_at: When it was issued.
        user_id: Id of its user.
        username: Name of its user.
    """

    name: str
    expiration: str
    issued_at: str
    user_id: str
    username: str


class SecretsDataRecord(TypedDict):
    """Secrets with their values.


    Fields:
        provider: vault or kubernetes; others return 422. Default: vault.
        secrets: Values by name.
    """

    provider: str
    secrets: JsonObject | Any


class SecretsDataInput(TypedDict, total=False):
    """Secrets with their values."""

    provider: str
    secrets: JsonObject


SecretsData: TypeAlias = SecretsDataRecord | SecretsDataInput


class SetNotificationRequest(TypedDict, total=False):
    """Notifications to set.


    Fields:
        notifications: The notifications; none removes all.
    """

    notifications: list[NotificationInput]


class StartFunctionRequest(TypedDict, total=False):
    """The function to start.


    Fields:
        functionUrl: URI of the function: `project/name[:tag][@hash]`.
    """

    functionUrl: Required[str]


class StoreFunctionResponse(TypedDict):
    """The result of storing a function.


    Fields:
        hash_key: Hash of the stored function.
    """

    hash_key: str


class StoreSecretTokensResponse(TypedDict):
    """Names of the stored tokens.


    Fields:
        created_tokens: Names of the new tokens.
        updated_tokens: Names of the others.
    """

    created_tokens: list[str]
    updated_tokens: list[str]


class SubmitData(TypedDict):
    """The started run (kind, metadata, spec, status), or with a schedule: schedule, project and
    name, and in 1.x action.


    Fields:
        kind: Kind of the run.
        metadata
        spec
        status
        schedule: The schedule as sent.
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
    """A run to start, now or on a schedule. Requires a task, and a function from one of
    function, functionUrl and task.spec.function.


    Fields:
        task: A run: its identity (metadata), what to run (spec) and its progress and results
            (status). The server keeps every field, known or not.
        function: The whole function, or together with functionUrl the fields to override.
        functionUrl: URI of a stored function (`project/name[:tag][@hash]`), or a URL to load it from.
        schedule: Cron string or cron fields. With a schedule, nothing starts now: a schedule with the
            name of the task is stored.
    """

    task: Required[RunInput]
    function: FunctionInput
    functionUrl: str
    schedule: ScheduleCronTriggerInput | str


class SubmitResponse(TypedDict):
    """The started run, or the stored schedule.


    Fields:
        data: The started run (kind, metadata, spec, status), or with a schedule: schedule,
            project and name, and in 1.x action.
    """

    data: SubmitData


class TagCountResponse(TypedDict):
    """The number of changed records.


    Fields:
        project: Name of the project.
        name: Name of the tag.
        count: Number of changed records.
    """

    project: str
    name: str
    count: int | Any


class TagListResponse(TypedDict):
    """The tags of a project.


    Fields:
        project: Name of the project.
        tags: Names of the tags.
    """

    project: str
    tags: list[str]


class TagNamesResponse(TypedDict):
    """Tags.


    Fields:
        tags: The names.
    """

    tags: list[str]


class TagObjects(TypedDict, total=False):
    """Objects to tag (1.x).


    Fields:
        kind: Kind of the objects; only artifact is supported.
        identifiers: The objects; every field of an identifier must match.
    """

    kind: Required[str]
    identifiers: Required[list[ObjectIdentifier]]


TagQueries: TypeAlias = "dict[str, JsonObject]"


class TagResponse(TypedDict):
    """The assigned tag.


    Fields:
        name: Name of the tag.
        project: Name of the project.
    """

    name: str
    project: str


class TaggedObjectsResponse(TypedDict):
    """All objects that have a tag.


    Fields:
        project: Name of the project.
        tag: Name of the tag.
        objects: The records.
    """

    project: str
    tag: str
    objects: list[JsonObject]


class UserSecretCreationRequest(TypedDict, total=False):
    """Secrets of a user.


    Fields:
        user: Name of the user.
        provider: Only vault is supported. Default: vault.
        secrets: Values by name.
    """

    user: Required[str]
    provider: str
    secrets: JsonObject


class ValidationError(TypedDict):
    """One part of a request that failed validation.


    Fields:
        loc: Where it is, for example `query` and the name of the parameter.
        msg: What is wrong with it.
        type: Short name of the kind of error.
    """

    loc: list[int | str]
    msg: str
    type: str


class WorkflowIdResponse(TypedDict):
    """Id of a workflow.


    Fields:
        workflow_id: Id of the pipeline run.
    """

    workflow_id: Any | str


class WorkflowRequest(TypedDict, total=False):
    """A workflow to start.


    Fields:
        spec
        arguments: Arguments of the workflow by name.
        artifact_path: Location of the artifacts.
        source: URL of the source of the project.
        run_name: Name of the run.
        namespace: Kubernetes namespace.
        notifications: Notifications of the run.
    """

    spec: WorkflowSpec
    arguments: JsonObject
    artifact_path: str
    source: str
    run_name: str
    namespace: str
    notifications: list[NotificationInput]


class WorkflowResponse(TypedDict):
    """A started or scheduled workflow.


    Fields:
        project: Name of the project.
        name: Name of the workflow.
        status: State of the run that starts it.
        run_id: Uid of that run.
        schedule: The schedule as stored.
    """

    project: Any | str
    name: Any | str
    status: Any | str
    run_id: Any | str
    schedule: Any | ScheduleCronTriggerRecord | str


class WorkflowSpec(TypedDict, total=False):
    """What a workflow runs. Other fields are allowed.


    Fields:
        name: Name of the workflow.
        engine: local, remote, kfp or remote:kfp.
        code: Source code of the workflow.
        path: Path of its file.
        args: Default arguments by name.
        args_schema: Declared arguments.
        handler: Name of the function in the file.
        ttl: Seconds after which finished pods are deleted.
        schedule: Cron string or cron fields.
        run_local: Whether its steps run in one process.
        image: Image of the run that starts the workflow.
        workflow_runner_node_selector: Labels of the nodes on which that run may be.
    """

    name: Required[str]
    engine: str
    code: str
    path: str
    args: JsonObject
    args_schema: list[Any]
    handler: str
    ttl: int
    schedule: ScheduleCronTriggerInput | str
    run_local: bool
    image: str
    workflow_runner_node_selector: JsonObject
