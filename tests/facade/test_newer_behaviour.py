"""What newer servers do differently, and what real code found: one test for each kind."""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.conftest import ManualClock
from tests.support.scripted import RESET, Response, ScriptedServer, json_response

SESSION = "946b0749-5c40-4837-a4ac-341d295bfaf7"
Make = Callable[..., LocalServer]


class State(str, enum.Enum):  # noqa: UP042  (as MLRun's own enums)
    completed = "completed"


@pytest.fixture(params=["1.7.0", "1.8.0"])
def db(request: pytest.FixtureRequest, make_server: Make) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(version=request.param).url) as client:
        for name in ("p1", "p2"):
            client.create_project({"metadata": {"name": name}})
        yield client


def record(key: str, tree: str, project: str = "p1") -> dict[str, Any]:
    metadata = {"key": key, "tree": tree, "project": project}
    spec = {"target_path": f"s3://{key}"}
    return {"kind": "model", "metadata": metadata, "spec": spec, "status": {}}


def test_a_version_is_found_by_its_uid_and_its_tree(db: HTTPRunDB) -> None:
    for tree in ("t1", "t2"):
        db.store_artifact("k", record("k", tree), tree, project="p1")
    uids = {
        db.read_artifact("k", project="p1", tree=tree)["metadata"]["uid"]: tree
        for tree in ("t1", "t2")
    }
    for uid, tree in uids.items():
        assert db.read_artifact("k", uid, project="p1")["metadata"]["tree"] == tree
        assert db.read_artifact("k", tree, project="p1")["metadata"]["uid"] == uid
    for missing in ("t3", "latest"):
        with pytest.raises(errors.MLRunNotFoundError):
            db.read_artifact("none", missing, project="p1")


def test_a_deletion_takes_no_more_than_it_says(db: HTTPRunDB) -> None:
    for tree in ("t1", "t2"):
        for iteration in (0, 1):
            db.store_artifact("k", record("k", tree), tree, iter=iteration, project="p1")
    db.del_artifact("k", project="p1", tree="t3")
    db.del_artifact("k", project="p1", iter=7)
    assert len(db.list_artifacts(project="p1")) == 4
    db.del_artifact("k", project="p1", tree="t1", iter=1)
    assert len(db.list_artifacts(project="p1")) == 3
    db.del_artifacts(project="p1", tree="t2")
    kept = db.list_artifacts(project="p1")
    assert [(each["metadata"]["tree"], each["metadata"]["iter"] or 0) for each in kept] == [
        ("t1", 0)
    ]


def test_artifacts_are_copied_to_another_project(db: HTTPRunDB) -> None:
    db.store_artifact("k", record("k", "t1"), "t1", project="p1")
    found = db.list_artifacts(project="p1")
    db.store_artifacts(found, project="p2").raise_for_errors()
    (copied,) = db.list_artifacts(project="p2")
    assert (copied["metadata"]["project"], copied["metadata"]["tree"]) == ("p2", "t1")
    assert found[0]["metadata"]["project"] == "p1"


def test_without_a_tree_the_server_chooses(scripted: ScriptedServer) -> None:
    scripted.responses = [json_response(record("k", "t9"))]
    with HTTPRunDB(scripted.url, server_version="1.7.0") as db:
        for uid in (None, ""):
            stored = db.store_artifact("k", record("k", ""), uid, project="p1")
            assert stored is not None and stored["metadata"]["tree"] == "t9"
        with pytest.raises(errors.MLRunInvalidArgumentError, match=r"'t1'.*'t2'"):
            db.store_artifact("k", {}, "t1", tree="t2")
    for request in scripted.requests:
        assert (request.method, request.target) == ("PUT", "/api/v2/projects/p1/artifacts/k")


def test_abort(db: HTTPRunDB) -> None:
    run = {"metadata": {"name": "n", "labels": {"kind": "job"}}, "status": {"state": "running"}}
    db.store_run(run, "u1", "p1")
    task = db.abort_run("u1", "p1", status_text="no budget")
    assert task is not None and task.status.state == "succeeded"
    stored = db.read_run("u1", "p1")["status"]
    assert (stored["state"], stored["status_text"]) == ("aborted", "no budget")
    again = db.abort_run("u1", "p1")  # the task of the first abortion
    assert again is not None and again.metadata.name == task.metadata.name
    db.update_run({"status.state": "completed"}, "u1", "p1")
    with pytest.raises(errors.MLRunWaitFailedError, match="terminal state"):
        db.abort_run("u1", "p1")


def test_an_abortion_that_fails_is_an_error(scripted: ScriptedServer, clock: ManualClock) -> None:
    def task(state: str) -> dict[str, Any]:
        return {"metadata": {"name": "t"}, "status": {"state": state, "error": "no such pod"}}

    late = json_response({"detail": {"reason": "not yet"}}, 404)
    started = json_response(task("running"), 202)
    scripted.responses = [started, late, json_response(task("failed"))]
    with (
        HTTPRunDB(scripted.url, clock=clock, server_version="1.7.0") as db,
        pytest.raises(errors.MLRunWaitFailedError, match="no such pod"),
    ):
        db.abort_run("u1", "p1")


def test_a_task_that_never_appears_is_an_error_in_the_end(
    scripted: ScriptedServer, clock: ManualClock
) -> None:
    started = json_response({"metadata": {"name": "t"}, "status": {"state": "running"}}, 202)
    scripted.responses = [started, json_response({"detail": {"reason": "gone"}}, 404)]
    with (
        HTTPRunDB(scripted.url, clock=clock, server_version="1.7.0") as db,
        pytest.raises(errors.MLRunNotFoundError),
    ):
        db.abort_run("u1", "p1")
    assert 10 < len(scripted.requests) < 40


def test_wait_for_run(make_server: Make, clock: ManualClock) -> None:
    server = make_server(version="0.6.6")
    with HTTPRunDB(server.url, clock=clock) as db:
        for uid, state in (("u1", "completed"), ("u2", "error"), ("u3", "running")):
            status = {"state": state, "error": "out of memory"}
            db.store_run({"metadata": {"name": "n"}, "status": status}, uid, "p1")
        assert db.wait_for_run("u1", "p1")["status"]["state"] == "completed"
        with pytest.raises(errors.MLRunWaitFailedError, match="out of memory"):
            db.wait_for_run("u2", "p1")
        assert db.wait_for_run("u2", "p1", raise_on_failure=False)["status"]["state"] == "error"
        with pytest.raises(errors.MLRunWaitTimeoutError):
            db.wait_for_run("u3", "p1", timeout=10)


def test_a_pipeline_has_the_form_of_real_servers(make_server: Make, tmp_path: Any) -> None:
    path = tmp_path / "flow.yaml"
    path.write_text("kind: Workflow")
    for version, other in (("0.6.6", "pipeline_runtime"), ("1.8.0", "graph")):
        with HTTPRunDB(make_server(version=version, job_seconds=0).url) as db:
            run_id = db.submit_pipeline(path, {"a": 1}, project="p1")
            found = db.get_pipeline(run_id)
            assert set(found) == {"run", other}
            assert found["run"] is not None and found["run"]["arguments"] == {"a": 1}
            done = db.wait_for_pipeline_completion(run_id)
            assert done["run"] is not None and done["run"]["status"] == "Succeeded"
            with pytest.raises(errors.MLRunWaitFailedError, match="succeeded"):
                db.wait_for_pipeline_completion(run_id, expected_statuses=["Skipped"])


def test_credentials_that_are_set_later_are_used(make_server: Make) -> None:
    server = make_server(user="ann", password="right", version="0.6.6")
    with HTTPRunDB(server.url) as db:
        with pytest.raises(errors.MLRunUnauthorizedError):
            db.list_projects()
        db.user, db.password = "ann", "right"
        assert db.list_projects() == []
        db.password = "wrong"
        with pytest.raises(errors.MLRunUnauthorizedError):
            db.list_projects()
        with pytest.raises(errors.MLRunInvalidArgumentError, match="password must be a string"):
            db.password = None  # type: ignore[assignment]
        assert (db.user, db.password) == ("ann", "wrong")
    with HTTPRunDB(make_server(token="secret", version="0.6.6").url) as db:
        db.token = "secret"
        assert db.list_projects() == []


@pytest.mark.parametrize(
    ("token", "header", "value"),
    [
        (SESSION, "cookie", f'session=j:{{"sid": "{SESSION}"}}'),
        ("a-long-token-with-dashes", "authorization", "Bearer a-long-token-with-dashes"),
    ],
)
def test_a_session_is_sent_as_a_cookie(
    scripted: ScriptedServer, token: str, header: str, value: str
) -> None:
    scripted.responses = [json_response({"projects": []})]
    with HTTPRunDB(scripted.url, token=token) as db:
        db.list_projects()
    (request,) = scripted.requests
    assert request.headers[header] == value
    assert not {"cookie", "authorization"} - {header} & request.headers.keys()


def test_an_enum_goes_by_its_value_everywhere(scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"runs": [], "data": {}})]
    with HTTPRunDB(scripted.url) as db:
        db.api_call("GET", "runs", params={"state": State.completed, "uid": [State.completed]})
        db.api_call("GET", "runs", params=[("state", State.completed)])
        db.api_call("GET", "runs", headers={"x-state": State.completed})
        db.list_runs(state=State.completed, uid=[State.completed])
        db.read_run(State.completed, "p1")
        db.update_run({"status.state": State.completed}, "u1", "p1")
    first, second, third, listed, read, updated = scripted.requests
    assert first.query == [("state", "completed"), ("uid", "completed")]
    assert second.query == [("state", "completed")]
    assert third.headers["x-state"] == "completed"
    assert {("state", "completed"), ("uid", "completed")} <= set(listed.query)
    assert read.path == "/api/run/p1/completed"
    assert updated.json() == {"status.state": "completed"}


def test_a_log_is_sent_again_only_if_it_replaces(scripted: ScriptedServer) -> None:
    scripted.responses = [RESET, Response()]
    with HTTPRunDB(scripted.url) as db:
        db.store_log("u1", "p1", b"text")
        assert len(scripted.requests) == 2
        scripted.responses = [RESET, Response()]
        with pytest.raises(errors.RunDBError):
            db.store_log("u1", "p1", b"text", append=True)
    assert len(scripted.requests) == 3


def test_selectors_are_a_list_for_1x(scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"data": {}})]
    for version, selector in (("0.6.6", "a=b"), ("1.7.0", ["a=b"])):
        with HTTPRunDB(scripted.url, server_version=version) as db:
            db.remote_status("dask", "a=b")
        assert scripted.requests[-1].json() == {"kind": "dask", "selector": selector}


def test_references_of_a_published_document_are_followed(scripted: ScriptedServer) -> None:
    document = {
        "paths": {
            "/api/runs": {
                "parameters": [{"$ref": "#/components/parameters/States"}],
                "get": {"parameters": [{"$ref": "#/components/parameters/Partition"}]},
            }
        },
        "components": {
            "parameters": {"Partition": {"name": "partition-by"}, "States": {"name": "states"}}
        },
    }
    scripted.responses = [json_response(document)]
    with HTTPRunDB(scripted.url) as db:
        assert db.supports("list_runs.partition-by") and db.supports("list_runs.states")
        assert not db.supports("list_runs.with-notifications")


def test_a_deletion_by_uid_needs_all_that_it_says(db: HTTPRunDB) -> None:
    for tree in ("t1", "t2"):
        db.store_artifact("k", record("k", tree), tree, tag=f"of-{tree}", project="p1")
    uid = db.read_artifact("k", project="p1", tree="t1")["metadata"]["uid"]
    others: list[dict[str, Any]] = [{"tree": "t2"}, {"iter": 7}, {"tag": "of-t2"}]
    for other in others:
        db.del_artifact("k", project="p1", uid=uid, **other)
        assert len(db.list_artifacts("k", project="p1", tree="t1")) == 1
    db.del_artifact("k", project="p1", uid=uid, tree="t1")
    assert {each["metadata"]["tree"] for each in db.list_artifacts("k", project="p1")} == {"t2"}


def test_a_version_that_is_listed_for_each_of_its_tags_is_tagged(db: HTTPRunDB) -> None:
    db.store_artifact("k", record("k", "t1"), "t1", tag="v1", project="p1")
    listed = db.list_artifacts("k", project="p1", tag="*")
    assert len(listed) == 2
    db.tag_artifacts(listed, "p1", "prod")
    assert len(db.list_artifacts(project="p1", tag="prod")) == 1


def test_a_record_is_stored_with_the_parts_that_servers_require(db: HTTPRunDB) -> None:
    db.store_artifact("k", {"metadata": {"key": "k"}, "spec": {"size": 3}}, "t1", project="p1")
    found = db.read_artifact("k", project="p1")
    assert (found["kind"], found["spec"]["size"], found["status"]) == ("artifact", 3, {})


def test_a_profile_has_its_fields_and_is_stored_again(db: HTTPRunDB) -> None:
    public = {"type": "cmVkaXM=", "endpoint_url": "cmVkaXM6Ly9oOjE=", "port": "NjM3OQ=="}
    profile: Any = {"name": "r", "type": "redis", "object": json.dumps(public)}
    db.store_datastore_profile(profile, "p1")
    found = db.get_datastore_profile("r", "p1")
    assert (found["endpoint_url"], found["port"]) == ("redis://h:1", 6379)
    db.store_datastore_profile(found, "p1")
    assert db.list_datastore_profiles("p1") == [found]


@pytest.mark.parametrize("public", ["{}", "[]", "null", "no JSON", '{"a": "%"}', '{"a": 5}'])
def test_a_profile_of_another_form_is_returned_as_stored(
    public: str, scripted: ScriptedServer, newest: HTTPRunDB
) -> None:
    stored = {"name": "x", "type": "other", "object": public, "project": "p1"}
    scripted.responses = [json_response(stored)]
    assert newest.get_datastore_profile("x", "p1") == stored


@pytest.fixture
def newest(scripted: ScriptedServer, clock: ManualClock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(scripted.url, clock=clock, server_version="1.12.1") as client:
        yield client


@pytest.mark.parametrize("body", [b"null", b"{}", b"", b"done"])
def test_what_is_not_read_may_have_any_form(
    body: bytes, scripted: ScriptedServer, newest: HTTPRunDB
) -> None:
    objects: Any = {"kind": "artifact", "identifiers": [{"key": "k"}]}
    scripted.responses = [Response(200, body)]
    newest.verify_authorization({"resource": "/projects/p1", "action": "read"})
    newest.reset_alert_config("a", "p1")
    newest.tag_objects("p1", "t", objects)
    newest.invoke_schedule("p1", "s")
    newest.set_model_monitoring_credentials("p1", {}, True)
    assert len(scripted.requests) == 5


def test_the_last_page_of_1_7_has_no_token(scripted: ScriptedServer, clock: ManualClock) -> None:
    def page(items: int) -> Response:
        pagination = {"page": 1, "page-size": 2, "page-token": "t"}
        return json_response({"runs": [{}] * items, "pagination": pagination})

    with HTTPRunDB(scripted.url, clock=clock, server_version="1.7.0") as client:
        for items, token in ((2, "t"), (1, None), (0, None)):
            scripted.responses = [page(items)]
            assert client.paginated_list_runs(project="p1", page_size=2) == ([{}] * items, token)


def test_requests_that_the_official_client_sends(
    scripted: ScriptedServer, newest: HTTPRunDB
) -> None:
    def sent(response: Any, call: Callable[[], Any]) -> dict[str, list[str]]:
        scripted.requests.clear()
        scripted.responses = [json_response(response)]
        call()
        found: dict[str, list[str]] = {}
        for name, value in scripted.requests[0].query:
            found.setdefault(name, []).append(value)
        return found

    assert sent({"runs": []}, lambda: newest.list_runs(labels=" a=b, c,"))["label"] == ["a=b", "c"]
    assert sent({}, lambda: newest.api_call("GET", "x", params={"a": True, "b": [False]})) == {
        **{"a": ["True"], "b": ["False"]}
    }
    assert sent({"secret_tokens": []}, lambda: newest.list_secret_tokens("")) == {"username": [""]}
    pipelines = sent(
        {"runs": [], "total_size": 0},
        lambda: newest.list_pipelines("p1", sort_by="name", filter_="f"),
    )
    assert (pipelines["sort_by"], pipelines["filter"]) == (["name"], ["f"])
    function = {"kind": "job", "metadata": {"name": "My_func", "project": "p1"}}
    assert sent({}, lambda: newest.get_builder_status(function))["name"] == ["my-func"]
    partitions = sent(
        {"runs": []}, lambda: newest.list_runs(partition_by="name", partition_sort_by="created")
    )
    assert partitions["rows-per-partition"] == ["1"]


def test_projects_with_their_times_are_pairs(scripted: ScriptedServer, newest: HTTPRunDB) -> None:
    pairs = [["p1", "2025-03-01T10:00:00+00:00"]]
    scripted.responses = [json_response({"projects": pairs})]
    assert newest.list_projects(format_="name_and_creation_time") == pairs


def test_pages_of_pipelines_need_all_projects(newest: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match=r"page_token and page_size need"):
        newest.list_pipelines("p1", page_size=5)


def test_a_log_longer_than_a_piece_is_read_whole(db: HTTPRunDB) -> None:
    log = b"0123456789abcdef" * 2**16 + b"end"
    db.store_run({"metadata": {"name": "n"}}, "u1", "p1")
    db.store_log("u1", "p1", log)
    assert db.get_log("u1", "p1")[1] == log
    assert db.get_log("u1", "p1", offset=5)[1] == log[5:]
