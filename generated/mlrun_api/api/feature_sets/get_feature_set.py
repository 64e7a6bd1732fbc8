# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.feature_set import FeatureSet
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    reference: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/feature-sets/{name}/references/{reference}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
            reference=path_segment("reference", reference),
        ),
        "extensions": {"operation": "get_feature_set"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> FeatureSet:
    return cast("FeatureSet", with_fields(response.json(), "metadata", "spec", "status"))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    reference: str,
) -> Response[FeatureSet]:
    """Reads one feature set, by tag or uid.

    GET /api/projects/{project}/feature-sets/{name}/references/{reference}

    404 when there is none.

    Args:
        project (str):
        name (str):
        reference (str):

    Returns:
        Response[FeatureSet]
    """
    kwargs = _get_kwargs(
        project,
        name,
        reference,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    reference: str,
) -> FeatureSet:
    """Reads one feature set, by tag or uid. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        reference,
    ).parsed
