"""Compares openapi.yaml with what MLRun API servers publish about themselves.

Each SERVER is the URL of a server or a file with its openapi.json. The default is the documents in
tests/data; explanations that explain nothing are an error then.

Exit code: 0 no unexplained drift, 1 unexplained drift, 2 wrong usage or an unreachable server.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from scripts.tools.drift_compare import (
    Change,
    Node,
    aligned,
    differences,
    generation,
    plain,
    read_yaml,
)

ROOT = Path(__file__).resolve().parents[2]
EXPLAINED = ROOT / "tests/contract/explained-drift.yaml"
STORED = sorted((ROOT / "tests/data").glob("openapi-server-*.json"))
PLACES = ("/api/openapi.json", "/api/v1/openapi.json")
SECONDS = 30


class Unreadable(Exception):
    """A document that cannot be read; the text is the reason."""


@dataclass(frozen=True)
class Explanation:
    line: str
    why: str
    server: str


@dataclass
class Comparison:
    """The differences between openapi.yaml and one server."""

    source: str
    version: str
    generation: str
    operations: int = 0
    explained: list[tuple[Change, Explanation]] = field(default_factory=list)
    unexplained: list[Change] = field(default_factory=list)


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/drift", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("servers", nargs="*", metavar="SERVER", help="a URL or a file")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    arguments = parser.parse_args(words)
    spec = read_yaml((ROOT / "openapi.yaml").read_text())
    explanations = list(read_explanations(read_yaml(EXPLAINED.read_text())))
    try:
        found = [
            compare(spec, source, read(source), explanations)
            for source in arguments.servers or map(str, STORED)
        ]
    except Unreadable as err:
        print(f"scripts/drift: {err}", file=sys.stderr)
        return 2
    stale = [] if arguments.servers else stale_of(explanations, found)
    print(as_json(found, stale) if arguments.json else as_text(found, stale))
    return int(bool(stale) or any(comparison.unexplained for comparison in found))


def read(source: str) -> Node:
    """Return the document of a server, or of a file."""
    if not source.startswith(("http://", "https://")):
        try:
            return checked(source, Path(source).read_bytes())
        except OSError as err:
            raise Unreadable(f"cannot read {source}: {err.strerror}") from None
    for place in PLACES:
        url = source.rstrip("/") + place
        try:
            with urllib.request.urlopen(url, timeout=SECONDS) as response:
                return checked(url, response.read())
        except urllib.error.HTTPError as err:
            if err.code != 404:
                raise Unreadable(f"{url} returns {err.code}") from None
        except OSError as err:
            raise Unreadable(f"{url} is unreachable: {getattr(err, 'reason', err)}") from None
    raise Unreadable(f"{source} publishes no document at {' or '.join(PLACES)} (404)")


def checked(source: str, content: bytes) -> Node:
    try:
        document = json.loads(content)
    except ValueError as err:
        raise Unreadable(f"{source} is not JSON: {err}") from None
    if not isinstance(document, dict) or not document.get("paths"):
        raise Unreadable(f"{source} is not an OpenAPI document: it has no paths")
    return document


def read_explanations(groups: list[dict[str, Any]]) -> Iterator[Explanation]:
    for group in groups:
        for line in group["lines"]:
            for server in group["servers"]:
                yield Explanation(line, group["why"], server)


def compare(spec: Node, source: str, document: Node, explanations: list[Explanation]) -> Comparison:
    version = document.get("info", {}).get("version", "")
    result = Comparison(source, version, generation(document))
    applicable = [
        each for each in explanations if each.server in (result.version, result.generation)
    ]
    # a server built from a branch calls itself "unstable"
    compared = (
        version if version[:1].isdigit() else {"0.6.x": "0.6", "1.x": "newest"}[result.generation]
    )
    known = plain(spec, compared)
    published = aligned(plain(document), known)
    result.operations = len(known.keys() & published.keys())
    for change in differences(known, published):
        reason = [each for each in applicable if fnmatchcase(str(change), each.line)]
        if reason:
            result.explained.append((change, reason[0]))
        else:
            result.unexplained.append(change)
    return result


def stale_of(explanations: list[Explanation], found: list[Comparison]) -> list[Explanation]:
    """Return the explanations that explain nothing in any of the documents."""
    used = {explanation for comparison in found for _, explanation in comparison.explained}
    return [explanation for explanation in explanations if explanation not in used]


def as_text(found: list[Comparison], stale: list[Explanation]) -> str:
    lines = []
    for one in found:
        rules = {explanation.line for _, explanation in one.explained}
        lines += [
            f"{one.source}: MLRun {one.version} ({one.generation})",
            f"  {one.operations} operations in common with openapi.yaml",
            f"  {len(one.explained)} explained by {len(rules)} lines of {EXPLAINED.name}",
            f"  {len(one.unexplained)} unexplained",
            *(f"    {change}" for change in one.unexplained),
        ]
    if stale:
        lines += [f"{EXPLAINED.name}: {len(stale)} lines explain nothing"]
        lines += [f"    {each.server}: {each.line}" for each in stale]
    return "\n".join(lines)


def as_json(found: list[Comparison], stale: list[Explanation]) -> str:
    servers = [
        {
            **{
                name: getattr(one, name)
                for name in ("source", "version", "generation", "operations")
            },
            "unexplained": [asdict(change) for change in one.unexplained],
            "explained": [{**asdict(change), "why": each.why} for change, each in one.explained],
        }
        for one in found
    ]
    return json.dumps({"servers": servers, "stale": [asdict(each) for each in stale]}, indent=1)


if __name__ == "__main__":
    sys.exit(main())
