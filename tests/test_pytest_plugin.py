"""The pytest plugin, used as other projects use it: in a pytest run of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLUGIN = "mlrun_db.pytest_plugin"


def run(folder: Path, test: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on a test file in a folder without any settings of this project."""
    (folder / "test_it.py").write_text(test)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --strict-markers\n")
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider"]
    # An installed package brings the plugin by its entry point.
    command += ["-p", PLUGIN, *arguments]
    path = os.pathsep.join([str(ROOT), str(ROOT / "generated")])
    environment = {**os.environ, "PYTHONPATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_examples_of_the_documentation(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "testing.md").read_text()
    examples = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len([line for line in examples[0].splitlines() if line.strip()]) <= 10
    result = run(tmp_path, "\n".join(examples))
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{''.join(examples).count('def test_')} passed" in result.stdout


def test_each_test_begins_with_an_empty_server(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
import pytest
from mlrun_db.errors import MLRunServiceUnavailableError

URLS = []

@pytest.mark.mlrun_faults({"operation": "healthz"}, {"operation": "list_projects", "times": 9})
@pytest.mark.parametrize("number", range(3))
def test_it(mlrun_server, mlrun_db, number):
    URLS.append(mlrun_server.url)
    assert len(set(URLS)) == 1
    with pytest.raises(MLRunServiceUnavailableError):
        mlrun_db.list_projects()
    assert mlrun_db.api_call("GET", "healthz").is_success
    assert mlrun_db.list_runs(project="default") == []
    assert [each.operation for each in mlrun_server.requests].count("list_projects") == 3
    mlrun_db.store_run({"metadata": {"name": "r"}}, "u1", "default")
    mlrun_server.transition("run", "immediate")

def test_without_faults(mlrun_db):
    assert mlrun_db.list_runs(project="default") == []
""",
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "4 passed" in result.stdout


def test_a_test_may_stop_the_server(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
import pytest
from mlrun_db.errors import MLRunNotFoundError, RunDBError

def test_an_outage(mlrun_server, mlrun_db):
    mlrun_db.store_run({"metadata": {"name": "r"}}, "u1", "default")
    mlrun_server.stop()
    with pytest.raises(RunDBError):
        mlrun_db.list_runs()

def test_after_it(mlrun_db):
    assert mlrun_db.list_runs(project="default") == []

@pytest.mark.mlrun_faults(operation="list_runs", status=404)
def test_a_fault_by_keywords(mlrun_db):
    with pytest.raises(MLRunNotFoundError):
        mlrun_db.list_runs()
""",
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "3 passed" in result.stdout


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("operation='zz'", "no operation is named 'zz'"),
        ("operation='lst_run'", "no operation is named 'lst_run'; did you mean list_runs"),
        (
            "fault='dely'",
            "fault must be one of status, delay, reset, cut, got 'dely'",
        ),
        ("opration='list_runs'", "mlrun_faults: "),
    ],
)
def test_a_bad_fault_is_named(fault: str, message: str, tmp_path: Path) -> None:
    test = f"@__import__('pytest').mark.mlrun_faults({fault})\n"
    result = run(tmp_path, f"{test}def test_it(mlrun_server): pass")
    assert result.returncode == 1
    assert message in result.stdout
    assert "Traceback" not in result.stdout and "pytest_plugin.py" not in result.stdout


def test_a_fault_that_never_fires_fails_the_test(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
import pytest

@pytest.mark.mlrun_faults(operation="list_runs")
def test_marked(mlrun_db):
    mlrun_db.list_projects()

def test_injected(mlrun_server, mlrun_db):
    mlrun_server.fault("read_run", "reset")
    mlrun_server.fault("list_projects")
    mlrun_db.list_projects()

def test_after_them(mlrun_db):
    mlrun_db.list_runs()

@pytest.mark.mlrun_faults(operation="list_runs")
def test_without_a_server():
    pass
""",
    )
    assert "faults that no request has met: status of list_project_runs" in result.stdout
    assert "faults that no request has met: reset of read_project_run" in result.stdout
    assert "mlrun_faults needs the fixture mlrun_server or mlrun_db" in result.stdout
    assert "2 failed, 1 passed, 1 error" in result.stdout


SHARED = """
import pytest
from mlrun_db import HTTPRunDB

@pytest.fixture(scope="SCOPE")
def loaded(mlrun_server):
    with HTTPRunDB(mlrun_server.url) as db:
        db.store_run({"metadata": {"name": "r"}}, "u1", "default")
    return "default"

class TestLoaded:
    @pytest.mark.parametrize("number", range(2))
    def test_it(self, loaded, mlrun_db, number):
        assert len(mlrun_db.list_runs(project=loaded)) == 1 + number
        mlrun_db.store_run({"metadata": {"name": "r"}}, f"u{number + 2}", loaded)

def test_of_its_own(mlrun_db):
    assert mlrun_db.list_runs(project="default") == []
"""


@pytest.mark.parametrize("scope", ["class", "module", "session"])
def test_a_wider_fixture_fills_the_server_once(scope: str, tmp_path: Path) -> None:
    (tmp_path / "test_before.py").write_text(
        "def test_it(mlrun_db): mlrun_db.store_run({'metadata': {'name': 'r'}}, 'u9', 'default')"
    )
    result = run(tmp_path, SHARED.replace("SCOPE", scope))
    assert result.returncode == 0, result.stdout + result.stderr
    assert "4 passed" in result.stdout


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    test = "import sys\nsys.modules['uvicorn'] = None\ndef test_it(mlrun_server): pass"
    result = run(tmp_path, test)
    assert result.returncode == 1
    assert "pip install 'mlrun_db[server]'" in result.stdout


def test_the_plugin_imports_nothing_heavy(tmp_path: Path) -> None:
    test = """
import sys

def test_it():
    heavy = {"httpx", "starlette", "uvicorn", "sqlite3", "mlrun_db.server", "mlrun_db.httpdb"}
    assert not heavy & set(sys.modules)
"""
    result = run(tmp_path, test)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_marker_is_listed(tmp_path: Path) -> None:
    result = run(tmp_path, "", "--markers")
    assert "@pytest.mark.mlrun_faults(*faults)" in result.stdout


def test_fixtures_are_listed_with_their_meaning(tmp_path: Path) -> None:
    result = run(tmp_path, "", "--fixtures")
    assert "mlrun_server" in result.stdout
    assert "A client of ``mlrun_server``" in result.stdout


@pytest.mark.parametrize("name", ["mlrun_server", "mlrun_db"])
def test_fixtures_are_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "testing.md").read_text()
