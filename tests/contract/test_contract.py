"""A small run of scripts/contract on the embedded server, and the rules of its report."""

from __future__ import annotations

import fnmatch

import pytest
import yaml

from scripts.tools import contract
from scripts.tools.contract_report import Fault, Known, Report

FAULT = Fault("list_runs", "not_a_server_error", 500, '{"detail":"KeyError(1)"}', "why", "curl")


def known(**changes: object) -> Known:
    entry = {
        "server": "1.5.2",
        "operations": ["list_*"],
        "check": "not_a_server_error",
        "status": 500,
        "body": '{"detail":"KeyError(',
        "why": "a reason",
    }
    return Known(**{**entry, **changes})  # type: ignore[arg-type]


def report_of(*entries: Known) -> Report:
    report = Report("1.5.2", ["list_runs", "read_run"], ["list_runs -> read_run"], entries)
    report.statuses["list_runs"][500] += 1
    report.statuses["read_run"][200] += 1
    return report


def test_every_operation_of_the_embedded_server_keeps_the_contract() -> None:
    report = contract.check_embedded(seed=1, examples=2)
    text = "\n".join(report.lines())
    assert not report.failed, text
    assert set(report.statuses) == set(contract.OPERATIONS.values())
    results = {name: report.result(name) for name in report.statuses}
    assert set(results.values()) == {"passed"}, text
    assert sum(map(report.succeeded, report.statuses)) > 90, text
    assert sum(1 for count in report.links.values() if count) > 20, text


def test_an_unknown_fault_fails() -> None:
    report = report_of()
    assert not report.failed
    report.add_fault(FAULT)
    assert report.failed
    assert report.result("list_runs") == "failed"
    assert "FAILED list_runs not_a_server_error 500 (1 times)" in "\n".join(report.lines())


def test_a_known_fault_passes_and_is_named() -> None:
    report = report_of(known())
    report.add_fault(FAULT)
    assert not report.failed
    assert (report.result("list_runs"), report.result("read_run")) == ("known", "passed")
    assert "a reason" in "\n".join(report.lines())
    assert report.as_json()["operations"]["list_runs"]["known"] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"server": "0.6.4"},
        {"operations": ["read_*"]},
        {"check": "status_code_conformance"},
        {"status": 502},
        {"body": '{"detail":"ValueError('},
    ],
)
def test_an_entry_for_something_else_explains_nothing(changes: dict[str, object]) -> None:
    report = report_of(known(**changes))
    report.add_fault(FAULT)
    assert report.failed
    unused = "explains nothing" in "\n".join(report.lines())
    assert unused is ("server" not in changes)  # entries for other servers are ignored


def test_an_operation_without_cases_fails_unless_it_is_skipped() -> None:
    report = Report("1.5.2", ["list_runs"], [], [])
    assert report.failed
    report.skipped["list_runs"] = "not on this server"
    assert not report.failed
    assert "skipped" in next(report.lines())


def test_known_faults_name_existing_operations_and_checks() -> None:
    entries = [Known(**entry) for entry in yaml.safe_load(contract.KNOWN_FAULTS.read_text())]
    names = list(contract.OPERATIONS.values())
    for entry in entries:
        assert entry.check in (*contract.CHECKS, "response"), entry
        assert entry.why and entry.server in ("0.6.4", "1.5.2"), entry
        assert all(fnmatch.filter(names, pattern) for pattern in entry.operations), entry


def test_bodies_stay_inside_the_own_projects() -> None:
    body = {"project": "default", "a": [{"project": "contract-n1", "b": 2**63, "c": True}]}
    contract.keep_inside(body)
    assert body == {"project": "contract", "a": [{"project": "contract-n1", "b": 0, "c": True}]}
