"""Notifications that are sent: to an HTTP server and a mail server of the test."""

from __future__ import annotations

import email
import logging
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB
from mlrun_db.server import LocalServer
from mlrun_db.server.delivery import sending
from tests.server.delivery.conftest import MailServer, Receiver

Json = dict[str, Any]
Connect = Callable[..., HTTPRunDB]
RUN: Json = {
    "metadata": {"name": "train", "project": "p1", "labels": {"host": "h1"}},
    "status": {"state": "completed", "results": {"auc": 0.9}},
}
ENDED = ["completed", "error", "aborted"]


def webhook(url: str, **params: Any) -> Json:
    return {"kind": "webhook", "name": "hook", "when": ENDED, "params": {"url": url, **params}}


def push(db: HTTPRunDB, *notifications: Any, run: Json = RUN) -> None:
    db.store_run({**run}, "u1", "p1")
    db.set_run_notifications("p1", "u1", list(notifications))
    db.push_run_notifications("u1", "p1")


def outcome(db: HTTPRunDB, name: str = "hook", uid: str = "u1") -> Json:
    """Wait until a notification of a run is not pending; return its status."""
    deadline = time.monotonic() + 30
    while True:
        run: Any = db.read_run(uid, "p1")
        status: Json = run["status"].get("notifications", {}).get(name, {})
        if status.get("status") in ("sent", "error"):
            return status
        assert time.monotonic() < deadline, run
        time.sleep(0.02)


def test_a_webhook_is_sent(connect: Connect, receiver: Receiver) -> None:
    db = connect()
    hook = webhook(f"{receiver.url}/a?b=c", headers={"X-Key": "k"}, method="put")
    push(db, {**hook, "message": "look", "severity": "warning"})
    request = receiver.next()
    assert (request.method, request.path, request.headers["x-key"]) == ("PUT", "/a?b=c", "k")
    assert request.body["message"] == "Run completed: look"
    assert request.body["severity"] == "warning"
    [run] = request.body["runs"]
    assert (run["metadata"]["name"], run["status"]["results"]) == ("train", {"auc": 0.9})
    status = outcome(db)
    assert (status["status"], status["reason"]) == ("sent", None)
    assert status["sent_time"]


def test_a_body_of_the_user(connect: Connect, receiver: Receiver) -> None:
    body = {"text": "runs: {{ runs }}", "number": 1}
    push(connect(), webhook(receiver.url, override_body=body))
    sent = receiver.next().body
    assert sent["number"] == 1
    assert sent["text"].startswith("runs: [{'project': 'p1', 'name': 'train', 'host': 'h1'")


def test_slack_and_git_get_their_secrets(connect: Connect, receiver: Receiver) -> None:
    db = connect()
    slack = {"kind": "slack", "name": "s", "secret_params": {"webhook": f"{receiver.url}/hidden"}}
    params = {"repo": "o/r", "issue": 7, "server": receiver.url}
    git = {"kind": "git", "name": "g", "params": params, "secret_params": {"token": "t0ken"}}
    push(db, slack, git)
    requests = {each.path: each for each in (receiver.next(), receiver.next())}
    blocks = requests["/hidden"].body["blocks"]
    assert blocks[0]["text"] == {"type": "plain_text", "text": "[info] Run completed"}
    assert "train (u1): completed, {'auc': 0.9}" in blocks[2]["text"]["text"]
    comment = requests["/repos/o/r/issues/7/comments"]
    assert comment.headers["authorization"] == "token t0ken"
    assert comment.body["body"].startswith("[info] g: Run completed")
    assert (outcome(db, "s")["status"], outcome(db, "g")["status"]) == ("sent", "sent")
    stored = str(db.read_run("u1", "p1"))
    assert "hidden" not in stored and "t0ken" not in stored


def test_gitlab(connect: Connect, receiver: Receiver) -> None:
    params = {"repo": "o/r", "merge_request": 3, "server": receiver.url, "gitlab": True}
    push(connect(), {"kind": "git", "name": "g", "params": {**params, "token": "t"}})
    request = receiver.next()
    assert request.path == "/api/v4/projects/o%2Fr/merge_requests/3/notes"
    assert request.headers["private-token"] == "t"


def test_mail(connect: Connect, mail_server: MailServer) -> None:
    db = connect(smtp=mail_server.address)
    params = {"email_addresses": ["a@example.com", "b@example.com"]}
    push(db, {"kind": "mail", "name": "m", "params": params, "message": "line\nother"})
    mail = email.message_from_string(mail_server.mails.get(timeout=20))
    assert (mail["Subject"], mail["To"]) == (
        "[info] Run completed: line",
        "a@example.com, b@example.com",
    )
    assert "train (u1): completed" in str(mail.get_payload())
    assert outcome(db, "m")["status"] == "sent"


@pytest.mark.parametrize(
    ("state", "when", "sent"),
    [("completed", ["completed"], True), ("completed", ["error"], False)],
)
def test_a_submitted_job_sends_at_its_end(
    connect: Connect, receiver: Receiver, state: str, when: list[str], sent: bool
) -> None:
    db = connect()
    function = {"kind": "job", "metadata": {"name": "f1", "project": "p1"}}
    task = {
        "metadata": {"name": "t", "project": "p1"},
        "spec": {"notifications": [{**webhook(receiver.url), "when": when}]},
    }
    body = {"task": task, "function": function}
    response = httpx.post(f"{db.base_url}/api/submit_job", json=body).raise_for_status()
    uid = response.json()["data"]["metadata"]["uid"]
    run: Any = db.read_run(uid, "p1")
    assert run["status"]["state"] == state
    if sent:
        assert receiver.next().body["runs"][0]["metadata"]["uid"] == uid
        assert outcome(db, uid=uid)["status"] == "sent"
    push(db, webhook(receiver.url))  # sent after what would have come before
    assert receiver.next().body["runs"][0]["metadata"]["uid"] == "u1"


def test_an_alert_sends(connect: Connect, receiver: Receiver) -> None:
    db = connect()
    config: Json = {
        **{"project": "p1", "name": "a1", "summary": "it failed", "severity": "high"},
        "entities": {"kind": "job", "project": "p1", "ids": ["train"]},
        "trigger": {"events": ["failed"]},
        "notifications": [{"notification": webhook(receiver.url)}],
    }
    db.store_alert_config("a1", config, "p1")
    db.store_run({**RUN, "status": {"state": "error"}}, "u1", "p1")
    sent = receiver.next().body
    assert (sent["name"], sent["severity"], sent["id"]) == ("a1", "high", "train")
    deadline = time.monotonic() + 30
    while True:
        [activation] = db.list_alert_activations("p1")["activations"]
        [state] = activation["notifications"]
        if state["summary"]["succeeded"]:
            break
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert state == {
        "kind": "webhook",
        "err": None,
        "summary": {"failed": 0, "succeeded": 1},
    }


def test_a_pipeline_sends(connect: Connect, receiver: Receiver) -> None:
    db = connect()
    url = f"{db.base_url}/api/projects/p1/pipelines"
    headers = {"content-type": "application/yaml"}
    identity = httpx.post(url, content=b"a: 1", headers=headers).json()["id"]
    db.push_pipeline_notifications(identity, "p1", [{**webhook(receiver.url), "message": "hi"}])
    assert receiver.next().body["message"] == "hi"
    db.push_pipeline_notifications("of-a-client", "p1", [webhook(receiver.url)])
    assert receiver.next().body["message"] == "Workflow of-a-client has ended"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "ftp://127.0.0.1/s3cret"}, "the address is not an http or https URL"),
        ({"url": "file:///etc/s3cret"}, "the address is not an http or https URL"),
        ({"url": "http://127.0.0.1:1/s3cret"}, "cannot be reached"),
        ({"url": "http://127.0.0.1:99999/s3cret"}, "the address is not an http or https URL"),
        ({"url": "http://a b/s3cret", "method": "trace"}, "the method must be one of"),
        ({"url": "http://h", "headers": {"a": "s3cret\r\nx: y"}}, "a header is not printable"),
        ({"url": "http://h", "headers": []}, "cannot be reached|the headers"),
        ({"url": "http://127.0.0.1:1/ s3cret"}, "cannot be reached"),
        ({"url": "http://h", "override_body": {"a": "x" * 2**20}}, "larger than"),
    ],
)
def test_what_cannot_be_sent(
    connect: Connect, params: Json, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    db = connect()
    push(db, {**webhook(""), "params": params})
    status = outcome(db)
    assert status["status"] == "error"
    assert any(part in status["reason"] for part in reason.split("|"))
    assert "s3cret" not in status["reason"]
    caplog_of_server = [each for each in caplog.records if each.name.startswith("mlrun_db.server")]
    assert any("was not sent" in each.getMessage() for each in caplog_of_server)
    assert not any("s3cret" in each.getMessage() for each in caplog_of_server)


def test_redirects_and_refusals_are_errors(connect: Connect, receiver: Receiver) -> None:
    db = connect()
    for status, headers in ((302, {"location": "file:///etc/passwd"}), (500, {})):
        receiver.status, receiver.headers = status, headers
        push(db, webhook(receiver.url))
        receiver.next()
        assert outcome(db)["reason"] == f"the receiver responded with status {status}"
    assert receiver.requests.empty()


@pytest.mark.parametrize(("kind", "reason"), [("mail", "--smtp"), ("git", "an issue")])
def test_what_a_kind_needs(connect: Connect, kind: str, reason: str) -> None:
    db = connect()
    params = {"repo": "o/r", "token": "t", "email_addresses": "a@b.c"}
    push(db, {"kind": kind, "name": "n", "params": params})
    assert reason in outcome(db, "n")["reason"]


def test_a_condition_is_not_evaluated(connect: Connect) -> None:
    db = connect()
    push(db, {**webhook("http://127.0.0.1:1"), "condition": "{{ x }}"})
    assert outcome(db)["reason"] == "the condition '{{ x }}' is not True"


def test_a_receiver_that_trickles_is_given_up(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "DEADLINE", 0.5)
    ended = threading.Event()

    def trickle(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 ")
            try:
                while not ended.wait(0.05):
                    connection.sendall(b"2")
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=trickle, args=(listener,), daemon=True)
        thread.start()
        db = connect()
        push(db, webhook(f"http://127.0.0.1:{listener.getsockname()[1]}"))
        status = outcome(db)
        ended.set()
        thread.join()
    assert "does not respond" in status["reason"]


def test_secrets_of_an_older_process_are_gone(connect: Connect, tmp_path: Any) -> None:
    db = connect(db=tmp_path / "m.db")
    slack = {"kind": "slack", "name": "s", "secret_params": {"webhook": "http://127.0.0.1:1"}}
    db.store_run({**RUN}, "u1", "p1")
    db.set_run_notifications("p1", "u1", [slack])
    with (
        LocalServer(db=tmp_path / "m.db", notify=True) as later,
        HTTPRunDB(later.url) as other,
    ):
        other.push_run_notifications("u1", "p1")
        assert "no longer known" in outcome(other, "s")["reason"]


def test_nothing_is_sent_without_the_option(connect: Connect, receiver: Receiver) -> None:
    db = connect(notify=False)
    push(db, webhook(receiver.url))
    run: Any = db.read_run("u1", "p1")
    assert run["status"]["notifications"]["hook"]["reason"] == "this server sends no notifications"
    assert receiver.requests.empty()


@pytest.mark.parametrize("server", ["a b", "h:", "h:x", "h:70000"])
def test_an_invalid_mail_server(server: str) -> None:
    with pytest.raises(ValueError, match="smtp must be like"):
        LocalServer(notify=True, smtp=server)
    with pytest.raises(ValueError, match="smtp requires notify"):
        LocalServer(smtp="host")
