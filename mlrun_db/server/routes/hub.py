"""The function hub over HTTP. Files are read after the transaction, which others wait for."""

from __future__ import annotations

from mimetypes import guess_type
from typing import Any

from starlette.responses import Response

from mlrun_db.server.http.context import Later, RequestContext, json_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import hub as rules
from mlrun_db.server.rules.errors import BadRequest
from mlrun_db.server.storage.documents import Object

_SOURCES = "/hub/sources"
_SOURCE = f"{_SOURCES}/{{name}}"
_ITEM = f"{_SOURCE}/items/{{item}}"


@route("POST", _SOURCES)
def create_source(context: RequestContext) -> Response:
    """Store a new source."""
    return json_response(rules.create_source(context.db, context.model()), 201)


@route("PUT", _SOURCE)
def store_source(context: RequestContext) -> Object:
    """Create or replace a source."""
    return rules.store_source(context.db, context.name, context.model())


@route("GET", _SOURCE)
def get_source(context: RequestContext) -> Object:
    """Return a source."""
    return rules.get_source(context.db, context.options.hub, context.name)


@route("DELETE", _SOURCE)
def delete_source(context: RequestContext) -> None:
    """Delete a source."""
    rules.delete_source(context.db, context.name)


@route("GET", _SOURCES)
def list_sources(context: RequestContext) -> list[Object] | Later:
    """List the sources, optionally those that have an item."""
    query, hub = context.query, context.options.hub
    sources = rules.list_sources(context.db, hub)
    wanted = _query(context, "item-type")
    name = query.text("item-name")
    if not name:
        if wanted.tag or wanted.version:
            raise BadRequest("Tag or version are supported only if item name is provided")
        return sources
    return Later(
        lambda: [each for each in sources if rules.has_item(each["source"], hub, name, wanted)]
    )


def _query(context: RequestContext, kind: str, tag: str = "") -> rules.ItemQuery:
    query, kinds = context.query, rules.TYPES
    return rules.ItemQuery(
        kind=query.choice(kind, kinds, kinds[0]) if context.db.release >= (1, 8) else kinds[0],
        tag=query.text("tag", tag),
        version=query.text("version"),
        again=query.flag("force-refresh", False),
    )


def _source(context: RequestContext) -> Object:
    found: Object = rules.get_source(context.db, context.options.hub, context.name)["source"]
    return found


@route("GET", f"{_SOURCE}/items")
def get_catalog(context: RequestContext) -> Later:
    """Return the catalogue of a source."""
    wanted, source = _query(context, "object_type"), _source(context)
    return Later(lambda: rules.read_catalog(source, context.options.hub, wanted))


@route("GET", _ITEM)
def get_item(context: RequestContext) -> Later:
    """Return an item."""
    wanted, source = _query(context, "item_type", "latest"), _source(context)
    item = context.path["item"]
    return Later(lambda: rules.read_item(source, context.options.hub, item, wanted))


@route("GET", f"{_ITEM}/assets/{{asset}}")
def get_asset(context: RequestContext) -> Later:
    """Return a file of an item."""
    wanted, source = _query(context, "item_type", "latest"), _source(context)
    item, asset = context.path["item"], context.path["asset"]

    def read() -> Response:
        path, body = rules.read_asset(source, context.options.hub, item, asset, wanted)
        return _file(path, body)

    return Later(read)


@route("GET", f"{_SOURCE}/item-object")
def get_object(context: RequestContext) -> Later:
    """Return a file of a source, or the names in a folder."""
    url, source = context.query.required("url"), _source(context)

    def read() -> Any:
        found = rules.read_object(source, context.options.hub, url)
        return {"listdir": found} if isinstance(found, list) else _file(url, found)

    return Later(read)


def _file(path: str, body: bytes) -> Response:
    return Response(body, media_type=guess_type(path)[0] or "application/octet-stream")
