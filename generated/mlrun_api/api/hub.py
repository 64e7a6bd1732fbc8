# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "hub": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_content,
    read_list,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def create_hub_source(
    *,
    body: Mapping[str, Any],
) -> Request[types.IndexedHubSourceRecord]:
    """Add a source.


    POST /api/hub/sources

    Returns 409 when there is one of the name.

    Args:
        body: A source and its place in the order.
    """
    return Request(
        "create_hub_source",
        "POST",
        "/api/hub/sources",
        read_object(
            {
                "source": dict,
            },
        ),
        body=body,
        idempotent=True,
    )


def delete_hub_source(
    source: str,
) -> Request[None]:
    """Delete a source.


    DELETE /api/hub/sources/{source}

    The public hub cannot be deleted (400).

    Args:
        source: Name of the source.
    """
    path_values: dict[str, Any] = {
        "source": source,
    }
    return Request(
        "delete_hub_source",
        "DELETE",
        fill_path("/api/hub/sources/{source}", path_values),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def get_hub_asset(
    source: str,
    item: str,
    asset: str,
    *,
    version: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    item_type: str | Unset = UNSET,
) -> Request[bytes]:
    """Read an asset of an item.


    GET /api/hub/sources/{source}/items/{item}/assets/{asset}

    Returns its bytes.

    Args:
        source: Name of the source.
        item: Name of the item.
        asset: Name of the asset.
        version: Version of the item. Default: any.
        tag: Tag of the item. Default: latest.
        item_type: Type of the item: functions, modules or steps. Default: functions.
    """
    path_values: dict[str, Any] = {
        "source": source,
        "item": item,
        "asset": asset,
    }
    return Request(
        "get_hub_asset",
        "GET",
        fill_path("/api/hub/sources/{source}/items/{item}/assets/{asset}", path_values),
        read_content,
        path_values=path_values,
        params={
            "version": version,
            "tag": tag,
            "item_type": item_type,
        },
        idempotent=True,
    )


def get_hub_catalog(
    source: str,
    *,
    version: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    force_refresh: bool | Unset | str = UNSET,
    object_type: str | Unset = UNSET,
) -> Request[types.HubCatalog]:
    """Read the catalogue of a source.


    GET /api/hub/sources/{source}/items

    The server fetches it from the address of the source.

    Args:
        source: Name of the source.
        version: Version of the item. Default: any.
        tag: Tag of the item. Default: latest.
        force_refresh: Fetch the catalogue again. Default: false.
        object_type: Type of the items: functions, modules or steps. Default: functions.
    """
    path_values: dict[str, Any] = {
        "source": source,
    }
    return Request(
        "get_hub_catalog",
        "GET",
        fill_path("/api/hub/sources/{source}/items", path_values),
        read_object(
            {
                "catalog": [dict],
            },
        ),
        path_values=path_values,
        params={
            "version": version,
            "tag": tag,
            "force-refresh": force_refresh,
            "object_type": object_type,
        },
        idempotent=True,
    )


def get_hub_item(
    source: str,
    item: str,
    *,
    version: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    force_refresh: bool | Unset | str = UNSET,
    item_type: str | Unset = UNSET,
) -> Request[types.HubItem]:
    """Read an item of a source.


    GET /api/hub/sources/{source}/items/{item}

    Returns 404 when it does not exist.

    Args:
        source: Name of the source.
        item: Name of the item.
        version: Version of the item. Default: any.
        tag: Tag of the item. Default: latest.
        force_refresh: Fetch the catalogue again. Default: false.
        item_type: Type of the item: functions, modules or steps. Default: functions.
    """
    path_values: dict[str, Any] = {
        "source": source,
        "item": item,
    }
    return Request(
        "get_hub_item",
        "GET",
        fill_path("/api/hub/sources/{source}/items/{item}", path_values),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
            },
        ),
        path_values=path_values,
        params={
            "version": version,
            "tag": tag,
            "force-refresh": force_refresh,
            "item_type": item_type,
        },
        idempotent=True,
    )


def get_hub_item_object(
    source: str,
    *,
    url_query: str,
) -> Request[bytes]:
    """Read a file of a source.


    GET /api/hub/sources/{source}/item-object

    The url must lie below that of the source.

    Args:
        source: Name of the source.
        url_query: Address of the file.
    """
    path_values: dict[str, Any] = {
        "source": source,
    }
    return Request(
        "get_hub_item_object",
        "GET",
        fill_path("/api/hub/sources/{source}/item-object", path_values),
        read_content,
        path_values=path_values,
        params={
            "url": url_query,
        },
        idempotent=True,
    )


def get_hub_source(
    source: str,
) -> Request[types.IndexedHubSourceRecord]:
    """Read a source.


    GET /api/hub/sources/{source}

    Returns 404 when it does not exist.

    Args:
        source: Name of the source.
    """
    path_values: dict[str, Any] = {
        "source": source,
    }
    return Request(
        "get_hub_source",
        "GET",
        fill_path("/api/hub/sources/{source}", path_values),
        read_object(
            {
                "source": dict,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_hub_sources(
    *,
    item_name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    version: str | Unset = UNSET,
    item_type: str | Unset = UNSET,
) -> Request[list[types.IndexedHubSourceRecord]]:
    """List the sources in their order.


    GET /api/hub/sources

    With an item, only sources that have it. The last one is the public hub.

    Args:
        item_name: Name of an item that a source must have. Default: all sources.
        tag: Tag of the item. Default: latest.
        version: Version of the item. Default: any.
        item_type: Type of the item: functions, modules or steps. Default: functions.
    """
    return Request(
        "list_hub_sources",
        "GET",
        "/api/hub/sources",
        read_list([dict]),
        params={
            "item-name": item_name,
            "tag": tag,
            "version": version,
            "item-type": item_type,
        },
        idempotent=True,
    )


def store_hub_source(
    source: str,
    *,
    body: Mapping[str, Any],
) -> Request[types.IndexedHubSourceRecord]:
    """Create or replace a source.


    PUT /api/hub/sources/{source}

    Its index moves the sources behind it.

    Args:
        source: Name of the source.
        body: A source and its place in the order.
    """
    path_values: dict[str, Any] = {
        "source": source,
    }
    return Request(
        "store_hub_source",
        "PUT",
        fill_path("/api/hub/sources/{source}", path_values),
        read_object(
            {
                "source": dict,
            },
        ),
        path_values=path_values,
        body=body,
        idempotent=True,
    )
