# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.feature_set import FeatureSet
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    body: FeatureSet,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/feature-sets".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "create_feature_set"},
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


def _parse_response(response: httpx.Response) -> FeatureSet:
    return cast("FeatureSet", with_fields(response.json(), "metadata", "spec", "status"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    body: FeatureSet,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> Response[FeatureSet]:
    """Makes a feature set.

    POST /api/projects/{project}/feature-sets

    409 when one with the same name and tag (or, versioned, uid) exists. The project of the
    path and that of the body must agree (400). The tag is metadata.tag, else latest. A
    project that does not exist is made by 0.6.x and is a 404 in 1.x.

    Args:
        project (str):
        versioned (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        body (FeatureSet): A feature set. metadata, spec and status must all be there, the
            last may be empty.

    Returns:
        Response[FeatureSet]
    """
    kwargs = _get_kwargs(
        project,
        body=body,
        versioned=versioned,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    body: FeatureSet,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> FeatureSet:
    """Makes a feature set. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        body=body,
        versioned=versioned,
    ).parsed
