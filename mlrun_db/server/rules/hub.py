"""Sources of the function hub, in their order, and the catalogues of those that may be read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from mlrun_db.server.rules.errors import (
    BadRequest,
    Conflict,
    InvalidArgument,
    NotFound,
    ServerFailure,
)
from mlrun_db.server.rules.fields import Fields
from mlrun_db.server.rules.functions import normalised
from mlrun_db.server.rules.hub_files import HubFiles
from mlrun_db.server.rules.notifications import INTERNAL
from mlrun_db.server.storage import named
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.secret_box import SecretScope
from mlrun_db.server.storage.store import Transaction

_KIND = "hub_source"
DEFAULT = "default"
LAST = -1  # the place of the default source
TYPES = ("functions", "modules", "steps")
_OFFICIAL = "https://mlrun.github.io/marketplace"
_CATALOG = "catalog.json"
_INDEXED = Fields(required=("source",), not_null=("index",), integers=("index",))
_SOURCE = Fields(
    required=("metadata", "spec"),
    not_null=("kind",),
    objects=("status",),
    choices={"kind": ("HubSource",)},
)
_METADATA = Fields(
    required=("name",),
    texts=("name", "description", "created", "updated", "source", "version", "tag"),
    objects=("labels",),
)
_STATUS = Fields(texts=("state",))
_SPEC = Fields(
    required=("path", "channel"),
    texts=("path", "channel"),
    objects=("credentials",),
    choices={"object_type": TYPES},
)


def _default(hub: HubFiles | None) -> Object:
    """Return the source that every server has: the hub of this server, or that of MLRun."""
    return {
        "index": LAST,
        "source": {
            "kind": "HubSource",
            "metadata": {
                **{"name": DEFAULT, "description": "The hub of this server", "labels": {}},
                **{"created": None, "updated": None},
            },
            "spec": {
                **{"path": hub.url if hub else _OFFICIAL, "channel": "master"},
                "credentials": {},
            },
            "status": {"state": "created"},
        },
    }


def _parse(body: Object) -> Object:
    indexed = _INDEXED.check(body, "body")
    source = _SOURCE.check(indexed["source"], "body", "source")
    metadata = _METADATA.check(source["metadata"], "body", "source", "metadata")
    spec = _SPEC.check(source["spec"], "body", "source", "spec")
    status = _STATUS.check(source.get("status") or {"state": "created"}, "body", "source", "status")
    if not metadata["name"]:
        raise InvalidArgument("the hub source has no name")
    return {
        "index": indexed.get("index", LAST),
        "source": {
            "kind": "HubSource",
            "metadata": {
                **{"labels": {}, "created": None},
                **metadata,
                "description": metadata.get("description") or "",
            },
            "spec": {**spec, "credentials": spec.get("credentials") or {}},
            "status": status,
        },
    }


def _stored(db: Transaction) -> list[Object]:
    return sorted(named.get_all(db, _KIND, ""), key=lambda each: each["index"])


def _name(indexed: Object) -> str:
    name: str = indexed["source"]["metadata"]["name"]
    return name


def list_sources(db: Transaction, hub: HubFiles | None) -> list[Object]:
    """Return the sources in their order; the default one is the last."""
    return [*_stored(db), _default(hub)]


def get_source(db: Transaction, hub: HubFiles | None, name: str) -> Object:
    """Return a source with its place."""
    if name == DEFAULT:
        return _default(hub)
    found = named.get(db, _KIND, "", name)
    if found is None:
        raise NotFound(f"Hub source not found. name = {name}")
    return found


def create_source(db: Transaction, body: Object) -> Object:
    """Store a new source; those from its place on move by one."""
    indexed = _parse(body)
    name = _name(indexed)
    if name == DEFAULT or named.get(db, _KIND, "", name) is not None:
        raise Conflict(f"Hub source name already exists. name = {name}")
    return _put(db, indexed)


def store_source(db: Transaction, name: str, body: Object) -> Object:
    """Create a source or replace it, also at another place."""
    indexed = _parse(body)
    if _name(indexed) != name:
        raise InvalidArgument(f"the hub source is named {_name(indexed)}, not {name}")
    if name == DEFAULT:
        raise InvalidArgument("Attempting to modify the global hub source.")
    return _put(db, indexed)


def _put(db: Transaction, indexed: Object) -> Object:
    name, place = _name(indexed), indexed["index"]
    older = named.get(db, _KIND, "", name)
    others = [each for each in _stored(db) if _name(each) != name]
    if place == LAST:
        place = len(others) + 1
    if not 1 <= place <= len(others) + 1:
        raise BadRequest(f"index must be 1 to {len(others) + 1}, or {LAST} for the last place")
    metadata, spec = indexed["source"]["metadata"], indexed["source"]["spec"]
    now = db.now.isoformat()
    metadata["created"] = older["source"]["metadata"]["created"] if older else now
    metadata["updated"] = now
    if spec["credentials"]:
        db.secrets.put(SecretScope(INTERNAL), {f"mlrun.hub.{name}": spec["credentials"]})
        spec["credentials"] = {}
    others.insert(place - 1, indexed)
    for number, each in enumerate(others, start=1):
        each["index"] = number
        named.put(db, _KIND, "", _name(each), each)
    return indexed


def delete_source(db: Transaction, name: str) -> None:
    """Delete a source; those after it move up. Nothing to delete is no error."""
    if name == DEFAULT:
        raise InvalidArgument("Attempting to delete the global hub source.")
    if named.remove(db, _KIND, "", name):
        db.secrets.delete(SecretScope(INTERNAL), [f"mlrun.hub.{name}"])
        for number, each in enumerate(_stored(db), start=1):
            named.put(db, _KIND, "", _name(each), {**each, "index": number})


@dataclass(frozen=True)
class ItemQuery:
    """Which items of a catalogue are requested; an empty tag or version does not filter."""

    kind: str = TYPES[0]
    tag: str = ""
    version: str = ""
    again: bool = False


def read_catalog(source: Object, hub: HubFiles | None, query: ItemQuery) -> Object:
    """Return the items of a source; the default source of a server without a hub has none."""
    name, spec = source["metadata"]["name"], source["spec"]
    items: list[Object] = []
    if hub is not None or name != DEFAULT:
        base = f"{spec['path'].rstrip('/')}/{query.kind}/{spec['channel']}"
        body = _files(hub).read(f"{base}/{_CATALOG}", keep=True, again=query.again)
        items = _items(body, base, query)
    return {"kind": "HubCatalog", "channel": spec["channel"], "catalog": items}


def _files(hub: HubFiles | None) -> HubFiles:
    if hub is None:
        raise InvalidArgument("this server reads no hub: it was started without the option hub")
    return hub


def _items(body: bytes, base: str, query: ItemQuery) -> list[Object]:
    try:
        catalog = json.loads(body)
        versions = [
            _item(name, tag, details, base, query.kind)
            for name, tags in catalog.items()
            for tag, details in tags.items()
        ]
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError) as error:
        raise ServerFailure(f"{base}/{_CATALOG} is not a catalogue") from error
    return [
        item
        for item in versions
        if query.tag in ("", item["metadata"]["tag"])
        and query.version in ("", item["metadata"]["version"])
    ]


def _item(name: str, tag: str, details: Object, base: str, kind: str) -> Object:
    metadata = {key: value for key, value in details.items() if key not in ("spec", "assets")}
    path = f"{normalised(name).replace('-', '_')}/{tag or details['version']}/"
    return {
        "kind": "HubItem",
        "metadata": {
            **{"description": "", "labels": {}, "updated": None, "created": None},
            **metadata,
            **{"name": normalised(name), "version": details["version"], "tag": tag},
            "source": kind,
        },
        "spec": {
            "item_uri": f"{base}/{path}",
            "assets": dict(details.get("assets") or {}),
            **(details.get("spec") or {}),
        },
        "status": {"state": None},
    }


def read_item(source: Object, hub: HubFiles | None, name: str, query: ItemQuery) -> Object:
    """Return the one item of a name."""
    wanted = normalised(name)
    catalog = read_catalog(source, hub, query)["catalog"]
    items = [item for item in catalog if item["metadata"]["name"] == wanted]
    if not items:
        raise NotFound(f"Item not found. source={name}, version={query.version or None}")
    if len(items) > 1:
        raise InvalidArgument(
            f"there are {len(items)} items of the name {name}: give tag or version"
        )
    item: Object = items[0]
    return item


def has_item(source: Object, hub: HubFiles | None, name: str, query: ItemQuery) -> bool:
    """Return whether a source has an item; one that cannot be read has none."""
    try:
        catalog = read_catalog(source, hub, query)["catalog"]
    except (InvalidArgument, NotFound, ServerFailure):
        return False
    return any(item["metadata"]["name"] == normalised(name) for item in catalog)


def read_asset(
    source: Object, hub: HubFiles | None, name: str, asset: str, query: ItemQuery
) -> tuple[str, bytes]:
    """Return path and content of a file of an item."""
    item = read_item(source, hub, name, query)
    path: Any = item["spec"]["assets"].get(asset)
    if not isinstance(path, str) or not path:
        raise NotFound(f"Asset={asset} not found. item={name}")
    return path, _files(hub).read(f"{item['spec']['item_uri']}{path}")


def read_object(source: Object, hub: HubFiles | None, url: str) -> bytes | list[str]:
    """Return a file of a source or, for a URL that ends with a slash, the names in a folder."""
    if not url.startswith(f"{source['spec']['path'].rstrip('/')}/"):
        raise InvalidArgument("URL to retrieve must be located in the source filesystem tree")
    files = _files(hub)
    return files.list_folder(url) if url.endswith("/") else files.read(url)
