"""Calls every operation of openapi.yaml with generated data, and checks the responses.

schemathesis generates the data, follows the links and checks. This module configures it, and keeps
all cases inside projects of their own.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import httpx
import schemathesis
import yaml
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.generation.case import Case
from schemathesis.hooks import HookContext
from schemathesis.schemas import BaseSchema

from mlrun_db import LocalServer
from mlrun_db._transport.versions import NEWEST
from scripts.tools.contract_report import KEPT_OF_A_BODY, Fault, Known, Report

ROOT = Path(__file__).resolve().parents[2]
SPEC: dict[str, Any] = yaml.safe_load((ROOT / "openapi.yaml").read_text())
KNOWN_FAULTS = ROOT / "tests/contract/known_faults.yaml"
METHODS = ("get", "put", "post", "delete", "patch")
OPERATIONS: dict[tuple[str, str], str] = {
    (method, path): item[method]["operationId"]
    for path, item in SPEC["paths"].items()
    for method in METHODS
    if method in item
}
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
# Without the schemas of responses: what invalid data leaves in the store need not match them.
REFUSAL_CHECKS = ("negative_data_rejection", *CHECKS[:4])
# Tags and operations that store any object as it is: no body is invalid there.
FREE_BODIES = {
    *("runs", "artifacts", "functions", "builder"),
    *("feature_sets", "feature_vectors", "model_endpoints", "deploy_nuclio_function"),
}
# All data stays in this project and in those whose names begin with it and a hyphen.
PROJECT = "contract"
# A few names, so that one operation finds what another has stored.
NAMES = {
    "path.uid": ["u1", "u2"],
    "path.key": ["k1", "k2"],
    "path.name": ["n1", "n2"],
    "path.reference": ["latest", "v1"],
    "path.tag": ["v1", "v2"],
    "path.endpoint_id": ["e1", "e2"],
    "path.kind": ["job", "dask"],
    "query.key": ["k1", "k2"],
    "query.path": ["file.txt", "folder/"],
    "body.metadata.name": ["n1", "n2"],
    "body.functionUrl": [f"{PROJECT}/n1", f"{PROJECT}/n2"],
}
VARIANTS = 20
# The embedded server is tested as the first of these that has an operation.
EMBEDDED_VERSIONS = (NEWEST, "1.5.2", "0.6.6", "1.7.0")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/contract", description=__doc__)
    parser.add_argument("url", nargs="?", help="a running server, instead of the embedded one")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the report to FILE")
    parser.add_argument("--seed", type=int, default=1, help="of the generated data (default: 1)")
    parser.add_argument(
        "--examples", type=int, default=25, help="cases per operation (default: 25)"
    )
    given = parser.parse_args(arguments)
    if given.url:
        report = check_server(given.url.rstrip("/"), given.seed, given.examples)
    else:
        report = check_embedded(given.seed, given.examples)
    print("\n".join(report.lines()))
    if given.json:
        given.json.write_text(json.dumps(report.as_json(), indent=1) + "\n")
    return int(report.failed)


def check_embedded(seed: int, examples: int) -> Report:
    """Test the embedded server: its newest version, and older ones with the operations they had.

    Each version gets valid data, and then, in a new server, data that it must refuse.
    """
    report = new_report(EMBEDDED_VERSIONS[0])
    bodies = [name for (method, path), name in OPERATIONS.items() if free_body(method, path)]
    for version in EMBEDDED_VERSIONS:
        with embedded(version) as url:
            check_server(url, seed, examples, report)
        with embedded(version) as url, httpx.Client(base_url=url) as http:
            create_project(http)
            configuration = settings(url, seed, examples, REFUSAL_CHECKS, "coverage", "fuzzing")
            configuration["generation"]["mode"] = "negative"
            run(report, configuration, exclude=bodies)
    report.skipped.clear()
    return report


@contextmanager
def embedded(version: str) -> Iterator[str]:
    """Yield the URL of an embedded server with a file and an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "folder").mkdir()
        (Path(folder) / "file.txt").write_text("text of a file\n")
        with LocalServer(job_seconds=0, files=folder, version=version) as server:
            yield server.url


def new_report(server: str) -> Report:
    known = [Known(**entry) for entry in yaml.safe_load(KNOWN_FAULTS.read_text())]
    targets = links()
    names = [f"{source} -> {target}" for source in targets for target in targets[source]]
    return Report(server, OPERATIONS.values(), names, known)


def check_server(url: str, seed: int, examples: int, report: Report | None = None) -> Report:
    """Test a server with valid data: each operation alone, then along the links.

    Operations that ``report`` has already are left out.
    """
    with httpx.Client(base_url=url, timeout=60) as http:
        server = http.get("/api/healthz").raise_for_status().json()["version"]
        report = report or new_report(server)
        tested = [name for name, statuses in report.statuses.items() if statuses]
        report.skipped = dict.fromkeys(not_published(http), "not on this server")
        report.skipped |= dict.fromkeys(tested, "tested on a newer version")
        targets = links()
        create_project(http)
        run(report, settings(url, seed, examples, CHECKS, "examples", "fuzzing"))
        stateful = settings(url, seed, examples, CHECKS, "stateful")
        spec = with_examples()
        for source in targets:
            chain = {source, *targets[source]}
            chain |= {further for target in targets[source] for further in targets.get(target, ())}
            if source not in report.skipped and not report.skipped.keys() >= set(targets[source]):
                run(report, stateful, spec, include=chain)
        remove_projects(http)
    return report


def run(
    report: Report,
    configuration: dict[str, Any],
    spec: dict[str, Any] = SPEC,
    include: Sequence[str] | set[str] = (),
    exclude: Sequence[str] = (),
) -> None:
    """Run schemathesis, and count its events."""
    config = SchemathesisConfig.from_dict(configuration)
    schema: BaseSchema = schemathesis.openapi.from_dict(spec, config=config)
    left_out = [*report.skipped, *exclude]
    if left_out:
        schema = schema.exclude(operation_id=left_out)
    if include:
        schema = schema.include(operation_id=sorted(include))
    errors: list[tuple[str, str]] = []
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            count(report, event)
        elif isinstance(event, events.NonFatalError):
            errors.append((event.info.title, f"{event.label}: {event.info.message}"))
        elif isinstance(event, events.FatalError):
            raise event.exception
    for title, message in errors:
        # A request without a response was counted with its case.
        if title != "Network Error" or not report.without_response:
            report.errors.append(f"{title}: {message}")


def count(report: Report, event: events.ScenarioFinished) -> None:
    """Add the responses and faults of a scenario to the report."""
    recorder = event.recorder
    for number, node in recorder.cases.items():
        name = name_of(node.value.operation.label)
        response = recorder.find_response(case_id=number)
        if response is None:
            reason = "no response, or an incomplete one"
            request = node.value.as_curl_command()
            report.without_response += 1
            report.add_fault(Fault(name, "response", 0, "", reason, request))
            continue
        status = response.status_code
        report.statuses[name][status] += 1
        if node.is_transition_applied and node.parent_id and 200 <= status < 300:
            source = recorder.cases[node.parent_id].value.operation.label
            report.links[f"{name_of(source)} -> {name}"] += 1
        body = response.content[:KEPT_OF_A_BODY].decode(errors="replace")
        for found in recorder.checks.get(number, []):
            if found.failure_info is not None:
                failure, request = found.failure_info.failure, found.failure_info.code_sample
                report.add_fault(Fault(name, found.name, status, body, str(failure), request))


def settings(
    url: str, seed: int, examples: int, checks: Sequence[str], *phases: str
) -> dict[str, Any]:
    """Return the configuration of schemathesis."""
    share = 1.0 if "stateful" in phases else 0.7  # of the names, those taken from NAMES
    return {
        "base-url": url,
        "seed": seed,
        "suppress-health-check": ["all"],
        "continue-on-failure": True,
        "request-timeout": 60,
        "cache": {"enabled": False},
        "generation": {
            "mode": "positive",
            "max-examples": examples,
            "no-shrink": True,
            "database": "none",
        },
        "checks": {"enabled": False, **{name: {"enabled": True} for name in checks}},
        "phases": {
            "enabled": False,
            **{name: {"enabled": True} for name in phases},
            **(
                {"coverage": {"enabled": True, "unexpected-methods": []}}
                if "coverage" in phases
                else {}
            ),
            **(
                {"stateful": {"enabled": True, "inference": {"algorithms": []}}}
                if "stateful" in phases
                else {}
            ),
        },
        "dictionaries": {name: {"values": values} for name, values in NAMES.items()},
        "parameters": {name: {"dictionary": name, "probability": share} for name in NAMES},
    }


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Keep a case inside the projects of the generated data."""
    path = case.path_parameters
    body: Any = case.body
    if "project" in path:
        path["project"] = own(path["project"])
    if case.operation.path == "/api/projects/{name}" and not is_own(path["name"]):
        path["name"] = f"{PROJECT}-{path['name']}"
    queries = {parameter.name for parameter in case.operation.query}
    if "project" in queries:
        case.query["project"] = own(case.query.get("project"))
    for name in queries & {"label_selector", "label-selector"}:
        case.query[name] = f"mlrun/project={PROJECT}"
    if isinstance(body, dict):
        keep_inside(body)
    if "builder" in (case.operation.tags or ()) and isinstance(body, dict):
        for field in ("task", "function"):  # without a project it would be the default one
            if isinstance(body.get(field), dict):
                place = body[field].setdefault("metadata", {})
                if isinstance(place, dict):
                    place["project"] = own(place.get("project"))
    metadata = body.get("metadata") if isinstance(body, dict) else None
    if isinstance(metadata, dict):
        name = metadata.get("name")
        if case.operation.path == "/api/projects" and isinstance(name, str) and not is_own(name):
            metadata["name"] = f"{PROJECT}-{name}"
        # Names of path and body agree, unless the case is about a missing name.
        for field, parameter in (("name", "name"), ("uid", "endpoint_id"), ("project", "project")):
            missing = field == "name" and field not in metadata
            if parameter in path and not missing and isinstance(metadata.get(field), str | None):
                metadata[field] = path[parameter]


def is_own(name: object) -> bool:
    return isinstance(name, str) and (name == PROJECT or name.startswith(f"{PROJECT}-"))


def own(name: object) -> object:
    return name if is_own(name) else PROJECT


def keep_inside(value: Any) -> None:
    """Replace the projects of others, and integers of more than 64 bits.

    Real servers store larger integers, and then fail every read of the object with a 500.
    """
    places = value.items() if isinstance(value, dict) else enumerate(value)
    for place, item in list(places):
        if place == "project" and isinstance(item, str):
            value[place] = own(item)
        elif isinstance(item, int) and abs(item) >= 2**63:
            value[place] = 0
        elif isinstance(item, dict | list):
            keep_inside(item)


def links() -> dict[str, list[str]]:
    """Return the operations that the links of each operation lead to."""
    found: dict[str, list[str]] = {}
    for (method, path), name in OPERATIONS.items():
        for response in SPEC["paths"][path][method]["responses"].values():
            shared = response.get("$ref", "").rpartition("/")[2]
            described = SPEC["components"]["responses"][shared] if shared else response
            for link in described.get("links", {}).values():
                found.setdefault(name, []).append(link["operationId"])
    return found


def with_examples() -> dict[str, Any]:
    """Return the document with the examples as the only bodies, each under some names."""
    spec = deepcopy(SPEC)
    for body in spec["components"]["requestBodies"].values():
        for content in body["content"].values():
            if "example" in content:
                variants = [named(content["example"], f"n{i}") for i in range(VARIANTS)]
                content["schema"] = {"enum": variants}
    return spec


def named(example: Any, name: str) -> Any:
    copy = deepcopy(example)
    if not isinstance(copy, dict):
        return copy
    place = copy.get("metadata", copy)
    if "name" in place:
        place["name"] = name
    return copy


def free_body(method: str, path: str) -> bool:
    operation = SPEC["paths"][path][method]
    names = (*operation["tags"], operation["operationId"])
    return "requestBody" in operation and not FREE_BODIES.isdisjoint(names)


def name_of(label: str) -> str:
    method, _, path = label.partition(" ")
    return OPERATIONS[method.lower(), path]


def not_published(http: httpx.Client) -> list[str]:
    """Return the operations that are not in the server's own OpenAPI document, if it has one."""
    for place in ("/api/openapi.json", "/api/v1/openapi.json"):
        response = http.get(place)
        if response.is_success:
            published = {
                (method, without_names(path.replace("/api/v1/", "/api/")))
                for path, item in response.json()["paths"].items()
                for method in item
            }
            return [
                name
                for (method, path), name in OPERATIONS.items()
                if (method, without_names(path)) not in published
            ]
    return []


def without_names(path: str) -> str:
    return re.sub(r"{[^}]*}", "{}", path)


def create_project(http: httpx.Client) -> None:
    """Create the project of the generated data: 1.x stores nothing in a missing one."""
    body = {"metadata": {"name": PROJECT}, "spec": {}}
    http.put(f"/api/projects/{PROJECT}", json=body).raise_for_status()


def remove_projects(http: httpx.Client) -> None:
    """Delete the projects of the generated data, as far as the server can."""
    for name in http.get("/api/projects", params={"format": "name_only"}).json()["projects"]:
        if is_own(name):
            strategy = {"x-mlrun-deletion-strategy": "cascade"}
            with suppress(httpx.TransportError):
                http.delete(f"/api/projects/{name}", headers=strategy)


if __name__ == "__main__":
    sys.exit(main())
