"""Removes secrets from requests and responses before they are shown or written."""

from __future__ import annotations

import base64
import json
import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urlencode, urlsplit

REDACTED = "<redacted>"

_NAMES = re.compile(
    r"pass(?:wd|word|phrase)|(?<![a-z])pass$|secret|token|credential|authori[sz]ation|cookie"
    r"|(?:api|access|private|session|account|shared|encryption)[-_ ]?key|signature|(?<![a-z])sas"
    r"|(?<![a-z])private(?![a-z])|connection[-_ ]?string|webhook|(?<![a-z])dsn(?![a-z])",
    re.IGNORECASE,
)
# Positions in lists, names of secrets, and settings of models: no secrets.
_HARMLESS = frozenset(
    {"page-token", "page_token", "secret_keys", "max_tokens", "token_count", "tokenizer"}
)
# In a text: name=value, "name": value and --name value; a password in a URL; a bearer token.
_IN_TEXT = (
    re.compile(
        r"(?i)((?:pass(?:wd|word|phrase)|secret|token|credential|(?:api|access|private)[-_]?key)"
        r"[\w.-]{0,40}[\"']?\s{0,8}[=:]\s{0,8}[\"']?)([^\s\"',;&]+)"
    ),
    re.compile(r"(://[^\s/:@]{0,256}:)([^\s/@]{1,1024})(?=@)"),
    re.compile(r"(?i)\b((?:bearer|basic)\s{1,8})([\w+/=.~-]{6,})"),
    re.compile(
        r"()(\beyJ[\w-]{1,4096}\.[\w-]{1,8192}\.[\w-]*|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{20,})"
    ),
)
_SHORTEST = 4  # characters of a value that is looked for elsewhere
_SHORTEST_LEARNED = 8  # of one that was found by its name
_MOST_VALUES = 1000
_LONGEST_BODY = 20_000  # bytes that a command shows
_COMMON = frozenset(
    {"accept", "accept-language", "content-type", "user-agent", "x-mlrun-client-version"}
)
_DROPPED = frozenset(
    {"accept-encoding", "connection", "content-length", "host", "traceparent", "user-agent"}
)


class Redactor:
    """Replaces secrets: by the names that they have, and their values wherever they are.

    Args:
        values: values that are known to be secrets.
    """

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._forms: dict[str, None] = {}  # all that a value may look like
        for value in values:
            self.learn(value)

    def learn(self, value: str) -> None:
        """Let a value be replaced wherever it is."""
        if len(value) < _SHORTEST or value == REDACTED or len(self._forms) > _MOST_VALUES:
            return
        raw = value.encode("utf-8", "replace")
        escaped = json.dumps(value)[1:-1]
        forms = (value, escaped, quote(value, safe=""), quote_plus(value), raw.hex())
        encoded = [base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode()]
        for form in (*forms, *encoded, *(each.rstrip("=") for each in encoded)):
            self._forms[form] = None

    def text(self, text: str) -> str:
        """Return a text without secrets."""
        for pattern in _IN_TEXT:
            text = pattern.sub(lambda found: f"{found[1]}{REDACTED}", text)
        return self._without_values(text)

    def _without_values(self, text: str) -> str:
        for form in sorted(self._forms, key=len, reverse=True):
            text = text.replace(form, REDACTED)
        return text

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return headers without secrets; their values are learned."""
        found = {}
        for name, value in headers.items():
            if _is_secret(name):
                self._learn_header(value)
                kind, space, _ = value.partition(" ")
                known = space and kind.lower() in ("basic", "bearer")
                found[name] = f"{kind} {REDACTED}" if known else REDACTED
            else:
                found[name] = self.text(value)
        return found

    def _learn_header(self, value: str) -> None:
        kind, _, rest = value.partition(" ")
        self.learn(rest or value)
        self.learn(value)
        if kind.lower() == "basic":
            try:
                self.learn(base64.b64decode(rest).decode().partition(":")[2])
            except ValueError:
                return
        for part in re.findall(r"[^\s=;,\"{}]{8,}", unquote(value)):  # of cookies
            if kind.lower() != part.lower():
                self.learn(part)

    def url(self, url: str) -> str:
        """Return a URL or a path with a query without secrets."""
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        shown = [(name, self._value(name, value, False)) for name, value in pairs]
        changed = shown != pairs
        query = urlencode(shown, safe="<>") if changed else parts.query
        return self._without_values(parts._replace(query=query).geturl())

    def body(self, text: str) -> str:
        """Return a body without secrets: JSON by its names, another text by what it looks like."""
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return self.text(text)
        if not isinstance(value, dict | list):
            return self.text(text)
        try:
            return self._without_values(json.dumps(self._value("", value, False)))
        except RecursionError:
            return REDACTED

    def _value(self, name: str, value: Any, secret: bool) -> Any:
        """Return a value without secrets; ``secret``: it is below a name that marks a secret."""
        secret = secret or _is_secret(name)
        if isinstance(value, dict):
            pair = isinstance(value.get("name"), str) and _is_secret(value["name"])
            return {
                key: self._value(str(key), each, secret or (pair and key == "value"))
                for key, each in value.items()
            }
        if isinstance(value, list):
            return [self._value("", each, secret) for each in value]
        if isinstance(value, str):
            if secret and value:
                if len(value) >= _SHORTEST_LEARNED:
                    self.learn(value)
                return REDACTED
            return self.text(value)
        return 0 if secret and isinstance(value, int | float) and value is not True else value

    def curl(self, method: str, url: str, headers: Mapping[str, str], content: bytes) -> str:
        """Return the command that repeats a request, with credentials of the environment."""
        shown = self.headers(headers)
        words = ["curl", "-X", method, shlex.quote(self.url(url))]
        for name, value in shown.items():
            if name.lower() == "authorization":
                basic = value.lower().startswith("basic")
                user = '-u "$MLRUN_HTTPDB__USER:$MLRUN_HTTPDB__PASSWORD"'
                words.append(user if basic else f'-H "{name}: Bearer $MLRUN_HTTPDB__TOKEN"')
            elif name.lower() not in _DROPPED:
                text = value if name.lower() in _COMMON else REDACTED
                words += ["-H", shlex.quote(f"{name}: {text}")]
        if content:
            try:
                body = "" if len(content) > _LONGEST_BODY else self.body(content.decode())
            except UnicodeDecodeError:
                body = ""
            if body:
                words += ["--data-raw", shlex.quote(body)]
            else:
                words.append(f"--data-binary @body  # of {len(content)} bytes")
        return " ".join(words)


def _is_secret(name: str) -> bool:
    return name.lower() not in _HARMLESS and _NAMES.search(name) is not None


def secret_values(headers: Mapping[str, str]) -> list[str]:
    """Return the values of the headers that a user has set, whose names are not common ones."""
    return [value for name, value in headers.items() if name.lower() not in _COMMON]
