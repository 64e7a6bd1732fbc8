"""Authentication, headers, URLs and bodies as sent."""

from __future__ import annotations

import base64
import datetime
import enum
import gzip
import math
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors, get_run_db, mlconf
from tests.support.scripted import Response, ScriptedServer, json_response

RUNS = json_response({"runs": []})


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def authorization(scripted: ScriptedServer, *args: Any, **kwargs: Any) -> str | None:
    scripted.responses = [RUNS]
    with HTTPRunDB(*args, **kwargs) as db:
        db.list_runs()
    return scripted.requests[-1].headers.get("authorization")


def test_authentication(scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = scripted.url
    with_user = url.replace("http://", "http://u%40x:p%2Fw@")
    assert authorization(scripted, url) is None
    assert authorization(scripted, url, "u", "p") == basic("u", "p")
    assert authorization(scripted, url, token="t") == "Bearer t"
    assert authorization(scripted, url, "u", "p", "t") == basic("u", "p")
    assert authorization(scripted, with_user) == basic("u@x", "p/w")
    monkeypatch.setenv("MLRUN_HTTPDB__TOKEN", "env-token")
    assert authorization(scripted, url) == "Bearer env-token"
    monkeypatch.setenv("MLRUN_httpdb__user", "env-user")
    monkeypatch.setenv("MLRUN_HTTPDB__PASSWORD", "env-pass")
    assert authorization(scripted, url) == basic("env-user", "env-pass")
    assert authorization(scripted, url, token="t") == "Bearer t"
    assert authorization(scripted, url, "u", "p") == basic("u", "p")


@pytest.mark.parametrize("auth", [{}, {"user": "u", "password": "p"}, {"token": "t"}])
def test_headers_of_a_method_are_kept_with_every_authentication(
    auth: dict[str, Any], scripted: ScriptedServer
) -> None:
    scripted.responses = [json_response({"metadata": {"name": "p"}, "status": {"state": "online"}})]
    with HTTPRunDB(scripted.url, **auth) as db:
        db.patch_project("p", {"spec": {}}, "additive")
    headers = scripted.requests[0].headers
    assert headers["x-mlrun-patch-mode"] == "additive"
    assert headers["content-type"] == "application/json"


def test_nothing_secret_is_shown(scripted: ScriptedServer) -> None:
    url = scripted.url.replace("http://", "http://ann:canary-1@")
    scripted.responses = [Response(401, b"")]
    with HTTPRunDB(url, token="canary-2") as db:
        with pytest.raises(errors.MLRunUnauthorizedError) as info:
            db.list_runs()
        for text in (repr(db), db.base_url, str(info.value), repr(info.value), info.value.url):
            assert "canary" not in text
    with pytest.raises(errors.MLRunInvalidArgumentError) as refused:
        HTTPRunDB("ftp://ann:canary-3@host")
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    ["", " ", "host:8080", "ftp://host", "http://", "http://h:99999", "http://h?x=1", None, 5],
)
def test_an_invalid_url_is_refused(url: Any) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError):
        HTTPRunDB(url)


@pytest.mark.parametrize("timeout", [0, -1, "5"])
def test_an_invalid_timeout_is_refused(timeout: Any) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="timeout"):
        HTTPRunDB("http://h", timeout=timeout)


def test_a_path_in_the_url_is_kept(scripted: ScriptedServer) -> None:
    scripted.responses = [RUNS]
    with HTTPRunDB(f"{scripted.url}/gateway/mlrun/") as db:
        db.list_runs()
        db.api_call("GET", "/projects?format=full", params={"label": ["a", "b"], "no": None})
    assert scripted.requests[0].path == "/gateway/mlrun/api/runs"
    assert scripted.requests[1].path == "/gateway/mlrun/api/projects"
    assert scripted.requests[1].query == [("format", "full"), ("label", "a"), ("label", "b")]


def test_a_path_of_api_call_cannot_hide_the_parameters(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted_db.api_call("GET", "projects#top", params={"format": "full"})
    scripted_db.api_call("GET", "projects?format=name_only", params={"format": "full"})
    assert [request.target for request in scripted.requests] == ["/api/projects?format=full"] * 2


def test_cookies_are_kept_and_sent(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    cookie = {"set-cookie": "node=a7; Path=/"}
    scripted.responses = [json_response({"runs": []}, headers=cookie), RUNS, RUNS]
    for _ in range(3):
        scripted_db.list_runs()
    sent = [request.headers.get("cookie") for request in scripted.requests]
    assert sent == [None, "node=a7", "node=a7"]


@pytest.mark.parametrize("name", ["", ".", "..", None])
def test_a_name_that_would_be_another_path_is_refused(
    name: Any, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    for call in (
        lambda: scripted_db.del_run(name, "p1"),
        lambda: scripted_db.delete_project(name),
        lambda: scripted_db.delete_function(name, "p1"),
        lambda: scripted_db.read_artifact(name),
        lambda: scripted_db.delete_schedule("p1", name),
    ):
        with pytest.raises(errors.MLRunInvalidArgumentError, match="must not be empty"):
            call()
    assert scripted.requests == []


def test_a_name_with_a_slash_is_refused(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    """MLRun 1.x would route the first of these to del_runs."""
    for call in (
        lambda: scripted_db.delete_project("p1/runs"),
        lambda: scripted_db.get_project("p1/runs"),
        lambda: scripted_db.delete_feature_set("a/references/v1", "p1"),
        lambda: scripted_db.read_run("a/b"),
        lambda: scripted_db.store_artifact("a", {}, "u/1"),
    ):
        with pytest.raises(errors.MLRunInvalidArgumentError, match="must not contain '/', got '"):
            call()
    with pytest.raises(errors.MLRunInvalidArgumentError, match=r"key must not contain '\\n'"):
        scripted_db.read_artifact("a\n", project="p1")  # it would be that of "a"
    assert scripted.requests == []


@pytest.mark.parametrize("key", ["a/b", "a?b", "a#b", "a b", "é", "a%2Fb", "..%2f", "a\rb"])
def test_an_odd_name_stays_one_segment(
    key: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    from urllib.parse import quote

    scripted.responses = [json_response({"data": {}})]
    scripted_db.read_artifact(key, project="p1")
    assert scripted.requests[0].path == f"/api/projects/p1/artifact/{quote(key, safe='')}"


class Color(enum.Enum):
    red = "red"


class Array:
    def tolist(self) -> list[float]:
        return [1.5, 2.5]


def test_what_a_body_may_hold(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted_db.store_run(
        {
            "when": datetime.datetime(2021, 7, 1, tzinfo=datetime.UTC),
            "day": datetime.date(2021, 7, 1),
            "color": Color.red,
            "path": Path("a/b"),
            "array": Array(),
            "set": {1},
            "nan": math.nan,
            "text": "ünï\ud83d\ude00",
        },
        "u1",
    )
    body = scripted.requests[0].json()
    assert body.pop("metadata") == {"uid": "u1", "project": "default"}
    assert math.isnan(body.pop("nan"))
    assert body == {
        "when": "2021-07-01T00:00:00+00:00",
        "day": "2021-07-01",
        "color": "red",
        "path": "a/b",
        "array": [1.5, 2.5],
        "set": [1],
        "text": "ünï\U0001f600",
    }


def test_what_cannot_be_sent_is_refused(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    loop: dict[str, Any] = {}
    loop["self"] = loop
    bodies: list[Any] = [{"object": object()}, {(1, 2): 3}, loop]
    for body in bodies:
        with pytest.raises(errors.MLRunInvalidArgumentError, match="JSON"):
            scripted_db.store_run(body, "u1")
    half = "\ud83d"
    for send in (
        lambda: scripted_db.store_run({"metadata": {"name": half}}, "u1"),
        lambda: scripted_db.store_run({half: 1}, "u1"),
        lambda: scripted_db.store_log("u1", body=half),
        lambda: scripted_db.read_run(half),
        lambda: scripted_db.list_runs(half),
        lambda: scripted_db.list_runs(labels=f"a={half}"),
    ):
        with pytest.raises(errors.MLRunInvalidArgumentError, match="surrogates not allowed"):
            send()
    with pytest.raises(errors.MLRunInvalidArgumentError, match="struct must be a dict"):
        scripted_db.store_run("text", "u1")  # type: ignore[arg-type]
    with pytest.raises(errors.MLRunInvalidArgumentError, match="header"):
        scripted_db.list_project_secrets("p1", token="a\r\nx-evil: 1")
    with pytest.raises(errors.MLRunInvalidArgumentError):
        scripted_db.list_project_secrets("p1", token="é")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="an object is json="):
        scripted_db.api_call("POST", "projects", body={"a": 1})  # type: ignore[arg-type]
    assert scripted.requests == []


def test_many_posts_use_one_connection(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    for number in range(1000):
        scripted_db.store_run({}, f"u{number}")
    assert scripted.connections == 1


@pytest.mark.parametrize(
    "kind", ["application/zip", "application/gzip", "application/yaml", "text/plain"]
)
def test_a_body_that_is_not_json_is_returned_as_bytes(
    kind: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    body = gzip.compress(b"PK\x03\x04") + bytes(range(256))
    scripted.responses = [Response(200, body, {"content-type": kind})]
    assert scripted_db.api_call("GET", "files").content == body
    assert scripted_db.get_log("u1")[1] == body


def test_close_and_use_again(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [RUNS]
    scripted_db.close()
    scripted_db.close()
    scripted_db.list_runs()
    scripted_db.close()
    scripted_db.list_runs()
    assert scripted.connections == 2


def test_connect_reads_the_version_and_reports_problems(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"version": "0.6.6", "status": "ok"})]
    assert scripted_db.connect() is scripted_db
    assert scripted_db.server_version == "0.6.6"
    scripted.responses = [Response(401, b"")]
    with pytest.raises(errors.MLRunUnauthorizedError):
        scripted_db.connect()


def test_priority_of_settings(scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="MLRUN_DBPATH"):
        get_run_db()
    monkeypatch.setenv("MLRUN_DBPATH", scripted.url)
    monkeypatch.setenv("MLRUN_DEFAULT_PROJECT", "from-env")
    assert get_run_db().base_url == HTTPRunDB("").base_url == scripted.url
    assert get_run_db() is get_run_db(scripted.url)
    assert get_run_db("http://other").base_url == "http://other"
    scripted.responses = [RUNS]
    get_run_db().list_runs()
    get_run_db().list_runs(project="given")
    get_run_db().close()
    assert [dict(request.query)["project"] for request in scripted.requests] == [
        "from-env",
        "given",
    ]


def test_mlconf_has_priority_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLRUN_DBPATH", "http://from-env")
    assert mlconf.dbpath == "http://from-env"
    try:
        mlconf.dbpath = "http://user:canary@set"
        assert get_run_db().base_url == "http://set"
        assert "canary" not in repr(mlconf)
    finally:
        mlconf.dbpath = ""
    assert mlconf.dbpath == "http://from-env"
