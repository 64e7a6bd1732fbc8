"""Replay of recorded exchanges with real servers against another server.

A recording is a list of exchanges in the order in which they were made. The identifiers that a
server makes up (uids, hashes, names of tasks, page tokens) differ in a replay: those of the
recording are replaced in later requests by those that the replay received in the same place.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

DATA = Path(__file__).parents[1] / "data"
_IDENTIFIER = re.compile(r"[0-9a-f]{32,64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Exchange:
    """A request and the response of a real server."""

    number: int
    method: str
    path: str
    headers: dict[str, str]
    body: str
    status: int
    response: str

    @property
    def name(self) -> str:
        """What a list of disagreements calls this exchange."""
        return f"{self.number} {self.method} {self.path.partition('?')[0]}"


@dataclass(frozen=True)
class Disagreement:
    """An exchange in which a replay got another response."""

    exchange: Exchange
    reason: str

    def __str__(self) -> str:
        return f"{self.exchange.name}: {self.reason}"


def read_recording(name: str) -> list[Exchange]:
    """Return the exchanges of a file in tests/data."""
    lines = gzip.decompress((DATA / f"recorded-{name}.jsonl.gz").read_bytes()).decode().splitlines()
    return [Exchange(**json.loads(line)) for line in lines]


@dataclass
class Replay:
    """Sends the requests of recordings and compares the responses by status and shape."""

    client: httpx.Client
    _identifiers: dict[str, str] = field(default_factory=dict)

    def run(self, exchanges: Sequence[Exchange]) -> Iterator[Disagreement]:
        """Send all requests; yield the exchanges whose responses differ."""
        for exchange in exchanges:
            response = self._send(exchange)
            reason = self._compare(exchange, response)
            if reason:
                yield Disagreement(exchange, reason)

    def _send(self, exchange: Exchange) -> httpx.Response:
        target = self._translate(exchange.path).encode()
        url = self.client.base_url.copy_with(raw_path=target)
        body = self._translate(exchange.body).encode()
        return self.client.request(exchange.method, url, headers=exchange.headers, content=body)

    def _translate(self, text: str) -> str:
        return _IDENTIFIER.sub(lambda match: self._identifiers.get(match[0], match[0]), text)

    def _compare(self, exchange: Exchange, response: httpx.Response) -> str:
        if response.status_code != exchange.status:
            return f"status {response.status_code} instead of {exchange.status}: {response.text}"
        expected, actual = parse(exchange.response), parse(response.text)
        self._learn(expected, actual)
        return next(differences(shape(expected), shape(actual)), "")

    def _learn(self, expected: Any, actual: Any) -> None:
        """Remember the identifiers at equal places of two responses."""
        if isinstance(expected, dict) and isinstance(actual, dict):
            for key in expected.keys() & actual.keys():
                self._learn(expected[key], actual[key])
        elif isinstance(expected, list) and isinstance(actual, list):
            for pair in zip(expected, actual, strict=False):
                self._learn(*pair)
        elif isinstance(expected, str) and isinstance(actual, str):
            ids = [match[0] for match in _IDENTIFIER.finditer(expected)]
            new = [match[0] for match in _IDENTIFIER.finditer(actual)]
            if len(ids) == len(new):
                for old, received in zip(ids, new, strict=True):
                    self._identifiers.setdefault(old, received)


def parse(text: str) -> Any:
    """Return the JSON of a response, or its text when it is something else."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def shape(value: Any) -> Any:
    """Return a value with the types of what it contains, and lists in any order."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted(map(shape, value), key=lambda item: json.dumps(item, sort_keys=True))
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return "number" if is_number else type(value).__name__


def differences(expected: Any, actual: Any, place: str = "response") -> Iterator[str]:
    """Yield where two shapes differ: keys, types and the lengths of lists."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        lost, added = expected.keys() - actual.keys(), actual.keys() - expected.keys()
        if lost or added:
            yield f"{place} lacks {sorted(lost)}, has {sorted(added)} in addition"
        for key in expected.keys() & actual.keys():
            yield from differences(expected[key], actual[key], f"{place}.{key}")
    elif isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            yield f"{place} has {len(actual)} items instead of {len(expected)}"
        for number, pair in enumerate(zip(expected, actual, strict=False)):
            yield from differences(*pair, f"{place}[{number}]")
    elif expected != actual:
        yield f"{place} is {actual} instead of {expected}"
