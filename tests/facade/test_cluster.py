"""Operations that need a cluster: runtimes, pipelines, secrets and model endpoints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer, ModelEndpoint, SecretProviderName, errors
from tests.support.scripted import Response, ScriptedServer, json_response

DONE = Response(204, b"")
ENDPOINT = {
    "kind": "model-endpoint",
    "metadata": {"project": "p1", "uid": "me1"},
    "spec": {"model": "m:v1", "unknown": {"kept": True}},
    "status": {"metrics": None},
}


def test_runtimes(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    kinds = [{"kind": "job", "resources": {"pod_resources": [{"name": "pod-1"}]}}]
    scripted.responses = [json_response(kinds)]
    assert scripted_db.list_runtimes("a=b") == kinds
    scripted.responses = [json_response(kinds[0])]
    assert scripted_db.get_runtime("job") == kinds[0]
    scripted.responses = [DONE]
    scripted_db.delete_runtime("job", "a=b")
    scripted_db.delete_runtime_object("job", "u?1", force=True, grace_period=0)
    targets = [f"{request.method} {request.target}" for request in scripted.requests]
    assert targets == [
        "GET /api/runtimes?label_selector=a%3Db",
        "GET /api/runtimes/job",
        "DELETE /api/runtimes/job?label_selector=a%3Db&force=False&grace_period=14400",
        "DELETE /api/runtimes/job/u%3F1?force=True&grace_period=0",
    ]
    with pytest.raises(errors.MLRunInvalidArgumentError, match="grace_period must be"):
        scripted_db.delete_runtimes(grace_period=-1)


@pytest.fixture
def workflow(tmp_path: Path) -> Path:
    path = tmp_path / "wf.yaml"
    path.write_bytes(b"kind: Workflow\n\xff")
    return path


@pytest.mark.parametrize("suffix", [".yaml", ".zip"])
def test_a_pipeline_is_sent_as_bytes(
    suffix: str, workflow: Path, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    workflow = workflow.rename(workflow.with_suffix(suffix))
    scripted.responses = [json_response({"id": "r1", "name": "n"})]
    arguments = {"a": 1, "b": "ü\n"}
    assert scripted_db.submit_pipeline(workflow, arguments, "exp", "run", "ns") == "r1"
    request = scripted.requests[0]
    assert request.body == b"kind: Workflow\n\xff"
    assert request.headers["content-type"] == f"application/{suffix[1:]}"
    assert dict(request.query) == {"namespace": "ns", "experiment": "exp", "run": "run"}
    import ast

    assert ast.literal_eval(request.headers["pipeline-arguments"]) == arguments


def test_an_invalid_pipeline_is_refused(
    workflow: Path, tmp_path: Path, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    refused: list[tuple[Any, dict[str, Any], str]] = [
        ("wf.txt", {}, r"\.yaml or \.zip file, got wf\.txt"),
        (print, {}, "compile it with kfp"),
        (workflow, {"arguments": [1]}, "arguments must be a dict"),
    ]
    for pipeline, options, text in refused:
        with pytest.raises(ValueError, match=text):
            scripted_db.submit_pipeline(pipeline, **options)
    with pytest.raises(OSError, match="missing"):
        scripted_db.submit_pipeline(str(tmp_path / "missing.yaml"))
    with pytest.raises(errors.MLRunInvalidArgumentError, match=r"project '\*'.*'page_size': 5"):
        scripted_db.list_pipelines("p1", page_size=5)
    assert scripted.requests == []


def test_arguments_without_effect_are_logged(
    workflow: Path,
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
    caplog: pytest.LogCaptureFixture,
) -> None:
    scripted.responses = [json_response({"id": "r1"})]
    assert scripted_db.submit_pipeline(workflow, {}, artifact_path="v3io:///p1", ttl=5) == "r1"
    assert caplog.messages == ["no effect on a compiled pipeline: artifact_path, ttl"]
    assert scripted.requests[0].query == []


def test_pipelines(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"runs": [{"id": "r1"}], "total_size": 1})]
    found = scripted_db.list_pipelines("p1", format_="name_only")
    assert (found.runs, found.total_size) == ([{"id": "r1"}], 1)
    scripted.responses = [json_response({"id": "r1", "run": {}})]
    assert scripted_db.get_pipeline("r1", "ns")["id"] == "r1"
    assert scripted.requests[1].target == "/api/pipelines/r1?namespace=ns"


def test_secrets(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"provider": "vault", "secrets": {"k": "canary"}})]
    data = scripted_db.list_project_secrets("p1", "tok", secrets=["k"])
    assert data.secrets == {"k": "canary"}
    assert "canary" not in repr(data)
    scripted.responses = [json_response({"provider": "kubernetes", "secret_keys": ["k"]})]
    keys = scripted_db.list_project_secret_keys("p1", SecretProviderName.kubernetes, "tok")
    assert keys.secret_keys == ["k"]
    assert "x-mlrun-secret-store-token" not in scripted.requests[1].headers
    scripted.responses = [Response(201, b"")]
    scripted_db.create_project_secrets("p1", "kubernetes", {"k": "v"})
    scripted_db.create_user_secrets("ann", secrets={"k": "v"})
    scripted.responses = [DONE]
    scripted_db.delete_project_secrets("p1", secrets=["a", "b"])
    create, user, delete = scripted.requests[2:]
    assert create.json() == {"provider": "kubernetes", "secrets": {"k": "v"}}
    assert user.json() == {"provider": "vault", "secrets": {"k": "v"}, "user": "ann"}
    assert delete.query == [("provider", "kubernetes"), ("secret", "a"), ("secret", "b")]


def test_invalid_secrets_are_refused_and_not_shown(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="Vault token"):
        scripted_db.list_project_secrets("p1")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="Vault token"):
        scripted_db.list_project_secret_keys("p1")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="kubernetes, vault, got 'azure'"):
        scripted_db.create_project_secrets("p1", "azure")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="secrets must be") as info:
        scripted_db.create_project_secrets("p1", "vault", ["canary"])  # type: ignore[arg-type]
    assert "canary" not in str(info.value)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="user must be a name"):
        scripted_db.create_user_secrets("")
    for project in ("", "."):
        with pytest.raises(errors.MLRunInvalidArgumentError, match="project must not be empty"):
            scripted_db.delete_project_secrets(project)
    assert scripted.requests == []


def test_model_endpoints(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("V3IO_ACCESS_KEY", "from-env")
    scripted.responses = [json_response({"endpoints": [ENDPOINT]})]
    (found,) = scripted_db.list_endpoints("p1", labels="a=b", metrics=["m1", "m2"]).endpoints
    assert found.to_dict() == ENDPOINT | {
        "metadata": found.metadata.to_dict(),
        "spec": found.spec.to_dict(),
        "status": found.status.to_dict(),
    }
    assert found.spec.to_dict()["unknown"] == {"kept": True}
    assert scripted.requests[0].query == [
        *(("label", "a=b"), ("start", "now-1h"), ("end", "now")),
        *(("metric", "m1"), ("metric", "m2")),
    ]
    scripted.responses = [json_response(ENDPOINT)]
    one = scripted_db.get_endpoint("p1", "me#1", metrics="m1", feature_analysis=True)
    assert isinstance(one, ModelEndpoint)
    assert scripted.requests[1].target == (
        "/api/projects/p1/model-endpoints/me%231?metric=m1&feature_analysis=True"
    )
    scripted.responses = [DONE]
    scripted_db.create_or_patch("p1", "me1", one, "argument")
    scripted_db.delete_endpoint_record("p1", "me1")
    keys = [request.headers["x-v3io-session-key"] for request in scripted.requests]
    assert keys == ["from-env", "from-env", "argument", "from-env"]
    assert scripted.requests[2].json()["spec"]["unknown"] == {"kept": True}


def test_model_endpoints_need_a_key_and_a_project(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="V3IO_ACCESS_KEY"):
        scripted_db.list_endpoints("p1")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="project must not be empty"):
        scripted_db.list_endpoints("", access_key="k")
    assert scripted.requests == []


@pytest.mark.parametrize("version", ["1.5.2", "1.6.4", "1.7.0", "1.8.0"])
def test_model_endpoints_on_1_x(version: str) -> None:
    """Only what is set is sent: 1.x has no columns for all fields, and stores others as null."""
    with LocalServer(version=version) as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p"}})
        endpoint = {
            "metadata": {"project": "p", "uid": "e", "labels": {"a": "b"}},
            "spec": {"model": "m:1", "function_uri": "p/f", "feature_names": ["x"]},
            "status": {"state": "ready"},
        }
        db.create_or_patch("p", "e", endpoint)
        (found,) = db.list_endpoints("p").endpoints
        assert (found.spec.model, found.status.state) == ("m:1", "ready")
        change: Any = {
            "metadata": {"project": "p", "uid": "e", "labels": {"a": "c"}},
            "status": {"drift_status": "DRIFT", "current_stats": {"x": 0.5}},
        }
        db.create_or_patch("p", "e", change)
        one = db.get_endpoint("p", "e")
        assert (one.spec.model, one.spec.feature_names) == ("m:1", ["x"])
        assert (one.status.state, one.status.drift_status) == ("ready", "DRIFT")
        assert (one.metadata.labels, one.status.current_stats) == ({"a": "c"}, {"x": 0.5})
        db.delete_endpoint_record("p", "e")
        assert db.list_endpoints("p").endpoints == []


def test_a_model_endpoint_is_created_on_1_x_without_nulls(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.version = "1.7.0"
    scripted.responses = [
        json_response({"detail": "MLRunNotFoundError('no e')"}, 404),
        json_response({"metadata": {}, "spec": {}, "status": {}}),
    ]
    body = {"metadata": {"project": "p", "uid": "e"}, "spec": {"model": "m"}, "status": {}}
    scripted_db.create_or_patch("p", "e", body)
    read, create = scripted.requests
    assert (read.method, create.method) == ("GET", "POST")
    assert create.json() == {"kind": "model-endpoint", **body}
    assert "x-v3io-session-key" not in create.headers
