"""The wheel and the sdist, as users install them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from mlrun_db._version import __version__

ROOT = Path(__file__).parents[1]
INFO = f"mlrun_db-{__version__}.dist-info"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def package_index() -> None:
    """What pip installs dependencies from; in CI it must be reachable."""
    command = [sys.executable, "-m", "pip", "index", "versions", "httpx", "--retries", "0"]
    found = subprocess.run([*command, "--timeout", "5"], capture_output=True, check=False)
    if found.returncode and not os.environ.get("CI"):
        pytest.skip("the package index is unreachable")


@pytest.fixture(scope="module")
def wheel_files(dist: Path) -> list[str]:
    (wheel,) = dist.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_the_wheel_holds_the_two_packages_only(wheel_files: list[str]) -> None:
    top = {name.split("/")[0] for name in wheel_files}
    assert top == {"mlrun_db", "mlrun_api", INFO}
    assert {"mlrun_db/py.typed", "mlrun_api/py.typed", "mlrun_db/server/app.py"} <= set(wheel_files)
    assert {"mlrun_db/ui/templates/runs.html", "mlrun_db/ui/static/page.css"} <= set(wheel_files)
    assert f"{INFO}/licenses/LICENSE" in wheel_files
    assert not [name for name in wheel_files if "test" in name.split("/")]


def test_the_sdist_holds_what_builds_and_tests_it(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "openapi.yaml",
        "scripts/generate",
        "templates/header.jinja",
        "tests/conftest.py",
    } <= names
    assert "generated/mlrun_api/api/runs.py" in names


def test_client_and_server_run_from_a_zip(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    code = f"""
import sys
sys.path = [{str(wheel)!r}, *(each for each in sys.path if each != {str(ROOT)!r})]
sys.meta_path = [each for each in sys.meta_path if "editable" not in repr(each)]
import httpx, mlrun_api, mlrun_db
assert all(each.__file__.startswith(sys.path[0]) for each in (mlrun_api, mlrun_db))
with mlrun_db.LocalServer(version="1.12.1") as server, mlrun_db.HTTPRunDB(server.url) as db:
    db.create_project({{"metadata": {{"name": "p1"}}}})
    db.store_run({{"metadata": {{"name": "train"}}}}, "u1", "p1")
    paths = httpx.get(server.url + "/api/openapi.json").json()["paths"]
    print(len(db.list_runs(project="p1")), db.supports("list_runs"), len(paths) > 100)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.stdout, done.stderr) == ("1 True True\n", "")


@pytest.mark.usefixtures("package_index")
def test_the_wheel_works_in_a_clean_environment(dist: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv/bin/python"
    (wheel,) = dist.glob("*.whl")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def run(*command: str) -> str:
        return subprocess.run(
            command, check=True, capture_output=True, text=True, cwd=tmp_path, env=environment
        ).stdout

    run(*pip, "install", "--quiet", str(wheel))
    installed = {item["name"] for item in json.loads(run(*pip, "list", "--format", "json"))}
    assert len(installed - {"pip", "setuptools"}) <= 12
    code = (
        "import mlrun_db, mlrun_api; db = mlrun_db.HTTPRunDB('http://127.0.0.1:9')\n"
        "try: db.list_runs()\n"
        "except mlrun_db.errors.RunDBError: print('no server')\n"
        "try: mlrun_db.LocalServer\n"
        "except ImportError as err: print(err)"
    )
    printed = run(str(python), "-W", "error", "-c", code)
    assert printed.startswith("no server\n")
    assert "pip install 'mlrun_db[server]'" in printed
    command = [str(tmp_path / "venv/bin/mlrun-db"), "runs", "list"]
    without = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (without.returncode, without.stdout) == (1, "")
    assert "pip install 'mlrun_db[cli]'" in without.stderr


def test_the_actions_of_the_workflows_are_pinned() -> None:
    """A tag of an action can be moved to other code; a commit cannot."""
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    uses = [found for file in files for found in re.findall(r"uses: *(.+)", file.read_text())]
    assert len(uses) > 10
    assert [one for one in uses if not re.fullmatch(r"\S+@[0-9a-f]{40} # v\S+", one)] == []
