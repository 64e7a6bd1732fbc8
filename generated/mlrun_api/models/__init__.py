# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The shapes of requests and answers, each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .artifact import Artifact as Artifact
    from .artifact_answer import ArtifactAnswer as ArtifactAnswer
    from .artifact_category import ArtifactCategory as ArtifactCategory
    from .artifact_format import ArtifactFormat as ArtifactFormat
    from .artifact_list_answer import ArtifactListAnswer as ArtifactListAnswer
    from .artifact_metadata import ArtifactMetadata as ArtifactMetadata
    from .artifact_producer import ArtifactProducer as ArtifactProducer
    from .artifact_tags_answer import ArtifactTagsAnswer as ArtifactTagsAnswer
    from .background_task import BackgroundTask as BackgroundTask
    from .background_task_metadata import (
        BackgroundTaskMetadata as BackgroundTaskMetadata,
    )
    from .background_task_spec import BackgroundTaskSpec as BackgroundTaskSpec
    from .background_task_status import BackgroundTaskStatus as BackgroundTaskStatus
    from .build_answer import BuildAnswer as BuildAnswer
    from .build_request import BuildRequest as BuildRequest
    from .client_spec import ClientSpec as ClientSpec
    from .credentials import Credentials as Credentials
    from .data_source import DataSource as DataSource
    from .data_target import DataTarget as DataTarget
    from .deletion_strategy import DeletionStrategy as DeletionStrategy
    from .empty_answer import EmptyAnswer as EmptyAnswer
    from .entities_output import EntitiesOutput as EntitiesOutput
    from .entity import Entity as Entity
    from .entity_list_output import EntityListOutput as EntityListOutput
    from .error_answer import ErrorAnswer as ErrorAnswer
    from .error_reason import ErrorReason as ErrorReason
    from .feature import Feature as Feature
    from .feature_list_output import FeatureListOutput as FeatureListOutput
    from .feature_set import FeatureSet as FeatureSet
    from .feature_set_digest_output import (
        FeatureSetDigestOutput as FeatureSetDigestOutput,
    )
    from .feature_set_digest_spec import FeatureSetDigestSpec as FeatureSetDigestSpec
    from .feature_set_ingest_input import FeatureSetIngestInput as FeatureSetIngestInput
    from .feature_set_ingest_output import (
        FeatureSetIngestOutput as FeatureSetIngestOutput,
    )
    from .feature_set_spec import FeatureSetSpec as FeatureSetSpec
    from .feature_sets_output import FeatureSetsOutput as FeatureSetsOutput
    from .feature_vector import FeatureVector as FeatureVector
    from .feature_vector_spec import FeatureVectorSpec as FeatureVectorSpec
    from .feature_vectors_output import FeatureVectorsOutput as FeatureVectorsOutput
    from .features_output import FeaturesOutput as FeaturesOutput
    from .file_listing import FileListing as FileListing
    from .file_stat import FileStat as FileStat
    from .frontend_spec import FrontendSpec as FrontendSpec
    from .function import Function as Function
    from .function_answer import FunctionAnswer as FunctionAnswer
    from .function_build import FunctionBuild as FunctionBuild
    from .function_list_answer import FunctionListAnswer as FunctionListAnswer
    from .function_metadata import FunctionMetadata as FunctionMetadata
    from .function_spec import FunctionSpec as FunctionSpec
    from .function_status import FunctionStatus as FunctionStatus
    from .function_status_answer import FunctionStatusAnswer as FunctionStatusAnswer
    from .function_status_request import FunctionStatusRequest as FunctionStatusRequest
    from .grafana_column import GrafanaColumn as GrafanaColumn
    from .grafana_query_request import GrafanaQueryRequest as GrafanaQueryRequest
    from .grafana_search_request import GrafanaSearchRequest as GrafanaSearchRequest
    from .grafana_table import GrafanaTable as GrafanaTable
    from .grafana_target import GrafanaTarget as GrafanaTarget
    from .grafana_time_series_target import (
        GrafanaTimeSeriesTarget as GrafanaTimeSeriesTarget,
    )
    from .grouped_runtime_resources import (
        GroupedRuntimeResources as GroupedRuntimeResources,
    )
    from .health_answer import HealthAnswer as HealthAnswer
    from .health_answer_default_function_node_selector_type_1 import (
        HealthAnswerDefaultFunctionNodeSelectorType1 as HealthAnswerDefaultFunctionNodeSelectorType1,
    )
    from .json_object import JsonObject as JsonObject
    from .kind_runtime_resources import KindRuntimeResources as KindRuntimeResources
    from .labels import Labels as Labels
    from .model_endpoint import ModelEndpoint as ModelEndpoint
    from .model_endpoint_feature import ModelEndpointFeature as ModelEndpointFeature
    from .model_endpoint_feature_values import (
        ModelEndpointFeatureValues as ModelEndpointFeatureValues,
    )
    from .model_endpoint_histogram import (
        ModelEndpointHistogram as ModelEndpointHistogram,
    )
    from .model_endpoint_list import ModelEndpointList as ModelEndpointList
    from .model_endpoint_metadata import ModelEndpointMetadata as ModelEndpointMetadata
    from .model_endpoint_spec import ModelEndpointSpec as ModelEndpointSpec
    from .model_endpoint_status import ModelEndpointStatus as ModelEndpointStatus
    from .object_identifier import ObjectIdentifier as ObjectIdentifier
    from .object_metadata import ObjectMetadata as ObjectMetadata
    from .object_patch import ObjectPatch as ObjectPatch
    from .object_status import ObjectStatus as ObjectStatus
    from .pagination import Pagination as Pagination
    from .partition_field import PartitionField as PartitionField
    from .patch_mode import PatchMode as PatchMode
    from .pipeline_format import PipelineFormat as PipelineFormat
    from .pipeline_run import PipelineRun as PipelineRun
    from .pipeline_submission import PipelineSubmission as PipelineSubmission
    from .pipelines_output import PipelinesOutput as PipelinesOutput
    from .project import Project as Project
    from .project_format import ProjectFormat as ProjectFormat
    from .project_list_answer import ProjectListAnswer as ProjectListAnswer
    from .project_metadata import ProjectMetadata as ProjectMetadata
    from .project_spec import ProjectSpec as ProjectSpec
    from .project_state import ProjectState as ProjectState
    from .project_status import ProjectStatus as ProjectStatus
    from .project_summary import ProjectSummary as ProjectSummary
    from .projects_role import ProjectsRole as ProjectsRole
    from .run import Run as Run
    from .run_answer import RunAnswer as RunAnswer
    from .run_list_answer import RunListAnswer as RunListAnswer
    from .run_metadata import RunMetadata as RunMetadata
    from .run_spec import RunSpec as RunSpec
    from .run_status import RunStatus as RunStatus
    from .run_update import RunUpdate as RunUpdate
    from .runtime_group_by import RuntimeGroupBy as RuntimeGroupBy
    from .runtime_resource import RuntimeResource as RuntimeResource
    from .runtime_resources import RuntimeResources as RuntimeResources
    from .runtime_resources_by_key import RuntimeResourcesByKey as RuntimeResourcesByKey
    from .schedule_cron_trigger import ScheduleCronTrigger as ScheduleCronTrigger
    from .schedule_input import ScheduleInput as ScheduleInput
    from .schedule_kind import ScheduleKind as ScheduleKind
    from .schedule_output import ScheduleOutput as ScheduleOutput
    from .schedule_update import ScheduleUpdate as ScheduleUpdate
    from .schedules_output import SchedulesOutput as SchedulesOutput
    from .secret_keys_data import SecretKeysData as SecretKeysData
    from .secret_provider_name import SecretProviderName as SecretProviderName
    from .secrets_data import SecretsData as SecretsData
    from .sort_field import SortField as SortField
    from .sort_order import SortOrder as SortOrder
    from .start_function_request import StartFunctionRequest as StartFunctionRequest
    from .store_function_answer import StoreFunctionAnswer as StoreFunctionAnswer
    from .submit_answer import SubmitAnswer as SubmitAnswer
    from .submit_data import SubmitData as SubmitData
    from .submit_request import SubmitRequest as SubmitRequest
    from .tag_answer import TagAnswer as TagAnswer
    from .tag_count_answer import TagCountAnswer as TagCountAnswer
    from .tag_list_answer import TagListAnswer as TagListAnswer
    from .tag_objects import TagObjects as TagObjects
    from .tag_queries import TagQueries as TagQueries
    from .tagged_objects_answer import TaggedObjectsAnswer as TaggedObjectsAnswer
    from .user_secret_creation_request import (
        UserSecretCreationRequest as UserSecretCreationRequest,
    )
    from .validation_error import ValidationError as ValidationError
    from .wire_boolean_type_1 import WireBooleanType1 as WireBooleanType1

_MODULES = {
    "Artifact": ".artifact",
    "ArtifactAnswer": ".artifact_answer",
    "ArtifactCategory": ".artifact_category",
    "ArtifactFormat": ".artifact_format",
    "ArtifactListAnswer": ".artifact_list_answer",
    "ArtifactMetadata": ".artifact_metadata",
    "ArtifactProducer": ".artifact_producer",
    "ArtifactTagsAnswer": ".artifact_tags_answer",
    "BackgroundTask": ".background_task",
    "BackgroundTaskMetadata": ".background_task_metadata",
    "BackgroundTaskSpec": ".background_task_spec",
    "BackgroundTaskStatus": ".background_task_status",
    "BuildAnswer": ".build_answer",
    "BuildRequest": ".build_request",
    "ClientSpec": ".client_spec",
    "Credentials": ".credentials",
    "DataSource": ".data_source",
    "DataTarget": ".data_target",
    "DeletionStrategy": ".deletion_strategy",
    "EmptyAnswer": ".empty_answer",
    "EntitiesOutput": ".entities_output",
    "Entity": ".entity",
    "EntityListOutput": ".entity_list_output",
    "ErrorAnswer": ".error_answer",
    "ErrorReason": ".error_reason",
    "Feature": ".feature",
    "FeatureListOutput": ".feature_list_output",
    "FeatureSet": ".feature_set",
    "FeatureSetDigestOutput": ".feature_set_digest_output",
    "FeatureSetDigestSpec": ".feature_set_digest_spec",
    "FeatureSetIngestInput": ".feature_set_ingest_input",
    "FeatureSetIngestOutput": ".feature_set_ingest_output",
    "FeatureSetSpec": ".feature_set_spec",
    "FeatureSetsOutput": ".feature_sets_output",
    "FeatureVector": ".feature_vector",
    "FeatureVectorSpec": ".feature_vector_spec",
    "FeatureVectorsOutput": ".feature_vectors_output",
    "FeaturesOutput": ".features_output",
    "FileListing": ".file_listing",
    "FileStat": ".file_stat",
    "FrontendSpec": ".frontend_spec",
    "Function": ".function",
    "FunctionAnswer": ".function_answer",
    "FunctionBuild": ".function_build",
    "FunctionListAnswer": ".function_list_answer",
    "FunctionMetadata": ".function_metadata",
    "FunctionSpec": ".function_spec",
    "FunctionStatus": ".function_status",
    "FunctionStatusAnswer": ".function_status_answer",
    "FunctionStatusRequest": ".function_status_request",
    "GrafanaColumn": ".grafana_column",
    "GrafanaQueryRequest": ".grafana_query_request",
    "GrafanaSearchRequest": ".grafana_search_request",
    "GrafanaTable": ".grafana_table",
    "GrafanaTarget": ".grafana_target",
    "GrafanaTimeSeriesTarget": ".grafana_time_series_target",
    "GroupedRuntimeResources": ".grouped_runtime_resources",
    "HealthAnswer": ".health_answer",
    "HealthAnswerDefaultFunctionNodeSelectorType1": ".health_answer_default_function_node_selector_type_1",
    "JsonObject": ".json_object",
    "KindRuntimeResources": ".kind_runtime_resources",
    "Labels": ".labels",
    "ModelEndpoint": ".model_endpoint",
    "ModelEndpointFeature": ".model_endpoint_feature",
    "ModelEndpointFeatureValues": ".model_endpoint_feature_values",
    "ModelEndpointHistogram": ".model_endpoint_histogram",
    "ModelEndpointList": ".model_endpoint_list",
    "ModelEndpointMetadata": ".model_endpoint_metadata",
    "ModelEndpointSpec": ".model_endpoint_spec",
    "ModelEndpointStatus": ".model_endpoint_status",
    "ObjectIdentifier": ".object_identifier",
    "ObjectMetadata": ".object_metadata",
    "ObjectPatch": ".object_patch",
    "ObjectStatus": ".object_status",
    "Pagination": ".pagination",
    "PartitionField": ".partition_field",
    "PatchMode": ".patch_mode",
    "PipelineFormat": ".pipeline_format",
    "PipelineRun": ".pipeline_run",
    "PipelineSubmission": ".pipeline_submission",
    "PipelinesOutput": ".pipelines_output",
    "Project": ".project",
    "ProjectFormat": ".project_format",
    "ProjectListAnswer": ".project_list_answer",
    "ProjectMetadata": ".project_metadata",
    "ProjectSpec": ".project_spec",
    "ProjectState": ".project_state",
    "ProjectStatus": ".project_status",
    "ProjectSummary": ".project_summary",
    "ProjectsRole": ".projects_role",
    "Run": ".run",
    "RunAnswer": ".run_answer",
    "RunListAnswer": ".run_list_answer",
    "RunMetadata": ".run_metadata",
    "RunSpec": ".run_spec",
    "RunStatus": ".run_status",
    "RunUpdate": ".run_update",
    "RuntimeGroupBy": ".runtime_group_by",
    "RuntimeResource": ".runtime_resource",
    "RuntimeResources": ".runtime_resources",
    "RuntimeResourcesByKey": ".runtime_resources_by_key",
    "ScheduleCronTrigger": ".schedule_cron_trigger",
    "ScheduleInput": ".schedule_input",
    "ScheduleKind": ".schedule_kind",
    "ScheduleOutput": ".schedule_output",
    "ScheduleUpdate": ".schedule_update",
    "SchedulesOutput": ".schedules_output",
    "SecretKeysData": ".secret_keys_data",
    "SecretProviderName": ".secret_provider_name",
    "SecretsData": ".secrets_data",
    "SortField": ".sort_field",
    "SortOrder": ".sort_order",
    "StartFunctionRequest": ".start_function_request",
    "StoreFunctionAnswer": ".store_function_answer",
    "SubmitAnswer": ".submit_answer",
    "SubmitData": ".submit_data",
    "SubmitRequest": ".submit_request",
    "TagAnswer": ".tag_answer",
    "TagCountAnswer": ".tag_count_answer",
    "TagListAnswer": ".tag_list_answer",
    "TagObjects": ".tag_objects",
    "TagQueries": ".tag_queries",
    "TaggedObjectsAnswer": ".tagged_objects_answer",
    "UserSecretCreationRequest": ".user_secret_creation_request",
    "ValidationError": ".validation_error",
    "WireBooleanType1": ".wire_boolean_type_1",
}

__all__ = (
    "Artifact",
    "ArtifactAnswer",
    "ArtifactCategory",
    "ArtifactFormat",
    "ArtifactListAnswer",
    "ArtifactMetadata",
    "ArtifactProducer",
    "ArtifactTagsAnswer",
    "BackgroundTask",
    "BackgroundTaskMetadata",
    "BackgroundTaskSpec",
    "BackgroundTaskStatus",
    "BuildAnswer",
    "BuildRequest",
    "ClientSpec",
    "Credentials",
    "DataSource",
    "DataTarget",
    "DeletionStrategy",
    "EmptyAnswer",
    "EntitiesOutput",
    "Entity",
    "EntityListOutput",
    "ErrorAnswer",
    "ErrorReason",
    "Feature",
    "FeatureListOutput",
    "FeatureSet",
    "FeatureSetDigestOutput",
    "FeatureSetDigestSpec",
    "FeatureSetIngestInput",
    "FeatureSetIngestOutput",
    "FeatureSetsOutput",
    "FeatureSetSpec",
    "FeaturesOutput",
    "FeatureVector",
    "FeatureVectorsOutput",
    "FeatureVectorSpec",
    "FileListing",
    "FileStat",
    "FrontendSpec",
    "Function",
    "FunctionAnswer",
    "FunctionBuild",
    "FunctionListAnswer",
    "FunctionMetadata",
    "FunctionSpec",
    "FunctionStatus",
    "FunctionStatusAnswer",
    "FunctionStatusRequest",
    "GrafanaColumn",
    "GrafanaQueryRequest",
    "GrafanaSearchRequest",
    "GrafanaTable",
    "GrafanaTarget",
    "GrafanaTimeSeriesTarget",
    "GroupedRuntimeResources",
    "HealthAnswer",
    "HealthAnswerDefaultFunctionNodeSelectorType1",
    "JsonObject",
    "KindRuntimeResources",
    "Labels",
    "ModelEndpoint",
    "ModelEndpointFeature",
    "ModelEndpointFeatureValues",
    "ModelEndpointHistogram",
    "ModelEndpointList",
    "ModelEndpointMetadata",
    "ModelEndpointSpec",
    "ModelEndpointStatus",
    "ObjectIdentifier",
    "ObjectMetadata",
    "ObjectPatch",
    "ObjectStatus",
    "Pagination",
    "PartitionField",
    "PatchMode",
    "PipelineFormat",
    "PipelineRun",
    "PipelinesOutput",
    "PipelineSubmission",
    "Project",
    "ProjectFormat",
    "ProjectListAnswer",
    "ProjectMetadata",
    "ProjectSpec",
    "ProjectsRole",
    "ProjectState",
    "ProjectStatus",
    "ProjectSummary",
    "Run",
    "RunAnswer",
    "RunListAnswer",
    "RunMetadata",
    "RunSpec",
    "RunStatus",
    "RuntimeGroupBy",
    "RuntimeResource",
    "RuntimeResources",
    "RuntimeResourcesByKey",
    "RunUpdate",
    "ScheduleCronTrigger",
    "ScheduleInput",
    "ScheduleKind",
    "ScheduleOutput",
    "SchedulesOutput",
    "ScheduleUpdate",
    "SecretKeysData",
    "SecretProviderName",
    "SecretsData",
    "SortField",
    "SortOrder",
    "StartFunctionRequest",
    "StoreFunctionAnswer",
    "SubmitAnswer",
    "SubmitData",
    "SubmitRequest",
    "TagAnswer",
    "TagCountAnswer",
    "TaggedObjectsAnswer",
    "TagListAnswer",
    "TagObjects",
    "TagQueries",
    "UserSecretCreationRequest",
    "ValidationError",
    "WireBooleanType1",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value
