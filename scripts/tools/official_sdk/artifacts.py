"""Artifacts of projects and of runs."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import mlrun
import pandas as pd
from mlrun.errors import MLRunBadRequestError, MLRunInvalidArgumentError, MLRunNotFoundError

from .steps import check, check_raises, db, names, project_of, step

P = "artifacts"


def project() -> Any:
    return project_of(P)


def log_note(text: str, tag: str = "", **options: Any) -> Any:
    """Log a version with a file of its own: the default is one file for all versions."""
    path = str(Path(text).resolve())
    return project().log_artifact(
        "note", body=text, format="txt", tag=tag, artifact_path=path, **options
    )


def tags_of(key: str) -> list[str]:
    found = db().list_artifacts(key, project=P, tag="*")
    return sorted(tag for each in found if (tag := each["metadata"].get("tag")))


def body(key: str, tag: str = "") -> str:
    return str(project().get_artifact(key, tag=tag or None).to_dataitem().get(encoding="utf-8"))


@step()
def a_logged_artifact_is_read_back() -> None:
    logged = log_note("first", labels={"team": "risk"})
    found = project().get_artifact("note")
    check((found.metadata.key, found.kind), ("note", "artifact"))
    check(found.metadata.labels["team"], "risk")
    check(logged.metadata.key, found.metadata.key)
    check(body("note"), "first")


@step()
def times_are_set_by_the_server() -> None:
    found = db().read_artifact("note", project=P)["metadata"]
    check(bool(found["created"] and found["updated"]), True)


@step()
def a_new_version_moves_latest() -> None:
    log_note("second")
    check(body("note"), "second")
    check(len(db().list_artifacts("note", project=P, tag="*")), 2)


@step()
def a_tagged_version_is_latest_too() -> None:
    log_note("third", "v3")
    check(tags_of("note"), ["latest", "v3"])
    check((body("note", "v3"), body("note", "latest")), ("third", "third"))


@step()
def an_older_tag_keeps_its_version() -> None:
    log_note("fourth", "v4")
    check((body("note", "v3"), body("note")), ("third", "fourth"))


@step()
def store_uris_with_and_without_a_tag() -> None:
    for uri, text in {
        f"store://artifacts/{P}/note:v3": "third",
        f"store://{P}/note": "fourth",
    }.items():
        check(mlrun.get_dataitem(uri).get(encoding="utf-8"), text)


@step()
def an_unknown_artifact_is_not_found() -> None:
    check_raises(MLRunNotFoundError, lambda: project().get_artifact("nothing"))
    check_raises(MLRunNotFoundError, lambda: project().get_artifact("note", tag="v9"))


@step()
def artifacts_are_tagged() -> None:
    found = project().list_artifacts("note", tag="v3")
    db().tag_artifacts(found.to_objects(), P, tag_name="good")
    check(body("note", "good"), "third")
    check(tags_of("note"), ["good", "latest", "v3", "v4"])


@step()
def a_tag_replaces_the_others_of_its_artifact() -> None:
    found = project().list_artifacts("note", tag="v3")
    db().tag_artifacts(found.to_objects(), P, tag_name="only", replace=True)
    check(body("note", "only"), "third")
    check(tags_of("note"), ["latest", "only", "v4"])


@step()
def a_tag_is_taken_off() -> None:
    found = project().list_artifacts("note", tag="v4").to_objects()
    db().delete_artifacts_tags(found, P, tag_name="v4")
    check_raises(MLRunNotFoundError, lambda: project().get_artifact("note", tag="v4"))
    check((body("note", "only"), body("note")), ("third", "fourth"))


@step()
def the_tags_of_a_project() -> None:
    check(sorted(db().list_artifact_tags(P)), ["latest", "only"])


@step()
def a_dataset_comes_back_as_a_table() -> None:
    frame = pd.DataFrame({"x": [1, 2, 3], "y": ["a", "b", "c"]})
    project().log_dataset("table", df=frame, format="csv", index=False)
    found = project().get_artifact("table")
    check((found.kind, found.spec.length), ("dataset", 3))
    check([each["name"] for each in found.spec.schema["fields"]][-2:], ["x", "y"])
    check(found.to_dataitem().as_df()["y"].tolist(), ["a", "b", "c"])


@step()
def a_dataset_has_a_preview_and_statistics() -> None:
    frame = pd.DataFrame({"x": range(50)})
    project().log_dataset("big", df=frame, stats=True, preview=5)
    found = project().get_artifact("big").status
    check((len(found.preview), found.stats["x"]["max"]), (5, 49.0))


@step()
def a_model_is_loaded_with_its_metadata() -> None:
    project().log_model(
        "clf", body=b"weights", model_file="clf.bin", framework="sklearn", metrics={"auc": 0.9}
    )
    path, model, extra = mlrun.artifacts.get_model(f"store://models/{P}/clf")
    check(Path(path).read_bytes(), b"weights")
    check((model.spec.framework, model.spec.metrics, extra), ("sklearn", {"auc": 0.9}, {}))


@step()
def a_model_has_extra_files() -> None:
    project().log_model(
        **{"key": "extra", "body": b"w", "model_file": "m.bin"},
        extra_data={"notes": b"trained on Monday"},
    )
    _, _, extra = mlrun.artifacts.get_model(f"store://models/{P}/extra")
    check(extra["notes"].get(), b"trained on Monday")


@step()
def a_model_is_updated() -> None:
    uri = f"store://models/{P}/clf"
    mlrun.artifacts.update_model(uri, metrics={"f1": 0.8}, parameters={"c": 2})
    found = project().get_artifact("clf").spec
    check((found.metrics, found.parameters), ({"auc": 0.9, "f1": 0.8}, {"c": 2}))


@step()
def models_are_listed_one_per_key() -> None:
    project().log_model("clf", body=b"other", model_file="clf.bin", tag="next")
    check(names(project().list_models(tag="latest")), ["clf", "extra"])
    check(names(project().list_models(tag="next")), ["clf"])


@step()
def a_plot_is_stored_as_html() -> None:
    plot = mlrun.artifacts.Artifact("chart", body="<b>chart</b>", format="html", viewer="web-app")
    project().log_artifact(plot)
    found = project().get_artifact("chart")
    check((found.spec.format, found.spec.viewer), ("html", "web-app"))
    check(found.to_dataitem().get(encoding="utf-8"), "<b>chart</b>")


@step()
def a_table_artifact() -> None:
    table = mlrun.artifacts.TableArtifact("cells", df=pd.DataFrame({"a": [1]}))
    project().log_artifact(table)
    check(project().get_artifact("cells").kind, "table")


@step(since=(1, 8))
def a_document() -> None:
    Path("paper.txt").write_text("a paper")
    project().log_document("paper", local_path="paper.txt", upload=True)
    check(names(project().list_artifacts(kind="document")), ["paper"])
    check(names(project().list_artifacts(category="document")), ["paper"])
    check(project().get_artifact("paper").to_dataitem().get(encoding="utf-8"), "a paper")


@step(since=(1, 10))
def a_prompt_for_a_language_model() -> None:
    project().log_llm_prompt(
        "ask",
        prompt_template=[{"role": "user", "content": "What is {topic}?"}],
        prompt_legend={"topic": {"field": "topic", "description": "a topic"}},
        model_artifact=project().get_artifact("clf"),
    )
    (found,) = project().list_llm_prompts()
    check((found.metadata.key, found.kind), ("ask", "llm-prompt"))
    check(found.spec.prompt_legend["topic"]["description"], "a topic")


@step()
def artifacts_by_kind_and_category() -> None:
    check(names(project().list_artifacts(kind="dataset", tag="latest")), ["big", "table"])
    check(names(project().list_artifacts(category="model", tag="latest")), ["clf", "extra"])
    others = names(project().list_artifacts(category="other", tag="latest"))
    check([key for key in ("chart", "note") if key in others], ["chart", "note"])


@step()
def artifacts_by_label_and_part_of_a_name() -> None:
    check(set(names(project().list_artifacts(labels=["team=risk"], tag="*"))), {"note"})
    check(names(project().list_artifacts("~tabl", tag="latest")), ["table"])
    check(names(project().list_artifacts("tabl")), [])


@step()
def artifacts_by_time() -> None:
    hour = datetime.timedelta(hours=1)
    now = datetime.datetime.now().astimezone()
    check(names(project().list_artifacts("table", since=now - hour)), ["table"])
    check(names(project().list_artifacts("table", since=now + hour)), [])
    check(names(project().list_artifacts("table", until=now - hour)), [])


@step(before=(1, 12))  # which has pages only
def a_limit_of_artifacts() -> None:
    check(len(project().list_artifacts(tag="latest", limit=2)), 2)


@step(since=(1, 8))
def artifacts_page_by_page() -> None:
    keys, token, sizes = [], None, []
    options: dict[str, Any] = {"tag": "latest", "page_size": 3}
    for _ in range(10):
        page, token = project().paginated_list_artifacts(**options)
        sizes.append(len(page))
        keys += names(page)
        if not token:
            break
        options = {"page_token": token}
    check(sorted(keys), names(project().list_artifacts(tag="latest")))
    check(max(sizes), 3)


@step(since=(1, 8))
def models_page_by_page() -> None:
    first, token = project().paginated_list_models(tag="latest", page_size=1)
    second, _ = project().paginated_list_models(page_token=token)
    check(sorted(names(first) + names(second)), ["clf", "extra"])


@step()
def an_artifact_of_a_certain_uid() -> None:
    uid = db().read_artifact("note", tag="only", project=P)["metadata"]["uid"]
    found = db().read_artifact("note", project=P, uid=uid)
    check((found["metadata"]["uid"], found["spec"]["size"]), (uid, len("third")))


@step()
def artifacts_of_a_producer() -> None:
    tree = project().get_artifact("note", tag="only").metadata.tree
    check(set(names(db().list_artifacts(project=P, tree=tree))) >= {"note"}, True)


@step()
def an_artifact_that_is_only_a_link() -> None:
    project().log_artifact("link", target_path="https://example.com/data.csv", upload=False)
    check(project().get_artifact("link").target_path, "https://example.com/data.csv")


@step()
def an_exported_artifact_is_imported_into_another_project() -> None:
    file = str(Path("table.zip").resolve())
    project().get_artifact("table").export(file)
    other = mlrun.get_or_create_project("copies", context="./copies")
    copy = other.import_artifact(file, "table-copy")
    check((copy.metadata.project, copy.metadata.key), ("copies", "table-copy"))
    found = other.get_artifact("table-copy").to_dataitem().as_df()
    check(found["y"].tolist(), ["a", "b", "c"])


@step()
def an_artifact_is_copied_by_its_object() -> None:
    other = mlrun.get_or_create_project("copies", context="./copies")
    other.log_artifact(project().get_artifact("note"))
    check(other.get_artifact("note").metadata.project, "copies")
    check(project().get_artifact("note").metadata.project, P)


@step()
def artifacts_of_a_project_file_are_registered() -> None:
    Path("given.csv").write_text("x\n1\n")
    project().set_artifact("given", target_path=Path("given.csv").resolve().as_uri())
    project().register_artifacts()
    check(project().get_artifact("given").to_dataitem().as_df()["x"].tolist(), [1])


@step()
def a_file_of_the_client_is_uploaded() -> None:
    Path("local.txt").write_text("uploaded")
    project().log_artifact("file", local_path="local.txt")
    check(body("file"), "uploaded")


@step()
def a_key_with_a_slash_is_refused() -> None:
    kinds = (MLRunBadRequestError, MLRunInvalidArgumentError)
    check_raises(kinds, lambda: project().log_artifact("a/b", body="x"))


@step()
def a_flat_artifact_is_refused() -> None:
    flat = {"key": "flat", "kind": "", "target_path": "/tmp/x"}
    check_raises(Exception, lambda: db().store_artifact("flat", flat, project=P), "field required")
    check(names(db().list_artifacts("flat", project=P)), [])


@step()
def an_artifact_is_deleted() -> None:
    project().delete_artifact(project().get_artifact("link"))
    check_raises(MLRunNotFoundError, lambda: project().get_artifact("link"))


@step()
def an_artifact_is_deleted_with_its_data() -> None:
    project().log_artifact("temporary", body="data", format="txt")
    item = project().get_artifact("temporary")
    strategy = mlrun.common.schemas.artifact.ArtifactsDeletionStrategies.data_force
    check(Path(item.target_path).exists(), True)
    project().delete_artifact(item, deletion_strategy=strategy)
    check(Path(item.target_path).exists(), False)
    check_raises(MLRunNotFoundError, lambda: project().get_artifact("temporary"))


@step()
def artifacts_are_deleted_by_name() -> None:
    db().del_artifacts(name="note", project=P, tag="*")
    check(names(db().list_artifacts("note", project=P, tag="*")), [])
    check(names(project().list_artifacts("table")), ["table"])


@step()
def lists_are_tables_and_objects() -> None:
    found = project().list_artifacts("table")
    check(found.to_df()["key"].tolist(), ["table"])
    check([type(each).__name__ for each in found.to_objects()], ["DatasetArtifact"])
    check(found.dataitems()[0].as_df()["x"].tolist(), [1, 2, 3])
