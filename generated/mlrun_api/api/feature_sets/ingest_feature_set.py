# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.feature_set_ingest_input import FeatureSetIngestInput
    from ...models.feature_set_ingest_output import FeatureSetIngestOutput
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    reference: str,
    *,
    body: FeatureSetIngestInput | Unset = UNSET,
    x_remote_user: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/feature-sets/{name}/references/{reference}/ingest".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
            reference=path_segment("reference", reference),
        ),
        "extensions": {"operation": "ingest_feature_set"},
    }
    headers: dict[str, str] = {}
    if not isinstance(x_remote_user, Unset):
        headers["x-remote-user"] = str(x_remote_user)
    if not isinstance(body, Unset):
        _kwargs["json"] = body
        headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> FeatureSetIngestOutput:
    return cast("FeatureSetIngestOutput", with_fields(response.json(), "feature_set", "run_object"))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    reference: str,
    *,
    body: FeatureSetIngestInput | Unset = UNSET,
    x_remote_user: str | Unset = UNSET,
) -> Response[FeatureSetIngestOutput]:
    """Starts the ingestion of data into a feature set.

    POST /api/projects/{project}/feature-sets/{name}/references/{reference}/ingest

    Answers 202 with the feature set and the run that does the work. 400 when a source or
    target lies in v3io and the header x-remote-user or X-V3io-Session-Key is missing. Not
    idempotent: every call starts a run.

    Args:
        project (str):
        name (str):
        reference (str):
        x_remote_user (str | Unset):
        body (FeatureSetIngestInput | Unset): What to ingest. Everything may be left out: the
            feature set then says it itself.

    Returns:
        Response[FeatureSetIngestOutput]
    """
    kwargs = _get_kwargs(
        project,
        name,
        reference,
        body=body,
        x_remote_user=x_remote_user,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    reference: str,
    *,
    body: FeatureSetIngestInput | Unset = UNSET,
    x_remote_user: str | Unset = UNSET,
) -> FeatureSetIngestOutput:
    """Starts the ingestion of data into a feature set. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        reference,
        body=body,
        x_remote_user=x_remote_user,
    ).parsed
