"""Features and entities across the feature sets of a project."""

from __future__ import annotations

from collections.abc import Sequence

from mlrun_db.server.rules.feature_models import FEATURE_SET, digest
from mlrun_db.server.rules.feature_store import with_tags
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.labels import label_filter
from mlrun_db.server.storage.query import Where, in_filter, name_filter
from mlrun_db.server.storage.store import Transaction
from mlrun_db.server.storage.tags import tag_filter

_LISTS = {"feature": "features", "entity": "entities"}


def list_fields(
    db: Transaction,
    kind: str,
    project: str,
    *,
    name: str = "",
    tag: str = "",
    labels: Sequence[str] = (),
    entities: Sequence[str] = (),
) -> list[Object]:
    """Return features or entities, each with a digest of its feature set."""
    inner = Where().add("kind = ? AND project = ?", FEATURE_SET.table, project)
    if tag:
        inner.add_pair(tag_filter(FEATURE_SET.table, project, tag))
    if entities:
        condition, values = in_filter("name", list(entities))
        inner.add(f"id IN (SELECT object FROM fields WHERE kind = 'entity' AND {condition})")
        inner.values += values
    where = Where().add(f"kind = ? AND object IN (SELECT id FROM versions {inner})", kind)
    where.values += inner.values
    if name:
        where.add_pair(name_filter("name", name))
    where.add_pair(label_filter(kind, "id", labels))
    found: list[Object] = []
    for field in db.rows(f"SELECT * FROM fields {where} ORDER BY id", where.values):
        row = db.row("SELECT * FROM versions WHERE id = ?", (field["object"],))
        if row is None:
            continue
        for version in with_tags(db, FEATURE_SET, row, tag):
            value = version["spec"][_LISTS[kind]][field["position"]]
            found.append({kind: value, "feature_set_digest": digest(version)})
    return found
