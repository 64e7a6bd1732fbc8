"""The feature store."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import mlrun
import mlrun.feature_store as fstore
import pandas as pd
from mlrun.datastore.targets import ParquetTarget
from mlrun.errors import MLRunNotFoundError

from .steps import check, check_raises, db, names, project_of, step

P = "features"
QUOTES = pd.DataFrame({"ticker": ["A", "B", "C"], "price": [1.5, 2.5, 3.5], "volume": [10, 20, 30]})


@functools.cache
def feature_set() -> Any:
    project_of(P)
    found = fstore.FeatureSet("quotes", entities=["ticker"], engine="pandas")
    target = ParquetTarget("parquet", path=str(Path("quotes.parquet").resolve()))
    found.set_targets([target], with_defaults=False)
    return found


@functools.cache
def feature_vector() -> Any:
    return fstore.FeatureVector("prices", ["quotes.price"], description="prices alone")


@step()
def a_feature_set_is_saved() -> None:
    feature_set().save()
    found = fstore.get_feature_set(f"{P}/quotes")
    check((found.metadata.name, found.metadata.tag), ("quotes", "latest"))
    check([each.name for each in found.spec.entities], ["ticker"])


@step()
def ingestion_stores_schema_statistics_and_targets() -> None:
    if hasattr(feature_set(), "ingest"):
        feature_set().ingest(QUOTES)
    else:
        fstore.ingest(feature_set(), QUOTES)
    found = db().get_feature_set("quotes", P)
    check([each.name for each in found.spec.features], ["price", "volume"])
    check(found.status.stats["price"]["max"], 3.5)
    check([each.name for each in found.status.targets][:1], ["parquet"])


@step()
def an_ingested_set_is_read_back() -> None:
    found = fstore.get_feature_set(f"store://feature-sets/{P}/quotes").to_dataframe()
    check(sorted(found["volume"].tolist()), [10, 20, 30])


@step()
def feature_sets_by_tag_entity_feature_and_label() -> None:
    for options in ({"tag": "latest"}, {"entities": ["ticker"]}, {"features": ["price"]}, {}):
        check(names(db().list_feature_sets(P, **options)), ["quotes"])
    for options in ({"tag": "v9"}, {"entities": ["x"]}, {"features": ["x"]}, {"labels": ["a=b"]}):
        check(names(db().list_feature_sets(P, **options)), [])


@step()
def a_tagged_version_of_a_set() -> None:
    feature_set().save(tag="v1")
    check(names(db().list_feature_sets(P, tag="v1")), ["quotes"])
    check(fstore.get_feature_set(f"{P}/quotes:v1").metadata.tag, "v1")


@step()
def features_and_entities_are_found() -> None:
    found = db().list_features_v2(P, name="price", tag="latest")
    check(
        [
            each["feature"]["name"] if "feature" in each else each["name"]
            for each in found["features"]
        ],
        ["price"],
    )
    found = db().list_entities_v2(P, tag="latest")
    check(
        [
            each["entity"]["name"] if "entity" in each else each["name"]
            for each in found["entities"]
        ],
        ["ticker"],
    )


@step()
def a_feature_set_is_patched() -> None:
    db().patch_feature_set("quotes", {"spec": {"description": "new"}}, P, tag="latest")
    check(db().get_feature_set("quotes", P).spec.description, "new")


@step()
def a_vector_is_saved() -> None:
    feature_vector().save()
    found = fstore.get_feature_vector(f"{P}/prices")
    check((found.spec.features, found.spec.description), (["quotes.price"], "prices alone"))


@step()
def offline_features_of_a_vector() -> None:
    if hasattr(feature_vector(), "get_offline_features"):
        found = feature_vector().get_offline_features()
    else:
        found = fstore.get_offline_features(feature_vector())
    check(sorted(found.to_dataframe()["price"].tolist()), [1.5, 2.5, 3.5])


@step()
def vectors_are_listed() -> None:
    check(names(db().list_feature_vectors(P)), ["prices"])
    check(names(db().list_feature_vectors(P, name="none")), [])


@step()
def an_unknown_feature_set_is_not_found() -> None:
    check_raises(MLRunNotFoundError, lambda: db().get_feature_set("nothing", P))


@step()
def sets_and_vectors_are_deleted() -> None:
    db().delete_feature_vector("prices", P)
    check(names(db().list_feature_vectors(P)), [])
    db().delete_feature_set("quotes", P)
    check(names(db().list_feature_sets(P)), [])
    check(mlrun.get_or_create_project(P, context="./" + P).metadata.name, P)
