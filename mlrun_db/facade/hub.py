"""The hub: sources of functions, modules and steps to import. It needs MLRun 1.4 or newer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlrun_api.api import hub

from .._transport.arguments import Body, as_dict, given_text, true_false
from .._transport.request import UNSET
from ._bodies import normalised
from ._sending import Sender

if TYPE_CHECKING:
    import httpx

    from .. import types

FUNCTIONS = "functions"  # the type of items that servers older than 1.8 have


class Hub(Sender):
    def create_hub_source(
        self, source: types.IndexedHubSource | Body
    ) -> types.IndexedHubSourceRecord:
        """Add a source, and return it as stored.

        Operation: create_hub_source.

        Args:
            source: ``{"index": place, "source": {...}}``, a dict or an object with to_dict(). The
                index is the place in the order of the sources, from 1; -1 is the last.

        Raises:
            MLRunConflictError: there is a source of that name.
        """
        return self._send(hub.create_hub_source(body=as_dict("source", source)))

    def store_hub_source(
        self, source_name: str, source: types.IndexedHubSource | Body
    ) -> types.IndexedHubSourceRecord:
        """Create or replace a source, and return it as stored.

        Operation: store_hub_source.

        Args:
            source_name: the source's name.
            source: as in ``create_hub_source``.
        """
        return self._send(hub.store_hub_source(source_name, body=as_dict("source", source)))

    def list_hub_sources(
        self,
        item_name: str | None = None,
        tag: str | None = None,
        version: str | None = None,
        item_type: str = FUNCTIONS,
    ) -> list[types.IndexedHubSourceRecord]:
        """Return the sources in their order.

        Operation: list_hub_sources.

        Args:
            item_name: only sources that have this item.
            tag: tag of the item.
            version: version of the item.
            item_type: "functions", "modules" or "steps". The last two need MLRun 1.8 or newer.
        """
        wanted = item_name is not None or item_type != FUNCTIONS
        return self._send(
            hub.list_hub_sources(
                item_name=UNSET if item_name is None else normalised(item_name),
                tag=given_text("tag", tag),
                version=given_text("version", version),
                item_type=self._item_type(item_type) if wanted else UNSET,
            )
        )

    def get_hub_source(self, source_name: str) -> types.IndexedHubSourceRecord:
        """Return a source.

        Operation: get_hub_source.

        Args:
            source_name: the source's name.

        Raises:
            MLRunNotFoundError: there is no such source.
        """
        return self._send(hub.get_hub_source(source_name))

    def delete_hub_source(self, source_name: str) -> None:
        """Delete a source.

        Operation: delete_hub_source.

        Args:
            source_name: the source's name.
        """
        self._send(hub.delete_hub_source(source_name))

    def get_hub_catalog(
        self,
        source_name: str,
        version: str | None = None,
        tag: str | None = None,
        force_refresh: bool = False,
        object_type: str = FUNCTIONS,
    ) -> types.HubCatalog:
        """Return the catalogue of a source.

        Operation: get_hub_catalog.

        Args:
            source_name: the source's name.
            version: only items of this version.
            tag: only items with this tag.
            force_refresh: let the server fetch it again from the source's address.
            object_type: "functions", "modules" or "steps". The last two need MLRun 1.8 or newer.
        """
        return self._send(
            hub.get_hub_catalog(
                source_name,
                version=given_text("version", version),
                tag=given_text("tag", tag),
                force_refresh=true_false(force_refresh),
                object_type=self._item_type(object_type),
            )
        )

    def get_hub_item(
        self,
        source_name: str,
        item_name: str,
        version: str | None = None,
        tag: str = "latest",
        force_refresh: bool = False,
        item_type: str = FUNCTIONS,
    ) -> types.HubItem:
        """Return an item of a source.

        Operation: get_hub_item.

        Args:
            source_name: the source's name.
            item_name: the item's name.
            version: its version. Default: any.
            tag: its tag.
            force_refresh: let the server fetch the catalogue again.
            item_type: "functions", "modules" or "steps". The last two need MLRun 1.8 or newer.

        Raises:
            MLRunNotFoundError: there is no such item.
        """
        return self._send(
            hub.get_hub_item(
                source_name,
                normalised(item_name),
                version=given_text("version", version),
                tag=given_text("tag", tag),
                force_refresh=true_false(force_refresh),
                item_type=self._item_type(item_type),
            )
        )

    def get_hub_asset(
        self,
        source_name: str,
        item_name: str,
        asset_name: str,
        version: str | None = None,
        tag: str = "latest",
        item_type: str = FUNCTIONS,
    ) -> httpx.Response:
        """Return a file of an item, as a response whose ``content`` has its bytes.

        Operation: get_hub_asset.

        Args:
            source_name: the source's name.
            item_name: the item's name.
            asset_name: the file's name among the assets of the item.
            version: version of the item. Default: any.
            tag: tag of the item.
            item_type: "functions", "modules" or "steps". The last two need MLRun 1.8 or newer.
        """
        request = hub.get_hub_asset(
            source_name,
            normalised(item_name),
            asset_name,
            version=given_text("version", version),
            tag=given_text("tag", tag),
            item_type=self._item_type(item_type),
        )
        return self._send(request.whole())

    def _item_type(self, kind: str) -> Any:
        """Return the type of items; servers that have only functions do not read it."""
        named = given_text("item_type", kind)
        return UNSET if named == FUNCTIONS and self._release < (1, 8) else named
