# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.object_patch import ObjectPatch
    from ...models.patch_mode import PatchMode
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    reference: str,
    *,
    body: ObjectPatch,
    x_mlrun_patch_mode: PatchMode | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PATCH",
        "url": "/api/projects/{project}/feature-sets/{name}/references/{reference}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
            reference=path_segment("reference", reference),
        ),
        "extensions": {"operation": "patch_feature_set"},
    }
    headers: dict[str, str] = {}
    if not isinstance(x_mlrun_patch_mode, Unset):
        headers["x-mlrun-patch-mode"] = str(x_mlrun_patch_mode)
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    reference: str,
    *,
    body: ObjectPatch,
    x_mlrun_patch_mode: PatchMode | Unset = UNSET,
) -> Response[None]:
    """Changes some fields of a feature set.

    PATCH /api/projects/{project}/feature-sets/{name}/references/{reference}

    Answers 200 without content. name, project and uid cannot be changed (400). 404 when there
    is none. 409 when the change makes what is another version already (a 500 in 0.6.4 and
    1.5.2). With mode additive a second call adds to lists again, so the operation is not
    marked idempotent.

    Args:
        project (str):
        name (str):
        reference (str):
        x_mlrun_patch_mode (PatchMode | Unset): How a patch meets what is stored.
        body (ObjectPatch): Part of an object: only the fields to change. What happens to
            lists and nested objects depends on the patch mode, see the header x-mlrun-patch-mode.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        name,
        reference,
        body=body,
        x_mlrun_patch_mode=x_mlrun_patch_mode,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    reference: str,
    *,
    body: ObjectPatch,
    x_mlrun_patch_mode: PatchMode | Unset = UNSET,
) -> None:
    """Changes some fields of a feature set. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        reference,
        body=body,
        x_mlrun_patch_mode=x_mlrun_patch_mode,
    ).parsed
