# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.run import Run
    from ...types import Response


def _get_kwargs(
    project: str,
    uid: str,
    *,
    body: Run,
    iter_: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/run/{project}/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "store_run"},
    }
    params: dict[str, Any] = {
        "iter": iter_,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    uid: str,
    *,
    body: Run,
    iter_: int | Unset = UNSET,
) -> Response[None]:
    """Stores a run, new or in place of the stored one.

    POST /api/run/{project}/{uid}

    Replaces the whole run of that project, uid and iteration. Project, uid and iteration come
    from the path and the query; what the body says of them is stored but not read. A project
    that does not exist is made by 0.6.x and is a 404 in 1.x. A missing start time counts as
    the time of the first store (1.x writes it into the run, too). 1.x needs metadata.name and
    refuses another name for a stored run (400). A body that is no JSON is a 400. 1.x calls
    this path deprecated and has moved it to `store_project_run`, but still answers.

    Args:
        project (str):
        uid (str):
        iter_ (int | Unset):
        body (Run): A run: what was asked for (spec), who it is (metadata) and how it went
            (status). The server keeps every field it is given, known or not.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        uid,
        body=body,
        iter_=iter_,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    uid: str,
    *,
    body: Run,
    iter_: int | Unset = UNSET,
) -> None:
    """Stores a run, new or in place of the stored one. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        body=body,
        iter_=iter_,
    ).parsed
