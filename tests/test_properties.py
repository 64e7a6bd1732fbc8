"""Any valid name, label or text is stored, read back, found and deleted unchanged.

The tests use HTTPRunDB and the embedded server over HTTP. Each test keeps a second object whose
names have the same prefix: it must neither be found nor be deleted with the first.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mlrun_db import HTTPRunDB, LocalServer, errors
from mlrun_db.server.http.handling import LONGEST_NAME
from tests.support.scripted import ScriptedServer, json_response

P = "p1"
# The same examples in each run, so that a failure is reproducible.
stable = settings(max_examples=12, deadline=None, derandomize=True, database=None)

SPECIAL = (
    *("a b", " ", "a%2Fb", "%", "%zz", "a+b", "a?b=c&d", "a#b", "a;b,c", "a:b@c", "'\"`<>{}|\\^"),
    *("é", "é", "ß", "日本", "\u202eright", "👩‍👩‍👧", "\x00", "\x7f", "a\nb", "\r\n", "\t", "..."),
    *("-1", "None", "0", "latest", "true", "*a", "_a", "runs", "x" * 2000),
)
TEXTS = st.one_of(st.sampled_from(SPECIAL), st.text(st.characters(exclude_categories=["Cs"])))


def is_name(text: str) -> bool:
    """A name is any text except "", "." and "..", without "/" and without a leading "~"."""
    return text not in ("", ".", "..") and "/" not in text and not text.startswith("~")


NAMES = TEXTS.filter(lambda text: is_name(text) and len(text) <= LONGEST_NAME)
# A tag "*" stands for any tag, and 40 hexadecimal digits are a uid.
TAGS = NAMES.filter(lambda tag: tag != "*")
# Filters have the form name=value; surrounding spaces are stripped.
LABEL_NAMES = NAMES.filter(lambda name: "=" not in name and name == name.strip())
LABEL_VALUES = TEXTS.filter(lambda value: value == value.strip()) | st.sampled_from(
    ["b=c", "=", ""]
)
# Servers read the key of an artifact up to the end of a line.
KEYS = NAMES.filter(lambda name: "\n" not in name) | st.sampled_from(
    ["a/b", "/a", "a/", "a//b", "a/../b", "artifact/a", "3-a"]
)
NUMBERS = (
    st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([2**53 + 1, 2**63, -0.0, 1e-320, 1.7976931348623157e308, 0.1 + 0.2])
)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with LocalServer(version="0.6.6") as local:
        local.transition("project", "immediate")
        yield local


@pytest.fixture(scope="module")
def db(server: LocalServer) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(server.url) as client:
        yield client


@pytest.fixture(scope="module")
def wire() -> Iterator[ScriptedServer]:
    with ScriptedServer() as raw:
        yield raw


def gone(read: Any, *arguments: Any, **named: Any) -> None:
    with pytest.raises(errors.MLRunNotFoundError):
        read(*arguments, **named)


@stable
@given(
    *(NAMES, NAMES, LABEL_NAMES, LABEL_VALUES),
    st.dictionaries(TEXTS, JSON, max_size=3),
    st.dictionaries(TEXTS, NUMBERS, max_size=3),
)
def test_runs(
    server: LocalServer,
    db: HTTPRunDB,
    uid: str,
    name: str,
    label: str,
    value: str,
    parameters: dict[str, Any],
    results: dict[str, Any],
) -> None:
    server.reset()
    run: dict[str, Any] = {
        "metadata": {"name": name, "labels": {label: value}},
        "spec": {"parameters": parameters},
        "status": {"state": "completed", "results": results},
    }
    other: dict[str, Any] = {"metadata": {"name": f"{name}x", "labels": {label: f"{value}x"}}}
    db.store_run(run, uid, P)
    db.store_run(other, f"{uid}x", P)
    run["metadata"] |= {"uid": uid, "project": P}
    other["metadata"] |= {"uid": f"{uid}x", "project": P}
    assert repr(db.read_run(uid, P)) == repr(run)  # distinguishes -0.0 from 0.0 and 1 from 1.0
    assert db.list_runs(name, project=P) == [run]
    assert db.list_runs(uid=uid, project=P) == [run]
    assert db.list_runs(labels={label: value}, project=P) == [run]
    assert db.list_runs(labels={label: value}, name=name, project=P) == [run]
    assert len(db.list_runs(labels=label, project=P)) == 2
    db.update_run({"status.state": name}, uid, P)
    assert db.list_runs(state=name, project=P) == [db.read_run(uid, P)]
    db.del_runs(name, P, labels={label: value})
    gone(db.read_run, uid, P)
    assert dict(db.read_run(f"{uid}x", P)) == other
    db.del_run(f"{uid}x", P)
    assert db.list_runs(project=P) == []


@stable
@given(NAMES, st.binary(min_size=1, max_size=2000), TEXTS)
def test_logs(server: LocalServer, db: HTTPRunDB, uid: str, first: bytes, second: str) -> None:
    server.reset()
    db.store_run({"metadata": {"name": "a"}}, uid, P)
    db.store_run({"metadata": {"name": "a"}}, f"{uid}x", P)
    db.store_log(f"{uid}x", P, b"other")
    db.store_log(uid, P, first)
    db.store_log(uid, P, second, append=True)
    log = first + second.encode()
    assert db.get_log(uid, P)[1] == log
    assert db.get_log(uid, P, offset=1, size=2)[1] == log[1:3]
    assert db.get_log(f"{uid}x", P)[1] == b"other"


@stable
@given(KEYS, NAMES, TAGS, st.integers(0, 3), LABEL_NAMES, LABEL_VALUES, JSON)
def test_artifacts(
    server: LocalServer,
    db: HTTPRunDB,
    key: str,
    tree: str,
    tag: str,
    iteration: int,
    label: str,
    value: str,
    extra: Any,
) -> None:
    assume(tag not in (tree, "latest"))
    server.reset()
    artifact = {
        "key": key,
        "project": P,
        "kind": "model",
        "iter": iteration,
        "labels": {label: value},
        "a": extra,
    }
    artifact["updated"] = "2021-07-01T10:00:00+00:00"
    other = {**artifact, "key": f"{key}x", "labels": {label: f"{value}x"}}
    db.store_artifact(key, artifact, tree, iteration, tag, P)
    db.store_artifact(f"{key}x", other, tree, iteration, "other", P)
    stored = {**artifact, "tag": tag}
    assert db.read_artifact(key, tag, iteration, P) == stored
    assert db.read_artifact(key, tree, iteration, P) == artifact
    assert db.list_artifacts(key, P) == [artifact]
    assert db.list_artifacts(project=P, tag=tag, labels=[label], iter=iteration) == [stored]
    assert db.list_artifacts(labels={label: value}, project=P) == [artifact]
    assert set(db.list_artifact_tags(P)) == {tag, "other"}
    if iteration:
        db.del_artifacts(key, P, tag)
    else:
        db.del_artifact(key, tag, P)
    gone(db.read_artifact, key, tag, iteration, P)
    assert db.list_artifacts(project=P) == [other]


@stable
@given(NAMES, TAGS, LABEL_NAMES, LABEL_VALUES, TEXTS)
def test_functions(
    server: LocalServer, db: HTTPRunDB, name: str, tag: str, label: str, value: str, text: str
) -> None:
    server.reset()
    function = {
        "kind": "job",
        "metadata": {"name": name, "labels": {label: value}},
        "spec": {"description": text, "args": [text]},
    }
    other = {"kind": "job", "metadata": {"name": f"{name}x", "labels": {label: f"{value}x"}}}
    key = db.store_function(function, name, P, tag, versioned=True)
    db.store_function(other, f"{name}x", P, f"{tag}x")
    assert key is not None
    found = db.get_function(name, P, tag)
    assert (found["spec"], found["metadata"]["labels"]) == (function["spec"], {label: value})
    assert (found["metadata"]["name"], found["metadata"]["tag"]) == (name, tag)
    assert db.get_function(name, P, hash_key=key)["spec"] == function["spec"]
    assert db.list_functions(name, P) == [found]
    assert db.list_functions(project=P, tag=tag) == [found]
    assert db.list_functions(project=P, labels={label: value}) == [found]
    db.delete_function(name, P)
    gone(db.get_function, name, P, tag)
    assert [one["metadata"]["name"] for one in db.list_functions(project=P)] == [f"{name}x"]


@stable
@given(NAMES, LABEL_NAMES, LABEL_VALUES, JSON)
def test_schedules(
    server: LocalServer, db: HTTPRunDB, name: str, label: str, value: str, scheduled: Any
) -> None:
    server.reset()
    schedule = {
        "kind": "job",
        "scheduled_object": {"task": scheduled},
        "cron_trigger": "0 * * * *",
        "labels": {label: value},
    }
    db.create_schedule(P, {**schedule, "name": name})
    db.create_schedule(P, {**schedule, "name": f"{name}x"})
    found = db.get_schedule(P, name)
    assert (found.name, found.labels) == (name, {label: value})
    assert found.scheduled_object == {"task": scheduled}
    assert [one.name for one in db.list_schedules(P, name).schedules] == [name]
    db.update_schedule(P, name, {"labels": {label: f"{value}x"}})
    assert db.get_schedule(P, name).labels == {label: f"{value}x"}
    db.delete_schedule(P, name)
    gone(db.get_schedule, P, name)
    assert [one.name for one in db.list_schedules(P).schedules] == [f"{name}x"]


@pytest.mark.parametrize("kind", ["set", "vector"])
@stable
@given(NAMES, TAGS, LABEL_NAMES, LABEL_VALUES, NAMES)
def test_feature_sets_and_vectors(
    server: LocalServer,
    db: HTTPRunDB,
    kind: str,
    name: str,
    tag: str,
    label: str,
    value: str,
    text: str,
) -> None:
    server.reset()
    store, get = getattr(db, f"store_feature_{kind}"), getattr(db, f"get_feature_{kind}")
    list_all, delete = getattr(db, f"list_feature_{kind}s"), getattr(db, f"delete_feature_{kind}")
    metadata = {"name": name, "labels": {label: value}}
    features = [{"name": text, "value_type": text}]
    body = {"metadata": metadata, "spec": {"features": features, "entities": []}, "status": {}}
    changed = {**body, "metadata": {"name": f"{name}x", "labels": {label: f"{value}x"}}}
    store(body, project=P, tag=tag)
    store(changed, project=P, tag=f"{tag}x")
    found = get(name, P, tag)
    assert (found.metadata.name, found.metadata.tag) == (name, tag)
    assert found.metadata.labels == {label: value}
    assert get(name, P, uid=found.metadata.uid).metadata.name == name
    for filters in ({"name": name}, {"tag": tag}, {"labels": f"{label}={value}"}):
        assert [one.metadata.name for one in list_all(P, **filters)] == [name]
    if kind == "set":
        (feature,) = db.list_features(P, text, tag)
        assert feature["feature"]["value_type"] == text
        assert len(db.list_feature_sets(P, features=[text])) == 2
    delete(name, P, tag)
    gone(get, name, P, tag)
    delete(name, P)
    assert [one.metadata.name for one in list_all(P)] == [f"{name}x"]


@stable
@given(
    st.from_regex(r"[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?", fullmatch=True),
    *(LABEL_NAMES, LABEL_VALUES, TEXTS),
)
def test_projects(
    server: LocalServer, db: HTTPRunDB, name: str, label: str, value: str, text: str
) -> None:
    server.reset()
    project = {
        "metadata": {"name": name, "labels": {label: value}, "annotations": {text: text}},
        "spec": {"description": text, "owner": value or "a"},
    }
    db.create_project(project)
    db.create_project({"metadata": {"name": f"{name}x", "labels": {label: f"{value}x"}}})
    found = db.get_project(name)
    assert (found.metadata.labels, found.metadata.annotations) == ({label: value}, {text: text})
    assert found.spec.description == text
    for filters in ({"labels": f"{label}={value}"}, {"owner": value or "a"}):
        assert db.list_projects(format_="name_only", **filters) == [name]
    db.patch_project(name, {"spec": {"description": f"{text}x"}})
    assert db.get_project(name).spec.description == f"{text}x"
    db.delete_project(name)
    gone(db.get_project, name)
    assert db.list_projects(format_="name_only") == [f"{name}x"]


@stable
@given(NAMES, LABEL_NAMES, LABEL_VALUES, NAMES)
def test_model_endpoints(
    server: LocalServer, db: HTTPRunDB, uid: str, label: str, value: str, model: str
) -> None:
    # in this filter a comma separates labels, and a leading "_" is ignored
    assume(not label.startswith("_") and "," not in label + value)
    server.reset()
    for suffix in ("", "x"):
        endpoint = {
            "metadata": {"uid": uid + suffix, "project": P, "labels": {label: value + suffix}},
            "spec": {"model": model + suffix, "function_uri": f"{P}/f:v1"},
            "status": {"state": model},
        }
        db.create_or_patch(P, uid + suffix, endpoint, "key")
    found = db.get_endpoint(P, uid, access_key="key")
    assert (found.metadata.uid, found.metadata.labels) == (uid, {label: value})
    for filters in ({"model": model}, {"labels": f"{label}={value}"}):
        listed = db.list_endpoints(P, access_key="key", **filters)
        assert [one.metadata.uid for one in listed.endpoints] == [uid]
    db.delete_endpoint_record(P, uid, "key")
    gone(db.get_endpoint, P, uid, access_key="key")
    left = db.list_endpoints(P, access_key="key").endpoints
    assert [one.metadata.uid for one in left] == [f"{uid}x"]


@pytest.mark.parametrize("text", ["long" * 500_000, "日本" * 300_000, "\x00" * 300_000])
def test_long_texts(server: LocalServer, db: HTTPRunDB, text: str) -> None:
    server.reset()
    run: dict[str, Any] = {
        "metadata": {"name": "a"},
        "spec": {"parameters": {"p": text}},
        "status": {},
    }
    db.store_run(run, "u1", P)
    run["metadata"] |= {"uid": "u1", "project": P}
    assert db.read_run("u1", P) == run
    db.store_log("u1", P, text)
    assert db.get_log("u1", P)[1] == text.encode()


@stable
@given(NAMES, KEYS, TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_a_name_is_escaped_once(
    wire: ScriptedServer, name: str, key: str, text: str, labels: list[str]
) -> None:
    """Each name is one segment of the path, and each query value is unchanged."""
    wire.responses = [json_response({"data": {}, "runs": [], "feature_sets": []})]
    with HTTPRunDB(wire.url) as db:
        before = len(wire.requests)
        db.read_run(name, name)
        db.delete_feature_set(name, P, tag=name)
        db.store_artifact(key, {}, name, project=P)
        db.list_runs(text, project=P, labels=labels)
        run, features, artifact, runs = wire.requests[before:]
    escaped = quote(name, safe="")
    assert run.path == f"/api/run/{escaped}/{escaped}"
    assert features.path == f"/api/projects/p1/feature-sets/{escaped}/references/{escaped}"
    assert artifact.path == f"/api/artifact/p1/{escaped}/{quote(key, safe='')}"
    assert unquote(escaped) == name
    assert set(escaped) <= set(f"{string.ascii_letters}{string.digits}-._~%")
    query = parse_qsl(runs.target.partition("?")[2], keep_blank_values=True)
    assert [value for field, value in query if field == "label"] == labels
    assert [value for field, value in query if field == "name"] == [text]


@pytest.mark.parametrize("name", ["", ".", "..", "/", "p1/runs", "a/", "\ud800", "a\udfff"])
def test_an_invalid_name_is_refused(db: HTTPRunDB, name: str) -> None:
    for call in (
        lambda: db.read_run(name, P),
        lambda: db.delete_project(name),
        lambda: db.delete_function(name, P),
        lambda: db.delete_schedule(P, name),
        lambda: db.delete_feature_set(name, P),
        lambda: db.store_artifact("a", {}, name),
    ):
        with pytest.raises(errors.MLRunInvalidArgumentError) as caught:
            call()
        assert repr(name) in str(caught.value)


@pytest.mark.parametrize("name", ["A", "a b", "日本", "-a", "a.b", "a?b#c", "a" * 64])
def test_an_invalid_project_name_is_refused(server: LocalServer, db: HTTPRunDB, name: str) -> None:
    """The server checks it: its error has the name and the pattern."""
    server.reset()
    for call in (
        lambda: db.create_project({"metadata": {"name": name}}),
        lambda: db.store_run({}, "u1", name),
    ):
        with pytest.raises(errors.MLRunHTTPError) as caught:
            call()
        assert caught.value.status == 400
        assert name in caught.value.reason and "pattern" in caught.value.reason
    assert db.list_projects() == []
