"""Every module can be imported, and imports little."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import mlrun_api
import pytest

import mlrun_db
import mlrun_db.objects
from tests.support.builders import BUILDERS

ROOT = Path(__file__).parents[1]
HEAVY = {
    "httpx",
    "msgspec",
    "attr",
    "attrs",
    "ssl",
    "asyncio",
    "pandas",
    "starlette",
    "uvicorn",
    "sqlite3",
}


def loaded_after(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after the code."""
    paths = [str(ROOT), str(ROOT / "generated")]
    end = "import json; print(json.dumps(list(sys.modules)))"
    code = f"import sys; sys.path[:0] = {paths!r}\n{code}\n{end}"
    result = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    return set(json.loads(result.stdout.splitlines()[-1]))


def test_the_package_loads_nothing() -> None:
    assert loaded_after("import mlrun_db") - loaded_after("pass") == {"mlrun_db"}


def test_a_client_loads_no_http_library_before_its_first_call() -> None:
    loaded = loaded_after("import mlrun_db; mlrun_db.HTTPRunDB('http://127.0.0.1:9')")
    assert not loaded & HEAVY


def test_the_client_never_loads_the_server() -> None:
    code = (
        "import mlrun_db\n"
        "db = mlrun_db.HTTPRunDB('http://127.0.0.1:9')\n"
        "try: db.connect()\n"
        "except mlrun_db.errors.RunDBError: pass"
    )
    loaded = loaded_after(code)
    assert "httpx" in loaded
    assert not {name for name in loaded if name.startswith(("mlrun_db.server", "starlette"))}


def test_the_command_loads_no_client_before_it_needs_one() -> None:
    assert "click" not in loaded_after("import mlrun_db.cli")
    assert "click" not in loaded_after("from mlrun_db import cli; cli.main(['--version'])")
    loaded = loaded_after("from mlrun_db import cli; cli.main(['config', '--help'])")
    assert "click" in loaded
    assert not loaded & {*HEAVY, "tomllib", "mlrun_db.httpdb", "mlrun_db.server"}


def test_the_generated_package_loads_nothing() -> None:
    loaded = loaded_after("from mlrun_api.api import runs; runs.list_runs; runs.read_run")
    assert not loaded & HEAVY
    assert "mlrun_api.types" not in loaded


@pytest.mark.parametrize("package", [mlrun_db, mlrun_api], ids=lambda package: package.__name__)
def test_every_module_can_be_imported(package: ModuleType) -> None:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    names = [module.name for module in found if not module.name.endswith("__main__")]
    assert len(names) > 20
    for name in names:
        import_module(name)


@pytest.mark.parametrize("package", [mlrun_db, mlrun_db.objects])
def test_every_exported_name_exists(package: ModuleType) -> None:
    for name in package.__all__:
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        package.nothing  # noqa: B018


def test_every_operation_has_its_module() -> None:
    assert all(callable(build) for build in BUILDERS.values())


def test_names_of_a_missing_extra_are_not_listed() -> None:
    code = (
        "sys.modules.update(uvicorn=None, starlette=None)\n"
        "import importlib.util, inspect, mlrun_db\n"
        "find = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name: None if name == 'uvicorn' else find('json')\n"
        "names = dict(inspect.getmembers(mlrun_db))  # as help() does\n"
        "assert 'LocalServer' not in names and 'HTTPRunDB' in names\n"
        "importlib.util.find_spec = lambda name: find('json')\n"
        "assert 'LocalServer' in dir(mlrun_db)"
    )
    assert "mlrun_db.httpdb" in loaded_after(code)
