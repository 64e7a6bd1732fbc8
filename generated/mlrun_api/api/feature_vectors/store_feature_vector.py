# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.feature_vector import FeatureVector
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    reference: str,
    *,
    body: FeatureVector,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PUT",
        "url": "/api/projects/{project}/feature-vectors/{name}/references/{reference}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
            reference=path_segment("reference", reference),
        ),
        "extensions": {"operation": "store_feature_vector"},
    }
    params: dict[str, Any] = {
        "versioned": versioned,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> FeatureVector:
    return cast("FeatureVector", with_fields(response.json(), "metadata", "spec", "status"))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    reference: str,
    *,
    body: FeatureVector,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> Response[FeatureVector]:
    """Stores a feature vector, new or in place of the stored one.

    PUT /api/projects/{project}/feature-vectors/{name}/references/{reference}

    The reference is the tag to store under, or the uid of an existing version. Name and
    project of path and body must agree (400); a changed body under a uid is a 400.

    Args:
        project (str):
        name (str):
        reference (str):
        versioned (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        body (FeatureVector): A feature vector. metadata, spec and status must all be there,
            the last may be empty.

    Returns:
        Response[FeatureVector]
    """
    kwargs = _get_kwargs(
        project,
        name,
        reference,
        body=body,
        versioned=versioned,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    reference: str,
    *,
    body: FeatureVector,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> FeatureVector:
    """Stores a feature vector, new or in place of the stored one. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        reference,
        body=body,
        versioned=versioned,
    ).parsed
