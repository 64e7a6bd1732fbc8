"""The requests and mails that notifications are sent as, in the forms of MLRun.

The parameters come from whoever may send requests to this server; docs/security.md has the threat.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any
from urllib.parse import quote, urlsplit

from mlrun_db.server.storage.documents import as_text, dig
from mlrun_db.server.storage.outbox import Outgoing

MAX_BYTES = 1024 * 1024  # of a message
_METHODS = ("POST", "PUT", "PATCH", "GET", "DELETE")
_SLACK_HEADER = 150  # characters that Slack takes
_LONGEST_TEXT = 3000  # characters of one row in Slack
_MAIL_SENDER = "mlrun@localhost"
_RUNS = re.compile(r"\{\{ ?runs ?\}\}")

Parameters = Mapping[str, Any]


class DeliveryError(Exception):
    """A notification that was not sent. Its text is recorded, so it names no secret."""


@dataclass(frozen=True)
class HttpMessage:
    """A request to send. Its representation shows neither address nor headers: they are secrets."""

    url: str = field(repr=False)
    method: str
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    verify: bool = True


def http_message(outgoing: Outgoing, parameters: Parameters) -> HttpMessage:
    """Return the request of a notification of kind webhook, slack or git. Raises DeliveryError."""
    makers = {"webhook": _webhook, "slack": _slack, "git": _git}
    message = makers[outgoing.notification["kind"]](outgoing, parameters)
    try:
        parts = urlsplit(message.url)
        is_valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_valid = False
    if not is_valid:
        raise DeliveryError("the address is not an http or https URL")
    headers = [text for pair in message.headers.items() for text in pair]
    if not all(text.isascii() and text.isprintable() for text in headers):
        raise DeliveryError("a header is not printable")
    if len(message.body) > MAX_BYTES:
        raise DeliveryError(f"the message is larger than {MAX_BYTES} bytes")
    return message


def _request(url: str, body: object, method: str = "POST", **headers: str) -> HttpMessage:
    content = json.dumps(body).encode()
    return HttpMessage(url, method, content, {"content-type": "application/json", **headers})


def _webhook(outgoing: Outgoing, parameters: Parameters) -> HttpMessage:
    method = as_text(parameters.get("method") or "post").upper()
    if method not in _METHODS:
        raise DeliveryError(f"the method must be one of {', '.join(_METHODS)}")
    headers = parameters.get("headers") or {}
    if not isinstance(headers, dict):
        raise DeliveryError("the headers must be an object")
    body: Any = {"message": outgoing.message, "severity": outgoing.severity}
    if outgoing.runs:
        body["runs"] = outgoing.runs
    body |= outgoing.alert or {}
    if isinstance(override := parameters.get("override_body"), dict):
        runs = str([_summary(run) for run in outgoing.runs])
        body = {
            name: _RUNS.sub(lambda _: runs, value) if isinstance(value, str) else value
            for name, value in override.items()
        }
    texts = {as_text(name): as_text(value) for name, value in headers.items()}
    message = _request(as_text(parameters.get("url")), body, method)
    verify = parameters.get("verify_ssl") is not False
    return HttpMessage(
        message.url, method, message.body, {**message.headers, **texts}, verify=verify
    )


def _summary(run: Mapping[str, Any]) -> dict[str, Any]:
    status = {"state": dig(run, "status", "state")}
    for name in ("error", "results"):
        if value := dig(run, "status", name):
            status[name] = value
            break
    metadata = {name: dig(run, "metadata", name) for name in ("project", "name")}
    return {**metadata, "host": dig(run, "metadata", "labels", "host"), "status": status}


def _row(text: str) -> dict[str, Any]:
    row = {"type": "mrkdwn", "text": text[:_LONGEST_TEXT]}
    return {"type": "section", "text": row}


def _slack(outgoing: Outgoing, parameters: Parameters) -> HttpMessage:
    title = f"[{outgoing.severity}] {outgoing.message}"
    header = {"type": "plain_text", "text": title[:_SLACK_HEADER]}
    blocks: list[dict[str, Any]] = [{"type": "header", "text": header}]
    blocks += [_row(title[_SLACK_HEADER:])] if len(title) > _SLACK_HEADER else []
    blocks += [_row(line) for line in (outgoing.notification["name"], *_lines(outgoing))]
    return _request(as_text(parameters.get("webhook")), {"blocks": blocks})


def _lines(outgoing: Outgoing) -> list[str]:
    """Return what the notification is about, line by line."""
    lines = [f"{name}: {value}" for name, value in (outgoing.alert or {}).items()]
    for run in outgoing.runs:
        state = dig(run, "status", "state")
        details = dig(run, "status", "error") if state == "error" else dig(run, "status", "results")
        name, uid = dig(run, "metadata", "name"), dig(run, "metadata", "uid")
        lines.append(f"{name} ({uid}): {state}" + (f", {details}" if details else ""))
    return lines


def _git(outgoing: Outgoing, parameters: Parameters) -> HttpMessage:
    repo, issue = as_text(parameters.get("repo")), as_text(parameters.get("issue"))
    merge_request = as_text(parameters.get("merge_request"))
    names = ("token", "GIT_TOKEN", "GITHUB_TOKEN")
    token = next((as_text(parameters[name]) for name in names if parameters.get(name)), "")
    if not (issue or merge_request):
        raise DeliveryError("git needs an issue or a merge_request")
    server = as_text(parameters.get("server"))
    body = {"body": _text(outgoing)}
    if parameters.get("gitlab") or "gitlab" in server:
        kind, number = ("merge_requests", merge_request) if merge_request else ("issues", issue)
        place = f"api/v4/projects/{quote(repo, safe='')}/{kind}/{quote(number, safe='')}/notes"
        return _request(
            f"{_base(server or 'gitlab.com')}/{place}", body, **{"private-token": token}
        )
    place = f"repos/{quote(repo)}/issues/{quote(issue or merge_request, safe='')}/comments"
    headers = {"accept": "application/vnd.github.v3+json", "authorization": f"token {token}"}
    return _request(f"{_base(server or 'api.github.com')}/{place}", body, **headers)


def _base(server: str) -> str:
    return (server if "://" in server else f"https://{server}").rstrip("/")


def _text(outgoing: Outgoing) -> str:
    title = f"[{outgoing.severity}] {outgoing.notification['name']}: {outgoing.message}"
    return "\n\n".join([title, *_lines(outgoing)])


def mail_message(outgoing: Outgoing, parameters: Parameters) -> EmailMessage:
    """Return the mail of a notification. Raises DeliveryError."""
    given = parameters.get("email_addresses") or ""
    addresses = given.split(",") if isinstance(given, str) else given
    if not isinstance(addresses, list) or not all(isinstance(each, str) for each in addresses):
        raise DeliveryError("email_addresses must be a list of addresses")
    message = EmailMessage()
    try:
        message["Subject"] = f"[{outgoing.severity}] {outgoing.message}".splitlines()[0][:200]
        message["From"] = as_text(parameters.get("sender_address")) or _MAIL_SENDER
        message["To"] = ", ".join(each.strip() for each in addresses if each.strip())
    except ValueError as error:
        raise DeliveryError("email_addresses must be valid addresses") from error
    if not message["To"].addresses:
        raise DeliveryError("mail needs email_addresses")
    message.set_content(_text(outgoing)[:MAX_BYTES])
    return message
