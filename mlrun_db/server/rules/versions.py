"""Versions by content, which functions, feature sets and feature vectors have."""

from __future__ import annotations

import hashlib
import json

from mlrun_db.server.storage.documents import Object, as_text, ensure_object

UNVERSIONED = "unversioned-"


def content_hash(value: Object, field: str, tag: str) -> str:
    """Write the hash of an object's content into ``metadata.<field>`` and return it.

    Tag, status and times are not content: an object stored twice has one hash.
    """
    metadata = ensure_object(value, "metadata")
    kept_tag = tag or as_text(metadata.get("tag"))
    status = value.setdefault("status", {})
    created = metadata.pop("created", None)
    metadata.update({"tag": "", field: "", "updated": None})
    value["status"] = None
    digest = hashlib.sha1(json.dumps(value, sort_keys=True).encode()).hexdigest()
    metadata.update({"tag": kept_tag, field: digest})
    value["status"] = status
    if created:
        metadata["created"] = created
    return digest
