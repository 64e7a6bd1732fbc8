"""One client for old and new servers: operations that moved, and those that are missing."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from mlrun_api.operations import OPERATIONS

from mlrun_db import HTTPRunDB, LocalServer, errors
from mlrun_db._transport.request import File
from mlrun_db._transport.versions import is_in, release
from mlrun_db.facade._forms import converted, other_forms
from tests.support.builders import BUILDERS
from tests.support.scripted import Response, ScriptedServer, json_response

# One version with all the old paths, one where some moved, one with the new paths only.
VERSIONS = ("0.6.4", "1.5.2", "1.8.0")
NO_ROUTE = json_response({"detail": "Not Found"}, 404)


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(version: str) -> Iterator[LocalServer]:
    with LocalServer(version=version, job_seconds=0) as server:
        yield server


@pytest.fixture
def db(server: LocalServer) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p"}})
        yield db


def test_runs(db: HTTPRunDB) -> None:
    for uid in ("u1", "u2"):
        db.store_run({"metadata": {"name": "r", "uid": uid, "labels": {"a": uid}}}, uid, "p")
    db.update_run({"status.state": "completed"}, "u1", "p")
    assert db.read_run("u1", "p")["status"]["state"] == "completed"
    assert len(db.list_runs(project="p")) == 2
    assert [run["metadata"]["uid"] for run in db.list_runs(project="p", labels="a=u2")] == ["u2"]
    db.del_run("u1", "p")
    db.del_runs(project="p", labels="a=u2")
    assert db.list_runs(project="p") == []


def test_logs(db: HTTPRunDB, capsys: pytest.CaptureFixture[str]) -> None:
    db.store_run({"metadata": {"name": "r"}, "status": {"state": "completed"}}, "u", "p")
    db.store_log("u", "p", "one\n")
    db.store_log("u", "p", "two\n", append=True)
    assert db.get_log("u", "p") == ("completed", b"one\ntwo\n")
    assert db.watch_log("u", "p") == "completed"
    assert capsys.readouterr().out == "one\ntwo\n"


def test_artifacts(db: HTTPRunDB) -> None:
    def record(key: str) -> dict[str, object]:
        metadata = {"key": key, "project": "p"}
        return {"kind": "model", "metadata": metadata, "spec": {}, "status": {}}

    db.store_artifact("k", record("k"), "tree", tag="t", project="p")
    assert db.read_artifact("k", tag="t", project="p")["kind"] == "model"
    assert len(db.list_artifacts(project="p", tag="t")) == 1
    db.del_artifact("k", tag="t", project="p")
    db.store_artifact("l", record("l"), "tree", project="p")
    db.del_artifacts(project="p", tag="latest")
    assert db.list_artifacts(project="p", tag="*") == []


def test_functions(db: HTTPRunDB) -> None:
    hash_key = db.store_function({"kind": "job"}, "f", "p", tag="t", versioned=True)
    assert hash_key
    assert db.get_function("f", "p", hash_key=hash_key)["kind"] == "job"
    assert len(db.list_functions("f", "p")) == 1


def test_runtimes(db: HTTPRunDB) -> None:
    assert isinstance(db.list_runtimes(), list)
    assert db.get_runtime("job")["kind"] == "job"
    db.delete_runtimes()
    db.delete_runtime("job")
    db.delete_runtime_object("job", "u")


def test_pipelines(db: HTTPRunDB, tmp_path: Path) -> None:
    path = tmp_path / "pipeline.yaml"
    path.write_text("{}")
    for project in ("", "p"):
        run = db.submit_pipeline(str(path), project=project)
        for known in ("", project):
            assert run in str(db.get_pipeline(run, project=known))


def test_model_endpoints(db: HTTPRunDB) -> None:
    endpoint = {
        "metadata": {"project": "p", "uid": "e"},
        "spec": {"model": "m:1", "function_uri": "p/f"},
        "status": {},
    }
    db.create_or_patch("p", "e", endpoint, access_key="k")
    assert db.get_endpoint("p", "e", access_key="k").metadata.uid == "e"


def test_the_version_and_its_operations(db: HTTPRunDB, version: str) -> None:
    assert db.server_version == version
    assert db.supports("list_runs")
    assert db.supports("submit_pipeline") and db.supports("submit_project_pipeline")
    assert db.supports("list_tags") is (version == "0.6.4")
    assert db.supports("append_object_tags") is (version != "0.6.4")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="did you mean list_runs"):
        db.supports("list_run")


FORMS = {name: other_forms(name) for name in OPERATIONS if OPERATIONS[name].replaced_by}


def test_every_form_exists_in_some_version() -> None:
    """A version without the first form of an operation has another form."""
    assert len(FORMS) > 20
    for name, forms in FORMS.items():
        for version in VERSIONS:
            if OPERATIONS[name].since and release(version) < release(OPERATIONS[name].since):
                continue
            assert any(is_in(OPERATIONS[each], version) for each in (name, *forms)), (name, version)


def body_for(parameter: inspect.Parameter) -> object:
    return File(b"x") if "File" in str(parameter.annotation) else {"a": 1}


def test_the_same_arguments_reach_both_forms() -> None:
    """The request of another form has every value of the first form that servers read."""
    for name, forms in FORMS.items():
        parameters = inspect.signature(BUILDERS[name]).parameters
        values = {
            parameter: body_for(parameters[parameter])
            if parameter == "body"
            else f"value of {parameter}"
            for parameter in parameters
        }
        first = BUILDERS[name](**values)
        for form in forms:
            other = converted(first, form)
            groups = (other.path_values, other.params, other.headers, {"body": other.body})
            sent = [value for group in groups for value in (group or {}).values()]
            sent += [File(*value[:1]) for value in sent if isinstance(value, File)]
            missing = {key for key, value in values.items() if value not in sent}
            not_read = {"days_ago", "wait_for_completion", "x_projects_role"}
            assert missing <= not_read, (name, form, missing)
            assert other.operation == form


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.5.2", (1, 5)),
        ("0.6.6", (0, 6)),
        ("v1.10.0-rc3", (1, 10)),
        ("0.0.0+unstable", (999, 0)),
        ("", (999, 0)),
        ("main", (999, 0)),
    ],
)
def test_versions(text: str, numbers: tuple[int, int]) -> None:
    assert release(text) == numbers


def document(version: str, *operations: str) -> Response:
    paths: dict[str, dict[str, object]] = {}
    for name in operations:
        operation = OPERATIONS[name]
        paths.setdefault(operation.path, {})[operation.method.lower()] = {"parameters": []}
    return json_response({"info": {"version": version}, "paths": paths})


def test_a_missing_operation_is_looked_up_once(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [NO_ROUTE, document("0.6.4", "list_runs"), NO_ROUTE]
    with pytest.raises(errors.MLRunUnsupportedError) as caught:
        scripted_db.get_background_task("p", "t")
    assert str(caught.value) == (
        "get_background_task (GET /api/projects/{project}/background-tasks/{name}) is not on this "
        "server, which is MLRun 0.6.4"
    )
    assert caught.value.operation == "get_background_task"
    assert caught.value.server_version == "0.6.4"
    assert isinstance(caught.value.__cause__, errors.MLRunNotFoundError)
    with pytest.raises(errors.MLRunUnsupportedError):
        scripted_db.get_background_task("p", "t")
    assert [request.path for request in scripted.requests] == [
        "/api/projects/p/background-tasks/t",
        "/api/openapi.json",
        "/api/projects/p/background-tasks/t",
    ]


def test_the_required_version_is_reported(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [NO_ROUTE, document("1.9.0", "list_projects")]
    with pytest.raises(errors.MLRunUnsupportedError, match=r"needs MLRun older than 1\.8") as err:
        scripted_db.read_run("u")
    assert err.value.needs == "MLRun older than 1.8"


def test_a_moved_operation_is_looked_up_once(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    run = json_response({"data": {"metadata": {"uid": "u"}}})
    scripted.responses = [NO_ROUTE, document("1.9.0", "read_project_run"), run, run]
    for _ in range(2):
        assert scripted_db.read_run("u", "p")["metadata"]["uid"] == "u"
    assert [request.path for request in scripted.requests] == [
        "/api/run/p/u",
        "/api/openapi.json",
        "/api/projects/p/runs/u",
        "/api/projects/p/runs/u",
    ]


@pytest.mark.parametrize(
    "response",
    [
        json_response({"detail": {"reason": "no run"}}, 404),
        json_response({"detail": "MLRunNotFoundError('no run')"}, 404),
        Response(404, b""),
        Response(404, b"<html>no such page</html>"),
    ],
)
def test_a_missing_object_causes_no_further_request(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, response: Response
) -> None:
    scripted.responses = [response]
    with pytest.raises(errors.MLRunNotFoundError):
        scripted_db.read_run("u")
    assert len(scripted.requests) == 1


def test_without_a_published_document_the_original_error_is_raised(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [NO_ROUTE, NO_ROUTE, NO_ROUTE]
    with pytest.raises(errors.MLRunNotFoundError, match="/api/run/default/u"):
        scripted_db.read_run("u")
    assert [request.path for request in scripted.requests][1:] == [
        "/api/openapi.json",
        "/api/v1/openapi.json",
    ]


def test_a_published_operation_without_a_route_raises_the_original_error(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [NO_ROUTE, document("0.6.4", "read_run")]
    with pytest.raises(errors.MLRunNotFoundError, match="/api/run/default/u"):
        scripted_db.read_run("u")


def from_1_5_2(response: Response) -> Response:
    """Return the response with the version header of MLRun 1.x."""
    return Response(
        response.status, response.body, {**response.headers, "x-mlrun-be-version": "1.5.2"}
    )


def test_the_list_of_the_last_week_is_not_taken_for_the_complete_list(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    """1.x limits an unfiltered list of runs to one week and one run per name."""
    scripted.version = "1.5.2"
    scripted.responses = [json_response({"runs": []})]
    scripted_db.list_runs(project="p")
    scripted_db.list_runs(project="p")
    scripted_db.list_runs(project="p", name="n")
    times = ["start_time_from" in request.target for request in scripted.requests]
    assert times == [True, True, False]


def test_partitions_need_a_server_that_reads_them(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [document("0.6.4", "list_runs")]
    with pytest.raises(errors.MLRunUnsupportedError, match="partition-by of list_runs"):
        scripted_db.list_runs(partition_by="name")
    assert [request.path for request in scripted.requests] == ["/api/openapi.json"]


def test_connecting_again_reads_the_version_again(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    run = json_response({"data": {"metadata": {"uid": "u"}}})
    scripted.responses = [
        *(NO_ROUTE, document("1.9.0", "read_project_run"), run),
        *(json_response({"version": "0.6.4"}), run),
    ]
    scripted_db.read_run("u")
    assert scripted_db.connect().server_version == "0.6.4"
    scripted_db.read_run("u")
    assert scripted.requests[-1].path == "/api/run/default/u"


RUN = json_response({"data": {"metadata": {"uid": "u"}}})


def asked(scripted: ScriptedServer) -> list[str]:
    return [request.target for request in scripted.requests]


def test_the_version_is_asked_for_once(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.version = None
    scripted.responses = [json_response({"version": "1.12.1"}), RUN, RUN]
    for _ in range(2):
        scripted_db.read_run("u", "p")
    assert asked(scripted) == [
        "/api/client-spec",
        *["/api/v1/projects/p/runs/u?iter=0&format=full"] * 2,
    ]
    assert scripted_db.server_version == "1.12.1"


def test_a_server_without_client_spec_is_an_old_one(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.version = None
    scripted.responses = [NO_ROUTE, RUN, RUN]
    for _ in range(2):
        scripted_db.read_run("u", "p")
    assert asked(scripted) == ["/api/client-spec", *["/api/run/p/u?iter=0"] * 2]


def test_an_operation_with_one_form_asks_for_nothing(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.version = None
    scripted.responses = [json_response({"metadata": {"name": "p"}})]
    scripted_db.get_project("p")
    assert asked(scripted) == ["/api/projects/p"]


@pytest.mark.parametrize(
    ("version", "target"),
    [
        ("0.6.4", "/api/run/p/u?iter=0"),
        ("1.7", "/api/v1/run/p/u?iter=0&format=full"),
        ("1.9.0", "/api/v1/projects/p/runs/u?iter=0&format=full"),
    ],
)
def test_a_given_version_is_not_asked_for(
    version: str, target: str, scripted: ScriptedServer
) -> None:
    scripted.version, scripted.responses = None, [RUN]
    with HTTPRunDB(scripted.url, server_version=version) as db:
        db.read_run("u", "p")
        assert db.server_version == version
    assert asked(scripted) == [target]


@pytest.mark.parametrize(
    "hidden",
    [
        Response(401, b"{}"),
        Response(200, b"<html>login</html>", {"content-type": "text/html"}),
        json_response({"detail": {"reason": "no"}}, 404),
        json_response({"version": 7}),
        json_response({}),
    ],
)
def test_a_proxy_that_hides_the_version(
    hidden: Response, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    """The forms are then found by what the server publishes."""
    scripted.version = None
    scripted.responses = [hidden, NO_ROUTE, document("1.9.0", "read_project_run"), RUN, RUN]
    for _ in range(2):
        assert scripted_db.read_run("u", "p")["metadata"]["uid"] == "u"
    assert asked(scripted) == [
        *("/api/client-spec", "/api/run/p/u?iter=0", "/api/openapi.json"),
        *["/api/projects/p/runs/u?iter=0"] * 2,
    ]


def test_a_server_that_is_upgraded_under_a_client(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.version = "1.7.0"
    scripted.responses = [RUN]
    scripted_db.read_run("u", "p")
    scripted.version = "1.12.1"
    scripted.responses = [NO_ROUTE, RUN, RUN]
    for _ in range(2):
        scripted_db.read_run("u", "p")
    old, new = "/api/v1/run/p/u?iter=0&format=full", "/api/v1/projects/p/runs/u?iter=0&format=full"
    assert asked(scripted) == [old, old, new, new]


def test_what_a_version_lacks_is_not_sent(scripted: ScriptedServer) -> None:
    scripted.version = None
    db = HTTPRunDB(scripted.url, server_version="1.5")
    with pytest.raises(errors.MLRunUnsupportedError, match=r"needs MLRun 1\.6 or newer"):
        db.read_artifact("k", project="p", uid="v")
    assert asked(scripted) == []


def test_an_unreachable_server_is_reported_for_the_operation(scripted: ScriptedServer) -> None:
    with ScriptedServer() as gone:
        url = gone.url
    with HTTPRunDB(url) as db, pytest.raises(errors.RunDBError) as caught:
        db.store_run({}, "u", "p")
    assert str(caught.value).startswith(f"POST {url}/api/run/p/u: no response (")
    assert (caught.value.method, caught.value.url) == ("POST", f"{url}/api/run/p/u")
