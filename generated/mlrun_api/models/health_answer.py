# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.health_answer_default_function_node_selector_type_1 import (
        HealthAnswerDefaultFunctionNodeSelectorType1,
    )


class HealthAnswer(TypedDict, total=False):
    """What the server tells about itself. 0.6.x gives its settings, null where there is none;
    1.x gives only status and version (its settings moved to client-spec)."""

    status: str
    version: None | str
    namespace: None | str
    docker_registry: None | str
    remote_host: None | str
    mpijob_crd_version: None | str
    ui_url: None | str
    artifact_path: None | str
    spark_app_image: None | str
    spark_app_image_tag: None | str
    kfp_image: None | str
    dask_kfp_image: None | str
    api_url: None | str
    nuclio_version: None | str
    ui_projects_prefix: None | str
    scrape_metrics: bool | None | str
    hub_url: None | str
    default_function_node_selector: HealthAnswerDefaultFunctionNodeSelectorType1 | None | str
